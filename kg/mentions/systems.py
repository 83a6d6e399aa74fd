"""The courts, prosecutors and police of a country or place, told as one body: 全国法院, 云州两级法院, 青山警方.

In: the text of an article. Out: mentions of named bodies; 全市公安机关, which only a level tells, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention

__all__ = ["find_systems"]

KEYS = ("机关", "级法院", "国法院", "级检察院", "警方", "税务部门")  # one of them stands in every such name
# courts and prosecutors of one place are found by their suffix; here those of several levels
SYSTEM = re.compile(
    "(?:(?:两级|三级|四级|各级)(?:人民)?(?:法院|检察院)|(?:两级|三级|各级)?(?:检察机关|公安机关|纪检监察机关|税务机关|税务部门|警方))"
    "(?!大楼|宿舍|门口|报)"
)
NATIONAL = re.compile("全国(?:各级|各地)?(?:人民)?(?:法院|检察院|检察机关|公安机关|纪检监察机关|税务机关|税务部门)")
LONGEST = 8  # characters of a place's name


def find_systems(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Every system named with its place."""
    if not any(key in text for key in KEYS):
        return
    for match in NATIONAL.finditer(text):
        yield Mention(match.group(), match.start(), match.end(), "GovernmentBody", "organization.system")
    for match in SYSTEM.finditer(text):
        starts = range(max(0, match.start() - LONGEST), match.start() - 1)
        start = next((n for n in starts if text[n : match.start()] in gazetteer.places), None)
        if start is not None:
            yield Mention(text[start : match.end()], start, match.end(), "GovernmentBody", "organization.system")
