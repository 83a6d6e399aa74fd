"""What a confidence is worth: per rule, counted on one half of the gold documents and checked on the other.

In: rows of a graph and gold. Out: a table rule → confidence, and bins of confidence with the precision observed in them.
The halves: of each source (the document's name up to its first hyphen), sorted, every second document. A rule seen
rarely is drawn to what is known of its kind: the share of right ones is (right + STRENGTH · prior) / (count + STRENGTH),
with the rule's own share as the prior of its recovered statements, and the share of all as the prior of the rule.
Source: the estimator is that of A. Gelman et al., Bayesian Data Analysis, ch. 5 (a beta prior of fixed strength).
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Triple
from kg.quality.gold import Gold
from kg.quality.graph import Graph
from kg.quality.score import score_graph

__all__ = ["Bin", "Judged", "Share", "fit_shares", "judge_statements", "put_into_bins", "split_halves", "worth"]

STRENGTH = 6.0  # statements that the prior counts for: 2 follows single errors, 20 no longer tells rules apart
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
HOWS = ("direct", "recovered")


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement of which gold says whether it is right."""

    doc: str
    rule: str
    how: str  # direct | recovered
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How often a rule was right."""

    rule: str
    how: str
    count: int
    right: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of about one confidence."""

    low: float
    high: float
    count: int
    said: float  # mean confidence
    seen: float  # share of right ones


def split_halves(docs: Iterable[str]) -> tuple[set[str], set[str]]:
    """The documents to count on and those to check on.

    >>> split_halves(["a-1", "a-2", "a-3", "b-1"]) == ({"a-1", "a-3", "b-1"}, {"a-2"})
    True
    """
    sources: defaultdict[str, list[str]] = defaultdict(list)
    for doc in sorted(docs):
        sources[doc.partition("-")[0]].append(doc)
    fit = {doc for found in sources.values() for doc in found[::2]}
    return fit, {doc for found in sources.values() for doc in found} - fit


def judge_statements(rows: Sequence[Triple], golds: Mapping[str, Gold]) -> list[Judged]:
    """Every statement of the gold's documents with its rule and whether it is right."""
    graph, right = Graph(rows), score_graph(rows, golds).right
    found = []
    for made in graph.statements():
        if made.node in right:
            doc = min(graph.docs(made.node) & set(golds))
            about = dict(graph.about[made.node])
            rule, said = (getattr(about.get(name), "value", "") for name in ("rule", "confidence"))
            how = "recovered" if "recovered" in about else "direct"
            found.append(Judged(doc, rule, how, float(said or 0), right[made.node]))
    return found


def fit_shares(judged: Sequence[Judged], rules: Iterable[str]) -> list[Share]:
    """The table: for each rule, seen or not, what its statements are worth."""
    counts: Counter[tuple[str, str]] = Counter((j.rule, j.how) for j in judged)
    rights: Counter[tuple[str, str]] = Counter((j.rule, j.how) for j in judged if j.right)
    everything = _drawn(sum(rights.values()), sum(counts.values()), 0.5)
    found = []
    for rule in sorted({*rules, *(rule for rule, _ in counts)}):
        own = _drawn(sum(rights[rule, how] for how in HOWS), sum(counts[rule, how] for how in HOWS), everything)
        for how in HOWS:
            n, good = counts[rule, how], rights[rule, how]
            found.append(Share(rule, how, n, good, round(_drawn(good, n, own), 3)))
    return found


def _drawn(right: int, count: int, prior: float) -> float:
    return (right + STRENGTH * prior) / (count + STRENGTH)


def put_into_bins(judged: Sequence[Judged]) -> list[Bin]:
    """Confidence against what was seen; empty bins are left out."""
    found = []
    for low, high in itertools.pairwise(EDGES):
        inside = [j for j in judged if low <= j.confidence < high or j.confidence == high == 1.0]
        if inside:
            said = sum(j.confidence for j in inside) / len(inside)
            found.append(Bin(low, high, len(inside), said, sum(j.right for j in inside) / len(inside)))
    return found


def worth(bins: Sequence[Bin]) -> float:
    """The expected calibration error: how far confidence and precision lie apart, weighed by the counts."""
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.said - b.seen) for b in bins) / total if total else 0.0
