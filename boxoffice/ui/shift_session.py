"""The end of shift and the sync screen in the window: their presenters, over one open desk."""

from collections.abc import Callable
from functools import cached_property, partial

from boxoffice.domain.matters import MatterKind
from boxoffice.services import shifts
from boxoffice.services.desk import Desk
from boxoffice.ui import faults, setup_words
from boxoffice.ui.devices.notices import Notices
from boxoffice.ui.lane import Lane
from boxoffice.ui.printer import Printer
from boxoffice.ui.shift import presenter as shift_presenter
from boxoffice.ui.sync_status import presenter as sync_presenter
from boxoffice.ui.sync_status import work as sync_work
from boxoffice.ui.threads import QtTimer
from boxoffice.ui.window import DeskWindow, Section

_LEADS_TO = {
    "not_collected": Section.TODAY,
    "unrecorded": Section.DESK,
    "to_fix": Section.PAPER,
    "matters": Section.SYNC,
}


class ShiftSession:
    """Wires both screens; `sync` is told of rounds by the desk's session."""

    def __init__(
        self,
        window: DeskWindow,
        desk: Desk,
        lane: Lane,
        printer: Callable[[], Printer],
        send: Callable[[], None],
    ) -> None:
        """`printer` is asked for once a view is made; `send` starts a round of sync."""
        self._window = window
        self._desk = desk
        self._lane = lane
        self._printer = printer
        self._send = send
        self.shift: shift_presenter.ShiftPresenter | None = None
        self.enrol_anew: Callable[[MatterKind, str], None] = lambda kind, key: None
        """Leads to where a one-time code mends a matter of the inbox."""
        window.when_made(Section.SYNC, self._connect_sync)
        window.when_made(Section.SHIFT, self._make_shift)

    @cached_property
    def sync(self) -> "sync_presenter.SyncPresenter":
        """What the sync screen says; made once the desk is shown."""
        made = sync_presenter.SyncPresenter(lambda each: self._window.sync.render_screen(each))  # noqa: PLW0108
        made.send = self._send
        made.enrol_anew = self.enrol_anew
        made.put_off(QtTimer(self._window), lambda: self._window.section is Section.SYNC)
        made.counted = partial(self._window.rail.badge, Section.SYNC)
        made.work_with(sync_work.SyncCounter(self._desk), self._lane, faults.fault_sentence)
        made.alarm = partial(_notify, Notices(self._window))
        return made

    def section(self, section: str) -> None:
        """Another screen is shown."""
        if section == Section.SHIFT and self.shift is not None:
            self._lane.run(partial(shifts.ends, self._desk), lambda _: None, lambda error: None)
            self.shift.open()
        if section == Section.SYNC:
            self.sync.show()
            self.sync.refresh()

    def round_ended(self) -> None:
        """A round of sync is over."""
        if self.shift is not None and self._window.section is Section.SHIFT:
            self.shift.round_ended()

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        self.sync.show()
        if self.shift is not None:
            self.shift.show()

    def _connect_sync(self) -> None:
        self.sync.printer = self._printer()
        self._window.sync.sync_requested.connect(self._send)
        self._window.sync.act.connect(self.sync.act)

    def _make_shift(self) -> None:
        view = self._window.shift
        self.shift = shift_presenter.ShiftPresenter(
            partial(shifts.shift, self._desk),
            self._lane,
            view.render_screen,
            printer=self._printer(),
            keep=partial(shifts.keep_till_count, self._desk),
            send=self._send,
            say_fault=faults.fault_sentence,
        )
        view.act.connect(self.shift.act)
        view.till_written.connect(self.shift.write_till)
        view.wanted.connect(lambda name: self._window.open(_LEADS_TO[name]))


def _notify(notices: Notices, text: str) -> None:
    """By the system; where it has no place for notices, the window's chip and badge say it."""
    notices.show(setup_words.window_title(), text)
