"""Bylines, datelines and closing lines: who wrote it, where, when.

In: the run of a body's first or last characters. Out: how much of it is furniture, and the credits in it.
Forms: 本报讯 （记者郑莉）, 新华社北京7月27日电(记者甲、乙), 南都讯, 记者 甲 通讯员 乙 丙, （杨煜）, 编辑：甲, 来源：乙.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from kg.articles.days import MONTH_DAY, read_number
from kg.articles.lines import Run
from kg.articles.papers import known_media, without_glue
from kg.model import Credit
from kg.ontology import shipped_lexicon

__all__ = [
    "FAMILY",
    "HAN",
    "KNOWN_AGENCY",
    "SENT_IN",
    "TAIL",
    "Lead",
    "cut_names",
    "find_credits",
    "read_close",
    "read_lead",
    "strip_tail",
]

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
ROLE = (
    "参与采写|本期编辑|本期监制|总监制|艺术指导|摄影指导|后期导演|编导|运营|剪辑|后期|美术编辑|新媒体编辑|见习编辑|实习编辑|助理编辑|轮值编辑|本版编辑|值班主任|值周编委|值班总编|总编辑|执行主编|副主编|美术|设计|签发|终校|复核|实习记者|全媒体首席记者|首席全媒体记者|融媒体记者|新媒体记者|融媒记者|全媒体见习记者|见习全媒体记者|全媒体记者|见习记者|特约记者|首席记者|主任记者|摄影记者|本报记者|本报通讯员|特约通讯员|记者|通讯员|实习生|责任编辑|责任校对|执行编辑|流程编辑|编辑|责编|编委|校对|审核|监制|主编|摄影|摄像|摄|采写"
    "|撰稿(?!人)|撰文|文|图|作者(?!单位)|供稿(?!人)|供图|初审|复审|一审|二审|三审|终审|审校|责校|审稿人?|审签|撰稿人|供稿人|投稿人|编审|值班编辑|值班编委|文字|图文|制图|制作|统筹|策划|来源|出品|美编|版式|视频|整理|编译|翻译"
    "|通[ \u3000]讯[ \u3000]员|来[ \u3000]源|记[ \u3000]者|编[ \u3000]辑|作[ \u3000]者|责[ \u3000]编|审[ \u3000]核|供[ \u3000]稿"
)
# 文 and 图 are roles only where a mark follows: 王文静 is a name, and 王力文 before a blank
ALONE = rf"(?:(?=.[：:丨|/])|(?<![{HAN}])(?=.[ \u3000]))"
SAID_ROLE = re.compile("|".join(r if len(r) > 1 or r == "摄" else rf"{ALONE}{r}" for r in ROLE.split("|")))
NAME = rf"(?:[{HAN}]{{2,4}}|[{HAN}]{{2,8}}·[{HAN}]{{2,8}}|[{HAN}][ \u3000]{{1,2}}[{HAN}])"
DATELINE = "电头"  # the role of an agency that stands in a dateline
# however much was glued before them: 要闻新华社 is 新华社
KNOWN_AGENCY = re.compile(rf"(?:本报|{known_media()})$")
AGENCY = r"[\u4e00-\u9fffA-Za-z·\-－—]{2,18}?"
LEAD = re.compile(
    rf"^[\s■●□◎○▲◆【\[]*(?:(?P<agency>本报|本刊|本台|本网|(?:{AGENCY})?(?:社|网|报|日报|晚报|时报|客户端|新闻|南都|频道|传媒|电视台))(?P<place>[{HAN}]{{2,8}}?)?(?:新闻(?=\d))?"
    rf"(?P<day>(?:[\d一二三四五六七八九〇○零]{{4}}年)?{MONTH_DAY})?(?:讯|(?:体育|财经|军事|国际|图片|社会|经济|科技)?专?电(?![网力价视影站气话器池动子商机梯量缆厂公局所线])|消息|(?<=日)(?:综合)?报道(?=[：:，, 　据]))[】\]]?|(?P<press>[{HAN}]{{2,8}}(?:社|报|讯|网|新闻))[，,]?\s*(?=[（(](?:本报|全媒体|见习|特约|首席)?(?:记者|通讯员)))\s*"
)
CLOSED = re.compile(r"[（(](?P<inside>[^（）()]{6,30}[电讯])[）)]\s*$")
BRACKET = re.compile(r"^\s*[（(【](?P<inside>[^（）()【】]{2,80})[）)】]\s*")
TELLER = r"本报|[\u4e00-\u9fff]{2,9}?[社报台]"  # 新华社记者甲、本报记者乙报道
# 本报讯 记者王小明报道 昨日…: without a bracket
TOLD = re.compile(
    rf"[ \u3000□◎○▲◆■●]*(?P<line>(?:{TELLER})?(?:全媒体|见习|特约|首席|实习)?(?:记者|通讯员)[ \u3000]*[{HAN}]{{2,4}}?(?:[ \u3000、]+(?:(?:{TELLER})?记者)?[{HAN}]{{2,4}}?)*?)[ \u3000]*(?:摄影)?报道(?!说|称|了|的)[：:，, \u3000]*"
    rf"|[ \u3000]*(?P<alone>(?:本报|全媒体|见习|特约|首席|实习)?记者[ \u3000]*[{HAN}]{{2,3}}?)(?=从|近日|日前|今[日天]|昨[日天]|\d|获悉|采访|走进)"
    rf"|[ \u3000]*(?P<helper>通讯员[ \u3000]+[{HAN}]{{2,3}}?)(?=[为在从\d]|近日|日前|今[日天]|昨[日天])"
)
TAIL = re.compile(
    r"(?:[（(](?:图|图片|照片|文图)?(?:均?由|来源：?)[^（）()]{0,16}(?:提供|供图)?[）)]|[（(]附(?:图|表|照片|题图)[^（）()。，]{0,6}[）)]|《\s*[\u4e00-\u9fff]{2,8}\s*》\s*[（(]\s*(?:19|20)\d\d[^（）()]{4,30}[）)]?|返回搜狐，查看更多|责任编辑[：:]?\s*$|(?:流程|值班|网络)?编辑[：:][ \u3000]*[A-Za-z]{1,3}\d{2,6}|如遇作品内容[^。]{0,90}(?:。[^。]{0,40}。?)?|【纠错】|【(?:投稿|爆料|线索)[^】]{0,80}】|(?:发布日期|发布时间|更新时间|所属分类|所属栏目|文章分类)[：:]\s*[^。，；]{1,22}|更多精彩内容.{0,20}$|点击进入.{0,20}$|[（(]完[）)]|\*?\s*(?:[\u4e00-\u9fff]{2,8}(?:独家|原创)稿件，?)?(?:未经(?:授权|许可|允许)[^。]{0,24}|转载请(?:注明|标明|联系)[^。]{0,24})。?|声明[：:].{0,80}$|免责声明.{0,100}$|详情>>>\s*|扫一扫.{0,20}$|原文链接.{0,20}$|原标题[：:]\s*《[^《》]{2,60}》|阅读原文|(?:分享|转发)让更多人看到[↓]*|(?<=[。！？”…])[\u4e00-\u9fff]{2,8}供图|[A-Z]{1,4}\d{2,6}|ID[：:][ ]?[A-Za-z0-9]{3,16}|(?<=[。！？”）…])(?:更多精彩|尽在|欢迎关注)[^。！？]{2,40}|(?:爆料|报料)、[^。！？]{0,8}(?:通道|热线|电话)[：:].{4,200}|(?<=[。！？”）…])[^。！？]{4,120}(?:等你来|欢迎)(?:报料|爆料)！?|[（(][^（）()]{0,30}原标题[：:]?[ ]?《[^《》]{4,60}》[^（）()]{0,12}[）)]|[（(]《[^《》]{2,16}》[^（）()]{0,20}第[ ]?\d{1,3}[ ]?版[）)]|[（(]\d{4}年\d{1,2}月\d{1,2}日第[ ]?\d{1,3}[ ]?版[）)]|【(?:爆料|报料)】[^。【】]{0,40}|(?:来源|出处)[ \u3000：:]+[\u4e00-\u9fff]{2,10}(?:客户端|新闻|日报|晚报|网)[ \u3000]*[|｜])\s*$"
)
LONGEST_TAIL = 400  # characters
CLOSING = re.compile(
    rf"(?P<line>[（(]记者[^（）()]{{2,30}}[）)]\s*(?:新华社|中新社|人民网)[^。，]{{2,14}}电|(?:采写|采访|撰文|文)[：:丨|][^。；]{{2,60}}|(?:通讯员[ \u3000]+)?(?:{AGENCY})?(?:日报|晚报|新闻|网|客户端)?记者[ \u3000]+{NAME}[ \u3000]*编辑[^。]{{2,40}}|[（(【\[](?:[^（）()【】\[\]]{{2,60}})[）)】\]]|(?:来[ \u3000]?源|出处|稿源|文章来源)[：:]\s*[{HAN}A-Za-z0-9 ·－\-—]{{2,24}}(?:[/／]{NAME})?|"
    rf"(?:(?<=[。！？”）…])[\u4e00-\u9fffA-Za-z·\-－—/]{{2,18}}?)?(?:{ROLE})(?:[/／](?:{ROLE}))?[：:丨|/／ \u3000]+{NAME}(?:[ \u3000、,，/]+{NAME})*(?:（(?:见习|实习)）)?(?:[ \u3000；;]*(?:{ROLE})[：:/／ \u3000]*{NAME}(?:[ \u3000、]+{NAME})*)*"
    rf"|(?<=[。！？”）…\s])(?:[\u4e00-\u9fff·\-－—]{{2,14}}?(?<=[社报网台闻端道媒体]))?(?:记者|通讯员)[ \u3000]*{NAME}(?:[ \u3000、]+{NAME})*[ \u3000/／]*(?:文图|文/图|图/文|文/摄|摄影报道|摄|文|图)?(?:[ \u3000]*通讯员[ \u3000]*{NAME}(?:[ \u3000、]+{NAME})*[ \u3000/／]*(?:摄|文|图)?)?(?:[ \u3000]+[{HAN}]{{2,14}}[ \u3000]*(?:供图|提供|图))?"
    rf"|(?<=[。！？”）…]){NAME}[ \u3000]*[/／][ \u3000]*(?:摄影报道|摄影|摄|文|图)|撰文[/／]{NAME})\s*$"
)
SURNAMES = frozenset(row[0] for row in shipped_lexicon("surnames"))
FAMILY = "".join(sorted(name for name in SURNAMES if len(name) == 1))
# what stands behind the last sentence and names who made the piece, however the roles and names run together
MAKERS = re.compile(
    rf"(?<=[。！？”）…])[ \u3000]*(?P<line>(?:[^。！？，；【】>]{{0,30}}?(?<=[报网社台闻端体道心部A-Za-z0-9）\] \u3000：:丨｜|/]))?(?:(?:{ROLE})[：:丨｜|/／ \u3000]+|(?:记者|通讯员|编辑|校对|审核|摄影))[{FAMILY}][ \u3000]?[{HAN}][^。！？，；【】>]{{0,220}})$"
)
CONTRIBUTED = re.compile(rf"(?P<names>[{FAMILY}][{HAN}]{{1,2}}(?:、[{FAMILY}][{HAN}]{{1,2}})*)对[此本]文亦?有贡献")
TOLD_BY = re.compile("获悉|了解|表示|介绍|发现|采访(?!记者)|看到|说")  # 记者王大明从…获悉: a sentence
# 王小明文/图: what the last one named did, right behind the name
BOTH_ROLES = re.compile(rf"(?<=[{HAN}]{{2}})(?:文[/／]图|图[/／]文|文[/／]摄)(?=[ \u3000）)]|$)")
# 编辑：甲 审核：乙 终审：丙, with what the page puts behind them
ROWED = re.compile(
    rf"(?<=[。！？”）…])[ \u3000]*(?P<line>[^。！？，；【】>]{{0,30}}?(?:(?:{ROLE})[：:丨｜|/／ \u3000]+[{FAMILY}][ \u3000]?[{HAN}]{{1,2}}[^。！？，；：丨｜|]{{0,12}}?){{3,}})(?![{HAN}]).*$"
)
BLOCKED = frozenset("下转 上接 试行 暂行 完".split())
# 王小明/文, 李小红/图: the role behind the name
SLASHED = re.compile(
    rf"(?P<name>(?<![{HAN}]){NAME})[ \u3000]*[/／][ \u3000]*(?P<role>文图|图文|文|图|摄影报道|摄影|摄)(?![/／：:]|[{HAN}])"
)
NO_PERSON = frozenset(
    "原标题 标题 案例 阅读次数 浏览次数 点击次数 访问次数 阅读量 浏览量 点击量 提供 图片由 封面 头图 题图 发布时间 更新时间 发表时间 发布日期 新闻联播 文字 视频 图片 摄影 综合 整理 编译 报道 现场 直播 独家 快讯 原创 转载 佚名 匿名 网络 资料 资料图 央视 晚间新闻 朝闻天下 焦点访谈 有删节 节选 摘编 供图 受访者 主持人 朗读 监制 记者 通讯员 消防 字幕 配音 海报 制图 版面 音频 剪辑 图表 漫画 素材 来源 时间 日期 字号 责编 美编 实习 本报 本网 本刊 本台 综述 评论 首发 二首 三首 四首 五首 外一首 外二首 油画 国画 版画 素描 速写 水彩 水墨画 木刻 剪纸 书法 篆刻 西文 中文 英文 热点 关注 财经 动态 经济 体育 社会 时政 国际 要闻".split()
)
# 来源：桂林市联社/|王小明: who wrote what a body sent in
AUTHOR = re.compile(rf"[/／ \u3000]+(?P<name>{NAME})(?:[ \u3000、]+{NAME})*[ \u3000]*")
NO_SOURCE = frozenset("原创 原创稿 原创稿件 网络 互联网 综合 本站 本站原创 自媒体 转载 未知".split())
NOT_NAME = re.compile(
    r"(学院|大学|学校|医院|集团|街道|社区|政府|法院|检察院|[镇乡县]$|报|社|网|部|台|编|讯|电|者|员|频道|客户端|工会|公司|中心|委|局|厅|图$|摄$|^本|^据|^见|^下|^上|^转自|^来自)"
)
# 央视网消息（新闻联播）：: the programme that told it
PROGRAMME = re.compile(
    r"新闻联播|焦点访谈|朝闻天下|新闻30分|新闻直播间|共同关注|晚间新闻|新闻1\+1|东方时空|[\u4e00-\u9fff]{2,6}(?:新闻联播|晚间新闻|午间新闻)"
)
# （宣传部 王小明）: whose house it is, and who wrote it
SENT_IN = re.compile(
    rf"[{HAN}]{{2,14}}(?:部|处|科|室|局|委|院|校|办|中心|公司|集团|队|站|会|所|团|系|大学|中学|小学|银行|支行|分行|联社|信用社|街道|社区|[镇乡县区市]|厂|矿|馆)[ \u3000]+{NAME}(?:[ \u3000、]+{NAME})*"
)
# 记者|王明李红: two without a mark between, each of a common surname and one character
COMMON = "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁余叶蒋杜苏魏程吕丁沈姚卢傅钟姜崔谭廖范汪陆戴贾韦夏邱侯邹熊孟秦江阎薛尹段雷黎史陶贺顾毛郝龚邵钱严覃孔"
COMPOUND = re.compile("欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|夏侯|呼延|南宫|[\u4e00-\u9fff]+·")
LONGEST_ROW = 9  # characters of such names
TWO = re.compile(f"[{COMMON}][\u4e00-\u9fff][{COMMON}][\u4e00-\u9fff]")
PAPER = re.compile("(?:社|报|网|台|新闻|南都|客户端|频道|传媒|融媒|媒体|央视|卫视|融媒体中心|新闻中心|部)$")
ABROAD = re.compile(r"(?:驻[\u4e00-\u9fff]{1,8}?)?(?:特派|首席)?$")  # 环球时报驻法国特派|记者


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before the first word of the story."""

    length: int  # characters of the run that it takes
    place: str | None = None
    day: date | None = None
    day_text: str | None = None
    agency: str | None = None
    credits: tuple[Credit, ...] = ()


