"""One browser for the folder; pages that remember what they asked for and what they said."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.outputs.html import write_html
from tests.networks import make_network
from tests.support import ROOT

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in this folder drives the browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(slots=True)
class Tab:
    """A page in the browser, with everything it asked for, said and broke."""

    page: Any
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def ask(self, script: str, argument: object = None) -> Any:
        """The value of an expression in the page."""
        return self.page.evaluate(script, argument)

    def settle(self) -> None:
        """Wait for two frames."""
        self.ask("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def labels(self) -> list[dict[str, Any]]:
        """The labels that stand on the canvas: text, size in pixels, box; of an edge or of a node."""
        self.settle()
        found: list[dict[str, Any]] = self.ask(
            "() => __kg.placed.map((l) => ({text: l.text, size: l.size, box: l.box, edge: l.edge || ''}))"
        )
        return found


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """The browser."""
    if not CHROMIUM.exists():
        if os.environ.get("KG_BROWSER") == "required":
            pytest.fail(f"{CHROMIUM} is missing: run .ci/setup-browser.sh")
        pytest.skip(f"{CHROMIUM} is missing: .ci/setup-browser.sh installs it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


Open = Callable[..., Tab]


@pytest.fixture
def opened(chromium: Any) -> Iterator[Open]:
    """Opens a file, by default on a laptop's screen in daylight; `at` is what follows the # of the address."""
    contexts = []

    def load(
        path: Path, *, at: str = "", wide: int = 1280, high: int = 800, scheme: str = "light", **options: Any
    ) -> Tab:
        context = chromium.new_context(
            viewport={"width": wide, "height": high},
            color_scheme=scheme,
            reduced_motion="reduce",
            accept_downloads=True,
            **options,
        )
        contexts.append(context)
        tab = Tab(context.new_page())
        tab.page.set_default_timeout(20_000)
        tab.page.on("request", lambda request: tab.requests.append(request.url))
        tab.page.on("console", lambda message: tab.messages.append(message.text))
        tab.page.on("pageerror", lambda error: tab.messages.append(str(error)))
        tab.page.goto(path.as_uri() + at)
        if options.get("java_script_enabled", True):
            tab.page.wait_for_selector("body.ready", state="attached")
            tab.ask("() => __kg.loadCamera()")
            tab.settle()
        return tab

    yield load
    for context in contexts:
        context.close()


@pytest.fixture(scope="package")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of graph.ttl and graph.html of the example pages."""
    folder = tmp_path_factory.mktemp("example")
    assert main(["build", *(str(p) for p in sorted((ROOT / "examples").glob("*.txt"))), "-o", str(folder)]) == 0
    return folder


@pytest.fixture(scope="package")
def network(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The page of a made graph of so many entities, written once."""
    made: dict[int, Path] = {}

    def page(count: int) -> Path:
        if count not in made:
            made[count] = tmp_path_factory.mktemp("network") / f"{count}.html"
            write_html(make_network(count), made[count], title=f"{count} 个实体")
        return made[count]

    return page
