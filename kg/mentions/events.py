"""Events: meetings, activities, campaigns, projects, by their head noun and by the verb that governs them.

In: an article's sentences. Out: mentions of class Meeting, Activity, Project or Event. A name is found from its head
leftwards (`compounds`); the heads, and how much each needs beside it, stand in ontology/lexicons/events.tsv. What only
a verb tells (召开动员部署会议, 开展上门服务) is a name inside its article; a bare 会议 or 活动 is unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.mentions.compounds import Compound, extend_left, reach_left
from kg.mentions.convened import behind_holding
from kg.mentions.eventheads import CALLED, LOOSE, PAUSE, STARTED, STARTING, Heads, read_heads
from kg.mentions.fixed import find_fixed
from kg.mentions.happening import is_held, takes_place
from kg.mentions.noevents import no_event
from kg.mentions.quotedevents import find_quoted
from kg.mentions.rites import split_rite, with_leg
from kg.mentions.struck import find_struck
from kg.model import Article, Mention, Sentence
from kg.ontology import Ontology

__all__ = ["find_events"]


LIVE = re.compile("(?:正式|全面|成功|全新|试)*(?:上线|启用|投用|投入使用|开通|运行)")  # 推出的“一键办”系统|正式上线
CARRIED_OUT = re.compile(
    r"(?:检查|排查|巡视|巡察|巡查|整治|治理|督察|督查|招聘|普查|清查|评选|考察|学习教育|大比武|比武)(?:工作)?$"
)
KIND_OF = re.compile(
    r"(?:是|属于|堪称|成为|作为)(?:了)?(?:一[项个次场]|我[国省市县])?$"
)  # 该赛是|京城传统比赛，: what kind it is
BUILT = re.compile(
    r"(?:正式|顺利|全面|集中|全线)*(?:开工|动工|竣工|投产|完工|奠基|开建|通车|落户|落地|投运|并网|封顶|贯通)"
)
VAGUE = re.compile(
    r"(?:无数|众多|多个|(?:重点|关键|重大)(?![\u4e00-\u9fff]{5,}(?:行动|大会|会议|推进会|动员会|仪式))|在建|新开工|各类|各项|多项|一批|有关|相关|此次|本次|主要|其他|一系列|系列|上述"
    r"|(?:大型|日常|专题)(?![\u4e00-\u9fff]{4,}(?:演练|演习|会|展|赛|活动|仪式|节)$)|全部|首个|首次|历届|丰富多彩|形式多样|一些|部分|许多|不同)"
)
LEVEL = re.compile(r"^(?:全[国省市区县州]|本[省市])")
# plans and works that bear their purpose in the name: 高技能人才培养工程
PURPOSE = re.compile(
    r"[\u4e00-\u9fff“”]{4,}(?:培养|提升|培训|帮扶|助学|扶持|支持|惠民|保护|治理|修复|改造|整治|救助|资助|援助|振兴|扶贫"
    r"|脱贫|养护|供水|补水|引水|调水|灌溉|绿化|防护林|水利枢纽|培育|引进|攻坚|改造升级|升级|扩建|加固|整修|搬迁|安居|亮化|美化|输水|通水|输变电|改水|改厕|饮水)(?:工程|计划)$"
)
CONTINUED = frozenset(
    "经理 部 业主 负责人 办公室 指挥部 工地 公司 中心 暨 组委会 方案 意见 通知 办法 规划 组 奖 奖项".split()
)
NO_HEAD = frozenset("TIME t m q d p r".split())
SINGLE = frozenset("会 节 班 赛 式 周 月 展 营 礼 日 晚 杯 演 战".split())
# what is said of a work behind its name: 工程|全长1.2公里, “巧手脱贫”工程|成效显著
SAID_OF = re.compile(
    "期间|序幕|帷幕|大幕|号角|第|首|启动|正式|全国|全省|全市|全长|总长|全线|总投资|成效|成果|效果|进展|总工期|概算|惠及"
)
SIZES = frozenset("面积 总面积 规模 时间".split())
# characters that describe an event enough to name it; 活动 needs three more
LONG = {"Meeting": 6, "Activity": 7}
NOMINAL = frozenset("n nz vn an ns nt nw LOC ORG a b j w".split())
# 隆重|招待会, 京|办音乐会, 决定|第九次会议: what stands before a name
LEAD = re.compile(
    "(?:隆重|盛大|简朴|简短|热烈|别开生面)的?(?=[一-龥]{3})|[京沪津渝](?:[承举]?办|(?=老))(?=[一-龥]{3})|组织(?=第|首届|\\d{4}|“|全[国省市区县])|(?:决定|建议)(?=[十第]|[一-龥]{4,16}第[一二三四五六七八九十\\d])"
)
NUMBERED = re.compile(r"第[\d一二三四五六七八九十百]+|首届|\d{4}|[一二三四五六七八九十]届|[一二三四ⅠⅡⅢⅣ\d]级")
FEASTS = frozenset("节 赛 展 营 周 季 月 杯".split())  # 云山县桃花节|开幕: with a place, where it says that it was held
OF_PLACES = frozenset(
    "战役 海战 事变 惨案 起义 登陆战 大师赛 航展 公投 战争 冲突 铁人三项 双拥运动".split()
)  # with the place alone before them
# what no name goes over, be it inside a word of the tagger's: 某区团委获评|…活动, 总工会供图|启动仪式
OVER = re.compile(
    r"牵头(?!人)|(?<=[\u4e00-\u9fff]{2})组织(?=“)|(?:牵头|联合|共同|精心)(?:组织|举办|开展|推出)|获评|荣获|被评为|供图|主办|承办|协办|召开|举行|举办|开展|迎来|印发|获悉|引进(?!工程|计划|项目|行动)|承建|承接|落户|开工建设|获批|共建(?![“共])|发布(?!会|式|仪式)|采用|亮相(?!式)|[开闭]幕(?!式|会|大会|典礼|仪式|演出|[晚音])"
)
MANNER = re.compile(
    rf"(?:{STARTING})(?P<manner>全面|重点|优秀|特色|综合|(?:持续|进一步|深化|全面|规范|集中|统一)[\u4e00-\u9fff]{{2}})$"
)
# 以“清廉家风”为主题的|书画比赛, 题为“山路”的|摄影展: what it is about names it
THEMED = re.compile(
    "(?:以“(?P<theme>[^“”]{2,30})”为(?:活动)?(?:主题|主旨|题|主线)|(?:题为|名为|名叫|主题为|主题是|代号为?|命名为|称为|取名为?)“(?P<title>[^“”]{2,30})”)的[\u4e00-\u9fff]{0,4}?$"
)
# kinds of services and works that a quoted name makes one of: “五送”服务, “东山号”旅行专列
QUOTED_DEED = re.compile(
    "”[\u4e00-\u9fff]{0,2}(?:专列|专场|服务|课堂|讲堂|试点|接力|创建|创建工作|评选|培训|比武|攻坚|整治|航线|巡讲|宣讲|革命|风暴)$|”[\u4e00-\u9fff]{0,6}专列$"
)
# verbs that begin names: 服务群众实事项目, 引江供水工程
BEGINNING = re.compile(
    r"反|禁|服务|关爱|助力|致敬|庆|纪念|迎接|振兴|建设|引|送|敬|助|爱|护|迎|保|防|拥|慰问|走进|学习|创新|创建|推进|促进|深化|提升|建|打击|整治|清理|防范|根治|保护|救助|扶助|培养|培育|抢救|化解"
)
BETWEEN = 10  # characters of what stands between an event and one within it
OF_SERIES = re.compile("[\u4e00-\u9fff]{0,6}之[一二三四五六七八九十]?")  # 文体活动|系列之|“…”活动
# 扎实|推进|百日攻坚行动: an adverb before it makes it the verb of the clause
URGED = re.compile("(?:扎实|深入|全力|加快|持续|稳步|大力|统筹|有序|强力|纵深|积极|不断|认真|切实|着力|协同|全面)$")


def find_events(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All events of an article, longest first where two end at one place."""
    heads = read_heads(ontology)
    found: list[Mention] = []
    for sentence in sentences:
        first = len(found)
        for i, token in enumerate(sentence.tokens):
            last, mention = token.text[-1], None
            if last == "”":
                mention = find_quoted(article.text, sentence, i, heads)
            elif last in heads.ends and token.tag not in NO_HEAD:
                mention = _at_head(article.text, sentence, i, heads) or find_struck(article.text, sentence, i, heads)
            if mention is not None:
                found.append(mention)
        found += find_fixed(article.text, sentence, heads.name)
        found[first:] = _widest([with_leg(m, article.text) for m in found[first:]], article.text, sentence)
    return found


