"""What opens a clause: whether it has a subject of its own, and which.

In: the items of a clause before its verb. Out: answers for `doers` and `topics`, which carry a subject over.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from kg.statements.clauses import Item
from kg.statements.cues import VERB, counted
from kg.statements.vocabulary import NOMINAL, PARTNERS, REPRESENTATIVES, TEAMS, words

__all__ = ["counted_subject", "other_subject", "pronoun", "verbal_noun"]

PEOPLE = frozenset("人 名 位 人次 余人".split())
ADVERBIAL = words("adverbial")
# what bodies do in clauses without a subject, where the tagger calls it a noun
ACTED = frozenset(
    "创新 强化 完善 规范 整合 优化 深化 细化 健全 落实 推进 加强 提升 丰富 拓展 搭建 打造 建设 服务 培训 保障 坚持 聚焦 改革 改进 改造"
    " 调整 配备 改善 宣传 组织 投入 引进 培养 开发 扩大 发展 研究 安排 部署".split()
)
FROM_WHERE = tuple("来自 参加 参与 获奖 受邀 包括 包含 出席 与会 到场 应邀 在场 陪同 随行 参赛 参会 前来".split())


def counted_subject(items: Sequence[Item]) -> int:
    """How many the words that open a clause are, where they are no mention: 两国|签署了."""
    for item, following in zip_longest(items, items[1:]):
        if item.kind == "mention" or (item.kind == "word" and item.tag not in ("d", "ad", "c", "t")):
            joined = following.text if following is not None and following.kind == "word" else ""
            return counted(item.text + joined) if item.kind == "word" else 0
    return 0


def other_subject(items: Sequence[Item]) -> bool:
    """Whether a noun that no mention covers opens the clause as its subject."""
    if items and items[0].text in ("以及", "还有"):
        return False  # 购买了帐篷，|以及食品|发放给…: the rest of a list
    governed, passive, modified = False, False, 0
    for n, item in enumerate(items):
        if n < modified:
            continue
        passive = passive or item.text == "被"
        if item.kind == "mention":
            if passive and item.governor == "by":
                continue  # 被|某局|评为: the subject is still the one before
            if item.governor in ("", "by") and item.head:
                return not TEAMS.fullmatch(item.text)
            continue
        if item.quantity is not None and item.quantity.unit in PEOPLE and _come(items[n + 1 :]):
            return True  # 100余人|参加
        if item.kind != "word":
            continue
        if item.tag == "p":
            governed = item.text != "自从"  # 自从|加油站|开设驿站: a clause with a subject
        elif n and (quantity := items[n - 1].quantity) is not None:
            if item.tag in NOMINAL and not governed and _counted_doers(items, n, quantity.unit):
                return True
        elif item.text in FROM_WHERE and any(i.text == "的" for i in items[n + 1 : n + 9]):
            modified = next(k for k in range(n + 1, n + 9) if items[k].text == "的") + 1  # 来自28个省区市的
        elif item.tag in VERB or item.text in PARTNERS:
            return False
        elif item.tag in NOMINAL or item.tag in ("r", "ORG", "PER", "LOC", "nt", "ns"):
            if TEAMS.fullmatch(item.text):
                return False
            if not governed and item.text not in ADVERBIAL and (modified or item.text not in REPRESENTATIVES):
                return True  # 出席活动的|领导: others than those of the body before
    return False


def _come(rest: Sequence[Item]) -> bool:
    """Whether nothing but adverbs and verbs stands behind a number of people: it is they who act."""
    return not rest or all(i.kind == "word" and i.tag in ("d", "ad", *VERB) for i in rest)


def _counted_doers(items: Sequence[Item], n: int, unit: str | None) -> bool:
    """312名|选手|参加, 10个|共建|对子|被评为: those who act are counted, not named."""
    if unit in ("名", "位", "人"):
        return True
    ends = items[-1].text == "被" or (items[n + 1 :] and items[-1].tag in NOMINAL)
    return n == 1 and unit in ("个", "家", "所", "支") and bool(ends)


def pronoun(items: Sequence[Item]) -> bool:
    """Whether 他, 她 or 自己 is the subject: the one person whom the text spoke of last."""
    for n, item in enumerate(items):
        if item.kind == "word" and item.text in ("他", "她", "自己", "其本人"):
            return not (n + 1 < len(items) and items[n + 1].text == "的")  # 他的|战友
        if item.kind == "mention" or (item.kind == "word" and item.tag in (*VERB, *NOMINAL)):
            return False
    return False


def verbal_noun(items: Sequence[Item]) -> bool:
    """创新/vn|服务/vn|模式/n: a clause of a verb and its object, both nouns to the tagger, goes on with its subject."""
    row = [i for i in items if i.kind != "period" and i.tag not in ("d", "ad", "c")]
    plain = all(i.kind != "word" or i.tag in (*NOMINAL, "u", "b", "m") for i in row)
    return len(row) > 1 and row[0].tag == "vn" and row[0].text in ACTED and plain and row[1].text != "的"
