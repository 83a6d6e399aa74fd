"""Parts of bodies, said by the name itself: 教育部教师工作司, 甲有限公司乙分公司.

In: an article's entities and mentions. Out: partOf where the owner is an entity of the article too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Draft, Entity, Statement
from kg.ontology import Ontology
from kg.statements.evidence import make_statement

__all__ = ["find_parts"]

PART = re.compile(
    r"^(?:[\u4e00-\u9fff（）()]{0,10}?(?:(?<!公)司|处|部|室|科|办公厅|办公室|局|中心|艺委会|专委会|设计院|委员会|分公司|分行|支行|分局|总队|支队|大队|监管局|办事处|工会|党委|党支部|研究所|研究院|学院|供电局|项目部|分部|车间|机关|巡视组|纪检监察组|理事会|监事会|频道|新闻部|营业部|协会|中队|派出所|庭|附属[\u4e00-\u9fff]{0,8}(?:医院|中学|小学)|系|车务段|机务段|工务段|运维站|班组?|分社|分会|记者站|天文台|调研组|慰问组|检查组|督查组|督导组|指导组|专家组|项目组|课题组|团队|董事会|税务局|供电公司))$"
)
PLAIN = frozenset(("中共中央",))  # whose parts everybody knows
NOT_PART = re.compile(
    r"^(?:当局|省|市|区|县|州|街道|镇|乡|各|有限|股份|集团|总公司|公司)|^(?:协会|学会|联合会|基金会|商会|总会)$|^(?:业|家|界|员|生(?![物态产活命理]))"
)


def find_parts(draft: Draft, ontology: Ontology) -> list[Statement]:
    """A body whose name is another body's name and a part's."""
    bodies = [e for e in draft.entities.values() if e.named and ontology.is_a(e.cls, "Organization")]
    found = []
    for part in bodies:
        owner = _owner(part, bodies)
        place = next((m for key, m in draft.mentions if key == part.key), None)
        if owner is None or place is None:
            continue
        sentence = draft.sentence_of(place)
        if sentence is not None:
            found.append(
                make_statement(
                    draft,
                    sentence,
                    subject=part.key,
                    relation="partOf",
                    obj=owner.key,
                    rule="parts.name",
                    confidence=0.85,
                    subject_span=(place.start, place.end),
                    object_span=(place.start, place.end),
                )
            )
    return found


def _owner(part: Entity, bodies: Sequence[Entity]) -> Entity | None:
    """The body with the longest name that the part's name begins with."""
    found: list[tuple[int, Entity]] = []
    names = {part.label, *part.aliases}
    for body in bodies:
        if body.key == part.key or body.label in PLAIN or (body.cls == "Company" and body.label.startswith("中共")):
            continue  # 中共|某公司|支部委员会
        for name in {body.label, *body.aliases}:
            if len(name) >= 3 and any(
                n.startswith(name)
                and len(n) > len(name) + 1
                and PART.match(n[len(name) :])
                and not NOT_PART.match(n[len(name) :])
                for n in names
            ):
                found.append((len(name), body))
    return max(found, key=lambda f: (f[0], f[1].label))[1] if found else None
