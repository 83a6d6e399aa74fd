"""The page: pyvis's Network with our own autoescaped template. The only file that knows pyvis.

In: the view model. Out: one HTML file that needs nothing else: vis-network inlined from pyvis's wheel, data in a JSON
block, a Content-Security-Policy with the hashes of our scripts and style.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.errors import OutputError
from kg.model import Triple
from kg.outputs.html.layout import place_nodes
from kg.outputs.html.model import View, make_view

__all__ = ["write_html"]

LIMIT = 600  # nodes drawn at once; more cannot be read and cost the browser seconds
# six hues that keep 3:1 on white and on near-black, each with a shape of its own: colour is never the only sign
STYLES = {
    "Organization": ("#2f6db3", "dot"),
    "Person": ("#c2590a", "triangle"),
    "Place": ("#2e7d32", "square"),
    "Document": ("#7b4fb0", "diamond"),
    "Event": ("#c62828", "star"),
    "Award": ("#00796b", "hexagon"),
    "Group": ("#00796b", "triangleDown"),
    "Article": ("#6b7280", "square"),
    "Thing": ("#6b7280", "dot"),
}


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

    Raises: OutputError where the file cannot be written.
    """
    html = render(make_view(rows), title=title or "知识图谱", focus=focus, limit=limit, only=tuple(only))
    try:
        path.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}; choose another folder with -o") from error


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

    drawn = _drawn(view, limit, only)
    network = KgNetwork()
    network.nodes = _network_nodes(view, drawn)
    network.edges = _network_edges(view, drawn)
    network.templateEnv.globals.update(_assets(view, network, focus))
    return str(network.generate_html(notebook=False))


def _drawn(view: View, limit: int, only: tuple[str, ...]) -> list[int]:
    """The nodes on the canvas: the best connected with a fact, of the kinds asked for."""
    told = {end for f in view.facts if f.relation != "reportedBy" for end in (f.subject, f.object)}
    able = [n for n, node in enumerate(view.nodes) if n in told and (not only or node.kind in only or node.cls in only)]
    return able[:limit]


def _network_nodes(view: View, drawn: Sequence[int]) -> list[dict[str, Any]]:
    place = {n: i for i, n in enumerate(drawn)}
    edges = [(place[f.subject], place[f.object]) for f in view.facts if f.subject in place and f.object in place]
    found = []
    for n, (x, y) in zip(drawn, place_nodes(len(drawn), edges), strict=True):
        node = view.nodes[n]
        colour, shape = STYLES.get(node.kind, STYLES["Thing"])
        size = 7 + min(14, 3 * node.degree**0.5)
        found.append({"id": n, "x": x, "y": y, "color": colour, "shape": shape, "size": round(size, 1)})
    return found


def _network_edges(view: View, drawn: Sequence[int]) -> list[dict[str, Any]]:
    """One edge for each pair and relation, parallel ones fanned; planned ones dashed."""
    place = set(drawn)
    pairs: dict[tuple[int, int], list[str]] = {}
    found = []
    for f in view.facts:
        if f.object < 0 or f.subject not in place or f.object not in place:
            continue
        known = pairs.setdefault((min(f.subject, f.object), max(f.subject, f.object)), [])
        if f.relation in known:
            continue
        known.append(f.relation)
        bend = 0.12 * (len(known) // 2) * (1 if len(known) % 2 else -1)
        edge: dict[str, Any] = {
            "id": f.iri,
            "from": f.subject,
            "to": f.object,
            "relation": f.relation,
            "dashes": f.status != "done",
        }
        if bend:
            edge["smooth"] = {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
        found.append(edge)
    return found


def _assets(view: View, network: Any, focus: str | None) -> dict[str, Any]:
    import importlib.resources

    folder = Path(__file__).parent / "templates"
    vis = importlib.resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    scripts = [vis.read_text("utf-8").replace("</script", "<\\/script"), (folder / "page.js").read_text("utf-8")]
    style = (folder / "page.css").read_text("utf-8")
    return {
        "vis_script": _raw(scripts[0]),
        "own_script": _raw(scripts[1]),
        "style": _raw(style),
        "policy": "default-src 'none'; img-src data: blob:; style-src-attr 'unsafe-inline'; "
        f"style-src {_hash(style)}; script-src {' '.join(map(_hash, scripts))}",
        "data": _raw(_json(_data(view, network, focus))),
        "facts": [_row(view, n) for n in range(len(view.facts))],
    }


def _raw(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char, escape in (
        ("&", "\\u0026"),
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(char, escape)
    return text


def _data(view: View, network: Any, focus: str | None) -> dict[str, Any]:
    kinds = sorted({node.kind for node in view.nodes})
    return {
        "nodes": [[n.label, n.kind, n.cls, list(n.aliases), n.iri, n.degree] for n in view.nodes],
        "facts": [list(asdict(f).values()) for f in view.facts],
        "drawn": network.nodes,
        "edges": network.edges,
        "relations": dict(view.relations),
        "classes": dict(view.classes),
        "styles": {k: STYLES.get(k, STYLES["Thing"]) for k in kinds},
        "focus": focus,
    }


def _row(view: View, n: int) -> dict[str, str]:
    f = view.facts[n]
    return {
        "subject": view.nodes[f.subject].label,
        "relation": view.relations.get(f.relation, f.relation),
        "object": f.value if f.object < 0 else view.nodes[f.object].label,
        "date": f.date,
        "quote": f.quote,
        "source": " ".join(x for x in (f.article, f.issued, f.source) if x),
    }
