"""Every screen of the window with made-up data, one painter for each name."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from boxoffice.domain.list_age import ListAge, ListState
from boxoffice.errors import Fault
from boxoffice.ui import event_words, help_words, practice_words, setup_words, words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.camera.screen import CameraScreen
from boxoffice.ui.camera.view import CameraView
from boxoffice.ui.desk.screen import Chip, ChipTone, DeskScreen
from boxoffice.ui.desk.view import DeskView
from boxoffice.ui.devices.memory import Devices, Forgetful, SlipWhen
from boxoffice.ui.event_choice.screen import (
    Choice,
    EventChoiceScreen,
    EventItem,
    NewEventScreen,
)
from boxoffice.ui.fault_page import FaultPage
from boxoffice.ui.first_start.screen import FirstStartScreen, Step
from boxoffice.ui.help.composing import help_screen
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.practice.frame import PracticeFrame
from boxoffice.ui.practice.guide import Advice
from boxoffice.ui.practice.panel import GuidePanel
from boxoffice.ui.scrolling import ScrollColumn
from boxoffice.ui.settings.devices import DeviceSettings
from boxoffice.ui.settings.presenter import Preferences, SettingsPresenter
from boxoffice.ui.sign_in.view import SignInView
from boxoffice.ui.sync_status.presenter import SyncPresenter, SyncState
from boxoffice.ui.theme import ThemeChoice
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.days import LocalDays
from sync.protocol.kinds import EventKind
from tests.support.paper_printer import PaperPrinter
from tests.ui import gallery
from tests.ui.device_gallery import camera_gallery, scanner_gallery, sign_in_gallery
from tests.ui.front_gallery import front_gallery
from tests.ui.paper_gallery import paper_gallery
from tests.ui.practice_gallery import STAFFED, guide_gallery
from tests.ui.report_gallery import report_gallery
from tests.ui.shift_gallery import finish_gallery, shift_gallery, sync_gallery
from tests.ui.today_gallery import today_gallery

CARDS = 25_214
NOON = datetime(2026, 4, 25, 15, 46, tzinfo=UTC)


@dataclass(frozen=True)
class Studio:
    """What screens are painted on; the camera's panel belongs to the window's desk."""

    window: DeskWindow
    fault: FaultPage
    sign_in: SignInView
    camera: CameraView
    practice: "PracticeStill"
    appearance: Appearance
    language: LanguageCode


class PracticeStill:
    """The frame of practice around a main screen and a sign-in page of its own."""

    def __init__(self, appearance: Appearance) -> None:
        self.guide = GuidePanel(appearance, gallery.TODAY)
        self.desk, self.sign_in = DeskView(appearance), SignInView(appearance)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.desk)
        self.pages.addWidget(self.sign_in)
        self.frame = PracticeFrame(appearance, self.guide, self.pages)


Painter = Callable[[Studio], QWidget]


def screens() -> dict[str, Painter]:
    """The painters by name; each shows its screen and returns the window to be photographed."""
    desk = {name: _desk(name) for name, _shown in gallery.gallery()}
    return {
        **desk,
        "offline": _offline,
        "events": lambda studio: _events(studio, _choice()),
        "events_none": lambda studio: _events(studio, EventChoiceScreen(())),
        "events_of_several": lambda studio: _events(studio, _of_several()),
        "events_new": lambda studio: _new_event(studio, _new(), "Pihakonsertti", ""),
        "events_new_problem": lambda studio: _new_event(studio, _new(problem="time"), "", "25.70"),
        "events_change": lambda studio: _new_event(studio, _changed(), "Pihakonsertti", ""),
        "events_new_visit": lambda studio: _new_event(studio, _new("visit"), "", ""),
        "first_start": _first(lambda: FirstStartScreen(Step.ADDRESS)),
        "first_start_code": _first(_wrong_code),
        "first_start_fingerprint": _first(_fingerprint),
        "first_start_list": _first(_first_list),
        "first_start_retry": _first(_retry),
        "first_start_done": _first(lambda: FirstStartScreen(Step.DONE)),
        "help": lambda studio: _help(studio, ""),
        "help_saved": lambda studio: _help(studio, help_words.done("saved")),
        "settings": lambda studio: _settings(studio, desk=False),
        "settings_desk": lambda studio: _settings(studio, desk=True),
        "sync_confirmed": lambda studio: _sync(studio, waiting=0),
        "sync_waiting": lambda studio: _sync(studio, waiting=4),
        "customer_ready": lambda studio: _customer(studio, "ready"),
        "customer_blocked": lambda studio: _customer(studio, "blocked"),
        "fault": _fault,
        **{name: _sign_in(name) for name, _shown in sign_in_gallery()},
        **{name: _front(name) for name, _shown in front_gallery()},
        **{name: _camera(name) for name, _shown in camera_gallery()},
        **{name: _scanner_test(name) for name, _shown in scanner_gallery()},
        **{name: _practice(name) for name, _shown in guide_gallery()},
        **{name: _shift(name) for name, _shown in shift_gallery()},
        **{name: _sync_of(name) for name, _shown in sync_gallery()},
        **{name: _finish(name) for name, _shown in finish_gallery()},
        **{name: _reports(name) for name, _shown in report_gallery()},
        **{name: _today(name) for name, _shown in today_gallery()},
        **{name: _paper(name) for name, _shown, _fields in paper_gallery()},
    }


def _today(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        studio.window.open(Section.TODAY)
        studio.window.today.render_screen(dict(today_gallery())[name])
        return studio.window

    return paint


def _reports(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        studio.window.open(Section.REPORTS)
        studio.window.reports.render_screen(dict(report_gallery())[name])
        return studio.window

    return paint


def _practice(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        still, screen = studio.practice, dict(guide_gallery())[name]
        card_open = screen.advice is Advice.OPEN
        still.guide.staffed = name.startswith(STAFFED)
        still.guide.render_screen(screen)
        desk = gallery.valid() if card_open else gallery.ready()
        chip = Chip(practice_words.chip(), ChipTone.WARN, "attention")
        still.desk.render_screen(replace(desk, connection=chip, waiting=Chip("")))
        locked = screen.advice is Advice.SIGN_IN
        still.sign_in.render_screen(dict(sign_in_gallery())["sign_in_names"])
        still.pages.setCurrentWidget(still.sign_in if locked else still.desk)
        (still.sign_in if locked else still.desk.code_field.line).setFocus()
        still.frame.band.retranslate()
        still.frame.show_desk(card_open)
        return still.frame

    return paint


def _shift(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        studio.window.open(Section.SHIFT)
        studio.window.shift.render_screen(dict(shift_gallery())[name])
        return studio.window

    return paint


def _sync_of(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        studio.window.open(Section.SYNC)
        studio.window.sync.render_screen(dict(sync_gallery())[name])
        return studio.window

    return paint


def _finish(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        studio.window.open(Section.FINISH)
        studio.window.finish.render_screen(dict(finish_gallery())[name])
        return studio.window

    return paint


def _sign_in(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        studio.sign_in.render_screen(dict(sign_in_gallery())[name])
        return studio.sign_in

    return paint


def _front(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        studio.window.open(Section.FRONT)
        studio.window.front.render_screen(dict(front_gallery())[name])
        return studio.window

    return paint


def _scanner_test(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        studio.window.open(Section.SCANNER_TEST)
        studio.window.scanner_test.render_screen(dict(scanner_gallery())[name])
        return studio.window

    return paint


def _camera(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        _show_desk(studio, gallery.ready())
        studio.camera.render_screen(dict(camera_gallery())[name])
        if not dict(camera_gallery())[name].message:
            studio.camera.show_picture(_lens())
        return studio.window

    return paint


def _lens() -> QImage:
    """A made-up frame of a film: a hall out of focus, and a card that is held up."""
    picture = QImage(640, 360, QImage.Format.Format_RGB32)
    picture.fill(QColor("#5b6472"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, (across, colour) in enumerate(((70, "#6d7787"), (300, "#667080"), (540, "#727d8e"))):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(across - 90, 20 + 30 * place, 220, 300)
    painter.setBrush(QColor("#c99b7d"))
    painter.drawRoundedRect(380, 250, 150, 140, 50, 50)
    painter.setBrush(QColor("#f2f4f8"))
    painter.drawRoundedRect(96, 64, 400, 240, 16, 16)
    painter.setBrush(QColor("#24406e"))
    painter.drawRoundedRect(96, 64, 400, 28, 16, 16)
    _bars(painter, 148, 122)
    painter.end()
    return picture


def _bars(painter: QPainter, left: int, top: int) -> None:
    """What looks like a bar code, and is none."""
    painter.setBrush(QColor("#161b24"))
    at = left
    for place in range(34):
        wide = 3 + (place * 7 + 1) % 4
        painter.drawRect(at, top, wide, 90)
        at += wide + 3 + place * 5 % 4


def _paper(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        view = studio.window.paper
        screen, fields = next(rest for found, *rest in paper_gallery() if found == name)
        studio.window.open(Section.PAPER)
        view.render_screen(screen)
        view.fill(fields)
        return studio.window

    return paint


def _show_desk(studio: Studio, screen: DeskScreen) -> QWidget:
    studio.camera.render_screen(CameraScreen())
    studio.window.desk.render_screen(screen)
    studio.window.open(Section.DESK)
    return studio.window


def _desk(name: str) -> Painter:
    return lambda studio: _show_desk(studio, gallery.state(name))


def _offline(studio: Studio) -> QWidget:
    return _show_desk(studio, gallery.offline(gallery.ready()))


def _choice() -> EventChoiceScreen:
    def item(title: str, day: date, start: time | None, place: str) -> EventItem:
        today = day == gallery.TODAY
        at_start = words.at_time(start) if start else ""
        when = words.event_when(day, datetime.combine(day, start) if start else None, place)
        if today:
            when = words.SEPARATOR.join(filter(None, (at_start, place)))
        return EventItem(f"{title} {when}", title, when, today)

    today = gallery.TODAY
    hall, club = "Louhisali, Tapiola", "Klubi, Leppävaara"
    return EventChoiceScreen(
        (
            item(gallery.TITLE, today, time(19), gallery.PLACE),
            item("Jazz club: Evening Quartet", today, time(21), club),
            item("The museum, all exhibitions", today, None, "WeeGee, Tapiola"),
            item("Afternoon for families", today + timedelta(1), time(15), hall),
            item("Big band at the market square", today + timedelta(2), time(18), "Tapiola"),
            item("Jazz club: Evening Quartet", today + timedelta(7), time(21), club),
        ),
        current=f"{gallery.TITLE} {words.at_time(time(19))}{words.SEPARATOR}{gallery.PLACE}",
    )


def _of_several() -> EventChoiceScreen:
    """What a desk offers that serves several organisers, with events chosen lately."""
    once = _choice().events
    groups = (("recent", ""), ("today", "April Jazz"), ("today", "WeeGee"), ("later", ""))
    headings = [event_words.heading(*each) for each in groups]
    shown = (
        replace(once[1], heading=headings[0]),
        replace(once[0], heading=headings[1]),
        replace(
            once[2],
            when=f"{event_words.valid_today(gallery.TODAY)}{words.SEPARATOR}{once[2].when}",
            heading=headings[2],
        ),
        *(replace(each, heading=headings[3]) for each in once[3:]),
    )
    organisers = (
        Choice("", event_words.every_organiser(), True),
        *(Choice(name, name) for name in ("April Jazz", "WeeGee", "Espoon kaupunginteatteri")),
    )
    return EventChoiceScreen(shown, current=once[0].event_id, organisers=organisers)


def _new(kind: str = "performance", problem: str = "") -> NewEventScreen:
    kinds = tuple(Choice(each, event_words.kind(each), each == kind) for each in EventKind)
    said = event_words.problem(problem) if problem else ""
    return NewEventScreen(kinds, kind == "performance", said)


def _events(studio: Studio, screen: EventChoiceScreen) -> QWidget:
    studio.window.events.render_screen(screen)
    studio.window.open(Section.EVENTS)
    return studio.window


def _changed() -> NewEventScreen:
    return NewEventScreen((), False, event_words.problem("used"), changing="Pihakonsertti")


def _new_event(studio: Studio, form: NewEventScreen, title: str, time_text: str) -> QWidget:
    shown = _events(studio, _choice())
    view = studio.window.events
    view.render_form(form)
    view.form.title.setText(title)
    view.form.time.setText(time_text)
    return shown


def _first(make: Callable[[], FirstStartScreen]) -> Painter:
    def paint(studio: Studio) -> QWidget:
        screen, card = make(), studio.window.first_start.card
        plain = screen == FirstStartScreen(Step.ADDRESS)
        card.address.setText("" if plain else "https://centre.example")
        card.code.setText("" if plain else "7K3M9Q2T5WXA")
        studio.window.first_start.render_screen(screen)
        studio.window.open(Section.FIRST_START)
        return studio.window

    return paint


def _wrong_code() -> FirstStartScreen:
    return FirstStartScreen(Step.ADDRESS, code_error=gallery.fault_sentence(Fault.WRONG_CODE))


def _fingerprint() -> FirstStartScreen:
    groups = ("9F2C", "41B7", "A05E", "D3C8", "770A", "1E94", "5B6D", "C213")
    return FirstStartScreen(Step.FINGERPRINT, fingerprint=groups)


def _first_list() -> FirstStartScreen:
    progress = setup_words.list_progress(16_384, CARDS)
    return FirstStartScreen(Step.LIST, done=16_384, total=CARDS, progress=progress)


def _retry() -> FirstStartScreen:
    error = gallery.fault_sentence(Fault.UNREACHABLE)
    return FirstStartScreen(Step.LIST, error=error, can_retry=True)


class _KeepsNothing:
    """A `Keeper` of preferences that are only looked at."""

    def keep(self, preferences: Preferences) -> None:
        """Nothing is switched."""


def _settings(studio: Studio, *, desk: bool) -> QWidget:
    now = Preferences(
        studio.language, ThemeChoice(studio.appearance.theme.value), studio.appearance.scale
    )
    shown = SettingsPresenter(now, _KeepsNothing(), studio.window.settings.render_screen)
    if desk:
        kept = Forgetful(Devices(slip_when=SlipWhen.ON_REQUEST))
        day = words.date_words(gallery.TODAY)
        devices = DeviceSettings(
            kept, PaperPrinter, lambda found: found(("TM-T20III", "Office")), lambda: day
        )
        shown.add(lambda: devices)
        shown.staffed(True)
    shown.show()
    for part in (studio.window.settings.care, studio.window.settings.practice):
        part.setHidden(not desk)
    studio.window.open(Section.SETTINGS)
    if desk:
        bar = studio.window.settings.findChildren(ScrollColumn)[0].verticalScrollBar()
        for _ in range(8):  # the column grows while wrapped words find their heights
            QApplication.processEvents()
            bar.setValue(bar.maximum())
    return studio.window


def _help(studio: Studio, result: str) -> QWidget:
    studio.window.open(Section.HELP)
    studio.window.help.render_screen(help_screen(result))
    return studio.window


def _sync(studio: Studio, waiting: int) -> QWidget:
    presenter = SyncPresenter(studio.window.sync.render_screen)
    age = timedelta(hours=26) if waiting else timedelta(minutes=4)
    presenter.update(
        SyncState(
            now=NOON,
            days=LocalDays(),
            waiting=waiting,
            oldest=NOON - timedelta(minutes=25) if waiting else None,
            confirmed=128,
            last_contact=NOON - age,
            cards=CARDS,
            list_state=ListState(ListAge.STALE if waiting else ListAge.FRESH, age),
        )
    )
    if waiting:
        presenter.ended(lambda: gallery.fault_sentence(Fault.UNREACHABLE))
    studio.window.open(Section.SYNC)
    return studio.window


def _customer(studio: Studio, verdict: str) -> QWidget:
    customer = studio.window.customer
    customer.render_verdict(verdict)
    customer.speak([each.code for each in customer.languages].index(studio.language.value))
    studio.window.open(Section.CUSTOMER)
    return studio.window


def _fault(studio: Studio) -> QWidget:
    studio.fault.show_fault(gallery.fault_sentence(Fault.WRONG_KEY))
    return studio.fault
