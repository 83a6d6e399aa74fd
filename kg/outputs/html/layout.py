"""Where the nodes stand: a force layout, seeded by order, the same on every machine.

In: the number of nodes and the edges between them. Out: whole numbers x, y. Only sums, products, quotients and square
roots of float64 are used, which IEEE 754 defines to the last bit; no library layout, no random numbers.
Source: Fruchterman and Reingold, Graph drawing by force-directed placement, 1991.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["place_nodes"]

STEPS = 160
SPACE = 90.0  # pixels between neighbours; a label of eight characters at 12 px fits
TURN = 0.7373688780783197  # cosine of the golden angle's complement: a spiral without trigonometry
TURN_SIN = 0.6754902942615238


WIDE, HIGH = 110.0, 44.0  # pixels that a node and its label need
SHAPE = 1.35  # width to height of the whole


def place_nodes(count: int, edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Positions of `count` nodes: each component laid out by forces, then packed in rows, the largest first."""
    pairs = sorted({(min(a, b), max(a, b)) for a, b in edges if a != b})
    boxes = [
        (members, _centred(_forces(len(members), _within(members, pairs)))) for members in _components(count, pairs)
    ]
    found = [(0, 0)] * count
    for (members, spots), (x, y) in zip(boxes, _shelves([_size(spots) for _, spots in boxes]), strict=True):
        for node, (dx, dy) in zip(members, spots, strict=True):
            found[node] = (int(x + dx), int(y + dy))
    return found


def _components(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
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


def _within(members: Sequence[int], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    place = {n: i for i, n in enumerate(members)}
    return [(place[a], place[b]) for a, b in pairs if a in place and b in place]


def _centred(spots: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spots with the upper left corner of their box at (0, 0)."""
    left, top = min(x for x, _ in spots) - WIDE / 2, min(y for _, y in spots) - HIGH / 2
    return [(x - left, y - top) for x, y in spots]


def _size(spots: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return max(x for x, _ in spots) + WIDE / 2, max(y for _, y in spots) + HIGH


def _shelves(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Corners of boxes packed in rows of about equal width."""
    area = sum(w * h for w, h in sizes)
    width = max([w for w, _ in sizes] + [(area * SHAPE) ** 0.5])
    corners, x, y, high = [], 0.0, 0.0, 0.0
    for w, h in sizes:
        if x > 0 and x + w > width * 1.02:
            x, y, high = 0.0, y + high, 0.0
        corners.append((x, y))
        x, high = x + w, max(high, h)
    return corners


def _forces(count: int, pairs: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """The layout of one component."""
    import numpy as np

    if count == 1:
        return [(0.0, 0.0)]
    position = np.array(_spiral(count))
    source = np.array([a for a, _ in pairs], dtype=int)
    target = np.array([b for _, b in pairs], dtype=int)
    heat = SPACE
    for step in range(STEPS):
        delta = position[:, None, :] - position[None, :, :]
        square = (delta * delta).sum(axis=2) + 1.0
        push = (delta * (SPACE * SPACE / square)[:, :, None]).sum(axis=1)
        force = push - position * 0.12
        along = position[target] - position[source]
        length = ((along * along).sum(axis=1)) ** 0.5
        pull = along * (length / SPACE)[:, None]
        np.add.at(force, source, pull)
        np.subtract.at(force, target, pull)
        size = ((force * force).sum(axis=1)) ** 0.5 + 1e-9
        position = position + force / size[:, None] * np.minimum(size, heat)[:, None]
        heat = SPACE * (1 - (step + 1) / STEPS) + 1.0
    return _apart(position * np.array([1.2, 0.8]))


def _spiral(count: int) -> list[tuple[float, float]]:
    """Nodes on a spiral, in order."""
    found, x, y = [], 1.0, 0.0
    for n in range(count):
        radius = SPACE * 0.6 * (n + 1) ** 0.5
        found.append((x * radius, y * radius))
        x, y = -x * TURN - y * TURN_SIN, x * TURN_SIN - y * TURN
    return found


def _apart(position: object) -> list[tuple[float, float]]:
    """Push nodes apart until none stands on another's label."""
    import numpy as np

    spots = np.array(position)
    for _ in range(40):
        dx = spots[:, None, 0] - spots[None, :, 0]
        dy = spots[:, None, 1] - spots[None, :, 1]
        wide, high = 104 - np.abs(dx), 40 - np.abs(dy)
        hit = (wide > 0) & (high > 0)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        order = np.arange(len(spots))
        sign = np.where(dy == 0, np.where(order[:, None] > order[None, :], 1.0, -1.0), np.sign(dy))
        spots[:, 1] = spots[:, 1] + (hit * sign * high).sum(axis=1) * 0.25
        sign = np.where(dx == 0, np.where(order[:, None] > order[None, :], 1.0, -1.0), np.sign(dx))
        spots[:, 0] = spots[:, 0] + (hit * sign * wide).sum(axis=1) * 0.1
    return [(float(x), float(y)) for x, y in spots]
