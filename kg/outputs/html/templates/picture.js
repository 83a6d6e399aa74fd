// The picture: lines, arrowheads, shapes and names on a canvas below vis-network's own. Sizes are pixels of the screen.

const canvas = $("picture"), pen = canvas.getContext("2d");
const drawn = {of: "", changed: true, waiting: false};
/* draw once before the next frame, however many changes there are */
function drawSoon() {
  drawn.changed = true;
  if (drawn.waiting) return;
  drawn.waiting = true;
  requestAnimationFrame(() => { drawn.waiting = false; drawChanges(); });
}
/* draw, unless all stands there as it is */
function drawChanges() {
  const wide = stage.clientWidth, high = stage.clientHeight, ratio = devicePixelRatio || 1;
  const of = [eye.scale, eye.translation.x, eye.translation.y, wide, high, ratio].join(" ");
  if (!wide || (!drawn.changed && of === drawn.of)) return;
  drawn.changed = false; drawn.of = of;
  if (canvas.width !== Math.round(wide * ratio) || canvas.height !== Math.round(high * ratio)) { canvas.width = Math.round(wide * ratio); canvas.height = Math.round(high * ratio); }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, wide, high);
  drawEdges(wide, high); drawNodes(wide, high); drawLabels(wide, high);
}

/* radius on the screen; it grows more slowly than the zoom */
function radius(id) {
  const base = isBubble(id) ? Math.min(24, 8 + 0.9 * Math.sqrt(membersOf(id).length)) : 4.6 + Math.min(9.5, 1.5 * Math.sqrt(N.degree[id]));
  return Math.max(3, base * Math.min(1.7, Math.max(0.55, Math.sqrt(eye.scale / view.fit))) * (view.mode.kind === "whole" ? view.wide : 1.15));
}
function drawNodes(wide, high) {
  const colours = ink();
  for (const [id, spot] of view.items) {
    const {x, y} = onScreen(spot), r = radius(id), dim = view.near && !view.near.has(id);
    if (x < -40 || y < -40 || x > wide + 40 || y > high + 40 || !itemPasses(id)) continue;
    if (isBubble(id)) {
      shapePath(pen, "dot", x, y, r);
      pen.fillStyle = pen.strokeStyle = styleOf(membersOf(id)[0])[0];
      pen.globalAlpha = 0.16 * (dim ? 0.22 : 1); pen.fill();
      pen.globalAlpha = dim ? 0.3 : 0.9; pen.lineWidth = 1.5; pen.setLineDash([3, 2.5]); pen.stroke(); pen.setLineDash([]);
      continue;
    }
    const [colour, shape] = styleOf(id);
    pen.globalAlpha = dim ? 0.22 : 1;
    if (id === view.selected || id === view.mode.centre) {
      shapePath(pen, "dot", x, y, r + 5);
      pen.strokeStyle = colours.accent; pen.lineWidth = 2.5; pen.stroke();
    }
    shapePath(pen, shape, x, y, r);
    pen.fillStyle = colour; pen.fill();
    pen.strokeStyle = colours.paper; pen.lineWidth = 1.2; pen.stroke();
  }
  pen.globalAlpha = 1;
}

/* a line's ends and the point that bends it, on the screen */
function lineOf(edge) {
  const a = onScreen(view.items.get(edge.from)), b = onScreen(view.items.get(edge.to)), bend = 0.88 * edge.bend;
  return {a, b, via: {x: (a.x + b.x) / 2 + bend * (b.y - a.y), y: (a.y + b.y) / 2 - bend * (b.x - a.x)}};
}
const onCurve = (a, via, b, t) => ({x: (1 - t) * (1 - t) * a.x + 2 * t * (1 - t) * via.x + t * t * b.x, y: (1 - t) * (1 - t) * a.y + 2 * t * (1 - t) * via.y + t * t * b.y});
/* an arrowhead: its tip at the border of the shape that it points to, the way that it points, its length */
function headOf(edge, {a, b, via}) {
  const reach = radius(edge.to) + 1, long = (view.mode.kind === "whole" ? 4.8 : 6.3) + 3 * edge.look.width;
  let low = 0, high = 1;
  for (let i = 0; i < 9; i++) {
    const t = (low + high) / 2, p = onCurve(a, via, b, t);
    if (Math.hypot(p.x - b.x, p.y - b.y) > reach) low = t; else high = t;
  }
  const tip = onCurve(a, via, b, low), dx = b.x - via.x, dy = b.y - via.y, far = Math.hypot(dx, dy) || 1;
  return {x: tip.x, y: tip.y, dx: dx / far, dy: dy / far, long};
}
const edgeShows = (edge) => !edge.look.hidden && itemPasses(edge.from) && itemPasses(edge.to);
/* lines of one look are one path; the chosen ones lie above the others */
function drawEdges(wide, high) {
  const looks = new Map();
  for (const edge of view.edges) {
    if (!edgeShows(edge)) continue;
    const line = lineOf(edge), {a, b} = line;
    if (Math.max(a.x, b.x) < -60 || Math.max(a.y, b.y) < -60 || Math.min(a.x, b.x) > wide + 60 || Math.min(a.y, b.y) > high + 60) continue;
    if (!looks.has(edge.look.key)) looks.set(edge.look.key, {look: edge.look, lines: [], heads: []});
    const same = looks.get(edge.look.key), head = edge.bundle ? null : headOf(edge, line);
    same.lines.push(line);
    if (head) { same.heads.push(head); line.b = {x: head.x - 0.9 * head.long * head.dx, y: head.y - 0.9 * head.long * head.dy}; }
  }
  for (const {look, lines, heads} of [...looks.values()].sort((a, b) => a.look.chosen - b.look.chosen)) {
    pen.globalAlpha = look.opacity; pen.lineWidth = look.width; pen.strokeStyle = pen.fillStyle = look.colour;
    pen.setLineDash(look.dashes || []);
    pen.beginPath();
    for (const {a, b, via} of lines) { pen.moveTo(a.x, a.y); pen.quadraticCurveTo(via.x, via.y, b.x, b.y); }
    pen.stroke();
    pen.beginPath();
    for (const {x, y, dx, dy, long} of heads) {
      const back = (along, across) => pen.lineTo(x - long * (along * dx - across * dy), y - long * (along * dy + across * dx));
      pen.moveTo(x, y); back(1, 0.3); back(0.9, 0); back(1, -0.3); pen.closePath();
    }
    pen.fill();
  }
  pen.globalAlpha = 1; pen.setLineDash([]);
}
