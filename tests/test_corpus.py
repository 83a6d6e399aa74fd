"""A corpus is built piece by piece, and is always what a clean build of the same documents gives."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import sqlite3
import tarfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.cli import main
from kg.corpus import Corpus, Options, export, read_status, verify
from kg.corpus.codec import pack, unpack
from kg.corpus.pool import Workers
from kg.corpus.tasks import Failure, Item, Settings, Task, run_task
from kg.corpus.versions import rules_version
from kg.errors import InputError, KgError
from kg.model import Page
from kg.ontology import load_ontology
from kg.pages import read, read_named
from kg.pipeline import build, read_page
from tests.made import article, records
from tests.support import ROOT, SHARED

TEXTS = (
    "清河市总工会主席张伟出席会议并讲话。清河市总工会印发《关于做好夏季安全生产工作的通知》。",
    "石门市教育局局长张伟表示，将继续做好工作。石门市教育局启动健康讲座活动。",
    "清河市总工会副主席张伟任石门市教育局局长。",
    "石门市教育局联合清河市总工会下发《校园食品安全工作方案》。水利部拨付专项资金300万元。",
    "清河市总工会主席李娜出席会议。全总召开会议。",
    "中华全国总工会印发《关于做好困难职工帮扶工作的通知》。河北省总工会主席张伟出席会议。",
)
NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")


def make(folder: Path, inputs: list[str], step: str = "mirror", **options: object) -> Corpus:
    """A corpus after one step, closed."""
    corpus = Corpus(folder, Options(**options), create=True)  # type: ignore[arg-type]
    try:
        getattr(corpus, step)(inputs)
        corpus.finish()
    finally:
        corpus.close()
    return corpus


def graph(folder: Path) -> dict[str, bytes]:
    """Every file of the graph."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted((folder / "graph").rglob("*")) if p.is_file()}


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("replace"), st.sampled_from(NAMES), st.integers(0, len(TEXTS) - 1)),
        st.tuples(st.just("remove"), st.sampled_from(NAMES), st.just(0)),
        st.tuples(st.just("add"), st.sampled_from(NAMES), st.integers(0, len(TEXTS) - 1)),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_sequence_of_steps_gives_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]
) -> None:
    """Adds, replacements and removals leave what a clean build of the same documents gives, byte for byte."""
    place = tmp_path_factory.mktemp("sequence")
    pages, corpus, clean = place / "pages", place / "corpus", place / "clean"
    pages.mkdir()
    held: dict[str, str] = {}
    for step, name, number in steps:
        path = pages / name
        if step == "remove":
            path.unlink(missing_ok=True)
            held.pop(name, None)
        elif step == "replace" or name not in held:
            held[name] = TEXTS[number]
            path.write_text(TEXTS[number], encoding="utf-8")
        make(corpus, [str(path)], step)
    make(clean, [str(pages)])
    assert graph(clean) == graph(corpus)
    if held:
        export(corpus, "ttl", place / "corpus.ttl")
        assert main(["build", str(pages), "-o", str(place / "plain"), "--no-html"]) == 0
        assert (place / "plain" / "graph.ttl").read_bytes() == (place / "corpus.ttl").read_bytes()


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    """A second build reads nothing and writes nothing; one new document is the only one read."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(6):
        (pages / f"{number}.txt").write_text(article(number), encoding="utf-8")
    folder = tmp_path / "corpus"
    assert make(folder, [str(pages)]).account.read == 6
    before = graph(folder)
    again = make(folder, [str(pages)]).account
    assert (again.read, again.rendered, again.shards, again.change.unchanged) == (0, 0, 0, 6)
    (pages / "7.txt").write_text(article(7), encoding="utf-8")
    assert make(folder, [str(pages / "7.txt")], "add").account.read == 1
    assert graph(folder) != before
    make(folder, ["7.txt"], "remove")
    assert before == graph(folder)


def test_a_fact_that_another_article_supports_stays(tmp_path: Path) -> None:
    """Removing one of two articles that say the same keeps the plain fact, and takes the statement."""
    pages = tmp_path / "pages"
    pages.mkdir()
    said = "清河市总工会印发《关于做好夏季安全生产工作的通知》。"
    (pages / "a.txt").write_text(said, encoding="utf-8")
    (pages / "b.txt").write_text("日前，" + said, encoding="utf-8")
    folder = tmp_path / "corpus"
    counts = []
    for step in ("mirror", "remove", "remove"):
        make(folder, [str(pages)] if step == "mirror" else [f"{'ab'[len(counts) - 1]}.txt"], step)
        text = b"".join(graph(folder).values()).decode()
        counts.append(
            (
                text.count("#issued> <https://kg.example/document/"),
                text.count("#type> <https://kg.example/ontology#Statement>"),
            )
        )
    assert counts == [(1, 2), (1, 1), (0, 0)]


def test_one_machine_with_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    """No worker or two: the same."""
    shard = tmp_path / "made.jsonl"
    shard.write_text("".join(records(24)), encoding="utf-8")
    for workers in (0, 2):
        make(tmp_path / str(workers), [str(shard)], workers=workers)
    assert graph(tmp_path / "0") == graph(tmp_path / "2")


def test_other_rules_read_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is keyed by the version of the rules: the documents are read again from what the folder keeps."""
    page = tmp_path / "a.txt"
    page.write_text(TEXTS[0], encoding="utf-8")
    folder = tmp_path / "corpus"
    make(folder, [str(page)])
    monkeypatch.setattr("kg.corpus.versions._code", lambda names: "other")
    page.unlink()
    other = tmp_path / "b.txt"
    other.write_text(TEXTS[1], encoding="utf-8")
    assert make(folder, [str(other)], "add").account.read == 2


