"""The laws of what reads bytes from outside: any bytes, and any message that was spoiled, give a
value or the error that is named for it, and values that a database and a calendar can hold.
"""

import base64
import gzip
import json
import struct
import tracemalloc
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.client.http import BadAddress, centre_address
from sync.protocol.base import WireModel
from sync.protocol.card_codes import CodeFormat, recognise
from sync.protocol.encoding import from_base64url, from_timestamp, to_base64url
from sync.protocol.list_files import MAGIC
from tests.laws.decoders import CARRIED, FILE, FORMAT, PACKED, SEALED, Decoder
from tests.laws.effort import looking

MOST = 1 << 62
"""What no number of a message may reach; a row's own number may be twice that."""
SCRAPS: st.SearchStrategy[object] = st.sampled_from(
    [
        *(None, True, 0, -1, 1.5, 1e308, 2**31, 2**62, 2**63, -(2**63) - 1, 10**40),
        *("", "x", "\0", "\U0001f3ab", "x" * 70_000, "==", "AAA", "AAAAAAAAAAAAAAAA"),
        *([], {}, [[]], {"": {}}),
        *("0001-01-01", "9999-12-31", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00+14:00"),
        *("2026-04-25T16:00:00", "05:00:00Z", "24:00", "../../etc/passwd", "Europe"),
        *("a{99999999999}", "(" * 500 + ")" * 500, "(?P<"),
    ]
)
"""What stands in the place of a part: other types, edges, and more than fits anywhere."""


def _read(decoder: Decoder, data: bytes) -> None:
    try:
        value = decoder.read(data)
    except decoder.errors:
        return
    for model in value if isinstance(value, list) else [value]:
        if isinstance(model, WireModel):
            _can_be_kept(model.model_dump())
            assert model.to_bytes()


def _can_be_kept(value: object) -> None:
    """Whether databases hold every number, and days can be added to every day."""
    for each in _leaves(value):
        if isinstance(each, int):
            assert -MOST < each < 2 * MOST, f"{each} fits into no database"
        if isinstance(each, date | datetime):
            assert 1900 <= each.year < 3000, f"{each} is of another age"


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _leaves(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _leaves(each)
    else:
        yield value


@st.composite
def _spoiled(draw: st.DrawFn, said: object) -> object:
    """A JSON value of which one part is another one, is lacking, or stands twice."""
    if isinstance(said, dict) and said and draw(st.integers(0, 3)):
        key = draw(st.sampled_from(sorted(said)))
        act = draw(st.integers(0, 4))
        if act == 0:
            return {name: each for name, each in said.items() if name != key}
        if act == 1:
            return {**said, draw(st.text(max_size=3)): said[key]}
        return {**said, key: draw(_spoiled(said[key]))}
    if isinstance(said, list) and said and draw(st.integers(0, 3)):
        place = draw(st.integers(0, len(said) - 1))
        if draw(st.booleans()):
            return said + said[place : place + 1] * draw(st.sampled_from([1, 600, 6000]))
        return [*said[:place], draw(_spoiled(said[place])), *said[place + 1 :]]
    return draw(SCRAPS)


@st.composite
def _cut(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes of which some are others, lacking, or inserted."""
    first = draw(st.integers(0, len(data)))
    last = min(len(data), first + draw(st.integers(0, 4)))
    return data[:first] + draw(st.binary(max_size=5)) + data[last:]


@pytest.mark.parametrize("decoder", [*CARRIED, FILE, PACKED, SEALED], ids=lambda each: each.name)
@given(data=st.data())
@looking(8)
def test_any_bytes(decoder: Decoder, data: st.DataObject) -> None:
    _read(decoder, data.draw(st.binary(max_size=200) | _cut(decoder.valid)))


@pytest.mark.parametrize("decoder", CARRIED, ids=lambda each: each.name)
@given(data=st.data())
@looking(12)
def test_any_message_that_was_spoiled(decoder: Decoder, data: st.DataObject) -> None:
    said = json.loads(decoder.valid)
    _read(decoder, json.dumps(data.draw(_spoiled(said))).encode())


@pytest.mark.parametrize("decoder", [*CARRIED, FILE, PACKED, SEALED], ids=lambda each: each.name)
def test_what_is_valid_is_read(decoder: Decoder) -> None:
    assert decoder.read(decoder.valid)


DEEP = 100_000


@pytest.mark.parametrize("decoder", CARRIED, ids=lambda each: each.name)
@pytest.mark.parametrize(
    "data",
    [
        b"[" * DEEP,
        b'{"a":' * DEEP + b"1" + b"}" * DEEP,
        b"1" * DEEP,
        b'"' + b"\\u0000" * DEEP + b'"',
        b'{"v":' + b"9" * DEEP + b"}",
        b"\xff\xfe",
        b"NaN",
    ],
    ids=["lists", "objects", "digits", "nothings", "version", "no text", "no number"],
)
def test_deep_and_long(decoder: Decoder, data: bytes) -> None:
    with pytest.raises(decoder.errors):
        decoder.read(data)


def _bomb(count: int, planes: int = 11, *, base: int = 0) -> bytes:
    """A list file of a few bytes whose planes hold very much more than it says."""
    stream = zlib.compress(bytes(50_000_000), 9)
    header = {
        "base": base,
        "version": 2,
        "epoch": 1,
        "count": count,
        "planes": [len(stream)] * planes,
    }
    text = json.dumps(header).encode()
    return MAGIC + struct.pack(">I", len(text)) + text + stream * planes


@pytest.mark.parametrize(
    ("decoder", "bomb"),
    [
        (FILE, partial(_bomb, 10)),
        (FILE, partial(_bomb, 10**12)),
        (FILE, partial(_bomb, 10, 19, base=1)),
        (FILE, lambda: MAGIC + b"\xff\xff\xff\xff{}"),
        (PACKED, lambda: gzip.compress(bytes(50_000_000))),
    ],
    ids=["more than its count", "no such count", "a delta", "an endless header", "gzip"],
)
def test_a_bomb_takes_no_memory(decoder: Decoder, bomb: Callable[[], bytes]) -> None:
    """Sixteen megabytes are what a body may have."""
    body = bomb()
    tracemalloc.start()
    try:
        with pytest.raises(decoder.errors):
            decoder.read(body)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 40_000_000


@given(st.text(max_size=80))
@looking(60)
def test_any_text_that_is_scanned_or_typed(text: str) -> None:
    code = recognise(text, [CodeFormat.model_validate(FORMAT)])
    assert code is None or len(code.text) == 9
    for read, error in (
        (centre_address, BadAddress),
        (from_timestamp, ValueError),
        (from_base64url, ValueError),
    ):
        _text_or(read, error, text)


ADDRESSES = st.sampled_from(
    ["http", "https", "file", "://", *"[]:@%/\0 #\xe9", "::1", "127.0.0.1", "99999"]
)


@given(st.lists(ADDRESSES, max_size=8).map("".join))
@looking(40)
def test_any_address(text: str) -> None:
    _text_or(centre_address, BadAddress, text)


def _text_or(read: Callable[[str], object], error: type[Exception], text: str) -> None:
    try:
        assert read(text) is not None
    except error:
        return


@given(st.binary(max_size=60))
@looking(60)
def test_base64url_is_one_text_of_its_bytes(data: bytes) -> None:
    text = to_base64url(data)
    assert from_base64url(text) == data
    assert text == base64.urlsafe_b64encode(data).decode().rstrip("=")
