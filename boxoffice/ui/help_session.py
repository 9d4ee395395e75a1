"""Help in the window: F1 and the rail lead to the page *At the counter*, and back from it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from boxoffice.printing import counter_page as printed
from boxoffice.ui import faults, help_words
from boxoffice.ui.help import composing
from boxoffice.ui.printer import Printer
from boxoffice.ui.window import DeskWindow, Section

HELP_KEY: Final = "F1"
_NOT_FROM: Final = frozenset(
    {Section.SIGN_IN, Section.FINISH, Section.ANEW, Section.FRONT, Section.CUSTOMER}
)
"""Where another page would be in the way: of the lock, of an erasing desk, of the customer."""


class HelpSession:
    """Opens the page, prints it, and goes back to where the clerk was."""

    def __init__(self, window: DeskWindow, printer: Callable[[], Printer]) -> None:
        """The page is made when it is first opened."""
        self._window = window
        self._printer = printer
        self._from = Section.DESK
        self._before = Section.DESK
        self._result: Callable[[], str] = str
        shortcut = QShortcut(QKeySequence(HELP_KEY), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.toggle)
        window.section_changed.connect(self._section)
        window.when_made(Section.HELP, self._connect)

    def toggle(self) -> None:
        """Open the page; go back where it is open."""
        if self._window.section is Section.HELP:
            self.back()
        elif not self._window.locked and self._window.section not in _NOT_FROM:
            self._window.open(Section.HELP)

    def back(self) -> None:
        """Show what was open before."""
        self._window.open(self._from)

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        if self._window.section is Section.HELP:
            self._window.help.render_screen(composing.help_screen(self._result()))

    def _section(self, section: str) -> None:
        if section == Section.HELP:
            self._from = self._before
            self._result = str
            self.show()
        else:
            self._before = Section(section)

    def _connect(self) -> None:
        view = self._window.help
        view.back.connect(self.back)
        view.print_wanted.connect(self._print)
        view.save_wanted.connect(self._save)

    def _print(self) -> None:
        document = printed.counter_document(composing.counter_page())
        printer = self._printer()
        outcome = "saved" if printer.makes_files else "printed"
        printer.print(document, "", lambda: self._told(outcome), self._failed)

    def _save(self, path: str) -> None:
        document = printed.counter_document(composing.counter_page())
        self._printer().save(document, Path(path), lambda: self._told("saved"), self._failed)

    def _told(self, name: str) -> None:
        self._result = lambda: help_words.done(name)
        self.show()

    def _failed(self, error: Exception) -> None:
        self._result = lambda: faults.fault_sentence(error)
        self.show()