def _tasks(count: int, poison: int | None = None) -> list[Task]:
    pages = [Page(f"{n}.txt", "毒" + TEXTS[0] if n == poison else TEXTS[n % 6]) for n in range(count)]
    return [Task("read", tuple(Item(p.source, pack(p), 1) for p in pages[n : n + 3])) for n in range(0, count, 3)]


def _settings() -> Settings:
    return Settings((), "https://kg.example/", rules_version(load_ontology()))


def test_a_dead_worker_is_replaced_and_its_documents_done_again() -> None:
    """Every document comes out though a worker is killed by pid in the middle."""
    pool = Workers(2, _settings())
    try:
        outcomes = {}
        for number, found in enumerate(pool.run(_tasks(30))):
            outcomes.update(dict(found))
            if number in (1, 4):
                os.kill(pool.pids()[0], signal.SIGKILL)
    finally:
        pool.close()
    assert {f"{n}.txt" for n in range(30)} == set(outcomes)
    assert not any(isinstance(found, Failure) for found in outcomes.values())


def test_a_poisonous_document_is_set_aside_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends two workers is set aside with the reason; the others are read; --retry tries again."""
    import kg.corpus.tasks as tasks

    def deadly(pages: list[Page], ontology: object) -> object:
        if any("毒" in page.text for page in pages):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(pages, ontology)  # type: ignore[arg-type]

    real = tasks.read_pages
    monkeypatch.setattr(tasks, "read_pages", deadly)  # the workers are forked, and inherit it
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(TEXTS[number % 6] + ("毒" if number == 4 else ""), encoding="utf-8")
    folder = tmp_path / "corpus"
    corpus = make(folder, [str(tmp_path / "*.txt")], workers=2)
    assert [str(tmp_path / "4.txt")] == [name for name, _ in corpus.account.aside]
    assert "ended 2 worker processes" in corpus.account.aside[0][1]
    assert corpus.account.counts["articles"] == 8
    monkeypatch.setattr(tasks, "read_pages", real)
    assert make(folder, [], "add", retry=True).account.counts["articles"] == 9


def test_a_document_that_raises_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in the rules is the document's own, with its kind; the others of the task come out."""
    import kg.corpus.tasks as tasks

    real = tasks.read_pages

    def failing(pages: list[Page], ontology: object) -> object:
        if any("毒" in page.text for page in pages):
            raise ValueError("bad")
        return real(pages, ontology)  # type: ignore[arg-type]

    monkeypatch.setattr(tasks, "read_pages", failing)
    found = dict(run_task(_tasks(3, poison=1)[0], _settings()))
    assert Failure("ValueError: bad") == found["1.txt"]
    assert not isinstance(found["0.txt"], Failure)


