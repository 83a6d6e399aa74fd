"""Our gzip: read by everybody's gunzip, and the same bytes wherever it is written."""

from __future__ import annotations

import gzip
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.outputs.html.data import SMALL, pack
from kg.outputs.html.deflate import CHUNK, gzip_bytes

TEXT = "青溪市水利局日前印发了白石县防汛管理办法，各地要压实责任、细化措施。" * 40 + "".join(
    map(chr, range(0x4E00, 0x5A00))
)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([b"a", b"\x00\xff", "工会".encode(), b"the same again ", bytes(range(256))]), max_size=300)
)
def test_round_trip(parts: list[bytes]) -> None:
    """What was packed is unpacked."""
    data = b"".join(parts)
    assert data == gzip.decompress(gzip_bytes(data))


@pytest.mark.parametrize("size", [0, 1, 3, 4, 5, 258, 32_768, 32_769, 100_000, CHUNK + 7])
def test_round_trip_of_runs(size: int) -> None:
    """Lengths at the borders of match, window and chunk."""
    data = b"x" * size
    assert data == gzip.decompress(gzip_bytes(data))


def test_it_is_small() -> None:
    """Within a tenth of what zlib makes at its best, for text with and without repetition."""
    data = TEXT.encode()
    assert len(gzip_bytes(data)) <= 1.1 * len(gzip.compress(data, 9))


def test_the_same_bytes_on_every_machine() -> None:
    """A digest that does not depend on a build of zlib, on the processor or on the version of numpy."""
    assert (
        hashlib.sha256(gzip_bytes(TEXT.encode())).hexdigest()
        == "c97292d38e8f35d13dcb5e45544be6bd4675c15609567dca3cd39690d763d433"
    )


def test_the_page_uses_it() -> None:
    """A large data block is ours; a small one is plain."""
    assert len(TEXT * 40) > SMALL
    assert pack({"a": TEXT * 40}).startswith("gzip:H4sIAAAAAAAC")
    assert pack({"a": "<工会>"}) == '{"a":"\\u003c工会\\u003e"}'
