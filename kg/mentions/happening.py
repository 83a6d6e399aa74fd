"""Whether the words around a run of nouns say that it is held, joined or takes place: then it is an event by name.

In: the class of the event, the text before it and behind it. Out: yes or no, for `events`.
"""

from __future__ import annotations

import re

from kg.mentions.eventheads import HELD, HELD_SO, JOINING, PAUSE, RUN_OF

__all__ = ["is_held", "takes_place"]

JOINED = re.compile(rf"(?:{JOINING})(?:了)?$")
SET = re.compile(
    r"(?:^|[，。；：！？\s])(?:[\d年月日上下午晚昨今天近日前日,]*|.{0,3}在"
    r"|(?:一[场次项届]|为期[^，。；]{1,4}的)*(?:以[^，。；]{2,30}为(?:主题|主旨|主线)的)?)$"
)
POINTED = re.compile(r"(?:此次|本次|这次|本届|此届)$")
HAPPENS = re.compile(
    r"(?:将|已|已经|日前|近日|昨[日天晚]|今[日天晚]|当[日天晚]|[上下]午|正式|隆重|顺利|圆满|成功|如期|全面|再次|首次|于|在[^，。；]{2,30}?|[\d年月日至晚]|，)*"
    r"(?:召开|举行|举办|展出|开幕|闭幕|落幕|开赛|开班|开工|启动|揭幕|开镜|拉开|上演|收官|结束|开跑|鸣枪|圆满|正式)"
)
RUN = re.compile(r"(?:是)?由[^，。；]{2,60}?(?:主办|承办|举办|组织|发起)|以[“‘]|以[^，。；]{2,30}为主题")
# 某大赛|已连续举办五年, 某比赛|吸引了200人: what is told of one that opens its clause
TOLD = re.compile(
    r"(?:已经?|共|累计|先后|连续|成功)*(?:举办|吸引|共设|设有|分为|由(?!来)|为期|历时|旨在|进入|持续|从\d|自\d|于\d|的(?:成功)?(?:举办|举行|召开))"
)
# 为办好|某大会，, 作为|某文化节的重要内容
MEANT = re.compile("(?:办好|筹办|筹备|承接|申办|备战|迎接|观看|观摩|报名参加)(?:了|好)?$")
PART_OF = re.compile("的(?:重要|主要|组成|配套|一部分|子|首场|首个|压轴|核心|主体|系列)")
# 定期开展职业技能培训，: what somebody does again and again is no event
HABIT = re.compile(
    "(?:定期|常态化|经常性?|每[年月周季天日]|不断|持续|大力|广泛|积极|扎实|认真|适时|免费|及时|重点|严格|切实|相继|分别|陆续|先后)(?:地|组织)?(?:开展|举办|组织|举行|参加|参与|召开)(?:了)?$"
)
WHOLE = re.compile("[，。；！”\n]|$")
ASIDE = re.compile(r"[上中](?![\u4e00-\u9fff]?[海央国学])|期间|现场")


def takes_place(cls: str, before: str, after: str) -> bool:
    """Whether somebody holds it, is there, or it happens."""
    if POINTED.search(before) and cls != "Project":
        return HAPPENS.match(after) is not None or RUN.match(after) is not None
    if RUN_OF.search(before) and cls != "Project":
        return (PAUSE.match(after) or HAPPENS.match(after) or TOLD.match(after)) is not None
    if HELD.search(before) or JOINED.search(before) or HELD_SO.search(before):
        return cls != "Project" and (PAUSE.match(after) or HAPPENS.match(after) or ASIDE.match(after)) is not None
    if before.endswith(("在", "于")) and ASIDE.match(after):
        return True
    if MEANT.search(before) and cls != "Project":
        return PAUSE.match(after) is not None
    if before.endswith("作为"):
        return PART_OF.match(after) is not None
    told = HAPPENS.match(after) or ASIDE.match(after) or (cls != "Project" and TOLD.match(after))
    return SET.search(before) is not None and bool(told)


def is_held(before: str, after: str) -> bool:
    """举办|急救知识培训，: whether a clause ends with what one holds or joins once, or says that it took place."""
    if HABIT.search(before) or re.search("(?<!开展)组织(?:了)?$", before):
        return False  # 组织|环卫工人免费体检: who goes there
    if HELD.search(before) or JOINED.search(before) or HELD_SO.search(before):
        return WHOLE.match(after) is not None
    return SET.search(before) is not None and HAPPENS.match(after) is not None
