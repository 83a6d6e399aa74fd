// What stands on the canvas: the whole graph, one entity in focus, a path, a community.

const view = {mode: {kind: "whole"}, items: new Map(), edges: [], selected: null, fit: 1, wide: 1};
const bubbleId = (c) => -1 - c; // folded communities have negative ids
const isBubble = (id) => id < 0;
const folded = new Map();
D.folds.forEach((members, c) => members.forEach((n) => folded.set(n, bubbleId(c))));
/* on an upright screen the picture stands upright; labels stay level, so it is stretched sideways */
const upright = stage.clientHeight > 1.15 * stage.clientWidth;
const WHOLE = new Map(D.network.nodes.map((n) => [n.id, upright ? {x: Math.round(n.y * 1.15), y: Math.round(n.x * 0.95)} : {x: n.x, y: n.y}]));
const membersOf = (id) => D.folds[-1 - id];
const LOOSE = new Set(D.loose.map(bubbleId)); // bunches of small pieces that nothing joins
const titleOf = (id) => (!isBubble(id) ? LABEL[id] : LOOSE.has(id) ? t("零散的 {0} 个实体", membersOf(id).length) : t("{0} 等 {1} 个", LABEL[membersOf(id)[0]], membersOf(id).length));

const itemPasses = (id) => (isBubble(id) ? membersOf(id).some(nodePasses) : view.mode.kind === "whole" ? nodePasses(id) : id === view.mode.centre || nodePasses(id));

const MOST_BUNDLES = 800; // lines to folded groups; the weakest of more make a grey cloud, and their facts are read when the group is opened
function dropWeakest(pairs) {
  const bundles = [...pairs].filter(([, groups]) => groups.has("*")).sort((a, b) => b[1].get("*").facts.length - a[1].get("*").facts.length);
  for (const [pair] of bundles.slice(MOST_BUNDLES)) pairs.delete(pair);
}
/* facts between what stands on the canvas, one edge a pair and relation, parallel ones fanned out */
function makeEdges(items, keep) {
  const itemOf = (n) => (items.has(n) ? n : view.mode.kind === "whole" && items.has(folded.get(n)) ? folded.get(n) : null);
  const pairs = new Map();
  for (let f = 0; f < FACTS; f++) {
    if (F.object[f] < 0 || (keep && !keep(f))) continue;
    const from = itemOf(F.subject[f]), to = itemOf(F.object[f]);
    if (from === null || to === null || from === to) continue;
    const pair = Math.min(from, to) + " " + Math.max(from, to);
    if (!pairs.has(pair)) pairs.set(pair, new Map());
    const name = isBubble(from) || isBubble(to) ? "*" : F.relation[f] + (from < to ? ">" : "<");
    const groups = pairs.get(pair), key = groups.has(name) || groups.size < 4 ? name : [...groups.keys()][3];
    if (!groups.has(key)) groups.set(key, {id: pair + " " + key, from, to, relation: F.relation[f], bundle: name === "*", facts: []});
    groups.get(key).facts.push(f);
  }
  dropWeakest(pairs);
  const found = [];
  for (const groups of pairs.values()) {
    const fan = [...groups.values()];
    fan.forEach((edge, i) => {
      const bend = fan.length === 1 ? 0 : (i - (fan.length - 1) / 2) * 0.26;
      edge.bend = edge.from < edge.to ? bend : -bend;
      found.push(edge);
    });
  }
  return found;
}
function edgeLook(edge) {
  const colours = ink(), shown = edge.facts.filter((f) => passes[f]);
  const status = shown.some((f) => statusOf(f) === "done") ? "done" : shown.length ? statusOf(shown[0]) : "done";
  const chosen = view.selected !== null && (edge.from === view.selected || edge.to === view.selected);
  const dim = view.near && !chosen && !(view.near.has(edge.from) && view.near.has(edge.to) && view.mode.kind !== "whole");
  const wide = (edge.bundle ? Math.min(4, 0.8 + Math.log2(1 + edge.facts.length) / 2) : 1) * (chosen ? 1.7 : 1);
  const look = {
    hidden: !shown.length,
    width: wide,
    dashes: DASHES[status] || false,
    colour: chosen ? colours.accent : status === "denied" ? colours.bad : colours.edge,
    opacity: dim ? 0.18 : chosen ? 0.85 : (edge.bundle ? 0.45 : 0.85) * Math.max(0.3, Math.min(1, Math.sqrt(500 / view.edges.length))),
    chosen,
  };
  return {...look, key: Object.values(look).join()};
}
function refreshEdges() { for (const edge of view.edges) edge.look = edgeLook(edge); }
function markNear() {
  view.near = null;
  if (view.selected === null || view.mode.kind === "path") return;
  if (view.mode.kind === "focus" && view.selected === view.mode.centre) return;
  view.near = new Set([view.selected]);
  for (const e of view.edges) {
    if (e.from === view.selected && e.facts.some((f) => passes[f])) view.near.add(e.to);
    if (e.to === view.selected && e.facts.some((f) => passes[f])) view.near.add(e.from);
  }
}

