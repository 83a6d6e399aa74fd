"""Figures of nobody whom a text names: a class, an index, a rate of exchange, one thing of many, what a forecast is held against.

In: a quantity with the words around it. Out: yes or no, for `passing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Quantity

__all__ = ["CAPACITY", "Candidate", "of_nobody"]

CAPACITY = frozenset("吨 千瓦 兆瓦 吉瓦 头 只 羽 立方米 件 千伏 兆瓦时 平方米 亩".split())
# 10千伏|线路: of which class; 排第二位的是纺织业，|共有…: of somebody unread; 共有11只|个股获评: of whoever is listed
VOLTAGE = re.compile("(?:及以[上下])?(?:的)?(?:输电|配电|高压|低压)?(?:线路|变电|输变电|电网|变压器|专线|电缆)")
NEXT = re.compile("第[二三四五](?:位|名)?的?是[\u4e00-\u9fff]{2,10}，$")
SHARES = re.compile("(?:相关)?(?:个股|股票|股(?=[获涨跌]))")
# 将明显低于去年的|5.5%: what a forecast is held against; 穿越全国|47个|县的火炬接力
HELD_AGAINST = re.compile("(?:低于|高于|不及|超过)(?:(?:去年|上年|前年)(?:同期)?的?|[\u4e00-\u9fff]{2,10}的)$")
REACHED = re.compile("完成|达到|达成|超过|突破|提前|实现了|已实现")  # 实现年度350万人|的目标: aimed at
RULES = re.compile("(?:准则|禁令|原则|纪律|规定|铁律|承诺|主张)")  # 违反职业行为十项|准则: of a document's name
# 剔除汇率影响，按可比口径利润为|8亿元: no profit that was made
ADJUSTED = re.compile("剔除|[同可][比一]?口径[^，。；]{0,6}，")
PARTNERS = re.compile(
    "(?:与|同|和)(?:全国|国内外?|省内外|海内外|各地|世界|海外|美国)?[近约]?$"
)  # 与|50多所|大学建立合作关系
JOINS = re.compile("[^，。；]{2,24}?(?:建立|签[订署约]|结成|结为|达成|开展|进行|保持|组建|合并|共建|合作|对接)")
EXCHANGED = re.compile("(?:大?约)?(?:折合|兑换?|合|等于|比)1(?:00)?[\u4e00-\u9fff]{1,3}元?")  # 130日元|合1美元
EXCHANGED_BEFORE = re.compile("[元镑盾郎克里拉](?:大?约)?(?:折合|兑换?|合|等于|比)(?:大?约)?$")
YEARS = re.compile(
    "[12]\\d\\d\\d、(?:[12]\\d\\d\\d、)*[12]\\d\\d\\d年的?[^，；]*$"
)  # 2001、2002年的|5%、6%: which of when
AGES_AGO = re.compile("\\d[多余]?[万亿]年前，$")
EACH_ONE = re.compile(
    "(?<!平均)每(?![年月日天周季小]|个?月|一?年|亩|公顷|吨|度|公斤|千瓦)[一个]?[\u4e00-\u9fff]{1,4}?(?:上|内|里)?(?:可|能|要|含|交|坐|装|住|种|养|补|奖)[\u4e00-\u9fff]{0,4}$"
)  # 每条船上能坐|五个|人
FOR_EACH = re.compile("[为给向对]每一?[个家户名位所座支组]?[\u4e00-\u9fff]{1,6}[^，]{0,6}$")  # 给每个车间|配了|2台|风扇
THRESHOLD = re.compile("(?:以下|以上|以内)$|\\d[\\d.]*[\u4e00-\u9fff]{0,3}[至到—~-]\\d")
OF_CLASS = re.compile(r"的?[\u4e00-\u9fff]{1,8}?[约近达共有]{0,2}\d")  # 15度以下|梯地2万亩
PRICE = re.compile(
    "[一每][盒个斤瓶张件双套包袋只碗份本辆台升部条支块杯桶箱听][\u4e00-\u9fff]{1,6}[约近达为卖售]{0,2}$"
)  # 一盒牛奶|5元
NEGATIVE = re.compile("(?:为|是|达|至|、)[—－–-]$")
SEATS = re.compile("(?:的|以上|以下)*[\u4e00-\u9fff]{0,3}车")  # 6座以上|面包车
ONE_OF = re.compile("[^，。；]{1,12}之一")  # 宜昌市|18个|贫困乡镇之一
INDEX = re.compile("(?:工业|成[分份]|蓝筹)?股?票?(?:平均)?(?:价格)?指数")  # 30种|工业股票平均价格指数: of its name
OWN = re.compile("[我俺他她咱](?:们?家|自己)|家里")  # 只有我家种了|30亩
SEEN = re.compile(
    "只见|但见|看[到见]|见到|走[出进上过]|[一二两三几][座面块尊根栋][高长宽][约达]?$"
)  # 只见|两颗|炸弹, 一面高|23米
OFF = re.compile("(?<![距脱分远撤偏隔背])离(?!退休|休|任|岗)[^，]{1,12}$")  # 在离护堤|300米|以内挖砂
EXPECTED = re.compile("(?:市场|分析师|机构)[^，。；]{0,6}(?:预期|预测|预估)[^，。；]{0,4}$")
A_YEAR_BEFORE = re.compile(
    "(?:^|[，；（])而?(?:去年|上年)同期(?:为|是|净?[盈亏])[^，。；]{0,6}$"
)  # of no time that is told
TRANCHE = re.compile(
    r"(?:^|[，；：、])(?:\d+|[一二三五十]+)(?:年|个月|天)期(?:\d[^；。]*)?$"
)  # 2年期60亿元，认购|3.1倍
ONE_HOUSE = re.compile(r"\d+号(?:楼|院|单元)[^，；]{0,6}$")  # 272号楼内共|18户: not of the estate
UNREAD_ROW = re.compile(
    "分别[^，；]{0,6}\\d[\\d.]*[万亿]*[、和]$"
)  # 存贷款余额分别为1.9万亿、|1.1万亿元: the first bears no unit
DEFINED = re.compile(
    "(?:级别|预警|标准|等级|定义)[^。；，]{0,6}(?:意味着|是指|指的是|指)[^。；]*$"
)  # 红色预警是指|3小时内降雨50毫米
# 为1000名职工发放|米1袋、油2桶: what each of them got
PACK = re.compile(
    "(?:[为给向][^，。；]{0,4}\\d[\\d.]*[万余多]*[名位户人][^，；]*(?:送|发|赠)|(?:礼包|每人|每户))[^。；]*$"
)
MOST_EACH = 5  # pieces of one kind in a present
PACKED = frozenset("箱 份 袋 桶 盒 瓶 包 件 条 个 套 把 顶 提".split())
CROSSED = re.compile("(?:穿越|途经|途径|走遍|跨越|辗转)[^，]{0,4}$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity and its surroundings."""

    quantity: Quantity
    earlier: str  # the sentence before the clause
    before: str  # the clause before the quantity
    after: str  # what follows, 32 characters
    words: str  # the clause without its names
    lead: str  # of these, what stands before the quantity
    agreed: bool  # the clause speaks of a contract
    built: bool  # the clause goes on about a thing that was built, which nobody acts in
    listed: bool  # the clause speaks of a document whose tasks the unit counts


