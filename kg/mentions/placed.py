"""Bodies whose names the tagger cut into common words: 云州|内燃机|总厂, 云州法院|民事|审判|第二庭, 王芳|劳模|创新|工作室.

In: one sentence. Out: mentions of Organization, from the place, the body or the person that the name begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.bodies import AREA, INNER_VERBS, JOINED, organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence, Token

__all__ = ["find_placed"]

# how such names end: words that are common without what stands before
HEADS = re.compile(
    r"(?:[总新分]厂|(?<!工)厂|(?:勘察|设计|研究|仲裁|规划|检测|科研|勘测|干休|戏曲|画)院|研究总院|(?<![场住厕处])所|(?:检查|检疫|边检|工作|水文|服务|推广|管理|防疫|防治|血防|种子|植保|农机|林业|运维|消防|救助|培训|测报|监测|环卫)站"
    r"|[分门][店市]部?|商店|(?<!铁)(?<!煤)(?<!金属)矿|监狱|(?:第[一二三四五六七八九十\d]+|审判|立案|监督|民事|刑事|行政|执行)庭|(?:地质|勘探|水电|工程|施工|救援|巡护|巡逻|护路|消防|游击|文艺|文工|演出|登山|勘测|测量|摄制|考古|调查|监察|执法|交警|刑警|巡警|稽查)[大中支]?队|(?:带电|运维|检修|抢修|继保|采煤|掘进|乘务|护理|焊接)[一二三四五六七八九十]?班|[一二三四五六七八九十]班"
    r"|完全小学|完小|中心校|教学点|分校|职教中心|游击队|纵队|剧社|画社|诗社|茶社|总社|分社|出版总社|商行|洋行|货栈)$"
)
# heads that a place alone makes a name of
WHOLE = re.compile(
    r"监狱|(?:边防|出入境|边检|出入境边防|公路|动植物|卫生)*(?:检查|检疫|边检|水文|植保|种子|农机|救助)站|中心校|总厂|游击队|[分总]社"
)
# of a person by name
OWNED = re.compile(r"(?:工作室|工作站|调解室|书画院|艺术团|京剧团|服务队|突击队|先锋队|宣讲队|基金会|研究会)$")
WHOSE = re.compile(
    r"(?:劳模|工匠|大国|职工|技能|大师|名师|名医|名中医|名校长|名班主任|书记|调解|创新|先锋|党员|志愿|志愿者|服务|法官|检察官|警务|工作|首席|技师|专家|教授|院士|博士|乡村|振兴|人大|代表|委员|个人|品牌|青年|巾帼|文化|艺术|科普|学术|思想|慈善|教育|公益|爱心|画|书法)*"
)
QUOTED = re.compile(
    r"(?:(?P<place>[\u4e00-\u9fff]{2,8}))?“[^“”]{1,14}”(?:暑期|社会|假期|乡村|振兴|实践|支教|调研|普法|科普|青春|志愿|志愿者|服务|先锋|突击|党员|青年|职工|巾帼|宣讲|讲师|义工|文艺|理论|调解|法律|艺术|合唱|创新|劳模|红色|爱心|公益|宣传|救援|应急|法官|老年|少年|女子|技能|大师){1,5}(?:小分队|分队|队|团|工作室|服务站|调解室|联盟|班组|班|社)(?![员长伍])"
)
# 云州客运段, 云州东机辆段: the sections of a railway
RAILWAY = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,4}?)[东西南北]?(?:客运|机务|工务|车务|电务|工电|供电|动车|车辆|机辆|通信|房建|货运|列车|高铁)段(?=[\u4e00-\u9fff、，。；]|$)"
)
INNER = frozenset("n vn nz b a j an s nr PER LOC ns".split())
NUMBER = re.compile(r"第?[一二三四五六七八九十]+$|第[\d一二三四五六七八九十]+[中大支]?$")
# what stands between a place and things of many: 上海|各|工厂, 云州|普通|商店
MANY = re.compile(
    r"^(?:各|不少|广大|众多|普通|大型|中小|小|大|私营|国营|国有|民营|集体|整个|所有|部分|一些|许多|多数|农村|乡镇|街道|城市|城乡|城区|市区|地区|境内|附近|一|一家|周边|沿线|沿海|农民|青年|妇女|老年|儿童|现场|最大|唯一|著名|某|原|全部|当地|基层|公办|民办|职业|专业|有关|相关|东部|西部|南部|北部|中部|东北部|西北部|东南部|西南部|华侨|外资|中外|合资)$"
)
OWN = frozenset("省市县区州旗镇乡")  # 县|水文|站
COUNT = re.compile(r"[\d一二三四五六七八九十]所$")
LONGEST = 8  # tokens between the first and the head


def find_placed(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Every such body of a sentence."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.tag not in ("n", "vn", "nz", "u", "m", "q", "ORG", "nt") or i == 0:
            continue
        if _goes_on(text, tokens, i) or COUNT.search(token.text):
            continue
        first = _first(text, tokens, i, gazetteer)
        if first < i:
            start = tokens[first].start
            joined = JOINED.search(text, start + 2, token.end)
            start = joined.end() if joined else start  # 某局|联合|某区市场监管局|执法大队
            name = text[start : token.end]
            own = len(tokens[first].text) == 1
            rule = "organization.own" if own else "organization.placed"
            yield Mention(name, start, token.end, organization_class(name), rule)
    yield from _railway(text, sentence, gazetteer)
    if "“" in text[sentence.start : sentence.end]:
        yield from _quoted(text, sentence, gazetteer)


def _goes_on(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether the word is only the beginning of what stands there: 检查站|站长 ends, 商店|经理 ends, 工作站|建设 goes on."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    close = after is not None and after.start == tokens[i].end
    plain = after is not None and close and after.tag in ("vn", "nz", "ORG", "LOC", "nt")
    done = after is not None and close and tokens[i].text == "所" and after.tag in ("v", "vd", "d", "a", "ad")
    return (
        plain
        or done
        or text.startswith(("建设", "式", "级", "化", "外", "内", "车间", "工区", "作业区", "班组"), tokens[i].end)
    )


def _first(text: str, tokens: Sequence[Token], i: int, gazetteer: Gazetteer) -> int:
    """The token that the name which ends with token i begins with; i where none does."""
    owned = OWNED.search(tokens[i].text) is not None
    j = i - 1
    while j >= 0 and i - j <= LONGEST and tokens[j].end == tokens[j + 1].start:
        token = tokens[j]
        between = text[token.end : tokens[i].end]
        if token.tag in ("PER", "nr") and owned:
            own = WHOSE.match(between)
            return j if own and own.end() >= len(between) - 3 and token.text[0] in gazetteer.surnames else i
        head = HEADS.search(between)
        if head is not None and token.text in OWN and len(between) > len(head.group()):
            return (
                j if j == 0 or tokens[j - 1].end < token.start or tokens[j - 1].tag in ("w", "p", "c", "v", "d") else i
            )
        if head is not None and len(between) > 2 and _begins(token, gazetteer, between, head.group()):
            return j
        inner = token.tag in INNER or NUMBER.fullmatch(token.text) or token.text in INNER_VERBS
        if not inner or MANY.match(token.text) or token.tag in ("ORG", "nt"):
            return i
        j -= 1
    return i


def _begins(token: Token, gazetteer: Gazetteer, rest: str, head: str) -> bool:
    """Whether a name begins with the word: a place below the state, or a body that has such a part."""
    if token.tag in ("ORG", "nt"):
        cls = organization_class(token.text)
        return len(token.text) > 3 and cls not in ("Organization", "TradeUnion") and len(rest) > len(head) - 2
    if token.tag not in ("LOC", "ns") or gazetteer.places.get(token.text) == "Country":
        return False
    known = gazetteer.knows(token.text) or token.text[-1] in AREA or token.tag == "ns"
    return known and (len(rest) > len(head) or WHOLE.fullmatch(rest) is not None)


def _railway(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Each section of a railway that begins with a place."""
    for token in sentence.tokens:
        match = RAILWAY.match(text, token.start, sentence.end)
        if match is not None and gazetteer.knows(match["place"]):
            yield Mention(match.group(), match.start(), match.end(), "Company", "organization.placed")


def _quoted(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """云州市“江水清”志愿服务队: with the place before it."""
    for match in QUOTED.finditer(text, sentence.start, sentence.end):
        start = text.index("“", match.start())
        place = match["place"] or ""
        known = next((n for n in range(len(place) - 1) if gazetteer.knows(place[n:])), None)
        start = match.start() + known if known is not None else start
        name = text[start : match.end()]
        yield Mention(name, start, match.end(), "Organization", "organization.placed")