def read_lead(run: Run, paper: str | None, published: date | None) -> Lead:
    """The byline and dateline at the beginning of a body."""
    match = LEAD.match(run.text)
    at = 0
    agency: str | None = None
    place: str | None = None
    day: str | None = None
    if match:
        at = match.end()
        agency = match["agency"] or match["press"]
        place, day = match["place"], match["day"]
    agency = _agency(agency, paper)
    bracket = BRACKET.match(run.text[at:])
    credits: tuple[Credit, ...] = ()
    inside = bracket["inside"].strip() if bracket else ""
    if bracket and match and PROGRAMME.fullmatch(inside):
        begin, end = at + bracket.start("inside"), at + bracket.end("inside")
        credits = (_credit(run, begin, end, DATELINE, None, begin, end),)
        at += bracket.end()
    elif bracket and (
        re.search(ROLE, inside) or (match and _names_only(inside)) or (not match and SENT_IN.fullmatch(inside))
    ):
        credits = tuple(find_credits(run, at + bracket.start("inside"), at + bracket.end("inside"), agency))
        at += bracket.end()
    elif (told := TOLD.match(run.text[at:])) and (match or told["alone"] is None):
        group = next(name for name in ("line", "alone", "helper") if told[name] is not None)
        credits = tuple(find_credits(run, at + told.start(group), at + told.end(group), agency))
        at += told.end()
    elif not match:
        return Lead(0)
    while at < len(run.text) and run.text[at] in " \u3000，,":
        at += 1
    if match and agency and agency != paper:
        begin = run.text.index(agency)
        credits += (_credit(run, begin, begin + len(agency), DATELINE, None, 0, match.end()),)
    return Lead(at, place, _day(day, published), day, agency, credits)


