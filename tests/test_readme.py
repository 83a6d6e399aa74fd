"""What the README shows is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.cli import COMMANDS, main
from kg.ontology import NAMESPACE, load_ontology
from kg.store import open_graph, run_query
from tests.support import ROOT, facts

README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The README's first command."""
    folder = tmp_path_factory.mktemp("readme")
    assert main(["build", *(str(p) for p in sorted((ROOT / "examples").glob("*.txt"))), "-o", str(folder)]) == 0
    return folder


def test_the_turtle_is_the_graphs(out: Path) -> None:
    """Every line of the Turtle block stands in the graph."""
    block = re.search(r"```turtle\n(<https.*?)```", README, re.S)
    assert block is not None
    graph = (out / "graph.ttl").read_text("utf-8")
    for line in block.group(1).splitlines():
        assert line.rstrip(" ;.") in graph, line


def test_the_question_has_its_answer(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The query block prints the text block."""
    command = re.search(r"```bash\n(kg query .*?)\n```", README, re.S)
    answer = re.search(r"```text\n(who.*?)```", README, re.S)
    assert command is not None
    assert answer is not None
    words = shlex.split(command.group(1))[1:]
    assert main([str(out / "graph.ttl") if w == "out/graph.ttl" else w for w in words]) == 0
    assert capsys.readouterr().out == answer.group(1)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    """A command that the README does not name is not there for users."""
    assert f"`kg {command}" in README


def test_links_lead_somewhere() -> None:
    """Relative links of the README exist."""
    for target in re.findall(r"\]\(((?!http)[^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_python_block_runs(out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The block prints who issued what, and the best connected entity."""
    block = re.search(r"```python\n(.*?)```", README, re.S)
    assert block is not None
    (out / "examples").symlink_to(ROOT / "examples")
    (out / "out").symlink_to(out)
    monkeypatch.chdir(out)
    exec(block.group(1), {})
    *issued, last = capsys.readouterr().out.splitlines()
    assert "甘肃省总工会 高温作业职业健康指南" in issued
    assert last.startswith("('https://kg.example/")


def test_the_archive_block_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line of the block about archives ends well."""
    block = re.search(r"```bash\n(kg corpus build .*?)```", README, re.S)
    assert block is not None
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for line in block.group(1).splitlines():
        assert main(shlex.split(line)[1:]) == 0, line
    assert (tmp_path / "archive" / "graph.ttl").is_file()


def test_relations_and_classes_are_the_ontologys() -> None:
    """The table has every relation with its label, domain and range; every class of things is named, and every qualifier."""
    ontology = load_ontology()
    section = README.split("## Relations and classes")[1].split("\n## ")[0]
    rows = {
        name: (zh, sorted(domains.split(", ")), sorted(ranges.split(", ")))
        for name, zh, domains, ranges in re.findall(r"^\| `(\w+)` \| (\S+) \| ([^|]+) \| ([^|]+) \|", section, re.M)
    }
    assert rows == {r.name: (r.zh, sorted(r.domains), sorted(r.ranges)) for r in ontology.relations.values()}
    kinds = ("Organization", "Person", "Place", "Document", "Event", "Award", "Group")
    named = {name for name in ontology.classes if any(ontology.is_a(name, kind) for kind in kinds)}
    assert set(re.findall(r"`(\w+)`", section.split("Classes, for")[1])) - {"type"} == named


def test_the_qualifiers_in_the_graph_are_listed(out: Path) -> None:
    """No relation bears a qualifier that its row does not name."""
    query = "SELECT DISTINCT ?r ?q { ?s a kg:Statement ; rdf:predicate ?r ; ?q ?o }"
    told = dict(re.findall(r"^\| `(\w+)` \|.*\| ([^|]*) \|$", README, re.M))
    every = {"status", "confidence", "rule", "evidence", "recovered", "countUnit", "dateText", "date", "start", "end"}
    every |= {"startDate", "endDate", "subjectBegin", "subjectEnd", "objectBegin", "objectEnd", "coversUnit"}
    for relation, qualifier in run_query(open_graph(str(out / "graph.ttl")), query).rows:
        name = qualifier.removeprefix(NAMESPACE)
        if name != qualifier and name not in every:
            assert name in told[relation.removeprefix(NAMESPACE)].split(", "), (relation, name)


def test_the_questions_by_name_are_answered(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both ways to ask about a name find the notice."""
    commands = re.findall(r"^kg query out/graph.ttl (?:--name neighbours|.*@zh).*$", README, re.M)
    assert len(commands) == 2
    for command in commands:
        words = shlex.split(command)[1:]
        assert main([str(out / "graph.ttl") if w == "out/graph.ttl" else w for w in words]) == 0
        assert "关于加强汛期水库安全管理的通知" in capsys.readouterr().out


def test_the_relation_of_ones_own_is_read(tmp_path: Path) -> None:
    """The blocks of "Add a relation" make a relation that is read, active and passive."""
    (tmp_path / "mine" / "frames").mkdir(parents=True)
    for kind, name in (("turtle", "mine/mine.ttl"), ("toml", "mine/frames/acquired.toml")):
        block = re.search(rf"```{kind}\n# {name}\n(.*?)```", README, re.S)
        assert block is not None
        (tmp_path / name).write_text(block.group(1), encoding="utf-8")
    text = "近日，长江电力有限公司收购金沙江水泥有限公司。去年，江城水泥有限公司被长江电力有限公司全资收购。"
    found = facts(text, ontology=load_ontology((str(tmp_path / "mine"),)))
    assert "长江电力有限公司 acquired 金沙江水泥有限公司" in found
    assert "长江电力有限公司 acquired 江城水泥有限公司" in found
