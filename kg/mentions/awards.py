"""Honours and titles: 五一劳动奖章, 全国劳动模范, 工人先锋号, “…”称号.

In: an article's sentences. Out: mentions of Award with their level and year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Article, Mention, Sentence
from kg.ontology import Ontology

__all__ = ["find_awards"]

LEVEL = r"(?:(?:20\d\d年度?|第[一二三四五六七八九十\d]+届)?(?:[\u4e00-\u9fff]{2,4}(?:省|市|自治区|区|县)|全国|全省|全市|国家级?|省级?|市级?|中国)?)"
AWARD = re.compile(
    rf"{LEVEL}(?:“[^“”]{{2,16}}”(?:荣誉称号|称号|奖章|奖|荣誉(?!证书))|五一劳动奖章|五一劳动奖状|五一劳动奖|五一巾帼标兵岗|五一巾帼标兵|五一巾帼奖状?|工人先锋号|劳动模范|先进工作者|先进集体|先进个人|道德模范|三八红旗手|三八红旗集体|青年文明号|青年五四奖章|五四奖章"
    r"|文明单位|模范职工之家|模范职工小家|优秀工会工作者|优秀工会干部|国务院(?:政府)?特殊津贴|[\u4e00-\u9fff]{2,8}(?:科学技术奖|科技进步奖|文学奖|新闻奖|质量奖|工程奖))"
)


# what is won, by the verb of winning: its name goes on to the pause, to 称号 or to 的
WINNING = (
    "荣获|获评|获批|获颁|获授|荣膺|喜获|分获(?!得)|斩获|揽获|摘得|摘取|摘下|摘走|夺得|夺取|夺下|勇夺|捧得|捧回|赢得|拿下|荣登|荣立|荣记|追记|问鼎|蝉联|曾获|获得|取得|获取|获|收获"
    "|名列|位列|荣列|荣登|登上|位居|列为|授予|追授为|追授|颁授|颁发|记(?=(?:个人|集体)?[特一二三]等功|大功)|评为|评选为|评选出|评定为|命名为|认定为|确定为|追认为|当选为?|入选|入围|列入|跻身|上榜|创建为|创建|创成"
)
LEVELS = r"(?:全国|国家|中国|联合国|世界|全球|亚洲|国际|中央|全省|全市|全区|全县|全校|[省市县区州校院部厅]级|省部级|国家级|[\u4e00-\u9fff]{2,6}?[省市县区州])"
QUOTE = r"“[^“”，。]{2,22}”(?:荣誉称号|称号|奖章|奖状|奖|荣誉|名单|榜单|名录)?"
SHORT = "冠军|亚军|季军|桂冠|烈士|金牌|银牌|铜牌|金奖|银奖|铜奖"
OF_WHAT = "[\u4e00-\u9fff\\d]{2,14}(?:(?<![比竞决预大])赛|杯|运动会)的(?:[冠亚季]军|[金银铜]牌)|[\u4e00-\u9fff]{2,12}（[^（），。]{1,8}）(?:[特一二三]等|[金银铜]|优秀|优胜)奖"
PLAIN = rf"(?:{SHORT}|{OF_WHAT}|(?![了过的])[\u4e00-\u9fffA-Za-z·\d]{{3,26}}?)"
ITEM = rf"(?:(?:20\d\d年度?)?(?:{LEVELS}[\u4e00-\u9fff]{{0,8}}?)?{QUOTE}(?:[\u4e00-\u9fff]{{2,10}}?)??|{PLAIN})"
TIMES = r"各?[\d一二三四五六七八九十两多]+次"  # 二等功1次, 各一次
WON = re.compile(
    rf"(?P<verb>{WINNING})(?:了|过|到)?(?:[他她其]们?|[\u4e00-\u9fff·]{{2,4}}同志|[\u4e00-\u9fff]{{2,14}}(?:授予|颁发|评选)的)?(?P<names>{ITEM}(?:(?:{TIMES})?(?:[、和及]|(?<=”)(?=“)){ITEM})*)(?:{TIMES})?"
    r"(?=[，。、；！：）”的\n]|等(?![功奖])|和|及|与|并(?=[\u4e00-\u9fff])|聘书|(?:荣誉)?证书|牌匾|称号|荣誉|殊荣|名单|行列|榜单|第[\d一二三四五六七八九十百]+位|$)"
)
NAMING = re.compile(
    r"荣获|获评|获颁|荣膺|名列|位列|荣列|荣登|登上|位居|授予|追授|颁授|颁发|评为|评选为|评选出|评定为|命名为|认定为|确定为|入选|列入|跻身|上榜|当选|曾获|创建"
)
GIVING = re.compile(
    r"记$|追授为|荣获|获评|获颁|获授|荣膺|荣立|荣记|追记|评为|评选为|追认为"
)  # what they give is an honour
PRIZED = re.compile(
    r"(?:奖|奖章|奖状|勋章|称号|冠军|亚军|季军|殿军|桂冠|金牌|银牌|铜牌|第[一二三四五六七八九十\d]+名|前[三六八十\d]+名|头名|烈士|[一二三特]等功|名录|[百千]强(?:县|企业)?|\d+强)$"
)
HONOURED = re.compile(
    r"(?:城市|示范[县区市村镇岗户校]|强县|大[县市省]|先进县|文明村镇?|文明校园|文明家庭|劳模|标兵|能手|模范|工匠|状元|优秀[\u4e00-\u9fff]{2,8}"
    r"|先进[\u4e00-\u9fff]{2,6}|之乡|名[镇村城]|示范单位|示范点|示范企业|技术企业|之家|卫生单位|文明单位|人物|好人|美丽[\u4e00-\u9fff]{0,4}乡村"
    r"|生态[\u4e00-\u9fff]{0,4}村|五好家庭|最美家庭|先锋号|文明号|大师|名师|名医|名家|楷模|试点|安全岗|红旗手|基地|学校|医院|社区|企业|工厂|矿山|园区|街区|商圈|农场|车间|品牌|景区|遗产|单位|案例|项目|集体|个人)$"
)
VERBISH = re.compile(
    r"[了着过是有在把被将让对向从就都也]|进行|开展|支持|认可|肯定|授权|专利|资格|证书|批准|许可|好评|关注|机会|信息|数据|成绩|收入|利润|资金|投资|补助|补贴|订单|合同|异常|失信|负面|预备|曝光|提名|万元|亿元|奖励|奖金"
)
CIVIC = re.compile("全[国省市县区]|国家|[省市]级|模范|文明|先进|卫生|双拥|优秀|示范|杰出|[县城村镇乡号]$")
INSIDE_MARKS = re.compile("“[^“”]*”")
OWN_TITLE = re.compile(
    "(?:强[镇县区]|之[乡都城]|名[镇村城]|城市|示范[县区市村镇岗户校]|示范社区|保护区|景区|园林县城|文明村镇?|卫生[县乡]镇?|县城|试点|试验区)$"
)
YEAR = re.compile(r"^20\d\d年?度?")
TITLED = re.compile(r"等?(?:[\u4e00-\u9fff\d]{1,5}项)?(?:称号|荣誉|殊荣|奖项)")
WINNER = re.compile(r".{2,}(?:全国|中国|国家级?|[省市]级)")
# by its words alone an honour, of a level or in quotation marks: 全国优秀教师, “青春社区行”先进个人
EPITHET = re.compile("优秀|先进|模范|最美|最佳|十佳|百佳|十大|杰出|文明|五好|标兵|红旗|示范")
SUPERLATIVE = "优秀|先进|模范|最美|最佳|十佳|百佳|十大|杰出|五好"
WORN = re.compile(
    rf"(?:20\d\d年度?)?(?:(?:第[\d一二三四五六七八九十]+届|首届)?{LEVELS}(?:“[^“”]{{2,20}}”)?[\u4e00-\u9fff]{{0,10}}?|“[^“”]{{2,20}}”[\u4e00-\u9fff]{{0,8}}?)(?:{SUPERLATIVE})[\u4e00-\u9fff]{{1,8}}"
)
IN_BRACKETS = re.compile(r"(?<=[\u4e00-\u9fff”])[（(](?P<name>[^（）()，。；：]{5,30})[）)]")
BEFORE_POST = re.compile(r"(?:^|(?<=[，。；：、\n]))(?P<name>[^，。；：、\n]{5,24})(?=、[^，。；：]{4,})")
ATTRIBUTES = frozenset("n nz vn a an b j s v w m LOC ORG ns nt nw TIME".split())
# what is no name of an honour: numbers of them, and words that stand for one
NO_NAME = re.compile(
    r"一(?!等功)|两|多|各|这|该|大|奖|得|评|批|悉|取|准|本|首(?![届批])|(?:荣誉)?称号|[特一二三]?等$|[\d一二三四五六七八九十几数]+余?多?[枚块项个座次]|优秀$"
)
OF_CONTEST = re.compile(
    r"(?:本|此|这|该|上)[次届场项]?[\u4e00-\u9fff]{0,8}?(?=(?:个人|团体|男子|女子|[男女青老幼少]{1,2}[年儿]?组)*总?(?:(?:[特一二三]等|金|银|铜|优[秀胜]|组织)奖|冠军|亚军|季军|第[\d一二三四五六七八九十]+名))"
)
CONTEST = re.compile(r"(?:冠军|亚军|季军|桂冠|第[一二三四五六七八\d]+名|[金银铜]牌|[特一二三]等奖|[金银铜]奖)$")
PLACES = re.compile(
    r"(?P<places>第[一二三四五六七]、(?:第?[二三四五六七]、)*第?[二三四五六七八](?=名)|[冠亚]、?[亚季]?、?[亚季](?=军)|(?:[特一二]、){1,2}[二三](?=等奖)|(?:[金银]、){1,2}[银铜](?=[牌奖]))(?P<head>军|等奖|牌|奖|名)"
)
BEFORE_PLACES = re.compile(rf"(?:{WINNING})(?:了)?[\u4e00-\u9fff]{{0,8}}$")
NOUNS = frozenset("n nz vn nw nt ns j s ORG LOC an".split())
NEVER_INSIDE = frozenset("PER nr p u r c d ad xc w vd".split())
QUOTE_AT_END = re.compile(r"”(?:荣誉称号|称号|奖章|奖状|奖|荣誉|名单|榜单|名录)?$")
# what an honour stands before when it only describes: …称号的集体和个人
OF_OTHERS = re.compile(r"[”和“\u4e00-\u9fff]{0,12}?(?:荣誉)?称号的(?:集体|个人|单位|企业|职工|同志|代表|人员)")
# who an honour is given to, before its quotation marks: 授予|某社区, 授予|某队队长王某
GIVEN_TO = re.compile(
    r"(?<![被获])(?:授予|追授|颁授|给予)(?:了)?[^，。；：“”]*(?:社区|街道|[村镇乡厂局校院站队司会店馆场所组班]|队长|经理|主席|主任|书记|师|员|长)[\u4e00-\u9fff·]{0,4}$"
    r"|(?<![被获])(?:授予|命名)(?:了)?(?:[\u4e00-\u9fff]{2,5}[省市县区州]、?)+$"
)
# how far an honour reaches, which two may share: 全国和全省先进集体
WIDE = re.compile("全[国省市县区州]|[国省市县区][级内]|国家级")
PIECE = re.compile(r"[^、和及“”]*“[^“”]*”[^、和及“”]*|[^、和及“”]+")
VERB = re.compile(
    r"成为|作为|表?彰为|颁授的?|授予的|颁发的|荣获|摘得|斩获|荣膺|喜获|夺得|捧得|捧回|入选|命名为|获得|获评|被授予|授予|评为|颁发|获|及|和|的|(?:单位|职工|集体|班组|个人|同志|企业|家庭|人员)(?=[\u4e00-\u9fff]{2,4}[省市县区]|全国|中国)"
)


# kinds of people and bodies as much as honours: they need a level, a verb or 称号 beside them
COMMON = re.compile(r"先进(?:集体|个人|工作者)|劳动模范|文明单位|优秀工会(?:工作者|干部)")
# 争当发展的“急先锋”: what somebody would be like
STRIVEN = re.compile("(?:争当|争做|当好|勇当|争创|甘当)[^，。；]{0,20}$")
# “时代楷模”, “最美职工”; “全国道德模范”等荣誉称号
QUOTED = re.compile(
    r"“[^“”]{0,10}(?:楷模|模范|标兵|工匠|先锋|英雄|能手|劳模|奖章|先进[^“”]{0,4}|最美[^“”]{1,6}|好人|青年岗位能手|优秀[^“”]{2,8})”(?!为主题)|“[^“”]{2,16}”(?=等?(?:荣誉)?称号)|“[^“”]{2,10}之[乡都]”(?=的?(?:美誉|美称|盛誉|之称))"
)
# the heading of a list of winners: 一、广东省书香企业 …公司
HEADING = re.compile(
    r"(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）|■|●)(?P<name>[\u4e00-\u9fff“”]{3,18}?(?:企业|单位|集体|个人|标兵|模范|品牌|称号|学校|家庭))(?!提名|入围|优秀|名单)(?=[\u4e00-\u9fff（）()]{4,24}公司)"
)
# 公布|首批国家级生态保护区|，包括：
ANNOUNCED = re.compile(
    rf"(?:公布|发布|认定|命名|确定|评选出|评出)(?:了)?(?P<name>(?:20\d\d年度?)?(?:第[一二三四五六七八九十\d]+批|首批)?{LEVELS}[\u4e00-\u9fff]{{2,14}}?)(?:名单)?(?=，(?:分别)?(?:包括|分别[为是]|为|是|有)[：:])"
)
# 分别设立|读书之星、劳动之星|共两类, 设置|优秀组织奖
SET_UP = re.compile(r"(?:设立|设置|设有|分设|评出|评选出)(?:了)?(?P<names>[^，。；！？“”\n]{3,90})")
CLASS_OF_PRIZE = re.compile(r"[^、和及的]{2,12}?(?:之星|标兵(?!之)|奖(?![项金励学品杯牌状章]))")
# 冠军由某人获得; 中国企业500强|榜单发布: what stands before who won it
WON_BY = re.compile(
    r"(?P<name>[\u4e00-\u9fff\d]{0,12}?(?:冠军|亚军|季军|[金银铜]牌|[特一二三]等奖|[金银铜]奖))(?=(?:分别)?[由被][^，。；]{2,40}?(?:获得|夺得|摘得|斩获|夺走|包揽|赢得|捧得|获))"
    rf"|(?:{WINNING})(?:了)?(?:[^，。；：]{{2,24}}的(?:第[一二三四五六七八九十\d]+[个枚项块])?|[\d.一二两三四五六七八九十]+[枚块面个座])(?P<last>(?:个人|团体|总|男子|女子)?(?:冠军|亚军|季军|[金银铜]牌|[特一二三]等奖|[金银铜]奖|第[一二三四五六七八]名))(?=[，。；、和及]|$)(?![^，。；]{{0,12}}的)"
    r"|(?P<list>(?:20\d\d年?度?)?(?:中国|全国|世界|全球|亚洲|[\u4e00-\u9fff]{2,4}[省市])[\u4e00-\u9fff]{0,12}(?:\d{1,3}|百|千|十)强(?:县|企业|高校|医院)?)(?=榜单|名单|排行榜|榜)"
)
PRIZE_SIGNS = frozenset("军牌奖强")  # no such list or place is written without one of these
CATEGORY = re.compile("(?:最佳|优秀|杰出|特别|最具)[\u4e00-\u9fff]{1,6}?奖(?![金励项])")  # 某某奖|最佳导演奖
PRIZES = ("奖", "勋章", "奖章", "奖状")
COUNTED = re.compile(f"{TIMES}$")
RANK = re.compile(r"(?:[特一二三]等|金|银|铜)奖")
VERBAL = re.compile(r"(?:颁|获|得|评|受|发|开|抽|领|授|摘|报|大|有)奖$")
NO_PRIZE = re.compile(
    r"^(?:.{0,4}[特一二三]等奖|金奖|银奖|铜奖|优秀奖|优胜奖|组织奖|鼓励奖|奖章|勋章|奖状|个人奖|集体奖|团体奖|单项奖|最高奖|全国奖|国家奖|国际奖|各奖|重奖|(?:成果|特别|技术|创新|贡献|进步|荣誉|年度|终身成就|市长|省长|主席|提名|入围|人气|新人|铜|银|金)奖)$"
)


def _given(text: str, m: re.Match[str]) -> bool:
    """Whether an honour without a level is said to be given: 被评为先进个人, 先进集体称号."""
    verb = re.search(rf"(?:{WINNING})(?:了|过)?$", text[max(0, m.start() - 8) : m.start()])
    return verb is not None or text.startswith(("称号", "荣誉称号", "奖"), m.end())


def find_awards(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All honours that an article names."""
    found = [
        Mention(article.text[start : m.end()], start, m.end(), "Award", "award.head")
        for s in sentences
        for m in AWARD.finditer(article.text, s.start, s.end)
        for start in [m.start() + max((v.end() for v in VERB.finditer(m.group())), default=0)]
        if m.end() - start >= 3 and not (COMMON.fullmatch(m.group()) and not _given(article.text, m))
    ]
    found += [m for s in sentences for m in _prizes(article.text, s)]
    found += [
        Mention(m["name"], m.start("name"), m.end("name"), "Award", "award.heading")
        for s in sentences
        for m in HEADING.finditer(article.text, s.start, s.end)
    ]
    found += [
        _award(article.text, m.start(), m.end(), "award.quoted")
        for s in sentences
        for m in QUOTED.finditer(article.text, s.start, s.end)
        if not re.match(r"(?:进|活动|行动|评选|争创|选树|创建|精神)", article.text[m.end() : m.end() + 2])
        and "之一" not in m.group()
        and STRIVEN.search(article.text, s.start, m.start()) is None
    ]
    found += [m for s in sentences for m in (*_won(article.text, s), *_set_up(article.text, s))]
    found += [m for s in sentences for way in (_ranks, _worn, _won_by, _announced) for m in way(article.text, s)]
    found = [_given_to(article.text, m) for m in found]
    return [m for m in found if not OF_OTHERS.match(article.text[m.end : m.end + 24])]