def read_close(run: Run, published: date | None) -> Lead:
    """The dateline in a bracket at the end of a story: （本报青江3月2日电）."""
    bracket = CLOSED.search(run.text)
    match = LEAD.fullmatch(bracket["inside"]) if bracket else None
    return Lead(0, match["place"], _day(match["day"], published)) if match and match["day"] else Lead(0)


def _names_only(text: str) -> bool:
    return bool(re.fullmatch(rf"\s*{NAME}(?:[ \u3000、;；]+{NAME})*\s*", text)) or bool(cut_names(text.strip()))


def _agency(name: str | None, paper: str | None) -> str | None:
    if name is None or name in ("本报", "本刊", "本台", "本网") or name.endswith("讯"):
        return paper
    known = KNOWN_AGENCY.search(name)
    return known.group() if known else without_glue(name.removeprefix("据").removesuffix("客户端"))


def _day(text: str | None, published: date | None) -> date | None:
    if text is None:
        return None
    numbers = [read_number(part) for part in re.split("[年月日]", text)[:-1]]
    year = numbers[0] if len(numbers) == 3 else (published.year if published else None)
    if year is None:
        return None
    try:
        day = date(year, numbers[-2], numbers[-1])
        if published and len(numbers) == 2 and (day - published).days > 60:
            day = date(year - 1, numbers[-2], numbers[-1])
        return day
    except ValueError:
        return None


