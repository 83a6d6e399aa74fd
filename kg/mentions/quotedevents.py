"""Events by their own name in quotation marks: “山乡书屋行动”, 公益项目“彩虹课堂”, “雷霆”“利剑”等行动.

In: a sentence and the token that a quotation ends in. Out: the event, if the words around say that it is one.
"""

from __future__ import annotations

import re

from kg.mentions.compounds import extend_left
from kg.mentions.eventheads import CALLED, HELD, LOOSE, PAUSE, STARTED, Heads
from kg.model import Mention, Sentence

__all__ = ["find_quoted"]

BEFORE_QUOTE = re.compile(r"(?:公益)?(?:项目|活动|行动|工程|计划|大赛|台风)$")
ROW = re.compile(r"(?:[、和及]?“[^“”]{2,24}”)*等?[\u4e00-\u9fff]{0,12}?(?P<head>活动|行动|项目|工程|计划)")
# 推进“厕所革命”, “银发课堂”|是某社区推出的公益项目
MOVED = re.compile(r"(?:推进|掀起|深化|推动|打响|开展|实施|启动)(?:了)?$")
MOVEMENT = re.compile(r"(?:革命|风暴|会战|保卫战|攻坚战|之旅|之约)$")
TOLD = re.compile(
    r"(?:项目)?是(?:由)?[^，。；“”]{2,40}?(?:推出|启动|策划|发起|打造|实施|开展|主办|举办|创办|设立|开设|组织|创建|创新)的"
    r"[^，。；“”]{0,12}?(?P<kind>活动|赛事|项目|行动|工程|计划|品牌|课堂|节目)(?=[，。；、]|$)"
)
NUMBER = re.compile(r"(?:(?:19|20)\d\d年?|第[一二三四五六七八九十百\d]{1,3}届|首届)$")  # 2023年|“桃花节”
ROW_GOES_ON = tuple("、和及等“")


def find_quoted(text: str, sentence: Sentence, i: int, heads: Heads) -> Mention | None:
    """“山乡书屋行动”, 公益项目“彩虹课堂”, 启动“一键办证”，: names that end in their quotation mark."""
    end = sentence.tokens[i].end
    start = text.rfind("“", sentence.start, end)
    inner = text[start + 1 : end - 1]
    if (
        start < 0
        or not 2 <= len(inner) <= 40
        or "。" in inner
        or "：" in inner
        or (len(inner) > 24 and "——" not in inner)
    ):
        return None
    before, after = text[sentence.start : start], text[end : end + 24]
    head = heads.sure.search(inner)
    if re.match(
        r"(?!等|作为|作|是|为|被|纳入|列入|列为|与|和|及|的)[\u4e00-\u9fff]{0,6}(?:活动|行动|项目|专项|计划|工程|仪式|大赛)",
        after,
    ):
        return None  # the name goes on to its head
    kind = BEFORE_QUOTE.search(before)
    if kind and kind.group().endswith("台风"):
        begin = sentence.start + kind.start()
        return Mention(text[begin:end], begin, end, "Event", "event.apposed")
    if kind:
        j = next((k for k, t in enumerate(sentence.tokens) if t.end == start), None)
        found = extend_left(text, sentence, j, sentence.start + kind.start()) if j is not None else None
        begin = found.start if found else sentence.start + kind.start()
        return Mention(text[begin:end], begin, end, "Project", "event.apposed")
    number = NUMBER.search(before)
    if number and head and heads.classes[head.group()] != "Project":
        start -= len(number.group())
    plain = inner.endswith("活动") and (len(inner) < 5 or LOOSE.search(inner) is not None)
    if head and not plain and (len(inner) >= 6 or heads.classes[head.group()] != "Meeting"):
        return Mention(text[start:end], start, end, heads.classes[head.group()], "event.quoted")
    told = TOLD.match(text, end, sentence.end)
    if told or (MOVED.search(before) and MOVEMENT.search(inner)):
        cls = "Activity" if told and told["kind"] in ("活动", "赛事") else "Project"
        return Mention(text[start:end], start, end, cls, "event.quoted")
    if CALLED.search(before) and PAUSE.match(after):
        return Mention(text[start:end], start, end, "Activity", "event.quoted")
    row = ROW.match(text, end) if after[:1] in ROW_GOES_ON else None
    if row and (before[-1:] in ("”", "、", "在") or HELD.search(before) or STARTED.search(before)):
        return Mention(text[start:end], start, end, "Activity" if row["head"] == "活动" else "Project", "event.listed")
    return None
