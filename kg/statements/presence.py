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


def find_presence(draft: Draft, rows: Sequence[Row], ontology: Ontology) -> list[Statement]:
    """Everybody who does or says something in an event."""
    found = []
    for sentence, clauses in rows:
        for clause in clauses:
            for event, people in _acting(clause, ontology):
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
        if not rest or rest[0].text != "上" or (not event.named and bare_event(event.text)) or not _acts(rest[1:]):
            continue
        before = [m for m in clause.items[:n] if m.kind == "mention" and m.governor == "" and m.named]
        if before and before[-1].cls == "Person" and before[-1].head:
            yield event, [m for m in before if m.cls == "Person" and m.group == before[-1].group]


def _acts(rest: Sequence[Item]) -> bool:
    """Whether what follows 上 is a deed or a speech of the one named before."""
    if rest and rest[0].text == "的":
        return any(item.text.endswith(SPEECH) for item in rest[1:4])
    verb = next((item for item in rest if item.kind == "word" and item.tag in VERB), None)
    return verb is not None and verb.text not in HEARD
