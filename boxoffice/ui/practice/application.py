"""The composition root of a practice: a window of its own over a desk that is thrown away.

It makes no key source, no round of sync and no thread for one: there is nothing that could send.
Of the real desk it reads how the window looks and which devices there are, and writes nothing.
"""

import math
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from boxoffice.config import Config
from boxoffice.domain.clock import Clock, SystemClock
from boxoffice.errors import EXPECTED
from boxoffice.scanning.wedge import WedgeDetector
from boxoffice.services.desk import Desk
from boxoffice.services.practising import open_practice
from boxoffice.services.signing_in import clerks
from boxoffice.throw_away import throw_away_folder
from boxoffice.ui import faults, running, wiring
from boxoffice.ui import practice_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.screen import Chip, ChipTone, DeskScreen
from boxoffice.ui.desk_session import DeskSession
from boxoffice.ui.devices.memory import Forgetful
from boxoffice.ui.devices.printing import PagePrinter, Printing
from boxoffice.ui.fault_page import FaultPage
from boxoffice.ui.files import KIOSK, file_to_save
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.opened_desk import Apart, OpenedDesk
from boxoffice.ui.practice.frame import PracticeFrame
from boxoffice.ui.practice.guide import Guide, Seen
from boxoffice.ui.practice.panel import KEYS, GuidePanel
from boxoffice.ui.practice.sheet import sheet
from boxoffice.ui.settings.presenter import Preferences, SettingsPresenter
from boxoffice.ui.threads import Deliverer
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow, Section

_DESK = "desk"


class Practice(QObject):
    """One practice from its first customer to its end: a desk, its window, and the guide."""

    def __init__(self, desk: Desk, appearance: Appearance, memory: Forgetful) -> None:
        """Wire everything; `start` begins."""
        super().__init__()
        self.window = DeskWindow(appearance, WedgeDetector())
        self._today = desk.today()
        self._staffed = bool(clerks(desk))
        self.panel = GuidePanel(appearance, self._today, staffed=self._staffed)
        self.guide = Guide(self.panel.render_screen)
        inside = cast(QWidget, self.window.takeCentralWidget())
        self.frame = PracticeFrame(appearance, self.panel, inside)
        self.window.setCentralWidget(self.frame)
        apart = Apart(say.word, say.not_sent, self._dress)
        self.session = DeskSession(self.window, OpenedDesk(desk, apart), memory)
        self._printing = Printing(Deliverer(self), say.word)
        self._pages = PagePrinter(self._printing, lambda: memory.devices().page_printer)
        self.window.section_changed.connect(self._section)
        self.window.windowTitleChanged.connect(self._title)
        self._title(self.window.windowTitle())

    def start(self) -> None:
        """Show the desk and the first customer."""
        self.guide.show(again=True)
        self.session.start()

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        self.session.show()
        self.panel.told("")
        self.guide.show(again=True)

    def stop(self) -> None:
        """End the threads and close the store."""
        self._printing.stop()
        self.session.stop()

    def print(self) -> None:
        """Print the sheet of practice cards where the desk prints its pages."""
        done = partial(self._told, "saved" if self._pages.makes_files else "printed")
        self._pages.print(sheet(self._today, staffed=self._staffed), "", done, self._not_printed)

    def save(self, path: Path) -> None:
        """Write the sheet as a PDF."""
        made = sheet(self._today, staffed=self._staffed)
        self._printing.save(made, path, partial(self._told, "saved"), self._not_printed)

    def _told(self, name: str) -> None:
        self.panel.told(say.sheet_done(name))

    def _not_printed(self, error: Exception) -> None:
        self.panel.told(faults.fault_sentence(error))

    def _dress(self, screen: DeskScreen) -> DeskScreen:
        """The screen as it is shown; what stands on it is what the guide looks at."""
        self._look()
        self.frame.show_desk(screen.card_open)
        chip = Chip(say.chip(), ChipTone.WARN, "attention")
        return replace(screen, connection=chip, waiting=Chip(""))

    def _look(self) -> None:
        presenter = self.session.presenter
        overview, locked = presenter.overview, self.window.section is Section.SIGN_IN
        if overview is not None:
            event = overview.event.id if overview.event else ""
            self.guide.look(Seen(event, overview.given, presenter.verdict, locked))

    def _section(self, section: str) -> None:
        self._look()
        # What is said to the clerk is not for the customer's eyes; the word *Practice* stays.
        self.panel.setHidden(section == Section.CUSTOMER)

    def _title(self, title: str) -> None:
        if not title.startswith(say.word()):
            self.window.setWindowTitle(say.window_title(title))


