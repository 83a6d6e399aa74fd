"""Short names: when a short form stands for a longer name of the same article, and one form for each local body.

In: two printed names, or one. Out: whether the short one stands for the longer; the official form.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.entities.divisions import Divisions
from kg.entities.things import AREA_ENDS
from kg.ontology import Ontology, either

__all__ = ["abbreviates", "official_form", "same_body", "short_for_company", "zone_forms"]

# the last character of a short name, and the heads that it stands for
HEADS = {
    "协": ("协会",),
    "学": ("学会",),
    "联": ("联合会",),
    "院": ("科学院", "研究院", "设计院"),
    "所": ("研究所", "控制所", "监测所"),
    "委": ("委员会",),
    "大": ("大学",),
    "办": ("办公室",),
    "局": ("管理局", "监督局", "监管局"),
    "站": ("总站", "检查站"),
    "台": ("广播电视台", "电视台"),
    "会": ("委员会", "联合会", "基金会", "促进会", "研究会", "互助会"),
    "司": ("公司",),
}
OFFICIAL = (
    (re.compile(r"(?<=[省市县区州旗])政府$"), "人民政府"),
    (re.compile(r"(?<=自治区)政府$"), "人民政府"),
    (re.compile(r"(?<=[省市县区州旗])检察院$"), "人民检察院"),
    (re.compile(r"(?<=[市县区旗])法院$"), "人民法院"),
    (re.compile(r"(?<=[省市区])高院$"), "高级人民法院"),
    (re.compile(r"(?<=[市州])中院$"), "中级人民法院"),
    (re.compile(r"^中共(?=.{2,}[省市县区州旗]委(?:员会)?$)"), ""),
    (re.compile(r"(?<=[省市县区州旗]委)员会$"), ""),
    (re.compile(r"(?<=日报|晚报|时报|早报|晨报|商报)社$"), ""),
)
# a body that each division has, behind its short name: 安徽|高院, 上海|市民政局
LOCAL = re.compile(
    r"(?:总工会|人民政府|政府|人大|人大常委会|政协|高院|高级人民法院|检察院|纪委监委|妇联|残联|工商联|红十字会)$"
)
ZONE = re.compile(
    r"(?:中国)?[（(]?(?P<place>[\u4e00-\u9fff]{2,3})[）)]?(?P<kind>自由贸易试验区|自贸试验区|自贸区|自由贸易港|自贸港)"
)
ZONES = (
    ("自由贸易试验区", "自贸试验区", "自贸区"),
    ("自由贸易港", "自贸港"),
    ("经济技术开发区", "经开区"),
    ("高新技术产业开发区", "高新技术开发区", "高新区"),
)


def official_form(name: str, divisions: Divisions) -> str:
    """The form in which every article writes a local body: 海州市政府 → 海州市人民政府, 安徽高院 → 安徽省高级人民法院."""
    match = LOCAL.search(name)
    if match and match.start() >= 2 and name[match.start() - 1] not in "省市县区州旗":
        found = divisions.by_name.get(name[: match.start()], ())
        if len(found) == 1 and found[0].cls in ("Province", "Prefecture"):
            name = found[0].name + match.group()
    for pattern, form in OFFICIAL:
        if pattern.search(name) and not re.search(r"(?:居|村|党|监察|管理)委员会$", name):
            name = pattern.sub(form, name)
    return name


def zone_forms(name: str) -> tuple[str, ...]:
    """The names of a zone, the official first: 中国（上海）自由贸易试验区, 上海自由贸易试验区, 上海自贸区; () for others."""
    free = ZONE.fullmatch(name)
    kinds: tuple[str, ...] = next((z for z in ZONES if name.endswith(z)), ())
    stem = free["place"] if free else next((name.removesuffix(k) for k in kinds if name.endswith(k)), "")
    if len(stem) < 2:
        return ()
    official = (f"中国（{stem}）自由贸易试验区",) if free and kinds[0] == "自由贸易试验区" else ()
    return (*official, *(stem + kind for kind in kinds))


def same_body(longer: str, name: str) -> bool:
    """What a longer name adds is a place or an owner, not another level of the same kind (区总工会 | 街道总工会)."""
    added = longer[: -len(name)]
    return not re.search(r"(?:街道|公司|系统|行业|[副分总支])$", added) and name[0] not in AREA_ENDS


def abbreviates(short: str, long: str) -> bool:
    """中国农技协 for 中国农村专业技术协会: its characters in order, from the same beginning, with the head shortened."""
    if len(short) == 4 and short.endswith(("集团", "公司")) and long.endswith(short[2:]) and long[0] == short[0]:
        return short[1] in long[2:-2] and not long.startswith(short[:2])  # 长航集团 for 长江航运集团
    heads = HEADS.get(short[-1], ())
    head = next((h for h in heads if long.endswith(h)), None)
    if long.startswith(short):
        return False  # 中华全国总工会|第十六届执行委员会: a body and a part of it
    if head is None or short.endswith(head) or not 3 <= len(short) <= len(long) - 2 or short[:2] != long[:2]:
        return False
    place, stem = 0, long[: -len(head)]
    for char in short[:-1]:
        place = stem.find(char, place) + 1
        if not place:
            return False
    return 2 * len(short) >= len(_words(long, short))


def _words(long: str, short: str) -> str:
    """The part of the longer name that the short one covers: all but what it shares from the beginning."""
    shared = next((n for n in range(len(short)) if short[n] != long[n]), len(short))
    return long[shared:]


@lru_cache(maxsize=4)
def _trades(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(f"(?:{either(row[0] for row in ontology.lexicon('trades'))})")


def short_for_company(short: str, label: str, divisions: Divisions, ontology: Ontology) -> bool:
    """海青 for 海青新能源股份有限公司 or 云州市海青集团: its own word, before trade and form; so too 海青公司."""
    stem = short.removesuffix("公司")
    formal = stem.endswith(("有限", "责任", "股份", "分", "子")) or not re.search("(?<![分子])公司$", label)
    if stem != short and (len(stem) < 2 or stem in divisions.by_name or formal):
        return False
    for n in range(0, min(9, len(label) - len(stem))):
        if n == 1 or (n and label[:n] not in divisions.by_name):
            continue
        if label.startswith(stem, n):
            rest = label[n + len(stem) :]
            return max(len(stem), len(short)) >= 4 or _trades(ontology).match(rest) is not None
    return False
