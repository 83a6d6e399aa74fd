"""Credits of pictures that ran into the text: 。王小明摄 活动…, （王小明 摄）, 。视觉中国 图记者从…, 。单位供图8月4日.

In: a paragraph. Out: the paragraph without them, and the photographers. They are cut out wherever a sentence has
ended before them, so that no name and no fact is made of them; the captions themselves are sentences and stay.
"""

from __future__ import annotations

import re

from kg.articles.credits import HAN, SENT_IN, find_credits
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
    rf"|(?<![{HAN}/／])(?P<slashed>{PEOPLE}[ \u3000]*[/／][ \u3000]*摄)(?![影像制下取/／])"
    rf"|[（(](?P<inner>(?:[{HAN}]{{0,8}}(?:记者|通讯员)|图片?|摄影)?[：: \u3000]*{PEOPLE}[ \u3000]*摄(?:影)?)[）)]"
)
# pictures of an agency, a body, an archive
PICTURE = re.compile(
    rf"{AFTER}(?:[^。，；：！？“”（）《》\n]{{2,26}}[ \u3000](?:资料)?图(?:片)?(?=[\d{HAN}“ \u3000]|$)"
    rf"|(?:图片?来源|图源|图片|封面来源|资料图[ \u3000]*图源)[ \u3000]*[：:|｜丨/][ \u3000]*[^。，；：！？“”（）《》 \u3000\n]{{2,14}}(?=[ \u3000。]|$)"
    rf"|(?:[截视]?图(?:片)?|视频|数据|资料)来源[：:][^，。；：！？“”（）《》 \u3000\n]{{1,14}}?(?:官网|官微|网站|公众号|微博|客户端|[日晚]报|新闻|截图)(?=[\d{HAN}“])"
    rf"|[{HAN}]{{2,14}}供图(?=[ \u3000。“\d]|$|[{HAN}])|资料图片?(?=[ \u3000。“]|$))[。 \u3000]*"
    r"|[（(](?:资料图|图片?(?:来源|均?由)?[^（）()。]{0,20}(?:提供|供图)|[^（）()。，]{2,14}供图|(?:图源|图片来源)[：:][^（）()]{2,20})[片]?[）)]"
)
# several short reports in one: …送上礼品。|（桂林农商银行 王小明）|阳朔农商银行…
SENDER = re.compile(rf"(?<=[。！？”…])[（(](?P<line>{SENT_IN.pattern})[）)](?=[{HAN}\d“])")


def cut_captions(run: Run, paper: str | None) -> tuple[Run, list[Credit]]:
    """(the paragraph without the credits of its pictures, those of people)."""
    credits: list[Credit] = []
    cuts: list[tuple[int, int]] = []
    for match in PHOTOGRAPHER.finditer(run.text):
        group = next(g for g in ("line", "told", "slashed", "inner") if match[g] is not None)
        found = [c for c in find_credits(run, *match.span(group), match["agency"] or match["body"] or paper) if c.role]
        credits += found
        cuts += [match.span()] if found else []
    for match in SENDER.finditer(run.text):
        credits += find_credits(run, *match.span("line"), paper)
        cuts.append(match.span())
    cuts += [match.span() for match in PICTURE.finditer(run.text)]
    for start, end in sorted(cuts, reverse=True):
        run = Run(run.text[:start] + run.text[end:], run.offsets[:start] + run.offsets[end:])
    return run, credits
