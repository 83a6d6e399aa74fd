"""What 该公司, 我院, 学校 and 本县 stand for.

In: a mention that points, and the named mentions of the article with the things they are. Out: the thing, or None.
该 and 这家 point at the nearest body of the kind before; 我, 本 and a noun alone at the one body of the kind that the
article, or at least the paragraph, names. Where two could be meant there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.entities.divisions import Divisions
from kg.entities.things import POINTING, TITLED, Thing, plain
from kg.model import Article, Mention
from kg.ontology import Ontology

__all__ = ["antecedent", "nearest_named", "own_place", "titled"]

SYSTEM = re.compile(
    r"^全(?P<area>[省市县区州旗])(?:各级|各地|各|基层|广大)*工会(?:组织)?$"
)  # the federation of the area
# 甲公司董事长王大明到我公司参观: whoever comes is not 我公司
HOST = re.compile(r"(?:到|来|赴|临|走进|访问|参观|拜访)了?(?:我们?|本)(?:公司|集团|[校院社厂行局站馆所])")
END = re.compile(r"[。！？\n]")
NEW = "一[家所个座][^，。；]{{0,14}}{0}|“[^“”]{{1,8}}{0}”"  # 成立了一所“某某|学校”: a body that no mention names
POINTER = re.compile(r"^(?P<how>该|本|我们?|此|这[家所个])?(?P<noun>.+)$")
ANY_MEETING = frozenset("会议 大会 会 全会".split())
TOLD_THERE = ("发布会", "通气会")  # where a 大会 is told of
# 会议决定|某会议于7月1日举行: a meeting to come is not the one that goes on
COMING = re.compile("(?:决定|建议|提请|将于?|将举办|将召开|将举行)[^，。；]{0,6}$")


@lru_cache(maxsize=8)
def _endings(ontology: Ontology) -> Mapping[str, re.Pattern[str]]:
    return {row[0]: re.compile(f"(?:{row[2]})$") for row in ontology.lexicon("pointers")}


def antecedent(
    article: Article,
    mentions: Sequence[Mention],
    i: int,
    links: Mapping[int, int],
    things: Sequence[Thing],
    ontology: Ontology,
) -> int | None:
    """The number of the thing that mention i points at; 我国 is no pointer but a name."""
    m = mentions[i]
    if not m.named and (system := SYSTEM.match(m.text)):
        unions = {
            links[j] for j, o in enumerate(mentions) if j in links and o.named and things[links[j]].cls == "TradeUnion"
        }
        of_area = [n for n in sorted(unions) if things[n].label.endswith(system["area"] + "总工会")]
        return of_area[0] if len(of_area) == 1 else None
    match = POINTER.match(m.text)
    if match is None or m.named or m.cls == "Country" or not (match["how"] or m.rule == "pointer.alone"):
        return None
    ending = _endings(ontology).get(match["noun"], re.compile(re.escape(match["noun"]) + "$"))
    kind = ontology.kind(m.cls)
    if kind not in ("Organization", "Place"):
        return None
    fitting = [
        (other.start, links[j])
        for j, other in enumerate(mentions)
        if j in links
        and other.named
        and (things[links[j]].kind == kind or (kind == "Organization" and things[links[j]].cls == "Site"))
        and any(ending.search(name) for name in (other.name or other.text, things[links[j]].label))
    ]
    before = [f for f in fitting if f[0] < m.start]
    if match["how"] in ("本", "我", "我们"):  # 原云岭大学校长来到我校: another school
        others = {n for start, n in fitting if article.text.startswith(("原", "前"), start - 1)}
        others |= _guests(article.text, fitting)
        return _only([f for f in fitting if f[1] not in others])
    if match["how"] and before and _introduced(article.text, mentions, before[-1][0], m, match["noun"]):
        return None
    if match["how"]:
        return before[-1][1] if before else None
    first = min((start for start, _ in fitting), default=0)
    if any(o.text == m.text and not o.named and o.start < first for o in mentions):
        return None  # 银行代客售汇…民生银行分析…银行结汇: banks of all kinds
    return _only(before) if _only(fitting) is not None else _only(_beside(article, m, before))


def _introduced(text: str, mentions: Sequence[Mention], start: int, pointer: Mention, noun: str) -> bool:
    """Whether a body that no mention covers came between the one named at start and the pointer."""
    end = max(o.end for o in mentions if o.start == start)
    return re.search(NEW.format(noun), text[end : pointer.start]) is not None


def nearest_named(
    text: str, mentions: Sequence[Mention], i: int, name: str, links: Mapping[int, int], ontology: Ontology
) -> int | None:
    """A bare 会议, 活动, 通知: the nearest earlier named one whose words end in it, or (会议) any meeting; one to come
    only where there is no other."""
    head, kind, to_come = POINTING.sub("", plain(name)), ontology.kind(mentions[i].cls), None
    for j in range(i - 1, -1, -1):
        other = mentions[j]
        if j not in links or not other.named or ontology.kind(other.cls) != kind:
            continue
        words = plain(other.name or other.text)
        fits = words.endswith(head) or (len(head) >= 4 and head in words)
        if head == "大会" and words.endswith(TOLD_THERE):
            continue
        if fits or (head in ANY_MEETING and other.cls == "Meeting"):
            if COMING.search(text[max(0, other.start - 12) : other.start]) is None:
                return links[j]
            to_come = links[j] if to_come is None else to_come
    return to_come


def _guests(text: str, fitting: Sequence[tuple[int, int]]) -> set[int]:
    """The things that stand in a sentence before 到我公司."""
    found = set()
    for match in HOST.finditer(text):
        begin = max((end.end() for end in END.finditer(text, 0, match.start())), default=0)
        found |= {n for start, n in fitting if begin <= start < match.start()}
    return found


def own_place(m: Mention, context: Sequence[str], divisions: Divisions) -> str | None:
    """The one place of its level that an article names, if only in bodies' names: 我县 under 阳朔县教育局."""
    if m.rule != "pointer.that" or m.text[:1] not in "我本":
        return None
    found = set()
    for name in context:
        division = divisions.choose(name, context)
        units = (division, *divisions.ancestors(division)) if division is not None else ()
        found |= {u.name for u in units if u.name.endswith(m.text[-1])}
    return next(iter(found)) if len(found) == 1 else None


def titled(m: Mention, mentions: Sequence[Mention], links: Mapping[int, int], things: Sequence[Thing]) -> int | None:
    """The one person of this surname that is named before: 张主席."""
    title = TITLED.match(m.text)
    if title is None:
        return None
    before = {links[j] for j, o in enumerate(mentions) if j in links and o.start < m.start and o.cls == "Person"}
    meant = [n for n in sorted(before) if things[n].named and things[n].label[0] == title["surname"]]
    return meant[0] if len(meant) == 1 else None


def _only(found: Sequence[tuple[int, int]]) -> int | None:
    things = {thing for _, thing in found}
    return next(iter(things)) if len(things) == 1 else None


def _beside(article: Article, m: Mention, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the same paragraph."""
    block = next((b for b in article.blocks if b.start <= m.start < b.end), None)
    return [f for f in found if block is not None and block.start <= f[0]]
