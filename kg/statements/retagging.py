"""Words that the tagger takes for another kind than they are beside these: 执行|会长, 某工会|代表|职工, 由|甲局|组织.

In: the items of a sentence. Out: the same items, such words under their right tag.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.statements.items import Item

__all__ = ["retagged"]

# 执行|会长, 创始|合伙人: verbs that are the beginning of a post
TITLING = frozenset("执行 创始 监督 运营 指挥 负责 主管 轮值 驻会 值班 退休 离休 领导 领衔 协调".split())
# 下岗|女工|某某: what somebody is
IDLE = frozenset("下岗 待业 失业 返乡 离休 退休".split())
TITLED = re.compile(
    r"副?(?:会长|主席|院长|董事长?|主任|总监|总裁|书记|校长|局长|所长|秘书长|总?经理|主编|总编辑?|委员|理事长?|合伙人|官|导演|教练|干部|教师|职工)"
)


# those for whom one of them speaks: 学生|代表, 获奖者|代表
STANDING = re.compile(
    "(?:.*[员工生长者友家民众]|学生|教师|老师|职工|选手|企业|党员|青年|劳模|师生|新生|毕业生|考生|校友|基层|一线|老干部|先进|会员单位|参会|嘉宾|工匠|行业|队员|少先队)"
)


SPEECH = frozenset("倡议 提议 号召 呼吁 要求 建议".split())
PEOPLE = re.compile(
    "(?:全体|广大|全厂|全院|全校|本厂)?(?:在职|农民)?(?:职工|员工|工人|会员|劳动者|教职工|教职员工)|职工方"
)


def retagged(items: list[Item]) -> list[Item]:
    """The items, with verbs that begin a post, and 学生|代表|王小雨, as nouns; 工会|代表|职工 and 由|甲局|组织 as verbs."""
    for i, (item, following) in enumerate(pairwise(items)):
        if item.text == "代表" and i and items[i - 1].cls == "TradeUnion" and PEOPLE.fullmatch(following.text):
            items[i] = item._replace(tag="v")  # 某公司工会|代表|职工|与公司签订
        if (
            item.text == "组织"
            and i > 1
            and items[i - 1].named
            and any(w.text == "由" for w in items[max(0, i - 6) : i])
        ):
            items[i] = item._replace(tag="v")  # 由|甲局|组织|的
        if item.text in SPEECH and following.text in ("：", ":"):
            items[i] = item._replace(tag="v")  # 某大会|倡议|：
        if item.tag not in ("v", "p") or item.end != following.start:
            continue
        if (item.text in TITLING and TITLED.fullmatch(following.text)) or (item.text in IDLE and following.tag == "n"):
            items[i] = item._replace(tag="vn")
        elif item.text == "代表" and following.cls == "Person" and i and STANDING.fullmatch(items[i - 1].text):
            items[i] = item._replace(tag="n")
    return items