def _widest(found: list[Mention], text: str, sentence: Sentence) -> list[Mention]:
    """Those that lie in no other, ceremonies of signing parted from what is signed; not the series of which one is."""
    found = list({(m.start, m.end): m for m in found}.values())
    found = [m for m in found if not any(o is not m and o.start <= m.start and m.end <= o.end for o in found)]
    found.sort(key=lambda m: m.start)
    series = [a for a, b in pairwise(found) if not a.named and b.named and OF_SERIES.fullmatch(text, a.end, b.start)]
    found = _within_others([m for m in found if m not in series], text, sentence)
    return [piece for m in found for piece in split_rite(text, sentence, m)]


def _within_others(found: Sequence[Mention], text: str, sentence: Sentence) -> list[Mention]:
    """云岭运动会|文化展示系列|新闻发布会, 云岭博览会|“桂林推介活动”: of an event within another, the whole name."""
    whole: list[Mention] = []
    for m in found:
        outer = whole[-1] if whole else None
        if outer is not None and outer.named and not outer.name and not m.name and _modifies(outer, m, text, sentence):
            whole[-1] = replace(m, text=text[outer.start : m.end], start=outer.start, named=True)
        else:
            whole.append(m)
    return whole


def _modifies(outer: Mention, inner: Mention, text: str, sentence: Sentence) -> bool:
    """Whether nothing but nouns stands between an event's name and the next one's."""
    if outer.end == inner.start:
        return inner.text.startswith("“") and not outer.text.endswith("”")
    between = [t for t in sentence.tokens if outer.end <= t.start and t.end <= inner.start]
    words = "".join(t.text for t in between)
    nouns = all(t.tag in NOMINAL and t.tag != "w" for t in between)
    return nouns and words == text[outer.end : inner.start] and len(words) <= BETWEEN


