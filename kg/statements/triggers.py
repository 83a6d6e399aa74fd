"""The words without one of which a phrase cannot match: most sentences hold none, and its pattern is not tried on them.

In: a pattern as it is written under `says`. Out: its asserting words, those between < and >; nothing where they may be
missing or are no plain words.
"""

from __future__ import annotations

import re

__all__ = ["read_triggers"]

HIDDEN = re.compile(r"\\.|\[[^\]]*\]|\{[a-z~][^{}]*\}")  # what may hold brackets and bars that mean nothing here
TIMES = re.compile(r"\{\d*,?\d*\}")
LOOKS = re.compile(r"\(\?<?[!=][^()]*\)")
SAID = re.compile(r"(?<!\(\?)(?<!\(\?P)<([^<>]+)>")
GROUP = re.compile(r"\([^()]*\)")
WORD = re.compile(r"([\u4e00-\u9fff]+)(.?)")


def read_triggers(words: str) -> frozenset[str]:
    """The asserting words of a pattern.

    >>> sorted(read_triggers("{object:Organization}的?<下属|所属>{subject:Organization+}"))
    ['下属', '所属']
    >>> sorted(read_triggers("{both:Organization+}<(?:共同|合资){0,3}(?:创办|合作(?![社项])|建设?)>"))
    ['创办', '合作', '建']
    >>> read_triggers("(?:<由>)?{subject:Person}"), read_triggers("{subject:Person}|<由>"), read_triggers("<.{2}>")
    (frozenset(), frozenset(), frozenset())
    """
    plain = LOOKS.sub("", TIMES.sub("*", HIDDEN.sub("□", words)))
    said = SAID.search(plain)
    if said is None or plain[said.end() : said.end() + 1] in ("?", "*"):
        return frozenset()
    before = plain[: said.start()]
    if before.count("(") != before.count(")") or "|" in _outside(SAID.sub("", plain)):
        return frozenset()
    return _alternatives(said[1])


def _outside(words: str) -> str:
    """What stands in no group."""
    while GROUP.search(words):
        words = GROUP.sub("", words)
    return words


def _alternatives(said: str) -> frozenset[str]:
    """How each alternative begins; those of the last group, where the words end with one."""
    last = re.search(r"\((?:\?:)?([^()]*)\)$", said)
    if last is not None and "|" in _outside(said[: last.start()]):
        return frozenset()
    found = set()
    for words in (last[1] if last is not None else said).split("|"):
        word = WORD.match(words)
        whole = word[1][: -1 if word[2] in ("?", "*") else None] if word is not None else ""
        if not whole or (last is None and "(" in said):
            return frozenset()
        found.add(whole)
    return frozenset(found)
