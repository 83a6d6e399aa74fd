"""Where the nodes stand: a force layout, seeded by order, the same on every machine.

In: the number of nodes and the edges between them. Out: whole numbers x, y. Only sums, products, quotients and square
roots of float64 are used, which IEEE 754 defines to the last bit; no library layout, no random numbers.
Source: Fruchterman and Reingold, Graph drawing by force-directed placement, 1991.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["place_nodes"]

STEPS = 160
SPACE = 120.0  # pixels between neighbours; a label of eight characters at 12 px fits
TURN = 0.7373688780783197  # cosine of the golden angle's complement: a spiral without trigonometry
TURN_SIN = 0.6754902942615238


def place_nodes(count: int, edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Positions of `count` nodes; components are drawn together, the best connected in the middle."""
    import numpy as np

    if count == 0:
        return []
    position = np.array(_spiral(count))
    pairs = sorted({(min(a, b), max(a, b)) for a, b in edges if a != b})
    source = np.array([a for a, _ in pairs], dtype=int)
    target = np.array([b for _, b in pairs], dtype=int)
    degree = np.ones(count)
    for a, b in pairs:
        degree[a] += 1
        degree[b] += 1
    heat = SPACE
    for step in range(STEPS):
        delta = position[:, None, :] - position[None, :, :]
        square = (delta * delta).sum(axis=2) + 1.0
        push = (delta * (SPACE * SPACE / square)[:, :, None]).sum(axis=1)
        force = push - position * 0.03 * degree[:, None] ** 0.5
        if len(pairs):
            along = position[target] - position[source]
            length = ((along * along).sum(axis=1)) ** 0.5
            pull = along * (length / SPACE)[:, None]
            for a, b, f in zip(source, target, pull, strict=True):
                force[a] += f
                force[b] -= f
        size = ((force * force).sum(axis=1)) ** 0.5 + 1e-9
        position = position + force / size[:, None] * np.minimum(size, heat)[:, None]
        heat = SPACE * (1 - (step + 1) / STEPS) + 1.0
    return [(int(x), int(y)) for x, y in _apart(position * np.array([1.35, 0.85]))]


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
