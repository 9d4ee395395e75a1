"""Paints an event of the list: its title in bold, and when and where below."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from boxoffice.ui.appearance import Appearance

EVENT_ID: Final = Qt.ItemDataRole.UserRole
WHEN: Final = Qt.ItemDataRole.UserRole + 1
DIGIT: Final = Qt.ItemDataRole.UserRole + 2
MADE_HERE: Final = Qt.ItemDataRole.UserRole + 3
"""The key that chooses the event at once, or nothing."""

Index = QModelIndex | QPersistentModelIndex
_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class EventDelegate(QStyledItemDelegate):
    """Headings, which have no event, are painted by the style."""

    def __init__(self, appearance: Appearance) -> None:
        """Colours and sizes come from `appearance`."""
        super().__init__()
        self._appearance = appearance

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The style's background with two texts on it."""
        if not index.data(EVENT_ID):
            super().paint(painter, option, index)
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        title, when = own.text, str(index.data(WHEN))
        own.text = ""
        own.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget
        )
        selected = bool(own.state & QStyle.StateFlag.State_Selected)
        colours, across, down = self._appearance.colours, *self._margins()
        place = own.rect.adjusted(across, down, -across, -down)
        painter.save()
        digit = str(index.data(DIGIT) or "")
        if digit:
            painter.setFont(own.font)
            painter.setPen(QColor(colours["on_accent" if selected else "muted"]))
            painter.drawText(place, _WRAPPED, digit)
        place.setLeft(place.left() + self._digit_room())
        painter.setFont(_bold(own.font))
        painter.setPen(QColor(colours["on_accent" if selected else "text"]))
        painter.drawText(place, _WRAPPED, title)
        place.setTop(place.top() + _height(_bold(own.font), title, place.width()))
        painter.setFont(own.font)
        painter.setPen(QColor(colours["on_accent" if selected else "muted"]))
        painter.drawText(place, _WRAPPED, when)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height that both texts need at the width of the list."""
        if not index.data(EVENT_ID):
            return super().sizeHint(option, index)
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        across, down = self._margins()
        width = max(1, own.rect.width() - 2 * across - self._digit_room())
        texts = _height(_bold(own.font), own.text, width)
        texts += _height(own.font, str(index.data(WHEN)), width)
        return QSize(own.rect.width(), max(self._appearance.px(44), texts + 2 * down))

    def _digit_room(self) -> int:
        return self._appearance.px(26)

    def _margins(self) -> tuple[int, int]:
        return self._appearance.px(14), self._appearance.px(8)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _height(font: QFont, text: str, width: int) -> int:
    room = QRect(0, 0, width, 100_000)
    return QFontMetrics(font).boundingRect(room, _WRAPPED, text).height()
