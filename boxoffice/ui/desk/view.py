"""The main screen: paints a `DeskScreen` in place and says what the clerk wants. Holds no rule."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from boxoffice.ui import control_words, files, words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk import photos
from boxoffice.ui.desk.page import DeskPage
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
from boxoffice.ui.keys import SETTLE_MS
from boxoffice.ui.styling import hide


class DeskView(DeskPage):
    """The widgets of the main screen and the signals of what the clerk asks for."""

    code_entered = Signal(str)
    code_edited = Signal(str)
    plus = Signal(str)
    minus = Signal(str)
    give = Signal()
    dismiss = Signal()
    alternative_requested = Signal()
    return_requested = Signal()
    print_requested = Signal()
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
        super().__init__(appearance)
        self._clock = clock
        self._screen: DeskScreen | None = None
        self._verdict_since = 0.0
        self._put_text = ""
        self._connect()
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.code_field.edited.connect(self.code_edited)
        self.code_field.camera_requested.connect(self.camera_requested)
        self.code_field.photo_requested.connect(self.open_photo)
        for each in (self.tickets, self.face):
            each.plus.connect(self.plus)
            each.minus.connect(self.minus)
            each.phone.connect(self.phone)
        self.face.day_edited.connect(self.face_day_edited)
        self.tickets.alternative.connect(self.alternative_requested)
        self.tickets.return_asked.connect(self.return_requested)
        self.tickets.print_asked.connect(self.print_requested)
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
    def verdict_age_ms(self) -> float:
        """For how long the present verdict has been on screen."""
        return (self._clock() - self._verdict_since) * 1000

    def render_screen(self, screen: DeskScreen) -> None:
        """Show `screen`; only what differs from the last one is touched."""
        before = self._screen
        if screen == before and screen.code.text is None:
            return
        self._screen = screen
        if screen.verdict is not None and (before is None or screen.verdict != before.verdict):
            self.paint_verdict_first()
        with self.laid_out_once(on_card=screen.verdict is not None):
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
        refined = screen.refined and before is not None and not before.refined
        if not refined:
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
        asked: QWidget | None = None
        match body:
            case TicketsBody():
                self.tickets.render_body(body)
                shown, asked = (self.tickets,), self.tickets.asked_now
            case FaceBody():
                self.face.render_body(body)
                shown, asked = (self.face,), self.face.asked_now
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
        self.show_bodies(*shown)
        if same_card:
            self._scroll.reveal(asked or shown[0])

    def _render_give(self, give: GiveButton | None) -> None:
        if give is not None:
            tone = "caution" if give.tone is Tone.CAUTION else ""
            self.give_button.say(give.text, control_words.control("enter"), tone, give.enabled)
        elif self.give_button.wraps:
            # The room that stays for it is one line's, whatever it said last.
            self.give_button.say("")
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
        screen = self._screen
        if screen and screen.give and screen.give.enabled:
            self.enter_day() if self._asks_day() else self.give.emit()
        elif screen and screen.refined:
            # Pressed perhaps for what stood here a moment ago: who knows that is asked.
            self.give.emit()

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
        paths = files.files_to_open(self, title, kinds)
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


def _step(screen: DeskScreen | None) -> int:
    """The step on the card's face that is asked for; 0 elsewhere."""
    body = screen.body if screen else None
    return body.step if isinstance(body, FaceBody) else 0
