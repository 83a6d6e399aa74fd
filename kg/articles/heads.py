"""Which of the head lines is the title, and where a title ends that was glued to its body.

In: head runs, the beginning of the body. Out: the title and the subtitles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.articles.blocks import find_block, find_paper
from kg.articles.lines import Line, Run, join_lines

__all__ = ["choose_title", "cut_glued_title", "is_title_line", "join_heads", "shared", "unprefixed"]

SENTENCE = re.compile(r"[。；]|[，、：,;:]$")
LEAD = re.compile(r"(?:讯|电|消息)\s*[（(]|^(?:本报|新华社|中新网|人民网)|^\s*[（(](?:记者|通讯员)")
ORIGINAL = re.compile(r"^\s*(?:原标题|标题)[：:]\s*")
SOURCE = re.compile(r"^\s*(?:来源|稿源)[：:]\s*[\u4e00-\u9fffA-Za-z－\-]{2,12}(?:\s*原创稿?)?(?=\s|\d|[\u4e00-\u9fff])")
MARK = re.compile(r"（(?:引题|主题|副题|题)）")
LONGEST = 60
# where a body begins: a dateline, a byline, a time, 为… and the like
OPENING = re.compile(
    r"(?:[（(](?:来源|图|文|通讯员|记者|本报记者|作者|特约记者|见习记者|实习生)[^（）()]{0,30}[）)]|(?:来源|稿源)[：:]|本文(?:转自|来源)|近日|日前|近期|昨日|今日|为进一步|为深入|为了|为切实|连日来|今年(?:以来|\d|[一二三四五六七八九十])|去年|(?:20\d\d年)?\d{1,2}月\d{1,2}日|\d{1,2}日|记者\d|记者从|据悉|据了解"
    r"|(?:[\u4e00-\u9fff]{2}(?:青年报|都市报|晨报|早报|商报|法治报|新闻)|[\u4e00-\u9fff]{2,4}(?:日报|晚报|时报|新闻网|网|社))?(?:讯|电|客户端)[ （(]|(?:[\u4e00-\u9fff]{2,6}(?:报|网|社|台|新闻|客户端|媒体|频道|传媒|中心))?(?:记者|通讯员)[ ]|本报|新华社|“[^”]{6,}[。！？]”)"
)
# a headline that goes on in the next line: …关于印发, a 《 that is still open, the issuers alone
OPEN = re.compile(r"(?:关于|印发|转发|批转|修改|废止|公布)$|《[^》]*$")
ISSUERS = re.compile(r"^[\u4e00-\u9fff 　、]{2,60}(?:厅|局|委|部|会|院|署|政府|办公室|办|中心)$")
KIND = r"(?:通知|意见|公告|通告|通报|决定|批复|函|方案|办法|规定)(?:（[\u4e00-\u9fff]{2,8}）)?$"
NOTICE = re.compile(r"关于[^。，]*" + KIND)
ABOUT = re.compile(r"关于[^。，]*$")
# a line above the title: 王大明在青州调研时强调
KICKER = re.compile(r"(?:强调|指出|要求|提出|表示|时|之际|之[一二三四五六七八九十]+)[：:]?$")


def is_title_line(text: str) -> bool:
    """Whether a line at the top of a page is a headline: no sentence, no byline, not long."""
    return len(text) <= LONGEST and not SENTENCE.search(text) and not LEAD.search(text) and not ORIGINAL.match(text)


def unprefixed(line: Line) -> Line:
    """A headline alone on its line, without 原标题：before it."""
    prefix = ORIGINAL.match(line.text)
    rest = line.text[prefix.end() :] if prefix else ""
    if prefix is None or not is_title_line(rest):
        return line
    return replace(line, text=rest, start=line.start + prefix.end())


def join_heads(lines: Sequence[Line]) -> list[Run]:
    """The head lines, those as one that a document's name was broken into."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on("".join(part.text for part in groups[-1]), line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [join_lines(group) for group in groups]


