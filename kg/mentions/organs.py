"""Organs of state that a text names by their place alone: 济南公安机关, 广州警方, 贵阳两级法院, 全国法院, 广东税务部门.

In: one sentence. Out: a mention for each, so that what they did is not told of the place. A department has the name that
its place gives it: 广东省水利厅.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.mentions.bodies import AREA
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.shared import level_of
from kg.model import Mention, Sentence
from kg.ontology import Ontology, either

__all__ = ["find_organs"]

LONGEST = 12  # characters of a place's name
CUES = ("公安机关", "检察机关", "司法机关", "监察机关", "税务机关", "警", "法院", "部门", "城管", "边防")
# after these a text speaks of people or things of theirs, or of a longer name
LONGER = "(?!(?:学院|学校|支队|大队|总队|中队|分局|局|厅|部队|医院|协会|大楼|宿舍|门口|[会报网]|[一-龥]{0,4}公司))"
ORGANS = (
    "(?:两级|三级|各级|各地)?(?:公安机关|检察机关|司法机关|司法行政机关|政法机关|纪检监察机关|税务机关|税务部门|警方)"
    "|公安部门|公安政法机关|公安交警|公安|交警部门|交警|交巡警|特警|(?:法院|检察院|检察)系统|城管部门|城管|边检机关|出入境边防检查机关|消防部门|渔政部门|海事部门"
    "|(?:两级|三级|四级|各级|(?<=全国))(?:人民)?(?:法院|检察院)"
)


def find_organs(text: str, sentence: Sentence, gazetteer: Gazetteer, ontology: Ontology) -> Iterator[Mention]:
    """Every such organ of a sentence."""
    words = text[sentence.start : sentence.end]
    if not any(cue in words for cue in CUES):
        return
    ends = {t.end: t.start for t in sentence.tokens if t.tag in ("LOC", "ns")}
    pattern, full = _pattern(ontology)
    for match in pattern.finditer(text, sentence.start, sentence.end):
        start = _place(text, sentence.start, match.start(), gazetteer, ends)
        if text.endswith("全国", sentence.start, match.start()) and match["stem"] is None:
            start = match.start() - 2
        if start == match.start():
            continue
        place, name = text[start : match.start()], ""
        level = "" if place[-1] in AREA else level_of(place, gazetteer.level(place))
        if match["stem"] is not None:
            if not level and place[-1] not in AREA:
                continue  # a department of a place whose level is not known has no full name
            stem, endings = full[match["stem"]]
            province = gazetteer.places.get(place) == "Province" and "市" not in (level, place[-1])
            level = "" if level == "自治区" else level  # 宁夏水利厅: what stands between is the resolver's to know
            name = place + level + stem + (endings[0] if province or "局" not in endings else "局")
        yield Mention(text[start : match.end()], start, match.end(), "GovernmentBody", "organization.state", name=name)


def _place(text: str, floor: int, end: int, gazetteer: Gazetteer, tagged: dict[int, int]) -> int:
    """Where the place that ends here starts; `end` where there is none."""
    known = (n for n in range(max(floor, end - LONGEST), end - 1) if text[n:end] in gazetteer.places)
    start = next(known, None)
    if start is None:
        start = tagged.get(end, end)
    return start


@lru_cache(maxsize=4)
def _pattern(ontology: Ontology) -> tuple[re.Pattern[str], dict[str, tuple[str, list[str]]]]:
    """The pattern of such organs, and for each department its full name and endings."""
    full = {
        stem: (row[0], row[1].split("|"))
        for row in ontology.lexicon("departments")
        for stem in (row[0], *(row[2].split("|") if len(row) > 2 and row[2] else ()))
    }
    return re.compile(rf"(?:(?P<stem>{either(full)})部门|{ORGANS}){LONGER}"), full
