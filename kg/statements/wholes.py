"""Of which place 全镇, 该县 and 境内 speak, and which place or body a text describes.

In: a draft, how often it names each owner of figures. Out: an entity key for `owners`, or None.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.model import Draft, Entity, Quantity
from kg.ontology import Ontology
from kg.statements.subjects import BODIES, LYING, WHOLE

__all__ = ["Wholes"]

ABOUT = r"(?:简介|概况|概述|介绍|基本情况|基本概况|简况|概览)?"
TITLE = re.compile("[\u4e00-\u9fff]{2,10}(?:[省市县区旗州镇乡村岛湖山河]|街道|社区|景区|新区|苏木)")
SIZE = re.compile("米|公里|里$|亩|公顷|%|[℃度]$|[座处条岁种眼]$|级")  # units of what a natural feature is
LINES = ("铁路", "公路", "高速", "高铁", "号线", "专线", "运河", "管道")  # what 全线 may mean
HEAD = 80  # characters behind the title in which a text says of which place it tells
LIES = re.compile(rf"(?:{'|'.join(sorted(LYING, key=lambda w: (-len(w), w)))}|隶属|总面积|幅员面积|面积|原名|古称|辖)")
# 境内流经河流35条: inside the place that the text describes
INSIDE = re.compile(r"(?:目前|现|其中)?(?:境内|辖区|辖区内|域内|全域|[镇乡村岛园景区县]{1,2}内)(?!外)")


class Wholes:
    """The places of one article by their level."""

    def __init__(self, draft: Draft, ontology: Ontology, counted: Counter[str]):
        self.draft, self.ontology, self.counted = draft, ontology, counted
        self.entities = draft.entities
        self.described = self._titled()  # the place whose description the whole text is
        self.home = self.described or self._opening()

    def of(self, words: str, at: int) -> str | None:
        """全省 and 全市 at offset `at`: the one place of that level that the article names, that it is about, or of
        which, or of whose body, it spoke last."""
        if "全线" in words:
            lines = [e.key for e in self.entities.values() if e.named and e.label.endswith(LINES)]
            return lines[0] if len(lines) == 1 else None
        match = WHOLE.search(words)
        if match is None:
            return self.home if self.home is not None and INSIDE.match(words) else None
        level = match["level"]
        kind, ends = ("Organization", BODIES[level]) if level in BODIES else ("Place", (level,))
        found = [
            e
            for e in self.entities.values()
            if e.named and self.ontology.is_a(e.cls, kind) and e.label.endswith(ends)
            if (level != "省" or e.cls == "Province") and not self._listed(e)
        ]
        best = self._foremost(found) or self._nearest(found, at)
        if best is not None:
            return self._union(best.label, words[match.end() :]) or best.key
        return None if found else self._union(level, words[match.end() :])

    def _listed(self, place: Entity) -> bool:
        """甲县、乙县、丙市|等多地: whether a place is only ever named as the last of several."""
        text = self.draft.article.text
        said = [m for key, m in self.draft.mentions if key == place.key]
        return bool(said) and all(text[m.start - 1 : m.start] == "、" and text.startswith("等", m.end) for m in said)

    def bears(self, key: str, words: str, quantity: Quantity | None) -> bool:
        """Whether an entity spoken of before may have a figure: a mountain has sizes, and does nothing."""
        if self.entities[key].cls != "NaturalFeature" or words.endswith(("运河", "水库", "渠")):
            return True
        return quantity is not None and not quantity.money and SIZE.search(quantity.unit or "") is not None

    def _foremost(self, found: list[Entity]) -> Entity | None:
        """The only one, the one named most by far, or the one that the text describes."""
        ranked = sorted(found, key=lambda e: (-self.counted[e.key], e.key))
        if len(ranked) == 1 or (len(ranked) > 1 and self.counted[ranked[0].key] >= 3 * self.counted[ranked[1].key] > 0):
            return ranked[0]
        return next((e for e in ranked if e.key == self.home), None)

    def _nearest(self, found: list[Entity], at: int) -> Entity | None:
        """北京市卫健委发布周报。…，|全市|: the one that the sentences right before name last."""
        floor = self.draft.sentence_start(at, back=2)
        near = (m for _, m in reversed(self.draft.mentions) if floor <= m.start and m.end <= at and m.named)
        return next((e for m in near for e in found if _begins(m.name or m.text, e)), None)

    def _union(self, place: str, after: str) -> str | None:
        """全省各级工会: the federation of the place, where one alone is named."""
        if not re.match(r"(?:各级|各|广大|基层)*工会", after):
            return None
        found = [e.key for e in self.entities.values() if e.named and e.label.endswith(place + "总工会")]
        return found[0] if len(found) == 1 else None

    def _titled(self) -> str | None:
        """The place that the title is the name of: 青河镇, 青河镇概况; the text may call it 青河朝鲜族镇."""
        title = re.sub(rf"{ABOUT}$", "", re.sub(r"\s", "", self.draft.article.title or ""))
        if not TITLE.fullmatch(title):
            return None
        found = [
            e
            for e in self.entities.values()
            if e.named and self.ontology.is_a(e.cls, "Place") and e.label.startswith(title[:2])
            if title in (e.label, *e.aliases) or e.label.endswith(title[-1])
        ]
        ranked = sorted(found, key=lambda e: (title not in (e.label, *e.aliases), -self.counted[e.key], e.key))
        return ranked[0].key if ranked else None

    def _opening(self) -> str | None:
        """The place of which the text first says where it lies or how big it is: 青河镇位于…."""
        text, head = self.draft.article.text, len(self.draft.article.title or "") + HEAD
        return next(
            (
                key
                for key, m in self.draft.mentions
                if m.start < head
                and m.named
                and self.ontology.is_a(m.cls, "Place")
                and (m.start == 0 or text[m.start - 1] in "。\n　 ")
                and LIES.match(text, m.end)
            ),
            None,
        )


def _begins(words: str, place: Entity) -> bool:
    """Whether words are a place's name, or begin with it."""
    return any(words.startswith(n) for n in (place.label, *place.aliases) if len(n) > 1)