class PracticeApplication(QObject):
    """Practice after practice, until somebody leaves; nothing of any is kept."""

    def __init__(
        self,
        config: Config,
        language: LanguageCode | None = None,
        clock: Clock | None = None,
        *,
        staffed: bool = False,
    ) -> None:
        """The look, the full screen of kiosk mode and the devices are the desk's own; what is
        changed here holds until the end. A `staffed` practice has made-up clerks. The clock is
        this machine's unless another is given.
        """
        self._qt = running.qt_application()
        super().__init__(self._qt)
        self._config = config
        self._staffed = staffed
        self._clock = clock or SystemClock()
        settings = running.kept_settings(config)
        self._preferences = running.preferences_of(settings, language)
        self._memory = Forgetful(running.devices_of(settings))
        self._speaker = Speaker(self._qt)
        self._speaker.use(self._preferences.language)
        self._appearance = Appearance(self._qt, self._preferences.theme, self._preferences.scale)
        self._folder = ExitStack()
        self.practice: Practice | None = None
        self.fault = FaultPage(self._appearance)
        self.fault.retry.connect(self.start)

    def start(self) -> None:
        """Open a new practice; what stands in the way is said in a sentence."""
        try:
            made = self._make()
        except EXPECTED as error:
            self._folder.close()
            self.fault.show_fault(faults.fault_sentence(error))
            self.fault.show()
            return
        self.practice = made
        self._show(made.window)
        self.fault.hide()
        made.start()

    def again(self) -> None:
        """Throw this practice away and begin anew, with the first customer."""
        before = self.practice
        if before is None:
            return
        self.stop()
        # The new window comes first: the application ends with its last one.
        self.start()
        if self.practice is not None and not before.window.isFullScreen():
            self.practice.window.setGeometry(before.window.geometry())
        before.window.close()
        before.window.deleteLater()
        before.deleteLater()

    def idle_seconds(self) -> float:
        """How long nobody has done anything in the practice; before it stands nobody can."""
        return self.practice.window.router.idle_seconds if self.practice is not None else math.inf

    def answer_seconds(self) -> float:
        """How long the answer to what was done in the practice has been due."""
        practice = self.practice
        return practice.window.router.answer_seconds if practice is not None else math.inf

    def leave(self) -> None:
        """Close the window: whoever runs this then stops it."""
        if self.practice is not None:
            self.practice.window.close()

    def stop(self) -> None:
        """End the practice and throw everything away."""
        if self.practice is not None:
            self.practice.stop()
            self.practice = None
        self._folder.close()

    def keep(self, preferences: Preferences) -> None:
        """As `Keeper`, until the practice ends."""
        self._preferences = preferences
        self._speaker.use(preferences.language)
        self._appearance.choose(preferences.theme, preferences.scale)
        if self.practice is not None:
            self.practice.show()

    def _show(self, window: DeskWindow) -> None:
        """As the desk in kiosk mode fills the screen, so that nobody comes past it by practising;
        leaving asks nobody, for it leads back to the desk.
        """
        window.setProperty(KIOSK, self._preferences.kiosk)
        if self._preferences.kiosk:
            window.showFullScreen()
        else:
            window.show()

    def _make(self) -> Practice:
        folder = self._folder.enter_context(throw_away_folder(self._config, self._clock.now()))
        desk = open_practice(folder / _DESK, self._clock, say.word(), staffed=self._staffed)
        made = Practice(desk, self._appearance, self._memory)
        settings = SettingsPresenter(
            self._preferences,
            self,
            lambda each: made.window.settings.render_screen(each),  # noqa: PLW0108 - made late
        )
        settings.add(lambda: made.session.slips.settings)
        wiring.connect_settings(made.window, settings)
        self._connect(made)
        return made

    def _connect(self, made: Practice) -> None:
        acts: dict[str, Callable[[], None]] = {
            "skip": made.guide.skip,
            "again": self.again,
            "print": made.print,
            "save": partial(self._save, made),
            "leave": self.leave,
        }
        made.panel.pressed.connect(lambda name: acts[name]())
        for name, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), made.window)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(acts[name])

    def _save(self, made: Practice) -> None:
        path = file_to_save(made.window, say.act("save"), "PDF (*.pdf)", ending=".pdf")
        if path:
            made.save(Path(path))


def run_practice(
    config: Config,
    language: str | None = None,
    clock: Clock | None = None,
    *,
    staffed: bool = False,
) -> int:
    """Practise until the window is closed; the exit code."""
    running.end_on_signals()
    chosen = LanguageCode(language) if language else None
    application = PracticeApplication(config, chosen, clock, staffed=staffed)
    try:
        application.start()
        return running.run_until_closed(
            application, application.idle_seconds, application.answer_seconds
        )
    finally:
        application.stop()
        QApplication.processEvents()
