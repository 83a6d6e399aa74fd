"""Rows → what breaks the shapes, by pySHACL on a graph in memory.

In: rows and a file of SHACL shapes. Out: violations in a fixed order, with messages in Chinese and English.
Source: SHACL, W3C. An Oxigraph-backed graph makes pySHACL some ninety times slower; the memory graph is the fast one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import OutputError, QueryError
from kg.model import Triple
from kg.outputs.graphs import rdflib_of

if TYPE_CHECKING:
    import rdflib

__all__ = ["Violation", "validate_rows"]

SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One finding."""

    severity: str  # Violation, Warning or Info
    shape: str  # local name of the shape
    focus: str  # the node that breaks it
    path: str  # the property, "" for the node itself
    value: str  # "" where something is missing
    zh: str
    en: str


def validate_rows(rows: Iterable[Triple], shapes: Path) -> tuple[Violation, ...]:
    """Everything that breaks the shapes, violations first.

    Raises: OutputError without pySHACL; QueryError for shapes that cannot be read.
    """
    try:
        import pyshacl
    except ImportError as error:
        raise OutputError("validation needs pySHACL: pip install -e '.[validate]' in kg's folder") from error
    graph = _shapes(shapes)
    _, report, _ = pyshacl.validate(rdflib_of(rows), shacl_graph=graph, inference="none", advanced=False)
    return tuple(sorted(_violations(report, graph), key=lambda v: (v.severity != "Violation", v)))


def _shapes(path: Path) -> rdflib.Graph:
    import rdflib
    from rdflib.plugins.parsers.notation3 import BadSyntax

    try:
        return rdflib.Graph().parse(path, format="turtle")
    except OSError as error:
        raise QueryError(f"{path}: cannot be read: {error.strerror}") from error
    except BadSyntax as error:
        raise QueryError(f"{path}: no Turtle: line {error.lines + 1}") from error


def _violations(report: Any, shapes: rdflib.Graph) -> Iterable[Violation]:
    import rdflib

    sh = rdflib.Namespace(SH)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        shape = report.value(result, sh.sourceShape)
        said = [*report.objects(result, sh.resultMessage), *shapes.objects(shape, sh.message)]
        words = {m.language: str(m) for m in said if getattr(m, "language", None)}
        plain = min((str(m) for m in said if not getattr(m, "language", None)), default="")
        yield Violation(
            _local(report.value(result, sh.resultSeverity)),
            _local(shape)
            if isinstance(shape, rdflib.URIRef)
            else _local(report.value(result, sh.sourceConstraintComponent)),
            str(report.value(result, sh.focusNode)),
            _local(report.value(result, sh.resultPath)),
            str(report.value(result, sh.value) or ""),
            words.get("zh", plain),
            words.get("en", plain),
        )


def _local(node: Any) -> str:
    return str(node or "").rpartition("#")[2].rpartition("/")[2]