def _at_head(text: str, sentence: Sentence, i: int, heads: Heads) -> Mention | None:
    """The event whose name ends in token i, if it ends in a head."""
    token = sentence.tokens[i]
    found = _head(text, sentence, i, heads)
    if found is None or _continues(text, sentence, i, heads):
        return None
    kind, head = found
    compound = extend_left(text, sentence, i, token.end - len(head))
    words = text[max(sentence.start, token.end - 8) : token.end]
    carried = words.endswith("行动计划") and STARTED.search(text[sentence.start : compound.start]) is not None
    if _is_none(words, head, heads) and not carried:
        return None
    own = token.tag == "nz" and len(token.text) >= 4  # 西气东输工程, 亚运会: a name to the tagger
    return _mention(text, sentence, replace(compound, proper=compound.proper or own), head, kind, heads)


def _head(text: str, sentence: Sentence, i: int, heads: Heads) -> tuple[str, str] | None:
    """The kind of head that token i ends, and the head: in the token, or begun by one before it (推进|会)."""
    token = sentence.tokens[i]
    words = text[max(sentence.start, token.end - 8) : token.end]
    for kind in ("sure", "numbered", "placed", "done", "deed"):
        match = getattr(heads, kind).search(words)
        if match is None or (kind not in ("sure", "done") and token.tag in ("v", "vd")):
            continue
        start = token.end - len(match.group())
        if start >= token.start or any(t.start == start for t in sentence.tokens[max(0, i - 3) : i]):
            return kind, match.group()
    return None


def _is_none(words: str, head: str, heads: Heads) -> bool:
    none = heads.none.search(words)
    return none is not None and len(none.group()) > len(head) - (none.group() == head)


def _continues(text: str, sentence: Sentence, i: int, heads: Heads) -> bool:
    """The head is only the middle of a longer compound (活动 + 现场, 项目 + 经理)."""
    if i + 1 >= len(sentence.tokens):
        return False
    following = sentence.tokens[i + 1]
    if text[sentence.tokens[i].end : following.start].strip():
        return False
    if following.text in SINGLE and heads.sure.search(sentence.tokens[i].text + following.text):
        return True
    sized = i + 2 < len(sentence.tokens) and sentence.tokens[i + 2].text in SIZES  # 博览会|展览|面积
    if heads.sure.search(following.text) and not heads.none.search(following.text) and not sized:
        return True
    if re.search(r"(?:行动|工程|项目|计划|战略)$", sentence.tokens[i].text) and following.tag in ("n", "nz", "ORG"):
        return not SAID_OF.match(following.text)
    return following.text in CONTINUED or following.text in SIZES


