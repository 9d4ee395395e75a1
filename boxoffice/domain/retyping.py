"""The register worklist: uses that somebody still types into the national register by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import TicketKind


class Period(StrEnum):
    """Which uses a worklist shows."""

    OPEN = "open"
    """All that are not marked retyped."""
    TODAY = "today"
    WEEK = "week"
    """The last seven days, today included."""
    MONTH = "month"
    """The last thirty-one days, today included."""


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One use to retype; `code` is None once it was erased."""

    row_id: str
    event: str
    tickets: Mapping[TicketKind, int]
    used_at: datetime
    code: CardCode | None
    retyped: bool


@dataclass(frozen=True, slots=True)
class RetypeReminder:
    """Uses that still wait to be retyped: how many, since when, and the day on which the first
    of their codes goes at the earliest.
    """

    lines: int
    oldest: datetime
    codes_until: datetime
