"""Events: meetings, activities, campaigns, projects, by their head noun.

In: an article's sentences. Out: mentions of class Meeting, Activity or Project; a bare 会议 or 活动 is unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.compounds import Compound, extend_left
from kg.model import Article, Mention, Sentence
from kg.ontology import Ontology

__all__ = ["find_events"]

MEETING = (
    "推进会|座谈会|研讨会|发布会|交流会|动员会|报告会|现场会|招聘会|表彰会|部署会|调度会|培训会"
    "|对接会|见面会|恳谈会|洽谈会|博览会|展览会|交易会|说明会|通报会|分析会|协调会|联席会|茶话会"
    "|演唱会|音乐会|运动会|听证会|宣讲会|启动会|总结会|评审会|论证会|会商会|分享会|咨询会|推介会"
    "|吹风会|年会|代表大会|职代会|大会|会议|论坛|峰会|全会|仪式|典礼|晚会|庭审|讲座|学术会"
    "|委员会全体会议|专题会|例会|开幕式|闭幕式|开幕会|闭幕会|首发式|首映式|揭牌式|揭幕式|奠基式"
    "|开工式|通车式|颁奖礼|朗诵会|朗读会|读书会|故事会|歌会|诗会|游园会|灯会|庙会|书展|招待会|酒会"
    "|欢迎会|欢送会|追悼会|追思会|纪念会|通气会|碰头会|汇报会|协商会|务虚会|誓师会|团拜会|拍卖会"
    "|对话会|圆桌会|外长会|部长会|首脑会|展销会|采购会|双选会|订货会|治理会|征求意见会|学习会"
    "|民主生活会|咨询日|沙龙|磋商|首脑会晤"
)
ACTIVITY = (
    "活动|培训班|研修班|竞赛|大赛|比赛|联赛|锦标赛|决赛|挑战赛|擂台赛|邀请赛|展演|演练|巡演"
    "|文化节|艺术节|读书节|书香节|嘉年华|宣传周|活动周|宣传月|活动月|招聘月|服务月|安全生产月|义诊"
    "|大讲堂|公开课|夏令营|训练营|画展|马拉松|主题教育|主题日|奥运会|冬奥会|残奥会|冬残奥会|青奥会"
    "|亚运会|亚残运会|冬亚会|全运会|大运会|军运会|民运会|世博会|进博会|服贸会|广交会|消博会|链博会"
    "|智博会|园博会|世界杯|亚洲杯|欧洲杯|公开赛|大奖赛|巡回赛|电影节|旅游节|狂欢节|技能节|音乐节"
    "|服装节|啤酒节|选拔赛|友谊赛|对抗赛|表演赛|接力赛|拉力赛|[\u4e00-\u9fff]球赛|龙舟赛"
    "|象棋赛|围棋赛|长跑赛|越野赛|资格赛|排位赛|争霸赛|职业技能赛|创新赛|汇演|会演|文艺演出|专场演出"
    "|义演|义卖|巡展|图片展|摄影展|书画展|书法展|美术展|艺术展|作品展|成果展|主题展|文物展|特展"
    "|展览|电视节|美食节|戏剧节|采摘节|购物节|丰收节|体育节|科技节|文化周|科技周|读书周|宣传日"
    "|活动日|开放日|冬令营|研学营|特训营|火炬传递|圣火传递|火炬接力|大比武|大练兵|大排查|大检查"
    "|大走访|大讨论"
)
PROJECT = (
    "专项行动|行动|工程|项目|计划|战略|试点|制度改革|示范项目|重点专项|专项巡视|试点工作|专项整治"
    "|专项治理|集中整治|专项检查|专项斗争|大开发战略|帮扶计划"
)
HEAD = re.compile(f"(?:{MEETING}|{ACTIVITY}|{PROJECT})$")
HEADS = {"Meeting": re.compile(f"(?:{MEETING})$"), "Activity": re.compile(f"(?:{ACTIVITY})$")}
# plans and works that bear their purpose in the name: 高技能人才培养工程
PURPOSE = re.compile(
    r"[\u4e00-\u9fff“”]{4,}(?:培养|提升|培训|帮扶|助学|扶持|支持|惠民|保护|治理|修复|改造|整治|救助|资助|援助|振兴|扶贫|脱贫|养护|供水|引水|调水|灌溉|绿化|防护林|水利枢纽|培育|引进|攻坚)(?:工程|计划)$"
)
# words that end like an event and are none
NOT_EVENT = re.compile(
    r"(工会|协会|联合会|委员会|理事会|基金会|学会|(?<!协)(?<!会)商会|总会|分会|社会|机会|国会|议会|常委会|人代会|监事会|董事会|居委会|村委会|促进会|研究会|志愿会|红十字会"
    r"|系统工程|土木工程|生物工程|软件工程|建筑工程|劳动竞赛委员会|体育活动|经济活动|生产活动|实际行动|统一行动|具体行动|一次行动|自由行动|五年计划|工作计划|实施计划|行动计划)$"
)
GENERIC = frozenset(
    [
        "会议",
        "大会",
        "全会",
        "会",
        "活动",
        "行动",
        "仪式",
        "项目",
        "工程",
        "计划",
        "战略",
        "论坛",
        "讲座",
        "比赛",
        "竞赛",
        "大赛",
        "调研",
        "试点",
        "展览",
        "培训班",
        "现场会",
        "座谈会",
        "推进会",
        "发布会",
        "启动仪式",
        "开幕式",
        "闭幕式",
        "专项行动",
        "主题活动",
        "系列活动",
        "宣传活动",
        "各项活动",
        "此次活动",
        "重点项目",
        "重大项目",
        "重点工程",
        "重大工程",
        "工作会议",
        "专题会议",
        "有关会议",
        "建设项目",
        "工程项目",
        "投资项目",
        "文体活动",
        "违法活动",
        "实践活动",
        "慰问活动",
        "签约仪式",
        "颁奖仪式",
        "揭牌仪式",
        "开工仪式",
        "新闻发布会",
        "培训活动",
        "服务活动",
        "公益活动",
        "志愿服务活动",
        "服务项目",
        "公益项目",
        "民生工程",
        "民生项目",
        "重要会议",
        "国际会议",
        "调研活动",
        "招聘活动",
    ]
)


VAGUE = re.compile(
    r"(?:重点|关键|重大|在建|新开工|各类|各项|多项|一批|有关|相关|督促|推进|支持|此次|本次|主要|其他|一系列|系列|上述|大型|日常|专题|全部)"
)


def find_events(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All events of an article, longest first where two end at one place."""
    found: list[Mention] = []
    for sentence in sentences:
        for i, _token in enumerate(sentence.tokens):
            mention = _at_head(article.text, sentence, i)
            if mention is not None:
                found.append(mention)
    for sentence in sentences:
        found += _by_pattern(article.text, sentence)
    found = list({(m.start, m.end): m for m in reversed(found)}.values())
    return [m for m in found if not any(o is not m and o.start <= m.start and m.end <= o.end for o in found)]