def _goes_on(head: str, following: str) -> bool:
    """Whether the next line belongs to the same document's name."""
    if OPEN.search(head) and "关于" in head + following:
        return True
    if ISSUERS.match(head) and following.startswith("关于"):
        return True
    unfinished = ABOUT.search(head) is not None and re.search(KIND, head) is None
    return unfinished and "关于" not in following and re.search("的" + KIND, following) is not None


def cut_glued_title(run: Run) -> tuple[Run | None, Run]:
    """(the title before the body on one line, the body); a title printed twice counts once."""
    prefix = ORIGINAL.match(run.text)
    if prefix is None:
        return None, _without_source(run)
    rest = run.slice(prefix.end())
    repeat = _repeated(rest.text)
    if repeat is not None:
        first, stop = repeat
        return rest.slice(0, first), rest.slice(stop).strip()
    marked = list(MARK.finditer(rest.text[:160]))
    if marked:
        begin = marked[-2].end() if len(marked) > 1 else 0
        return rest.slice(begin, marked[-1].start()).strip(), rest.slice(marked[-1].end()).strip()
    return _by_opening(rest)


def _without_source(run: Run) -> Run:
    match = SOURCE.match(run.text)
    if match is None:
        return run
    channel = re.match(r"[\u4e00-\u9fff]{2,4}频道", run.text[match.end() :])
    return run.slice(match.end() + (channel.end() if channel else 0))


def _repeated(text: str) -> tuple[int, int] | None:
    """(length of the title, where its second printing ends) of text that begins with one title twice."""
    plain = re.sub(r"[，、,]", "、", text)
    for length in range(min(LONGEST + 20, len(text) // 2), 5, -1):
        title = plain[:length]
        for gap in range(0, 3):
            if plain[length + gap : 2 * length + gap] == title and not text[length : length + gap].strip():
                return length, 2 * length + gap
    return None


def _by_opening(run: Run) -> tuple[Run | None, Run]:
    """The title ends where a body can begin: a dateline, a time, or a space after some words."""
    block = find_block(run.text, 8, LONGEST + 20)
    spaced = re.search(r"\s{3,}", run.text[8 : LONGEST + 20])
    ends = [block.start] if block else []
    ends += [place] if (place := find_paper(run.text, 8, LONGEST + 20)) is not None else []
    ends += [8 + spaced.start()] if spaced else []
    if ends and "。" not in run.text[: min(ends)]:  # the name of a paper that is known begins the story
        return run.slice(0, min(ends)).strip(), run.slice(min(ends)).strip()
    for match in OPENING.finditer(run.text[: LONGEST + 20]):
        if match.start() >= 8 and "。" not in run.text[: match.start()]:
            return run.slice(0, match.start()).strip(), _without_source(run.slice(match.start()).strip())
    space = re.search(r"\s", run.text[8:LONGEST])
    if space is not None:
        return run.slice(0, 8 + space.start()).strip(), run.slice(8 + space.end()).strip()
    return None, run


def choose_title(heads: Sequence[Run], opening: str, *, leading: bool) -> tuple[Run | None, list[Run]]:
    """The head that shares most with the beginning of the body, then the first; of a page of paragraphs (`leading`) the
    first, unless it is a kicker."""
    if not heads:
        return None, []
    if len(heads) > 1 and heads[0].text == heads[1].text:
        heads = heads[1:]
    best = max(range(len(heads)), key=lambda i: (shared(heads[i].text, opening), -i))
    plain = leading and not KICKER.search(heads[0].text) and not any(NOTICE.search(h.text) for h in heads)
    best = 0 if plain else best
    return heads[best], [h for i, h in enumerate(heads) if i != best]


def shared(head: str, opening: str) -> float:
    """How much of a head line returns in the beginning of a body."""
    pairs = {head[i : i + 2] for i in range(len(head) - 1)}
    return float(sum(pair in opening for pair in pairs) / max(6, len(pairs)) ** 0.5)
