"""Organisations: what the tagger calls one, completed and typed by a grammar of suffixes.

In: an article's sentences. Out: mentions of Organization and its subclasses; bodies by kind (各级工会, 该公司) unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.gazetteer import Gazetteer, load_gazetteer
from kg.model import Article, Mention, Sentence, Token
from kg.ontology import Ontology

__all__ = ["find_organizations", "organization_class"]

SUFFIXES = (
    ("TradeUnion", "总工会|工会联合会|工联会|工会工作委员会|工会委员会|产业工会|工会"),
    (
        "Media",
        "日报社?|晚报|时报|早报|晨报|都市报|青年报|法院报|新闻网|电视台|广播电台|通讯社|报社|杂志社|融媒体中心|融媒",
    ),
    (
        "Company",
        "有限责任公司|股份有限公司|有限公司|分公司|子公司|公司|集团|银行|分行|支行|营业部|工厂|电厂|热电厂|水泥厂|钢厂|机械厂|煤矿|合作社|供电局|宾馆|酒店|超市|物业|燃气中心|热电中心|事务所|信用社|农商行|商行|店|厂|矿",
    ),
    (
        "Institution",
        "大学|学院|学校|中学|小学|幼儿园|职校|技校|医院|卫生院|保健院|疗养院|研究院|研究所|研究中心|设计院|科学院|博物馆|图书馆|美术馆|文化馆|科技馆|纪念馆|档案馆|文化宫|福利院|养老院|敬老院|出版社|剧院|党校|服务中心|监督中心|监测中心|交流中心|指导中心|实验室|基地|救助站|服务站|检查站|边检站|气象台|监测站|收费站|车站|中心|馆|院",
    ),
    (
        "Association",
        "联合会|协会|学会|基金会|商会|促进会|研究会|红十字会|互助会|互济会|总会|慈善会|联谊会|工商联|科协|文联|作协|残联|妇联|侨联|联盟|志愿者协会|志愿服务队|理事会|监事会|专业委员会|组织",
    ),
    (
        "PartyBody",
        "纪委监委|纪律检查委员会|政法委员会|政法委|组织部|宣传部|统战部|网信办|编办|党工委|党委|党组|党总支|党支部|机关工委|团委|团省委|团市委|纪委|巡视组|巡察组|纪检监察组|老干部局|党支部委员会|文明办",
    ),
    (
        "GovernmentBody",
        "人民代表大会常务委员会|人民代表大会|人大常委会|人大|政协|人民政府|政府|人民法院|法院|人民检察院|检察院|管理委员会|管委会|委员会|办事处|街道办|管理局|监督局|监管局|分局|总局|事务局|公安局|税务局|教育局|财政局|民政局|卫健委|发改委|国资委|监察委|监委|发展改革委|卫生健康委|海关|派出所|总队|支队|大队|消防队|总站|边防局|统计局|气象局|工信局|人社局|住建局|环保局|农业局|林业局|水务局|水利局|商务局|文旅局|厅|署|局|领导小组|指挥部|协调机制|联席会议|工作专班|部门",
    ),
    (
        "Department",
        "办公室|办公厅|工作部|管理部|保障部|新闻部|财务部|事业部|分部|项目部|宣教部|权益部|编辑部|法律部|司|处|科|室|部|工作组|服务队|突击队|团队|调查组|委员会|小组|支部|车间|班组",
    ),
)
CLASS_OF = tuple((cls, re.compile(f"(?:{words})(?:[（(][\u4e00-\u9fff]{{2,8}}[）)])?$")) for cls, words in SUFFIXES)
SUFFIX = re.compile("(?:" + "|".join(words for _, words in SUFFIXES) + ")$")
STRONG = re.compile(
    "(?:总工会|工会联合会|工会|有限责任公司|有限公司|公司|集团|银行|大学|学院|医院|协会|学会|基金会|商会|联合会|人民政府|法院|检察院|委员会|人大常委会|政协|党委|纪委监委|纪委|研究院|研究所|中学|小学|厅|局|办公室|办事处|服务中心|中心|日报|晚报|电视台|红十字会|卫健委|发改委|国资委|街道办|管委会|支队|总队|大队|分公司|分局|幼儿园|博物馆|图书馆|疗养院|出版社|基地|海关|合作社|分行|支行|促进会|研究会|司|处|部|站|巡视组|纪检监察组|领导小组|理事会|监事会|宣传部|组织部|统战部|政法委|网信办|联盟|保健院|卫生院|党支部|供电局|总站|协调机制|互助会|总会|项目部|分部|工联会|妇联|工商联|科协|残联|文联|团委|组委会|指挥部|车间|党组)$"
)
AREA = "省市区县州旗镇乡"
# 市人大常委会, 省人社厅, 区总工会: a body of the article's own place
OWN_PLACE = re.compile(
    r"(?<![\u4e00-\u9fff])?(?P<area>自治区|[省市区县州])(?P<body>委组织部|委宣传部|委统战部|委政法委|委网信办|委办公室|委办公厅|委党校|委老干部局|总工会|人大常委会|人大|政协|人民政府|政府办公厅|政府办公室|政府|纪委监委|纪委|监委|监察委员会|检察院|法院|人民检察院|人民法院|高级人民法院|中级人民法院|红十字会|慈善总会|妇联|工商联|残联|科协|文联|侨联|团委"
    r"|[\u4e00-\u9fff]{2,10}?(?:厅|局|工会|委员会|管理中心|服务中心|监督中心|互济会|卫健委|卫生健康委|发展改革委|发改委|国资委|住建委|交通委|农委|教委|协会|联合会))"
)
COMMITTEE = re.compile(r"(?P<area>[\u4e00-\u9fff]{0,8}[省市区县州镇乡]|自治区)委(?=[、，。；副书常决召印和主])")
ABBREVIATED = re.compile(
    r"(?P<place>全|[省市区县州]|[\u4e00-\u9fff]{2,7}?[省市区县州]?)总(?![额量统体理裁经监结是数共计部产面投人编会行局公站长队和值收装库工书干目的则要在需装])(?=[、，。；：：于在对将要为和与近以创指联着部拨开推启向发已还从提组委通此给列第印下成不有也就制强带积坚全统])"
)
INNER = frozenset("n nz nt ns nr nw vn an a b j s LOC ORG PER m q v f".split())
STOP = frozenset(
    [
        "记者",
        "通讯员",
        "由",
        "位于",
        "包括",
        "以及",
        "等",
        "各",
        "各级",
        "各地",
        "其他",
        "该",
        "此",
        "本",
        "这",
        "那",
        "一",
        "个",
        "家",
        "名",
        "在",
        "于",
        "的",
        "是",
        "为",
        "对",
        "向",
        "与",
        "和",
        "及",
        "同",
        "从",
        "把",
        "被",
        "让",
        "使",
        "联合",
        "会同",
        "携手",
        "邀请",
        "组织",
        "成立",
        "组建",
        "通过",
        "来自",
        "走进",
        "进驻",
        "前往",
        "深入",
        "陆续",
        "有关",
        "相关",
        "多",
        "几",
        "两",
        "三",
        "四",
        "所有",
        "全体",
        "部分",
        "广大",
        "众多",
        "现场",
        "共同",
        "支持",
        "帮助",
        "推动",
        "指导",
        "委托",
        "依托",
        "根据",
        "按照",
        "经",
        "据",
        "推荐",
        "荣获",
        "获得",
        "选举",
        "产生",
        "当选",
        "担任",
        "任",
        "原",
        "现任",
        "首批",
        "第一批",
        "主管",
        "主办",
        "承办",
        "协办",
        "举办",
        "召开",
        "开展",
        "启动",
        "邀",
        "到",
        "至",
        "达",
        "建设",
        "建成",
        "打造",
        "设立",
        "新建",
        "加强",
        "促进",
        "成为",
        "作为",
        "介绍",
        "表示",
        "宣布",
        "代表",
        "充分",
        "发挥",
        "积极",
        "服务",
        "慰问",
        "走访",
        "看望",
        "用人",
        "参加",
        "出席",
        "参与",
        "获",
        "称",
        "告诉",
        "发现",
        "没有",
        "下设",
        "属于",
        "隶属",
        "下属",
        "直属",
        "企业",
        "公司",
        "工会",
        "职工",
        "单位",
        "部门",
        "要求",
        "强化",
        "完善",
        "动员",
        "引导",
        "带领",
        "鼓励",
        "用",
        "以",
        "将",
        "让",
        "请",
        "送",
        "给",
        "比",
        "按",
        "属",
        "系",
        "叫",
        "名为",
        "今年",
        "去年",
        "明年",
        "近日",
        "日前",
    ]
)
GENERIC_HEAD = re.compile(
    r"^(?:各|全国工会|各级|各地|基层|企业|有关|相关|上级|地方|两|三|多|该|本|全国各地|各级各类|各有关|主管|用人|所属|下属|被|政府|部分|一些|广大|所在|当地|驻地|社会|群众|公益|职能|行业|产业|区县|市县|县区|省市|两级|四级|党政|[一二三四五六七八九十\d]+[个家所名])"
)
ANYBODY = re.compile(
    r"(?:各级|各地|各[省市县区]{1,4}总?|各行业|各产业|各有关|各相关|有关|相关|多|各|两|三|四|五|六|七|八|九|十|该|上级|基层|地方|企业|主管|用人|全市|全省|全国|全区|全县|所属|[\d一二三四五六七八九十]+[家个所])(?:[\u4e00-\u9fff]{0,6}?)(?:工会组织|工会|部门|单位|公司|企业|机关|学校|机构|党委|政府|委员会|银行|医院|院校|法院|检察院|街道|社区|组织)"
)
GENERIC_ALONE = re.compile(
    r"^(?:会议|双方|各方|三方|四方|工会|公司|企业|学校|医院|法院|协会|中心|政府|银行|单位|机关|机构|部门|委员会|基地|集团|组委会|主办方|承办方|主办单位|承办单位)$"
)
JOINED = re.compile(
    r"联合(?!会|国|公司|大学|社|体|党|总|办|利华|重工|汽车|信用|航空|通信|网络|技术|学|包装|电子|石化|化工|医|证券|资信|早报|工会|工作|办公|调查|执法|培养|指挥|实验|会议)|会同|携手"
)
NOT_ORG = re.compile(
    r"^(?:.*(?:书记处|一处|两处|多处|随处)|[省市区县州镇乡]?(?:部|局|处|科|室|院|馆|厂|矿|店|中心|基地|站|司)|.*(?:干部|全部|内部|地处|身处|位处|出处|之处|外部|西部|东部|中部|南部|北部|俱乐部|用处|到处|好处|学科|现场|市场|广场|商场|农场|机场|剧场|会场|工厂化|战士|人士|人员|教室|办公室里|会议室|会展中心|博览中心|会议中心|路演中心|活动中心|文化广场|休息室|中央|公安|全院|一院|法院院长))$"
)


def organization_class(name: str) -> str:
    """The subclass that a name's suffix gives."""
    return next((cls for cls, pattern in CLASS_OF if pattern.search(name)), "Organization")


