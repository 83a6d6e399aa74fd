"""Ceremonies of signing: 甲局与乙公司战略合作协议签约仪式 names who signed, and what.

In: an event's mention. Out: the document and the bare ceremony, which keeps the whole name; the bodies before the document
are then free to be names of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.mentions.bodies import organization_class
from kg.mentions.documents import document_class
from kg.model import Mention, Sentence

__all__ = ["split_rite", "with_leg"]

RITE = re.compile(r"(?P<what>.+?)的?(?P<rite>(?:集中)?(?:签约|签署|签字|签订|签)仪式)")
DOCUMENT = re.compile("(?:协议书?|合同|备忘录|意向书|合约|协定|议定书|责任书|声明|》)$")
GONE_TO = re.compile(r"(?:出席|参加|见证|主持|参与|举行|举办|召开)[^，。；]*$")
NEAR = 24  # characters between such a verb and the ceremony
LEG = re.compile(
    r"(?<=赛)(?:[—·-]{0,2}[\u4e00-\u9fff]{2,4}[分首末]?站)(?=[\d，。：“”（的在于由将日落收开启鸣正举火圆]|$)"
)


def split_rite(text: str, sentence: Sentence, m: Mention) -> Iterator[Mention]:
    """The document and the ceremony; any other event as it is."""
    rite = RITE.fullmatch(m.text) if m.text.endswith("仪式") else None
    if rite is None:
        yield m
        return
    end, start = m.start + rite.end("what"), m.start
    bodies = [t for t in sentence.tokens if t.tag in ("ORG", "nt") and m.start <= t.start and t.end <= end]
    told = DOCUMENT.search(rite["what"]) is not None
    placed = _places(sentence, m)
    gone = bodies and m.end - m.start > NEAR and GONE_TO.search(text[sentence.start : m.start])
    if gone or not (told or len(bodies) > 1 or placed):
        yield m
        return
    yield replace(m, text=rite["rite"], start=m.start + rite.start("rite"), name=m.name or m.text)
    if told:
        for body in bodies:
            if body.end <= end - 4:
                start = max(start, body.end)
                cls = organization_class(body.text)
                yield Mention(body.text, body.start, body.end, cls, "organization.tagged")
        start = max(
            start, text.rfind("暨", start, end) + 1, text.rfind("《", start, end) if text[end - 1] == "》" else 0
        )
        start += len(text[start:end]) - len(text[start:end].lstrip("的与和、"))
        words = text[start:end]
        yield Mention(words, start, end, document_class(words), "document.rite", named=len(words) >= 5)


def with_leg(mention: Mention, text: str) -> Mention:
    """云岭市攀岩联赛|青山站: one leg of a series."""
    leg = LEG.match(text, mention.end)
    return replace(mention, text=mention.text + leg.group(), end=leg.end()) if leg and not mention.name else mention


def _places(sentence: Sentence, m: Mention) -> int:
    """Where two places or more end that an event's name begins with: 甲市与乙市|缔结友好城市签约仪式; 0 for one."""
    end, count = 0, 0
    for token in sentence.tokens:
        if token.start < m.start or token.end > m.end:
            continue
        if token.tag == "LOC":
            end, count = token.end, count + 1
        elif token.text not in ("与", "和", "、"):
            break
    return end if count > 1 else 0
