"""Mentions of one article → its entities: what is one thing inside a story.

In: mentions in text order. Out: entities, and the entity key of every mention.
Ways, in order: 以下简称, central bodies and abbreviations, the article's own place, containment, quoted cores, nearest
earlier thing of a kind (该公司, 《通知》, 会议). Each merge keeps its reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.entities.divisions import Divisions, load_divisions
from kg.entities.implied import find_implied
from kg.entities.names import Bodies, load_bodies, own_area, shared_forms, variants
from kg.entities.own import OwnPlaces, named_places, with_owner
from kg.entities.pointed import antecedent, nearest_named, own_place, titled
from kg.entities.shorts import abbreviates, official_form, same_body, short_for_company, zone_forms
from kg.entities.things import (
    BARE,
    CALLED,
    CAPTION,
    HOLDS,
    POINTING,
    PROGRAMME,
    QUOTED,
    SESSION,
    Thing,
    plain,
    quotes,
    quotes_plain,
)
from kg.model import Article, Entity, Mention
from kg.ontology import Ontology

__all__ = ["resolve_article"]


class _Resolver:
    """The state of one article's resolution."""

    def __init__(self, article: Article, mentions: Sequence[Mention], ontology: Ontology):
        self.article, self.mentions, self.ontology = article, mentions, ontology
        self.divisions: Divisions = load_divisions(ontology)
        self.bodies: Bodies = load_bodies(ontology)
        self.things: list[Thing] = []
        self.links: list[int] = []
        self.called = {m["name"]: m.start() for m in CALLED.finditer(article.text)}
        self.places = [m.name or m.text for m in mentions if ontology.is_a(m.cls, "Place")]
        self.context = named_places(article, mentions, self.divisions, ontology)
        self.own = OwnPlaces(mentions, self.context, self.divisions, ontology)

    def run(self) -> tuple[tuple[Entity, ...], tuple[tuple[str, Mention], ...]]:
        order = sorted(
            range(len(self.mentions)),
            key=lambda i: (not self.mentions[i].named, -len(self.mentions[i].text), self.mentions[i].start),
        )
        links: dict[int, int] = {}
        for i in order:
            links[i] = self._resolve(i, self.mentions[i], links)
        credited = self._credits() | self._implied()
        keys = self._keys()
        entities = tuple(self._entity(thing, key) for thing, key in zip(self.things, keys, strict=True))
        used = {links[i] for i in links} | credited
        kept = tuple(e for n, e in enumerate(entities) if n in used)
        return kept, tuple((keys[links[i]], self.mentions[i]) for i in range(len(self.mentions)))

    def _implied(self) -> set[int]:
        """Things that stand only inside a longer name."""
        found = find_implied(self.article.text, self.mentions, self.divisions, self.bodies, self.ontology)
        return {self._resolve(0, m, {}) for m in list(found)}

    def _credits(self) -> set[int]:
        """People and papers of the bylines, which stand outside the text."""
        used = set()
        for credit in self.article.credits:
            if credit.role in ("来源", "出品", "电头") or re.search(
                r"(报|社|网|频道|新闻|融媒|部|客户端|工会|中心|联播|在线|卫视|台|公众号|发布|直播|栏目)$", credit.name
            ):
                used.add(self._medium(credit.name))
            else:
                n = self._same("Person", credit.name)
                used.add(n if n is not None else self._add(Thing("Person", credit.name, "Person", True, [credit.name])))
            if credit.organization:
                used.add(self._medium(credit.organization))
        return used

    def _medium(self, name: str) -> int:
        plain = CAPTION.sub("", name).removesuffix("客户端")
        label = self.bodies.label(self.bodies.full.get(plain, plain))
        for candidate in (label, plain, name):
            if (n := self._same("Organization", candidate)) is not None:
                return self._join(n, name)
        names = [plain, label, *self.bodies.aliases(plain)]
        return self._add(Thing("Media", label, "Organization", True, list(dict.fromkeys(names))))

    def _resolve(self, i: int, m: Mention, links: dict[int, int]) -> int:
        kind = self.ontology.kind(m.cls)
        whole = self._called(m, links)
        if whole is not None:
            return self._join(whole, m.text, f"{m.text} = {self.things[whole].label}: the article calls it so")
        meant = antecedent(self.article, self.mentions, i, links, self.things, self.ontology)
        if meant is not None:
            return self._point(meant, f"{m.text} = {self.things[meant].label}: the one of this kind that is meant")
        find = {"Organization": self._organization, "Place": self._place, "Person": self._person}.get(
            kind, self._described
        )
        return find(i, m, kind, links)

    def _called(self, m: Mention, links: dict[int, int]) -> int | None:
        """The thing that 以下简称 gave this short name."""
        at = self.called.get(m.text.strip("“”‘’"))
        return next((links[j] for j in links if self.mentions[j].end == at), None) if at is not None else None

    def _add(self, thing: Thing) -> int:
        self.things.append(thing)
        return len(self.things) - 1

    def _same(self, kind: str, label: str) -> int | None:
        return next(
            (n for n, t in enumerate(self.things) if t.kind == kind and (t.label == label or label in t.names)), None
        )

    def _join(self, n: int, name: str, reason: str = "") -> int:
        thing = self.things[n]
        if name not in thing.names:
            thing.names.append(name)
        if reason and reason not in thing.reasons and name != thing.label:
            thing.reasons.append(reason)
        return n

    def _point(self, n: int, reason: str) -> int:
        """A word that points (该公司, 本次会议) is no name of what it points at."""
        if reason not in self.things[n].reasons:
            self.things[n].reasons.append(reason)
        return n

    def _person(self, i: int, m: Mention, kind: str, links: dict[int, int]) -> int:
        name = m.name or m.text
        n = self._same(kind, name)
        if n is None and not m.named and (n := titled(m, self.mentions, links, self.things)) is not None:
            return self._point(n, f"{m.text} = {self.things[n].label}: the one of this surname before")
        return self._join(n, name) if n is not None else self._add(Thing(m.cls, name, kind, m.named, [name]))

    def _place(self, i: int, m: Mention, kind: str, links: dict[int, int]) -> int:
        own = own_place(m, self.context, self.divisions)
        if own:
            m = replace(m, text=own, named=True)
        m = self.own.complete(m)
        name = m.name or m.text
        division = self.divisions.choose(name, self.context)
        zone = zone_forms(name)
        label = division.name if division else zone[0] if zone else name
        if label == "中华人民共和国":
            label = "中国"
        n = self._same(kind, label)
        if n is None and division is None:
            n = self._containing(kind, label, m.start)
        if n is not None:
            self.things[n].named = self.things[n].named or m.named
            return self._join(n, m.text, f"{m.text} = {self.things[n].label}: short form of a place")
        thing = Thing(
            division.cls if division else m.cls, label, kind, m.named, list(dict.fromkeys([m.text, name, label, *zone]))
        )
        if division:
            self._describe(thing, division.name)
        elif i:
            self.own.settle(thing, i)
        return self._add(thing)

    def _describe(self, thing: Thing, name: str) -> None:
        division = self.divisions.choose(name, self.context)
        if division is None:
            return
        above = self.divisions.ancestors(division)
        thing.names += [division.name, *([division.short] if division.short else [])]
        prefix = ""
        for parent in above:
            prefix = parent.name + prefix
            thing.names.append(prefix + division.name)
        if len(self.divisions.by_name.get(division.name, ())) > 1 and above:
            thing.disambiguator = above[0].name
        thing.identifiers = (("gb2260", division.code),) if division.code.isdigit() else ()
        if division.code in self.divisions.wikidata:
            thing.identifiers += (("wikidata", self.divisions.wikidata[division.code]),)

    def _organization(self, i: int, m: Mention, kind: str, links: dict[int, int]) -> int:
        name = m.name or m.text
        if not m.named:
            return self._pointed(i, m, kind, links)
        full, reason = self._full_name(m, name)
        label, mark = self._anchored(self.bodies.label(full), m.cls)
        if m.rule in ("organization.office", "organization.of-place") and full == name:
            mark = self.article.id[:8]  # every university has a 教务处
        own = own_area(name) is not None and full != name  # 市总工会 may be another city's elsewhere in the article
        for candidate in dict.fromkeys((label, full) if own else (label, full, name)):
            n = self._same(kind, candidate)
            if n is not None:
                return self._join(n, name, reason or f"{name} = {self.things[n].label}: the same form")
        n = self._containing(kind, full, m.start)
        if n is None and name != full:
            n = self._containing(kind, name, m.start)
        if n is not None:
            return self._join(n, name, f"{name} = {self.things[n].label}: contained in the longer name")
        if BARE.fullmatch(name) and not HOLDS.match(self.article.text, m.end):
            return self._pointed(i, replace(m, named=False), kind, links)
        names = [
            name,
            full,
            label,
            *self.bodies.aliases(name),
            *self.bodies.aliases(full),
            *variants(name),
            *variants(full),
        ]
        thing = Thing(m.cls, label, kind, True, list(dict.fromkeys(names)), [reason] if reason else [], mark)
        self.own.settle(thing, i)
        return self._add(thing)

    def _anchored(self, label: str, cls: str) -> tuple[str, str]:
        """A district's body under its city's name; a mark of the article where nothing says which city's it is."""
        if own_area(label) is not None:
            return label, self.article.id[:8]
        county = next(
            (
                label[:n]
                for n in range(min(9, len(label) - 1), 2, -1)
                if any(d.cls == "County" and d.name == label[:n] for d in self.divisions.by_name.get(label[:n], ()))
            ),
            None,
        )
        if county is None:
            return label, ""
        division = self.divisions.choose(county, self.context)
        if division is None:
            return label, self.article.id[:8]
        above = self.divisions.ancestors(division)
        local = cls in ("TradeUnion", "PartyBody", "GovernmentBody")
        return (above[0].name + label if local and county[-1] == "区" and above else label), ""

    def _full_name(self, m: Mention, name: str) -> tuple[str, str]:
        """The name with its abbreviations opened and its own place set before it."""
        full, reason = name, ""
        if m.rule == "organization.office":
            full = with_owner(name, self.things)
            reason = f"{name} = {full}: the article's own" if full != name else ""
        if (
            m.rule == "organization.abbreviated" or re.search(r"[省市区县州]总$", name)
        ) and name not in self.bodies.full:
            full, reason = name + "工会", f"{name}: short for {name}工会"
        area = own_area(full)
        if area is not None:
            place = self.own.place(area, m.start, full)
            if place:
                full = place + full[len(area) :]
                reason = f"{name} = {full}: the article's own {area} is {place}"
        expanded = official_form(self.bodies.expand(full), self.divisions)
        if expanded != full:
            reason = reason or f"{full} = {expanded}: short form of a body"
        return expanded, reason

    def _containing(self, kind: str, name: str, start: int) -> int | None:
        """The one longer name that ends with, or (for companies) begins with, this one."""
        longer = [(n, t) for n, t in enumerate(self.things) if t.kind == kind and t.named and t.label != name]
        ends = [n for n, t in longer if any(x.endswith(name) and same_body(x, name) for x in t.names)]
        ends = [n for n in ends if self._free(self.things[n], name, start)]
        if len(ends) == 1 and len(name) >= 3:
            return ends[0]
        if kind != "Organization":
            return None
        whole = re.search(r"(集团|银行|局)$", name)
        begins = (
            []
            if whole
            else [
                n
                for n, t in longer
                if t.cls == "Company" and short_for_company(name, t.label, self.divisions, self.ontology)
            ]
        )
        if not begins:
            begins = [n for n, t in longer if abbreviates(name, t.label)]
        return begins[0] if len(begins) == 1 else None

    def _free(self, thing: Thing, name: str, start: int) -> bool:
        """The state's own 外交部 is short for 南非外交部 only where that was said before it."""
        if self.bodies.cls(name) not in ("GovernmentBody", "PartyBody") or name not in self.bodies.full:
            return True
        return any(-1 < self.article.text.find(x) < start for x in thing.names if x.endswith(name) and x != name)

    def _pointed(self, i: int, m: Mention, kind: str, links: dict[int, int]) -> int:
        """该公司, 学校: a body of that kind; other unnamed bodies stay unnamed."""
        if m.text in ("总工会", "工会", "政府", "法院", "检察院"):
            n = self._same_named(kind, m.text)
            n = n if n is not None else self._beside(i, m, kind)
            if n is not None:
                return n
        n = next((k for k, t in enumerate(self.things) if not t.named and t.kind == kind and t.label == m.text), None)
        return n if n is not None else self._add(Thing(m.cls, m.text, kind, False, [m.text]))

    def _same_named(self, kind: str, name: str) -> int | None:
        return next((n for n, t in enumerate(self.things) if t.kind == kind and t.named and name in t.names), None)

    def _beside(self, i: int, m: Mention, kind: str) -> int | None:
        """市人大常委会副主任、总工会主席: the union of the same city as the body right before."""
        if i == 0 or m.start - self.mentions[i - 1].end > 14 or m.text != "总工会":
            return None
        area = own_area(self.mentions[i - 1].name or self.mentions[i - 1].text)
        place = self.own.place(area, m.start, area + m.text) if area else None
        if not place:
            return None
        label, reason = place + m.text, f"{m.text} = {place + m.text}: the body before is of the same {area}"
        n = self._same(kind, label)
        return (
            self._join(n, m.text, reason)
            if n is not None
            else self._add(Thing(m.cls, label, kind, True, [label, m.text], [reason]))
        )

    def _described(self, i: int, m: Mention, kind: str, links: dict[int, int]) -> int:
        """Documents, events, awards, groups: same words, same quoted core, the end of a longer name, or the one pointed at."""
        name = m.name or m.text
        bare = plain(name)
        for n, thing in enumerate(self.things):
            if thing.kind == kind and any(plain(x) == bare for x in thing.names):
                return self._join(n, name)
        if kind in ("Event", "Document", "Award"):
            near = (
                nearest_named(self.article.text, self.mentions, i, name, links, self.ontology)
                if kind == "Event" and not m.named
                else None
            )
            longer = near if near is not None else self._longer(kind, name, bare)
            if longer is not None:
                return self._join(longer, name, f"{name} = {self.things[longer].label}: short for the longer name")
        kinds_of = (
            m.cls == "Contract" and POINTING.match(name) is None
        )  # 集体合同: a kind of contract, not the last one
        if not m.named and kind in ("Event", "Document") and not kinds_of:
            near = nearest_named(self.article.text, self.mentions, i, name, links, self.ontology)
            if near is not None:
                reason = f"{name} = {self.things[near].label}: the nearest one before"
                return self._point(near, reason) if POINTING.match(name) else self._join(near, name, reason)
        label = name.strip("《》") if name.startswith("《") and name.endswith("》") and name.count("《") == 1 else name
        own = (
            self.article.id[:8] if m.rule in ("event.governed", "document.governed", "award.rank") else ""
        )  # 动员部署会议, 一等奖
        return self._add(Thing(m.cls, label, kind, m.named, list(dict.fromkeys([label, name])), disambiguator=own))

    def _longer(self, kind: str, name: str, bare: str) -> int | None:
        core = QUOTED.search(name)
        for n, thing in enumerate(self.things):
            if thing.kind != kind or not thing.named or thing.cls == "Contract":
                continue
            if core and any(core.group(1) in quotes(x) for x in thing.names):
                if PROGRAMME.search(name) and SESSION.search(thing.label):
                    continue  # “桥”项目 is more than the “桥”专题培训
                return n
            if len(bare) >= 4 and any(plain(x).endswith(bare) or bare in quotes_plain(x) for x in thing.names):
                return n
        return None

    def _keys(self) -> list[str]:
        keys: list[str] = []
        for n, thing in enumerate(self.things):
            local = (not thing.named and not thing.identifiers) or thing.kind in ("Group",)
            key = f"{thing.kind}:{thing.label}" + (f"@{thing.disambiguator}" if thing.disambiguator else "")
            key += f"#{self.article.id}" if local and thing.kind != "Group" else ""
            keys.append(key if key not in keys else f"{key}#{n}")
        return keys

    def _entity(self, thing: Thing, key: str) -> Entity:
        names = shared_forms([n for n in thing.names if n])
        return Entity(
            key,
            thing.cls,
            thing.label,
            names,
            thing.named,
            thing.disambiguator,
            tuple(sorted(set(thing.reasons))),
            thing.identifiers,
        )


def resolve_article(
    article: Article, mentions: Sequence[Mention], ontology: Ontology
) -> tuple[tuple[Entity, ...], tuple[tuple[str, Mention], ...]]:
    """The entities of an article and the key of each mention, in order."""
    return _Resolver(article, mentions, ontology).run()
