"""IRIs and Turtle: stable, readable, the same when read back."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.dataset.iris import Iris, local_name
from kg.model import Iri, Literal
from kg.outputs import write_turtle
from kg.store import open_graph, run_query

NAMES = st.text(min_size=1, max_size=30).filter(lambda s: s.strip())


@given(name=NAMES)
def test_every_name_gives_an_iri_that_stores_accept(name: str) -> None:
    """Whatever a page holds, the IRI parses and says nothing else."""
    import pyoxigraph as ox

    iri = Iris("https://kg.example/").entity("Organization", name, "")
    assert ox.NamedNode(iri).value == iri


@given(first=NAMES, second=NAMES)
def test_different_names_give_different_iris(first: str, second: str) -> None:
    """Only names that are the same to Unicode share an IRI."""
    import unicodedata

    same = unicodedata.normalize("NFKC", first).strip() == unicodedata.normalize("NFKC", second).strip()
    if not same:
        dots = dict.fromkeys(map(ord, "•‧∙⋅・･·"), "·")
        same = (
            unicodedata.normalize("NFKC", first.translate(dots)).strip()
            == unicodedata.normalize("NFKC", second.translate(dots)).strip()
        )
    assert same or local_name(first) != local_name(second)


@given(value=st.text(max_size=60).filter(lambda s: not any(0xD800 <= ord(c) <= 0xDFFF for c in s)))
def test_a_literal_comes_back_as_it_was(tmp_path_factory: object, value: str) -> None:
    """Quotes, line breaks, control characters: written, parsed, equal."""
    import tempfile

    subject, predicate = Iri("https://kg.example/a"), Iri("https://kg.example/ontology#quote")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.ttl"
        write_turtle([(subject, predicate, Literal(value, "zh"))], path)
        answer = run_query(open_graph(str(path)), "SELECT ?o WHERE { ?s kg:quote ?o }")
    assert answer.rows == ((value,),)


def test_readable_chinese_iris() -> None:
    """A name that needs no change is the local name; others end in a hash."""
    assert local_name("全国总工会") == "全国总工会"
    assert local_name("阿不都·热合曼") == "阿不都·热合曼"
    assert local_name("《通知》").startswith("通知-")
    assert local_name("2023年会")[0] == "_"
