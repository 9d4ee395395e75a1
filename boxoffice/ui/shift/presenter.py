"""The end of shift: its figures, the till's count, its page. Knows no Qt."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from boxoffice.domain.figures import Tally
from boxoffice.printing.document import Document
from boxoffice.printing.shift_page import ShiftPage, shift_page
from boxoffice.services.shifts import Shift
from boxoffice.ui import shift_words as say
from boxoffice.ui.event_words import title
from boxoffice.ui.lane import Lane
from boxoffice.ui.language import spoken
from boxoffice.ui.printer import Printer
from boxoffice.ui.shift.screen import EventFigures, OpenLine, ShiftAct, ShiftScreen
from boxoffice.ui.shift.till import TillCounts
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
        keep: Callable[[date, str, int | None], None],
        send: Callable[[], None],
        say_fault: Callable[[Exception], str],
    ) -> None:
        """`read` and `keep`, which keeps a count of the till, run on `lane`; `send` starts a round
        of sync.
        """
        self._read = read
        self._lane = lane
        self._show = show
        self._printer = printer
        self._keep = keep
        self._send = send
        self._say_fault = say_fault
        self._shift: Shift | None = None
        self._till = TillCounts()
        self._order: tuple[str, ...] = ()
        self._sending = self._not_kept = False
        self._hint: Callable[[], tuple[str, bool]] = lambda: ("", True)

    def open(self) -> None:
        """The screen is shown."""
        self._hint = lambda: ("", True)
        self._order = ()
        self.refresh()

    def refresh(self) -> None:
        """Read the desk anew."""
        self._lane.run(self._read, self._came, self._failed)

    def round_ended(self) -> None:
        """A round of sync is over."""
        self._sending = False
        if self._shift is not None:
            self.refresh()

    def write_till(self, event: str, text: str) -> None:
        """What the till counted for an event; it is kept at once."""
        if self._shift is None:
            return
        self._till.write(event, text)
        keep = partial(self._keep, self._shift.day, event, self._till.count(event))
        self._lane.run(keep, lambda _none: self._kept(event), self._keeping_failed)
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
            outcome = "saved" if self._printer.makes_files else "printed"
            self._printer.print(document, "", lambda: self._done(outcome), self._failed)
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
        listed = self._listed(shift)
        rows = [
            self._row(_title(shift, each), _tally(shift, each), self._till.count(each))
            for each in listed
        ]
        if len(rows) != 1:
            total = self._till.total(listed)
            rows.append(self._row(say.label("together"), shift.report.total, total))
        counted = any(self._till.text(each) for each in listed)
        open_lines = (*self._open_lines(shift), self._unsent(shift))
        return shift_page(
            ShiftPage(
                title=say.heading(shift.day),
                place=f"{shift.venue}, {shift.desk}",
                headings=(
                    say.label("event"),
                    *map(say.kind, _KINDS),
                    say.label("till"),
                    say.label("difference"),
                ),
                rows=tuple(rows),
                notes=(self._note(shift), *_late(shift), say.difference_note() if counted else ""),
                open_heading=say.label("open"),
                open_lines=tuple(each.text for each in open_lines),
                seen_by=say.label("seen_by"),
                made=say.written_at(shift.days.local(shift.now)),
            )
        )

    def _came(self, shift: Shift) -> None:
        self._shift = shift
        self._till.begin(shift.day, shift.till)
        # Events stay where they are while somebody writes beside them; new ones come below.
        found = (*(each for each, tally in shift.report.events.items() if tally.uses), *shift.due)
        found = (*found, *self._till.events)
        kept = (each for each in self._order if each in found)
        self._order = tuple(dict.fromkeys((*kept, *found)))
        self.show()

    def _kept(self, event: str) -> None:
        self._till.kept(event)
        if self._not_kept:
            self._not_kept = False
            self._hint = lambda: ("", True)
            self.show()

    def _keeping_failed(self, error: Exception) -> None:
        self._not_kept = True
        self._failed(error)

    def _done(self, name: str) -> None:
        self._hint = lambda: (say.done(name), True)
        self.show()

    def _failed(self, error: Exception) -> None:
        self._hint = lambda: (self._say_fault(error), False)
        self.show()

    def _screen(self, shift: Shift) -> ShiftScreen:
        events = tuple(self._event(shift, each) for each in self._order)
        hint, good = self._hint()
        unsent = self._unsent(shift)
        return ShiftScreen(
            heading=say.heading(shift.day),
            recorded_label=say.label("recorded"),
            events=events,
            total=self._total(shift) if len(events) > 1 else None,
            note=self._note(shift) if shift.recorded or shift.late else say.nothing_recorded(),
            late=_late(shift),
            till_label=say.label("till"),
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

    def _event(self, shift: Shift, event: str) -> EventFigures:
        name, figures = _title(shift, event), _figures(_tally(shift, event))
        count, unreadable = self._till.count(event), self._till.unreadable(event)
        return EventFigures(
            event,
            name,
            say.counts(figures) if figures["all"] else say.none_recorded(),
            self._till.text(event),
            say.difference(None) if unreadable else _difference(count, figures["all"]),
            unreadable,
            say.till_of(name),
        )

    def _total(self, shift: Shift) -> EventFigures:
        figures = _figures(shift.report.total)
        difference = _difference(self._till.total(self._listed(shift)), figures["all"])
        return EventFigures("", say.label("together"), say.counts(figures), difference=difference)

    def _listed(self, shift: Shift) -> list[str]:
        """The events that are added up: recorded for here, or counted by the till."""
        return [each for each in self._order if _tally(shift, each).uses or self._till.text(each)]

    def _row(self, name: str, tally: Tally, till: int | None) -> tuple[str, ...]:
        """A line of the printed page; what the till counted is left open where nobody wrote it."""
        figures = _figures(tally)
        counted = ("", "")
        if till is not None:
            counted = (spoken().number(till), say.signed(till - figures["all"]))
        return (name, *(spoken().number(figures[kind]) for kind in _KINDS), *counted)

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


def _title(shift: Shift, event: str) -> str:
    return title(shift.events[event]) if event in shift.events else say.unknown_event()


def _late(shift: Shift) -> tuple[str, ...]:
    return tuple(
        say.from_paper(day, _title(shift, event), _figures(tally), tally.voided)
        for (day, event), tally in shift.late.items()
    )


def _tally(shift: Shift, event: str) -> Tally:
    return shift.report.events.get(event, Tally())


def _difference(till: int | None, recorded: int) -> str:
    return "" if till is None else say.difference(till - recorded)


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
