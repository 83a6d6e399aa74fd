"""A tarball → its files, one after the other; nothing is unpacked to disk.

In: a .tar, plain or compressed. Out: members with their bytes, in the order of the tarball; links, devices and members
that are too large come out as errors or not at all, and a tarball that breaks off gives what stood before.
"""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kg.errors import ReadError

__all__ = ["Member", "read_members"]

SIDECAR = 65_536  # bytes: a NAME.json beside a page is far smaller


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a tarball."""

    tarball: str
    name: str
    data: bytes
    beside: bytes = b""  # NAME.json of NAME.txt
    error: str | None = None


def read_members(path: Path, endings: tuple[str, ...], largest: int) -> Iterator[Member]:
    """The files with these endings.

    Raises: ReadError where the tarball cannot be opened or breaks off.
    """
    try:
        beside = _sidecars(path)
        with tarfile.open(path) as tarball:
            for info in tarball:
                if not info.isfile() or not info.name.lower().endswith(endings):
                    continue
                if info.size > largest:
                    yield Member(str(path), info.name, b"", error=f"{info.size} bytes is more than one page can be")
                    continue
                file = tarball.extractfile(info)
                data = file.read() if file is not None else b""
                yield Member(str(path), info.name, data, beside.get(str(PurePosixPath(info.name).with_suffix("")), b""))
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise ReadError(f"{path}: the tarball is broken: {error}; make it again") from error


def _sidecars(path: Path) -> dict[str, bytes]:
    """The small .json files by their name without the ending; a page may stand before or after its sidecar."""
    found: dict[str, bytes] = {}
    with tarfile.open(path) as tarball, suppress(tarfile.TarError, EOFError, zlib.error):  # the second pass tells
        for info in tarball:
            if info.isfile() and info.name.lower().endswith(".json") and info.size <= SIDECAR:
                file = tarball.extractfile(info)
                found[str(PurePosixPath(info.name).with_suffix(""))] = file.read() if file is not None else b""
    return found
