"""DOCX → one page, a paragraph a line.

In: bytes of a Word file. Out: its running text; tables row by row.
Source: ECMA-376, WordprocessingML; read with the standard library, for paragraphs and tables are all that is asked of it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from kg.errors import InputError, ReadError
from kg.model import Page
from kg.pages.decode import clean
from kg.pages.text import make_page

__all__ = ["read_docx"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST = 64 * 1024 * 1024  # bytes of text unpacked: more is no document but a bomb


def read_docx(data: bytes, name: str, encoding: str | None) -> Iterator[Page | InputError]:
    """The page of a DOCX file."""
    try:
        yield make_page(name, clean(_text(data, name)), media_type="application/docx")
    except ReadError as error:
        yield error


def _text(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo("word/document.xml").file_size > LARGEST:
                raise ReadError(f"{name}: its text is larger than {LARGEST} bytes; split the document")
            xml = archive.read("word/document.xml")
    except zipfile.BadZipFile as error:
        raise ReadError(f"{name}: no DOCX file ({error}); an old .doc must be saved as .docx first") from error
    except KeyError as error:
        raise ReadError(f"{name}: a zip file, but no Word document is in it; give the document itself") from error
    if b"<!DOCTYPE" in xml[:512] or b"<!ENTITY" in xml:
        raise ReadError(f"{name}: its XML declares entities, which no Word file does; refused")
    try:
        root = ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise ReadError(f"{name}: its text cannot be parsed: {error}; open and save it again") from error
    return "\n".join(_paragraph(p) for p in root.iter(f"{W}p"))


def _paragraph(node: ElementTree.Element) -> str:
    breaks = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(part.text or "" if part.tag == f"{W}t" else breaks.get(part.tag, "") for part in node.iter())
