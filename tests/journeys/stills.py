"""Every screen of the window with made-up data, one painter for each name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from boxoffice.domain.list_age import ListAge, ListState
from boxoffice.domain.verdicts import VerdictKind
from boxoffice.errors import Fault
from boxoffice.ui import care_words, control_words, help_words, practice_words, words
from boxoffice.ui.camera.screen import CameraScreen
from boxoffice.ui.desk.screen import Chip, ChipTone, DeskScreen
from boxoffice.ui.devices.memory import Devices, Forgetful, SlipWhen
from boxoffice.ui.files import FolderDialog
from boxoffice.ui.finish.presenter import Gone
from boxoffice.ui.finish.view import LeftPage
from boxoffice.ui.help.composing import help_screen
from boxoffice.ui.practice.guide import Advice
from boxoffice.ui.scrolling import ScrollColumn
from boxoffice.ui.settings.devices import DeviceSettings
from boxoffice.ui.settings.presenter import Preferences, SettingsPresenter
from boxoffice.ui.sync_status.presenter import SyncPresenter, SyncState
from boxoffice.ui.theme import ThemeChoice
from boxoffice.ui.window import Section
from sync.protocol.days import LocalDays
from tests.journeys.lens import lens
from tests.journeys.studio import Studio
from tests.support.paper_printer import PaperPrinter
from tests.ui import gallery
from tests.ui.anew_gallery import anew_gallery
from tests.ui.card_gallery import TODAY, offline
from tests.ui.device_gallery import camera_gallery, scanner_gallery, sign_in_gallery
from tests.ui.front_gallery import front_gallery
from tests.ui.paper_gallery import paper_gallery
from tests.ui.practice_gallery import STAFFED, guide_gallery
from tests.ui.relay_gallery import relay_gallery
from tests.ui.report_gallery import report_gallery
from tests.ui.shift_gallery import finish_gallery, shift_gallery, sync_gallery
from tests.ui.start_gallery import CARDS, NOT_FOUND, choice_gallery, form_gallery, start_gallery
from tests.ui.today_gallery import today_gallery

NOON = datetime(2026, 4, 25, 15, 46, tzinfo=UTC)


Painter = Callable[[Studio], QWidget]


def screens() -> dict[str, Painter]:
    """The painters by name; each shows its screen and returns the window to be photographed."""
    desk = {name: _desk(name) for name, _shown in gallery.gallery()}
    return {
        **desk,
        "badge": lambda studio: _show_desk(studio, gallery.valid(), needing_a_person=3),
        "offline": _offline,
        **{name: _events(name) for name, _shown in choice_gallery()},
        **{name: _new_event(name) for name, _shown, _texts in form_gallery()},
        **{name: _first(name) for name, _shown in start_gallery()},
        "help": lambda studio: _help(studio, ""),
        "help_saved": lambda studio: _help(studio, help_words.done("saved")),
        "settings": lambda studio: _settings(studio, desk=False),
        "settings_desk": lambda studio: _settings(studio, desk=True),
        "settings_saved": lambda studio: _settings(studio, desk=True, saved=True),
        "settings_slip": lambda studio: _settings(studio, desk=True, slip=True),
        **{name: _relay(name) for name, _shown in relay_gallery()},
        "sync_confirmed": lambda studio: _sync(studio, waiting=0),
        "sync_waiting": lambda studio: _sync(studio, waiting=4),
        **{f"customer_{kind}": _customer(kind) for kind in ("ready", "face", *VerdictKind)},
        "fault": _fault(Fault.WRONG_KEY),
        "fault_store": _fault(Fault.STORE_NOT_UPGRADED),
        "files": _files,
        "left": lambda studio: _left(studio, Gone(0, centre_knows=True)),
        "left_rows": lambda studio: _left(
            studio, Gone(12, centre_knows=False), ("korttilista.db",)
        ),
        **{name: _sign_in(name) for name, _shown in sign_in_gallery()},
        **{name: _front(name) for name, _shown in front_gallery()},
        **{name: _camera(name) for name, _shown in camera_gallery()},
        **{name: _scanner_test(name) for name, _shown in scanner_gallery()},
        **{name: _practice(name) for name, _shown in guide_gallery()},
        **{name: _shift(name) for name, _shown in shift_gallery()},
        **{name: _sync_of(name) for name, _shown in sync_gallery()},
        **{name: _finish(name) for name, _shown in finish_gallery()},
        **{name: _anew(name) for name, _shown in anew_gallery()},
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


def _anew(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        studio.window.open(Section.ANEW)
        studio.window.anew.render_screen(dict(anew_gallery())[name])
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
            studio.camera.show_picture(lens())
        return studio.window

    return paint


def _paper(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        view = studio.window.paper
        screen, fields = next(rest for found, *rest in paper_gallery() if found == name)
        studio.window.open(Section.PAPER)
        view.render_screen(screen)
        view.fill(fields)
        return studio.window

    return paint


def _show_desk(studio: Studio, screen: DeskScreen, needing_a_person: int = 0) -> QWidget:
    studio.window.rail.badge(Section.SYNC, needing_a_person)
    studio.camera.render_screen(CameraScreen())
    studio.window.open(Section.DESK)
    # Behind it: a panel that asks for something takes the focus as it comes.
    studio.window.desk.render_screen(screen)
    return studio.window


def _desk(name: str) -> Painter:
    return lambda studio: _show_desk(studio, gallery.state(name))


def _offline(studio: Studio) -> QWidget:
    return _show_desk(studio, offline(gallery.ready()))


def _events(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        studio.window.open(Section.EVENTS)
        studio.window.events.search.setText(NOT_FOUND if name == "events_not_found" else "")
        studio.window.events.render_screen(dict(choice_gallery())[name])
        return studio.window

    return paint


def _new_event(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        form, (title, time) = next(rest for found, *rest in form_gallery() if found == name)
        shown, view = _events("events")(studio), studio.window.events
        view.render_form(form)
        view.form.title.setText(title)
        view.form.time.setText(time)
        return shown

    return paint


def _first(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        screen, card = dict(start_gallery())[name], studio.window.first_start.card
        plain = name == "first_start"
        card.address.setText("" if plain else "https://centre.example")
        card.code.setText("" if plain else "7K3M9Q2T5WXA")
        studio.window.first_start.render_screen(screen)
        studio.window.open(Section.FIRST_START)
        return studio.window

    return paint


class _KeepsNothing:
    """A `Keeper` of preferences that are only looked at."""

    def keep(self, preferences: Preferences) -> None:
        """Nothing is switched."""


def _settings(studio: Studio, *, desk: bool, saved: bool = False, slip: bool = False) -> QWidget:
    now = Preferences(
        studio.language, ThemeChoice(studio.appearance.theme.value), studio.appearance.scale
    )
    shown = SettingsPresenter(now, _KeepsNothing(), studio.window.settings.render_screen)
    if desk:
        kept = Forgetful(Devices(slip_when=SlipWhen.ON_REQUEST))
        day = words.date_words(TODAY)
        devices = DeviceSettings(
            kept, PaperPrinter, lambda found: found(("TM-T20III", "Office")), lambda: day
        )
        shown.add(lambda: devices)
        if slip:
            devices.test()
        shown.staffed(True)
    shown.show()
    settings = studio.window.settings
    for part in (settings.care, settings.practice, settings.relay):
        part.setHidden(not desk or part is settings.relay)
    studio.window.settings.care.told(care_words.diagnostics_done(True) if saved else "")
    studio.window.open(Section.SETTINGS)
    if desk:
        bar = studio.window.settings.findChildren(ScrollColumn)[0].verticalScrollBar()
        for _ in range(8):  # the column grows while wrapped words find their heights
            QApplication.processEvents()
            bar.setValue(bar.maximum())
    return studio.window


def _relay(name: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        _settings(studio, desk=True)
        relay = studio.window.settings.relay
        relay.render_screen(dict(relay_gallery())[name])
        relay.setHidden(False)
        column = studio.window.settings.findChildren(ScrollColumn)[0]
        for _ in range(8):  # the column grows while wrapped words find their heights
            QApplication.processEvents()
            column.verticalScrollBar().setValue(relay.y())
        return studio.window

    return paint


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


def _customer(verdict: str) -> Painter:
    def paint(studio: Studio) -> QWidget:
        customer = studio.window.customer
        customer.render_verdict(verdict)
        customer.speak([each.code for each in customer.languages].index(studio.language.value))
        studio.window.open(Section.CUSTOMER)
        return studio.window

    return paint


def _fault(fault: Fault) -> Painter:
    def paint(studio: Studio) -> QWidget:
        studio.fault.show_fault(gallery.fault_sentence(fault))
        return studio.fault

    return paint


def _files(studio: Studio) -> QWidget:
    """The choice of files of kiosk mode, over a folder with a picture and a table."""
    folder = studio.files
    for name in ("kortti.jpg", "Avajaiskonsertti lista.xlsx"):
        (folder / name).touch()
    _show_desk(studio, gallery.ready())
    title = control_words.control("photo")
    dialog = FolderDialog(studio.window, title, folder, "(*.jpg *.xlsx)")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog


def _left(studio: Studio, gone: Gone, remains: tuple[str, ...] = ()) -> QWidget:
    """The page behind a desk that was finished with."""
    page = LeftPage(studio.appearance, gone, remains)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    page.resize(studio.window.size())
    page.show()
    return page


def put_away(shown: QWidget) -> None:
    """Close what a painter opened beside the window, once it was looked at."""
    if isinstance(shown, QDialog | LeftPage):
        shown.close()
