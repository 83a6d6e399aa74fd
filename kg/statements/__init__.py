"""Sentences and entities → statements.

The ways, in order: frames on clauses, parts of totals, deeds at events, bylines, figures, money, noun phrases (posts, places, parts).
Each takes what it can defend and leaves the rest to the ledger of rejections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Article, BlockKind, Draft, Entity, Mention, Quantity, Reading, Statement
from kg.ontology import Ontology
from kg.statements.awards import find_awards
from kg.statements.clauses import cut_clauses
from kg.statements.confidence import weigh
from kg.statements.credits import find_credits
from kg.statements.dates import date_statements
from kg.statements.distributions import find_distributions
from kg.statements.echoes import share_qualifiers
from kg.statements.grants import find_grants
from kg.statements.hosts import find_hosts
from kg.statements.issuers import find_issuers
from kg.statements.leftovers import find_dropped, find_left, without_used
from kg.statements.measures import find_measures
from kg.statements.parts import find_parts
from kg.statements.phrases import find_phrases
from kg.statements.places import find_places
from kg.statements.posts import find_posts
from kg.statements.presence import find_presence
from kg.statements.rites import find_signings
from kg.statements.verbs import find_verbal

__all__ = ["find_statements"]

NOUN_PHRASES = (find_posts, find_places, find_parts, find_issuers, find_hosts, find_awards)


def find_statements(draft: Draft, ontology: Ontology) -> Reading:
    """All facts of one article with the entities they need, and the candidates that were not asserted."""
    article, entities = draft.article, draft.entities
    draft = replace(draft, mentions=tuple(_as_named(key, m, entities) for key, m in draft.mentions))
    rows = cut_clauses(draft)
    statements, rejections = find_verbal(draft, rows, ontology)
    statements += _together(statements, ontology, entities)
    statements += find_signings(draft, rows, ontology)
    statements += find_distributions(draft, rows, statements)
    statements += find_presence(draft, rows, ontology)
    statements += find_credits(draft)
    statements += find_measures(draft, rows, ontology, rejections)
    statements += find_phrases(draft, ontology)
    statements = find_grants(draft, rows, ontology, statements)
    for way in NOUN_PHRASES:
        statements += way(draft, ontology)
    statements += _together([s for s in statements if s.rule == "issuers.name"], ontology, entities)
    statements = share_qualifiers(date_statements(draft, ontology, statements))
    kept = _once(_without_headlines(article, _told_better(statements)))
    rejections = without_used(article, rejections, kept)
    rejections += find_dropped(statements, kept)
    rejections += find_left(draft, kept, ontology)
    used = {end for s in kept for end in _ends(s)}
    taking_part = tuple(e for e in entities.values() if e.named or e.key in used)
    keys = {e.key for e in taking_part}
    return Reading(
        article, taking_part, tuple(m for m in draft.mentions if m[0] in keys), weigh(kept, ontology), tuple(rejections)
    )


def _as_named(key: str, mention: Mention, entities: Mapping[str, Entity]) -> tuple[str, Mention]:
    """A mention of a named thing is a named one, however it is printed."""
    named = mention.named or (key in entities and entities[key].named)
    return key, mention if named == mention.named else replace(mention, named=named)


def _ends(statement: Statement) -> Iterator[str]:
    """The keys of all entities that a statement speaks of."""
    yield statement.subject
    if isinstance(statement.object, str):
        yield statement.object
    for _, value in statement.qualifiers:
        if isinstance(value, str) and value.startswith("entity:"):
            yield value.removeprefix("entity:")


def _together(statements: Sequence[Statement], ontology: Ontology, entities: Mapping[str, Entity]) -> list[Statement]:
    """Two bodies that held, issued or launched one thing in one sentence did it together."""
    acts: dict[tuple[str, str, int], list[Statement]] = {}
    for s in statements:
        if s.relation in ("held", "issued", "launched") and isinstance(s.object, str) and s.subject in entities:
            acts.setdefault((s.relation, s.object, s.evidence.begin), []).append(s)
    found = []
    for group in acts.values():
        bodies = [s for s in group if ontology.is_a(entities[s.subject].cls, "Organization")]
        apart = len({s.rule for s in bodies}) > 1 and bodies[0].relation == "issued"  # who wrote and who published it
        if len({s.subject for s in bodies}) == 2 and len(bodies) == 2 and not apart:
            first, second = bodies
            found.append(
                replace(
                    first,
                    relation="cooperatedWith",
                    object=second.subject,
                    object_words=second.subject_words,
                    recovered=first.recovered or second.recovered,
                    rule="together.act",
                    confidence=0.8,
                    qualifiers=(),
                )
            )
    return found


def _told_better(statements: Sequence[Statement]) -> list[Statement]:
    """Money that somebody gave, and the number of what was done, is no figure about the doer too."""
    told = set()
    for s in statements:
        counts = [v for q, v in s.qualifiers if q in ("count", "covers")]
        values = [s.object] if s.relation == "allocated" else counts
        told |= {(s.evidence.begin, v.start) for v in values if isinstance(v, Quantity)}

    def better(s: Statement) -> bool:
        return (
            s.relation == "measured" and isinstance(s.object, Quantity) and (s.evidence.begin, s.object.start) in told
        )

    return [s for s in statements if not better(s)]


def _without_headlines(article: Article, statements: Sequence[Statement]) -> list[Statement]:
    """A fact that the body says too is read from the body: a headline leaves out when and where."""
    heads = {
        article.source_span(b.start, b.end) for b in article.blocks if b.kind in (BlockKind.TITLE, BlockKind.SUBTITLE)
    }

    def headline(s: Statement) -> bool:
        return any(begin <= s.evidence.begin and s.evidence.end <= end for begin, end in heads)

    said = {(s.subject, s.relation, s.object) for s in statements if isinstance(s.object, str) and not headline(s)}
    issued = {s.object for s in statements if s.relation == "issued" and not headline(s)}

    def again(s: Statement) -> bool:
        """Also 云州发布《…白皮书》 above what a court of the city made public."""
        return (s.subject, s.relation, s.object) in said or (s.relation == "issued" and s.object in issued)

    return [s for s in statements if not (headline(s) and again(s))]


def _once(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """One statement for one fact in one sentence; the surer rule wins, roles are joined."""
    best: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        obj = (
            statement.object if isinstance(statement.object, str) else (statement.object.start, statement.object.value)
        )
        key = (statement.subject, statement.relation, obj, statement.evidence.begin)
        other = best.get(key)
        best[key] = statement if other is None else _join(other, statement)
    return tuple(best.values())


def _join(first: Statement, second: Statement) -> Statement:
    sure, other = (first, second) if first.confidence >= second.confidence else (second, first)
    named, more = dict(sure.qualifiers), dict(other.qualifiers)
    roles = [r for r in (named.get("role"), more.get("role")) if isinstance(r, str)]
    merged = {**more, **named}
    if len(roles) == 2 and roles[0] not in roles[1] and roles[1] not in roles[0]:
        merged["role"] = "、".join(dict.fromkeys(roles))
    period = sure.period if sure.period is not None else other.period
    return replace(sure, qualifiers=tuple(sorted(merged.items(), key=lambda q: q[0])), period=period)
