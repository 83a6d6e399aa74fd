"""A block of credits without brackets: 极目新闻记者 甲 实习生 乙 通讯员 丙 丁8月4日, 大众网记者 甲 泰安报道, 雷递网 甲 8月4日.

In: running text. Out: where the block ends, or where the first one begins. A name begins with a surname and ends
where a space, a mark, a digit, another role or a word that opens a story follows: else where it ends is not said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.articles.credits import HAN, ROLE
from kg.articles.days import MONTH_DAY
from kg.articles.papers import known_media
from kg.ontology import shipped_lexicon

__all__ = ["Block", "find_block", "find_paper", "is_names", "read_block", "read_paper"]

GAP = r"[ \u3000\t]"
REPORTER = r"(?:驻[\u4e00-\u9fff]{2,8})?(?:(?:本报|本网|本刊|本台|总台|全媒体|融媒体?|首席|见习|实习|特约|特派|主任|摄影|文字){0,3}记者)"
SAID = rf"(?:{REPORTER}|{ROLE}|编译|采访|特约评论员|评论员|供图)"
OPENS = r"近日|日前|近期|近段|首个|首届|连日来|昨[日天晚]|今[日天年晨]|当[日天]前|随着|报道|本报|记者|据|为(?:进一步|深入|切实|了|贯彻|落实|营造|丰富|加强|确保|做好|推动|推进|提升|提高|促进|弘扬|庆祝|纪念|保障|帮助|有效|全面|扎实|积极|更好|充分|规范|增强|激发|响应|迎接|打造|支援|方便|改善|维护|守护|践行|优化|深化|检验|传承|拓宽|拓展|助力|解决|强化|不断|满足|缓解|持续|引导|普及|培养|发挥|关爱)"
# 云岭日报, 云岭晚报: of a city that no list names
LOCAL = r"[\u4e00-\u9fff]{2,3}(?:日报|晚报|晨报|早报|商报|都市报|时报|新闻网|融媒|融媒体中心|广播电视台|电视台)(?:社)?"
OPENING = r"[\u4e00-\u9fff]{2,8}(?:报|网|社|新闻|客户端|融媒体?中心|融媒|全媒体|频道)"  # at the beginning of a paragraph alone

# what no given name ends in, but a story can begin with: 记者 王明|灾后重建
NEVER = "为在从对和与将于等日近昨今前首新这该每各邪灾难病死伤农党电市县省区乡镇村街路车费税罚判刑案款债罪患疫旱涝污毒赌骗盗后本我他"

TOLD = re.compile(r"(?:[\u4e00-\u9fff]{0,4}\d{1,2}月\d{1,2}日)?(?:讯|消息|专?电)[，：: \u3000]+")


@dataclass(frozen=True, slots=True)
class Block:
    """Where a block stands, where its people stand, the paper that it begins with."""

    start: int
    people: tuple[int, int]
    end: int
    paper: str | None


@lru_cache(maxsize=1)
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(a block at the beginning of a paragraph, a block anywhere, names and nothing else)."""
    surnames = [row[0] for row in shipped_lexicon("surnames")]
    single = "".join(s for s in surnames if len(s) == 1)
    double = "|".join(s for s in surnames if len(s) > 1)
    papers = known_media()
    follow = rf"(?={GAP}|$|\d|[“‘《【\[（(「：:，,、；;/／|｜丨。]|{SAID}|{OPENS})"
    name = rf"(?:(?:(?:{double})[{HAN}]{{1,2}}?|[{single}][{HAN}]{{1,2}}?|[{single}]{GAP}{{1,2}}[{HAN}]|[{HAN}]{{2,6}}·[{HAN}]{{2,8}}){follow})"
    other = rf"(?:(?!(?:{OPENS})|[{HAN}]{{2}}报道){name})"
    marked = rf"(?<=[|｜丨]){GAP}?[{HAN}]{{2,4}}(?={GAP}|$)"  # 作者 | 海风: a pen name
    names = rf"(?:{name}|{marked})(?:[ \u3000\t、，,]+{other})*"

    def block(paper: str, tail: str) -> re.Pattern[str]:
        head = rf"(?:(?P<paper>{paper})(?:客户端|APP)?(?:全媒体|融媒体)?{GAP}*[|｜丨·]?{GAP}*)"
        said = rf"{SAID}[：:丨｜|/／ \u3000\t]+{names}"
        more = rf"(?:[ \u3000\t，,；;丨｜|]*(?:(?:{papers}|{LOCAL})(?:客户端)?)?{SAID}[：:丨｜|/／ \u3000\t]*{names})*"
        close = rf"(?:{GAP}*[/／]{GAP}*(?:文图|图文|文|图|摄影|摄))?"
        told = rf"(?:{GAP}*(?:{MONTH_DAY}|[{HAN}]{{2,4}}?)??(?:综合|摄影|采写)?报道(?!说|称|了|的)[：:，,]?)?"
        dated = rf"(?P<alone>{papers}){GAP}+(?P<one>[{HAN}]{{2,4}}){GAP}*(?:\d{{1,2}}月\d{{1,2}}日(?:{GAP}|报道|(?=[{HAN}]))|(?=\d{{1,2}}月\d{{1,2}}日，))"
        # 云岭日报客户端记者 王小明乡村…: a name of three characters, none of which opens a story
        bare = rf"[{single}][{HAN}](?:(?![{NEVER}])[{HAN}](?=[{HAN}“])|(?=[{NEVER}]))"
        dayed = rf"(?:记者|通讯员){name}(?={MONTH_DAY}(?:综合)?报道)"
        joint = rf"(?:本报|本网)?(?:记者|通讯员)[{single}][{HAN}]{{1,2}}(?={GAP}+(?:{SAID}|{OPENS}))"
        more = rf"{more}(?:{GAP}+(?:通讯员|实习生){GAP}+{bare})?"
        said = rf"(?:{said}|{dayed}|{joint}|(?:(?<=[{HAN}])|^)记者{GAP}+{bare})"
        return re.compile(rf"(?:{head}{tail}(?P<line>{said}{more}{close}){told}|{dated}){GAP}*")

    alone = re.compile(rf"[ \u3000]*{name}(?:[ \u3000、]+{name}){{0,3}}[ \u3000]*")
    return block(rf"{papers}|{OPENING}", "?"), block(rf"{papers}|{LOCAL}", ""), alone


