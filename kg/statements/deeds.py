"""What those whom a number counts do, which tells which are counted: 12支代表队|进入决赛, 30个县|先后办起了夜校.

In: the items of a clause and where the counted ones end. Out: the words of the deed, short; "" where none is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.statements.items import Item
from kg.statements.vocabulary import JOINTS, NOMINAL, PAUSES

__all__ = ["THERE", "deed_of"]

# verbs that say no more than that there are so many
THERE = re.compile(
    r"(?:共|现|还|另|尚|只|已|仅|约|又|各|均|都)*(?:有|拥有|是|为|达|达到|超过|超|突破|造成|导致|使|让|来自|设|设有|含|辖|下辖|包括|计|占|近|逾|具有|属|约|分|分为|共有|由|组成|涵盖|累计|总计|合计|同比|较|比|将|已|过|称)"
)
MOST = 10  # characters of a deed
LEAST = 2
SAID = frozenset(
    "呼吁 表示 认为 指出 要求 希望 强调 反映 说 称 比 较 与 和 同 居 位居 位列 列 排 排名".split()
)  # tells nothing of who they are
MANNERS = frozenset("形式 方式 办法 途径 渠道 手段 方法 措施".split())  # 通过租赁、入股等|形式|发展
GOALS = frozenset("到 在 往 至 给 向 于".split())
SETTING = frozenset("后 时 中 期间 之后 以后".split())
ASPECTS = frozenset(("了", "过", "着"))
NEGATIVE = re.compile("(?:尚|还|仍|至今|从)?(?:未|没有|没|不)(?:能|曾)?")
COUNTED = NOMINAL - {"vn"} | {"m"}  # tags of what is counted


def deed_of(items: Sequence[Item], n: int, following: Sequence[Item] = ()) -> str:
    """What is done in the clause from item `n` on: 进入决赛, 由社员看管; of a long one the verb and its object's last noun.

    `following` are the items of the next clause, which tells the deed where this one only names who does it.
    """
    while n < len(items) and _in_row(items, n):
        n += 1
    if n < len(items) and items[n].tag in ("f", "s"):
        return ""  # 在40座渔港里|举行了…
    if following and _names_alone(items, n):
        items, n = following, 0
    end = next((k for k in range(n, len(items)) if items[k].text in PAUSES), len(items))
    n = _behind_relative(items, n, end)
    denied = ""
    while n < end and items[n].tag in ("d", "ad"):
        denied = items[n].text if NEGATIVE.fullmatch(items[n].text) else denied
        n += 1
    cut = next((k for k in range(n, end) if items[k].kind in ("quantity", "period") and not _of_object(items, k)), end)
    deed = [i for i in items[n:cut] if i.kind != "quantity" and i.text not in ASPECTS]
    if not deed or not _acts(deed) or deed[0].text in SAID or deed[-1].text in GOALS:
        return ""
    said = denied + "".join(item.text for item in deed)
    plain = cut == end and not any(item.text in ("的", "、", "等") or item.tag in ("c", "u") for item in deed)
    if not plain or len(said) > MOST:
        core = _core(deed)
        said = denied + core if core else ""
    return said if LEAST <= len(said) <= MOST else ""


def _of_object(items: Sequence[Item], k: int) -> bool:
    """招收了|60多名|青年: whether a number counts the object of the deed."""
    behind = items[k + 1] if k + 1 < len(items) else None
    return items[k].kind == "quantity" and behind is not None and (behind.kind == "mention" or behind.tag in NOMINAL)


def _acts(deed: Sequence[Item]) -> bool:
    """Whether words begin with a verb that says something, or with the preposition before one: 由社员看管, 稳定增收."""
    if deed[0].tag == "a":
        return len(deed) == 2 and deed[1].tag in ("v", "vn")
    if not any(item.tag == "v" for item in deed):
        return False
    return deed[0].tag == "p" or (deed[0].tag == "v" and not THERE.fullmatch(deed[0].text))


def _in_row(items: Sequence[Item], n: int) -> bool:
    """村、3万农民: whether the item still belongs to what is counted."""
    item = items[n]
    acts = n + 1 < len(items) and items[n + 1].tag == "v"
    if item.kind == "quantity":
        return items[n - 1].text in JOINTS and not acts
    if item.kind == "mention":
        return not item.named
    joined = item.text in JOINTS and n + 1 < len(items) and not acts
    return joined or item.tag in COUNTED


def _behind_relative(items: Sequence[Item], n: int, end: int) -> int:
    """9户|因路远不进城的渔民|开起网店: where the deed of those begins whom a clause with 的 describes first."""
    of = next((k for k in range(end - 1, n, -1) if items[k].text == "的"), end)
    k = of + 1
    while k < end and (items[k].tag in NOMINAL or (items[k].kind == "mention" and not items[k].named)):
        k += 1
    later = next((m for m in range(k, end) if items[m].tag not in ("d", "ad")), end)
    return k if of + 1 < k < end and later < end and items[later].tag == "v" else n


def _names_alone(items: Sequence[Item], n: int) -> bool:
    """海青县6个渔村，|…, 有80人经过培训后，|…: whether the clause tells nothing of those whom it counts."""
    rest = items[n:]
    if rest:
        return rest[0].tag == "p" and rest[-1].text in SETTING
    return not any(item.tag in ("v", "vn", "p") for item in items)


def _core(deed: Sequence[Item]) -> str:
    """办起了由村民管理的|图书室: the verb and the last noun; 靠种茶盖起了新房: behind the preposition's object."""
    first = 0
    if deed[0].tag == "p":
        manner = next((n for n in range(1, len(deed)) if deed[n].text in MANNERS), 0)
        first = next((n for n in range(manner + 1, len(deed)) if deed[n].tag == "v"), len(deed))
    rest = deed[first + 1 :]
    if not rest:
        return ""
    named = rest[-1].kind != "word" or rest[-1].tag in NOMINAL
    if rest[0].text in GOALS and (not named or any(item.text == "、" for item in deed)):
        return deed[first].text  # 出口|到法、德等国
    return deed[first].text + rest[-1].text if named else ""
