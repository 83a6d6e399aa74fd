// Layouts that are made in the page: around one entity, along a path, of one community. No random numbers.

/* forces between all pairs; for some hundred nodes at most */
function forceLayout(ids, links, space) {
  const count = ids.length, x = new Float64Array(count), y = new Float64Array(count), mass = new Float64Array(count).fill(1);
  const place = new Map(ids.map((id, i) => [id, i]));
  const pairs = links.map(([a, b]) => [place.get(a), place.get(b)]).filter(([a, b]) => a !== undefined && b !== undefined && a !== b);
  for (const [a, b] of pairs) { mass[a]++; mass[b]++; }
  for (let i = 0; i < count; i++) { const r = 2 * Math.sqrt(i + 1), a = i * 2.399963; x[i] = r * Math.cos(a); y[i] = r * Math.sin(a); }
  const steps = count > 200 ? 90 : 160;
  for (let step = 0; step < steps; step++) {
    const fx = new Float64Array(count), fy = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) {
        const dx = x[j] - x[i], dy = y[j] - y[i], push = (1.6 * mass[i] * mass[j]) / (dx * dx + dy * dy + 0.02);
        fx[i] -= dx * push; fy[i] -= dy * push; fx[j] += dx * push; fy[j] += dy * push;
      }
      fx[i] -= x[i] * mass[i] * 0.06; fy[i] -= y[i] * mass[i] * 0.09;
    }
    for (const [a, b] of pairs) { const dx = x[b] - x[a], dy = y[b] - y[a]; fx[a] += dx; fy[a] += dy; fx[b] -= dx; fy[b] -= dy; }
    const heat = 12 * (1 - (step + 1) / steps) + 0.02;
    for (let i = 0; i < count; i++) {
      const ux = fx[i] / mass[i], uy = fy[i] / mass[i], size = Math.hypot(ux, uy) + 1e-9, move = Math.min(size, heat) / size;
      x[i] += ux * move; y[i] += uy * move;
    }
  }
  const lengths = pairs.map(([a, b]) => Math.hypot(x[a] - x[b], y[a] - y[b])).sort((a, b) => a - b);
  const scale = space / (lengths[lengths.length >> 1] || 1);
  const spots = ids.map((id, i) => ({id, x: x[i] * scale * 1.15, y: y[i] * scale * 0.87}));
  pushApart(spots, 104, 44);
  return new Map(spots.map((s) => [s.id, {x: s.x, y: s.y}]));
}
/* each connected piece by itself, then the pieces in rows, the largest first */
function piecesLayout(ids, links) {
  const near = new Map(ids.map((id) => [id, []])), seen = new Set(), pieces = [], found = new Map();
  for (const [a, b] of links) if (a !== b && near.has(a) && near.has(b)) { near.get(a).push(b); near.get(b).push(a); }
  for (const start of ids) {
    if (seen.has(start)) continue;
    const piece = [start]; seen.add(start);
    for (const id of piece) for (const other of near.get(id)) if (!seen.has(other)) { seen.add(other); piece.push(other); }
    pieces.push(piece);
  }
  pieces.sort((a, b) => b.length - a.length);
  const laid = pieces.map((piece) => {
    const inside = new Set(piece);
    const spots = piece.length > 2 ? [...forceLayout(piece, links.filter(([a]) => inside.has(a)), 105)] : piece.map((id, i) => [id, {x: i * 130, y: 0}]);
    const xs = spots.map(([, s]) => s.x), ys = spots.map(([, s]) => s.y), left = Math.min(...xs) - 62, top = Math.min(...ys) - 26;
    return {spots, left, top, wide: Math.max(...xs) + 62 - left, high: Math.max(...ys) + 40 - top};
  });
  const area = laid.reduce((sum, p) => sum + p.wide * p.high, 0), most = Math.max(laid[0] ? laid[0].wide : 0, Math.sqrt(area * (stage.clientWidth / stage.clientHeight) * 1.15));
  let x = 0, y = 0, row = 0;
  for (const p of laid) {
    if (x && x + p.wide > most) { x = 0; y += row; row = 0; }
    for (const [id, s] of p.spots) found.set(id, {x: s.x - p.left + x, y: s.y - p.top + y});
    x += p.wide; row = Math.max(row, p.high);
  }
  return found;
}
function pushApart(spots, wide, high) {
  for (let round = 0; round < 50; round++) {
    let hits = 0;
    for (let i = 0; i < spots.length; i++) {
      for (let j = i + 1; j < spots.length; j++) {
        const a = spots[i], b = spots[j], dx = b.x - a.x, dy = b.y - a.y, w = wide - Math.abs(dx), h = high - Math.abs(dy);
        if (w <= 0 || h <= 0) continue;
        hits++;
        if (w * high < h * wide) { const m = (dx < 0 ? -w : w) * 0.45; if (!a.fixed) a.x -= m; if (!b.fixed) b.x += m; }
        else { const m = (dy < 0 ? -h : h) * 0.45; if (!a.fixed) a.y -= m; if (!b.fixed) b.y += m; }
      }
    }
    if (!hits) return;
  }
}

/* one entity in the middle, its neighbours around it in the order of their relations, theirs beyond them */
function radialLayout(centre, first, second) {
  const spots = [{id: centre, x: 0, y: 0, fixed: true}];
  const count = first.length, rx = Math.max(250, count * 15), ry = Math.max(170, count * 10.5), at = new Map();
  first.forEach((id, i) => {
    const angle = (2 * Math.PI * (i + 0.5)) / Math.max(count, 1) - Math.PI / 2, reach = count > 14 && i % 2 ? 1.3 : 1;
    const spot = {id, x: rx * reach * Math.cos(angle), y: ry * reach * Math.sin(angle), angle};
    at.set(id, spot); spots.push(spot);
  });
  const children = new Map();
  for (const [id, parent] of second) { if (!children.has(parent)) children.set(parent, []); children.get(parent).push(id); }
  for (const [parent, ids] of children) {
    const from = at.get(parent), spread = Math.min(2.2, 0.45 * ids.length);
    ids.forEach((id, i) => {
      const angle = from.angle + spread * ((i + 0.5) / ids.length - 0.5), reach = 150 + 50 * (i % 2) + ids.length * 4;
      spots.push({id, x: from.x + 1.25 * reach * Math.cos(angle), y: from.y + 0.85 * reach * Math.sin(angle), angle});
    });
  }
  pushApart(spots, 112, 46);
  return new Map(spots.map((s) => [s.id, {x: s.x, y: s.y}]));
}
function pathLayout(path) {
  const wide = 210, high = Math.max(46, Math.min(300, 34 * (path.length - 1)));
  return new Map(path.map((id, i) => [id, {x: (i - (path.length - 1) / 2) * wide, y: path.length < 3 ? 0 : i % 2 ? high : -high}]));
}
