"""The verbs of sentences that a name was drawn over: 长山集团开始启动|“春苗”活动, 两国公司签下|协议.

In: an article's tagged sentences. Out: where such verbs stand; mentions, each from behind the last of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.model import Mention, Sentence
from kg.ontology import shipped_lexicon

__all__ = ["behind_predicates", "find_predicates"]

ROWS = shipped_lexicon("predicates")
VERBS = frozenset(row[0] for row in ROWS if row[1] == "verb")
PREPOSITIONS = frozenset(row[0] for row in ROWS if row[1] == "preposition")
BODY_VERBS = frozenset(row[0] for row in ROWS if row[1] == "body")
WORDS = frozenset(row[0] for row in ROWS if row[1] == "word")
ANY = VERBS | PREPOSITIONS | WORDS | BODY_VERBS
# classes whose names are compounds of nouns; rules of such as may hold a clause: a title, a notice about something
DOCUMENTS = frozenset("Notice Opinion Plan Regulation Report Letter Contract Document".split())
COMPOUNDS = DOCUMENTS | frozenset(
    "Meeting Activity Project Event"
    " Organization GovernmentBody PartyBody TradeUnion Company Association Institution Media Department Award".split()
)
WHOLE = frozenset(
    "document.marked document.about document.quoted document.order document.law event.marked award.quoted".split()
)
LEFT = re.compile(r"^(?:了|过|着|下|出|启动|举行|举办|召开|开展)+")  # 开始|启动
OF_NOUN = re.compile(
    r"仪式|典礼|式|日|会(?!议)|书|权|人|者|率"
)  # 批准书, 签约仪式: the verb belongs to the noun behind it
EVENTS = frozenset("Meeting Activity Project Event Award".split())
SENT = re.compile(
    r"(?:小?[组团队站室处科班]|中心|委员会|办公室|大队|支队|专班|基地|机构|服务)"
)  # 督导|组, 采访|中心: the body's own work
SHORTEST = 5  # characters: what is left of a name behind the verb is a common noun below that


def find_predicates(sentences: Iterable[Sentence]) -> dict[int, int]:
    """Where such verbs of an article stand: start → end."""
    return {t.start: t.end for s in sentences for t in s.tokens if t.text in ANY and _predicate(t.text, t.tag)}


def behind_predicates(ends: Mapping[int, int], mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, without what stands before a sentence's verb in them; what little is left is no name."""
    for m in mentions:
        if not ends or m.cls not in COMPOUNDS or m.rule in WHOLE:
            yield m
            continue
        cut = max(
            (ends[n] for n in range(m.start, m.end) if n in ends and ends[n] < m.end and _open(m, n, ends[n])),
            default=0,
        )
        if cut:
            rest = LEFT.sub("", m.text[cut - m.start :])
            cut = m.end - len(rest)
            m = replace(m, text=rest, start=cut, name="", named=m.named and len(rest) >= SHORTEST)
        yield m


def _predicate(word: str, tag: str) -> bool:
    return word in WORDS or (tag == "v" and word in VERBS | BODY_VERBS) or (tag == "p" and word in PREPOSITIONS)


def _open(m: Mention, start: int, end: int) -> bool:
    """Whether a place in a name stands outside quotation marks; names of events and bodies may begin with a verb."""
    before = m.text[: start - m.start]
    if m.text[start - m.start : end - m.start] in BODY_VERBS:
        if m.cls in EVENTS | DOCUMENTS or SENT.match(m.text, end - m.start):
            return False
    if OF_NOUN.match(m.text, end - m.start):
        return False
    if start == m.start and m.cls not in DOCUMENTS and m.text[: end - start] not in PREPOSITIONS:
        return False
    return before.count("“") == before.count("”") and before.count("《") == before.count("》")
