"""Card list files: they read back, deltas lead from list to list, hostile bytes fail well."""

import json
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol import list_files
from sync.protocol.kinds import CardKind, CardStatus
from sync.protocol.list_files import (
    ENTRY_PLANES,
    MAGIC,
    MAX_CHILD_ALLOWANCE,
    MAX_ENTRIES,
    BadListFile,
    Columns,
    decode,
    difference,
    encode_delta,
    encode_snapshot,
    pack_flags,
    unpack_flags,
)

Entries = dict[int, tuple[int, int]]
TAGS = st.integers(0, 50) | st.integers(0, 2**64 - 1)
ENTRIES = st.dictionaries(TAGS, st.tuples(st.integers(0, 65_535), st.integers(0, 255)), max_size=40)
FEW = {5: (9_610, 12), 7: (9_700, 2), 2**64 - 1: (0, 255)}


def _columns(entries: Entries) -> Columns:
    ordered = sorted(entries.items())
    return Columns(
        [tag for tag, _ in ordered],
        [day for _, (day, _) in ordered],
        [flags for _, (_, flags) in ordered],
    )


def _entries(columns: Columns) -> Entries:
    return {tag: (day, flags) for tag, day, flags in columns.rows()}


@given(ENTRIES)
def test_a_snapshot_reads_back(entries: Entries) -> None:
    file = decode(encode_snapshot(7, 2, _columns(entries)))
    assert (file.header.base, file.header.version, file.header.epoch) == (0, 7, 2)
    assert (file.header.count, file.header.removed) == (len(entries), 0)
    assert len(file.entries) == len(entries)
    assert list(file.entries.tags) == sorted(entries)
    assert _entries(file.entries) == entries
    assert list(file.removed) == []


@pytest.mark.parametrize("part", [1, 3, 64])
@given(old=ENTRIES, new=ENTRIES)
def test_a_delta_leads_from_one_list_to_the_next(part: int, old: Entries, new: Entries) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(list_files, "_PART", part)
        upserted, removed = difference(_columns(old), _columns(new))
    file = decode(encode_delta(3, 4, 2, upserted, removed))
    assert (file.header.base, file.header.version) == (3, 4)
    applied = old | _entries(file.entries)
    for tag in file.removed:
        del applied[tag]
    assert applied == new
    assert len(file.entries) == sum(old.get(tag) != entry for tag, entry in new.items())
    assert len(file.removed) == len(old.keys() - new.keys())


def test_a_delta_between_equal_lists_is_empty() -> None:
    upserted, removed = difference(_columns(FEW), _columns(FEW))
    assert (len(upserted), removed) == (0, [])
    file = decode(encode_delta(3, 4, 1, upserted, removed))
    assert (file.header.count, file.header.removed) == (0, 0)


def test_the_layout_is_the_one_of_the_document() -> None:
    data = encode_snapshot(7, 1, _columns({258: (9_610, 5), 259: (9_611, 2)}))
    (length,) = struct.unpack_from(">I", data, 8)
    header = json.loads(data[12 : 12 + length])
    start, planes = 12 + length, []
    for size in header["planes"]:
        planes.append(zlib.decompress(data[start : start + size]))
        start += size
    assert data[:8] == b"KAIKUL1\n"
    assert start == len(data)
    assert planes == [
        *(b"\x02\x01", b"\x01\0", b"\0\0", b"\0\0", b"\0\0", b"\0\0", b"\0\0", b"\0\0"),
        *(bytes([9_610 & 255, 9_611 & 255]), bytes([9_610 >> 8, 9_611 >> 8]), b"\x05\x02"),
    ]
    assert {key: header[key] for key in ("base", "version", "epoch", "count", "removed")} == {
        "base": 0,
        "version": 7,
        "epoch": 1,
        "count": 2,
        "removed": 0,
    }


@pytest.mark.parametrize("tags", [[2, 1], [1, 1], [5, 5, 6], [3, 2, 9]])
def test_entries_out_of_order_are_not_written(tags: list[int]) -> None:
    columns = Columns(tags, [0] * len(tags), [0] * len(tags))
    with pytest.raises(ValueError, match="sorted by tag"):
        encode_snapshot(1, 1, columns)
    with pytest.raises(ValueError, match="sorted by tag"):
        encode_delta(1, 2, 1, Columns(), tags)


@given(st.sampled_from(CardKind), st.sampled_from(CardStatus), st.integers(0, MAX_CHILD_ALLOWANCE))
def test_flags_read_back(kind: CardKind, status: CardStatus, allowance: int) -> None:
    flags = pack_flags(kind, status, allowance)
    assert 0 <= flags <= 255
    assert unpack_flags(flags) == (kind, status, allowance)


def test_flags_are_the_bits_of_the_document() -> None:
    assert pack_flags(CardKind.PERSONAL, CardStatus.ACTIVE, 0) == 0
    assert pack_flags(CardKind.COMMUNITY, CardStatus.ACTIVE, 0) == 1
    assert pack_flags(CardKind.PERSONAL, CardStatus.BLOCKED, 0) == 2
    assert pack_flags(CardKind.PERSONAL, CardStatus.ACTIVE, 3) == 12
    assert pack_flags(CardKind.COMMUNITY, CardStatus.BLOCKED, 63) == 255


