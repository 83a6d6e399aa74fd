"""kg articles FILE: how a page was split."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.model import Article

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("articles", help="show how pages were split into articles")
    parser.add_argument("pages", nargs="+", metavar="FILE")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--encoding", help="read the files in this encoding instead of deciding")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the articles; 1 where an input could not be read."""
    from kg.articles import split
    from kg.errors import InputError
    from kg.pages import read

    failed, rows = False, []
    for page in read(arguments.pages, encoding=arguments.encoding):
        if isinstance(page, InputError):
            print(f"not read: {page}", file=sys.stderr)
            failed = True
        else:
            rows += [_row(article) for article in split(page)]
    if arguments.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            _show(row)
    return 1 if failed or not rows else 0


def _row(article: Article) -> dict[str, Any]:
    from kg.model import BlockKind

    return {
        "source": article.source,
        "title": article.title,
        "subtitles": list(article.words(BlockKind.SUBTITLE)),
        "byline": [
            {"name": c.name, "role": c.role, "organization": c.organization, "begin": c.begin, "end": c.end}
            for c in article.credits
        ],
        "dateline": {"place": article.place, "date": article.dateline.isoformat() if article.dateline else None},
        "date": article.published.isoformat() if article.published else None,
        "begin": article.begin,
        "end": article.end,
        "text": article.body,
    }


def _show(row: dict[str, Any]) -> None:
    people = "、".join(f"{c['role']}{c['name']}" for c in row["byline"])
    print(f"{row['source']} [{row['begin']}, {row['end']})  {row['title'] or '(no title)'}")
    for subtitle in row["subtitles"]:
        print(f"    {subtitle}")
    print(f"    {row['date'] or 'no date'}  {row['dateline']['place'] or ''}  {people}")
    print(f"    {row['text'][:40]}…{row['text'][-20:]}\n")
