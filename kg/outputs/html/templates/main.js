// Wiring: selection, modes, keyboard, address, language, theme.

/* the line under the header: where one is and how much of the graph stands there */
function showMode() {
  const mode = view.mode, bar = $("mode"), shown = [...view.items.keys()].filter((id) => !isBubble(id) && isEntity(id) && itemPasses(id)).length;
  const name = mode.kind === "focus" ? t("聚焦：{0}", LABEL[mode.centre]) : mode.kind === "path" ? t("路径：{0} — {1}", LABEL[mode.path[0]], LABEL[mode.path[mode.path.length - 1]]) : mode.kind === "community" ? t("群组：{0}", titleOf(mode.id)) : mode.kind === "article" ? t("一篇文章：{0}", articleTitle(mode.a)) : "";
  bar.replaceChildren();
  if (name) bar.append(el("strong", name));
  if (mode.kind === "focus") for (const hops of [1, 2]) { const b = button(t(hops + " 层"), () => focusOn(mode.centre, hops)); b.setAttribute("aria-pressed", String(mode.hops === hops)); bar.append(b); }
  if (mode.kind === "community" && mode.total > MOST_OPEN) bar.append(el("span", t("只画出联系最多的 {0} 个", MOST_OPEN), "quiet"));
  if (name) bar.append(button(t("返回全图"), goWhole, "back"));
  $("count").textContent = t("显示 {0} / {1} 个实体，{2} 条事实", shown, ENTITIES, passCount());
  bar.hidden = !name;
}
function announce(n) { $("live").textContent = t("{0}，{1}，{2} 条事实", LABEL[n], kindName(kindOf(n)), FACTS_OF[n].filter((f) => passes[f]).length); }

function redraw() { markNear(); refreshEdges(); drawSoon(); }
function select(n, {move = false, open = true} = {}) {
  if (articleNode(n) !== undefined && open) return goArticle(articleNode(n));
  view.selected = n;
  if (open) showDetails(n);
  redraw();
  if (!view.items.has(n)) { if (move) return focusOn(n, 1); }
  else if (move) moveTo(n);
  announce(n);
  saveState();
  return undefined;
}
function moveTo(n) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches, spot = view.items.get(n), at = onScreen(spot);
  const seen = at.x > 60 && at.y > 60 && at.x < stage.clientWidth - 60 && at.y < stage.clientHeight - 60;
  if (seen && view.mode.kind !== "whole") return;
  moveCamera({position: {x: spot.x, y: spot.y}, scale: Math.max(eye.scale, Math.min(1.1, view.fit * 2.4)), animation: calm ? false : {duration: 250, easingFunction: "easeInOutQuad"}});
}
function clearSelection() { view.selected = null; $("live").textContent = ""; redraw(); saveState(); }
function focusOn(n, hops) { if (articleNode(n) !== undefined) return goArticle(articleNode(n)); view.selected = n; showDetails(n); showFocus(n, hops); redraw(); announce(n); saveState(); return undefined; }
function goWhole() { const kept = view.selected; showWhole(); view.selected = WHOLE.has(kept) ? kept : null; redraw(); saveState(); }
function goTo(n) { select(n, {move: true, open: true}); }
function openCommunity(id) { view.selected = null; showCommunity(id); redraw(); saveState(); }
function goPath(from, to) {
  const path = findPath(from, to);
  if (!path) { $("live").textContent = t("没有路径连接这两个实体"); $("asking").textContent = t("没有路径连接这两个实体"); $("asking").hidden = false; return; }
  view.selected = null;
  showPathDetails(path); showPath(path); redraw(); saveState();
  $("live").textContent = t("路径经过 {0} 步", path.length - 1);
}
function filtersChanged() {
  applyFilters();
  redraw(); showMode(); fillTable();
  if (view.selected !== null && !$("details").hidden) showDetails(view.selected);
}