def find_organizations(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All organisations, longest first where spans overlap is left to the caller."""
    gazetteer = load_gazetteer(ontology)
    found: list[Mention] = []
    for sentence in sentences:
        found += _from_lexicon(article.text, sentence, gazetteer)
        found += _from_tags(article.text, sentence, gazetteer)
        found += _own_place(article.text, sentence)
        found += _abbreviated(article.text, sentence, gazetteer)
        found += _shared_heads(article.text, sentence, gazetteer)
        found += _generic(article.text, sentence)
    return found


def _from_lexicon(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    borders = {t.start for t in sentence.tokens} | {t.end for t in sentence.tokens}
    for start, end, cls in gazetteer.scan(text, sentence.start, sentence.end):
        name = text[start:end]
        if (
            name in gazetteer.bodies
            and (len(name) > 3 or start in borders)
            and (len(name) > 2 or {start, end} <= borders)
        ):
            if not re.match(r"[\u4e00-\u9fff]", text[start - 1 : start]) or start in borders or len(name) > 3:
                yield Mention(name, start, end, cls, "organization.lexicon")


def _from_tags(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Runs of nominal words that end in a suffix, and what the tagger calls ORG."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        ends = STRONG.search(token.text) if token.tag in INNER else None
        if token.tag not in ("ORG", "nt") and not ends:
            continue
        if token.tag in ("v",) and not ends:
            continue
        if i + 1 < len(tokens) and tokens[i + 1].start == token.end and _goes_on(tokens, i):
            continue
        start = _left(text, tokens, i, gazetteer)
        yield from _split(text, start, token.end, gazetteer, tagged=token.tag == "ORG")


def _goes_on(tokens: tuple[Token, ...], i: int) -> bool:
    """A longer name follows without a break: its own suffix will find it."""
    j = i + 1
    while j < len(tokens) and j <= i + 5 and tokens[j].start == tokens[j - 1].end:
        if tokens[j].tag not in INNER or tokens[j].text in STOP or tokens[j].tag in ("PER", "v", "m", "q"):
            return False
        if STRONG.search(tokens[j].text) and not NOT_ORG.match(tokens[j].text):
            return tokens[j].text not in ("部门", "处", "站") or j == i + 1
        j += 1
    return False


def _left(text: str, tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> int:
    """Where the name that ends with token i begins."""
    j = i
    while j > 0 and tokens[j - 1].end == tokens[j].start:
        before = tokens[j - 1]
        if before.text in ("（", "(", "）", ")") and _bracket_inside(tokens, j - 1):
            j -= 1
            continue
        if before.text in ("和", "与", "及") and _inner_joint(tokens, j - 1, gazetteer):
            j -= 1
            continue
        if (
            before.tag not in INNER
            or before.text in STOP
            or before.text in gazetteer.posts
            or (before.tag in ("v", "m", "q", "f") and not _ordinal(before.text))
        ):
            break
        if (
            before.tag in ("ORG",)
            and re.search(r"(公司|分行|支行)$", before.text)
            and not re.search(r"(分公司|支行|分行|工会|党委|项目部|办事处|供电局|营业部|分部|中心)$", tokens[i].text)
        ):
            break
        if before.tag == "PER" and tokens[j].text[:1] in "工等":
            break
        j -= 1
    return tokens[j].start


def _inner_joint(tokens: tuple[Token, ...], k: int, gazetteer: Gazetteer) -> bool:
    """和 within a name (酒店与餐饮行业工会联合会): what stands before is no body, place or person of its own."""
    if k == 0 or tokens[k - 1].end != tokens[k].start:
        return False
    left = tokens[k - 1]
    if left.tag == "PER" or STRONG.search(left.text) or left.text in gazetteer.places or left.text in gazetteer.bodies:
        return False
    run = k - 1
    while (
        run > 0
        and tokens[run - 1].end == tokens[run].start
        and tokens[run - 1].tag in ("n", "vn", "LOC", "ORG", "nz", "a")
    ):
        run -= 1
    return (
        left.tag in ("n", "vn", "ORG", "an", "nz")
        and tokens[run].tag in ("LOC", "ORG")
        and tokens[run].text not in STOP
    )


def _ordinal(text: str) -> bool:
    return bool(re.match(r"第[一二三四五六七八九十\d]+", text))


def _bracket_inside(tokens: tuple[Token, ...], k: int) -> bool:
    return k > 0 and tokens[k - 1].end == tokens[k].start and tokens[k - 1].tag != "w"


def _split(text: str, start: int, end: int, gazetteer: Gazetteer, *, tagged: bool) -> Iterator[Mention]:
    """One mention, or several where the run joins bodies by 联合, 和, 与 or glues companies together."""
    name = text[start:end]
    joined = JOINED.search(name)
    if joined and joined.start() >= 2:
        yield from _split(text, start, start + joined.start(), gazetteer, tagged=tagged)
        yield from _split(text, start + joined.end(), end, gazetteer, tagged=tagged)
        return
    glued = list(
        re.finditer(
            r"(?:有限责任公司|股份有限公司|有限公司)(?:[\u4e00-\u9fff]{2,8}?(?:分公司|支行|分行|供电局))?(?=[\u4e00-\u9fff]{4,}(?:公司|局|行)$)",
            name,
        )
    )
    if glued and not re.fullmatch(
        r"[\u4e00-\u9fff（）()]{2,14}(?:分公司|分行|支行|供电局|工会|党委|项目部|营业部|研究院|研究所|中心|办事处)",
        name[glued[0].end() :],
    ):
        yield from _split(text, start, start + glued[0].end(), gazetteer, tagged=tagged)
        yield from _split(text, start + glued[0].end(), end, gazetteer, tagged=tagged)
        return
    yield from _mention(text, start, end, gazetteer, tagged=tagged)


def _mention(text: str, start: int, end: int, gazetteer: Gazetteer, *, tagged: bool) -> Iterator[Mention]:
    while start < end and re.match(r"[的和与及由在对向、“”《》]", text[start]):
        start += 1
    owned = re.search(r"(?:党组|党委|党总支|党支部|(?<!总)工会|党工委|常委)$", text[start:end])
    if owned and owned.start() >= 3 and re.match(r"(?:副?书记|成员|委员|副?主席|常委)", text[end : end + 3]):
        end = start + owned.start()
        if text[end - 1] in AREA:
            return
    if text[start:end].endswith("总部") and end - start > 5:
        end -= 2
    name = text[start:end]
    if len(name) < 2 or GENERIC_ALONE.match(name) or NOT_ORG.match(name):
        if GENERIC_ALONE.match(name):
            yield Mention(name, start, end, organization_class(name), "generic", named=False)
        return
    if GENERIC_HEAD.match(name) and name not in gazetteer.bodies:
        yield Mention(name, start, end, organization_class(name), "generic", named=False)
        return
    if name in gazetteer.places:
        return
    cls = gazetteer.bodies.get(name) or organization_class(name)
    proper = tagged or _proper(name, gazetteer)
    if cls == "Organization" and (not tagged or re.match(r"(?:全国|全省|全市|各|多|我)", name)):
        return
    if not proper:
        yield Mention(name, start, end, cls, "generic", named=False)
        return
    yield Mention(name, start, end, cls, "organization.tagged" if tagged else "organization.suffix")


def _proper(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name says which body it is: a place, a central body, 中国, or the place's own 省/市/区/县."""
    if re.match(
        rf"(中国|中华|全国|国家|中央|国务院|国际|世界|亚洲|欧洲|非洲|亚太|东盟|[{AREA}][\u4e00-\u9fff]{{2,}})", name
    ):
        return True
    return next(iter(gazetteer.scan(name, 0, min(len(name), 12))), None) is not None and len(name) > 3


def _own_place(text: str, sentence: Sentence) -> Iterator[Mention]:
    for match in OWN_PLACE.finditer(text, sentence.start, sentence.end):
        before = text[match.start() - 1 : match.start()]
        if re.match(r"[\u4e00-\u9fff]", before) and before not in "由为对向和与及在联被经从等受，的，据即是于":
            continue
        name = match.group()
        if not GENERIC_HEAD.match(name) and "和" not in name[:3]:
            yield Mention(name, match.start(), match.end(), organization_class(name), "organization.own")
    for match in COMMITTEE.finditer(text, sentence.start, sentence.end):
        area = match["area"]
        start = match.start() if len(area) <= 5 else match.end() - 2
        if not re.match(r"[\u4e00-\u9fff]*(?:居|村|党|常|国|各|监)", area):
            yield Mention(text[start : match.end()], start, match.end(), "PartyBody", "organization.committee")


def _abbreviated(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """全总, 省总, 坪山区总."""
    borders = {t.start for t in sentence.tokens}
    for match in ABBREVIATED.finditer(text, sentence.start, sentence.end):
        place = match["place"]
        start = match.start()
        if len(place) > 1:
            start = next(
                (s for s in range(match.start(), match.end() - 2) if text[s : match.end() - 1] in gazetteer.places), -1
            )
            if start < 0 and place[-1] in AREA and len(place) >= 2:
                start = (
                    match.end() - 2
                    if text[match.end() - 2] in AREA and match.start() in borders and len(place) == 1
                    else -1
                )
                area = re.search(rf"[\u4e00-\u9fff]{{1,3}}[{AREA}]$", place)
                start = (
                    match.start("place") + area.start()
                    if area and match.start("place") + area.start() in borders
                    else start
                )
        if start >= 0 and (start in borders or len(place) > 1):
            yield Mention(text[start : match.end()], start, match.end(), "TradeUnion", "organization.abbreviated")


SHARED = re.compile(
    r"(?P<list>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8})+)(?P<rest>等?(?:[\d一二三四五六七八九十]+个?)?)(?P<area>省市?区?|市|区|县)?(?P<head>总工会|工会|人社厅|教育厅|财政厅|[\u4e00-\u9fff]{2,4}(?:厅|局))"
)


def _shared_heads(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """河北、江苏、广东、四川等省总工会: each place with the shared head."""
    for match in SHARED.finditer(text, sentence.start, sentence.end):
        places = match["list"].split("、")
        skip = next((n for n in range(len(places[0]) - 1) if places[0][n:] in gazetteer.places), 0)
        places[0] = places[0][skip:]
        known = [p for p in places if p in gazetteer.places]
        if len(known) < len(places) or len(places) < 2 or not (match["rest"] or match["area"]):
            continue
        at = match.start("list") + skip
        for place in places:
            suffix = "" if place[-1] in AREA else (match["area"] or "")[:1]
            name = place + suffix + ("总工会" if match["head"] == "工会" else match["head"])
            yield Mention(place, at, at + len(place), organization_class(name), "organization.shared", name=name)
            at += len(place) + 1


def _generic(text: str, sentence: Sentence) -> Iterator[Mention]:
    for match in ANYBODY.finditer(text, sentence.start, sentence.end):
        yield Mention(
            match.group(), match.start(), match.end(), organization_class(match.group()), "generic", named=False
        )
    for match in re.finditer(
        r"会议(?=强调|要求|指出|认为|明确|决定|提出|审议|听取|总结|宣布)|两部门|双方|该(?:公司|中心|协会|学校|医院|局|厅|委|校|院|集团|组织)",
        text[sentence.start : sentence.end],
    ):
        start = sentence.start + match.start()
        yield Mention(
            match.group(), start, start + len(match.group()), organization_class(match.group()), "generic", named=False
        )
