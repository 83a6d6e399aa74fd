"""What the figures of a sentence take over from those before them: 总产60万吨 of 水果种植面积, 其中出口 of 进出口总值.

In: the figures of a sentence in order, with the indicator that each one's own words give. Out: the indicator that it has in
its row: that of the figure it goes on from, the verb or the whole that its row began with, what it is the total of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.model import Period
from kg.statements.indicators import HEADS, LENGTH, LINKS, SUMS, indicator_of
from kg.statements.items import Clause, Item
from kg.statements.relative import RELATIVE, of_what
from kg.statements.vocabulary import JOINTS, NOMINAL

__all__ = ["CHANGE", "Saying", "Told", "begins_change", "compared_with", "listed", "years_ago"]

CHANGE = re.compile(
    r"(?:增长|增加|增|增幅|提高|提升|上升|上涨|下降|减少|降低|下跌|回落|下滑|加快|放缓|增速|同比|环比|收窄|扩大|涨幅|降幅|跌幅|上调|下调|偏多|偏少|偏高|偏低|多增|少增|增收|减产|增产)[了约达为近超过幅度]*$"
)
FROM = re.compile(r"(?:由|从)[^，。；由从]*$")
TO = re.compile(r"^[^，。；、]{0,8}?(?:到|至|为|成)(?:[^，。；、]{0,10})$")
GREW = re.compile("(?:左右)?(?:增长|增加|增|提高|上升|上涨|下降|减少|降低|扩大|缩小|多|高|低)")
AGO = re.compile(
    "(?<!第)(?:[\\d一二两三四五六七八九十几多]+年)(?:多|之)?(?:以)?前(?!身)(?![^。；]*(?:现在|如今|目前|今|到|后来))[^。；]{0,24}?(?:只|仅|不足|不到|还不|才)[^。；]{0,12}$"
)
JOINED = re.compile("以及|及|和|与")
OWNED = re.compile("有\\Z")  # 老校舍中，天河区|有|95幢、海珠区|12幢: of what the clause before names
ANOTHER = re.compile("另外?有\\Z")  # 公路400公里，|另有|300公里正在建设: not of what was told
# told of a figure in any unit; 面积27平方公里，有|800万亩: of another thing
RELATIVE_UNITS = frozenset(("%", "个百分点", "倍"))
# how much there is of something, without a word of what; and what is done to it before: 种植|面积
HEAD = (
    "(?:总|年|月|日|平均|人均|亩)*(?:面积|产量|总产|单产|产值|销量|销售额|价值|金额|总额|数量|总数|总量|价格|均价|份额|占比|比重|比例|规模"
    "|涨幅|升幅|跌幅|降幅|增幅|增速|增长率|增长速度)"
)
DONE = "(?:种植|播种|栽培|养殖|收获|出货|发行|市场)?"
GENERIC = re.compile(f"(?:一度|预计|其|全天)?{DONE}{HEAD}")
WAY = re.compile("(?:以|通过|采取)[“”\u4e00-\u9fffA-Za-z]{2,12}?(?:方式|渠道|平台|代理|形式|途径)(?=[\u4e00-\u9fff])")
OTHER_WAY = re.compile("则|而|渠道|方式|平台|代理|形式|其他")
WITHIN = re.compile("(?:其中)?在?(?:[我全]国|全[省市县区州])?(?P<of>[\u4e00-\u9fff]{2,10}?)(?P<how>方面|领域|中)")
# no part of what is measured
SETTING = re.compile(
    "^其|过程|期间|数据|报告|统计|调查|会议|活动|比赛|决赛|工作|行动|年|月|日|会$|赛$|此|这|该|发展|建设|改造|检查|抽查|审查|评选|报道|介绍|生活|采访"
)
MADE = frozenset("实现 完成 达到 取得 获得".split())
MONEY = frozenset(("CNY", "USD", "HKD", "EUR", "GBP", "JPY"))
EACH_OF = re.compile("户均|人均|每户|每人|亩均")
OWNERS = ("企业", "单位", "公司", "职工", "居民", "农民", "家庭", "学生", "人员")
LONGEST = 6  # characters of the verb of a row
TAIL = re.compile(f"{DONE}(?:{HEAD}|户)$")
VERBAL_END = re.compile(".*[减增降升占]$")
PARTED = frozenset(("包括", "其中", "受伤", "和", "及"))
PEOPLE = frozenset(("人", "人次", "户", "名", "位"))


class Saying(NamedTuple):
    """What a figure measures."""

    words: str  # "" where nothing tells it
    carried: str  # what the figure before it measured, where that may be this one's too
    stated: bool  # whether the text says so much that the number is a figure


class Told:
    """Reads the figures of one sentence in order."""

    def __init__(self, text: str, before: Told | None = None):
        self.text = text
        self.words, self.unit = "", ""  # what the last figure measured, and in what
        self.by_unit: dict[str, str] = {}  # what the last one in each unit did
        self.said: tuple[str, ...] = ()  # what the figures so far measured, of those with words of their own
        self._last = before.said[0] if before and len(set(before.said)) == 1 else ""  # of the sentence before
        self._whole, self._whole_unit = "", ""  # what the figures behind 其中 are parts of
        self._deed = ""  # the verb that a row of things began with
        self._head = ""  # the last word before the last figure
        self._said_of = ""  # what the last figure says of its thing: 飞云酒|实现营收
        self._scope = _Scope(text)
        self._place = -1  # the clause of the last figure

    def take(self, clauses: Sequence[Clause], place: int, i: int) -> Saying:
        """What the figure at item `i` of a clause measures; to be asked of each quantity in order."""
        clause, item = clauses[place], clauses[place].items[i]
        assert item.quantity is not None
        unit = item.quantity.unit or ""
        said = indicator_of(clause, i, clauses[place + 1].items if place + 1 < len(clauses) else ())
        goal = self._goal(clause, i)
        same = goal or self._headless(clause, i, said, unit)
        said = "" if self.words and same else said
        if not said and self._place < place - 1 and clause.items[0].kind != "mention":
            said = _subject_before(clauses, place)
        own = self._given_out(clause, i, said) or of_what(said, self.words, rowed=self._place == place)
        if not own and (same or listed(clause, i)):
            own = self.words
        elif not own and self._changes(clause, i):
            # 成交20公斤；每克258元，|下跌3.5元: not of what is told in another unit
            own = self.words if unit in RELATIVE_UNITS or unit == self.unit else self.by_unit.get(unit, "")
        before, anew = self.words, bool(said) and own == said and said[0] not in "占是"
        anew = anew and RELATIVE.fullmatch(said) is None
        if unit == "个百分点" and not said:
            own = self.by_unit.get("%", own)  # 占资产的16%，|增加4个百分点
        own = self._scope.of(clauses, place, i, self._in_row(clauses, place, i, own, unit))
        own = self.by_unit.get(unit, own) if own in HEADS.values() and self._part(clause, i) else own
        counted = _counted_of(self.words)
        if counted and own in HEADS.values() and i and clause.items[i - 1].kind == "quantity":
            own = f"{counted}的{own}"  # 集中安置120户|310人
        self.words = own if anew else self.words
        if own and (anew or (said and RELATIVE.fullmatch(said) is None)):
            self.by_unit[unit] = own
        own = before if before and compared_with(self.text, clause, i) is not None else own
        stated = bool(own) or OWNED.search(self.text, clause.start, item.start) is not None
        stated = stated or (i > 0 and (clause.items[i - 1].kind == "mention" or clause.items[i - 1].text == "各"))
        same = unit in RELATIVE_UNITS or unit == self.unit
        goes_on = same and ANOTHER.search(self.text, clause.start, item.start) is None
        carried = self.words if goes_on else ""
        self.unit, self._place = unit, place
        if said and own.endswith(said):
            self.said = (*self.said, own)
        each = _one_of(self.text, clause, i, own)
        return Saying(each, carried, stated) if each or not own else Saying("", "", False)

    def _in_row(self, clauses: Sequence[Clause], place: int, i: int, own: str, unit: str) -> str:
        """The indicator with what the row tells: 调进化肥12万吨、|种子 → 调进种子, 其中|出口 → 进出口总值中出口."""
        clause = clauses[place]
        first = next((n + 1 for n in range(i - 1, -1, -1) if clause.items[n].kind == "quantity"), 0)
        lead = clause.items[first:i]
        opening = [*(clauses[place - 1].items[-1:] if place else ()), *lead[:1]]
        if first == 0 and any(x.text == "其中" for x in opening):
            people = next((self.by_unit[u] for u in PEOPLE if u in self.by_unit), "") if unit in PEOPLE else ""
            told = self.by_unit.get(unit) or people or ("" if self.words else self._last)
            self._whole, self._whole_unit = VERBAL_END.sub("", told), unit
        elif unit not in RELATIVE_UNITS and (
            unit != self._whole_unit or (len(lead) > 1 and not _bare(lead) and not _part_has(lead))
        ):
            self._whole = ""
        if not own or own == self.words:
            return own
        before, self._head = self._head, lead[-1].text if lead else ""
        deed, self._deed = self._deed, _deed_of(lead, own) if not _bare(lead) else self._deed
        if self._whole and unit == self._whole_unit:
            if self._whole != own and self._whole.endswith(own):
                return self._whole  # 113个国家报名，其中亚洲有|35个国家
            return own if own[-2:] == self._whole[-2:] else _joined(self._whole, "中", own)
        said_of, self._said_of = self._said_of, _said_of(lead) if not _bare(lead) else self._said_of
        if GENERIC.fullmatch(own):
            theme = TAIL.sub("", self.words) if self.words else _subject_before(clauses, place)
            sums = own.endswith(("金额", "总额", "价值"))  # 流通交易7000万笔，|金额118亿元
            alone = _names(own, theme) or (theme == self.words and not sums) or SUMS.search(theme) is not None
            return own if alone else _joined(theme, "", own)  # 总投资3亿元，|占地面积70亩: no more of the first
        if "的" in self.words and unit == self.unit and unit in MONEY and own.endswith(OWNERS):
            return _joined(own, "的", self.words.rsplit("的", 1)[1])  # 总包企业的保证金100万元，分包企业|50万元
        if said_of and unit == self.unit and unit in MONEY and len(lead) < 4 and _bare(lead):
            return _joined(own, "", said_of)  # 飞云酒实现营收592亿元，系列酒|100亿元
        each = EACH_OF.search(self.words)
        if (
            each
            and unit not in RELATIVE_UNITS
            and own[:1] == self.words[each.end() : each.end() + 1]
            and "均" not in own
        ):
            return self.words[: each.end()] + own  # 户均养猪5头，|养牛2头
        if deed and _bare(lead) and unit not in RELATIVE_UNITS and not SUMS.search(own):
            joined = first > 0 and any(x.text in JOINTS for x in (*lead[:1], *lead[-1:]))
            alone = first == 0 and place == self._place + 1 and len(clause.items) == i + 1
            things = (
                bool(lead) and lead[0].tag != "vn" and not ({unit, self.unit} & PEOPLE or _is_money(clause.items[i]))
            )
            if (joined or (alone and things)) and not _again(lead, before):
                return _joined(deed, "", own)
        return own

    def _headless(self, clause: Clause, i: int, said: str, unit: str) -> bool:
        """1997年|达|5万人: whether nothing but the unit says what is counted, so that it is what was told before."""
        if said not in HEADS.values() or unit != self.unit:
            return False
        before = [x for x in clause.items[:i] if x.kind != "period"]
        linked = all(x.kind == "word" and (LINKS.fullmatch(x.text) or x.tag in ("d", "p", "w", "ad")) for x in before)
        after = clause.items[i + 1] if i + 1 < len(clause.items) else None
        return linked and after is None

    def _part(self, clause: Clause, i: int) -> bool:
        """21人受伤（云州|20人，阳州|1人）, 4979户未复电，包括云州|2244户: what the whole before was of."""
        first = next((n + 1 for n in range(i - 1, -1, -1) if clause.items[n].kind == "quantity"), 0)
        lead = clause.items[first:i]
        alone = all(x.kind == "mention" or x.tag == "w" or x.text in PARTED for x in lead)
        return alone and any(x.kind == "mention" for x in lead)

    def _goal(self, clause: Clause, i: int) -> bool:
        """Whether the figure is where a change led to: its indicator stands before the first."""
        return any(
            item.kind == "quantity" and begins_change(self.text, clause, n) for n, item in enumerate(clause.items[:i])
        )

    def _changes(self, clause: Clause, i: int) -> bool:
        return CHANGE.search(self.text[clause.start : clause.items[i].start]) is not None

    def _given_out(self, clause: Clause, i: int, said: str) -> str:
        """甲税30亿元，乙税50亿元，|分别增长|4%和12%: as many figures as the sentence has told of, in order."""
        lead = self.text[clause.start : clause.items[i].start]
        row = [n for n, x in enumerate(clause.items) if x.kind == "quantity"]
        each = "分别" in lead and len(row) > 1 and i in row and not _grown_of(said)
        return self.said[-len(row) :][row.index(i)] if each and len(self.said) >= len(row) else ""


def _counted_of(words: str) -> str:
    """集中安置 of 集中安置的户数; the words themselves where they name no count."""
    head = next((h for h in HEADS.values() if words.endswith(h)), "")
    return words.removesuffix(head).removesuffix("的") if head else words


def _one_of(text: str, clause: Clause, i: int, own: str) -> str:
    """保费收入、租赁收入|分别为|20亿元、3亿元: the words of this figure of a row; "" where they are not as many."""
    at = text.find("分别", clause.start, clause.items[i].start)
    row = [n for n, x in enumerate(clause.items) if x.kind == "quantity" and x.start > at >= 0]
    if len(row) < 2 or "、" not in own:
        return own
    names = own.split("、")
    if len(names) < len(row):
        names = [*names[:-1], *JOINED.split(names[-1])]
    return names[row.index(i)] if len(names) == len(row) else ""


def begins_change(text: str, clause: Clause, i: int) -> bool:
    """Whether the figure is where a change began: 由500处压减到400处以下."""
    item = clause.items[i]
    following = next((x for x in clause.items[i + 1 :] if x.kind == "quantity"), None)
    return (
        following is not None
        and FROM.search(text[clause.start : item.start]) is not None
        and TO.match(text[item.end : following.start]) is not None
    )


def years_ago(text: str, clauses: Sequence[Clause], place: int, i: int) -> bool:
    """Whether the figure is of a time that only its distance tells: 3年前，某县|仅有中学12所."""
    return AGO.search(text[clauses[0].start : clauses[place].items[i].start]) is not None


def compared_with(text: str, clause: Clause, i: int) -> Period | None:
    """The time of a figure that a growth or fall is told from: 比2001年的8亩|多|一半."""
    items = clause.items
    if not GREW.match(text, items[i].end):
        return None
    last = next((n for n in range(i - 1, 0, -1) if items[n].kind in ("period", "quantity")), 0)
    return items[last].period if last and items[last - 1].text in ("比", "较") else None


def listed(clause: Clause, i: int) -> bool:
    """Whether the figure goes on a row: 5章38条, 120家、30家."""
    before = clause.items[i - 1] if i else None
    if before is not None and before.text in ("、", "和", "及") and i > 1:
        before = clause.items[i - 2]
    return before is not None and before.kind == "quantity"


def _grown_of(said: str) -> bool:
    """Whether an indicator names what grew itself, and not only from when."""
    return bool(said) and not said.startswith(("比", "较", "同比", "环比"))


def _bare(lead: Sequence[Item]) -> bool:
    """Whether before a number stands only the name of what is counted."""
    words = [x for x in lead if x.text not in JOINTS and x.tag != "w"]
    return all(x.kind == "word" and (x.tag in NOMINAL or x.text in ("的", "等")) for x in words)


def _again(lead: Sequence[Item], head: str) -> bool:
    """新建场馆13处、|改造|场馆: whether a deed of its own is done to the same things."""
    words = [x for x in lead if x.text not in JOINTS]
    return len(words) > 1 and words[0].tag == "vn" and words[-1].text == head


def _part_has(lead: Sequence[Item]) -> bool:
    """亚洲|有|35个, 欧洲|有|36个: whether before a number stands only whose part it is."""
    return all(x.kind == "mention" or x.text in PARTED or x.text in ("有", "为", "达", "约") for x in lead)


def _deed_of(lead: Sequence[Item], own: str) -> str:
    """The verb of 捐献了|帐篷|500顶, 生产了|300吨|钢; "" where a sum is told or none."""
    end = len(lead)
    while end and lead[end - 1].tag in NOMINAL and lead[end - 1].tag != "vn":
        end -= 1
    tail = "".join(x.text for x in lead[end:])
    if tail and (SUMS.search(tail) or not own.endswith(tail)):
        return ""
    said = own.removesuffix(tail).rstrip("了过") if tail else own
    verbs = [x.text for x in lead[:end] if x.tag in ("v", "vn") and x.text in said]
    deed = said if tail or not verbs else verbs[-1]
    return deed if verbs and 2 <= len(deed) <= LONGEST else ""


def _said_of(lead: Sequence[Item]) -> str:
    """飞云酒|实现营收: the verb and the sum that are told of the first of a row; "" where there is no such."""
    verb = next((n for n, x in enumerate(lead) if x.tag == "v" and x.text in MADE), 0)
    thing = verb and lead[verb - 1].tag in NOMINAL and lead[verb - 1].kind == "word"
    said = "".join(x.text for x in lead[verb:])
    return said if thing and len(said) < 7 and all(x.tag in NOMINAL for x in lead[verb + 1 :]) else ""


def _subject_before(clauses: Sequence[Clause], place: int) -> str:
    """农产品出口|再创新高，|总额达828亿元: of what the clause before tells, where it has no figure."""
    items = clauses[place - 1].items if place else ()
    if any(x.kind == "quantity" for x in items):
        return ""
    rest = [x for x in items if x.kind != "period" and (x.kind != "mention" or (x.cls == "Group" and not x.named))]
    end = next((n for n, x in enumerate(rest) if x.kind != "mention" and x.tag not in NOMINAL), len(rest))
    words = "".join(x.text for x in rest[:end])
    return words if 2 <= len(words) <= LENGTH // 2 and end < len(rest) and rest[end].tag in ("v", "d", "ad") else ""


class _Scope:
    """What narrows all figures that follow: 在对外负债中，|证券投资…, 以并购方式|设立企业30家，使用外资…"""

    def __init__(self, text: str):
        self.text, self.words, self.over = text, "", False
        self.way = False  # whether the words tell by what means
        self.place = -1  # the clause last read
        self.since = -1  # the clause in which the words stand

    def of(self, clauses: Sequence[Clause], place: int, i: int, own: str) -> str:
        """The indicator of the figure at an item, with what narrows it."""
        clause = clauses[place]
        while self.place < place:
            self.place += 1
            self._read(clauses[self.place], clauses[self.place].end if self.place < place else clause.items[i].start)
        if not own or not self.words or _names(own, self.words):
            return own
        if self.way and place == self.since:
            behind = self.text.find(self.words, clause.start) + len(self.words)
            return _joined(self.words, "", own) if self.text.startswith(own[:2], behind) else own
        return own if self.way and not SUMS.search(own) else _joined(self.words, "", own)

    def _read(self, clause: Clause, end: int) -> None:
        """Takes up the words of a clause, before its figure, that narrow what follows."""
        self.words, self.over = "" if self.over else self.words, clause.pause in ("；", ";")
        said = self.text[clause.start : end]
        way = WAY.search(said)
        if way is not None:
            self.words, self.way, self.since = way.group(), True, self.place
        elif self.words and self.way and OTHER_WAY.search(said):
            self.words = ""
        if any(x.kind == "quantity" for x in clause.items):
            return
        last = max((x.end for x in clause.mentions if x.named), default=clause.start)
        within = WITHIN.fullmatch(self.text, last, clause.end)
        if within is None or SETTING.search(within["of"]):
            return
        begin, stop = within.span("of")
        if all(
            x.tag in NOMINAL or x.tag in ("a", "b", "u") or x.kind == "mention"
            for x in clause.items
            if begin <= x.start < stop
        ):
            self.words = within["of"] + ("中" if within["how"] == "中" else "")
            self.way = False


def _names(own: str, theme: str) -> bool:
    """Whether an indicator names a theme itself: two characters in a row of both."""
    return any(theme[k : k + 2] in own for k in range(len(theme) - 1))


def _is_money(item: Item) -> bool:
    return item.quantity is not None and item.quantity.money


def _joined(first: str, link: str, own: str) -> str:
    """Two parts of an indicator, where they are short enough together."""
    return first + link + own if len(first) + len(link) + len(own) <= LENGTH else own