def find_credits(run: Run, start: int, end: int, agency: str | None) -> Iterator[Credit]:
    """The people named in run.text[start:end], with the role that stands before (or, for 摄, behind) them."""
    text = BOTH_ROLES.sub(lambda m: " " * len(m.group()), run.text[start:end])
    slashed = list(SLASHED.finditer(text))
    if len(slashed) == 1 and re.search("记者|通讯员|实习生", text[: slashed[0].start()]):  # 记者 甲 通讯员 乙/文图
        end = start + slashed[0].end("name")
        yield from _by_segments(run, run.text[start:end], start, end, agency, photographer=False)
        return
    for match in slashed:
        yield _credit(run, start + match.start("name"), start + match.end("name"), match["role"], None, start, end)
    if slashed:
        return
    photographer = re.search(r"摄(?:影报道)?\s*$", text) is not None
    yield from _by_segments(run, text, start, end, agency, photographer=photographer)


def _by_segments(
    run: Run, text: str, start: int, end: int, agency: str | None, *, photographer: bool
) -> Iterator[Credit]:
    """Cut at role words; every segment's names bear the role before it."""
    cuts: list[tuple[int, int, str, str | None]] = []
    place = 0
    while place < len(text):
        match = SAID_ROLE.search(text, place)
        if match is None:
            break
        before = text[cuts[-1][1] if cuts else 0 : match.start()]
        org = _leading_body(before, behind_role=bool(cuts))
        stop = match.start() - (len(before) - before.rfind(org) if org else 0)
        cuts.append((stop, match.end(), match.group(), org or None))
        place = match.end()
    if not cuts:
        yield from _names(run, text, 0, len(text), start, end, "", agency)
        return
    if cuts[0][0] > 0:
        yield from _names(run, text, 0, cuts[0][0], start, end, "摄" if photographer else "", agency)
    for i, (_, stop, role, named) in enumerate(cuts):
        until = cuts[i + 1][0] if i + 1 < len(cuts) else len(text)
        plain = re.sub(r"\s", "", role).removeprefix("本报")
        if photographer and plain == "摄":
            continue
        shown = "摄" if photographer and i == len(cuts) - 2 and plain in ("记者", "通讯员", "特约记者") else plain
        body = _organization(named, agency) if named else agency
        yield from _names(run, text, stop, until, start, end, shown, body if plain != "通讯员" else None)


