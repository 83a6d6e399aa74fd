"""What befalls a place: 大河村突发|山洪泥石流, 云山县遭受罕见的|洪涝灾害.

In: a sentence and the token that a noun for a disaster ends in. Out: the event, where the verb of befalling governs it.
"""

from __future__ import annotations

import re

from kg.mentions.eventheads import Heads
from kg.model import Mention, Sentence

__all__ = ["find_struck"]

BEFELL = re.compile(
    "(?P<how>[\u4e00-\u9fff]{0,4}?)(?:发生|突发|暴发|爆发|遭遇|遭受|遭到|遭)(?:了)?(?:一起|一场|一次)?"
    "(?:(?:较大|严重|罕见|历史罕见|百年一遇|前所未有|严峻|重大)的?)?"
    r"(?P<what>(?:(?![的和与及在因等])[\u4e00-\u9fff\d·.]){2,14})$"
)
# 易发生, 防止发生: it has not happened
NOT_SO = re.compile("[易防未没不免若如果或可能旦会止无再常]|风险|导致|引发|多次|频繁|时有|曾")
GOES_ON = re.compile(r"[，。；！）”\n]|$|[，、]?(?:造成|导致|致|已)")
SEVERAL = re.compile(r"\d+[余多]?[起次场]|[两三多数几]起")
VAGUE = frozenset("灾害 自然灾害 灾情 疫情 事故 袭击".split())  # names nothing in particular
LONGEST = 30


def find_struck(text: str, sentence: Sentence, i: int, heads: Heads) -> Mention | None:
    """The disaster that ends in token i, from the verb of befalling on."""
    end = sentence.tokens[i].end
    head = heads.struck.search(text, max(sentence.start, end - 8), end)
    if head is None or GOES_ON.match(text, end) is None:
        return None
    befell = BEFELL.search(text, max(sentence.start, end - LONGEST), end)
    if befell is None or NOT_SO.search(text[max(sentence.start, befell.start("how") - 2) : befell.start("what")]):
        return None
    start = befell.start("what")
    if befell["what"] in VAGUE or SEVERAL.match(befell["what"]):
        return None
    return Mention(text[start:end], start, end, heads.classes[head.group()], "event.governed")
