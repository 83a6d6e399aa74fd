"""Bodies that take their owner from the one before in a list: 某镇党委、|政府, 某局办公室、|预算科, 中央组织部、|宣传部.

In: an article's text and the organisations found in it. Out: mentions under their whole names, in the place of what
stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.mentions.bodies import AREA, organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention

__all__ = ["find_following"]

JOINT = re.compile("、|和(?!县)|与|及|以及|(?<=党委)(?=政府)|(?<=党工委)(?=办事处)")
# the place that a local body's name begins with
PLACE = re.compile(
    rf"(?:[{AREA}]|自治区)(?=[\u4e00-\u9fff]{{2}})|(?:[\u4e00-\u9fff]{{2,7}}?(?:省|自治区|市|自治州|州|盟|地区))?(?:[\u4e00-\u9fff]{{1,7}}?(?:自治县|市|区|县|旗))?(?:[\u4e00-\u9fff]{{2,6}}?(?:镇|乡|街道))?"
)
CENTRAL = re.compile("中共中央|中央(?=组织部|宣传部|统战部|政法委|办公厅)")
# parts of a body, each known by its kind
OFFICES = "(?:科|处|室|股|部)"  # parts that stand side by side
KINDS = "委员会|科|处|司|厅|室|股|系|学院|车间|支部|研究所|支队|大队|中队|派出所"
OWNER = re.compile(r"(?:公司|集团|大学|学院|医院|法院|检察院|局|厅|总工会|银行)$")  # what has such parts
COMMON = "党委|党总支|党支部|党组|纪委|工会|团委|团总支|妇联|女工委"
STOPPED = r"(?![长级们内外属直员干]|机关|部门|干部|系统|工作|代表|委员|会议|全会|大会|常委|大楼|大院|大厅|门口)"
TOWN = re.compile(
    rf"(?P<name>党委|人民政府|政府|人大主席团|人大|纪委|总工会|工会|团委|妇联|派出所|司法所|卫生院|武装部|综治中心|党工委|办事处){STOPPED}"
)
COMMITTEES = re.compile(rf"(?P<name>组织部|宣传部|统战部|政法委|办公厅){STOPPED}")
GOVERNS = frozenset("GovernmentBody PartyBody TradeUnion Association Department".split())


def find_following(text: str, found: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Every such body."""
    for m in sorted(found, key=lambda m: (m.start, -m.end)):
        if m.named and text[m.end : m.end + 1] in tuple("、和与及以政办") and m.rule != "organization.shared":
            yield from _behind(text, m, gazetteer)


def _behind(text: str, first: Mention, gazetteer: Gazetteer) -> Iterator[Mention]:
    """What follows one body, as far as the list goes."""
    owner, pattern = _owned(first.name or first.text, gazetteer)
    end = first.end
    while owner:
        joint = JOINT.match(text, end)
        match = pattern.match(text, joint.end()) if joint else None
        if match is None:
            return
        words = match["name"]
        if OWNER.search(owner) and _whole(words, gazetteer):
            return
        end = match.start("name") + len(words)
        name = owner + ("人民政府" if words == "政府" else words)
        yield Mention(words, match.start("name"), end, organization_class(name), "organization.shared", name=name)


def _whole(words: str, gazetteer: Gazetteer) -> bool:
    """Whether words name a body of their own: 某市支队, 某集团公司."""
    known = any(words[:n] in gazetteer.names for n in range(2, min(9, len(words) + 1)))
    return known or words.endswith("公司") or words[:1] in AREA


def _owned(name: str, gazetteer: Gazetteer) -> tuple[str, re.Pattern[str]]:
    """The owner that a body's name begins with, and what of its may follow."""
    above = CENTRAL.match(name)
    if above:
        return above.group(), COMMITTEES
    place = PLACE.match(name)
    owner = place.group() if place else ""
    cls = organization_class(name)
    if owner and len(owner) < len(name) and cls in GOVERNS and _placed(owner, gazetteer):
        rest = name[len(owner) :]
        if owner[-1] in "镇乡道":
            return (owner, TOWN) if TOWN.fullmatch(rest) else ("", TOWN)
    body = next(
        (name[:n] for n in range(len(name) - 1, 3, -1) if name[:n] in gazetteer.bodies or OWNER.search(name[:n])),
        "",
    )
    part = re.search(f"(?:{KINDS})$", name[len(body) :]) if body else None
    if part is not None:
        return body, _parts(part.group())
    if body and re.fullmatch(COMMON, name[len(body) :]):
        return body, _parts("")
    return "", TOWN


def _placed(owner: str, gazetteer: Gazetteer) -> bool:
    """Whether an owner is a division: the article's own, one the lexicon knows, or one by its level."""
    return len(owner) < 3 or owner[-1] in "镇乡道" or any(owner[n:] in gazetteer.places for n in range(len(owner) - 1))


@lru_cache(maxsize=64)
def _parts(kind: str) -> re.Pattern[str]:
    """Parts of one kind, or the committees that each body has."""
    if kind:
        kind = OFFICES if kind in OFFICES else kind
        follows = "[、，。；等和与及]|的?(?:相关|主要)?负责人|[干职]|联合|参加|出席|牵头|配合|主任|[科处]长|$"
        return re.compile(rf"(?P<name>(?!各|有关|相关|其他|下属|所属|基层)[\u4e00-\u9fff]{{2,10}}?{kind})(?={follows})")
    return re.compile(rf"(?P<name>{COMMON}){STOPPED}")
