"""Every statement's quote is the source's, and each of its ends stands in the quote or says from where it comes."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from kg.model import Page, Quantity, Statement
from kg.pages import read
from kg.pipeline import Build, build
from tests.support import ROOT, SHARED

DEV = pytest.param(
    SHARED / "dev",
    marks=[pytest.mark.slow, pytest.mark.skipif(not (SHARED / "dev").is_dir(), reason="the shared gold is not here")],
)
FOLDERS = [ROOT / "examples", ROOT / "tests" / "gold", DEV]
_built: dict[Path, tuple[dict[str, str], Build]] = {}


def _read(folder: Path) -> tuple[dict[str, str], Build]:
    """The texts of a folder's pages and all that was read from them."""
    if folder not in _built:
        names = sorted(str(p) for p in folder.glob("*.txt"))
        texts = {page.source: page.text for page in read(names) if isinstance(page, Page)}
        _built[folder] = texts, build(names)
    return _built[folder]


def _statements(folder: Path) -> list[Statement]:
    found = [s for reading in _read(folder)[1].readings for s in reading.statements]
    assert len(found) > 20
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_every_quote_re_slices(folder: Path) -> None:
    """The source between the offsets is the quote."""
    texts = _read(folder)[0]
    for s in _statements(folder):
        assert texts[s.evidence.source][s.evidence.begin : s.evidence.end] == s.evidence.quote


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_every_end_stands_in_the_quote_or_says_from_where(folder: Path) -> None:
    """An end without words is a recovered one; the article that a byline speaks of needs none."""
    wrong = []
    for s in _statements(folder):
        ends = [s.object_words] if s.relation == "reportedBy" else [s.subject_words, s.object_words]
        for words in ends:
            inside = words is not None and s.evidence.begin <= words[0] < words[1] <= s.evidence.end
            if not inside and not s.recovered:
                wrong.append(f"{s.evidence.source} {s.rule} {s.relation} {words} {s.evidence.quote}")
    assert wrong == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_the_words_of_an_end_are_its_name(folder: Path) -> None:
    """What stands at an end's offsets is a form of the entity, shares two signs with one (a list's shared head: 甲乙两省
    总工会), or holds it in short (中宣部 in 中央), or points at it, which its reasons keep (该局); of a value it is the value as printed."""
    texts, built = _read(folder)
    wrong = []
    for reading in built.readings:
        forms = {
            e.key: {_plain(n) for n in (e.label, *e.aliases, *(r.split(" = ")[0] for r in e.reasons))}
            for e in reading.entities
        }
        for s in reading.statements:
            for end, words in ((s.subject, s.subject_words), (s.object, s.object_words)):
                if words is None:
                    continue
                there = _plain(texts[s.evidence.source][words[0] : words[1]])
                if isinstance(end, Quantity):
                    right = _plain(end.text) == there
                else:
                    pairs = {there[i : i + 2] for i in range(len(there) - 1)}
                    right = s.rule == "parts.name" or any(
                        there in form or any(pair in form for pair in pairs) for form in forms[end]
                    )
                if not right:
                    wrong.append(f"{s.evidence.source} {s.rule} {there} is not {end}")
    assert wrong == []


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
