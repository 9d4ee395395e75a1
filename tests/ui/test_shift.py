"""The end of shift: what it says, what its buttons do, and its view and that of sync."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from boxoffice.domain.figures import Tally
from boxoffice.domain.issues import GivenRow, RowState
from boxoffice.printing.document import Table, Text
from boxoffice.printing.errors import PrintProblem
from boxoffice.services.overview import Waiting
from boxoffice.ui import words
from boxoffice.ui.desk import composing
from boxoffice.ui.devices.printing import write_pdf
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.shift.screen import ShiftAct
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.kinds import TicketKind
from tests.support.desk_work import overview
from tests.ui import shift_gallery as made
from tests.ui.shift_gallery import plain
from tests.ui.today_gallery import NOW, TODAY

H = TicketKind.HOLDER


def test_each_event_has_its_tickets_and_all_are_added_up(speaker: Speaker) -> None:
    screen = made.Closing().screen
    assert [(each.title, plain(each.counts)) for each in screen.events] == [
        ("Opening concert", "Holders 31 · Children 12 · Assistants 2 · In groups 8 · Total 53"),
        ("Family concert", "Holders 14 · Children 23 · Total 37"),
        ("Late-night club", "Holders 8 · Total 8"),
    ]
    assert screen.total is not None
    assert plain(screen.total.counts) == (
        "Holders 53 · Children 35 · Assistants 2 · In groups 8 · Total 98"
    )
    assert screen.note == "Taken back: 1"
    alone = made.Closing(made.shift(made.USES[-1:])).screen
    assert [each.title for each in alone.events] == ["Late-night club"]
    assert alone.total is None


def test_lines_from_paper_of_other_days_stand_apart(speaker: Speaker) -> None:
    yesterday = TODAY - timedelta(days=1)
    late = {
        (yesterday, "opening"): Tally({H: 58, TicketKind.CHILD: 2}, uses=60),
        (yesterday, "gone"): Tally(uses=0, voided=2),
    }
    said = [
        "From paper, for Fri 24 April: Opening concert · Holders 58 · Children 2 · Total 60",
        "From paper, for Fri 24 April: Event no longer in the programme · Taken back: 2",
    ]
    closing = made.Closing(made.shift(late=late))
    assert [plain(each) for each in closing.screen.late] == said
    assert closing.screen.total is not None
    assert plain(closing.screen.total.counts).endswith("Total 98")
    closing.presenter.act(ShiftAct.PRINT)
    (page,) = closing.paper.printed[0].pages
    printed = [plain(each.text) for each in page.blocks if isinstance(each, Text)]
    assert [each for each in printed if each.startswith("From paper")] == said
    assert made.Closing(made.shift((), late=late)).screen.note == ""
    assert made.Closing(made.shift(())).screen.note.startswith("No tickets")


def test_the_view_says_what_came_from_paper(window: DeskWindow) -> None:
    late = {(TODAY - timedelta(days=1), "opening"): Tally({H: 1}, uses=1)}
    window.shift.render_screen(made.Closing(made.shift(late=late)).screen)
    assert window.shift.figures.late.text().startswith("From paper, for Fri 24 April")
    window.shift.render_screen(made.Closing().screen)
    assert window.shift.figures.late.isHidden()


@pytest.mark.parametrize(
    ("till", "said"),
    [
        ("37", "The till and the desk agree."),
        ("36", "The desk has 1 ticket more than the till."),
        (" 42 ", "The till has 5 tickets more than the desk."),
        ("ten", "Write a number."),
        ("-3", "Write a number."),
        ("", ""),
    ],
)
def test_the_tills_count_is_compared_event_by_event(speaker: Speaker, till: str, said: str) -> None:
    closing = made.Closing()
    closing.presenter.write_till("family", till)
    opening, family, late = closing.screen.events
    assert (family.difference, family.unreadable) == (said, said[:5] == "Write")
    assert (opening.difference, late.difference) == ("", "")


def test_the_sum_is_compared_once_every_event_is_counted(speaker: Speaker) -> None:
    closing = made.Closing(made.shift(due=("museum",)))

    def total() -> str:
        assert closing.screen.total is not None
        return closing.screen.total.difference

    assert closing.screen.events[-1].counts == "No tickets recorded here"
    closing.presenter.write_till("opening", "53")
    closing.presenter.write_till("family", "36")
    assert total() == ""
    closing.presenter.write_till("late", "8")
    # The event that nothing was recorded for need not be counted ...
    assert total() == "The desk has 1 ticket more than the till."
    closing.presenter.write_till("museum", "3")
    # ... but is where the tickets are that nobody recorded.
    assert closing.screen.events[-1].difference == "The till has 3 tickets more than the desk."
    assert total() == "The till has 2 tickets more than the desk."
    closing.presenter.write_till("late", "many")
    assert total() == ""


def test_what_is_written_stays_at_its_event_until_the_next_day(speaker: Speaker) -> None:
    closing = made.Closing()
    closing.presenter.write_till("family", "36")
    closing.presenter.write_till("museum", "2")
    # By now the family concert has the most tickets, and the museum something recorded.
    uses = (*made.USES, made.use("family", {H: 60}), made.use("museum", {H: 1}))
    closing.day = made.shift(uses, till=closing.till)
    closing.presenter.round_ended()
    titles = [each.event for each in closing.screen.events]
    assert titles == ["opening", "family", "late", "museum"]
    assert [each.till for each in closing.screen.events] == ["", "36", "", "2"]
    closing.presenter.open()
    assert closing.screen.events[0].event == "family"
    assert closing.screen.events[0].till == "36"
    closing.day = made.shift(uses, day=TODAY + timedelta(days=1), due=("family",))
    closing.presenter.open()
    assert [(each.event, each.till) for each in closing.screen.events] == [("family", "")]


def test_the_tills_count_is_there_after_a_restart_and_on_the_page(speaker: Speaker) -> None:
    before = made.Closing()
    for text in ("3", "36"):
        before.presenter.write_till("family", text)
    before.presenter.write_till("late", "ten")
    before.presenter.write_till("museum", "2")
    assert before.till == {"family": 36, "museum": 2}
    after = made.Closing(made.shift(till=before.till))
    told = {each.event: each.till for each in after.screen.events}
    assert told == {"opening": "", "family": "36", "late": "", "museum": "2"}
    assert after.screen.events[1].difference == "The desk has 1 ticket more than the till."
    after.presenter.act(ShiftAct.PRINT)
    (table,) = [each for each in after.paper.printed[0].pages[0].blocks if isinstance(each, Table)]
    assert [row[-2:] for row in table.rows[:2]] == [("", ""), ("36", "−1")]
    # What was written by mistake is taken away again.
    after.presenter.write_till("museum", "")
    assert "museum" not in after.till


def test_what_is_being_written_stays_while_the_desk_is_read(speaker: Speaker) -> None:
    closing = made.Closing()
    closing.lane.held = True
    closing.presenter.write_till("family", "3")
    closing.presenter.round_ended()
    closing.presenter.write_till("family", "36")
    closing.lane.release(2)
    assert closing.screen.events[1].till == "36"
    closing.lane.held = False
    closing.lane.release()
    assert (closing.screen.events[1].till, closing.till) == ("36", {"family": 36})
    closing.presenter.write_till("family", "036")
    closing.presenter.refresh()
    assert closing.screen.events[1].till == "036"


def test_a_count_that_cannot_be_kept_stays_on_screen_and_is_said(speaker: Speaker) -> None:
    closing = made.Closing()
    closing.full = True
    closing.presenter.write_till("family", "36")
    assert (closing.screen.hint, closing.screen.hint_is_good) == ("fault OSError", False)
    closing.presenter.refresh()
    assert closing.screen.events[1].till == "36"
    closing.full = False
    closing.presenter.write_till("family", "37")
    assert (closing.screen.hint, closing.till) == ("", {"family": 37})


def test_a_number_no_till_counts_is_none(speaker: Speaker) -> None:
    closing = made.Closing()
    closing.presenter.write_till("family", "1234567")
    assert (closing.screen.events[1].unreadable, closing.till) == (True, {})


def test_leaving_with_unsent_rows_is_allowed_and_said(speaker: Speaker) -> None:
    closing = made.Closing()
    assert plain(closing.screen.unsent.text) == "12 rows are not sent yet, the oldest for 5 h."
    assert closing.screen.leave.startswith("You may leave: unsent rows are safe")
    acts = {act: enabled for act, _, enabled in closing.screen.acts}
    assert acts[ShiftAct.SEND]
    closing.presenter.act(ShiftAct.SEND)
    assert closing.sent == 1
    assert not {act: on for act, _, on in closing.screen.acts}[ShiftAct.SEND]
    closing.day = replace(closing.day, unsent=Waiting(0, None))
    closing.presenter.round_ended()
    assert closing.screen.unsent.text == "Everything is sent and confirmed."
    assert closing.screen.leave == "You may leave."


def test_what_is_open_leads_there(speaker: Speaker) -> None:
    lines = {each.name: each for each in made.Closing().screen.open_lines}
    assert {name: each.count for name, each in lines.items()} == {
        "not_collected": 3,
        "unrecorded": 1,
        "to_fix": 2,
        "matters": 3,
    }
    assert all(each.action == "Show" for each in lines.values())
    empty = dict(made.shift_gallery())["shift_done"]
    assert [each.action for each in empty.open_lines] == [""] * 4


def test_the_page_says_what_the_screen_says(speaker: Speaker, tmp_path: Path) -> None:
    closing = made.Closing()
    closing.presenter.write_till("opening", "53")
    closing.presenter.write_till("family", "36")
    closing.presenter.act(ShiftAct.PRINT)
    (page,) = closing.paper.printed
    blocks = page.pages[0].blocks
    (table,) = (each for each in blocks if isinstance(each, Table))
    assert [each.heading for each in table.columns[-2:]] == ["Till's count", "Difference"]
    assert table.rows[0] == ("Opening concert", "31", "12", "2", "8", "53", "53", "0")
    assert table.rows[1][-2:] == ("36", "−1")
    # What nobody wrote is left open, for a pen.
    assert table.rows[2][-2:] == ("", "")
    assert table.rows[-1] == ("Total", "53", "35", "2", "8", "98", "", "")
    texts = [each.text for each in blocks if isinstance(each, Text)]
    assert "Difference: + the till has more, − the desk has more." in texts
    assert "3 customers have not collected their tickets." in texts
    assert "April Jazz, Lippupiste 1" in texts
    assert closing.screen.hint.endswith("to the printer.")
    assert write_pdf(page, tmp_path / "page.pdf") == 1
    closing.presenter.act(ShiftAct.SAVE, str(tmp_path / "other.pdf"))
    assert closing.paper.saved == [tmp_path / "other.pdf"]
    closing.paper.problem = PrintProblem.NO_PRINTER
    closing.presenter.act(ShiftAct.PRINT)
    assert not closing.screen.hint_is_good


def test_the_question_after_an_unclean_stop_stands_in_the_strip(speaker: Speaker) -> None:
    row = GivenRow(
        "row-1", 1, "opening", {TicketKind.HOLDER: 1}, NOW, "…388", RowState.WAITING, "valid"
    )
    first = composing.strip(overview(question=row))[0]
    assert first.card_id == f"last:{row.row_id}"
    time = words.time_words(overview().policy.days.local(row.at))
    assert first.text.startswith(f"Last recorded {time}: {row.code}, ")
    assert first.text.endswith(". Handed over?")
    assert (first.give_text, first.not_given_text) == ("Yes", "Undo")


@pytest.mark.parametrize(
    ("left", "said"), [(None, ""), (15, ""), (14, "Battery 14 %"), (0, "Battery 0 %")]
)
def test_a_low_battery_is_shown(speaker: Speaker, left: int | None, said: str) -> None:
    assert plain(composing.battery_chip(overview(battery=left)).text) == said


def test_the_views_paint_every_state(window: DeskWindow, speaker: Speaker) -> None:
    for language in LanguageCode:
        speaker.use(language)
        for _name, screen in made.shift_gallery():
            window.shift.render_screen(screen)
            window.open(Section.SHIFT)
            QApplication.processEvents()
            assert window.shift.figures.title.text() == screen.recorded_label
        for _name, sync in made.sync_gallery():
            window.sync.render_screen(sync)
            window.open(Section.SYNC)
            QApplication.processEvents()
            shown = [each for each in window.sync.inbox.lines if each.isVisible()]
            assert len(shown) == len(sync.inbox)
    window.rail.badge(Section.SYNC, 3)
    speaker.use(LanguageCode.ENGLISH)
    QApplication.processEvents()
    names = [
        each.accessibleName()
        for each in window.rail.findChildren(type(window.rail._buttons[Section.SYNC]))
    ]
    assert "Sync: 3 things need a person" in names
    window.rail.badge(Section.SYNC, 0)


def test_keys_alone_write_the_count_and_press_the_buttons(
    window: DeskWindow, speaker: Speaker
) -> None:
    acts: list[tuple[str, str]] = []
    window.shift.act.connect(lambda *each: acts.append(each))
    written: list[tuple[str, str]] = []
    window.shift.till_written.connect(lambda *each: written.append(each))
    window.shift.render_screen(made.Closing().screen)
    window.open(Section.SHIFT)
    QApplication.processEvents()
    for key in ("53", Qt.Key.Key_Return, "36", Qt.Key.Key_Tab, "8"):
        for each in key if isinstance(key, str) else (key,):
            QTest.keyClick(QApplication.focusWidget(), each)
            QTest.qWait(80)
    assert [each for each in written if each[1] in {"53", "36", "8"}] == [
        ("opening", "53"),
        ("family", "36"),
        ("late", "8"),
    ]
    fields = [line.field for line in window.shift.figures.lines]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert fields[1].hasFocus()
    assert fields[1].accessibleName() == "Till's count, Family concert"
    walked = []
    button = window.shift.buttons[ShiftAct.PRINT]
    for _ in range(12):
        walked.append(QApplication.focusWidget())
        if button.hasFocus():
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    parts = (window.shift.figures, window.shift.open)
    places = [
        (
            next((at for at, part in enumerate(parts) if part.isAncestorOf(each)), len(parts)),
            each.mapTo(window, each.rect().topLeft()).y(),
        )
        for each in walked
    ]
    assert places == sorted(places), "Tab walks down the figures, what is open, and the buttons"
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    # A scanner might send a space: it reaches the button once it is sure that a person typed it.
    QTest.qWait(300)
    assert acts == [(ShiftAct.PRINT, "")]
    wanted: list[str] = []
    window.shift.wanted.connect(wanted.append)
    window.shift.open.lines[2].button.click()
    assert wanted == ["to_fix"]
