"""The words by which a clause says of whom it speaks, and small questions about its first noun phrase.

In: a clause. Out: answers for `owners`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.statements.clauses import Clause, Item

__all__ = [
    "ACTING",
    "BODIES",
    "BODY",
    "CENTRAL",
    "CHAPTERS",
    "FORECAST",
    "GATHERED",
    "GOODS",
    "KINDS",
    "NATION",
    "NEAR",
    "OPENING",
    "OTHERS",
    "OWNING",
    "PRIZED",
    "SETTING",
    "SEVERAL",
    "SHARE",
    "SOFT",
    "SPEAKER",
    "SYSTEM",
    "TASKS",
    "TELLING",
    "THAT",
    "THIS",
    "WHOLE",
    "Subject",
    "acted",
    "agents",
    "before_of",
    "behind",
    "counted_post",
    "housed",
    "idle",
    "lent",
    "listed",
    "lying",
    "posted",
    "quoted",
    "renamed",
    "scene_of",
    "stranger",
    "teamed",
    "unread",
]

SPEAKER = frozenset(
    "报道 确认 证实 显示 披露 公告 公示 介绍 表示 透露 获悉 指出 认为 强调 说 称 统计 数据显示 调查显示 告诉 了解 了解到 发布 公布 印发 出台 下发 通报 表明 消息 数据".split()
)
TELLING = frozenset("发布 公布 显示 统计 通报 消息 数据 表明".split())
NATION = re.compile(r"全国|我国|(?<!从)国内(?!外|生产总值|总产值|市场)")
OPENING = re.compile(
    r"^(?:截至[^，]{1,10}|今年|去年|\d+年|上半年|前[\d一二三四五六七八九十]+[个]?月|\d+月份?)*(?:全国|我国)(?![\d一二三四五六七八九十]+个?省|最|首[个家座]|第一|唯一|著名|重要)"
)
SHARE = re.compile(
    r"(?:来自|遍布|辐射|面向|走遍|集中|汇聚|聚集|贡献|占|高于|低于|高出|好于|快于|慢于|优于|超过|超出|较|比|为|是|居|列|排|获|被评为|评为|建成|创建)(?:了|同期)?(?:全国|我国|国内|全球)"
)
CENTRAL = re.compile(
    r"^(?:(?:中国)?国家(?!电网|能源|电投|开发银行|大剧院)|海关总署|税务总局|中国人民银行|国务院|中国气象局|中国民用?航|中国[\u4e00-\u9fff]{2,12}(?:监督管理委员会|协会|联合会|信息中心)$|[\u4e00-\u9fff]{2,8}(?:部|总局)$)"
)
WHOLE = re.compile(
    r"(?<![占于比居列较])(?:(?:全(?!州县)|我|该|本|这个)|(?<![\u4e00-\u9fff])(?=[省市县区州乡镇村]里(?!程|面)))"
    r"(?P<level>省|市|县|区|州|乡|镇|村|社区|街道|校|院|厂|矿|集团)"
    r"(?!(?!乡[镇村]|农村|城乡)(?:(?![各个多所])[\u4e00-\u9fff]){1,4}(?:[镇乡村]|街道|社区)的)(?![\u4e00-\u9fff]{2,8}(?:[矿队厂]|车间|班组|分公司|子公司)(?:累计|共|已|完成|实现|年|生产|产))(?!级|委|政|场|段|民(?![营办宿间生族用政兵宗])|域|界|长|内外|总(?:工会|部|队|体|站|书记|经理|公司)|直(?!接)|内[各]|属|派|企|园|倒数|第[一二三四五六七八九十\d]|前[列茅\d三五十]|首[位个家次条批]|最|平均(?:水平|值|线|数)|领先|唯一|排名|同类)"
)
BODIES = {  # what 全校 and the like end in; the others end in their own word
    "校": ("大学", "学院", "学校", "中学", "小学"),
    "院": ("医院", "研究院", "学院", "法院", "检察院"),
    "厂": ("厂",),
    "矿": ("矿",),
    "集团": ("集团", "集团有限公司", "集团公司", "集团股份有限公司"),
}
# 西南3省, 两市: places that only their number names
SEVERAL = re.compile(
    r"仅?这[\d一二三四五六七八九十两]+个?(?:项目|企业|单位|学校|公司|品种|行业)|(?:[东西南北中华]{1,2}部?(?:地区)?|上述|这|该)?(?:[\d一二三四五六七八九十两]+个?(?:省|市|县|区|国|州|地区)(?![的以份])|[两三四]家(?!以上|的|[\u4e00-\u9fff]{0,8}分[行公]))"
)
# 云州市|老区建设促进协会|资助…, 中国|集邮总公司: a body that no mention covers
UNREAD = re.compile(
    "(?:(?![各级的和与、其等在已将共有])[\u4e00-\u9fff]){2,10}?(?:委员会|基金会|总公司|协会|研究会|联谊会)(?![主副会委理秘组机成员的])"
)
BESIDE = re.compile("某|以[东南西北]|附近|周边|旁边?(?!系|听)")
PRODUCT = re.compile(r"[A-Za-z]+-?\d[\d.]*[A-Za-z]?")  # 黄金|Au99.9, a product by its code
CODED = re.compile(r"[\u4e00-\u9fff]\d|指数$")  # 中证2000指数
QUOTE = re.compile("收盘|收于|报收|收报|收[涨跌]|开盘|结算价|合约|交割|每(?:克|盎司|桶|股)")
LYING = frozenset("位于 地处 坐落 坐落于".split())
OTHERS = frozenset(
    "前身 某 他 她 它们 他们 她们 我 我们 你 双方 两地 两国 两省 两市 对方 自己 咱们 大家 前者 后者 两家 彼此 本人 谁 中方 外方 美方 俄方 日方 韩方 英方 法方 德方".split()
)
THIS = frozenset(
    "该 本 这 此 这个 这一 此次 本次 本届 今届 这次 今次 是次 本场 这项 该项 此项 上述 这些 那 那个 这里 其".split()
)
FORECAST = frozenset("预测 估计 测算 估算 推算 预估 预言".split())  # who says it has no figure of it
SOFT = frozenset("共同 联合 新增 累计 总计 合计 预计 实现 完成 达 达到 为 是 有 超 超过".split())
KINDS = re.compile(
    r"社区|小区|林场|农场|合作社|幼儿园|(?:中欧)?班列|专列|项目|工程|公司|集团|医院|学校|学院|大学|中学|小学|研究院|研究所|协会|学会|基金会|银行|银团|电站|水电站|热电厂|机场|车站|站点|大桥|隧道|高铁|铁路|高速公路|线路|园区|景区|基地|展会|博览会|大会|会议|论坛|活动"
    r"|竞赛|大赛|比赛|赛事|马拉松|运动会|培训班|招聘会|仪式|细则|办法|条例|规定|通知|意见|方案|规划|行动|共同体|联盟|纪检监察组|水库|保护区|公园|博物馆|图书馆|卫星|飞船|中心|平台|工作站|产业园|工作室|实验室|培训中心|厂房|校区|航站楼|协议|合同|协定|枢纽|新区|开发区|高新区|自贸区|自贸港|示范区"
)
BODY = re.compile(
    r"(?:工会|公司|集团|医院|学校|大学|学院|中学|小学|银行|协会|研究院|研究所|电站|热电厂|机场|高铁|铁路|大桥|水库|景区|产业园|养[\u4e00-\u9fff]场|养殖场|农场|林场|出版社|剧团|乐团|合作社|信息网)$"
)
THAT = re.compile(  # 该委员会组成人员: one body or thing, which one no mention says
    r"[\u4e00-\u9fff]{0,6}(?:委员会|机构|部门|组织|企业|单位|团体|家庭|国家|政府|法院|议会|党|局|厅|部队|店|馆)$"
)
AGENTS = re.compile("[\u4e00-\u9fff]{0,8}(?:[造产应营售发销输务储包建计]商|厂商|媒体|警方|军方|法院|检方|厂家)")
GOODS = re.compile(
    r"^(?:(?:世界|中国|全球)500强|国家级|省级|高新技术|新能源|乘用|商用|电动|智能|纯电|轿|客|货|工业|高技术|装备|规模以上|规上|集成电路|太阳能|光伏|风电|锂)"
)
ACTING = frozenset(
    "波及 席卷 包含 包括 提供 代表 参加 参与 进行 沿着 组成 出席 推出 获得 夺得 分为 精选 收录 展出 收集 汇集 选取 刊登 调配 调运 派出 出动 捐出 运送 种植 种下 饲养 售出 卖出 收获".split()
)
GATHERED = re.compile(
    r"欢聚一堂|欢聚|共迎新春|来自[^，。；]{2,40}的?[^，。；]{0,6}(?:代表|学者|专家|同行|委员)|名来自|选手|参赛|代表队|参会|与会|参展|嘉宾|学员|火炬手|观众|运动员|(?:参加|参与|出席|报名)了?(?:$|会议|[^，]{0,30}(?:活动|比赛|竞赛|培训|仪式|开幕式|论坛|大会|会议|座谈会|推进会|决赛|初赛|复赛|预赛|评选|测试|演习|演练|考试))"
)
PRIZED = re.compile(r"获奖|入围|参评|入选|获评|中标|角逐(?!。|，|$)|获得?[^，]{0,14}(?:奖|奖章|奖状|先锋号|称号)")
SETTING = r"当天|当日|当晚|现场|[中上后前时]|期间|开展以来|启动以来|以来"
SYSTEM = re.compile(
    r"全国(?:各级|各地)?(?:[\u4e00-\u9fff]{2,8}(?:部门|机关|系统)|法院|检察院|检察机关|公安机关|税务机关|工会|企业|银行|学校|医院)"
)
CHAPTERS = frozenset("章 条 款 编".split())
TASKS = frozenset("章 条 款 编 项 部分 方面".split())
HOUSE = re.compile(
    r"(?:站|港|机场|大学|医院|学院|公司|集团|厂|银行|中学|小学|研究院|法院|景区|博物馆|电站|高铁|铁路|专列|班列|列车|专线|大桥|特大桥|隧道|水库|运河|灌区|商城|商场|大厦|市场|饭店|酒店|体育馆|体育场|剧院|纪念馆|学校|煤矿|油田|电厂|产业园|科技园|医学园|信息网|养[\u4e00-\u9fff]场|养殖场|研究所|合作社|剧团|乐团|歌舞团|电视台|杂志社|出版社)$"
)
SITED = re.compile(
    "煤矿|铁矿|铜矿|金矿|养[\u4e00-\u9fff]场|养殖场|林场|农场|茶场|牧场|渔场|油田|气田|电厂|水电站|核电站|电站|机场|大桥|水库|酒厂|钢厂|铝厂|大学|港口|新港|高速|高速公路|铁路|隧道"
)
# 云州|跨采会, 云州|“村跑”: a name that only begins with a place
CALLED = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:采会|洽会|交会|博会|展会|商会|艺节|化节|游节|赛|超|杯|马拉松|联赛|大赛)(?=已|共|将|自|从|于|在|是|由|累计|，)"
    r"|“(?!十[一二三四五六七八九])[^”“，。]{1,8}”(?=已|共|将|自|从|于|是|由|累计|举|开|吸|成|，)"
)
LINE = re.compile(r"(?:至|到|—|－|-)+[\u4e00-\u9fff]{2,8}?(?:铁路|高铁|客专|高速|公路|航线|管道|管线|段|输电|输变电)")
TRADED = frozenset(
    "连锁 股份 控股 药业 科技 重工 水泥 酒业 传媒 置业 地产 实业 百货 环保 电器 电气 啤酒 乳业 电缆 机电 航空 汽车 证券 高科 钢铁 轮胎 纸业 文旅 文化".split()
)
POSTS = ("主席", "理事", "会员", "委员", "代表", "院士", "理事长", "常委", "劳模", "标兵", "先进个人", "先进工作者")
ROW_TAGS = frozenset("n nz a b m w c f vn LOC ORG".split())
NEAR = 120  # characters from a document's name to the count of its articles
MEMBERS = re.compile("^[^，。]{0,30}(?:委员|议员)(?:先后|共|积极|提出|提交|围绕|深入|献|赴)")  # who act themselves
OWNING = ("Organization", "Event", "Place")


# a thing by its name in marks, of which something is told
UNREAD_NAME = re.compile(
    "“[^”，。；]{2,12}”(?:[\u4e00-\u9fff]{0,8}?(?:是|由|采用|拥有|全长|总长|总重|自|已|共|将|可|长|高|占地|设有|配备|搭载|累计|最大|平均|年))"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a clause speaks of: an item, an entity that a general noun stands for, or somebody unknown."""

    item: Item | None = None
    key: str | None = None
    unclear: bool = False
    passing: bool = False  # it owns the figures of this clause alone; what the text is about stays


