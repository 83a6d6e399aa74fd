"""The page says what the graph says: every edge, every table row, every download; each with its words."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.model import Iri, Literal, Triple
from kg.ontology import NAMESPACE
from kg.store import read_rows
from tests.browser.conftest import Open, Tab

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def _statements(rows: list[Triple]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for s, p, o in rows:
        found.setdefault(s, {}).setdefault(p, []).append(o.value if isinstance(o, Literal) else str(o))
    return {s: about for s, about in found.items() if RDF + "subject" in about}


def _edges(tab: Tab) -> list[dict[str, Any]]:
    """Every fact behind every line on the canvas."""
    found: list[dict[str, Any]] = tab.ask(
        """() => { const D = __kg.D, iri = (c, i) => (c.rest[i] === null ? "" : c.base + c.rest[i]);
          return __kg.view.edges.flatMap((e) => e.facts.map((f) => ({statement: iri(D.facts.iri, f), subject: iri(D.nodes.iri, D.facts.subject[f]),
            relation: D.terms.text[D.facts.relation[f]], object: iri(D.nodes.iri, D.facts.object[f]),
            quotes: __kg.passagesOf(f).map((p) => D.terms.text[D.passages.quote[p]])}))); }"""
    )
    return found


def test_every_edge_is_a_statement_with_evidence(opened: Open, example: Path) -> None:
    """Each line stands for statements of the Turtle, counted, each with a quote; none is missing, none is new."""
    rows = read_rows(str(example / "graph.ttl"))
    statements, quotes = (
        _statements(rows),
        {s: o.value for s, p, o in rows if p == NAMESPACE + "quote" and isinstance(o, Literal)},
    )
    tab = opened(example / "graph.html")
    edges = _edges(tab)
    drawn = set(
        tab.ask("() => [...__kg.view.items.keys()].map((n) => __kg.D.nodes.iri.base + __kg.D.nodes.iri.rest[n])")
    )
    wanted = {s for s, a in statements.items() if a[RDF + "subject"][0] in drawn and a[RDF + "object"][0] in drawn}
    assert wanted == {edge["statement"] for edge in edges}
    assert len(wanted) == len(edges) > 25
    for edge in edges:
        about = statements[edge["statement"]]
        assert [edge[k] for k in ("subject", "relation", "object")] == [
            about[RDF + k][0] for k in ("subject", "predicate", "object")
        ]
        assert edge["quotes"] == [quotes[e] for e in about[NAMESPACE + "evidence"]]
        assert all(edge["quotes"]) and edge["quotes"]


def test_the_page_gives_the_whole_graph_back(opened: Open, example: Path, tmp_path: Path) -> None:
    """The Turtle that is taken from the page has the triples of the file, no more and no less."""
    tab = opened(example / "graph.html")
    path = tmp_path / "page.ttl"
    path.write_text(tab.ask("() => __kg.turtle()"), "utf-8")
    assert set(read_rows(str(example / "graph.ttl"))) == set(read_rows(str(path)))


def test_downloads(opened: Open, example: Path, tmp_path: Path) -> None:
    """CSV, PNG, SVG and Turtle arrive as files that their readers read."""
    tab = opened(example / "graph.html")
    for name in ("csv", "png", "svg", "turtle"):
        tab.page.click("#downloads summary")
        with tab.page.expect_download() as waiting:
            tab.page.click(f"#get-{name}")
        waiting.value.save_as(tmp_path / name)
    table = list(csv.reader(io.StringIO((tmp_path / "csv").read_text("utf-8-sig"))))
    assert len(table) - 1 >= tab.ask("() => __kg.FACTS")
    assert table[0][:3] == ["subject", "relation", "object"]
    assert all(row[table[0].index("quote")] for row in table[1:])
    assert (tmp_path / "png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes((tmp_path / "png").read_bytes()[16:20]) == 2 * tab.ask(
        "() => document.getElementById('network').clientWidth"
    )
    drawing = ElementTree.parse(tmp_path / "svg").getroot()
    texts = "".join(drawing.itertext())
    assert "青海省" in texts
    assert main(["query", str((tmp_path / "turtle").rename(tmp_path / "t.ttl")), "ASK { ?s a kg:Statement }"]) == 0


def test_evidence_is_one_click_away(opened: Open, example: Path) -> None:
    """A click on a line opens its facts: the sentence, subject and object marked, title, file and place."""
    tab = opened(example / "graph.html")
    edge = tab.ask(
        """() => { const e = __kg.view.edges.find((e) => e.facts.length === 1 && !e.bend && Math.min(...__kg.marksOf(e.facts[0])) >= 0);
          const a = __kg.onScreen(__kg.view.items.get(e.from)), b = __kg.onScreen(__kg.view.items.get(e.to));
          return {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, subject: __kg.D.nodes.label[e.from], object: __kg.D.nodes.label[e.to], all: [e.from, e.to]}; }"""
    )
    frame = tab.page.locator("#network").bounding_box()
    tab.page.mouse.click(frame["x"] + edge["x"], frame["y"] + edge["y"])
    tab.page.wait_for_selector("#details blockquote")
    assert {edge["subject"], edge["object"]} == set(tab.page.inner_text("#about-title").split(" — "))
    assert tab.page.locator("#details blockquote mark").count() == 2
    assert ".txt" in tab.page.inner_text("#details .cite")
    assert "字符" in tab.page.inner_text("#details .cite")


def test_an_article_opens(opened: Open, example: Path) -> None:
    """A citation leads to the article: all its sentences with what was read from each, and its own picture."""
    tab = opened(example / "graph.html", at="#entity=青海省总工会")
    tab.page.locator("#details .cite button").first.click()
    assert tab.ask("() => __kg.view.mode.kind") == "article"
    wanted = tab.ask("() => __kg.factsIn(__kg.view.mode.a).length")
    assert tab.page.locator("#details .line").count() == wanted > 3
    again = opened(example / "graph.html", at=tab.ask("() => location.hash"))
    assert again.page.inner_text("#about-title") == tab.page.inner_text("#about-title")


def test_the_table_is_the_equal_of_the_picture(opened: Open, example: Path) -> None:
    """All facts with their words; sorted by a column, filtered by a word."""
    tab = opened(example / "graph.html", at="#view=table")
    assert tab.page.locator("#rows tr").count() == tab.ask("() => __kg.FACTS")
    assert all(
        tab.ask("() => [...document.querySelectorAll('#rows tr')].map((r) => r.querySelector('blockquote') !== null)")
    )
    tab.page.locator("#table th button").first.click()
    assert tab.page.locator("#table th").first.get_attribute("aria-sort") == "ascending"
    names = tab.ask("() => [...document.querySelectorAll('#rows td:first-child')].map((c) => c.innerText)")
    assert names == tab.ask("(names) => names.sort(new Intl.Collator('zh-CN', {numeric: true}).compare)", names)
    tab.page.fill("#table-words", "青海省总工会")
    assert 0 < tab.page.locator("#rows tr").count() < tab.ask("() => __kg.FACTS")


def test_planned_facts_are_drawn_apart(opened: Open, example: Path) -> None:
    """A planned fact is a broken line, says so in the panel, and can be taken away."""
    tab = opened(example / "graph.html")
    dashed = tab.ask("() => __kg.view.edges.filter((e) => e.look.dashes).map((e) => e.id)")
    planned = tab.ask(
        "() => __kg.view.edges.filter((e) => e.facts.every((f) => __kg.statusOf(f) === 'planned')).map((e) => e.id)"
    )
    assert sorted(dashed) == sorted(planned) != []
    before = tab.ask("() => __kg.passCount()")
    tab.page.click("#statuses input[value=planned]")
    assert tab.ask("() => __kg.passCount()") == before - tab.ask(
        "() => [...Array(__kg.FACTS).keys()].filter((f) => __kg.statusOf(f) === 'planned').length"
    )
    hidden = tab.ask("() => __kg.view.edges.filter((e) => e.look.hidden).map((e) => e.id)")
    assert sorted(hidden) == sorted(planned)


def test_lines_end_at_their_heads(opened: Open, example: Path) -> None:
    """A line stops where its arrowhead begins, the tip lies at the border of the node that it points to."""
    tab = opened(example / "graph.html")
    tab.ask("() => __kg.goArticle(0)")
    tab.settle()
    ends = tab.ask(
        """() => __kg.view.edges.map((e) => { const line = __kg.lineOf(e), head = __kg.headOf(e, line);
          return [Math.hypot(head.x - line.b.x, head.y - line.b.y), head.long]; })"""
    )
    assert len(ends) > 3
    assert all(5 < pixels < 40 and long > 5 for pixels, long in ends)


def _middle(tab: Tab) -> list[float]:
    """What lies in the middle of the stage, and the scale."""
    found: list[float] = tab.ask(
        """() => { const o = __kg.onScreen({x: 0, y: 0}), p = __kg.onScreen({x: 1, y: 0}); return [o.x, o.y, p.x - o.x]; }"""
    )
    return found


@pytest.mark.parametrize("act", ["drag", "wheel", "click", "keys", "buttons"])
def test_all_works_from_the_first_moment(chromium: Any, example: Path, act: str) -> None:
    """A touch before vis-network is there waits for it and is not lost; the page alone would load it much later."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    tab = Tab(context.new_page())
    tab.page.add_init_script("window.requestIdleCallback = () => 0;")
    tab.page.goto((example / "graph.html").as_uri())
    tab.page.wait_for_selector("body.ready", state="attached")
    assert tab.ask("() => __kg.network") is None
    before = _middle(tab)
    spot = tab.ask(
        """() => { const [id, p] = [...__kg.view.items].find(([id]) => __kg.itemPasses(id)), at = __kg.onScreen(p), box = document.getElementById("network").getBoundingClientRect();
          return {id, x: box.x + at.x, y: box.y + at.y}; }"""
    )
    if act == "drag":
        tab.page.mouse.move(900, 300)
        tab.page.mouse.down()
        tab.page.mouse.move(940, 330, steps=4)
        tab.page.mouse.up()
        wanted = "() => Math.hypot(__kg.onScreen({x: 0, y: 0}).x - %f, __kg.onScreen({x: 0, y: 0}).y - %f) > 20"
        tab.page.wait_for_function(wanted % (before[0], before[1]))
    elif act == "wheel":
        tab.page.mouse.move(900, 300)
        tab.page.mouse.wheel(0, -200)
        tab.page.wait_for_function(
            f"() => __kg.onScreen({{x: 1, y: 0}}).x - __kg.onScreen({{x: 0, y: 0}}).x > {before[2]}"
        )
    elif act == "click":
        tab.page.mouse.click(spot["x"], spot["y"])
        tab.page.wait_for_function(f"() => __kg.view.selected === {spot['id']}")
        assert tab.page.locator("#about-title").is_visible()
    elif act == "keys":
        tab.page.focus("#network")
        tab.page.keyboard.press("n")
        tab.page.keyboard.press("Enter")
        assert tab.ask("() => [__kg.view.mode.kind, __kg.network]") == ["focus", None]
    else:
        tab.page.click("#zoom-in")
        # the buttons lie on the stage, not in the network: they need no vis-network
        assert _middle(tab)[2] > before[2]
    context.close()


