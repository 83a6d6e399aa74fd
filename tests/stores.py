"""Triple stores and engines that tests start on loopback and end by pid, behind one way to ask.

`.ci/setup-stores.sh` fetches them; what is not there skips its tests, visibly, unless KG_STORE_TESTS is "required".
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from kg.store.endpoints import Endpoint, endpoint_of

STORES = Path(os.environ.get("KG_STORES") or Path.home() / ".cache" / "kg-stores")
REQUIRED = os.environ.get("KG_STORE_TESTS") == "required"
JAVA = Path("/usr/share/java")
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "float", "int", "long")}
Rows = Counter[tuple[str, ...]]
Bindings = list[dict[str, dict[str, str]]]


def need(there: bool, what: str, *, in_ci: bool = False) -> None:
    """Skip without it; fail in CI for what CI can always have."""
    if not there:
        message = f"no {what} here; bash .ci/setup-stores.sh fetches it"
        if in_ci and REQUIRED:
            pytest.fail(message)
        pytest.skip(message)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Running:
    """A server process and how to reach it."""

    command: list[str]
    endpoint: Endpoint
    environment: Mapping[str, str] = field(default_factory=dict)
    log: Path = Path(os.devnull)
    process: subprocess.Popen[bytes] | None = None

    def start(self, seconds: float = 90) -> None:
        """Start, and wait until it answers a query."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, stdout=log, stderr=log, env={**os.environ, **self.environment}, stdin=subprocess.DEVNULL
            )
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                query = urlencode({"query": "ASK { <https://a.example/> ?p ?o }"})
                urllib.request.urlopen(f"{self.endpoint.query}?{query}", timeout=5).read()
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.2)
        raise AssertionError(
            f"{self.command[0]} does not answer: {self.log.read_text()[-500:] if self.log.is_file() else ''}"
        )

    def end(self, how: int = signal.SIGTERM) -> None:
        """End it, by its pid."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(timeout=60)


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[Running]:
    """Oxigraph's own server, from pip."""
    program = shutil.which("oxigraph") or str(Path(sys.executable).parent / "oxigraph")
    need(Path(program).is_file(), "oxigraph (pip install oxigraph)", in_ci=True)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [program, "serve", "--location", str(folder / "oxigraph"), "--bind", f"127.0.0.1:{port}"]
    server = Running([*command, "--union-default-graph"], endpoint_of(address, "oxigraph"), log=folder / "oxigraph.log")
    server.start()
    try:
        yield server
    finally:
        server.end()


VIRTUOSO = """[Database]
DatabaseFile = {db}/virtuoso.db
ErrorLogFile = {db}/virtuoso.log
LockFile = {db}/virtuoso.lck
TransactionFile = {db}/virtuoso.trx
xa_persistent_file = {db}/virtuoso.pxa
ErrorLogLevel = 7
FileExtend = 200
MaxCheckpointRemap = 2000
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {db}/virtuoso-temp.db
TransactionFile = {db}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {db}
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {db}
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 1000000
"""


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[Running]:
    """Virtuoso 7, unpacked from Debian's packages; its first account is dba/dba, so loopback only."""
    root = STORES / "virtuoso"
    program = root / "usr" / "bin" / "virtuoso-t"
    need(program.is_file(), "Virtuoso")
    db, sql, http = folder / "virtuoso", free_port(), free_port()
    db.mkdir(exist_ok=True)
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(db=db, sql=sql, http=http))
    libraries = f"{root}/lib/x86_64-linux-gnu:{root}/usr/lib/x86_64-linux-gnu"
    server = Running(
        [str(program), "-f", "-c", str(folder / "virtuoso.ini")],
        endpoint_of(f"http://127.0.0.1:{http}", "virtuoso"),
        {"LD_LIBRARY_PATH": libraries},
        folder / "virtuoso.out",
    )
    server.start()
    try:
        yield server
    finally:
        server.end()