def _leading_body(before: str, *, behind_role: bool) -> str:
    """The paper or agency that stands right before 记者: 新华社, 南都, 贵州日报天眼新闻."""
    match = re.search(r"[\u4e00-\u9fffA-Za-z·－\-—、]{2,20}$", ABROAD.sub("", before.rstrip()))
    parts = match.group().split("、") if match else []  # 记者|王小明、|新华社|记者: the name before is no paper
    papers = list(takewhile(PAPER.search, reversed(parts)))
    glued = KNOWN_AGENCY.search(papers[-1]) if papers and behind_role else None
    known = glued.group() if glued is not None else without_glue(papers[-1]) if papers and behind_role else ""
    name = papers[-1].removesuffix(known) if papers else ""
    if known and len(name) in (2, 3) and name[0] in SURNAMES:
        papers[-1] = known  # 通讯员王小明|新华社|记者
    return "、".join(reversed(papers))


def _organization(name: str | None, agency: str | None) -> str | None:
    name = name.removeprefix("据") if name else name
    if not name or name in ("本报", "本刊", "本网", "本台", "本社"):
        return agency
    first = re.split(r"[-－·—、]", name)[0]
    paper = re.match(r"[\u4e00-\u9fff]{2,6}(?:日报|晚报|都市报|时报|青年报)(?=[\u4e00-\u9fff]{2,8}$)", first)
    first = paper.group() if paper else first
    return without_glue(first.removesuffix("客户端")) or agency