@pytest.mark.parametrize("hops", ["1", "2"])
def test_deep_links(opened: Open, example: Path, hops: str) -> None:
    """An address leads to the entity, by label, alias or IRI, with its neighbours of one or two hops."""
    for name in ("青海省", "https://kg.example/place/青海省"):
        tab = opened(example / "graph.html", at=f"#entity={name}&hops={hops}")
        assert tab.page.inner_text("#about-title") == "青海省"
        assert tab.ask("() => [__kg.view.mode.kind, __kg.view.mode.hops]") == ["focus", int(hops)]


def test_path_between_two(opened: Open, example: Path) -> None:
    """The panel's button asks for the other end; the shortest path stands there with the words of each step."""
    tab = opened(example / "graph.html", at="#entity=泉吉乡")
    tab.page.get_by_role("button", name="找路径").click()
    tab.page.keyboard.type("青海省")
    tab.page.keyboard.press("Enter")
    assert tab.ask("() => __kg.view.mode.kind") == "path"
    labels = tab.ask("() => __kg.view.mode.path.map((n) => __kg.D.nodes.label[n])")
    assert labels[0] == "泉吉乡" and labels[-1] == "青海省" and len(labels) == 4
    assert tab.page.locator("#details .step blockquote").count() >= 3
    again = opened(example / "graph.html", at=tab.ask("() => location.hash"))
    assert again.ask("() => __kg.view.mode.path.map((n) => __kg.D.nodes.label[n])") == labels


