"""Kinds of places by how their names end: the levels of divisions, natural features, sites.

In: a name. Out: the class of the place.
"""

from __future__ import annotations

import re

from kg.mentions.endings import last_characters
from kg.mentions.gazetteer import Gazetteer

__all__ = ["COMMON_SITE", "LEVELS", "NOT_PLACE", "SITE", "SITE_END", "SITE_ENDS", "place_class"]

LEVELS = (
    ("Province", "省|自治区"),
    ("Prefecture", "自治州|地区|盟"),
    ("County", "自治县|县|区|旗"),
    ("Township", "镇|乡|街道|苏木"),
    ("Village", "村|社区|屯|嘎查"),
    ("NaturalFeature", "江|河|湖|海|山|岛|湾|山脉|海峡|高原|盆地|平原|沙漠|湿地|峡谷|草原|流域"),
    (
        "Site",
        "公园|广场|大桥|机场|港口|港|自然保护区|保护区|景区|园区|开发区|经开区|高新区|新区|示范园|产业园|工业园|科技园|基地|会展中心|博览中心|路演中心|国际会议中心|文化中心|体育中心|体育馆|体育场|大会堂|剧场|水电站|电站|水库|水利枢纽|枢纽|码头|车站|火车站|大厦|小区|生活区|工地|大街|大道|路|街|遗址|故居|纪念馆|主会场|驿站|会场|口岸|隧道|高速公路|公路|铁路|职工之家|大礼堂|博览园|农场|林场|长廊|大湾区|经济带|三角洲|示范区|自贸区|城区|小镇|特大桥|中心站|高铁|发射中心|航运中心|金融中心|湾区|使馆区|电视塔|古城|古镇|老街|步行街|体育公园|植物园|动物园|水电枢纽|大坝|船闸|灌区|乐园|汽车城|服装城|家居城|建材城|影视城|农贸市场|批发市场|交易市场|商业街|夜市|报告厅|报告大厅|多功能厅|会议室|会议厅|礼堂|活动中心|展览馆|展览中心|奥体中心|艺术中心|大剧院|音乐厅|产业园区|孵化园|创业园|物流园|号线|副中心|陵园|墓园|纪念碑|煤田|油田|气田|牧场|渔场|灯塔|渡口|哨所|营地|滑雪场|祠堂|书院|城墙|牌坊|文化宫|青少年宫|观测站|变电站|污水处理厂|购物中心|度假区|度假村|垃圾填埋场|自由贸易试验区|自由贸易港|自贸港|自贸试验区|综合保税区|保税区|合作区|先行区|核心区|试验区|片区|街区|商圈|博物院|石窟|寺|庙|塔|矿区|校区|城市圈|都市圈|城市群|经济圈|航站区|航站楼|泵站|水闸|干渠|服务区|收费站|陈列馆|博物馆|海洋馆|水族馆|天文馆|科技馆|火车东站|火车西站|火车南站|火车北站|东站|西站|南站|北站|旧居|旧址|氏宅|教堂|清真寺|高铁站|地铁站|公交站|科学城|未来城|大学城|风貌区|蓄滞洪区|滞洪区|众创空间|孵化器|综试区|商城|商厦|分会场|村史馆|城市书房|农家书屋|安置点|温泉|瀑布|溶洞|山庄|庄园|茶园|立交桥|高架桥|快速路|胡同|盐场|难民营|集中营|观景台|绿道|发射场|风电场|核电站|滑冰场|足球场|田径场|靶场|会堂",
    ),
)
CLASS_OF = tuple((cls, re.compile(f"(?:{words})$")) for cls, words in LEVELS)
SITE = re.compile(rf"^(?:{LEVELS[6][1]})$")
SITE_END = re.compile(rf"(?:{LEVELS[6][1]}|自然村|行政村)$")
SITE_ENDS = last_characters(SITE_END)
NOT_PLACE = frozenset(
    [
        *"村民小组 共和国 王国 公国 联邦 中心城区 主城区 老城区 高速公路 高速铁路 农村公路 国家级新区 自贸实验区 自由贸易试验区 中国道路 半岛 大礼堂 会议室 报告厅 会展中心 体育馆 火车站 高铁站 机场 车站 医院 学校 广场 公园 景区 商圈 社区 园区 开发区 工业园区".split(),
        "全市",
        "澳门元",
        "国家馆",
        "大部",
        "流域",
        "沿岸",
        "沿线",
        "境内",
        "局地",
        "一带一路",
        "丝绸之路经济带",
        "海上丝绸之路",
        "21世纪海上丝绸之路",
        "全省",
        "全县",
        "全区",
        "本市",
        "本省",
        "市区",
        "城区",
        "县城",
        "城市",
        "农村",
        "乡村",
        "社区",
        "街道",
        "山区",
        "地区",
        "园区",
        "景区",
        "校区",
        "厂区",
        "灾区",
        "辖区",
        "老区",
        "牧区",
        "特区",
        "农区",
        "边疆",
        "广大农村",
        "沿海地区",
        "工业区",
        "郊区",
        "矿区",
        "市辖区",
        "新区",
        "县区",
        "区县",
        "市县",
    ]
)


# 国家级自然保护区, 三大港口, 乡村农贸市场: kinds of sites, no names
COMMON_SITE = re.compile(
    r"(?:新建|改造|改建|扩建|修建)(?![区县州镇乡村])[\u4e00-\u9fff]{2,8}|(?:国家级?|[省市县]级|[一二三四五六七八九两]大|[A\d]{1,5}级|乡村|农村|城乡|城市|现代化?|大型|重点|优秀|文明|美丽|旅游|风景|自然|农贸|公共|红色|生态|文化|休闲|度假|产业|工业|商业|蓄?滞洪|建制|社会主义|新|老旧|沿海|边境)+"
    r"(?:公园|保护区|景区|名胜区|港口|港|市场|剧场|镇|农村|广场|园区|街区|示范区|试验区|开发区|区|社区|小区|小镇|湿地|机场|车站|基地)"
)


BAZAAR = re.compile("[一-龥]{2}(?:花|夜|集|庙|书|鬼|菜)市$")  # 西湖路|花市: no city


def place_class(name: str, gazetteer: Gazetteer) -> str:
    """The subclass of a place by lexicon, then suffix."""
    if name in gazetteer.places:
        return gazetteer.places[name]
    if name in gazetteer.regions:
        return gazetteer.regions[name]
    if name in gazetteer.shorts:
        return "County"
    if name.endswith("社区"):
        return "Village"
    if name.endswith("经济区"):
        return "Place"  # of several cities, no county
    if BAZAAR.search(name):
        return "Site"
    site = next((cls for cls, pattern in CLASS_OF[5:] if pattern.search(name)), None)
    if site == "Site" and not name.endswith("湾区"):
        return site
    return next(
        (cls for cls, pattern in CLASS_OF if pattern.search(name)), "Prefecture" if name.endswith("市") else "Place"
    )
