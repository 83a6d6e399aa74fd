"""The whole program on one screen: pages → articles → sentences → mentions → entities → statements → rows.

In: input names. Out: a Build: readings with one identity for one thing, and what went wrong, by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.articles import left_out, split
from kg.entities import resolve_article, resolve_corpus
from kg.errors import InputError
from kg.mentions import weigh_mentions
from kg.mentions.quantities import find_quantities
from kg.mentions.times import find_periods
from kg.model import Article, Draft, Page, Reading, Sentence
from kg.ontology import Ontology, load_ontology
from kg.pages import read
from kg.statements import find_statements
from kg.tokens import tag_all

__all__ = ["Build", "build", "read_article", "read_page", "read_pages"]

TOGETHER = 20_000  # characters tagged at once: more gains nothing, and memory grows with it


@dataclass(frozen=True, slots=True)
class Build:
    """What was read from all inputs."""

    readings: tuple[Reading, ...]
    pages: tuple[Page, ...]
    failures: tuple[InputError, ...]
    ontology: Ontology


def build(
    inputs: Sequence[str],
    *,
    ontology: Ontology | None = None,
    encoding: str | None = None,
    published: date | None = None,
    overrides: str | None = None,
) -> Build:
    """Read every input and resolve its entities over all of them; the order of the inputs does not matter.

    An input that cannot be read raises nothing: it is named in `failures` of the Build, and the others go on. Look there
    before you use `readings`, which are empty where all failed.

    >>> [str(failure) for failure in build(["nofile.txt"]).failures]
    ['nofile.txt: no such file; check the path, or quote the pattern if the shell took it apart']
    """
    terms = ontology or load_ontology()
    pages, failures = [], []
    for page in read(inputs, encoding=encoding, published=published):
        if isinstance(page, InputError):
            failures.append(page)
        else:
            pages.append(page)
    pages.sort(key=lambda page: (page.source, page.text))
    readings = tuple(reading for found in read_pages(pages, terms) for reading in found)
    return Build(resolve_corpus(readings, terms, overrides), tuple(pages), tuple(failures), terms)


def read_page(page: Page, ontology: Ontology) -> Iterator[Reading]:
    """The readings of a page's articles, in page order; what of the page is in none goes to the first one's ledger."""
    articles = split(page)
    yield from _read_articles(page, articles, iter(tag_all(articles)), ontology)


def read_pages(pages: Sequence[Page], ontology: Ontology) -> Iterator[tuple[Reading, ...]]:
    """The readings of each page; pages are tagged together, which is twice as fast and gives the same."""
    for group in _groups(pages):
        articles = [split(page) for page in group]
        tagged = iter(tag_all([article for found in articles for article in found]))
        for page, found in zip(group, articles, strict=True):
            yield tuple(_read_articles(page, found, tagged, ontology))


def _read_articles(
    page: Page, articles: Sequence[Article], tagged: Iterator[tuple[Sentence, ...]], ontology: Ontology
) -> Iterator[Reading]:
    left = left_out(page, articles)
    for article in articles:
        reading = read_article(article, page.text, next(tagged), ontology)
        yield replace(reading, rejections=(*left, *reading.rejections))
        left = ()


def _groups(pages: Sequence[Page]) -> Iterator[list[Page]]:
    group: list[Page] = []
    for page in pages:
        group.append(page)
        if sum(len(p.text) for p in group) >= TOGETHER:
            yield group
            group = []
    if group:
        yield group


def read_article(article: Article, page_text: str, sentences: tuple[Sentence, ...], ontology: Ontology) -> Reading:
    """All that one article says."""
    found, lost = weigh_mentions(article, sentences, ontology)
    entities, mentions = resolve_article(article, found, ontology)
    quantities = find_quantities(article.text)
    periods = find_periods(article.text, article.dateline or article.published)
    known = {entity.key: entity for entity in entities}
    draft = Draft(article, page_text, sentences, known, mentions, quantities, periods)
    reading = find_statements(draft, ontology)
    return replace(reading, rejections=(*lost, *reading.rejections))
