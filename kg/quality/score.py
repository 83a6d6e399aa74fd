"""Graph and gold → precision, recall and F1 of entities and facts, and what was missed or wrong.

In: rows of a graph, gold documents. Out: a Report. A gold fact is found when a statement with that relation links
matching ends in that document; a statement is right when it matches any gold fact, optional ones included.
Micro-averaged over all documents.
"""

from __future__ import annotations

import fnmatch
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Triple
from kg.quality.gold import RELATIONS, Gold, GoldFact, GoldValue, read_value
from kg.quality.graph import Graph, Made, Node, plain, text_of, unit_name

__all__ = ["QUALIFIERS", "Miss", "Report", "Score", "rows_of", "score_graph"]

NAMED = frozenset("Organization Person Place Document Event Award".split())
SYMMETRIC = frozenset(("cooperatedWith", "borders"))
QUALIFIERS = ("date", "count", "role", "title", "former")
SAID_AS = {
    "date": ("date", "startDate", "start"),
    "count": ("count",),
    "role": ("role",),
    "title": ("title", "positionTitle", "role"),
    "former": ("former",),
}


@dataclass(slots=True)
class Score:
    """Counts of one kind: what gold wants and what of it was found, what was made and what of it is right."""

    wanted: int = 0
    found: int = 0
    made: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Right of made; 0 where nothing was made."""
        return self.right / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        """Found of wanted; 0 where nothing is wanted."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A fact that was missed, or a statement that is wrong."""

    kind: str  # missed | wrong
    doc: str
    subject: str
    relation: str
    object: str
    where: str  # gold's line, or the statement's IRI


@dataclass(slots=True)
class Report:
    """Everything counted."""

    entities: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))  # by type
    facts: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))  # by relation
    documents: dict[str, Score] = field(default_factory=dict)  # facts by document
    qualifiers: Counter[tuple[str, str]] = field(default_factory=Counter)  # (name, wanted | found)
    misses: list[Miss] = field(default_factory=list)
    right: dict[str, bool] = field(default_factory=dict)  # statement's IRI → whether any gold fact matches it

    @property
    def entity(self) -> Score:
        """All types together."""
        return _total(self.entities.values())

    @property
    def fact(self) -> Score:
        """All relations together."""
        return _total(self.facts.values())


def _total(scores: Iterable[Score]) -> Score:
    total = Score()
    for s in scores:
        total.wanted, total.found = total.wanted + s.wanted, total.found + s.found
        total.made, total.right = total.made + s.made, total.right + s.right
    return total


def score_graph(rows: Iterable[Triple], golds: Mapping[str, Gold]) -> Report:
    """Hold a graph against gold."""
    graph, report = Graph(rows), Report()
    made: defaultdict[str, list[Made]] = defaultdict(list)
    entities: defaultdict[str, set[Node]] = defaultdict(set)
    for statement in graph.statements():
        for doc in sorted(graph.docs(statement.node)):
            made[doc].append(statement)
            entities[doc] |= {statement.subject, statement.object}
    for entity, docs in graph.mentioned():
        for doc in docs:
            entities[doc].add(entity)
    for doc, gold in golds.items():
        judge = _Judge(graph, gold)
        judge.entities(sorted(entities[doc], key=text_of), report)
        judge.facts(made[doc], report)
    return report


