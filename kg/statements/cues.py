"""What the words around a trigger tell: predicates, blockers, subjects that no mention covers, counts, times.

In: the items of a clause. Out: small answers for the matcher.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from kg.model import Period
from kg.statements.clauses import Clause, Item
from kg.statements.frames import Frame
from kg.statements.vocabulary import EVENTS, JOINTS, NOMINAL, PREPOSITIONS, SAYING, VERBAL, words

__all__ = [
    "HELD",
    "MET",
    "PIVOTS",
    "RELATIVE",
    "VERB",
    "acts_within",
    "after_coordinate",
    "after_saying",
    "announced",
    "aside",
    "bare_event",
    "behind_relative",
    "blocked",
    "counted",
    "driven",
    "event_noun",
    "first_verb",
    "governed",
    "listed_beside",
    "modifies_next",
    "passive",
    "period_of",
    "pivoted",
    "predicate",
    "some_of",
    "spans",
    "told",
    "verbless",
    "within_governed",
    "within_marks",
    "within_relative",
]

# nouns that stand at the head of a clause without being its subject
AIMS = frozenset("为 为了 旨在 用于 用以 以便 意在".split())
GETTING = frozenset("收到 接到 接收 接受 获赠 领到 拿到 获得 得到 获 争取到 享受".split())
THIS = "本次|此次|这次|本届|今届|今次|是次|本场|该"
# a common noun for an event that was named before: 开幕式, 本次大赛, 签约仪式
EVENT_NOUN = (
    f"(?:了|{THIS}|今天的|当天的|有关|相关)?"
    "(?:启动|签约|签字|揭牌|开工|开幕|闭幕|颁奖|表彰|发布|捐赠|奠基|通车|首发|开班|动员|挂牌|颁授|成立|授牌|授旗|开学|结业|毕业)?"
    "(?:仪式|开幕式|启动式|揭牌式|颁奖礼|闭幕式|会议|大会|座谈会|研讨会|论坛|活动|比赛|大赛|竞赛|赛事|推进会|动员会|发布会|典礼|年会|峰会|交流会|部署会|见面会|年会|博览会|展会|展览|画展|影展|书展|盛会|盛典|会演|汇演|演出|培训班|培训|招聘会|洽谈会|会谈|会晤)"
)
BARE_EVENT = re.compile(
    f"(?:{THIS})?(?:仪式|论坛|年会|峰会|开幕式|闭幕式|会议|大会|活动|比赛|大赛|赛事|竞赛|典礼|展览|展会|会谈|会晤|会见|会)"
)
OPENS_WITH_EVENT = re.compile(EVENT_NOUN + "(?:并|和|、|$|时|后|，)")
ENDS_WITH_EVENT = re.compile("^" + EVENT_NOUN + "(?:由|上|$|继续|共|将)")
HOLDING = words("holding")
INTRODUCING = words("introducing")
MET = ("召开", "举行", "举办", "开幕", "闭幕", "落幕", "开赛", "开班")
HELD = (*MET, "主办", "承办", "启动", "开展")
RELATIVE = frozenset(("的", "之"))
TOWARDS = frozenset("对 向 就 把 将 为 给".split())
VERB = frozenset(("v", "vd"))
TALKED = ("进行", "展开", "交换", "洽谈", "协商", "磋商", "商谈", "座谈", "交流", "达成", "签")
COMING = frozenset("出席 参加 参观 观看 列席 参与 来到".split())
PIVOTS = frozenset("支持 帮助 协助 指导 推动 督促 鼓励 引导 动员 要求 敦促 呼吁 促使 责成".split())
HEARD = frozenset("获悉 了解到 得知 获知".split())
ABOUT = frozenset("就 关于 针对 围绕".split())
GREETED = ("感谢", "欢迎", "祝贺")
TERMS = ("主席国", "轮值", "任期")


def counted(text: str) -> int:
    """How many 两部门, 双方, 三方 are; 0 for other words."""
    match = re.match(r"(双|两|三|四|五|六)(?:方|国|部门|部委|家|单位|地|省|市|县|区|院|会|校|企|所高校)", text)
    return {"双": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}[match.group(1)] if match else 0


def verbless(clause: Clause) -> bool:
    """Whether a clause only names: people in charge (负责同志) are no verb."""
    if clause.items[-1].tag == "vn" and clause.items[-1].text in VERBAL:
        return False  # 由甲局、乙会|指导
    return not any(
        item.kind == "word"
        and item.tag in VERB
        and item.text not in HOLDING
        and item.text != "驻"
        and not (item.text == "负责" and following.text in ("同志", "人"))
        for item, following in zip_longest(clause.items, clause.items[1:], fillvalue=clause.items[-1])
    )


def first_verb(items: Sequence[Item]) -> int:
    """Where the first verb of a clause starts that is no part of a modifier or of a saying; -1 where there is none."""
    for n, item in enumerate(items):
        if item.kind == "word" and item.tag in VERB and item.text not in SAYING and item.text not in INTRODUCING:
            if not _modifying(items, n):
                return item.start
    return -1


def _modifying(items: Sequence[Item], i: int) -> bool:
    """Whether a verb's own 的 follows, with no other verb before it: 主办|的, not 出席|…主办的, 建成|了|一间…的."""
    if i + 1 < len(items) and items[i + 1].text == "了":
        return False
    for item in items[i + 1 : i + 6]:
        if item.text in RELATIVE:
            return True
        if item.kind == "word" and item.tag in VERB:
            return False
    return False


