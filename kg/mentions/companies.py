"""Companies by their own word: 海青 for 海青新能源股份有限公司, once the article has named it in full.

In: an article's sentences and the organisations found in it. Out: mentions of Company.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.mentions.gazetteer import Gazetteer
from kg.mentions.led import find_printed
from kg.model import Mention, Sentence

__all__ = ["find_own_words"]

WHOLE = re.compile(r"(?:公司|集团|银行)$")
FORM = re.compile(r"(?:股份有限公司|有限责任公司|有限公司)$")
# what the tagger takes such a word for; a common noun is none
TAGS = frozenset("ORG nt nz nw PER nr LOC ns".split())


def find_own_words(
    text: str, sentences: Iterable[Sentence], found: Sequence[Mention], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Each word that is the own word of a company of the article, and each name without 股份有限公司."""
    stems = {FORM.sub("", m.text) for m in found if m.named and FORM.search(m.text)}
    yield from find_printed(
        text, sentences, {stem for stem in stems if len(stem) >= 4}, "Company", "organization.short"
    )
    own = {word for m in found if m.named and WHOLE.search(m.text) for word in _own_words(m.text, gazetteer)}
    if not own:
        return
    for sentence in sentences:
        for token in sentence.tokens:
            if token.tag in TAGS and text[token.start : token.end] in own:
                yield Mention(text[token.start : token.end], token.start, token.end, "Company", "organization.short")


def _own_words(name: str, gazetteer: Gazetteer) -> Iterator[str]:
    """What stands between the place and the trade or form of a company's name, two to five characters long."""
    starts = [0, *(n for n in range(2, min(9, len(name))) if name[:n] in gazetteer.places)]
    for start in starts:
        for length in range(2, 6):
            word = name[start : start + length]
            if len(word) < length or word in gazetteer.trades or gazetteer.knows(word) or word in gazetteer.surnames:
                continue
            if not re.fullmatch(r"[\u4e00-\u9fffA-Za-z]+", word) or gazetteer.begins_trade(word):
                continue
            if gazetteer.begins_trade(name[start + length :]):
                yield word
                break
