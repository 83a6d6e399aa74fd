"""How much sooner our page can be used than pyvis's own of the same graph, and what its parts cost.

    python -m tests.benchmarks.page [NODES …]

Both pages are opened in Chromium, one after the other, three times; printed are medians in seconds and their ratio. A page
of ours can be used when its script is done and two frames are drawn; pyvis's when its physics lets go of the first picture.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from kg.model import Literal, Triple
from kg.ontology import NAMESPACE
from kg.outputs.html import write_html
from tests.networks import RDF, RDFS, SIZES, make_network

OURS = """document.addEventListener("kg-ready", () => requestAnimationFrame(() => requestAnimationFrame(() => { window.usable = performance.now(); })));"""
WAIT = "() => new Promise((done) => { const timer = setInterval(() => { if (window.usable !== undefined) { clearInterval(timer); done(window.usable); } }, 20); })"
STOCK = '<script>network.once("stabilizationIterationsDone", () => requestAnimationFrame(() => requestAnimationFrame(() => { window.usable = performance.now(); })));</script>'


def write_stock(rows: list[Triple], path: Path) -> None:
    """The same entities, facts and sentences with pyvis as it comes, everything in line."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    about: dict[str, dict[str, str]] = {}
    for s, p, o in rows:
        about.setdefault(s, {})[p] = o.value if isinstance(o, Literal) else str(o)
    ends = [a for a in about.values() if RDF + "subject" in a]
    for node in sorted({a[RDF + side] for a in ends for side in ("subject", "object")}):
        kind = about[node][RDF + "type"]
        network.add_node(node, label=about[node][RDFS + "label"], group=kind, title=kind)
    for a in ends:
        quote = about[a[NAMESPACE + "evidence"]][NAMESPACE + "quote"]
        network.add_edge(a[RDF + "subject"], a[RDF + "object"], title=quote)
    path.write_text(network.generate_html(notebook=False).replace("</body>", STOCK + "</body>"), "utf-8")


def usable(browser: Any, path: Path, *, wait: float = 300.0) -> float:
    """Seconds from the start of loading until the page can be used."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    page.add_init_script(OURS)
    page.goto(path.as_uri(), wait_until="commit")
    page.set_default_timeout(wait * 1000)
    seconds = float(page.evaluate(WAIT)) / 1000
    context.close()
    return seconds


def compare(browser: Any, count: int, folder: Path, *, runs: int = 3) -> tuple[float, float]:
    """Median seconds of ours and of pyvis's page, opened in turn."""
    rows = make_network(count)
    write_html(rows, folder / "ours.html")
    write_stock(rows, folder / "stock.html")
    found = [(usable(browser, folder / "ours.html"), usable(browser, folder / "stock.html")) for _ in range(runs)]
    return statistics.median(a for a, _ in found), statistics.median(b for _, b in found)


def run(counts: list[int]) -> None:
    """Print a line for every size."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM, FLAGS

    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        for count in counts:
            ours, stock = compare(browser, count, Path(folder))
            size = (Path(folder) / "ours.html").stat().st_size / 1e6
            print(
                f"{count:>6} nodes {SIZES.get(count, 0):>6} facts: {ours:.2f} s, pyvis {stock:.1f} s, {stock / ours:.0f} times sooner; {size:.2f} MB"
            )


if __name__ == "__main__":
    run([int(n) for n in sys.argv[1:]] or [100, 500])
