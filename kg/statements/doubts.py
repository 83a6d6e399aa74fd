"""Figures that are not those of whoever the text speaks of, though no other owner is read: the world's, trade with a
state, a sum without a word of what it is.

In: a figure's clause and its recovered owner. Out: whether to leave it without one, for `measures`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import Entity
from kg.statements.clauses import Clause, Item

__all__ = ["doubted"]

# 全世界人均|4470美元, 国际市场原油价; not 居世界第三, 超过世界平均水平, 面向全球
WORLD = re.compile(
    r"(?<![占居列于向遍比较为是达入的])(?<!超过|辐射|出口|销往|来自|走向)(?:全世界|全球|世界(?![一级杯第]|锦标|博览|冠军|纪录|记录|遗产|文化|自然|各地|大)|国际市场|世界各国)"
    r"(?!最|第一|首[个座条家]|排名|前[列茅\d]|500强|领先)[^，。；“]{0,16}$"
)
# 对甲国的|出口, 从乙国|进口, 在丙国的|投资: a part of what its owner trades
TRADE = re.compile("出口|进口|贸易|顺差|逆差|投资|援助|贷款|欠[款债]")
FASTER = re.compile("(?<![提增])[高快低慢长短大小多少重轻强][了约近]?$")  # 经济效益高|2倍: one way against another
GOODS = frozenset("% ‰ 倍 番 个百分点 吨 公斤 千克 斤 ℃ 度 亩 公顷 立方米 千瓦 千瓦时".split())
HELD = re.compile(
    "展|参|登记|投票|签约|签订|成交|投资|意向|协议|合同|金额|总额|交易|销售|拍卖|奖|捐|募|经费|收入|收视|满意|获|报名|上届|去年|会期|赛程|全程|门票|上座"
)
INDEX = re.compile("指数(?:环比|同比)?[\u4e00-\u9fff]{0,2}$")  # of a trade or a place, of no body
SO_FAR = re.compile("^(?:至此|合计|总计|两[省市县区地]|三[省市县区地])")  # 甲县1人死亡，|至此累计23人: of all
PARTY = re.compile(
    "^(?:被告人?|原告|嫌疑人|犯罪嫌疑人|被害人|受害人|死者|业主|车主|网民|网友)(?!人数)"
)  # |被告人|已植树500亩
TEAM = re.compile("(?<!代表)(?<!参赛)队$")  # 锦标赛上，甲国队的|8名|选手: theirs, not the contest's
WEATHER = re.compile("气温|(?:相对)?湿度|最[高低]温度|降[水雨]量|降雨|风[力速]")  # of a place, not of a firm
AGES = re.compile("人均|人口|居民|男性|女性|老人|预期|职工|农民")  # not how old animals become
COMING_FROM = re.compile("来自[^，。；]{1,20}的$")  # 来自某国的|13家|银行
# what says only that there is or was something: 建立|100个…, 可望|6%
BARE = re.compile(
    "(?:[共已又先后累计再约仅只分有为是的了到至从可能每年]|平均|人均|年均|能够|可望|有望|首次|首批|建立|建成|实施|推出|举办|组织|控制|维持|上扬|增至|减至|造成|开展|完成|实现|新增|达到|编成|夺得|获得|取得|进行|出现|发生|参加|增加|减少|上升|下降|宣布|涉及|包括|每周|现在|农民人均)+"
)
# what works that are built have, and regions that are no division
WORKS = re.compile(
    "投资|造价|工期|占地|面积|装机|发电|全长|长度|里程|库容|受益|惠及|引水|供水|灌溉|产能|年产|规模|户数|人口|竣工|建成|完工|开工"
)
WORK = re.compile("(?:工程|项目|电站|线|路|桥|[一二三四]期)$")
REACHED = re.compile("受助|受益|惠及|覆盖|参与(?:企业|单位|学校)")
LAND = re.compile("面积|人口|储量|海拔|全长|长度|居民|距|平均温度|气温|投资|产值|增长|亩")
OF_PEOPLE = frozenset("人 名 位 人次 家 % 吨".split())
EXTENT = frozenset("平方米 平方公里 公里 米 亩 公顷".split())
DIVISIONS = ("Country", "Province", "Prefecture", "County", "Township", "Village", "Site", "NaturalFeature")
TOWARDS = ("对", "与", "同", "向", "从", "和", "自")


def doubted(
    clause: Clause, item: Item, lead: str, indicator: str, entity: Entity, is_kind: Callable[[str, str], bool]
) -> bool:
    """Whether a recovered owner's figure may be another's: `lead` is the clause before it, `indicator` what it measures."""
    owner, unit = entity.key, item.quantity.unit if item.quantity is not None else ""
    if (
        not indicator
        or BARE.fullmatch(indicator) is not None
        or (WORLD.search(lead) is not None and not lead.endswith("的") and is_kind(owner, "Place"))
        or (WORLD.match(indicator) is not None and is_kind(owner, "Place"))
        or (INDEX.search(indicator) is not None and is_kind(owner, "Organization"))
        or SO_FAR.match(lead) is not None
        or PARTY.match(lead) is not None
    ):
        return True
    works = WORK.search(entity.label) is not None and (unit not in OF_PEOPLE or WORKS.search(lead) is not None)
    if is_kind(owner, "Project") and not works and REACHED.search(lead) is None:
        return True  # 某行动…，|13家企业: of what was done in it, or beside it
    region = is_kind(owner, "Place") and not any(is_kind(owner, cls) for cls in DIVISIONS)
    if region and unit not in EXTENT and LAND.search(lead) is None:
        return True  # 某大街…，|售价75美元: of somebody there
    if COMING_FROM.search(lead) is not None and not is_kind(owner, "Event"):
        return True
    if unit == "倍" and FASTER.search(lead) is not None:
        return True
    if is_kind(owner, "Event") and not is_kind(owner, "Project"):
        if TEAM.search(indicator) is not None or "曾" in lead or (_of_goods(item) and not HELD.search(lead)):
            return True
    if unit == "岁" and is_kind(owner, "Place") and not AGES.search(lead):
        return True
    if WEATHER.search(indicator) is not None and not is_kind(owner, "Place"):
        return True
    first = next((m for m in clause.items if m.kind == "mention" or m.tag in ("v", "n")), None)
    if first is not None and first.governor == "at" and first.named and first.key != owner and first.end <= item.start:
        return is_kind(first.key, "Country") and is_kind(owner, "Place")  # 仅在甲国，… of a region
    if TRADE.search(lead) is None or indicator.startswith("对"):
        return False
    return any(
        m.named and m.key != owner and m.end <= item.start and is_kind(m.key, "Country") and _towards(clause, m)
        for m in clause.mentions
    )


def _of_goods(item: Item) -> bool:
    """Whether a figure is of money, shares or goods, which a meeting or contest has only as its business."""
    return item.quantity is not None and (item.quantity.money or item.quantity.unit in GOODS)


def _towards(clause: Clause, mention: Item) -> bool:
    """Whether a state stands behind a preposition."""
    n = clause.items.index(mention)
    return n > 0 and clause.items[n - 1].text in TOWARDS
