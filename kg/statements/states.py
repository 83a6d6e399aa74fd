"""Posts of places that the title does not name in full: 副县长王大明, 国家主席王大明, 俄总统伊万诺夫, 法前外长杜邦.

In: an article's text and entities, and where a person stands. Out: the place and the title. A state by one character
is the one country of the article whose name begins so, a mayor's city the one that the article speaks of.
"""

from __future__ import annotations

import re

from kg.model import Draft, Mention
from kg.statements.holders import Held
from kg.statements.titles import AREA_POST, LEVELS

__all__ = ["STATES", "area_posts", "state_posts"]

STATES = "美俄英法德日韩朝印巴越泰菲缅老柬蒙哈乌白塞波捷匈罗保希土意西葡荷比瑞丹芬挪奥以伊沙埃叙黎约苏南肯墨加古智秘委澳新马"  # short for a state in front of a noun

HEAD_OF_STATE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|、|[应对向由与和同据])(?P<title>国家副?主席)(?:、中央军委副?主席)?[ \u3000]?$"
)
OFFICE = r"副?总统|副?总理|副?首相|副?国务卿|副?外长|副?防长|财长|[\u4e00-\u9fff]{2,4}部副?部长|(?:国防|外交|财政|内政|司法|能源|商务|卫生)部?副?部?长|[参众]议院议长|议长|国王|女王|王储|总统(?:新闻秘书|发言人|特使|顾问)|驻[\u4e00-\u9fff]{1,6}大使"
SHORT = re.compile(rf"(?P<state>[{STATES}])方?(?P<former>前|原)?(?P<title>{OFFICE})[ \u3000]?$")
AREA = re.compile(r"(?:^|[，、。；和由 　])(?P<title>(?:常务)?副?[省市县区州镇乡]长)[ 　]?$")
LONGEST = 20  # characters of such a title


def area_posts(draft: Draft, start: int) -> list[Held]:
    """副县长王大明: of the county that the article speaks of; its own body is left out."""
    match = AREA.search(draft.article.text[max(0, start - 12) : start])
    area = AREA_POST.match(match["title"]) if match else None
    if match is None or area is None:
        return []
    places = [
        e
        for e in draft.entities.values()
        if e.named and e.cls == LEVELS[area["area"]] and e.label.endswith(area["area"])
    ]
    if len(places) != 1:
        return []
    place = Mention(places[0].label, start, start, places[0].cls, "posts.area")
    return [((places[0].key, place), match["title"], False, "posts.area")]


def state_posts(draft: Draft, start: int) -> list[Held]:
    """The posts of states that stand right before `start`."""
    words = draft.article.text[max(0, start - LONGEST) : start]
    head = HEAD_OF_STATE.search(words)
    if head is not None:
        return _held(draft, "中国", start, head["title"], former=False)
    short = SHORT.search(words)
    return _held(draft, short["state"], start, short["title"], former=bool(short["former"])) if short else []


def _held(draft: Draft, name: str, start: int, title: str, *, former: bool) -> list[Held]:
    """The post of the one country of the article whose name, or the beginning of it, this is."""
    states = [
        e
        for e in draft.entities.values()
        if e.cls == "Country"
        and any(n == name or (len(name) == 1 and n.startswith(name)) for n in (e.label, *e.aliases))
    ]
    if len(states) != 1:
        return []
    place = Mention(states[0].label, start, start, "Country", "posts.area")
    return [((states[0].key, place), title, former, "posts.area")]
