// What is shown: kinds, relations, statuses, dates, confidence. One array says of each fact whether it passes.

const off = {kinds: new Set(), relations: new Set(), statuses: new Set()};
const range = {by: "fact", from: "", to: "", confidence: 0, degree: 1};
const passes = new Uint8Array(FACTS).fill(1);
const passing = new Int32Array(NODES); // facts of each node that pass
const kindOf = (n) => D.kinds[N.kind[n]];
const isEntity = (n) => kindOf(n) !== "Article"; // what articles name, as kg build and kg stats count
const ENTITIES = N.kind.reduce((count, _, n) => count + isEntity(n), 0);
const kindOn = (n) => !off.kinds.has(kindOf(n));
const span = (f) => (range.by === "fact" ? [list(f).from, list(f).to || list(f).from] : [issuedOf(f), issuedOf(f)]);

function applyFilters() {
  passing.fill(0);
  const timed = range.from || range.to;
  for (let f = 0; f < FACTS; f++) {
    const about = list(f);
    let ok = !off.relations.has(F.relation[f]) && !off.statuses.has(statusOf(f)) && about.confidence >= range.confidence;
    ok = ok && kindOn(F.subject[f]) && (F.object[f] < 0 || kindOn(F.object[f]));
    if (ok && timed) {
      const [from, to] = span(f);
      // ISO dates of any precision compare as texts; "~" lies behind every digit, so 2022 lasts to its end
      ok = from !== "" && (!range.to || from.slice(0, range.to.length) <= range.to) && (!range.from || to + "~" >= range.from);
    }
    passes[f] = ok ? 1 : 0;
    if (ok) { passing[F.subject[f]]++; if (F.object[f] >= 0 && F.object[f] !== F.subject[f]) passing[F.object[f]]++; }
  }
}
applyFilters();
const nodePasses = (n) => kindOn(n) && passing[n] >= range.degree;
const passCount = () => passes.reduce((a, b) => a + b, 0);

/* how many of each stand in the graph, not only among what passes: a legend must not jump */
const tally = (values) => { const found = new Map(); for (const v of values) found.set(v, (found.get(v) || 0) + 1); return found; };
const byCount = (counts) => [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
const ALL_FACTS = Array.from({length: FACTS}, (_, f) => f);
const COUNTS = {kinds: tally(N.kind.map((k) => D.kinds[k])), relations: tally(F.relation), statuses: tally(ALL_FACTS.map(statusOf))};

function fillChoices(id, names, counts, set, name, sign) {
  $(id).replaceChildren();
  for (const value of names) {
    const row = el("label"), box = el("input"), words = el("span", name(value), "name");
    box.type = "checkbox"; box.checked = !set.has(value); box.value = String(value);
    box.addEventListener("change", () => { if (box.checked) set.delete(value); else set.add(value); filtersChanged(); });
    row.append(box);
    if (sign) row.append(sign(value));
    row.append(words, el("span", String(counts.get(value)), "n"));
    $(id).append(row);
  }
}
function fillFilters() {
  fillChoices("kinds", byCount(COUNTS.kinds), COUNTS.kinds, off.kinds, kindName, swatch);
  fillChoices("relations", byCount(COUNTS.relations), COUNTS.relations, off.relations, relationName, null);
  fillChoices("statuses", byCount(COUNTS.statuses), COUNTS.statuses, off.statuses, statusName, lineSwatch);
  $("statuses-box").hidden = COUNTS.statuses.size < 2;
  fillTimeline();
}

/* the timeline: a bar a year, a month or a day, whichever gives some dozen bars, and two sliders */
const timeline = {steps: [], counts: []};
function dateSteps() {
  const found = new Map();
  for (let f = 0; f < FACTS; f++) {
    const from = span(f)[0];
    if (from) found.set(from, (found.get(from) || 0) + 1);
  }
  const dates = [...found.keys()].sort();
  if (!dates.length) return [];
  const years = dates.map((d) => Number(d.slice(0, 4)));
  const spread = years[years.length - 1] - years[0];
  const size = range.by === "article" && spread < 1 && new Set(dates.map((d) => d.slice(0, 7))).size < 3 ? 10 : spread < 3 ? 7 : 4;
  const counts = new Map();
  for (const [date, n] of found) { const key = date.slice(0, size); counts.set(key, (counts.get(key) || 0) + n); }
  return [...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}
function fillTimeline() {
  const steps = dateSteps(), bars = $("bars"), dated = steps.reduce((a, s) => a + s[1], 0);
  timeline.steps = steps.map((s) => s[0]);
  bars.replaceChildren();
  $("time-none").textContent = !steps.length ? t("没有日期") : dated < FACTS ? t("另有 {0} 条无日期", FACTS - dated) : "";
  $("time-range").hidden = steps.length < 2;
  const top = Math.max(1, ...steps.map((s) => s[1])), wide = 180 / Math.max(steps.length, 1), broad = Math.min(22, Math.max(0.6, wide - Math.min(1.5, wide * 0.2)));
  steps.forEach(([key, count], i) => {
    const high = Math.max(1.5, (36 * Math.sqrt(count)) / Math.sqrt(top));
    const bar = svgEl("rect", {x: round(i * wide + (wide - broad) / 2), y: round(38 - high), width: round(broad), height: round(high), rx: Math.min(1, wide / 4)});
    bar.append(svgEl("title", {}, key + "：" + count));
    bars.append(bar);
  });
  for (const [id, value] of [["time-from", 0], ["time-to", steps.length - 1]]) { $(id).max = Math.max(0, steps.length - 1); $(id).value = value; }
  range.from = range.to = "";
  showRange();
}
function showRange() {
  const last = timeline.steps.length - 1;
  let a = Number($("time-from").value), b = Number($("time-to").value);
  if (a > b) [a, b] = [b, a];
  range.from = a > 0 ? timeline.steps[a] : "";
  range.to = b < last ? timeline.steps[b] : "";
  [...$("bars").children].forEach((bar, i) => bar.classList.toggle("out", i < a || i > b));
  $("time-words").textContent = last < 0 ? "" : timeline.steps[a] + " – " + timeline.steps[b];
  for (const [id, i] of [["time-from", a], ["time-to", b]]) $(id).setAttribute("aria-valuetext", timeline.steps[i] || "");
}
function wireFilters() {
  for (const id of ["time-from", "time-to"]) $(id).addEventListener("input", () => { showRange(); filtersChanged(); });
  for (const by of ["fact", "article"]) {
    $("by-" + by).addEventListener("change", () => { range.by = by; fillTimeline(); filtersChanged(); });
  }
  $("confidence").addEventListener("input", (e) => { range.confidence = Number(e.target.value) / 100; $("confidence-words").textContent = e.target.value + "%"; filtersChanged(); });
  $("degree").addEventListener("input", (e) => { range.degree = Number(e.target.value); $("degree-words").textContent = e.target.value; filtersChanged(); });
  $("reset").addEventListener("click", () => {
    for (const key in off) off[key].clear();
    range.confidence = 0; range.degree = 1;
    $("confidence").value = 0; $("degree").value = 1; $("confidence-words").textContent = "0%"; $("degree-words").textContent = "1";
    fillFilters(); filtersChanged();
  });
}
