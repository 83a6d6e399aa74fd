"""A post whose body stands in what was said before: 桂林大学今天举行会议。校长王大明出席.

In: the words right before a person, and the bodies named so far. Out: the body and the title, or None.
Only posts of one kind of body count (a 校长 is a school's, a 行长 a bank's), and only where one such body stands in the
sentence or the one before it, or in the whole article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.model import Draft, Mention, Sentence
from kg.ontology import Ontology, either

__all__ = ["seat_for", "seat_of"]

Link = tuple[str, Mention]
LEAD = r"(?:^|[，。；：、）)“”\s]|(?<=[，。；\s])(?:[和与及由经]|随后|其间|期间|会上|同时|当日|当天|现场|活动中))"
LONGEST = 24  # characters of such a title
# the body by its kind before a title, and how the names of such bodies end: |院|党委书记
OWN = {
    **{kind: kind for kind in ("公司", "集团", "医院", "学校", "院", "局", "厅", "厂", "所")},
    "校": "大学|学院|学校|中学|小学",
    "行": "银行|支行|分行|农商行",
}


@lru_cache(maxsize=8)
def _seats(ontology: Ontology) -> tuple[re.Pattern[str], Mapping[str, re.Pattern[str]]]:
    """The titles without a body, and for each post how the bodies' names end."""
    kinds = {row[0]: re.compile(f"(?:{row[1]})$") for row in ontology.lexicon("seats")}
    posts = either(kinds)
    part = f"(?:现任|新任|时任)?(?:常务|第一|执行|名誉|专职)?副?(?:{posts}|书记)(?:助理)?"
    return re.compile(rf"{LEAD}(?P<own>{either(OWN)})?(?P<title>{part}(?:[、兼和]{part})*)[ \u3000]?$"), kinds


def seat_of(draft: Draft, sentence: Sentence, start: int, ontology: Ontology) -> tuple[Link, str] | None:
    """The body and the title of the person at `start`, whose title has no body of its own."""
    title, _ = _seats(ontology)
    match = title.search(draft.article.text[max(sentence.start, start - LONGEST) : start])
    if match is None:
        return None
    found = seat_for(draft, sentence, start, match["title"], ontology)
    own = re.compile(f"(?:{OWN[match['own']]})$") if found and match["own"] else None
    return found if found is None or own is None or _fits(draft, found[0][0], own) else None


def seat_for(
    draft: Draft, sentence: Sentence, start: int, title: str, ontology: Ontology, *, only: bool = False
) -> tuple[Link, str] | None:
    """The body before `start` that a title without one is of, with the title; `only`: no other stands in the article."""
    _, kinds = _seats(ontology)
    ending = next((kinds[p] for p in kinds if re.search(rf"{p}(?:$|[、兼和])", title)), None)
    if ending is None:
        return None
    fitting = [
        (key, m)
        for key, m in draft.mentions
        if m.end <= start and ontology.is_a(m.cls, "Organization") and _fits(draft, key, ending)
    ]
    if only and any(re.match("[省市县区州]", m.text) for _, m in fitting):  # 区公司: some region's
        return None
    body = None if only else _only(_near(draft, sentence, fitting))
    body = body or _only(fitting)
    return (body, title) if body is not None else None


def _fits(draft: Draft, key: str, ending: re.Pattern[str]) -> bool:
    entity = draft.entities.get(key)
    return entity is not None and entity.named and any(ending.search(n) for n in (entity.label, *entity.aliases))


def _near(draft: Draft, sentence: Sentence, bodies: Sequence[Link]) -> list[Link]:
    """Those of the sentence and of the one before it."""
    before = [s.start for s in draft.sentences if s.start < sentence.start]
    floor = before[-1] if before else sentence.start
    return [b for b in bodies if b[1].start >= floor]


def _only(bodies: Sequence[Link]) -> Link | None:
    return bodies[-1] if len({key for key, _ in bodies}) == 1 else None
