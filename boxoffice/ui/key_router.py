"""The filter before all keys: scans win everywhere, letters and digits reach the code field."""

import math
from collections.abc import Callable
from time import monotonic
from typing import Final, Protocol

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from boxoffice.scanning.wedge import KeyVerdict, WedgeDetector, WedgeSettings
from boxoffice.ui.desk.view import DeskView
from boxoffice.ui.key_watch import KeyWatch
from boxoffice.ui.keys import Action, Focus, Key, Named, Place, Situation, decide

_KEY: Final = QEvent.Type.KeyPress
_RELEASE: Final = QEvent.Type.KeyRelease
_MOUSE: Final = QEvent.Type.MouseButtonPress
_COMPOSED: Final = QEvent.Type.InputMethod
_NAMED: Final = {
    Qt.Key.Key_Return: Named.ENTER,
    Qt.Key.Key_Enter: Named.ENTER,
    Qt.Key.Key_Escape: Named.ESCAPE,
    Qt.Key.Key_Tab: Named.TAB,
    Qt.Key.Key_Backtab: Named.TAB,
    Qt.Key.Key_Backspace: Named.BACKSPACE,
    Qt.Key.Key_F2: Named.F2,
    Qt.Key.Key_F3: Named.F3,
    Qt.Key.Key_F4: Named.F4,
    Qt.Key.Key_F5: Named.F5,
    Qt.Key.Key_F6: Named.F6,
    Qt.Key.Key_F7: Named.F7,
    Qt.Key.Key_F8: Named.F8,
    Qt.Key.Key_F9: Named.F9,
    Qt.Key.Key_F10: Named.F10,
}
_SCANNER_SIGNS: Final = "\x04\x1c\x1d\x1e\x1f"
"""Separators inside a scanned code; a scanner sends them as Ctrl and a key."""
_CHILD_KINDS: Final = ("child", "group_child")


class Whereabouts(Protocol):
    """What the router asks the window."""

    def place(self) -> Place:
        """Where the clerk is now."""

    def widget(self) -> QWidget:
        """The window itself; keys of other windows are none of ours."""


