"""Hostile text in every field: nothing runs, nothing is asked for, with the policy and without it."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from kg.outputs.html import write_html
from tests.browser.conftest import Open, Tab
from tests.networks import HOSTILE, make_hostile

WALK = """async () => {
  for (let n = 0; n < __kg.NODES; n++) { __kg.select(n, {move: true, open: true}); }
  for (let n = 1; n < __kg.NODES; n++) __kg.goPath(0, n);
  for (const text of [...new Set(__kg.D.terms.text), ...__kg.D.nodes.label]) {
    const box = document.getElementById("search");
    box.value = text; box.dispatchEvent(new Event("input")); box.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter"}));
  }
  document.getElementById("to-table").click();
  document.getElementById("language").click();
  for (const e of document.querySelectorAll("*")) { e.dispatchEvent(new MouseEvent("mouseover", {bubbles: true})); }
  await new Promise((done) => setTimeout(done, 300));
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page, and the page without its policy."""
    folder = tmp_path_factory.mktemp("hostile")
    write_html(make_hostile(), folder / "policy.html", title="".join(HOSTILE), focus=HOSTILE[0])
    text = (folder / "policy.html").read_text("utf-8")
    open_text, removed = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    assert removed == 1
    (folder / "bare.html").write_text(open_text, "utf-8", newline="\n")
    return folder


def _walked(opened: Open, path: Path, at: str = "") -> Tab:
    tab = opened(path, at=at)
    tab.ask(WALK)
    return tab


@pytest.mark.parametrize("name", ["policy", "bare"])
def test_nothing_runs(opened: Open, hostile: Path, name: str) -> None:
    """Every panel, list, table and menu is opened; no script of the data runs, no element of it comes to life."""
    tab = _walked(opened, hostile / f"{name}.html")
    assert tab.ask("() => [window.pwned, parent.pwned]") == [None, None]
    assert tab.requests == [(hostile / f"{name}.html").as_uri()]
    assert tab.messages == []
    assert tab.ask("() => document.querySelectorAll('iframe, img, object, embed, base, form').length") == 0
    assert tab.ask("() => document.querySelectorAll('script').length") == 3
    assert (
        tab.ask(
            "() => [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]).filter((a) => /^on/i.test(a.name)).length"
        )
        == 0
    )
    assert tab.ask("() => [...document.querySelectorAll('a')].filter((a) => !/^https?:$/.test(a.protocol)).length") == 0


def test_a_hostile_address_is_inert(opened: Open, hostile: Path) -> None:
    """What stands after the # is a name to look up and nothing else."""
    from urllib.parse import quote

    tab = opened(hostile / "bare.html", at=f"#entity={HOSTILE[0]}")
    for text in map(quote, HOSTILE):
        for state in (f"entity={text}&lang=<b>&view={text}", f"path={text}~%zz", f"article={text}&hops={text}"):
            tab.ask("(state) => { location.hash = state; }", state)
            tab.settle()
    assert tab.ask("() => window.pwned") is None
    assert tab.messages == []


def test_downloads_are_inert(opened: Open, hostile: Path) -> None:
    """The SVG is well-formed and holds no script; no cell of the CSV begins a formula."""
    tab = opened(hostile / "policy.html")
    drawing = ElementTree.fromstring(tab.ask("() => __kg.svg()"))
    names = {e.tag.rpartition("}")[2] for e in drawing.iter()}
    assert names <= {"svg", "title", "rect", "path", "text", "g"}
    cells = [cell for row in csv.reader(io.StringIO(tab.ask("() => __kg.csv()").lstrip("\ufeff"))) for cell in row]
    assert len(cells) > 100
    assert not [cell for cell in cells if cell[:1] in "=+-@\t" and cell and not re.fullmatch(r"-?[0-9.]+", cell)]


def test_direction_marks_do_not_reach_a_label(opened: Open, hostile: Path) -> None:
    """A mark that turns the reading direction is not drawn; in a quote it turns nothing outside the quote."""
    tab = opened(hostile / "policy.html")
    marks = re.compile("[\u202a-\u202e\u2066-\u2069]")
    assert not marks.search("".join(label["text"] for label in tab.labels()))
    free = tab.ask(
        """() => [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && /[\\u202a-\\u202e]/.test(n.data)))
          .filter((e) => !e.closest("h1, h2, blockquote, .cite, td, button.entity")).map((e) => e.outerHTML.slice(0, 90))"""
    )
    assert free == []


def test_our_scripts_build_no_markup() -> None:
    """No script of ours sets markup from text or runs text."""
    import kg.outputs.html

    for path in (Path(kg.outputs.html.__file__).parent / "templates").glob("*.js"):
        found = re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|setTimeout\(['\"]",
            path.read_text("utf-8"),
        )
        assert found == [], path.name
