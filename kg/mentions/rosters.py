"""Rosters: 组  长：王大明 / 成  员：李 红（市教育局）, each line a name, as notices that set a group up print them; and the
names of those whose words stand behind their post: 海河广场经理 王大明：货品充足。

In: an article's text. Out: mentions of Person, whatever the tagger took the names for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from kg.mentions.gazetteer import Gazetteer
from kg.mentions.spelt import SOUNDS
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
# 支队长| 王大明：, 养护工人| 王大明“都习惯了: set apart by white space from the post, and by a mark from the words
SPEAKER = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?P<name>[\u4e00-\u9fff]{2,4})[ \u3000]*[：:“]")
# 工贸部部长|坎蓬·沃拉吉|表示: spelt in parts, behind a post
DOTTED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,5}(?:·[\u4e00-\u9fff]{1,6}?)+)(?=看来|[说称，、。（]|表示|介绍|认为|指出|强调|告诉|透露)"
)
LONGEST_POST = 6  # characters


def find_rosters(text: str, gazetteer: Gazetteer, people: Sequence[Mention] = ()) -> Iterator[Mention]:
    """The names of every line from 组长： on, to the first line that is none; those behind a post that are not among `people`."""
    yield from _speakers(text, gazetteer, {n for m in people if "·" in m.text for n in range(m.start, m.end)})
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


def _speakers(text: str, gazetteer: Gazetteer, taken: Set[int]) -> Iterator[Mention]:
    for match in SPEAKER.finditer(text):
        name, before = match["name"], text[max(0, match.start() - LONGEST_POST) : match.start()]
        surnamed = (name[0] in gazetteer.surnames and len(name) < 4) or name[:2] in gazetteer.surnames
        if surnamed and name not in gazetteer.posts and gazetteer.ends_in_post(before):
            yield Mention(name, *match.span("name"), "Person", "person.speaker")
    for dot in (m for m in re.finditer("·", text) if m.start() not in taken):
        ends = (n for n in range(dot.start() - 1, dot.start() - 6, -1) if n > 0)
        start = next((n for n in ends if gazetteer.ends_in_post(text[max(0, n - LONGEST_POST) : n])), None)
        spelt = DOTTED.match(text, start) if start is not None else None
        odd = [c for c in spelt["name"].replace("·", "") if c not in SOUNDS] if spelt is not None else []
        if (
            spelt is not None
            and len(odd) < 2
            and spelt["name"][-1] in SOUNDS
            and "·" not in text[max(0, dot.start() - 6) : dot.start()]
        ):
            yield Mention(spelt["name"], *spelt.span("name"), "Person", "person.dotted")