def governed(before: Sequence[Item]) -> bool:
    """Whether a preposition stands between the trigger and a mention."""
    return any(item.kind == "word" and (item.tag == "p" or item.text in PREPOSITIONS) for item in before)


def listed_beside(left: Sequence[Item]) -> bool:
    """甲校和即将建设的|乙校: behind the last mention only a joint and adverbs stand before the verb."""
    last = max((n for n, item in enumerate(left) if item.kind == "mention"), default=len(left))
    behind = left[last + 1 :]
    return len(behind) > 0 and behind[0].text in JOINTS and all(item.tag == "d" for item in behind[1:])


def spans(items: Sequence[Item], i: int, skip: int, trigger: str) -> int | None:
    """The index of the word in which the trigger ends, if it stands at items[i][skip:] and fits the words' borders."""
    words, j = items[i].text[skip:], i
    while len(words) < len(trigger) and j + 1 < len(items) and items[j + 1].kind == "word":
        j += 1
        if items[j].start != items[j - 1].end:
            return None
        words += items[j].text
    if not words.startswith(trigger) or (skip and len(words) != len(trigger)):
        return None
    return j


def predicate(items: Sequence[Item], i: int, last: int, skip: int, trigger: str) -> bool:
    """Whether the trigger is used as a verb: by its tag, or by 了 or a mention behind it."""
    if _aim(items, i):
        return False
    tags = {items[k].tag for k in range(i, last + 1)}
    if items[last].end - items[i].start > skip + len(trigger) and items[last].tag in ("n", "nz", "nr"):
        return False  # 调研|员
    if tags & {"v", "vd", "d", "ad", "p", "c"}:
        return True
    if i and items[i - 1].kind == "mention" and items[i - 1].governor == "by" and items[i - 1].named:
        return True  # 由|甲局|组织。
    follows = items[last + 1] if last + 1 < len(items) else None
    spent = items[i - 1].quantity if i else None
    if spent is not None and spent.money:
        return follows is None or follows.text == "的" or follows.kind == "mention"  # 投资3亿元|建设的
    return follows is not None and (follows.text in ("了", "过") or follows.kind == "mention")


def _aim(items: Sequence[Item], i: int) -> bool:
    """为|进一步|支持…, 旨在|帮助…: what somebody aims at is not said to be done."""
    k = i - 1
    while k >= 0 and items[k].tag in ("d", "ad") and items[k].text != "就":
        k -= 1
    if k >= 0 and items[k].text == "就":  # 就|设立研发中心|进行洽谈
        return any(item.text.startswith(TALKED) for item in items[i + 1 :])
    return k >= 0 and items[k].kind == "word" and items[k].text in AIMS


