"""Who was at an event by what they did in it: 李明在民主评议会议上发言, 李明在大会上的讲话.

In: clauses with mentions. Out: attended for the people who act in an event that 在…上 names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Draft, Factuality, Statement
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item, Row
from kg.statements.cues import VERB, bare_event
from kg.statements.evidence import make_statement
from kg.statements.factuality import judge

__all__ = ["find_presence"]

SPEECH = ("讲话", "致辞", "演讲", "发言", "报告", "主旨演讲", "重要讲话", "主题演讲")
# what happens to somebody in an event at which he need not be
HEARD = frozenset("获悉 了解 了解到 看到 得知 宣布 公布 提出 通过 审议 指 提名 表彰".split())

WITHIN = ("上", "中", "现场")
SPOKEN_AT = ("上", "期间", "现场")  # 李明在全国两会|期间|建议
LONGEST = 6  # items of a clause that only names the event


def find_presence(draft: Draft, rows: Sequence[Row], ontology: Ontology) -> list[Statement]:
    """Everybody who does or says something in an event."""
    found = []
    for sentence, clauses in rows:
        for place, clause in enumerate(clauses):
            ahead = _in_setting(clauses, place, ontology)
            for event, people in (*_acting(clause, ontology), *ahead):
                spoken = draft.article.text.startswith("上的", event.end)  # 学习李明在大会上的讲话
                status = Factuality.DONE if spoken else judge(draft.article.text, clause, event.start)
                if clause.quoted or status not in (Factuality.DONE, Factuality.PLANNED):
                    continue
                found += [
                    make_statement(
                        draft,
                        sentence,
                        subject=person.key,
                        relation="attended",
                        obj=event.key,
                        rule="presence.acting",
                        confidence=0.8,
                        status=status,
                        subject_span=(person.start, person.end),
                        object_span=(event.start, event.end),
                    )
                    for person in people
                ]
    return found


def _acting(clause: Clause, ontology: Ontology) -> Iterator[tuple[Item, list[Item]]]:
    for n, event in enumerate(clause.items):
        if event.kind != "mention" or event.governor != "at" or not ontology.is_a(event.cls, "Event"):
            continue
        rest = clause.items[n + 1 :]
        if (
            not rest
            or rest[0].text not in SPOKEN_AT
            or (not event.named and bare_event(event.text))
            or not _acts(rest[1:])
        ):
            continue
        before = [m for m in clause.items[:n] if m.kind == "mention" and m.governor == "" and m.named]
        if before and before[-1].cls == "Person" and before[-1].head:
            yield event, [m for m in before if m.cls == "Person" and m.group == before[-1].group]


def _in_setting(clauses: Sequence[Clause], place: int, ontology: Ontology) -> Iterator[tuple[Item, list[Item]]]:
    """在某论坛上，|李明向学生赠送图书: who acts in the clause behind one that only names the event."""
    if place + 1 >= len(clauses) or clauses[place].pause not in ("，", ","):
        return
    items = [i for i in clauses[place].items if i.kind != "period"]
    n = next((k for k, i in enumerate(items) if i.kind == "mention" and i.governor == "at"), None)
    if (
        n is None
        or items[-1].text not in WITHIN
        or not (items[-1].tag.startswith("f") or items[-1].text == "现场")
        or len(items) - n > LONGEST
    ):
        return
    event = items[-2]
    if event.kind != "mention" or not ontology.is_a(event.cls, "Event") or ontology.is_a(event.cls, "Project"):
        return
    if not event.named and bare_event(event.text):
        return
    doer = _first_person(clauses[place + 1].items)
    if doer is not None:
        yield event, doer


def _first_person(items: Sequence[Item]) -> list[Item] | None:
    """The people with whom a clause begins, behind their posts, if they do something."""
    for n, item in enumerate(items):
        if item.kind == "mention" and item.cls == "Person" and item.named and item.head:
            rest = items[n + 1 :]
            fellows = [m for m in items if m.kind == "mention" and m.cls == "Person" and m.group == item.group]
            verb = next((i for i in rest if i.kind == "word" and (i.tag in VERB or i.text in ("的", "被"))), None)
            return fellows if verb is not None and verb.tag in VERB and verb.text not in HEARD else None
        if item.kind == "word" and item.tag in ("v", "vd", "p", "w", "u", "r") and item.text != "、":
            return None
    return None


def _acts(rest: Sequence[Item]) -> bool:
    """Whether what follows 上 is a deed or a speech of the one named before."""
    if rest and rest[0].text == "的":
        return any(item.text.endswith(SPEECH) for item in rest[1:4])
    verb = next((item for item in rest if item.kind == "word" and item.tag in VERB), None)
    return verb is not None and verb.text not in HEARD
