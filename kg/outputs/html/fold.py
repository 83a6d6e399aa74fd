"""Which nodes stand on the canvas alone and which are folded into communities.

In: nodes by rank, edges, how many may be drawn. Out: the single nodes, and the folded groups. First the smallest pieces
that nothing joins to the rest are gathered; if that is not enough, communities fold. Greedy modularity, level by level,
in the order of the nodes: the same on every machine.
Source: Blondel et al., Fast unfolding of communities in large networks, J. Stat. Mech. P10008, 2008.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.outputs.html.layout import components

__all__ = ["fold"]

PIECE = 5  # nodes; a piece as small as this says little in an overview of hundreds
BUNCH = 160  # nodes in one group of pieces; more cannot be read when it is opened
HANDFUL = 4  # nodes; a bubble in place of so few hides more than it tidies
PASSES = 6  # over all nodes on one level; what still moves afterwards is noise
Weights = list[dict[int, float]]


def fold(count: int, edges: Sequence[tuple[int, int]], limit: int) -> tuple[list[int], list[list[int]]]:
    """Single nodes and folded groups, together at most `limit`.

    Communities of a handful and those with the best connected nodes stay open as far as there is room; where there are more communities
    than room, the smallest are left out.

    >>> fold(3, [(0, 1)], 3)
    ([0, 1, 2], [])
    >>> fold(6, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)], 4)
    ([0, 1, 2], [[3, 4, 5]])
    >>> fold(7, [(0, 1), (1, 2), (3, 4), (5, 6)], 4)
    ([0, 1, 2], [[3, 4, 5, 6]])
    """
    if count <= limit:
        return list(range(count)), []
    pieces = _gathered(count, edges, limit)[: max(0, limit - 1)]
    away = {n for piece in pieces for n in piece}
    if len(away) == count:
        return [], pieces
    kept = [n for n in range(count) if n not in away]
    place = {n: i for i, n in enumerate(kept)}
    inside = [(place[a], place[b]) for a, b in edges if a in place and b in place]
    singles, groups = _folded(len(kept), inside, max(1, limit - len(pieces)))
    return [kept[i] for i in singles], [[kept[i] for i in group] for group in groups] + pieces


def _gathered(count: int, edges: Sequence[tuple[int, int]], limit: int) -> list[list[int]]:
    """Nodes of the smallest pieces, gathered: as many as it takes, of up to PIECE nodes each."""
    left, found = count, list[list[int]]()
    for part in reversed(components(count, edges)):
        if left + max(1, -(-(count - left) // BUNCH)) > limit and len(part) <= PIECE:
            found.append(part)
            left -= len(part)
    nodes = [n for part in sorted(found, key=lambda p: (-len(p), p[0])) for n in part]
    bunches = -(-len(nodes) // BUNCH)
    return [nodes[i * len(nodes) // bunches : (i + 1) * len(nodes) // bunches] for i in range(bunches)]


def _folded(count: int, edges: Sequence[tuple[int, int]], limit: int) -> tuple[list[int], list[list[int]]]:
    """Single nodes and folded communities, together at most `limit`."""
    if count <= limit:
        return list(range(count)), []
    groups = sorted(_communities(count, edges, max(1, limit // 2)), key=lambda g: (-len(g), g[0]))[:limit]
    degree = [0] * count
    for a, b in edges:
        degree[a] += 1
        degree[b] += 1
    room = limit - len(groups)
    opened: set[int] = set()
    small = room // 2  # room for communities that are hardly larger than the bubble which would stand for them
    for n in sorted(
        range(len(groups)), key=lambda n: (len(groups[n]) > HANDFUL, -max(degree[i] for i in groups[n]), n)
    ):
        if len(groups[n]) - 1 <= (room if len(groups[n]) > HANDFUL else min(room, small)):
            small -= len(groups[n]) - 1 if len(groups[n]) <= HANDFUL else 0
            room -= len(groups[n]) - 1
            opened.add(n)
    singles = sorted(i for n in opened for i in groups[n])
    return singles, [group for n, group in enumerate(groups) if n not in opened]


def _communities(count: int, edges: Sequence[tuple[int, int]], most: int) -> list[list[int]]:
    """Groups of nodes; levels are joined until there are at most `most` groups or nothing joins any more."""
    weights: Weights = [{} for _ in range(count)]
    for a, b in edges:
        if a != b:
            weights[a][b] = weights[a].get(b, 0.0) + 1.0
            weights[b][a] = weights[b].get(a, 0.0) + 1.0
    loops = [0.0] * count
    groups = [[n] for n in range(count)]
    while True:
        owner = _moved(weights, loops)
        names = {old: new for new, old in enumerate(dict.fromkeys(owner))}
        if len(names) == len(groups):
            return groups
        weights, loops = _joined(weights, loops, [names[o] for o in owner], len(names))
        joined: list[list[int]] = [[] for _ in names]
        for n, members in enumerate(groups):
            joined[names[owner[n]]] += members
        groups = [sorted(members) for members in joined]
        if len(groups) <= most:
            return groups


def _moved(weights: Weights, loops: Sequence[float]) -> list[int]:
    """The group of each node after it moved where modularity gains most; looked at again when a neighbour has moved."""
    owner = list(range(len(weights)))
    degree = [sum(near.values()) + 2 * loop for near, loop in zip(weights, loops, strict=True)]
    total, double = list(degree), sum(degree) or 1.0
    awake = [True] * len(weights)
    for _ in range(PASSES):
        for n in [n for n, up in enumerate(awake) if up]:
            near, home, share = weights[n], owner[n], degree[n] / double
            links: dict[int, float] = {home: 0.0}
            for other, weight in near.items():
                group = owner[other]
                links[group] = links.get(group, 0.0) + weight
            total[home] -= degree[n]
            best, most = home, links[home] - share * total[home]
            for group, weight in links.items():
                gain = weight - share * total[group]
                if gain > most or (gain == most and group < best != home):
                    best, most = group, gain
            total[best] += degree[n]
            awake[n], owner[n] = False, best
            if best != home:
                for other in near:
                    awake[other] = awake[other] or owner[other] != best
        if not any(awake):
            break
    return owner


def _joined(weights: Weights, loops: Sequence[float], owner: Sequence[int], count: int) -> tuple[Weights, list[float]]:
    """The graph of the groups."""
    joined: Weights = [{} for _ in range(count)]
    inner = [0.0] * count
    for n, near in enumerate(weights):
        inner[owner[n]] += loops[n]
        for other, weight in near.items():
            if owner[other] == owner[n]:
                inner[owner[n]] += weight / 2
            else:
                row = joined[owner[n]]
                row[owner[other]] = row.get(owner[other], 0.0) + weight
    return joined, inner
