"""Bodies of each of several kinds of divisions: 各省、自治区、直辖市民政厅（局）, 各州、市水务局.

In: an article's text and a mention. Out: whether it names the bodies of each such division, hence none.
"""

from __future__ import annotations

import re

from kg.model import Mention

__all__ = ["addressed"]

DIVISION = r"(?:省|自治区|直辖市|计划单列市|省辖市|设区市|地级市|县级市|副省级城市|市|自治州|州|地区|盟|区|自治县|县|自治旗|旗|乡|镇|街道)"
EACH = re.compile(rf"各(?:{DIVISION}(?:（{DIVISION}(?:、{DIVISION})*）)?[、和及]?)*$")
NAMED = re.compile(DIVISION)
LONGEST = 40  # characters of such a row


def addressed(text: str, mention: Mention) -> bool:
    """Whether the name begins with the last of a row of divisions behind 各, or within it (直辖|市民政厅)."""
    before = text[max(0, mention.start - LONGEST) : mention.start]
    begun = re.search(r"(?:直辖|计划单列|省辖|设区|地级|县级|自治)?$", before)
    row = before[: begun.start()] if begun else before
    division = NAMED.match((begun.group() if begun else "") + mention.text)
    return division is not None and EACH.search(row) is not None