def _names(
    run: Run, text: str, at: int, until: int, start: int, end: int, role: str, body: str | None
) -> Iterator[Credit]:
    """Every name in text[at:until]."""
    part = text[at:until]
    if role in ("来源", "出品"):
        word = re.search(r"(?!于)[\u4e00-\u9fffA-Za-z0-9－\-—]{2,24}", part)
        if word and word.group() not in NO_SOURCE:
            yield _credit(run, start + at + word.start(), start + at + word.end(), role, None, start, end)
        if word and (author := AUTHOR.fullmatch(part, word.end())) and author["name"][0] in SURNAMES:
            yield from _names(run, text, at + author.start("name"), until, start, end, "", None)
        return
    for piece in re.finditer(rf"(?:(?!丨)[{HAN}·])+(?:[ \u3000]{{1,2}}(?=[{HAN}](?:[ \u3000、]|$))[{HAN}])?", part):
        words = piece.group()
        if glued := KNOWN_AGENCY.search(words):  # 通讯员王小明|云岭日报|记者
            words = words[: glued.start()]
        several = cut_names(words) if (role or words == part.strip()) and "·" not in words else ()
        if (
            "·" in words
            or several
            or (2 <= len(re.sub(r"\s", "", words)) <= 4 and not NOT_NAME.search(words) and words not in NO_PERSON)
        ):
            if len(words) == 4 and words[0] not in (SURNAMES if role else COMMON) and not COMPOUND.match(words):
                continue  # two given names that run together, or more than a name
            begin = start + at + piece.start()
            for n in several or ((2, 2) if TWO.fullmatch(words) else (len(words),)):
                yield _credit(run, begin, begin + n, role, body, start, end)
                begin += n


