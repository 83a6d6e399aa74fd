"""Posts: organisation + post + person, said by a noun phrase.

In: sentences with mentions. Out: holdsPosition with the title as printed; former where 原 stands before it.
Forms: 海南省总工会党组书记、常务副主席王全; 市委副书记、市委政法委书记王彤阳; 副委员长李建国、王胜俊…; 王全任…主席.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg.model import Draft, Mention, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.evidence import make_statement
from kg.statements.seats import seat_of

__all__ = ["find_posts"]

LONGEST = 26  # characters between body and person; the longest title of the genre read is 22
FORMER = re.compile(r"^(?:原任?|前任|前(?!台|线|锋)|时任|曾任|已故)")
JOINT = re.compile(r"^[、，和及与兼的 　]+|[、，；和及与兼 　]+$")
TAKES = re.compile(
    r"^(?:同志)?(?:[男女]，)?(?:此前|目前|现|后来|早年|曾)*(?:(?:于|从|自)?[\d年月日初底起至今后来开始正式，]{0,16})?(?P<verb>先后担任|先后任|历任|兼任|不再担任|担任|出任|接任|继任|转任|调任|改任|升任|续任|连任|卸任|辞去|任|当选为|当选|被任命为|被选举为|被选为|被推选为|被推举为|被聘为|被聘任为|被聘请为|就任|履新|受聘为|受聘担任|受聘|任职于|就职于|供职于|是|系|成为|现为|现任|时任|拟任)(?:了)?(?:新一届|新任)?$"
)
INHERITED = re.compile(
    r"(?:(?:[\u4e00-\u9fff]{1,6})?，|[、和及])(?P<title>(?!同志|教授)[\u4e00-\u9fff、]{0,18}(?:书记|主席|主任|[局部院会厅处所行司科社台馆庭组省市县区镇乡州]长|秘书长|经理|总裁|总工程师|总会计师|巡视员|调研员|主任科员|委员|常委|检察长|党组成员|校长|董事长|理事长|监事长))"
)
RESUMED = re.compile(
    r"(?:^|[，。；、：])(?:他|她|其)?(?:(?:自|从|于|至|早年|后来|随后|之后)?[\d年月日初末底起至今后于—\-]{0,18}[，起后]?)?(?:此前|目前|现|后|又|再)?(?:曾|先后|历|原)?(?:担任|历任|曾任|现任|兼任|出任|调任|转任|升任|原任|任)$"
)
PAST = re.compile(r"曾|历任|先后|此前|卸任|辞去|不再|原任")
AREA_POST = re.compile(r"^(?:常务|代理?)?副?(?P<area>省|市|县|区|州|镇|乡)长$")
LEVELS = {
    "省": "Province",
    "市": "Prefecture",
    "县": "County",
    "区": "County",
    "州": "Prefecture",
    "镇": "Township",
    "乡": "Township",
}
AREA_CLASSES = frozenset(LEVELS.values())
HEAD_OF_STATE = re.compile(r"(?:^|[^\u4e00-\u9fff]|、)(?P<title>国家副?主席)(?:、中央军委副?主席)?[ \u3000]?$")
GIVES = re.compile(r"(?:任命|聘任|聘请|特聘|推选|选举|补选|选聘|增补|聘|表决通过)(?:了)?$")
GIVES_TO = re.compile(r"(?:同志|先生|女士|教授)?(?:为|担任|任)")
TAKES_FROM = re.compile(r"(?:同志)?(?:的|担任的)?")
LOCAL_POST = re.compile(
    r"(?:[省市县区州镇乡村]?(?:委|党委|政府|党支部|总支)?)(?:工会)?(?:第一|常务)?副?(?:书记|[省市县区州镇乡村]长|主任|主席|总统|总理|首相|外长|大使|总领事)|村民|居民|村委会主任|工会主席|党组书记"
)
NO_POST = frozenset("相关负责人 有关负责人 代表 记者 通讯员".split())
Link = tuple[str, Mention]


def find_posts(draft: Draft, ontology: Ontology) -> list[Statement]:
    """All posts of an article."""
    posts = _post_at_end(ontology)
    found: list[Statement] = []
    careers: list[list[Statement]] = []
    person: Link | None = None
    for sentence in draft.sentences:
        inside = draft.within(sentence)
        finder = _Finder(draft, sentence, inside, ontology, posts)
        found += finder.run() + finder.resumed(person)
        careers += finder.dated
        people = {m[0]: m for m in inside if m[1].named and m[1].cls == "Person"}
        if people:
            person = next(iter(people.values())) if len(people) == 1 else None
    left = _left_behind(careers)
    return [_former(s) if s in left else s for s in found]


@lru_cache(maxsize=8)
def _post_at_end(ontology: Ontology) -> re.Pattern[str]:
    words = sorted((re.escape(r[0]) for r in ontology.lexicon("posts")), key=lambda p: (-len(p), p))
    return re.compile(f"(?:{'|'.join(words)})$")


def _left_behind(careers: Sequence[Sequence[Statement]]) -> list[Statement]:
    """Of posts that a text dates one after the other, those that a later one of the same person replaced."""
    last: dict[str, int] = {row[0].subject: n for n, row in enumerate(careers) if row}
    return [s for n, row in enumerate(careers) for s in row if n < last[s.subject]]


def _former(statement: Statement) -> Statement:
    qualifiers = {**dict(statement.qualifiers), "former": True}
    return replace(statement, qualifiers=tuple(sorted(qualifiers.items(), key=lambda q: q[0])))


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
        posts: re.Pattern[str],
    ):
        self.draft, self.article, self.entities = draft, draft.article, draft.entities
        self.sentence, self.mentions = sentence, mentions
        self.dated: list[list[Statement]] = []  # rows of posts that begin with a year
        self.ontology, self.posts = ontology, posts

    def run(self) -> list[Statement]:
        found: list[Statement] = []
        last: list[tuple[Link, str, bool, str]] = []
        for i, (key, m) in enumerate(self.mentions):
            if not (m.named and m.cls == "Person"):
                continue
            held = self._before(i)
            if not held and i and last and self._listed(i):
                held = [(body, title, former, "posts.list") for body, title, former, _ in last]
            elif not held and last:
                held = self._inherits(i, last)
            held = held or self._takes(i) or self._appointed(i) or self._behind(i) or self._seated(i)
            last = held
            found += self._held_by((key, m), held)
        return found

    def _seated(self, i: int) -> list[tuple[Link, str, bool, str]]:
        """校长王大明, of the school that the sentence before spoke of."""
        found = seat_of(self.draft, self.sentence, self.mentions[i][1].start, self.ontology)
        if found is None:
            return []
        (key, m), title = found
        at = self.mentions[i][1].start
        return [((key, replace(m, start=at, end=at)), title, False, "posts.seat")]

    def _parted(self, body: Link, title: str, former: bool, rule: str) -> list[tuple[Link, str, bool, str]]:
        """马鞍山市委副书记、市长: the mayor is the city's, the deputy secretary the committee's."""
        parts = title.split("、")
        area = [part for part in parts if AREA_POST.match(part)]
        place = self._area_of(body, area[0]) if area and len(area) < len(parts) else None
        if place is None:
            return [(body, title, former, rule)]
        rest = "、".join(part for part in parts if part not in area)
        return [(body, rest, former, rule), (place, "、".join(area), former, rule)]

    def _area_of(self, body: Link, post: str) -> Link | None:
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

    def _appointed(self, i: int) -> list[tuple[Link, str, bool, str]]:
        """任命王全为省总工会主席; 免去王全的省总工会主席职务."""
        if i + 1 >= len(self.mentions):
            return []
        person, body = self.mentions[i][1], self.mentions[i + 1][1]
        text = self.article.text
        before, between = text[self.sentence.start : person.start], text[person.end : body.start]
        if GIVES_TO.fullmatch(between) and GIVES.search(before):
            return self._row(i + 1, former=False)
        if TAKES_FROM.fullmatch(between) and re.search(r"免去[^，。]{0,2}$", before):
            return self._row(i + 1, former=True)
        return []

    def _behind(self, i: int) -> list[tuple[Link, str, bool, str]]:
        """省林业工会周有福主席: a post behind the name, the body right before it."""
        if i == 0 or self.mentions[i - 1][1].end != self.mentions[i][1].start:
            return []
        link, person = self.mentions[i - 1], self.mentions[i][1]
        end = min([m[1].start for m in self.mentions[i + 1 : i + 2]], default=self.sentence.end)
        words = re.match(r"[\u4e00-\u9fff]{2,7}", self.article.text[person.end : min(end, person.end + 7)])
        title = next((w for w in _beginnings(words.group() if words else "") if self._is_title(w)), "")
        if not title or not self.ontology.is_a(link[1].cls, "Organization") or not self._employs(link):
            return []
        return [(link, title, False, "posts.behind")]

    def _listed(self, i: int) -> bool:
        before = self.mentions[i - 1][1]
        between = self.article.text[before.end : self.mentions[i][1].start]
        return before.cls == "Person" and re.fullmatch(r"[、 　和]{1,2}", between) is not None

    def _before(self, i: int) -> list[tuple[Link, str, bool, str]]:
        """The bodies and titles that stand before person i, nearest last."""
        text, stop = self.article.text, self.mentions[i][1].start
        found: list[tuple[Link, str, bool, str]] = []
        for j in range(i - 1, -1, -1):
            link = self.mentions[j]
            if not link[1].named and not self._resolved(link):
                continue
            between = text[link[1].end : stop]
            title = JOINT.sub("", between)
            bare = FORMER.sub("", title)
            if not self._is_title(bare) or not self._employs(link) or not self._fits_place(link, bare):
                break
            former = bool(FORMER.match(title)) or text[: link[1].start].endswith(("原", "曾任"))
            found.append((link, bare, former, "posts.before"))
            stop = link[1].start
            while stop > 0 and text[stop - 1] in "、， 　":
                stop -= 1
            if stop == link[1].start:
                break
            stop = link[1].start
        return (found or self._area_post(i)) + self._head_of_state(i)

    def _head_of_state(self, i: int) -> list[tuple[Link, str, bool, str]]:
        """国家主席李明: of the country."""
        start = self.mentions[i][1].start
        match = HEAD_OF_STATE.search(self.article.text[max(0, start - 18) : start])
        country = next(
            (e for e in self.entities.values() if e.cls == "Country" and "中国" in (e.label, *e.aliases)), None
        )
        if match is None or country is None:
            return []
        place = Mention(country.label, start, start, country.cls, "posts.area")
        return [((country.key, place), match["title"], False, "posts.area")]

    def _inherits(self, i: int, last: list[tuple[Link, str, bool, str]]) -> list[tuple[Link, str, bool, str]]:
        """甲集团董事长邹磊，党组副书记、总经理刘明胜: a post without a body is one of the body before."""
        before = self.mentions[i - 1][1]
        match = INHERITED.fullmatch(self.article.text[before.end : self.mentions[i][1].start])
        body = last[0][0]
        if before.cls != "Person" or match is None or not self._is_title(match["title"]):
            return []
        if AREA_POST.match(match["title"]):
            place = self._area_of(body, match["title"])
            return [(place, match["title"], False, "posts.list")] if place else []
        fits = self.ontology.is_a(body[1].cls, "Organization")
        return [(body, match["title"], False, "posts.list")] if fits else []

    def _area_post(self, i: int) -> list[tuple[Link, str, bool, str]]:
        """副县长郭登文: the county that the article speaks of; its own body is left out."""
        text, start = self.article.text, self.mentions[i][1].start
        match = re.search(
            r"(?:^|[，、。；和 　])((?:常务)?副?[省市县区州镇乡]长)[ 　]?$", text[max(0, start - 12) : start]
        )
        area = AREA_POST.match(match.group(1)) if match else None
        if match is None or area is None:
            return []
        places = [
            e
            for e in self.entities.values()
            if e.named and e.cls == LEVELS[area["area"]] and e.label.endswith(area["area"])
        ]
        if len(places) != 1:
            return []
        place = Mention(places[0].label, start, start, places[0].cls, "posts.area")
        return [((places[0].key, place), match.group(1), False, "posts.area")]

    def _takes(self, i: int) -> list[tuple[Link, str, bool, str]]:
        """王全担任海南省总工会主席; 曾任 with a row of posts."""
        if i + 1 >= len(self.mentions):
            return []
        person, link = self.mentions[i][1], self.mentions[i + 1]
        verb = TAKES.match(self.article.text[person.end : link[1].start])
        return self._row(i + 1, former=PAST.search(verb.group()) is not None) if verb else []

    def resumed(self, person: Link | None) -> list[Statement]:
        """现任…、…: a row of posts whose holder the sentence before names; 担任…主席的罗布顿珠 names its own."""
        found: list[Statement] = []
        text = self.article.text
        for i, (_, m) in enumerate(self.mentions):
            before = RESUMED.search(text[self.sentence.start : m.start])
            if before is None:
                continue
            row = self._row(i, former=PAST.search(before.group()) is not None)
            after = next((k for k in range(i + 1, len(self.mentions)) if self.mentions[k][1].cls == "Person"), None)
            if row and after is not None:
                body, title, _, _ = row[0]
                if text[body[1].end : self.mentions[after][1].start] == f"{title}的":
                    found.append(self._statement(self.mentions[after], *row[0]))
            elif row:
                held = self._of_the_one(i, person, row)
                found += held
                self.dated += [held] if held and re.search(r"\d", before.group()) else []
        return found

    def _of_the_one(self, i: int, person: Link | None, row: list[tuple[Link, str, bool, str]]) -> list[Statement]:
        """A row of posts of the one person whom the sentence, or else those before, name."""
        people = {m[0]: m for m in self.mentions if m[1].named and m[1].cls == "Person"}
        if len(people) == 1 and next(iter(people.values()))[1].end <= self.mentions[i][1].start:
            own = next(iter(people.values()))
            return self._held_by(own, row)
        if people or person is None:
            return []
        held = self._held_by(person, row)
        return [replace(s, subject_words=None, recovered=f"前一句：{person[1].text}") for s in held]

    def _held_by(self, person: Link, posts: Sequence[tuple[Link, str, bool, str]]) -> list[Statement]:
        return [self._statement(person, *part) for post in posts for part in self._parted(*post)]

    def _row(self, i: int, *, former: bool) -> list[tuple[Link, str, bool, str]]:
        """Bodies from mention i on, each with its title, as long as nothing but titles and stops stands between."""
        found: list[tuple[Link, str, bool, str]] = []
        text, bodies = self.article.text, [m for m in self.mentions[i:] if m[1].cls != "Person"]
        for n, link in enumerate(bodies):
            end = min([m[1].start for m in self.mentions if m[1].start >= link[1].end], default=self.sentence.end)
            after = re.match(r"(?:（[^（）]{1,6}）)?(?P<title>[\u4e00-\u9fff、]{1,24})", text[link[1].end : end])
            words = after["title"] if after else ""
            while words and not self.posts.search(words):
                words = words[:-1]
            title = JOINT.sub("", words)
            if not self._is_title(title) or not self._employs(link) or not self._fits_place(link, title):
                break
            found.append((link, title, former, "posts.takes"))
            rest = text[link[1].end + (after.start("title") if after else 0) + len(words) :]
            following = bodies[n + 1][1].start if n + 1 < len(bodies) else -1
            if not re.match(r"[、，；]", rest) or following != len(text) - len(rest) + 1:
                break
        return found

    def _is_title(self, title: str) -> bool:
        if not title or len(title) > LONGEST or re.search(r"[，。；：！？“”《》（）()的在对向\d]", title):
            return False
        return self.posts.search(title) is not None and title not in NO_POST

    def _resolved(self, link: Link) -> bool:
        return link[0] in self.entities and self.entities[link[0]].named

    def _fits_place(self, link: Link, title: str) -> bool:
        """A place has mayors and party secretaries; what else stands between is the rest of a body's name."""
        if not self.ontology.is_a(link[1].cls, "Place"):
            return True
        return all(LOCAL_POST.fullmatch(part) for part in re.split(r"[、和兼]", title))

    def _employs(self, link: Link) -> bool:
        m = link[1]
        if self.ontology.is_a(m.cls, "Organization"):
            return link[0] in self.entities and self.entities[link[0]].named
        return m.named and self.ontology.is_a(m.cls, "Place")

    def _statement(self, person: Link, body: Link, title: str, former: bool, rule: str) -> Statement:
        qualifiers: dict[str, str | bool] = {"title": title} | ({"former": True} if former else {})
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
