"""What the main screen asks of the desk; every call runs on the store lane, not on Qt's thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from boxoffice.domain.event_days import EventChoice
from boxoffice.domain.face import Face
from boxoffice.domain.issues import GivenRow, QuotaState, UnrecordedCard
from boxoffice.domain.list_age import ListState
from boxoffice.domain.verdicts import Verdict
from boxoffice.scanning.reading import PictureReading
from sync.protocol.kinds import CardSource, TicketKind, VoidReason
from sync.protocol.programme import Event, Policy


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rows that the centre has not acknowledged, and when the oldest was made."""

    rows: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Overview:
    """All of the main screen but the open card, at one moment; `now` is corrected time."""

    now: datetime
    choice: EventChoice | None
    must_choose: bool
    policy: Policy
    example: str
    venue: str
    desk: str
    list_state: ListState
    waiting: Waiting
    given: tuple[GivenRow, ...]
    unrecorded: tuple[UnrecordedCard, ...]
    quota: QuotaState | None

    @property
    def event(self) -> Event | None:
        """The event tickets are given for, or None before one is chosen."""
        return self.choice.event if self.choice else None


class DeskWork(Protocol):
    """The use cases of the main screen; store errors go through to the caller."""

    def overview(self) -> Overview:
        """What stands on the screen besides the open card."""
        ...

    def check(
        self,
        text: str,
        source: CardSource,
        *,
        online: bool,
        repeated: bool,
        old_list_confirmed: bool,
    ) -> Verdict:
        """The verdict on a reading for the chosen event."""
        ...

    def give(
        self, verdict: Verdict, tickets: Mapping[TicketKind, int], face: Face | None
    ) -> GivenRow:
        """Record tickets durably; `face` is what was read where the card goes by its face."""
        ...

    def let_in(self, verdict: Verdict) -> None:
        """Record that the customer came for tickets given earlier."""
        ...

    def undo(self, row_id: str, reason: VoidReason) -> None:
        """Take an issue back, or give another reason for having done so."""
        ...

    def give_again(self, row_id: str) -> GivenRow:
        """Record an undone issue anew."""
        ...

    def set_aside(self, verdict: Verdict) -> None:
        """Keep a card that was neither given tickets nor dismissed, until it is answered."""
        ...

    def give_set_aside(self, card_id: str) -> GivenRow | None:
        """Record the first ticket on a card that was set aside; None where it allows none now."""
        ...

    def not_given(self, card_id: str) -> None:
        """The card that was set aside got no tickets."""
        ...

    def choose_event(self, event_id: str) -> None:
        """From now on tickets are given for this event."""
        ...

    def event_choices(self) -> list[EventChoice]:
        """All events of the programme, today's first."""
        ...

    def read_picture(self, source: str | bytes) -> PictureReading:
        """The card text in a picture file, or in the bytes of one."""
        ...
