"""Nouns that stand for a body or place which the article names elsewhere: 该公司, 我院, 学校, 本市.

In: an article's sentences, and ontology/lexicons/pointers.tsv. Out: unnamed mentions; what each stands for, `entities`
decides. A noun alone counts only where it opens a phrase and acts: 学校为新生…, never 学校的 or 学校食堂.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.mentions.bodies import ABBREVIATED, OWN_PLACE
from kg.model import Article, Mention, Sentence, Token
from kg.ontology import Ontology, either

__all__ = ["find_pointers"]

# 我会 and 本会 are will and ought to, 我所 is what I, 本部 and 本行 are words of their own
NEVER = frozenset(
    "我会 我所 我行 我部 我办 我委 我站 我台 我社 我组织 本会 本行 本部 本社 本组织 本站 此行 此会 此部 此处 这会 这行 这部 这所 这办 这站 该行".split()
)
BEFORE = frozenset("w d c p TIME f r".split())  # tags before a noun that opens a phrase
AFTER = frozenset("v d p vd c TIME m".split())  # tags behind a noun that acts
OF_PLACE = (OWN_PLACE, ABBREVIATED)  # 该|省人社厅, 该|市总: the body of a place, not the place


@dataclass(frozen=True, slots=True)
class _Nouns:
    classes: dict[str, str]  # noun → class
    alone: frozenset[str]
    pointing: re.Pattern[str]
    posts: frozenset[str]


@lru_cache(maxsize=8)
def _nouns(ontology: Ontology) -> _Nouns:
    rows = ontology.lexicon("pointers")
    words = either(row[0] for row in rows)
    return _Nouns(
        {row[0]: row[1] for row in rows},
        frozenset(row[0] for row in rows if row[3:] == ("yes",)),
        re.compile(rf"(?:该|本|我们?|此|这[家所个])(?P<noun>{words})(?![场域业门界值级长民分外身质份行落局组务道])"),
        frozenset(row[0] for row in ontology.lexicon("posts")),
    )


def find_pointers(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All such nouns of an article."""
    nouns, found = _nouns(ontology), list[Mention]()
    for sentence in sentences:
        for match in nouns.pointing.finditer(article.text, sentence.start, sentence.end):
            if match.group() not in NEVER and not any(p.match(article.text, match.start() + 1) for p in OF_PLACE):
                found.append(_mention(match.group(), match.start(), nouns.classes[match["noun"]], "pointer.that"))
        for token in _alone(sentence, nouns):
            found.append(_mention(token.text, token.start, nouns.classes[token.text], "pointer.alone"))
    return found


def _mention(text: str, start: int, cls: str, rule: str) -> Mention:
    return Mention(text, start, start + len(text), cls, rule, named=False)


def _alone(sentence: Sentence, nouns: _Nouns) -> Iterator[Token]:
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.text not in nouns.alone:
            continue
        before = tokens[i - 1] if i else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        opens = before is None or before.tag in BEFORE
        if opens and after is not None and (after.tag in AFTER or _titled(tokens, i, nouns.posts)):
            yield token


def _titled(tokens: tuple[Token, ...], i: int, posts: frozenset[str]) -> bool:
    """公司|董事长|王大明."""
    behind = tokens[i + 1 : i + 5]
    person = next((n for n, token in enumerate(behind) if token.tag in ("PER", "nr")), None)
    return bool(person) and all(t.text in posts or t.text in ("、", "副", "党委") for t in behind[:person])