def blocked(items: Sequence[Item], i: int, last: int, frame: Frame) -> bool:
    if not (frame.blockers or frame.before or frame.after or frame.requires or frame.ending or frame.closing):
        return False
    stop = next((k for k in range(last + 1, len(items)) if items[k].text.startswith("—")), len(items))
    if items[stop - 1].text.endswith(frame.ending):  # 送上|祝福|——愿…
        return True
    if items[last].text in frame.closing and any(x.text not in ("中", "了", "完毕") for x in items[last + 1 :]):
        return True
    before = "".join([_unless_named(x) for x in items[max(0, i - 2) : i]])
    after = "".join([_unless_named(x) for x in items[last + 1 : last + 3]])
    lead, trigger = before[-4:], "".join([x.text for x in items[i : last + 1]])
    whole = lead + trigger + after[:4]
    if before.endswith(frame.before) or after.startswith(frame.after):
        return True
    if any(_blocks(word, whole, (len(lead), len(lead) + len(trigger)), frame) for word in frame.blockers):
        return True
    return bool(frame.requires) and not any(word in "".join([x.text for x in items]) for word in frame.requires)


def _unless_named(item: Item) -> str:
    """The words of an item; what stands in a name (某服务中心) blocks nothing."""
    return "□" if item.kind == "mention" and item.named else item.text


def _blocks(word: str, whole: str, span: tuple[int, int], frame: Frame) -> bool:
    """Whether a blocker stands around a trigger; one that holds a trigger (调研组) only over it, not beside another."""
    place = whole.find(word)
    if place < 0 or not any(trigger in word for trigger in frame.triggers):
        return place >= 0
    return place < span[1] and span[0] < place + len(word)


def after_saying(left: Sequence[Item]) -> tuple[Item, ...]:
    """What stands behind the last verb of saying or of getting: its clause is about somebody else's deed."""
    cut = max(
        (k + 1 for k, item in enumerate(left) if item.kind == "word" and (item.text in SAYING or _got(left, k))),
        default=0,
    )
    return tuple(left[cut:])


def _got(left: Sequence[Item], k: int) -> bool:
    """收到|某公司|捐款: what somebody got another gave."""
    behind = left[k + 1 : k + 3]  # 收到|了|某公司
    return left[k].text in GETTING and any(i.kind == "mention" and i.head and not i.governor for i in behind)


def after_coordinate(left: Sequence[Item], *, relative: bool) -> tuple[Item, ...]:
    """甲指导、|乙主办: what stands behind a verb and 、 is another's deed."""
    left = _behind_modifier(_after_main_verb(left)) if relative else left
    cut = 0
    for n, item in enumerate(left[1:-1], 1):
        if (
            item.text == "、"
            and left[n - 1].kind == "word"
            and left[n - 1].tag in VERB
            and left[n + 1].kind == "mention"
        ):
            cut = n + 1
    return tuple(left[cut:])


def _behind_modifier(left: Sequence[Item]) -> Sequence[Item]:
    """甲领衔的|团队|编写的: a noun without a name, which a modifier tells of, acts in the next one."""
    of = next(
        (n for n in range(len(left) - 1, 0, -1) if left[n].text in RELATIVE and left[n - 1].tag in (*VERB, "vn")), 0
    )
    rest = left[of + 1 :] if of else ()
    return rest if rest and all(i.kind == "word" and i.tag in ("n", "nz", "vn", "d", "ad", "a") for i in rest) else left


