// The panel: one entity with all its facts, and each fact with the words that say it.

const SHOWN = 12; // facts of a group before "more"

/* the passage, subject and object marked; all from code points */
function quoteBox(f, p) {
  const box = el("blockquote"), marks = f < 0 ? [-1, -1, -1, -1] : marksOf(f), begin = P.begin[p];
  box.lang = "zh-CN";
  let run = "", kind = "";
  const flush = () => { if (run) box.append(kind ? el("mark", run, kind) : document.createTextNode(run)); run = ""; };
  for (const [char, i] of readQuote(TERM[P.quote[p]])) {
    const at = begin + i, next = at >= marks[0] && at < marks[1] ? "s" : at >= marks[2] && at < marks[3] ? "o" : "";
    if (next !== kind) { flush(); kind = next; }
    run += char;
  }
  flush();
  return box;
}
/* paper, date, page, file and place of a passage */
function citation(p) {
  const a = P.article[p] < 0 ? {} : article(P.article[p]), place = P.begin[p] < 0 ? "" : t("字符 {0}–{1}", P.begin[p], P.end[p]);
  return [a.paper, a.issued, a.page && t("第 {0} 版", a.page), a.source, place].filter(Boolean).map(clean).join(" · ");
}
/* the citation; the title opens the article */
function citeBox(p, more) {
  const box = el("div", null, "cite"), a = P.article[p], rest = [citation(p), more].filter(Boolean).join(" · ");
  if (a >= 0) box.append(articleButton(a, article(a).title ? "《" + articleTitle(a) + "》" : t("无题")), rest ? " · " : "");
  box.append(rest);
  return box;
}
const objectText = (f) => (F.object[f] < 0 ? valueText(f) : LABEL[F.object[f]]);
const valueAbout = (f, name) => said(V.about[F.value[f]], KG + name);
const valueText = (f) => (valueAbout(f, "approximate") === "true" && !/[约余多近超]/.test(V.text[F.value[f]]) ? t("约") : "") + clean(V.text[F.value[f]]);
function entityButton(n, cls) { return button(LABEL[n], () => select(n, {move: true, open: true}), "entity " + (cls || "")); }

/* facts that say the same stand under one line with all their passages */
function sameFacts(facts, n) {
  const groups = new Map();
  for (const f of facts) {
    const key = F.object[f] < 0 ? "v" + f : F.subject[f] + " " + F.object[f] + " " + statusOf(f);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(f);
  }
  return [...groups.values()];
}
function factBox(facts, n) {
  const box = el("li", null, "fact"), f = facts[0], line = el("div", null, "line"), other = otherEnd(f, n);
  if (other >= 0 && F.object[f] >= 0) { const kind = swatch(kindOf(other)); line.append(kind, entityButton(other)); } else line.append(el("strong", valueText(f)));
  const dates = [...new Set(facts.map((x) => list(x).date || list(x).text).filter(Boolean))];
  if (dates.length) line.append(el("span", clean(dates.join("、")), "date"));
  if (statusOf(f) !== "done") line.append(el("span", statusName(statusOf(f)), "status " + statusOf(f)));
  box.append(line);
  const details = new Map();
  for (const x of facts) for (const d of list(x).details) details.set(d.name + d.text, d);
  if (details.size) {
    const more = el("div", null, "qualifiers");
    for (const d of details.values()) {
      if (d.text === "false") continue;
      const item = el("span", null, "qualifier");
      item.append(el("span", detailName(d.name) + " ", "quiet"));
      item.append(d.node !== undefined ? entityButton(d.node) : document.createTextNode(d.text === "true" ? "✓" : clean(d.text)));
      more.append(item);
    }
    if (more.childNodes.length) box.append(more);
  }
  const told = new Set();
  for (const x of facts) {
    for (const p of passagesOf(x)) {
      if (told.has(p)) continue;
      told.add(p);
      box.append(quoteBox(x, p), citeBox(p, t("可信度") + " " + Math.round(list(x).confidence * 100) + "%"));
    }
  }
  if (!told.size) box.append(el("div", t("没有原文"), "cite"));
  return box;
}
function factGroups(n) {
  const groups = new Map();
  for (const f of FACTS_OF[n]) {
    if (!passes[f]) continue;
    const key = F.relation[f] + (F.subject[f] === n ? ">" : "<");
    if (!groups.has(key)) groups.set(key, {relation: F.relation[f], out: F.subject[f] === n, facts: []});
    groups.get(key).facts.push(f);
  }
  return [...groups.values()].sort((a, b) => b.facts.length - a.facts.length || a.relation - b.relation);
}
function groupBox(group, n) {
  const box = el("section", null, "group"), head = el("h3"), items = el("ul", null, "facts");
  head.append(el("span", group.out ? "→" : "←", "arrow"), el("span", relationName(group.relation)), el("span", String(group.facts.length), "n"));
  const same = sameFacts(group.facts, n);
  const show = (from, to) => items.append(...same.slice(from, to).map((facts) => factBox(facts, n)));
  show(0, SHOWN);
  box.append(head, items);
  if (same.length > SHOWN) {
    const more = button(t("更多（{0}）", same.length - SHOWN), () => { show(SHOWN, same.length); more.remove(); }, "more");
    box.append(more);
  }
  return box;
}

