"""What of a page is in no article: mastheads, jump marks, furniture of web pages.

In: a page and its articles. Out: a Rejection for each run of words that neither an article nor a byline holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Article, Page, Rejection

__all__ = ["left_out"]

WORDS = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]{2}")
REASON = "in no article: a masthead, jump mark, dateline, credit or furniture"


def left_out(page: Page, articles: Sequence[Article]) -> tuple[Rejection, ...]:
    """Every run of characters of a line that is read into no article."""
    taken = bytearray(len(page.text))
    for article in articles:
        for place in article.offsets:
            taken[place] = 1
        for credit in article.credits:
            taken[credit.line_begin : credit.line_end] = b"\x01" * (credit.line_end - credit.line_begin)
    found = []
    for run in re.finditer(rb"\x00+", bytes(taken)):
        for line in re.finditer(r"[^\n]+", page.text[run.start() : run.end()]):
            words = line.group().strip()
            if WORDS.search(words):
                begin = run.start() + line.start() + line.group().index(words)
                found.append(Rejection(page.source, "articles.left", words, REASON, begin, begin + len(words)))
    return tuple(found)
