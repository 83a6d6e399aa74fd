"""What the README shows is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.cli import COMMANDS, main
from tests.support import ROOT

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
