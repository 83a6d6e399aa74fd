"""Lay clean stories out as a PDF tool gives a newspaper page: broken lines, blank lines, stray spaces, heads after bodies.

What is made, as seen on a real page: columns of one width, a blank line between all lines or none, a space before a
number, a letter-spaced kicker, the headline before or behind its body, a byline that opens a body, a jump mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """A clean story."""

    title: str
    paragraphs: tuple[str, ...]
    kicker: str = ""
    byline: str = "本报讯 （记者何青）"


def lay_out(stories: Sequence[Story], *, width: int, blank: bool, title_first: bool, spaces: bool = True) -> str:
    """One page of stories."""
    joint = "\n\n" if blank else "\n"
    pieces = []
    for story in stories:
        head = [" ".join(story.kicker)] if story.kicker else []
        head.append(story.title)
        lines = [
            line
            for n, p in enumerate(story.paragraphs)
            for line in _wrap((story.byline if n == 0 else "") + p, width, spaces)
        ]
        body = joint.join(lines)
        pieces.append("\n".join(head) + "\n\n" + body if title_first else body + "\n\n" + "\n".join(head))
    return "\n\n".join(pieces) + "\n"


def _wrap(text: str, width: int, spaces: bool) -> list[str]:
    """Lines of `width` full-width characters; a number takes half of that a digit."""
    if spaces:
        text = re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)", " ", text)
    lines, line, wide = [], "", 0.0
    for char in text:
        size = 0.5 if char < "\u0300" else 1.0
        if wide + size > width:
            lines.append(line.rstrip())
            line, wide = "", 0.0
        line, wide = line + char, wide + size
    return [*lines, line.rstrip()] if line.strip() else lines
