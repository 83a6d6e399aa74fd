"""Bodies that one run of words holds: 甲局联合乙局, 集团旗下某公司, 党中央国务院, two companies without a mark between.

In: the run, as offsets into a text. Out: the offsets of each body in it, the run itself where it is one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from kg.mentions.bodies import JOINED, STRONG, SWALLOWED, organization_class

__all__ = ["cut_bodies", "without_post"]

# what stands between an owner and its part, or between a part and its owner
OWNED = re.compile(r"(?<=.{3})(?:旗下|所属|下属|麾下|隶属于?|系(?=.{4,}(?:公司|集团|大学|银行)))(?=.{4})")
# 第一中学|校长兼|某某机床厂, 副书记兼|总工会: a post of one body and then another body
POST_OF = re.compile(
    r"(?:常务|第一|执行)?副?(?:书记|主席|主任|委员|常委|董事长|理事长|总经理|总裁|总监|[校院局厅部司厂行社处科会馆台所省市县区镇乡]长)兼任?(?=.{3})"
)
# common surnames before the name of a province in full
SURNAMES = "江高方石文武万龙金田庄常温安王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪任姜范姚谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟段雷钱汤尹黎易乔贺赖龚"
STATE = r"(?:(?:北京|天津|上海|重庆)市|[\u4e00-\u9fff]{2,3}省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区)"
# 王大明  市财政局; 协会联农户|云州省科协: a headline's line and the next; 队长程大福|重庆市农科所: a person of a list without marks
APART = re.compile(
    r"[\u4e00-\u9fff]{2,3}(?<![省市县区局厅部委办院])[ \u3000]+(?=[\u4e00-\u9fff]{3,})"
    r"|(?:协会|学会|工会|公司|企业|学校|医院|高校|社区)[\u4e00-\u9fff]{3,12}?(?=[\u4e00-\u9fff]{2}省[\u4e00-\u9fff]{2,})"
    rf"|(?:[\u4e00-\u9fff“”]{{0,60}}(?:[队所院局处科部厂校站]长|主任|书记|主席|师|员|教授|经理))?[{SURNAMES}][\u4e00-\u9fff]{{2}}(?={STATE}[\u4e00-\u9fff]{{3,}})"
)
# 城关一小、实验中学|三所学校
APPOSED = re.compile(r"(?:等)?[二两三四五六七八九十\d]+[所家个](?:学校|高校|单位|公司|企业|医院|银行|部门)$")
# more characters than that are a row of bodies without marks: cut where a province begins behind a body
LONGEST = 36
ROW = re.compile(
    r"(?:部|委|协|院|团|店|局|处|校|社|馆|会|大学|公司|厂|政府|中心)(?=(?:北京|天津|上海|重庆|[\u4e00-\u9fff]{2,3}省|内蒙古|广西|西藏|宁夏|新疆)[\u4e00-\u9fff])"
)
AND = re.compile("(?:和|与|会同|联合)$")
# 云州大学与海河集团, 云州市和某公司: a joint behind the end of a body or a place, another body behind it
TWO = re.compile(
    r"(?<=.)(?:大学|学院|中学|公司|集团|银行|[^育]局|厅|[省市县区]委|政府|总工会|医院|协会|委员会|[^城超都门夜][省市县区])(?P<and>与|同(?!济|仁|方|心|煤|德|兴|文|力|程|花顺)|和(?!平|谐|田|县|顺|硕|静|龙))(?=.{2,}(?:公司|集团|大学|银行|学院|研究院|政府|医院|协会|[^育]局|委员会)$)"
)
# 石塘镇和|县自然资源局: a body of the article's own place behind a joint; 和县 is a county of 安徽
OWN = re.compile(
    r"(?<=.{2})(?<![省市徽山])(?P<and>[与和及同])(?=[省市区县](?![级内外直属区])[\u4e00-\u9fff]{2,10}(?:局|厅|委|委员会|总工会|政府|妇联|团委|残联|红十字会|协会|管委会|公司|中心|法院|检察院|联社|支队|大队|医院|学校|工会)$|[省市区县](?:人民)?(?:政府|总工会|妇联|团委|残联|红十字会|科协|文联|工商联|法院|检察院|人大|政协|纪委|委)$|团[省市县区]委$)"
)
# 云州链条厂与|青山水泵厂: two that end alike
ALIKE = re.compile(r"[\u4e00-\u9fff]{2,}(?P<end>[厂队院校社局所馆行店])(?P<and>[和与及])[\u4e00-\u9fff]{3,}(?P=end)")
# 云州市文旅局和|青山县文旅局: a place behind a joint begins a second body
PLACED = re.compile(r"(?P<and>[和与及])(?=[\u4e00-\u9fff]{2,4}[省市县区州][\u4e00-\u9fff]{2,}$)")
# 云州市文旅局|云州市教育局: the place said again begins a second body
AGAIN = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,6}[省市县区州旗])[\u4e00-\u9fff]{2,14}?(?:局|厅|委|会|队|法院|检察院|中心|公司|集团|大学|学院|医院|办公室|政府)(?=(?P=place)[\u4e00-\u9fff]{2})"
)
# 海青食品|和|海青药业: the owner's word said again behind a joint
TWICE = re.compile(r"(?P<own>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2,8}(?P<and>[和与])(?=(?P=own)[\u4e00-\u9fff]{2})")
# 海河集团|并购|云州竞技俱乐部: a verb of one body and another
BETWEEN = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:计划|拟|将|还|又|并|也)[向与对为](?=[\u4e00-\u9fff]{4})|(?<=[\u4e00-\u9fff]{2})(?:宣告|宣布|拟|计划)?(?:并购|收购|入股|起诉|状告|战胜|击败|对阵|迎战|牵手)(?=[\u4e00-\u9fff]{4})"
)
# 云山县|调研|工会工作, 海河公司|共建|产业学院: a verb that no body's name has in it
VISITING = re.compile(
    r"[\u4e00-\u9fff]{1,6}[省市县区州镇乡村](?:调研|考察|视察|走访|慰问|看望|检查)(?![小专]?[组团队站院委室])(?=[\u4e00-\u9fff]{2})"
)
SHARING = re.compile(
    r"(?<=公司|集团|大学|学院|医院|中学|学校|银行|政府)(?:共建|联建|合建|慰问|走访|调研|考察)(?![小专]?[组团队站])(?=[\u4e00-\u9fff]{3})"
)
# 甲市委|成立了|以…为组长的: what a body did, in one word of the tagger with its name
DEED = re.compile(
    r"(?<=[\u4e00-\u9fff]{3})(?:(?:成立|组建|设立|建立|创办|建成|举办|召开|开展|签订|签署|印发|制定|出台|启动|推出|投资|投入|发布)了(?:以|由)?)(?=[\u4e00-\u9fff]{2})"
)
FOUNDED = re.compile("(?:联合)?(?:成立|组建|创办)(?=[\u4e00-\u9fff]{6,})")  # 联合|成立|云州市法律教育委员会
SPENDING = re.compile(r"(?<=[省市县区州镇乡村司团学府局委会院厅部])(?:投资|出资|投入|斥资|捐资|拨款)$")
# 邮政、电信和|某银行: the end of a list
LAST = re.compile("[\u4e00-\u9fff]{2,3}(?P<and>[和及])(?=[\u4e00-\u9fff]{3,}(?:银行|公司|集团)$)")
BOTH = re.compile(
    r"(?P<committee>.{0,8}[省市县区]委|.{2,12}[镇乡道]党工?委)(?P<government>[省市县区]政府|(?<=党委)政府|(?<=党工委)办事处)"
)
LISTED = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司)(?:[\u4e00-\u9fff]{2,8}?(?:分公司|支行|分行|供电局))?(?=[\u4e00-\u9fff]{4,}(?:公司|局|行)$)"
)
PART = re.compile(
    r"[\u4e00-\u9fff（）()]{2,14}(?:分公司|分行|支行|供电局|工会|党委|项目部|营业部|研究院|研究所|中心|办事处)"
)
OWNERS = frozenset(
    "解放军 中国人民解放军 武警部队 全军 国务院 中共中央 党中央 全国人大 全国人大常委会 全国政协 国家 中央".split()
)
IN_PROVINCE = re.compile("[\u4e00-\u9fff]{2,3}省(?:委|政府|人民政府)")
# 云州公安局交警大队|大队长: who works there, in one word of the tagger with the body
WORKS = re.compile(
    r"(?:副?(?:大队长|支队长|中队长|总队长|分队长|处长|科长|主任|院长|书记|主席|会长|经理|所长|站长)|(?:技术|一般)?干部|职工|民警|员工|战士|官兵)$"
)

# 某国第三大饮料供应商|海河公司: what it is, in front of its name
DESCRIBED = re.compile(
    "[\u4e00-\u9fff]{0,8}?(?:第[一二三四五六七八九十]大|最大的?)[\u4e00-\u9fff]{1,8}?(?:商|巨头|企业|厂家)(?=[\u4e00-\u9fff]{2})"
)


def cut_bodies(text: str, start: int, end: int, known: Container[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each body in a run; known are the names that are one whatever they look like."""
    apposed = APPOSED.search(text[start:end])
    if apposed and apposed.start() > 2:
        end = start + apposed.start()
    cuts = [m.end() for m in ROW.finditer(text, start, end)] if end - start > LONGEST else []
    if cuts:
        for begin, stop in pairwise([start, *cuts, end]):
            yield from cut_bodies(text, begin, stop, known)
        return
    mark = text.find("、", start, end)
    if mark > start + 1 and not re.search(r"[（(“《]", text[start:end]):
        yield from cut_bodies(text, start, mark, known)
        yield from cut_bodies(text, mark + 1, end, known)
        return
    apart = APART.match(text, start, end)
    if apart:
        start = apart.end()
    swallowed = SWALLOWED.match(text[start:end])
    if swallowed:
        end = start + swallowed.end("body")
    founded = FOUNDED.match(text, start, end) if text[start:end] not in known else None
    if founded:
        start = founded.end()
    described = DESCRIBED.match(text, start, end)
    if described:
        start = described.end()
    gone = VISITING.match(text, start, end)
    if gone:
        start = gone.end()
    spent = SPENDING.search(text, start, end)
    if spent and re.match(r"[\d约近逾超]", text[end : end + 1]):
        end = spent.start()  # 青山市投资|2亿元
    last = LAST.match(text, start, end) if text[start - 1 : start] == "、" and text[start:end] not in known else None
    if last:
        start = last.end()
    first, second = _cut(text[start:end], known)
    if second:
        if first:
            yield from cut_bodies(text, start, start + first, known)
        yield from cut_bodies(text, start + second, end, known)
    else:
        yield start, end


