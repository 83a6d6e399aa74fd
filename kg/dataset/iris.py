"""The one place that makes IRIs: readable, stable, safe in every store tried.

In: names and contents. Out: IRIs. NFKC; letters, digits, _ - · and Han are kept, the rest becomes _; where something was
dropped or cut a hash of the whole name follows. Never percent-encoded, never a counter.
Source: RFC 3987; RFC 5147 for #char=.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from kg.model import Iri

__all__ = ["Iris", "hash_of", "local_name"]

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff"
EXTENDED = "\U00020000-\U0003fffd"
DROP = re.compile(f"[^0-9A-Za-z_\u00b7\\-{HAN}{EXTENDED}]+")
DOTS = dict.fromkeys(map(ord, "•‧∙⋅・･·"), "·")
LONGEST = 48


def hash_of(*parts: str, length: int = 12) -> str:
    """Hex digits of the SHA-256 over the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def local_name(name: str) -> str:
    """The part of an IRI that a name gives.

    >>> local_name("全国总工会"), local_name("《通知》")
    ('全国总工会', '通知-ac04a3d5')
    """
    plain = unicodedata.normalize("NFKC", name.translate(DOTS)).translate(DOTS).strip()
    kept = DROP.sub("_", plain).strip("_-·")
    lost = kept != plain or len(kept) > LONGEST
    kept = kept[:LONGEST].rstrip("_-·") or "x"
    if kept[0].isdigit():
        kept = "_" + kept
    return f"{kept}-{hash_of(plain, length=8)}" if lost else kept


class Iris:
    """IRIs below one base."""

    def __init__(self, base: str):
        self.base = base if base.endswith(("/", "#")) else base + "/"

    def entity(self, kind: str, label: str, mark: str) -> Iri:
        """An entity: its kind, its label and what tells it from its namesakes."""
        name = local_name(label) + (f"-{local_name(mark)}" if mark else "")
        return Iri(f"{self.base}{kind.lower()}/{name}")

    def article(self, identity: str) -> Iri:
        """An article by its content hash."""
        return Iri(f"{self.base}article/{identity}")

    def evidence(self, article: str, begin: int, end: int) -> Iri:
        """A run of characters of an article's page."""
        return Iri(f"{self.base}article/{article}/#char={begin},{end}")

    def statement(self, *content: str) -> Iri:
        """A statement by its content."""
        return Iri(f"{self.base}statement/{hash_of(*content)}")

    def value(self, *content: str) -> Iri:
        """A value by the statement that it belongs to."""
        return Iri(f"{self.base}value/{hash_of(*content)}")

    def run(self, version: str, ontology: str) -> Iri:
        """The run of a version of the program with an ontology, by its digest."""
        return Iri(f"{self.base}run/{hash_of(version, ontology)}")

    def program(self, version: str) -> Iri:
        """A version of the program."""
        return Iri(f"{self.base}program/{local_name(f'kg {version}')}")

    def plan(self, ontology: str) -> Iri:
        """An ontology by its digest."""
        return Iri(f"{self.base}ontology/{ontology[:16]}")

    def page(self, source: str, digest: str) -> Iri:
        """A page by its file's name and the digest of its text."""
        return Iri(f"{self.base}page/{hash_of(source, digest, length=16)}")

    def graph(self, name: str) -> Iri:
        """A named graph."""
        return Iri(f"{self.base}graph/{name}")
