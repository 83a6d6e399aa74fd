"""Those who serve for a body and act in its name: 某医院的|专家们, 某公司|党员服务队, 某大学|志愿者.

In: the items that open a clause. Out: the body, for roles that its people may fill.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.statements.clauses import Item
from kg.statements.vocabulary import NOMINAL

__all__ = ["everywhere", "others_of", "served_by"]

SERVING = re.compile(
    r"(?:志愿者|义工|社工|服务队|医疗队|医疗组|小分队|突击队|先锋队|宣讲队|宣讲团|救援队|抢险队|工作队|工作组|慰问组|慰问团|慰问队|服务组|专家组|专家团|专家|医护人员|医务人员|医生|医师"
    r"|护士|党员|团员|党员干部|干部|干警|民警|辅警|交警|官兵|指战员|战士|消防员|队员|师生|教师|老师|学生|职工|员工|干部职工|工作人员|技术人员|科技人员|科研人员|研究人员|执法人员|科研团队|研究团队|农技人员|技术员|律师|领导|负责人|一行)(?:们)?$"
)
ALONE = re.compile("退休|离休|下岗|离岗|患者")  # who acts for nobody but himself
MANY = frozenset("各类 广大 众多 许多 不少 部分 一些 所有 多家 各大 沿街 辖区 周边".split())
MOST = 6  # items between a body and those of its people who act


def everywhere(body: Item, items: Sequence[Item]) -> tuple[Item, ...]:
    """青山市|各级工会: the place, where all its bodies of one kind act."""
    before = next((m for m in items if m.kind == "mention" and m.end == body.start), None)
    if before is None or body.named or not before.named or not body.text.startswith("各级"):
        return ()
    return (before,)


def others_of(items: Sequence[Item], body: Item) -> Item | None:
    """南湖街道|众多|商户: those without a name behind a body or place, who act and not it; None where its people act."""
    n = next((n for n, i in enumerate(items) if i is body), len(items)) + 1
    if n + 1 >= len(items) or items[n].text not in MANY:
        return None
    acting = items[n + 1]
    unnamed = acting.kind == "mention" and not acting.named and acting.cls in ("Group", "Organization", "Company")
    return acting if unnamed and not acting.governor and not SERVING.search(acting.text) else None


def served_by(items: Sequence[Item]) -> tuple[Item, ...]:
    """The body whose people open a clause as its subject; none where a body itself does."""
    n = next((n for n, i in enumerate(items) if i.kind == "mention" or i.tag in ("v", "p")), len(items))
    while n + 1 < len(items) and items[n].kind == items[n + 1].kind == "mention" and items[n + 1].cls != "Group":
        n += 1  # 桂林市|某医院
    if n >= len(items) or items[n].kind != "mention" or not items[n].named or items[n].head:
        return ()
    words = ""
    for item in items[n + 1 : n + 1 + MOST]:
        of_people = item.cls == "Group" or (
            item.kind == "word" and (item.tag in NOMINAL or item.text in ("的", "、", "和"))
        )
        if not of_people and item.kind != "quantity":
            break
        words += item.text if item.kind != "quantity" else ""
    return (items[n],) if SERVING.search(words) and not ALONE.search(words) else ()
