"""The main screen: paints a `DeskScreen` in place and says what the clerk wants. Holds no rule."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from boxoffice.ui import control_words, words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import WordsButton
from boxoffice.ui.desk import photos
from boxoffice.ui.desk.banner import Banner
from boxoffice.ui.desk.body_panels import ConfirmationPanel, ReadyPanel, RefusalPanel
from boxoffice.ui.desk.code_field import CodeField
from boxoffice.ui.desk.event_line import EventLine
from boxoffice.ui.desk.face_panel import FacePanel
from boxoffice.ui.desk.given_list import GivenList
from boxoffice.ui.desk.not_recorded_strip import NotRecordedStrip
from boxoffice.ui.desk.quota_panel import QuotaPanel
from boxoffice.ui.desk.screen import (
    Body,
    ConfirmationBody,
    DeskScreen,
    FaceBody,
    GiveButton,
    ReadyBody,
    RefusalBody,
    TicketsBody,
    Tone,
)
from boxoffice.ui.desk.status_chips import StatusChips
from boxoffice.ui.desk.ticket_panel import TicketPanel
from boxoffice.ui.desk.verdict_panel import VerdictPanel
from boxoffice.ui.keys import SETTLE_MS
from boxoffice.ui.scrolling import ScrollColumn
from boxoffice.ui.styling import Panel, hide, laid_out_once

WIDE_FROM = 900
"""Below this width, in pixels at 100 %, the side column goes under the tickets."""


class DeskView(QWidget):
    """The widgets of the main screen and the signals of what the clerk asks for."""

    code_entered = Signal(str)
    code_edited = Signal(str)
    plus = Signal(str)
    minus = Signal(str)
    give = Signal()
    dismiss = Signal()
    alternative_requested = Signal()
    phone = Signal()
    face_day_edited = Signal(str)
    face_day_entered = Signal(str)
    undo = Signal(str)
    give_again = Signal(str)
    void_reason = Signal(str, str)
    strip_give = Signal(str)
    strip_not_given = Signal(str)
    event_menu_requested = Signal()
    customer_requested = Signal()
    camera_requested = Signal()
    clerk_requested = Signal()
    banner_action = Signal()
    photo_files = Signal(list)
    """Paths of pictures that were dropped or opened, as `list[str]`."""
    photo_bytes = Signal(bytes)
    """A picture that was pasted or dropped, encoded."""

    def __init__(self, appearance: Appearance, clock: Callable[[], float] = monotonic) -> None:
        """An empty screen; `clock` gives monotonic seconds, for the age of a verdict."""
        super().__init__()
        self.setObjectName("page")
        self.setAutoFillBackground(True)
        self._appearance = appearance
        self._clock = clock
        self._screen: DeskScreen | None = None
        self._verdict_since = 0.0
        self._put_text = ""
        self._wide: bool | None = None
        self._camera: Panel | None = None
        self._make_parts(appearance)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
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

    def _connect(self) -> None:
        self.code_field.edited.connect(self.code_edited)
        self.code_field.camera_requested.connect(self.camera_requested)
        self.code_field.photo_requested.connect(self.open_photo)
        for each in (self.tickets, self.face):
            each.plus.connect(self.plus)
            each.minus.connect(self.minus)
            each.phone.connect(self.phone)
        self.face.day_edited.connect(self.face_day_edited)
        self.refusal.alternative.connect(self.alternative_requested)
        self.refusal.supervisor.left.connect(self.listen)
        self.refusal.show_customer.connect(self.customer_requested)
        self.confirmation.undo.connect(self.undo)
        self.give_button.clicked.connect(self.press_give)
        self.given.undo.connect(self.undo)
        self.given.give_again.connect(self.give_again)
        self.given.reason.connect(self.void_reason)
        self.strip.give.connect(self.strip_give)
        self.strip.not_given.connect(self.strip_not_given)
        self.event_line.clicked.connect(self.event_menu_requested)
        self.chips.clerk.clicked.connect(self.clerk_requested)
        self.banner.action.connect(self.banner_action)

    @property
    def screen_shown(self) -> DeskScreen | None:
        """What was rendered last."""
        return self._screen

    @property
    def middle_viewport(self) -> QWidget:
        """What of the verdict and the part below it can be seen without scrolling."""
        return self._scroll.viewport()

    @property
    def verdict_age_ms(self) -> float:
        """For how long the present verdict has been on screen."""
        return (self._clock() - self._verdict_since) * 1000

    def render_screen(self, screen: DeskScreen) -> None:
        """Show `screen`; only what differs from the last one is touched."""
        before = self._screen
        if screen == before and screen.code.text is None:
            return
        self._screen = screen
        with laid_out_once(self._all, self._middle):
            self._render(screen, before)

    def _render(self, screen: DeskScreen, before: DeskScreen | None) -> None:
        if before is None or screen.event != before.event:
            self.event_line.render_event(screen.event)
        self.chips.render_status(screen)
        if before is None or screen.banner != before.banner:
            self.banner.render_banner(screen.banner)
        if before is None or screen.not_recorded != before.not_recorded:
            self.strip.render_cards(screen.not_recorded)
        self.code_field.render_field(screen.code)
        new_verdict = before is None or screen.verdict != before.verdict
        self._note_reading(screen, new_verdict, _step(screen) != _step(before))
        if before is None or screen.verdict != before.verdict:
            self.verdict.render_verdict(screen.verdict)
            self._scroll.verticalScrollBar().setValue(0)
        if before is None or screen.body != before.body:
            self._render_body(screen.body, same_card=not new_verdict)
        if before is None or screen.give != before.give:
            self._render_give(screen.give)
        if before is None or screen.quota != before.quota:
            self.quota.render_quota(screen.quota)
        if before is None or screen.given != before.given:
            self.given.render_rows(screen.given)

    def _note_reading(self, screen: DeskScreen, new_verdict: bool, new_step: bool) -> None:
        """Enter is for what a person has seen: a verdict, also the same that came anew, and each
        step on the card's face.
        """
        if screen.code.text is not None or (new_verdict and screen.verdict is not None):
            self._put_text = self.code_field.text
        if screen.code.text is not None or new_verdict or new_step:
            self._verdict_since = self._clock()

    def _render_body(self, body: Body, same_card: bool) -> None:
        shown: tuple[QFrame, ...]
        match body:
            case TicketsBody():
                self.tickets.render_body(body)
                shown = (self.tickets,)
            case FaceBody():
                self.face.render_body(body)
                shown = (self.face,)
            case RefusalBody():
                self.refusal.render_body(body)
                shown = (self.refusal,)
            case ConfirmationBody():
                self.confirmation.render_body(body)
                self.ready.render_body(ReadyBody(words.ready_title(), words.ready_hint()))
                shown = (self.confirmation, self.ready)
            case ReadyBody():
                self.ready.render_body(body)
                shown = (self.ready,)
        if self.face.day.hasFocus() and self.face not in shown:
            self.listen()
        for each in self._bodies():
            hide(each, each not in shown)
        if same_card:
            self._scroll.reveal(self.face.asked_now if self.face in shown else shown[0])

    def _render_give(self, give: GiveButton | None) -> None:
        if give is not None:
            tone = "caution" if give.tone is Tone.CAUTION else ""
            self.give_button.say(give.text, control_words.control("enter"), tone, give.enabled)
        hide(self.give_button, give is None)

    @property
    def settled(self) -> bool:
        """Whether the field holds what the desk put there, or held when the verdict came: the next
        character begins the next card.
        """
        return self.code_field.text == self._put_text

    def submitted(self) -> None:
        """The code in the field was handed over: the next character begins the next card."""
        self._put_text = self.code_field.text

    def child_kind(self, kinds: tuple[str, ...]) -> str:
        """The ticket kind that + and - act on: the first of `kinds` on the screen."""
        body = self._screen.body if self._screen else None
        if isinstance(body, FaceBody):
            return body.children.kind
        rows = body.rows if isinstance(body, TicketsBody) else ()
        return next((row.kind for row in rows if row.kind in kinds), kinds[0])

    def press_give(self) -> None:
        """Enter on an open card, or a click; neither is meant for a verdict that came just now."""
        if self.verdict_age_ms < SETTLE_MS:
            return
        if self._screen and self._screen.give and self._screen.give.enabled:
            self.enter_day() if self._asks_day() else self.give.emit()

    def enter_day(self) -> None:
        """Enter at step one of the card's face; an empty day means today or later."""
        self.face_day_entered.emit(self.face.day.text())
        self.listen()

    def _asks_day(self) -> bool:
        body = self._screen.body if self._screen else None
        return isinstance(body, FaceBody) and body.step == 1

    def listen(self) -> None:
        """Put the focus into the code field."""
        self.code_field.line.setFocus()

    def open_photo(self) -> None:
        """Ask for picture files and pass their paths on."""
        kinds = f"{control_words.control('photo_kinds')} ({photos.NAME_PATTERNS})"
        title = control_words.control("photo_open")
        paths, _kind = QFileDialog.getOpenFileNames(self, title, "", kinds)
        if paths:
            self.photo_files.emit(paths)
        self.listen()

    def paste(self) -> None:
        """Take a picture, picture files or a code from the clipboard."""
        self._take(photos.from_mime(QGuiApplication.clipboard().mimeData()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures may be dropped anywhere on the screen."""
        if photos.holds_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass on what was dropped."""
        event.acceptProposedAction()
        self._take(photos.from_mime(event.mimeData()))

    def _take(self, found: photos.Found) -> None:
        if found.paths:
            self.photo_files.emit(list(found.paths))
        elif found.picture:
            self.photo_bytes.emit(found.picture)
        elif found.text:
            self.code_field.type_text(found.text, afresh=True)
        self.listen()

    def changeEvent(self, event: QEvent) -> None:
        """Say the fixed words anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.code_field.retranslate()
            self.given.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """A verdict is on screen from when the page can be seen."""
        super().showEvent(event)
        self._verdict_since = self._clock()

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
        for part in (self.chips, self.code_field, self.verdict):
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


def _step(screen: DeskScreen | None) -> int:
    """The step on the card's face that is asked for; 0 elsewhere."""
    body = screen.body if screen else None
    return body.step if isinstance(body, FaceBody) else 0
