// Where one looks from and what lies there. vis-network moves the camera: mouse, wheel, fingers, animation.

const stage = $("network");
let network = null; // vis-network, once it is loaded: the picture does not wait for it
let eye = {scale: 1, translation: {x: 0, y: 0}}; // in the form of vis-network's own view, which takes over
const seen = {wide: 0, high: 0}; // the stage for which the camera was placed
const onScreen = (p) => ({x: eye.translation.x + eye.scale * p.x, y: eye.translation.y + eye.scale * p.y}); // CSS pixels

const middleSpot = () => ({x: (seen.wide / 2 - eye.translation.x) / eye.scale, y: (seen.high / 2 - eye.translation.y) / eye.scale});
/* bring a spot of the picture to the middle of the stage */
function moveCamera({position = middleSpot(), scale = eye.scale, animation = false}) {
  seen.wide = stage.clientWidth; seen.high = stage.clientHeight;
  drawSoon();
  if (network) { network.moveTo({position, scale, animation}); return; }
  eye.scale = scale;
  eye.translation = {x: seen.wide / 2 - scale * position.x, y: seen.high / 2 - scale * position.y};
}
/* the same spot in the middle of a stage of another size, as much of the picture around it */
function resized() {
  const wide = stage.clientWidth, high = stage.clientHeight;
  if (!wide || !seen.wide || (wide === seen.wide && high === seen.high)) return;
  const position = middleSpot(), scale = eye.scale * (wide / seen.wide + high / seen.high) / 2;
  if (network) network.setSize("100%", "100%");
  moveCamera({position, scale});
}

/* the item nearest to a point on the screen: on its shape, or within a finger's reach of a small one */
function nodeAt(point) {
  let best, least = Infinity;
  for (const [id, spot] of view.items) {
    const p = onScreen(spot), far = Math.hypot(p.x - point.x, p.y - point.y);
    if (far < least && far <= Math.max(9, radius(id) + 2) && itemPasses(id)) { best = id; least = far; }
  }
  return best;
}
/* the line nearest to a point, some pixels away at most */
function edgeAt(point) {
  let best, least = 8;
  for (const edge of view.edges) {
    if (!edgeShows(edge)) continue;
    const {a, b, via} = lineOf(edge);
    let from = a;
    for (let i = 1; i <= 12; i++) {
      const to = onCurve(a, via, b, i / 12), dx = to.x - from.x, dy = to.y - from.y;
      const t = Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1)));
      const far = Math.hypot(from.x + t * dx - point.x, from.y + t * dy - point.y);
      if (far < least) { best = edge; least = far; }
      from = to;
    }
  }
  return best;
}

/* vis-network takes the camera at the first touch, or when the page has been idle for a moment. It holds no node: what it
   would draw is drawn already. What was touched meanwhile is told to it. */
const TOUCHES = ["pointerdown", "pointermove", "pointerup", "wheel"], touches = [];
function touched(e) {
  if (e.type !== "pointermove" || e.buttons) touches.push(e);
  loadCamera();
}
let loading = null;
function loadCamera() { return (loading = loading || loadVis().then(connectCamera)); }
function connectCamera() {
  const position = middleSpot(), scale = eye.scale;
  network = new vis.Network(stage, {}, {autoResize: false, physics: {enabled: false}, interaction: {keyboard: false, zoomSpeed: 0.7, tooltipDelay: 1e9}});
  network.moveTo({position, scale});
  eye = network.body.view;
  network.on("afterDrawing", drawChanges);
  network.on("click", (p) => clicked(p.pointer.DOM));
  network.on("doubleClick", (p) => opened(p.pointer.DOM));
  for (const type of TOUCHES) stage.removeEventListener(type, touched);
  for (const e of touches) network.canvas.frame.canvas.dispatchEvent(new e.constructor(e.type, e));
}
function wireCamera() {
  for (const type of TOUCHES) stage.addEventListener(type, touched, {passive: true});
  setTimeout(() => (window.requestIdleCallback || setTimeout)(loadCamera), 200);
}
