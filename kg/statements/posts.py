"""Posts: organisation + post + person, said by a noun phrase.

In: sentences with mentions. Out: holdsPosition with the title as printed; former where 原 stands before it.
Forms: 海南省总工会党组书记、常务副主席王全; 市委副书记、市委政法委书记王彤阳; 副委员长李建国、王胜俊…; 王全任…主席.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from kg.model import Draft, Mention, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.evidence import make_statement
from kg.statements.holders import Held, Link, PostBodies, as_former, left_behind
from kg.statements.seats import seat_for, seat_of
from kg.statements.service import led_post, own_post, served_post
from kg.statements.staff import listed_members, plain_member
from kg.statements.states import area_posts, envoy, of_country, region_post, state_posts
from kg.statements.titles import (
    AREA_CLASSES,
    BOTH,
    FORMER,
    GIVES,
    GIVES_TO,
    HIRES,
    HONORIFIC,
    INHERITED,
    JOINT,
    PAST,
    RANGE,
    RESPECTIVELY,
    RESUMED,
    SAME,
    SINGLE,
    TAKES,
    TAKES_FROM,
    Titles,
    load_titles,
)

__all__ = ["find_posts"]

# a chief whose title shares its first character with the end of the body's name: 教育局|长
CHIEF = re.compile(r"[部局厅司院校馆台所站社行处队署]长(?!期|度|效|江|远|城|沙|春|征)")
LISTED = rf"{HONORIFIC}[、 　]?(?:[、和与及 　]|以及)"
ASIDE = re.compile(
    r"（[^（）]{1,24}）|(?:19|20)\d\d[届级](?:新进|新入职)?"
)  # 服务队（全国最佳组织）队长, 2021届新进员工
ENVOY = re.compile(r"^(?:首席|前任?|原|副|特命全权|总|候任)*(?:大使|公使|领事|代表|参赞|特使|特派员)$")
TITLE_AFTER = re.compile(
    r"(?:（[^（）]{1,6}）)?的?(?:一[名位个])?(?:首任|首位|现任|新任|第[一二三四五六七八九十]+任)?(?P<title>[\u4e00-\u9fff、]{1,24})"
)


def find_posts(draft: Draft, ontology: Ontology) -> list[Statement]:
    """All posts of an article."""
    titles = load_titles(ontology)
    found: list[Statement] = []
    careers: list[list[Statement]] = []
    person: Link | None = None
    for sentence in draft.sentences:
        inside = draft.within(sentence)
        finder = _Finder(draft, sentence, inside, ontology, titles)
        finder.known = {s.subject for s in found}
        found += finder.run() + finder.shared() + finder.resumed(person) + finder.served(person)
        careers += finder.dated
        people = {m[0]: m for m in inside if m[1].named and m[1].cls == "Person"}
        if people:
            person = next(iter(people.values())) if len(people) == 1 else None
    for sentence, holder, body, title in listed_members(draft, ontology, titles):
        finder = _Finder(draft, sentence, (), ontology, titles)
        found += finder.held_by(holder, [(body, title, False, "posts.members")])
    left = left_behind(careers)
    return [as_former(s) if s in left else s for s in found]


def _beginnings(words: str) -> list[str]:
    return [words[:n] for n in range(len(words), 1, -1)]


class _Finder:
    """The posts of one sentence."""

    def __init__(
        self,
        draft: Draft,
        sentence: Sentence,
        mentions: Sequence[Link],
        ontology: Ontology,
        titles: Titles,
    ):
        self.draft, self.article, self.entities = draft, draft.article, draft.entities
        self.sentence, self.mentions = sentence, mentions
        self.dated: list[list[Statement]] = []  # rows of posts that begin with a year
        self.known: Set[str] = frozenset()  # people whose posts the article has said before
        self.ontology, self.titles = ontology, titles
        self.bodies = PostBodies(draft.entities, ontology, titles)

    def run(self) -> list[Statement]:
        found: list[Statement] = []
        last: list[Held] = []
        said: list[Held] = []  # the last post that the sentence gives anybody
        for i, (key, m) in enumerate(self.mentions):
            if not (m.named and m.cls == "Person"):
                continue
            held = self._before(i)
            if not held and last:
                held = self._listed(i, last) or self._inherits(i, last)
            taken = self._takes(i) or ([] if held else self._takes_same(i, said))
            for person in self.mentions[self._run(i)[0] : i] if taken and not held else ():
                found += self.held_by(person, taken)
            held = held or taken or self._appointed(i) or self._hired(i) or self._behind(i, last) or self._seated(i)
            held = held or self._plain(i)
            last, said = held, held or said
            found += self.held_by((key, m), [*held, *(t for t in taken if t not in held)])
        return found

    def _plain(self, i: int) -> list[Held]:
        """云岭大学化学学院王大明说: of the body, with no title."""
        if i and plain_member(self.draft, self.mentions[i - 1], self.mentions[i][1]):
            return [(self.mentions[i - 1], "", False, "posts.plain")]
        return []

    def _seated(self, i: int) -> list[Held]:
        """校长王大明, of the school that the sentence before spoke of."""
        start, after = self.mentions[i][1].start, self.mentions[i + 1 : i + 2]
        found = own_post(self.draft, self.sentence, start, self.ontology, self.titles)
        if found is None and after and self.bodies.resolved(after[0]):
            label = self.entities[after[0][0]].label
            if title := led_post(self.article.text, self.mentions[i][1], after[0][1], label, self.titles):
                return [(after[0], title, False, "posts.seat")]
        found = found or seat_of(self.draft, self.sentence, start, self.ontology)
        if found is None:
            return []
        return [(self._here(found[0], self.mentions[i][1]), found[1], False, "posts.seat")]

    def _run(self, i: int) -> tuple[int, int]:
        """The first and last of the people who are listed around person i without a word between them."""
        first = last = i
        while first > 0 and self._beside(first):
            first -= 1
        while last + 1 < len(self.mentions) and self._beside(last + 1):
            last += 1
        return first, last

    def _beside(self, i: int) -> bool:
        """Whether a joint alone stands between the people i - 1 and i."""
        before, here = self.mentions[i - 1][1], self.mentions[i][1]
        between = self.article.text[before.end : here.start]
        return before.cls == here.cls == "Person" and re.fullmatch(LISTED, between) is not None

    def _appointed(self, i: int) -> list[Held]:
        """任命王全为省总工会主席; 免去王全的省总工会主席职务."""
        first, last = self._run(i)
        if last + 1 >= len(self.mentions):
            return []
        person, body = self.mentions[last][1], self.mentions[last + 1][1]
        text = self.article.text
        before, between = text[self.sentence.start : self.mentions[first][1].start], text[person.end : body.start]
        if GIVES_TO.fullmatch(between) and GIVES.search(before):
            return self._row(last + 1, former=False)
        if TAKES_FROM.fullmatch(between) and re.search(r"免去[^，。]{0,2}$", before):
            return self._row(last + 1, former=True)
        return []

    def _hired(self, i: int) -> list[Held]:
        """桂林大学聘请王全为客座教授: a post of the body that gives it."""
        first, last = self._run(i)
        text, hirer = self.article.text, self.mentions[first - 1] if first else None
        verb = HIRES.search(text[: self.mentions[first][1].start])
        title = re.match(
            rf"{GIVES_TO.pattern}(?P<title>[\u4e00-\u9fff、]{{2,14}})(?=[，。；])", text[self.mentions[last][1].end :]
        )
        if hirer is None or verb is None or title is None or not self.titles.is_title(title["title"]):
            return []
        near = re.fullmatch(r"[^，。；、]{0,10}", text[hirer[1].end : verb.start()])
        if near is None or not self.ontology.is_a(hirer[1].cls, "Organization") or not self.bodies.employs(hirer):
            return []
        return [(hirer, title["title"], False, "posts.takes")]

    def _behind(self, i: int, last: list[Held]) -> list[Held]:
        """省林业工会周有福主席、李明副主席: a post behind the name; the body right before it, or the one before that has it."""
        text, person = self.article.text, self.mentions[i][1]
        link = self.mentions[i - 1] if i else None
        if link and link[1].end == person.start and self.ontology.is_a(link[1].cls, "Organization"):
            end = min([m[1].start for m in self.mentions[i + 1 : i + 2]], default=self.sentence.end)
            words = re.match(r"[\u4e00-\u9fff]{2,7}", text[person.end : min(end, person.end + 7)])
            title = next((w for w in _beginnings(words.group() if words else "") if self.titles.is_title(w)), "")
            return [(link, title, False, "posts.behind")] if title and self.bodies.employs(link) else []
        title = self.titles.behind(text[person.end : self.sentence.end])
        joined = text[link[1].end : person.start] if link else ""
        before = re.fullmatch(r"(?P<title>[\u4e00-\u9fff]{2,8})[、，和与及 ]{1,2}", joined)
        if last and title and before and self.titles.is_lead(before["title"]):
            return self.bodies.of_same(last[0], title)
        if not title or self.mentions[i][0] in self.known:
            return []
        found = seat_for(self.draft, self.sentence, person.start, title, self.ontology, only=True)
        return [(self._here(found[0], person), title, False, "posts.seat")] if found else []

    @staticmethod
    def _here(body: Link, person: Mention) -> Link:
        """A body that stands elsewhere, as one without words of its own before a person."""
        return body[0], replace(body[1], start=person.start, end=person.start)

    def _listed(self, i: int, last: list[Held]) -> list[Held]:
        """副主席李明、王芳: the second has the post of the first, unless only one can have it."""
        if i == 0 or not self._beside(i) or SINGLE.match(last[0][1]):
            return []
        return [(body, title, former, "posts.list") for body, title, former, _ in last]

    def _before(self, i: int) -> list[Held]:
        """The bodies and titles that stand before person i, nearest last."""
        text, stop = self.article.text, self.mentions[i][1].start
        found: list[Held] = []
        for j in range(i - 1, -1, -1):
            link = self.mentions[j]
            bracketed = text[link[1].start - 1 : link[1].start] == "（" and text[link[1].end] == "）"
            if bracketed or (not link[1].named and not self.bodies.resolved(link)):
                continue
            title = self._between(link[1], stop, nearest=stop == self.mentions[i][1].start)
            bare = self.titles.own(FORMER.sub("", title))
            abroad = text[link[1].start - 1 : link[1].start] == "驻"
            if abroad and (ENVOY.search(bare) or self.bodies.has(link, bare)):
                return envoy(text, self.bodies, self.mentions, j, bare)
            if j and (region := region_post(self.mentions[j - 1][1], link[1], bare)):
                link, bare = self.mentions[j - 1], region
            if not self.bodies.has(link, bare) or (text[link[1].end] in "、和与兼" and not self.titles.is_alone(bare)):
                if self.titles.is_title(bare) and text[link[1].start - 1 : link[1].start] == "、":
                    stop = link[1].start - 1  # 甲委员会委员、西安|花博会组委会主席: the last post is of a body unknown
                    continue
                break
            link, title = of_country(text, self.entities, self.mentions, j, title if FORMER.match(title) else bare)
            bare = FORMER.sub("", title)
            former = bool(FORMER.match(title)) or text[: link[1].start].endswith(("原", "曾任"))
            found.append((link, bare, former, "posts.before"))
            stop = link[1].start
            while stop > 0 and text[stop - 1] in "、， 　兼":
                stop -= 1
            if stop == link[1].start:
                break
            stop = link[1].start
        start = self.mentions[i][1].start
        first = found[-1][0][1].start if found else start  # 副县长、|温泉镇党委书记王大明
        area = (
            area_posts(self.draft, first - (text[first - 1 : first] == "、"))
            if first == start or text[first - 1] == "、"
            else []
        )
        return [*found, *area, *state_posts(self.draft, start)]

    def _between(self, body: Mention, stop: int, *, nearest: bool) -> str:
        """The title between a body and a person, or the next body; 教育局|长 is a 局长."""
        text = self.article.text
        title = (JOINT if nearest else BOTH).sub("", ASIDE.sub("", text[body.end : stop]))
        return text[body.end - 1] + title if CHIEF.match(text[body.end - 1 : stop]) else title

    def _inherits(self, i: int, last: list[Held]) -> list[Held]:
        """甲集团董事长邹磊，党组副书记、总经理刘明胜: a post without a body is one of the body before."""
        before = next((m for _, m in self.mentions[i - 1 :: -1] if m.named or m.cls == "Person"), None)
        if before is None:
            return []
        match = INHERITED.fullmatch(self.article.text[before.end : self.mentions[i][1].start])
        if before.cls != "Person" or match is None:
            return []
        return self.bodies.of_same(last[0], match["title"])

    def _takes_same(self, i: int, last: list[Held]) -> list[Held]:
        """李明任海河集团董事长，王芳任总经理."""
        match = SAME.match(self.article.text[self.mentions[i][1].end : self.sentence.end])
        return self.bodies.of_same(last[0], match["title"]) if match and last else []

    def _takes(self, i: int) -> list[Held]:
        """王全担任海南省总工会主席; 曾任 with a row of posts."""
        if i + 1 >= len(self.mentions):
            return []
        verb = TAKES.match(self.article.text[self.mentions[i][1].end : self.mentions[i + 1][1].start])
        while verb and i + 2 < len(self.mentions) and self._within(i + 1):
            i += 1  # 是青山镇|北山村的村医: of the last of a chain
        return self._row(i + 1, former=PAST.search(verb.group()) is not None) if verb else []

    def _within(self, i: int) -> bool:
        """Whether mention i is a place that the name right behind it lies in."""
        here, after = self.mentions[i][1], self.mentions[i + 1][1]
        return here.end == after.start and here.cls in AREA_CLASSES and after.cls != "Person"

    def shared(self) -> list[Statement]:
        """李明、王芳分别担任商会会长、秘书长."""
        found: list[Statement] = []
        text = self.article.text
        for i, (_, m) in enumerate(self.mentions[:-1]):
            link = self.mentions[i + 1]
            if m.cls != "Person" or not RESPECTIVELY.match(text[m.end : link[1].start]):
                continue
            words = re.match(r"[\u4e00-\u9fff、]{2,40}", text[link[1].end : self.sentence.end])
            titles = re.split(r"[、和]", words.group()) if words else []
            people = self.mentions[self._run(i)[0] : i + 1]
            if len(titles) == len(people) and all(self.bodies.has(link, title) for title in titles):
                for person, title in zip(people, titles, strict=True):
                    found += self.held_by(person, [(link, title, False, "posts.takes")])
        return found

    def served(self, person: Link | None) -> list[Statement]:
        """王大明在桂林大学任教; 加入海河公司，担任副总裁."""
        found: list[Statement] = []
        last: Link | None = None
        for i, link in enumerate(self.mentions):
            last = link if link[1].named and link[1].cls == "Person" else last
            if not self.ontology.is_a(link[1].cls, "Organization") or not self.bodies.employs(link):
                continue
            lead = self.article.text[last[1].end if last else self.sentence.start : link[1].start]
            title = served_post(self.article.text, self.sentence, link[1], lead, carried=last is None)
            if title is not None and (not title or self.bodies.has(link, title)):
                row = [(link, title, PAST.search(lead) is not None, "posts.served")]
                found += self.held_by(last, row) if last and "，" not in lead else self._of_the_one(i, person, row)
        return found

    def resumed(self, person: Link | None) -> list[Statement]:
        """现任…、…: a row of posts whose holder the sentence before names; 担任…主席的罗布顿珠 names its own."""
        found: list[Statement] = []
        text = self.article.text
        for i, (_, m) in enumerate(self.mentions):
            lead = text[self.sentence.start : m.start]
            before, span = RESUMED.search(lead), RANGE.search(lead)
            if before is None and span is None:
                continue
            ended = span is not None and span["end"] not in (None, "今")
            row = self._row(i, former=ended or (before is not None and PAST.search(before.group()) is not None))
            after = next((k for k in range(i + 1, len(self.mentions)) if self.mentions[k][1].cls == "Person"), None)
            if row and after is not None:
                if text[row[-1][0][1].end : self.mentions[after][1].start] == f"{row[-1][1]}的":
                    found += self.held_by(self.mentions[after], row)
            elif row:
                held = self._of_the_one(i, person, row)
                found += held
                dated = span is not None or (before is not None and re.search(r"\d", before.group()))
                self.dated += [held] if held and dated else []
        return found

    def _of_the_one(self, i: int, person: Link | None, row: list[Held]) -> list[Statement]:
        """A row of posts of the one person whom the sentence, or else those before, name."""
        people = {m[0]: m for m in self.mentions if m[1].named and m[1].cls == "Person"}
        if len(people) == 1 and next(iter(people.values()))[1].end <= self.mentions[i][1].start:
            own = next(iter(people.values()))
            return self.held_by(own, row)
        if people or person is None:
            return []
        held = self.held_by(person, row)
        return [replace(s, subject_words=None, recovered=f"前一句：{person[1].text}") for s in held]

    def held_by(self, person: Link, posts: Sequence[Held]) -> list[Statement]:
        """The statements of a person's posts."""
        return [self._statement(person, *part) for post in posts for part in self.bodies.parted(*post)]

    def _row(self, i: int, *, former: bool) -> list[Held]:
        """Bodies from mention i on, each with its title, as long as nothing but titles and stops stands between."""
        found: list[Held] = []
        text, bodies = self.article.text, [m for m in self.mentions[i:] if m[1].cls != "Person"]
        for n, link in enumerate(bodies):
            end = self._name_after(link[1].end)
            after = TITLE_AFTER.match(text[link[1].end : end])
            words = after["title"] if after else ""
            while words and not self.titles.ends.search(words):
                words = words[:-1]
            title = BOTH.sub("", words)
            if not self.bodies.has(link, title):
                break
            found.append((link, title, former, "posts.takes"))
            rest = text[link[1].end + (after.start("title") if after else 0) + len(words) :]
            following = bodies[n + 1][1].start if n + 1 < len(bodies) else -1
            if not re.match(r"[、，；和]", rest) or following != len(text) - len(rest) + 1:
                break
        return found

    def _name_after(self, place: int) -> int:
        """Where the next name begins, or the sentence ends; 语文教师 is a post, not a name."""
        stops = (
            m.start
            for _, m in self.mentions
            if m.start >= place and m.cls != "Group" and (m.named or m.cls != "PartyBody")
        )
        return min(stops, default=self.sentence.end)

    def _statement(self, person: Link, body: Link, title: str, former: bool, rule: str) -> Statement:
        qualifiers: dict[str, str | bool] = ({"title": title} if title else {}) | ({"former": True} if former else {})
        m = body[1]
        return make_statement(
            self.draft,
            self.sentence,
            subject=person[0],
            relation="holdsPosition",
            obj=body[0],
            rule=rule,
            confidence=0.93 if rule == "posts.before" else 0.85,
            qualifiers=dict(qualifiers),
            subject_span=(person[1].start, person[1].end),
            object_span=(m.start, m.end) if m.end > m.start else None,
            recovered=None if m.end > m.start else f"the article's {m.text}",
        )
