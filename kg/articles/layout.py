"""A wrapped page that holds several stories → the lines of each.

In: the page's lines. Out: stories: head lines, byline lines and body lines.
Signs: a byline or dateline begins a body; （下转…） and a photographer's credit end one; a run of lines without a full stop
between such signs is a headline. Whether headlines stand before or after their stories is decided once for the page, by its ends or by the words that headlines share with
the stories beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.articles.days import MONTH_DAY, is_day
from kg.articles.heads import shared
from kg.articles.lines import Line, closes, column, width_of

__all__ = ["Story", "begins_story", "cut_stories"]

BYLINE = re.compile(
    rf"^(?:本报|本刊|新华社|中新社|新华网|人民网|央视网|中新网)?\s*(?:[\u4e00-\u9fff]{{2,8}})?(?:{MONTH_DAY})?\s*(?:讯|电)\s*[（(【]|"
    r"^(?:本报|本刊|新华社)[^，。]{0,12}(?:讯|电)[\s（(]|^本[报刊]讯"
)
# a dateline by its agency: it may end its line, or its mark may stand on the next one
PAPERS = "本报|本刊|本台|新华社|中新社|新华网|人民网|央视网|中新网|中国新闻社|[\u4e00-\u9fff]{2,6}(?:日报|晚报|时报|都市报|青年报|早报)"
PLACE = r"[ \u3000]*(?:[\u4e00-\u9fff·]{1,8}?[ \u3000]*)?"
DAY = rf"(?:(?:(?:19|20)\d{{2}}|[一二][一二三四五六七八九〇○零]{{3}})年)?{MONTH_DAY}[ \u3000]*"
DATELINE = re.compile(  # dated; undated with a mark behind it; alone on its line
    rf"^[■●□◆▲◎【\[ \u3000]*据?(?:{PAPERS})(?:{PLACE}{DAY}(?:(?:体育|财经|军事|国际|图片|社会|经济|科技)?专?电(?!话)|快?讯|消息)"
    rf"|{PLACE}(?:专?电|讯)[】\]]?[ \u3000]*(?:(?<=[ \u3000])|[（(])|(?:快讯|(?:综合)?消息)[】\]]?[ \u3000（(：:]|[电讯]$)"
)
# （记者于涛）国际…: a bracket that opens a story; the same behind a story stands alone and closes it
BRACKET = r"^[（(](?:本报|新华社)?(?:全媒体|见习|特约|首席|驻\S{2,6})?(?:记者|通讯员)[^（）()。]{1,40}[）)]"
OPENER = re.compile(BRACKET + r"(?=[^，。；）\s])")
CLOSER = re.compile(BRACKET + "$")
UNDONE = re.compile(r"[，、；：（(“《据见由和与的在]$")
SIGNED = re.compile(
    r"^(?:□|■|●|◆|◎)?\s*(?:本报|本刊|新华社)?(?:记者|通讯员|特约记者|见习记者|实习生)\s*[\u4e00-\u9fff· 　]{2,24}(?:(?:本报)?(?:记者|通讯员|实习生)[\u4e00-\u9fff· 　]{2,12})*$|^本报(?:记者|通讯员)\s"
)
JUMP = re.compile(r"[（(]\s*(?:下转|上接)[^）)]{0,12}版?\s*[^）)]{0,4}[）)]")
PHOTO = re.compile(r"(?:摄|摄影报道|供图)\s*[）)]?$")
LONGEST_HEAD = 44


@dataclass(slots=True)
class Story:
    """The lines of one story as they were told apart."""

    heads: list[Line] = field(default_factory=list)
    bylines: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    subheads: set[int] = field(default_factory=set)  # starts of body lines that are headings
    leading: bool = False  # whether its title is the first of its heads, as on a page of paragraphs

    @property
    def lines(self) -> list[Line]:
        """All of them, as they stand on the page."""
        return sorted([*self.heads, *self.bylines, *self.body], key=lambda line: line.start)


def begins_story(text: str) -> bool:
    """Whether a paragraph begins with a dateline or byline."""
    return BYLINE.match(text) is not None or DATELINE.match(text) is not None


def cut_stories(lines: Sequence[Line]) -> list[Story]:
    """The stories of a wrapped page, in the order of their bodies."""
    kinds = _kinds(lines)
    segments = _segments(lines, kinds)
    leading = _leading(segments)
    stories: list[Story] = []
    waiting: list[Line] = []
    for kind, run in segments:
        if kind == "head":
            if leading or not stories:
                waiting = [*waiting, *(line for line, _ in run)]
            else:
                stories[-1].heads += [line for line, _ in run]
        else:
            stories.append(Story(heads=waiting))
            waiting = []
            _fill(stories[-1], run)
    if waiting and stories:
        stories[-1].heads += waiting
    return [s for s in stories if s.body]


def _leading(segments: Sequence[tuple[str, list[tuple[Line, str]]]]) -> bool:
    """Whether headlines stand before their stories; where the page's ends do not say it, their words do."""
    first, last = segments[0][0] == "head", segments[-1][0] == "head"
    if first != last:
        return first
    texts = ["".join(line.text for line, _ in run)[:300] for _, run in segments]
    forward = backward = 0.0
    for i, (kind, _) in enumerate(segments):
        if kind == "head":
            forward += shared(texts[i], texts[i + 1]) if i + 1 < len(texts) else 0
            backward += shared(texts[i], texts[i - 1]) if i else 0
    return first if forward == backward else forward > backward


