"""The page: pyvis's Network with our own autoescaped template. The only file that knows pyvis.

In: the view model. Out: one HTML file that needs nothing else: vis-network inlined from pyvis's wheel, data in a JSON
block, a Content-Security-Policy with the hashes of our scripts and style. Our scripts draw the picture; vis-network,
which takes a browser longer to load than all else together, moves it and is loaded when it is first touched or idle.
"""

from __future__ import annotations

import base64
import difflib
import gc
import hashlib
import importlib.resources
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import InputError, OutputError
from kg.model import Literal, Triple
from kg.ontology import NAMESPACE
from kg.outputs.html.classes import local, style_of
from kg.outputs.html.data import encode, pack, syllables
from kg.outputs.html.deflate import gzip_bytes
from kg.outputs.html.fold import fold
from kg.outputs.html.layout import HIGH, components, label_width, place_nodes
from kg.outputs.html.model import About, View, make_view
from kg.outputs.html.quotes import read_quote

__all__ = ["render", "write_html"]

LIMIT = 600  # nodes drawn at once; more cannot be read and cost the browser seconds
BUBBLE = (190, 130)  # pixels of a folded group and its name
PLAIN_ROWS = 1000  # facts in the table that a page without scripts shows: some 300 bytes each
SCRIPTS = (
    "data",
    "text",
    "shapes",
    "layout",
    "filters",
    "camera",
    "scene",
    "picture",
    "labels",
    "details",
    "articles",
    "search",
    "table",
    "export",
    "main",
)
NOTE = {True: "全部事实与原文", False: f"前 {PLAIN_ROWS} 条事实与原文；打开脚本可见全部，Turtle 文件里也有全部"}
PLAIN_STYLE = (
    "body{display:block;padding:1em}header nav,#find,main{display:none}caption{position:static;width:auto;height:auto;"
    "clip-path:none;text-align:left}th{position:static;padding:8px 10px}"
)
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
TITLE, ISSUED = "http://purl.org/dc/terms/title", "http://purl.org/dc/terms/issued"
Drawn = tuple[list[dict[str, Any]], list[dict[str, Any]], list[list[int]]]


def write_html(
    rows: Iterable[Triple],
    path: Path,
    *,
    title: str | None = None,
    focus: str | None = None,
    limit: int = LIMIT,
    only: Sequence[str] = (),
) -> None:
    """Write the network page of a graph.

    `focus` is the label, alias or IRI of the entity that the page opens on; `only` keeps entities of these types.

    Raises: InputError for a focus or type that the graph does not have; OutputError where the file cannot be written.
    """
    with _nothing_collected():
        html = render(make_view(rows), title=title or "知识图谱", focus=focus, limit=limit, only=tuple(only))
    try:
        path.write_text(html, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}; choose another place with -o") from error


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without the search for cycles of garbage: a view is made of millions of small values and of no cycle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def render(view: View, *, title: str, focus: str | None, limit: int, only: tuple[str, ...]) -> str:
    """The page's text."""
    import jinja2
    from pyvis.network import Network

    class KgNetwork(Network):  # type: ignore[misc]
        """pyvis's network with our template, and nothing fetched from elsewhere."""

        def __init__(self) -> None:
            super().__init__(directed=True, cdn_resources="in_line")
            loader = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
            self.templateEnv = jinja2.Environment(loader=loader, autoescape=True)
            self.path = "page.html.j2"
            self.options = {"physics": {"enabled": False}}
            self.heading = title

    network = KgNetwork()
    network.nodes, network.edges, folds = _drawn(view, max(1, limit), _allowed(view, only))
    assets = _assets(view, network, folds, -1 if focus is None else _focus(view, focus))
    network.templateEnv.globals.update(assets)
    return str(network.generate_html(notebook=False))


def _allowed(view: View, only: tuple[str, ...]) -> set[int]:
    """The nodes that may be drawn: those of a type asked for, articles only where they are asked for."""
    names = {node.kind for node in view.nodes} | {local(node.cls) for node in view.nodes if node.cls}
    for name in only:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=3, cutoff=0.4) or sorted(names)[:8]
            raise InputError(f"no entity of type {name!r} in the graph; there are {', '.join(near)}")
    asked = set(only) or names - {"Article"}
    return {n for n, node in enumerate(view.nodes) if node.kind in asked or (node.cls and local(node.cls) in asked)}


def _focus(view: View, focus: str) -> int:
    """The place of the entity of this label, IRI or other name."""
    for n, node in enumerate(view.nodes):
        if focus in (node.label, node.iri):
            return n
    for n, node in enumerate(view.nodes):
        if any(isinstance(o, Literal) and o.value == focus for _, o in node.about):
            return n
    near = difflib.get_close_matches(focus, [node.label for node in view.nodes], n=3, cutoff=0.3)
    raise InputError(f"no entity {focus!r} in the graph" + (f"; near are {', '.join(near)}" if near else ""))


