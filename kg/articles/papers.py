"""The media that bylines and datelines name.

In: the lexicons of bodies, of media and of places. Out: their names as the alternatives of a pattern; the name of a
local paper without what was glued before it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.ontology import either, shipped_lexicon

__all__ = ["known_media", "without_glue"]

LOCAL = re.compile("(?:新闻网|新闻|[日晚晨商时]报|都市报|电视台|广播电视台|融媒|融媒体中心|在线|头条)$")


@lru_cache(maxsize=1)
def known_media() -> str:
    """The names of media as alternatives, the longest first: the bodies among them, and those that only bylines name."""
    bodies = (row for row in shipped_lexicon("bodies") if row[1] == "Media")
    names = {name for row in bodies for name in (row[0], *(row[2].split("|") if len(row) > 2 else ())) if name}
    names |= {row[0] for row in shipped_lexicon("media")}
    return either(names)


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(name for row in shipped_lexicon("places") for name in (row[2], *row[5:6]) if len(name) > 1)


def without_glue(name: str) -> str:
    """The name of a local paper from the place on that it begins with, however much stands before that.

    >>> without_glue("慰问一线人员桂林新闻网")
    '桂林新闻网'
    """
    end = LOCAL.search(name)
    starts = range(len(name) if end is not None else 0)
    return next((name[n:] for n in starts if end is not None and name[n : end.start()] in _places()), name)
