"""Companies by their own word: 海青 for 海青新能源股份有限公司, once the article has named it in full; 海青智能 before
the post of one who leads a company.

In: an article's sentences and the organisations found in it. Out: mentions of Company.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence

__all__ = ["find_led", "find_own_words"]

WHOLE = re.compile(r"(?:公司|集团|银行)$")
FORM = re.compile(r"(?:股份有限公司|有限责任公司|有限公司)$")
# what the tagger takes such a word for; a common noun is none
TAGS = frozenset("ORG nt nz nw PER nr LOC ns".split())


def find_own_words(
    text: str, sentences: Iterable[Sentence], found: Sequence[Mention], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Each word that is the own word of a company of the article, and each name without 股份有限公司."""
    stems = {FORM.sub("", m.text) for m in found if m.named and FORM.search(m.text)}
    yield from _printed(text, sentences, {stem for stem in stems if len(stem) >= 4}, "organization.short")
    own = {word for m in found if m.named and WHOLE.search(m.text) for word in _own_words(m.text, gazetteer)}
    if not own:
        return
    for sentence in sentences:
        for token in sentence.tokens:
            if token.tag in TAGS and text[token.start : token.end] in own:
                yield Mention(text[token.start : token.end], token.start, token.end, "Company", "organization.short")


LEADERS = re.compile(
    r"(?:集团)?(?:董事长|总经理|副总经理|总裁|副总裁|执行总裁|首席执行官|首席科学家|首席技术官|CEO|CTO|创始人|联合创始人|董秘|独立董事)"
)
BEFORE = "，。、；：（和与及由对有请\n 　“"


def find_led(text: str, sentences: Iterable[Sentence], gazetteer: Gazetteer) -> Iterator[Mention]:
    """海青智能|董事长: one or two words of its own and a trade, right after a stop or a listing mark; then everywhere."""
    names = {name for sentence in sentences for name in _leaders(text, sentence, gazetteer)}
    yield from _printed(text, sentences, names, "organization.led")


def _printed(text: str, sentences: Iterable[Sentence], names: Set[str], rule: str) -> Iterator[Mention]:
    """Every place where one of the names stands."""
    for sentence in sentences if names else ():
        for name in sorted(names):
            for match in re.finditer(re.escape(name), text[sentence.start : sentence.end]):
                start = sentence.start + match.start()
                yield Mention(name, start, start + len(name), "Company", rule)


def _leaders(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[str]:
    starts = {t.start for t in sentence.tokens}
    for match in LEADERS.finditer(text, sentence.start, sentence.end):
        for start in range(match.start() - 4, max(match.start() - 8, sentence.start) - 1, -1):
            before = text[start - 1 : start]
            if start in starts and (not before or before in BEFORE) and _led(text[start : match.start()], gazetteer):
                yield text[start : match.start()]
                break


def _led(name: str, gazetteer: Gazetteer) -> bool:
    """Two to four characters of its own and a trade."""
    own = next((name[:-n] for n in (4, 3, 2) if name[-n:] in gazetteer.trades and len(name) - n in (2, 3, 4)), "")
    return bool(own) and not (
        gazetteer.begins_trade(own) or own in gazetteer.places or re.search(r"[的在是为了由及对向]|公司", name)
    )


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
