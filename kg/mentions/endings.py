"""The last characters of words that end a name: a word that ends in none of them is spared the search for all.

In: a pattern of words, each whole or with its own beginning, all at the end. Out: the characters they end in.
"""

from __future__ import annotations

import re

__all__ = ["last_characters"]


def last_characters(words: re.Pattern[str]) -> frozenset[str]:
    """What the words of `(?:…|…)$` end in.

    >>> sorted(last_characters(re.compile("(?:公司|附属[\u4e00-\u9fff]{2,4}医院|法院)$")))
    ['司', '院']
    """
    found = frozenset(word[-1] for word in words.pattern.removeprefix("(?:").removesuffix(")$").split("|"))
    if not all("\u4e00" <= c <= "\u9fff" for c in found):
        raise ValueError(f"not only words, or not at the end: {words.pattern[:60]}")
    return found
