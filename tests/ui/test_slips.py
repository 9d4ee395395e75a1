"""Slips: what stands on one, when it is printed, and that no printer keeps a ticket waiting."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import gallery
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from boxoffice.domain.issues import KnownUse, RowState
from boxoffice.printing.document import A4, ROLL_58, ROLL_80, Document, Symbol, Text
from boxoffice.printing.errors import CannotPrint, PrintProblem
from boxoffice.services.slips import SlipFacts
from boxoffice.ui import counter_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.screen import HeldTickets, TicketsBody
from boxoffice.ui.desk.slips import Slips, slip_of
from boxoffice.ui.devices.memory import AS_PDF, Devices, Forgetful, SlipPaper, SlipWhen
from boxoffice.ui.devices.printing import write_pdf
from boxoffice.ui.keys import Action, Key, Named, Situation, decide
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.settings.devices import DeviceSettings
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow
from sync.protocol.days import LocalDays
from sync.protocol.programme import HolderPays
from tests.support.desk_work import (
    ASSISTANT,
    CHILD,
    GROUP_CHILD,
    HOLDER,
    NOW,
    TODAY,
    WORKER,
    A,
    Counter,
    event,
    given_row,
    has_tickets,
)
from tests.support.held import HeldLane

FACTS = SlipFacts(
    given_row("0199f0a0-0000-7000-8000-000000000001", tickets={HOLDER: 1, CHILD: 2, ASSISTANT: 1}),
    event(
        till_hint={"en": "3 x Kaiku"},
        holder_pays=HolderPays(cents=0, text={"en": "free with Kaikukortti"}),
    ),
    TODAY,
    LocalDays(),
)
TELLING = re.compile(
    r"kaiku|free|ilmai|gratis|maksut|card|kort|assist|avust|tolk|tulk|€|euro|0[.,]00", re.IGNORECASE
)


@dataclass
class Paper:
    """A printer that holds what it got until the test answers."""

    got: list[tuple[Document, str]] = field(default_factory=list)
    answers: list[tuple[Callable[[], None], Callable[[Exception], None]]] = field(
        default_factory=list
    )
    makes_files: bool = False

    def print(
        self,
        document: Document,
        printer: str,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Held."""
        self.got.append((document, printer))
        self.answers.append((done, failed))

    def save(
        self,
        document: Document,
        path: Path,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """No slip is saved."""
        raise AssertionError(path)


@dataclass
class AtTheDesk:
    """A counter whose rows tell of their slips, as the session wires them."""

    devices: Devices
    facts: SlipFacts | None = FACTS
    counter: Counter = field(default_factory=Counter)
    paper: Paper = field(default_factory=Paper)

    def __post_init__(self) -> None:
        self.slips = Slips(
            lambda row_id: self.facts,
            self.counter.lane,
            lambda: self.paper,
            lambda: self.devices,
            show=self.counter.presenter.show,
            show_failed=self.counter.presenter.slip_failed,
        )
        self.note, self.failed = self.slips.note, self.slips.failed
        self.counter.presenter.print_with(self)

    @property
    def offered(self) -> bool:
        return self.devices.slip_when is not SlipWhen.NEVER

    def recorded(self, row: object) -> None:
        if self.devices.slip_when is SlipWhen.ALWAYS:
            self.slips.print(self.counter.work.state.given[0].row_id)

    def give(self) -> None:
        self.counter.presenter.scanned(A)
        self.counter.presenter.give()


def _texts(document: Document) -> list[str]:
    return [each.text for page in document.pages for each in page.blocks if isinstance(each, Text)]


@pytest.mark.parametrize("paper", list(SlipPaper))
@pytest.mark.parametrize("code", list(LanguageCode))
def test_a_slip_looks_like_anyones(
    appearance: Appearance, speaker: Speaker, tmp_path: Path, code: LanguageCode, paper: SlipPaper
) -> None:
    speaker.use(code)
    document = slip_of(FACTS, paper)
    path = tmp_path / "slip.pdf"
    assert write_pdf(document, path) == 1
    printed = QPdfDocument()
    printed.load(str(path))
    text = printed.getAllText(0).text()
    assert document.title in text
    assert "Louhisali" in text
    assert "19" in text
    words_on_it = " ".join([document.title, document.footer, document.mark, *_texts(document)])
    assert not TELLING.search(words_on_it), words_on_it
    assert not TELLING.search(text), text
    assert (FACTS.row.code or "")[-3:] not in text
    assert document.paper == {"58": ROLL_58, "80": ROLL_80, "a4": A4}[paper]


def test_its_sign_is_the_row_and_nothing_else() -> None:
    document = slip_of(FACTS, SlipPaper.ROLL_80)
    (sign,) = [each for page in document.pages for each in page.blocks if isinstance(each, Symbol)]
    assert sign.content == FACTS.row.row_id


def test_a_group_counts_as_anyone_does() -> None:
    group = counter_words.slip_counts({WORKER: 1, GROUP_CHILD: 5})
    family = counter_words.slip_counts({HOLDER: 1, CHILD: 5})
    assert group == family == ("1 adult(s)", "5 child(ren)")
    assert counter_words.slip_counts({ASSISTANT: 1}) == ("1 companion(s)",)


def test_every_time_prints_behind_the_row() -> None:
    desk = AtTheDesk(Devices(slip_printer="Star", slip_when=SlipWhen.ALWAYS))
    desk.give()
    assert [printer for _, printer in desk.paper.got] == ["Star"]
    (row,) = desk.counter.screen.given
    assert (row.note, row.print_text) == ("Printing the slip …", "Print")
    desk.paper.answers[0][0]()
    assert desk.counter.screen.given[0].note == "The slip is printed."


@pytest.mark.parametrize("when", [SlipWhen.NEVER, SlipWhen.ON_REQUEST])
def test_nothing_is_printed_unasked(when: SlipWhen) -> None:
    desk = AtTheDesk(Devices(slip_when=when))
    desk.give()
    assert desk.paper.got == []
    assert bool(desk.counter.screen.given[0].print_text) is (when is SlipWhen.ON_REQUEST)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (PrintProblem.NO_PRINTER, "the printer was not found"),
        (PrintProblem.NO_SUPPORT, "this computer cannot print"),
        (PrintProblem.REFUSED, "the printer did not take it"),
    ],
)
def test_a_failure_is_a_sentence_in_the_row_and_the_next_card_goes_on(
    problem: PrintProblem, said: str
) -> None:
    desk = AtTheDesk(Devices(slip_when=SlipWhen.ALWAYS))
    desk.give()
    desk.paper.answers[0][1](CannotPrint(problem))
    row = desk.counter.screen.given[0]
    assert said in row.note
    assert "The tickets are given all the same." in row.note
    assert row.state == "waiting"
    note = desk.counter.screen.code
    assert (note.note, note.note_is_error) == (f"{row.card} {row.note}", True)
    desk.give()
    assert desk.counter.screen.code.note == ""
    latest, before = desk.counter.screen.given
    assert latest.note == "Printing the slip …"
    assert before.print_text == "Print"
    desk.slips.print(before.row_id)
    assert len(desk.paper.got) == 3


