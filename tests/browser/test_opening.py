"""Opening the page: nothing asked for, nothing said, small, readable, the same twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.outputs.html import write_html
from tests.browser.conftest import Open
from tests.networks import make_network

Network = Callable[[int], Path]


def test_no_request_and_no_message(opened: Open, example: Path) -> None:
    """From a file, with the network off: one request, the file itself; the console stays silent."""
    tab = opened(example / "graph.html", offline=True)
    tab.page.click("#to-table")
    tab.page.click("#to-network")
    assert [(example / "graph.html").as_uri()] == tab.requests
    assert tab.messages == []


def test_what_is_injected_may_not_ask(opened: Open, example: Path) -> None:
    """The policy stops scripts, styles, pictures and calls that somebody brings into the loaded page."""
    tab = opened(example / "graph.html")
    stopped = tab.ask(
        """async () => {
          const found = new Set();
          document.addEventListener("securitypolicyviolation", (e) => found.add(e.effectiveDirective));
          const add = (name, fill) => { const e = document.createElement(name); fill(e); document.body.append(e); };
          add("script", (e) => { e.textContent = "window.pwned = 1"; });
          add("style", (e) => { e.textContent = "body { background: url(http://127.0.0.1:9/a) }"; });
          add("img", (e) => { e.src = "http://127.0.0.1:9/b.png"; });
          add("iframe", (e) => { e.src = "http://127.0.0.1:9/c"; });
          await fetch("http://127.0.0.1:9/d").catch(() => 0);
          await new Promise((done) => setTimeout(done, 200));
          return [...found].sort();
        }"""
    )
    assert stopped == ["connect-src", "frame-src", "img-src", "script-src-elem", "style-src-elem"]
    assert tab.ask("() => window.pwned === undefined")


@pytest.mark.parametrize(("count", "most"), [(100, 0.6e6), (2_000, 1.1e6), (10_000, 3.5e6)])
def test_size(network: Network, count: int, most: float) -> None:
    """The page with all its evidence stays small."""
    assert network(count).stat().st_size <= most


@pytest.mark.parametrize(("count", "least"), [(50, 45), (100, 80), (500, 120)])
def test_labels_can_be_read_at_opening(opened: Open, network: Network, count: int, least: int) -> None:
    """On a laptop's screen so many labels stand there, none under 11 pixels."""
    labels = [label for label in opened(network(count)).labels() if not label["edge"]]
    assert len(labels) >= least
    assert min(label["size"] for label in labels) >= 11


@pytest.mark.parametrize("count", [50, 100, 500, 2_000])
def test_no_two_labels_overlap_at_any_zoom(opened: Open, network: Network, count: int) -> None:
    """At five zooms no box of a label touches another."""
    tab = opened(network(count))
    for zoom in (0.6, 1.0, 1.6, 2.5, 4.0):
        tab.ask("(zoom) => __kg.moveCamera({scale: __kg.view.fit * zoom})", zoom)
        boxes = [label["box"] for label in tab.labels()]
        assert len(boxes) >= 5
        touching = [
            (a, b)
            for i, a in enumerate(boxes)
            for b in boxes[:i]
            if a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]
        ]
        assert touching == []


def test_same_bytes_twice(network: Network, tmp_path: Path) -> None:
    """The same rows in another order give the same page."""
    rows = make_network(500)
    write_html(list(reversed(rows)), tmp_path / "again.html", title="500 个实体")
    assert (tmp_path / "again.html").read_bytes() == network(500).read_bytes()


def test_the_picture_is_the_same_at_every_opening(opened: Open, network: Network) -> None:
    """Positions and labels do not change from one opening to the next."""
    first, second = (opened(network(100)).labels() for _ in range(2))
    assert first == second


def test_without_scripts_the_facts_are_a_table(opened: Open, example: Path) -> None:
    """Where scripts are off, facts and evidence can be read all the same."""
    tab = opened(example / "graph.html", java_script_enabled=False)
    assert tab.page.locator("noscript table tr").count() > 20
    assert tab.page.locator("noscript table").is_visible()