function clicked(point) {
  const id = nodeAt(point);
  if (id !== undefined) return isBubble(id) ? showCommunityDetails(id) : select(id, {open: true});
  const edge = edgeAt(point);
  if (edge && !edge.bundle) return showEdgeDetails(edge);
  clearSelection();
  return undefined;
}
function opened(point) {
  const id = nodeAt(point);
  if (id !== undefined) { if (isBubble(id)) openCommunity(id); else focusOn(id, 1); }
}

/* keyboard: arrows to the nearest in that direction, N and P through all, component by component */
let walk = {scene: null, order: []};
function walkOrder() {
  if (walk.scene === view.items) return walk.order.filter(itemPasses);
  const near = new Map([...view.items.keys()].map((id) => [id, []])), seen = new Set(), order = [];
  for (const e of view.edges) { near.get(e.from).push(e.to); near.get(e.to).push(e.from); }
  for (const start of near.keys()) {
    const queue = seen.has(start) ? [] : [start];
    seen.add(start);
    for (const id of queue) { order.push(id); for (const other of near.get(id)) if (!seen.has(other)) { seen.add(other); queue.push(other); } }
  }
  walk = {scene: view.items, order};
  return order.filter(itemPasses);
}
let cursor = null;
function stepTo(id) {
  cursor = id;
  if (isBubble(id)) { view.selected = id; redraw(); moveTo(id); $("live").textContent = titleOf(id); return; }
  select(id, {move: true, open: !$("details").hidden});
}
function nearestTowards(from, [dx, dy], order) {
  const o = view.items.get(from);
  let best = null, score = Infinity;
  for (const id of order) {
    const p = view.items.get(id), x = p.x - o.x, y = p.y - o.y, along = x * dx + y * dy, across = Math.abs(x * dy) + Math.abs(y * dx);
    if (id !== from && along > 0 && along + 2 * across < score) { score = along + 2 * across; best = id; }
  }
  return best;
}
stage.addEventListener("keydown", (e) => {
  const arrow = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[e.key], order = walkOrder(), key = e.key.toLowerCase();
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (cursor === null || !view.items.has(cursor) || !itemPasses(cursor)) cursor = view.selected !== null && view.items.has(view.selected) ? view.selected : null;
  if (e.key === "Escape") { if (view.mode.kind !== "whole") goWhole(); else { clearSelection(); closePanel(); } return; }
  if (e.key === "Enter" && cursor !== null) { e.preventDefault(); if (isBubble(cursor)) openCommunity(cursor); else { focusOn(cursor, 1); $("about-title").focus(); } return; }
  if (key === "+" || key === "=" || key === "-") { zoomBy(key === "-" ? 0.8 : 1.25); return; }
  if (key === "0") { fitScene(); return; }
  if (!order.length || !(arrow || key === "n" || key === "p")) return;
  e.preventDefault();
  if (cursor === null) return stepTo(order[0]);
  if (arrow) { const best = nearestTowards(cursor, arrow, order); if (best !== null) stepTo(best); return; }
  const at = order.indexOf(cursor);
  stepTo(order[(at + (key === "n" ? 1 : order.length - 1)) % order.length]);
});
document.addEventListener("keydown", (e) => {
  if (e.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { e.preventDefault(); box.input.focus(); }
});
const zoomBy = (factor) => { moveCamera({scale: Math.min(6, Math.max(0.05, eye.scale * factor))}); };

/* the address: what is open, so that a link leads there */
let quietHash = false;
function saveState() {
  const parts = [], mode = view.mode, name = (n) => encodeURIComponent(N.label[n]);
  if (mode.kind === "path") parts.push("path=" + name(mode.path[0]) + "~" + name(mode.path[mode.path.length - 1]));
  else if (mode.kind === "article") parts.push("article=" + encodeURIComponent(A[mode.a][0]));
  else if (mode.kind === "focus") parts.push("entity=" + name(mode.centre), "hops=" + mode.hops);
  else if (view.selected !== null && !isBubble(view.selected)) parts.push("entity=" + name(view.selected));
  if (!$("table").hidden) parts.push("view=table");
  if (english) parts.push("lang=en");
  quietHash = true;
  try { history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.pathname + location.search); } catch (error) { /* a page from a file may be refused this */ }
  quietHash = false;
}
function decoded(text) {
  try { return decodeURIComponent(text); } catch (error) { return text; } // a stray % stands for itself
}
function articleNamed(text) {
  const name = decoded(text);
  return ARTICLE_AT.has(name) ? ARTICLE_AT.get(name) : A.findIndex((_, a) => articleTitle(a) === name);
}
function entityNamed(text) {
  const name = decoded(text);
  const at = N.label.indexOf(name);
  if (at >= 0) return at;
  const byIri = nodeOf(name);
  return byIri !== undefined ? byIri : N.label.findIndex((_, n) => aliasesOf(n).includes(name));
}
function readState() {
  const wanted = new Map(location.hash.slice(1).split("&").map((part) => [part.split("=")[0], part.slice(part.indexOf("=") + 1)]));
  if (wanted.get("lang") === "en" && !english) setLanguage(true);
  const ends = (wanted.get("path") || "").split("~").map(entityNamed), entity = wanted.has("entity") ? entityNamed(wanted.get("entity")) : location.hash.length < 2 ? D.focus : -1;
  const told = wanted.has("article") ? articleNamed(wanted.get("article")) : -1;
  if (told >= 0) goArticle(told);
  else if (ends.length === 2 && ends[0] >= 0 && ends[1] >= 0) goPath(ends[0], ends[1]);
  else if (entity >= 0 && (wanted.has("hops") || D.focus === entity)) focusOn(entity, wanted.get("hops") === "2" ? 2 : 1);
  else if (entity >= 0) goTo(entity);
  if (wanted.get("view") === "table") showTable(true);
}
addEventListener("hashchange", () => { if (!quietHash) readState(); });

