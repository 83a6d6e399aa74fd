"""Canonical names: the fullest official form of a body, with the forms that stand for it.

In: a printed name and the article's own places. Out: (label, aliases, reason).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology, either

__all__ = ["Bodies", "load_bodies"]

AREAS = {
    "省": "Province",
    "自治区": "Province",
    "市": "Prefecture",
    "州": "Prefecture",
    "县": "County",
    "区": "County",
    "镇": "Township",
    "乡": "Township",
}
OWN = re.compile(r"^(自治区|[省市区县州])(?!场监|域)(?=[\u4e00-\u9fff]{1,})")


OWNERS = tuple(
    (cls, re.compile(f"(?:{words})$"))
    for cls, words in (
        ("TradeUnion", "工会"),
        ("GovernmentBody", "政府|法院|检察院|人大常委会|政协|国务院|部|局|厅|委"),
        ("Company", "公司|集团|银行"),
        ("Institution", "大学|学院|医院"),
        ("Association", "基金会|互助会|协会|联合会|红十字会"),
    )
)
PEOPLES = (
    ("工商联", "工商业联合会"),
    ("企联", "企业联合会"),
    ("残联", "残疾人联合会"),
    ("妇联", "妇女联合会"),
    ("科协", "科学技术协会"),
    ("文联", "文学艺术界联合会"),
    ("侨联", "归国华侨联合会"),
    ("团委", "团委员会"),
)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Central bodies and the short forms of departments."""

    full: dict[str, str]  # any form → official name
    forms: dict[str, tuple[str, ...]]  # official name → forms
    departments: tuple[tuple[re.Pattern[str], str], ...]  # short department → full
    classes: dict[str, str]  # official name → class
    labels: dict[str, str]  # official name → the one to show, where another is the usual

    def expand(self, name: str) -> str:
        """省人社厅 → 省人力资源和社会保障厅; 市委 stays."""
        for pattern, full in self.departments:
            match = pattern.search(name)
            if match and match.start() >= 1:
                ending = match.group("ending")
                ending = "委员会" if ending == "委" else ending
                return name[: match.start()] + full + ending + name[match.end() :]
        return name

    def label(self, name: str) -> str:
        """The label of a central body: its official name without the state's; others as they are."""
        official = self.full.get(name, name)
        if official in self.labels:
            return self.labels[official]
        return official.removeprefix("中华人民共和国") if official in self.forms and len(official) > 9 else official

    def cls(self, name: str) -> str:
        """The class of a body that stands only inside a longer name: the lexicon's, else its suffix's."""
        known = self.classes.get(self.full.get(name, ""))
        return known or next((cls for cls, end in OWNERS if end.search(name)), "Organization")

    def aliases(self, name: str) -> tuple[str, ...]:
        """All forms of a central body."""
        official = self.full.get(name)
        return (official, *self.forms[official]) if official else ()


@lru_cache(maxsize=4)
def load_bodies(ontology: Ontology) -> Bodies:
    """The bodies of an ontology's lexicons."""
    full: dict[str, str] = {}
    forms: dict[str, tuple[str, ...]] = {}
    for row in ontology.lexicon("bodies"):
        shorts = tuple(s for s in (row[2] if len(row) > 2 else "").split("|") if s)
        forms[row[0]] = shorts
        for name in (row[0], *shorts):
            full.setdefault(name, row[0])
            if name.endswith("集团"):
                full.setdefault(name + "公司", row[0])  # its name before it became a 有限公司
    patterns = []
    for row in ontology.lexicon("departments"):
        known = [s for s in (row[2] if len(row) > 2 else "").split("|") if s]
        if known:
            words = either(known)
            patterns.append(
                (
                    re.compile(
                        rf"(?:{words})(?P<ending>{'|'.join(sorted(row[1].split('|'), key=len, reverse=True))})(?![员总])"
                    ),
                    row[0],
                )
            )
    labels = {row[0]: row[3] for row in ontology.lexicon("bodies") if len(row) > 3}
    classes = {row[0]: row[1] for row in ontology.lexicon("bodies")}
    return Bodies(full, forms, tuple(patterns), classes, labels)


def own_area(name: str) -> str | None:
    """省 of 省总工会: the level of place that a name leaves out."""
    match = OWN.match(name)
    return match.group(1) if match else None


def variants(name: str) -> tuple[str, ...]:
    """Official forms that stand for the same local body: 河南省政府 = 河南省人民政府, 鞍山市委 = 中共鞍山市委."""
    found = []
    if re.search(r"[省市县区州]政府$", name):
        found.append(name.removesuffix("政府") + "人民政府")
    if re.search(r"[省市县区州]委$", name):
        found += ["中共" + name, "中共" + name + "员会"]
    if name.endswith("自治区党委"):
        found.append("中共" + name.removesuffix("党委") + "委员会")
    if re.search(r"[省市县区州]政协$", name):
        found += ["政协" + name.removesuffix("政协") + "委员会"]
    for short, long in PEOPLES:
        if name.endswith(short) and len(name) > len(short):
            found.append(name.removesuffix(short) + long)
    if "全国人大" in name and not name.startswith("中华"):
        found.append(
            name.replace("全国人大常委会", "全国人民代表大会常务委员会").replace("全国人大", "全国人民代表大会")
        )
    if name.startswith("全总") and len(name) > 2:
        found += [name.replace("全总", "全国总工会", 1), name.replace("全总", "中华全国总工会", 1)]
    if name.startswith("全国总工会") and len(name) > 5:
        found.append("中华" + name)
    return tuple(found)


def shared_forms(names: Sequence[str]) -> tuple[str, ...]:
    """Names without repetition, the longest first."""
    return tuple(sorted(dict.fromkeys(names), key=lambda n: (-len(n), n)))
