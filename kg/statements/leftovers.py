"""What the rules left: candidates in sight of a rule that gave no statement, each with its one reason.

In: the statements before and after the choice among them; mentions, credits and entities of the article. Out: rejections.
Frames and figures tell their own reasons; here are statements that gave way to others, and the noun phrases: posts
without a body, places that are no chain, meetings whose host no verb confirms, honours that nobody received, credits.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kg.model import Article, Draft, Entity, Mention, Quantity, Rejection, Sentence, Statement
from kg.ontology import Ontology

__all__ = ["find_dropped", "find_left", "without_used"]

Link = tuple[str, Mention]
LONGEST = 26  # characters between body and person, as in posts
BEFORE = re.compile(r"[^，。；：！？“”《》（）()\s]{2,14}$")
PLACES = frozenset("Country Province Prefecture County Township Village Site NaturalFeature Place".split())


def find_dropped(statements: Sequence[Statement], kept: Sequence[Statement]) -> Iterator[Rejection]:
    """Statements that gave way to another of the same article."""
    standing = {_mark(s) for s in kept}
    said = {(s.subject, s.relation, s.object) for s in kept}
    here = {(s.subject, s.relation, s.object, s.evidence.begin) for s in kept}
    seen: set[tuple[object, ...]] = set()
    for s in statements:
        mark = _mark(s)
        if mark in standing or mark in seen:
            continue
        seen.add(mark)
        reason = "told better by another rule or another sentence"
        if (s.subject, s.relation, s.object, s.evidence.begin) in here:
            reason = "the same fact in the same sentence by a surer rule"
        elif (s.subject, s.relation, s.object) in said:
            reason = "a headline says what the body says in full"
        e = s.evidence
        yield Rejection(e.source, s.rule, f"{s.relation}: {e.quote}", reason, e.begin, e.end)


def without_used(article: Article, left: Sequence[Rejection], kept: Sequence[Statement]) -> list[Rejection]:
    """The rejections without figures that another relation or a qualifier took."""
    values = [v for s in kept for v in (s.object, *(v for _, v in s.qualifiers)) if isinstance(v, Quantity)]
    taken = {article.source_span(q.start, q.end) for q in values if q.end <= len(article.text)}
    return [r for r in left if r.rule != "measures.clause" or (r.begin, r.end) not in taken]


def _mark(s: Statement) -> tuple[object, ...]:
    return s.subject, s.relation, s.object, s.rule, s.evidence.begin


def find_left(draft: Draft, kept: Sequence[Statement], ontology: Ontology) -> list[Rejection]:
    """Noun phrases that look like a fact and gave none."""
    found: list[tuple[str, str, int, int, str]] = []
    article, mentions, entities = draft.article, draft.mentions, draft.entities
    for sentence in draft.sentences:
        inside = draft.within(sentence)
        found += _posts(article, sentence, inside, kept, ontology)
        found += _places(article, inside, entities, kept)
    found += _hosts(mentions, entities, kept, ontology)
    found += _awards(mentions, kept)
    spans = [(rule, words, *article.source_span(start, end), why) for rule, words, start, end, why in found]
    spans += _credits(article, kept)
    return [Rejection(article.source, rule, words, why, begin, end) for rule, words, begin, end, why in spans]


def _posts(
    article: Article, sentence: Sentence, inside: Sequence[Link], kept: Sequence[Statement], ontology: Ontology
) -> Iterator[tuple[str, str, int, int, str]]:
    """A post before a person who holds none."""
    holders = {(s.subject, s.subject_words) for s in kept if s.relation == "holdsPosition"}
    posts = _titles(ontology)
    for i, (key, m) in enumerate(inside):
        if m.cls != "Person" or (key, article.source_span(m.start, m.end)) in holders:
            continue
        left = inside[i - 1][1] if i else None
        floor = max(sentence.start, left.end if left else sentence.start)
        words = BEFORE.search(article.text[floor : m.start].rstrip())
        title = next((w for w in _endings(words.group()) if w in posts), "") if words else ""
        if not title:
            continue
        reason = "words stand between the body and the post"
        if left is None or m.start - left.end > LONGEST or re.search(r"[，。；]", article.text[left.end : m.start]):
            reason = "a post without a body before it"
        elif not left.named:
            reason = f"the body is unnamed: {left.text}"
        elif left.cls in PLACES:
            reason = f"not a post of a place: {left.text}"
        elif left.cls == "Person":
            reason = "a post without a body before it"
        yield "posts.before", title + m.text, m.start - len(title), m.end, reason


@lru_cache(maxsize=8)
def _titles(ontology: Ontology) -> frozenset[str]:
    return frozenset(row[0] for row in ontology.lexicon("posts"))


def _endings(words: str) -> Iterator[str]:
    return (words[n:] for n in range(len(words)))


def _places(
    article: Article, inside: Sequence[Link], entities: Mapping[str, Entity], kept: Sequence[Statement]
) -> Iterator[tuple[str, str, int, int, str]]:
    """Two places side by side of which the second does not lie in the first."""
    chained = {(s.subject, s.object) for s in kept if s.relation == "locatedIn"}
    for (outer, a), (inner, b) in itertools.pairwise(inside):
        near = article.text[a.end : b.start] in ("", "的") and {a.cls, b.cls} <= PLACES
        if near and outer != inner and (inner, outer) not in chained:
            kinds = [entities[k].cls if k in entities else m.cls for k, m in ((inner, b), (outer, a))]
            yield (
                "places.chain",
                article.text[a.start : b.end],
                a.start,
                b.end,
                f"a {kinds[0]} is no smaller part of a {kinds[1]}",
            )


def _hosts(
    mentions: Sequence[Link], entities: Mapping[str, Entity], kept: Sequence[Statement], ontology: Ontology
) -> Iterator[tuple[str, str, int, int, str]]:
    """A meeting whose name begins with a body's, and that nobody is said to have held."""
    held = {s.object for s in kept if s.relation in ("held", "launched")}
    names = {
        n for e in entities.values() if e.named and ontology.is_a(e.cls, "Organization") for n in (e.label, *e.aliases)
    }
    for key, m in mentions:
        if m.named and m.cls in ("Meeting", "Activity") and key not in held:
            if any(len(n) >= 2 and m.text.startswith(n) for n in names):
                yield "hosts.name", m.text, m.start, m.end, "the sentence does not say that it met"


def _awards(mentions: Sequence[Link], kept: Sequence[Statement]) -> Iterator[tuple[str, str, int, int, str]]:
    """An honour that nobody received."""
    given = {s.object for s in kept if s.relation == "received"}
    for key, m in mentions:
        if m.cls == "Award" and key not in given:
            yield "awards.list", m.text, m.start, m.end, "nobody who received it stands by it"


def _credits(article: Article, kept: Sequence[Statement]) -> Iterator[tuple[str, str, int, int, str]]:
    """A byline's name that is neither a person nor a body."""
    told = {s.object_words for s in kept if s.relation == "reportedBy"}
    for credit in article.credits:
        if (credit.begin, credit.end) not in told:
            yield "credit.byline", credit.name, credit.begin, credit.end, "the name is neither a person nor a body"
