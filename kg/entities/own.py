"""The article's own places: what 省, 市 and 县 stand for when a body's name begins with them.

In: the article's mentions and the places it names. Out: the full name of the place, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.entities.divisions import Divisions
from kg.entities.names import AREAS
from kg.entities.things import AREA_ENDS, Thing
from kg.model import Article, Mention
from kg.ontology import Ontology

__all__ = ["OwnPlaces", "named_places", "with_owner"]

# a site by its kind alone: 奥体中心, 国际会议展览中心, 人民公园
COMMON_SITE = re.compile(
    r"(?:国际|世界|人民|工人|市民|文化|体育|奥体|奥林匹克|会议|会展|展览|博览|科技|商贸|商务|中心|中央|城市|高新|经济|技术|产业|工业"
    r"|综合|革命|烈士|火车|汽车|高铁|客运|南|北|东|西|新|老){0,4}"
    r"(?:中心|展览馆|体育馆|体育场|公园|广场|车站|站|机场|码头|大剧院|开发区|工业园区|园区|高新区|经开区|新区|陵园|大道|大桥)"
)
# 市博物馆, 省人力资源市场: the one house of its kind that a place has
OWN_SITE = re.compile(
    r"(?P<area>自治区|[省市县区州])(?:博物馆|博物院|图书馆|美术馆|科技馆|文化馆|档案馆|规划馆|展览馆|纪念馆|(?:工人|劳动人民)?文化宫|大剧院|奥体中心|体育馆|体育中心|会展中心"
    r"|[\u4e00-\u9fff]{0,6}?(?:人才|人力资源|劳动力)市场)"
)
# 校党委, 公司工会: whose it is, and how the names of such owners end
OWNERS = (
    (re.compile(r"(?:我校|本校|学校|校)(?=[\u4e00-\u9fff]{2})(?!友|办企)"), ("大学", "学院", "学校", "中学", "小学")),
    (re.compile(r"(?:学院|我院|院)(?=[\u4e00-\u9fff]{2})"), ("学院", "医院", "研究院")),
    (re.compile(r"医院(?=[\u4e00-\u9fff]{2})"), ("医院",)),
    (re.compile(r"(?:公司|集团)(?=[\u4e00-\u9fff]{2})"), ("公司", "集团")),
)
MOST_ABOVE = 3  # places named by which the one above them counts
NEAR = 8  # characters from a body to the next: a title and a stop between them


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """The places of one article, by level."""

    mentions: Sequence[Mention]
    context: Sequence[str]
    divisions: Divisions
    ontology: Ontology

    def place(self, area: str, start: int, full: str) -> str | None:
        """The place that 省 or 市 stands for: of the body right before, of a body with the same ending, else the last one of that level before."""
        before = self._before(area, start)
        if before is not None:
            return before
        tail = full[len(area) :]
        for other in self.mentions:
            if other.rule == "organization.row-of-posts":
                continue  # the bureau of another county's row
            words = other.name or other.text
            if words[0] in "全各该本某":
                continue  # 全省法院 names no province
            if words.endswith(area + tail) and len(words) > len(full) and self.ontology.is_a(other.cls, "Organization"):
                return words[: -len(tail)]
        return self._of_level(AREAS[area], area)

    def complete(self, m: Mention) -> Mention:
        """市博物馆 under the name of the city whose it is."""
        area = OWN_SITE.fullmatch(m.text)
        place = self.place(area["area"], m.start, m.text) if area else None
        return replace(m, name=place + m.text[area.end("area") :]) if area and place else m

    def settle(self, thing: Thing, i: int) -> None:
        """A township or site right behind its county or city: the names with what stands above; a name by its kind
        alone (奥体中心, 城关镇) is that place's."""
        above = ""
        first = i - 1
        while first >= 0 and thing.label.startswith(self.mentions[first].text):  # 南湖街道|办事处, named with its place
            first -= 1
        for j in range(first, -1, -1):
            if self.mentions[j].end != self.mentions[j + 1].start or not self.ontology.is_a(
                self.mentions[j].cls, "Place"
            ):
                break
            above = self.mentions[j].text + above
            thing.names.append(above + thing.label)
        if above and COMMON_SITE.fullmatch(thing.label):
            thing.label = self.mentions[i - 1].text + thing.label
        elif above and thing.cls in ("Township", "Village"):
            nearest = self.divisions.choose(self.mentions[i - 1].text, self.context)
            thing.disambiguator = nearest.name if nearest else self.mentions[i - 1].text

    def _before(self, area: str, start: int) -> str | None:
        """The place of the body named right before: 重庆 for 市总工会 in 重庆市人大常委会副主任，市总工会主席."""
        near = [m for m in self.mentions if 0 < start - m.end <= NEAR and self.ontology.is_a(m.cls, "Organization")]
        words = (near[-1].name or near[-1].text) if near else ""
        name = next((words[:n] for n in range(2, min(10, len(words))) if words[n - 1] == area), "")
        return (
            name if name in self.divisions.by_name or re.match(r"(?![全各该本某我])[\u4e00-\u9fff]{3,}", name) else None
        )

    def _of_level(self, level: str, area: str) -> str | None:
        counted: dict[str, int] = {}
        above: dict[str, int] = {}  # as what lies above others: twelve districts are no twelve namings of their city
        for name in self.context:
            division = self.divisions.choose(name, self.context)
            if division is None:
                if level not in ("Province",) and name.endswith(area) and len(name) >= 3:
                    counted[name] = counted.get(name, 0) + 1
                continue
            for unit in (division, *self.divisions.ancestors(division)):
                fits = unit.cls == level or (area == "市" and unit.cls == "Province" and unit.name.endswith("市"))
                fits = fits or (area == "市" and unit.cls == "County" and unit.name.endswith("市"))
                if not fits or not unit.name.endswith(area):
                    continue
                if unit is not division:
                    above[unit.name] = above.get(unit.name, 0) + 1
                if unit is division or above[unit.name] <= MOST_ABOVE:
                    counted[unit.name] = counted.get(unit.name, 0) + (2 if unit is division else 1)
        return max(counted, key=lambda name: (counted[name], -self._first(name)), default=None)

    def _first(self, name: str) -> int:
        return next((i for i, c in enumerate(self.context) if c == name or name.startswith(c)), 999)


