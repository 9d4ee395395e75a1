"""The parts of the main screen and where they stand: two columns, or one where it is narrow."""

from contextlib import AbstractContextManager

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import WordsButton
from boxoffice.ui.desk.banner import Banner
from boxoffice.ui.desk.body_panels import ConfirmationPanel, ReadyPanel, RefusalPanel
from boxoffice.ui.desk.code_field import CodeField
from boxoffice.ui.desk.event_line import EventLine
from boxoffice.ui.desk.face_panel import FacePanel
from boxoffice.ui.desk.given_list import GivenList
from boxoffice.ui.desk.not_recorded_strip import NotRecordedStrip
from boxoffice.ui.desk.quota_panel import QuotaPanel
from boxoffice.ui.desk.status_chips import StatusChips
from boxoffice.ui.desk.ticket_panel import TicketPanel
from boxoffice.ui.desk.verdict_panel import VerdictPanel
from boxoffice.ui.scrolling import ScrollColumn
from boxoffice.ui.styling import Panel, laid_out_once

WIDE_FROM = 900
"""Below this width, in pixels at 100 %, the side column goes under the tickets."""


class DeskPage(QWidget):
    """The main screen without its words: every part in its place at every width and text size."""

    def __init__(self, appearance: Appearance) -> None:
        """Every part, still empty."""
        super().__init__()
        self.setObjectName("page")
        self.setAutoFillBackground(True)
        self._appearance = appearance
        self._wide: bool | None = None
        self._camera: Panel | None = None
        self._make_parts(appearance)
        self._lay_out()
        appearance.changed.connect(self._restyle)
        self._restyle()

    def _make_parts(self, appearance: Appearance) -> None:
        self.event_line = EventLine(appearance)
        self.chips = StatusChips(appearance)
        self.banner = Banner(appearance)
        self.strip = NotRecordedStrip(appearance)
        self.code_field = CodeField(appearance)
        self.verdict = VerdictPanel(appearance)
        self.tickets = TicketPanel(appearance)
        self.face = FacePanel(appearance)
        self.refusal = RefusalPanel(appearance)
        self.confirmation = ConfirmationPanel(appearance)
        self.ready = ReadyPanel(appearance)
        self.give_button = WordsButton(appearance, "give")
        self.quota = QuotaPanel(appearance)
        self.given = GivenList(appearance)

    def _lay_out(self) -> None:
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._header.addWidget(self.event_line, 1)
        self._header.addWidget(self.chips)
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        for each in (self.verdict, *self._bodies()):
            self._middle.addWidget(each)
            each.setHidden(True)
        for body in self._bodies():
            self._middle.setStretchFactor(body, 0 if body is self.confirmation else 1)
        self._scroll = ScrollColumn(self._middle)
        self._left = QVBoxLayout()
        self._left.addWidget(self.code_field)
        self._left.addWidget(self._scroll, 1)
        self._left.addWidget(self.give_button)
        self._side = QVBoxLayout()
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.addWidget(self.quota)
        self._side.addWidget(self.given, 1)
        self._side_scroll = ScrollColumn(self._side)
        self._columns = QHBoxLayout()
        self._columns.addLayout(self._left, 17)
        self._columns.addWidget(self._side_scroll, 10)
        # A layout of the screen itself would have the window around it laid out for each card too.
        self._inside = QWidget(self)
        self._all = QVBoxLayout(self._inside)
        self._all.addLayout(self._header)
        self._all.addWidget(self.banner)
        self._all.addWidget(self.strip)
        self._all.addLayout(self._columns, 1)

    def _bodies(self) -> tuple[QFrame, ...]:
        return (self.tickets, self.face, self.refusal, self.confirmation, self.ready)

    @property
    def middle_viewport(self) -> QWidget:
        """What of the verdict and the part below it can be seen without scrolling."""
        return self._scroll.viewport()

    def laid_out_once(self) -> AbstractContextManager[None]:
        """Within it the parts may change; they are laid out once, at its end."""
        return laid_out_once(self._all, self._middle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one column or two."""
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())
        if self._wide is not (self.width() >= self._appearance.px(WIDE_FROM)):
            self._restyle()

    def _restyle(self) -> None:
        self._arrange()
        px, dense = self._appearance.px, not self._wide
        self._all.setContentsMargins(
            *(px(n) for n in ((12, 8, 12, 8) if dense else (22, 14, 22, 18)))
        )
        for layout in (self._all, self._columns, self._left, self._middle, self._side):
            layout.setSpacing(px(6 if dense else 12))
        self._header.setSpacing(px(4 if dense else 10))
        for part in (self.chips, self.code_field, self.verdict, self.face):
            part.set_dense(dense)
        self.give_button.set_dense(dense)

    def _arrange(self) -> None:
        wide = self.width() >= self._appearance.px(WIDE_FROM)
        if wide == self._wide:
            return
        self._wide = wide
        direction = QBoxLayout.Direction
        self._header.setDirection(direction.LeftToRight if wide else direction.BottomToTop)
        target = self._side if wide else self._middle
        for each, stretch in ((self.quota, 0), (self.given, 1 if wide else 0)):
            hidden = each.isHidden()
            target.addWidget(each, stretch)
            each.setHidden(hidden)
        self._place_camera()
        self._side_scroll.setHidden(not wide)

    def add_camera(self, panel: Panel) -> None:
        """Give the camera's panel its place: first in the side column, or above the verdict."""
        self._camera = panel
        self._place_camera()

    def _place_camera(self) -> None:
        if self._camera is not None:
            hidden = self._camera.isHidden()
            self._camera.set_dense(not self._wide)
            (self._side if self._wide else self._middle).insertWidget(0, self._camera)
            self._camera.setHidden(hidden)
