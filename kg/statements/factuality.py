"""Whether a clause asserts what it says: done, planned, required, denied, attributed.

In: the clause and the place of the trigger. Out: a Factuality. The words before the trigger decide, the nearest first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import Factuality
from kg.statements.clauses import Clause, Item
from kg.statements.vocabulary import NOMINAL, PARTNERS, PREPOSITIONS

__all__ = ["judge", "plans"]

DENIED = re.compile(
    r"(没有来得及|没来得及|没有|未能|尚未|并未|从未|未曾|不再|不予|拒绝|停止|取消|暂停|推迟|禁止|不准|不许|严禁|不得|无法|不能|未|没)(?:被|[把将对向为给由在与同被到赴][^，。；]{1,16}|就[^，。；]{1,30})?$"
)
# 原定8月2日在某市|举行的: what was meant and came otherwise
MEANT = re.compile(r"(?:原定|原计划|原拟|本应|原本(?:计划|打算|应))[^，。；的]{0,30}$")
# 正在研究|成立, 申请|设立: what is not yet so, right before the verb
SOUGHT = re.compile(
    r"(?<!经)(?<!经过)(?:正在?研究|筹备|酝酿|考虑|商讨|探讨|申请|筹划|谋划|洽谈|商谈|讨论)(?:是否|共同|联合)?$"
)
FINISHED = re.compile("[\u4e00-\u9fff]{1,4}?了")  # 筹备|成立了
REQUIRED = re.compile(
    r"(?<![需重纪主想相响供适反效])(要(?!求.{0,4}[已了])|应当|应该|应(?!急|邀|用|对|[^，。；]{0,20}邀请)|必须|须|需要|需(?=紧急|尽快|立即|及时)|务必|鼓励|希望|请求|判令|诉请|倡议(?!书|[下者人，])|提议(?![下者人，])|预期(?!寿命|目标|效果|收益|值)|号召|呼吁|倡导|引导|推动|(?<![志心意自情遂如宿心])愿意?(?!景|望)|有意(?!义|识|思)|(?<![思理梦畅设感联猜空幻料预构])想(?![象法起到必念])|不妨|理应|督促|争取|力求|支持各|指导各|(?<!运)动员|建议|严禁|可(?!望|支配|再生|持续|回收|比|燃|视|穿戴|降解|用)以?|(?<!不)可能(?!性)|能够|如何|能否|是否|如果|若)"
)
PLANNED = re.compile(
    r"((?<!□[上中少大])将(?!.{0,12}(?:列入|纳入|作为)|\d[\d,.]*[多余几]?[万亿]?[多余]?(?:册|件|名|份|台|套|辆|吨|元|只|头|颗|本|箱|顶|块|把|张))|拟|(?<!年)(?<!年度)计划(?!任务|所|指标|的|单列|生育|经济|体制|内|外|期|书)|力争|预计|[有可]望(?!见|到)|即将(?!来临|到来)|预定(?!票|房)|(?<![场大展议览晚])会使|(?:^|[，又还也均都])会(?=[向给为把])|准备|打算|下一步|接下来|今后|未来(?=[一几两三四五六七八九十\d][^，]{0,3}[年月周天段]|将|$)|明年|年底前|(?<![长加升高降少展])到20\d\d年(?!同期)|到“?十[四五]五”?末|争取)"
)
WILL = re.compile(
    "(?<!□[上中少大])将(?!军|近|士|领|门|至|临)|未来(?=，|将)|下一步|接下来|即将(?!来临|到来)|拟(?=[于在将定])"
)
TAKEN_FOR = re.compile("[^。；]{0,40}?(?:作为|列为|列入|纳入|当作|视为)")  # 将维护稳定，帮助群众作为任务
DISPOSING = re.compile("[到给入成为至了完]|送|交|发放|列|投|转")
DECIDED = re.compile(r"(决定(?!任命|免去|任免|授予|追授|追记|命名)|商定|约定(?!俗成)|(?<!新)批准(?!.?类)|经.{0,8}同意)")
APPROVED = re.compile("(?:建立|成立|设立|组建)的")  # 1988年批准|建立的组织
VERBS = frozenset("v vd d ad c".split())  # and what stands before verbs
ATTRIBUTED = re.compile(r"(据称|据说|传闻|网传|声称|据网友)")


def judge(text: str, clause: Clause, trigger: int, before: str = "") -> Factuality:
    """The status of what the trigger at offset `trigger` of `text` says; `before` is the sentence up to the clause."""
    lead = _without_names(text, clause, trigger)
    if DENIED.search(lead) or DENIED.search(lead.rstrip("再能够得以")):
        return Factuality.DENIED
    if MEANT.search(lead):
        return Factuality.DENIED
    if DECIDED.search(lead) and not (lead.endswith("批准") and APPROVED.match(text, trigger)):
        return Factuality.PLANNED
    if _requires(lead) or (_requires(before[-14:]) and "，" not in before[-14:]):
        return Factuality.REQUIRED
    sought = SOUGHT.search(lead) and not text[trigger : trigger + 1].isdecimal()  # 收到申请|1.2万件
    if PLANNED.search(lead) or (sought and not FINISHED.match(text, trigger)):
        return Factuality.PLANNED
    if ATTRIBUTED.search(before + lead):
        return Factuality.ATTRIBUTED
    return Factuality.DONE


def plans(text: str, clause: Clause) -> bool:
    """Whether a clause says what somebody will do: 双方将召开会议，|并组织活动."""
    said = _without_names(text, clause, clause.end, marks=False)
    for n, item in enumerate(clause.items):
        if item.text == "将" and (
            item.tag == "p" or _before_verb(clause.items, n) or TAKEN_FOR.match(text, item.end) is not None
        ):
            place = item.start - clause.start
            said = said[:place] + "□" + said[place + 1 :]
    return WILL.search(said) is not None


def _before_verb(items: Sequence[Item], n: int) -> bool:
    """将|饮料|送到工人手中: whether a 将 has its thing in front of a verb of what is done to it."""
    verbs = [k for k, item in enumerate(items) if k > n + 1 and item.tag in VERBS]
    return any(_is_thing(list(items[n + 1 : k])) and _disposes(items[k : k + 2]) for k in verbs)


def _disposes(verb: Sequence[Item]) -> bool:
    return DISPOSING.search("".join(item.text for item in verb)) is not None


def _without_names(text: str, clause: Clause, trigger: int, *, marks: bool = True) -> str:
    """The words of a clause before the trigger; the 要 of a name (发展纲要) asks for nothing, nor does a 将 for 把."""
    lead = list(text[clause.start : trigger])
    meant = (b for a, b in pairwise(clause.items) if a.tag == "d" and b.text == "计划")  # 政府正|计划|动员
    verbs = {m.start for m in meant}
    for m in (
        *(m for m in clause.mentions if m.start not in verbs),
        *(_object_marks(clause, trigger) if marks else ()),
    ):
        for place in range(m.start, min(m.end, trigger)):
            lead[place - clause.start] = "□"
    return "".join(lead)


def _object_marks(clause: Clause, trigger: int) -> list[Item]:
    """将|《某规定》|发布, 将|亲自编写的《手册》|送到: a 将 that stands for 把 says nothing of the future."""
    items = [item for item in clause.items if item.end <= trigger]
    return [
        item
        for n, item in enumerate(items)
        if item.text == "将" and (_is_thing(items[n + 1 :]) or _from(items, n + 1) or _own(items, n))
    ]


def _own(items: list[Item], n: int) -> bool:
    """还|将|其|画集|分别捐赠: what is somebody's own, in front of a verb behind 还, 已 or 并."""
    return 0 < n < len(items) - 2 and items[n - 1].text in ("还", "已", "并") and items[n + 1].text == "其"