def read_block(text: str) -> Block | None:
    """The block at the beginning of a paragraph."""
    match = _grammar()[0].match(text)
    return _block(match) if match is not None else None


def find_block(text: str, start: int, end: int) -> Block | None:
    """The first block that begins within text[start:end] with the name of a paper."""
    match = _grammar()[1].search(text, start)
    if match is None or match.start() >= end:
        return None
    block = _block(match)
    return replace(block, start=block.start + _cut_before(block.paper or ""))


def is_names(text: str) -> bool:
    """Whether a line holds nothing but the names of up to four people."""
    return _grammar()[2].fullmatch(text) is not None


def find_paper(text: str, start: int, end: int) -> int | None:
    """Where the first name of a paper begins that a day, 讯, 电 or 消息 follows: 快科技8月5日消息."""
    match = _papers().search(text, start)
    return match.start() if match is not None and match.start() < end else None


def read_paper(text: str) -> int:
    """How many characters the dateline of a known paper takes at the beginning of a text: 快科技8月5日消息，."""
    match = _papers().match(text)
    told = TOLD.match(text, match.end()) if match else None
    return told.end() if told else 0


@lru_cache(maxsize=1)
def _papers() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{known_media()})(?:APP|客户端)?(?=讯|消息|专?电|[{HAN}]{{0,6}}{MONTH_DAY}|[（(](?:记者|通讯员))"
    )


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    """The places as papers bear them: 安阳 of 安阳市."""
    return frozenset(row[0] for row in shipped_lexicon("provinces")) | {row[2] for row in shipped_lexicon("places")}


def _cut_before(paper: str) -> int:
    """How many characters before a local paper's name are none of it: 线|河南日报."""
    match = re.fullmatch(LOCAL, paper)
    stem = re.match(r"[\u4e00-\u9fff]{3}(?=[\u4e00-\u9fff]*[报网台社心媒])", paper) if match else None
    return 1 if stem and stem.group() not in _cities() and stem.group()[1:] in _cities() else 0


def _block(match: re.Match[str]) -> Block:
    people = match.span("line") if match["line"] is not None else match.span("one")
    return Block(
        match.start(), people, match.end(), (match["paper"] or match["alone"] or "").removesuffix("客户端") or None
    )
