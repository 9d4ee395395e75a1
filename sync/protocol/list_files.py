"""Card list files: a snapshot of all entries, or the delta between two versions.

A file is the magic `KAIKUL1\\n`, a uint32 big-endian length, a JSON header of that length, then
zlib streams one after another; the header's `planes` gives their compressed sizes. Entries are
sorted by tag and stored as columns: eight planes of the gaps between neighbouring tags (byte 0 of
every gap, byte 1 of every gap, ...; the first gap counts from 0), two planes of the last valid
day (days since 2000-01-01, low byte and high byte) and one plane of flags (bit 0: community card;
bit 1: blocked; bits 2-7: child allowance). A delta holds the entries that are new or changed, and
behind them the eight tag planes of the entries that went.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import accumulate, pairwise, repeat

from pydantic import Field, ValidationError

from sync.protocol.base import WireModel
from sync.protocol.days import DAY_ZERO
from sync.protocol.encoding import Whole
from sync.protocol.kinds import CardKind, CardStatus

MAGIC = b"KAIKUL1\n"
TAG_PLANES = 8
ENTRY_PLANES = TAG_PLANES + 3
MAX_ENTRIES = 20_000_000
MAX_CHILD_ALLOWANCE = 63
FIRST_DAY, LAST_DAY = DAY_ZERO, DAY_ZERO + timedelta(days=0xFFFF)
"""The last valid days that two bytes tell."""
_COMMUNITY, _BLOCKED, _ALLOWANCE_SHIFT = 1, 2, 2
_U64 = 1 << 64
_PART = 64
"""So many entries are compared at a time."""


class BadListFile(ValueError):
    """The bytes are not a list file, or not the one they claim to be."""


@dataclass(slots=True)
class Columns:
    """Entries as columns, sorted by tag: tags as unsigned 64-bit numbers (big-endian of the 8
    bytes), last valid days since 2000-01-01, and flag bytes.
    """

    tags: Sequence[int] = ()
    days: Sequence[int] = ()
    flags: Sequence[int] = ()

    def __len__(self) -> int:
        """How many entries."""
        return len(self.tags)

    @property
    def columns(self) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """Tags, days and flags."""
        return self.tags, self.days, self.flags

    def rows(self) -> Iterator[tuple[int, int, int]]:
        """(tag, day, flags) of each entry."""
        return zip(self.tags, self.days, self.flags, strict=True)


class Header(WireModel):
    """The header of a list file; `base` is the version a delta starts from (0: a snapshot)."""

    base: Whole = 0
    version: Whole
    epoch: Whole
    count: int = Field(ge=0, le=MAX_ENTRIES)
    removed: int = Field(default=0, ge=0, le=MAX_ENTRIES)
    planes: tuple[Whole, ...] = ()


@dataclass(slots=True)
class ListFile:
    """A decoded file: its header, its entries, and the tags a delta removes."""

    header: Header
    entries: Columns
    removed: Sequence[int] = field(default=())


def pack_flags(kind: CardKind, status: CardStatus, child_allowance: int) -> int:
    """The flag byte of an entry; `ValueError` for more than 63 children."""
    if not 0 <= child_allowance <= MAX_CHILD_ALLOWANCE:
        raise ValueError("a child allowance is 0 to 63")
    community = _COMMUNITY * (kind is CardKind.COMMUNITY)
    return (
        community | _BLOCKED * (status is CardStatus.BLOCKED) | child_allowance << _ALLOWANCE_SHIFT
    )


def unpack_flags(flags: int) -> tuple[CardKind, CardStatus, int]:
    """Kind, status and child allowance of a flag byte."""
    kind = CardKind.COMMUNITY if flags & _COMMUNITY else CardKind.PERSONAL
    status = CardStatus.BLOCKED if flags & _BLOCKED else CardStatus.ACTIVE
    return kind, status, flags >> _ALLOWANCE_SHIFT


def encode_snapshot(version: int, epoch: int, entries: Columns) -> bytes:
    """The snapshot file of the entries, which must be sorted by tag without repeats."""
    header = Header(version=version, epoch=epoch, count=len(entries))
    return _assemble(header, _entry_planes(entries))


def encode_delta(
    base: int, version: int, epoch: int, upserted: Columns, removed: Sequence[int]
) -> bytes:
    """The delta file between two versions: new or changed entries, and tags that went."""
    header = Header(
        base=base,
        version=version,
        epoch=epoch,
        count=len(upserted),
        removed=len(removed),
    )
    return _assemble(header, [*_entry_planes(upserted), *_tag_planes(removed)])


def decode(data: bytes) -> ListFile:
    """The file of these bytes; raises `BadListFile` for anything that is not exactly one."""
    header, start = _read_header(data)
    counts = [header.count] * ENTRY_PLANES + [header.removed] * TAG_PLANES * bool(header.base)
    if len(counts) != len(header.planes):
        raise BadListFile("the header names another number of planes")
    planes = []
    for size, count in zip(header.planes, counts, strict=True):
        planes.append(_inflate(memoryview(data)[start : start + size], count))
        start += size
    if start != len(data):
        raise BadListFile("the file is longer or shorter than its planes")
    days = _join_planes(planes[TAG_PLANES : TAG_PLANES + 2], "H", header.count)
    entries = Columns(_tags(planes[:TAG_PLANES], header.count), days, planes[ENTRY_PLANES - 1])
    return ListFile(header, entries, _tags(planes[ENTRY_PLANES:], header.removed))


def difference(old: Columns, new: Columns) -> tuple[Columns, list[int]]:
    """What turns one list into another: entries that are new or changed, and tags that went."""
    before = [list(each) for each in old.columns]
    after = [list(each) for each in new.columns]
    changed: list[int] = []
    gone: list[int] = []
    at, other = 0, 0
    while at < len(old) and other < len(new):
        if all(
            one[at : at + _PART] == two[other : other + _PART]
            for one, two in zip(before, after, strict=True)
        ):
            # Most of two lists is alike: that is seen without a look at single entries.
            at, other = at + _PART, other + _PART
            continue
        end = min(at + _PART, len(old))
        while at < end and other < len(new):
            tag, new_tag = before[0][at], after[0][other]
            if tag < new_tag:
                gone.append(tag)
            elif tag > new_tag or any(
                one[at] != two[other] for one, two in zip(before, after, strict=True)
            ):
                changed.append(other)
            at += tag <= new_tag
            other += tag >= new_tag
    gone += before[0][at:]
    changed += range(other, len(new))
    return Columns(*([column[place] for place in changed] for column in after)), gone


def _assemble(header: Header, planes: Sequence[bytes]) -> bytes:
    streams = [zlib.compress(plane, 6) for plane in planes]
    sized = header.model_copy(update={"planes": tuple(len(stream) for stream in streams)})
    text = sized.model_dump_json().encode()
    return b"".join([MAGIC, struct.pack(">I", len(text)), text, *streams])


def _read_header(data: bytes) -> tuple[Header, int]:
    if data[: len(MAGIC)] != MAGIC or len(data) < len(MAGIC) + 4:
        raise BadListFile("not a list file")
    start = len(MAGIC) + 4
    (length,) = struct.unpack_from(">I", data, len(MAGIC))
    try:
        header = Header.model_validate_json(data[start : start + length])
    except ValidationError as error:
        raise BadListFile("the header cannot be read") from error
    return header, start + length


def _entry_planes(entries: Columns) -> list[bytes]:
    days = struct.pack(f"<{len(entries)}H", *entries.days)
    return [*_tag_planes(entries.tags), days[0::2], days[1::2], bytes(entries.flags)]


def _tag_planes(tags: Sequence[int]) -> list[bytes]:
    gaps = [after - before for before, after in pairwise([0, *tags])]
    if any(gap <= 0 for gap in gaps[1:]):
        raise ValueError("entries are sorted by tag, each once")
    packed = struct.pack(f"<{len(gaps)}Q", *gaps)
    return [packed[plane::TAG_PLANES] for plane in range(TAG_PLANES)]


def _inflate(stream: memoryview, count: int) -> bytes:
    """One plane of exactly `count` bytes: never more memory than the header's count allows."""
    inflater = zlib.decompressobj()
    try:
        plane = inflater.decompress(stream, count + 1)
    except zlib.error as error:
        raise BadListFile("a plane cannot be decompressed") from error
    if len(plane) != count or not inflater.eof or inflater.unused_data:
        raise BadListFile("a plane has another length than its header says")
    return plane


def _join_planes(planes: Sequence[bytes], code: str, count: int) -> tuple[int, ...]:
    joined = bytearray(count * len(planes))
    for index, plane in enumerate(planes):
        joined[index :: len(planes)] = plane
    return struct.unpack(f"<{count}{code}", joined)


def _tags(planes: Sequence[bytes], count: int) -> list[int]:
    if not count:
        return []
    gaps = _join_planes(planes, "Q", count)
    tags = list(accumulate(gaps))
    if tags[-1] >= _U64 or not all(map(int.__lt__, repeat(0), gaps[1:])):
        raise BadListFile("the tags are not in order")
    return tags
