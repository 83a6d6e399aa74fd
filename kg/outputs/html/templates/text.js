// Two languages of the page's own words. Evidence and names stay as they are.

const ENGLISH = {
  "组织": "Organization", "人物": "Person", "地点": "Place", "文件": "Document", "事件": "Event", "奖项": "Award", "人群": "Group", "文章": "Article", "其他": "Other",
  "已发生": "Done", "计划": "Planned", "要求": "Required", "否认": "Denied", "转述": "Attributed", "背景": "Without source",
  "指标": "indicator", "角色": "role", "职务": "title", "数量": "count", "此前": "former", "对方": "counterparty", "接收方": "recipient", "用途": "purpose", "资金": "fund", "覆盖": "covers", "补出自": "recovered from", "增减": "change", "授予者": "by", "地点（限定）": "place",
  "网络": "Network", "事实表": "Table", "全图": "Whole graph", "下载": "Download", "打印": "Print", "筛选": "Filters", "关闭": "Close", "详情": "Details", "视图": "View",
  "查找实体、关系或原文（支持拼音首字母）": "Search names, relations, sentences, pinyin", "查找结果": "Search results", "没有找到": "Nothing found",
  "类型": "Types", "状态": "Status", "关系": "Relations", "时间": "Time", "可信度": "Confidence", "最少事实数": "Least facts", "事实时间": "Fact date", "见报时间": "Article date", "自": "From", "至": "To", "不限": "any", "重置筛选": "Reset filters", "另有 {0} 条无日期": "{0} more without a date", "没有日期": "No dates",
  "关系网络": "Network of relations", "关系网络：方向键移到相邻实体，N 和 P 逐个走遍，回车聚焦，Esc 返回": "Network of relations: arrow keys move to a neighbour, N and P walk through all, Enter focuses, Escape goes back",
  "显示 {0} / {1} 个实体，{2} 条事实": "{0} of {1} entities, {2} facts", "聚焦：{0}": "Focus: {0}", "路径：{0} — {1}": "Path: {0} — {1}", "群组：{0}": "Community: {0}", "返回全图": "Back to the whole", "1 层": "1 hop", "2 层": "2 hops",
  "放大": "Zoom in", "缩小": "Zoom out", "适合窗口": "Fit", "切换明暗": "Light or dark", "语言": "Language",
  "{0} 等 {1} 个": "{0} and {1} in all", "等 {0} 个": "and {0} in all", "零散的 {0} 个实体": "{0} scattered entities", "一篇文章：{0}": "Article: {0}", "无题": "untitled", "画出这篇文章": "Draw this article", "见全文": "whole article", "{0} 条事实 · {1} 个实体": "{0} facts · {1} entities", "被报道的事实": "Facts it reports", "展开群组": "Open the community", "只画出联系最多的 {0} 个": "the {0} best connected are drawn", "{0} 个实体折叠在一起": "{0} entities folded together", "群组": "Community", "主要成员": "Chief members",
  "聚焦": "Focus", "找路径": "Find a path", "找到 {0} 的路径：请输入另一端": "Path from {0}: name the other end", "没有路径连接这两个实体": "No path joins these two", "路径经过 {0} 步": "{0} steps",
  "又名": "Also", "标识": "Identifiers", "被提及于": "Named in", "{0} 条事实": "{0} facts", "更多（{0}）": "More ({0})", "补出自：{0}": "recovered: {0}", "字符 {0}–{1}": "characters {0}–{1}", "第 {0} 版": "page {0}", "没有原文": "no evidence in the graph", "规则": "rule", "同类 {0} 条": "{0} times", "全部事实与原文": "All facts with their evidence",
  "主语": "Subject", "宾语": "Object", "原文": "Evidence", "出处": "Source", "在表中筛选": "Filter the table", "表中 {0} 条": "{0} facts in the table", "再显示 {0} 条": "Show {0} more", "按“{0}”排序": "Sort by {0}",
  "数值随时间变化": "Values over time", "点选一个实体，查看它的全部事实和原文。": "Choose an entity to read its facts and their evidence.", "{0}，{1}，{2} 条事实": "{0}, {1}, {2} facts", "图片 PNG": "Picture, PNG", "矢量图 SVG": "Drawing, SVG", "表格 CSV": "Table, CSV", "图数据 Turtle": "Graph, Turtle", "约": "about ",
};
const STATUS = {done: "已发生", planned: "计划", required: "要求", denied: "否认", attributed: "转述", background: "背景"};
const DETAIL = {indicator: "指标", role: "角色", title: "职务", count: "数量", former: "此前", counterparty: "对方", recipient: "接收方", purpose: "用途", fund: "资金", covers: "覆盖", recovered: "补出自", change: "增减", by: "授予者", place: "地点（限定）"};
const KIND = {Organization: "组织", Person: "人物", Place: "地点", Document: "文件", Event: "事件", Award: "奖项", Group: "人群", Article: "文章", Thing: "其他"};

let english = false;
function t(text, ...values) {
  let shown = english ? ENGLISH[text] || text : text;
  values.forEach((value, i) => { shown = shown.replace("{" + i + "}", String(value)); });
  return shown;
}
const SCHEMA = new Map(D.schema.map(([iri, about]) => {
  const names = {};
  for (let i = 0; i < about.length; i += 2) {
    if (TERM[about[i]] === RDFS_LABEL) names[D.terms.kinds[D.terms.kind[about[i + 1]]]] = TERM[about[i + 1]];
  }
  return [iri, names];
}));
function termName(iri) {
  const names = SCHEMA.get(iri) || {};
  const shown = english ? names["@en"] || names[""] : names["@zh"] || names[""] || names["@en"];
  return clean(shown || local(iri));
}
const relationName = (term) => termName(TERM[term]);
const kindName = (kind) => (KIND[kind] ? t(KIND[kind]) : clean(kind));
const className = (n) => (TERM[N.cls[n]] ? termName(TERM[N.cls[n]]) : kindName(D.kinds[N.kind[n]]));
const statusName = (status) => (STATUS[status] ? t(STATUS[status]) : clean(status));
const detailName = (name) => (DETAIL[name] ? t(DETAIL[name]) : termName(KG + name));

const $ = (id) => document.getElementById(id);
/* the only way an element gets text */
function el(name, text, cls) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  if (cls) made.className = cls;
  return made;
}
function button(text, act, cls) {
  const made = el("button", text, cls);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
/* the fixed words of the page, by data-t (text), data-label (aria-label) and data-hint (placeholder) */
function translatePage() {
  document.documentElement.lang = english ? "en" : "zh-CN";
  for (const e of document.querySelectorAll("[data-t]")) e.textContent = t(e.dataset.t);
  for (const e of document.querySelectorAll("[data-label]")) e.setAttribute("aria-label", t(e.dataset.label));
  for (const e of document.querySelectorAll("[data-hint]")) e.setAttribute("placeholder", t(e.dataset.hint));
}
