"""The scorer and the quality gate: always on tests/gold, on the shared gold where it is there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import InputError, OutputError
from kg.model import Iri, Literal, Triple
from kg.ontology import NAMESPACE
from kg.quality.gate import check_floors, pin_floors, read_floors
from kg.quality.gold import digest_of, read_folder, read_gold
from kg.quality.score import Report, Score, score_graph
from kg.store import read_rows
from tests.support import ROOT, SHARED

OWN = ROOT / "tests" / "gold"
FLOORS = OWN / "floors.json"
DEV = pytest.param(
    SHARED / "dev",
    marks=[pytest.mark.slow, pytest.mark.skipif(not (SHARED / "dev").is_dir(), reason="the shared gold is not here")],
)


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, Path]:
    """Gold folder → the graph of its pages, built once."""

    class Graphs(dict[Path, Path]):
        def __missing__(self, folder: Path) -> Path:
            out = tmp_path_factory.mktemp("quality")
            pages = sorted(str(p) for p in folder.glob("*.txt"))
            assert main(["build", *pages, "-o", str(out), "--no-html"]) == 0
            self[folder] = out / "graph.ttl"
            return self[folder]

    return Graphs()


@pytest.mark.parametrize("folder", [OWN, DEV], ids=lambda p: p.name)
def test_no_figure_lies_below_its_floor(graphs: Mapping[Path, Path], folder: Path) -> None:
    """The gate: precision and F1 of entities and facts; a floor falls only by `kg quality … --pin --lower`."""
    report = score_graph(read_rows(str(graphs[folder])), read_folder(folder))
    assert check_floors(report, folder.name, digest_of(folder), read_floors(FLOORS)) == []


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the shared scorer is not here")
@pytest.mark.parametrize("folder", [OWN, DEV], ids=lambda p: p.name)
def test_the_figures_are_those_of_the_shared_scorer(graphs: Mapping[Path, Path], folder: Path, tmp_path: Path) -> None:
    """Two scorers, one count: of every type, relation and document."""
    theirs, ours = tmp_path / "theirs.json", tmp_path / "ours.json"
    command = [sys.executable, str(SHARED / "score.py"), str(graphs[folder]), str(folder), "--json", str(theirs)]
    subprocess.run(command, check=True, capture_output=True)
    assert main(["quality", str(graphs[folder]), str(folder), "--json", str(ours)]) == 0
    wanted, found = json.loads(theirs.read_text()), json.loads(ours.read_text())[folder.name]
    for part in ("entities", "facts"):
        assert _counts(wanted[part]) == _counts(found[part])
    for part in ("by_type", "by_relation", "by_doc"):
        assert {k: _counts(v) for k, v in wanted[part].items()} == {k: _counts(v) for k, v in found[part].items()}


def _counts(row: Mapping[str, float]) -> tuple[float, ...]:
    """Counts and rates; theirs writes NaN for a rate of nothing."""
    return tuple(0.0 if row[k] != row[k] else round(row[k], 9) for k in ("wanted", "made", "precision", "recall", "f1"))


GOLD = """@doc\tpage
@issued\t2022-08-05
@article\ta1\t-\tA\tB
E\tu\tOrganization\t甲市总工会
E\tn\tDocument\t*通知*
E\tp\tPlace\t甲市
F\ta1\tu\tissued\tn\tdate=2022-08
F\ta1\tp\tmeasured\t=564000000 CNY
F?\ta1\tu\tlocatedIn\tp
"""


def _rows(relation: str, obj: str, number: str = "564000000") -> list[Triple]:
    """A graph of one statement about 甲市总工会."""

    def kg(name: str) -> Iri:
        return Iri(NAMESPACE + name)

    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    label = Iri("http://www.w3.org/2000/01/rdf-schema#label")
    sub, kind = Iri("http://www.w3.org/2000/01/rdf-schema#subClassOf"), Iri(rdf + "type")
    subject = "p" if relation == "measured" else "u"
    return [
        (Iri("x:/u"), kind, kg("TradeUnion")),
        (kg("TradeUnion"), sub, kg("Organization")),
        (Iri("x:/u"), label, Literal("甲市总工会", "zh")),
        (Iri("x:/n"), kind, kg("Document")),
        (Iri("x:/n"), label, Literal("关于丙的通知", "zh")),
        (Iri("x:/p"), kind, kg("Place")),
        (Iri("x:/p"), label, Literal("甲 市", "zh")),
        (Iri("x:/v"), kg("value"), Literal(number)),
        (Iri("x:/v"), kg("unit"), Literal("元")),
        (Iri("x:/s"), Iri(rdf + "subject"), Iri("x:/" + subject)),
        (Iri("x:/s"), Iri(rdf + "predicate"), kg(relation)),
        (Iri("x:/s"), Iri(rdf + "object"), Iri("x:/" + obj)),
        (Iri("x:/s"), kg("evidence"), Iri("x:/e")),
        (Iri("x:/e"), kg("article"), Iri("x:/a")),
        (Iri("x:/a"), kg("source"), Literal("folder/page.txt")),
    ]


@pytest.mark.parametrize(
    ("relation", "obj", "number", "counts"),
    [
        ("issued", "n", "1", (2, 1, 1, 1)),  # a wildcard name
        ("measured", "v", "564000000", (2, 1, 1, 1)),  # 元 is CNY, a space in a name does not count
        ("measured", "v", "564000001000", (2, 0, 1, 0)),  # another number
        ("locatedIn", "p", "1", (2, 0, 1, 1)),  # optional: right, but nothing wanted
        ("signed", "n", "1", (2, 0, 1, 0)),  # the right ends, the wrong relation
    ],
)
def test_a_statement_is_matched(
    tmp_path: Path, relation: str, obj: str, number: str, counts: tuple[int, int, int, int]
) -> None:
    """wanted, found, made, right."""
    (tmp_path / "page.gold").write_text(GOLD, encoding="utf-8")
    score = score_graph(_rows(relation, obj, number), read_folder(tmp_path)).fact
    assert (score.wanted, score.found, score.made, score.right) == counts


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("F\ta1\tu\tissued\tz", "unknown id 'z'"),
        ("F\ta1\tu\towns\tp", "unknown relation 'owns'"),
        ("E\tq\tThing\t甲", "type Thing"),
        ("E u2 Organization 甲", "parted by tabs"),
    ],
)
def test_a_mistake_in_gold_names_file_and_line(tmp_path: Path, line: str, words: str) -> None:
    """What a person wrote by hand is checked."""
    path = tmp_path / "page.gold"
    path.write_text(GOLD + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"page\.gold:10: .*" + words):
        read_gold(path)


def _report(right: int) -> Report:
    report = Report()
    report.entities["Person"] = Score(wanted=100, found=90, made=100, right=90)
    report.facts["issued"] = Score(wanted=100, found=right, made=100, right=right)
    return report


def test_a_floor_rises_freely_and_falls_only_by_the_flag(tmp_path: Path) -> None:
    """The gate is of use only where lowering it is seen."""
    path = tmp_path / "floors.json"
    pin_floors(_report(80), "set", "digest", path)
    pin_floors(_report(90), "set", "digest", path)
    assert check_floors(_report(90), "set", "digest", read_floors(path)) == []
    assert [p for p in check_floors(_report(80), "set", "digest", read_floors(path)) if "below its floor" in p]
    with pytest.raises(OutputError, match="only with --lower"):
        pin_floors(_report(80), "set", "digest", path)
    pin_floors(_report(80), "set", "digest", path, lower=True)
    assert check_floors(_report(80), "set", "digest", read_floors(path)) == []


def test_other_pages_have_no_floors(tmp_path: Path) -> None:
    """A figure over other pages says nothing about the rules."""
    path = tmp_path / "floors.json"
    pin_floors(_report(80), "set", "digest", path)
    assert "not those that the floors were pinned on" in check_floors(_report(99), "set", "new", read_floors(path))[0]
    with pytest.raises(OutputError, match="--lower"):
        pin_floors(_report(99), "set", "new", path)


def test_the_command_fails_below_a_floor(
    graphs: Mapping[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 and the figure on stderr; --errors names what was missed and what is wrong."""
    floors = tmp_path / "floors.json"
    arguments = ["quality", str(graphs[OWN]), str(OWN), "--floors", str(floors)]
    assert main([*arguments, "--pin"]) == 0
    assert main([*arguments, "--errors", "3"]) == 0
    assert "missed  " in capsys.readouterr().out
    high = json.loads(floors.read_text())
    high["gold"]["facts"]["f1"] = 1.0
    floors.write_text(json.dumps(high))
    assert main(arguments) == 1
    assert "below its floor 1.000" in capsys.readouterr().err
