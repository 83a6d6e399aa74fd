"""The whole object of a verb of holding: 召开|农村科普、科技下乡和专家服务工作座谈会，.

In: a sentence and where the name of an event ends. Out: where the object of the verb that holds it begins, or None.
What is convened ends at its head and begins behind the verb, over 、 和 与 及 and 的 alike, unless a part of it is an
event of its own (图片展、|座谈会) or says what happens there (由代表参加的|紧急会议).
"""

from __future__ import annotations

import re

from kg.mentions.compounds import COUNTED
from kg.model import Sentence

__all__ = ["behind_holding"]

CONVENING = re.compile(
    "(?:召开|举行|举办|主办|承办)(?:了|过|的)?(?:首次(?!全)|一次|一场|一个|一届|[\\d两三数多]+余?[次场个])?(?:[大小]型)?"
)
NO_OBJECT = re.compile("[，。；：！？\n的]|者|方|地点|单位|期间|城市|权")  # 主办单位, 举办城市
LONGEST = 45  # characters without what stands in marks; longer objects read were clauses
QUOTED = re.compile("“[^“”]*”|（[^（）]*）")
VERBAL = frozenset("v vd p r PER u".split())
LOOSE_WORDS = frozenset("等 并 而 在 于 以 由 把 将 为 被 了 着 过".split())
PERFORMED = re.compile("(?:演出|表演|培训|宣讲|慰问|宴会|展出|庆典|专场|赛[^、]{0,8}站)$")
TIMED = re.compile("[\\d一二三四五六七八九十]{1,3}[月日]|[一二][〇○零一二三四五六七八九]{3}年")
JOINTS = re.compile("[、和与及]")


def behind_holding(text: str, sentence: Sentence, end: int, heads: re.Pattern[str]) -> int | None:
    """Where the object begins that ends at `end`; `heads` finds the end of an event's name."""
    verb = _verb(text, sentence, end)
    if verb is None:
        return None
    start = verb
    inside = [t for t in sentence.tokens if verb <= t.start and t.end <= end]
    if not inside or inside[0].start != verb:
        return None
    of = max((n for n, t in enumerate(inside) if t.text == "的"), default=-1)
    if of >= 0 and (inside[of - 1].tag in ("a", "ad", "d", "b") or any(t.tag in VERBAL for t in inside[:of])):
        start, inside = inside[of].end, inside[of + 1 :]  # 隆重的|…, 由…参加的|…
    if inside and TIMED.fullmatch(inside[0].text):
        start, inside = inside[0].end, inside[1:]
    if (
        not inside
        or COUNTED.match(inside[0].text)
        or any(t.text in LOOSE_WORDS or t.tag in ("p", "r", "u", "xc") for t in inside if t.text != "的")
    ):
        return None
    parts = JOINTS.split(text[start:end])
    listed = any(heads.search(p) or PERFORMED.search(p) for p in parts[:-1])
    by_whom = len(parts) > 1 and text[verb - 1] == "的" and inside[0].tag in ("LOC", "ORG")
    return None if listed or by_whom else start  # 举行的甲国、乙国和丙国|联合演习: who is in it


def _verb(text: str, sentence: Sentence, end: int) -> int | None:
    """The end of the verb of holding in the clause that ends at `end`, no further off than a name is long."""
    begin = max(sentence.start, end - 2 * LONGEST)
    last = max(CONVENING.finditer(text, begin, end), key=lambda m: m.start(), default=None)
    if last is None or NO_OBJECT.match(text, last.end()):
        return None
    between = text[last.end() : end]
    if len(QUOTED.sub("", between)) > LONGEST:
        return None
    if re.search("[，。；：！？\n]", between) or between.count("”") != between.count("“"):
        return None
    return last.end()
