"""Every screen of the contact sheet, shown one after the other in the one window of the tests."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import delete

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.camera.screen import CameraScreen
from boxoffice.ui.camera.view import CameraView
from boxoffice.ui.fault_page import FaultPage
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.sign_in.view import SignInView
from boxoffice.ui.window import DeskWindow
from tests.journeys.stills import put_away, screens
from tests.journeys.studio import PracticeStill, Studio

SIZE = (1280, 800)
LAYOUT_ROUNDS = 5
"""Wrapped words and rows of chips find their sizes in a few rounds."""


def settle() -> None:
    """Let the layouts find their sizes."""
    for _ in range(LAYOUT_ROUNDS):
        QApplication.processEvents()


class Tour:
    """Shows each screen by its name and hands out the window that shows it."""

    def __init__(self, window: DeskWindow, appearance: Appearance) -> None:
        """The pages that stand outside the window are made here."""
        self.appearance = appearance
        self.window = window
        self.fault, self.sign_in = FaultPage(appearance), SignInView(appearance)
        self.camera = CameraView(appearance)
        window.desk.add_camera(self.camera)
        self.camera.render_screen(CameraScreen())
        self.practice = PracticeStill(appearance)
        self._files = TemporaryDirectory()
        self._own: tuple[QWidget, ...] = (self.fault, self.sign_in, self.practice.frame)
        for each in self._own:
            each.resize(*SIZE)
            each.show()
        # What is looked at here are sizes and names: painting takes longer than laying out.
        for each in (window, *self._own):
            each.setUpdatesEnabled(False)

    def screens(self, language: LanguageCode, *only: str) -> Iterator[tuple[str, QWidget]]:
        """Every screen, or `only` some, in a language that is spoken already, laid out."""
        studio = Studio(
            self.window,
            self.fault,
            self.sign_in,
            self.camera,
            self.practice,
            self.appearance,
            language,
            Path(self._files.name),
        )
        painters = screens()
        for name in only or painters:
            shown = painters[name](studio)
            settle()
            yield name, shown
            put_away(shown)

    def end(self) -> None:
        """Leave the window as it was."""
        self._files.cleanup()
        self.camera.render_screen(CameraScreen())
        self.window.setUpdatesEnabled(True)
        for each in self._own:
            each.close()
            # Otherwise it would be styled again at each change of the look in later tests.
            delete(each)


def shown_children(root: QWidget) -> Iterator[QWidget]:
    """All widgets that can be seen below `root`, Qt's own parts of a widget left out."""
    for each in root.children():
        # Nothing below a hidden page can be seen, and most pages are hidden.
        if isinstance(each, QWidget) and each.isVisible():
            if not each.objectName().startswith("qt_"):
                yield each
            yield from shown_children(each)


def page_of(widget: QWidget) -> QStackedWidget | None:
    """The stack whose page a widget is, where it is one."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, QStackedWidget) else None
