"""Slips of what was given: printed behind the durable row, never in its way. Knows no Qt."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from boxoffice.printing.document import A4, ROLL_58, ROLL_80, Document, Paper
from boxoffice.printing.errors import CannotPrint, PrintProblem
from boxoffice.printing.slip import Slip, slip_document
from boxoffice.services.slips import SlipFacts
from boxoffice.ui import counter_words, words
from boxoffice.ui.devices.memory import Devices, SlipPaper
from boxoffice.ui.event_words import title
from boxoffice.ui.lane import Lane
from boxoffice.ui.printer import Printer
from sync.protocol.kinds import TicketKind

_PAPERS: Final[Mapping[SlipPaper, Paper]] = {
    SlipPaper.ROLL_58: ROLL_58,
    SlipPaper.ROLL_80: ROLL_80,
    SlipPaper.A4: A4,
}


class SlipState(StrEnum):
    """Where the slip of a row stands."""

    PRINTING = "printing"
    PRINTED = "printed"
    NO_PRINTER = "no_printer"
    NO_SUPPORT = "no_support"
    REFUSED = "refused"


class Slips:
    """Prints the slips of one desk; every method is called on the interface thread."""

    def __init__(
        self,
        facts: Callable[[str], SlipFacts | None],
        lane: Lane,
        printer: Callable[[], Printer],
        devices: Callable[[], Devices],
        *,
        show: Callable[[], None],
        show_failed: Callable[[str], None],
    ) -> None:
        """`facts` says on the store lane what a row's slip tells; `show` paints the rows anew, and
        `show_failed` those of which this one just got no slip.
        """
        self._facts = facts
        self._lane = lane
        self._printer = printer
        self._devices = devices
        self._show = show
        self._show_failed = show_failed
        self._states: dict[str, SlipState] = {}

    def note(self, row_id: str) -> str:
        """What a row says of its slip; empty where none was asked for."""
        state = self._states.get(row_id)
        return counter_words.slip_note(state) if state else ""

    def failed(self, row_id: str) -> bool:
        """Whether a row's slip was not printed."""
        return self._states.get(row_id) not in {None, SlipState.PRINTED, SlipState.PRINTING}

    def print(self, row_id: str) -> None:
        """Print a row's slip, unless one of it is on its way."""
        if self._states.get(row_id) is SlipState.PRINTING:
            return
        self._turn(row_id, SlipState.PRINTING)
        self._lane.run(
            lambda: self._facts(row_id),
            lambda facts: self._compose(row_id, facts),
            lambda error: self._forget(row_id),
        )

    def _compose(self, row_id: str, facts: SlipFacts | None) -> None:
        if facts is None:
            self._forget(row_id)
            return
        devices = self._devices()
        self._printer().print(
            slip_of(facts, devices.slip_paper),
            devices.slip_printer,
            lambda: self._turn(row_id, SlipState.PRINTED),
            lambda error: self._turn(row_id, state_of(error)),
        )

    def _turn(self, row_id: str, state: SlipState) -> None:
        self._states[row_id] = state
        if self.failed(row_id):
            self._show_failed(row_id)
        else:
            self._show()

    def _forget(self, row_id: str) -> None:
        self._states.pop(row_id, None)
        self._show()


def slip_of(facts: SlipFacts, paper: SlipPaper) -> Document:
    """The slip of a row, in the language spoken now."""
    event = facts.event
    start = facts.days.local(event.starts_at) if event.starts_at else None
    return slip_document(
        Slip(
            event=title(event),
            when=words.event_when(facts.day, start, ""),
            place=event.place,
            counts=counter_words.slip_counts(facts.row.tickets),
            row_id=facts.row.row_id,
        ),
        _PAPERS[paper],
    )


def made_up_slip(paper: SlipPaper, now_words: str) -> Document:
    """A made-up slip, to see whether the printer and the paper fit."""
    event = counter_words.slip_test_event()
    counts = counter_words.slip_counts({TicketKind.HOLDER: 1, TicketKind.CHILD: 2})
    return slip_document(Slip(event, now_words, "", counts, "printer-test"), _PAPERS[paper])


def state_of(error: Exception) -> SlipState:
    """Why there is no slip. Raises what is no `CannotPrint`."""
    if not isinstance(error, CannotPrint):
        raise error
    return {
        PrintProblem.NO_PRINTER: SlipState.NO_PRINTER,
        PrintProblem.GONE: SlipState.NO_PRINTER,
        PrintProblem.NO_SUPPORT: SlipState.NO_SUPPORT,
    }.get(error.problem, SlipState.REFUSED)
