"""The same story in every format gives the same facts; bad files are named with what to do."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import EmptyError, InputError, ReadError
from kg.model import Page, Quantity
from kg.pages import read
from kg.pipeline import build
from tests.noise import Story, lay_out

TITLE = "东川市总工会启动“阳光助学”行动"
PARAGRAPHS = (
    "8月3日，东川市总工会启动“阳光助学”行动，投入80万元资助困难职工子女。东川市总工会主席周启明出席启动仪式。",
    "近日，东川市总工会联合东川市教育局印发《困难职工子女助学办法》，对资助范围、资助标准和申请程序作出规定，要求各地认真抓好落实。",
)
OTHERS = tuple(
    Story(
        f"{place}人民政府印发养老服务办法",
        (
            f"6月{n}日，{place}人民政府印发《{place}养老服务办法》，对机构养老和社区养老作出规定，自7月1日起施行。",
            PARAGRAPHS[1].replace("东川市", place),
        ),
    )
    for n, place in enumerate(("清河县", "南江县", "松江市"), 4)
)


def _facts(path: Path) -> set[str]:
    found = set()
    for reading in build([str(path)]).readings:
        labels = {e.key: e.label for e in reading.entities}
        for s in reading.statements:
            if s.relation != "reportedBy":
                obj = s.object.text if isinstance(s.object, Quantity) else labels[s.object]
                found.add(f"{labels.get(s.subject)} {s.relation} {obj}")
    return found


def _pdf(path: Path, columns: list[list[str]], *, heads: list[str] | None = None) -> None:
    """A PDF page with columns side by side and headlines over all of them."""
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas", reason="pip install reportlab")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = canvas_module.Canvas(str(path), pagesize=(700, 900), invariant=1)
    top = 860
    for head in heads or []:
        canvas.setFont("STSong-Light", 18)
        canvas.drawString(40, top, head)
        top -= 40
    for n, lines in enumerate(columns):
        y = top
        for line in lines:
            size = 16 if line.startswith("#") else 10
            canvas.setFont("STSong-Light", size)
            canvas.drawString(40 + n * 330, y, line.lstrip("#"))
            y -= 26 if line.startswith("#") or not line else 14
    canvas.showPage()
    canvas.save()


def _lines(text: str, width: int) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)]


def _write(path: Path) -> None:
    text = TITLE + "\n" + "\n".join(PARAGRAPHS)
    match path.suffix:
        case ".txt":
            path.write_bytes(text.encode("gb18030"))
        case ".md":
            path.write_text("# " + text, encoding="utf-8")
        case ".jsonl":
            path.write_text(
                json.dumps({"id": "a1", "title": TITLE, "text": "\n".join(PARAGRAPHS)}, ensure_ascii=False) + "\n",
                encoding="utf-8",
            )
        case ".html":
            body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
            path.write_text(
                f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}</title></head><body><nav>首页 新闻</nav><article><h1>{TITLE}</h1>{body}</article><footer>版权所有</footer></body></html>",
                encoding="utf-8",
            )
        case ".docx":
            paragraphs = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in (TITLE, *PARAGRAPHS))
            xml = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>'
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("word/document.xml", xml)
        case ".pdf":
            lines = [line for p in PARAGRAPHS for line in _lines(p, 28)]
            _pdf(path, [lines[:4], lines[4:]], heads=[TITLE])


@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl", ".html", ".docx", ".pdf"])
def test_every_format_gives_the_same_facts(tmp_path: Path, suffix: str) -> None:
    """GB18030 text, Markdown, JSONL, HTML, DOCX, a two-column PDF: one story, one set of facts."""
    plain = tmp_path / "plain.txt"
    plain.write_text(TITLE + "\n" + "\n".join(PARAGRAPHS), encoding="utf-8")
    path = tmp_path / f"story{suffix}"
    _write(path)
    wanted = _facts(plain)
    assert len(wanted) >= 4
    assert _facts(path) == wanted


def test_a_newspaper_pdf_of_four_stories(tmp_path: Path) -> None:
    """Two columns with two stories each, headlines over their stories: four articles with their titles."""
    stories = [Story(TITLE, PARAGRAPHS), *OTHERS]
    columns = []
    for pair in (stories[:2], stories[2:]):
        lines: list[str] = []
        for story in pair:
            text = lay_out([story], width=28, blank=False, title_first=True).splitlines()
            lines += ["#" + text[0], *[line for line in text[1:] if line], "", ""]
        columns.append(lines)
    path = tmp_path / "page.pdf"
    _pdf(path, columns)
    found = build([str(path)]).readings
    assert [r.article.title for r in found] == [s.title for s in stories]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("cut.pdf", b"%PDF-1.4\n1 0 obj\n<<", "is damaged or no PDF"),
        (
            "login.html",
            "<html><body><form>用户名 <input> 密码 <input></form></body></html>".encode(),
            "no main text found",
        ),
        ("not.docx", b"PK\x03\x04 broken", "no DOCX file"),
        ("renamed.docx", None, "no Word document is in it"),
    ],
)
def test_a_bad_file_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, words: str
) -> None:
    """The message names the file; exit code 1; the good input beside it is built."""
    path = tmp_path / name
    if data is None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("readme.txt", "no document")
        data = buffer.getvalue()
    path.write_bytes(data)
    good = tmp_path / "good.txt"
    good.write_text(TITLE + "\n" + PARAGRAPHS[0], encoding="utf-8")
    assert main(["build", str(path), str(good), "-o", str(tmp_path / "out"), "--no-html"]) == 1
    talk = capsys.readouterr()
    assert name in talk.err
    assert words in talk.err
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    """A scan: the message says OCR."""
    path = tmp_path / "scan.pdf"
    _pdf(path, [])
    errors = list(read([str(path)]))
    assert isinstance(errors[0], ReadError)
    assert "no text layer" in str(errors[0])


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    """The message says what it needs."""
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas", reason="pip install reportlab")
    path = tmp_path / "secret.pdf"
    canvas = canvas_module.Canvas(str(path), encrypt="secret")
    canvas.drawString(72, 72, "x")
    canvas.showPage()
    canvas.save()
    error = next(iter(read([str(path)])))
    assert isinstance(error, ReadError)
    assert "encrypted" in str(error)


def test_a_broken_line_of_jsonl_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Line 2 is broken, line 3 has no text, line 4 no Chinese: each named, lines 1 and 5 are pages."""
    path = tmp_path / "shard.jsonl"
    good = json.dumps({"text": PARAGRAPHS[0], "date": "2023-08-03", "source": "东川日报"}, ensure_ascii=False)
    path.write_text(
        "\n".join([good, "{broken", '{"title": "x"}', '{"text": "English"}', good]) + "\n", encoding="utf-8"
    )
    found = list(read([str(path)]))
    assert [type(f) for f in found] == [Page, ReadError, ReadError, EmptyError, Page]
    assert all(f"line {n}" in str(f) for n, f in enumerate(found, 1) if isinstance(f, InputError))
    first = found[0]
    assert isinstance(first, Page)
    assert (first.source, str(first.published), first.paper) == ("shard.jsonl#1", "2023-08-03", "东川日报")