def test_a_slip_that_comes_after_all_is_not_said_to_be_missing() -> None:
    desk = AtTheDesk(Devices(slip_when=SlipWhen.ALWAYS))
    desk.give()
    desk.paper.answers[0][1](CannotPrint(PrintProblem.REFUSED))
    desk.slips.print("row-1")
    assert desk.counter.screen.code.note == ""
    desk.paper.answers[1][0]()
    assert desk.counter.screen.code.note == ""


def test_one_slip_at_a_time_and_again_when_asked() -> None:
    desk = AtTheDesk(Devices(slip_when=SlipWhen.ON_REQUEST))
    desk.give()
    desk.slips.print("row-1")
    desk.slips.print("row-1")
    assert len(desk.paper.got) == 1
    desk.paper.answers[0][0]()
    desk.slips.print("row-1")
    assert len(desk.paper.got) == 2


def test_what_was_taken_back_has_no_slip() -> None:
    desk = AtTheDesk(Devices(slip_when=SlipWhen.ON_REQUEST), facts=None)
    desk.give()
    desk.slips.print("row-1")
    assert desk.paper.got == []
    assert desk.counter.screen.given[0].note == ""
    rows = (given_row(state=RowState.VOIDED),)
    desk.counter.work.state = replace(desk.counter.work.state, given=rows)
    desk.counter.presenter.refresh()
    assert desk.counter.screen.given[0].print_text == ""


def test_a_store_that_fails_leaves_no_slip_under_way() -> None:
    lane, shown, shown_failed = HeldLane(), list[None](), list[str]()

    def broken(row_id: str) -> SlipFacts | None:
        raise OSError(row_id)

    slips = Slips(
        broken,
        lane,
        Paper,
        Devices,
        show=lambda: shown.append(None),
        show_failed=shown_failed.append,
    )
    slips.print("row-1")
    assert slips.note("row-1") == ""
    assert (len(shown), shown_failed) == (2, [])


