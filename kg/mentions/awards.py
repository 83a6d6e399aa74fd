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
    rf"{LEVEL}(?:“[^“”]{{2,16}}”(?:荣誉称号|称号|奖章|奖|荣誉)|五一劳动奖章|五一劳动奖状|五一劳动奖|五一巾帼标兵岗|五一巾帼标兵|五一巾帼奖状?|工人先锋号|劳动模范|先进工作者|先进集体|先进个人|道德模范|三八红旗手|三八红旗集体|青年文明号|青年五四奖章|五四奖章"
    r"|文明单位|模范职工之家|模范职工小家|优秀工会工作者|优秀工会干部|[\u4e00-\u9fff]{2,8}(?:科学技术奖|科技进步奖|文学奖|新闻奖|质量奖|工程奖))"
)


# what is won, by the verb of winning: its name goes on to the pause, to 称号 or to 的
WINNING = (
    "荣获|获评|获颁|获授|荣膺|喜获|斩获|摘得|摘取|夺得|捧得|捧回|赢得|荣登|荣立|问鼎|蝉联|曾获|获得|获取|获|收获|授予|追授|颁授|评为|评选为|评定为"
    "|命名为|认定为|确定为|当选为?|入选|入围|列入|跻身|上榜|创建为|创建|创成"
)
LEVELS = r"(?:全国|国家|中国|联合国|世界|全球|亚洲|国际|中央|全省|全市|全区|全县|省级|市级|国家级|[\u4e00-\u9fff]{2,6}?[省市县区州])"
QUOTE = r"“[^“”，。]{2,22}”(?:荣誉称号|称号|奖章|奖状|奖|荣誉|名单|榜单|名录)?"
PLAIN = r"(?![了过的])[\u4e00-\u9fffA-Za-z·\d]{3,26}?"
ITEM = rf"(?:(?:20\d\d年度?)?(?:{LEVELS}[\u4e00-\u9fff]{{0,8}}?)?{QUOTE}|{PLAIN})"
WON = re.compile(
    rf"(?P<verb>{WINNING})(?:了|过|到)?(?:[他她其]们?|[\u4e00-\u9fff·]{{2,4}}同志|[\u4e00-\u9fff]{{2,14}}(?:授予|颁发|评选)的)?(?P<names>{ITEM}(?:[、和及]{ITEM})*)"
    r"(?=[，。、；！）”的\n]|等(?![功奖])|和|及|与|称号|荣誉|殊荣|名单|行列|榜单|$)"
)
NAMING = re.compile(
    r"荣获|获评|获颁|荣膺|授予|追授|颁授|评为|评选为|评定为|命名为|认定为|确定为|入选|列入|跻身|上榜|当选|曾获|创建"
)
PRIZED = re.compile(
    r"(?:奖|奖章|奖状|勋章|称号|冠军|亚军|季军|金牌|银牌|铜牌|[一二三特]等功|名录|[百千]强(?:县|企业)?|\d+强)$"
)
HONOURED = re.compile(
    r"(?:城市|示范[县区市村镇岗户校]|强县|先进县|文明村镇?|文明校园|文明家庭|劳模|标兵|能手|模范|工匠|状元|优秀[\u4e00-\u9fff]{2,8}"
    r"|先进[\u4e00-\u9fff]{2,6}|之乡|名[镇村城]|示范单位|示范点|示范企业|技术企业|之家|卫生单位|文明单位|人物|好人|美丽[\u4e00-\u9fff]{0,4}乡村"
    r"|生态[\u4e00-\u9fff]{0,4}村|五好家庭|最美家庭|先锋号|文明号|安全岗|红旗手|基地|学校|医院|社区|企业|品牌|景区|遗产|单位|案例|项目|集体|个人)$"
)
VERBISH = re.compile(
    r"[了着过是有在把被将让对向从就都也]|进行|开展|支持|认可|肯定|授权|专利|资格|证书|批准|许可|好评|关注|机会|信息|数据|成绩|收入|利润|资金|投资|补助|补贴|订单|合同|提名|万元|亿元|奖励|奖金"
)
YEAR = re.compile(r"^20\d\d年?度?")
TITLED = re.compile(r"等?(?:[\u4e00-\u9fff\d]{1,5}项)?(?:称号|荣誉|殊荣|奖项)")
WINNER = re.compile(r".{2,}(?:全国|中国|国家级?|[省市]级)")
# what an honour stands before when it only describes: …称号的集体和个人
OF_OTHERS = re.compile(r"[”和“\u4e00-\u9fff]{0,12}?(?:荣誉)?称号的(?:集体|个人|单位|企业|职工|同志|代表|人员)")
PIECE = re.compile(r"(?:“[^“”]*”|[^、和及“”])+")
VERB = re.compile(
    r"荣获|摘得|斩获|荣膺|喜获|夺得|捧得|捧回|入选|命名为|获得|获评|被授予|授予|评为|颁发|获|及|和|的|(?:单位|职工|集体|班组|个人|同志|企业|家庭|人员)(?=[\u4e00-\u9fff]{2,4}[省市县区]|全国|中国)"
)