/* figures of one indicator and unit at several times: a small chart */
function series(n) {
  const found = new Map();
  for (const f of FACTS_OF[n]) {
    if (F.subject[f] !== n || F.value[f] < 0 || !passes[f]) continue;
    const about = list(f), number = Number(valueAbout(f, "value")), unit = valueAbout(f, "unit");
    const indicator = (about.details.find((d) => d.name === "indicator") || {text: relationName(F.relation[f])}).text;
    const change = about.details.some((d) => d.name === "change" && d.text === "true");
    if (!about.from || !Number.isFinite(number)) continue;
    const key = indicator + " " + unit + change;
    if (!found.has(key)) found.set(key, {name: clean(indicator) + (change ? "（" + t("增减") + "）" : ""), unit, points: new Map(), curve: about.details.some((d) => d.name === "indicator")});
    found.get(key).points.set(about.to || about.from, {at: about.to || about.from, shown: about.date, number, text: valueText(f)});
  }
  return [...found.values()].filter((s) => s.points.size > 1);
}
const day = (date) => Date.parse((date + "-01-01").slice(0, 10).replace(/^(\d{4}-\d\d)-01.*$/, "$1-01"));
function chart(s) {
  const points = [...s.points.values()].sort((a, b) => (a.at < b.at ? -1 : 1)), wide = 300, high = 116;
  const first = day(points[0].at), last = day(points[points.length - 1].at), low = Math.min(0, ...points.map((p) => p.number)), top = Math.max(...points.map((p) => p.number), low + 1e-9);
  const x = (p, i) => 34 + ((last > first ? (day(p.at) - first) / (last - first) : i / (points.length - 1)) * (wide - 74)), y = (p) => 84 - ((p.number - low) / (top - low)) * 54;
  const figure = el("figure"), drawing = svgEl("svg", {viewBox: `0 0 ${wide} ${high}`, class: "chart", role: "img", "aria-label": s.name + "：" + points.map((p) => p.shown + " " + p.text).join("；")});
  drawing.append(svgEl("path", {d: "M14 84.5H" + (wide - 14), class: "axis"}));
  // sums of separate gifts are no course of one figure: each stands on its own stem
  drawing.append(svgEl("path", {d: points.map((p, i) => (s.curve ? (i ? "L" : "M") : "M" + round(x(p, i)) + " 84.5L") + round(x(p, i)) + " " + round(y(p))).join(""), class: "curve"}));
  points.forEach((p, i) => {
    const anchor = i === 0 ? "start" : i === points.length - 1 ? "end" : "middle", shift = i === 0 ? -20 : i === points.length - 1 ? 26 : 0;
    drawing.append(svgEl("circle", {cx: round(x(p, i)), cy: round(y(p)), r: 3.5, class: "dot"}));
    if (points.length <= 5 || i === 0 || i === points.length - 1) drawing.append(svgEl("text", {x: round(x(p, i) + shift), y: round(y(p) - 9), "text-anchor": anchor, class: "figure"}, p.text), svgEl("text", {x: round(x(p, i) + shift), y: 102, "text-anchor": anchor, class: "tick"}, p.shown.split("/").pop()));
  });
  figure.append(el("figcaption", s.name), drawing);
  return figure;
}