def test_f10_prints_and_the_row_has_a_button(window: DeskWindow) -> None:
    assert decide(Key(Named.F10), Situation()) is Action.PRINT
    assert decide(Key(Named.F10, repeated=True), Situation()) is Action.SWALLOW
    asked: list[str] = []
    given = window.desk.given
    window.desk.print_requested.connect(lambda: asked.append("latest"))
    given.print.connect(asked.append)
    window.desk.render_screen(gallery.slip())
    QTest.keyClick(window.desk.code_field.line, Qt.Key.Key_F10)
    button = next(
        each
        for each in given.findChildren(type(window.desk.confirmation._undo))
        if each.isVisible() and each.text().startswith("Print")
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["latest", "row-388"]


# The settings.


def _settings(memory: Forgetful, paper: Paper) -> DeviceSettings:
    return DeviceSettings(
        memory, lambda: paper, lambda found: found(("Star", "Office")), lambda: "today"
    )


def test_the_settings_ask_for_a_printer_only_where_slips_are_printed() -> None:
    memory, paper = Forgetful(), Paper()
    part = _settings(memory, paper)
    assert [each.name for each in part.settings()] == ["sound", "slip_when", "page_printer"]
    assert part.test_text() == ""
    assert part.choose("slip_when", "always")
    assert part.choose("slip_paper", "58")
    part.settings()
    printer = part.settings()[3]
    assert [each.value for each in printer.choices] == ["", "Star", "Office"]
    assert part.choose("slip_printer", "Office")
    assert not part.choose("language", "fi")
    kept = memory.devices()
    assert (kept.slip_when, kept.slip_paper, kept.slip_printer) == ("always", "58", "Office")


def test_pages_have_a_printer_of_their_own_or_become_files() -> None:
    memory, paper = Forgetful(), Paper()
    part = _settings(memory, paper)
    pages = part.settings()[-1]
    assert [each.value for each in pages.choices] == ["", "Star", "Office", AS_PDF]
    assert pages.choices[-1].text == "PDF files in the documents folder kaiku-boxoffice"
    assert part.choose("page_printer", "Office")
    assert part.choose("slip_when", "always")
    assert part.choose("slip_printer", "Star")
    kept = memory.devices()
    assert (kept.page_printer, kept.slip_printer) == ("Office", "Star")
    assert part.choose("page_printer", AS_PDF)
    pages = part.settings()[-1]
    assert [each.value for each in pages.choices if each.chosen] == [AS_PDF]


def test_a_printer_that_has_gone_says_so_and_one_that_came_is_offered() -> None:
    there = ["Star"]
    memory = Forgetful(Devices(page_printer="Office"))
    part = DeviceSettings(memory, Paper, lambda found: found(tuple(there)), lambda: "today")

    def pages() -> list[tuple[str, bool]]:
        return [(each.text, each.chosen) for each in part.settings()[-1].choices[:-1]]

    system = ("The system's printer", False)
    assert pages() == [system, ("Star", False), ("Office (not found)", True)]
    there.append("Office")
    part.look_again()
    assert pages() == [system, ("Star", False), ("Office", True)]
    there[:] = ["New one"]
    part.look_again()
    assert pages() == [system, ("New one", False), ("Office (not found)", True)]


def test_the_printer_test_says_what_became_of_it() -> None:
    memory, paper = Forgetful(Devices(slip_when=SlipWhen.ALWAYS)), Paper()
    part = _settings(memory, paper)
    part.test()
    part.test()
    assert len(paper.got) == 1
    assert part.test_result() == "Printing the slip …"
    paper.answers[0][1](CannotPrint(PrintProblem.NO_PRINTER))
    assert part.test_result() == "The printer was not found. Choose another one."
    part.test()
    paper.answers[1][0]()
    assert part.test_result() == "The slip is printed."


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def test_the_slip_of_the_open_card_comes_before_the_last_ones(window: DeskWindow) -> None:
    desk = AtTheDesk(Devices(slip_when=SlipWhen.ON_REQUEST))
    desk.give()
    elsewhere = KnownUse("theirs", "concert", {HOLDER: 1}, NOW, here=False)
    ordered = KnownUse("order", "concert", {HOLDER: 1}, NOW - timedelta(days=2))
    held = has_tickets(A, given=(ordered, elsewhere))
    desk.counter.work.verdicts[A] = held
    desk.slips.print("order")
    desk.counter.presenter.scanned(A)
    card = desk.counter.presenter.card
    assert card is not None
    assert card.slip_row == "order"
    body = desk.counter.screen.body
    assert isinstance(body, TicketsBody)
    assert body.held == HeldTickets("Tickets come back…", "Print", "F10", "Printing the slip …")
    assert desk.counter.screen.given[0].print_key == ""
    desk.counter.work.verdicts[A] = replace(held, given=(elsewhere,))
    desk.counter.presenter.rows_changed()
    body = desk.counter.screen.body
    assert isinstance(body, TicketsBody)
    assert body.held == HeldTickets("Tickets come back…")


def test_the_open_cards_tickets_have_a_button_and_a_key_each(window: DeskWindow) -> None:
    asked: list[str] = []
    window.desk.return_requested.connect(lambda: asked.append("return"))
    window.desk.print_requested.connect(lambda: asked.append("print"))
    window.desk.render_screen(gallery.has_tickets())
    panel = window.desk.tickets
    for button in (panel.give_back, panel.print_slip):
        assert button.isVisible()
        button.click()
    QTest.keyClick(window.desk.code_field.line, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window.desk.code_field.line, Qt.Key.Key_F10)
    assert asked == ["return", "print", "return", "print"]
