"""The first start: address and code, fingerprint, first list, done."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from boxoffice.ui import control_words, setup_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button, WordsButton
from boxoffice.ui.files import file_to_save
from boxoffice.ui.first_start.screen import FirstStartScreen, Step
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.language import spoken
from boxoffice.ui.page import Page
from boxoffice.ui.practice_button import PracticeButton
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.styling import IconLabel, Panel, hide, label, show_text

_COUNTED: Final = (Step.ADDRESS, Step.FINGERPRINT, Step.LIST)
_ICONS: Final = {
    Step.ADDRESS: ("desk", "accent"),
    Step.FINGERPRINT: ("search", "accent"),
    Step.LIST: ("sync", "accent"),
    Step.DONE: ("verdict_check", "go"),
}


class _Card(Panel):
    """The one card of the page, with the parts of every step."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self._icon = IconLabel(appearance, 40)
        self.count = label("section")
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
        self.second, self.scanner = Button("plain"), Button("plain")
        self._top = QHBoxLayout()
        said = QVBoxLayout()
        said.addWidget(self.count)
        said.addWidget(self.step)
        self._top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addLayout(said, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        for each in (
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
        self._flow.add(self.scanner)
        self._column.addWidget(self._flow)
        self.restyle()

    def show_step(self, step: Step) -> None:
        """Its sign, its number and what is done in it."""
        self._icon.show_icon(*_ICONS[step])
        counted = step in _COUNTED
        number = _COUNTED.index(step) + 1 if counted else 0
        words = setup_words.first_start_count(number, len(_COUNTED))
        show_text(self.count, words if counted else "")
        show_text(self.step, setup_words.first_start_step(step))

    def restyle(self) -> None:
        self.pad(self._column, 28, 24, 10)
        self._top.setSpacing(self.appearance.px(16))
        self._flow.set_gap(self.appearance.px(8))
        self._icon.restyle()
        self.main.restyle()


class _Languages(FlowBox):
    """The languages, each by its own name: the clerk may not read the one spoken now."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, Button] = {}
        for code, name in setup_words.LANGUAGE_NAMES.items():
            button = Button("plain")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, to=code: self.chosen.emit(to))
            self._buttons[code] = button
            self.add(button)
            button.say(name)

    def retranslate(self) -> None:
        """Press in the language spoken now."""
        for code, button in self._buttons.items():
            name = setup_words.LANGUAGE_NAMES[code]
            button.say(name, f"{control_words.control('language')}: {name}")
            button.setChecked(code == spoken().code)


class FirstStartView(Page):
    """Paints a `FirstStartScreen`."""

    connect_requested = Signal(str, str)
    """The address and the one-time code as typed."""
    fingerprint_same = Signal()
    fingerprint_different = Signal()
    retry = Signal()
    finished = Signal()
    forms_wanted = Signal(str)
    """Blank use forms: into a file, or on the printer where there is no path."""
    language_chosen = Signal(str)
    scanner_test = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """The page at its first step."""
        super().__init__(appearance, widest=680)
        self.card = _Card(appearance)
        self._welcome = label("body", wrap=True)
        self.languages = _Languages()
        self._shown = FirstStartScreen(Step.ADDRESS)
        self.column.insertStretch(0, 2)
        self.practice = PracticeButton()
        for each in (self._welcome, self.card, self.languages, self.practice):
            self.column.addWidget(each)
        self.column.addStretch(3)
        self.languages.chosen.connect(self.language_chosen)
        self.card.main.clicked.connect(self._main)
        self.card.second.clicked.connect(self._second)
        self.card.scanner.clicked.connect(self.scanner_test)
        self.card.address.returnPressed.connect(self.card.code.setFocus)
        self.card.code.returnPressed.connect(self._main)
        self.restyle()
        self.render_screen(self._shown)

    @property
    def shown(self) -> FirstStartScreen:
        """What was rendered last."""
        return self._shown

    def listen(self) -> None:
        """Put the focus where the step begins."""
        card = self.card
        (card.address if self._shown.step is Step.ADDRESS else card.main).setFocus()

    def render_screen(self, screen: FirstStartScreen) -> None:
        """Show one step."""
        if self._only_goes_on(screen):
            self._shown = screen
            self._render_progress(screen)
        else:
            self._render_all(screen)

    def _render_all(self, screen: FirstStartScreen) -> None:
        moved = screen.step is not self._shown.step
        answered = self._shown.busy and not screen.busy
        self._shown = screen
        card = self.card
        show_text(self.heading, setup_words.first_start_title())
        first = screen.step is Step.ADDRESS
        show_text(self._welcome, setup_words.first_start_welcome() if first else "")
        hide(self.languages, not first)
        hide(self.practice, not first)
        # Before the fields: the focus of a field that is disabled must not come to a language.
        self.languages.setEnabled(not screen.busy)
        self.languages.retranslate()
        card.show_step(screen.step)
        self._render_fields(screen)
        fingerprint = screen.fingerprint if screen.step is Step.FINGERPRINT else ()
        show_text(card.fingerprint, "  ".join(fingerprint))
        card.fingerprint.setAccessibleName(setup_words.fingerprint_label())
        card.fingerprint.setAccessibleDescription(" ".join(screen.fingerprint))
        in_list = screen.step is Step.LIST
        card.bar.setHidden(not in_list)
        card.bar.setAccessibleName(control_words.control("progress"))
        waiting = setup_words.list_progress(0, 0) if screen.busy else ""
        show_text(card.progress, screen.progress if screen.step is Step.DONE else waiting)
        if in_list:
            self._render_progress(screen)
        show_problem(card.error, screen.error)
        self._render_buttons(screen)
        if moved or answered:
            field = card.code if screen.code_error else card.address
            (field if first else card.main).setFocus()

    def _only_goes_on(self, screen: FirstStartScreen) -> bool:
        """Whether `screen` is the one shown with another progress: some hundred come with a list,
        while everything has to stay quick.
        """
        goes_on = replace(
            self._shown, done=screen.done, total=screen.total, progress=screen.progress
        )
        return screen == goes_on and screen.step is Step.LIST and screen.progress != ""

    def _render_progress(self, screen: FirstStartScreen) -> None:
        # Not 0 to 0, while nobody knows how much comes: Qt moves a bar to and fro for that.
        self.card.bar.setRange(0, max(1, screen.total))
        self.card.bar.setValue(screen.done)
        show_text(self.card.progress, screen.progress)

    def _render_fields(self, screen: FirstStartScreen) -> None:
        card, shown = self.card, screen.step is Step.ADDRESS
        show_text(card.address_label, setup_words.address_label() if shown else "")
        show_text(card.code_label, setup_words.code_label() if shown else "")
        show_problem(card.address_error, screen.address_error if shown else "")
        show_problem(card.code_error, screen.code_error if shown else "")
        for field, name, example, fault in (
            (
                card.address,
                setup_words.address_label(),
                setup_words.address_example(),
                screen.address_error,
            ),
            (card.code, setup_words.code_label(), setup_words.code_example(), screen.code_error),
        ):
            field.setPlaceholderText(example)
            field.setHidden(not shown)
            field.setEnabled(not screen.busy)
            field.setAccessibleName(name)
            field.setAccessibleDescription(fault)

    def _render_buttons(self, screen: FirstStartScreen) -> None:
        actions = {
            Step.ADDRESS: ("connect", ""),
            Step.FINGERPRINT: ("same", "different"),
            Step.LIST: ("retry" if screen.can_retry else "", ""),
            Step.DONE: ("open", screen.forms),
        }
        main, second = actions[screen.step]
        card = self.card
        card.main.setHidden(not main)
        card.second.setHidden(not second)
        card.scanner.setHidden(screen.step is not Step.DONE)
        card.scanner.say(setup_words.first_start_action("scanner"))
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
        if self._shown.step is not Step.DONE:
            self.fingerprint_different.emit()
        elif self._shown.forms == "print_forms":
            self.forms_wanted.emit("")
        else:
            kinds, title = "PDF (*.pdf)", setup_words.first_start_action("save_forms")
            path = file_to_save(self, title, kinds)
            if path:
                self.forms_wanted.emit(path)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        self.languages.set_gap(self.appearance.px(8))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self._render_all(self._shown)
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; an Enter that began something is spent."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        focused = self.focusWidget()
        if enter and isinstance(focused, QPushButton) and not self._shown.busy:
            focused.click()
            return
        super().keyPressEvent(event)
