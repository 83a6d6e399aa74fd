"""Railways and roads by one character for each end: 郑万高铁, 银西高铁, 沪昆高铁贵州段.

In: one sentence. Out: mentions of Site; a 段 with the place that it runs through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence
from kg.ontology import shipped_lexicon

__all__ = ["find_railways"]

LINE = re.compile(
    r"(?P<ends>[\u4e00-\u9fff]{2})(?:(?:城际)?铁路|高铁|城际高铁|客运专线|客专|高速公路|高速(?=[\u4e00-\u9fff]{2,3}段|全[线长]|通车|建成|开工|沿线|公路))"
    r"(?P<part>[\u4e00-\u9fff]{2,3}段)?(?![局公工集建职分系部]|总公司|总局|设计院|警)"
)
LETTERS = frozenset(row[0] for row in shipped_lexicon("characters"))


@lru_cache(maxsize=4)
def _ends(gazetteer: Gazetteer) -> frozenset[str]:
    """The characters by which a line may name the places at its ends."""
    large = (name[0] for name, cls in gazetteer.places.items() if cls in ("Province", "Prefecture"))
    return LETTERS | frozenset(large)


def find_railways(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Every such line of a sentence."""
    if not any(text.find(sign, sentence.start, sentence.end) >= 0 for sign in ("铁", "高速", "客")):
        return
    ends = _ends(gazetteer)
    for token in sentence.tokens:
        match = LINE.match(text, token.start, sentence.end)
        if match is None or not ends.issuperset(match["ends"]) or gazetteer.knows(match["ends"]):
            continue
        known = match["part"] is None or gazetteer.knows(match["part"][:-1])
        end = match.end() if known else match.start("part")
        yield Mention(text[token.start : end], token.start, end, "Site", "place.line")