def test_control_characters_and_lone_surrogates_do_no_harm(tmp_path: Path) -> None:
    """They become blanks and U+FFFD, one for one, and the graph can be written and read."""
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps({"text": "近日\u0007，" + PARAGRAPHS[0] + "\ud800"}) + "\n", encoding="utf-8")
    assert main(["build", str(path), "-o", str(tmp_path / "out")]) == 0
    assert main(["query", str(tmp_path / "out" / "graph.ttl"), "SELECT ?s WHERE { ?s a kg:Statement }"]) == 0


def test_a_few_bytes_of_another_encoding_are_told(tmp_path: Path) -> None:
    """Mixed encodings: the page is read and the account says so."""
    path = tmp_path / "mixed.txt"
    path.write_bytes((PARAGRAPHS[0] * 4).encode() + "测".encode("gb18030") + PARAGRAPHS[1].encode())
    page = next(iter(read([str(path)])))
    assert isinstance(page, Page)
    assert any("mixed encodings" in note for note in page.notes)


def test_a_file_that_is_too_large_is_not_loaded(tmp_path: Path) -> None:
    """200 MB: refused by its size, with the way out."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    error = next(iter(read([str(path)])))
    assert isinstance(error, ReadError)
    assert "split it" in str(error)


def test_a_folder_with_unreadable_files_goes_on(tmp_path: Path) -> None:
    """Folders are read in order, bad files named."""
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(PARAGRAPHS[0], encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4")
    assert [type(f) for f in read([str(tmp_path)])] == [EmptyError, Page, ReadError]


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    """- reads standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PARAGRAPHS[0].encode())))
    page = next(iter(read(["-"])))
    assert isinstance(page, Page)
    assert page.text == PARAGRAPHS[0]
