"""One ticket kind: its name, its hint, and a count with minus and plus."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from boxoffice.ui import control_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import IconButton
from boxoffice.ui.desk.screen import TicketRow
from boxoffice.ui.placing import PlacedPanel
from boxoffice.ui.styling import label, show_text


class Stepper(PlacedPanel):
    """Shows a `TicketRow`; the presenter decides what the limits allow."""

    plus = Signal(str)
    minus = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        """An empty stepper."""
        super().__init__(appearance, "stepper")
        self._shown: TicketRow | None = None
        self._name_wide = 0
        self._name = label("label", wrap=True)
        self._keys = label("key")
        self._hint = label("hint", wrap=True)
        self._count = label("count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._minus = IconButton(appearance, "minus")
        self._plus = IconButton(appearance, "plus")
        self._minus.clicked.connect(lambda: self._step(self.minus))
        self._plus.clicked.connect(lambda: self._step(self.plus))
        for each in (self._name, self._keys, self._hint, self._minus, self._count, self._plus):
            each.setParent(self)
        self.restyle()

    def render_row(self, row: TicketRow) -> None:
        """Show one row; most are as they were for the card before."""
        if row == self._shown:
            return
        same_name = self._shown is not None and row.label == self._shown.label
        self._shown = row
        if not same_name:
            show_text(self._name, row.label)
            self._fit_name()
        show_text(self._keys, row.keys)
        show_text(self._hint, row.hint)
        show_text(self._count, str(row.count))
        self._count.setAccessibleName(f"{row.label}: {row.count}")
        _enable(self._minus, row.can_minus)
        _enable(self._plus, row.can_plus)
        if not same_name:
            self._minus.setAccessibleName(control_words.one_less(row.label))
            self._plus.setAccessibleName(control_words.one_more(row.label))
        self.arrange()

    def _step(self, signal: SignalInstance) -> None:
        if self._shown is not None:
            signal.emit(self._shown.kind)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self._count.setMinimumWidth(self.appearance.px(40))
        self._minus.restyle()
        self._plus.restyle()
        self._fit_name()
        self.arrange()

    def widths(self) -> tuple[int, int]:
        """Room for a name of one short line, and for the whole name or hint on one line."""
        px, beside = self.appearance.px, self._buttons_width()
        name, keys = self._name_wide, self._keys_width()
        like = max(name + keys, self._hint.sizeHint().width())
        return beside + min(name, px(230)) + keys, beside + like

    def place(self, width: int, move: bool) -> int:
        """Name and keys over the hint at the left, minus, count and plus at the right."""
        px = self.appearance.px
        room = max(1, width - self._buttons_width())
        keys = self._keys_width()
        name = max(1, min(self._name_wide, room - keys))
        top = self.height_of(self._name, name)
        hint = 0 if self._hint.isHidden() else self.height_of(self._hint, room)
        text = top + (px(2) + hint if hint else 0)
        buttons = self._minus.sizeHint().height()
        high = max(text, buttons) + 2 * px(4)
        if move:
            y = (high - text) // 2
            self._name.setGeometry(0, y, name, top)
            if keys:
                self._keys.setGeometry(name + px(10), y, keys - px(10), top)
            if hint:
                self._hint.setGeometry(0, y + top + px(2), room, hint)
            self._place_buttons(width, (high - buttons) // 2)
        return high

    def _place_buttons(self, width: int, top: int) -> None:
        right, gap = width, self.appearance.px(8)
        for each in (self._plus, self._count, self._minus):
            size = each.sizeHint().expandedTo(each.minimumSize())
            high = self._minus.sizeHint().height()
            each.setGeometry(right - size.width(), top, size.width(), high)
            right -= size.width() + gap

    def _buttons_width(self) -> int:
        """The width of minus, count and plus, with the space on the left of each."""
        count = self._count.sizeHint().expandedTo(self._count.minimumSize()).width()
        button = self._minus.sizeHint().width()
        return count + 2 * button + 3 * self.appearance.px(8)

    def _fit_name(self) -> None:
        self._name_wide = self._name.fontMetrics().horizontalAdvance(self._name.text()) + 4

    def _keys_width(self) -> int:
        """The width of the keys with the space before them; 0 where there are none."""
        hidden = self._keys.isHidden()
        return 0 if hidden else self._keys.sizeHint().width() + self.appearance.px(10)


def _enable(target: QWidget, enabled: bool) -> None:
    if target.isEnabled() != enabled:
        target.setEnabled(enabled)
