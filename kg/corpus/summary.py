"""A corpus → one offline page: what it is about, who is in it, who belongs together, when it speaks of.

In: the shards of a whole corpus. Out: HTML without a script or an address. Memory grows with the entities that a fact
speaks of, not with the articles. The whole network of a large corpus is no picture; `kg html` draws a part of it.
Source: communities by Blondel et al., Fast unfolding of communities in large networks, J. Stat. Mech. P10008, 2008.
"""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.corpus.exports import quads
from kg.corpus.shards import MANIFEST
from kg.model import Iri, Literal
from kg.ontology import NAMESPACE

__all__ = ["write_summary"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
TOP = 25  # entities of a table
GROUPED = 2000  # the best connected entities, among which communities are looked for
GROUPS, MEMBERS = 12, 10
STYLE = """body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
td,th{padding:.2rem .6rem;border-bottom:1px solid #ddd;text-align:left}td.n,th.n{text-align:right}
svg{width:100%;height:auto}rect{fill:#2a6f97}text{font-size:10px;fill:#444}
@media(prefers-color-scheme:dark){body{background:#181818;color:#ddd}td,th{border-color:#444}text{fill:#bbb}rect{fill:#61a5c2}}"""


@dataclass(slots=True)
class _Seen:
    """What one pass over the rows counts."""

    named: Counter[str] = field(default_factory=Counter)  # articles that mention an entity
    linked: Counter[str] = field(default_factory=Counter)  # plain facts that an entity stands in
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    labels: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)


def write_summary(folder: Path, path: Path) -> None:
    """Write the page of a whole corpus."""
    manifest = json.loads((folder / "graph" / MANIFEST).read_text("utf-8"))
    seen = _count(folder, manifest["base"])
    parts = [_facts(manifest), _relations(seen), _entities(seen), _communities(seen), _timeline(seen.months)]
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    title = "语料概览 · Summary of the corpus"
    body = f"<h1>{title}</h1>" + "".join(parts)
    path.write_text(
        f'<!doctype html><html lang="zh"><head>{head}{policy}<title>{title}</title><style>{STYLE}</style></head>'
        f"<body>{body}</body></html>\n",
        encoding="utf-8",
    )


def _count(folder: Path, base: str) -> _Seen:
    seen, core = _Seen(), f"{base}graph/core"
    for s, p, o, graph in quads(folder):
        if graph == core:
            _core(seen, s, p, o)
        elif p == NAMESPACE + "mentions":
            seen.named[o if isinstance(o, Iri) else ""] += 1
        elif p == NAMESPACE + "startDate" and isinstance(o, Literal):
            seen.months[o.value[:7]] += 1
        elif p == RDF + "predicate" and isinstance(o, Iri):
            seen.relations[o] += 1
    return seen


def _core(seen: _Seen, s: str, p: str, o: Iri | Literal) -> None:
    if p == LABEL and isinstance(o, Literal):
        if o.language == "zh":
            seen.labels[s] = o.value
    elif p == RDF + "type":
        seen.classes[s] = str(o)
    elif p.startswith(NAMESPACE) and isinstance(o, Iri) and not s.startswith(NAMESPACE):
        seen.linked.update((s, o))
        seen.pairs[min(s, o), max(s, o)] += 1


def _facts(manifest: dict[str, object]) -> str:
    names = {
        "documents": "文件 documents",
        "articles": "文章 articles",
        "entities": "实体 entities",
        "statements": "事实 statements",
        "rows": "三元组 triples",
    }
    return _table(("", "数量 count"), [(zh, f"{manifest[name]:,}") for name, zh in names.items()])


def _relations(seen: _Seen) -> str:
    rows = [(seen.labels.get(iri, _local(iri)), _local(iri), f"{n:,}") for iri, n in _first(seen.relations, 100)]
    return "<h2>关系 · Relations</h2>" + _table(("关系 relation", "", "事实 statements"), rows)


def _entities(seen: _Seen) -> str:
    known = Counter({iri: n for iri, n in seen.named.items() if iri in seen.labels})
    rows = [
        (seen.labels[iri], seen.labels.get(seen.classes.get(iri, ""), ""), f"{n:,}", f"{seen.linked[iri]:,}")
        for iri, n in _first(known, TOP)
    ]
    return "<h2>最常出现的实体 · Top entities</h2>" + _table(
        ("实体 entity", "类型 type", "文章 articles", "关联 links"), rows
    )


def _communities(seen: _Seen) -> str:
    import networkx as nx

    inner = {iri for iri, _ in _first(seen.linked, GROUPED)}
    graph = nx.Graph()
    graph.add_nodes_from(sorted(inner))
    graph.add_weighted_edges_from((a, b, n) for (a, b), n in sorted(seen.pairs.items()) if a in inner and b in inner)
    found = nx.community.louvain_communities(graph, weight="weight", seed=1) if graph.number_of_edges() else []
    groups = sorted((sorted(g, key=lambda iri: (-seen.linked[iri], iri)) for g in found if len(g) > 2), key=_size)
    rows = [
        (f"{len(group):,}", "、".join(seen.labels.get(iri, iri) for iri in group[:MEMBERS]))
        for group in groups[:GROUPS]
    ]
    return "<h2>群落 · Communities</h2>" + _table(("实体 entities", "成员 members"), rows)


def _size(group: Sequence[str]) -> tuple[int, str]:
    return -len(group), group[0]


def _timeline(months: Counter[str]) -> str:
    """Facts by the month that they begin in, the last ten years that have any."""
    if not months:
        return ""
    last = max(months, key=lambda m: (months[m] > max(months.values()) // 100, m))
    shown = [f"{year}-{month:02}" for year in range(int(last[:4]) - 9, int(last[:4]) + 1) for month in range(1, 13)]
    most = max((months[m] for m in shown), default=0) or 1
    bars = []
    for place, month in enumerate(shown):
        height = round(100 * months[month] / most, 1)
        bars.append(
            f'<rect x="{place * 8}" y="{110 - height}" width="7" height="{height}"><title>{month}: {months[month]:,}</title></rect>'
        )
        if month.endswith("-01"):
            bars.append(f'<text x="{place * 8}" y="124">{month[:4]}</text>')
    return f'<h2>时间 · Timeline</h2><svg viewBox="0 0 {len(shown) * 8} 128" role="img">{"".join(bars)}</svg>'


def _first(counter: Counter[str], most: int) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:most]


def _local(iri: str) -> str:
    return iri.removeprefix(NAMESPACE)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def line(tag: str, cells: Sequence[str]) -> str:
        made = (
            f"<{tag}{' class=n' if cell[:1].isdecimal() and cell.replace(',', '').isdecimal() else ''}>{html.escape(cell)}</{tag}>"
            for cell in cells
        )
        return f"<tr>{''.join(made)}</tr>"

    return f"<table>{line('th', head)}{''.join(line('td', row) for row in rows)}</table>"
