// Search: names before aliases before pinyin before relations before sentences.

let LOWER, ALIASES, TITLES, CHARS, INITIALS; // made when first searched
const SYLLABLES = new Map(Object.entries(D.pinyin).map(([char, readings]) => [char, readings.split(",")]));
const FIRST = new Map(); // the letters that a character can begin with
for (const [char, readings] of SYLLABLES) FIRST.set(char, new Set(readings.map((r) => r[0])));

/* whether letters spell the characters from i on: each by its first letter or whole, the last perhaps in part */
function spells(chars, i, letters) {
  if (!letters) return true;
  if (i >= chars.length) return false;
  const first = FIRST.get(chars[i]);
  if (!first) {
    const low = chars[i].toLowerCase();
    if (low === letters[0]) return spells(chars, i + 1, letters.slice(1));
    return !/[\p{L}\p{N}]/u.test(low) && spells(chars, i + 1, letters); // quotation marks and the like are not spelt
  }
  if (!first.has(letters[0])) return false;
  if (spells(chars, i + 1, letters.slice(1))) return true;
  for (const reading of SYLLABLES.get(chars[i])) {
    if (letters.length >= 2 && reading.startsWith(letters)) return true;
    if (reading.length > 1 && letters.startsWith(reading) && spells(chars, i + 1, letters.slice(reading.length))) return true;
  }
  return false;
}
/* of each label the letters that its characters can begin with, as bits; only what has the first letter is looked at */
const bit = (letter) => 1 << (letter.charCodeAt(0) - 97);
const initials = (chars) => chars.reduce((bits, char) => { for (const first of FIRST.get(char) || [char.toLowerCase()]) if (/^[a-z]$/.test(first)) bits |= bit(first); return bits; }, 0);
function makeIndex() {
  LOWER = N.label.map((label) => label.toLowerCase());
  ALIASES = N.label.map((_, n) => aliasesOf(n).map((alias) => alias.toLowerCase()));
  TITLES = A.map((_, a) => articleTitle(a).toLowerCase());
  CHARS = N.label.map((label) => Array.from(label));
  INITIALS = Int32Array.from(CHARS, initials);
}
function pinyinRank(n, letters) {
  if (!(INITIALS[n] & bit(letters[0]))) return 9;
  const chars = CHARS[n];
  for (let i = 0; i < chars.length; i++) {
    const first = FIRST.get(chars[i]);
    if ((first ? first.has(letters[0]) : chars[i].toLowerCase() === letters[0]) && spells(chars, i, letters)) return i ? 4 : 3;
  }
  return 9;
}
const QUOTES = []; // lower-case words of each passage, made when first searched
function quoteLower(p) { return QUOTES[p] === undefined ? (QUOTES[p] = quoteText(p).toLowerCase()) : QUOTES[p]; }
const MOST_HITS = 40;

function find(query) {
  const words = query.trim().toLowerCase();
  let hits = [];
  if (!words) return hits;
  if (!LOWER) makeIndex();
  const letters = /^[a-z]+$/.test(words) ? words : "";
  for (let n = 0; n < NODES; n++) {
    const low = LOWER[n];
    let rank = low === words ? 0 : low.startsWith(words) ? 1 : low.includes(words) ? 2 : 9;
    if (rank === 9 && ALIASES[n].some((alias) => alias.includes(words))) rank = 2.5;
    if (rank === 9 && letters) rank = pinyinRank(n, letters);
    if (rank < 9 && articleNode(n) === undefined) hits.push({rank, n, weight: N.degree[n]});
  }
  for (let a = 0; a < A.length; a++) {
    const at = TITLES[a].indexOf(words);
    if (at >= 0) hits.push({rank: at ? 2.7 : 1.5, n: -1 - a, a, weight: factsIn(a).length});
  }
  if (hits.length > 4 * MOST_HITS) { // only the best ranks are worth sorting
    const ranks = hits.map((hit) => hit.rank).sort((a, b) => a - b), last = ranks[MOST_HITS];
    hits = hits.filter((hit) => hit.rank <= last);
  }
  hits.sort((a, b) => a.rank - b.rank || b.weight - a.weight || a.n - b.n);
  if (hits.length < MOST_HITS) findFacts(words, hits);
  return hits.slice(0, MOST_HITS);
}
function findFacts(words, hits) {
  const named = new Set([...COUNTS.relations.keys()].filter((r) => relationName(r).toLowerCase().includes(words)));
  for (let f = 0; f < FACTS && hits.length < MOST_HITS; f++) {
    const p = passagesOf(f).find((x) => quoteLower(x).includes(words));
    if (named.has(F.relation[f]) || p !== undefined) hits.push({rank: 6, n: F.subject[f], f, p});
  }
}