@pytest.mark.parametrize("allowance", [-1, 64])
def test_more_children_than_the_flags_hold_are_refused(allowance: int) -> None:
    with pytest.raises(ValueError, match="0 to 63"):
        pack_flags(CardKind.PERSONAL, CardStatus.ACTIVE, allowance)


@given(st.binary(max_size=300))
def test_bytes_that_are_no_list_are_refused(data: bytes) -> None:
    for attempt in (data, MAGIC + data, MAGIC + struct.pack(">I", len(data)) + data):
        with pytest.raises(BadListFile):
            decode(attempt)


@given(ENTRIES, st.data())
def test_a_file_cut_anywhere_is_refused(entries: Entries, data: st.DataObject) -> None:
    whole = encode_snapshot(1, 1, _columns(entries))
    cut = data.draw(st.integers(0, len(whole) - 1))
    for attempt in (whole[:cut], whole + b"\0", whole + whole):
        with pytest.raises(BadListFile):
            decode(attempt)


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_file_with_a_changed_byte_is_refused_or_is_still_a_list(place: int, change: int) -> None:
    data = bytearray(encode_delta(1, 2, 1, _columns(FEW), [1, 6, 99]))
    data[place % len(data)] ^= change
    try:
        file = decode(bytes(data))
    except BadListFile:
        return
    assert len(file.entries) == file.header.count
    assert list(file.entries.tags) == sorted(set(file.entries.tags))


@pytest.mark.parametrize(
    "change",
    [
        {"count": 2},
        {"count": 4},
        {"count": -1},
        {"count": MAX_ENTRIES + 1},
        {"count": None},
        {"removed": 1, "base": 1},
        {"base": 1},
        {"base": -1},
        {"version": "x"},
        {"planes": []},
        {"planes": [1] * ENTRY_PLANES},
        {"planes": [-1] * ENTRY_PLANES},
        {"planes": [2**40] * ENTRY_PLANES},
        {"planes": [0] * (ENTRY_PLANES + 1)},
        {"planes": "many"},
    ],
)
def test_a_header_that_does_not_fit_the_planes_is_refused(change: dict[str, object]) -> None:
    header, planes = _taken_apart(encode_snapshot(1, 1, _columns(FEW)))
    with pytest.raises(BadListFile):
        decode(_put_together(header | change, planes))


@pytest.mark.parametrize("header", [b"", b"[]", b"null", b"{", b"\xff", b"[" * 5000, b"{}"])
def test_a_header_that_cannot_be_read_is_refused(header: bytes) -> None:
    with pytest.raises(BadListFile):
        decode(MAGIC + struct.pack(">I", len(header)) + header)
    with pytest.raises(BadListFile):
        decode(MAGIC + struct.pack(">I", 2**32 - 1) + header)


@pytest.mark.parametrize(
    "gaps", [[5, 0, 1], [2**64 - 1, 1, 1], [0, 2**63, 2**63], [1, 2**64 - 1, 2**64 - 1]]
)
def test_tags_out_of_order_or_beyond_64_bits_are_refused(gaps: list[int]) -> None:
    header, planes = _taken_apart(encode_snapshot(1, 1, _columns(FEW)))
    packed = struct.pack("<3Q", *gaps)
    wrong = [zlib.compress(packed[plane::8]) for plane in range(8)] + planes[8:]
    sizes = {"planes": [len(plane) for plane in wrong]}
    with pytest.raises(BadListFile, match="order"):
        decode(_put_together(header | sizes, wrong))


def test_a_plane_that_inflates_beyond_its_count_is_stopped() -> None:
    header, planes = _taken_apart(encode_snapshot(1, 1, _columns(FEW)))
    bomb = [zlib.compress(bytes(50_000_000), 9), *planes[1:]]
    sizes = {"planes": [len(plane) for plane in bomb]}
    with pytest.raises(BadListFile, match="length"):
        decode(_put_together(header | sizes, bomb))


def test_a_plane_with_something_behind_its_stream_is_refused() -> None:
    header, planes = _taken_apart(encode_snapshot(1, 1, _columns(FEW)))
    longer = [planes[0] + b"more", *planes[1:]]
    sizes = {"planes": [len(plane) for plane in longer]}
    with pytest.raises(BadListFile, match="length"):
        decode(_put_together(header | sizes, longer))


def _taken_apart(data: bytes) -> tuple[dict[str, object], list[bytes]]:
    (length,) = struct.unpack_from(">I", data, 8)
    header = json.loads(data[12 : 12 + length])
    start, planes = 12 + length, []
    for size in header["planes"]:
        planes.append(data[start : start + size])
        start += size
    return header, planes


def _put_together(header: dict[str, object], planes: list[bytes]) -> bytes:
    text = json.dumps(header).encode()
    return b"".join([MAGIC, struct.pack(">I", len(text)), text, *planes])
