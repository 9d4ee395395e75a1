"""The end of shift: its figures, the till's count, its page. Knows no Qt."""

from collections.abc import Callable, Mapping
from pathlib import Path

from boxoffice.domain.figures import Tally
from boxoffice.printing.document import Document
from boxoffice.printing.errors import CannotPrint
from boxoffice.printing.shift_page import ShiftPage, shift_page
from boxoffice.services.shifts import Shift
from boxoffice.ui import paper_words
from boxoffice.ui import shift_words as say
from boxoffice.ui.desk.composing import title
from boxoffice.ui.lane import Lane
from boxoffice.ui.language import spoken
from boxoffice.ui.printer import Printer
from boxoffice.ui.shift.screen import EventFigures, OpenLine, ShiftAct, ShiftScreen
from sync.protocol.kinds import TicketKind

_KINDS = ("holders", "children", "assistants", "groups", "all")


class ShiftPresenter:
    """Holds what the screen shows."""

    def __init__(
        self,
        read: Callable[[], Shift],
        lane: Lane,
        show: Callable[[ShiftScreen], None],
        *,
        printer: Printer,
        send: Callable[[], None],
        say_fault: Callable[[Exception], str],
    ) -> None:
        """`read` runs on `lane`; `send` starts a round of sync."""
        self._read = read
        self._lane = lane
        self._show = show
        self._printer = printer
        self._send = send
        self._say_fault = say_fault
        self._shift: Shift | None = None
        self._till = ""
        self._sending = False
        self._hint: Callable[[], tuple[str, bool]] = lambda: ("", True)

    def open(self) -> None:
        """The screen is shown."""
        self._hint = lambda: ("", True)
        self.refresh()

    def refresh(self) -> None:
        """Read the desk anew."""
        self._lane.run(self._read, self._came, self._failed)

    def round_ended(self) -> None:
        """A round of sync is over."""
        self._sending = False
        if self._shift is not None:
            self.refresh()

    def write_till(self, text: str) -> None:
        """What the till counted."""
        self._till = text.strip()
        self.show()

    def act(self, name: str, path: str = "") -> None:
        """A button."""
        act = ShiftAct(name)
        if act is ShiftAct.SEND:
            self._sending = True
            self._send()
            self.show()
            return
        document = self.page()
        if document is None:
            return
        if act is ShiftAct.PRINT:
            self._printer.print(document, "", lambda: self._done("printed"), self._failed)
        elif path:
            self._printer.save(document, Path(path), lambda: self._done("saved"), self._failed)

    def show(self) -> None:
        """Paint everything, in the language spoken now."""
        if self._shift is not None:
            self._show(self._screen(self._shift))

    def page(self) -> Document | None:
        """The printed page as it is now; None before the desk was read."""
        shift = self._shift
        if shift is None:
            return None
        rows = tuple(
            (name, *(spoken().number(figures[kind]) for kind in _KINDS))
            for name, figures in self._events(shift)
        )
        till = (f"{say.label('till')}: {self._till}", self._difference(shift)[0])
        open_lines = (*self._open_lines(shift), self._unsent(shift))
        return shift_page(
            ShiftPage(
                title=say.heading(shift.day),
                place=f"{shift.venue}, {shift.desk}",
                headings=(say.label("event"), *map(say.kind, _KINDS)),
                rows=rows,
                notes=(self._note(shift),),
                till=till if self._till else (),
                open_heading=say.label("open"),
                open_lines=tuple(each.text for each in open_lines),
                seen_by=say.label("seen_by"),
                made=say.written_at(shift.days.local(shift.now)),
            )
        )

    def _came(self, shift: Shift) -> None:
        self._shift = shift
        self.show()

    def _done(self, name: str) -> None:
        self._hint = lambda: (say.done(name), True)
        self.show()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, CannotPrint):
            self._hint = lambda: (paper_words.print_problem(error.problem), False)
        else:
            self._hint = lambda: (self._say_fault(error), False)
        self.show()

    def _screen(self, shift: Shift) -> ShiftScreen:
        events = tuple(
            EventFigures(name, say.counts(figures)) for name, figures in self._events(shift)
        )
        difference, unreadable = self._difference(shift)
        hint, good = self._hint()
        unsent = self._unsent(shift)
        return ShiftScreen(
            heading=say.heading(shift.day),
            recorded_label=say.label("recorded"),
            events=events if shift.recorded else (),
            note=self._note(shift) if shift.recorded else say.nothing_recorded(),
            till_label=say.label("till"),
            till=self._till,
            difference=difference,
            unreadable=unreadable,
            open_label=say.label("open"),
            open_lines=self._open_lines(shift),
            unsent=unsent,
            leave=say.may_leave(unsent.count),
            acts=(
                (ShiftAct.SEND, say.act("send"), bool(unsent.count) and not self._sending),
                (ShiftAct.PRINT, say.act("print"), True),
                (ShiftAct.SAVE, say.act("save"), True),
            ),
            hint=hint,
            hint_is_good=good,
        )

    def _events(self, shift: Shift) -> list[tuple[str, dict[str, int]]]:
        """Every event's figures, and their sum at the end."""
        found = [
            (
                title(shift.events[event]) if event in shift.events else say.unknown_event(),
                _figures(tally),
            )
            for event, tally in shift.report.events.items()
            if tally.uses
        ]
        return [*found, (say.label("together"), _figures(shift.report.total))]

    def _difference(self, shift: Shift) -> tuple[str, bool]:
        if not self._till:
            return "", False
        if not (self._till.isascii() and self._till.isdecimal()):
            return say.difference(None), True
        return say.difference(int(self._till) - shift.recorded), False

    def _note(self, shift: Shift) -> str:
        voided = shift.report.total.voided
        return say.taken_back(voided) if voided else ""

    def _open_lines(self, shift: Shift) -> tuple[OpenLine, ...]:
        found: Mapping[str, int] = {
            "not_collected": sum(shift.not_collected.values()),
            "unrecorded": shift.unrecorded,
            "to_fix": shift.to_fix,
            "matters": shift.matters,
        }
        return tuple(
            OpenLine(
                name,
                say.left(name, count),
                count,
                say.act("show") if count else "",
                say.shown_act(name),
            )
            for name, count in found.items()
        )

    def _unsent(self, shift: Shift) -> OpenLine:
        waiting = shift.unsent
        age = shift.now - waiting.oldest if waiting.oldest else None
        return OpenLine("unsent", say.unsent(waiting.rows, age), waiting.rows)


def _figures(tally: Tally) -> dict[str, int]:
    tickets = tally.tickets
    groups = (TicketKind.WORKER, TicketKind.GROUP_CHILD)
    return {
        "holders": tickets.get(TicketKind.HOLDER, 0),
        "children": tickets.get(TicketKind.CHILD, 0),
        "assistants": tickets.get(TicketKind.ASSISTANT, 0),
        "groups": sum(tickets.get(kind, 0) for kind in groups),
        "all": sum(tickets.values()),
    }
