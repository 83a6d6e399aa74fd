"""Bodies of the article's own place: 市总工会, 省博物馆, 县委, 省总; bodies by kind, which are nobody's.

In: one sentence. Out: mentions of Organization and Site; the resolver sets the place before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.bodies import ABBREVIATED, AREA, COMMITTEE, GENERIC_HEAD, JOINED, OWN_PLACE, organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.runs import begins_with_place
from kg.mentions.venues import is_site
from kg.model import Mention, Sentence

__all__ = ["find_local", "of_kind"]


DEED = re.compile(".*了[以由]?(?=.)")  # 青山市委成立了以|市委|书记…
# 云岭街道综治办, 镇文明办, 云岭街社工站: an office of a subdistrict or town
TOWN_OFFICE = re.compile(
    r"(?:(?![各该全本每在由的和与及])[\u4e00-\u9fff]{1,6}(?:街道|[镇乡街])|(?:(?<![\u4e00-\u9fff])|(?<=[由和与及向对被]))(?:街道|街镇|[镇乡]))(?![村级道])"
    r"(?:[\u4e00-\u9fff]{1,6}(?<![主承协举创开督查领操代])办(?:公室)?(?=[、，。；）主副牵负联组会开和与及等将走在]|$)|社工站|社会工作服务站|综合(?:行政)?执法[大中]?队(?![员长伍]))"
)
BEFORE = re.compile("联合|会同|携手|协同|协助|配合|特?邀请?|来自|走进")  # 社工联合|云岭街道民政办
PREFECTURE = re.compile("地委(?![员会])")  # 宜春|地委


def find_local(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Every such body of a sentence."""
    yield from _own_place(text, sentence, gazetteer)
    yield from _abbreviated(text, sentence, gazetteer)
    for match in TOWN_OFFICE.finditer(text, sentence.start, sentence.end):
        joined = JOINED.search(match.group())
        start = match.start() + (joined.end() if joined else 0)  # 某社区|联合|某街道民政办
        named = (t.start for t in sentence.tokens if start <= t.start < match.end() - 3 and t.tag in ("LOC", "ns"))
        start = next(named, start)
        start = max((m.end() for m in BEFORE.finditer(text, start, match.end() - 3)), default=start)
        if start < match.end() - 3:
            yield Mention(text[start : match.end()], start, match.end(), "GovernmentBody", "organization.own")


def of_kind(name: str, gazetteer: Gazetteer) -> bool:
    """各级工会, 三家企业: bodies by kind; 三亚市总工会 and 四川大学 begin with a place."""
    if GENERIC_HEAD.match(name) is None or name in gazetteer.bodies:
        return False
    return not begins_with_place(name, gazetteer)


def _own_place(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    for match in OWN_PLACE.finditer(text, sentence.start, sentence.end):
        before = text[match.start() - 1 : match.start()]
        if re.match(r"[\u4e00-\u9fff]", before) and before not in "由为对向和与及在联被经从等受，的，据即是于该":
            continue
        name = match.group()
        if not of_kind(name, gazetteer) and not re.search(rf"^.{{1,2}}和|[委办局厅会部导人表][和与][{AREA}]", name):
            site = is_site(text, name, match.start(), match.end())
            yield Mention(
                name,
                match.start(),
                match.end(),
                "Site" if site else "GovernmentBody" if name.endswith("委") else organization_class(name),
                "place.own" if site else "organization.own",
            )
    committee = "委" in text[sentence.start : sentence.end]
    for match in PREFECTURE.finditer(text, sentence.start, sentence.end) if committee else ():
        start = next((n for n in (4, 3, 2) if text[match.start() - n : match.start()] in gazetteer.places), 0)
        if start:
            start = match.start() - start
            yield Mention(text[start : match.end()], start, match.end(), "PartyBody", "organization.committee")
    for match in COMMITTEE.finditer(text, sentence.start, sentence.end) if committee else ():
        area, end = match["area"], match.end("area")
        named = (
            t.start for t in sentence.tokens if t.tag in ("LOC", "ns", "ORG", "nt", "nz") and t.end <= match.end() + 1
        )
        start = next((n for n in named if match.start() <= n < end - 1), end - 1)
        start = next((n for n in range(match.start(), end - 1) if text[n:end] in gazetteer.places), start)
        if "代表" in text[start : match.end()]:
            start = text.index("代表", start) + 2
        behind = DEED.search(text, start, end)
        start = behind.end() if behind else start
        if text[start] == "原" and text[start:end] not in gazetteer.places and end - start > 3:
            start += 1  # 原|平山县委
        if not re.match(r"[\u4e00-\u9fff]*(?:居|村|党|常|国|各|监)", area):
            yield Mention(text[start : match.end()], start, match.end(), "PartyBody", "organization.committee")


def _abbreviated(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """全总, 省总, 坪山区总."""
    if "总" not in text[sentence.start : sentence.end]:
        return
    borders = {t.start for t in sentence.tokens}
    for match in ABBREVIATED.finditer(text, sentence.start, sentence.end):
        place = match["place"]
        start = match.start()
        if len(place) > 1:
            start = next(
                (s for s in range(match.start(), match.end() - 2) if text[s : match.end() - 1] in gazetteer.places), -1
            )
            if start < 0 and place[-1] in AREA and len(place) >= 2:
                start = (
                    match.end() - 2
                    if text[match.end() - 2] in AREA and match.start() in borders and len(place) == 1
                    else -1
                )
                area = re.search(rf"[\u4e00-\u9fff]{{1,3}}[{AREA}]$", place)
                start = (
                    match.start("place") + area.start()
                    if area and match.start("place") + area.start() in borders
                    else start
                )
        if start >= 0 and (start in borders or len(place) > 1 or text[start - 1] == "该"):
            yield Mention(text[start : match.end()], start, match.end(), "TradeUnion", "organization.abbreviated")