CONGRESS = re.compile(
    r"(?:党的|中共)(?:十[六七八九]|二十)大(?:[一二三四五六七]中全会)?|主题教育(?=[，。、；的工走为开以活])"
)
# head before the quotation: 公益项目“HELLO 小孩”, 台风“杜苏芮”; head inside it: “求学圆梦行动”
NAMED_BEFORE = re.compile(r"(?:公益)?(?:项目|活动|行动|工程|计划|大赛|品牌|台风)“[^“”]{2,20}”")
NAMED_INSIDE = re.compile(
    r"“[^“”，。]{2,16}(?:行动|计划|工程|活动|大讲堂|交流会|论坛|大赛|项目|工作法)”(?![\u4e00-\u9fff]{0,6}(?:活动|行动|项目|计划|工程|仪式|大赛))"
)


SESSION = re.compile(
    r"(?:(?:[\u4e00-\u9fff]{2,3})?[省市县区州旗])?第?[一二三四五六七八九十]+届(?:全国)?(?:人大常委会|人大|政协|人民代表大会|省委|市委|区委|县委|常委会|纪委|委员会)?"
    r"第?[一二三四五六七八九十\d]+次(?:全体)?(?:会议|全会|理事会|执委会议?|代表大会|常务理事会|主席团会议)"
)
QUAKE = re.compile(r"(?:里氏)?\d+(?:\.\d+)?级(?:特?大|强烈?|浅源)?(?:地震|强震|余震)(?!局|带|台|救援|预警)")
# what somebody launches, in quotation marks with or without a kind behind it: 推出“一键就医”服务
LAUNCHED = re.compile(
    r"(?:启动|推出|发起|开展|举办|实施|开启)(?:了)?(?:以)?(?P<name>“[^“”，。]{3,20}”(?:[\u4e00-\u9fff]{0,4}(?:服务|工作|课堂|讲堂|专场|市集|夜校|试点|研学|评选|慰问|宣讲|宣传|培训|招聘|义诊|体验|监督|学习教育))?)(?=[，。、；和及与]|$)"
)
# a work that starts, named by what is done: 启动|国家公园总体规划编制工作
STARTED = re.compile(
    r"(?:启动|开启|推出|开办|开通)(?:了|实施|开展)?(?P<name>(?:(?![的将和与在由为对把于])[\u4e00-\u9fff\d—“”]){4,22}?(?:工作|试点|改革|评选|普查|考察|巡视|督察|督查|考核|巡查|业务|专线|航线|专列|制度))(?=[，。；]|$)"
)
LISTED = re.compile(r"(?:“[^“”]{2,20}”、?){2,}等?(?:系列|品牌|主题)?(?:活动|行动|项目|工程)")