def unread(clause: Clause, text: str) -> bool:
    """“东山122”船体|由123个分段组成: whether a clause opens with a name in marks that no mention covers."""
    if UNREAD_NAME.match(text, clause.start) is None or clause.items[0].kind == "mention":
        return False
    return not any(m.start <= text.index("”", clause.start) for m in clause.mentions)


def agents(clause: Clause, n: int) -> bool:
    """越南|电动汽车制造商|VinFast: whether a place only tells where those are who act."""
    return AGENTS.match("".join(i.text if i.kind == "word" else "|" for i in clause.items[n + 1 : n + 6])) is not None


def before_of(clause: Clause, item: Item) -> list[Item]:
    """The items of a clause before one of them."""
    return [i for i in clause.items if i.end <= item.start]


def acted(clause: Clause, item: Item, text: str) -> bool:
    """日常套餐包含18种…: a noun that no mention covers does something with what is counted."""
    before = before_of(clause, item)
    verbs = [n for n, i in enumerate(before) if i.kind == "word" and i.text in ACTING and i.tag != "vn"]
    subjects = before[: verbs[0]] if verbs else []
    governed = any(i.tag == "p" for i in subjects)
    nouns = (i for i in subjects if i.kind == "word" and i.tag in ("n", "nz"))
    return not governed and not all(WHOLE.match(text, i.start) for i in nouns)


