"""Sentences as clauses of items: words, mentions, quantities and times in one row.

In: an article's sentences with the mentions, quantities and periods inside them.
Out: the clauses of each; each mention in them says what governs it (由, 在, 与 …) and whether it is the head of its phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from kg.model import BlockKind, Draft, Mention, Period, Quantity, Sentence, Token, without_overlaps
from kg.statements.glosses import glosses, without_glosses
from kg.statements.heads import (
    PLACES,
    TITLE_VERBS,
    belongs,
    counts_own,
    heads_phrase,
    names_case,
    only_results,
    paired,
    titles,
)
from kg.statements.items import Clause, Item
from kg.statements.retagging import retagged
from kg.statements.vocabulary import (
    DEPUTIES,
    JOINTS,
    NOMINAL,
    PARTNERS,
    PAUSES,
    POST,
    PREPOSITIONS,
    SPOTS,
    VERBAL,
    VERBS_TOO,
)

__all__ = ["Clause", "Item", "Row", "cut_clauses"]


CREDITS = ("记者", "通讯员", "撰稿", "供稿")  # open the bracket of those who wrote the text
BLANK = re.compile(r"[一-龥”》）][ \u3000]+[一-龥“《]")


SCORE = re.compile(r"\d[：:]\d")  # 以3：1战胜: no pause


Row = tuple[Sentence, tuple[Clause, ...]]
THEMES = frozenset(
    "为主题 为题 为首 为主 为主线 为契机 为载体 为目标 为抓手 为重点 为核心 为依托 为主体 为代表 为宗旨".split()
)
LED = frozenset("为首 为主 组成 牵头".split())
EACH = re.compile("各(?![级族])|^部分")
MARKS = frozenset("“”‘’（）")
UNKNOWN = frozenset("n nz nt ns ORG LOC vn".split())
LISTED = frozenset((*NOMINAL, "a", "m", "b", "f", "nt", "ns", "ORG", "LOC", "PER"))  # tags of words in a list of titles
DURING = frozenset("上 中 期间 现场 后 前 时".split())
Value = TypeVar("Value", Period, Quantity)
KIN = frozenset("妻子 丈夫 夫人 爱人 父亲 母亲 儿子 女儿 哥哥 弟弟 姐姐 妹妹 同学 同事 战友 好友 朋友 搭档".split())
GLUED = frozenset(
    "建成 建起 办起 投资 出资 投入 斥资 捐资 拨款 成立 组建 设立 建立 签订 签署 印发 制定 出台 启动 推出".split()
)
CLAUSAL = frozenset("自从 因为 由于".split())  # before who acts a conjunction
RANK = {"mention": 0, "period": 1, "quantity": 2}
WORKS_OF = re.compile("等[\u4e00-\u9fff]{0,8}的[\u4e00-\u9fff、]{0,10}(?:作品|书画|画作|著作|真迹|手稿|遗物)")


def cut_clauses(draft: Draft) -> tuple[Row, ...]:
    """Every sentence of an article with its clauses, in order."""
    return tuple((sentence, _clauses(draft, sentence)) for sentence in draft.sentences)


def _clauses(draft: Draft, sentence: Sentence) -> tuple[Clause, ...]:
    items = without_glosses(_items(draft, sentence))
    clauses: list[Clause] = []
    run: list[Item] = []
    depth = brackets = 0
    headline = sentence.kind in (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.SUBHEAD)
    for item in items:
        if headline and run and _parted(draft.article.text, run, item):
            clauses += _clause(run, " ", depth > 0)
            run = []
        if not MARKS.isdisjoint(item.text):  # of a name too: “春风万里”志愿服务队
            opens = item.text.count("“") + item.text.count("‘")
            depth += opens - item.text.count("”") - item.text.count("’")
            if item.kind == "word":
                brackets += item.text.count("（") - item.text.count("）")
        scored = item.text in "：:" and SCORE.match(draft.article.text, item.start - 1) is not None
        if item.kind == "word" and item.text in PAUSES and not (brackets > 0 and item.text in "：:") and not scored:
            clauses += _clause(run, item.text, depth > 0)
            run = []
        else:
            run.append(item)
    clauses += _clause(run, "", depth > 0)
    return tuple(clauses)


def _parted(text: str, run: list[Item], item: Item) -> bool:
    """Whether a blank parts two clauses of a headline: 环江赛落幕 王大明获冠军; not one beside a figure or a letter."""
    gap = text[run[-1].end : item.start]
    return (
        bool(gap)
        and not gap.strip()
        and BLANK.match(text, run[-1].end - 1) is not None
        and item.start - run[0].start > 4
    )


def _clause(run: list[Item], pause: str, quoted: bool) -> list[Clause]:
    if not run:
        return []
    captioned = len(run) > 2 and (run[0].text, run[1].text) == ("图", "为")  # what a picture shows is told as a fact
    items = _govern(run[2:] if captioned else run)
    mentions = tuple(i for i in items if i.kind == "mention")
    return [Clause(items, run[0].start, run[-1].end, pause, quoted, mentions)]


def _items(draft: Draft, sentence: Sentence) -> list[Item]:
    text = draft.article.text
    inside: list[Item] = []
    for key, m in draft.within(sentence):
        start = m.start if m.named else _counted(m, draft.quantities)  # 34所职业院校: a number and what it counts
        if start < m.end:
            inside.append(Item("mention", text[start : m.end], start, m.end, key=key, cls=m.cls, named=m.named))
    inside += (Item("period", p.text, p.start, p.end, period=p) for p in _within(draft.periods, sentence))
    inside += (Item("quantity", q.text, q.start, q.end, quantity=q) for q in _within(draft.quantities, sentence))
    taken = without_overlaps(sorted(inside, key=_preferred))
    covered = {place for item in taken for place in range(item.start, item.end)}
    words: list[Item] = []
    for token in sentence.tokens:
        if covered.isdisjoint(range(token.start, token.end)):
            words.append(Item("word", token.text, token.start, token.end, token.tag))
        else:
            words += _outside(text, token, covered)
    return _opened(retagged(sorted([*taken, *words], key=attrgetter("start"))))


def _opened(items: list[Item]) -> list[Item]:
    """The items, with 走访|慰问 in front of those whom a clause counts as verbs: ，走访慰问|企业|320家."""
    for i, item in enumerate(items):
        if item.tag != "vn" or item.text not in VERBAL or (i and items[i - 1].text not in PAUSES):
            continue
        end = next((n for n in range(i, len(items)) if items[n].text not in VERBAL), len(items))
        counted = next((q for q in items[end : end + 4] if q.tag not in NOMINAL and q.cls != "Group"), None)
        if counted is not None and counted.quantity is not None and not counted.quantity.money:
            items[i:end] = [verb._replace(tag="v") for verb in items[i:end]]
    return items


def _within(values: Sequence[Value], sentence: Sentence) -> Sequence[Value]:
    """The values inside a sentence; they stand in text order."""
    first = bisect_left(values, sentence.start, key=attrgetter("start"))
    last = bisect_left(values, sentence.end, key=attrgetter("start"))
    return [v for v in values[first:last] if v.end <= sentence.end]


def _counted(m: Mention, quantities: Sequence[Quantity]) -> int:
    """Where an unnamed mention goes on behind a number that it begins with."""
    return next((q.end for q in quantities if q.start <= m.start < q.end), m.start)


def _outside(text: str, token: Token, covered: set[int]) -> list[Item]:
    """What of a token no mention, quantity or period covers."""
    pieces, start = [], token.start
    for place in range(token.start, token.end + 1):
        if place == token.end or place in covered:
            if start < place and text[start:place].strip():
                if text[start] == "将" and text[start + 1 : place] in PARTNERS:  # 某办|将|联合|某所
                    pieces.append(Item("word", "将", start, start + 1, tag="d"))
                    start += 1
                words = text[start:place]
                tag = "c" if words in JOINTS else "v" if words.removesuffix("了") in GLUED else token.tag
                pieces.append(Item("word", words, start, place, tag=tag))
            start = place + 1
    return pieces


def _preferred(item: Item) -> tuple[int, int, int, int]:
    """Mentions before values, longer before shorter."""
    return min(RANK[item.kind], 1), item.start - item.end, item.start, RANK[item.kind]


def _govern(run: list[Item]) -> tuple[Item, ...]:
    """Give every mention its governor, its group, and whether it heads its phrase."""
    items = list(run)
    governor, group, last, fresh, closed = "", 0, -1, True, 0
    for i, item in enumerate(items):
        if item.kind == "word" and i < closed:
            continue
        if item.kind == "word":
            new = _governor_of(items, i, last)
            if new is not None:
                governor, fresh, group = new, True, group + 1
            elif item.text in TITLE_VERBS:
                continue
            elif governor == "aside" and item.text.startswith("为") and item.text in THEMES:
                governor, group = "", group + 1  # 以“…”为主题的|运动会
            elif item.text == "的" and (governor == "from" or items[i - 1].text in LED or _led(items, i)):
                governor, group = "", group + 1  # 来自|北京的|志愿者, 以某人为首的|专班, 以某人为组长的|小组
            elif item.tag in ("v", "vd") and _opens_modifier(items, i, governor, last if not fresh else -1):
                closed = _modified(items, i)  # 为|奋战在一线的|职工: the verb modifies what the preposition governs
            elif (item.tag in ("v", "vd") and not fresh and item.text not in PARTNERS) or (
                item.tag in ("v",) and governor not in ("aside",)
            ):
                governor, group = "", group + 1
            elif item.text not in JOINTS and item.text != "等":
                group += 1 if item.tag in ("v", "p", "d") else 0
        elif item.kind == "period" and (governor == "from" or (i and items[i - 1].text == "于")):
            governor = ""  # 从|1996年到2020年|美国石油产量, 成立于|1998年的|某公司
        elif item.kind == "mention" and (glosses(items, i) or _credited(items, i) or _told_by(items, i)):
            items[i] = item._replace(governor="aside", group=-1, head=False)
        elif item.kind == "mention":
            if last >= 0 and not (_joined(items, last, i) or _of_place(items, last, i)):
                group += 1
            deputy = item.cls != "Person" and DEPUTIES.match("".join(w.text for w in items[i + 1 : i + 4])) is not None
            head = heads_phrase(items, i) and not (
                names_case(items, i) or counts_own(items, i) or only_results(items, i) or belongs(items, i)
            )
            items[i] = item._replace(governor=governor, group=group, head=head, deputy=deputy)
            items[i] = items[i]._replace(named=item.named and not _each(items, i))
            last, fresh = i, False
            if governor == "" and _setting(items, i):
                items[i] = items[i]._replace(governor="at")  # 启动仪式上, 会议期间: where it was, not who acts
            if governor == "" and SPOTS.match("".join(w.text for w in items[i + 1 : i + 3])):
                items[i] = items[i]._replace(governor="at")  # …、丙公司等地: where somebody went, not who acts
    modifying = {
        m.group for m in items if m.cls == "Person" and not m.head and m.governor == "" and _works_of(items, m)
    }
    items = [m._replace(head=False) if m.group in modifying and m.cls == "Person" else m for m in items]
    represented = {m.group for m in items if m.deputy}
    spots = {m.group for m, after in zip(items, _after(items), strict=True) if m.governor == "at" and after == "等地的"}
    items = [m._replace(governor="at") if m.group in spots and m.governor == "" else m for m in items]
    return tuple(m._replace(deputy=True) if m.group in represented and m.cls != "Person" else m for m in items)


def _works_of(items: Sequence[Item], person: Item) -> bool:
    """甲、乙|等名家的|作品: whether it is the works of people that are spoken of, and no deed of theirs."""
    n = next(n for n, item in enumerate(items) if item is person)
    after = "".join(w.text for w in items[n + 1 : n + 8])
    return WORKS_OF.match(after) is not None


def _led(items: list[Item], i: int) -> bool:
    """以|局长|李明|为|组长|的: what is said of the noun behind it, whose governor it is not."""
    before = items[max(0, i - 9) : i]
    opened = next((n for n, item in enumerate(before) if item.text == "以"), len(before))
    rest = before[opened + 1 :]
    said = next((n for n, item in enumerate(rest) if item.text == "为"), len(rest))
    return 0 < said < len(rest) and not any(item.text == "的" for item in rest[said:])


def _after(items: Sequence[Item]) -> list[str]:
    """The three words behind each item, run together: 甲市、乙市|等地的|剧团."""
    return ["".join(w.text for w in items[i + 1 : i + 4]) for i in range(len(items))]


def _credited(items: list[Item], i: int) -> bool:
    """Whether a name stands in the bracket of those who wrote the text: 某网讯（通讯员|王大明）."""
    opened = next((n for n in range(i - 1, -1, -1) if items[n].text in ("（", "(")), i)
    inside = items[opened + 1 : i]
    return bool(inside) and inside[0].text.endswith(CREDITS) and not any(x.text in ("）", ")") for x in inside)


def _told_by(items: list[Item], i: int) -> bool:
    """…据|某通讯社|16日报道: the source of what is told, with no mark before it."""
    return i > 0 and items[i].cls == "Media" and items[i - 1].text.endswith("据")


def _opens_modifier(items: list[Item], i: int, governor: str, last: int) -> bool:
    """Whether a verb begins what stands before the noun that a preposition governs: 为|奋战在一线的|职工."""
    person = last >= 0 and governor == "at" and items[last].cls == "Person"  # 在|王明生活过的|青山市
    return (last < 0 or person) and governor in ("to", "object", "at") and _modified(items, i) > 0


def _each(items: list[Item], i: int) -> bool:
    """各省（区、市）|人大常委会, 部分|全国人大|代表: many bodies, of which none is named."""
    j = i - 1
    if j > 0 and items[j].text == "）":
        j = next((k - 1 for k in range(j, 0, -1) if items[k].text == "（"), j)
    if i and (q := items[i - 1].quantity) is not None and q.unit in ("次", "场", "届", "期") and q.value >= 2:
        return items[i].cls in ("Meeting", "Activity") and "“" not in items[i].text  # 以后又办了十二次|个人画展
    return items[i].cls != "Person" and EACH.search((items[j].text if j >= 0 else "") + "|" + items[i].text) is not None


def _setting(items: list[Item], i: int) -> bool:
    following = items[i + 1].text if i + 1 < len(items) else ""
    return items[i].cls in ("Meeting", "Activity", "Event") and following in DURING


def _modified(items: list[Item], i: int) -> int:
    """Where the 的 stands that ends the relative clause which verb i opens, if a mention follows it; else 0."""
    for j in range(i + 1, min(i + 12, len(items) - 1)):
        if items[j].text in ("的", "之"):
            return j if any(item.kind == "mention" for item in items[j + 1 : j + 3]) else 0
    return 0


def _governor_of(items: list[Item], i: int, last: int) -> str | None:
    """The role that a word gives to what follows, or None."""
    word = items[i]
    if word.text in PARTNERS and i + 1 < len(items) and items[i + 1].kind == "mention" and (last >= 0 or i == 0):
        return "partner"  # also 由甲办牵头，|联合|乙所开展…
    if word.text == "关于" and last >= 0 and i + 1 < len(items) and items[i + 1].cls in ("Meeting", "Activity"):
        return None  # 甲公司与乙公司|关于|合作实验室签约仪式: the event is what is spoken of
    if word.text == "为" and i and items[i - 1].text in ("图", "图中", "左", "右", "上图", "下图"):
        return None  # 图|为|会长李明致辞
    role = PREPOSITIONS.get(word.text)
    if word.text in CLAUSAL and _acts_next(items, i):
        return None  # 自从|甲公司|开设驿站: who acts, not an occasion
    if word.text == "正在" and i + 1 < len(items) and items[i + 1].cls in PLACES:
        return "at"  # 参观|正在|某文化宫|举办的展览
    if word.text == "来" and i + 2 < len(items) and items[i + 1].kind == "mention" and items[i + 2].tag in ("v", "vn"):
        return "towards"  # 来|我市|调研
    if word.text == "代表" and last == i - 1 and items[last].kind == "mention" and items[last].cls == "Person":
        return "aside"  # 王东明|代表|全总执委会|作报告
    if (
        role is None
        or word.tag in ("n", "q")
        or (role == "aside" and word.tag in ("v", "vn") and word.text in VERBS_TOO)
    ):
        return None
    between = 0 <= last == i - 1 and i + 1 < len(items) and items[i + 1].kind == "mention"
    if role == "with" and between and items[last].governor != "at":
        return None  # a joint: X 与 Y
    if role == "with" and last >= 0 and _numbered(items, last, i):
        return None
    if role == "with" and word.tag == "c" and i + 1 < len(items) and items[i + 1].kind == "word":
        return None  # 工业|和|信息化部
    if word.text in ("将", "就", "以", "同", "和", "对") and word.tag not in ("p", "c", "d", "xc"):
        return None
    if word.text == "就" and i + 1 < len(items) and items[i + 1].tag == "v":
        return None  # 早就|划定了
    if word.text == "将":  # an adverb of the future unless an object follows at once
        titled = (
            f for f in items[i + 1 : i + 4] if f.kind != "quantity" and f.tag not in ("n", "a", "b")
        )  # 将|发起人|李明|创设的奖杯
        follows = next(titled, None)
        return "object" if follows is not None and follows.kind == "mention" and word.tag == "p" else None
    return role


def _acts_next(items: list[Item], i: int) -> bool:
    """Whether the mention behind word i has a verb of its own right behind it."""
    n = next((n for n in range(i + 1, min(i + 4, len(items))) if items[n].kind == "mention"), 0)
    after = items[n + 1 : n + 3] if n else []
    return bool(after) and after[0 if after[0].tag != "d" else -1].tag == "v"


def _joined(items: list[Item], left: int, right: int) -> bool:
    """Whether only joints, 等, titles and quotation marks stand between two mentions."""
    gloss = left + 2 < right and glosses(items, left + 2)
    between = items[left + 4 if gloss else left + 1 : right]
    if not between and items[right].cls == "Person":
        return items[left].cls != "Person"  # 福天集团|胡胜
    if not between:
        return titles(items[left], items[right]) or paired(items, left)
    if any(w.kind != "word" for w in between):
        joint = next((n for n in range(left + 1, right) if items[n].text in JOINTS), 0)
        return joint > 0 and _numbered(items, left, joint)
    if all(w.text in JOINTS or w.text in ("等", "“", "”") for w in between):
        return True
    if between[0].text == between[-1].text == "、" and all(w.tag in UNKNOWN or w.text == "、" for w in between):
        return True  # 甲公司、|某所|、乙公司: a member of the list that no mention covers
    listing = all(w.tag in LISTED or w.text in JOINTS or w.text in TITLE_VERBS for w in between)
    titled = (POST.search(between[-1].text) or between[-1].text in KIN) and between[-1].tag in NOMINAL
    if items[right].cls != "Person":
        return listing and bool(titled)
    # 王明、|省|法院|院长|李强, 作家王明、|评论家|李强
    beside = items[left].cls != "Person" or not JOINTS.isdisjoint((between[0].text, between[-1].text))
    return listing and (bool(titled) or beside)


def _of_place(items: list[Item], left: int, right: int) -> bool:
    """甲市检察院、河南省|永城市检察院: a larger place right before a body is no member of a list of its own."""
    first, second = items[left], items[right]
    near = first.end == second.start and first.cls in PLACES and not first.head
    return near and second.named and second.cls not in ("Person", "Group")


def _numbered(items: list[Item], left: int, joint: int) -> bool:
    """60家|企业|和|423户|困难职工, 职工|35名|和|儿童: unnamed things of a list, one behind or before its number."""
    right = joint + 1
    numbers = [n for n in (joint - 1, right) if n < len(items) and items[n].kind == "quantity"]
    right += right in numbers
    near = left == joint - 1 - (joint - 1 in numbers) and bool(numbers)
    return near and right < len(items) and all(m.kind == "mention" and not m.named for m in (items[left], items[right]))