def _begins(words: str, known: Container[str]) -> bool:
    """Whether words begin with a body of their own."""
    return IN_PROVINCE.fullmatch(words) is not None or any(words[:n] in known for n in range(3, len(words) + 1))


def _cut(name: str, known: Container[str]) -> tuple[int, int]:
    """Where the first body ends and the second begins; 0, 0 where there is one."""
    joined = JOINED.search(name)
    if joined and joined.start() >= 2:
        return joined.span()
    post = POST_OF.search(name) if "兼" in name else None
    if post and post.start() != 1:
        return post.span()
    for pattern in (SHARING, DEED, OWNED):
        between = pattern.search(name)
        if between:
            return between.span()
    two = (TWO.search(name) or OWN.search(name)) if name not in known else None
    if two:
        return two.span("and")
    alike = ALIKE.fullmatch(name) if name not in known else None
    if alike and organization_class(name[: alike.start("and")]) != "Organization":
        return alike.span("and")
    placed = PLACED.search(name) if name not in known else None
    if placed and STRONG.search(name[: placed.start()]) and STRONG.search(name):
        return placed.span("and")
    both = BOTH.fullmatch(name)
    if both:
        return both.end("committee"), both.start("government")
    if name in known:
        return 0, 0
    between = BETWEEN.search(name)
    if between:
        return between.span()
    twice = TWICE.match(name)
    if twice:
        return twice.span("and")
    again = AGAIN.match(name)
    if again:
        return again.end(), again.end()
    for n in range(3, len(name) - 2):
        if name[:n] in known and name[:n] not in OWNERS and "驻" not in name and _begins(name[n:], known):
            return n, n  # 中宣部|总政治部湖南省委: a headline's list without marks
        if name[n:] in known and (AND.search(name[:n]) or name[:n].endswith("中央")):
            return len(AND.sub("", name[:n])), n
    listed = LISTED.search(name)
    if listed and not PART.fullmatch(name, listed.end()):
        return listed.end(), listed.end()
    return 0, 0


def without_post(text: str, start: int, end: int) -> int:
    """The end of a body without the post or the people behind it."""
    post = WORKS.search(text[start:end])
    cut = start + post.start() if post else end
    return cut if cut - start >= 5 and STRONG.search(text[start:cut]) else end
