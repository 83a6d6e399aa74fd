"""What a noun that stands for something named before means: 该项目, 本届环湖赛, 该国, 此次活动.

In: a draft; the noun and where it stands. Out: an entity key, for `speaking`, or None.
"""

from __future__ import annotations

from kg.model import Draft
from kg.ontology import Ontology
from kg.statements.cues import bare_event
from kg.statements.sayings import TOLD_THERE
from kg.statements.subjects import OWNING

__all__ = ["Namesakes"]

EDITIONS = ("赛", "会", "节", "展", "杯", "论坛", "马拉松", "活动", "行动", "工程", "项目", "计划")
NEAR = 120  # characters from an event's name to 此次活动
# what else the name of such a thing may end with, where the text names one alone
KIN = {
    "学校": ("中学", "小学", "大学", "学院", "技校", "职校"),
    "医院": ("卫生院", "医学中心", "诊所"),
    "商场": ("广场", "百货", "购物中心", "商城", "商厦", "超市"),
    "公司": ("集团",),
}


class Namesakes:
    """The names of one article in order."""

    def __init__(self, draft: Draft, ontology: Ontology, china: str | None):
        self.mentions, self.entities = draft.mentions, draft.entities
        self.ontology, self.china = ontology, china

    def edition(self, noun: str, before: int) -> str | None:
        """本届|环湖赛: the last event named before that is called so."""
        if len(noun) < 2 or not noun.endswith(EDITIONS):
            return None
        found = self.last(noun, before)
        return found if found is not None and self.ontology.is_a(self.entities[found].cls, "Event") else None

    def this_event(self, noun: str, before: int) -> str | None:
        """此次活动, 本次画展: the event told of last, if it has a name, stands near and can be so called."""
        told = (link for link in reversed(self.mentions) if link[1].end <= before)
        events = (link for link in told if self.ontology.is_a(link[1].cls, "Event") and not bare_event(link[1].text))
        key, m = next(events, ("", None))
        if m is not None and m.text.endswith(TOLD_THERE) and not noun.endswith("发布会"):
            return None  # 本届运动会, told at a press conference
        if m is None or not m.named or before - m.end > NEAR or key not in self.entities:
            return None
        alike = noun == "活动" or bool({noun[0], noun[-1]} & {*self.entities[key].label[-3:]})
        return key if alike and not self.ontology.is_a(m.cls, "Project") else None

    def land(self, before: int) -> str | None:
        """该国: the other country that is named last."""
        said = (k for k, m in reversed(self.mentions) if m.cls == "Country" and m.named and m.end <= before)
        return next((key for key in said if key != self.china), None)

    def last(self, noun: str, before: int) -> str | None:
        """The last thing named before whose name ends with the noun."""
        for key, m in reversed(self.mentions):
            entity = self.entities.get(key)
            if m.end > before or entity is None or not entity.named:
                continue
            if entity.label.startswith(("上届", "上一届", "往届", "历届", "下届", "下一届")):
                continue  # not 本届
            if any(name.endswith(noun) for name in (entity.label, *entity.aliases)):
                kinds = (*OWNING, "Document")
                return key if any(self.ontology.is_a(entity.cls, kind) for kind in kinds) else None
        return self._only(KIN.get(noun, ()), before)

    def _only(self, endings: tuple[str, ...], before: int) -> str | None:
        """学校 where 青山中学 is the one school that the text names, and was named before."""
        found = {e.key for e in self.entities.values() if e.named and endings and e.label.endswith(endings)}
        key = found.pop() if len(found) == 1 else None
        said = any(k == key and m.end <= before for k, m in self.mentions)
        return key if key is not None and said and self.ontology.is_a(self.entities[key].cls, "Organization") else None