# kinds of people and bodies as much as honours: they need a level, a verb or 称号 beside them
COMMON = re.compile(r"先进(?:集体|个人|工作者)|劳动模范|文明单位|优秀工会(?:工作者|干部)")


def _given(text: str, m: re.Match[str]) -> bool:
    """Whether an honour without a level is said to be given: 被评为先进个人, 先进集体称号."""
    verb = re.search(rf"(?:{WINNING})(?:了|过)?$", text[max(0, m.start() - 8) : m.start()])
    return verb is not None or text.startswith(("称号", "荣誉称号", "奖"), m.end())


# “时代楷模”, “最美职工”; “全国道德模范”等荣誉称号
QUOTED = re.compile(
    r"“[^“”]{0,10}(?:楷模|模范|标兵|工匠|先锋|英雄|能手|劳模|奖章|先进[^“”]{0,4}|最美[^“”]{1,6}|好人|青年岗位能手|优秀[^“”]{2,8})”(?!为主题)|“[^“”]{2,16}”(?=等?(?:荣誉)?称号)"
)
# the heading of a list of winners: 一、广东省书香企业 …公司
HEADING = re.compile(
    r"(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）|■|●)(?P<name>[\u4e00-\u9fff“”]{3,18}?(?:企业|单位|集体|个人|标兵|模范|品牌|称号|学校|家庭))(?!提名|入围|优秀|名单)(?=[\u4e00-\u9fff（）()]{4,24}公司)"
)


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
    ]
    found += [m for s in sentences for m in _won(article.text, s)]
    return [m for m in found if not OF_OTHERS.match(article.text[m.end : m.end + 24])]


def _won(text: str, sentence: Sentence) -> Iterator[Mention]:
    """Every honour behind a verb of winning, one by one: 先后荣获|某市示范村、全国生态文化村|等称号."""
    for match in WON.finditer(text, sentence.start, sentence.end):
        titled = TITLED.match(text, match.end()) is not None
        for piece in PIECE.finditer(match["names"]):
            name = piece.group()
            start = match.start("names") + piece.start()
            quoted = name.endswith(("”", "”称号", "”荣誉称号", "”奖"))
            leveled = re.match(rf"(?:20\d\d年度?)?{LEVELS}", name.strip("“”")) is not None
            naming = NAMING.search(match["verb"]) is not None
            if WINNER.match(YEAR.sub("", name)) or VERBISH.search(name) or VERBAL.search(name) or len(name) < 3:
                continue  # 授予王大明全国五一劳动奖章: a winner between verb and honour
            if RANK.fullmatch(name):
                yield Mention(name, start, start + len(name), "Award", "award.rank")
            elif re.match(r"一|两|多|各|这|该|大|奖|得|评|批|悉|取|准|本|首", name) or name in (
                "称号",
                "荣誉称号",
                "奖章",
                "等奖",
                "大奖",
            ):
                continue
            elif (
                PRIZED.search(name)
                or (quoted and (naming or titled or PRIZED.search(name.strip("“”"))))
                or (quoted and leveled)
                or (leveled and (HONOURED.search(name) or titled))
                or (titled and naming)
            ):
                yield _award(text, start, start + len(name), "award.won")


def _award(text: str, start: int, end: int, rule: str) -> Mention:
    """“全国五一劳动奖状” is the same as without its marks; “时代楷模” is a name only with them."""
    inner = text[start + 1 : end - 1]
    if text[start] == "“" and text[end - 1] == "”" and (PRIZED.search(inner) or re.match(LEVELS, inner)):
        start, end = start + 1, end - 1
    return Mention(text[start:end], start, end, "Award", rule)


PRIZE = re.compile(r"(?:奖|勋章|奖章|奖状)$")
RANK = re.compile(r"(?:[特一二三]等|金|银|铜)奖")
VERBAL = re.compile(r"(?:颁|获|得|评|受|发|开|抽|领|授|摘|报|大|有)奖$")
NO_PRIZE = re.compile(
    r"^(?:.{0,4}[特一二三]等奖|金奖|银奖|铜奖|优秀奖|优胜奖|组织奖|鼓励奖|奖章|勋章|奖状|个人奖|集体奖|团体奖|单项奖|最高奖|全国奖|国家奖|国际奖|各奖|重奖)$"
)


def _prizes(text: str, sentence: Sentence) -> list[Mention]:
    """鲁班奖, 国家科学技术进步奖一等奖, 七一勋章: a prize by name, with what belongs to it on the left."""
    found, tokens = [], sentence.tokens
    for i, token in enumerate(tokens):
        if token.tag not in ("n", "nz", "vn", "ORG", "nw") or not PRIZE.search(token.text):
            continue
        if VERBAL.search(token.text):
            continue
        j = i
        while j > 0 and tokens[j - 1].end == tokens[j].start and tokens[j - 1].tag in ("n", "nz", "LOC", "ns", "an"):
            j -= 1
        start, end = tokens[j].start, token.end
        rank = RANK.match(text, end)
        end = rank.end() if rank else end
        if len(text[start : token.end]) >= 3 and not NO_PRIZE.match(text[start : token.end]):
            found.append(Mention(text[start:end], start, end, "Award", "award.prize"))
    return found
