"""Teams and campuses: names that a place makes with what follows it (巴西队, 中国女排, 哈尔滨工业大学（深圳）).

In: one sentence. Out: mentions of Organization.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence, Token

__all__ = ["find_teams", "with_campus"]

SPORT = "足球|篮球|排球|乒乓球|羽毛球|网球|曲棍球|手球|水球|冰球|冰壶|橄榄球|垒球|棒球|体操|游泳|跳水|举重|田径|短道速滑|射击|击剑|柔道|摔跤|拳击|赛艇|自行车|象棋|围棋|代表"
TEAM = re.compile(
    rf"(?:国家|国青|国奥|青年|少年)?(?:(?:男子|女子|男|女)?(?:{SPORT})|男子|女子|男|女)?队(?![伍长员列友])|(?:国家|国青|青年|少年|大学生)?(?:男|女)(?:足|篮|排|乒|曲|垒|手|水|冰)(?!球)|国足(?!球)|国乒|(?:体育|奥运|友好|经贸|艺术|政府|议会)代表团(?![员长])"
)
CLUB = re.compile(r"[\u4e00-\u9fff]{1,5}?(?:俱乐部|队)(?![伍长员列友])")
NO_CLUB = re.compile(
    r"(?:部|军|团|卫|舰|运输车|货车|客车|出租车|船|商|乐|排|分|支|大|中|小|总|梯|领|带|结|组|医疗|突击|志愿|服务|工作|救援|消防|施工|管理|执法)队$"
)
# what the tagger calls a name, in the name of a club: 斯洛文尼亚|艾德莫|车队
NAMING = frozenset("PER nr ORG nt LOC ns nz".split())
CLUB_HEAD = re.compile(r"(?:车队|俱乐部|(?:男子|女子|[男女])?(?:足球|篮球|排球|冰球|自行车)队|[男女][足篮排])$")
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
    for i, token in enumerate(sentence.tokens):
        first = _named_club(sentence.tokens, i)
        if first < i or (token.tag in ("ORG", "nt") and len(token.text) > 5 and CLUB_HEAD.search(token.text)):
            start = sentence.tokens[first].start
            if text[start : token.start] not in gazetteer.places:
                yield Mention(text[start : token.end], start, token.end, "Organization", "organization.club")


def _named_club(tokens: tuple[Token, ...], i: int) -> int:
    """The first token of a club's name that ends with token i, all names to the tagger; i where none does."""
    if CLUB_HEAD.search(tokens[i].text) is None:
        return i
    j = i
    while j > 0 and tokens[j - 1].end == tokens[j].start and tokens[j - 1].tag in NAMING:
        j -= 1
    return j


def with_campus(text: str, end: int, gazetteer: Gazetteer) -> int:
    """Where the name ends when a campus stands in brackets behind a university: 哈尔滨工业大学（深圳）."""
    match = CAMPUS.match(text, end)
    return match.end() if match and gazetteer.knows(match["place"]) else end
