"""Ten thousand entities: the page opens, folds, finds and filters without a pause; and sooner than pyvis's own.

What is a ratio, or can be held against other work in the same page, runs always; absolute times run with KG_TIMED=1.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.outputs.html import page
from kg.outputs.html.page import LIMIT, render
from tests.benchmarks.page import compare, move_about, share, usable
from tests.browser.conftest import Open, Tab
from tests.networks import make_network

Network = Callable[[int], Path]
QUIET = 5.0  # milliseconds that the work of _slowness takes on the machine on which the goals were set
timed = pytest.mark.skipif("KG_TIMED" not in os.environ, reason="looks at the clock: set KG_TIMED=1 on a quiet machine")


@pytest.mark.slow
def test_ten_thousand_open(opened: Open, network: Network) -> None:
    """All are held, at most LIMIT are drawn, any of them is found and opens with its neighbours."""
    tab = opened(network(10_000))
    assert tab.ask("() => __kg.NODES") == 10_000
    assert 100 <= tab.ask("() => __kg.view.items.size") <= LIMIT
    hidden = tab.ask("() => { let n = __kg.NODES - 1; while (__kg.view.items.has(n)) n--; return n; }")
    assert hidden in tab.ask("(n) => __kg.find(__kg.D.nodes.label[n]).map((hit) => hit.n)", hidden)
    tab.ask("(n) => __kg.select(n, {move: true, open: true})", hidden)
    assert tab.ask("(n) => [__kg.view.mode.kind, __kg.view.items.has(n)]", hidden) == ["focus", True]
    assert tab.messages == []


@pytest.mark.slow
def test_communities_fold_and_open(opened: Open, network: Network) -> None:
    """Folded entities stand in one bubble of their community; opened, they stand there themselves."""
    tab = opened(network(2_000))
    folds = tab.ask("() => __kg.D.folds")
    drawn = tab.ask("() => [...__kg.view.items.keys()]")
    held = [n for group in folds for n in group]
    assert len(held) == len(set(held)) > 500
    assert not set(held) & set(drawn)
    assert {-1 - n for n in range(len(folds))} == {n for n in drawn if n < 0}
    group = max(range(len(folds)), key=lambda n: len(folds[n]))
    tab.ask("(id) => __kg.openCommunity(id)", -1 - group)
    shown = tab.ask("() => [...__kg.view.items.keys()]")
    assert set(shown) <= set(folds[group])
    assert len(shown) == min(len(folds[group]), 240)
    tab.page.get_by_role("button", name="返回全图").click()
    assert tab.ask("() => __kg.view.mode.kind") == "whole"


def _slowness(tab: Tab) -> float:
    """How many times as long as on a quiet machine a fixed piece of work takes here and now, at least 1."""
    milliseconds = tab.ask(
        """() => {
          const work = () => { const counts = new Map(), t = performance.now(); for (let i = 0; i < 40000; i++) { const key = "k" + (i * 7919) % 5003; counts.set(key, (counts.get(key) || 0) + i); } return performance.now() - t; };
          return Array.from({length: 15}, work).sort((a, b) => a - b)[7];
        }"""
    )
    return max(1.0, float(milliseconds) / QUIET)


@pytest.mark.slow
def test_search_and_filters_do_not_pause(opened: Open, network: Network) -> None:
    """At 10,000 entities no keystroke costs more than 30 ms and no filter more than 150 ms of a quiet machine; best of five."""
    tab = opened(network(10_000))
    slow = [_slowness(tab)]
    keys, filters = tab.ask(
        """() => {
          const best = (act) => Math.min(...Array.from({length: 5}, () => { const t = performance.now(); act(); return performance.now() - t; }));
          const box = document.getElementById("search"), type = (text) => { box.value = text; box.dispatchEvent(new Event("input")); };
          const keys = ["青", "青溪", "青溪市水", "q", "qx", "qxss", "bs", "工作推进会", "出席", "压实责任", "zxq", "没有这个词", "第4321号"].map((text) => best(() => type(text)));
          const boxes = [...document.querySelectorAll("#kinds input, #relations input, #statuses input")];
          const filters = boxes.map((e) => best(() => { e.click(); __kg.drawChanges(); }));
          document.getElementById("reset").click();
          const slider = document.getElementById("time-from");
          for (let i = 1; i < 8; i++) filters.push(best(() => { slider.value = i; slider.dispatchEvent(new Event("input")); __kg.drawChanges(); }));
          return [keys, filters];
        }"""
    )
    slow.append(_slowness(tab))
    assert len(filters) > 15
    assert max(keys) <= 30 * max(slow)
    assert max(filters) <= 150 * max(slow)


@pytest.mark.slow
def test_moving_about_draws_in_time(opened: Open, network: Network) -> None:
    """With 600 nodes shown, one of two drawings takes no more than two frames of a screen, beside other work.

    The goal, one frame, is held on a quiet machine with KG_TIMED=1: `test_frames`.
    """
    tab = opened(network(600))
    assert tab.ask("() => __kg.view.items.size") == LIMIT
    slow = [_slowness(tab)]
    told = move_about(tab.page)
    slow.append(_slowness(tab))
    assert len(told["pan"]["drawings"]) >= 20 and len(told["zoom"]["drawings"]) >= 20
    assert share(told["pan"]["drawings"], 0.5) <= 34 * max(slow)
    assert share(told["zoom"]["drawings"], 0.5) <= 34 * max(slow)
    assert len(told["hover"]["drawings"]) <= 2  # pointing draws nothing


@timed
@pytest.mark.slow
def test_frames(opened: Open, network: Network) -> None:
    """From frame to frame with 600 nodes shown: the middle 17 ms, 19 of 20 within 33 ms dragged, 50 ms zoomed or pointed at."""
    told = move_about(opened(network(600)).page)
    for name, most in (("pan", 33.5), ("zoom", 50.1), ("hover", 50.1)):
        assert share(told[name]["gaps"], 0.5) <= 17, name
        assert share(told[name]["gaps"], 0.95) <= most, name


@pytest.mark.slow
@pytest.mark.parametrize(("count", "most"), [(2_000, 10), (10_000, 20)])
def test_memory(opened: Open, network: Network, count: int, most: int) -> None:
    """The page's own objects take few megabytes after a collection."""
    tab = opened(network(count))
    session: Any = tab.page.context.new_cdp_session(tab.page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    assert used <= most


@pytest.mark.slow
@pytest.mark.parametrize(
    ("count", "times", "stock_runs"),
    [(100, 5, 3), pytest.param(100, 10, 3, marks=timed), pytest.param(500, 50, 3, marks=timed)],
    ids=["100", "100-goal", "500-goal"],
)
def test_sooner_than_stock_pyvis(chromium: Any, tmp_path: Path, count: int, times: int, stock_runs: int) -> None:
    """The same entities can be used so many times sooner than in pyvis's own page, in the same run; medians.

    pyvis's page is given up when it has taken a little longer than that: enough to know.
    """
    ours, stock = compare(chromium, count, tmp_path, stock_runs=stock_runs, most=1.2 * times)
    assert stock / ours >= times


@timed
@pytest.mark.slow
@pytest.mark.parametrize(("count", "most"), [(100, 0.6), (500, 0.9), (2_000, 1.2), (10_000, 1.4)])
def test_usable_in_seconds(chromium: Any, network: Network, count: int, most: float) -> None:
    """From a click on the file to a page that can be used, the middle of five."""
    found = [usable(chromium, network(count)) for _ in range(6)][1:]
    assert sorted(found)[2] <= most


@timed
@pytest.mark.slow
@pytest.mark.parametrize(("count", "most"), [(500, 0.8), (10_000, 3.0)])
def test_seconds_of_layout_and_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, count: int, most: float) -> None:
    """Layout, folding, packing and all else but reading the triples, in seconds of the processor; best of three."""
    spent: list[float] = []

    def timed_render(*arguments: Any, **options: Any) -> str:
        begin = time.process_time()
        text = render(*arguments, **options)
        spent.append(time.process_time() - begin)
        return text

    monkeypatch.setattr(page, "render", timed_render)
    rows = make_network(count)
    for _ in range(3):
        page.write_html(rows, tmp_path / "page.html")
    assert min(spent) <= most
