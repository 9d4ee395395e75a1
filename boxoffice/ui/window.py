"""The window: a rail of the screens that exist, the screens, and the places of first start."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boxoffice.scanning.wedge import WedgeDetector
from boxoffice.ui import control_words, icons, setup_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.customer.sentences import languages
from boxoffice.ui.customer.view import CustomerView
from boxoffice.ui.desk.view import WIDE_FROM, DeskView
from boxoffice.ui.event_choice.view import EventChoiceView
from boxoffice.ui.first_start.view import FirstStartView
from boxoffice.ui.key_router import KeyRouter
from boxoffice.ui.keys import Place
from boxoffice.ui.settings.view import SettingsView
from boxoffice.ui.sync_status.view import SyncView


class Section(StrEnum):
    """Everything the window can show; the first three stand in the rail."""

    DESK = "desk"
    SYNC = "sync"
    SETTINGS = "settings"
    EVENTS = "events"
    CUSTOMER = "customer"
    FIRST_START = "first_start"


_RAIL = (Section.DESK, Section.SYNC, Section.SETTINGS)
_PLACES = {
    Section.DESK: Place.DESK,
    Section.EVENTS: Place.OWN_FIELD,
    Section.FIRST_START: Place.CAPTURES,
}


class Rail(QFrame):
    """The screens at the left; under large text only their icons."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        """A button for each screen that exists."""
        super().__init__()
        self.setObjectName("rail")
        self._appearance = appearance
        self._narrow = False
        self._group = QButtonGroup(self)
        self._buttons: dict[Section, QToolButton] = {}
        self._column = QVBoxLayout(self)
        for section in _RAIL:
            if section is Section.SETTINGS:
                self._column.addStretch(1)
            button = QToolButton()
            button.setProperty("role", "rail")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _on=False, to=section: self.chosen.emit(to))
            self._group.addButton(button)
            self._buttons[section] = button
            self._column.addWidget(button)
        self.retranslate()
        self.restyle()

    def select(self, section: Section) -> None:
        """Mark the screen that is shown."""
        if section in self._buttons:
            self._buttons[section].setChecked(True)

    def narrow(self, narrow: bool) -> None:
        """Leave the words away where the window is small for the text size."""
        self._narrow = narrow
        self.restyle()

    def retranslate(self) -> None:
        """Say the screens in the present language."""
        self.setAccessibleName(control_words.control("sections"))
        for section, button in self._buttons.items():
            text = setup_words.section(section)
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(text)
        self._fit()

    def restyle(self) -> None:
        """Take the sizes and colours of the present appearance."""
        px, colours = self._appearance.px, self._appearance.colours
        style = Qt.ToolButtonStyle
        for section, button in self._buttons.items():
            text, on = colours["rail_text"], colours["rail_on"]
            button.setIcon(icons.icon(section, text, px(26), text, on))
            button.setIconSize(QSize(px(26), px(26)))
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if self._narrow else style.ToolButtonTextUnderIcon
            )
        self._column.setContentsMargins(px(8), px(16), px(8), px(16))
        self._column.setSpacing(px(6))
        self._fit()

    def _fit(self) -> None:
        px = self._appearance.px
        if self._narrow:
            self.setFixedWidth(px(60))
            return
        widest = max(each.sizeHint().width() for each in self._buttons.values())
        self.setFixedWidth(max(px(96), widest + px(16)))


class DeskWindow(QMainWindow):
    """The one window of the desk."""

    section_changed = Signal(str)
    closing = Signal()

    def __init__(self, appearance: Appearance, detector: WedgeDetector) -> None:
        """The window with all its views, showing the desk."""
        super().__init__()
        self._appearance = appearance
        self._section = Section.DESK
        self.rail = Rail(appearance)
        self.desk = DeskView(appearance)
        self.events = EventChoiceView(appearance)
        self.settings = SettingsView(appearance)
        self.sync = SyncView(appearance)
        self.first_start = FirstStartView(appearance)
        self.customer = CustomerView(appearance, languages())
        self._stack = QStackedWidget()
        self._pages: dict[Section, QWidget] = {
            Section.DESK: self.desk,
            Section.SYNC: self.sync,
            Section.SETTINGS: self.settings,
            Section.EVENTS: self.events,
            Section.CUSTOMER: self.customer,
            Section.FIRST_START: self.first_start,
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(inside)
        self.router = KeyRouter(self.desk, self, detector)
        self.rail.chosen.connect(lambda to: self.open(Section(to)))
        self.customer.back.connect(lambda: self.open(Section.DESK))
        self.events.back.connect(lambda: self.open(Section.DESK))
        appearance.changed.connect(self._restyle)
        self.setMinimumSize(640, 480)
        self.resize(1280, 800)
        self._retranslate()
        self.open(Section.DESK)

    @property
    def section(self) -> Section:
        """What the window shows now."""
        return self._section

    def open(self, section: Section) -> None:
        """Show a screen and put the focus where it listens."""
        self._section = section
        self._stack.setCurrentWidget(self._pages[section])
        self.rail.setHidden(section in {Section.CUSTOMER, Section.FIRST_START})
        self.rail.select(Section.DESK if section is Section.EVENTS else section)
        if section is Section.DESK:
            self.desk.listen()
        elif section is Section.EVENTS:
            self.events.listen()
        elif section is Section.FIRST_START:
            self.first_start.card.address.setFocus()
        else:
            self._pages[section].setFocus()
        self.section_changed.emit(section)

    def show_customer(self, verdict: str) -> None:
        """Fill the window with the sentence for `verdict`, or a greeting for `ready`."""
        self.customer.render_verdict(verdict)
        self.open(Section.CUSTOMER)

    def place(self) -> Place:
        """Where the clerk is, for the key router."""
        return _PLACES.get(self._section, Place.ELSEWHERE)

    def widget(self) -> QWidget:
        """The window, for the key router."""
        return self

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window that is small for its text shows a narrow rail."""
        super().resizeEvent(event)
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Say the fixed words anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the composition root before the window goes."""
        self.router.stop()
        self.closing.emit()
        super().closeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(setup_words.window_title())
        self.rail.retranslate()

    def _restyle(self) -> None:
        self.rail.narrow(self.width() < self._appearance.px(WIDE_FROM + 110))
