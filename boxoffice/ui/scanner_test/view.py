"""The scanner test: the page takes every key itself, whatever it would do elsewhere."""

import math
from time import monotonic

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from boxoffice.ui import scanner_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.page import Page
from boxoffice.ui.scanner_test.screen import Port, ScannerTestScreen
from boxoffice.ui.styling import Panel, hide, label, set_tone, show_text

_MOST = 16
_AT_ONCE_MS = 60
"""No person presses Tab so soon after another key."""


class _Listener(Panel):
    """Has the focus and hands every key on; a Tab that follows no character at once, as only a
    person presses it, leads to the next control.
    """

    pressed = Signal(str, float)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._last_ms = -math.inf
        self.heading = label("section")
        self.arrived = label("big", wrap=True)
        self.manner = label("hint", wrap=True)
        self.verdict = label("label", wrap=True)
        self._column = QVBoxLayout(self)
        for each in (self.heading, self.arrived, self.manner, self.verdict):
            self._column.addWidget(each)
        self.restyle()

    def event(self, event: QEvent) -> bool:
        """Every key with a character is the scanner's, Tab and Enter included."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.text():
            time_ms = float(event.timestamp()) or monotonic() * 1000
            if self._is_scanners(event, time_ms):
                self._last_ms = time_ms
                self.pressed.emit(event.text(), time_ms)
                return True
        return super().event(event)

    def _is_scanners(self, event: QKeyEvent, time_ms: float) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() == Qt.Key.Key_Tab:
            return time_ms - self._last_ms < _AT_ONCE_MS
        return event.key() not in {Qt.Key.Key_Escape, Qt.Key.Key_Backtab}

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 22, 18, 8)


class _Field(Panel):
    """One setting of the scanner that is typed."""

    written = Signal(str)

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__(appearance, "card")
        self._name = name
        self._label = label("label", wrap=True)
        self.line = QLineEdit()
        self.line.setMaxLength(_MOST)
        self.line.editingFinished.connect(self._finished)
        self._shown = ""
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._label)
        self._column.addWidget(self.line)
        self.retranslate()
        self.restyle()

    def show_value(self, text: str) -> None:
        """Show what is kept, but not over what is being typed."""
        if text != self._shown and not self.line.hasFocus():
            self.line.setText(text)
        self._shown = text

    def _finished(self) -> None:
        if self.line.text() != self._shown:
            self.written.emit(self.line.text())

    def retranslate(self) -> None:
        """Say the label in the present language."""
        self._label.setText(say.label(self._name))
        self.line.setAccessibleName(say.label(self._name))

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 22, 14, 8)


class ScannerTestView(Page):
    """Paints a `ScannerTestScreen`."""

    pressed = Signal(str, float)
    """A key's character and its time in milliseconds."""
    quiet = Signal(float)
    """No key came for a moment; the time now on the clock of the keys."""
    prefix_written = Signal(str)
    suffix_written = Signal(str)
    port_chosen = Signal(str)
    back = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance)
        self._ports: tuple[Port, ...] = ()
        self.hint = label("body", wrap=True)
        self.listener = _Listener(appearance)
        self.listener.pressed.connect(self._pressed)
        self.setFocusProxy(self.listener)
        self.prefix = _Field(appearance, "prefix")
        self.prefix.written.connect(self.prefix_written)
        self.suffix = _Field(appearance, "suffix")
        self.suffix.written.connect(self.suffix_written)
        self._port_panel = Panel(appearance, "card")
        self._port_label = label("label", wrap=True)
        self._port_flow = FlowBox()
        self._port_state = label("hint", wrap=True)
        self._port_column = QVBoxLayout(self._port_panel)
        parts: tuple[QWidget, ...] = (self._port_label, self._port_flow, self._port_state)
        for part in parts:
            self._port_column.addWidget(part)
        self.back_button = Button("plain")
        self.back_button.clicked.connect(self.back)
        shown: tuple[QWidget, ...] = (
            self.hint,
            self.listener,
            self.prefix,
            self.suffix,
            self._port_panel,
        )
        for each in shown:
            self.column.addWidget(each)
        self.column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self._time_ms = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.quiet.emit(self._time_ms + self._timer.interval()))
        self._retranslate()
        self.restyle()

    def listen(self) -> None:
        """Put the focus where scans are shown."""
        self.listener.setFocus()

    def render_screen(self, screen: ScannerTestScreen) -> None:
        """Show what came and how the scanner is set up."""
        show_text(self.heading, screen.title)
        show_text(self.hint, screen.hint)
        listener = self.listener
        show_text(listener.arrived, screen.arrived or say.nothing_yet())
        show_text(listener.manner, screen.manner)
        show_text(listener.verdict, screen.verdict)
        set_tone(listener, screen.tone)
        listener.setAccessibleDescription(f"{screen.arrived} {screen.manner} {screen.verdict}")
        self.prefix.show_value(screen.prefix)
        self.suffix.show_value(screen.suffix)
        show_text(self._port_state, screen.port_state)
        self._show_ports(screen.ports)

    def _show_ports(self, ports: tuple[Port, ...]) -> None:
        if ports != self._ports:
            self._ports = ports
            self._port_flow.clear()
            for port in ports:
                button = Button("plain")
                button.setCheckable(True)
                button.setChecked(port.chosen)
                button.say(port.name, say.port_button(port.name))
                button.clicked.connect(lambda _on=False, to=port.id: self.port_chosen.emit(to))
                self._port_flow.add(button)
        hide(self._port_panel, not ports)

    def _pressed(self, text: str, time_ms: float) -> None:
        self._time_ms = time_ms
        self._timer.start(200)
        self.pressed.emit(text, time_ms)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen from the first moment."""
        super().showEvent(event)
        self.listen()

    def changeEvent(self, event: QEvent) -> None:
        """Say the fixed words anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.listener.heading.setText(say.label("arrived"))
        self.listener.setAccessibleName(say.label("arrived"))
        self._port_label.setText(say.label("port"))
        self.back_button.say(say.back())
        self.prefix.retranslate()
        self.suffix.retranslate()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        if hasattr(self, "_port_column"):
            self._port_panel.pad(self._port_column, 22, 14, 8)
            self._port_flow.set_gap(self.appearance.px(8))
