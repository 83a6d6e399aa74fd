"""One sentence read for posts: its mentions, the bodies that can have posts, rows of them, and the statements.

In: a sentence with its mentions. Out: rows of posts that stand behind a place, the person they are of, statements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from kg.model import Draft, Mention, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.evidence import make_statement
from kg.statements.holders import Held, Link, PostBodies
from kg.statements.titles import BOTH, HONORIFIC, Titles

__all__ = ["PostLine"]

LISTED = rf"{HONORIFIC}[、 　]?(?:[、和与及 　]|以及)"
TITLE_AFTER = re.compile(
    r"(?:（[^（）]{1,6}）)?的?(?:一[名位个])?(?:首任|首位|现任|新任|首届|(?:第?[一二三四五六七八九十]+、)*第?[一二三四五六七八九十]+[任届])?(?P<title>[\u4e00-\u9fff、]{1,24})"
)


class PostLine:
    """A sentence with its mentions and the bodies of its article."""

    def __init__(self, draft: Draft, sentence: Sentence, mentions: Sequence[Link], ontology: Ontology, titles: Titles):
        self.draft, self.article, self.entities = draft, draft.article, draft.entities
        self.sentence, self.mentions = sentence, mentions
        self.dated: list[list[Statement]] = []  # rows of posts that begin with a year
        self.known: Set[str] = frozenset()  # people whose posts the article has said before
        self.ontology, self.titles = ontology, titles
        self.bodies = PostBodies(draft.entities, ontology, titles)

    def run_of(self, i: int) -> tuple[int, int]:
        """The first and last of the people who are listed around person i without a word between them."""
        first = last = i
        while first > 0 and self.beside(first):
            first -= 1
        while last + 1 < len(self.mentions) and self.beside(last + 1):
            last += 1
        return first, last

    def beside(self, i: int) -> bool:
        """Whether a joint alone stands between the people i - 1 and i."""
        before, here = self.mentions[i - 1][1], self.mentions[i][1]
        between = self.article.text[before.end : here.start]
        return before.cls == here.cls == "Person" and re.fullmatch(LISTED, between) is not None

    @staticmethod
    def here(body: Link, person: Mention) -> Link:
        """A body that stands elsewhere, as one without words of its own before a person."""
        return body[0], replace(body[1], start=person.start, end=person.start)

    def held_by(self, person: Link, posts: Sequence[Held]) -> list[Statement]:
        """The statements of a person's posts."""
        return [self._statement(person, *part) for post in posts for part in self.bodies.parted(*post)]

    def row(self, i: int, *, former: bool) -> list[Held]:
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
            if m.start >= place and m.cls != "Group" and (m.named or m.cls not in ("PartyBody", "Department"))
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

    def of_the_one(self, i: int, person: Link | None, row: list[Held]) -> list[Statement]:
        """A row of posts of the one person whom the sentence, or else those before, name."""
        people = {m[0]: m for m in self.mentions if m[1].named and m[1].cls == "Person"}
        if len(people) == 1 and next(iter(people.values()))[1].end <= self.mentions[i][1].start:
            own = next(iter(people.values()))
            return self.held_by(own, row)
        if people or person is None:
            return []
        held = self.held_by(person, row)
        return [replace(s, subject_words=None, recovered=f"前一句：{person[1].text}") for s in held]