def behind(clause: Clause) -> int:
    """How many items of 与已建成的平山铁路 a clause opens with: a preposition whose object stands behind its modifier."""
    items = clause.items
    if items and items[0].text in ("如", "例如", "比如", "譬如"):
        return 1
    if items and items[0].text in ("使", "让", "令", "致", "致使") and any(i.kind == "quantity" for i in items):
        return 1  # 使|青山市|的医院增至5家
    if (
        len(items) < 3
        or items[0].text not in ("与", "同", "和", "跟", "对", "向")
        or items[1].tag not in ("d", "v", "a")
    ):
        return 0
    ends = [k for k, i in enumerate(items[:8]) if i.text == "的"]
    return ends[-1] + 2 if ends else 0


def idle(clause: Clause, item: Item) -> bool:
    """Whether a place or project stands alone between commas: CBD核心区，."""
    telling = any(
        i.kind in ("quantity", "period") or i.tag in ("v", "vd") or (i.tag == "a" and i.start >= item.end)
        for i in clause.items
    )
    telling = telling or any(i.tag == "p" and i.start >= item.end for i in clause.items)  # 北延工程|按一级公路设计
    return not telling and item.cls not in ("Country", "Province", "Company", "TradeUnion")


def posted(clause: Clause, n: int) -> bool:
    """人民医院医生李明, 八家乡党委副书记、工会主席陈世勇: the person acts, not the body."""
    for item in clause.items[n + 1 : n + 9]:
        if item.kind == "mention" and item.cls == "Person":
            return True
        if item.kind == "mention" or (item.quantity is not None and item.quantity.unit in ("届", "级")):
            continue
        if item.kind != "word" or (
            item.tag not in ("n", "vn", "nz", "a", "ad") and item.text not in ("、", "副", "进")
        ):
            return False
    return False


