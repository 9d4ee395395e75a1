"""The parts of the main screen and where they stand: two columns, or one where it is narrow."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
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
from boxoffice.ui.styling import Panel, hide, laid_out_once, set_open, set_tone
from boxoffice.ui.turning import Turn

WIDE_FROM = 1112
"""Below this width, in pixels at 100 %, the side column goes under the tickets: a given row with
its state and its button would not fit beside them in Finnish.
"""


class DeskPage(QWidget):
    """The main screen without its words: every part in its place at every width and text size."""

    verdict_painted = Signal()
    """A new verdict is on the screen, and what stands below it comes next."""

    def __init__(self, appearance: Appearance) -> None:
        """Every part, still empty."""
        super().__init__()
        self.setObjectName("page")
        self.setAutoFillBackground(True)
        self._appearance = appearance
        self._wide: bool | None = None
        self._camera: Panel | None = None
        self._bodies: tuple[QFrame, ...] = ()
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

        self._painted_later = (self.tickets, self.face, self.refusal, self.give_button)
        # A timer that runs out behind all events: a single shot of no time would be one of them.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._paint_rest)

    def _lay_out(self) -> None:
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._header.addWidget(self.event_line, 1)
        self._header.addWidget(self.chips)
        self._between = _column(self.confirmation, self.ready)
        self._card = _column(self.verdict, self.tickets, self.face, self.refusal)
        self._turn = Turn(self._between, self._card)
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.addWidget(self._turn, 1)
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
        # Carries a card on to the end of the column where no large button stands.
        self._foot = QFrame(self._inside)
        self._foot.setProperty("role", "foot")
        self._foot.setHidden(True)
        self._scroll.installEventFilter(self)
        # The column of a long card stops scrolling only once the one after it is laid out.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._place_foot)

    @property
    def middle_viewport(self) -> QWidget:
        """What of the verdict and the part below it can be seen without scrolling."""
        return self._scroll.viewport()

    @property
    def scrolls(self) -> bool:
        """Whether the verdict and the part below it have less room than they need."""
        return self._scroll.verticalScrollBar().maximum() > 0

    @contextmanager
    def laid_out_once(self, on_card: bool) -> Iterator[None]:
        """Within it the parts may change; they are laid out once, at its end, with the page of an
        open card in sight or the one between cards.
        """
        self._turn.leave_for(self._card if on_card else self._between)
        with laid_out_once(self._all, self._middle, self._between, self._card):
            yield
        self._turn.settle()
        self._place_foot()

    def paint_verdict_first(self) -> None:
        """What a clerk looks for is painted at once, and the tickets below it when the loop comes
        round: painting them takes as long as all that a verdict needs.
        """
        for each in self._painted_later:
            each.setUpdatesEnabled(False)
        self._rest.start()

    def _paint_rest(self) -> None:
        self.verdict_painted.emit()
        for each in self._painted_later:
            each.setUpdatesEnabled(True)

    def show_bodies(self, *shown: QFrame) -> None:
        """Of the page in sight these parts are shown, and no other one below a verdict."""
        self._bodies = shown
        page: tuple[QFrame, ...] = (self.confirmation, self.ready)
        if shown[0] not in page:
            page = (self.tickets, self.face, self.refusal)
        for each in page:
            hide(each, each not in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one column or two."""
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())
        if self._wide is not (self.width() >= self._appearance.px(WIDE_FROM)):
            self._restyle()
        self._place_foot()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The column moves also when the text size changes, or a strip comes above it."""
        if watched is self._scroll and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place_foot()
        return super().eventFilter(watched, event)

    def _place_foot(self) -> None:
        """In two columns the large button keeps its room while it is hidden; the card above it, one
        of those that are open below, has that room then.
        """
        roomy = bool(self._wide) and not self.scrolls
        for each in (self.refusal, self.ready):
            set_open(each, roomy)
        shown = roomy and self.give_button.isHidden()
        if shown:
            refused = self.refusal in self._bodies
            set_tone(self._foot, (self.refusal.property("tone") or "") if refused else "")
            above, end = self._scroll.geometry(), self._all.contentsMargins().bottom()
            top = above.bottom() + 1
            down = self._inside.height() - end - top
            self._foot.setGeometry(above.left(), top, above.width(), down)
        hide(self._foot, not shown)

    def _restyle(self) -> None:
        self._arrange()
        px, dense = self._appearance.px, not self._wide
        self._all.setContentsMargins(
            *(px(n) for n in ((12, 8, 12, 8) if dense else (22, 14, 22, 18)))
        )
        columns = (self._left, self._middle, self._side, self._between, self._card)
        for layout in (self._all, self._columns, *columns):
            layout.setSpacing(px(6 if dense else 12))
        self._header.setSpacing(px(4 if dense else 10))
        for part in (self.chips, self.code_field, self.verdict, self.face):
            part.set_dense(dense)
        self.give_button.set_dense(dense)
        # In two columns nothing moves when a card comes: the page has the column to itself, and the
        # room for the large button stays.
        self._turn.alone = not dense
        policy = self.give_button.sizePolicy()
        policy.setRetainSizeWhenHidden(not dense)
        self.give_button.setSizePolicy(policy)

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


def _column(first: QFrame, *bodies: QFrame) -> QVBoxLayout:
    """A page of the column under the code field: `first` as high as it needs, and `bodies`, which
    fill what is left; all hidden.
    """
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(first)
    for each in bodies:
        column.addWidget(each, 1)
    for each in (first, *bodies):
        each.setHidden(True)
    return column