function setLanguage(on) {
  english = on;
  translatePage(); fillFilters(); showMode(); fillTable();
  $("language").textContent = on ? "中文" : "English";
  if (view.selected !== null && !isBubble(view.selected) && !$("details").hidden) showDetails(view.selected);
  redraw(); saveState();
}
function setTheme(next) { theme = next; document.documentElement.dataset.theme = next; refreshEdges(); drawSoon(); }
darkMedia.addEventListener("change", () => { refreshEdges(); drawSoon(); });
/* a hand over what can be clicked */
stage.addEventListener("mousemove", (e) => {
  const frame = stage.getBoundingClientRect(), at = {x: e.clientX - frame.left, y: e.clientY - frame.top};
  stage.style.cursor = e.buttons === 0 && nodeAt(at) !== undefined ? "pointer" : "";
});
let resizeWait = 0;
addEventListener("resize", () => { clearTimeout(resizeWait); resizeWait = setTimeout(() => { resized(); fitScene(); }, 80); });

$("language").addEventListener("click", () => setLanguage(!english));
$("theme").addEventListener("click", () => setTheme(isDark() ? "light" : "dark"));
$("whole").addEventListener("click", () => { showTable(false); view.selected = null; closePanel(); showWhole(); redraw(); saveState(); });
$("close").addEventListener("click", () => { closePanel(); clearSelection(); stage.focus(); });
$("zoom-in").addEventListener("click", () => zoomBy(1.3));
$("zoom-out").addEventListener("click", () => zoomBy(1 / 1.3));
$("zoom-fit").addEventListener("click", fitScene);
$("to-filters").addEventListener("click", () => { const open = document.body.classList.toggle("with-filters"); $("to-filters").setAttribute("aria-expanded", String(open)); resized(); });
document.addEventListener("click", (e) => { if (!$("downloads").contains(e.target)) $("downloads").open = false; });

wireSearch(); wireTable(); wireFilters(); wireExport();
fillFilters();
showWhole();
readState();
drawChanges();
wireCamera();
document.body.classList.add("ready");
window.__kg = {view, marksOf, passagesOf, placed, find, csv, svg, png, turtle, select, goPath, goArticle, factsIn, statusOf, openCommunity, filtersChanged, itemPasses, off, range, D, FACTS, NODES, passCount, setTheme, loadCamera, moveCamera, drawChanges, onScreen, lineOf, headOf, get network() { return network; }};
document.dispatchEvent(new Event("kg-ready"));