def _drawn(view: View, limit: int, allowed: set[int]) -> Drawn:
    """pyvis's nodes and edges: entities that a fact speaks of, communities folded above the limit."""
    told = sorted({n for f in view.facts for n in (f.subject, f.object) if n in allowed and _shows(view, f.relation)})
    place = {n: i for i, n in enumerate(told)}
    pairs = [(place[f.subject], place[f.object]) for f in view.facts if f.subject in place and f.object in place]
    singles, groups = fold(len(told), pairs, limit if len(told) <= limit else max(1, limit * 2 // 3))
    spot = {n: i for i, n in enumerate(singles)}
    for g, group in enumerate(groups):
        spot.update(dict.fromkeys(group, len(singles) + g))
    ends = [(spot[a], spot[b]) for a, b in pairs if a in spot and b in spot and spot[a] != spot[b]]
    ids = [told[i] for i in singles] + [-1 - g for g in range(len(groups))]
    sizes = [(label_width(view.nodes[n].label), HIGH) if n >= 0 else BUBBLE for n in ids]
    nodes = [{"id": n, "x": x, "y": y} for n, (x, y) in zip(ids, place_nodes(sizes, ends), strict=True)]
    counts: dict[tuple[int, int], int] = {}
    for a, b in ends:
        counts[ids[a], ids[b]] = counts.get((ids[a], ids[b]), 0) + 1
    edges = [{"from": a, "to": b, "value": value} for (a, b), value in sorted(counts.items())]
    return nodes, edges, [[told[i] for i in group] for group in groups]


def _loose(view: View, groups: list[list[int]]) -> list[int]:
    """Which folded groups are several pieces that nothing joins."""
    place = {n: (g, i) for g, group in enumerate(groups) for i, n in enumerate(group)}
    inside: list[list[tuple[int, int]]] = [[] for _ in groups]
    for f in view.facts:
        (g, a), (h, b) = place.get(f.subject, (-1, 0)), place.get(f.object, (-2, 0))
        if g == h:
            inside[g].append((a, b))
    return [g for g, group in enumerate(groups) if len(components(len(group), inside[g])) > 1]


def _shows(view: View, relation: str) -> bool:
    """Who reported an article is read at the article; in the picture it would tie everything to its reporter."""
    return relation != NAMESPACE + "reportedBy"


def _assets(view: View, network: Any, folds: list[list[int]], focus: int) -> dict[str, Any]:
    templates = Path(__file__).parent / "templates"
    vis = importlib.resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    own = "\n".join(_lines((templates / f"{name}.js").read_text("utf-8")) for name in SCRIPTS)
    scripts = [
        vis.read_text("utf-8"),
        f'(async function(){{"use strict";\n{own}\n}})();',
    ]
    style = _lines((templates / "page.css").read_text("utf-8"))
    data = {
        **encode(view),
        "network": {"nodes": network.nodes, "edges": len(network.edges)},
        "folds": folds,
        "loose": _loose(view, folds),
        "focus": focus,
        "pinyin": syllables([node.label for node in view.nodes]),
        "styles": {kind: style_of(kind) for kind in sorted({"Article", *(node.kind for node in view.nodes)})},
    }
    return {
        "vis_packed": base64.b64encode(gzip_bytes(scripts[0].encode())).decode(),
        "own_script": _raw(scripts[1]),
        "style": _raw(style),
        "plain_style": _raw(PLAIN_STYLE),
        "policy": "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src {_hash(style)} {_hash(PLAIN_STYLE)}; script-src {' '.join(map(_hash, scripts))}",
        "data": _raw(pack(data)),
        "facts": _rows(view),
        "note": NOTE[len(view.facts) <= PLAIN_ROWS],
    }


def _lines(text: str) -> str:
    """Our own source without indentation, empty lines and lines that are comments alone."""
    lines = (line.strip() for line in text.splitlines())
    notes = re.compile(r"//.*|/\*[^*]*\*/")
    return "\n".join(line for line in lines if line and not notes.fullmatch(line))


def _raw(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _rows(view: View) -> list[dict[str, Any]]:
    """The first facts as words, for a page without scripts; facts of one sentence stand beside it."""
    found: list[dict[str, Any]] = []
    first: dict[str, Any] = {}
    names = {iri: _chinese(about) for iri, about in view.schema}
    for f in view.facts[:PLAIN_ROWS]:
        passage = view.passages[f.passages[0]] if f.passages else None
        source = view.articles[passage.article].about if passage and passage.article >= 0 else ()
        told = {p: o.value for p, o in source if isinstance(o, Literal)}
        dates = {local(p): o.value for p, o in f.about if isinstance(o, Literal)}
        found.append(
            {
                "subject": view.nodes[f.subject].label,
                "relation": names.get(f.relation) or local(f.relation),
                "object": view.values[f.value].text if f.object < 0 else view.nodes[f.object].label,
                "date": dates.get("date") or "/".join(dates[k] for k in ("start", "end") if k in dates),
                "quote": read_quote(passage.quote.value)[0] if passage else "",
                "source": " ".join(told[p] for p in (TITLE, ISSUED, NAMESPACE + "source") if p in told),
                "span": 0,
            }
        )
        words = (found[-1]["quote"], found[-1]["source"])
        if not first or words != (first["quote"], first["source"]):
            first = found[-1]
        first["span"] += 1
    return found


def _chinese(about: About) -> str:
    """A name in Chinese, "" where there is none."""
    return next((o.value for p, o in about if p == LABEL and isinstance(o, Literal) and o.language == "zh"), "")