def _from(items: list[Item], start: int) -> bool:
    """将|基准利率|从|8.5%上调至17.5%."""
    source = next((n for n in range(start, len(items)) if items[n].text in ("从", "由")), 0)
    return start < source < len(items) - 1 and _is_thing(items[start:source]) and items[source + 1].quantity is not None


def _is_thing(items: list[Item]) -> bool:
    """Whether words are one noun phrase: no verb but in front of 的, no preposition."""
    while items and items[-1].tag in ("d", "ad", "w"):
        items = items[:-1]  # 将|装有药品的“清凉包”|一一|交到
    last = items[-1] if items else None
    if last is None or (last.kind == "word" and last.tag not in NOMINAL - {"vn"}) or last.kind == "period":
        return False
    rest = items[max((n for n, item in enumerate(items) if item.text == "的"), default=-1) + 1 :]
    return not any(i.kind == "word" and (i.tag in VERBS or i.text in PARTNERS or i.text in PREPOSITIONS) for i in rest)


def _requires(lead: str) -> bool:
    return any(
        not lead[: m.start()].endswith(("主", "重", "需", "简", "纪", "摘")) for m in REQUIRED.finditer(lead)
    ) and not re.search(r"(?:按|按照|根据|符合|依照|结合|围绕)[^，]{0,14}要求[^，]{0,4}$|要求$", lead)