def _fill(story: Story, run: Sequence[tuple[Line, str]]) -> None:
    for line, kind in run:
        if kind == "byline" and not story.body:
            story.bylines.append(line)
        else:
            if kind == "subhead":
                story.subheads.add(line.start)
            story.body.append(line)


def _kinds(lines: Sequence[Line]) -> list[str]:
    """For each line: start, byline, end, head, subhead or text."""
    kinds = ["text"] * len(lines)
    for i, line in enumerate(lines):
        if i and kinds[i - 1] == "start" and _broken_dateline(lines[i - 1].text, line.text):
            continue
        if BYLINE.match(line.text) or _begins(lines, i, kinds):
            kinds[i] = "start"
        elif PHOTO.search(line.text) and ("记者" in line.text or len(line.text) < 20) and closes(line.text):
            kinds[i] = "end"
        elif SIGNED.match(line.text):
            kinds[i] = "byline"
        elif (
            (i and kinds[i - 1] == "text" and lines[i - 1].text.endswith(("。", "”")) and CLOSER.match(line.text))
            or (JUMP.search(line.text) and len(JUMP.sub("", line.text)) < 3)
            or JUMP.search(line.text[-12:])
        ):
            kinds[i] = "end"
    _mark_heads(lines, kinds)
    return kinds


def _begins(lines: Sequence[Line], i: int, kinds: Sequence[str]) -> bool:
    """Whether a dateline, or a reporter's bracket behind a closed line, opens a story on this line."""
    text, above = lines[i].text, lines[i - 1].text if i else ""
    if UNDONE.search(above):
        return False
    after = lines[i + 1].text if i + 1 < len(lines) else ""
    dateline = DATELINE.match(text) or DATELINE.match(text + after)
    if dateline is not None:
        return True
    short = width_of(above) < width_of(text) - 1.5  # a headline
    apart = not i or short or closes(above) or lines[i].block != lines[i - 1].block
    return apart and OPENER.match(text) is not None and (not i or kinds[i - 1] != "start")


def _broken_dateline(text: str, after: str) -> bool:
    """Whether a dateline begins on one line and ends on the next: 新华社维也纳5月17 / 日电（记者…."""
    return DATELINE.match(text) is None and BYLINE.match(text) is None and DATELINE.match(text + after) is not None


