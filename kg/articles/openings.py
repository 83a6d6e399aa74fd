"""What stands before a story's first word: its title once more, credits, dateline, the brackets of a channel.

In: the first paragraph and the head lines above it. Out: the paragraph without them, what they say of who, where and when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.articles.blocks import find_block, read_block, read_paper
from kg.articles.credits import Lead, find_credits, read_lead
from kg.articles.lines import Run

__all__ = ["Opening", "cut_caption", "read_opening"]

MARK = r"[ \u3000]*[|｜丨：:][ \u3000]*"
CHANNEL = re.compile(
    rf"[ \u3000]*(?:本文(?:转自|来源)[：: ]?【[^【】]{{2,20}}】[；;。]?|(?:封面|头图|图片|题图)?来源{MARK}[^。，\s]{{2,14}}\s{{2,}}|【[^【】，。]{{2,12}}(?:新闻|网|报|社|讯|消息|快讯|在线|客户端)】)[ \u3000]*"
)
TOPIC = re.compile(r"[ \u3000]*题[：:][ \u3000]*")
SENTENCE = re.compile(r"[。！？][”）]?\s*|\s{3,}")
CAPTION = 160  # characters before such a byline; the longest caption of the genre read is 130
LONGEST = 60  # characters of a title behind 题：
CLOSED = re.compile(r"[\s”’》！!？?。]*")
PLAIN = re.compile(r"[\s，、,：:；;！!？?“”\"'‘’《》|｜丨]")


@dataclass(frozen=True, slots=True)
class Opening:
    """The paragraph that begins the story, and what was taken off it."""

    run: Run
    lead: Lead


def read_opening(run: Run, heads: Sequence[Run], paper: str | None, published: date | None) -> Opening:
    """Take off what is no part of the story, piece by piece, until nothing more is found."""
    found = Lead(0)
    for _ in range(6):
        length, lead = _piece(run, heads, paper, published)
        if not length:
            break
        found = replace(
            found,
            place=found.place or lead.place,
            day=found.day or lead.day,
            day_text=found.day_text or lead.day_text,
            agency=found.agency or lead.agency,
            credits=(*found.credits, *lead.credits),
        )
        run = run.slice(length)
    return Opening(run, found)


def cut_caption(run: Run, paper: str | None, published: date | None) -> tuple[Run | None, Run]:
    """(the caption or summary before the byline or dateline that begins the story, the story from there on)."""
    for match in SENTENCE.finditer(run.text[:CAPTION]):
        rest = run.slice(match.end())
        block, lead = read_block(rest.text), read_lead(rest, paper, published)
        set_apart = not match.group().strip()
        told = lead.agency is not None and (lead.day_text or lead.credits)
        if told or (block is not None and (block.paper or set_apart)):
            return run.slice(0, match.end()).strip(), rest
    return None, run


def _piece(run: Run, heads: Sequence[Run], paper: str | None, published: date | None) -> tuple[int, Lead]:
    """How much the next piece takes, and what it says."""
    repeated = max((_repeated(run.text, head.text) for head in heads), default=0)
    if repeated:
        return repeated, Lead(0)
    block = read_block(run.text)
    if block is not None:
        found = find_credits(run, *block.people, block.paper or paper)
        credits = tuple(replace(c, line_begin=run.offsets[block.start]) for c in found)
        return block.end, Lead(block.end, agency=block.paper, credits=credits)
    lead = read_lead(run, paper, published)
    if lead.length:
        return lead.length, lead
    told = read_paper(run.text)
    if told:
        return told, Lead(told)
    topic = TOPIC.match(run.text)
    if topic is not None:
        return _topic(run, topic.end(), heads), Lead(0)
    channel = CHANNEL.match(run.text)
    return (channel.end() if channel else 0), Lead(0)


def _topic(run: Run, start: int, heads: Sequence[Run]) -> int:
    """Where the title behind 题： ends: with the head line that it repeats, or where credits begin."""
    rest = run.text[start:]
    length = max((_repeated(rest, head.text) for head in heads), default=0)
    block = None if length else find_block(rest, 6, LONGEST)
    return start + (length or (block.start if block else 0))


def _repeated(text: str, head: str) -> int:
    """How many characters of a text say a head line again, at its beginning; 0 where it does not."""
    wanted = PLAIN.sub("", head)
    place = taken = 0
    while taken < len(text) and place < len(wanted):
        if PLAIN.match(text[taken]) is None:
            if text[taken] != wanted[place]:
                return 0
            place += 1
        taken += 1
    if len(wanted) < 5 or place < len(wanted):
        return 0
    closing = CLOSED.match(text, taken)
    return closing.end() if closing else taken
