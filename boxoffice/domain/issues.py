"""What was given: the uses a desk knows, the rows it shows, and the cards it set aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import (
    CardSource,
    Channel,
    Finding,
    QuotaMode,
    TicketKind,
    VoidReason,
)

PROBLEMS = frozenset(
    {
        Finding.QUARANTINED,
        Finding.UNKNOWN_CARD,
        Finding.VIOLATION,
        Finding.DOUBLE_ISSUE,
        Finding.OVER_QUOTA,
        Finding.REVIEW,
    }
)
"""The centre's outcomes that a person looks at; the others confirm a row."""


@dataclass(frozen=True, slots=True)
class KnownUse:
    """Unvoided tickets of a card that this desk gave or has heard of (`here`: at this desk)."""

    row_id: str
    event: str
    tickets: Mapping[TicketKind, int]
    at: datetime
    channel: Channel = Channel.COUNTER
    here: bool = True
    collected: bool = False


class RowState(StrEnum):
    """Where a row stands: waiting to be sent, confirmed by the centre, taken back, or judged to
    need a look.
    """

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    VOIDED = "voided"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One issue of this desk as *Just given* shows it; `code` is shortened, None once erased."""

    row_id: str
    seq: int
    event: str
    tickets: Mapping[TicketKind, int]
    at: datetime
    code: str | None
    state: RowState
    verdict: str
    channel: Channel = Channel.COUNTER
    acknowledged: bool = False
    provisional: bool = False
    collected: bool = False
    outcome: Finding | None = None
    findings: tuple[Finding, ...] = ()
    void_reason: VoidReason | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class UnrecordedCard:
    """A card that was read, could be given tickets, and was neither given nor dismissed."""

    id: str
    code: CardCode
    event: str
    source: CardSource
    at: datetime


@dataclass(frozen=True, slots=True)
class QuotaState:
    """What an event's quota leaves, as far as this desk knows; assistants stand outside it.

    `known_at` is when the other desks' uses were last heard of; `share` are the tickets of a hard
    quota that this desk may give, None for a soft one.
    """

    tickets: int
    mode: QuotaMode
    given_here: int
    given_elsewhere: int
    known_at: datetime | None
    share: int | None = None

    @property
    def left(self) -> int:
        """Tickets left at all desks, never below nothing."""
        return max(0, self.tickets - self.given_here - self.given_elsewhere)

    @property
    def here(self) -> int:
        """Tickets that can be given at this desk; a soft quota only counts."""
        return self.left if self.share is None else self.share

    @property
    def in_all(self) -> int:
        """Tickets that are left at this desk and at all others."""
        return max(self.left, self.here)

    @property
    def elsewhere(self) -> int:
        """Tickets that are left, and not at this desk."""
        return max(0, self.left - self.here)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One ledger row for a listing, with what the centre answered; codes are shortened."""

    row_id: str
    incarnation: str
    seq: int
    kind: str
    at: datetime
    hash: bytes
    acknowledged: bool
    event: str | None = None
    tickets: Mapping[TicketKind, int] = field(default_factory=dict)
    code: str | None = None
    of: str | None = None
    verdict: str | None = None
    outcome: Finding | None = None
    findings: tuple[Finding, ...] = ()
