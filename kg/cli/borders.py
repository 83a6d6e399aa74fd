"""kg borders FOLDER: how well pages were split, against gold."""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("borders", help="hold the splitting of pages against gold @article lines")
    parser.add_argument("folder", metavar="FOLDER", help="a folder with NAME.txt and NAME.gold files")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; 1 where the folder holds no gold."""
    from kg.articles import split
    from kg.errors import InputError
    from kg.pages import read
    from kg.quality.borders import measure_borders

    folder = Path(arguments.folder)
    pages = [p for p in read(sorted(str(p) for p in folder.glob("*.txt"))) if not isinstance(p, InputError)]
    found = measure_borders(folder, [article for page in pages for article in split(page)])
    if not found.wanted:
        raise InputError(f"{folder}: no .gold file with @article lines; give the folder of a gold set")
    print(f"borders  F1 {found.f1:.3f}  ({found.right} right of {found.wanted} wanted, {found.made} made)")
    print(f"titles   {found.titles_right} right of {found.titles}")
    if arguments.errors:
        print("\n".join(found.misses))
    return 0
