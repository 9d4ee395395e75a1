"""One open desk in the window: its presenters, its lanes and its sync thread."""

import threading
from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QObject, QTimer, Signal

from boxoffice.domain.event_days import EventChoice
from boxoffice.round_lock import RoundRunning
from boxoffice.scanning import decoding
from boxoffice.services import closing, syncing
from boxoffice.ui import event_session, faults, wiring
from boxoffice.ui.anew_session import AnewSession
from boxoffice.ui.camera_session import CameraSession
from boxoffice.ui.care_session import CareSession
from boxoffice.ui.desk.counter import Counter
from boxoffice.ui.desk.presenter import DeskPresenter
from boxoffice.ui.desk.screen import DeskScreen
from boxoffice.ui.devices import printing
from boxoffice.ui.devices.memory import DeviceMemory, Forgetful
from boxoffice.ui.event_choice import presenter as event_presenter
from boxoffice.ui.help_session import HelpSession
from boxoffice.ui.kiosk_session import KioskSession
from boxoffice.ui.loading_ahead import Lull, load_large, load_soon
from boxoffice.ui.making_ahead import MakingAhead
from boxoffice.ui.opened_desk import Apart, OpenedDesk
from boxoffice.ui.paper import presenter as paper_presenter
from boxoffice.ui.paper import work as paper_work
from boxoffice.ui.reception import Reception
from boxoffice.ui.report_session import ReportSession
from boxoffice.ui.scanner_session import ScannerSession
from boxoffice.ui.sending import Sending
from boxoffice.ui.shift_session import ShiftSession
from boxoffice.ui.slip_session import SlipSession
from boxoffice.ui.sound_session import SoundSession
from boxoffice.ui.sync_status import presenter as sync_presenter
from boxoffice.ui.threads import Deliverer, QtTimer, WorkLane, guarded
from boxoffice.ui.today import presenter as today_presenter
from boxoffice.ui.today import work as today_work
from boxoffice.ui.window import DeskWindow, Section

PATIENCE_SECONDS = 2.0
"""How long a closed window waits for the round under way."""
_PAINT_MS = 50
_BETWEEN_VIEWS_MS = 30
REFRESH_SECONDS = 30
"""How often ages on screen are counted anew."""