def _dated(tmp_path: Path) -> Path:
    """A graph of one body with the same figure in three years, and facts with and without dates."""
    base, rows = "https://kg.example/", list[Triple]()
    body, article = Iri(base + "organization/白石县水利局"), Iri(base + "article/1")
    rows += [
        (body, Iri(RDF + "type"), Iri(NAMESPACE + "Organization")),
        (body, Iri("http://www.w3.org/2000/01/rdf-schema#label"), Literal("白石县水利局", "zh")),
        (article, Iri(RDF + "type"), Iri(NAMESPACE + "Article")),
        (article, Iri("http://purl.org/dc/terms/issued"), Literal("2023-03-01")),
    ]
    for n, (year, number) in enumerate((("2020", "12"), ("2021", "30"), ("2022", "21"), ("", "7"))):
        statement, value = Iri(f"{base}statement/{n}"), Iri(f"{base}value/{n}")
        said = Iri(f"{article}/#char={n * 20},{n * 20 + 12}")
        rows += [
            (statement, Iri(RDF + "subject"), body),
            (statement, Iri(RDF + "predicate"), Iri(NAMESPACE + "measured")),
            (statement, Iri(RDF + "object"), value),
            (statement, Iri(NAMESPACE + "indicator"), Literal("新建水渠", "zh")),
            (statement, Iri(NAMESPACE + "evidence"), said),
            (said, Iri(NAMESPACE + "quote"), Literal(f"全县新建水渠{number}公里", "zh")),
            (said, Iri(NAMESPACE + "article"), article),
            (value, Iri(NAMESPACE + "value"), Literal(number)),
            (value, Iri(NAMESPACE + "unit"), Literal("公里")),
            (value, Iri(NAMESPACE + "valueText"), Literal(f"{number}公里", "zh")),
        ]
        if year:
            rows.append(
                (statement, Iri(NAMESPACE + "date"), Literal(year, "", "http://www.w3.org/2001/XMLSchema#gYear"))
            )
    from kg.outputs.html import write_html

    write_html(rows, tmp_path / "dated.html")
    return tmp_path / "dated.html"


