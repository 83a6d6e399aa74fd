"""Reading files: encodings and bad input."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import EmptyError, InputError, ReadError
from kg.model import Page
from kg.pages import read

TEXT = "近日，河南省总工会印发《困难职工帮扶办法》，要求各地认真落实。\n"


def _one(path: Path, **options: object) -> Page | InputError:
    return next(iter(read([str(path)], **options)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("utf-8", TEXT.encode()),
        ("utf-8", TEXT.encode("utf-8-sig")),
        ("gb18030", TEXT.encode("gb18030")),
        ("utf-16", TEXT.encode("utf-16")),
        ("utf-16-le", TEXT.encode("utf-16-le")),
        ("big5", "近日，臺北市總工會發布《職工權益保障辦法》，要求各單位認真落實。\n".encode("big5")),
    ],
)
def test_an_encoding_is_decided_and_named(tmp_path: Path, encoding: str, data: bytes) -> None:
    """The text comes out whole and the page names the encoding."""
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    page = _one(path)
    assert isinstance(page, Page)
    assert page.encoding == encoding
    assert "總工會" in page.text or page.text == TEXT


def test_an_encoding_can_be_forced(tmp_path: Path) -> None:
    """--encoding wins over every sign."""
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    page = _one(path, encoding="gbk")
    assert isinstance(page, Page)
    assert page.encoding == "gbk"


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"", EmptyError, "the file is empty"),
        (b"   \n\n", EmptyError, "the file is empty"),
        (b"\x7fELF\x00\x01\x02\x03" * 40, ReadError, "a binary file"),
        (b"An English page without any Han character.", EmptyError, "no Chinese text"),
        (bytes(range(128, 256)) * 3, ReadError, "encoding cannot be decided"),
    ],
)
def test_a_bad_file_is_named_with_its_reason(tmp_path: Path, data: bytes, kind: type[InputError], words: str) -> None:
    """The message says which file and what is wrong."""
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    error = _one(path)
    assert isinstance(error, kind)
    assert "bad.txt" in str(error)
    assert words in str(error)


def test_a_missing_file_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    """Neither stops the reading."""
    found = list(read([str(tmp_path / "none.txt"), str(tmp_path)]))
    assert [type(error) for error in found] == [ReadError, ReadError]


def test_a_sidecar_and_the_file_name_give_the_date(tmp_path: Path) -> None:
    """NAME.json beside the page, else eight digits in its name; --date wins."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.json").write_text('{"date": "2021-03-05"}')
    (tmp_path / "daily-20220607.txt").write_text(TEXT)
    dates = [
        p.published
        for p in read([str(tmp_path / "a.txt"), str(tmp_path / "daily-20220607.txt")])
        if isinstance(p, Page)
    ]
    assert dates == [date(2021, 3, 5), date(2022, 6, 7)]
    forced = _one(tmp_path / "a.txt", published=date(2020, 1, 1))
    assert isinstance(forced, Page)
    assert forced.published == date(2020, 1, 1)


def test_an_output_folder_that_cannot_be_written_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the way of the folder: message and exit code 1."""
    page = tmp_path / "page.txt"
    page.write_text(TEXT)
    (tmp_path / "out").write_text("in the way")
    assert main(["build", str(page), "-o", str(tmp_path / "out")]) == 1
    assert "cannot write into" in capsys.readouterr().err
