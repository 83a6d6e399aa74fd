"""SPARQL over a graph file or a store folder. The only file that queries pyoxigraph.

In: a graph and a query. Out: columns and rows of text, or a result document of the SPARQL protocol.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.ontology import NAMESPACE
from kg.store.files import format_of

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["COMMON", "Answer", "Graphs", "Limited", "check_names", "open_graph", "result_document", "run_query"]

COMMON: Mapping[str, str] = {
    "kg": NAMESPACE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
}
# what is no keyword: comments, IRIs, the four kinds of strings
OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\'|<[^<>"{}|^`\\\x00-\x20]*>|#[^\n\r]*',
    re.S,
)
SERVICE, FROM = (re.compile(rf"(?<![?$\w:-]){word}(?![\w:-])", re.I) for word in ("SERVICE", "FROM"))
ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.I)
USED = re.compile(r"(?<![?$\w:.@-])([A-Za-z][\w.-]*):")
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
NAMED = frozenset({"entity", "subject"})  # the variables of shipped queries that are names of entities


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a query: a table, True/False (ASK) or triples (CONSTRUCT) as three columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Graphs:
    """The named graphs that a query is asked of, as the protocol says it; without any it is asked of all, as one."""

    default: Sequence[str] = ()
    named: Sequence[str] = ()


ALL = Graphs()


class Limited(QueryError):
    """An answer that is larger than allowed."""


def open_graph(name: str) -> ox.Store:
    """The graph of a file, in memory, or of a folder that `kg store build` made, on disk and read-only.

    Raises: QueryError for what is missing or cannot be parsed, with line and column.
    """
    import pyoxigraph as ox

    path = Path(name)
    if path.is_dir():
        try:
            return ox.Store.read_only(str(path))
        except OSError as error:
            raise QueryError(f"{name}: no store; make one with kg store build GRAPH -o FOLDER") from error
    kind = format_of(path)
    store = ox.Store()
    try:
        store.bulk_load(path=path, format=kind)
    except SyntaxError as error:
        raise QueryError(f"{name}: {error.msg}") from error
    return store


def run_query(store: ox.Store, query: str, *, bind: Mapping[str, str] | None = None) -> Answer:
    """Answer a query; the prefixes kg, rdf, rdfs, skos, xsd, dcterms, owl and prov are known.

    `bind` gives variables a value: an IRI, a name (of the graph's language, where it is Chinese) or a number.

    Raises: QueryError with the position of a syntax error, or where the query asks another endpoint.
    """
    import pyoxigraph as ox

    found = _ask(store, query, bind)
    if isinstance(found, ox.QueryBoolean):
        return Answer(("answer",), ((str(bool(found)).lower(),),))
    if isinstance(found, ox.QueryTriples):
        return Answer(
            ("subject", "predicate", "object"),
            tuple(sorted((_text(t.subject), _text(t.predicate), _text(t.object)) for t in found)),
        )
    columns = tuple(v.value for v in found.variables)
    given = {name: str(value) for name, value in (bind or {}).items()}
    try:
        return Answer(columns, tuple(tuple(_text(row[c]) or given.get(c, "") for c in columns) for row in found))
    except OSError as error:
        raise QueryError(f"the query failed: {error}") from error


def check_names(store: ox.Store, bind: Mapping[str, str]) -> None:
    """Nothing where the graph has every name of `bind`; for a query that found nothing.

    Raises: QueryError with the nearest names, or the name that a form stands for.
    """
    asked = """SELECT DISTINCT ?label ?form { { ?article kg:mentions ?e . ?e rdfs:label ?label
        OPTIONAL { ?e skos:altLabel ?form } } UNION { ?article a kg:Article ; dcterms:title ?label } }"""
    rows = run_query(store, asked).rows
    for variable, name in sorted(bind.items()):
        if variable not in NAMED or re.match(r"https?://", name) or any(name == label for label, _ in rows):
            continue
        whole = sorted({label for label, form in rows if form == name})
        if whole:
            raise QueryError(f"{name} is another form of {', '.join(whole)}: write {variable}={whole[0]}")
        near = difflib.get_close_matches(name, sorted({label for label, _ in rows}), n=3, cutoff=0.3)
        raise QueryError(f"no entity {name!r} in the graph" + (f"; near are {', '.join(near)}" if near else ""))


def result_document(
    store: ox.Store, query: str, formats: Mapping[str, str], *, largest: int, graphs: Graphs = ALL
) -> tuple[str, bytes]:
    """The media type and the bytes of an answer; `formats` names the wanted kinds of "select" and "construct".

    Raises: QueryError as `run_query`; Limited for more than `largest` bytes.
    """
    import pyoxigraph as ox

    found = _ask(store, query, None, graphs)
    triples = isinstance(found, ox.QueryTriples)
    kind: Any = getattr(
        ox.RdfFormat if triples else ox.QueryResultsFormat, formats["construct" if triples else "select"]
    )
    if isinstance(found, ox.QueryBoolean) and kind not in (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML):
        kind = ox.QueryResultsFormat.JSON
    output = _Bounded(largest)
    try:
        found.serialize(output, kind)
    except OSError as error:
        if output.over:
            raise Limited(f"the answer is larger than {largest:,} bytes; use LIMIT") from error
        raise QueryError(f"the query failed: {error}") from error
    return kind.media_type, output.getvalue()


class _Bounded(BytesIO):
    """Bytes up to a number."""

    def __init__(self, largest: int):
        super().__init__()
        self.largest, self.over = largest, False

    def write(self, data: Any) -> int:
        """Add bytes; OSError over the limit."""
        if self.tell() + len(data) > self.largest:
            self.over = True
            raise OSError("too large")
        return super().write(data)


def _ask(store: ox.Store, query: str, bind: Mapping[str, str] | None, graphs: Graphs = ALL) -> Any:
    import pyoxigraph as ox

    decoded = ESCAPED.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)
    words = [OPAQUE.sub(" ", text) for text in (query, decoded)]
    if any(map(SERVICE.search, words)):
        raise QueryError("the query asks another endpoint (SERVICE): kg asks no network; load the data instead")
    values: dict[Any, Any] = {ox.Variable(name): _value(text) for name, text in (bind or {}).items()}
    try:
        where: dict[str, Any] = {"use_default_graph_as_union": not any(map(FROM.search, words))}
        if graphs != ALL:
            where = {
                "default_graph": [ox.NamedNode(iri) for iri in graphs.default],
                "named_graphs": [ox.NamedNode(iri) for iri in graphs.named],
            }
        return store.query(query, prefixes=dict(COMMON), substitutions=values, **where)
    except ValueError as error:
        raise QueryError(f"the query names a graph that is no IRI: {error}") from error
    except SyntaxError as error:
        strange = _undeclared(query, words[0], str(error))
        if strange:
            raise QueryError(
                f"prefix {strange} is not declared; begin the query with PREFIX {strange}: <IRI>"
            ) from error
        raise QueryError(f"the query cannot be parsed: {error}") from error
    except (OSError, RuntimeError) as error:
        raise QueryError(f"the query failed: {error}") from error


def _undeclared(query: str, words: str, said: str) -> str | None:
    """The prefix that a query lacks: the parser says so, or with it there is no error.

    `words` is the query without strings and IRIs, `said` the parser's message.
    """
    import pyoxigraph as ox

    known = {*COMMON, *DECLARED.findall(words), "http", "https"}  # an IRI without <> is another slip
    strange = sorted({*USED.findall(words)} - known)
    if strange and "Prefix not found" not in said:
        try:
            ox.Store().query(query, prefixes={**COMMON, **{prefix: NAMESPACE for prefix in strange}})
        except RuntimeError:  # a function that is unknown: parsed all the same
            pass
        except (SyntaxError, ValueError, OSError):
            return None
    return strange[0] if strange else None


def _value(text: str) -> ox.NamedNode | ox.Literal:
    import pyoxigraph as ox

    if re.match(r"https?://\S+\Z", text):
        return ox.NamedNode(text)
    if text.isdecimal():
        return ox.Literal(int(text))
    return ox.Literal(text, language="zh") if HAN.search(text) else ox.Literal(text)


def _text(node: object) -> str:
    return str(getattr(node, "value", "")) if node is not None else ""