const box = {input: $("search"), list: $("hits"), hits: [], active: -1, act: null};
function showHits() {
  box.hits = find(box.input.value);
  box.active = -1;
  box.list.replaceChildren(...box.hits.map(hitRow));
  if (!box.hits.length && box.input.value.trim()) box.list.append(el("li", t("没有找到"), "none"));
  box.list.hidden = !box.list.childNodes.length;
  box.input.setAttribute("aria-expanded", String(!box.list.hidden));
  box.input.removeAttribute("aria-activedescendant");
}
function hitRow(hit, i) {
  const row = el("li");
  row.id = "hit" + i; row.setAttribute("role", "option"); row.setAttribute("aria-selected", "false");
  if (hit.a !== undefined) {
    row.append(swatch("Article"), el("span", articleTitle(hit.a), "name"), el("span", [t("文章"), ISSUED[hit.a]].filter(Boolean).join(" "), "quiet"), el("span", String(hit.weight), "n"));
    row.addEventListener("mousedown", (e) => { e.preventDefault(); pick(i); });
    return row;
  }
  row.append(swatch(kindOf(hit.n)));
  if (hit.f === undefined) {
    row.append(el("span", LABEL[hit.n], "name"), el("span", className(hit.n), "quiet"), el("span", String(N.degree[hit.n]), "n"));
  } else {
    const text = el("span", LABEL[hit.n] + " " + relationName(F.relation[hit.f]) + " " + objectText(hit.f), "name");
    row.append(text);
    if (hit.p !== undefined) {
      const quote = quoteText(hit.p), at = Math.max(0, quoteLower(hit.p).indexOf(box.input.value.trim().toLowerCase()) - 8);
      row.append(el("span", (at ? "…" : "") + quote.slice(at, at + 36) + "…", "snippet"));
    }
  }
  row.addEventListener("mousedown", (e) => { e.preventDefault(); pick(i); });
  return row;
}
function markHit(i) {
  box.active = i;
  [...box.list.children].forEach((row, j) => row.setAttribute("aria-selected", String(i === j)));
  const row = box.list.children[i];
  if (row) { row.scrollIntoView({block: "nearest"}); box.input.setAttribute("aria-activedescendant", row.id); }
}
function pick(i) {
  const hit = box.hits[i];
  if (!hit) return undefined;
  closeHits();
  const act = box.act;
  endAsking();
  if (hit.a !== undefined) return act ? undefined : goArticle(hit.a);
  if (act) act(hit.n); else { if (!$("table").hidden) showTable(false); goTo(hit.n); }
  return undefined;
}
function closeHits() { box.list.hidden = true; box.input.setAttribute("aria-expanded", "false"); box.input.removeAttribute("aria-activedescendant"); }
function endAsking() { box.act = null; $("asking").hidden = true; }
/* the next entity that is picked is the other end */
function askPath(from) {
  box.act = (to) => goPath(from, to);
  $("asking").textContent = t("找到 {0} 的路径：请输入另一端", LABEL[from]);
  $("asking").hidden = false;
  box.input.value = ""; box.input.focus();
}
function wireSearch() {
  box.input.addEventListener("input", showHits);
  box.input.addEventListener("focus", () => { if (!LOWER) makeIndex(); if (box.input.value) showHits(); });
  box.input.addEventListener("blur", closeHits);
  box.input.addEventListener("keydown", (e) => {
    const last = box.hits.length - 1;
    if (e.key === "Escape") { if (box.list.hidden) endAsking(); closeHits(); }
    else if (e.key === "ArrowDown") { e.preventDefault(); markHit(Math.min(last, box.active + 1)); }
    else if (e.key === "ArrowUp") { e.preventDefault(); markHit(Math.max(0, box.active - 1)); }
    else if (e.key === "Enter") { e.preventDefault(); pick(Math.max(0, box.active)); }
  });
}
