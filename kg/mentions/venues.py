"""Houses and grounds that are named like bodies: a museum that one visits, a base, the centre where a meeting was.

In: the words around a name. Out: whether the text means the place.
"""

from __future__ import annotations

import re

__all__ = ["is_site", "runs_itself"]

HALL = re.compile(r"(?:博物馆|博物院|纪念馆|陈列馆|展览馆|展示馆|天文馆|科技馆|规划馆|艺术馆|火车站)$")
GROUND = re.compile(r"(?<!军事)基地$")
# where something is held, and bodies elsewhere
CENTRE = re.compile(
    r"(?:中心|宾馆|酒店|饭店|市场|剧院|剧场|文化宫|文化馆|图书馆|美术馆|俱乐部|体育馆|会馆|书院|山庄|度假村|农场|敬老院|福利院)$"
)
# what a body does or has
ACTS = re.compile(
    r"(?:原|前|副|常务)*(?:馆长|院长|党委|党支部|理事长|研究员|研究馆员|工作人员|负责人|相关负责人)|(?:[、和与及][\u4e00-\u9fff]{2,20}){0,4}?(?:等单位)?(?:联合|共同|携手|会同|主办|承办|协办|举办|推出|发布|启动|组织|签|捐|获|与)"
)
WITH = re.compile(r"(?:由|联合|携手|会同|同|与)$")
HELD = re.compile(r"(?:隆重|顺利|正式|成功|如期)?(?:举行|召开|举办|开幕|开赛|启幕|启动|拉开|揭幕|落幕)")
INSIDE = re.compile(r"[内里外旁](?![部围地设衣科])|门[前口]|大堂|一?楼")
# farms and houses that are places until somebody leads them
ESTATE = re.compile(
    r"[农林牧渔茶盐果]场|果园|茶园|庄园|山庄|农庄|博物[馆院]|纪念馆|陈列馆|展览馆|美术馆|艺术馆|科技馆|规划馆|剧场|影院|书店|书院|商场|商城|购物中心|服务区|收费站|车站|机场|景区|动物园|植物园|度假[区村]|电站|煤矿|铁矿|油田"
)
# houses that are given and do something
HOUSE = re.compile(r"博物[馆院]|纪念馆|美术馆|艺术馆|文化馆|科技馆|艺术中心|文化中心|活动中心|剧院|[农林牧茶]场|书店")
DOES = re.compile(r"(?:日前|近日|也|还|再次|又|成功)?(?:荣获|获评|获颁|被评为|被授予|获得(?!了?[^，。]{0,6}[支帮好]))")
LEADS = re.compile(
    r"的?(?:原|前|副|常务|总)*(?:[场园馆院站店矿]长|总经理|经理|董事长|老总|老板|负责人|主任|党委(?=书记|副书记|委员)|党支部(?=书记))"
)


def is_site(text: str, name: str, start: int, end: int) -> bool:
    """Whether a name at text[start:end] is that of a place."""
    if GROUND.search(name):
        return True
    if CENTRE.search(name):
        inside = INSIDE.match(text, end) is not None and not name.endswith("中心")
        return inside or (text[start - 1 : start] in ("在", "于") and HELD.match(text, end) is not None)
    return bool(HALL.search(name)) and not (ACTS.match(text, end) or WITH.search(text[max(0, start - 2) : start]))


def runs_itself(text: str, name: str, end: int) -> bool:
    """青山农场|场长: a place by its name that has a head, hence a body."""
    led = LEADS.match(text, end) is not None and ESTATE.search(name[-4:]) is not None
    return led or (DOES.match(text, end) is not None and HOUSE.search(name[-4:]) is not None)
