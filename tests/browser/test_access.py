"""The page for everybody: axe-core, the keyboard, announcements, contrast, a phone, print, two languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.outputs.html.classes import STYLES
from tests.browser.conftest import Open, Tab

Network = Callable[[int], Path]
STATES = {
    "opening": "",
    "focus": "#entity=青海省&hops=1",
    "path": "#path=青海省~泉吉乡",
    "table": "#view=table",
    "english": "#lang=en&entity=青海省",
}


def _violations(tab: Tab) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(tab.page).response["violations"]
    return [f"{v['id']}: {[n['html'][:120] for n in v['nodes']]}" for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(opened: Open, example: Path, scheme: str, state: str) -> None:
    """axe-core's rules, in daylight and at night, in every state of the page."""
    tab = opened(example / "graph.html", at=STATES[state], scheme=scheme)
    assert _violations(tab) == []


@pytest.mark.parametrize("state", ["searching", "downloads", "phone"])
def test_axe_finds_nothing_in_open_menus(opened: Open, example: Path, state: str) -> None:
    """The list of hits, the menu of downloads, the filters on a phone."""
    tab = opened(example / "graph.html", wide=390 if state == "phone" else 1280)
    if state == "searching":
        tab.page.fill("#search", "省")
    else:
        tab.page.click("#downloads summary" if state == "downloads" else "#to-filters")
    assert _violations(tab) == []