def _after_main_verb(left: Sequence[Item]) -> tuple[Item, ...]:
    """甲院认定|乙与丙|签订的, 甲出席|在某地|举行的: those behind a verb of another are who acts in its object."""
    agents = [n for n, i in enumerate(left) if i.kind == "mention" and i.named and i.head and i.governor == ""]
    verbs = [n for n, i in enumerate(left) if i.kind == "word" and i.tag in VERB and 0 < n < len(left) - 1]
    verbs = [n for n in verbs if n + 1 in agents or (left[n].text in COMING and left[n + 1].text in ("在", "于"))]
    apart = verbs and any(n < verbs[-1] for n in agents) and not any(i.text in RELATIVE for i in left[verbs[-1] :])
    return tuple(left[verbs[-1] + 1 :] if apart else left)


def pivoted(items: Sequence[Item], mention: Item) -> bool:
    """支持|湖南、江西两省|安置群众: somebody helped or told to act, who is no subject of what is asserted."""
    first = next((n for n, i in enumerate(items) if i.kind == "mention" and i.group == mention.group), 0)
    return mention.governor == "" and first > 0 and items[first - 1].text in PIVOTS and items[first - 1].tag == "v"


def driven(left: Sequence[Item]) -> bool:
    """指导|28家|快递|企业|签订: those whom no mention covers are helped or told to do what the verb says."""
    place = next((n for n in range(len(left) - 1, 0, -1) if left[n].text in PIVOTS and left[n].tag == "v"), 0)
    rest = [i for i in left[place + 1 :] if i.kind != "quantity" and i.tag not in ("a", "d", "ad", "m", "b", "r")]
    return place > 0 and bool(rest) and all(i.kind == "word" and i.tag in ("n", "nz", "vn") for i in rest)


def told(items: Sequence[Item]) -> bool:
    """感谢|志愿队|来到: those who are thanked, helped or told to act bear no name."""
    return any(
        item.text in (*PIVOTS, *GREETED)
        and item.tag == "v"
        and (following.tag in ("n", "nz", "ORG") or following.cls == "Group")
        for item, following in pairwise([i for i in items if i.kind != "quantity" and i.text not in "“”"])
    )


def event_noun(words: str, *, opens: bool) -> bool:
    """Whether the words open with, or are, a common noun for an event, with no name of another one in them.

    >>> event_noun("开幕式并讲话", opens=True), event_noun("全国开幕式", opens=True), event_noun("本次大赛由", opens=False)
    (True, False, True)
    """
    return (opens and not words) or (OPENS_WITH_EVENT if opens else ENDS_WITH_EVENT).match(words) is not None


def bare_event(words: str) -> bool:
    """Whether the words tell an event from no other: 会议, 本次活动."""
    return BARE_EVENT.fullmatch(words) is not None


def announced(clause: Clause, verbs: tuple[str, ...]) -> bool:
    """Whether a clause says with one of the verbs that something was held."""
    return any(item.kind == "word" and item.tag in VERB and item.text.endswith(verbs) for item in clause.items)


def behind_relative(items: Sequence[Item], triggers: Sequence[str]) -> Sequence[Item] | None:
    """What 主办的 modifies: the items behind the 的 that one of the triggers precedes."""
    for n, item in enumerate(items[1:], 1):
        if item.text in RELATIVE and items[n - 1].text.endswith(tuple(triggers)):
            return items[n + 1 :]
    return None


def some_of(items: Sequence[Item], first: Item) -> bool:
    """我市|13名|职工|获得: the counted act, not the place or body that they are of."""
    behind = [i for i in items if i.start >= first.end][:2]
    if len(behind) < 2 or behind[0].quantity is None or first.cls == "Person":
        return False
    people = behind[0].quantity.unit in ("名", "位", "人", "个", "家", "件", "支", "项")
    if behind[1].text.endswith(("组", "队", "团", "部门", "单位")):
        return False
    return people and (behind[1].tag in NOMINAL or (behind[1].kind == "mention" and not behind[1].named))


