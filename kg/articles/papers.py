"""The media that bylines and datelines name.

In: the lexicons of bodies and of media. Out: their names as the alternatives of a pattern.
"""

from __future__ import annotations

from functools import lru_cache

from kg.ontology import either, shipped_lexicon

__all__ = ["known_media"]


@lru_cache(maxsize=1)
def known_media() -> str:
    """The names of media as alternatives, the longest first: the bodies among them, and those that only bylines name."""
    bodies = (row for row in shipped_lexicon("bodies") if row[1] == "Media")
    names = {name for row in bodies for name in (row[0], *(row[2].split("|") if len(row) > 2 else ())) if name}
    names |= {row[0] for row in shipped_lexicon("media")}
    return either(names)
