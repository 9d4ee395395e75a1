"""The wrong event for twenty minutes, and its repair: in the real window, at a real centre."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.ui.today.screen import ActName, MovePanel, TodayScreen
from boxoffice.ui.today.view import TodayView
from boxoffice.ui.window import Section
from tests.desk.desks import CommandDesk, enrolled_desk, real_time_centre
from tests.journeys.hands import Hands
from tests.support.centre import RunningCentre, code
from tests.window.conftest import Opened, Opener, with_tonight

RIGHT_BEFORE, WRONG = 4, 40


@contextmanager
def _centre_and_desk(folder: Path) -> Iterator[tuple[RunningCentre, CommandDesk]]:
    with real_time_centre(folder) as running:
        with_tonight(running)
        yield running, enrolled_desk(folder, running)


class Supervisor:
    """Hands at the Today screen, by keyboard."""

    def __init__(self, opened: Opened) -> None:
        self.hands: Hands = opened.hands
        self.hands.window.open(Section.TODAY)
        self.see("the day", lambda: self.view.screen_shown is not None)

    def see(self, what: str, condition: object) -> None:
        self.hands.see(what, condition)  # type: ignore[arg-type]

    @property
    def view(self) -> TodayView:
        return self.hands.window.today

    @property
    def screen(self) -> TodayScreen:
        assert self.view.screen_shown is not None
        return self.view.screen_shown

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.view.focusWidget(), key)

    def hint(self, words: str) -> None:
        self.see(words, lambda: self.screen.hint is not None and words in self.screen.hint.text)


def _give(hands: Hands, numbers: range, running: RunningCentre | None = None) -> None:
    """A queue: scan, Enter, next; the desk has recorded each when the next one comes, and the
    centre's clock goes on.
    """
    for number in numbers:
        if running is not None:
            running.clock.moment = datetime.now(UTC)
        hands.scan(code(number))
        hands.verdict("Valid")
        hands.enter()
        hands.given("1")


def _standing(desk: CommandDesk) -> Counter[str]:
    rows = desk.rows()
    voided = {row["of"] for row in rows if row["kind"] == "void"}
    return Counter(
        row["event"] for row in rows if row["kind"] == "issue" and row["row"] not in voided
    )


def test_the_wrong_event_for_twenty_minutes_and_its_repair(tmp_path: Path, opener: Opener) -> None:
    with _centre_and_desk(tmp_path) as (running, desk):
        opened = opener(desk)
        opened.at_tonight()
        _give(opened.hands, range(RIGHT_BEFORE + WRONG), running)
        today = Supervisor(opened)
        total = RIGHT_BEFORE + WRONG
        today.see("all rows", lambda: len(today.screen.rows.ids) == total)
        # The first wrong row is found, and all since it are moved in one act.
        today.view.search.setText(code(RIGHT_BEFORE)[-3:])
        today.see("one row", lambda: len(today.screen.rows.ids) == 1)
        wrong = today.screen.rows.ids[0]
        today.view.search.clear()
        today.see("all rows again", lambda: len(today.screen.rows.ids) == total)
        today.view.rows.selectRow(today.view.row_model.row_of(wrong))
        today.see("the row chosen", lambda: today.screen.chosen == (wrong,))
        today.view.rows.setFocus()
        today.press(Qt.Key.Key_F5)
        today.see("the move", lambda: isinstance(today.screen.panel, MovePanel))
        today.view.target_chosen.emit("later")
        panel = today.screen.panel
        assert isinstance(panel, MovePanel)
        assert f"All {WRONG} rows" in panel.scopes[1].text
        today.view.move_panel.acts.button(ActName.MOVE_NOW).click()
        today.hint(f"{WRONG} rows moved to Later.")
        opened.close()
        assert _standing(desk) == {"tonight": RIGHT_BEFORE, "later": WRONG}
        # The centre judges each pair as one, and finds nothing.
        assert desk.sync("--once").code == 0
        outcomes = Counter(row["outcome"] for row in desk.rows())
        assert outcomes == {"accepted": total + 2 * WRONG}


def test_undo_correct_and_sold_out_at_the_counter(desk: CommandDesk, opener: Opener) -> None:
    opened = opener(desk)
    opened.at_tonight()
    _give(opened.hands, range(2))
    today = Supervisor(opened)
    today.see("both rows", lambda: len(today.screen.rows.ids) == 2)
    today.press(Qt.Key.Key_Return)
    today.see("a row chosen", lambda: len(today.screen.chosen) == 1)
    today.press(Qt.Key.Key_F7)
    today.hint("undone")
    assert len(_standing(desk)) == 1
    # The main screen heard of it.
    opened.hands.window.open(Section.DESK)
    opened.hands.see("the undone row", lambda: opened.hands.screen.given[0].can_undo is False)
    opened.hands.window.open(Section.TODAY)
    today.see("events", lambda: "tonight" in today.screen.events.ids)
    today.view.event_chosen.emit("tonight")
    today.view.event_acts.button(ActName.SOLD_OUT).click()
    today.hint("sold out")
    opened.hands.window.open(Section.DESK)
    opened.hands.scan(code(7))
    opened.hands.verdict("Sold out")
    assert opened.hands.screen.give is None


def test_a_scan_on_the_screen_fills_the_search_and_shows_no_code(
    desk: CommandDesk, opener: Opener
) -> None:
    opened = opener(desk)
    opened.at_tonight()
    _give(opened.hands, range(3))
    today = Supervisor(opened)
    today.see("the rows", lambda: len(today.screen.rows.ids) == 3)
    opened.hands.scan(code(1))
    today.see("its row", lambda: len(today.screen.rows.ids) == 1)
    assert opened.hands.window.section is Section.TODAY
    assert today.view.search.text() == "card that was read"
