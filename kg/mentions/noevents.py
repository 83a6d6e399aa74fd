"""Runs of words that end in an event's head and are no event.

In: the words, their head, and the text around them. Out: whether they name nothing.
"""

from __future__ import annotations

import re

__all__ = ["no_event"]

OF_YEAR = re.compile("(?:19|20)\\d\\d年(?:工程|项目|计划|活动|会议|大会|行动)")
OF_BOOK = re.compile("》(?:编入|收入|收录|讲述|记录|反映|描写|再现|介绍)")
PLANS = re.compile(
    r"总投资|投资\d|投入|新建|建设\d|用地|招[收聘录]|培训|于|在|[到至]?20\d\d|[今明后]年|年[内底]|完成\d|分"
    r"|投资|捐款|捐资|捐赠|筹措|筹集|筹资|出资|斥资|募集|收购|发行|融资|增资|回购|购买|采购|兴建|修建|扩建|生产|出口|进口|拿出|派出|举办|召开|成立|设立|组建|访问|前往|出席|共同|联合(?!国)|合作|开发|研发|推出|面向|向(?!导)|与|对"
)
OF_QUARTER = re.compile("第[一二三四]季[^“”]*月$")  # 第二季就业人口月|收入中位数

BUSINESS = re.compile("[经运民私国联公合直自兼]营$")  # 人均经营|净收入: no camp
VAGUE = re.compile("(?:有关|相关|上述|部分|各项|各类)(?:活动|会议)")  # 参加有关活动: none in particular
# 投资18亿元建设水利工程: what somebody paid for, with the verb
PAID = re.compile(r"(?:投资|投入|出资|耗资|斥资)[约近超]?\d[^，]{0,6}元")
FOR_WHOM = re.compile(r"[为给向对]$")
SERVICE = frozenset("义诊 体检 培训 理发 讲座 查体 巡诊".split())  # 为|群众义诊: a verb

OFFICE = re.compile(r"(?:管理|服务|指挥|训练|推广|培训|活动)(?:中心|基地|委员会|办公室|处|局)")


AT_IT = re.compile("(?:会|式|坛|节|赛)上(?:发表|作|所|举行|宣布|演讲|致辞|讲话)")  # “某某”研讨会上|发表演讲


def no_event(words: str, head: str, before: str, after: str) -> bool:
    """1999年|工程建成后, 4.0—|4.9级地震, 《文选》编入解放战争时期的文稿, 某产业园计划|总投资35亿元, 体育竞赛|管理中心."""
    part = words[0].isdigit() and before[-1:] in ("—", "-", "～")
    if (
        BUSINESS.search(words)
        or VAGUE.fullmatch(words)
        or (words == head and before.endswith(("有关", "相关", "上述", "部分")))
    ):
        return True
    told = OF_YEAR.fullmatch(words) or OF_BOOK.search(words) or (head == "计划" and PLANS.match(after))
    served = head in SERVICE and FOR_WHOM.search(before) and len(words) < 8
    told = told or AT_IT.search(words) or OF_QUARTER.search(words)
    room = words.endswith("会议") and after.startswith(("室", "厅"))  # 八楼会议|室
    return bool(part or told or served or room or PAID.search(words) or OFFICE.match(after))
