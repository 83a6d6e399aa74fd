"""The view → the page's data block: arrays of numbers over one table of texts.

In: a View. Out: values that JSON can hold; every text stands once. The page reads them in templates/data.js, and gives
every triple back as Turtle. Places of words are code points, as in the graph.
"""

from __future__ import annotations

import base64
import importlib.util
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import Literal
from kg.outputs.html.deflate import gzip_bytes
from kg.outputs.html.model import About, Fact, View

__all__ = ["encode", "pack", "syllables"]

SMALL = (
    60_000  # characters of JSON below which the page is small enough: what is packed is not there at the first drawing
)
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
TONES = str.maketrans("āáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeooooiiiiuuuuvvvvvnnnm")


class _Terms:
    """Every IRI and literal once, by its place; and every list of predicates and objects once."""

    def __init__(self) -> None:
        self.place: dict[str | Literal, int] = {}
        self.lists: dict[About, int] = {}

    def __call__(self, term: str | Literal) -> int:
        return self.place.setdefault(term, len(self.place))

    def about(self, about: About) -> list[int]:
        """Predicates and objects in turn."""
        place = self.place
        return [place.setdefault(term, len(place)) for pair in about for term in pair]

    def listed(self, about: About) -> int:
        """The place of a list that many things share."""
        return self.lists.setdefault(about, len(self.lists))

    def table(self) -> dict[str, Any]:
        """Texts; runs of kinds, each with its length; the kinds: an IRI, a plain text, a language, a datatype."""
        lists = [self.about(about) for about in self.lists]
        kinds, runs = {"iri": 0, "": 1}, list[list[int]]()
        for term in self.place:
            name = "iri" if not isinstance(term, Literal) else "@" + term.language if term.language else term.datatype
            kind = kinds.setdefault(name, len(kinds))
            if runs and runs[-1][0] == kind:
                runs[-1][1] += 1
            else:
                runs.append([kind, 1])
        texts = [term.value if isinstance(term, Literal) else term for term in self.place]
        return {"lists": lists, "terms": {"text": texts, "runs": runs, "kinds": list(kinds)}}


def encode(view: View) -> dict[str, Any]:
    """The arrays of a view."""
    terms = _Terms()
    sorts: dict[tuple[str, str], int] = {}  # kind and class
    data: dict[str, Any] = {
        "schema": [[iri, terms.about(about)] for iri, about in view.schema],
        "nodes": {
            "iri": _short([n.iri for n in view.nodes]),
            "label": [n.label for n in view.nodes],
            "sort": [sorts.setdefault((n.kind, n.cls), len(sorts)) for n in view.nodes],
            "about": [terms.about(n.about) for n in view.nodes],
        },
        "articles": [[a.iri, terms.about(a.about)] for a in view.articles],
        "values": {
            "iri": _short([v.iri for v in view.values]),
            "text": [v.text for v in view.values],
            "about": [terms.about(v.about) for v in view.values],
        },
        "passages": _passages(view, terms),
        "facts": _facts(view, terms),
    }
    kinds = sorted({kind for kind, _ in sorts})
    classes = [[kinds.index(kind), terms(cls)] for kind, cls in sorts]
    return {**data, "kinds": kinds, "sorts": classes, **terms.table()}


def _short(iris: Sequence[str]) -> dict[str, Any]:
    """IRIs without what all of them begin with."""
    known = [iri for iri in iris if iri]
    first, last = min(known, default=""), max(known, default="")
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    base = first[:same]
    return {"base": base, "rest": [iri[len(base) :] if iri else None for iri in iris]}


def _steps(numbers: Sequence[int]) -> list[int]:
    """Of each number how much more it is than the one before it."""
    return [a - b for a, b in zip(numbers, (0, *numbers), strict=False)]


def _passages(view: View, terms: _Terms) -> dict[str, Any]:
    usual = {
        n: f"{view.articles[p.article].iri}/#char={p.begin},{p.end}" if p.article >= 0 else ""
        for n, p in enumerate(view.passages)
    }
    return {
        "quote": _steps([terms(p.quote) for p in view.passages]),
        "article": _steps([p.article for p in view.passages]),
        "begin": _steps([p.begin for p in view.passages]),
        "length": [p.end - p.begin for p in view.passages],
        "about": [terms.listed(p.about) for p in view.passages],
        "iri": {n: p.iri for n, p in enumerate(view.passages) if p.iri != usual[n]},  # what does not follow
    }


