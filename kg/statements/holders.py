"""Which body has which post: what a title said beside a body, or without one, says of whose it is.

In: the entities of an article, the titles of the ontology. Out: the body, title and rule of every post that is held.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Entity, Mention, Statement
from kg.ontology import Ontology
from kg.statements.titles import AREA_CLASSES, AREA_POST, CORPORATE, LOCAL_POST, STATE_POST, Titles

__all__ = ["Held", "Link", "PostBodies", "as_former", "left_behind"]

Link = tuple[str, Mention]
Held = tuple[Link, str, bool, str]  # body, title, former, rule
# 局党组成员 behind a bureau's chief: the bureau
KINDS = tuple("公司 集团 学校 学院 医院 大学 银行 协会 商会 学会 局 院 校 司 厅 委 会 社 行 所".split())
PARTY_POST = re.compile(r"书记|常委|委员|成员|组织员|政委")
# sites that people work at: 桂林动物园总工程师, 海河火车站站长
HOUSE = re.compile(
    r"(?:动物园|植物园|公园|博物馆|纪念馆|图书馆|美术馆|火车站|车站|景区|风景区|机场|体育馆|书院|陵园|剧院|农场|林场|[水火核风]?电站|水库|[风水光]电场|电厂|水厂|煤矿|铁矿|金矿|酒店|饭店|宾馆|商场|超市|市场|(?<!文化|人民|市民)广场|购物中心|客运站|汽车站|服务区|度假村|养殖场|养殖基地|种植基地|产业园|示范园|民宿|农家乐|餐厅|面馆|茶馆|体育中心|会展中心)$"
)
ELECTED = re.compile(r"人民代表大会$|人大$")
REPORTERS = ("记者", "特约记者", "首席记者", "摄影记者")  # of a paper, whoever else says so stands in a byline
COMMITTEE = re.compile(r"(?:党委|党组|党工委|党总支|党支部)$")


@dataclass(frozen=True, slots=True)
class PostBodies:
    """The bodies and places of an article as those who have posts to give."""

    entities: Mapping[str, Entity]
    ontology: Ontology
    titles: Titles

    def has(self, link: Link, title: str) -> bool:
        """Whether a body or place has such a post."""
        if title == "代表":
            return (
                self.employs(link)
                and link[0] in self.entities
                and ELECTED.search(self.entities[link[0]].label) is not None
            )
        if title in REPORTERS:
            return link[1].cls == "Media" and self.employs(link)
        return self.titles.is_title(title) and self.employs(link) and self._fits_place(link, title)

    def employs(self, link: Link) -> bool:
        m = link[1]
        if self.ontology.is_a(m.cls, "Organization"):
            return link[0] in self.entities and self.entities[link[0]].named
        return m.named and self.ontology.is_a(m.cls, "Place")

    def resolved(self, link: Link) -> bool:
        return link[0] in self.entities and self.entities[link[0]].named

    def _fits_place(self, link: Link, title: str) -> bool:
        """A place has mayors and party secretaries; what else stands between is the rest of a body's name."""
        if not self.ontology.is_a(link[1].cls, "Place"):
            return True
        if link[1].cls in ("Township", "Village") and self.titles.is_alone(title) and not CORPORATE.search(title):
            return True  # 村医, 网格员, 宣传委员
        if link[1].cls == "Site" and HOUSE.search(link[1].text) and self.titles.is_alone(title):
            return True
        state = link[1].cls == "Country"
        parts = re.split(r"[、和兼]", title)
        if link[1].cls not in AREA_CLASSES and any(AREA_POST.match(part) for part in parts):
            return False  # 在某小区，副市长王大明
        return all(LOCAL_POST.fullmatch(part) or (state and STATE_POST.fullmatch(part)) for part in parts)

    def parted(self, body: Link, title: str, former: bool, rule: str) -> list[Held]:
        """马鞍山市委副书记、市长: the mayor is the city's, the deputy secretary the committee's."""
        parts = title.split("、")
        area = [part for part in parts if AREA_POST.match(part)]
        place = self.area_of(body, area[0]) if area and len(area) < len(parts) else None
        if place is None:
            return self._by_party(body, title, former, rule)
        rest = "、".join(part for part in parts if part not in area)
        return [(body, rest, former, rule), (place, "、".join(a.removeprefix("自治区") for a in area), former, rule)]

    def _by_party(self, body: Link, title: str, former: bool, rule: str) -> list[Held]:
        """云钢党委书记、董事长: what is no post of a party is one of the body whose committee it is."""
        entity, parts = self.entities.get(body[0]), title.split("、")
        others = [part for part in parts if not PARTY_POST.search(part)]
        committee = COMMITTEE.search(entity.label) if entity is not None and entity.cls == "PartyBody" else None
        if entity is None or committee is None or not others or len(others) == len(parts):
            return [(body, title, former, rule)]
        owners = self._owners(entity.label[: committee.start()])
        if len(owners) != 1:
            return [(body, title, former, rule)]
        m = body[1]
        whose = (owners[0].key, Mention(owners[0].label, m.start, m.end, owners[0].cls, m.rule))
        rest = "、".join(part for part in parts if part not in others)
        return [(body, rest, former, rule), (whose, "、".join(others), former, rule)]

    def _owners(self, owner: str) -> list[Entity]:
        """The bodies and places that a party committee's name without 党委 means."""
        kind = ("大学", "学院", "学校", "中学", "小学") if owner in ("校", "学校", "学院") else ()
        return [
            e
            for e in self.entities.values()
            if e.named
            and self.ontology.kind(e.cls) in ("Organization", "Place")
            and (owner in (e.label, *e.aliases) or e.label.endswith(kind))
        ]

    def of_same(self, said: Held, title: str) -> list[Held]:
        """A post said without a body, of the body that was said before it."""
        body = said[0]
        label = self.entities[body[0]].label if body[0] in self.entities else body[1].text
        committee = COMMITTEE.search(label)
        if committee and not PARTY_POST.search(title):  # 某医院党委书记甲、|工会主席乙: of the hospital
            owners = self._owners(label[: committee.start()])
            if len(owners) != 1:
                return []
            m, label = body[1], owners[0].label
            body = (owners[0].key, Mention(label, m.start, m.end, owners[0].cls, m.rule))
        own = next((w for w in KINDS if title.startswith(w) and label.endswith(w)), "")
        title = title[len(own) :]
        if AREA_POST.match(title):
            place = body if self._is_place_of(body, title) else self.area_of(body, title)
            return [(place, title, False, "posts.list")] if place else []
        if body[1].cls == "Country" and all(STATE_POST.fullmatch(part) for part in re.split(r"[、兼]", title)):
            return [(body, title, False, "posts.list")]
        if not self.titles.is_lead(title) or not self.titles.fits_body(title, body[1].cls, label):
            return []
        deputy = re.sub(r"^(?:常务|第一)?副", "", title)
        fits = self.ontology.is_a(body[1].cls, "Organization") or said[1].endswith(deputy)
        return [(body, title, False, "posts.list")] if fits else []

    def area_of(self, body: Link, post: str) -> Link | None:
        """The place whose committee or government a body is, if it has such a post."""
        area = AREA_POST.match(post)
        entity = self.entities.get(body[0])
        if area is None or entity is None or entity.cls not in ("PartyBody", "GovernmentBody"):
            return None
        places = [
            e
            for e in self.entities.values()
            if e.named and e.cls in AREA_CLASSES and e.label.endswith(area["area"]) and e.label in entity.label[:-1]
        ]
        best = max(places, key=lambda e: (len(e.label), e.key), default=None)
        m = body[1]
        return (best.key, Mention(best.label, m.start, m.end, best.cls, m.rule)) if best else None

    def _is_place_of(self, body: Link, title: str) -> bool:
        """Whether a body is itself the city of a mayor."""
        area, entity = AREA_POST.match(title), self.entities.get(body[0])
        return (
            area is not None
            and entity is not None
            and entity.cls in AREA_CLASSES
            and entity.label.endswith(area["area"])
        )


def left_behind(careers: Sequence[Sequence[Statement]]) -> list[Statement]:
    """Of posts that a text dates one after the other, those that a later one of the same person replaced."""
    last: dict[str, int] = {row[0].subject: n for n, row in enumerate(careers) if row}
    return [s for n, row in enumerate(careers) for s in row if n < last[s.subject]]


def as_former(statement: Statement) -> Statement:
    """A post as one that its holder has left."""
    qualifiers = {**dict(statement.qualifiers), "former": True}
    return replace(statement, qualifiers=tuple(sorted(qualifiers.items(), key=lambda q: q[0])))
