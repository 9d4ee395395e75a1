"""The rail of the screens that exist, at the left of the window."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from boxoffice.ui import control_words, icons, setup_words, sync_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.rail_badge import BadgeButton
from boxoffice.ui.styling import set_role


class Section(StrEnum):
    """Everything the window can show; the first three stand in the rail."""

    DESK = "desk"
    TODAY = "today"
    PAPER = "paper"
    REPORTS = "reports"
    SHIFT = "shift"
    SYNC = "sync"
    HELP = "help"
    SETTINGS = "settings"
    EVENTS = "events"
    CUSTOMER = "customer"
    SCANNER_TEST = "scanner_test"
    FIRST_START = "first_start"
    SIGN_IN = "sign_in"
    FINISH = "finish"
    ANEW = "anew"
    FRONT = "front"


_RAIL = (
    Section.DESK,
    Section.TODAY,
    Section.PAPER,
    Section.SHIFT,
    Section.REPORTS,
    Section.SYNC,
    Section.HELP,
    Section.SETTINGS,
)
_WITHIN = {Section.EVENTS: Section.DESK, Section.SCANNER_TEST: Section.SETTINGS}
"""The screens that are reached from another one, which stays marked."""


class Rail(QFrame):
    """The screens at the left; under large text only their icons."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        """A button for each screen that exists."""
        super().__init__()
        self.setObjectName("rail")
        self._appearance = appearance
        self._narrow = False
        self._selected = Section.DESK
        self._buttons: dict[Section, BadgeButton] = {}
        self._column = QVBoxLayout(self)
        for section in _RAIL:
            if section is Section.HELP:
                self._column.addStretch(1)
            button = BadgeButton(appearance)
            button.setProperty("role", "rail")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _on=False, to=section: self._press(to))
            self._buttons[section] = button
            self._column.addWidget(button)
        self.retranslate()
        self.restyle()

    def select(self, section: Section) -> None:
        """Mark the screen that is shown."""
        section = _WITHIN.get(section, section)
        if section in self._buttons:
            self._selected = section
            # In a group of Qt, Tab would lead only to the button that is pressed in.
            for each, button in self._buttons.items():
                button.setChecked(each is section)

    def _press(self, section: Section) -> None:
        self.select(self._selected)
        self.chosen.emit(section)

    def badge(self, section: Section, count: int) -> None:
        """Say at a screen's button how many things need a person there; none takes it away."""
        button = self._buttons[section]
        button.count(count)
        name = setup_words.section(section)
        button.setAccessibleName(f"{name}: {sync_words.badge(count)}" if count else name)

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
            button.setToolTip(text)
            self.badge(section, button.counted)
        self._fit()

    def restyle(self) -> None:
        """Take the sizes and colours of the present appearance."""
        px, colours = self._appearance.px, self._appearance.colours
        style = Qt.ToolButtonStyle
        for section, button in self._buttons.items():
            set_role(button, "railNarrow" if self._narrow else "rail")
            text, on = colours["rail_text"], colours["rail_on"]
            button.setIcon(icons.icon(section, text, px(26), text, on))
            button.setIconSize(QSize(px(26), px(26)))
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if self._narrow else style.ToolButtonTextUnderIcon
            )
        down, gap = (8, 2) if self._narrow else (16, 6)
        self._column.setContentsMargins(px(8), px(down), px(8), px(down))
        self._column.setSpacing(px(gap))
        self._fit()

    def _fit(self) -> None:
        px = self._appearance.px
        if self._narrow:
            self.setFixedWidth(px(60))
            return
        widest = max(each.sizeHint().width() for each in self._buttons.values())
        self.setFixedWidth(max(px(96), widest + px(16)))
