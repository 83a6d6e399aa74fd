"""Teams and campuses: names that a place makes with what follows it (巴西队, 中国女排, 哈尔滨工业大学（深圳）).

In: one sentence. Out: mentions of Organization.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence

__all__ = ["find_teams", "with_campus"]

SPORT = "足球|篮球|排球|乒乓球|羽毛球|网球|曲棍球|手球|水球|冰球|冰壶|橄榄球|垒球|棒球|体操|游泳|跳水|举重|田径|短道速滑|射击|击剑|柔道|摔跤|拳击|赛艇|自行车|象棋|围棋|代表"
TEAM = re.compile(
    rf"(?:国家|国青|国奥|青年|少年)?(?:(?:男子|女子|男|女)?(?:{SPORT})|男子|女子|男|女)?队(?![伍长员列友])|(?:男|女)(?:足|篮|排|乒|曲|垒|手|水|冰)(?!球)|国足(?!球)|国乒"
)
CLUB = re.compile(r"[\u4e00-\u9fff]{1,5}?(?:俱乐部|队)(?![伍长员列友])")
NO_CLUB = re.compile(
    r"(?:部|军|团|卫|舰|车|船|商|乐|排|分|支|大|中|小|总|梯|领|带|结|组|医疗|突击|志愿|服务|工作|救援|消防|施工|管理|执法)队$"
)
CAMPUS = re.compile(r"[（(](?P<place>[\u4e00-\u9fff]{2,8})[）)]")


def find_teams(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Teams that play for a country, a province or a city, and clubs that the tagger takes for bodies."""
    for start, end, cls in gazetteer.scan(text, sentence.start, sentence.end):
        if cls not in ("Country", "Province", "Prefecture") or text[start:end] not in gazetteer.places:
            continue
        match = TEAM.match(text, end)
        if match:
            yield Mention(text[start : match.end()], start, match.end(), "Organization", "organization.team")
            continue
        token = next((t for t in sentence.tokens if t.start == start and t.end > end), None)
        club = CLUB.fullmatch(text, end, token.end) if token is not None and token.tag in ("ORG", "nt") else None
        if club and not NO_CLUB.search(club.group()):
            yield Mention(text[start : club.end()], start, club.end(), "Organization", "organization.club")


def with_campus(text: str, end: int, gazetteer: Gazetteer) -> int:
    """Where the name ends when a campus stands in brackets behind a university: 哈尔滨工业大学（深圳）."""
    match = CAMPUS.match(text, end)
    return match.end() if match and gazetteer.knows(match["place"]) else end
