"""Rows → what one statement rests on: its words, its rule, its ends, its place in the ontology, the merges behind it.

In: the rows of a graph, and the identifier of a statement or names. Out: Explanations; nothing but the graph is needed.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.errors import QueryError
from kg.model import Iri, Literal, Triple
from kg.ontology import NAMESPACE

__all__ = ["End", "Explained", "Explanation", "nearest_form"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
TYPE, LABEL = RDF + "type", RDFS + "label"
# what an explanation shows by itself; every other property of a statement is a qualifier
SHOWN = frozenset(
    "confidence evidence objectBegin objectEnd recovered rule status subjectBegin subjectEnd dateText".split()
)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a statement."""

    iri: str
    label: str
    classes: tuple[str, ...]  # the class and its ancestors, by local name
    begin: int = -1  # where the statement has its words, in the page's text; -1: it was carried there
    end: int = -1
    named_begin: int = -1  # of a carried end: where a form of it stands nearest; -1: in no words of the graph
    named_end: int = -1
    forms: tuple[str, ...] = ()  # other printed forms that were taken for the same thing
    reasons: tuple[str, ...] = ()  # why


@dataclass(frozen=True, slots=True)
class Explanation:
    """One statement with all that the graph knows about it."""

    iri: str
    subject: End
    relation: str  # local name
    relation_label: str
    object: End
    rule: str
    status: str
    confidence: str
    asserted: bool  # whether the plain triple stands in the graph
    recovered: str  # from where an end comes that has no words in the quote
    qualifiers: tuple[tuple[str, str], ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    source: str
    begin: int
    end: int
    quote: str
    article: str  # its title
    issued: str
    article_begin: int  # where the article stands in the page's text
    article_end: int


class Explained:
    """A graph whose statements can be asked for."""

    def __init__(self, rows: Iterable[Triple]):
        self._about: defaultdict[str, list[tuple[str, Iri | Literal]]] = defaultdict(list)
        self._plain: set[tuple[str, str, str]] = set()
        for s, p, o in rows:
            self._about[s].append((p, o))
            if not isinstance(o, Literal):
                self._plain.add((s, p, o))
        self._statements = sorted(s for s, about in self._about.items() if (RDF + "subject") in dict(about))
        if not self._statements:
            raise QueryError("the graph holds no statement; give a graph that `kg build` wrote")
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        for node, told in self._about.items():
            for predicate, o in told:
                if predicate in (LABEL, SKOS + "altLabel", DCTERMS + "title", NAMESPACE + "valueText") and isinstance(
                    o, Literal
                ):
                    self._names[o.value].add(str(node))
        self._passages: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)  # of each article
        for told in self._about.values():
            about = dict(told)
            if NAMESPACE + "quote" in about:
                self._passages[_text(about, "article")].append((int(_text(about, "begin") or 0), _text(about, "quote")))

    def find(self, words: Sequence[str]) -> tuple[Explanation, ...]:
        """The statement of an identifier, or every statement that speaks of all names, in reading order.

        Raises: QueryError that names the nearest identifiers, names or relations.
        """
        if len(words) == 1:
            node = self._identified(words[0])
            if node is not None:
                return (self._explain(node),)
        wanted = [(word, self._nodes(word)) for word in words]
        found = [s for s in self._statements if all(self._speaks(s, nodes) for _, nodes in wanted)]
        if not found:
            raise QueryError(f"no statement speaks of {' and '.join(words)} together; {self._apart(wanted)}")
        return tuple(sorted(map(self._explain, found), key=lambda e: (e.source, e.begin, e.relation, e.iri)))

    def _identified(self, word: str) -> str | None:
        """A statement by its IRI, its local name or a beginning of it that no other shares."""
        local = word.strip("<>").rsplit("/", 1)[-1]
        if word.strip("<>") in self._statements:
            return word.strip("<>")
        found = [s for s in self._statements if s.rsplit("/", 1)[-1].startswith(local)] if len(local) >= 4 else []
        if len(found) == 1:
            return found[0]
        if found:
            raise QueryError(f"{word!r} begins {len(found)} statements: {', '.join(_local(s) for s in found[:5])}")
        if "/statement/" in word or (len(local) >= 8 and all(c in "0123456789abcdef" for c in local)):
            near = difflib.get_close_matches(local, [_local(s) for s in self._statements], n=3, cutoff=0.5)
            raise QueryError(f"no statement {word!r} in the graph; nearest: {', '.join(near) or 'none'}")
        return None

    def _nodes(self, word: str) -> set[str]:
        found = self._names.get(word) or {n for n in self._about if _local(n) == word or n == word.strip("<>")}
        if not found:
            known = sorted(n for n, nodes in self._names.items() if any("/" in node for node in nodes))
            inside = sorted((n for n in known if word in n), key=lambda n: (len(n), n))[:3]
            near = [*inside, *(n for n in difflib.get_close_matches(word, known, n=3, cutoff=0.4) if n not in inside)]
            raise QueryError(f"nothing in the graph is called {word!r}; nearest: {', '.join(near) or 'nothing'}")
        return found

    def _speaks(self, statement: str, nodes: set[str]) -> bool:
        return any(o in nodes for p, o in self._about[statement] if not isinstance(o, Literal) and p != TYPE)

    def _apart(self, wanted: Sequence[tuple[str, set[str]]]) -> str:
        counts = [f"{word} stands in {sum(self._speaks(s, n) for s in self._statements)}" for word, n in wanted]
        return ", ".join(counts)

    def _explain(self, node: str) -> Explanation:
        about = dict(self._about[node])
        relation, evidence = str(about[RDF + "predicate"]), str(about.get(NAMESPACE + "evidence", ""))
        words = dict(self._about.get(evidence, ()))
        article = dict(self._about.get(str(words.get(NAMESPACE + "article", "")), ()))
        subject, obj = str(about[RDF + "subject"]), about[RDF + "object"]
        passages, stop = self._passages.get(_text(words, "article"), []), int(_text(words, "end") or 0)
        return Explanation(
            iri=node,
            subject=self._end(subject, about, "subject", passages, stop),
            relation=_local(relation),
            relation_label=self._label(relation),
            object=self._end(obj.value if isinstance(obj, Literal) else str(obj), about, "object", passages, stop),
            rule=_text(about, "rule"),
            status=_local(_text(about, "status")),
            confidence=_text(about, "confidence"),
            asserted=(subject, relation, str(obj)) in self._plain,
            recovered=_text(about, "recovered"),
            qualifiers=self._qualifiers(node, str(obj)),
            domains=self._locals(relation, SCHEMA + "domainIncludes"),
            ranges=self._locals(relation, SCHEMA + "rangeIncludes"),
            source=_text(article, "source"),
            begin=int(_text(words, "begin") or -1),
            end=int(_text(words, "end") or -1),
            quote=_text(words, "quote"),
            article=_plain(article.get(DCTERMS + "title")),
            issued=_plain(article.get(DCTERMS + "issued")),
            article_begin=int(_text(article, "begin") or -1),
            article_end=int(_text(article, "end") or -1),
        )

    def _end(
        self,
        node: str,
        statement: dict[str, Iri | Literal],
        side: str,
        passages: Sequence[tuple[int, str]],
        stop: int,
    ) -> End:
        about = self._about.get(node, [])
        label, begin = self._label(node), int(_text(statement, side + "Begin") or -1)
        forms = tuple(sorted(_plain(o) for p, o in about if p == SKOS + "altLabel"))
        named = (-1, -1) if begin >= 0 else nearest_form((label, *forms), passages, stop)
        return End(
            iri=node,
            label=label,
            classes=self._chain(node),
            begin=begin,
            end=int(_text(statement, side + "End") or -1),
            named_begin=named[0],
            named_end=named[1],
            forms=forms,
            reasons=tuple(sorted(_plain(o) for p, o in about if p == NAMESPACE + "reason")),
        )

    def _label(self, node: str) -> str:
        """The Chinese name, else any name, else the end of the IRI."""
        for key in (LABEL, DCTERMS + "title", NAMESPACE + "valueText"):
            found = [o for p, o in self._about.get(node, ()) if p == key and isinstance(o, Literal)]
            if found:
                return min(found, key=lambda o: (o.language != "zh", o.value)).value
        return _local(node)

    def _chain(self, node: str) -> tuple[str, ...]:
        found: list[str] = []
        todo = sorted(str(o) for p, o in self._about.get(node, ()) if p == TYPE)
        while todo:
            cls = todo.pop(0)
            if _local(cls) not in found:
                found.append(_local(cls))
                todo += sorted(str(o) for p, o in self._about.get(cls, ()) if p == RDFS + "subClassOf")
        return tuple(found)

    def _qualifiers(self, node: str, obj: str) -> tuple[tuple[str, str], ...]:
        """What the statement says beside its ends; of a value its number and unit too."""
        own = [(_local(p), self._said(o)) for p, o in self._about[node] if p.startswith(NAMESPACE)]
        value = [
            (_local(p), self._said(o))
            for p, o in self._about.get(obj, ())
            if p in (NAMESPACE + name for name in ("value", "unit", "high", "approximate"))
        ]
        return tuple(sorted((name, text) for name, text in own if name not in SHOWN)) + tuple(sorted(value))

    def _said(self, node: Iri | Literal) -> str:
        return node.value if isinstance(node, Literal) else self._label(node)

    def _locals(self, node: str, predicate: str) -> tuple[str, ...]:
        return tuple(sorted(_local(str(o)) for p, o in self._about.get(node, ()) if p == predicate))


def nearest_form(forms: Sequence[str], passages: Iterable[tuple[int, str]], stop: int) -> tuple[int, int]:
    """Where one of the printed forms ends nearest before `stop`, else stands next behind it; -1, -1 where none stands.

    Passages are offsets in the page's text and their words, in which lines may break.

    >>> nearest_form(["水利局", "白石县水利局"], [(10, "白石县水\\n利局印发通知"), (40, "水利局说")], 30)
    (10, 17)
    """
    longest = sorted((form for form in forms if form), key=len, reverse=True)
    broken = re.compile("|".join(r"\s*".join(map(re.escape, form)) for form in longest))
    found = [
        (begin + m.start(), begin + m.end()) for begin, words in passages for m in broken.finditer(words) if longest
    ]
    before = [place for place in found if place[1] <= stop]
    return max(before) if before else min(found, default=(-1, -1))


def _local(node: str) -> str:
    return node.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _plain(node: Iri | Literal | None) -> str:
    return "" if node is None else node.value if isinstance(node, Literal) else str(node)


def _text(about: dict[str, Iri | Literal], name: str) -> str:
    return _plain(about.get(NAMESPACE + name))
