"""What needs a person, how rounds of sync went, and the centre's receipt: plain facts, no blame."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sync.protocol.kinds import Finding, TicketKind


class MatterKind(StrEnum):
    """What a person is asked to look at; the first ones are of the desk, the others of a row."""

    UNSENT = "unsent"
    OLD_LIST = "old_list"
    CLOCK = "clock"
    COPIED = "copied"
    RESTORED = "restored"
    OUT_OF_USE = "out_of_use"
    NOT_KNOWN = "not_known"
    CENTRE_KEY = "centre_key"
    MANY_UNKNOWN = "many_unknown"
    GIVEN_TWICE = "given_twice"
    NOT_IN_USE = "not_in_use"
    UNKNOWN_CARD = "unknown_card"
    OVER_QUOTA = "over_quota"
    REVIEW = "review"
    UNREADABLE = "unreadable"


OF_OUTCOME: Mapping[Finding, MatterKind] = {
    Finding.DOUBLE_ISSUE: MatterKind.GIVEN_TWICE,
    Finding.VIOLATION: MatterKind.NOT_IN_USE,
    Finding.UNKNOWN_CARD: MatterKind.UNKNOWN_CARD,
    Finding.OVER_QUOTA: MatterKind.OVER_QUOTA,
    Finding.REVIEW: MatterKind.REVIEW,
    Finding.QUARANTINED: MatterKind.UNREADABLE,
}
"""The centre's outcomes that a person looks at."""
ENROLLED_ANEW = frozenset({MatterKind.COPIED, MatterKind.OUT_OF_USE, MatterKind.NOT_KNOWN})
"""What a one-time code mends: the desk becomes one of its own, or known again."""
SETTLED_SHOWN = timedelta(days=14)
"""For so long a matter that a coordinator noted can still be read."""
SUPERVISED = frozenset({MatterKind.MANY_UNKNOWN})
"""What a supervisor notes, where the venue has clerks."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One line of the inbox: `key` names it for good, `since` is when it began, in UTC.

    `code` is shortened, None once erased; `event` and `tickets` are those of the row it is about;
    `rows` counts what the matter is about: rows that wait, or cards that nobody knows.
    """

    key: str
    kind: MatterKind
    since: datetime
    rows: int = 0
    code: str | None = None
    event: str | None = None
    tickets: Mapping[TicketKind, int] = field(default_factory=dict)
    fingerprint: str | None = None
    """Of the centre's key, where the matter is about it."""
    here: bool = True
    """Whether the row is this desk's own, and not another desk's on a card that got tickets here
    too.
    """
    noted_at: datetime | None = None
    """When a coordinator noted it: then nobody has to do anything here."""


@dataclass(frozen=True, slots=True)
class RoundNote:
    """One round of sync, or a run of them in which the same happened: when it ended last, rows
    sent, changes received, and the name of what went wrong.
    """

    at: datetime
    sent: int = 0
    received: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the centre last signed for: how many rows it holds of this desk, the last one's number
    and its chain hash, when, and the signed bytes themselves.
    """

    rows: int
    seq: int
    chain_hash: bytes
    at: datetime
    statement: bytes = field(repr=False)