def test_values_over_time_are_a_chart(opened: Open, tmp_path: Path) -> None:
    """One indicator at several times is a curve that says its numbers to who cannot see it."""
    tab = opened(_dated(tmp_path), at="#entity=白石县水利局")
    assert tab.page.locator("#details figure").count() == 1
    assert tab.page.inner_text("#details figcaption") == "新建水渠"
    assert tab.page.locator("#details .chart circle").count() == 3
    assert tab.page.get_attribute("#details .chart", "aria-label") == "新建水渠：2020 12公里；2021 30公里；2022 21公里"


def test_the_timeline_filters(opened: Open, tmp_path: Path) -> None:
    """The slider keeps the facts of its years; the other clock is the date of the article."""
    tab = opened(_dated(tmp_path))
    assert tab.page.locator("#bars rect").count() == 3
    tab.ask(
        "() => { const s = document.getElementById('time-from'); s.value = 1; s.dispatchEvent(new Event('input')); }"
    )
    assert tab.ask("() => __kg.passCount()") == 2
    assert tab.page.inner_text("#time-words") == "2021 – 2022"
    tab.page.click("#reset")
    assert tab.ask("() => __kg.passCount()") == 4
    tab.page.check("#by-article")
    assert tab.page.locator("#bars rect").count() == 1


def test_filters_count_what_the_graph_counts(opened: Open, example: Path) -> None:
    """Taking a relation or a type away takes its facts away, and no others."""
    rows = read_rows(str(example / "graph.ttl"))
    predicates = [about[RDF + "predicate"][0] for about in _statements(rows).values()]
    tab = opened(example / "graph.html")
    for name in sorted(set(predicates)):
        tab.ask(
            "(iri) => { __kg.off.relations.clear(); __kg.off.relations.add(__kg.D.terms.text.indexOf(iri)); __kg.filtersChanged(); }",
            name,
        )
        assert tab.ask("() => __kg.passCount()") == len(predicates) - predicates.count(name), name
