"""How moments, tags and ticket counts are written in the databases."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sync.protocol.kinds import TicketKind

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
TAG_SIGN = 1 << 63
"""What lies between a tag as a number and as SQLite's signed 64-bit number."""


def to_millis(moment: datetime) -> int:
    """UTC milliseconds since 1970."""
    return (moment - _EPOCH) // _MILLISECOND


def from_millis(millis: int) -> datetime:
    """The aware UTC moment."""
    return _EPOCH + timedelta(milliseconds=millis)


def to_signed(tag: bytes) -> int:
    """A tag as a signed 64-bit number: tag - 2**63, which keeps the order of tags."""
    return int.from_bytes(tag) - TAG_SIGN


def tickets_text(tickets: Mapping[TicketKind, int]) -> str:
    """Ticket counts as JSON."""
    return json.dumps({kind.value: count for kind, count in tickets.items() if count})


def tickets_of(text: str) -> dict[TicketKind, int]:
    """The ticket counts of that JSON."""
    return {TicketKind(kind): count for kind, count in json.loads(text).items()}