def cut_names(words: str) -> tuple[int, ...]:
    """The lengths of names that run together, each of a common surname, where they can be cut in one way only:
    记者|严方孙小军."""
    if not 5 <= len(words) <= LONGEST_ROW or NOT_NAME.search(words):
        return ()
    ways: list[tuple[int, ...]] = [()]
    found: list[tuple[int, ...]] = []
    while ways:
        way = ways.pop()
        at = sum(way)
        found += [way] if at == len(words) else []
        ways += [(*way, n) for n in (2, 3) if at + n <= len(words) and words[at] in COMMON]
    return found[0] if len(found) == 1 else ()


def _credit(run: Run, begin: int, stop: int, role: str, body: str | None, start: int, end: int) -> Credit:
    offsets = run.offsets
    name = re.sub(r"\s", "", run.text[begin:stop])
    return Credit(name, role, body, offsets[begin], offsets[stop - 1] + 1, offsets[start], offsets[end - 1] + 1)


def strip_tail(run: Run, paper: str | None) -> tuple[Run, tuple[Credit, ...], str | None]:
    """(the body without closing furniture, the credits in it, the paper that it names)."""
    credits: list[Credit] = []
    for _ in range(8):
        run = run.strip()
        near = max(0, len(run.text) - LONGEST_TAIL)
        match = TAIL.search(run.text, near) or CLOSING.search(run.text, near) or _makers(run.text, near)
        if match is None or match.start() == 0:
            break
        line = match.groupdict().get("line")
        if line is not None:
            inside = re.sub(r"^[（(【\[]|[）)】\]]$", "", line).strip()
            if not _closing(line, inside):
                break
            found = list(_closing_credits(run, match.start("line"), match.end("line"), inside, paper))
            paper = paper or next(
                (c.name for c in found if c.role == "来源" and c.name.endswith(("报", "社", "网"))), None
            )
            credits += found
        run = run.slice(0, match.start())
    return run, tuple(credits), paper


def _makers(text: str, near: int) -> re.Match[str] | None:
    """The line of those who made the piece, where it is no sentence."""
    found = (pattern.search(text, near) for pattern in (MAKERS, ROWED))
    return next((m for m in found if m is not None and TOLD_BY.search(m["line"]) is None), None)


def _closing(line: str, inside: str) -> bool:
    """Whether a bracket at the end is a credit: a role, names alone, or a paper; never （试行） or a figure."""
    if line[0] not in "（(【[":
        return True
    if any(word in inside for word in BLOCKED):
        return False
    return (
        bool(re.search(ROLE, inside))
        or _names_only(inside)
        or SENT_IN.fullmatch(inside) is not None
        or bool(re.fullmatch(rf"[{HAN}]{{2,10}}(?:报|社|网|客户端)(?:[ \u3000]+[{FAMILY}][{HAN}]{{1,2}})?", inside))
        or CONTRIBUTED.fullmatch(inside) is not None
    )


def _closing_credits(run: Run, start: int, end: int, inside: str, paper: str | None) -> Iterator[Credit]:
    if re.fullmatch(r"[\u4e00-\u9fff]{2,10}(报|社|网|客户端)", inside):
        begin = start + run.text[start:end].index(inside)
        yield _credit(run, begin, begin + len(inside), "来源", None, start, end)
        return
    contributed = CONTRIBUTED.fullmatch(inside)
    end = run.text.index(inside, start) + contributed.end("names") if contributed else end
    yield from find_credits(run, start, end, paper)
