"""Where the nodes stand: each component laid out by forces, labels pushed apart, components packed beside each other.

In: the pixels that each node needs with its label, across and down, the best connected first, and the edges between them. Out: whole pixels
x, y. The same on every machine: only sums in a fixed order, products, quotients and square roots of float64, which IEEE 754 defines to the last
bit; sums run over the first axis, where numpy adds row by row. No random numbers, no library layout.
Source: Jacomy et al., ForceAtlas2, PLoS ONE 9(6), 2014; packing after Freivalds et al., Disconnected graph layout and
the polyomino packing approach, 2001.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Vector = NDArray[float64]

__all__ = ["HIGH", "components", "label_width", "place_nodes"]

Spot = tuple[float, float]
STEPS = 140  # more changed no picture that was looked at
SPACE = 88.0  # pixels between neighbours; a label of seven characters at 12 px fits
HIGH = 44  # pixels that a node and its label of two lines need
SHAPE = 1.45  # width to height of the whole: the canvas of a laptop beside one panel
CELL = 26.0  # grain of the packing in pixels
TURN, TURN_SIN = -0.7373688780783197, 0.6754902942615238  # the golden angle: a spiral without trigonometry
Cells = list[tuple[int, int]]


def label_width(label: str) -> int:
    """Pixels that a label needs with a little air; the page breaks labels in the same way (templates/labels.js).

    >>> label_width("财政部"), label_width("海南省企业联合会")
    (64, 112)
    """
    count = len(label) if any(c > "\u024f" for c in label) else -(-len(label) * 11 // 20)
    return 16 + 12 * max(4, count if count <= 10 else -(-count // 2) if count <= 22 else 11)


def place_nodes(sizes: Sequence[tuple[int, int]], edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Positions of the nodes, the middle of the picture near (0, 0)."""
    count = len(sizes)
    pairs = sorted({(min(a, b), max(a, b)) for a, b in edges if a != b})
    groups = components(count, pairs)
    inside: dict[int, list[tuple[int, int]]] = {}
    part_of = {n: g for g, members in enumerate(groups) for n in members}
    for a, b in pairs:
        inside.setdefault(part_of[a], []).append((a, b))
    parts = [
        (members, _part(members, inside.get(g, []), [sizes[n] for n in members])) for g, members in enumerate(groups)
    ]
    found = [(0, 0)] * count
    cells = [_cells(spots, [sizes[n] for n in members]) for members, spots in parts]
    for (members, spots), (x, y) in zip(parts, _packed(cells), strict=True):
        for node, (dx, dy) in zip(members, spots, strict=True):
            found[node] = (round(x + dx), round(y + dy))
    return found


