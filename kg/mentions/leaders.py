"""A person's name that the tagger took into the body behind it: 主席|张华为|学院颁奖, 李小青|广东江州市人民医院.

In: where a body was read. Out: where the name ends and where the body begins.
"""

from __future__ import annotations

import re

from kg.mentions.gazetteer import Gazetteer
from kg.mentions.runs import begins_with_place
from kg.mentions.spelt import SOUNDS

__all__ = ["find_leader"]

REMOVED = re.compile(r"(?:免去|任命|聘任)$")
# 主席|张华为|学院颁奖, 主任|李明率|管委会: a person and a verb in the tagger's body
LED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3})(?:为|率|代表|带领|陪同|会见|向|赴)(?=[\u4e00-\u9fff]{2})")


def _begins_body(words: str, gazetteer: Gazetteer) -> bool:
    """Whether words begin with a place, or with a body of the lexicon."""
    return any(words[:n] in gazetteer.names for n in range(2, min(9, len(words))))


def _in_province(words: str, gazetteer: Gazetteer) -> bool:
    """Whether words begin with a province and a place in it."""
    province = next((n for n in range(8, 1, -1) if gazetteer.places.get(words[:n]) == "Province"), 0)
    return bool(province) and any(gazetteer.knows(words[province : province + n]) for n in range(2, 8))


def find_leader(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """Where a person's name and a verb end that the tagger put before a body, behind a post; start where none does."""
    before = text[max(0, start - 4) : start]
    if (REMOVED.search(before) or gazetteer.ends_in_post(before)) and text[start] in gazetteer.surnames:
        name = next((n for n in (3, 2) if _begins_body(text[start + n : end], gazetteer)), 0)
        if name and end - start - name > 3 and not begins_with_place(text[start:end], gazetteer):
            return start + name, start + name  # 免去|陈有华|广州某局|局长职务, 主任|陈振文|中日友好医院
    name = next((n for n in (3, 2) if _in_province(text[start + n : end], gazetteer)), 0)
    if name and text[start] in gazetteer.surnames and not gazetteer.knows(text[start : start + name]):
        return start + name, start + name  # 李小青|广东江州市人民医院
    if 3 <= end - start <= 5 and SOUNDS.issuperset(text[start:end]) and gazetteer.ends_in_post(before):
        return end, end  # 文化部长|梅津科
    match = LED.match(text, start, end)
    if match is None or match["name"][0] not in gazetteer.surnames or begins_with_place(text[start:end], gazetteer):
        return start, start
    led = gazetteer.ends_in_post(text[max(0, start - 3) : start])
    return (match.end("name"), match.end()) if led else (start, start)
