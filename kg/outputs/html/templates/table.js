// All facts as a table: sorted, filtered, printed; the equal of the picture.

const PAGE = 200;
const table = {sort: -1, down: false, words: "", shown: PAGE, order: null};
const COLUMNS = [
  (f) => LABEL[F.subject[f]], (f) => relationName(F.relation[f]), (f) => objectText(f), (f) => list(f).date || list(f).text,
  (f) => passagesOf(f).map(quoteText).join(" "), (f) => { const a = articleOf(f); return a < 0 ? "" : citationOf(a); },
];
const citationOf = (a) => { const found = article(a); return [found.title ? "《" + articleTitle(a) + "》" : t("无题"), found.paper, found.issued, found.page && t("第 {0} 版", found.page), found.source].filter(Boolean).map(clean).join(" "); };
const collator = new Intl.Collator("zh-CN", {numeric: true});

function tableFacts() {
  let found = ALL_FACTS.filter((f) => passes[f]);
  const words = table.words.trim().toLowerCase();
  if (words) found = found.filter((f) => COLUMNS.some((column) => column(f).toLowerCase().includes(words)));
  if (table.sort >= 0) {
    const column = COLUMNS[table.sort], keys = new Map(found.map((f) => [f, column(f)]));
    const isValue = table.sort === 2, number = (f) => Number(valueAbout(f, "value"));
    found.sort((a, b) => (isValue && F.value[a] >= 0 && F.value[b] >= 0 ? number(a) - number(b) : collator.compare(keys.get(a), keys.get(b))) || a - b);
    if (table.down) found.reverse();
  }
  return found;
}
function rowOf(f) {
  const row = el("tr"), cells = COLUMNS.map((column, i) => el("td", i < 4 ? clean(column(f)) : null));
  cells[0].replaceChildren(entityButton(F.subject[f]));
  if (F.object[f] >= 0) cells[2].replaceChildren(entityButton(F.object[f]));
  if (statusOf(f) !== "done") cells[1].append(" ", el("span", statusName(statusOf(f)), "status " + statusOf(f)));
  for (const p of passagesOf(f)) cells[4].append(quoteBox(f, p));
  cells[5].textContent = COLUMNS[5](f);
  row.append(...cells);
  return row;
}
function fillTable() {
  if ($("table").hidden) return;
  table.order = tableFacts();
  const last = Math.min(table.shown, table.order.length);
  $("rows").replaceChildren(...table.order.slice(0, last).map(rowOf));
  $("table-count").textContent = t("表中 {0} 条", table.order.length);
  $("more-rows").hidden = last >= table.order.length;
  $("more-rows").textContent = t("再显示 {0} 条", Math.min(PAGE, table.order.length - last));
  document.querySelectorAll("#table th").forEach((head, i) => head.setAttribute("aria-sort", table.sort === i ? (table.down ? "descending" : "ascending") : "none"));
}
function showTable(on) {
  $("table").hidden = !on; $("stage").hidden = on;
  $("to-table").setAttribute("aria-pressed", String(on)); $("to-network").setAttribute("aria-pressed", String(!on));
  fillTable();
  if (!on) resized();
  saveState();
}
function wireTable() {
  $("to-table").addEventListener("click", () => showTable(true));
  $("to-network").addEventListener("click", () => showTable(false));
  $("table-words").addEventListener("input", (e) => { table.words = e.target.value; table.shown = PAGE; fillTable(); });
  $("more-rows").addEventListener("click", () => { table.shown += PAGE; fillTable(); });
  document.querySelectorAll("#table th button").forEach((head, i) => head.addEventListener("click", () => {
    if (table.sort === i) table.down = !table.down; else { table.sort = i; table.down = false; }
    fillTable();
  }));
  let before = null;
  addEventListener("beforeprint", () => { before = [$("table").hidden, table.shown]; table.shown = 3000; $("table").hidden = false; fillTable(); });
  addEventListener("afterprint", () => { if (before) { [$("table").hidden, table.shown] = before; fillTable(); } });
}
