"""Lines that hold nothing but credits: □记者 甲 通讯员 乙, 文/甲 图/乙, 时间：… 来源：… 作者：甲, 甲/文 乙/图.

In: a paragraph of a story. Out: its credits, or None where it is running text.
"""

from __future__ import annotations

import re

from kg.articles.credits import HAN, KNOWN_AGENCY, NAME, ROLE, SENT_IN, cut_names, find_credits
from kg.articles.lines import Run
from kg.model import Credit

__all__ = ["LONGEST", "inner_credits", "read_signature"]

LONGEST = 90  # characters of a line of credits; the longest of the genre read is 78
PAPER = rf"(?:[{HAN}A-Za-z]{{2,12}}?(?:社|报|网|台|新闻|客户端|频道|融媒|融媒体中心|中心|媒体)(?:全媒体|融媒体)?)"
NAMES = rf"{NAME}(?:[ \u3000、，,]+{NAME})*"
FACT = r"(?:(?:发布|更新|发表)?(?:时间|日期)|来源|信息来源|稿源|浏览次?数?|阅读量?|点击量?|字号|字体)[：:]\s*[^ \u3000]{1,24}(?: \d\d:\d\d(?::\d\d)?)?"
ITEM = (
    rf"(?:(?:{PAPER}|本报)?(?:驻[{HAN}]{{2,10}}?(?:特派|首席)?)?[ \u3000]*(?:{ROLE})(?:[：:丨｜|/／ \u3000]+{NAMES}|(?={NAME}[ \u3000）)]|{NAME}$){NAMES})"
    rf"|{NAMES}[ \u3000]*[/／][ \u3000]*(?:文|图|摄|摄影|文图|图文)|{NAMES}[ \u3000]+摄|{FACT})"
)
SIGNED = re.compile(
    rf"[□■○●◎▲△◇◆*＊—\-（(【\[ \u3000]*{ITEM}(?:[ \u3000，,；;|丨｜]+{ITEM})*[ \u3000）)】\]]*(?:(?:报道|采写)[：:]?)?"
)
# 本报记者|严方孙小军: names without a mark between
ROW = re.compile(rf"(?:{PAPER}|本报)?(?:记者|通讯员)(?P<names>[{HAN}]{{5,9}})")
INNER = re.compile(
    r"(?:(?P<agency>[\u4e00-\u9fff]{2,8}(?:社|报|网|新闻))[^（(。，]{0,10})?(?:讯|电|消息)[ \u3000]*[（(](?P<line>[^（）()。]{0,20}(?:记者|通讯员)[^（）()。]{2,50})[）)]"
)


def read_signature(run: Run, paper: str | None) -> tuple[Credit, ...] | None:
    """The credits of a paragraph that holds nothing else; None for running text."""
    text = run.text.strip()
    if not 3 <= len(text) <= LONGEST or "。" in text:
        return None
    inside = text[1:-1] if text[0] in "（(" and text[-1] in "）)" else ""
    row = ROW.fullmatch(text)
    together = row is not None and cut_names(row["names"])
    if SIGNED.fullmatch(text) is None and SENT_IN.fullmatch(inside) is None and not together:
        return None
    return tuple(find_credits(run, 0, len(run.text), paper))


def inner_credits(run: Run, paper: str | None, within: int) -> tuple[Credit, ...]:
    """The credits of a lead in a paragraph's first characters: …工作站晚报网8月11日讯（通讯员 甲 记者 乙）."""
    match = INNER.search(run.text[: within + 60])
    if match and match.start() > within:
        return ()
    if match is None:
        return ()
    agency = _inner_agency(run, *match.span("agency"))
    return tuple(find_credits(run, *match.span("line"), agency or paper))


def _inner_agency(run: Run, begin: int, stop: int) -> str | None:
    """The agency of a lead within a paragraph: a known one, or words that begin a sentence; never a line above."""
    if begin < 0:
        return None
    words = run.text[begin:stop]
    known = KNOWN_AGENCY.search(words)
    if known is not None:
        return None if known.group() == "本报" else known.group()
    return words if begin == 0 or run.text[begin - 1] in "。！？”）" else None