def _given_to(text: str, award: Mention) -> Mention:
    """授予某社区|“文明社区”称号: who is given it stands before the quotation marks."""
    opened = award.text.find("“")
    if award.name or opened < 0 or not GIVEN_TO.search(text, max(0, award.start - 24), award.start + opened):
        return award
    return _award(text, award.start + opened, award.end, award.rule)


def _won(text: str, sentence: Sentence) -> Iterator[Mention]:
    """Every honour behind a verb of winning, one by one: 先后荣获|某市示范村、全国生态文化村|等称号."""
    for match in WON.finditer(text, sentence.start, sentence.end):
        titled = TITLED.match(text, match.end()) is not None
        pieces = [(match.start("names") + p.start(), p.group()) for p in PIECE.finditer(match["names"])]
        given_out = "分" in text[max(sentence.start, match.start() - 3) : match.start() + 1]
        shared = CONTEST.search(pieces[-1][1]) if len(pieces) > 1 and given_out else None
        for n, (start, piece) in enumerate(pieces):
            cut = OF_CONTEST.match(piece)
            name, begin = (piece[cut.end() :], start + cut.end()) if cut else (piece, start)
            name = COUNTED.sub("", name)
            end = begin + len(name)
            nominal = text[end : end + 1] != "的" and _nominal(sentence, begin, end)
            if RANK.fullmatch(name):
                yield Mention(name, begin, begin + len(name), "Award", "award.rank")
            elif WIDE.fullmatch(name):  # 全国|和|全省先进集体
                if n + 1 < len(pieces) and (both := WIDE.match(pieces[n + 1][1])):
                    whole = name + pieces[n + 1][1][both.end() :]
                    yield Mention(name, begin, end, "Award", "award.won", name=whole)
            elif shared and nominal and not CONTEST.search(name):  # 分获男子全能和女子全能|冠军
                yield Mention(name, begin, begin + len(name), "Award", "award.won", name=name + shared.group())
            elif _is_honour(name, match["verb"], titled=titled, nominal=nominal):
                yield _award(text, begin, begin + len(name), "award.won")


