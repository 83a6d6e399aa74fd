// The data block, decoded: typed access to nodes, facts, passages, articles, values. Offsets are code points.

const KG = "https://kg.example/ontology#";
const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
const ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel";
const DCTERMS = "http://purl.org/dc/terms/";

function fromBase64(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64); // since 2025
  const text = atob(base64), bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
if (typeof DecompressionStream === "undefined") {
  document.getElementById("stage").textContent = "此浏览器太旧，画不出网络：请用 2023 年以后的浏览器。This browser is too old for the page: use one of 2023 or later.";
  return;
}
async function unpacked(base64) {
  const bytes = fromBase64(base64);
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}
/* text over an alphabet of its own, which stands before it (data.py, _spelt) */
function spelt(bytes) {
  const end = bytes.indexOf(10), utf8 = new TextDecoder("utf-8", {ignoreBOM: true}), points = Array.from(utf8.decode(bytes.subarray(0, end)), (c) => c.codePointAt(0));
  if (!points.length) return utf8.decode(bytes.subarray(1));
  const ones = 256 - Math.max(0, Math.ceil((points.length - 256) / 255)), units = new Uint16Array(2 * (bytes.length - end));
  let size = 0;
  for (let i = end + 1; i < bytes.length; i++) {
    const point = points[bytes[i] < ones ? bytes[i] : ones + (bytes[i] - ones) * 256 + bytes[++i]];
    if (point < 0x10000) units[size++] = point;
    else { units[size++] = 0xd7c0 + (point >> 10); units[size++] = 0xdc00 + (point & 0x3ff); }
  }
  return new TextDecoder("utf-16le", {ignoreBOM: true}).decode(units.subarray(0, size));
}
/* what an element holds, taken out of it: a page of 10,000 nodes need not keep it twice */
function taken(id) {
  const text = document.getElementById(id).textContent;
  document.getElementById(id).textContent = "";
  return text;
}
async function readData() {
  const text = taken("data");
  return JSON.parse(text.startsWith("gzip:") ? spelt(await unpacked(text.slice(5))) : text);
}
/* vis-network, packed too; the policy knows the hash of its text */
async function loadVis() {
  const made = document.createElement("script");
  made.textContent = new TextDecoder().decode(await unpacked(taken("vis")));
  document.head.append(made);
  made.remove();
}

const D = await readData();
const TERM = D.terms.text;
const N = D.nodes, F = D.facts, P = D.passages, A = D.articles, V = D.values;
const NODES = N.label.length, FACTS = F.subject.length;
{ // what was written short, at length
  const summed = (steps) => { let sum = 0; return Int32Array.from(steps, (step) => (sum += step)); };
  D.terms.kind = new Uint16Array(TERM.length);
  let at = 0;
  for (const [kind, count] of D.terms.runs) { D.terms.kind.fill(kind, at, at + count); at += count; }
  P.quote = summed(P.quote); P.article = summed(P.article); P.begin = summed(P.begin);
  P.end = P.begin.map((begin, p) => begin + P.length[p]);
  N.kind = N.sort.map((sort) => D.sorts[sort][0]); N.cls = N.sort.map((sort) => D.sorts[sort][1]);
  F.first = summed(F.first);
  F.relation = Int32Array.from(F.relation, (r) => F.relations[r]);
  F.value = Int32Array.from(F.object, (object) => (object < 0 ? -1 - object : -1));
  F.object = Int32Array.from(F.object, (object) => Math.max(-1, object));
  F.marks = Int32Array.from(F.marks);
  F.plain = Uint8Array.from(F.about, (about) => about & 1); F.about = F.about.map((about) => about >> 1);
  N.degree = new Int32Array(NODES);
  for (let f = 0; f < FACTS; f++) { N.degree[F.subject[f]]++; if (F.object[f] >= 0) N.degree[F.object[f]]++; }
}