def counted_post(clause: Clause, n: int) -> bool:
    """省作协|副主席|3人: how many hold a post there, told of another."""
    row = clause.items[n + 1 : n + 5]
    end = next((k for k, i in enumerate(row) if i.kind != "word" or i.tag not in ("n", "nz", "vn", "a")), 0)
    quantity = row[end].quantity if end else None
    return quantity is not None and quantity.unit in ("人", "名", "位") and row[end - 1].text.endswith(POSTS)


def lent(clause: Clause, n: int) -> bool:
    """甲市给乙县下达的任务: who gives a task has no figure of it."""
    given = acted = False
    for item in clause.items[n + 1 : n + 8]:
        if item.text == "的":
            return given and acted
        if item.kind in ("quantity", "period"):
            return False
        given = given or (item.kind == "word" and item.text in ("给", "向", "对") and item.tag in ("p", "v"))
        acted = acted or (given and item.kind == "word" and item.tag == "v")
    return False


def teamed(clause: Clause, n: int) -> bool:
    """甲大学科研团队, 省政协委员先后献策: people of the body, whom no mention covers."""
    if MEMBERS.search("".join(i.text for i in clause.items[n + 1 :])[:60]):
        return True
    for item in clause.items[n + 1 : n + 9]:
        if item.kind == "word" and item.text.endswith(
            ("团队", "课题组", "研究组", "攻关组", "班组", "代表团", "代表队", "国家队", "体育代表团")
        ):
            return True
        if item.kind != "word" or (
            item.tag not in ("n", "vn", "nz", "a", "an", "c", "f") and item.text not in ("与", "和")
        ):
            return False
    return False


