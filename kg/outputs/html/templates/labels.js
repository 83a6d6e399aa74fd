// The label layer: a constant size on the screen, the important first, none upon another, at any zoom.

const placed = []; // {text, box: [left, top, right, bottom], id} in CSS pixels: what stands on the canvas now
class Boxes {
  constructor() { this.cells = new Map(); this.round = 0; } // squares of 64 pixels
  /* how many others a box touches, counted up to `most` */
  hits(box, id, most) {
    const round = ++this.round;
    let found = 0;
    for (let i = box[0] >> 6; i <= box[2] >> 6; i++) {
      for (let j = box[1] >> 6; j <= box[3] >> 6; j++) {
        const cell = this.cells.get(i * 10007 + j);
        if (!cell) continue;
        for (const o of cell) {
          if (o.round === round || o.id === id || box[0] >= o.right || box[2] <= o.left || box[1] >= o.bottom || box[3] <= o.top) continue;
          o.round = round;
          if (++found >= most) return found;
        }
      }
    }
    return found;
  }
  free(box) { return this.hits(box, null, 1) === 0; }
  add(box, id) {
    const kept = {left: box[0], top: box[1], right: box[2], bottom: box[3], id, round: 0};
    for (let i = box[0] >> 6; i <= box[2] >> 6; i++) {
      for (let j = box[1] >> 6; j <= box[3] >> 6; j++) {
        const key = i * 10007 + j, cell = this.cells.get(key);
        if (cell) cell.push(kept); else this.cells.set(key, [kept]);
      }
    }
  }
}
const widths = new Map(); // of each font of each text
function widthOf(text, font) {
  let fonts = widths.get(font);
  if (!fonts) widths.set(font, (fonts = new Map()));
  let found = fonts.get(text);
  if (found === undefined) {
    pen.font = font; found = pen.measureText(text).width;
    if (fonts.size > 9000) fonts.clear();
    fonts.set(text, found);
  }
  return found;
}
const wrapped = new Map();
function wrap(text) {
  let lines = wrapped.get(text);
  if (lines) return lines;
  const chars = Array.from(text);
  if (chars.length <= 10) lines = [text];
  else if (/^[\u0020-\u024f]+$/.test(text)) {
    const at = text.indexOf(" ", text.length / 2 - 4);
    lines = chars.length <= 20 || at < 0 ? [text.length > 28 ? text.slice(0, 27) + "…" : text] : [text.slice(0, at), text.slice(at + 1, at + 26)];
  } else {
    const cut = chars.length <= 22 ? Math.ceil(chars.length / 2) : 11;
    lines = [chars.slice(0, cut).join(""), chars.slice(cut, cut + 11).join("") + (chars.length > 22 ? "…" : "")];
  }
  wrapped.set(text, lines);
  return lines;
}
function bubbleLines(id) {
  const chars = Array.from(LABEL[membersOf(id)[0]]);
  return LOOSE.has(id) ? [titleOf(id)] : [chars.slice(0, 11).join("") + (chars.length > 11 ? "…" : ""), t("等 {0} 个", membersOf(id).length)];
}
const priority = (id) => (id === view.selected ? 4e6 : 0) + (id === view.mode.centre ? 2e6 : 0) + (view.near && view.near.has(id) ? 1e6 : 0) + (isBubble(id) ? 5e5 + membersOf(id).length : N.degree[id]);