def _mark_heads(lines: Sequence[Line], kinds: list[str]) -> None:
    """Mark runs of head lines (before a start sign, after an end sign, at the page's ends) and lone subheads."""
    i = 0
    while i < len(lines):
        before = kinds[i - 1] if i else "end"
        opens = before == "end" or (before == "text" and closes(lines[i - 1].text))
        if kinds[i] != "text" or not opens:
            i += 1
            continue
        stop = _head_run(lines, kinds, i, ended=before == "end")
        border = stop == len(lines) or kinds[stop] in ("start", "byline") or before == "end"
        if stop > i and border:
            kinds[i:stop] = ["head"] * (stop - i)
        elif _subhead(lines, i):
            kinds[i] = "subhead"
        i = max(stop, i + 1) if border else i + 1


def _head_run(lines: Sequence[Line], kinds: Sequence[str], i: int, *, ended: bool) -> int:
    """Where the run of head-like lines that begins at i ends; i where there is none."""
    stop = i
    while (
        stop < len(lines)
        and kinds[stop] == "text"
        and stop - i < 4
        and (_headlike(lines, stop) or _last_of_block(lines, i, stop))
    ):
        if ended and stop > i and lines[stop].block != lines[stop - 1].block and _runs_on(lines, stop):
            break
        stop += 1
    return stop


def _last_of_block(lines: Sequence[Line], i: int, stop: int) -> bool:
    """A short line that stands with a head line above it and a blank line below."""
    if stop == i or stop + 1 >= len(lines) or "。" in lines[stop].text or closes(lines[stop].text):
        return False
    return lines[stop].block == lines[stop - 1].block != lines[stop + 1].block


def _headlike(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    if (
        len(text) > LONGEST_HEAD
        or re.search(r"[；，、：,。]$|。", text)
        or re.match(r"^[”），。；、]", text)
        or is_day(text)
    ):
        return False
    following = lines[i + 1 : i + 6]
    if not following or re.search(r"[！？”]$", text):
        return True
    return not (abs(width_of(text) - column(following)) <= 1.5 and _runs_on(lines, i))


def _subhead(lines: Sequence[Line], i: int) -> bool:
    """A lone line within a body, clearly shorter than its column and no part of a sentence."""
    text, following = lines[i].text, lines[i + 1 : i + 7]
    if not following or not 3 <= len(text) <= 24 or re.search(r"[，。；、]|[：,]$", text) or text[0] in "”），。；、":
        return False
    return (
        width_of(text) < max(width_of(line.text) for line in following) - 1.5
        and width_of(lines[i + 1].text) > width_of(text) + 0.5
    )


def _runs_on(lines: Sequence[Line], i: int) -> bool:
    """Whether the next lines carry this one's sentence to a full stop in lines of the same width."""
    width = width_of(lines[i].text)
    for line in lines[i + 1 : i + 4]:
        if abs(width_of(line.text) - width) > 2.5 or BYLINE.match(line.text) or SIGNED.match(line.text):
            return False
        if "。" in line.text or "，" in line.text:
            return True
    return True


def _segments(lines: Sequence[Line], kinds: Sequence[str]) -> list[tuple[str, list[tuple[Line, str]]]]:
    """Runs of heads and runs of body; a body ends at an end sign, before a start sign, and at heads."""
    segments: list[tuple[str, list[tuple[Line, str]]]] = []
    run: list[tuple[Line, str]] = []

    def flush() -> None:
        nonlocal run
        if run:
            segments.append(("body", run))
        run = []

    previous = ""
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "head":
            flush()
            if segments and segments[-1][0] == "head" and previous == "head":
                segments[-1][1].append((line, kind))
            else:
                segments.append(("head", [(line, kind)]))
        else:
            begins = kind == "start" or (kind == "byline" and previous not in ("byline", "start"))
            if begins and run and any(k not in ("byline",) for _, k in run):
                flush()
            run.append((line, kind if kind in ("byline", "subhead") else "text"))
            if kind == "end":
                flush()
        previous = kind
    flush()
    return segments
