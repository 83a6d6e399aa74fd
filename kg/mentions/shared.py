"""Bodies that share a head or a place: 河北、江苏等省总工会; 陕西省水利、财政等7部门.

In: one sentence. Out: a mention for each body, under its full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.mentions.bodies import AREA, SHARED, organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence
from kg.ontology import Ontology, either

__all__ = ["find_shared", "level_of"]

# 湖南和贵州两省人民政府
BOTH = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{2,3})[和与](?P<second>[\u4e00-\u9fff]{2,3})两(?P<area>[省市区县州])(?P<head>总工会|人民政府|政府|(?:(?![的和与])[\u4e00-\u9fff]){2,6}?[厅局])"
)
# 安徽省暨合肥市总工会
WITH = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{1,7}(?P<area>[省市区县州盟旗]))暨(?P<second>[\u4e00-\u9fff]{1,7}[省市区县州盟旗])(?P<head>总工会|人民政府|政府|(?:(?![的和与])[\u4e00-\u9fff]){2,6}?[厅局委])"
)
# 清河市委、|政府: the government of the place whose committee stands before it; of a township `following` says it
GOVERNMENT = re.compile(
    r"(?P<area>省|自治区|自治州|市|县|区|州|盟|旗)(?:党委|委)[、和](?P<head>人民政府|政府)(?!部门|机关|采购|主导|引导|工作|职能|补贴|投|债|购|网|的)"
)


def find_shared(text: str, sentence: Sentence, gazetteer: Gazetteer, ontology: Ontology) -> Iterator[Mention]:
    """The bodies of every list in a sentence."""
    yield from _heads(text, sentence, gazetteer)
    yield from _both(text, sentence, gazetteer)
    yield from _departments(text, sentence, gazetteer, ontology)
    yield from _governments(text, sentence)


def _both(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Two places that share a head."""
    words = text[sentence.start : sentence.end]
    pattern = BOTH if "两" in words else WITH if "暨" in words else None
    for match in pattern.finditer(text, sentence.start, sentence.end) if pattern else ():
        whole = match["first"]
        first = next((whole[n:] for n in range(len(whole) - 1) if whole[n:] in gazetteer.places), "")
        if not first or match["second"] not in gazetteer.places:
            continue
        begin = match.end("first") - len(first)
        for place, start, end in (
            (first, begin, match.end("first")),
            (match["second"], match.start("second"), match.end()),
        ):
            level = "" if len(place) > 2 and place[-1] in AREA else level_of(place, match["area"])
            name = place + level + match["head"]
            yield Mention(text[start:end], start, end, organization_class(name), "organization.shared", name=name)


def _governments(text: str, sentence: Sentence) -> Iterator[Mention]:
    """The government in a pair of a committee and it, under the committee's place."""
    for match in GOVERNMENT.finditer(text, sentence.start, sentence.end) if "政府" in text else ():
        start = end = match.end("area")
        for token in reversed([t for t in sentence.tokens if t.start < end]):
            if token.end < start or token.tag not in ("LOC", "ns", "ORG", "nt"):
                break
            start = token.start
        if end - start > 2:
            name = text[start:end] + "人民政府"
            yield Mention(match["head"], *match.span("head"), "GovernmentBody", "organization.shared", name=name)


def _heads(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """河北、江苏、广东、四川等省总工会: each place with the shared head."""
    words = text[sentence.start : sentence.end]
    if "、" not in words or not any(head in words for head in ("工会", "政府", "厅", "局", "部门", "队")):
        return
    for match in SHARED.finditer(text, sentence.start, sentence.end):
        places = match["list"].split("、")
        skip = next((n for n in range(len(places[0]) - 1) if gazetteer.knows(places[0][n:])), 0)
        places[0] = places[0][skip:]
        if match["area"] and places[-1] + match["area"] in gazetteer.places and all(p[-1] in AREA for p in places[:-1]):
            places[-1] += match["area"]
        counties = match["area"] in ("区", "县") or places[-1][-1] in AREA
        known = [p for p in places if p in gazetteer.places or (counties and gazetteer.knows(p))]
        told = match["rest"] or match["area"] or all(p[-1] in AREA for p in places)  # 临桂区、灵川县总工会
        if len(known) < len(places) or len(places) < 2 or not told:
            continue
        at = match.start("list") + skip
        for place in places:
            suffix = (
                ""
                if place[-1] in AREA and place != "贵州"
                else level_of(place, (match["area"] or gazetteer.level(place))[:1])
            )
            name = place + suffix + ("总工会" if match["head"] == "工会" else match["head"])
            end = match.end() if place is places[-1] else at + len(place)
            yield Mention(text[at:end], at, end, organization_class(name), "organization.shared", name=name)
            at += len(place) + 1


def _departments(text: str, sentence: Sentence, gazetteer: Gazetteer, ontology: Ontology) -> Iterator[Mention]:
    """陕西省水利、财政、生态环境等7部门: each department with the shared place and the ending of its level."""
    if "部门" not in text[sentence.start : sentence.end]:
        return
    pattern, full = _department_list(ontology)
    for match in pattern.finditer(text, sentence.start, sentence.end):
        at = match.start("list")
        skip = next((n for n in range(len(match["place"])) if match["place"][n:] in gazetteer.places), 0)
        listed = match["list"].split("、")
        for n, stem in enumerate(listed):
            name, endings = full[stem]
            options = endings.split("|")
            ending = options[0] if match["area"] in ("省", "自治区") or "局" not in options else "局"
            start = match.start() + skip if n == 0 else at
            end = match.end() if n == len(listed) - 1 else at + len(stem)
            name = match["place"][skip:] + name + ending
            yield Mention(text[start:end], start, end, "GovernmentBody", "organization.shared", name=name)
            at += len(stem) + 1


@lru_cache(maxsize=4)
def _department_list(ontology: Ontology) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """The pattern of a list of departments, and for each stem its full name and endings."""
    stems = {name: (row[0], row[1]) for row in ontology.lexicon("departments") for name in (row[0], *row[2:3]) if name}
    words = either(w for s in stems for w in s.split("|") if w)
    pattern = re.compile(
        rf"(?P<place>[\u4e00-\u9fff]{{0,8}}(?P<area>省|自治区|市|县|区|州))(?P<list>(?:{words})(?:、(?:{words}))+)等?(?:[\d一二三四五六七八九十]+个?)?部门"
    )
    full = {w: (name, endings) for s, (name, endings) in stems.items() for w in s.split("|")}
    return pattern, full


def level_of(place: str, area: str) -> str:
    """省 or 市 as it belongs to a place of a list that mixes them: 北京市, 内蒙古自治区, 河北省."""
    if place in ("北京", "天津", "上海", "重庆"):
        return "市"
    return "自治区" if place in ("内蒙古", "广西", "西藏", "宁夏", "新疆") else area
