"""Events that no head noun ends: congresses and sessions of the party, days that the world keeps, names as they stand.

In: a sentence, and the names that the lexicon gives as they stand. Out: mentions of Meeting, Activity or Project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention, Sentence

__all__ = ["find_fixed"]

FIXED = re.compile(
    r"(?:党的|中共)(?:十[五六七八九]|二十)大(?:[一二三四五六七]中全会)?"
    r"|(?<![\u4e00-\u9fff\d])(?:十[五六七八九]|二十)大(?=报告|精神|以来|召开|提出|[，。、])"
    r"|(?:全国|省|市|区|县)?两会(?=[，。、；上期召闭精开])"
    r"|主题教育(?=[，。、；的工走为开以活])"
)
# 全国生态日, 世界读书日: days and weeks that a country or the world keeps
KEPT = re.compile(
    r"“?(?:世界|国际|全国|中国)[\u4e00-\u9fff]{1,6}?(?<![工作节假休息统会部省市昨今当明每次])(?<!主席|书记|主任|委员|会长|部长|理事)[日周](?![报期产益均平末刊围边年常本前内])”?"
)
# 十八届三中、四中全会
PLENARY = re.compile(
    r"(?P<term>(?:十[四五六七八九]|二十)届)(?P<list>[一二三四五六七]中(?:[、和][一二三四五六七]中)+)(?P<head>全会)"
)


def find_fixed(text: str, sentence: Sentence, names: re.Pattern[str]) -> Iterator[Mention]:
    """党的二十大, 世界读书日, 十八届三中、四中全会, and what `names` finds."""
    yield from _plenary(text, sentence)
    for pattern, cls in ((FIXED, "Meeting"), (names, "Project"), (KEPT, "Activity")):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            yield Mention(match.group(), *match.span(), cls, "event.fixed")


def _plenary(text: str, sentence: Sentence) -> Iterator[Mention]:
    """十八届三中、四中全会: each session under its full name."""
    if "全会" not in text[sentence.start : sentence.end]:
        return
    for match in PLENARY.finditer(text, sentence.start, sentence.end):
        for session in re.finditer("[一二三四五六七]中", match["list"]):
            start = match.start() if session.start() == 0 else match.start("list") + session.start()
            end = match.end() if session.end() == len(match["list"]) else match.start("list") + session.end()
            name = match["term"] + session.group() + match["head"]
            yield Mention(text[start:end], start, end, "Meeting", "event.fixed", name=name)