const local = (iri) => iri.replace(/[#/]+$/, "").split(/[#/:]/).pop() || iri;
const isIri = (term) => D.terms.kind[term] === 0;
const fullIri = (column, i) => (column.rest[i] === null ? "" : column.base + column.rest[i]);
const nodeIri = (n) => fullIri(N.iri, n);

/* what is said of a thing: [predicate, object, predicate, object, …] → the first object of a predicate, as text */
function said(about, predicate) {
  for (let i = 0; i < about.length; i += 2) if (TERM[about[i]] === predicate) return TERM[about[i + 1]];
  return "";
}
function saidAll(about, predicate) {
  const found = [];
  for (let i = 0; i < about.length; i += 2) if (TERM[about[i]] === predicate) found.push(TERM[about[i + 1]]);
  return found;
}

/* control and direction characters never reach a label */
const clean = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, " ").trim();
const LABEL = N.label.map((label) => clean(label) || "□");
let memoIri = null;
function nodeOf(iri) {
  if (!memoIri) {
    memoIri = new Map();
    for (let n = 0; n < NODES; n++) memoIri.set(nodeIri(n), n);
  }
  return memoIri.get(iri);
}
const aliasesOf = (n) => saidAll(N.about[n], ALT_LABEL).filter((alias) => alias !== N.label[n]);

/* facts: what their interned lists say, worked out once a list */
const STRUCTURE = new Set(["type", "status", "confidence", "rule", "date", "start", "end", "startDate", "endDate"]);
const LISTS = D.lists.map((about) => {
  const found = {status: "done", confidence: 1, date: "", from: "", to: "", rule: "", details: [], text: ""};
  const units = {};
  for (let i = 0; i < about.length; i += 2) {
    const name = local(TERM[about[i]]), text = TERM[about[i + 1]];
    if (name === "status") found.status = local(text);
    else if (name === "confidence") found.confidence = Number(text);
    else if (name === "rule") found.rule = text;
    else if (name === "date") found.date = text;
    else if (name === "start") found.date = text + "/" + found.date;
    else if (name === "end") found.date = found.date + (found.date.endsWith("/") ? "" : "/") + text;
    else if (name === "startDate") found.from = text;
    else if (name === "endDate") found.to = text;
    else if (name === "dateText") found.text = text;
    else if (name.endsWith("Unit")) units[name.slice(0, -4)] = text;
    else if (!STRUCTURE.has(name)) found.details.push([name, about[i + 1]]);
  }
  const ends = found.date.split("/").filter(Boolean);
  found.date = ends.sort().join("/");
  if (!found.from && ends.length) { found.from = ends[0]; found.to = found.to || ends[ends.length - 1]; }
  found.details = found.details.map(([name, term]) => {
    const node = isIri(term) ? nodeOf(TERM[term]) : undefined;
    return {name, node, text: (isIri(term) ? local(TERM[term]) : TERM[term]) + (units[name] ? " " + units[name] : "")};
  });
  return found;
});
const list = (f) => LISTS[F.about[f]];
const statusOf = (f) => (fullIri(F.iri, f) ? list(f).status : "background");
const relationOf = (f) => F.relation[f];
const passagesOf = (f) => F.passages[f] || [F.first[f]];
const articleOf = (f) => { const p = passagesOf(f)[0]; return p === undefined ? -1 : P.article[p]; };
/* where subject and object stand in the source: begin, end, begin, end; -1 where they have no words */
function marksOf(f) {
  if (F.odd[f]) return F.odd[f];
  const [a, b, c, d] = F.marks.subarray(4 * f, 4 * f + 4), p = passagesOf(f)[0], begin = p === undefined ? 0 : P.begin[p];
  return [b ? begin + a : -1, b ? begin + a + b : -1, d ? begin + c : -1, d ? begin + c + d : -1];
}
const ISSUED = A.map(([, about]) => said(about, DCTERMS + "issued"));
const issuedOf = (f) => (articleOf(f) < 0 ? "" : ISSUED[articleOf(f)]);
const article = (n) => {
  const [iri, about] = A[n];
  return {iri, title: said(about, DCTERMS + "title"), issued: ISSUED[n], source: said(about, KG + "source"), paper: said(about, KG + "paper") || said(about, DCTERMS + "publisher"), page: said(about, KG + "pageNumber") || said(about, KG + "edition")};
};

/* the facts of each node, and the articles that name it */
const FACTS_OF = Array.from({length: NODES}, () => []);
for (let f = 0; f < FACTS; f++) {
  FACTS_OF[F.subject[f]].push(f);
  if (F.object[f] >= 0 && F.object[f] !== F.subject[f]) FACTS_OF[F.object[f]].push(f);
}
let memoMentions = null;
function mentionsOf(n) {
  if (!memoMentions) {
    memoMentions = new Map();
    A.forEach(([, about], a) => {
      for (const iri of saidAll(about, KG + "mentions")) {
        if (!memoMentions.has(iri)) memoMentions.set(iri, []);
        memoMentions.get(iri).push(a);
      }
    });
  }
  return memoMentions.get(nodeIri(n)) || [];
}

/* words: the slice without the page's line breaks and stray spaces; the same rule as quotes.py */
const WIDE = "[\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u{20000}-\\u{3ffff}\\u2018-\\u201f\\u2014\\u2026\\u00b7]";
const SPACE = /\s/u, IS_WIDE = new RegExp(WIDE, "u");
function readQuote(raw) {
  const chars = Array.from(raw), kept = [];
  let i = 0;
  while (i < chars.length) {
    if (!SPACE.test(chars[i])) { kept.push([chars[i], i]); i++; continue; }
    let j = i;
    while (j < chars.length && SPACE.test(chars[j])) j++;
    const inner = i > 0 && j < chars.length && !IS_WIDE.test(chars[i - 1]) && !IS_WIDE.test(chars[j]);
    if (inner) kept.push([" ", i]);
    i = j;
  }
  return kept;
}
const quoteText = (p) => { const raw = TERM[P.quote[p]]; return SPACE.test(raw) ? readQuote(raw).map(([c]) => c).join("") : raw; };
