"""Sentences → mentions.

The ways, in order: book-marked and described documents, events by their head, awards, grounds on
which something was held, nouns that point at what is named elsewhere, the names of organisations, people and places, groups. Where two overlap the longer wins; equal ones go by this order. Numbers and times
are found beside them (`find_quantities`, `find_periods`) and yield to names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.mentions.awards import find_awards
from kg.mentions.documents import find_documents
from kg.mentions.events import find_events
from kg.mentions.grounds import find_grounds
from kg.mentions.groups import find_groups
from kg.mentions.names import find_names
from kg.mentions.pointers import find_pointers
from kg.mentions.predicates import behind_predicates, find_predicates
from kg.model import Article, Mention, Rejection, Sentence, without_overlaps
from kg.ontology import Ontology

__all__ = ["find_mentions", "weigh_mentions"]

# rules whose mentions stand whatever overlaps them: they know both borders
FIRST_RULES = frozenset(
    "organization.shared organization.row award.heading award.won award.rank place.below place.hamlet place.listed place.pair document.rite person.roster person.speaker".split()
)
WAYS = (find_documents, find_events, find_awards, find_grounds, find_pointers, find_names, find_groups)
# a row of a table; 省长王明等|省委领导
NO_NAME = re.compile(
    r"^台风.*中心$|\d{5}[\d.]*\d{2}[\u4e00-\u9fff]|[\u4e00-\u9fff]\d{6,}\.\d|长[\u4e00-\u9fff]{2,3}等[省市县区州]?(?:委|政府)"
)
SCHOOLS = ("小学", "中学", "初中", "高中")
LESSON = re.compile(
    "语文|数学|英语|物理|化学|生物|地理|政治|美术|音乐|体育(?!馆|场)|科学|阶段|学段|毕业|(?<!小)生|教龄"
)
# 【现场】|某局, 新华社北京1月6日电|外交部, （记者某）|某晚会, 王明代表|省文联: for whom somebody speaks
GLUED = re.compile(
    r"(?:供[图稿](?=[\u4e00-\u9fff]{4})|[\u4e00-\u9fff]{2,4}籍(?=[\u4e00-\u9fff]{4})|[\u4e00-\u9fff]{2,3}代表(?=[省市县区全中][\u4e00-\u9fff]{2})|.*[】|｜丨]\s*|.*[\d一二三四五六七八九十]日电|.{0,2}电?（记者[^（）]{2,20}）)"
)


def find_mentions(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> tuple[Mention, ...]:
    """All mentions of an article in text order; none overlaps another."""
    return weigh_mentions(article, sentences, ontology)[0]


def weigh_mentions(
    article: Article, sentences: tuple[Sentence, ...], ontology: Ontology
) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
    """The mentions, and the candidates that gave way to them."""
    verbs = find_predicates(sentences)
    found = [
        (rank, _trimmed(m))
        for rank, way in enumerate(WAYS)
        for m in behind_predicates(verbs, way(article, sentences, ontology))
        if not (
            _half_bracketed(m.text)
            or NO_NAME.search(m.text)
            or _within_brand(article.text, m)
            or _of_a_lesson(article.text, m)
        )
    ]
    preferred = sorted(found, key=lambda f: (f[1].rule not in FIRST_RULES, f[1].start - f[1].end, f[0], f[1].start))
    kept = tuple(without_overlaps(m for _, m in preferred))
    return kept, tuple(_lost(article, [m for _, m in found], kept))


def _half_bracketed(words: str) -> bool:
    """马列）第六次代表大会: the second half of a name."""
    return 0 <= words.find("）") < (words.find("（") if "（" in words else len(words))


def _within_brand(text: str, m: Mention) -> bool:
    """i|茅台: the rest of a name that begins with a small letter."""
    before = text[max(0, m.start - 2) : m.start]
    return before[-1:].isascii() and before[-1:].islower() and before[0] != "\\" and m.text[0] >= "\u4e00"


def _of_a_lesson(text: str, m: Mention) -> bool:
    """青山区小学|数学教学: what is taught at a kind of schools, no school."""
    return m.text.endswith(SCHOOLS) and LESSON.match(text, m.end) is not None


def _trimmed(m: Mention) -> Mention:
    """Without the blanks, and the 【现场】, that a tagged word begins or ends with."""
    glued = GLUED.match(m.text)
    if glued is not None and glued.end() < len(m.text):
        cut = glued.end()
        name = "" if GLUED.match(m.name) else m.name
        m = replace(m, text=m.text[cut:], start=m.start + cut, name=name)
    if m.text == m.text.strip():
        return m
    start = m.start + len(m.text) - len(m.text.lstrip())
    return replace(m, text=m.text.strip(), start=start, end=start + len(m.text.strip()), name=m.name.strip())


def _lost(article: Article, found: Sequence[Mention], kept: Sequence[Mention]) -> Iterator[Rejection]:
    """Each candidate that gave way, with the name that stands in its place."""
    owner = {place: m for m in kept for place in range(m.start, m.end)}
    standing = {(m.start, m.end, m.cls) for m in kept}
    for m in found:
        over = next((owner[place] for place in range(m.start, m.end) if place in owner), None)
        if over is not None and (m.start, m.end, m.cls) not in standing:
            begin, end = article.source_span(m.start, m.end)
            yield Rejection(
                article.source, m.rule, m.text, f"another name stands there: {over.text} ({over.cls})", begin, end
            )
