"""Bytes → a gzip member, the same on every machine: zlib's own output changes with its version and its builds.

In: bytes. Out: gzip (RFC 1952) without a time stamp around deflate (RFC 1951). Matches are found with numpy's integers:
of each position the nearest earlier places with the same 4 and the same 12 bytes, or 8; the longest match wins, as found or
one place later.
Source: RFC 1951, RFC 1952; code lengths after Moffat and Katajainen, In-place calculation of minimum-redundancy codes, 1995.
"""

from __future__ import annotations

import heapq
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from numpy import signedinteger, uint8, uint64
    from numpy.typing import NDArray

    Numbers = NDArray[signedinteger[Any]]
    Bytes = NDArray[uint8]
    Words = NDArray[uint64]

__all__ = ["gzip_bytes"]

WINDOW, LONGEST = 32_768, 258
GRAMS = (4, 12)  # bytes; 3, 6, 12 and 24 together gain 3 % and take twice the time
COARSE = (8,)  # for much data: loses 8 % and takes half the time
CHUNK = 1 << 21  # bytes looked through at once; must be a power of two
BLOCK = 60_000  # symbols under one code
LENGTH_BASE = (3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258)  # fmt: skip
LENGTH_EXTRA = (0,) * 8 + (1,) * 4 + (2,) * 4 + (3,) * 4 + (4,) * 4 + (5,) * 4 + (0,)
AWAY_BASE = (1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577)  # fmt: skip
AWAY_EXTRA = (0, 0, 0, 0, *(n // 2 for n in range(2, 28)))
ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)


def gzip_bytes(data: bytes) -> bytes:
    """The data in gzip.

    >>> import gzip
    >>> gzip.decompress(gzip_bytes("各级工会，各级工会组织".encode() * 9)).decode()[:11]
    '各级工会，各级工会组织'
    >>> gzip.decompress(gzip_bytes(b""))
    b''
    """
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    return head + _deflate(data) + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def _deflate(data: bytes) -> bytes:
    import numpy as np

    grams = GRAMS if len(data) <= CHUNK else COARSE
    chunks = [_tokens(data[at : at + CHUNK], grams) for at in range(0, max(1, len(data)), CHUNK)]
    symbols, sizes, aways = (np.concatenate(column) for column in zip(*chunks, strict=True))
    fields: list[tuple[Numbers, Numbers]] = []
    count = max(1, -(-len(symbols) // BLOCK))
    for n in range(count):
        part = slice(n * BLOCK, (n + 1) * BLOCK)
        fields += _block(symbols[part], sizes[part], aways[part], last=n == count - 1)
    return _packed(np.concatenate([values for values, _ in fields]), np.concatenate([widths for _, widths in fields]))


def _tokens(data: bytes, grams: Sequence[int]) -> tuple[Numbers, Numbers, Numbers]:
    """Literals and matches: a byte, or what it stands for; the length; the distance, 0 for a literal."""
    import numpy as np

    raw = np.frombuffer(data, dtype=np.uint8)
    length, away = _matches(raw, grams)
    longer = np.append(length[1:], 0) > length
    length[(longer & (length < 32)) | (length < 3)] = 0  # a match gives way to a longer one that begins one place later
    starts = np.flatnonzero(length)
    begins = np.append(length > 0, False)
    before = np.cumsum(begins, dtype=np.int32) - begins  # how many matches begin before each place
    after = before[starts + length[starts]].tolist()  # of each match the first that begins behind it
    taken, at = [], 0
    while at < len(after):
        taken.append(at)
        at = after[at]
    first = starts[np.array(taken, dtype=np.int64)]
    inside = np.zeros(len(raw) + 1, dtype=np.int8)  # +1 behind the first byte of a match, -1 behind its last
    inside[first + 1] += 1
    inside[first + length[first]] -= 1
    heads = np.flatnonzero(np.cumsum(inside[:-1], dtype=np.int8) == 0)
    sizes = np.zeros(len(raw), dtype=np.int64)
    sizes[first] = length[first]
    sizes = sizes[heads]
    return raw[heads].astype(np.int64), sizes, np.where(sizes > 0, away[heads], 0).astype(np.int64)


def _matches(raw: Bytes, grams: Sequence[int]) -> tuple[Numbers, Numbers]:
    """Of each position the longest match among the nearest ones, and how far back it lies."""
    import numpy as np

    size = len(raw)
    best, far = np.zeros(size, dtype=np.int32), np.zeros(size, dtype=np.int32)
    eights = np.ndarray(size, dtype="<u8", buffer=np.append(raw, np.zeros(7, dtype=np.uint8)), strides=(1,))
    for gram in grams:
        if size <= gram:
            break
        here, away = _nearest(eights, gram)
        found = _common(eights, here, away)
        better = found > best[here]
        best[here[better]] = found[better]
        far[here[better]] = away[better]
    best[(best == 3) & (far > 4096)] = 0  # costs more bits than three literals
    return best, far


def _nearest(eights: Words, gram: int) -> tuple[Numbers, Numbers]:
    """The positions whose next bytes have the same hash as those of an earlier one in reach, and how far back it lies."""
    import numpy as np

    count = len(eights) - gram + 1
    key = np.zeros(count, dtype=np.uint64)
    for i in range(0, gram, 4):
        key += eights[i : count + i] << np.uint64(32)  # four bytes
        key *= np.uint64(0x9E3779B97F4A7C15)
        key ^= key >> np.uint64(29)
    place = np.uint64(CHUNK - 1)
    key = np.sort((key & ~place) | np.arange(count, dtype=np.uint64))  # by hash, then by place
    order = (key & place).astype(np.int64)
    away = order[1:] - order[:-1]
    near = ((key[1:] ^ key[:-1]) <= place) & (away <= WINDOW)
    back = np.zeros(count, dtype=np.int64)
    back[order[1:][near]] = away[near]
    here = np.flatnonzero(back)
    return here, back[here]


def _common(eights: Words, here: Numbers, away: Numbers) -> Numbers:
    """How many bytes from each place on are those that lie so far back, at most LONGEST.

    Where the next place looks as far back, it is one more than there: bytes are compared at the ends of runs only.
    """
    import numpy as np

    last = (np.diff(here, append=-1) != 1) | (np.diff(away, append=-1) != 0)
    ends = np.flatnonzero(last)
    found = np.zeros(len(ends), dtype=np.int64)
    alive, place, back = np.arange(len(ends)), here[ends], away[ends]
    for step in range(0, LONGEST, 8):
        if not len(alive):
            break
        other = eights[place] ^ eights[place - back]
        lowest = np.frexp((other & (~other + np.uint64(1))).astype(np.float64))[1] - 1  # the first bit that differs
        same = np.where(other == 0, 8, lowest >> 3)
        found[alive] = step + np.minimum(same, len(eights) - place)
        on = (other == 0) & (place + 8 < len(eights))
        alive, place, back = alive[on], place[on] + 8, back[on]
    run = np.cumsum(last) - last
    lengths: Numbers = np.minimum(found[run] + ends[run] - np.arange(len(here)), LONGEST)
    return lengths


def _block(symbols: Numbers, sizes: Numbers, aways: Numbers, *, last: bool) -> list[tuple[Numbers, Numbers]]:
    """A block under a code of its own: pairs of values and their numbers of bits."""
    import numpy as np

    match = np.flatnonzero(aways)
    size_code = _steps(LENGTH_BASE, LONGEST)[sizes[match]]
    away_code = _steps(AWAY_BASE, WINDOW)[aways[match]]
    letters = symbols.copy()
    letters[match] = 257 + size_code
    counts = np.bincount(letters, minlength=286)
    counts[256] = 1
    first = _lengths(counts.tolist(), 15)
    second = _lengths(np.bincount(away_code, minlength=30).tolist(), 15)
    codes, widths = _codes(first), np.array(first)
    values, bits = codes[letters], widths[letters]
    for value, width in (
        (sizes[match] - np.array(LENGTH_BASE)[size_code], np.array(LENGTH_EXTRA)[size_code]),
        (_codes(second)[away_code], np.array(second)[away_code]),
        (aways[match] - np.array(AWAY_BASE)[away_code], np.array(AWAY_EXTRA)[away_code]),
    ):
        values[match] += value << bits[match]
        bits[match] += width
    return [_header(first, second, last=last), (values, bits), (codes[256:257], widths[256:257])]


def _steps(base: Sequence[int], most: int) -> Numbers:
    """Of every number up to the most the place of the last base that is not over it."""
    import numpy as np

    codes: Numbers = np.searchsorted(base, np.arange(most + 1), side="right") - 1
    return codes


def _header(first: Sequence[int], second: Sequence[int], *, last: bool) -> tuple[Numbers, Numbers]:
    """The kind of block and the lengths of its codes, which have a code themselves."""
    import numpy as np

    runs = _runs([*first, *second])
    counts = [0] * 19
    for symbol, _, _ in runs:
        counts[symbol] += 1
    lengths = _lengths(counts, 7)
    codes = _codes(lengths)
    used = max(4, max(i for i, symbol in enumerate(ORDER) if lengths[symbol]) + 1)
    fields = [(int(last), 1), (2, 2), (len(first) - 257, 5), (len(second) - 1, 5), (used - 4, 4)]
    fields += [(lengths[symbol], 3) for symbol in ORDER[:used]]
    for symbol, extra, width in runs:
        fields += [(int(codes[symbol]), lengths[symbol]), (extra, width)]
    return np.array([value for value, _ in fields]), np.array([width for _, width in fields])


def _runs(lengths: Sequence[int]) -> list[tuple[int, int, int]]:
    """Lengths with runs of zeros joined: symbol, extra value, its bits."""
    found, at = [], 0
    while at < len(lengths):
        run = 1
        while at + run < len(lengths) and lengths[at + run] == lengths[at] and run < 138:
            run += 1
        if lengths[at] or run < 3:
            found.append((lengths[at], 0, 0))
            run = 1
        else:
            found.append((17, run - 3, 3) if run < 11 else (18, run - 11, 7))
        at += run
    return found


def _lengths(counts: Sequence[int], most: int) -> list[int]:
    """The lengths of a prefix code for these counts, none over `most`; at least two symbols get one."""
    found = [0] * len(counts)
    used = [n for n, count in enumerate(counts) if count]
    used += [n for n in range(2) if n not in used][: max(0, 2 - len(used))]
    scaled = [max(1, counts[n]) for n in used]
    while True:
        heap: list[tuple[int, int, tuple[int, ...]]] = [(count, i, (i,)) for i, count in enumerate(scaled)]
        heapq.heapify(heap)
        depth = [0] * len(used)
        while len(heap) > 1:
            (a, i, left), (b, _, right) = heapq.heappop(heap), heapq.heappop(heap)
            for n in left + right:
                depth[n] += 1
            heapq.heappush(heap, (a + b, i, left + right))
        if max(depth) <= most:
            break
        scaled = [(count + 1) // 2 + 1 for count in scaled]  # flatter counts, shorter codes
    for n, d in zip(used, depth, strict=True):
        found[n] = d
    return found


def _codes(lengths: Sequence[int]) -> Numbers:
    """The canonical codes, first bit lowest."""
    import numpy as np

    codes, code = [0] * len(lengths), 0
    for width in range(1, 16):
        for n, length in enumerate(lengths):
            if length == width:
                codes[n] = int(f"{code:0{width}b}"[::-1], 2)
                code += 1
        code <<= 1
    return np.array(codes)


def _packed(values: Numbers, sizes: Numbers) -> bytes:
    """Values of up to 48 bits written one after the other, the lowest bit first."""
    import numpy as np

    ends = np.cumsum(sizes)
    starts = ends - sizes
    values = values << (starts & 7)
    count = (int(ends[-1]) + 7) // 8
    found = np.zeros(count + 7)
    for n in range(7):  # no two values share a bit: their bytes add up
        found += np.bincount((starts >> 3) + n, weights=(values >> 8 * n) & 255, minlength=count + 7)
    return found[:count].astype(np.uint8).tobytes()
