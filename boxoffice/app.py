"""The composition root of the window: makes everything, starts it, and stops it again."""

import logging
import os
import sys
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMessageBox

from boxoffice import enrolment_faults
from boxoffice.config import Config, FolderUnusable, SettingsDamaged
from boxoffice.domain.clock import Clock, SystemClock
from boxoffice.errors import EXPECTED, bug
from boxoffice.keys.choosing import KeyChoice, key_source, remember_choice
from boxoffice.keys.errors import PassphraseMissing
from boxoffice.keys.sources import KeySource
from boxoffice.scanning.wedge import WedgeDetector
from boxoffice.sentences import sentence, sentence_about
from boxoffice.services import (
    enrolling_anew,
    first_start,
    leaving,
    live_checking,
    relay_here,
    rounds,
)
from boxoffice.services.desk import has_records
from boxoffice.services.opening import OpenDesk, open_records
from boxoffice.services.signing_in import clerks
from boxoffice.ui import faults, relay_session, running, wiring
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk_session import DeskSession
from boxoffice.ui.devices import printing
from boxoffice.ui.devices.memory import Devices
from boxoffice.ui.fault_page import FaultPage
from boxoffice.ui.finish import presenter as finish_presenter
from boxoffice.ui.finish import view as finish_view
from boxoffice.ui.finish import work as finish_work
from boxoffice.ui.first_start import presenter as first_start_presenter
from boxoffice.ui.language import LanguageCode, spoken
from boxoffice.ui.live_session import LiveSession
from boxoffice.ui.opened_desk import OpenedDesk
from boxoffice.ui.practice_places import PracticePlaces
from boxoffice.ui.progress import LatestProgress
from boxoffice.ui.settings.presenter import Preferences, SettingsPresenter
from boxoffice.ui.threads import Deliverer, WorkLane
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow, Section
from sync.client import http
from sync.client.errors import SyncError

_ROUND_LOCK_SECONDS = 1.0
_RELAY_MS = 5_000
"""The relay is looked for when the desk has long been usable."""
_log = logging.getLogger("boxoffice")