def components(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The connected components, the largest first, then by their first node."""
    root = list(range(count))

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for a, b in pairs:
        x, y = find(a), find(b)
        root[max(x, y)] = min(x, y)
    groups: dict[int, list[int]] = {}
    for n in range(count):
        groups.setdefault(find(n), []).append(n)
    return sorted(groups.values(), key=lambda g: (-len(g), g[0]))


def _part(members: Sequence[int], pairs: Sequence[tuple[int, int]], sizes: Sequence[tuple[int, int]]) -> list[Spot]:
    """The layout of one component, its middle at (0, 0)."""
    place = {n: i for i, n in enumerate(members)}
    inside = [(place[a], place[b]) for a, b in pairs]
    if len(members) == 1:
        return [(0.0, 0.0)]
    if len(members) == 2:
        apart = max(SPACE * 1.1, (sizes[0][0] + sizes[1][0]) / 2 + 8) / 2
        return [(-apart, 0.0), (apart, 0.0)]
    import numpy as np

    x, y = _forces(len(members), inside)
    x, y = _turned(x, y)
    x, y = _scaled(x, y, inside)
    x, y = _apart(x, y, sizes)
    x, y = _filled(x, y)
    middle_x, middle_y = (float(np.max(x)) + float(np.min(x))) / 2, (float(np.max(y)) + float(np.min(y))) / 2
    return [(float(a) - middle_x, float(b) - middle_y) for a, b in zip(x, y, strict=True)]


def _forces(count: int, pairs: Sequence[tuple[int, int]]) -> tuple[Vector, Vector]:
    """Repulsion by degree, linear attraction, a little gravity, cooled."""
    import numpy as np

    x, y = (np.array(axis) for axis in zip(*_spiral(count), strict=True))
    source, target = (np.array(side, dtype=int) for side in zip(*pairs, strict=True))
    mass = np.ones(count)
    np.add.at(mass, source, 1.0)
    np.add.at(mass, target, 1.0)
    weight = mass[:, None] * mass[None, :] * 1.6
    heat = 12.0
    for step in range(STEPS):
        dx, dy = x[None, :] - x[:, None], y[None, :] - y[:, None]
        push = weight / (dx * dx + dy * dy + 0.02)
        fx, fy = (dx * push).sum(axis=0) - x * mass * 0.05, (dy * push).sum(axis=0) - y * mass * 0.05
        ax, ay = x[target] - x[source], y[target] - y[source]
        for force, along in ((fx, ax), (fy, ay)):
            np.add.at(force, source, along)
            np.subtract.at(force, target, along)
        fx, fy = fx / mass, fy / mass
        size = np.sqrt(fx * fx + fy * fy) + 1e-9
        move = np.minimum(size, heat) / size
        x, y = x + fx * move, y + fy * move
        heat = 12.0 * (1 - (step + 1) / STEPS) + 0.02
    return x, y


def _spiral(count: int) -> list[Spot]:
    """Nodes on a spiral, in order."""
    found, x, y = [], 1.0, 0.0
    for n in range(count):
        radius = 2.0 * sqrt(n + 1)
        found.append((x * radius, y * radius))
        x, y = x * TURN - y * TURN_SIN, x * TURN_SIN + y * TURN
    return found


def _turned(x: Vector, y: Vector) -> tuple[Vector, Vector]:
    """Turned so that the longest axis lies across."""
    a = x - x.sum(axis=0) / len(x)
    b = y - y.sum(axis=0) / len(y)
    xx, xy, yy = float((a * a).sum(axis=0)), float((a * b).sum(axis=0)), float((b * b).sum(axis=0))
    spread = sqrt((xx - yy) * (xx - yy) + 4 * xy * xy)
    cosine, sine = (xx - yy + spread) / 2, xy  # the first eigenvector of the covariance
    length = sqrt(cosine * cosine + sine * sine)
    if length < 1e-9:
        return (b, a) if yy > xx else (a, b)
    cosine, sine = cosine / length, sine / length
    return a * cosine + b * sine, b * cosine - a * sine


def _scaled(x: Vector, y: Vector, pairs: Sequence[tuple[int, int]]) -> tuple[Vector, Vector]:
    """Scaled so that the middling edge has the length SPACE, wider than high."""
    lengths = sorted(sqrt(float((x[a] - x[b]) ** 2 + (y[a] - y[b]) ** 2)) for a, b in pairs)
    scale = SPACE / max(lengths[len(lengths) // 2], 1e-6)
    return x * scale * 1.15, y * scale * 0.87


def _apart(x: Vector, y: Vector, sizes: Sequence[tuple[int, int]]) -> tuple[Vector, Vector]:
    """Pushed apart until hardly a node stands on another's label."""
    import numpy as np

    across, down = (np.array(side) / 2 for side in zip(*sizes, strict=True))
    need, tall = across[:, None] + across[None, :], down[:, None] + down[None, :]
    order = np.arange(len(x))
    tie = np.where(order[None, :] > order[:, None], 1.0, -1.0)
    for _ in range(60):
        dx, dy = x[None, :] - x[:, None], y[None, :] - y[:, None]
        wide, high = need - np.abs(dx), tall - np.abs(dy)
        hit = (wide > 0) & (high > 0)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        flat = hit & (wide * tall < high * need)  # the shorter way out
        x = x + np.where(flat, np.where(dx == 0, tie, np.sign(dx)) * wide, 0.0).sum(axis=0) * 0.3
        y = y + np.where(hit & ~flat, np.where(dy == 0, tie, np.sign(dy)) * high, 0.0).sum(axis=0) * 0.3
    return x, y


def _filled(x: Vector, y: Vector) -> tuple[Vector, Vector]:
    """A large component stretched to the shape of the whole, which only takes nodes further apart."""
    import numpy as np

    wide, high = float(np.max(x) - np.min(x)) + 100, float(np.max(y) - np.min(y)) + HIGH
    if len(x) < 60:
        return x, y
    return (x, y * min(1.6, wide / high / SHAPE)) if wide > high * SHAPE else (x * min(1.6, high * SHAPE / wide), y)


def _packed(parts: Sequence[Cells]) -> list[Spot]:
    """Where the middle of each component goes: as near the middle as its cells are free."""
    taken: set[tuple[int, int]] = set()
    ring = _outward(sum(len(cells) for cells in parts))
    first: dict[int, int] = {}  # components of a size never find a nearer place than the last one of that size
    found = []
    for cells in parts:
        start = first.get(len(cells), 0)
        at = next(i for i in range(start, len(ring)) if _free(cells, ring[i], taken))
        first[len(cells)] = at
        cx, cy = ring[at]
        taken.update((cx + i, cy + j) for i, j in cells)
        found.append((cx * CELL, cy * CELL))
    return found


def _free(cells: Cells, at: tuple[int, int], taken: set[tuple[int, int]]) -> bool:
    return all((at[0] + i, at[1] + j) not in taken for i, j in cells)


def _cells(spots: Sequence[Spot], sizes: Sequence[tuple[int, int]]) -> Cells:
    """The cells that the nodes and their labels cover, each row filled from its first to its last."""
    rows: dict[int, tuple[int, int]] = {}
    for (x, y), (wide, high) in zip(spots, sizes, strict=True):
        left, right = int((x - wide / 2) // CELL), int((x + wide / 2) // CELL)
        for j in range(int((y - high / 2) // CELL), int((y + high / 2 + 8) // CELL) + 1):
            low, high = rows.get(j, (left, right))
            rows[j] = (min(low, left), max(high, right))
    return sorted((i, j) for j, (low, high) in rows.items() for i in range(low, high + 1))


def _outward(cells: int) -> Cells:
    """Cells from the middle outwards, in rounded rectangles of the picture's shape; room for four times as many."""
    import numpy as np

    reach = int(2 * sqrt(cells * SHAPE)) + 8
    span = np.arange(-reach, reach + 1)
    i, j = (axis.ravel() for axis in np.meshgrid(span, span, indexing="ij"))
    across, down = (i * i).astype(float), j * SHAPE * (j * SHAPE)
    order = np.lexsort((j, i, across * across + down * down))
    return list(zip(i[order].tolist(), j[order].tolist(), strict=True))
