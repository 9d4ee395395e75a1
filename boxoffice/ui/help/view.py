"""Paints the page *At the counter*: the same words as on paper, and buttons to print it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QLabel, QVBoxLayout

from boxoffice.printing import counter_page as printed
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.files import file_to_save
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.help.screen import HelpScreen
from boxoffice.ui.page import Page
from boxoffice.ui.styling import IconLabel, Panel, announce, label, show_text

_WIDEST: Final = 980
_SIGN: Final = 36
_KEY_WIDTH: Final = 90
_TONES: Final = {
    "verdict_check": "go",
    "verdict_last_day": "go",
    "verdict_ticket": "neutral",
    "verdict_warning": "caution",
    "verdict_retype": "caution",
}
"""The colours of the desk, by sign; every other one is a refusal."""
_MOVE = QAbstractSlider.SliderAction
_SCROLLS: Final = {
    Qt.Key.Key_Down: _MOVE.SliderSingleStepAdd,
    Qt.Key.Key_Up: _MOVE.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _MOVE.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _MOVE.SliderPageStepSub,
}
_LEAVES: Final = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_F1})


class _Lines(Panel):
    """A heading and lines below it."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self._heading = label("section", wrap=True)
        self._lines: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        self.restyle()

    def render_lines(self, heading: str, lines: tuple[str, ...]) -> None:
        """Show these lines."""
        while len(self._lines) < len(lines):
            self._lines.append(label("body", wrap=True))
            self._column.addWidget(self._lines[-1])
        show_text(self._heading, heading)
        for shown, text in zip(self._lines, lines, strict=True):
            show_text(shown, text)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 22, 16, 8)


class _Verdict(Panel):
    """A verdict: its sign, its word, what to do, what to say."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "plainLine")
        self._icon = IconLabel(appearance, _SIGN)
        self._words = [label(role, wrap=True) for role in ("label", "body", "hint")]
        self._column = QVBoxLayout()
        for each in self._words:
            self._column.addWidget(each)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        self.restyle()

    def render_verdict(self, verdict: "printed.CounterVerdict") -> None:
        """Show the verdict."""
        self._icon.show_icon(verdict.sign, _TONES.get(verdict.sign, "stop"))
        texts = (verdict.title, verdict.to_do, verdict.say)
        for shown, text in zip(self._words, texts, strict=True):
            show_text(shown, text)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._row, 0, 4, 14)
        self._column.setSpacing(self.appearance.px(2))
        self._icon.restyle()


class _Verdicts(Panel):
    """All verdicts, one below the other."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self._heading = label("section", wrap=True)
        self._verdicts: list[_Verdict] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        self.restyle()

    def render_verdicts(self, page: "printed.CounterPage") -> None:
        """Show the verdicts of the page."""
        while len(self._verdicts) < len(page.verdicts):
            self._verdicts.append(_Verdict(self.appearance))
            self._column.addWidget(self._verdicts[-1])
        show_text(self._heading, page.headings["verdicts"])
        for shown, verdict in zip(self._verdicts, page.verdicts, strict=True):
            shown.render_verdict(verdict)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 22, 16, 8)


class _Keys(Panel):
    """The keys and what they do."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self._heading = label("section", wrap=True)
        self._rows: list[tuple[QHBoxLayout, QLabel, QLabel]] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        self.restyle()

    def render_keys(self, page: "printed.CounterPage") -> None:
        """Show the keys of the page."""
        while len(self._rows) < len(page.keys):
            row, key, meaning = QHBoxLayout(), label("label"), label("body", wrap=True)
            row.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(meaning, 1)
            self._column.addLayout(row)
            self._rows.append((row, key, meaning))
        show_text(self._heading, page.headings["keys"])
        for (_row, name, meaning), each in zip(self._rows, page.keys, strict=True):
            show_text(name, each.key)
            show_text(meaning, each.meaning)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 22, 16, 6)
        for row, key, _meaning in self._rows:
            row.setSpacing(self.appearance.px(12))
            key.setFixedWidth(self.appearance.px(_KEY_WIDTH))


class HelpView(Page):
    """Paints a `HelpScreen`; `save` carries the path of the PDF."""

    back = Signal()
    print_wanted = Signal()
    save_wanted = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance, _WIDEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._steps, self._without = _Lines(appearance), _Lines(appearance)
        self._verdicts, self._keys = _Verdicts(appearance), _Keys(appearance)
        self.buttons = {name: Button("plain") for name in ("print", "save", "back")}
        self.buttons["print"].clicked.connect(self.print_wanted)
        self.buttons["save"].clicked.connect(self._choose_file)
        self.buttons["back"].clicked.connect(self.back)
        self._acts = FlowBox()
        for button in self.buttons.values():
            self._acts.add(button)
        self.result = label("hint", wrap=True)
        parts = (self._acts, self.result, self._steps, self._verdicts, self._keys, self._without)
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.restyle()

    def render_screen(self, screen: HelpScreen) -> None:
        """Show the page in its language."""
        page = screen.page
        show_text(self.heading, page.title)
        self.setAccessibleName(page.title)
        for name, text in (("print", screen.print), ("save", screen.save), ("back", screen.back)):
            self.buttons[name].say(text)
        said = screen.result and self.result.text() != screen.result
        show_text(self.result, screen.result)
        if said:
            announce(self, screen.result)
        numbered = tuple(f"{number}. {step}" for number, step in enumerate(page.steps, 1))
        self._steps.render_lines(page.headings["path"], numbered)
        self._verdicts.render_verdicts(page)
        self._keys.render_keys(page)
        self._without.render_lines(page.headings["without"], page.without)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back, as F1 does."""
        if event.key() in _LEAVES:
            self.back.emit()
        elif event.key() in _SCROLLS:
            self._scroll.verticalScrollBar().triggerAction(_SCROLLS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        if hasattr(self, "_acts"):
            self._acts.set_gap(self.appearance.px(8))

    def _choose_file(self) -> None:
        name = f"{self.heading.text()}.pdf"
        title = self.buttons["save"].text()
        path = file_to_save(self, title, "PDF (*.pdf)", ending=".pdf", name=name)
        if path:
            self.save_wanted.emit(path)
