"""Halls, clubs, houses and grounds that a text names only by saying that something was held there: 在|工人俱乐部|举行.

In: an article's sentences. Out: mentions of Site. The name stands whole between 在 and the verb of holding; a body or an
area that it begins with is a name of its own (云岭学院|明远楼第一会议室).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Article, Mention, Sentence
from kg.ontology import Ontology, either

__all__ = ["find_grounds"]

HELD = "(?:隆重|正式|顺利|胜利|圆满|成功|盛大|如期|联合|共同|组织|集中|现场|热烈|火热|首次|再次)?(?:举行|召开|举办|开幕|闭幕|开赛|开班|开营|开讲|落幕|启幕|揭幕|上演|拉开|开展|主办|收官|落下)"
LONGEST = 24  # characters
INNER = frozenset("n nz nw nt ns s an a b m q f vn j LOC ORG PER v".split())
# no hall of its own without a name before it, and none at all
BARE = re.compile(
    "(?:.{0,2}(?:主|分)?会[场议]|现场|会议室|报告厅|礼堂|大礼堂|操场|食堂|餐厅|教室|大厅|酒店|宾馆|饭店|市场|商场|剧院|影院|校园|校区|厂区|车间|大院|大楼|办公楼|教学楼|活动室|球场|中心|俱乐部)"
)
NONE = re.compile(
    "^(?:各|全|辖区|区内|所在|所属|多|一|两|每|本|该|这|那|此|其|国内|国际(?!会)|以|为|中|市场|不同|有关|相关|当地)|[的了着过并且、，或]"
)


def find_grounds(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """Every ground that something was held on and that ends in a head of the lexicon."""
    pattern = re.compile(
        rf"(?<=在)(?P<name>[\u4e00-\u9fff“”·A-Za-z\d]{{1,{LONGEST}}}?(?:{either(_heads(ontology))}))[内里]?(?={HELD})"
    )
    return [m for s in sentences for m in _find(article.text, s, pattern)]


def _heads(ontology: Ontology) -> list[str]:
    return [row[0] for row in ontology.lexicon("grounds")]


def _find(text: str, sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[Mention]:
    if text.find("在", sentence.start, sentence.end) < 0:
        return
    for match in pattern.finditer(text, sentence.start, sentence.end):
        start, end = match.span("name")
        inside = [t for t in sentence.tokens if t.start < end and start < t.end]
        if not inside or inside[0].start != start or inside[-1].end < end or any(t.tag not in INNER for t in inside):
            continue
        start = max((t.end for t in inside[:-1] if t.tag in ("ORG", "LOC", "nt", "ns") and t.end < end), default=start)
        name = text[start:end]
        told = inside[-1].start == start and inside[-1].tag in ("ORG", "nt")  # a body to the tagger
        if len(name) >= 4 and not told and not BARE.fullmatch(name) and not NONE.search(name):
            yield Mention(name, start, end, "Site", "place.ground")