def _nominal(sentence: Sentence, compound: Compound) -> bool:
    """Whether the words of an event are a compound of nouns: no verb, adverb, number or particle among them."""
    inside = [t for t in sentence.tokens if compound.start <= t.start and t.end <= compound.end]
    return all(t.tag in NOMINAL for t in inside)


def _without_lead(text: str, compound: Compound) -> Compound:
    lead = LEAD.match(text, compound.start, compound.end)
    return replace(compound, start=lead.end()) if lead else compound


def _mention(text: str, sentence: Sentence, compound: Compound, head: str, kind: str, heads: Heads) -> Mention | None:
    cls = heads.classes[head]
    mark = re.match(r"[（(][\u4e00-\u9fff]{1,6}[）)]", text[compound.start : compound.end])
    if mark:  # the section that a headline begins with: （体育）第9届环江赛
        compound = replace(compound, start=compound.start + mark.end())
    compound, convened = _within_borders(text, sentence, compound, cls, kind, heads)
    compound = _without_lead(text, compound)
    before, after = text[sentence.start : compound.start], text[compound.end : compound.end + 48]
    started = STARTED.search(before) is not None and PAUSE.match(after) is not None
    words = text[compound.start : compound.end]
    bare = re.sub(r"^(此次|本次|这次|该|本|各项|系列)", "", words)
    numbered = NUMBERED.search(words) is not None
    told = numbered or (kind == "numbered" and convened and len(bare) >= 3)
    if kind in ("numbered", "placed") and not (told or _tells(compound, bare, head, kind)):
        if not (head in FEASTS and compound.proper and len(bare) >= 5 and takes_place(cls, before, after)):
            return None
    held = kind == "done" and len(bare) >= 5 and is_held(before, after)
    deed = kind not in ("done", "deed") or held or _is_deed(bare, head, before, after)
    if no_event(words, head, before, after) or not deed:
        return None
    if (
        bare in heads.bare
        or (KIND_OF.search(before) and PAUSE.match(after) and not numbered and not compound.quoted)
        or LEVEL.sub("", bare) in heads.bare
        or VAGUE.match(bare)
        or (LOOSE.search(bare) and not compound.quoted)
    ):
        rule = "event.bare"
    elif (
        compound.quoted
        or compound.proper
        or (kind == "numbered" and (numbered or len(bare) >= 5))
        or (
            (bare.endswith("专项行动") and len(bare) >= 6)
            or (len(bare) >= 7 and cls == "Meeting")
            or (len(bare) >= LONG.get(cls, 99) + 3 * bare.endswith("活动") and _nominal(sentence, compound))
            or (len(bare) >= 7 and cls == "Project" and (bare.endswith("行动") or PURPOSE.match(bare)))
        )
    ):
        rule = "event.head"
    elif len(bare) >= (4 if kind == "deed" else 5) and (
        started or held or takes_place(cls, before, after) or BUILT.match(after)
    ):
        rule = "event.governed"
    else:
        rule = "event.bare"
    if rule != "event.head" and before.endswith("的") and (themed := _themed(text, sentence, compound, cls)):
        return themed
    if rule == "event.bare" and cls == "Project" and bare not in heads.bare:
        return None
    return Mention(words, compound.start, compound.end, cls, rule, named=rule != "event.bare")


def _tells(compound: Compound, bare: str, head: str, kind: str) -> bool:
    """Whether quotation marks, or a place before certain heads, make a name of common words."""
    return compound.quoted or (kind == "placed" and compound.proper and (len(bare) >= 7 or head in OF_PLACES))


def _within_borders(
    text: str, sentence: Sentence, compound: Compound, cls: str, kind: str, heads: Heads
) -> tuple[Compound, bool]:
    """The name from its border on, and whether it is the object of a verb of holding."""
    compound = _whole(text, sentence, _without_list(text, compound, kind, heads), cls)
    compound = _behind_word(text, _without_list(text, compound, kind, heads))
    compound = _behind_verb(text, sentence, compound, cls)
    compound = _with_manner(text, sentence, compound)
    object_start = behind_holding(text, sentence, compound.end, heads.sure) if cls != "Project" else None
    convened = object_start is not None and PAUSE.match(text, compound.end) is not None
    if object_start is not None and convened and object_start < compound.start:
        compound = replace(compound, start=object_start)
    return compound, convened


