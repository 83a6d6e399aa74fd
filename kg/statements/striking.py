"""The place that a storm or quake struck: what it did there is told of the place.

In: a clause. Out: its Subject, or None where it tells of no harm.
"""

from __future__ import annotations

import re

from kg.ontology import Ontology
from kg.statements.clauses import Clause
from kg.statements.subjects import Subject

__all__ = ["struck"]

DISASTER = re.compile("台风|飓风|暴雨|强降雨|地震|洪水|洪涝|旱灾|泥石流")
HARM = re.compile("受灾|转移|受损|倒塌|停电|停水|经济损失|死亡|失踪|遇难|被困")
STRIKING = frozenset("引起 造成 导致 致使 致 给 使 影响 袭击 登陆 席卷 波及 引发 带来".split())


def struck(clause: Clause, text: str, ontology: Ontology, china: str | None) -> Subject | None:
    """台风“海燕”造成清河市强降雨: what a storm or quake did is told of the place that it struck; of several provinces, of the country."""
    verbs = [i.start for i in clause.items if i.kind == "word" and i.text in STRIKING]
    if not verbs or not (DISASTER.search(text[clause.start : verbs[0]]) or HARM.search(text[verbs[0] : clause.end])):
        return None
    struck = [m for m in clause.mentions if m.start > verbs[0] and ontology.is_a(m.cls, "Place")]
    places = [m for m in struck if m.named]
    if china and len(places) > 1 and all(m.cls == "Province" for m in places):
        return Subject(None, china)
    return Subject(places[-1], places[-1].key) if len(places) == 1 else Subject(unclear=True) if places else None
