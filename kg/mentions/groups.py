"""People by kind: 困难职工, 环卫职工, 医护工作者, 新就业形态劳动者.

In: an article's sentences. Out: mentions of Group, unnamed: they fill a role or count, they are no names.
"""

from __future__ import annotations

import re

from kg.model import Article, Mention, Sentence
from kg.ontology import Ontology

__all__ = ["find_groups"]

HEAD = re.compile(
    r"(?:职工|工人|农民工|劳动者|工作者|从业者|群众|群体|学生|学子|儿童|老人|老年人|妇女|青年|家庭|居民|村民|农户|贫困户|困难户|患者|医护人员|护士|医生|志愿者|司机|骑手|配送员|快递员|外卖员|网约工|员工|子女|教师|毕业生|运动员"
    r"|官兵|民警|辅警|消防员|环卫工|工友|劳模|工匠|选手|调解员|指导员|辅导员|律师|企业|商户|用户|纳税人|残疾人|军人|人员|灾民|旅客|游客|市民|会员|代表|主席|干部|党员|技术工人)$"
)
INNER = frozenset("n a an vn b nz j s f v".split())
STOP = frozenset(
    [
        "慰问",
        "帮扶",
        "救助",
        "培训",
        "服务",
        "资助",
        "走访",
        "看望",
        "辅导",
        "指导",
        "支持",
        "帮助",
        "关爱",
        "为",
        "向",
        "对",
        "给",
        "的",
        "等",
        "名",
        "位",
        "多",
        "余",
        "各",
        "广大",
        "全体",
        "部分",
        "一些",
        "保障",
        "覆盖",
        "组织",
        "维护",
        "惠及",
        "聘请",
        "选聘",
        "发放",
        "送",
        "提供",
        "让",
        "使",
        "是",
        "有",
        "成为",
        "参与",
        "参加",
        "涉及",
        "包括",
        "来自",
        "全国",
        "全省",
        "全市",
        "做好",
        "加强",
        "解决",
        "引导",
        "激励",
        "推动",
        "促进",
        "确保",
        "关心",
        "近",
        "超",
    ]
)
LONGEST = 14
POST = re.compile(r"^(?:副?主席|副?主任|代表|副?书记|干部|副?会长|委员)$")
NEVER = frozenset(
    [
        "人员",
        "代表",
        "主席",
        "干部",
        "企业",
        "用户",
        "选手",
        "领导干部",
        "工作人员",
        "相关人员",
        "负责人员",
        "参会人员",
        "群体",
        "党员",
        "律师",
        "企业家",
        "家庭",
        "群众",
        "学生",
    ]
)


def find_groups(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All kinds of people that an article speaks of."""
    found = []
    for sentence in sentences:
        for i, token in enumerate(sentence.tokens):
            if token.tag in ("n", "nz", "vn") and HEAD.search(token.text) and not _goes_on(sentence, i):
                start = _left(sentence, i)
                if article.text[start : token.end] in NEVER or POST.search(article.text[start : token.end]):
                    continue
                found.append(
                    Mention(article.text[start : token.end], start, token.end, "Group", "group.head", named=False)
                )
    return found


def _goes_on(sentence: Sentence, i: int) -> bool:
    if i + 1 >= len(sentence.tokens):
        return False
    after = sentence.tokens[i + 1]
    return (
        after.start == sentence.tokens[i].end
        and after.tag in ("n", "ORG", "nz", "vn", "PER", "nr", "s")
        and after.text not in ("等",)
    )


def _left(sentence: Sentence, i: int) -> int:
    tokens, j = sentence.tokens, i
    while j > 0 and tokens[j - 1].end == tokens[j].start:
        before = tokens[j - 1]
        if (
            before.tag not in INNER
            or before.text in STOP
            or tokens[i].end - before.start > LONGEST
            or (before.tag in ("v", "m") and len(before.text) == 1)
        ):
            break
        j -= 1
    return tokens[j].start