def _won_by(text: str, sentence: Sentence) -> Iterator[Mention]:
    """What is said of who won it: 冠军|由某人获得, and lists of the best."""
    if PRIZE_SIGNS.isdisjoint(text[sentence.start : sentence.end]):
        return
    for match in WON_BY.finditer(text, sentence.start, sentence.end):
        name = match["name"] or match["last"] or match["list"]
        start = match.end() - len(name)
        cut = OF_CONTEST.match(name)
        start += cut.end() if cut else 0
        yield Mention(text[start : match.end()], start, match.end(), "Award", "award.won")


def _announced(text: str, sentence: Sentence) -> Iterator[Mention]:
    """The honour of a list that the same sentence gives."""
    if text.find("：", sentence.start, sentence.end) < 0 and text.find(":", sentence.start, sentence.end) < 0:
        return
    for match in ANNOUNCED.finditer(text, sentence.start, sentence.end):
        if HONOURED.search(match["name"]) or OWN_TITLE.search(match["name"]):
            yield Mention(match["name"], *match.span("name"), "Award", "award.won")


def _set_up(text: str, sentence: Sentence) -> Iterator[Mention]:
    """The honours that a contest or a school gives, in a list."""
    for match in SET_UP.finditer(text, sentence.start, sentence.end):
        for piece in CLASS_OF_PRIZE.finditer(text, *match.span("names")):
            words = piece.group()
            if len(words) >= 4 and not NO_PRIZE.match(words) and not NO_NAME.match(words) and not VERBISH.search(words):
                yield Mention(words, *piece.span(), "Award", "award.set-up")