function showDetails(n) {
  const panel = $("about"), kind = el("p", null, "kind"), title = el("h2", LABEL[n]), actions = el("div", null, "actions"), aliases = aliasesOf(n);
  panel.replaceChildren();
  kind.append(swatch(kindOf(n)), el("span", [...new Set([kindName(kindOf(n)), className(n)])].join(" · ")));
  title.tabIndex = -1; title.id = "about-title";
  actions.append(button(t("聚焦"), () => focusOn(n, 1), "primary"), button(t("找路径"), () => askPath(n)));
  panel.append(kind, title);
  if (aliases.length) panel.append(el("p", t("又名") + "：" + aliases.map(clean).join("、"), "aliases"));
  panel.append(el("p", t("{0} 条事实", FACTS_OF[n].filter((f) => passes[f]).length), "quiet small"), actions);
  for (const s of series(n)) panel.append(chart(s));
  for (const group of factGroups(n)) panel.append(groupBox(group, n));
  appendMentions(panel, n);
  appendIdentifiers(panel, n);
  openPanel();
}
function appendMentions(panel, n) {
  const named = mentionsOf(n);
  if (!named.length) return;
  const box = el("section", null, "group"), items = el("ul", null, "plain");
  const head = el("h3"); head.append(el("span", t("被提及于")), el("span", String(named.length), "n"));
  for (const a of named.slice(0, 20)) { const found = article(a), item = el("li"); item.append(articleButton(a, articleTitle(a)), el("span", found.issued, "date")); items.append(item); }
  if (named.length > 20) items.append(el("li", "…"));
  box.append(head, items); panel.append(box);
}
const QUIET = new Set([RDFS_LABEL, ALT_LABEL, RDF + "type"]);
function appendIdentifiers(panel, n) {
  const about = N.about[n], box = el("dl", null, "identifiers");
  for (let i = 0; i < about.length; i += 2) {
    const name = TERM[about[i]], text = TERM[about[i + 1]];
    if (QUIET.has(name) || text === N.label[n]) continue;
    const held = el("dd");
    if (isIri(about[i + 1]) && /^https?:\/\//.test(text)) {
      const link = el("a", text); link.href = text; link.rel = "noopener noreferrer"; link.target = "_blank"; held.append(link);
    } else held.textContent = clean(text);
    box.append(el("dt", local(name) === "sameAs" ? "=" : termName(name)), held);
  }
  box.append(el("dt", "IRI"), el("dd", nodeIri(n), "iri"));
  panel.append(box);
}
/* a folded community, and a path with the facts that carry it */
function showCommunityDetails(id) {
  const panel = $("about"), members = membersOf(id), title = el("h2", titleOf(id)), actions = el("div", null, "actions"), chief = el("ul", null, "plain");
  panel.replaceChildren();
  actions.append(button(t("展开群组"), () => openCommunity(id), "primary"));
  for (const n of members.slice(0, 25)) { const item = el("li"); item.append(swatch(kindOf(n)), entityButton(n), el("span", String(N.degree[n]), "n")); chief.append(item); }
  panel.append(el("p", t("群组"), "kind"), title, el("p", t("{0} 个实体折叠在一起", members.length), "quiet small"), actions, el("h3", t("主要成员")), chief);
  openPanel();
}
function showPathDetails(path) {
  const panel = $("about"), items = el("ol", null, "facts");
  panel.replaceChildren();
  panel.append(el("h2", t("路径：{0} — {1}", LABEL[path[0]], LABEL[path[path.length - 1]])), el("p", t("路径经过 {0} 步", path.length - 1), "quiet small"));
  for (let i = 1; i < path.length; i++) {
    const facts = FACTS_OF[path[i - 1]].filter((f) => drawable(f) && otherEnd(f, path[i - 1]) === path[i]);
    const item = el("li", null, "step"), names = [...new Set(facts.map((f) => relationName(F.relation[f])))];
    const forward = F.subject[facts[0]] === path[i - 1], head = el("div", null, "line");
    head.append(entityButton(path[i - 1]), el("span", (forward ? " → " : " ← ") + names.join("、") + (forward ? " → " : " ← "), "quiet"), entityButton(path[i]));
    item.append(head);
    for (const f of facts.slice(0, 3)) for (const p of passagesOf(f)) item.append(quoteBox(f, p), citeBox(p));
    items.append(item);
  }
  panel.append(items);
  openPanel();
}
function openPanel() { document.body.classList.add("with-panel"); $("details").hidden = false; $("details").scrollTop = 0; resized(); }
function closePanel() { document.body.classList.remove("with-panel"); $("details").hidden = true; resized(); }
