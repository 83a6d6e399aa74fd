"""What a figure that nobody in its clause owns can belong to by its own words: what a work cost, a firm's capital, a race's length.

In: the words of a clause before the figure, what was named before. Out: the thing that has it, for `owners`, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.ontology import Ontology

__all__ = ["kind_of_thing", "suiting"]

THINGS = ("Project", "Site", "Company", "Event")
BRANCH = re.compile("[\u4e00-\u9fff]{0,8}?(?:分行|支行|分公司|子公司|分部|旗下|下属|所属)")  # 青山银行|云州市分行
NEXT = 160  # characters from the thing to a figure that fits it; behind them another thing may be spoken of

_AMOUNT = r"(?:约|达|为|共|是|超过|超|近|逾|突破|高达|达到|不低于|[：:])*"
_WORK = (
    r"(?:(?:项目|工程|一期|二期|三期|全线|线路|大桥|桥梁|隧道|主桥|新馆|场馆|园区)?(?:计划|估算|概算|审批|预计|设计|规划|建设)?的?"
    r"(?:总投资|投资总额|总工期|工期|建设工期|建设周期|总建筑面积|建筑面积|占地面积|用地面积|占地|总装机|总装机容量|装机容量|总库容|设计库容|正线全长"
    r"|线路全长|全长|总长|设计时速|设计速度|年发电量|年供水量|日处理能力|年吞吐能力|修缮面积|展厅面积|展陈面积|使用面积)额?)"
)
_FIRM = r"(?:目前|现有|公司|企业|集团)?(?:注册资本|注册资金|注册资本金|总股本|总资产|资产总额|净资产|总市值|市值|员工总数|年销售收入|年营业收入|年营收)金?"
_RACE = r"(?:比赛|大赛|赛事|赛程|活动|展览|展期|展会|会期)?(?:历时|为期|全程|总里程|总距离|总奖金|奖金总额|共设|分为|设有|展期|会期|赛期)"
KINDS = (
    (re.compile(_WORK + _AMOUNT), ("Project", "Site")),
    (re.compile(_FIRM + _AMOUNT), ("Company",)),
    (re.compile(_RACE + _AMOUNT), ("Event",)),
)
# 工程由4639处压减到…, 项目达300个: the thing is itself what is counted
_COUNTED = re.compile(r"(?:已|由|从|达|达到|共|有|共有|增至|增加到|压减到|新增|超过|突破|约)*$")
_UNITS = frozenset("处 个 项 座 条 家 期 批 场".split())


def suiting(
    before: str, start: int, mentions: Sequence[tuple[str, Mention]], text: str, ontology: Ontology
) -> tuple[str, str] | None:
    """Key and words of the last thing named before `start`, if a figure with these words alone before it fits it."""
    classes = next((classes for pattern, classes in KINDS if pattern.fullmatch(before)), ())
    if not classes:
        return None
    near = (link for link in reversed(mentions) if link[1].named and 0 <= start - link[1].end <= NEXT)
    last = next((link for link in near if any(ontology.is_a(link[1].cls, c) for c in THINGS)), None)
    if last is None or "\n" in text[last[1].end : start] or BRANCH.match(text, last[1].end):
        return None
    return (last[0], last[1].text) if any(ontology.is_a(last[1].cls, cls) for cls in classes) else None


def kind_of_thing(between: str, unit: str) -> bool:
    """Whether a project before a figure is a kind of projects that are counted, not one that has the figure."""
    return unit in _UNITS and _COUNTED.match(between) is not None
