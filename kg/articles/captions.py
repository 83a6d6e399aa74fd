"""Credits of pictures that ran into the text: 。王小明摄 活动…, （王小明 摄）, 。视觉中国 图记者从…, 。单位供图8月4日.

In: a paragraph. Out: the paragraph without them, and the photographers. They are cut out wherever a sentence has
ended before them, so that no name and no fact is made of them; the captions themselves are sentences and stay.
"""

from __future__ import annotations

import re

from kg.articles.credits import FAMILY, HAN, SENT_IN, find_credits
from kg.articles.lines import Run
from kg.model import Credit

__all__ = ["cut_captions"]

AFTER = r"(?:^|(?<=[。！？”…）]))[ \u3000]*"
BODY = rf"(?:(?P<agency>[{HAN}]{{2,6}}(?:社|报|网))|本报)?(?:全媒体|见习|首席)?(?:记者|通讯员)?"
PEOPLE = rf"[{HAN}]{{2,3}}(?:[ \u3000、]+[{HAN}]{{2,3}})*"
# 摄 behind a name: alone between two sentences, or in brackets of its own
PHOTOGRAPHER = re.compile(
    rf"{AFTER}(?P<line>{BODY}[ \u3000]*{PEOPLE}[ \u3000]*摄)(?=[ \u3000。]|$)[。 \u3000]*"
    rf"|{AFTER}(?P<told>(?:(?P<body>[{HAN}]{{2,6}}(?:社|报|网))|本报)?记者[ \u3000]*{PEOPLE}[ \u3000]*摄)(?![影像制下取])"
    rf"|{AFTER}(?P<mid>[{FAMILY}][{HAN}]{{1,2}}[ \u3000]+(?:摄|供图))(?=[{HAN}\d“])(?![影像制下取])"
    rf"|(?<![{HAN}/／])(?P<slashed>{PEOPLE}[ \u3000]*[/／][ \u3000]*摄)(?![影像制下取/／])"
    rf"|[（(](?P<inner>(?:[{HAN}]{{0,8}}(?:记者|通讯员)|[{HAN}]{{2,6}}发|图片?|摄影)?[：: \u3000]*{PEOPLE}[ \u3000]*摄(?:影)?)[）)]"
)
# pictures of an agency, a body, an archive
PICTURE = re.compile(
    rf"{AFTER}(?:[^。，；：！？“”（）《》\n]{{2,26}}[ \u3000](?:资料)?图(?:片)?(?=[\d{HAN}“ \u3000]|$)"
    rf"|(?:图片?来源|图源|图片|封面来源|资料图[ \u3000]*图源)[ \u3000]*[：:|｜丨/][ \u3000]*[^。，；：！？“”（）《》 \u3000\n]{{2,14}}(?=[ \u3000。]|$)"
    rf"|(?:[截视]?图(?:片)?|视频|数据|资料)来源[：:][^，。；：！？“”（）《》 \u3000\n]{{1,14}}?(?:官网|官微|网站|公众号|微博|客户端|[日晚]报|新闻|截图)(?=[\d{HAN}“])"
    rf"|[{HAN}]{{2,14}}供图(?=[ \u3000。“\d]|$|[{HAN}])|资料图片?(?=[ \u3000。“]|$))[。 \u3000]*"
    r"|广告[ \u3000]*[^×\n。]{4,90}?[！？。]?[ \u3000]*×"  # an advertisement of the page
    r"|[（(](?:资料图|图片?(?:来源|均?由)?[^（）()。]{0,20}(?:提供|供图)|[^（）()。，]{2,14}供图|(?:图源|图片来源)[：:][^（）()]{2,20})[片]?[）)]"
)
# several short reports in one: …送上礼品。|（桂林农商银行 王小明）|阳朔农商银行…
SENDER = re.compile(rf"(?<=[。！？”…])[（(](?P<line>{SENT_IN.pattern})[）)](?=[{HAN}\d“])")

CAPTION = re.compile(rf"[{HAN}”》]$")
FOLLOWS = re.compile(rf"[{HAN}“《\d]")


def cut_captions(run: Run, paper: str | None) -> tuple[Run, list[Credit]]:
    """(the paragraph without the credits of its pictures, those of people)."""
    credits: list[Credit] = []
    cuts: list[tuple[int, int]] = []
    for match in PHOTOGRAPHER.finditer(run.text):
        group = next(g for g in ("line", "told", "mid", "slashed", "inner") if match[g] is not None)
        found = [c for c in find_credits(run, *match.span(group), match["agency"] or match["body"] or paper) if c.role]
        credits += found
        cuts += [match.span()] if found else []
    for match in SENDER.finditer(run.text):
        credits += find_credits(run, *match.span("line"), paper)
        cuts.append(match.span())
    cuts += [match.span() for match in PICTURE.finditer(run.text)]
    for start, end in sorted(cuts, reverse=True):
        stop = "。" if _ends_caption(run.text, start, end) else ""
        offsets = (run.offsets[end - 1],) if stop else ()
        run = Run(run.text[:start] + stop + run.text[end:], (*run.offsets[:start], *offsets, *run.offsets[end:]))
    return run, credits


def _ends_caption(text: str, start: int, end: int) -> bool:
    """工人们参加培训|（县委宣传部供图）|云州县教育局…: a caption without a mark of its own before what follows."""
    return (
        text[end - 1] in "）)" and CAPTION.search(text, 0, start) is not None and FOLLOWS.match(text, end) is not None
    )