def _worn(text: str, sentence: Sentence) -> Iterator[Mention]:
    """全国优秀教师|王大明, 某服务队|（全省最佳志愿服务组织）: the honour that stands by the name of who has it."""
    for i, token in enumerate(sentence.tokens):
        if token.tag == "PER" and i:
            yield from _ending_at(text, sentence, i - 1, token.start)
    for pattern in (IN_BRACKETS, BEFORE_POST):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            start, end = match.span("name")
            if WORN.fullmatch(match["name"]) and _nominal(sentence, start, end):
                yield Mention(match["name"], start, end, "Award", "award.worn")


def _ending_at(text: str, sentence: Sentence, last: int, end: int) -> Iterator[Mention]:
    """The longest honour of a compound of nouns that ends right before a person."""
    first = last
    while first >= 0 and sentence.tokens[first].tag in ATTRIBUTES and end - sentence.tokens[first].start <= 30:
        first -= 1
    for token in sentence.tokens[first + 1 : last + 1]:
        words = text[token.start : end]
        if WORN.fullmatch(words):
            yield Mention(words, token.start, end, "Award", "award.worn")
            return


def _ranks(text: str, sentence: Sentence) -> Iterator[Mention]:
    """冠、亚军, 一、二、三等奖: the places that share a word, each under its full name."""
    for match in PLACES.finditer(text, sentence.start, sentence.end):
        if BEFORE_PLACES.search(text[sentence.start : match.start()]) is None:
            continue
        for place in re.finditer("[冠亚季特一二三四五六七八金银铜]", match["places"]):
            start = match.start() + place.start()
            end = match.end() if place.end() == len(match["places"]) else start + 1
            yield Mention(
                text[start:end],
                start,
                end,
                "Award",
                "award.rank",
                name="第" * (match["head"] == "名") + place.group() + match["head"],
            )


