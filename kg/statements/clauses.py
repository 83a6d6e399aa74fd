"""Sentences as clauses of items: words, mentions, quantities and times in one row.

In: a sentence with the mentions, quantities and periods inside it.
Out: clauses; each mention in them says what governs it (由, 在, 与 …) and whether it is the head of its phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.model import Mention, Period, Quantity, Sentence, Token

__all__ = ["Clause", "Item", "cut_clauses"]

# verbal nouns that are verbs where they stand between a mention and its object
VERBAL = frozenset(
    "建设 举办 开展 制定 发布 启动 组织 培训 服务 慰问 考察 调研 走访 帮扶 资助 出席 参加 主办 承办 签订 签署 成立 投入 捐赠 拨付 合作 推出 实施 研制 主持 指导 发放".split()
)
POST = re.compile(
    r"(?:书记|主席|主任|部长|厅长|局长|处长|院长|校长|所长|会长|理事长|董事长|总经理|经理|秘书长|市长|县长|区长|省长|镇长|乡长|委员长|委员|检察长|总裁|成员|常委|站长|队长|行长|司长|科长|社长|总理|教授|员工|职工|干部|巡视员|调研员|专员|研究员|院士|参赞|大使|主任委员|庭长|检察官|法官|政委|司令员|参谋长|馆长|台长|总编辑|总编|总工程师|理事|监事|党组成员|首席专家)$"
)
PAUSES = frozenset("，,；;：:。.！!？?…")
JOINTS = frozenset("、 和 与 及 以及 暨 或 同 跟".split())
PARTNERS = frozenset("联合 会同 携手 协同 联手 牵手".split())
# prepositions by the role they give; 和/与/同 between two bodies are joints, elsewhere prepositions
PREPOSITIONS = {
    **dict.fromkeys("由 被".split(), "by"),
    **dict.fromkeys("把 将".split(), "object"),
    **dict.fromkeys("在 于".split(), "at"),
    **dict.fromkeys("向 为 给 对 面向 对于".split(), "to"),
    **dict.fromkeys("与 同 跟 和".split(), "with"),
    **dict.fromkeys("从 自 来自".split(), "from"),
    **dict.fromkeys("经 经过".split(), "through"),
    **dict.fromkeys("到 至 赴 往".split(), "towards"),
    **dict.fromkeys(
        [
            "按照",
            "根据",
            "依据",
            "依照",
            "遵照",
            "据",
            "通过",
            "围绕",
            "针对",
            "关于",
            "就",
            "除",
            "除了",
            "随着",
            "以",
            "因",
            "因为",
            "由于",
            "为了",
            "自从",
            "比",
            "如",
            "像",
            "代表",
            "受",
            "受到",
            "凭",
            "沿",
            "结合",
            "依托",
        ],
        "aside",
    ),
}
VERBS_TOO = frozenset("通过 代表 结合 依托 受 受到 经 比 如 像 按照 围绕".split())  # prepositions only where tagged so
SAYING = frozenset(
    [
        "表示",
        "介绍",
        "指出",
        "称",
        "说",
        "强调",
        "认为",
        "透露",
        "获悉",
        "了解到",
        "了解",
        "看到",
        "告诉",
        "坦言",
        "感慨",
        "提醒",
        "呼吁",
        "建议",
        "提到",
        "谈到",
        "写道",
        "说道",
        "说明",
        "回应",
        "希望",
        "要求",
        "明确",
        "提出",
    ]
)
REPRESENTATIVES = frozenset(
    "总部 总部机关 机关 本部 慰问组 慰问小组 慰问团 调研组 考察团 考察组 检查组 督导组 督查组 工作组 代表团 工作队 志愿队".split()
) | frozenset(
    [
        "负责人",
        "主要负责人",
        "相关负责人",
        "有关负责人",
        "负责同志",
        "主要负责同志",
        "领导",
        "主要领导",
        "领导同志",
        "有关领导",
        "相关领导",
        "代表",
        "主要",
        "相关",
        "有关",
        "同志",
        "工作人员",
        "班子",
        "成员",
        "党组",
        "方面",
        "发言人",
        "新闻发言人",
        "一行",
        "干部",
        "人员",
        "单位",
        "部门",
        "等",
        "各",
        "等部门",
        "等单位",
    ]
)
SPOTS = re.compile("等(?:地|处|现场|点位)")
# teams that a body sends; such a clause goes on with the body
TEAMS = re.compile(
    r"(?:慰问|调研|考察|检查|督导|督查|工作|服务|志愿服务|巡查|指导|走访|专家|救援|医疗|宣讲|帮扶)(?:小)?(?:组|团|队)|一行|工会干部|工作人员|工会干部职工"
)
KIND = re.compile(r"国家?|[省市区县州地]|省份|省区|地区|城市|企业|企事业|公司|机构|高校|院校|媒体|组织|协会|学校|医院")
NOMINAL = frozenset("n vn an nz nw s j nr".split())


@dataclass(frozen=True, slots=True)
class Item:
    """One element of a clause."""

    kind: str  # word | mention | quantity | period
    text: str
    start: int  # in Article.text
    end: int
    tag: str = ""  # of a word
    key: str = ""  # of a mention: its entity
    cls: str = ""  # of a mention
    named: bool = True
    governor: str = ""  # of a mention: by object at to with from towards aside; "" none; "partner" after 联合
    head: bool = True  # of a mention: not the modifier of what follows
    group: int = -1  # mentions joined by 、和与 share a number
    quantity: Quantity | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of items between pauses."""

    items: tuple[Item, ...]
    start: int
    end: int
    pause: str = ""  # the mark that ends it
    quoted: bool = False  # inside a speaker's quotation marks
    mentions: tuple[Item, ...] = field(default=())


