"""A user's own relation needs two lines of Turtle and a frame, no code."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import OntologyError
from kg.ontology import load_ontology
from kg.statements.frames import read_frames
from tests.support import facts

TURTLE = """@prefix kg: <https://kg.example/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
kg:acquired a owl:ObjectProperty , kg:Relation ; rdfs:label "收购"@zh ; schema:domainIncludes kg:Organization ; schema:rangeIncludes kg:Organization .
"""
FRAME = """relation = "acquired"
[[frame]]
id = "acquired.active"
triggers = ["收购", "并购"]
[frame.subject]
classes = ["Organization"]
from = ["left", "carried"]
[frame.object]
classes = ["Organization"]
from = ["right"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the relation."""
    (tmp_path / "frames").mkdir()
    (tmp_path / "mine.ttl").write_text(TURTLE, encoding="utf-8")
    (tmp_path / "frames" / "acquired.toml").write_text(FRAME, encoding="utf-8")
    return tmp_path


def test_own_relation_gives_facts(folder: Path) -> None:
    """The frame finds its fact; the ontology lets it pass."""
    found = facts("近日，长江电力有限公司收购金沙江水泥有限公司。", ontology=load_ontology((str(folder),)))
    assert "长江电力有限公司 acquired 金沙江水泥有限公司" in found


def test_own_relation_is_in_the_graph(folder: Path, tmp_path: Path) -> None:
    """kg build --ontology writes the plain triple."""
    page = tmp_path / "page.txt"
    page.write_text("近日，长江电力有限公司收购金沙江水泥有限公司。", encoding="utf-8")
    assert main(["build", str(page), "-o", str(tmp_path / "out"), "--ontology", str(folder), "--no-html"]) == 0
    assert "kg:acquired <https://kg.example/organization/金沙江水泥有限公司>" in (
        tmp_path / "out" / "graph.ttl"
    ).read_text("utf-8")


def test_an_unknown_term_names_the_nearest(folder: Path) -> None:
    """A slip in a class is an error that helps."""
    path = folder / "frames" / "acquired.toml"
    path.write_text(FRAME.replace('"Organization"', '"Organisation"'), encoding="utf-8")
    with pytest.raises(OntologyError, match="nearest: Organization"):
        read_frames(load_ontology.__wrapped__((str(folder),)))
