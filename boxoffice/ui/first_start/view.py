"""The first start: address and code, fingerprint, first list, done."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton, QVBoxLayout

from boxoffice.ui import control_words, setup_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button, WordsButton
from boxoffice.ui.first_start.screen import FirstStartScreen, Step
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.page import Page
from boxoffice.ui.styling import Panel, label, show_text


class _Card(Panel):
    """The one card of the page, with the parts of every step."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self.step = label("body", wrap=True)
        self.address_label, self.code_label = (
            label("label", wrap=True),
            label("label", wrap=True),
        )
        self.address, self.code = QLineEdit(), QLineEdit()
        self.address_error = label("error", wrap=True)
        self.code_error = label("error", wrap=True)
        self.fingerprint = label("big", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.progress = label("hint", wrap=True)
        self.error = label("error", wrap=True)
        self.main = WordsButton(appearance, "give")
        self.second = Button("plain")
        self._column = QVBoxLayout(self)
        for each in (
            self.step,
            self.address_label,
            self.address,
            self.address_error,
            self.code_label,
            self.code,
            self.code_error,
            self.fingerprint,
            self.bar,
            self.progress,
            self.error,
            self.main,
        ):
            self._column.addWidget(each)
        self._flow = FlowBox()
        self._flow.add(self.second)
        self._column.addWidget(self._flow)
        self.restyle()

    def restyle(self) -> None:
        self.pad(self._column, 28, 24, 10)
        self.main.restyle()


class FirstStartView(Page):
    """Paints a `FirstStartScreen`."""

    connect_requested = Signal(str, str)
    """The address and the one-time code as typed."""
    fingerprint_same = Signal()
    fingerprint_different = Signal()
    retry = Signal()
    finished = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """The page at its first step."""
        super().__init__(appearance, widest=680)
        self.card = _Card(appearance)
        self._shown = FirstStartScreen(Step.ADDRESS)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.card.main.clicked.connect(self._main)
        self.card.second.clicked.connect(self._second)
        self.card.address.returnPressed.connect(self.card.code.setFocus)
        self.card.code.returnPressed.connect(self._main)
        self.restyle()
        self.render_screen(self._shown)

    @property
    def shown(self) -> FirstStartScreen:
        """What was rendered last."""
        return self._shown

    def render_screen(self, screen: FirstStartScreen) -> None:
        """Show one step."""
        moved = screen.step is not self._shown.step
        self._shown = screen
        card = self.card
        show_text(self.heading, setup_words.first_start_title())
        show_text(card.step, setup_words.first_start_step(screen.step))
        self._render_fields(screen)
        fingerprint = screen.fingerprint if screen.step is Step.FINGERPRINT else ()
        show_text(card.fingerprint, "  ".join(fingerprint))
        card.fingerprint.setAccessibleName(setup_words.fingerprint_label())
        card.fingerprint.setAccessibleDescription(" ".join(screen.fingerprint))
        in_list = screen.step is Step.LIST
        card.bar.setHidden(not in_list)
        card.bar.setAccessibleName(control_words.control("progress"))
        card.bar.setRange(0, screen.total)
        card.bar.setValue(screen.done)
        show_text(card.progress, screen.progress if in_list else "")
        show_text(card.error, screen.error)
        self._render_buttons(screen)
        if moved:
            (card.address if screen.step is Step.ADDRESS else card.main).setFocus()

    def _render_fields(self, screen: FirstStartScreen) -> None:
        card, shown = self.card, screen.step is Step.ADDRESS
        show_text(card.address_label, setup_words.address_label() if shown else "")
        show_text(card.code_label, setup_words.code_label() if shown else "")
        show_text(card.address_error, screen.address_error if shown else "")
        show_text(card.code_error, screen.code_error if shown else "")
        for field, name, fault in (
            (card.address, setup_words.address_label(), screen.address_error),
            (card.code, setup_words.code_label(), screen.code_error),
        ):
            field.setHidden(not shown)
            field.setEnabled(not screen.busy)
            field.setAccessibleName(name)
            field.setAccessibleDescription(fault)

    def _render_buttons(self, screen: FirstStartScreen) -> None:
        actions = {
            Step.ADDRESS: ("connect", ""),
            Step.FINGERPRINT: ("same", "different"),
            Step.LIST: ("retry" if screen.can_retry else "", ""),
            Step.DONE: ("open", ""),
        }
        main, second = actions[screen.step]
        card = self.card
        card.main.setHidden(not main)
        card.second.setHidden(not second)
        if main:
            card.main.say(setup_words.first_start_action(main), enabled=not screen.busy)
        if second:
            card.second.say(setup_words.first_start_action(second))
            card.second.setEnabled(not screen.busy)

    def _main(self) -> None:
        if not self.card.main.isEnabled():
            return
        match self._shown.step:
            case Step.ADDRESS:
                self.connect_requested.emit(self.card.address.text(), self.card.code.text())
            case Step.FINGERPRINT:
                self.fingerprint_same.emit()
            case Step.LIST:
                self.retry.emit()
            case Step.DONE:
                self.finished.emit()

    def _second(self) -> None:
        self.fingerprint_different.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.render_screen(self._shown)
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        focused = self.focusWidget()
        if enter and isinstance(focused, QPushButton):
            focused.click()
            return
        super().keyPressEvent(event)
