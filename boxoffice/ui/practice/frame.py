"""The striped frame around every screen of a practice, with the word for it at the top."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from boxoffice.ui import practice_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.styling import Panel, label, show_text

_STRIPE: Final = 14
_BORDER: Final = 8
_LEAST: Final = 368
"""What the desk's own screens need of height at 100 %: a window with less scrolls."""


class _Band(Panel):
    """The word, and what it means."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "practice")
        self.word, self.sentence = label("practiceWord"), label("practiceHint", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.word)
        self._row.addWidget(self.sentence, 1)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Say it in the language spoken now."""
        show_text(self.word, say.word())
        show_text(self.sentence, say.sentence())

    def restyle(self) -> None:
        self.pad(self._row, 12, 2, 12)


class _Body(QWidget):
    """The guide above the desk's screens, each with the height that it needs."""

    def __init__(self, appearance: Appearance, guide: QWidget, inside: QWidget) -> None:
        super().__init__()
        self.setObjectName("scrollBody")
        self._appearance = appearance
        self._guide, self._inside = guide, inside
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(guide)
        column.addWidget(inside, 1)

    def event(self, event: QEvent) -> bool:
        """Measure again when something inside changed its size."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.measure(self.width())
        return handled

    def measure(self, width: int) -> None:
        """Take the heights that `width` pixels need as the smallest: a scroll area asks for them
        without a width, which wrapped words cannot answer.
        """
        self._guide.setFixedHeight(self._guide.heightForWidth(width))
        self._inside.setMinimumHeight(self._appearance.px(_LEAST))


class _Scroll(QScrollArea):
    """Scrolls the guide away where the window is small for its text."""

    def __init__(self, body: _Body) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = body
        self.setWidget(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the content at the new width."""
        self._body.measure(self.viewport().width())
        super().resizeEvent(event)


class PracticeFrame(QWidget):
    """Stripes around a band, the guide, and the desk's own screens."""

    def __init__(self, appearance: Appearance, guide: QWidget, inside: QWidget) -> None:
        """The frame around `inside`, with `guide` above it."""
        super().__init__()
        self._appearance = appearance
        self.band = _Band(appearance)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.band)
        self._scroll = _Scroll(_Body(appearance, guide, inside))
        self._column.addWidget(self._scroll, 1)
        self._whole, self._most = False, 0
        self._scroll.verticalScrollBar().rangeChanged.connect(self._stay)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def show_desk(self, whole: bool) -> None:
        """Where not all has room: show the desk `whole`, or the guide above it."""
        self._whole = whole
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum() if whole else 0)

    def _stay(self, _least: int, most: int) -> None:
        """A guide whose words wrap anew is higher than before: a desk shown whole stays so, where
        nobody has scrolled meanwhile.
        """
        bar = self._scroll.verticalScrollBar()
        before, self._most = self._most, most
        if self._whole and bar.value() == min(before, most):
            bar.setValue(most)

    def changeEvent(self, event: QEvent) -> None:
        """Say the word anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.band.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Slanted stripes in the colours of caution, where nothing lies over them."""
        colours = self._appearance.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours["caution_bg"]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours["caution"]))
        painter.setBrush(QColor(colours["caution"]))
        wide, tall = self._appearance.px(_STRIPE), self.height()
        for left in range(-tall, self.width(), 2 * wide):
            corners = ((left, tall), (left + wide, tall), (left + wide + tall, 0), (left + tall, 0))
            painter.drawPolygon(QPolygonF([QPointF(*each) for each in corners]))
        painter.end()

    def _restyle(self) -> None:
        border = _BORDER
        self._column.setContentsMargins(border, border, border, border)
        self._column.setSpacing(0)
        self.update()
