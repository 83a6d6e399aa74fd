"""The structure that conventions ask for: stages share the model, the ontology and the errors, and nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support import ROOT

PACKAGE = ROOT / "kg"
STAGES = ("pages", "articles", "tokens", "mentions", "entities", "statements", "dataset", "outputs", "store", "quality")
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 50


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return found | {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage(stage: str) -> None:
    """A stage knows itself, kg.model, kg.ontology and kg.errors."""
    allowed = {"kg.model", "kg.ontology", "kg.errors"}
    for path in sorted((PACKAGE / stage).rglob("*.py")):
        wrong = [
            m for m in _imports(path) if m.startswith("kg.") and m not in allowed and not m.startswith(f"kg.{stage}")
        ]
        assert wrong == [], f"{path.relative_to(ROOT)} imports {wrong}"


@pytest.mark.parametrize(("library", "home"), [("jieba", "kg/tokens/words.py"), ("pyvis", "kg/outputs/html/page.py")])
def test_a_foreign_library_enters_through_one_file(library: str, home: str) -> None:
    """One file knows the library."""
    users = {str(p.relative_to(ROOT)) for p in FILES if any(m.split(".")[0] == library for m in _imports(p))}
    assert users == {home}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_sizes(path: Path) -> None:
    """Files and functions stay readable."""
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.body[0].lineno + 1
            assert length <= LONGEST_FUNCTION, f"{path.name}:{node.name} has {length} lines"


def test_only_the_command_line_prints() -> None:
    """print stands in kg/cli alone."""
    users = set()
    for path in FILES:
        calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
        if any(isinstance(c.func, ast.Name) and c.func.id == "print" for c in calls):
            users.add(path.parent.relative_to(PACKAGE).as_posix())
    assert users == {"cli"}


def test_public_names_are_few() -> None:
    """The package exports at most twelve names."""
    import kg

    assert 1 <= len(kg.__all__) <= 12