def _nominal(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words are a compound of nouns: no person, no particle, no verb at its end."""
    inside = [t for t in sentence.tokens if t.start < end and start < t.end]
    return bool(inside) and inside[-1].tag in NOUNS and not any(t.tag in NEVER_INSIDE for t in inside)


def _is_honour(name: str, verb: str, *, titled: bool, nominal: bool) -> bool:
    """Whether what somebody won, was named or given is an honour, by its last word, its level or the verb."""
    core = name.strip("“”")
    if len(core) < 2 or NO_NAME.match(name) or WINNER.match(YEAR.sub("", name)):
        return False
    if VERBISH.search(INSIDE_MARKS.sub("", name)) or VERBAL.search(core):
        return False
    naming, giving = NAMING.search(verb) is not None, GIVING.search(verb) is not None or verb == "命名为"
    quoted = QUOTE_AT_END.search(name) is not None
    if verb == "命名为" and not (HONOURED.search(core) or CIVIC.search(core)):
        return False  # 导弹命名为“风暴”
    leveled = re.match(rf"(?:20\d\d年度?)?(?:第[\d一二三四五六七八九十]+[届批]|首[届批])?{LEVELS}", core) is not None
    honoured = HONOURED.search(core) is not None
    if verb in ("获批", "列为"):  # many things are approved and listed: only what a place or body may call itself
        return leveled and OWN_TITLE.search(core) is not None
    return (
        PRIZED.search(core) is not None
        or (quoted and (leveled or naming or titled))
        or (leveled and (honoured or titled))
        or (titled and (naming or EPITHET.match(core) is not None))
        or (naming and honoured and "“" in name)
        or (giving and nominal)
    )


def _award(text: str, start: int, end: int, rule: str) -> Mention:
    """“全国五一劳动奖状” is the same as without its marks; “时代楷模” is a name only with them."""
    inner = text[start + 1 : end - 1]
    if text[start] == "“" and text[end - 1] == "”" and (PRIZED.search(inner) or re.match(LEVELS, inner)):
        start, end = start + 1, end - 1
    return Mention(text[start:end], start, end, "Award", rule)


def _prizes(text: str, sentence: Sentence) -> list[Mention]:
    """鲁班奖, 国家科学技术进步奖一等奖, 七一勋章: a prize by name, with what belongs to it on the left."""
    found, tokens = [], sentence.tokens
    for i, token in enumerate(tokens):
        if token.tag not in ("n", "nz", "vn", "ORG", "nw") or not token.text.endswith(PRIZES):
            continue
        if VERBAL.search(token.text):
            continue
        j = i
        while (
            j > 0
            and tokens[j - 1].end == tokens[j].start
            and (tokens[j - 1].tag in ("n", "nz", "vn", "LOC", "ns", "an") or EPITHET.fullmatch(tokens[j - 1].text))
        ):
            j -= 1
        start, end = tokens[j].start, token.end
        opened = text.rfind("“", max(sentence.start, end - 14), start)
        if opened >= 0 and text.startswith("”", end) and "”" not in text[opened:end]:
            start = opened + 1  # “青石技术奖”
        rank = RANK.match(text, end) or CATEGORY.match(text, end)
        end = rank.end() if rank else end
        if len(text[start : token.end]) >= 3 and not NO_PRIZE.match(text[start : token.end]):
            found.append(Mention(text[start:end], start, end, "Award", "award.prize"))
    return found