def _by_pattern(text: str, sentence: Sentence) -> Iterator[Mention]:
    for pattern, cls in (
        (CONGRESS, "Meeting"),
        (SESSION, "Meeting"),
        (QUAKE, "Event"),
        (NAMED_BEFORE, "Project"),
        (NAMED_INSIDE, "Activity"),
    ):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            yield Mention(match.group(), match.start(), match.end(), cls, "event.pattern")
    for match in LAUNCHED.finditer(text, sentence.start, sentence.end):
        yield Mention(match["name"], *match.span("name"), "Activity", "event.launched")
    for match in STARTED.finditer(text, sentence.start, sentence.end):
        if not VAGUE.match(match["name"]):
            yield Mention(match["name"], *match.span("name"), "Project", "event.started")
    for row in LISTED.finditer(text, sentence.start, sentence.end):
        for match in re.finditer(r"“[^“”]+”", row.group()):
            start = row.start() + match.start()
            yield Mention(match.group(), start, start + len(match.group()), "Activity", "event.listed")


def _at_head(text: str, sentence: Sentence, i: int) -> Mention | None:
    token = sentence.tokens[i]
    head = HEAD.search(token.text) or _split_head(text, sentence, i)
    if head is None or NOT_EVENT.search(text[max(sentence.start, token.end - 8) : token.end]):
        return None
    if _continues(text, sentence, i):
        return None
    compound = extend_left(text, sentence, i, token.start + head.start() if head.string == token.text else token.start)
    own = token.tag == "nz" and len(token.text) >= 4  # 西气东输工程, 亚运会: a name to the tagger
    return _mention(text, compound, own=own)


def _split_head(text: str, sentence: Sentence, i: int) -> re.Match[str] | None:
    """A head that the tagger cut in two: 推进 + 会."""
    token = sentence.tokens[i]
    if i == 0 or token.text not in ("会", "节", "班", "赛", "式", "周", "月", "展", "营", "礼", "日"):
        return None
    return HEAD.search(sentence.tokens[i - 1].text + token.text)


def _continues(text: str, sentence: Sentence, i: int) -> bool:
    """The head is only the middle of a longer compound (活动 + 现场, 项目 + 经理)."""
    if i + 1 >= len(sentence.tokens):
        return False
    following = sentence.tokens[i + 1]
    if text[sentence.tokens[i].end : following.start].strip():
        return False
    if HEAD.search(following.text) and not NOT_EVENT.search(following.text):
        return True
    if re.search(r"(?:行动|工程|项目|计划|战略)$", sentence.tokens[i].text) and following.tag in ("n", "nz", "ORG"):
        return not re.match(r"(?:期间|第|首|启动|正式|全国|全省|全市)", following.text)
    return following.text in (
        "经理",
        "部",
        "业主",
        "负责人",
        "办公室",
        "指挥部",
        "工地",
        "公司",
        "中心",
        "暨",
        "组委会",
        "方案",
        "意见",
        "通知",
        "办法",
        "规划",
    )


def _mention(text: str, compound: Compound, *, own: bool) -> Mention | None:
    words = text[compound.start : compound.end]
    bare = re.sub(r"^(此次|本次|这次|该|本|各项|系列)", "", words)
    cls = next((name for name, pattern in HEADS.items() if pattern.search(words)), "Project")
    telling = compound.quoted or compound.proper or own
    named = (
        bare not in GENERIC
        and not VAGUE.match(bare)
        and (
            telling
            or (len(bare) >= 7 and (cls != "Project" or bare.endswith("行动") or PURPOSE.match(bare) is not None))
            or (len(bare) >= 6 and bare.endswith("专项行动"))
        )
    )
    if not named and cls == "Project" and bare not in GENERIC:
        return None
    return Mention(words, compound.start, compound.end, cls, "event.head" if named else "event.bare", named=named)