def _themed(text: str, sentence: Sentence, compound: Compound, cls: str) -> Mention | None:
    """An event that its theme names, the words of the theme among its own."""
    theme = THEMED.search(text, sentence.start, compound.start)
    if theme is None:
        return None
    name = f"“{theme['theme'] or theme['title']}”{text[compound.start : compound.end]}"
    return Mention(text[theme.start() : compound.end], theme.start(), compound.end, cls, "event.themed", name=name)


def _with_manner(text: str, sentence: Sentence, compound: Compound) -> Compound:
    """实施|全面振兴新突破三年行动: right behind a verb of starting the name begins, be it with an adverb."""
    match = MANNER.search(text, sentence.start, compound.start)
    return replace(compound, start=match.start("manner")) if match else compound


def _behind_word(text: str, compound: Compound) -> Compound:
    opened, closed = text.find("“", compound.start, compound.end), text.rfind("”", compound.start, compound.end)
    cuts = [m.end() for m in OVER.finditer(text, compound.start, compound.end - 3)]
    cut = max((c for c in cuts if opened < 0 or c <= opened or c > closed), default=compound.start)
    return replace(compound, start=cut)


def _is_deed(bare: str, head: str, before: str, after: str) -> bool:
    """启动|…科学考察，, 第六次全国人口普查: a common noun that a verb of starting, or a number, makes a project."""
    carried_out = CARRIED_OUT.search(bare) is not None
    if (carried_out and re.match(r"第|20\d\d", bare)) or (bare[0] == "“" and QUOTED_DEED.search(bare)):
        return True
    ends = PAUSE.match(after) or (bare[0] == "“" and LIVE.match(after))
    if not CALLED.search(before) or not ends or VAGUE.match(bare) or LOOSE.search(bare):
        return False
    return len(bare) > len(head) + 1 and (
        carried_out
        or bare[0] == "“"
        or not re.search("开展[\u4e00-\u9fff]{0,2}$", before)
        or re.search("(?:决定|部署|启动)(?:组织)?开展$", before) is not None
    )


def _without_list(text: str, compound: Compound, kind: str, heads: Heads) -> Compound:
    """体育赛事、展销会、|演唱会: what stands before 、 is a thing of its own where it ends in a head."""
    begin = max(compound.start, text.rfind("”", compound.start, compound.end))
    joints = list(re.finditer("[、和与及]", text[begin : compound.end]))
    if sum(m.group() == "、" for m in joints) > 1:  # 慰问金、误餐费、|迎春座谈会
        return replace(compound, start=begin + max(m.end() for m in joints if m.group() == "、"))
    for match in reversed(joints):
        before = text[compound.start : begin + match.start()]
        if kind == "deed" or heads.sure.search(before) or heads.numbered.search(before) or heads.deed.search(before):
            return replace(compound, start=begin + match.end())
    return compound


def _whole(text: str, sentence: Sentence, compound: Compound, cls: str) -> Compound:
    """The name from the border of its phrase on, where the phrase says that it is held, joined or takes place."""
    longer = reach_left(text, sentence, compound)
    if longer is None or not re.match(r"[\u4e00-\u9fff“《\d]", text[longer.start]):
        return compound
    before, after = text[sentence.start : longer.start], text[compound.end : compound.end + 48]
    return longer if cls in ("Meeting", "Activity") and takes_place(cls, before, after) else compound


def _behind_verb(text: str, sentence: Sentence, compound: Compound, cls: str) -> Compound:
    """确定|第十一届教代会, 承建|某县示范项目: where nothing else marks the border, a verb before a name does."""
    before, after = text[sentence.start : compound.start], text[compound.end : compound.end + 48]
    if STARTED.search(before) or takes_place(cls, before, after):
        return compound
    opened = re.search("[“‘《]", text[compound.start : compound.end])
    last = compound.start + opened.start() + 1 if opened else compound.end
    inside = [t for t in sentence.tokens if compound.start <= t.start and t.end <= last]
    for n in range(len(inside) - 2, -1, -1):
        token, following = inside[n], inside[n + 1]
        if token.tag not in ("v", "vd"):
            continue
        begins = following.tag in ("LOC", "ORG", "ns", "nt", "nz") or re.match(
            r"第|首届|全国|\d{4}年|[“‘]", following.text
        )
        if begins or (n == 0 and (URGED.search(before) or not BEGINNING.match(token.text))):
            return replace(compound, start=token.end)
    return compound