def named_places(article: Article, mentions: Sequence[Mention], divisions: Divisions, ontology: Ontology) -> list[str]:
    """Every place name that an article gives, in bodies' names too; the dateline's first."""
    found = [article.place] if article.place else []
    found += 2 * _of_title(article.title or "", divisions)
    for m in mentions:
        words = m.name or m.text
        if ontology.is_a(m.cls, "Place"):
            found.append(words)
        elif ontology.is_a(m.cls, "Organization"):
            match = re.match(rf"[\u4e00-\u9fff]{{2,12}}?[{AREA_ENDS}](?=[\u4e00-\u9fff]{{2}})", words)
            known = [words[:n] for n in range(2, min(9, len(words))) if words[:n] in divisions.by_name]
            found += known or ([match.group()] if match else [])
        elif m.named and ontology.is_a(m.cls, "Event"):  # 云州市|第三届运动会
            name = next((words[:n] for n in range(min(9, len(words)), 2, -1) if words[:n] in divisions.by_name), "")
            found += [name] if name.endswith(tuple(AREA_ENDS)) else []
    return found


def _of_title(title: str, divisions: Divisions) -> list[str]:
    """The provinces and cities that a title names: the story is about theirs."""
    found, place = [], 0
    while place < len(title) - 1:
        name = next(
            (title[place : place + n] for n in range(8, 1, -1) if title[place : place + n] in divisions.by_name), ""
        )
        units = divisions.by_name.get(name, ())
        if any(u.cls in ("Province", "Prefecture") or (u.cls == "County" and u.name == name) for u in units):
            found.append(name)
        place += len(name) or 1
    return found


def with_owner(name: str, things: Sequence[Thing]) -> str:
    """The name of a part behind that of its owner, where the article names one such body: 桂林大学|党委 for 校党委."""
    for lead, endings in OWNERS:
        match = lead.match(name)
        for ending in endings if match else ():
            found = [t.label for t in things if t.kind == "Organization" and t.named and t.label.endswith(ending)]
            if match and len(found) == 1:
                return found[0] + name[match.end() :]
    return name
