"""Where sentences and clauses end.

In: an article's text and blocks. Out: spans; a sentence never crosses a block, a clause never a sentence.
"""

from __future__ import annotations

import re

from kg.model import Article, BlockKind

__all__ = ["cut_clauses", "cut_sentences"]

END = re.compile(r"(?:[。！？!?]|……|(?:供图|[^，。]摄)(?=[ \u3000]{2}))+[”’」』）)】]*")
CLAUSE = re.compile(r"[，,；;：:。！？!?]+[”’]*")
LONGEST = 120  # characters that the tagger reads at once: longer runs are cut at any pause, then hard


def cut_sentences(article: Article) -> list[tuple[int, int, BlockKind]]:
    """(start, end, kind of block) of every sentence in the article's text."""
    spans = []
    for block in article.blocks:
        for start, end in _within(article.text, block.start, block.end):
            spans.append((start, end, block.kind))
    return spans


def _within(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, begin, depth = [], start, 0
    place = start
    while place < end:
        char = text[place]
        depth += (char in "（(《") - (char in "）)》")
        match = END.match(text, place, end)
        if char == "\n" or (match and (depth <= 0 or match.end() - begin > LONGEST)):
            stop = match.end() if match else place
            spans += _trimmed(text, begin, stop)
            begin = place = max(stop, place + 1)
            depth = 0
            continue
        place += 1
    return spans + _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [(start, end)] if start < end else []


def cut_clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a sentence, each at most LONGEST characters; together they cover it."""
    cuts = [m.end() for m in CLAUSE.finditer(text, start, end)]
    spans, begin = [], start
    for cut in [*cuts, end]:
        while cut - begin > LONGEST:
            spans.append((begin, begin + LONGEST))
            begin += LONGEST
        if cut > begin:
            spans.append((begin, cut))
            begin = cut
    return spans
