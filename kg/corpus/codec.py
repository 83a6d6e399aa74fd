"""Values of the model ↔ bytes: JSON, so that a corpus folder that somebody hands on can hold no code.

In: dataclasses of kg.model, tuples, decimals, dates, plain values. Out: text or compressed bytes that decode to equal
values. The form is private to one version of the rules, and is never read by another.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from kg import model

__all__ = ["dumps", "loads", "pack", "unpack"]

TYPES: tuple[type, ...] = (
    model.Article,
    model.Block,
    model.Credit,
    model.Entity,
    model.Evidence,
    model.Mention,
    model.Origin,
    model.Page,
    model.Period,
    model.Quantity,
    model.Reading,
    model.Rejection,
    model.Statement,
)
ENUMS: tuple[type, ...] = (model.Factuality, model.BlockKind)
NUMBERS = {cls: number for number, cls in enumerate(TYPES)}
NAMES = {cls: tuple(f.name for f in fields(cls)) for cls in TYPES}
TUPLE, DECIMAL, DATE, ENUM = -1, -2, -3, -10  # the enums follow downwards from the last
LEVEL = 3  # of zlib: 6 takes twice the time for a tenth less


def dumps(value: object) -> str:
    """A value as one line of text."""
    return json.dumps(_flat(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str | bytes) -> Any:
    """The value of a text that `dumps` made."""
    return _whole(json.loads(text))


def pack(value: object) -> bytes:
    """A value as compressed bytes."""
    return zlib.compress(dumps(value).encode("utf-8"), LEVEL)


def unpack(data: bytes) -> Any:
    """The value of bytes that `pack` made."""
    return loads(zlib.decompress(data))


def _flat(value: Any) -> Any:
    cls = type(value)
    if cls in (str, int, float, bool) or value is None:
        return value
    if cls in NUMBERS:
        return [NUMBERS[cls], *(_flat(getattr(value, name)) for name in NAMES[cls])]
    if cls in (tuple, list, range):
        return [TUPLE, *map(_flat, value)]
    if cls is Decimal:
        return [DECIMAL, str(value)]
    if cls is date:
        return [DATE, value.isoformat()]
    return [ENUM - ENUMS.index(cls), value.value]


def _whole(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    number = value[0]
    if number >= 0:
        return TYPES[number](*map(_whole, value[1:]))
    if number == TUPLE:
        return tuple(map(_whole, value[1:]))
    if number == DECIMAL:
        return Decimal(value[1])
    if number == DATE:
        return date.fromisoformat(value[1])
    return ENUMS[ENUM - number](value[1])
