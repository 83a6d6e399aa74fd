"""Parts of a school, company or administration that the text names without their owner: 教务处, 校党委, 机械工程学院工会.

In: one sentence, or a name. Out: mentions of Organization; whether a name is that of such a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.mentions.bodies import organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence, Token
from kg.ontology import either

__all__ = ["find_offices", "is_office", "office_start"]

LONGEST = 24  # characters of such a name
# the people's bodies of a school or a company, and its committees
BODIES = (
    "工会委员会|分工会|联合工会|工会|党委|党组|党总支|直属党支部|联合党支部|党支部|纪委|团委|团总支|团支部|妇联|妇委会|学生会|研究生会|校友会|教代会|教职工代表大会"
    "|职代会|女职工委员会|女工委员会|关工委|学术委员会"
)
# 校党委, 我院团委, 公司工会: the body of the article's own school, hospital or company
OWN = re.compile(
    rf"(?<![各某该在其每])(?:我[校院]|本校|学校|学院|医院|公司|集团|校|院|厂)(?:{BODIES}|办公室|党政办公室|(?:党委)?(?:组织|宣传|统战)部)"
)
# 云钢党委: whatever stands before, a committee is somebody's; not 基层党委
COMMITTEE = re.compile(
    r"(?!基层|各|上级|下级|企业|地方|机关(?!第)|本级|派驻|所属|有关|新成立|联合|流动|临时|行业|两新|非公|单位|社会|高校|农村|系统|局|处|厂|校|院|省|市|县|区|乡|镇|村|街道|社区|支部)"
    r"[\u4e00-\u9fff]{2,12}(?:党委|党组|党总支|党工委)"
)
HEAD = r"(?:管理|工作|事务|服务|保障|指导|协调|监督|发展|建设|合作|联络|审查|督导|评估|监控)*"
SHORT = re.compile(r"(?:党政办|党办|院办|校办|学工办|综治办|纪检办|党建办|团学处|学团处|学工处)")
CHIEF = re.compile(r"副?书记|委员|成员|常委")  # 公司党委书记: the company's
WORKSHOP = re.compile(
    r"(?!各|本|该|全|[生产作]|手术)[\u4e00-\u9fffA-Z\d]{2,8}(?:事业部|车间|炼钢厂|炼铁厂|轧钢厂|分厂)"
)
SCHOOLS = ("大学", "学院")


@lru_cache(maxsize=4)
def _pattern(gazetteer: Gazetteer) -> re.Pattern[str]:
    stem, field = either(gazetteer.offices), either(gazetteer.faculties)
    office = rf"(?:第[一二三四五六七八九十])?(?:{stem})(?:[和与及]?(?:{stem})){{0,3}}{HEAD}(?:处|部|科|股|办公室|监察室|研究室)"
    study = rf"(?:{field})(?:[和与及]?(?:{field})){{0,4}}(?:科学|工程|技术|教育|研究|管理|学)*"
    faculty = rf"(?:{study}(?:学院|学部|教学部)|(?:{field}){{1,2}}系)"
    measured = rf"(?:{stem}){{1,2}}(?:[和与及]?(?:{stem})|监控)*[和与及]?(?:评估|评价|监控|指导)中心"
    owner = rf"(?:{faculty}|{office}|机关第[一二三四五六七八九十]|直属单位|机关后勤|基建后勤|后勤|离退休)"
    return re.compile(
        rf"(?:{owner}(?:{BODIES})|(?:我[校院]|本校|学校|学院|医院|公司|集团)?{office}|{faculty}|{measured})"
    )


@lru_cache(maxsize=4)
def _beginnings(gazetteer: Gazetteer) -> frozenset[str]:
    """The characters that such a name may begin with."""
    return frozenset(word[0] for word in (*gazetteer.offices, *gazetteer.faculties)) | frozenset(
        "第机直基后离我本学医公集"
    )


def is_office(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a part: 教务处 and 校党委, not 办公室 and 基层党委."""
    return any(p.fullmatch(name) for p in (_pattern(gazetteer), OWN, COMMITTEE, WORKSHOP))


def office_start(text: str, tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> int:
    """The first token of the longest such name that ends with token i; i + 1 where none does."""
    pattern, begins, end = _pattern(gazetteer), _beginnings(gazetteer), tokens[i].end
    for k in range(max(0, i - 8), i + 1):
        start = tokens[k].start
        if end - start <= LONGEST and text[start] in begins and pattern.fullmatch(text, start, end):
            return k
    return i + 1


def find_offices(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Every such name of a sentence."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.text[-1] in "处部科股室院系心会委支":
            k = office_start(text, tokens, i, gazetteer)
            if k <= i:
                school = tokens[k - 1] if k and token.text[-1] == "系" else token
                whole = school.end == tokens[k].start and school.tag in ("ORG", "nt") and school.text[-2:] in SCHOOLS
                yield _mention(text, school.start if whole else tokens[k].start, token.end)
    borders = {t.start for t in tokens} | {sentence.end}
    for pattern in (SHORT, OWN):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if set(match.span()) <= borders and not CHIEF.match(text, match.end()):
                yield _mention(text, *match.span())


def _mention(text: str, start: int, end: int) -> Mention:
    name = text[start:end]
    return Mention(name, start, end, organization_class(name), "organization.office")
