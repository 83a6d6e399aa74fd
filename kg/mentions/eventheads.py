"""What events end in and what holds or starts them: the heads of the lexicon, the verbs before a name.

In: the ontology. Out: patterns that the ways of finding events share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology, either

__all__ = [
    "CALLED",
    "HELD",
    "HELD_SO",
    "JOINING",
    "LOOSE",
    "PAUSE",
    "RUN_OF",
    "STARTED",
    "STARTING",
    "Heads",
    "read_heads",
]

HOLDING = "召开|举行|举办|主办|承办|协办|组办|筹办|开办|召集|组织|开展|组织召开"
STARTING = "启动|开启|推出|实施|推行|实行|部署|发起|开展|组织|开通|开办|推进|打造|创新|探索|策划|投资建设|开工建设|建设|投建|谋划|引进|承建|承接|共建|新建|布局"
JOINING = "出席|参加|参与|列席|主持|亮相|参会"
LIGHT = r"(?:了|过|实施|开展|举办|建设)?(?:首次|一次|一场|一项|一系列|\d+[余多]?(?:场|次|期|项|个))?(?:以)?"
HELD = re.compile(rf"(?:{HOLDING})(?:{LIGHT}|的)$")
# 开展形式多样的|节水宣传日活动, 甲发起的|答题活动: what one holds, behind what is told of it
HELD_SO = re.compile(r"(?:开展|举办|举行|召开)(?:了|过)?(?:[\u4e00-\u9fff、\d]{2,24})的$")
RUN_OF = re.compile("(?:发起|推出|启动|策划|组织|打造)的$")
STARTED = re.compile(rf"(?<!开工)(?:{STARTING}){LIGHT}$")
CALLED = re.compile(
    rf"(?:启动|开启|推出|实施|推行|部署|发起|开展|开通|举办|开办|启用|首创|试行|打响|上线|研发的?|开发的?|推出的){LIGHT}$"
)
PAUSE = re.compile(r"[，。；、！？：）”\n]|$|等|和|与|及|期间|以来|暨|并|时|后|，")
LOOSE = re.compile(
    r"^(?:督促|推进|支持|加大|做好|加快).*(?:项目|工程|战略|计划|工作)$|负责的?(?:项目|工程|计划)$"
    r"|(?:生产|经营|军事|间谍|犯罪|违法|课外|户外|文娱|娱乐|体育|政治|经济|社会|商业|科研|教学|执法|日常)活动$"
    r"|(?:重大|重点|新?开工|在建|民生|首个|规模化|市场化|科研|获奖|参赛|入围|配套|中标|在研|产业化|具体|其他|开发|比赛)(?:集中)?(?:项目|工程|战略|计划)$"
)


@dataclass(frozen=True, slots=True)
class Heads:
    """The head nouns of events by what they need: nothing, a number or quotation marks, a verb that starts them."""

    sure: re.Pattern[str]
    numbered: re.Pattern[str]
    deed: re.Pattern[str]
    placed: re.Pattern[str]
    done: re.Pattern[str]  # what somebody holds: 举办|急救知识培训，
    struck: re.Pattern[str]  # what happens to a place: 突发|山洪泥石流
    name: re.Pattern[str]  # names as they stand
    ends: frozenset[str]  # the last characters of these
    none: re.Pattern[str]  # words that end like a head and are none
    bare: frozenset[str]  # no names by themselves
    classes: Mapping[str, str]


@lru_cache(maxsize=8)
def read_heads(ontology: Ontology) -> Heads:
    rows = ontology.lexicon("events")

    def ending(kind: str) -> re.Pattern[str]:
        return re.compile(f"(?:{either(r[0] for r in rows if r[2] == kind)})$")

    bare = frozenset(r[0] for r in rows if r[2] == "bare")
    classes = {r[0]: r[1] for r in rows if r[1]}
    ends = frozenset(r[0][-1] for r in rows if r[2] in ("sure", "numbered", "deed", "placed", "done", "struck"))
    return Heads(
        sure=ending("sure"),
        numbered=ending("numbered"),
        deed=ending("deed"),
        placed=ending("placed"),
        done=ending("done"),
        struck=ending("struck"),
        name=re.compile(rf"(?:{either(r[0] for r in rows if r[2] == 'name')})(?!核心区|沿线|国际|高峰)"),
        ends=ends,
        none=ending("none"),
        bare=bare,
        classes=classes,
    )