def _facts(view: View, terms: _Terms) -> dict[str, Any]:
    relations: dict[str, int] = {}
    ends = [(f.passages or (0,))[0] for f in view.facts]
    marks = [_marks(f, view) for f in view.facts]
    return {
        "iri": _short([f.iri for f in view.facts]),
        "subject": [f.subject for f in view.facts],
        "relation": [relations.setdefault(f.relation, len(relations)) for f in view.facts],
        "relations": [terms(relation) for relation in relations],
        "object": [-1 - f.value if f.object < 0 else f.object for f in view.facts],
        "first": _steps(ends),  # the first passage; the others of facts that have not one passage
        "passages": {n: f.passages for n, f in enumerate(view.facts) if len(f.passages) != 1},
        "marks": [number for four in marks for number in four or (0, 0, 0, 0)],
        "odd": {n: f.marks for n, f in enumerate(view.facts) if marks[n] is None},
        "about": [2 * terms.listed(f.about) + f.plain for f in view.facts],
    }


def _marks(fact: Fact, view: View) -> tuple[int, int, int, int] | None:
    """Subject and object by their distance from the passage and their length, 0 and 0 where there is none."""
    begin = view.passages[fact.passages[0]].begin if fact.passages else 0
    found = []
    for first, last in (fact.marks[:2], fact.marks[2:]):
        if not 0 <= first < last and (first, last) != (-1, -1):
            return None
        found += [0, 0] if first < 0 else [first - begin, last - first]
    return found[0], found[1], found[2], found[3]


def syllables(labels: Sequence[str]) -> dict[str, str]:
    """The toneless readings of every Han character of the labels, the usual one first.

    >>> syllables(["重庆"])
    {'庆': 'qing', '重': 'zhong,chong,tong'}
    """
    read = _readings()
    found = {}
    for char in sorted({c for label in labels for c in HAN.findall(label)}):
        readings = read.get(str(ord(char)), "").translate(TONES)
        plain = dict.fromkeys(r for r in readings.split(",") if r.isascii() and r.isalpha())
        if plain:
            found[char] = ",".join(list(plain)[:3])
    return found


def _readings() -> dict[str, str]:
    """pypinyin's table of characters, without its phrases: to import it reads them too, half a second's work."""
    spec = importlib.util.find_spec("pypinyin")
    if spec is None or spec.origin is None:
        raise InputError("pypinyin is not installed; run pip install pypinyin")
    table: dict[str, str] = json.loads((Path(spec.origin).parent / "pinyin_dict.json").read_text("utf-8"))
    return table


def pack(data: object) -> str:
    """JSON for a script block: plain where it is small, else gzip in base64."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if len(text) >= SMALL:
        return "gzip:" + base64.b64encode(gzip_bytes(_spelt(text))).decode()
    for char, escape in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        text = text.replace(char, escape)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _spelt(text: str) -> bytes:
    r"""The text over an alphabet of its own: the usual characters take one byte, the others two.

    First the alphabet in UTF-8, the usual characters first, and a line feed, which JSON holds none of; then the text. An
    empty alphabet says that the text follows in UTF-8. Chinese takes a third of the bytes of UTF-8, and less when packed.

    >>> _spelt("abba")
    b'ab\n\x00\x01\x01\x00'
    """
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", "replace"), dtype="<u4")
    counts = np.bincount(points)
    found = np.flatnonzero(counts)
    order = found[np.lexsort((found, -counts[found]))]
    ones = 256 - max(
        0, -(-(len(order) - 256) // 255)
    )  # bytes from here on say: of the page of 256 characters the next byte
    if ones < 1:
        return b"\n" + text.encode("utf-8", "replace")
    rank = np.zeros(len(counts), dtype=np.uint16)
    rank[order] = np.arange(len(order))
    ranks = rank[points]
    wide = np.flatnonzero(ranks >= ones)
    far = ranks[wide] - np.uint16(ones)
    ranks[wide] = ones + (far >> 8)
    coded = np.insert(ranks.astype(np.uint8), wide + 1, (far & 255).astype(np.uint8))
    return "".join(map(chr, order)).encode() + b"\n" + coded.tobytes()
