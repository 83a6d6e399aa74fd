"""Bodies that stand beside one of their place and leave it out, or say it again: 云州市教育局、|财政局, 云州市委组织部、|人社局.

In: the text and the bodies found in it. Out: a mention for each such body, under its full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.mentions.bodies import organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention
from kg.ontology import Ontology, either

__all__ = ["find_siblings"]

PARTY = "办公厅 组织部 宣传部 统战部 政法委 网信办 编办 文明办 机关工委 社会工作部".split()
JOINED = "总工会 妇联 团委 残联 工商联 科协 文联 侨联 社科联 红十字会 企联 贸促会 妇女联合会 残疾人联合会 企业联合会 企业家协会 工商业联合会 科学技术协会 侨办 外办 扶贫办 公路局 招商局 海事局 地震局 烟草局 法院 检察院 人民法院 人民检察院 纪委监委".split()
HOUSES = "人民医院 中医医院 中医院 妇幼保健院 疾控中心 供电局 供电公司 烟草专卖局 消防救援支队 消防救援大队 交警支队 交警大队 邮政管理局 广播电视台".split()
# departments of their time, by their short names
FORMER = "工商 地税 国税 计生 卫生 文化 农业 林业 劳动 人事 建设 国土 国土资源 规划 物价 粮食 旅游 质监 安监 技术监督 农机 畜牧 商业 供销 经贸 计划 档案 交通 环境保护 食药监 金融 园林 综合执法 行政审批 规划和自然资源".split()
BASES = ("Institution", "Company", "GovernmentBody", "PartyBody", "TradeUnion", "Association", "Organization")
# as the cities call them that are provinces, and others after them
COMMISSIONS = "住建委 住房城乡建设委 教委 科委 商务委 农业农村委 经信委 经济信息委 文旅委 文化旅游委 交通委 城管委 民政委 绿化委 体育委".split()
PLACE = re.compile("[\u4e00-\u9fff]{0,12}(?:省|自治区|自治州|市|县|区|州|盟|旗)")
JOINT = "(?:[、和与及]|以及|联合|会同)"


@lru_cache(maxsize=4)
def _patterns(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a body of a place ends in, and a joint with another such ending behind it."""
    units = [*PARTY, *JOINED, *HOUSES, *COMMISSIONS, *(stem + end for stem in FORMER for end in "厅局委")]
    for row in ontology.lexicon("departments"):
        stems = [row[0], *(w for w in "".join(row[2:3]).split("|") if w)]
        units += [stem + end for stem in stems for end in row[1].split("|")]
    words = either(units)
    return re.compile(rf"(?:{words})$"), re.compile(
        rf"{JOINT}(?P<again>[\u4e00-\u9fff]{{2,7}}?[省市县区州旗])?(?P<unit>{words})(?!长|[\u4e00-\u9fff]{{0,2}}(?:系统|党组|大楼|大院|干部))"
    )


def find_siblings(text: str, found: Sequence[Mention], gazetteer: Gazetteer, ontology: Ontology) -> Iterator[Mention]:
    """Every body in a row behind one whose name tells its place."""
    ending, following = _patterns(ontology)
    for m in tuple(found):  # the caller adds to the list as it goes
        name = m.name or m.text
        base = ending.search(name) if m.named and m.cls in BASES else None
        prefix = name[: base.start()] if base is not None else ""
        place = prefix.removesuffix("委") if base is not None and base.group() in PARTY else prefix
        if not PLACE.fullmatch(place) and place not in gazetteer.places:
            continue
        row = following.match(text, m.end)
        while row is not None:
            unit, home = row["unit"], row["again"] or place
            if (unit.endswith("厅") and home[-1] in "市县州盟旗") or (home != place and home not in gazetteer.places):
                break  # a city has no 厅
            whole = f"{home}委{unit}" if unit in PARTY else home + unit
            start, end = row.start("again") if row["again"] else row.start("unit"), row.end("unit")
            yield Mention(text[start:end], start, end, organization_class(whole), "organization.shared", name=whole)
            row = following.match(text, end)