/* put items on the canvas and let them fill it */
function setScene(mode, items, keep) {
  view.mode = mode; view.items = items;
  view.edges = makeEdges(items, keep);
  markNear(); refreshEdges(); showMode(); fitScene(); drawSoon();
}
function bounds() {
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (const [id, {x, y}] of view.items) {
    if (!itemPasses(id)) continue;
    left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
  }
  return left > right ? {left: -1, right: 1, top: -1, bottom: 1} : {left, right, top, bottom};
}
const headHeight = () => ($("mode").hidden ? 0 : $("mode").offsetHeight + 14); // of the line that says where one is
function measureFit() {
  const b = bounds(), w = stage.clientWidth - 116, h = stage.clientHeight - 84 - headHeight();
  view.fit = Math.max(0.02, Math.min(1.25, w / (b.right - b.left + 1), h / (b.bottom - b.top + 1)));
  view.wide = view.items.size > 250 ? 0.78 : view.items.size > 120 ? 0.9 : 1;
}
function fitScene() {
  measureFit();
  const b = bounds();
  moveCamera({position: {x: (b.left + b.right) / 2, y: (b.top + b.bottom) / 2 + (10 - headHeight() / 2) / view.fit}, scale: view.fit});
}
function showWhole() { setScene({kind: "whole"}, WHOLE, null); }
const drawable = (f) => passes[f] && F.object[f] >= 0;
const otherEnd = (f, n) => (F.subject[f] === n ? F.object[f] : F.subject[f]);
/* neighbours by relation and direction, so that like stands beside like */
function neighbours(n) {
  const found = new Map();
  for (const f of FACTS_OF[n]) {
    const other = otherEnd(f, n);
    if (drawable(f) && other !== n && !found.has(other)) found.set(other, relationName(F.relation[f]) + (F.subject[f] === n ? ">" : "<"));
  }
  return [...found].sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[0] - b[0])).map(([other]) => other);
}
const MOST_AROUND = 120; // more around one entity cannot be read; the table and the panel hold them all
function showFocus(centre, hops) {
  const first = neighbours(centre).sort((a, b) => 0).slice(0, MOST_AROUND), seen = new Set([centre, ...first]), second = [];
  if (hops > 1) {
    for (const n of first) {
      for (const other of neighbours(n).sort((a, b) => N.degree[b] - N.degree[a] || a - b)) {
        if (seen.has(other) || second.length + first.length >= MOST_AROUND) continue;
        seen.add(other); second.push([other, n]);
      }
    }
  }
  setScene({kind: "focus", centre, hops}, radialLayout(centre, first, second), null);
}
const MOST_OPEN = 240;
function showCommunity(id) {
  const members = membersOf(id), shown = members.slice(0, MOST_OPEN), inside = new Set(shown), links = [];
  for (const n of shown) for (const f of FACTS_OF[n]) if (F.subject[f] === n && inside.has(F.object[f])) links.push([n, F.object[f]]);
  setScene({kind: "community", id, total: members.length}, piecesLayout(shown, links), null);
}
function findPath(from, to) {
  const before = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const next = [];
    for (const n of edge) for (const f of FACTS_OF[n]) {
      const other = drawable(f) ? otherEnd(f, n) : n;
      if (!before.has(other)) { before.set(other, n); next.push(other); }
    }
    edge = next;
  }
  if (!before.has(to)) return null;
  const path = [];
  for (let n = to; n !== null; n = before.get(n)) path.unshift(n);
  return path;
}
function showPath(path) { setScene({kind: "path", path, centre: path[0]}, pathLayout(path), null); }
