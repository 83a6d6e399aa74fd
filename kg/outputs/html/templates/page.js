(function () {
  "use strict";
  const D = JSON.parse(document.getElementById("data").textContent);
  const F = {iri: 0, subject: 1, relation: 2, object: 3, value: 4, number: 5, unit: 6, date: 7, status: 8, confidence: 9, rule: 10, details: 11, quote: 12, marks: 13, article: 14, issued: 15, source: 16};
  const STATUS = {done: "已发生", planned: "计划", required: "要求", denied: "否认", attributed: "转述"};
  const DETAIL = {indicator: "指标", role: "角色", title: "职务", count: "数量", countUnit: "单位", former: "曾任", counterparty: "对方", recipient: "接收方", purpose: "用途", fund: "资金", covers: "覆盖", dateText: "原文时间", recovered: "补出自", change: "增减"};
  const KIND = {Organization: "组织", Person: "人物", Place: "地点", Document: "文件", Event: "事件", Award: "奖项", Group: "人群", Article: "文章", Thing: "其他"};
  const $ = (id) => document.getElementById(id);
  const el = (name, text, cls) => { const e = document.createElement(name); if (text !== undefined) e.textContent = text; if (cls) e.className = cls; return e; };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const off = {kinds: new Set(), relations: new Set(), statuses: new Set()};
  let selected = null, labels = [];

  const of = new Map();
  D.facts.forEach((f, i) => { for (const n of new Set([f[F.subject], f[F.object]])) if (n >= 0) { if (!of.has(n)) of.set(n, []); of.get(n).push(i); } });
  const factShown = (f) => !off.relations.has(f[F.relation]) && !off.statuses.has(f[F.status]);
  const nodeShown = (n) => !off.kinds.has(D.nodes[n][1]);

  const nodes = new vis.DataSet(D.drawn.map((n) => ({...n, borderWidth: 0})));
  const byIri = new Map(D.facts.map((f) => [f[F.iri], f]));
  const edges = new vis.DataSet(D.edges.map((e) => ({...e})));
  const network = new vis.Network($("network"), {nodes, edges}, {
    physics: {enabled: false},
    interaction: {hover: false, hideEdgesOnDrag: D.edges.length > 400, keyboard: false, zoomSpeed: 0.7},
    nodes: {shape: "dot"},
    edges: {color: {color: "#9aa3ad", highlight: "#0b57d0"}, width: 1, arrows: {to: {enabled: true, scaleFactor: 0.45}}, smooth: false, selectionWidth: 1.5},
  });
  const drawn = new Map(D.drawn.map((n) => [n.id, n]));

  const near = () => { const s = new Set(); if (selected !== null) for (const i of of.get(selected) || []) { s.add(D.facts[i][F.subject]); s.add(D.facts[i][F.object]); } return s; };

  /* labels of a constant size, the important first, none on another */
  network.on("afterDrawing", (ctx) => {
    const scale = network.getScale(), t = ctx.getTransform(), ratio = t.a / scale, close = near();
    const order = D.drawn.filter((n) => !nodes.get(n.id).hidden).sort((a, b) => (b.id === selected) - (a.id === selected) || close.has(b.id) - close.has(a.id) || D.nodes[b.id][5] - D.nodes[a.id][5] || a.id - b.id);
    const boxes = []; labels = [];
    const free = (b) => boxes.every((o) => b[0] >= o[2] || b[2] <= o[0] || b[1] >= o[3] || b[3] <= o[1]);
    ctx.save(); ctx.setTransform(ratio, 0, 0, ratio, 0, 0); ctx.textAlign = "center"; ctx.textBaseline = "top"; ctx.lineJoin = "round";
    const write = (text, x, y, px, strong) => {
      ctx.font = (strong ? "600 " : "") + px + 'px "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif';
      const lines = []; const chars = Array.from(text);
      for (let i = 0; i < chars.length && lines.length < 2; i += 12) lines.push(chars.slice(i, i + 12).join("") + (lines.length === 1 && chars.length > i + 12 ? "…" : ""));
      const w = Math.max(...lines.map((l) => ctx.measureText(l).width)), h = lines.length * px * 1.25, b = [x - w / 2 - 2, y, x + w / 2 + 2, y + h];
      if (!free(b)) return false;
      boxes.push(b); ctx.strokeStyle = dark.matches ? "#14171a" : "#ffffff"; ctx.lineWidth = 3; ctx.fillStyle = dark.matches ? "#e6e8eb" : "#1c2127";
      lines.forEach((l, i) => { ctx.strokeText(l, x, y + i * px * 1.25); ctx.fillText(l, x, y + i * px * 1.25); });
      labels.push({text, box: b}); return true;
    };
    const at = (id) => { const p = network.canvasToDOM({x: drawn.get(id).x, y: drawn.get(id).y}); return p; };
    for (const n of order) {
      const p = at(n.id), r = n.size * scale;
      if (p.x < -60 || p.y < -30 || p.x > ctx.canvas.width / ratio + 60 || p.y > ctx.canvas.height / ratio + 30) continue;
      write(D.nodes[n.id][0], p.x, p.y + r + 2, n.id === selected ? 15 : 12, n.id === selected || close.has(n.id));
    }
    if (selected !== null) for (const e of edges.get()) if (!e.hidden && (e.from === selected || e.to === selected)) { const a = at(e.from), b = at(e.to); write(D.relations[e.relation] || e.relation, (a.x + b.x) / 2, (a.y + b.y) / 2 - 7, 11.5, false); }
    ctx.restore();
  });

  function refresh() {
    nodes.update(D.drawn.map((n) => ({id: n.id, hidden: !nodeShown(n.id)})));
    edges.update(D.edges.map((e) => ({id: e.id, hidden: !nodeShown(e.from) || !nodeShown(e.to) || !factShown(byIri.get(e.id))})));
    const shown = D.drawn.filter((n) => nodeShown(n.id)).length;
    $("count").textContent = "显示 " + shown + "/" + D.nodes.length + " 个实体，" + D.facts.filter(factShown).length + " 条事实";
    fillTable();
  }
  function boxes(id, names, label, counts, set, sign) {
    for (const name of names) {
      const l = el("label"), c = el("input"); c.type = "checkbox"; c.checked = true;
      c.addEventListener("change", () => { c.checked ? set.delete(name) : set.add(name); refresh(); });
      l.append(c); if (sign) l.append(sign(name)); l.append(el("span", label(name)), el("span", String(counts[name]), "n")); $(id).append(l);
    }
  }
  const tally = (list) => list.reduce((a, k) => (a[k] = (a[k] || 0) + 1, a), {});
  const byCount = (c) => Object.keys(c).sort((a, b) => c[b] - c[a] || (a < b ? -1 : 1));
  function swatch(kind) {
    const ns = "http://www.w3.org/2000/svg", svg = document.createElementNS(ns, "svg"), [colour, shape] = D.styles[kind];
    svg.setAttribute("viewBox", "0 0 14 14"); svg.setAttribute("class", "swatch"); svg.setAttribute("aria-hidden", "true");
    const p = document.createElementNS(ns, "path");
    p.setAttribute("d", {dot: "M7 1a6 6 0 1 0 .01 0z", square: "M2 2h10v10H2z", triangle: "M7 1l6 12H1z", triangleDown: "M1 1h12L7 13z", diamond: "M7 0l6 7-6 7-6-7z", star: "M7 0l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z", hexagon: "M4 1h6l4 6-4 6H4L0 7z"}[shape] || "M2 2h10v10H2z");
    p.setAttribute("fill", colour); svg.append(p); return svg;
  }
  const kindCounts = tally(D.nodes.map((n) => n[1])), relationCounts = tally(D.facts.map((f) => f[F.relation])), statusCounts = tally(D.facts.map((f) => f[F.status]));
  boxes("kinds", byCount(kindCounts), (k) => KIND[k] || k, kindCounts, off.kinds, swatch);
  boxes("relations", byCount(relationCounts), (r) => D.relations[r] || r, relationCounts, off.relations);
  boxes("statuses", byCount(statusCounts), (s) => STATUS[s] || s, statusCounts, off.statuses);

  const objectText = (f) => f[F.object] < 0 ? f[F.value] : D.nodes[f[F.object]][0];
  function quote(f) {
    const chars = Array.from(f[F.quote]), [a, b, c, d] = f[F.marks], q = el("blockquote");
    let run = "", cls = "";
    const flush = () => { if (!run) return; if (cls) q.append(el("mark", run, cls === "o" ? "o" : "")); else q.append(document.createTextNode(run)); run = ""; };
    chars.forEach((ch, i) => { const k = i >= a && i < b ? "s" : i >= c && i < d ? "o" : ""; if (k !== cls) { flush(); cls = k; } run += ch; });
    flush(); return q;
  }
  function factBox(f, n) {
    const box = el("div", undefined, "fact"), line = el("div", undefined, "line");
    const other = f[F.subject] === n ? f[F.object] : f[F.subject];
    if (f[F.object] === n && f[F.subject] !== n) line.append(el("span", "← "));
    if (other >= 0 && other !== n) { const b = el("button", D.nodes[other][0]); b.type = "button"; b.addEventListener("click", () => select(other, true)); line.append(b); } else line.append(el("strong", f[F.value]));
    if (f[F.date]) line.append(el("span", "　" + f[F.date], "quiet"));
    if (f[F.status] !== "done") line.append(" ", el("span", STATUS[f[F.status]] || f[F.status], "planned"));
    box.append(line);
    const more = f[F.details].map(([k, v]) => (DETAIL[k] || k) + "：" + v).join("；");
    if (more) box.append(el("div", more, "more"));
    box.append(quote(f), el("div", [f[F.article] && "《" + f[F.article] + "》", f[F.issued], f[F.source], "可信度 " + f[F.confidence], f[F.rule]].filter(Boolean).join("　"), "more"));
    return box;
  }
  function showDetails(n) {
    const d = $("details"), node = D.nodes[n]; d.replaceChildren();
    d.append(el("div", (KIND[node[1]] || node[1]) + "　" + (D.classes[node[2]] || node[2]), "quiet"), el("h3", node[0]));
    const also = node[3].filter((a) => a !== node[0]); if (also.length) d.append(el("div", "又名：" + also.join("、"), "more quiet"));
    const groups = new Map();
    for (const i of of.get(n) || []) { const f = D.facts[i]; if (!groups.has(f[F.relation])) groups.set(f[F.relation], []); groups.get(f[F.relation]).push(f); }
    for (const [r, list] of [...groups].sort((a, b) => b[1].length - a[1].length)) { d.append(el("h4", (D.relations[r] || r) + " " + list.length)); list.forEach((f) => d.append(factBox(f, n))); }
    d.scrollTop = 0;
  }
  function select(n, move) {
    selected = n; showDetails(n);
    if (drawn.has(n)) { network.selectNodes([n]); if (move) network.focus(n, {scale: Math.max(network.getScale(), 0.9)}); }
    network.redraw(); $("live").textContent = D.nodes[n][0] + "，" + (KIND[D.nodes[n][1]] || "") + "，" + (of.get(n) || []).length + " 条事实";
    try { history.replaceState(null, "", "#entity=" + encodeURIComponent(D.nodes[n][0])); } catch (e) { /* a file:// page may refuse */ }
  }
  function clear() { selected = null; network.unselectAll(); network.redraw(); $("live").textContent = ""; }
  network.on("click", (p) => { if (p.nodes.length) select(p.nodes[0], false); else if (p.edges.length) { const f = byIri.get(p.edges[0]); select(f[F.subject], false); } else clear(); });

  $("network").addEventListener("keydown", (e) => {
    const dir = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[e.key];
    if (e.key === "Escape") return clear();
    if (e.key === "Enter" && selected !== null) return $("details").focus();
    const list = D.drawn.filter((n) => nodeShown(n.id)); if (!list.length) return;
    if (e.key === "n" || e.key === "p") { const i = list.findIndex((n) => n.id === selected); e.preventDefault(); return select(list[(i + (e.key === "n" ? 1 : list.length - 1) + list.length) % list.length].id, true); }
    if (!dir) return; e.preventDefault();
    if (selected === null || !drawn.has(selected)) return select(list[0].id, true);
    const o = drawn.get(selected); let best = null, score = Infinity;
    for (const n of list) { const dx = n.x - o.x, dy = n.y - o.y, along = dx * dir[0] + dy * dir[1], across = Math.abs(dx * dir[1]) + Math.abs(dy * dir[0]); if (n.id !== selected && along > 0 && along + 2 * across < score) { score = along + 2 * across; best = n.id; } }
    if (best !== null) select(best, true);
  });

  function find(q) {
    const words = q.trim().toLowerCase(), hits = []; if (!words) return hits;
    D.nodes.forEach((n, i) => { const l = n[0].toLowerCase(), rank = l === words ? 0 : l.startsWith(words) ? 1 : l.includes(words) ? 2 : n[3].some((a) => a.toLowerCase().includes(words)) ? 3 : 9; if (rank < 9) hits.push([rank, i, n[0], KIND[n[1]] || ""]); });
    D.facts.forEach((f) => { if ((D.relations[f[F.relation]] || "").includes(words) || f[F.quote].toLowerCase().includes(words)) hits.push([4, f[F.subject], D.nodes[f[F.subject]][0] + " " + (D.relations[f[F.relation]] || "") + " " + objectText(f), "原文"]); });
    return hits.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 30);
  }
  const search = $("search"), list = $("hits"); let active = -1;
  search.addEventListener("input", () => {
    const hits = find(search.value); list.replaceChildren(); active = -1; list.hidden = !hits.length; search.setAttribute("aria-expanded", String(!!hits.length));
    hits.forEach((h, i) => { const li = el("li"); li.id = "hit" + i; li.setAttribute("role", "option"); li.append(el("span", h[2]), el("span", "　" + h[3], "quiet")); li.addEventListener("mousedown", (e) => { e.preventDefault(); pick(h[1]); }); list.append(li); });
  });
  function pick(n) { list.hidden = true; search.setAttribute("aria-expanded", "false"); select(n, true); }
  search.addEventListener("keydown", (e) => {
    const items = [...list.children];
    if (e.key === "Escape") { list.hidden = true; return; }
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); active = Math.max(0, Math.min(items.length - 1, active + (e.key === "ArrowDown" ? 1 : -1))); items.forEach((li, i) => li.setAttribute("aria-selected", String(i === active))); if (items[active]) { items[active].scrollIntoView({block: "nearest"}); search.setAttribute("aria-activedescendant", items[active].id); } }
    if (e.key === "Enter") { const h = find(search.value)[Math.max(0, active)]; if (h) pick(h[1]); }
  });
  search.addEventListener("blur", () => { list.hidden = true; });

  function fillTable() {
    const body = $("rows"); body.replaceChildren(); if ($("table").hidden) return;
    for (const f of D.facts) if (factShown(f) && nodeShown(f[F.subject])) {
      const tr = el("tr"); for (const t of [D.nodes[f[F.subject]][0], D.relations[f[F.relation]] || f[F.relation], objectText(f), f[F.date], f[F.quote], [f[F.article], f[F.issued], f[F.source]].filter(Boolean).join(" ")]) tr.append(el("td", t)); body.append(tr);
    }
  }
  function view(table) { $("table").hidden = !table; $("stage").hidden = table; $("to-table").setAttribute("aria-pressed", String(table)); $("to-network").setAttribute("aria-pressed", String(!table)); fillTable(); if (!table) network.redraw(); }
  $("to-table").addEventListener("click", () => view(true)); $("to-network").addEventListener("click", () => view(false));
  $("whole").addEventListener("click", () => { clear(); view(false); network.fit(); });
  window.addEventListener("beforeprint", () => view(true));

  refresh(); network.fit({maxZoomLevel: 1.2});
  const wanted = decodeURIComponent((location.hash.match(/entity=([^&]+)/) || [])[1] || "") || D.focus;
  if (wanted) { const n = D.nodes.findIndex((x) => x[0] === wanted || x[3].includes(wanted)); if (n >= 0) select(n, true); }
  window.__kg = {select, labels: () => labels, drawn: D.drawn.length, facts: D.facts.length};
})();