def within_marks(items: Sequence[Item]) -> frozenset[int]:
    """The places of the items that stand between quotation marks: a theme, a slogan, somebody's words."""
    inside: set[int] = set()
    start: int | None = 0  # a mark that only closes ends what the clause before opened
    for n, item in enumerate(items):
        if item.kind == "word" and "“" in item.text:
            start = n
        elif item.kind == "word" and "”" in item.text:
            if start is not None and not (n == len(items) - 1 and 0 < items[n].start - items[start].end <= 5):
                inside.update(range(start, n))  # but 为职工“送清凉” says what was done
            start = None
    return frozenset(inside)


def modifies_next(items: Sequence[Item], m: Item) -> bool:
    """Whether a mention only opens a modifier of a later one: 甲馆|承办|的|活动."""
    n = next((n for n, item in enumerate(items) if item is m), len(items))
    after = items[n + 1 : n + 7]
    of = next((k for k, item in enumerate(after) if item.text in RELATIVE), 0)
    verb = of and after[of - 1].tag in VERB and all(item.kind == "word" for item in after[of - 1 : of])
    behind = items[n + of + 2 : n + of + 3] if verb else ()
    return bool(behind) and behind[0].kind == "mention" and behind[0].head and behind[0].cls in EVENTS


def passive(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """，|日前由|某社|出版: a clause that names nothing but when and by whom, and ends with its verb."""
    opening = next((i.text for i in left if i.kind != "period" and i.tag not in ("d", "ad", "t")), "")
    return (
        opening == "由"
        and all(i.kind == "word" and i.tag in (*VERB, "u", "vn") for i in right)
        and (not any(i.text in RELATIVE for i in right))
    )


def acts_within(left: Sequence[Item], agent: Item) -> bool:
    """由|李明|作序|的|《…》|出版: whom 由 names acts in a modifier, not in what the verb behind it says."""
    behind = [item for item in left if item.start >= agent.end]
    of = next((n for n, item in enumerate(behind) if item.text in RELATIVE), 0)
    return any(item.kind == "word" and item.tag in VERB for item in behind[:of])


def within_relative(items: Sequence[Item], i: int) -> bool:
    """Whether a verb belongs to a modifier: 的 follows before the next pause."""
    return any(item.text in RELATIVE for item in items[i + 1 : i + 6])


def within_governed(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """对|24家单位|拟赴美实施的项目|进行了面试: the verb of those who are governed, within a modifier of what is."""
    opened = next((n for n in range(len(left) - 1, -1, -1) if left[n].tag == "p" and left[n].text in TOWARDS), None)
    if opened is None or not any(m.kind == "mention" and not m.named for m in left[opened + 1 :]):
        return False
    closed = next((n for n, item in enumerate(right[:6]) if item.text in RELATIVE), None)
    return closed is not None and any(i.kind == "word" and i.tag == "v" for i in right[closed + 1 : closed + 5])


def aside(items: Sequence[Item], n: int, target: int) -> bool:
    """Whether the n-th item dates something else: 就|2010年事件, (2010年), 2014-2016年|主席国."""
    if (n and items[n - 1].text in ABOUT) or "".join(i.text for i in items[n + 1 : n + 4]).startswith(TERMS):
        return True
    before = "".join(i.text for i in items[:n])
    between = "".join(i.text for i in items[n + 1 :] if i.end <= target)
    opened = max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))
    return opened and re.search("[）)]", between) is not None


def period_of(clauses: Sequence[Clause], place: int, start: int) -> Period | None:
    """The last time named before the trigger: in its clause, then in the clauses before it."""
    for k in range(place, -1, -1):
        items = clauses[k].items
        if k < place and items[-1].text in HEARD:
            continue  # 记者9日从某局获悉，|甲启动…: when it was heard
        periods = [
            i.period
            for n, i in enumerate(items)
            if i.kind == "period" and i.period is not None and i.start < start and not aside(items, n, start)
        ]
        periods = [p for p in periods if p.kind != "base" and (p.kind in ("time", "range", "plan", "vague") or p.iso)]
        if periods:
            several = len({p.iso for p in periods}) > 1 and any(i.text == "分别" for i in items)
            return None if several else periods[-1]
    return None
