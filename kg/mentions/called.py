"""Short names that an article gives its bodies, and names that a list of companies holds.

In: an article's text, its sentences and the organisations found in it. Out: mentions of Organization.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.mentions.companies import TRADED
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.printed import find_printed
from kg.model import Mention, Sentence

__all__ = [
    "find_called",
    "find_kinds",
    "find_listed_companies",
    "find_owned",
    "find_partners",
    "find_told_companies",
    "find_wards",
]

# 云州市防汛抗旱指挥部（以下简称“云州防指”）
CALLED = re.compile(r"[（(](?:以下)?(?:简称|统称|下称)[：:]?[“《]?(?P<name>[\u4e00-\u9fffA-Za-z]{2,12})[”》]?[）)]")
LIST = re.compile(
    r"(?:等|在内的)(?:[\d一二三四五六七八九十两多余几]+[家个])?(?:[\u4e00-\u9fff]{2,4})?(?:企业|公司|车企|药企|厂商|集团|商家|商户)(?!家|文化|管理|工会)"
)
WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}")
COMPANY = re.compile(r"(?:公司|集团|银行|股份|科技|汽车|药业|食品|电器)$")
KIND = re.compile(r"[省市县区]$|企业|公司|行业|产业|医院|学校|单位|机构")
NAMES = frozenset("n nz nt nw ORG LOC ns PER nr vn".split())
PROPER = NAMES - {"n", "vn"}
# 前三名公司分别为甲、乙、丙。
NAMED = re.compile(r"(?:公司|企业|品牌|厂商)(?:分别|依次)(?:为|是)(?P<list>[^，。；：“”（）]{3,60})(?=[，。；])")
# 海青集团携旗下|海青红叶、海青动力
OWNED = re.compile(
    r"(?:旗下|麾下)(?:的|拥有|包括)?(?:(?:全资|控股|参股)?子公司|(?:子|自主)?品牌|企业|公司)?(?=[\u4e00-\u9fff]{4})"
)
BRAND = re.compile(
    r"(?P<own>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2,3}(?=[、和与及])|(?P<last>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2}"
)
AND = re.compile("[与和及]")
# 甲集团近日与|蓝山科技|签署协议
_TRADES = "科技|集团|股份|智造|制造|药业|能源|重工|传媒|电子|地产|物流|航空|汽车|生物|环保|软件|网络|证券|保险|控股|实业|食品|酒业|乳业|钢铁|化工|电力|通信"
_OWN = rf"(?P<name>(?![多各几数两三四五六七八九十其该本我]|外|国内|客户|用户|合作|当地|大型)[\u4e00-\u9fff]{{2,6}}?(?:{_TRADES}))"
_LATELY = r"(?:近日|日前|今[日天]|昨[日天]|\d{1,2}日|正式|已|先后)?"
_DEAL = r"(?:[在于][^，。；]{2,10})?(?:正式|共同|成功|联合)?(?:签署|签订|签约|达成)"
SIGNED = re.compile(rf"{_LATELY}[与和同]{_OWN}(?={_DEAL})")
SIGNER = re.compile(rf"(?:^|[，。；：！？\s]){_OWN}{_LATELY}[与和同]$")
SIGNING = re.compile(_DEAL)
SIGNS = re.compile("(?:双方)?(?:联合|共同|正式|成功|合作|签|达成|开展|宣布|携手|将|在|就|等|的合作)")
# 爱心企业|海青果, 汽车品牌|海青: what stands right before the name of a company that nothing else tells
KINDS = re.compile(
    r"(?:爱心(?:企业|商家|商户|单位)|[车药房酒乳]企|(?:汽车|手机|家电|服装|服饰|餐饮|咖啡|茶饮|奶茶|冷饮|运动|饮料|食品|国产|电动车|造车|家居|化妆品)品牌|(?:科技|互联网|零售|电商|芯片|制药|汽车|快递|家电|手机|社交)巨头|造车新势力|(?:手机|面板|芯片|汽车|设备|家电)(?:厂商|制造商|供应商)|(?:电商|外卖|直播|出行|社交)平台|(?:投资|咨询|研究|调研|调查|评级)机构|子公司|竞争对手)$"
)
OWN_TAGS = frozenset("PER nr nz ORG nt nw".split())
BEHIND = frozenset("v vd d p u c w".split())
# 云州医院|疼痛诊疗科|副主任: a hospital's department, by what its people are or do
WARD = re.compile(
    r"(?P<ward>[\u4e00-\u9fff]{1,8}?(?:内科|外科|诊疗科|[\u4e00-\u9fff]科|病区|门诊))(?=[、，。的]|副?主任(?!医)|护士长|团队|专家|就诊|党支部)"
)
HOSPITAL = ("医院", "附院", "院区", "卫生院", "分院", "医学中心")


def find_called(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Every place where a body's own short name stands, which the article gives behind the whole one."""
    if "称" not in text:
        return
    for m in found:
        match = CALLED.match(text, m.end) if m.named else None
        if match is not None:
            yield from find_printed(text, {match["name"]}, m.cls, "organization.called")


