// The data block, decoded: typed access to nodes, facts, passages, articles, values. Offsets are code points.

const KG = "https://kg.example/ontology#";
const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
const ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel";
const DCTERMS = "http://purl.org/dc/terms/";

async function readData() {
  const text = document.getElementById("data").textContent;
  if (!text.startsWith("gzip:")) return JSON.parse(text);
  const bytes = Uint8Array.from(atob(text.slice(5)), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

const D = await readData();
const TERM = D.terms.text;
const N = D.nodes, F = D.facts, P = D.passages, A = D.articles, V = D.values;
const NODES = N.label.length, FACTS = F.subject.length;

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
const LISTS = F.lists.map((about) => {
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
const passagesOf = (f) => (typeof F.passages[f] === "number" ? [F.passages[f]] : F.passages[f]);
const articleOf = (f) => { const p = passagesOf(f)[0]; return p === undefined ? -1 : P.article[p]; };
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
