"""Areas that act: an area that stands for the office or committee that runs it.

In: an article's text and its names, in text order. Out: the names, such areas as bodies: 由云岭高新区、市科协主办,
南湖街道联合某公司开展活动, but 在南湖街道开展活动.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.venues import runs_itself
from kg.model import Mention

__all__ = ["acting_areas"]

# an area that stands among bodies is the body that runs it
ZONE = re.compile(r"(?:街道|开发区|高新区|经开区|经济区|产业园区|工业园区)$")
JOINT = re.compile(r"(?:[、和与及]|以及|联合|会同|携手)")
AMONG = frozenset("GovernmentBody PartyBody TradeUnion Association Institution Company Department".split())
OFFICE = re.compile(r"(?:街道|社区)$")
# what an office does, and an area does not
DOES = re.compile(
    r"(?:近日|日前|今天|昨天|当天|还|也|又|已|先后|相继|多次|多方|积极|持续|主动|精心|深入|\d+月\d+日[上下]?午?)*"
    r"(?:联合(?!社|会|体)|携手|会同|协同|组织(?!部|委员)|动员|发动|号召|邀请|特邀|举办|召开|开展|启动|发起|推出|推行|打造|成立|组建|建立了|设立了|印发|充分发挥|依托)"
)
REST = re.compile(r"劳动者[\u4e00-\u9fff]{0,4}(?:服务站|驿站|服务点)$")  # where people rest, no body that acts
TOGETHER = re.compile(
    r"等?(?:[一二三四五六七八九十\d]*[家个]?(?:单位|部门))?(?:联合|共同|携手|联手|主办|承办|协办)(?!社|会|体)"
)
PARTNER = re.compile(r"(?:联合|携手|会同|(?:主|承|协|联)办(?:单位|方)?[：:为是]?)$")
WITHIN = re.compile(r"(?:在|于|到|至|进|抵达|走访|前往|赴|位于|来自|对|向|为|给|把|将|从)$")
PLACED = re.compile(r"(?:[内里境外]|辖[区内]|范围|区域|一带|附近|的)")


def acting_areas(text: str, names: Sequence[Mention]) -> list[Mention]:
    """The names in text order, with such areas as bodies."""
    found = list(names)
    for n, m in enumerate(found):
        if m.cls in ("Site", "Place") and m.named and runs_itself(text, m.text, m.end):
            found[n] = replace(m, cls="Institution", rule="organization.house")
        elif m.cls == "Institution" and m.named and REST.search(m.text):
            found[n] = replace(m, cls="Site")
        elif _area(text, found, n) and _among(text, found, n):
            found[n] = replace(m, cls="GovernmentBody", rule="organization.area")
    offices = {m.text for n, m in enumerate(found) if _office(text, found, n) and _acts(text, found, n)}
    for n, m in enumerate(found):
        if m.text in offices and _office(text, found, n) and not PLACED.match(text, m.end):
            found[n] = replace(m, cls="GovernmentBody", rule="organization.area")
    return found


def _inner(found: Sequence[Mention], n: int) -> bool:
    """云岭高新区|南湖街道: whether another name begins where this one ends."""
    return n + 1 < len(found) and found[n + 1].start == found[n].end


def _among(text: str, found: Sequence[Mention], n: int) -> bool:
    """Whether a name stands in a row with a body."""
    m = found[n]
    if _inner(found, n):
        return False
    before = found[n - 1] if n and JOINT.fullmatch(text[found[n - 1].end : m.start]) else None
    after = found[n + 1] if n + 1 < len(found) and JOINT.fullmatch(text[m.end : found[n + 1].start]) else None
    return any(o is not None and o.cls in AMONG for o in (before, after))


def _area(text: str, found: Sequence[Mention], n: int) -> bool:
    """Whether a name can be that of a zone, or of a community that does something together with others."""
    m = found[n]
    if m.cls == "Village":
        return m.text.endswith("社区") and _jointly(text, found, n)
    return m.cls in ("Township", "Site") and ZONE.search(m.text) is not None


def _jointly(text: str, found: Sequence[Mention], n: int) -> bool:
    """由某大队和|南湖社区、北山社区|共同发起: whether the row that a name is in does something together."""
    while n + 1 < len(found) and JOINT.fullmatch(text[found[n].end : found[n + 1].start]):
        n += 1
    return TOGETHER.match(text, found[n].end) is not None


def _office(text: str, found: Sequence[Mention], n: int) -> bool:
    """Whether a name can be that of a subdistrict's or a community's office: no larger place, nothing that lies in it."""
    m, first = found[n], n
    if m.cls not in ("Township", "Village") or not m.named or not OFFICE.search(m.text) or _inner(found, n):
        return False
    while first and found[first - 1].end == found[first].start:
        first -= 1
    return WITHIN.search(text[max(0, found[first].start - 3) : found[first].start]) is None


def _acts(text: str, found: Sequence[Mention], n: int) -> bool:
    """Whether the words around a name say that it does something."""
    m = found[n]
    return DOES.match(text, m.end) is not None or PARTNER.search(text[max(0, m.start - 6) : m.start]) is not None
