"""What the main screen asks of the desk; every call runs on the store lane, not on Qt's thread."""

from collections.abc import Callable, Mapping
from typing import Protocol

from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.event_days import EventChoice
from boxoffice.domain.face import Face
from boxoffice.domain.issues import GivenRow
from boxoffice.domain.verdicts import Verdict
from boxoffice.scanning import reading
from boxoffice.services.issuing import Approval
from boxoffice.services.overview import Overview
from sync.protocol.kinds import CardSource, Channel, TicketKind, VoidReason


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

    def refine(self, verdict: Verdict, word: CentreWord, *, old_list_confirmed: bool) -> Verdict:
        """The verdict on the same card, with what the centre said of it."""
        ...

    def give(
        self,
        verdict: Verdict,
        tickets: Mapping[TicketKind, int],
        face: Face | None,
        channel: Channel,
    ) -> GivenRow:
        """Record tickets durably; `face` is what was read where the card goes by its face,
        `channel` where the customer is.
        """
        ...

    def give_approved(
        self,
        verdict: Verdict,
        tickets: Mapping[TicketKind, int],
        face: Face | None,
        channel: Channel,
        approval: Approval,
    ) -> GivenRow:
        """Record tickets on a supervisor's word."""
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

    def give_set_aside(
        self, card_id: str, *, online: bool, old_list_confirmed: bool
    ) -> GivenRow | None:
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

    def read_picture(self, source: str | bytes) -> "reading.PictureReading":
        """The card text in a picture file, or in the bytes of one."""
        ...


class LiveChecks(Protocol):
    """Asks the centre about cards, beside all else; who asks waits for nothing."""

    def ask(
        self, verdict: Verdict, wanted: Callable[[], bool], said: Callable[[CentreWord], None]
    ) -> None:
        """Soon, perhaps, call `said` on the interface thread with the centre's word on a card; not
        where the word is not `wanted` any more.
        """
        ...