def cut_clauses(
    text: str,
    sentence: Sentence,
    mentions: Sequence[tuple[str, Mention]],
    quantities: Sequence[Quantity],
    periods: Sequence[Period],
) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order."""
    items = _items(text, sentence, mentions, quantities, periods)
    clauses: list[Clause] = []
    run: list[Item] = []
    depth = 0
    for item in items:
        if item.kind == "word":
            opens = item.text.count("“") + item.text.count("‘")
            depth += opens - item.text.count("”") - item.text.count("’")
        if item.kind == "word" and item.text in PAUSES:
            clauses += _clause(run, item.text, depth > 0)
            run = []
        else:
            run.append(item)
    clauses += _clause(run, "", depth > 0)
    return tuple(clauses)


def _clause(run: list[Item], pause: str, quoted: bool) -> list[Clause]:
    if not run:
        return []
    items = _govern(run)
    mentions = tuple(i for i in items if i.kind == "mention")
    return [Clause(items, run[0].start, run[-1].end, pause, quoted, mentions)]


def _items(
    text: str,
    sentence: Sentence,
    mentions: Sequence[tuple[str, Mention]],
    quantities: Sequence[Quantity],
    periods: Sequence[Period],
) -> list[Item]:
    inside: list[Item] = []
    for key, m in mentions:
        if sentence.start <= m.start and m.end <= sentence.end:
            start = m.start if m.named else _counted(m, quantities)  # 34所职业院校: a number and what it counts
            if start < m.end:
                inside.append(Item("mention", text[start : m.end], start, m.end, key=key, cls=m.cls, named=m.named))
    for p in periods:
        if sentence.start <= p.start and p.end <= sentence.end:
            inside.append(Item("period", p.text, p.start, p.end, period=p))
    for q in quantities:
        if sentence.start <= q.start and q.end <= sentence.end:
            inside.append(Item("quantity", q.text, q.start, q.end, quantity=q))
    taken = _without_overlaps(inside)
    covered = {place for item in taken for place in range(item.start, item.end)}
    words = [word for token in sentence.tokens for word in _outside(text, token, covered)]
    return sorted([*taken, *words], key=lambda item: item.start)


def _counted(m: Mention, quantities: Sequence[Quantity]) -> int:
    """Where an unnamed mention goes on behind a number that it begins with."""
    return next((q.end for q in quantities if q.start <= m.start < q.end <= m.end), m.start)


def _outside(text: str, token: Token, covered: set[int]) -> list[Item]:
    """What of a token no mention, quantity or period covers."""
    pieces, start = [], token.start
    for place in range(token.start, token.end + 1):
        if place == token.end or place in covered:
            if start < place and text[start:place].strip():
                pieces.append(Item("word", text[start:place], start, place, tag=token.tag))
            start = place + 1
    return pieces


def _without_overlaps(items: list[Item]) -> list[Item]:
    """Mentions before values, longer before shorter; what is left never overlaps."""
    rank = {"mention": 0, "period": 1, "quantity": 2}
    kept: list[Item] = []
    taken: set[int] = set()
    for item in sorted(
        items, key=lambda i: (rank[i.kind] if i.kind == "mention" else 1, i.start - i.end, i.start, rank[i.kind])
    ):
        span = range(item.start, item.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(item)
    return sorted(kept, key=lambda i: i.start)


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
            elif item.tag in ("v", "vd") and fresh and governor in ("to", "object") and _modified(items, i):
                closed = _modified(items, i)  # 为|奋战在一线的|职工: the verb modifies what the preposition governs
            elif (item.tag in ("v", "vd") and not fresh and item.text not in PARTNERS) or (
                item.tag in ("v",) and governor not in ("aside",)
            ):
                governor, group = "", group + 1
            elif item.text not in JOINTS and item.text != "等":
                group += 1 if item.tag in ("v", "p", "d") else 0
        elif item.kind == "mention":
            if last >= 0 and not _joined(items, last, i):
                group += 1
            items[i] = replace(item, governor=governor, group=group, head=_heads(items, i))
            last, fresh = i, False
            if governor == "" and SPOTS.match("".join(w.text for w in items[i + 1 : i + 3])):
                items[i] = replace(items[i], governor="at")  # …、丙公司等地: where somebody went, not who acts
    return tuple(items)


def _modified(items: list[Item], i: int) -> int:
    """Where the 的 stands that ends the relative clause which verb i opens, if a mention follows it; else 0."""
    for j in range(i + 1, min(i + 12, len(items) - 1)):
        if items[j].text in ("的", "之"):
            return j if any(item.kind == "mention" for item in items[j + 1 : j + 3]) else 0
    return 0


def _governor_of(items: list[Item], i: int, last: int) -> str | None:
    """The role that a word gives to what follows, or None."""
    word = items[i]
    if word.text in PARTNERS and i + 1 < len(items) and items[i + 1].kind == "mention" and last >= 0:
        return "partner"
    role = PREPOSITIONS.get(word.text)
    if (
        role is None
        or word.tag in ("n", "q")
        or (role == "aside" and word.tag in ("v", "vn") and word.text in VERBS_TOO)
    ):
        return None
    between = 0 <= last == i - 1 and i + 1 < len(items) and items[i + 1].kind == "mention"
    if role == "with" and between and items[last].governor != "at":
        return None  # a joint: X 与 Y
    if word.text in ("将", "就", "以", "同", "和", "对") and word.tag not in ("p", "c", "d", "xc"):
        return None
    if word.text == "将":  # an adverb of the future unless an object follows at once
        follows = items[i + 1] if i + 1 < len(items) else None
        return "object" if follows is not None and follows.kind == "mention" and word.tag == "p" else None
    return role


def _joined(items: list[Item], left: int, right: int) -> bool:
    """Whether only joints, 等, posts and quotation marks stand between two mentions."""
    between = items[left + 1 : right]
    if (between and items[right].cls == "Person") or items[left].cls == "Person":
        between = [w for w in between if not (w.kind == "word" and w.tag in NOMINAL and POST.search(w.text))]
        if not between and items[right].cls == "Person":
            return items[left].cls != "Person"
    return bool(between) and all(w.kind == "word" and (w.text in JOINTS or w.text in ("等", "“", "”")) for w in between)


def _heads(items: list[Item], i: int) -> bool:
    """Whether the mention is the head of its noun phrase: not 的, no person and no name right behind it."""
    j, nouns = i + 1, 0
    while j < len(items):
        item = items[j]
        if item.kind == "mention" and items[j - 1].text == "等" and not item.named:
            return nouns == 0  # 人社部、财政部等|五部门: the kind of what is listed
        if item.kind == "mention":
            apposed = item.cls == "Person" or nouns == 0 or item.cls not in ("Place", "Person")
            return not (apposed and items[j - 1].text not in JOINTS and _modifies(items[i], item, nouns))
        if item.kind != "word":
            return True
        if item.text in ("的", "之"):
            return False
        if items[i].cls != "Person" and _titled(items, i):
            return False
        if (
            item.text in REPRESENTATIVES
            or item.text in ("副", "原", "总")
            or (items[i].cls == "Person" and POST.search(item.text))
        ):
            j += 1
            continue
        if POST.search(item.text) and item.tag in NOMINAL and items[i].cls != "Person":
            return False
        if item.tag == "vn" and item.text in VERBAL and nouns == 0:
            return True
        if items[j - 1].text == "等" and KIND.fullmatch(item.text) and nouns == 0:
            j += 1  # 缅甸、老挝等国: the kind of what is listed
            continue
        if item.tag in NOMINAL or item.text in ("、", "（", "）", "(", ")", "“", "”"):
            if item.text == "、" and not _post_before(items, i, j):
                return nouns == 0
            nouns += item.tag in NOMINAL
            j += 1
            continue
        break
    return nouns == 0


def _titled(items: list[Item], i: int) -> bool:
    """省教育厅|二级巡视员|陈祥: a body or place whose post a person bears, with nothing but the post between."""
    length = 0
    for item in items[i + 1 : i + 6]:
        if item.kind == "mention":
            return item.cls == "Person" and 0 < length <= 12
        if item.kind != "word" or item.tag in ("v", "p", "w", "u", "c", "r", "xc"):
            return False
        length += len(item.text)
    return False


def _post_before(items: list[Item], i: int, j: int) -> bool:
    return any(items[k].tag in NOMINAL for k in range(i + 1, j))


def _modifies(first: Item, second: Item, nouns: int) -> bool:
    if second.cls == "Person":
        return first.cls != "Person"
    return nouns == 0
