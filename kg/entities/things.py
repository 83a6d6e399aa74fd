"""An entity in the making, and the patterns by which names of one article meet.

In: printed names. Out: names without quotation marks, what stands in quotation marks, patterns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = [
    "AREA_ENDS",
    "BARE",
    "CALLED",
    "CAPTION",
    "HEAD_OF_STATE",
    "HOLDS",
    "HOST",
    "OWNER",
    "POINTING",
    "PROGRAMME",
    "QUOTED",
    "SESSION",
    "TITLED",
    "Thing",
    "plain",
    "quotes",
    "quotes_plain",
]

CAPTION = re.compile(
    r"^(?:活动|现场|仪式|会议|大会|大赛|比赛|图片|资料图|摄影)+(?=[\u4e00-\u9fff]{4,})"
)  # 活动现场|云州新闻网
CALLED = re.compile(r"[（(](?:以下)?(?:简称|统称|下称)[：:]?[“《]?(?P<name>[^”》）)]{2,20})[”》]?[）)]")
QUOTED = re.compile(r"“([^“”]{2,30})”")
HOST = re.compile(
    r"^(?:第?[一二三四五六七八九十百\d]+届)?(?P<body>(?:[\u4e00-\u9fff]{2,14}(?:政府|人大常委会|政协|总工会|委员会|协会|学会|基金会|研究会|促进会|商会|红十字会|法院|检察院|公司|集团|大学|学院|医院|联合会)|国务院|全国人大|全国政协|全总|[\u4e00-\u9fff]{2,8}(?:部|局|厅|委)))"
    r"(?=第|“|20\d\d|新闻发布会|工作会议|全体会议|全体会|常务会议|会员|代表大会|党组)"
)
# the owner that a branch's or department's name begins with
OWNER = re.compile(
    r"^(?P<owner>[\u4e00-\u9fff（）()]{2,24}?(?:有限责任公司|有限公司|人民政府(?=[\u4e00-\u9fff]{2,10}$)|公司(?=[\u4e00-\u9fff]{2,10}(?:中心|分公司|项目部|车间|供电局|工会|党委|[抢救][修援]队|班)$)|互助会|基金会|总工会|大学|学院|医院|银行|志愿者协会|研究院|研究所|科学院|协会|学会|联合会|疾病预防控制中心|[省市区县州][\u4e00-\u9fff]{2,8}?(?:厅|局|委)(?=[\u4e00-\u9fff]{2,8}[处科室队所]$|[\u4e00-\u9fff]{2,10}(?:中心|研究院|设计院|研究所)$)|集团(?=[\u4e00-\u9fff]{2,8}(?:基地|研究院|事业部|分部|党组|党委|工会)$)|人民法院|检察院|[市县区]公安局|消防救援总队|消防救援支队|[市县区州]?教育局|日报社|纪委监委|供电公司)|(?:海关总署|税务总局|教育部|民政部|交通运输部|财政部|水利部|公安部|[\u4e00-\u9fff]{2,8}部(?=[\u4e00-\u9fff]{2,6}[司局署])|国家[\u4e00-\u9fff]{2,6}局(?=[\u4e00-\u9fff]{2,8}(?:总队|监管局|办事处|分局|税务局))))"
    r"(?P<part>[\u4e00-\u9fff（）()]{0,14}?(?:党委[\u4e00-\u9fff]{2,6}(?:部|办公室)|设计院|艺委会|专委会|分公司|分行|支行|供电局|分部|办事处|分会|司|办公厅|办公室|委员会|研究所|研究院|中心|项目部|车间|工会|党委|总队|监管局|分局|局|署|支队|大队|中队|(?:审判)?第?[一二三四五六]?庭|[\u4e00-\u9fff]{2,8}[处科室](?<!办公室)|[\u4e00-\u9fff]{2,8}基地|附属[\u4e00-\u9fff]{0,8}医院|附属[\u4e00-\u9fff]{0,6}中学|[\u4e00-\u9fff]{1,8}学院|[\u4e00-\u9fff]{1,6}系|车务段|机务段|工务段|派出所|纪检监察组|[\u4e00-\u9fff]{0,6}(?:调研|慰问|检查|督查|督导|指导|专家|考察|视察|工作|项目|课题)[组团]|[\u4e00-\u9fff]{0,8}团队|董事会|监事会|理事会|[\u4e00-\u9fff]{1,6}班组|[\u4e00-\u9fff]{1,6}运维站|[\u4e00-\u9fff]{2,6}[一二三四]?班))$"
)
HEAD_OF_STATE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[应对向由与和同据]))国家副?主席(?:、中央军委副?主席)?[ \u3000]?$"
)
# of two that bear one quoted name: what is carried on, and one time of it
PROGRAMME = re.compile("(?:项目|计划|工程|品牌|机制|平台)$")
SESSION = re.compile("(?:培训|培训班|讲座|会|仪式|比赛|大赛|公开课)$")
POINTING = re.compile(r"^(?:该|此次|本次|这次|这一|此项|该项|本|此)")
# 张主席, 李教授: somebody whose whole name stands before
TITLED = re.compile(
    r"(?P<surname>[\u4e00-\u9fff])(?:主席|总理|总统|首相|委员长|将军|司令|政委|书记|主任|[局院校所队站厂处科部厅市县区镇乡村]长|董事长|总经理|经理|总|教授|医生|医师|律师|警官|法官|教练|老师|先生|女士)$"
)
# a body by its kind alone, which nothing in the article completes
BARE = re.compile(
    r"人大|政协|人民政协|侨联|妇联|工商联|残联|科协|文联|红十字会|红十字组织|总工会|大?中小学|新时代|法院|检察院|公安局"
)
HOLDS = re.compile(r"(?:党组|常务)?副?(?:主席|主任|会长|理事长|书记|院长|检察长|局长|秘书长)")
AREA_ENDS = "省市区县州镇乡"


@dataclass(slots=True)
class Thing:
    """An entity in the making."""

    cls: str
    label: str
    kind: str
    named: bool
    names: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    disambiguator: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()


def plain(text: str) -> str:
    return re.sub(r"[\s“”《》‘’「」·]", "", text)


def quotes(text: str) -> list[str]:
    return QUOTED.findall(text)


def quotes_plain(text: str) -> list[str]:
    return [plain(q) for q in QUOTED.findall(text)]
