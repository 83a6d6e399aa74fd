"""kg entities GRAPH-or-PAGES: who and what a graph names, and why forms are one thing."""

from __future__ import annotations

import argparse
import difflib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Triple

__all__ = ["add", "run"]

GRAPHS = (".ttl", ".nt", ".nq", ".trig")


@dataclass(frozen=True, slots=True)
class _Named:
    iri: str
    cls: str
    label: str
    forms: tuple[str, ...]
    reasons: tuple[str, ...]
    identifiers: tuple[str, ...]
    articles: int


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("entities", help="list entities with all their forms, and why they were merged")
    parser.add_argument("inputs", nargs="+", metavar="GRAPH-or-PAGE", help="one graph file, or pages as for kg build")
    parser.add_argument("--why", metavar="NAME", help="only what bears this name, with the reasons of its merges")
    parser.add_argument("--overrides", metavar="FILE", help="merges, splits, names and types that you decide")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the entities; an InputError where none bears the name."""
    from kg.errors import InputError

    found = _entities(_rows(arguments.inputs, arguments.overrides))
    if arguments.why is not None:
        shown = [e for e in found if arguments.why in (e.label, *e.forms)]
        if not shown:
            near = difflib.get_close_matches(arguments.why, {f for e in found for f in (e.label, *e.forms)}, 3, 0.4)
            raise InputError(f"nothing is called {arguments.why}; nearest: {', '.join(sorted(near)) or 'none'}")
        found = shown
    if arguments.format == "json":
        print(json.dumps([asdict(e) for e in found], ensure_ascii=False, indent=1))
        return 0
    for entity in found:
        print(_told(entity) if arguments.why is not None else f"{entity.cls}\t{entity.label}\t{'|'.join(entity.forms)}")
    return 0


def _rows(inputs: list[str], overrides: str | None) -> Iterable[Triple]:
    from kg.errors import InputError

    if len(inputs) == 1 and inputs[0].endswith(GRAPHS):
        from kg.store import read_rows

        if overrides:
            raise InputError(f"{inputs[0]}: --overrides decide while pages are read; give the pages instead of a graph")
        return read_rows(inputs[0])
    from kg.cli.build import tell_idle
    from kg.dataset import build_rows
    from kg.pipeline import build

    built = build(inputs, overrides=overrides)
    if built.failures and not built.readings:
        raise InputError("; ".join(str(failure) for failure in built.failures))
    tell_idle(built, overrides)
    return build_rows(built.readings, built.ontology).triples


def _entities(rows: Iterable[Triple]) -> list[_Named]:
    said: dict[str, dict[str, set[str]]] = {}
    articles: dict[str, int] = {}
    for subject, predicate, value in rows:
        name = predicate.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
        if name == "mentions":
            articles[str(value)] = articles.get(str(value), 0) + 1
        text = str(value) if isinstance(value, str) else value.value
        said.setdefault(subject, {}).setdefault(name, set()).add(text)
    found = []
    for node, facts in said.items():
        if node not in articles or "label" not in facts:
            continue
        found.append(
            _Named(
                str(node),
                min(facts.get("type", {""})).rsplit("#", 1)[-1],
                min(facts["label"]),
                tuple(sorted(facts.get("altLabel", ()), key=lambda form: (-len(form), form))),
                tuple(sorted(facts.get("reason", ()))),
                tuple(sorted(facts.get("sameAs", set()) | {f"gb2260 {code}" for code in facts.get("gb2260", ())})),
                articles[node],
            )
        )
    return sorted(found, key=lambda e: (e.cls, e.label, e.iri))


def _told(entity: _Named) -> str:
    lines = [f"{entity.label} ({entity.cls}), in {entity.articles} article(s)", f"  {entity.iri}"]
    lines += [f"  also {form}" for form in entity.forms]
    lines += [f"  is {identifier}" for identifier in entity.identifiers]
    lines += [f"  because {reason}" for reason in entity.reasons] or ["  one printed form; nothing was merged"]
    return "\n".join(lines)
