// One article: all that it names in facts, on the canvas; its sentences with what was read from each, in the panel.

const ARTICLE_AT = new Map(A.map(([iri], a) => [iri, a]));
const articleNode = (n) => ARTICLE_AT.get(nodeIri(n));
const articleTitle = (a) => { const found = article(a); return clean(found.title || "").replace(/\s+/g, "") || [found.source, found.issued].filter(Boolean).join(" ") || local(found.iri); };
let memoFacts = null;
/* the facts whose words stand in an article, in reading order */
function factsIn(a) {
  if (!memoFacts) {
    memoFacts = A.map(() => []);
    for (let f = 0; f < FACTS; f++) for (const b of new Set(passagesOf(f).map((p) => P.article[p]))) if (b >= 0) memoFacts[b].push(f);
  }
  return memoFacts[a];
}
function showArticle(a) {
  const facts = factsIn(a).filter((f) => F.object[f] >= 0 && articleNode(F.subject[f]) === undefined), own = new Set(facts);
  const ids = [...new Set(facts.flatMap((f) => [F.subject[f], F.object[f]]))];
  setScene({kind: "article", a}, piecesLayout(ids, facts.map((f) => [F.subject[f], F.object[f]])), (f) => own.has(f));
}
function goArticle(a) {
  view.selected = null;
  if (!$("table").hidden) showTable(false);
  showArticleDetails(a, true); showArticle(a); redraw(); saveState();
  $("live").textContent = t("一篇文章：{0}", articleTitle(a));
}
function articleButton(a, text) { return button(text, () => goArticle(a), "entity"); }
/* subject, relation, object on a line */
function factLine(f) {
  const line = el("div", null, "line");
  const written = articleNode(F.subject[f]) !== undefined;
  if (!written) line.append(entityButton(F.subject[f]));
  line.append(el("span", (written ? "" : "→ ") + relationName(F.relation[f]) + " →", "quiet"));
  line.append(F.object[f] >= 0 ? entityButton(F.object[f]) : el("strong", valueText(f)));
  const when = list(f).date || list(f).text;
  if (when) line.append(el("span", clean(when), "date"));
  if (statusOf(f) !== "done") line.append(el("span", statusName(statusOf(f)), "status " + statusOf(f)));
  return line;
}
/* sentences with the facts that were read from each */
function passageItems(facts, cite) {
  const said = new Map();
  for (const f of facts) {
    const ps = passagesOf(f);
    for (const p of ps.length ? ps : [-1]) { if (!said.has(p)) said.set(p, []); said.get(p).push(f); }
  }
  return [...said].map(([p, told]) => {
    const item = el("li", null, "step");
    item.append(...told.map(factLine));
    if (p < 0) item.append(el("div", t("没有原文"), "cite")); else item.append(quoteBox(told.length === 1 ? told[0] : -1, p), cite ? citeBox(p) : el("div", t("字符 {0}–{1}", P.begin[p], P.end[p]), "cite"));
    return item;
  });
}
function showArticleDetails(a, drawn) {
  const panel = $("about"), found = article(a), title = el("h2", articleTitle(a)), kind = el("p", null, "kind"), actions = el("div", null, "actions"), items = el("ol", null, "facts");
  const facts = factsIn(a).filter((f) => passes[f]), names = new Set(facts.flatMap((f) => [F.subject[f], F.object[f]]).filter((n) => n >= 0 && articleNode(n) === undefined));
  panel.replaceChildren();
  title.tabIndex = -1; title.id = "about-title";
  kind.append(el("span", [t("文章"), found.paper, found.issued, found.source].filter(Boolean).map(clean).join(" · ")));
  if (!drawn) actions.append(button(t("画出这篇文章"), () => goArticle(a), "primary"));
  items.append(...passageItems(facts, false));
  panel.append(kind, title, el("p", t("{0} 条事实 · {1} 个实体", facts.length, names.size), "quiet small"), actions, items);
  openPanel();
}
/* the facts of one edge, one click away */
function showEdgeDetails(edge) {
  const panel = $("about"), title = el("h2", LABEL[edge.from] + " — " + LABEL[edge.to]), items = el("ol", null, "facts"), facts = edge.facts.filter((f) => passes[f]);
  panel.replaceChildren();
  title.tabIndex = -1; title.id = "about-title";
  items.append(...passageItems(facts, true));
  panel.append(el("p", [...new Set(facts.map((f) => relationName(F.relation[f])))].join("、"), "kind"), title, el("p", t("{0} 条事实", facts.length), "quiet small"), items);
  openPanel();
  $("live").textContent = title.textContent + "，" + t("{0} 条事实", facts.length);
}