def scene_of(clause: Clause) -> Item | None:
    """在菲律宾，|旅游业…: the place that a clause does nothing but name."""
    said = [i for i in clause.items if i.kind != "period" and i.tag not in ("d", "c", "f", "s")]
    if len(said) != 2 or said[0].text not in ("在", "而在") or not said[1].named or clause.pause not in ("，", ","):
        return None
    return said[1]


def renamed(clause: Clause, item: Item) -> bool:
    """又|称: what a thing is called, nothing that somebody says."""
    n = clause.items.index(item) if item.text == "称" else 0
    return n > 0 and clause.items[n - 1].text in (
        "又",
        "亦",
        "也",
        "古",
        "旧",
        "俗",
        "简",
        "史",
        "人",
        "被",
        "统",
        "合",
        "原",
        "曾",
    )


def listed(clause: Clause) -> bool:
    """2个街道、4个居委会: a row of things counted, of which nothing is told."""
    items = clause.items
    if not items or items[0].kind != "quantity" or items[-1].kind == "quantity":
        return False
    return all(
        i.kind == "quantity" or (i.kind == "mention" and not i.named) or (i.kind == "word" and i.tag in ROW_TAGS)
        for i in items
    )


def lying(clause: Clause, mention: Item) -> bool:
    """Whether a place only says where something lies: 位于四川甘孜州."""
    before = [item for item in clause.items if item.end <= mention.start and item.kind != "mention"]
    return bool(before) and before[-1].text in LYING