def find_listed_companies(text: str, sentences: Iterable[Sentence], found: Sequence[Mention]) -> Iterator[Mention]:
    """青山集团、海青布衣|等爱心企业: what stands between the marks of a list of companies that names one."""
    for sentence in sentences:
        if not any(text.find(word, sentence.start, sentence.end) >= 0 for word in ("等", "在内")):
            continue
        for match in LIST.finditer(text, sentence.start, sentence.end):
            start = max(text.rfind(c, sentence.start, match.start()) for c in "，。；：“”（）")
            marks = [n for n in range(max(start, sentence.start), match.start()) if text[n] == "、"]
            if not marks:
                continue
            known = [m for m in found if m.named and start < m.start and m.end <= match.start()]
            if any(COMPANY.search(m.text) for m in known):
                yield from _items(text, sentence, [*marks, match.start()], known)


def find_told_companies(text: str, sentences: Iterable[Sentence], found: Sequence[Mention]) -> Iterator[Mention]:
    """What the text says companies are, one by one."""
    for sentence in sentences:
        for match in NAMED.finditer(text, sentence.start, sentence.end):
            marks = [n for n in range(*match.span("list")) if text[n] == "、"]
            yield from _items(text, sentence, [match.start("list") - 1, *marks, match.end("list")], found)


def _items(text: str, sentence: Sentence, marks: Sequence[int], known: Sequence[Mention]) -> Iterator[Mention]:
    for before, after in pairwise(marks):
        start = before + 1
        inside = [t for t in sentence.tokens if start <= t.start and t.end <= after]
        covered = any(m.start < after and start < m.end for m in known if m.end - m.start > 2)
        if covered or not inside or not all(t.tag in NAMES for t in inside) or inside[0].start != start:
            continue
        if not any(t.tag in PROPER for t in inside):
            continue  # 棉被、食品等企业产品
        if WORD.fullmatch(text, start, after) and not KIND.search(text[start:after]):
            yield Mention(text[start:after], start, after, "Company", "organization.listed")


def find_kinds(text: str, sentences: Iterable[Sentence], gazetteer: Gazetteer) -> Iterator[Mention]:
    """爱心企业|海青果|送来清凉: a word that the tagger takes for a name, behind the kind of company that it is."""
    for sentence in sentences:
        for n, token in enumerate(sentence.tokens):
            after = sentence.tokens[n + 1] if n + 1 < len(sentence.tokens) else None
            name = text[token.start : token.end]
            if token.tag not in OWN_TAGS or after is None or after.tag not in BEHIND:
                continue
            if not WORD.fullmatch(name) or KIND.search(name) or gazetteer.knows(name):
                continue
            if KINDS.search(text, max(sentence.start, token.start - 8), token.start):
                yield Mention(name, token.start, token.end, "Company", "organization.kind")


def find_owned(text: str, sentences: Iterable[Sentence], found: Sequence[Mention]) -> Iterator[Mention]:
    """What a company has under its flag by its own word and another: one such name or a list of them."""
    owners = {m.end: m.name or m.text for m in found if m.named and m.cls == "Company"} if "旗下" in text else {}
    for sentence in sentences if owners else ():
        ends = {t.end: n for n, t in enumerate(sentence.tokens)}
        for match in OWNED.finditer(text, sentence.start, sentence.end):
            owner = next((owners[end] for end in range(match.start() - 2, match.start() + 1) if end in owners), "")
            start, brand = match.end(), BRAND.match(text, match.end())
            while owner and brand and brand.end() in ends and (brand["own"] or brand["last"]) in owner:
                after = sentence.tokens[ends[brand.end()] + 1 : ends[brand.end()] + 2]
                if brand["last"] and after and after[0].tag in NAMES - {"vn"}:
                    break  # 海青食品|有限公司
                yield Mention(brand.group(), start, brand.end(), "Company", "organization.owned")
                start = brand.end() + (text[brand.end()] in "、和与及")
                brand = BRAND.match(text, start) if start > brand.end() else None


def find_partners(text: str, found: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """海青股份与|东湖科技|签约: a company by two characters and a trade, beside another in what they do together."""
    for m in tuple(found):  # the caller adds to the list as it goes
        if m.cls != "Company" or not m.named:
            continue
        signed = SIGNED.match(text, m.end)
        if signed is not None:
            yield Mention(signed["name"], *signed.span("name"), "Company", "organization.partner")
        signer = SIGNER.search(text, max(0, m.start - 20), m.start) if SIGNING.match(text, m.end) else None
        if signer is not None:
            yield Mention(signer["name"], *signer.span("name"), "Company", "organization.partner")
        if AND.match(text, m.end) is None:
            continue
        match = TRADED.match(text, m.end + 1)
        if match is not None and gazetteer.knows(match["own"]) and SIGNS.match(text, match.end()):
            yield Mention(match.group(), *match.span(), "Company", "organization.partner")


def find_wards(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Departments right behind the hospital that they belong to."""
    for m in found:
        match = WARD.match(text, m.end) if m.named and m.text.endswith(HOSPITAL) else None
        if match is not None:
            ward = match["ward"]
            yield Mention(ward, *match.span("ward"), "Department", "organization.of-place", name=m.text + ward)
