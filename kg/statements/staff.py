"""Members of a body without a title, and lists of those who make one up: 副组长：甲、乙 / 成员：丙（市教育局）.

In: an article with its mentions. Out: the body and title of each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.model import Draft, Entity, Mention, Sentence
from kg.ontology import Ontology
from kg.statements.titles import Titles

__all__ = ["listed_members", "plain_member"]

Link = tuple[str, Mention]
# 组    长：王大明, at the beginning of a line or behind the names before it
ROLE = re.compile(
    r"(?:^|(?<=[\n。；，、 \u3000）\u4e00-\u9fff]))(?P<title>[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,7})[ \u3000]*[：:]"
)
GROUP = re.compile(r"(?:领导小组|工作组|小组|专班|指挥部|委员会|理事会|协会|学会|商会|联合会|评委会|组委会|专家组)$")
OFFICE = re.compile(r"(?:[\u4e00-\u9fff]{2,6}(?:科|室|系|处|组|班|车间|病区|中心|工区))?")  # 医院|急诊科|王大明
BRACKET = re.compile(r"[ \u3000]*（[^（）\n]{1,40}）")  # behind a name: the body that somebody is of
NAMES = 12  # characters between two of a list's names: a body in brackets and a mark
# behind a member's name: what somebody does, or a mark
ACTS = re.compile(
    r"[，。、；和与及）]|[ \u3000]|等|向|在|对|为|说|表示|介绍|带|率|来|到|从|作|正|则|也|还|就|以|用|把|将|获|荣|当选|参加|出席|告诉|指导|成功|代表|主持|一行|老师|同志|教授|主任|医生|医师|护士|警官"
)
# 来自|云岭大学的王大明, at the head of its phrase; 前往云岭大学的王大明 is of somewhere else
FROM = re.compile(
    r"(?:^|[，。；：、“”！？\n \u3000]|来自|任职于|供职于|就职于|就读于|效力于|效力|[和与由被是向对以及])$"
)
MEMBERS = frozenset("Institution Company Association Department Organization TradeUnion".split())


def plain_member(draft: Draft, names: Sequence[Link], person: Mention) -> bool:
    """Whether somebody belongs to the last of the names before: 云岭大学化学学院王大明说, 来自云岭大学的王大明."""
    before = names[-1]
    body, entity = before[1], draft.entities.get(before[0])
    if draft.article.text.startswith(("小朋友", "同学"), person.end):
        return False  # who learns there
    if draft.article.text[body.end : person.start] == "的":
        return entity is not None and entity.named and _comes_from(draft, names)
    if (
        OFFICE.fullmatch(draft.article.text, body.end, person.start) is None
        or body.cls not in MEMBERS
        or entity is None
        or not entity.named
    ):
        return False
    long = len(body.text) >= (4 if body.text.endswith("大学") else 5)
    return long and ACTS.match(draft.article.text, person.end) is not None


def _comes_from(draft: Draft, names: Sequence[Link]) -> bool:
    """Whether a body before 的 and a name is the one that somebody belongs to: 来自云岭大学的王大明."""
    first = body = names[-1][1]
    for _, m in reversed(names[:-1]):  # 来自|桂林市|云岭大学的王大明
        if m.end != first.start or m.cls == "Person":
            break
        first = m
    before = draft.article.text[max(0, first.start - 6) : first.start]
    return body.cls in MEMBERS | {"Media"} and FROM.search(before) is not None


def listed_members(draft: Draft, ontology: Ontology, titles: Titles) -> Iterator[tuple[Sentence, Link, Link, str]]:
    """(the sentence, the person, the body, the title) of each name in a list of a group's members."""
    text, body = draft.article.text, _group(draft, ontology)
    people = sorted((m for m in draft.mentions if m[1].named and m[1].cls == "Person"), key=lambda m: m[1].start)
    if body is None or len(people) < 2:
        return
    starts = [m.start for _, m in people]
    heads = [m for m in ROLE.finditer(text) if titles.is_alone(re.sub(r"\s", "", m["title"]))]
    for n, head in enumerate(heads):
        stop = heads[n + 1].start() if n + 1 < len(heads) else len(text)
        place = head.end()
        for key, m in people[bisect_left(starts, place) :]:
            if m.start < place:
                continue
            if m.start >= stop or m.start - place > NAMES or "。" in text[place : m.start]:
                break
            bracket = BRACKET.match(text, m.end)
            place = bracket.end() if bracket else m.end
            sentence = draft.sentence_of(m)
            if sentence is not None:
                yield sentence, (key, m), body, re.sub(r"\s", "", head["title"])


def _group(draft: Draft, ontology: Ontology) -> Link | None:
    """The one body of people that the article is about."""

    def fits(entity: Entity | None) -> bool:
        return entity is not None and entity.named and GROUP.search(entity.label) is not None

    groups = [m for m in draft.mentions if ontology.is_a(m[1].cls, "Organization") and fits(draft.entities.get(m[0]))]
    return groups[0] if len({key for key, _ in groups}) == 1 else None