def of_nobody(c: Candidate) -> bool:
    """A class, a mark that was passed, a rank of somebody unread, what a forecast is held against, one of many, a rate."""
    unit = c.quantity.unit
    return (
        NEXT.search(c.earlier) is not None
        or c.after.startswith(("大港", "大关时", "大关之际"))
        or (unit == "千伏" and VOLTAGE.match(c.after) is not None)
        or (unit in ("只", "家") and SHARES.match(c.after) is not None)
        or (unit == "项" and RULES.match(c.after) is not None)
        or (c.after.startswith("的目标") and REACHED.search(c.before) is None)
        or OWN.search(c.before) is not None
        or SEEN.search(c.before) is not None
        or (c.before.endswith("（") and (c.after == "）" or c.after.startswith("）\n")))
        or HELD_AGAINST.search(c.before) is not None
        or (unit != "%" and ADJUSTED.search(c.earlier) is not None)
        or (PARTNERS.search(c.before) is not None and JOINS.match(c.after) is not None)
        or (c.quantity.money and (EXCHANGED.match(c.after) or EXCHANGED_BEFORE.search(c.before)) is not None)
        or INDEX.match(c.after) is not None
        or YEARS.search(c.before) is not None
        or AGES_AGO.search(c.earlier) is not None
        or EACH_ONE.search(c.before) is not None
        or FOR_EACH.search(c.before) is not None
        or (unit != "%" and THRESHOLD.search(c.quantity.text) is not None and OF_CLASS.match(c.after) is not None)
        or (c.quantity.money and PRICE.search(c.before) is not None)
        or (unit == "位" and c.after.startswith(("号码", "电话号码", "数字")))
        or (unit == "座" and SEATS.match(c.after) is not None)
        or NEGATIVE.search(c.before) is not None
        or ONE_OF.match(c.after) is not None
        or (unit in CAPACITY and c.after.startswith(("的大户", "的养殖户", "的专业户", "的农户", "的企业")))
        or (unit == "米" and c.after.startswith(("池", "口径")))
        or (unit in ("米", "公里", "海里") and OFF.search(c.before) is not None)
        or (unit == "个" and CROSSED.search(c.before) is not None)
        or EXPECTED.search(c.before) is not None
        or TRANCHE.search(c.earlier + c.before) is not None
        or ONE_HOUSE.search(c.before) is not None
        or A_YEAR_BEFORE.search(c.before) is not None
        or (unit == "套" and c.after.startswith("班子"))
        or UNREAD_ROW.search(c.before) is not None
        or DEFINED.search(c.earlier + c.before) is not None
        or (unit in PACKED and c.quantity.value <= MOST_EACH and PACK.search(c.earlier + c.before) is not None)
    )