def jena(mode: str, data: Path, folder: Path, queries: list[Path]) -> list[Bindings]:
    """The answers of Debian's Jena to queries, in one process: "arq" in memory, "tdb2" in a folder, dumped to FOLDER.nq."""
    need((STORES / "jena" / "xerces").is_dir() and shutil.which("javac") is not None, "Jena and a JDK")
    path = ":".join([str(STORES / "jena"), *(str(JAVA / f"{name}.jar") for name in JARS.split())])
    program = Path(__file__).parent / "Engines.java"
    command = ["java", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Xmx1g", "-cp", path, str(program)]
    arguments = [mode, str(data), str(folder), *(str(q) for q in queries)]
    done = subprocess.run([*command, *arguments], capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()[-1500:]
    return [json.loads(line)["results"]["bindings"] for line in done.stdout.decode("utf-8").splitlines()]


JARS = (
    "jena-arq jena-base jena-cmds jena-core jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data "
    "jena-dboe-transaction jena-iri jena-rdfconnection jena-shacl jena-shex jena-tdb jena-tdb2 commons-cli commons-codec "
    "commons-compress commons-csv commons-io commons-lang3 dexx.collection gson guava failureaccess httpclient httpcore "
    "jackson-core jackson-databind jackson-annotations jsonld-java protobuf slf4j-api slf4j-simple thrift libthrift "
    "titanium-json-ld jakarta.json-api commons-logging jcl-over-slf4j"
)


COMUNICA = """
const { QueryEngine } = require('@comunica/query-sparql-file');
const fs = require('fs');
(async () => {
  const [file, ...queries] = process.argv.slice(2), engine = new QueryEngine();
  for (const query of queries) {
    const rows = await (await engine.queryBindings(fs.readFileSync(query, 'utf8'), { sources: [file] })).toArray();
    const shown = rows.map(row => Object.fromEntries([...row].map(([v, t]) => [v.value, t.termType === 'Literal'
      ? { type: 'literal', value: t.value, datatype: t.datatype.value, 'xml:lang': t.language } : { type: 'uri', value: t.value }])));
    console.log(JSON.stringify(shown));
  }
})().catch(error => { console.error(error); process.exit(1); });
"""
N3 = """
const { Parser } = require('n3'), fs = require('fs');
const term = t => t.termType === 'Literal' ? [t.value, t.language, t.datatype.value] : t.value;
for (const q of new Parser().parse(fs.readFileSync(process.argv[2], 'utf8')))
  console.log(JSON.stringify([q.subject.value, q.predicate.value, term(q.object), q.graph.value]));
"""


def node(script: str, *arguments: str) -> list[str]:
    """The lines that a script prints, with Comunica and N3.js at hand."""
    need((STORES / "node_modules" / "@comunica").is_dir() and shutil.which("node") is not None, "Comunica and N3.js")
    done = subprocess.run(
        ["node", "--max-old-space-size=2000", "-", *arguments],
        input=script.encode(),
        capture_output=True,
        cwd=STORES,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr.decode()[-1500:]
    return done.stdout.decode("utf-8").splitlines()


def cells(bindings: Bindings, columns: tuple[str, ...]) -> Rows:
    """The rows of an answer as a bag, each cell with its kind; numbers by value, for engines type their sums differently."""
    return Counter(tuple(_cell(row.get(c)) for c in columns) for row in bindings)


def _cell(term: Mapping[str, Any] | None) -> str:
    if term is None:
        return ""
    if term["type"] == "uri":
        return f"<{term['value']}>"
    if term.get("datatype") in NUMBERS:
        with contextlib.suppress(InvalidOperation):
            return f"{Decimal(term['value']).normalize():f}"
    value = boolean(term["value"]) if term.get("datatype") == XSD + "boolean" else term["value"]
    language = (term.get("xml:lang") or "").lower()
    kind = "" if language or term.get("datatype") in (None, "", XSD + "string") else str(term["datatype"])
    return f'"{value}"@{language}{kind}'


def boolean(text: str) -> str:
    """The canonical form: Virtuoso keeps the datatype, and prints 1 and 0."""
    return {"1": "true", "0": "false"}.get(text, text)


def rdflib_bindings(graph: Any, query: str) -> Bindings:
    """rdflib's answer in the form of the protocol; for GROUP BY over nothing it gives one row without any value."""
    data = graph.query(query).serialize(format="json")
    return [row for row in json.loads(data)["results"]["bindings"] if row]


def oxigraph_bindings(store: Any, query: str) -> Bindings:
    """pyoxigraph's answer in the form of the protocol."""
    import pyoxigraph as ox

    data = store.query(query, use_default_graph_as_union=True).serialize(format=ox.QueryResultsFormat.JSON)
    found: Bindings = json.loads(data)["results"]["bindings"]
    return found


Ask = Callable[[str], Bindings]
