"""Graph files → a store on disk (RocksDB by pyoxigraph): for graphs that are too large to be read for each question.

In: graph files and a folder. Out: the folder. It is built beside its place and moved there when complete, so that a store
is either whole or not there.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from kg.errors import OutputError, QueryError
from kg.store.files import format_of

__all__ = ["build_store", "compact_store"]

SIGN = "CURRENT"  # the file that every RocksDB folder holds
DATA = {".sst", ".blob", ".log"}


def build_store(names: Sequence[str], folder: Path, *, replace: bool = False) -> int:
    """Make the store of one graph file or several; the number of its quads.

    Raises: QueryError for a file that cannot be read; OutputError for a folder that is not free.
    """
    import pyoxigraph as ox

    kinds = [(Path(name), format_of(Path(name))) for name in names]
    _check(folder, replace=replace)
    making = folder.with_name(folder.name + ".making")
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.parent.mkdir(parents=True, exist_ok=True)
        store = ox.Store(str(making))
    except OSError as error:
        raise OutputError(f"cannot write {making}: {error}; choose another folder with -o") from error
    try:
        for path, kind in kinds:
            _load(store, path, kind)
        store.flush()
        store.optimize()
        size = len(store)
        del store  # lets go of the folder's lock
        if folder.exists():
            shutil.rmtree(folder)
        making.rename(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return size


def _load(store: object, path: Path, kind: object) -> None:
    try:
        store.bulk_load(path=path, format=kind)  # type: ignore[attr-defined]
    except SyntaxError as error:
        raise QueryError(f"{path}: {error.msg}") from error


def _check(folder: Path, *, replace: bool) -> None:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if not (folder / SIGN).is_file():
        raise OutputError(f"{folder} exists and is no store; choose another folder with -o")
    if not replace:
        raise OutputError(f"{folder} is a store already; --replace builds it anew")


def compact_store(folder: Path) -> tuple[int, int]:
    """Merge the files of a store; the bytes of its data before and after.

    Raises: QueryError where the folder is no store, or in use.
    """
    import pyoxigraph as ox

    if not (folder / SIGN).is_file():
        raise QueryError(f"{folder}: no store; make one with kg store build GRAPH -o FOLDER")
    before = _size(folder)
    try:
        store = ox.Store(str(folder))
        store.flush()
        store.optimize()
    except OSError as error:
        raise QueryError(f"{folder}: cannot be opened: {error}; is it in use?") from error
    del store
    return before, _size(folder)


def _size(folder: Path) -> int:
    """Bytes of data; RocksDB's own diary (LOG, OPTIONS, MANIFEST) grows with every opening."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.suffix in DATA)
