"""The view → the page's data block: arrays of numbers over one table of texts.

In: a View. Out: values that JSON can hold; every text stands once. The page reads them in templates/data.js, and gives
every triple back as Turtle. Places of words are code points, as in the graph.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from typing import Any

from kg.model import Iri, Literal
from kg.outputs.html.deflate import gzip_bytes
from kg.outputs.html.model import About, Passage, View

__all__ = ["encode", "pack", "syllables"]

SMALL = 24_000  # characters of JSON below which compression gains less than it costs
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
TONES = str.maketrans("āáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeooooiiiiuuuuvvvvvnnnm")


class _Terms:
    """Every IRI and literal once, by its place."""

    def __init__(self) -> None:
        self.place: dict[tuple[str, str], int] = {}
        self.kinds = {"iri": 0, "": 1}

    def __call__(self, term: str | Iri | Literal) -> int:
        if isinstance(term, Literal):
            kind = "@" + term.language if term.language else term.datatype
            return self.place.setdefault((term.value, kind), len(self.place))
        return self.place.setdefault((str(term), "iri"), len(self.place))

    def about(self, about: About) -> list[int]:
        """Predicates and objects in turn."""
        return [self(term) for pair in about for term in pair]

    def table(self) -> dict[str, Any]:
        """Texts, and of each the kind: an IRI, a plain text, a language, a datatype."""
        for _, kind in self.place:
            self.kinds.setdefault(kind, len(self.kinds))
        return {
            "text": [text for text, _ in self.place],
            "kind": [self.kinds[kind] for _, kind in self.place],
            "kinds": list(self.kinds),
        }


def encode(view: View) -> dict[str, Any]:
    """The arrays of a view."""
    terms = _Terms()
    kinds = sorted({node.kind for node in view.nodes})
    data: dict[str, Any] = {
        "kinds": kinds,
        "schema": [[iri, terms.about(about)] for iri, about in view.schema],
        "nodes": _columns(
            iri=_short([n.iri for n in view.nodes]),
            label=[n.label for n in view.nodes],
            kind=[kinds.index(n.kind) for n in view.nodes],
            cls=[terms(n.cls) for n in view.nodes],
            degree=[n.degree for n in view.nodes],
            about=[terms.about(n.about) for n in view.nodes],
        ),
        "articles": [[a.iri, terms.about(a.about)] for a in view.articles],
        "passages": _passages(view, terms),
        "values": _columns(
            iri=_short([v.iri for v in view.values]),
            text=[v.text for v in view.values],
            about=[terms.about(v.about) for v in view.values],
        ),
        "facts": _facts(view, terms),
    }
    return {**data, "terms": terms.table()}


def _columns(**columns: list[Any] | dict[str, Any]) -> dict[str, Any]:
    return columns


def _short(iris: Sequence[str]) -> dict[str, Any]:
    """IRIs without what all of them begin with."""
    known = [iri for iri in iris if iri]
    first, last = min(known, default=""), max(known, default="")
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    base = first[:same]
    return {"base": base, "rest": [iri[len(base) :] if iri else None for iri in iris]}


def _passages(view: View, terms: _Terms) -> dict[str, Any]:
    def iri(p: Passage) -> str | int:
        """0 where the IRI follows from article and place."""
        usual = p.article >= 0 and p.iri == f"{view.articles[p.article].iri}/#char={p.begin},{p.end}"
        return 0 if usual else p.iri

    return _columns(
        iri=[iri(p) for p in view.passages],
        article=[p.article for p in view.passages],
        begin=[p.begin for p in view.passages],
        end=[p.end for p in view.passages],
        quote=[terms(p.quote) for p in view.passages],
        about=[terms.about(p.about) for p in view.passages],
    )


def _facts(view: View, terms: _Terms) -> dict[str, Any]:
    lists: dict[tuple[int, ...], int] = {}  # many facts share rule, status and date
    about = [lists.setdefault(tuple(terms.about(f.about)), len(lists)) for f in view.facts]
    return _columns(
        iri=_short([f.iri for f in view.facts]),
        subject=[f.subject for f in view.facts],
        relation=[terms(f.relation) for f in view.facts],
        object=[f.object for f in view.facts],
        value=[f.value for f in view.facts],
        passages=[f.passages[0] if len(f.passages) == 1 else list(f.passages) for f in view.facts],
        marks=[list(f.marks) if max(f.marks) >= 0 else 0 for f in view.facts],
        plain=[int(f.plain) for f in view.facts],
        about=about,
        lists=[list(found) for found in lists],
    )


def syllables(labels: Sequence[str]) -> dict[str, str]:
    """The toneless readings of every Han character of the labels, the usual one first.

    >>> syllables(["重庆"])
    {'庆': 'qing', '重': 'zhong,chong,tong'}
    """
    from pypinyin.constants import PINYIN_DICT

    found = {}
    for char in sorted({c for label in labels for c in HAN.findall(label)}):
        readings = PINYIN_DICT.get(ord(char), "").translate(TONES)
        plain = dict.fromkeys(r for r in readings.split(",") if r.isascii() and r.isalpha())
        if plain:
            found[char] = ",".join(list(plain)[:3])
    return found


def pack(data: object) -> str:
    """JSON for a script block: plain where it is small, else gzip in base64."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if len(text) >= SMALL:
        return "gzip:" + base64.b64encode(gzip_bytes(text.encode("utf-8", "surrogatepass"))).decode()
    for char, escape in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        text = text.replace(char, escape)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
