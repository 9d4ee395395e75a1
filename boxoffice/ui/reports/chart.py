"""The chart of a report: lying bars that are painted here."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.reports.screen import Chart

_BAR: Final = 22
_LINE: Final = 34
_GAP: Final = 12
_MOST_LABEL: Final = 0.4
_COLOURS: Final = ("accent", "go", "caution")
_PATTERNS: Final = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
)
"""The first part is filled, the second framed inside, the third hatched: told apart without colour
too."""


class BarChart(QWidget):
    """Paints a `Chart`; the table beside it says the same in words."""

    def __init__(self, appearance: Appearance) -> None:
        """An empty chart."""
        super().__init__()
        self._appearance = appearance
        self._chart = Chart("", (), ())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.restyle()

    def render_chart(self, chart: Chart) -> None:
        """Show a chart; screen readers get its bars in words."""
        self._chart = chart
        self.setAccessibleName(chart.name)
        self.setAccessibleDescription("\n".join(each.spoken for each in chart.bars))
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        font = self.font()
        font.setPixelSize(self._appearance.px(16))
        self.setFont(font)
        rows = len(self._chart.bars)
        self.setFixedHeight((rows * self._line if rows else 0) + self._legend_height())
        self.update()

    @property
    def _line(self) -> int:
        return max(self._appearance.px(_LINE), self.fontMetrics().height() + 4)

    def resizeEvent(self, event: object) -> None:
        """The legend may need another row at another width."""
        self.setFixedHeight(len(self._chart.bars) * self._line + self._legend_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the legend and the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part, (left, top, text) in enumerate(self._legend()):
            self._paint_part(painter, QRectF(left, top + self._inset, self._bar, self._bar), part)
            self._write(painter, QRectF(left + self._bar + 6, top, self.width(), self._line), text)
        self._paint_bars(painter, self._legend_height())
        painter.end()

    def _paint_bars(self, painter: QPainter, top: float) -> None:
        bars, metrics = self._chart.bars, self.fontMetrics()
        if not bars:
            return
        gap = self._appearance.px(_GAP)
        wide = max(metrics.horizontalAdvance(each.label) for each in bars) + 2
        names = min(wide, int(self.width() * _MOST_LABEL))
        ends = max(metrics.horizontalAdvance(each.text) for each in bars) + 2
        room = max(1.0, self.width() - names - ends - 2 * gap)
        most = max(1, *(sum(each.parts) for each in bars))
        for bar in bars:
            name = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, names)
            self._write(painter, QRectF(0, top, names, self._line), name)
            left = float(names + gap)
            for part, count in enumerate(bar.parts):
                length = room * count / most
                if count:
                    box = QRectF(left, top + self._inset, length, self._bar)
                    self._paint_part(painter, box, part)
                left += length
            self._write(painter, QRectF(left + gap / 2, top, ends + gap, self._line), bar.text)
            top += self._line

    def _paint_part(self, painter: QPainter, box: QRectF, part: int) -> None:
        colour = QColor(self._appearance.colours[_COLOURS[part]])
        painter.setPen(QPen(colour, self._appearance.px(2)))
        inner = box.adjusted(1, 1, -1, -1)
        painter.fillRect(inner, QColor(self._appearance.colours["surface"]))
        painter.setBrush(QBrush(colour, _PATTERNS[part]))
        painter.drawRect(inner)
        if part == 1 and inner.width() > self._appearance.px(8):
            middle = inner.center().y()
            painter.setPen(QPen(QColor(self._appearance.colours["surface"]), 2))
            painter.drawLine(
                int(inner.left()) + 2, int(middle), int(inner.right()) - 2, int(middle)
            )

    def _write(self, painter: QPainter, box: QRectF, text: str) -> None:
        painter.setPen(QColor(self._appearance.colours["text"]))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)

    @property
    def _bar(self) -> int:
        return self._appearance.px(_BAR)

    @property
    def _inset(self) -> float:
        return (self._line - self._bar) / 2

    def _legend(self) -> list[tuple[int, int, str]]:
        """Left, top and words of each part, in as many rows as the width needs."""
        found, left, top = [], 0, 0
        for text in self._chart.legend:
            wide = self._bar + 6 + self.fontMetrics().horizontalAdvance(text)
            if left and left + wide > self.width():
                left, top = 0, top + self._line
            found.append((left, top, text))
            left += wide + self._appearance.px(2 * _GAP)
        return found

    def _legend_height(self) -> int:
        found = self._legend()
        return found[-1][1] + self._line + self._appearance.px(_GAP) // 2 if found else 0
