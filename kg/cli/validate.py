"""kg validate GRAPH: hold a graph against the shapes."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

__all__ = ["add", "run"]

SEVERITIES = {"Violation": "违反", "Warning": "警告", "Info": "提示"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("validate", help="hold a graph against ontology/shapes.ttl, in Chinese and English")
    parser.add_argument("graph", metavar="GRAPH", help="a graph file")
    parser.add_argument("--shapes", metavar="FILE", help="SHACL shapes of your own, in Turtle")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what breaks the shapes; 1 for a violation."""
    from kg.ontology import ontology_folder
    from kg.outputs.validation import validate_rows
    from kg.store import read_rows

    rows = read_rows(arguments.graph)
    shapes = Path(arguments.shapes) if arguments.shapes else ontology_folder() / "shapes.ttl"
    found = validate_rows(rows, shapes)
    if arguments.format == "json":
        print(json.dumps([asdict(v) for v in found], ensure_ascii=False, indent=1))
    else:
        for v in found:
            place = " ".join(part for part in (v.path, f"= {v.value}" if v.value else "") if part)
            print(f"{SEVERITIES.get(v.severity, v.severity)} · {v.severity}: <{v.focus}> {place}\n  {v.zh}\n  {v.en}")
    bad = sum(1 for v in found if v.severity == "Violation")
    if not any(o == "https://kg.example/ontology#Statement" for *_, o in rows):
        print(
            "图中没有本体的陈述，形状无所检查 · no statement of our ontology: the shapes check nothing", file=sys.stderr
        )
    print(
        f"{len(rows)} 个三元组，{bad} 处违反，{len(found) - bad} 处警告 · "
        f"{len(rows)} triples, {bad} violations, {len(found) - bad} warnings",
        file=sys.stderr if arguments.format == "json" else sys.stdout,
    )
    return 1 if bad else 0
