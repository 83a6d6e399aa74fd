"""Rosters: 组  长：王大明 / 成  员：李 红（市教育局）, each line a name, as notices that set a group up print them.

In: an article's text. Out: mentions of Person, whatever the tagger took the names for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention

__all__ = ["find_rosters"]

HEAD = re.compile(
    r"^[ \u3000]*(?:第一)?(?:常务)?副?(?:组[ \u3000]*长|主[ \u3000]*任|主[ \u3000]*席|会[ \u3000]*长|理[ \u3000]*事[ \u3000]*长|秘[ \u3000]*书[ \u3000]*长|总指挥|指挥长|召集人)[ \u3000]*[：:]"
    r"|^[ \u3000]*(?:成|委|组)[ \u3000]*员[ \u3000]*[：:]"
)
NAME = re.compile(
    r"[ \u3000]*(?P<name>[\u4e00-\u9fff](?:[ \u3000]{0,4}[\u4e00-\u9fff]){1,2})(?:同志)?"
    r"(?P<rest>[ \u3000]*（[^（）]{2,40}）|[ \u3000]{1,8}[\u4e00-\u9fff（）、 \u3000]{4,40})?[、，；,;]?"
)


def find_rosters(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The names of every line from 组长： on, to the first line that is none."""
    place, listing = 0, False
    for line in text.split("\n"):
        head = HEAD.match(line)
        listing = listing or head is not None
        found = NAME.fullmatch(line, head.end() if head else 0) if listing else None
        name = "".join(found["name"].split()) if found else ""
        # without a body behind it only what begins like a name is one
        listing = found is not None and (found["rest"] is not None or name[0] in gazetteer.surnames)
        if found and listing:
            start, end = place + found.start("name"), place + found.end("name")
            yield Mention(text[start:end], start, end, "Person", "person.roster", name=name)
        place += len(line) + 1
