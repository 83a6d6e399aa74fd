"""kg explain GRAPH STATEMENT-OR-NAMES: where a fact comes from."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.outputs.explanation import End, Explanation

__all__ = ["add", "run"]

AROUND = 60  # characters of the source shown on either side of the quote


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("explain", help="show where a fact comes from: words, rule, ontology, merges")
    parser.add_argument("graph", metavar="GRAPH", help="a graph that kg build wrote")
    parser.add_argument("words", nargs="+", metavar="WHAT", help="a statement's identifier, or names and relations")
    parser.add_argument(
        "--source", action="append", default=[], metavar="PAGE", help="pages or folders it was read from"
    )
    parser.add_argument("--ontology", metavar="DIR", help="the folder of your own relations that the build was given")
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="statements to show at most (10)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the explanations; 1 where nothing is found or the source is not the one that was read."""
    from kg.ontology import load_ontology
    from kg.outputs.explanation import Explained
    from kg.store import read_rows

    found = Explained(read_rows(arguments.graph)).find(arguments.words)
    texts, told = _texts(arguments.source)
    shown = found[: max(1, arguments.limit)]
    contexts = [_context(e, texts) for e in shown]
    rules = _rules(load_ontology(extra=(arguments.ontology,) if arguments.ontology else ()))
    if arguments.format == "json":
        rows = [
            {**asdict(e), "rule_says": rules.get(e.rule, ""), "before": c[0], "after": c[1], "source_note": c[2]}
            for e, c in zip(shown, contexts, strict=True)
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for explanation, context in zip(shown, contexts, strict=True):
            print(_told(explanation, context, rules, _page(explanation, texts) or "") + "\n")
    if len(found) > len(shown):
        print(f"{len(found) - len(shown)} more; add a name or a relation, or raise --limit", file=sys.stderr)
    for problem in told:
        print(problem, file=sys.stderr)
    return 1 if told or any(note for _, _, note in contexts) else 0


def _texts(names: list[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Source → texts of the pages given, and what could not be read."""
    from kg.errors import InputError
    from kg.pages import read

    texts: dict[str, list[str]] = {}
    problems = []
    for page in read(names):
        if isinstance(page, InputError):
            problems.append(f"not read: {page}")
        else:
            texts.setdefault(page.source, []).append(page.text)
    return texts, problems


def _page(e: Explanation, texts: Mapping[str, list[str]]) -> str | None:
    """The text in which the quote stands where the graph says."""
    return next((t for t in texts.get(e.source, ()) if t[e.begin : e.end] == e.quote), None)


def _context(e: Explanation, texts: Mapping[str, list[str]]) -> tuple[str, str, str]:
    """What stands before and after the quote, or why that cannot be shown."""
    if not texts:
        return "", "", ""
    if e.source not in texts:
        return "", "", f"{e.source} is not among the pages of --source"
    text = _page(e, texts)
    if text is None:
        return "", "", f"{e.source} is not the text that was read: the quote does not stand at {e.begin}-{e.end}"
    return text[max(0, e.begin - AROUND) : e.begin], text[e.end : e.end + AROUND], ""


def _rules(ontology: Ontology) -> dict[str, str]:
    """Rule → what it says: a frame's triggers, a phrase's first pattern, the sentence of rules.tsv for the others."""
    from kg.statements.frames import read_frames
    from kg.statements.phrases import read_phrases

    rules = {row[0]: row[1] for row in ontology.lexicon("rules")}
    for frame in read_frames(ontology):
        many = "…" if len(frame.triggers) > 12 else ""
        rules[frame.id] = (
            f"frame of {frame.relation}: {' '.join(sorted(frame.triggers)[:12])}{many}"
            f"; subject {_role(frame.subject)}; object {_role(frame.object)}"
        )
    for phrase in read_phrases(ontology):
        rules[phrase.id] = f"phrase of {phrase.relation}: {phrase.says[0]}"
    return rules


def _role(role: object) -> str:
    classes, sources = getattr(role, "classes", ()), getattr(role, "sources", ())
    return f"{'|'.join(sorted(classes))} ({' '.join(sources)})"


def _told(e: Explanation, context: tuple[str, str, str], rules: Mapping[str, str], page: str) -> str:
    """The explanation as lines for a person; the page's text where it is known."""
    before, after, note = _joined(context[0]), _joined(context[1]), context[2]
    plain = "plain triple in the graph" if e.asserted else "no plain triple"
    when = f", {e.issued}" if e.issued else ""
    lines = [
        f"{e.subject.label}  {e.relation_label}  {e.object.label}",
        f"  statement   {e.iri}",
        f"  status      {e.status}, confidence {e.confidence}, {plain}",
        f"  read from   {e.source} characters {e.begin}-{e.end}, 《{e.article or 'no title'}》{when}",
        f"  words       {before}【{_joined(e.quote)}】{after}",
        *([f"              {note}"] if note else []),
        f"  rule        {e.rule}: {rules.get(e.rule) or 'not in this ontology; give its folder with --ontology'}",
        f"  subject     {_end(e, e.subject, page)}",
        f"  object      {_end(e, e.object, page)}",
        *([f"  recovered   {e.recovered}"] if e.recovered else []),
        *(f"  {name:<11} {text}" for name, text in e.qualifiers),
        f"  ontology    {e.relation}: {' | '.join(e.domains)} → {' | '.join(e.ranges)}",
    ]
    for end in (e.subject, e.object):
        if end.forms or end.reasons:
            lines.append(f"  merged      {end.label} = {'、'.join(end.forms) or end.label}")
            lines += [f"              {reason}" for reason in end.reasons]
    return "\n".join(lines)


def _joined(quote: str) -> str:
    return "".join(part.strip() for part in quote.splitlines())


def _end(e: Explanation, end: End, page: str) -> str:
    from kg.outputs.explanation import nearest_form

    chain = f"{end.label}: {' < '.join(end.classes) or 'a value'}"
    if end.begin < 0 and "Article" in end.classes:
        return f"{chain}; the article itself"
    named = (end.named_begin, end.named_end)
    if page and e.article_begin >= 0:
        inside = (e.article_begin, page[e.article_begin : e.article_end])
        named = nearest_form((end.label, *end.forms), [inside], e.end)
    begin, stop = (end.begin, end.end) if end.begin >= 0 else named
    if begin < 0:
        return f"{chain}; carried here" + ("" if page else ": --source PAGE shows where the name stands")
    name = "" if end.begin >= 0 else "the name stands "
    if e.begin <= begin and stop <= e.end:
        return f"{chain}; {name}at {begin}-{stop} “{_joined(e.quote[begin - e.begin : stop - e.begin])}”"
    words = f" “{_joined(page[begin:stop])}”" if page else ""
    return f"{chain}; {'carried here: ' if name else ''}{name}at {begin}-{stop}{words}, outside the quote"
