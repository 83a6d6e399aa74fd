"""How much sooner our page can be used than pyvis's own of the same graph, and what moving about in it costs.

    python -m tests.benchmarks.page [NODES …]

Both pages are opened in Chromium, in turn, five times; printed are medians in seconds and their ratio. A page of ours can
be used when all its scripts are done and the first whole drawing has been on the screen for a frame; pyvis's when its
physics lets go of the first picture and the same has passed, though its nodes move on. Ours loads vis-network, which moves
the picture, at the first touch or when idle: how long it takes where the first touch comes at once is printed too. Then
our page is dragged, zoomed and pointed at with the mouse: milliseconds from frame to frame, of which a screen shows one
each 16.7, and of each drawing.
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
TOUCHED = """document.addEventListener("kg-ready", () => __kg.loadCamera().then(() => requestAnimationFrame(() => requestAnimationFrame(() => { window.usable = performance.now(); }))));"""
WAIT = """(most) => new Promise((done) => { const timer = setInterval(() => {
  const late = performance.now() > most;
  if (window.usable !== undefined || late) { clearInterval(timer); done(late ? performance.now() : window.usable); }
}, 20); })"""
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


def usable(browser: Any, path: Path, *, most: float = 300.0, script: str = OURS) -> float:
    """Seconds from the start of loading until the page can be used; what takes longer than the most is given up then."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    page.set_default_timeout((most + 60) * 1000)
    page.add_init_script(script)
    page.goto(path.as_uri(), wait_until="commit")
    seconds = float(page.evaluate(WAIT, most * 1000)) / 1000
    context.close()
    return seconds


def compare(
    browser: Any, count: int, folder: Path, *, runs: int = 5, stock_runs: int = 5, most: float = 1000
) -> tuple[float, float]:
    """Median seconds of ours and of pyvis's page, opened in turn; pyvis's is waited for `most` times as long as ours."""
    rows = make_network(count)
    write_html(rows, folder / "ours.html")
    write_stock(rows, folder / "stock.html")
    usable(browser, folder / "ours.html")  # the browser's own start is nobody's
    ours: list[float] = []
    stock: list[float] = []
    for run in range(runs):
        ours.append(usable(browser, folder / "ours.html"))
        if run < stock_runs:
            stock.append(usable(browser, folder / "stock.html", most=most * max(ours)))
    return statistics.median(ours), statistics.median(stock)


RECORD = """() => {
  const renderer = __kg.network.renderer, draw = renderer._redraw;
  window.gaps = []; window.drawings = [];
  renderer._redraw = function (...a) { const t = performance.now(); draw.apply(renderer, a); drawings.push(performance.now() - t); };
  let last = 0;
  const tick = (now) => { if (last) gaps.push(now - last); last = now; window.ticking = requestAnimationFrame(tick); };
  window.ticking = requestAnimationFrame(tick);
  window.stopped = () => { cancelAnimationFrame(ticking); renderer._redraw = draw; return {gaps, drawings}; };
}"""


def move_about(page: Any) -> dict[str, dict[str, list[float]]]:
    """Of dragging, zooming and pointing, with the mouse over an open page of ours: all gaps between frames, all drawings."""

    def drag() -> None:
        page.mouse.down()
        for i in range(60):
            page.mouse.move(650 + 3 * min(i, 60 - i), 400 + 2 * i)
        page.mouse.up()

    def zoom() -> None:
        for i in range(40):
            page.mouse.wheel(0, -60 if i < 20 else 60)

    def point() -> None:
        for i in range(60):
            page.mouse.move(400 + 9 * i, 200 + 6 * i)

    found = {}
    for name, act in (("pan", drag), ("zoom", zoom), ("hover", point)):
        page.evaluate("() => document.getElementById('zoom-fit').click()")
        page.mouse.move(650, 400)
        page.evaluate(RECORD)
        act()
        found[name] = page.evaluate("() => stopped()")
    return found


def share(numbers: list[float], part: float) -> float:
    """The number that so large a part of the numbers does not exceed."""
    return sorted(numbers)[min(len(numbers) - 1, int(part * len(numbers)))] if numbers else 0.0


def run(counts: list[int]) -> None:
    """Print a line for every size."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM, FLAGS

    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        for count in counts:
            ours, stock = compare(browser, count, Path(folder))
            size = (Path(folder) / "ours.html").stat().st_size / 1e6
            touched = statistics.median(usable(browser, Path(folder) / "ours.html", script=TOUCHED) for _ in range(5))
            print(
                f"{count:>6} nodes {SIZES.get(count, 0):>6} facts: {ours:.2f} s, pyvis {stock:.1f} s, {stock / ours:.0f} times sooner; {touched:.2f} s if touched at once; {size:.2f} MB"
            )
        write_html(make_network(600), Path(folder) / "600.html")
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto((Path(folder) / "600.html").as_uri())
        page.wait_for_selector("body.ready", state="attached")
        page.evaluate("() => __kg.loadCamera()")
        for name, told in move_about(page).items():
            for kind, numbers in told.items():
                print(f"{name:<6} {kind:<9} median {share(numbers, 0.5):6.1f} ms, 95 % {share(numbers, 0.95):6.1f} ms")


if __name__ == "__main__":
    run([int(n) for n in sys.argv[1:]] or [100, 500])
