"""Those whom a body sends: a team without a name of its own acts for its sender, experts whom it sends for themselves.

In: the items of a clause. Out: whether somebody was sent, and who sent a team.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.statements.clauses import Item
from kg.statements.vocabulary import TEAMS

__all__ = ["guests_of", "leaders_of", "others_sent", "sender_of", "sent_team"]

SENDING = frozenset("组织 安排 选派 抽调 派 派遣 派出 带动 发动".split())
MEETING = frozenset("会见 会见了 同 与 和 接见 接见了 欢迎 宴请 会晤".split())
ASKING = frozenset("邀请 欢迎 请 委托".split())
LEADING = frozenset("率 率领 带领 派出 派遣 组织 抽调 组成 成立".split())
AT_THE_HEAD = frozenset("带队 率队 率团 带队赴 率队赴".split())  # 王大明|率队|赴某县: the team need not be said
JOINTLY = frozenset("联合 共同 专门".split())
NEAR = 6  # items between the verb and the team


def others_sent(items: Sequence[Item], sender: Item) -> bool:
    """甲局|组织|专家|赴…, 甲|邀请|乙|访问…: those whom somebody sends or asks do what the next verb says."""
    verbs = ASKING if sender.cls == "Person" else SENDING | ASKING
    return any(
        item.text in verbs
        and item.tag == "v"
        and (following.tag in ("n", "nz") or (following.kind == "mention" and following.cls in ("Group", "Person")))
        and not (item.text in SENDING and following.text.endswith(("组", "队", "团")))  # 派出|工作组|赴…: its own
        for item, following in pairwise(items)
    )


def guests_of(left: Sequence[Item], right: Sequence[Item], subjects: tuple[Item, ...]) -> tuple[Item, ...]:
    """甲会见来华出席论坛并访问的乙, 甲欢迎乙对中国进行访问: the one whom the subject meets, of whom the verb is said."""
    met = next((i for i in left if i.kind == "word" and i.text in MEETING and i.start >= subjects[0].end), None)
    if met is None:
        return subjects
    welcomed = [m for m in left if m.kind == "mention" and m.cls == "Person" and m.named and m.start >= met.end]
    if welcomed and met.text.startswith(("欢迎", "会见", "接见", "宴请")):
        return (welcomed[-1],)
    end = next((n for n, i in enumerate(right) if i.text == "的"), len(right))
    guest = next((m for m in right[end + 1 : end + 6] if m.kind == "mention" and m.cls == "Person"), None)
    return (guest,) if guest is not None else subjects


def leaders_of(items: Sequence[Item]) -> tuple[Item, ...]:
    """王大明率|调研组|赴某县, 甲局派出|工作组: who leads or sends a team without a name."""
    for n, item in enumerate(items):
        if item.kind != "word" or item.text not in LEADING | AT_THE_HEAD:
            continue
        near = items[n + 1 : n + 1 + NEAR]
        team = next(
            (m for m in near if m.text.endswith(("组", "队", "团")) and not (m.kind == "mention" and m.named)), None
        )
        if team is None and item.text in LEADING:
            continue
        before = [m for m in items[:n] if m.kind == "mention" and m.named and m.head and m.governor in ("", "by")]
        if any(i.tag == "v" and i.text not in JOINTLY for i in items[:n]):
            return ()  # 甲局要求各单位|组织|工作组
        if before and before[-1].cls in ("Person", "GovernmentBody", "PartyBody", "TradeUnion", "Association"):
            return tuple(m for m in before if m.group == before[-1].group)
    return ()


def sent_team(items: Sequence[Item]) -> bool:
    """Whether a team that a body sends is the subject: 慰问组, 调研组一行, with no name before it."""
    words = ""
    for item in items:
        if item.kind == "mention" and item.named:
            return False
        if item.kind == "word" and item.tag in ("v", "p"):
            return False
        words += item.text if item.kind in ("word", "mention") else ""
        if TEAMS.match(words):
            return True
    return False


def sender_of(team: Item, mentions: Sequence[Item]) -> Item | None:
    """某总工会组织的|慰问小组: the body right before a team without a name, which sent it."""
    if team.named or not team.text.endswith(("组", "队", "团")):
        return None
    near = [m for m in mentions if m.kind == "mention" and 0 <= team.start - m.end <= 8 and m.named]
    return near[-1] if near and not near[-1].head and near[-1].governor in ("", "by") else None
