// Colours and shapes: one for each kind, the same on canvas, in the legend and in the SVG.

const darkMedia = matchMedia("(prefers-color-scheme: dark)");
let theme = "auto";
const isDark = () => (theme === "auto" ? darkMedia.matches : theme === "dark");
const ink = () => (isDark()
  ? {text: "#e6e8eb", quiet: "#9aa4b0", paper: "#15181c", edge: "#56606c", faint: "#2a3038", accent: "#8ab4f8", bad: "#f28b82"}
  : {text: "#1c2127", quiet: "#5b6470", paper: "#ffffff", edge: "#a9b2bd", faint: "#e6e9ed", accent: "#0b57d0", bad: "#b3261e"});
const FONT = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","HarmonyOS Sans SC",system-ui,sans-serif';
const styleOf = (n) => D.styles[D.kinds[N.kind[n]]];

const POINTS = {
  square: [[-0.84, -0.84], [0.84, -0.84], [0.84, 0.84], [-0.84, 0.84]],
  triangle: [[0, -1.1], [1.05, 0.75], [-1.05, 0.75]],
  triangleDown: [[0, 1.1], [1.05, -0.75], [-1.05, -0.75]],
  diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
  hexagon: [[-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95], [-1.1, 0]],
  star: Array.from({length: 10}, (_, i) => {
    const r = i % 2 ? 0.52 : 1.2, a = (Math.PI * i) / 5 - Math.PI / 2;
    return [r * Math.cos(a), r * Math.sin(a)];
  }),
};
function shapePath(ctx, shape, x, y, r) {
  ctx.beginPath();
  if (!POINTS[shape]) { ctx.arc(x, y, r, 0, 2 * Math.PI); return; }
  POINTS[shape].forEach(([px, py], i) => ctx[i ? "lineTo" : "moveTo"](x + px * r, y + py * r));
  ctx.closePath();
}
const round = (x) => Math.round(x * 100) / 100;
function svgPath(shape, x, y, r) {
  if (!POINTS[shape]) return `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0z`;
  return "M" + POINTS[shape].map(([px, py]) => round(x + px * r) + " " + round(y + py * r)).join("L") + "z";
}
const SVG = "http://www.w3.org/2000/svg";
function svgEl(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  if (text !== undefined) made.textContent = text;
  return made;
}
function swatch(kind) {
  const [colour, shape] = D.styles[kind], made = svgEl("svg", {viewBox: "-8 -8 16 16", class: "swatch", "aria-hidden": "true"});
  made.append(svgEl("path", {d: svgPath(shape, 0, 0, 6), fill: colour}));
  return made;
}
/* how a status is drawn: done is solid, all others are broken lines, each in its own way */
const DASHES = {done: false, planned: [7, 5], required: [2, 4], attributed: [9, 3, 2, 3], denied: [3, 3], background: [1, 3]};
function lineSwatch(status) {
  const made = svgEl("svg", {viewBox: "0 0 26 8", class: "line-swatch", "aria-hidden": "true"});
  made.append(svgEl("path", {d: "M1 4H25", "stroke-dasharray": (DASHES[status] || []).toString(), class: status === "denied" ? "bad" : ""}));
  return made;
}