def test_a_worker_with_other_rules_is_refused() -> None:
    """The message names both versions."""
    with pytest.raises(KgError, match=r"a worker has rules .*, this corpus other"):
        run_task(_tasks(1)[0], Settings((), "https://kg.example/", "other"))


def test_two_writers_are_refused(tmp_path: Path) -> None:
    """The second is told the process of the first; looking is allowed."""
    corpus = Corpus(tmp_path, Options(), create=True)
    try:
        with pytest.raises(InputError, match=f"process {os.getpid()} is at work"):
            Corpus(tmp_path, Options())
        Corpus(tmp_path, Options(), looking=True).close()
    finally:
        corpus.close()


def test_a_broken_shard_names_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The other lines are read; the exit code is 1."""
    lines = list(records(3))
    shard = tmp_path / "made.jsonl"
    shard.write_text(lines[0] + '{"text": \n' + lines[1] + '{"id": 1}\n' + lines[2], encoding="utf-8")
    assert main(["corpus", "build", str(shard), "-o", str(tmp_path / "c"), "--workers", "0", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["documents"] == 3
    assert [f.split(": ")[1] for f in told["failures"]] == ["line 2", "line 4"]


def test_empty_files_are_told_shortly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Hundreds of empty files: some are named, the rest counted, the good one is read."""
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text("")
    (tmp_path / "good.txt").write_text(TEXTS[0], encoding="utf-8")
    assert main(["corpus", "build", str(tmp_path), "-o", str(tmp_path / "c"), "--workers", "0"]) == 1
    talk = capsys.readouterr()
    assert talk.out.startswith("1 added")
    assert talk.err.count("the file is empty") == 20
    assert "280 more" in talk.err


@pytest.mark.parametrize("step", ["build", "replace"])
def test_inputs_that_all_fail_remove_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], step: str) -> None:
    """A slip in a path empties no corpus; the reason comes first."""
    page, folder = tmp_path / "a.txt", tmp_path / "c"
    page.write_text(TEXTS[0], encoding="utf-8")
    make(folder, [str(page)])
    page.write_text("", encoding="utf-8")
    assert main(["corpus", step, str(page), str(tmp_path / "b.txt"), "-o", str(folder), "--workers", "0"]) == 1
    talk = capsys.readouterr()
    assert talk.out.startswith("nothing was changed\n1 documents")
    assert talk.err.startswith("not read: ")


def test_one_enormous_article_is_refused_by_name(tmp_path: Path) -> None:
    """Fifty megabytes in one line are no article; the others are read."""
    shard = tmp_path / "made.jsonl"
    with shard.open("w", encoding="utf-8") as file:
        file.write(next(records(1)))
        file.write(json.dumps({"id": "huge", "text": TEXTS[0] * 400_000}, ensure_ascii=False) + "\n")
    assert shard.stat().st_size > 50_000_000
    corpus = make(tmp_path / "c", [str(shard)])
    assert corpus.account.counts["documents"] == 1
    assert "made.jsonl#huge" in str(corpus.account.change.failures[0])
    assert "split it" in str(corpus.account.change.failures[0])


