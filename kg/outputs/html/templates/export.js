// What can be taken away: CSV, SVG, PNG, Turtle. Made in the page, nothing is asked for.

function save(name, type, content) {
  const link = el("a"), url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], {type}));
  link.href = url; link.download = ($("title").textContent.replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 60) || "graph") + "." + name;
  document.body.append(link); link.click(); link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/* RFC 4180; a leading apostrophe keeps a spreadsheet from reading a formula */
function csv() {
  const cell = (text) => { const safe = /^[=+\-@\t]/.test(text) ? "'" + text : text; return /[",\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe; };
  const head = ["subject", "relation", "object", "date", "status", "confidence", "quote", "article", "issued", "source", "begin", "end", "statement"], rows = [head];
  for (const f of tableFacts()) {
    const ps = passagesOf(f).length ? passagesOf(f) : [null];
    for (const p of ps) {
      const a = p !== null && P.article[p] >= 0 ? article(P.article[p]) : {};
      rows.push([LABEL[F.subject[f]], relationName(F.relation[f]), objectText(f), list(f).date, statusOf(f), String(list(f).confidence), p === null ? "" : quoteText(p), a.title || "", a.issued || "", a.source || "", p === null ? "" : String(P.begin[p]), p === null ? "" : String(P.end[p]), fullIri(F.iri, f)]);
    }
  }
  return "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/* the picture as it stands */
const xml = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "").replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");
function svg() {
  drawChanges();
  const colours = ink(), wide = stage.clientWidth, high = stage.clientHeight, out = [];
  const at = (p) => round(p.x) + " " + round(p.y);
  for (const edge of view.edges) {
    if (!edgeShows(edge)) continue;
    const {a, b, via} = lineOf(edge), look = edge.look;
    out.push(`<path d="M${at(a)}Q${at(via)} ${at(b)}" fill="none" stroke="${look.colour}" stroke-opacity="${look.opacity}" stroke-width="${round(look.width)}"${look.dashes ? ` stroke-dasharray="${look.dashes.join(" ")}"` : ""}/>`);
  }
  for (const [id, spot] of view.items) {
    if (!itemPasses(id)) continue;
    const {x, y} = onScreen(spot), [colour, shape] = isBubble(id) ? [styleOf(membersOf(id)[0])[0], "dot"] : styleOf(id);
    out.push(`<path d="${svgPath(shape, x, y, radius(id))}" fill="${colour}"${isBubble(id) ? ' fill-opacity="0.18"' : ""} stroke="${isBubble(id) ? colour : colours.paper}"><title>${xml(titleOf(id))}</title></path>`);
  }
  for (const label of placed) {
    const [left, top, right, bottom] = label.box, x = round((left + right) / 2), weight = label.font.startsWith("600") ? ' font-weight="600"' : "";
    label.lines.forEach((line, i) => {
      const y = round((top + bottom) / 2 + (i - (label.lines.length - 1) / 2) * label.size * 1.22);
      out.push(`<text x="${x}" y="${y}" font-size="${label.size}"${weight} text-anchor="middle" dominant-baseline="central" fill="${label.edge ? colours.quiet : colours.text}" stroke="${colours.paper}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">${xml(line)}</text>`);
    });
  }
  return `<svg xmlns="${SVG}" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" font-family="${xml(FONT)}"><title>${xml($("title").textContent)}</title><rect width="100%" height="100%" fill="${colours.paper}"/>\n${out.join("\n")}\n</svg>\n`;
}
function png() {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = el("canvas");
      canvas.width = 2 * stage.clientWidth; canvas.height = 2 * stage.clientHeight;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(resolve, "image/png");
    };
    image.onerror = reject;
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg());
  });
}

/* every triple that the page holds, a line each: Turtle that is N-Triples too */
function turtle() {
  const out = [], iri = (text) => (text.startsWith("_:") ? text : "<" + text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()) + ">");
  const escaped = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"};
  const literal = (text, kind) => '"' + text.replace(/[\\"\n\r\t]/g, (c) => escaped[c]) + '"' + (kind === "" ? "" : kind.startsWith("@") ? kind : "^^" + iri(kind));
  const term = (i) => (isIri(i) ? iri(TERM[i]) : literal(TERM[i], D.terms.kinds[D.terms.kind[i]]));
  const whole = (number) => literal(String(number), "http://www.w3.org/2001/XMLSchema#integer");
  const say = (s, p, o) => out.push(iri(s) + " " + iri(p) + " " + o + " .");
  const tell = (s, about) => { for (let i = 0; i < about.length; i += 2) say(s, TERM[about[i]], term(about[i + 1])); };
  D.schema.forEach(([s, about]) => tell(s, about));
  A.forEach(([s, about]) => tell(s, about));
  for (let n = 0; n < NODES; n++) tell(nodeIri(n), N.about[n]);
  for (let v = 0; v < V.text.length; v++) if (fullIri(V.iri, v)) tell(fullIri(V.iri, v), V.about[v]);
  const passageIri = (p) => P.iri[p] || A[P.article[p]][0] + "/#char=" + P.begin[p] + "," + P.end[p];
  for (let p = 0; p < P.begin.length; p++) {
    const s = passageIri(p);
    tell(s, D.lists[P.about[p]]);
    if (TERM[P.quote[p]]) say(s, KG + "quote", term(P.quote[p]));
    if (P.begin[p] >= 0) say(s, KG + "begin", whole(P.begin[p]));
    if (P.end[p] >= 0) say(s, KG + "end", whole(P.end[p]));
    if (P.article[p] >= 0) say(s, KG + "article", iri(A[P.article[p]][0]));
  }
  for (let f = 0; f < FACTS; f++) {
    const s = fullIri(F.iri, f), subject = nodeIri(F.subject[f]), relation = TERM[F.relation[f]];
    const object = F.object[f] >= 0 ? iri(nodeIri(F.object[f])) : fullIri(V.iri, F.value[f]) ? iri(fullIri(V.iri, F.value[f])) : term(V.about[F.value[f]][1]);
    if (F.plain[f]) say(subject, relation, object);
    if (!s) continue;
    say(s, RDF + "subject", iri(subject)); say(s, RDF + "predicate", iri(relation)); say(s, RDF + "object", object);
    tell(s, D.lists[F.about[f]]);
    for (const p of passagesOf(f)) say(s, KG + "evidence", iri(passageIri(p)));
    const marks = marksOf(f);
    ["subjectBegin", "subjectEnd", "objectBegin", "objectEnd"].forEach((name, i) => { if (marks[i] >= 0) say(s, KG + name, whole(marks[i])); });
  }
  return [...new Set(out)].join("\n") + "\n";
}
function wireExport() {
  const acts = {
    png: async () => save("png", "image/png", await png()), svg: () => save("svg", "image/svg+xml", svg()),
    csv: () => save("csv", "text/csv;charset=utf-8", csv()), turtle: () => save("ttl", "text/turtle;charset=utf-8", turtle()), print: () => print(),
  };
  for (const name in acts) $("get-" + name).addEventListener("click", () => { $("downloads").open = false; acts[name](); });
}