class DeskApplication(QObject):
    """The window over one data folder, from the first start to the end of the shift."""

    def __init__(
        self,
        config: Config,
        choice: KeyChoice,
        language: LanguageCode | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Make the window; `start` opens the desk, or the first start where there is none."""
        self._qt = running.qt_application()
        super().__init__(self._qt)
        self._config = config
        self._choice = choice
        self._clock = clock or SystemClock()
        settings = running.kept_settings(config)
        self._devices = running.devices_of(settings)
        preferences = running.preferences_of(settings, language)
        self._speaker = Speaker(self._qt)
        self._speaker.use(preferences.language)
        self._appearance = Appearance(self._qt, preferences.theme, preferences.scale)
        self.window = DeskWindow(self._appearance, WedgeDetector())
        self.session: DeskSession | None = None
        self.wants_again = False
        self.left: finish_view.LeftPage | None = None
        """What is shown once the desk is erased."""
        self._first_start: first_start_presenter.FirstStartPresenter | None = None
        self._deliverer = Deliverer(self)
        self._printing: printing.Printing | None = None
        self._lane: WorkLane | None = None
        self._checking: live_checking.LiveChecking | None = None
        self._live: LiveSession | None = None
        self._relay: relay_session.RelaySession | None = None
        self._opened: OpenDesk | None = None
        self._settings = SettingsPresenter(
            preferences,
            self,
            lambda each: self.window.settings.render_screen(each),  # noqa: PLW0108 - made late
        )
        wiring.connect_settings(self.window, self._settings)
        self._practice = PracticePlaces(self.window, config, self._lock, self._is_staffed)

    @cached_property
    def fault(self) -> FaultPage:
        """The page for what keeps the desk from opening, made when that happens."""
        page = FaultPage(self._appearance)
        page.retry.connect(self.start)
        return page

    def start(self) -> None:
        """Open the desk; what stands in the way is said in a sentence, with a way to try again."""
        try:
            opened = self._open() if has_records(self._config.data) else None
        except EXPECTED as error:
            self.window.hide()
            self.fault.show_fault(faults.fault_sentence(error))
            self.fault.show()
            return
        if "fault" in vars(self):
            self.fault.hide()
        self.window.show()
        if opened is None:
            self._begin_first_start()
        elif opened.desk.store.state().programme_version == 0:
            opened.desk.close()
            self._begin_first_start().fetch()
        else:
            self._run(opened)

    def stop(self) -> bool:
        """End every thread and close the desk; false where a centre that does not answer still
        holds a round of sync.
        """
        ended = True
        self._practice.stop()
        if self._live is not None:
            ended = self._live.stop()
            self._live = None
        if self._relay is not None:
            ended = self._relay.stop() and ended
            self._relay = None
        if self.session is not None:
            ended = self.session.stop() and ended
            self.session = None
        if self._lane is not None:
            self._lane.stop()
            self._lane = None
        if self._printing is not None:
            self._printing.stop()
        return ended

    def idle_seconds(self) -> float:
        """How long nobody has done anything in the window."""
        return self.window.router.idle_seconds

    def answer_seconds(self) -> float:
        """How long the answer to what was done in the window has been due."""
        return self.window.router.answer_seconds

    def keep(self, preferences: Preferences) -> None:
        """Switch the running window, then write the preferences down (`Keeper`)."""
        self._speaker.use(preferences.language)
        self._appearance.choose(preferences.theme, preferences.scale)
        for presenter in (self.session, self._first_start, self._relay):
            if presenter is not None:
                presenter.show()
        kept = {
            "language": preferences.language.value,
            "theme": preferences.theme.value,
            "text_size": preferences.scale,
            "lock_minutes": preferences.lock_minutes,
            "kiosk": preferences.kiosk,
        }
        if self.session is not None:
            self.session.reception.lock_minutes = preferences.lock_minutes
            self.session.kiosk.turn(preferences.kiosk)
        self._write_down(kept)

    def devices(self) -> Devices:
        """As `DeviceMemory`."""
        return self._devices

    def keep_devices(self, devices: Devices) -> None:
        """As `DeviceMemory`; an empty field is left out of the file."""
        self._devices = devices
        self._write_down(
            {
                "camera": devices.camera or None,
                "scanner_prefix": devices.scanner_prefix or None,
                "scanner_suffix": devices.scanner_suffix or None,
                "serial_port": devices.serial_port or None,
                "serial_rate": devices.serial_rate if devices.serial_port else None,
                "slip_printer": devices.slip_printer or None,
                "page_printer": devices.page_printer or None,
                "slip_paper": devices.slip_paper.value,
                "slip_when": devices.slip_when.value,
                "sound": devices.sound.value,
            }
        )

    def _write_down(self, kept: Mapping[str, object]) -> None:
        try:
            self._config.save(self._config.settings().model_copy(update=kept))
        except (FolderUnusable, SettingsDamaged) as error:
            # In force until the window closes; that the disk is full shows where it matters.
            _log.warning("preferences_not_kept", extra={"error": type(error).__name__})

    def _lock(self) -> None:
        if self.session is not None:
            self.session.reception.lock()

    def _is_staffed(self) -> bool:
        return self.session is not None and self.session.reception.is_staffed

    def _run(self, opened: OpenedDesk) -> None:
        session = self.session = DeskSession(self.window, opened, self)
        if self._checking is not None:
            self._live = LiveSession(self._checking, self._deliverer, self)
            self.session.presenter.check_with(self._live)
        self.session.reception.lock_minutes = self._settings.preferences.lock_minutes
        self.session.reception.staffed = self._settings.staffed
        self.session.kiosk.turn(self._settings.preferences.kiosk)
        self._settings.add(lambda: session.slips.settings)
        if self.session.care is not None:
            self.session.care.gone = self._erase
        if self.session.anew is not None:
            self.session.anew.done = self._open_anew
        self.session.start()
        QTimer.singleShot(_RELAY_MS, self.session, self.look_for_relay)

    def look_for_relay(self) -> None:
        """Begin with the festival relay, if this desk is paired with one or its computer is one."""
        if self.session is not None and self._opened is not None:
            self._relay = relay_session.RelaySession(
                self.window,
                self._config,
                self._opened.desk,
                signing_key=self._opened.keys.signing_key,
                deliverer=self._deliverer,
                came=self.session.refresh,
            )

    def _open(self) -> OpenedDesk:
        opened = open_records(self._config, self._source(), self._clock)
        self._opened = opened
        self._checking = live_checking.LiveChecking(opened.desk, opened.keys.signing_key)
        return OpenedDesk(
            opened.desk,
            lambda: rounds.run_round(opened, wait_seconds=_ROUND_LOCK_SECONDS).error,
            partial(_leave, opened),
            lambda: enrolling_anew.EnrollingAnew(opened),
        )

    def _erase(self, gone: "finish_presenter.Gone") -> None:
        """The desk has left: close it, let nothing remain, and say so in a window of its own."""
        source = self._source()
        self.stop()
        relay_here.RelayHere(self._config).stop()
        remains = leaving.erase(self._config, source)
        self.left = finish_view.LeftPage(self._appearance, gone, remains)
        self.left.show()
        self.window.hide()

    def _open_anew(self) -> None:
        """This desk became another one, which only what is made anew knows."""
        self.wants_again = True
        running.end()

    def put_away(self) -> None:
        """Let nothing of a stopped application be seen any more."""
        self.window.hide()
        for each in (self.window, self._appearance, self):
            each.deleteLater()

    def _begin_first_start(self) -> "first_start_presenter.FirstStartPresenter":
        if self._first_start is not None and self._lane is not None:
            self.window.open(Section.FIRST_START)
            return self._first_start
        self._lane = WorkLane("first-start", self._deliverer, (*faults.HANDLED, http.BadAddress))
        self._printing = printing.Printing(self._deliverer)
        work = first_start.FirstStart(self._config, self._new_source, self._clock)
        presenter = first_start_presenter.FirstStartPresenter(
            _OnThisThread(work, self),
            self._lane,
            self.window.first_start.render_screen,
            faults.fault_sentence,
            enrolment_faults.beside,
            printer=printing.PagePrinter(self._printing, lambda: self._devices.page_printer),
        )
        wiring.connect_first_start(self.window, presenter, lambda: work.formats, self)
        self.window.first_start.finished.connect(self._finish_first_start)
        self._first_start = presenter
        presenter.show()
        self.window.open(Section.FIRST_START)
        return presenter

    def _finish_first_start(self) -> None:
        if self._lane is not None:
            self._lane.stop()
            self._lane = None
        self.start()

    def _source(self) -> KeySource:
        return key_source(self._config, self._choice, self._ask_passphrase)

    def _new_source(self) -> KeySource:
        self._config.prepare()
        remember_choice(self._config, self._choice)
        return self._source()

    def _ask_passphrase(self, new: bool) -> str:
        key = "ask_again" if new else "ask_passphrase"
        question = sentence(key, spoken().code.value)
        text, given = QInputDialog.getText(
            self.window, self.window.windowTitle(), question, QLineEdit.EchoMode.Password
        )
        if not given:
            raise PassphraseMissing
        return text


class _OnThisThread:
    """First start's work, whose progress returns to the interface thread."""

    def __init__(self, work: "first_start.FirstStart", parent: QObject) -> None:
        self._work = work
        self._progress = LatestProgress(parent)
        self.ask_centre = work.ask_centre
        self.accept = work.accept

    def first_list(self, progress: Callable[[int, int], None]) -> None:
        """As `FirstStartWork`."""
        self._progress.then = progress
        self._work.first_list(self._progress.tell)


def run_window(config: Config, choice: KeyChoice, language: str | None, clock: Clock) -> int:
    """Open the window and stay until it is closed; the exit code. A desk that became another one
    meanwhile is opened anew.
    """
    spoken_here = LanguageCode(language) if language else None
    sys.excepthook = partial(_crashed, config)
    while True:
        application = DeskApplication(config, choice, spoken_here, clock)
        code = _run_once(application)
        if not application.wants_again:
            return code
        application.put_away()


def _run_once(application: DeskApplication) -> int:
    application.start()
    ended = True
    try:
        code = running.run_until_closed(
            application, application.idle_seconds, application.answer_seconds
        )
    finally:
        ended = application.stop()
    if not ended:
        # Qt and OpenSSL end badly beneath a thread that still reads; all that counts is written.
        logging.shutdown()
        os._exit(code)
    return code


def _leave(opened: OpenDesk, insisted: bool) -> "finish_presenter.Gone | finish_presenter.Refusal":
    """Runs on the store lane."""
    desk = opened.desk
    try:
        left = leaving.leave(opened, insisted=insisted)
    except leaving.StillUnsent as unsent:
        return finish_presenter.Refusal(unsent.rows, bool(clerks(desk)))
    except SyncError as error:
        return finish_presenter.Refusal(0, bool(clerks(desk)), error)
    return finish_presenter.Gone(
        left.given_up, left.centre_knows, finish_work.receipt_lines(desk, left.receipt)
    )


def _crashed(
    config: Config,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """A bug: the log keeps it, a person gets a sentence, and nothing recorded is lost."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    _log.error("bug", exc_info=(kind, error, trace))
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    if any(isinstance(each, QMessageBox) for each in shown):
        return
    # Without a parent the box would go with this function: another program may be in front.
    box = QMessageBox(QApplication.activeWindow() or next(iter(shown), None))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(sentence_about(bug(config.logs), spoken().code.value))
    box.open()
