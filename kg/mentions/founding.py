"""Bodies that nothing but their founding names: 成立|陈大明创新工作室, 建立|粮食储备部省协调机制.

In: an article's text. Out: mentions of Organization.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.bodies import organization_class
from kg.model import Mention

__all__ = ["find_founded"]

# a body that the text says was set up: 建立|粮食储备部省协调机制; behind it the bare head is the same body
SET_UP = re.compile(
    r"(?:建立|成立|组建|设立)(?:了|起)?(?:[以由][^，。；“”]{2,24}?的)?(?P<name>(?:“\d{1,2}·\d{1,2}”)?(?:(?![由的为把将]|(?<=[会组部队心室])[和与])[\u4e00-\u9fff“”]){4,28}?(?P<head>协调机制|联席会议|领导小组|领导组|协调小组|工作专班|指挥部|委员会|工作组))(?=[，。、；]|$|的(?:通知|决定|意见|公告|批复|请示))"
)
# bodies that nothing but their founding names: 成立|陈大明创新工作室, 组建|党员先锋队、|青年突击队
FOUNDING = "成立|组建|设立|新设|创办|创建|创立|筹建|建起|揭牌|设置|增设|开设|开办|兴办|办起|建成|新建|兴建|修建|援建|捐建|打造|建立|建设|共建|合建|联办"
NUMBER = "(?:[一二两三四五六七八九十百余多\\d]+[个家所座间处支条栋])?"
FOUNDED = re.compile(
    rf"(?:{FOUNDING})(?:了|起|全国首[家个]|全省首[家个]|全市首[家个]|首[家个])?(?P<number>{NUMBER})(?:[^，。；：的]{{2,16}}的)?"
    r"(?P<names>(?:(?![由的为把了于]|将(?!军)|在(?!线|校|职|岗|册)|向(?!导)|对(?!接|口|外|台)|从(?!业))[\u4e00-\u9fff“”、+]){4,60}?)(?=[，。；]|以来|后|并|$|\d+余?[个家所座间处])"
)
FOUNDED_HEAD = re.compile(
    r"(?:联合体|医联体|医共体|工作室|审判庭|巡回法庭|法庭|研究院|研究所|研究室|研究中心|创新中心|实验室|服务队|先锋队|攻坚队|突击队|志愿队|宣讲团|讲师团"
    r"|合作社|联盟|共同体|服务中心|服务站|工作站|联合会|促进会|协会|学会|分会|联合党支部|党支部|联合党委|工会联合会|研究会|俱乐部|艺术团|学院|学校|基金会|孵化基地|示范基地|实训基地|培训基地|总队|支队|大队|分队|警察队|巡逻队|宣传队|消防队|护林队|考察队|工程队|剧团|乐团|合唱团|文工团"
    r"|商会|同乡会|校友会|管委会|办事处|联络处|电视台|夜校|技校|党校|分校|救助站|援助站|收费站|监测站|科技站|文化站|图书室|服务部|门市部|监控室"
    r"|(?:援助|帮扶|救助|调解|指导|培训|活动|监测|监控|急救|检测|鉴定|交易|信息|康复|养老|托养|体验|展示|接待|咨询|仲裁|教育|治疗|诊疗|健身|维权)中心|农场|牧场|林场|茶园|农庄|监督岗|监督队|调解室|医疗队|救援队|艺术馆)$"
)
# what is built and has no name of its own: 建起|职工书屋, 修建|集装箱中转站
BUILT_HEAD = re.compile(
    r"(?:之家|母婴室|书屋|教室|食堂|餐厅|休息室|阅览室|活动室|图书室|卫生室|医务室|卫生院|门诊部|敬老院|养老院|福利院|幼儿园|幸福院|公寓|宿舍|广场|公园|游园"
    r"|体育场|体育馆|游泳馆|博物馆|展览馆|纪念馆|陈列馆|文化馆|驿站|服务点|示范点|服务区|中转站|加油站|充电站|充换电站|污水处理厂|电站|水厂|水库|码头|大桥"
    r"|工厂|加工厂|车间|产业园|工业园|科技园|创业园|示范园|工作室|服务站|工作站|监测站|(?:培训|实训|实习|生产|养殖|种植|教育|实践|训练|示范|加工|科研|就业|创业|活动|服务)基地)$"
)
# 联合打造的|家庭教育指导中心|日前启用: the same heads where the founding verb describes the body
DESCRIBED = re.compile(
    rf"(?:{FOUNDING})的(?:首[家个所]|一[家个所座])?(?P<name>(?!新)(?:(?!以及|[和与及等的])[\u4e00-\u9fff]){{2,20}}?(?P<head>工作室|审判庭|法庭|委员会|指挥部|研究院|研究所|研究中心|创新中心|实验室|服务队|合作社|联盟|服务中心|指导中心|活动中心|培训中心|调解中心|工作站|服务站|驿站|书屋|图书室|敬老院|福利院|艺术团|联合体|联合会|协会|学会|商会|分校|分院|工厂|产业园|基金会|俱乐部|学院|学校|小学|中学|幼儿园|博物馆|纪念馆|图书馆|农场|发电站|污水处理厂|基地))"
    r"(?=[，。；、]|日前|近日|昨|今|正式|已|于|在|也|是|为|将|顺利|开|揭|挂|获|荣|被|启用|投|落成|竣工|举行|迎来|带动)"
)
# 创办了“和平画店”: what the quotation marks call by a head that founding alone makes a body
NAMED = re.compile(
    rf"(?:{FOUNDING}|组成)(?:了|起)?{NUMBER}(?P<name>“[\u4e00-\u9fff]{{2,16}}?(?:(?:店|馆|社|厂|坊|书院|书屋|之家|驿站|小屋|学校|班|团|队|室|中心|基地|工坊|站|所|书房|学堂|课堂|食堂)”|”(?:[\u4e00-\u9fff]{{2,4}})?(?:岗|队|站|服务点|讲师团|宣讲团|艺术团)))"
    r"(?!(?!后|时|以来|并|和|与|及)[\u4e00-\u9fff])"
)
HELPED = re.compile("(?:资助|帮助|支持|捐助|援助|协助|指导)[\u4e00-\u9fff]{1,8}$")
ANY = re.compile(
    r"[一二两三四五六七八九十\d]+[个家支所]|一批|各级|各类|专门|相应|若干|所有|基层|下属|专业|这|该|本|其|多|新的?|健全"
)
LONGEST = 14  # characters before the head of what has no name of its own: longer ones are clauses
PLAIN = 3  # characters of its own that a name must have before its head


def find_founded(text: str) -> list[Mention]:
    """The bodies that the text says were founded, and their heads alone behind that."""
    found: list[Mention] = []
    for match in SET_UP.finditer(text):
        name, head = match["name"], match["head"]
        if any(m.name.endswith(head) or m.text.endswith(head) for m in found) or re.search(
            r"健全|一批|各级|^一个|[两三四五六\d]个", name
        ):
            continue
        cls = organization_class(name)
        found.append(Mention(name, *match.span("name"), cls, "organization.set-up"))
        for again in re.finditer(rf"(?<![\u4e00-\u9fff]){head}", text[match.end() :]):
            start = match.end() + again.start()
            found.append(Mention(head, start, start + len(head), cls, "organization.set-up", name=name))
    return found + list(_founded(text))


def _body(name: str, start: int, own: int) -> Mention:
    """A body that was founded: a name where it has `own` characters enough before its head."""
    cls = organization_class(name)
    cls = "Institution" if own < PLAIN and cls == "Organization" else cls
    return Mention(name, start, start + len(name), cls, "organization.set-up", named=own >= PLAIN)


def _one_of_many(match: re.Match[str], name: str) -> bool:
    """建成书屋318家, 90个工作室: many are a figure, not one thing that was built."""
    counted = re.search(r"\d", match["number"] + match.string[match.end() : match.end() + 1]) is not None
    return counted or ANY.match(name) is not None


def _founded(text: str) -> Iterator[Mention]:
    for match in NAMED.finditer(text):
        if HELPED.search(text, max(0, match.start() - 10), match.start()):
            continue  # 资助学校|建成“东湖书屋”: the school did
        yield Mention(match["name"], *match.span("name"), "Institution", "organization.set-up")
    for match in DESCRIBED.finditer(text):
        if not ANY.match(match["name"]):
            yield _body(match["name"], match.start("name"), len(match["name"]) - len(match["head"]))
    for match in FOUNDED.finditer(text):
        place = match.start("names")
        for name in match["names"].split("、"):
            head, built = FOUNDED_HEAD.search(name), BUILT_HEAD.search(name.rstrip("”"))
            own = len(name) - len(head.group()) if head is not None else 0
            if own >= 2 and not ANY.match(name) and not (own < PLAIN and _one_of_many(match, name)):
                yield _body(name, place, own)
            elif built is not None and 2 <= len(name) - len(built.group()) <= LONGEST and not _one_of_many(match, name):
                yield Mention(name, place, place + len(name), "Site", "place.set-up", named=False)
            place += len(name) + 1