def _traded(clause: Clause, n: int) -> bool:
    """青山|连锁|2014年实现…: a listed company's short name, of which a place is only the beginning."""
    item, after = clause.items[n], clause.items[n + 1 : n + 3]
    if len(after) < 2 or after[0].start != item.end or after[0].text not in TRADED or item.text[-1] in "省市县区州":
        return False
    return after[1].kind in ("period", "quantity") or after[1].tag in ("v", "d", "p", "t", "TIME", "vd")


def _sited(clause: Clause, n: int) -> bool:
    """青山|煤矿|年产…: one thing that bears the short name of its place, which no mention covers."""
    place, after = clause.items[n], clause.items[n + 1 : n + 3]
    if place.cls == "Province" or place.text[-1] in "省市县区州旗镇乡村" or len(after) < 2:
        return False
    counted = after[1].quantity is not None and after[1].quantity.unit in ("座", "家", "所", "个")
    return after[0].start == place.end and SITED.fullmatch(after[0].text) is not None and not counted


def housed(clause: Clause, n: int) -> bool:
    """上海虹桥站, 兰州至张掖铁路: a place that only begins a name which no mention covers."""
    after = clause.items[n + 1 : n + 5]
    unread = UNREAD.match("".join(i.text for i in clause.items[n + 1 : n + 7] if i.kind != "quantity"))
    if (
        unread is not None
        and after[0].start == clause.items[n].end
        and not any(i.kind == "quantity" for i in after[:2])
    ):
        return True
    if after and after[0].start == clause.items[n].end and BESIDE.match("".join(i.text for i in after[:2])):
        return True  # 深圳|某公司, 新竹|以北
    if clause.items[n].cls == "Country":
        return False  # 我国|5G基站
    if after and after[0].text == "的":
        rest = "".join(i.text if i.kind == "word" else "，" for i in clause.items[n + 2 : n + 6])
        return re.match(rf"[\u4e00-\u9fff]{{2,8}}?{HOUSE.pattern[:-1]}", rest) is not None  # 云州的青山纪念馆
    if after and after[0].text == "（" and any(i.text == "）" for i in after[:3]):
        rest = "".join(i.text for i in clause.items[n + 4 : n + 8])
        return re.match(rf"[\u4e00-\u9fff]{{0,8}}?{HOUSE.pattern[:-1]}", rest) is not None
    if LINE.match("".join(item.text for item in after)):
        return True
    if _traded(clause, n):
        return True
    if CALLED.match("".join(item.text for item in clause.items[n + 1 : n + 8] if item.kind == "word")):
        return not any(item.kind != "word" for item in after[:1])
    if len(after) > 1 and after[0].text in ("至", "到") and after[1].kind == "mention":
        return True
    if _sited(clause, n):
        return True
    name, end = "", clause.items[n].end
    for item in clause.items[n + 1 : n + 4]:
        if item.kind != "word" or item.start != end or item.tag not in ("n", "nz", "ns", "nt", "LOC", "ORG", "vn"):
            break
        name, end = name + item.text, item.end
        if len(name) >= 3 and HOUSE.search(name) and (item.text != name or item.tag != "n"):
            return True
    return False


def quoted(clause: Clause, n: int) -> bool:
    """黄金交易所|黄金Au99.9|收盘于…: an exchange where something else has its price."""
    after = "".join(i.text for i in clause.items[n + 1 :])
    return clause.items[n].text.endswith(("交易所", "交易中心")) and QUOTE.search(after) is not None


def stranger(item: Item) -> bool:
    """Whether a word is a name that no mention covers."""
    if item.tag in ("LOC", "ns"):
        return re.search(r"地区$|^[\u4e00-\u9fff]{2,}[省市县州岛]$", item.text) is not None
    if item.text.endswith("族"):
        return False  # 朝鲜族|户
    if item.tag == "m" and PRODUCT.fullmatch(item.text):
        return True
    named = item.tag in ("ORG", "nt", "PER", "nr") or (item.tag == "nz" and CODED.search(item.text) is not None)
    return named and len(item.text) >= 2 and not GOODS.match(item.text)
