"""The camera panel: the live picture with what was read framed in it."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from boxoffice.ui import camera_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button, IconButton
from boxoffice.ui.camera.screen import CameraChoice, CameraScreen, Mark, MarkTone
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.styling import Panel, hide, label, set_tone, show_text

_RATIO: Final = 9 / 16
_SMALL: Final = 170
_QT_WIDEST: Final = 16_777_215
_DARK: Final = QColor("#101722")
_COLOURS: Final = {
    MarkTone.SEEN: QColor("#ffffff"),
    MarkTone.READ: QColor("#35d07f"),
    MarkTone.TWO: QColor("#ffc24b"),
}
"""On the picture itself, whatever the theme: a light line over a dark one stands out on any."""


class LivePicture(QWidget):
    """Paints the newest picture, cut to the widget's shape, and the marks over it."""

    def __init__(self, appearance: Appearance) -> None:
        """No picture yet."""
        super().__init__()
        self._appearance = appearance
        self._picture = QImage()
        self._marks: tuple[Mark, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: QImage) -> None:
        """Show one more picture, or none where it is null."""
        self._picture = picture
        self.update()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Frame these places of the picture."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def hasHeightForWidth(self) -> bool:
        """The picture keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Nine to sixteen."""
        return round(width * _RATIO)

    def set_dense(self, dense: bool) -> None:
        """Be a small picture beside words, or as wide as there is room for."""
        least = self._appearance.px(_SMALL) if dense else 0
        self.setMinimumSize(least, round(least * _RATIO))
        self.setMaximumWidth(least if dense else _QT_WIDEST)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the side column makes it."""
        width = self._appearance.px(320)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture fills the widget; what does not fit its shape is cut off."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        corner = self._appearance.px(8)
        edge = QPainterPath()
        edge.addRoundedRect(QRectF(self.rect()), corner, corner)
        painter.setClipPath(edge)
        painter.fillRect(self.rect(), _DARK)
        if not self._picture.isNull():
            place = self._place()
            painter.drawImage(place, self._picture)
            for mark in self._marks:
                self._paint(painter, mark, place)

    def _place(self) -> QRectF:
        """Where the whole picture stands, parts of it outside the widget."""
        ratio = self._picture.height() / self._picture.width()
        width = max(self.width(), self.height() / ratio)
        height = width * ratio
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _paint(self, painter: QPainter, mark: Mark, place: QRectF) -> None:
        outline = QPolygonF(
            [
                QPointF(place.x() + x * place.width(), place.y() + y * place.width())
                for x, y in mark.corners
            ]
        )
        thick = self._appearance.px(4)
        for colour, width in (
            (_DARK, thick + self._appearance.px(3)),
            (_COLOURS[mark.tone], thick),
        ):
            pen = QPen(colour, width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolygon(outline)


class CameraView(Panel):
    """Paints a `CameraScreen`."""

    closed = Signal()
    retried = Signal()
    chosen = Signal(str)
    """The id of a camera."""

    def __init__(self, appearance: Appearance) -> None:
        """A panel without a picture."""
        super().__init__(appearance, "card")
        self._cameras: tuple[CameraChoice, ...] = ()
        self.heading = label("section")
        self.key = label("key")
        self.key.setText("F2")
        self.key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.close_button = IconButton(appearance, "close")
        self.close_button.clicked.connect(self.closed)
        self.picture = LivePicture(appearance)
        self.message = label("body", wrap=True)
        self.hint = label("hint", wrap=True)
        self.retry = Button("plain")
        self.retry.clicked.connect(self.retried)
        self._choices = FlowBox()
        self._top = QHBoxLayout()
        self._top.addWidget(self.heading)
        self._top.addWidget(self.key)
        self._top.addStretch(1)
        self._top.addWidget(self.close_button)
        self._words = QVBoxLayout()
        self._words.addLayout(self._top)
        for each in (self.message, self.retry, self.hint, self._choices):
            self._words.addWidget(each)
        self._words.addStretch(1)
        self._all = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._all.addLayout(self._words, 1)
        self._all.addWidget(self.picture)
        self._retranslate()
        self.restyle()

    def render_screen(self, screen: CameraScreen) -> None:
        """Show the panel, or hide it where it is not open."""
        if screen.open:
            show_text(self.heading, screen.title)
            show_text(self.message, screen.message)
            show_text(self.hint, screen.hint)
            set_tone(self, "caution" if screen.caution else "")
            hide(self.picture, bool(screen.message))
            hide(self.retry, not screen.retry)
            self.retry.say(screen.retry)
            self.picture.show_marks(screen.marks)
            if screen.message:
                self.picture.show_picture(QImage())
            self._show_cameras(screen.cameras)
        hide(self, not screen.open)

    def show_picture(self, picture: QImage) -> None:
        """One more picture of the camera."""
        self.picture.show_picture(picture)

    def _show_cameras(self, cameras: tuple[CameraChoice, ...]) -> None:
        if cameras != self._cameras:
            self._cameras = cameras
            self._choices.clear()
            for camera in cameras:
                button = Button("plain")
                button.setCheckable(True)
                button.setChecked(camera.chosen)
                button.say(camera.name, camera_words.camera_button(camera.name))
                button.clicked.connect(lambda _on=False, to=camera.id: self.chosen.emit(to))
                self._choices.add(button)
        self._offer()

    def _offer(self) -> None:
        """Where room is scarce, other cameras are offered only while this one shows nothing."""
        live = self.message.isHidden()
        hide(self._choices, not self._cameras or (self.dense and live))

    def changeEvent(self, event: QEvent) -> None:
        """Say the fixed words anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.close_button.setAccessibleName(camera_words.close())
        self.close_button.setToolTip(camera_words.close())
        self.picture.setAccessibleName(camera_words.picture())

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        direction = QBoxLayout.Direction
        self._all.setDirection(direction.RightToLeft if self.dense else direction.TopToBottom)
        self.pad(self._all, 12 if self.dense else 16, 6 if self.dense else 12, 8)
        self._words.setSpacing(self.appearance.px(4 if self.dense else 8))
        self.picture.set_dense(self.dense)
        self._offer()
        self._top.setSpacing(self.appearance.px(8))
        self._choices.set_gap(self.appearance.px(6))
        self.close_button.restyle()
