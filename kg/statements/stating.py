"""Whether a figure is asserted: done, planned, denied.

In: a figure's clause and its sentence up to there. Out: a Factuality, for `measures`.
"""

from __future__ import annotations

import re
from datetime import date

from kg.model import Factuality, Period, Sentence
from kg.statements.clauses import Clause, Item
from kg.statements.factuality import judge

__all__ = ["Stating"]

FAILED = re.compile(r"(?:未|没有|没能|未能|不)(?:完成|达到|实现|突破)|达不到$|[而并]不是[^，。；]{0,12}$")
SUPPOSED = re.compile(
    "(?:如果|倘若|假如|假使|要是|若是|(?<![\u4e00-\u9fff])若)[^；]*，$"
)  # 如果不改革，|…: said of no case that is
SCENARIO = re.compile(
    "(?:(?<!制)假设(?!备)|设想|模拟(?![卷题考]))[^。；]*$"
)  # 演练假设某医院|收治10人: of no case that is either
CLAIMED = re.compile("(?:起诉|诉讼)(?:要求|请求)|诉请|请求判令")  # 原告起诉要求离婚，|被告每月支付1000元
AGREED = re.compile(r"(?:约定|承诺|要求|规定|希望|呼吁)[，：]?$")
# 待二期建成后，每年可产水果500吨; 未来10年，用水每天增加30万吨
ONCE_BUILT = re.compile(
    "待[^，。；]{0,8}(?:建成|投产|竣工|完工|达产|完成)(?:投产|使用)?(?:后|之后|时)，?[^。；]*$|(?:建成|投产|竣工|完工|达产)(?:投产|使用)?后，?[^，。；]{0,6}(?:每年|年)?(?:可(?!见)|将)[^。；]*$"
    "|^未来[一几两三四五六七八九十\\d]{1,3}个?[年月]，"
)
BUILT_THEN = re.compile("(?:建成|投产|竣工|完工|达产)(?:投产|使用)?后，$")  # 建成后，|装机240万千瓦，可望成为…
HOPED = re.compile("，?[^。；]{0,20}(?:有望|可望|将成为|将是)")
FORECAST = re.compile("^(?:[^，。；]{0,8}，)?预计[^；]*，$")  # 预计明年人均投资近亿元，|增长近三成
FUTURE = re.compile(r"将|拟|计划|预计|力争")
PRESENT = re.compile(r"已|目前|现有|累计|同比|比上年")
# 将投入资金6.5亿元，|建设宿舍4800套
TO_COME = re.compile(
    r"(?:^|[，；\u4e00-\u9fff])(?:将|拟|计划|预计|力争)(?:投入|投资|安排|新建|建设|实施|完成|开展|推进|再|继续|分)[^，；]*，$"
)
# what can be is a figure too: 可容纳500人, 能够满足; 合理化建议|3600条 are no wish, 推动建立制度20项 is done
STATED = re.compile(
    r"可以|能够|可(?![减降增升缩压望能])|(?:合理化|意见)建议|建议(?=[共约近达]{0,2}\d)|(?:推动|引导|动员|督促)(?=[^，。；%将要应]{1,20}?\d[\d.]*余?多?万?余?多?(?:个|家|名|人|户|项|条|件|人次))"
)
GOAL = re.compile("(?:主要|预期|总体|奋斗|工作|发展)?目标(?:任务)?(?:是|为)?：")  # 主要目标是：|农业增加值增长4%
# 13名学者|将参会: what is said behind the number
TO_BE = re.compile("[^，。；将了已]{0,24}将(?!军|近|士|领|[^，。；]{0,12}[了到至])")
BEGUN = re.compile("(?:计划|拟|将)[^，；]*?已经?[^，；将]{0,8}$")
REACHED = re.compile("(?:实现|完成|达到)了?[^，。；：]{0,24}目标：")
CONDITION = re.compile(
    "(?:条件|资格|要求|规定)[^。；]{0,16}：[^。；]*$"
)  # 明确了报名条件，其中包括：项目经费不少于8万元
CONTRAST = re.compile("，(?:而|但|却)")  # behind it another thing is told


class Stating:
    """Reads the figures of one article in order; remembers the sentence whose last figure was planned."""

    def __init__(self, text: str, base: date | None):
        self.text, self.base = STATED.sub(lambda m: "\u3000" * len(m.group()), text), base
        self.planned = -1  # where that sentence begins

    def status(
        self, sentence: Sentence, clause: Clause, item: Item, period: Period | None, goes_on: bool, *, planned: bool
    ) -> Factuality:
        """What is planned goes on being planned in the clauses that follow without a subject; what lies behind is done."""
        *apart, before = CONTRAST.split(self.text[sentence.start : clause.start])
        lead = self.text[clause.start : item.start]
        if SUPPOSED.search(before) is not None or SCENARIO.search(before + lead) is not None:
            return Factuality.REQUIRED
        if CONDITION.search(before) is not None or CLAIMED.search(before) is not None:
            return Factuality.REQUIRED
        if FAILED.search(lead) or AGREED.search(before):
            return Factuality.DENIED
        status = judge(self.text, clause, item.start, before)
        if status is Factuality.DONE and ONCE_BUILT.search(before + lead) is not None:
            return Factuality.PLANNED
        rest = self.text[item.end : sentence.end]
        if status is Factuality.DONE and BUILT_THEN.search(before) and HOPED.match(rest):
            return Factuality.PLANNED
        if status is Factuality.DONE and goes_on and FORECAST.search(before) and not PRESENT.search(lead):
            return Factuality.PLANNED
        over = period is not None and period.last is not None and self.base is not None and period.last < self.base
        if status is Factuality.DONE and not over and TO_BE.match(self.text, item.end, clause.end) is not None:
            return Factuality.PLANNED
        if status is Factuality.DONE and GOAL.search(before + lead) is not None and not REACHED.search(before):
            return Factuality.PLANNED
        if status is Factuality.PLANNED:
            decided = re.search("(?:[已经共]|累计|先后)[^，]{0,8}批准", lead) is not None and not FUTURE.search(lead)
            begun = BEGUN.search(lead) is not None  # 计划56个中|已经动工|55个
            status = Factuality.DONE if decided or begun or (over and not FUTURE.search(lead)) else status
        elif (
            status is Factuality.DONE
            and goes_on
            and (
                ((self.planned == sentence.start or (planned and not over)) and not apart)
                or TO_COME.search(before) is not None
            )
        ):
            status = Factuality.DONE if PRESENT.search(lead) else Factuality.PLANNED
        if status is Factuality.PLANNED and FUTURE.search(lead):
            self.planned = sentence.start
        elif status is Factuality.DONE and PRESENT.search(lead):
            self.planned = -1  # 计划56个中已动工55个，|完工3个
        return status
