"""How bytes, moments and ids are written on the wire."""

import binascii
import os
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StringConstraints

from sync.protocol.tags import TAG_BYTES

_TO_URL = bytes.maketrans(b"+/", b"-_")
_FROM_URL = bytes.maketrans(b"-_", b"+/")
_PADDING = (b"", b"", b"==", b"=")
"""What a text lacks to whole groups of four characters, by how many go beyond the last one."""
_YEARS = range(1900, 3000)
"""Moments outside of these leave the calendar where a time zone or a day is added."""


def to_base64url(data: bytes) -> str:
    """Base64url without padding (RFC 4648, section 5)."""
    return _base64url(data).decode("ascii")


def from_base64url(text: str) -> bytes:
    """The bytes of an unpadded base64url text; `ValueError` where it is not the one text of them
    (padding, characters of other alphabets and stray last bits are refused).
    """
    try:
        written = text.encode("ascii")
        data = binascii.a2b_base64(written.translate(_FROM_URL) + _PADDING[len(written) % 4])
    except (UnicodeEncodeError, binascii.Error) as error:
        raise ValueError("not base64url") from error
    # What decoding passes over (other characters, padding, stray bits) is not written again.
    if _base64url(data) != written:
        raise ValueError("not base64url")
    return data


def _base64url(data: bytes) -> bytes:
    return binascii.b2a_base64(data, newline=False).rstrip(b"=").translate(_TO_URL)


def to_timestamp(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds, such as `2026-04-25T16:00:00.000Z`."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_timestamp(text: str) -> datetime:
    """The aware UTC moment of an RFC 3339 text; `ValueError` where it has no zone, and before 1900
    or after 2999.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    if moment.year not in _YEARS:
        raise ValueError("a moment of another age")
    return moment if moment.tzinfo is UTC else moment.astimezone(UTC)


def whole_milliseconds(moment: datetime) -> datetime:
    """The moment as it reads back from the wire; `ValueError` where it has no zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).replace(microsecond=moment.microsecond // 1000 * 1000)


def new_id(now: datetime, random_bytes: Callable[[int], bytes] = os.urandom) -> str:
    """A UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, then random bits."""
    milliseconds = int(now.timestamp() * 1000) & (1 << 48) - 1
    random = int.from_bytes(random_bytes(10))
    value = milliseconds << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def _moment(value: object) -> datetime:
    if isinstance(value, str):
        return from_timestamp(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    raise ValueError("a moment is an RFC 3339 text with a zone")


def _binary(value: object) -> object:
    return from_base64url(value) if isinstance(value, str) else value


def _of_this_age(day: date) -> date:
    if day.year not in _YEARS:
        raise ValueError("a day of another age")
    return day


_AGE = Field(json_schema_extra={"pattern": "^(?:19|2[0-9])[0-9]{2}-"})
"""The years in a schema."""
Day = Annotated[date, AfterValidator(_of_this_age), _AGE]
"""A calendar day, to which days can be added."""
Whole = Annotated[int, Field(ge=0, lt=1 << 62)]
"""A number that every database takes: no message may hold a larger one."""
Moment = Annotated[datetime, BeforeValidator(_moment), PlainSerializer(to_timestamp, str)]
"""An aware UTC moment; on the wire RFC 3339 with milliseconds."""
Binary = Annotated[bytes, BeforeValidator(_binary), PlainSerializer(to_base64url, str)]
"""Bytes; on the wire base64url without padding."""
Tag = Annotated[Binary, Field(min_length=TAG_BYTES, max_length=TAG_BYTES)]
"""A card's tag; another length would poison every desk that hears of it."""
Id = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z._:-]{1,64}$")]
"""An identifier: a UUIDv7 for rows, devices and events made by programs."""