class KeyRouter(QObject):
    """Asks the wedge detector about each key, then decides and acts on the desk's view."""

    scanned = Signal(str)
    """A whole card from a wedge scanner; it always wins."""
    typed_elsewhere = Signal(str)
    """A character a person typed where no field has the focus."""

    def __init__(self, view: DeskView, where: Whereabouts, detector: WedgeDetector) -> None:
        """See every key before the widget it goes to, for `view`."""
        super().__init__(view)
        self._view = view
        self._where = where
        self._detector = detector
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._poll)
        self._last_act = monotonic()
        self._due = self._checked = False
        self._taken = 0
        self._asked = self._asks(view)
        self._watch = KeyWatch(self, where.widget(), view.code_field.line)
        view.verdict_painted.connect(self._verdict_painted)
        self._loop = QAbstractEventDispatcher.instance()
        self._loop.aboutToBlock.connect(self._at_rest)

    @property
    def idle_seconds(self) -> float:
        """For how long nobody pressed a key or a button, nor read a card."""
        return monotonic() - self._last_act

    @property
    def answer_seconds(self) -> float:
        """For how long the last key's answer has been due; infinite once it is on the screen."""
        return self.idle_seconds if self._due else math.inf

    def acted(self) -> None:
        """Somebody is here: a key was pressed, or a card was read by other means."""
        self._last_act = monotonic()
        self._due = True

    def _verdict_painted(self) -> None:
        self._checked = False

    def _at_rest(self) -> None:
        """The loop has nothing more to do: all that was asked is on the screen, but for a verdict
        that is being found on another thread.
        """
        if not self._checked:
            self._due = False

    def set_up(self, settings: WedgeSettings) -> None:
        """Take the scanner to be set up so from now on."""
        self._detector.settings = settings

    def stop(self) -> None:
        """Watch no more keys; the window closes."""
        self._timer.stop()
        self._watch.stop()
        self._loop.aboutToBlock.disconnect(self._at_rest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key press before any widget sees it; true stops it here."""
        kind = event.type()
        if kind is not _KEY and kind is not _MOUSE:
            return self._beside_keys(watched, event)
        self.acted()
        if kind is _MOUSE or not isinstance(event, QKeyEvent):
            burst = self._detector.flush()
            self._finish(burst.scan, burst.typed)
            return False
        if not isinstance(watched, QWidget) or self._handed_on(watched):
            return False
        if watched.window() is not self._where.widget():
            return self._beside(watched.window(), event)
        if self._where.place() is Place.CAPTURES:
            return False
        taken = self._key(event)
        self._taken = event.key() if taken else 0
        return taken

    def _beside_keys(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is _RELEASE and isinstance(event, QKeyEvent):
            # Who never saw the key go down need not see it come up: a field paints its cursor.
            return event.key() == self._taken
        if event.type() is _COMPOSED and isinstance(event, QInputMethodEvent):
            self._composed(watched, event)
        return False

    def _handed_on(self, watched: QWidget) -> bool:
        """Whether the window gets only what the widget with the focus had no use for."""
        focused = QApplication.focusWidget()
        return watched is self._where.widget() and focused not in {None, watched}

    def _key(self, event: QKeyEvent) -> bool:
        key = _key_of(event)
        if _has_character(event):
            answer = self._detector.key(
                event.text(), _time_of(event), repeated=event.isAutoRepeat()
            )
            self._finish(answer.scan, answer.typed)
            self._wait()
            if answer.verdict is not KeyVerdict.PASS:
                return True
        elif key.named is not Named.OTHER or key.ctrl:
            burst = self._detector.flush()
            self._finish(burst.scan, burst.typed)
        return self._act(key)

    def _beside(self, window: QWidget, event: QKeyEvent) -> bool:
        """A scan while a message or the choice of a file is open: it checks too, and neither fills
        a field nor presses a button there.
        """
        if not isinstance(window, QMessageBox | QFileDialog) or not _has_character(event):
            return False
        answer = self._detector.key(event.text(), _time_of(event), repeated=event.isAutoRepeat())
        self._finish(answer.scan, answer.typed)
        self._wait()
        return answer.verdict is not KeyVerdict.PASS

    def _composed(self, watched: QObject, event: QInputMethodEvent) -> None:
        """What a dead key or an input method made begins the next card, as a key does."""
        line = self._view.code_field.line
        if watched is line and event.commitString() and self._view.settled:
            line.clear()

    def _wait(self) -> None:
        if self._detector.deadline_ms is None:
            self._timer.stop()
        else:
            self._timer.start(int(self._detector.settings.max_gap_ms) + 1)

    def _poll(self) -> None:
        deadline = self._detector.deadline_ms
        if deadline is not None:
            burst = self._detector.poll(deadline)
            self._finish(burst.scan, burst.typed)

    def _finish(self, scan: str | None, typed: str) -> None:
        """Deal with a burst that ended: a card, or characters a person typed."""
        for char in typed:
            self._typed(char)
        if scan is not None:
            self._checked = True
            self.scanned.emit(scan)

    def _typed(self, char: str) -> None:
        target = QApplication.focusWidget()
        ours = target is None or target.window() is self._where.widget()
        if ours and self._where.place() is Place.DESK:
            self._act(Key(text=char))
        elif isinstance(target, QLineEdit):
            target.insert(char)
        elif char == " ":
            _press()
        elif ours:
            self.typed_elsewhere.emit(char)

    def _situation(self) -> Situation:
        screen = self._view.screen_shown
        card_open = screen is not None and screen.card_open
        return Situation(
            place=self._where.place(),
            focus=self._focus(),
            card_open=card_open,
            verdict_age_ms=self._view.verdict_age_ms,
            settled=self._view.settled,
        )

    def _focus(self) -> Focus:
        widget = QApplication.focusWidget()
        if widget is self._view.code_field.line:
            return Focus.CODE
        if widget is self._view.face.day:
            return Focus.DAY
        if widget is self._view.refusal.supervisor.line:
            return Focus.ANSWER
        return Focus.BUTTON if isinstance(widget, QAbstractButton) else Focus.OTHER

    def _act(self, key: Key) -> bool:
        """Do what the decision says; false lets Qt have the key."""
        action = decide(key, self._situation())
        if action is Action.PASS:
            return False
        view = self._view
        match action:
            case Action.TYPE | Action.NEXT_CARD:
                view.code_field.type_text(key.text, afresh=action is Action.NEXT_CARD)
                view.listen()
            case Action.DAY_TYPE:
                view.face.day.insert(key.text)
                view.face_day_edited.emit(view.face.day.text())
            case Action.ANSWER_TYPE:
                view.refusal.supervisor.line.insert(key.text)
            case Action.ERASE:
                view.code_field.erase()
                view.listen()
            case Action.CLEAR:
                view.code_field.clear()
                view.listen()
            case Action.PRESS:
                _press()
                view.listen()
            case Action.ASSISTANT | Action.ASSISTANT_LESS | Action.PLUS | Action.MINUS:
                self._step(action)
            case _ if action in self._asked:
                self._asked[action]()
        return True

    def _step(self, action: Action) -> None:
        view = self._view
        if action is Action.ASSISTANT:
            view.plus.emit("assistant")
        elif action is Action.ASSISTANT_LESS:
            view.minus.emit("assistant")
        else:
            signal = view.plus if action is Action.PLUS else view.minus
            signal.emit(view.child_kind(_CHILD_KINDS))

    def _asks(self, view: DeskView) -> dict[Action, Callable[[], object]]:
        """What is asked of the desk, made once: Qt takes its time over each signal it hands out."""
        return {
            Action.SUBMIT: self._submit,
            Action.DAY_ENTER: view.enter_day,
            Action.GIVE: view.press_give,
            Action.DISMISS: self._dismiss,
            Action.ALTERNATIVE: view.alternative_requested.emit,
            Action.RETURN: view.return_requested.emit,
            Action.STRIP_GIVE: self._give_of_strip,
            Action.CUSTOMER: view.customer_requested.emit,
            Action.PHONE: view.phone.emit,
            Action.PRINT: view.print_requested.emit,
            Action.EVENTS: view.event_menu_requested.emit,
            Action.CAMERA: view.camera_requested.emit,
            Action.PHOTO: view.open_photo,
            Action.PASTE: view.paste,
        }

    def _dismiss(self) -> None:
        self._view.dismiss.emit()
        self._view.listen()

    def _give_of_strip(self) -> None:
        if self._view.strip.first:
            self._view.strip_give.emit(self._view.strip.first)

    def _submit(self) -> None:
        if self._view.code_field.text.strip():
            self._checked = True
            self._view.submitted()
            self._view.code_entered.emit(self._view.code_field.text)


def _press() -> None:
    widget = QApplication.focusWidget()
    if isinstance(widget, QAbstractButton):
        widget.click()


def _has_character(event: QKeyEvent) -> bool:
    if event.text() in _SCANNER_SIGNS and event.text():
        return True
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier):
        return False
    return bool(event.text()) and event.key() not in {
        Qt.Key.Key_Escape,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
    }


def _key_of(event: QKeyEvent) -> Key:
    pressed = event.modifiers()
    ctrl = bool(pressed & Qt.KeyboardModifier.ControlModifier)
    pasted = ctrl and event.key() == Qt.Key.Key_V
    return Key(
        named=_NAMED.get(Qt.Key(event.key()), Named.OTHER),
        text="v" if pasted else event.text(),
        ctrl=ctrl,
        shift=bool(pressed & Qt.KeyboardModifier.ShiftModifier),
        repeated=event.isAutoRepeat(),
    )


def _time_of(event: QKeyEvent) -> float:
    """Milliseconds of the event; events made by a program carry no time and count as now."""
    return float(event.timestamp()) or monotonic() * 1000