@pytest.mark.parametrize("paper", ["#ffffff", "#15181c"])
def test_nodes_stand_out(paper: str) -> None:
    """What axe cannot see on a canvas: every colour of a node has 3:1 on both papers."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    for colour, _ in STYLES.values():
        high, low = sorted((light(colour), light(paper)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 3, colour


def _component(tab: Tab) -> dict[str, Any]:
    """The largest component of what stands on the canvas."""
    found: dict[str, Any] = tab.ask(
        """() => {
          const near = new Map([...__kg.view.items.keys()].map((id) => [id, []])), seen = new Set();
          for (const e of __kg.view.edges) { near.get(e.from).push(e.to); near.get(e.to).push(e.from); }
          let best = [];
          for (const id of near.keys()) {
            if (seen.has(id)) continue;
            const part = [id]; seen.add(id);
            for (const x of part) for (const y of near.get(x)) if (!seen.has(y)) { seen.add(y); part.push(y); }
            if (part.length > best.length) best = part;
          }
          return {ids: best, names: best.map((id) => __kg.D.nodes.label[id])};
        }"""
    )
    return found


@pytest.mark.parametrize("keys", ["n", "p"])
def test_the_keyboard_reaches_every_node(opened: Open, network: Network, keys: str) -> None:
    """N, or P, walks through all nodes of a component; each is announced by name, type and number of facts."""
    tab = opened(network(100))
    part = _component(tab)
    assert len(part["ids"]) > 60
    tab.page.focus("#network")
    tab.ask(
        """() => { window.reached = []; window.said = []; const live = document.getElementById("live");
          new MutationObserver(() => { reached.push(__kg.view.selected); said.push(live.innerText); }).observe(live, {childList: true}); }"""
    )
    for _ in range(tab.ask("() => __kg.view.items.size")):
        tab.page.keyboard.press(keys)
    reached, said = set(tab.ask("() => reached")), set(tab.ask("() => said"))
    assert set(part["ids"]) <= reached
    assert {name for name in part["names"]} <= {text.split("，")[0] for text in said}
    assert all(text.endswith("条事实") for text in said)


def test_arrows_go_where_they_point(opened: Open, network: Network) -> None:
    """An arrow moves to a node that lies on its side."""
    tab = opened(network(100))
    tab.page.focus("#network")
    tab.page.keyboard.press("n")
    for key, axis, sign in (
        ("ArrowRight", "x", 1),
        ("ArrowLeft", "x", -1),
        ("ArrowDown", "y", 1),
        ("ArrowUp", "y", -1),
    ):
        before = tab.ask("() => __kg.view.items.get(__kg.view.selected)")
        tab.page.keyboard.press(key)
        after = tab.ask("() => __kg.view.items.get(__kg.view.selected)")
        assert (after[axis] - before[axis]) * sign > 0


def test_enter_focuses_and_escape_returns(opened: Open, example: Path) -> None:
    """Enter opens the node with its facts and moves there; Escape goes back to the whole graph."""
    tab = opened(example / "graph.html")
    tab.page.focus("#network")
    tab.page.keyboard.press("n")
    tab.page.keyboard.press("Enter")
    assert tab.ask("() => __kg.view.mode.kind") == "focus"
    assert tab.ask("() => document.activeElement.id") == "about-title"
    tab.page.focus("#network")
    tab.page.keyboard.press("Escape")
    assert tab.ask("() => __kg.view.mode.kind") == "whole"


def test_search_by_keyboard_alone(opened: Open, example: Path) -> None:
    """The slash goes to the search; arrows and Enter choose; the combobox says which."""
    tab = opened(example / "graph.html")
    tab.page.keyboard.press("/")
    tab.page.keyboard.type("总工会")
    tab.page.keyboard.press("ArrowDown")
    active = tab.page.get_attribute("#search", "aria-activedescendant")
    assert tab.page.get_attribute(f"#{active}", "aria-selected") == "true"
    name = tab.page.inner_text(f"#{active} .name")
    tab.page.keyboard.press("Enter")
    assert tab.page.inner_text("#about-title") == name


def test_everything_can_be_tabbed_to(opened: Open, example: Path) -> None:
    """Tab goes from the search through the controls to the network, and never gets stuck."""
    tab = opened(example / "graph.html")
    seen = []
    for _ in range(80):
        tab.page.keyboard.press("Tab")
        seen.append(tab.ask("() => document.activeElement.id || document.activeElement.tagName"))
    for wanted in (
        "search",
        "to-table",
        "language",
        "filters",
        "time-from",
        "confidence",
        "reset",
        "network",
        "zoom-in",
    ):
        if tab.ask("(id) => document.getElementById(id).checkVisibility()", wanted):
            assert wanted in seen, wanted


@pytest.mark.parametrize("wide", [360, 390, 768])
def test_a_phone_shows_all(opened: Open, example: Path, wide: int) -> None:
    """Nothing is wider than the screen; targets are large enough; labels stand there and do not overlap."""
    tab = opened(example / "graph.html", wide=wide, high=800)
    assert tab.ask("() => document.documentElement.scrollWidth") <= wide
    small = tab.ask(
        """() => [...document.querySelectorAll("button, input, summary")].filter((e) => e.checkVisibility() && e.type !== "range")
          .filter((e) => { const b = (e.closest("label") || e).getBoundingClientRect(); return b.width > 0 && (b.width < 24 || b.height < 24); }).map((e) => e.outerHTML)"""
    )
    assert small == []
    assert len(tab.labels()) >= 15
    tab.page.fill("#search", "总工会")
    tab.page.locator("#hits li").first.click()
    assert tab.page.locator("#details").is_visible()
    assert tab.ask("() => document.documentElement.scrollWidth") <= wide


def test_english(opened: Open, example: Path) -> None:
    """The switch turns the page's own words to English, both ways; names and evidence stay Chinese."""
    tab = opened(example / "graph.html")
    tab.page.click("#language")
    assert tab.ask("() => document.documentElement.lang") == "en"
    own = "header nav, #filters h2, #filters .by, #kinds .name, #statuses .name, #relations .name, #count"
    words = tab.ask(
        "(own) => [...document.querySelectorAll(own)].map((e) => e.innerText).join(' ').replace('中文', '')", own
    )
    assert not [c for c in words if "\u4e00" <= c <= "\u9fff"]
    tab.page.fill("#search", "青海省")
    tab.page.keyboard.press("Enter")
    assert tab.page.inner_text("#about-title") == "青海省"
    assert tab.page.locator("#details blockquote").first.get_attribute("lang") == "zh-CN"
    tab.page.click("#language")
    assert tab.ask("() => document.documentElement.lang") == "zh-CN"
    assert "类型" in tab.page.inner_text("#filters")


def test_print(opened: Open, example: Path) -> None:
    """On paper stand the picture and the table of all facts, without the controls."""
    tab = opened(example / "graph.html")
    tab.page.emulate_media(media="print")
    tab.ask("() => dispatchEvent(new Event('beforeprint'))")
    assert tab.page.locator("#rows tr").count() == tab.ask("() => __kg.FACTS")
    assert not tab.page.locator("#filters").is_visible()
    assert tab.page.locator("#network canvas").is_visible()
    tab.ask("() => dispatchEvent(new Event('afterprint'))")
    assert tab.page.pdf()[:5] == b"%PDF-"