class DeskSession(QObject):
    """Runs the desk from its opening until the window closes."""

    round_ended = Signal()
    """A round of sync is over, well or not."""

    def __init__(
        self, window: DeskWindow, opened: OpenedDesk, memory: DeviceMemory | None = None
    ) -> None:
        """Wire everything; `start` begins. Without `memory` devices are forgotten at the end."""
        super().__init__(window)
        self._window = window
        self._desk = opened.desk
        self._offers = 0
        self._stopped = False
        self._memory = memory or Forgetful()
        self._deliverer = Deliverer(self)
        self._lane = WorkLane("store", self._deliverer, faults.HANDLED)
        self._beside = WorkLane("beside", self._deliverer, (ImportError,))
        self._lull = Lull(self, self._idle_seconds)
        self._apart = opened.sync if isinstance(opened.sync, Apart) else None
        self._mark: Callable[[], str] = self._apart.mark if self._apart else str
        self._thread: threading.Thread | None = None
        self.loop: syncing.SyncLoop | None = None
        self._one_round = None if isinstance(opened.sync, Apart) else opened.sync
        self._sending = Sending(self, self._deliverer, self._idle_seconds, self._wake)
        self._send = self._stays_here if self._one_round is None else self._sending.soon
        self._counter = Counter(
            opened.desk,
            lambda kinds: decoding.Decoder(kinds),  # noqa: PLW0108 - imported at the first picture
            self._send,
            self._later,
        )
        self._ahead = MakingAhead(window)
        self.sounds = SoundSession(self, self._memory, self._beside)
        self.presenter = DeskPresenter(
            self._counter,
            self._lane,
            QtTimer(self),
            self._show_desk,
            faults.fault_sentence,
        )
        self.presenter.event_wanted = self.choose_event
        self.reception = Reception(window, opened.desk, self._lane, self.presenter)
        self.kiosk = KioskSession(window, opened.desk, self._lane, self.reception)
        self.making: event_session.EventSession | None = None
        window.when_made(Section.EVENTS, self._connect_events)
        window.when_made(Section.TODAY, lambda: wiring.connect_today(window, self.today))
        self.printing: printing.Printing | None = None
        self._records = ShiftSession(window, opened.desk, self._lane, self._pages, self._send)
        self.reports = ReportSession(
            window, opened.desk, self._lane, self._pages, self._deliverer, mark=self._mark
        )
        self.help = HelpSession(window, self._pages)
        self.care = (
            CareSession(window, opened.desk, self._lane, opened.leave) if opened.leave else None
        )
        self.anew = (
            AnewSession(window, opened.desk, self._lane, opened.anew) if opened.anew else None
        )
        if self.anew is not None:
            self._records.enrol_anew = self.anew.open
        self.paper: paper_presenter.PaperPresenter | None = None
        window.when_made(Section.PAPER, self._make_paper)
        self.camera = CameraSession(
            window,
            self._filmed,
            self._memory,
            self._deliverer,
            formats=self.presenter.formats,
        )
        self.scanners = ScannerSession(
            window,
            partial(wiring.scanned, window, self.presenter),
            self.presenter.formats,
            self._memory,
        )
        self.slips = SlipSession(
            window,
            opened.desk,
            self.presenter,
            self._lane,
            printer=self._printer,
            memory=self._memory,
        )
        wiring.connect_desk(window, self.presenter, lambda: self.today)
        window.desk.event_menu_requested.connect(self.choose_event)
        window.section_changed.connect(self._section)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh)

    @cached_property
    def events(self) -> "event_presenter.EventChoicePresenter":
        """What the choice of the event says; made when it is first wanted."""
        return event_presenter.EventChoicePresenter(
            lambda each: self._window.events.render_screen(each)  # noqa: PLW0108 - made late
        )

    @cached_property
    def today(self) -> "today_presenter.TodayPresenter":
        """What the day's screen says; made when it is first wanted."""
        made = today_presenter.TodayPresenter(
            today_work.TodayCounter(self._desk, self._send),
            self._lane,
            lambda each: self._window.today.render_screen(each),  # noqa: PLW0108
            say_fault=faults.fault_sentence,
        )
        made.changed = self.presenter.rows_changed
        self.reception.supervise_today(made)
        self.slips.print_for(made)
        return made

    @property
    def sync(self) -> "sync_presenter.SyncPresenter":
        """What the sync screen says."""
        return self._records.sync

    def start(self) -> None:
        """Show the desk; once it is painted, begin to sync and make the rest of the window."""
        self._window.open(Section.DESK)
        self.reception.begin()
        self.presenter.refresh()
        self._lane.run(lambda: None, lambda _: self._after_paint(), lambda error: None)

    def _after_paint(self) -> None:
        QTimer.singleShot(_PAINT_MS, self, self._go_on)

    def _go_on(self) -> None:
        if self._stopped:
            return
        self._timer.start(REFRESH_SECONDS * 1000)
        self._later(partial(closing.opened, self._desk))
        load_soon(self._beside, self._lull, self._make_rest)

    def _make_rest(self) -> None:
        """A view at a time, none in a queue that never pauses, then the sync: it imports much."""
        if self._stopped:
            return
        if not self._lull.given_up and self._window.make_next():
            QTimer.singleShot(_BETWEEN_VIEWS_MS, self, lambda: self._lull.then(self._make_rest))
        else:
            self.refresh()
            self.scanners.listen()
            self.sounds.listen()
            patient = Lull(self, self._idle_seconds, patient=True)
            load_large(self._beside, patient, self._ahead.begin)
            if self._one_round is not None:
                self._begin_to_sync(self._one_round)

    def _show_desk(self, screen: DeskScreen) -> None:
        self._window.desk.render_screen(self._apart.dress(screen) if self._apart else screen)
        self.sounds.shown(screen)

    def _connect_events(self) -> None:
        """The choice of the event, with the form of one that the programme lacks."""
        wiring.connect_events(self._window, self.events, self.presenter)
        self._window.events.chosen.connect(self._chosen)
        self.making = event_session.EventSession(
            self._window, self._desk, self._lane, self.presenter, self._send
        )
        self.making.choices_wanted = self.choose_event

    def _make_paper(self) -> None:
        """Paper entry and printing, which the first picture does not need."""
        self.paper = paper_presenter.PaperPresenter(
            paper_work.PaperCounter(self._desk, self._send, self._mark),
            self._lane,
            QtTimer(self),
            self._window.paper,
            printer=self._pages(),
            say_fault=faults.fault_sentence,
        )
        wiring.connect_paper(self._window, self.paper)

    def _printer(self) -> "printing.Printing":
        if self.printing is None:
            self.printing = printing.Printing(self._deliverer, self._mark)
        return self.printing

    def _pages(self) -> "printing.PagePrinter":
        return printing.PagePrinter(self._printer(), lambda: self._memory.devices().page_printer)

    def refresh(self) -> None:
        """Count ages and read counts anew."""
        self._later(self._counter.look_at_battery)
        self.presenter.refresh()
        self.sync.refresh()
        self._tell_day()

    def _tell_day(self) -> None:
        """Pages that stand open over a change of day begin the new one."""
        overview = self.presenter.overview
        if overview is None:
            return
        day = overview.policy.days.day_of(overview.now)
        if self._window.section is Section.TODAY:
            self.today.day_is(day)
        if self.paper is not None and self.paper.state and self.paper.state.today != day:
            self.paper.refresh()

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        self.presenter.show()
        if "events" in vars(self):
            self.events.show()
        if self.making is not None:
            self.making.show()
        self._records.show()
        if "today" in vars(self):
            self.today.show()
        if self.paper is not None:
            self.paper.show()
        self.reports.show()
        self.camera.show()
        self.scanners.show()
        self.reception.show()
        self.kiosk.show()
        self.help.show()
        for each in (self.care, self.anew):
            if each is not None:
                each.show()

    def stop(self) -> bool:
        """Write down what the clerk did last, end the threads and close the store.

        False where a centre that does not answer holds the round under way: its thread then ends
        with the process, and what it had not committed is asked for again.
        """
        self._timer.stop()
        self.reception.stop()
        self.kiosk.stop()
        self.camera.stop()
        self.scanners.stop()
        self._ahead.stop()
        self.sounds.stop()
        self._beside.stop()
        if self.loop is not None:
            self.loop.stop(once_more=self._sending.waits)
        self.presenter.leave()
        self._later(partial(closing.closed, self._desk))
        self._lane.stop()
        self.reports.stop()
        if self.printing is not None:
            self.printing.stop()
        self._stopped = True
        if self._thread is not None and self._thread.is_alive():
            self._thread.join(PATIENCE_SECONDS)
            if self._thread.is_alive():
                return False
        self._desk.close()
        return True

    def choose_event(self) -> None:
        """Ask which event tickets are given for; while the desk is locked, once it is open."""
        if self.reception.locked:
            return
        self._offers += 1
        offer = self._offers
        self._lane.run(
            self._counter.event_choices,
            lambda choices: self._offer_events(offer, choices),
            lambda error: None,
        )

    def _chosen(self) -> None:
        """What was still to be offered is answered."""
        self._offers += 1

    def _offer_events(self, offer: int, choices: list[EventChoice]) -> None:
        overview = self.presenter.overview
        if overview is None or offer != self._offers:
            return
        current = overview.event.id if overview.event else ""
        may_read = self.presenter.may_read
        self.events.offer(choices, overview.policy.days, current, may_read, overview.now)
        self._window.open(Section.EVENTS)

    def _section(self, section: str) -> None:
        self._records.section(section)
        if section == Section.TODAY:
            self.today.open()
        if section == Section.PAPER and self.paper is not None:
            self.paper.open()

    def _filmed(self, text: str) -> None:
        self._window.router.acted()
        self.presenter.filmed(text)

    def _begin_to_sync(self, one_round: Callable[[], Exception | None]) -> None:
        self.loop = syncing.SyncLoop(
            one_round,
            started=lambda: self._deliverer.deliver(lambda: self.sync.started()),  # noqa: PLW0108
            ended=self._round_over,
            expected=faults.HANDLED,
        )
        self._thread = threading.Thread(
            target=guarded, args=(self.loop.run, self._deliverer), name="sync", daemon=True
        )
        self._thread.start()

    def _idle_seconds(self) -> float:
        return self._window.router.idle_seconds

    def _wake(self) -> None:
        """Have a round begin; the first one is still to come where there is no loop yet."""
        if self.loop is not None:
            self.loop.wake()

    def _stays_here(self) -> None:
        """In the place of a round, where there is no centre; any thread may ask for one."""
        if self._apart is not None:
            self._deliverer.deliver(partial(self._not_sent, self._apart.unsent))

    def _not_sent(self, why: Callable[[], str]) -> None:
        self.sync.ended(why)
        self._records.round_ended()

    def _later(self, work: Callable[[], None]) -> None:
        """Behind what is under way; a store that fails then says so at the next act."""
        self._lane.run(work, lambda _: None, lambda error: None)

    def _round_over(self, error: Exception | None) -> None:
        if not self._stopped:
            self._deliverer.deliver(lambda: self._sync_ended(error))

    def _sync_ended(self, error: Exception | None) -> None:
        online = syncing.centre_answered(error)
        if online is not None:
            self.presenter.connection(online)
        if error is None or isinstance(error, RoundRunning):
            self.sync.ended(None)
        else:
            self.sync.ended(lambda: faults.fault_sentence(error))
        self.refresh()
        self._records.round_ended()
        self.reception.round_ended()
        self.round_ended.emit()
