"""Connects views to presenters: what the clerk does here, what is shown there."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QFileDialog

from boxoffice.ui.desk.presenter import DeskPresenter
from boxoffice.ui.devices.memory import DeviceMemory
from boxoffice.ui.event_choice import presenter as event_presenter
from boxoffice.ui.first_start import presenter as first_start_presenter
from boxoffice.ui.paper import presenter as paper_presenter
from boxoffice.ui.scanner_session import ScannerSession
from boxoffice.ui.settings.presenter import SettingsPresenter
from boxoffice.ui.today import presenter as today_presenter
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.card_codes import CodeFormat


def connect_desk(
    window: DeskWindow,
    presenter: DeskPresenter,
    today: "Callable[[], today_presenter.TodayPresenter]",
) -> None:
    """The main screen, and what a wedge scanner reads anywhere in the window. `today` makes the
    day's screen where the open card's tickets are given back.
    """

    def give_back() -> None:
        card = presenter.card
        if card is not None and card.verdict.given:
            window.open(Section.TODAY)
            today().give_back(card.verdict.text, tuple(use.row_id for use in card.verdict.given))

    view = window.desk
    view.code_entered.connect(presenter.code_entered)
    view.code_edited.connect(presenter.code_edited)
    view.plus.connect(presenter.plus)
    view.minus.connect(presenter.minus)
    view.give.connect(presenter.give)
    view.dismiss.connect(presenter.dismiss)
    view.alternative_requested.connect(presenter.alternative)
    view.return_requested.connect(give_back)
    view.phone.connect(presenter.phone)
    view.refusal.supervisor.answered.connect(presenter.supervisor_answered)
    view.refusal.supervisor.back.connect(presenter.dismiss)
    view.face_day_edited.connect(presenter.face_day_edited)
    view.face_day_entered.connect(presenter.face_day_entered)
    view.undo.connect(presenter.undo)
    view.give_again.connect(presenter.give_again)
    view.void_reason.connect(presenter.void_reason)
    view.strip_give.connect(presenter.strip_give)
    view.strip_not_given.connect(presenter.strip_not_given)
    view.banner_action.connect(presenter.retry)
    view.photo_files.connect(presenter.pictures)
    view.photo_bytes.connect(presenter.picture)
    view.customer_requested.connect(lambda: window.show_customer(presenter.for_customer))
    window.router.scanned.connect(lambda text: scanned(window, presenter, text))


def scanned(window: DeskWindow, presenter: DeskPresenter, text: str) -> None:
    """A scan always wins: whatever page is open, its verdict comes on screen, and Enter is then for
    the card, not for a button that had the focus. Only the event has to be chosen first.
    """
    window.router.acted()
    if window.section is Section.SIGN_IN:
        window.sign_in.scanned.emit(text)
        return
    if window.section is Section.FRONT:
        if window.locked:
            return
        window.uncover()
    if window.section in {Section.FINISH, Section.ANEW}:
        # Nothing is recorded any more while a desk is on its way out: it would be erased with it.
        # While it becomes another one, a scanner fills the place of the one-time code.
        return
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog):
        dialog.reject()
    text = presenter.meant(text)
    if window.section is Section.PAPER:
        window.paper.scanned.emit(text)
        return
    if window.section is Section.TODAY:
        window.today.scanned.emit(text)
        return
    if window.section is not Section.EVENTS or presenter.may_read:
        window.open(Section.DESK)
    presenter.scanned(text)


def connect_events(
    window: DeskWindow, presenter: "event_presenter.EventChoicePresenter", desk: DeskPresenter
) -> None:
    """The event choice: a chosen event leads back to the desk."""

    def chosen(event_id: str) -> None:
        desk.choose_event(event_id)
        window.open(Section.DESK)

    view = window.events
    view.search_edited.connect(presenter.search)
    view.organiser_chosen.connect(presenter.choose_organiser)
    view.organiser_stepped.connect(presenter.step_organiser)
    view.chosen.connect(chosen)


def connect_paper(window: DeskWindow, presenter: "paper_presenter.PaperPresenter") -> None:
    """Paper entry: a scan fills the place of the code there."""
    view = window.paper
    view.tab_chosen.connect(presenter.choose_tab)
    view.event_chosen.connect(presenter.choose_event)
    view.day_written.connect(presenter.write_day)
    view.period_chosen.connect(presenter.choose_period)
    view.scanned.connect(presenter.scanned)
    view.edited.connect(presenter.line.edited)
    view.entered.connect(presenter.line.enter)
    view.cleared.connect(presenter.line.clear)
    view.act.connect(presenter.act)
    view.row_chosen.connect(presenter.row_chosen)
    view.row_pressed.connect(presenter.row_pressed)


def connect_today(window: DeskWindow, presenter: "today_presenter.TodayPresenter") -> None:
    """The day's events and rows: a scan fills the search there."""
    view = window.today
    view.tab_chosen.connect(presenter.choose_tab)
    view.event_chosen.connect(presenter.choose_event)
    view.searched.connect(presenter.search)
    view.scanned.connect(presenter.scanned)
    view.day_written.connect(presenter.write_day)
    view.rows_chosen.connect(presenter.choose_rows)
    view.act.connect(presenter.act)
    view.plus.connect(lambda kind: presenter.rows.step(kind, 1))
    view.minus.connect(lambda kind: presenter.rows.step(kind, -1))
    view.target_chosen.connect(presenter.rows.choose_event)
    view.scope_chosen.connect(presenter.rows.choose_scope)
    view.answered.connect(presenter.supervisor_answered)
    window.router.typed_elsewhere.connect(view.key_typed)


def connect_settings(window: DeskWindow, presenter: SettingsPresenter) -> None:
    """The settings, and the language where the desk is not set up yet."""

    def connect() -> None:
        window.settings.chosen.connect(presenter.choose)
        window.settings.printer_test.connect(presenter.test_printer)
        presenter.show()

    def connect_languages() -> None:
        view = window.first_start
        view.language_chosen.connect(lambda code: presenter.choose("language", code))

    window.when_made(Section.SETTINGS, connect)
    window.when_made(Section.FIRST_START, connect_languages)


def connect_first_start(
    window: DeskWindow,
    presenter: "first_start_presenter.FirstStartPresenter",
    formats: "Callable[[], Sequence[CodeFormat]]",
    memory: DeviceMemory,
) -> None:
    """Enrolment, before there is a desk; its last step leads to the scanner test, for cards of the
    `formats` that came.
    """
    ScannerSession(window, lambda text: None, formats, memory, from_first_start=True)
    view = window.first_start
    view.connect_requested.connect(presenter.connect)
    view.fingerprint_same.connect(presenter.fingerprint_same)
    view.fingerprint_different.connect(presenter.fingerprint_different)
    view.retry.connect(presenter.fetch)
    view.forms_wanted.connect(
        lambda path: presenter.save_forms(path) if path else presenter.print_forms()
    )