def test_names_that_collide_lose_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two files of one name in two folders, two records of one id: four documents; the same words twice: one graph."""
    for folder, number in (("x", 0), ("y", 1), ("z", 0)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXTS[number], encoding="utf-8")
    shard = tmp_path / "s.jsonl"
    shard.write_text("".join(json.dumps({"id": "1", "text": TEXTS[n]}) + "\n" for n in (2, 3)))
    corpus = make(tmp_path / "c", [str(tmp_path / f) for f in ("x", "y", "z", "s.jsonl")])
    assert (corpus.account.counts["documents"], corpus.account.counts["articles"]) == (5, 4)
    make(tmp_path / "c", [str(tmp_path / "z")], "remove")
    assert make(tmp_path / "c", [str(tmp_path / "s.jsonl")], "add").account.counts["articles"] == 4
    assert main(["corpus", "remove", "a.txt", "-o", str(tmp_path / "c")]) == 1
    assert "stands for 2 documents" in capsys.readouterr().err


def test_adding_other_words_under_a_name_is_refused(tmp_path: Path) -> None:
    """add says what to do; the corpus stays."""
    page = tmp_path / "a.txt"
    page.write_text(TEXTS[0], encoding="utf-8")
    make(tmp_path / "c", [str(page)])
    before = graph(tmp_path / "c")
    page.write_text(TEXTS[1], encoding="utf-8")
    corpus = make(tmp_path / "c", [str(page)], "add")
    assert "kg corpus replace" in str(corpus.account.change.failures[0])
    assert before == graph(tmp_path / "c")


def test_a_folder_of_another_format_is_refused(tmp_path: Path) -> None:
    """The message names both formats; a folder without a corpus, and one with something else, say so."""
    make(tmp_path / "c", [])
    import sqlite3

    with sqlite3.connect(tmp_path / "c" / "work.sqlite") as ledger:
        ledger.execute("PRAGMA user_version = 99")
    ledger.close()
    with pytest.raises(InputError, match="format 99, this kg knows 1"):
        Corpus(tmp_path / "c", Options())
    with pytest.raises(InputError, match="no corpus here"):
        Corpus(tmp_path / "nothing", Options())
    (tmp_path / "c" / "work.sqlite").write_text("这不是数据库" * 1000, encoding="utf-8")
    with pytest.raises(InputError, match="not the ledger of a corpus"):
        Corpus(tmp_path / "c", Options())


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file where the folder should be: a message, no trace."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    assert main(["corpus", "build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "file" / "c")]) == 1
    assert "cannot write into" in capsys.readouterr().err


def test_tarballs_and_compressed_shards_are_read(tmp_path: Path) -> None:
    """A tarball of pages with sidecars, shards and rubbish gives the pages; a cut one gives what stood before."""
    path = tmp_path / "pages.tar.gz"
    with tarfile.open(path, "w:gz") as tarball:
        files = {
            "day/a.txt": TEXTS[0].encode(),
            "day/a.json": b'{"date": "2020-05-06"}',
            "day/b.jsonl": "".join(records(2)).encode(),
            "day/c.jsonl.gz": gzip.compress("".join(records(1, 5)).encode()),
            "day/d.png": b"\x89PNG",
            "day/e.txt": b"",
        }
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tarball.addfile(info, io.BytesIO(data))
    found = list(read_named([str(path)]))
    names = [name.partition("pages.tar.gz")[2] for name, page in found if isinstance(page, Page)]
    wanted = ["!day/a.txt", "!day/b.jsonl#a000000", "!day/b.jsonl#a000001", "!day/c.jsonl.gz#a000005"]
    assert wanted == names
    assert str(found[0][1].published) == "2020-05-06"  # type: ignore[union-attr]
    assert [str(p).rpartition("/")[2] for _, p in found if isinstance(p, InputError)] == ["e.txt: the file is empty"]
    cut = tmp_path / "cut.tar"
    with tarfile.open(cut, "w") as tarball:
        for number in range(3):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(TEXTS[number].encode())
            tarball.addfile(info, io.BytesIO(TEXTS[number].encode()))
    cut.write_bytes(cut.read_bytes()[:1556])
    pages = list(read([str(cut)]))
    assert isinstance(pages[0], Page)
    assert "the tarball is broken" in str(pages[-1])


def test_verify_finds_what_is_wrong(tmp_path: Path) -> None:
    """A whole corpus is sound, also against a build anew; a changed, a missing and a foreign shard are named."""
    shard = tmp_path / "made.jsonl"
    shard.write_text("".join(records(5)), encoding="utf-8")
    folder = tmp_path / "c"
    make(folder, [str(shard)])
    corpus = Corpus(folder, Options(), looking=True)
    assert verify(corpus, again=True) == []
    assert read_status(corpus).whole
    first, second = sorted((folder / "graph" / "core").glob("*.nq"))[:2]
    first.write_text(first.read_text("utf-8")[:-5], encoding="utf-8")
    second.unlink()
    (folder / "graph" / "core" / "zz.nq").write_text("")
    faults = verify(corpus)
    corpus.close()
    assert [f"{first}: not what was written", f"{second}: missing"] == faults[:2]
    assert "not of this corpus" in faults[2]


@pytest.mark.parametrize("form", ["nq", "trig", "nt", "jsonld", "rdf", "graphml", "csv", "shards", "store", "html"])
def test_every_format_is_exported(tmp_path: Path, form: str) -> None:
    """Each export is written, and where kg convert knows the format it is the same bytes."""
    shard = tmp_path / "made.jsonl"
    shard.write_text("".join(records(4)), encoding="utf-8")
    make(tmp_path / "c", [str(shard)])
    output = tmp_path / f"graph.{form}"
    assert main(["corpus", "export", str(tmp_path / "c"), "--format", form, "-o", str(output)]) == 0
    if form in ("nq", "trig", "nt", "jsonld", "graphml"):
        assert main(["build", str(shard), "-o", str(tmp_path / "b"), "--no-html"]) == 0
        other = tmp_path / f"other.{form}"
        assert main(["convert", str(tmp_path / "b" / "graph.ttl"), "-o", str(other)]) == 0
        assert other.read_bytes() == output.read_bytes()
    elif form == "store":
        import pyoxigraph as ox

        lines = b"".join(data for name, data in graph(tmp_path / "c").items() if name.endswith(".nq"))
        assert lines.count(b"\n") == len(ox.Store.read_only(str(output)))


def test_values_survive_the_ledger() -> None:
    """Every reading of the examples packs and unpacks to an equal one."""
    ontology = load_ontology()
    for page in read([str(ROOT / "examples" / "notice.txt")]):
        assert isinstance(page, Page)
        assert page == unpack(pack(page))
        for reading in read_page(page, ontology):
            assert reading == unpack(pack(reading))


def test_overrides_come_and_go_as_in_one_build(tmp_path: Path) -> None:
    """Decisions given later, kept by the folder, and taken back: each time what kg build gives."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number, text in enumerate(TEXTS):
        (pages / f"{number}.txt").write_text(text, encoding="utf-8")
    decided = tmp_path / "mine.tsv"
    decided.write_text("merge\t水利部\t石门市教育局\ntype\t清河市总工会\tAssociation\n", encoding="utf-8")
    folder, plain = tmp_path / "c", tmp_path / "plain"
    for decisions, wanted in ((None, []), (str(decided), ["--overrides", str(decided)]), (None, None), ("", [])):
        make(folder, [str(pages)], overrides=decisions)
        export(folder, "ttl", tmp_path / "corpus.ttl")
        if wanted is not None:  # None: nothing given again, so the same as before
            assert main(["build", str(pages), "-o", str(plain), "--no-html", *wanted]) == 0
        assert (plain / "graph.ttl").read_bytes() == (tmp_path / "corpus.ttl").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "dev").is_dir(), reason="the shared gold set is not here")