class _Judge:
    """Matches the nodes and statements of one document."""

    def __init__(self, graph: Graph, gold: Gold):
        self.graph, self.gold = graph, gold
        self.names = {key: tuple(map(plain, names)) for key, (_, names) in gold.entities.items()}

    def can_be(self, node: Node, key: str) -> bool:
        """Whether a node may be the gold entity: its type, and one of its names."""
        if key not in self.gold.entities or self.gold.entities[key][0] not in self.graph.types.get(node, ()):
            return False
        names = self.graph.names.get(node, set())
        return any(any(fnmatch.fnmatchcase(n, g) for n in names) if "*" in g else g in names for g in self.names[key])

    def entities(self, here: Sequence[Node], report: Report) -> None:
        for key, (kind, names) in self.gold.entities.items():
            if kind in NAMED and any("*" not in name for name in names):
                report.entities[kind].wanted += 1
                report.entities[kind].found += any(self.can_be(e, key) for e in here)
        for e in here:
            kinds = self.graph.types.get(e, set()) & NAMED
            if len(kinds) == 1 and self.graph.names.get(e):
                kind = next(iter(kinds))
                report.entities[kind].made += 1
                report.entities[kind].right += any(self.can_be(e, key) for key in self.gold.entities)

    def facts(self, made: Sequence[Made], report: Report) -> None:
        own = report.documents[self.gold.doc] = Score()
        right = [False] * len(made)
        for fact in self.gold.facts:
            hits = [i for i, m in enumerate(made) if self.matches(m, fact)]
            for i in hits:
                right[i] = True
            if not fact.optional:
                for score in (report.facts[fact.relations[0]], own):
                    score.wanted += 1
                    score.found += bool(hits)
                if hits:
                    self._qualifiers(made[hits[0]], fact, report)
                else:
                    report.misses.append(self._missed(fact))
        for m, ok in zip(made, right, strict=True):
            report.right[m.node] = ok
            for score in (report.facts[m.relation], own):
                score.made += 1
                score.right += ok
            if not ok:
                report.misses.append(self._wrong(m))

    def matches(self, made: Made, fact: GoldFact) -> bool:
        """Whether a statement says a gold fact."""
        if made.relation not in fact.relations:
            return False
        if made.relation == "reportedBy":
            return self._any(made.object, fact.objects)
        if fact.value is not None:
            return self._any(made.subject, fact.subjects) and self._is_value(made, fact.value)
        if made.relation == "allocated":
            amount = fact.qualifiers.get("amount")
            by_value = amount is not None and self._is_value(made, read_value(amount))
            return self._any(made.subject, fact.subjects) and (by_value or self._any(made.object, fact.objects))
        ends = [(made.subject, made.object)]
        ends += [(made.object, made.subject)] if made.relation in SYMMETRIC else []
        return any(self._any(s, fact.subjects) and self._any(o, fact.objects) for s, o in ends)

    def _any(self, node: Node, keys: Iterable[str]) -> bool:
        return any(self.can_be(node, key) for key in keys)

    def _is_value(self, made: Made, wanted: GoldValue) -> bool:
        value = self.graph.value(made)
        if value is None:
            return False
        close = abs(value[0] - wanted.number) <= 1e-6 * max(1.0, abs(wanted.number))
        return close and (not wanted.unit or value[1] == unit_name(wanted.unit))

    def _qualifiers(self, made: Made, fact: GoldFact, report: Report) -> None:
        for name in QUALIFIERS:
            if name in fact.qualifiers:
                report.qualifiers[name, "wanted"] += 1
                report.qualifiers[name, "found"] += self._qualified(made, name, fact.qualifiers[name])

    def _qualified(self, made: Made, name: str, text: str) -> bool:
        values = self.graph.said(made, SAID_AS[name])
        if name == "count":
            return any(_number(v) == read_value(text).number for v in values)
        if name == "date":
            ends = self.graph.said(made, ("endDate", "end"))
            return text in values or any(f"{v}/{e}" == text for v in values for e in ends)
        if name == "title":
            return any(plain(text) == plain(v) or plain(v) in plain(text) for v in values)
        return any(plain(text) in plain(v) or plain(v) in plain(text) for v in values)

    def _missed(self, fact: GoldFact) -> Miss:
        value = f"{fact.value.number:g} {fact.value.unit}" if fact.value else self._called(fact.objects)
        relation = "/".join(fact.relations)
        return Miss("missed", self.gold.doc, self._called(fact.subjects), relation, value, f"line {fact.line}")

    def _called(self, keys: Iterable[str]) -> str:
        return "/".join(self.gold.entities[k][1][0] if k in self.gold.entities else k for k in keys)

    def _wrong(self, made: Made) -> Miss:
        value = self.graph.value(made) if made.relation in ("measured", "allocated") else None
        obj = f"{value[0]:g} {value[1]}" if value else self._shown(made.object)
        return Miss("wrong", self.gold.doc, self._shown(made.subject), made.relation, obj, made.node)

    def _shown(self, node: Node) -> str:
        labels = sorted(text_of(o) for name, o in self.graph.about.get(node, ()) if name == "label")
        types = sorted(text_of(o).rsplit("#", 1)[-1] for name, o in self.graph.about.get(node, ()) if name == "type")
        return f"{labels[0]}({'/'.join(types)})" if labels else text_of(node).rsplit("/", 1)[-1]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def rows_of(report: Report) -> list[tuple[str, Score]]:
    """The lines of the table, in the order of the guide."""
    types = [("  " + kind, report.entities[kind]) for kind in sorted(report.entities)]
    relations = [("  " + name, report.facts[name]) for name in RELATIONS if name in report.facts]
    return [("ENTITIES", report.entity), *types, ("FACTS", report.fact), *relations]
