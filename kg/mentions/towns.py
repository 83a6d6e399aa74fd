"""Offices of a subdistrict or town that stand beside one of its bodies: 云岭街道食安办牵头，联合|城管办、党建办、综合执法队.

In: an article's text, its sentences and the organisations found in it. Out: mentions under the name of the subdistrict,
in the place of what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.bodies import organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence

__all__ = ["find_beside"]

# a body of a subdistrict or town, under its name or that of its level
BODY = re.compile(
    r"(?P<owner>[\u4e00-\u9fff]*(?:街道|[镇乡]))[\u4e00-\u9fff]{2,10}?(?:办|办公室|中心|[一-龥]所|[大中]?队|站|工会|妇联|团委|武装部|关工委)$"
)
JOINT = re.compile(r"(?:(?:牵头|发起|组织|主办|主导)?，?(?:并|现场)?(?:联合|会同|携手|协同|邀请|联动)|[、和与及]|以及)")
WORDS = "(?:(?![的和与及等在联、])[\u4e00-\u9fff])"
OFFICE = re.compile(
    rf"(?P<name>(?![各该本其有相辖全市区县省多]|街道|[镇乡])(?:{WORDS}{{2,7}}?(?<![主承协举创开督查领操代])办(?:公室)?|{WORDS}{{0,6}}?(?:综合(?:行政)?执法[大中]?队|城管[大中]?队|社工站|市场监管所|市场所|党群服务中心|社区事务受理服务中心)))"
    r"(?=[、，。；和与及等共在走开对将一]|联合|相关|的?工作人员|主任|负责人|深入|组织|举办|进行|参加|$)"
)
TOWN_IN = re.compile(".(?:街道|[镇乡村])")
SEAT = re.compile(r".*[省市县区州旗]|(?:街道|[镇乡])$")
TOWN = re.compile(r"[\u4e00-\u9fff]{2,6}(?:街道|镇|乡)$")


def find_beside(
    text: str, sentences: Sequence[Sentence], found: Sequence[Mention], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Every such office in a row behind a body of a subdistrict or town."""
    towns = {t.text for s in sentences for t in s.tokens if t.tag in ("LOC", "ns") and TOWN.fullmatch(t.text)}
    known = sorted((m for m in found if m.named and m.rule != "organization.set-up"), key=lambda m: m.end)
    ends = {m.start: m.end for m in known}
    for m in known:
        body = BODY.match(m.text) if not m.name else None
        if body is None:
            continue
        owner, end = body["owner"], m.end
        if len(owner) < 3:
            whole = {town for town in towns if town.endswith(owner)}
            owner = next(iter(whole)) if len(whole) == 1 else ""
            if owner:  # 街道食安办
                name = owner + m.text.removeprefix(body["owner"])
                yield Mention(m.text, m.start, m.end, m.cls, "organization.shared", name=name)
        while (joint := JOINT.match(text, end)) is not None:
            office, start = OFFICE.match(text, joint.end()), joint.end()
            own = office is not None and not (
                TOWN_IN.search(office["name"]) or any(gazetteer.knows(office["name"][:n]) for n in range(2, 6))
            )
            if office is None or not own or ends.get(start, 0) > office.end("name"):
                if start not in ends:
                    break
                end = ends[start]  # 云岭派出所: another body of the row, by a name of its own
                continue
            words, end = office["name"], office.end("name")
            name, rule = (owner + words, "organization.shared") if owner else ("", "organization.of-place")
            name = "" if owner and words.startswith(SEAT.sub("", owner)) else name  # 云岭市场所
            yield Mention(words, start, end, organization_class(words), rule, name=name)