def test_real_pages_give_the_same_as_one_build(tmp_path: Path) -> None:
    """Half of real pages, then the rest, with some replaced and put back: Turtle equal to that of kg build."""
    pages = sorted(str(p) for p in (SHARED / "dev").glob("*.txt"))
    folder = tmp_path / "c"
    make(folder, pages[::2], "add")
    make(folder, pages[1::2], "add")
    make(folder, [Path(p).name for p in pages[5:15]], "remove")
    make(folder, pages)
    export(folder, "ttl", tmp_path / "corpus.ttl")
    from kg.dataset import build_rows
    from kg.outputs import write_turtle

    write_turtle(build_rows(build(pages).readings, load_ontology()).triples, tmp_path / "plain.ttl")
    assert (tmp_path / "plain.ttl").read_bytes() == (tmp_path / "corpus.ttl").read_bytes()


def test_an_archive_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Status, verify and export work on a medium to which nothing can be written, and leave nothing there."""
    folder, source = tmp_path / "archive", tmp_path / "one.txt"
    source.write_text(str(article(1)), "utf-8")
    make(folder, [str(source)])
    before = sorted(path.name for path in folder.rglob("*"))
    monkeypatch.setattr("kg.corpus.database.os.access", lambda path, mode: False)
    corpus = Corpus(folder, Options(), looking=True)
    try:
        assert read_status(corpus).whole and verify(corpus) == []
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            corpus.database.connection.execute("DELETE FROM documents")
    finally:
        corpus.close()
    export(folder, "nq", tmp_path / "graph.nq")
    assert (tmp_path / "graph.nq").stat().st_size > 0
    assert sorted(path.name for path in folder.rglob("*")) == before