const CHIEFS = 30; // the best connected: no name hides their dots
function layLabels(wide, high) {
  placed.length = 0;
  const labels = new Boxes(), dots = new Boxes(), chiefs = new Boxes();
  const seen = [], head = $("mode");
  if (!head.hidden) labels.add([0, 0, 16 + head.offsetWidth, 12 + head.offsetHeight], -1e9); // no name under the line at the top
  for (const [id, spot] of view.items) {
    if (!itemPasses(id)) continue;
    const p = onScreen(spot), r = radius(id);
    if (p.x < -80 || p.y < -40 || p.x > wide + 80 || p.y > high + 40) continue;
    seen.push({id, p, r, rank: priority(id)});
  }
  seen.sort((a, b) => b.rank - a.rank || a.id - b.id);
  seen.forEach(({id, p, r}, place) => (place < CHIEFS ? chiefs : dots).add([p.x - r * 0.8, p.y - r * 0.8, p.x + r * 0.8, p.y + r * 0.8], id));
  seen.forEach(({id, p, r}, place) => {
    const strong = id === view.selected || id === view.mode.centre, near = !view.near || view.near.has(id);
    const size = strong ? 15 : isBubble(id) ? 13 : N.degree[id] > 8 ? 13.5 : N.degree[id] > 3 ? 12.5 : 12;
    const font = (strong || isBubble(id) || N.degree[id] > 8 ? "600 " : "") + size + "px " + FONT, lines = isBubble(id) ? bubbleLines(id) : wrap(titleOf(id));
    const w = Math.max(...lines.map((l) => widthOf(l, font))) + 4, h = lines.length * size * 1.22 + 1;
    // a name may hide a small dot or two where it is among the most important, or where dots stand too thick for all names
    const spare = strong ? 99 : place < CHIEFS ? 4 : seen.length > 300 && place < 240 ? 1 : 0;
    let box = null, least = spare + 1;
    for (const b of around(p, r, w, h, wide)) {
      if (!(strong || inside(b, wide, high)) || !labels.free(b) || (!strong && chiefs.hits(b, id, 1))) continue;
      const hidden = dots.hits(b, id, least);
      if (hidden < least) { box = b; least = hidden; }
      if (!hidden) break;
    }
    if (!box) return;
    labels.add(box, -1e9);
    placed.push({id, lines, font, size, box, faint: !near, text: titleOf(id)});
  });
  layEdgeLabels(labels);
}
/* where a label may stand: below, beside, above, then aslant; below the border of the canvas it moves inwards */
function around(p, r, w, h, wide) {
  const below = p.y + r + 2, above = p.y - r - 2 - h, level = p.y - h / 2, middle = p.x - w / 2;
  const within = Math.max(3, Math.min(wide - 3 - w, middle)), near = Math.abs(within - middle) < w / 2 + r ? within : middle;
  return [[near, below], [p.x + r + 3, level], [p.x - r - 3 - w, level], [near, above], [p.x - 7, below], [p.x + 7 - w, below], [p.x - 7, above], [p.x + 7 - w, above]].map(([x, y]) => [x, y, x + w, y + h]);
}
const inside = (b, wide, high) => b[0] >= 2 && b[1] >= 2 && b[2] <= wide - 2 && b[3] <= high - 2;
/* names of relations: around the selection, and everywhere in focus, path and small graphs */
function layEdgeLabels(labels) {
  const all = view.mode.kind === "path" || (view.mode.kind === "article" && view.edges.length <= 60);
  const centre = view.selected !== null ? view.selected : view.mode.centre;
  if (centre === undefined && !all) return;
  const font = "11.5px " + FONT;
  for (const edge of view.edges) {
    const own = edge.from === centre || edge.to === centre;
    if (!own && !all) continue;
    const shown = edge.facts.filter((f) => passes[f]);
    if (!shown.length || edge.bundle || !itemPasses(edge.from) || !itemPasses(edge.to)) continue;
    const names = [...new Set(shown.map((f) => F.relation[f]))].map(relationName), text = names.join("、") + (shown.length > 1 ? " ×" + shown.length : "");
    const {a, b, via} = lineOf(edge), p = onCurve(a, via, b, 0.5), w = widthOf(text, font) + 8, h = 17, box = [p.x - w / 2, p.y - h / 2, p.x + w / 2, p.y + h / 2];
    if (!labels.free(box)) continue;
    labels.add(box, -1e9);
    placed.push({edge: edge.id, lines: [text], font, size: 11.5, box, text});
  }
}
function drawLabels(wide, high) {
  const colours = ink();
  layLabels(wide, high);
  pen.textAlign = "center"; pen.textBaseline = "middle"; pen.lineJoin = "round"; pen.strokeStyle = colours.paper; pen.lineWidth = 3.5;
  for (const label of placed) {
    const [left, top, right, bottom] = label.box, x = (left + right) / 2, step = label.size * 1.22;
    pen.font = label.font;
    pen.globalAlpha = label.faint ? 0.35 : 1;
    if (label.edge) { pen.fillStyle = colours.paper; pen.fillRect(left + 2, top + 1, right - left - 4, bottom - top - 2); }
    pen.fillStyle = label.edge ? colours.quiet : colours.text;
    label.lines.forEach((line, i) => {
      const y = (top + bottom) / 2 + (i - (label.lines.length - 1) / 2) * step;
      if (!label.edge) pen.strokeText(line, x, y);
      pen.fillText(line, x, y);
    });
  }
  pen.globalAlpha = 1;
}
