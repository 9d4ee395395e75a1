"""The facts that judging works on: stored rows, the register's history of cards, events, lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from sync.protocol.days import LocalDays
from sync.protocol.kinds import CardStatus, Finding
from sync.protocol.programme import Event
from sync.protocol.rows import Row, RowHeader

LISTED_DAYS = 400
"""A card stays on lists until this many days after its last valid day (domain, Privacy)."""


class FactRow(NamedTuple):
    """One stored row: who sent it (by its signature), when it came, and what it says.

    `row` is None where the bytes cannot be read, and `row_id` is then the centre's own id for
    them; `card` is the register's id of an issue's card, None where no card has its tag.
    """

    device: str
    venue: str
    incarnation: str
    seq: int
    received_at: datetime
    row: Row | RowHeader | None
    row_id: str
    card: str | None = None
    device_revoked: bool = False
    branch: int = 0


@dataclass(frozen=True, slots=True)
class CardState:
    """What the register said of a card from a moment on."""

    since: datetime
    status: CardStatus
    last_valid_day: date
    child_allowance: int


class CardFacts(NamedTuple):
    """A card's history in the register, oldest state first; never empty."""

    card: str
    states: tuple[CardState, ...]

    def at(self, moment: datetime) -> CardState:
        """The state at a moment; before the first one, the first: a card may be handed out and
        used before it is registered.
        """
        newest = self.states[-1]
        return newest if newest.since <= moment else self.listed_at(moment) or self.states[0]

    def listed_at(self, moment: datetime) -> CardState | None:
        """The state at a moment, None before the card was registered."""
        for state in reversed(self.states):
            if state.since <= moment:
                return state
        return None


class LeaseFacts(NamedTuple):
    """A quota lease: whose it is, of which event, and its units: all that were ever given. A
    released one covers only what was received before that.
    """

    device: str
    incarnation: str
    event: str
    units: int
    not_after: datetime
    released_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that judging knows. `list_issued` gives, for each list version, the moment whose
    register state it shows. `events` gives what each event that rows name stands for: an event of a
    programme, for a walk-in event the one it was merged into, else as its row describes it; an
    event that it lacks has no limits.

    `quota_rows` are beside `rows` all issues and lease returns of each event with a hard quota of
    which more was given than the quota allows, with what voids or corrects them; they get no
    judgement of their own. `leases` are by their id.
    """

    rows: Sequence[FactRow]
    cards: Mapping[str, CardFacts]
    events: Mapping[str, Event]
    list_issued: Mapping[int, datetime]
    days: LocalDays
    quota_rows: Sequence[FactRow] = ()
    leases: Mapping[str, LeaseFacts] = field(default_factory=dict)


class Judgement(NamedTuple):
    """The outcome of a row, and all findings in their order of precedence (none: accepted)."""

    row_id: str
    outcome: Finding
    findings: tuple[Finding, ...] = ()
