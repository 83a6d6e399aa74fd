"""What can go wrong, as one tree.

    KgError
    ├── InputError        a page, file or argument that cannot be used
    │   ├── ReadError     a file that cannot be read or decoded
    │   └── EmptyError    a file that holds no Chinese text
    ├── OntologyError     a term, frame or lexicon that does not fit the ontology
    ├── QueryError        a query or a graph that cannot be read
    ├── OutputError       a place that cannot be written
    └── EndpointError     a triple store that does not take or give what it should

A message says what, where, and what to do.
"""

from __future__ import annotations

__all__ = [
    "EmptyError",
    "EndpointError",
    "InputError",
    "KgError",
    "OntologyError",
    "OutputError",
    "QueryError",
    "ReadError",
]


class KgError(Exception):
    """Anything that kg refuses, with a message for a person."""


class InputError(KgError):
    """An input that cannot be used; the others go on."""


class ReadError(InputError):
    """A file that cannot be opened, decoded or parsed."""


class EmptyError(InputError):
    """A file without Chinese text."""


class OntologyError(KgError):
    """A term, frame or lexicon that does not fit the ontology."""


class QueryError(KgError):
    """A query or graph that cannot be read."""


class OutputError(KgError):
    """A place that cannot be written."""


class EndpointError(KgError):
    """A triple store that cannot be reached, refuses, or holds something else than was sent."""
