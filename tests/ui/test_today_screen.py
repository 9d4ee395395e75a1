"""The Today screen without a window: its search, its panels and its words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.issues import RowState
from boxoffice.services.voiding import CannotUndo, UndoRefusal
from boxoffice.store.errors import StoreFull
from boxoffice.ui.supervision.presenter import Supervision
from boxoffice.ui.supervision.screen import SupervisorBody
from boxoffice.ui.today import composing
from boxoffice.ui.today.screen import Act, ActName, CountsPanel, MovePanel, Tab
from sync.protocol.clerks import ClerkRole
from sync.protocol.kinds import TicketKind
from tests.ui import today_gallery as made
from tests.ui.front_gallery import PIN, Front, Unhurried
from tests.ui.today_gallery import Seeing, Slips, Work

pytestmark = pytest.mark.usefixtures("speaker")

BOSS = KnownClerk("boss", ClerkRole.SUPERVISOR)


def shown(today: Seeing) -> list[tuple[str, ...]]:
    """The rows of the list as they read."""
    rows = today.screen.rows
    return [
        tuple(cell.text.replace("\xa0", " ") for cell in rows.wording(item)) for item in rows.items
    ]


def _names(today: Seeing) -> list[ActName]:
    """What can be done with the chosen event."""
    acts: tuple[Act, ...] = today.screen.event_acts
    return [each.name for each in acts]


# What the screen shows.


def test_the_day_in_words() -> None:
    today = Seeing()
    assert shown(today)[0] == ("20:30", "…482", "1 + 2", "waiting", "Opening concert", "")
    assert shown(today)[3][3:] == ("undone", "Opening concert", "Wrong count")
    assert shown(today)[5][3:] == (
        "to be looked at",
        "Opening concert",
        "More than the card allows",
    )
    assert shown(today)[7][5] == "By phone · Collected"
    events = today.screen.events
    told = [events.wording(each)[0].text.replace("\xa0", " ") for each in events.items]
    assert told[0] == "All events\n8 + 7 + assistant 1 · 3 to collect"
    assert told[2] == "Opening concert · 21:30\n6 + 6 + assistant 1 · 3 to collect"


def test_an_event_narrows_the_rows_and_their_sum() -> None:
    today = Seeing()
    today.presenter.choose_event("family")
    assert today.screen.rows.ids == ("row-7", "row-8")
    assert today.screen.totals.replace("\xa0", " ") == "2 rows · 2 + 1"
    today.presenter.choose_event("")
    assert len(today.screen.rows.ids) == 10


def test_the_search_asks_the_desk_and_hides_a_card_that_was_read() -> None:
    today = Seeing()
    today.presenter.search("482")
    assert today.screen.rows.ids == ("row-0",)
    today.presenter.scanned("ESP104482")
    assert today.work.asked[-1] == "today ESP104482"
    assert today.screen.search == "card that was read"
    assert all("ESP104482" not in repr(each) for each in today.painted)
    today.presenter.search("")
    assert today.work.asked[-1] == "today"


def test_an_empty_list_says_why() -> None:
    today = Seeing(Work(replace(made.day(()), waiting=())))
    assert today.screen.empty.startswith("Nothing has been given")
    today.presenter.search("999")
    assert today.screen.empty.startswith("No row matches")
    today.presenter.choose_tab(Tab.WAITING)
    assert today.screen.empty.startswith("Nothing waits")


def test_what_waits_is_found_where_today_has_nothing() -> None:
    today = Seeing()
    today.presenter.search("731")
    assert (today.screen.tab, today.screen.rows.ids) == (Tab.WAITING, ("order-1",))
    today.presenter.search("482")
    assert (today.screen.tab, today.screen.rows.ids) == (Tab.TODAY, ("row-0",))
    today.presenter.choose_tab(Tab.WAITING)
    today.presenter.search("482")
    assert today.screen.tab is Tab.TODAY
    today.presenter.search("")
    assert today.screen.tab is Tab.WAITING


def test_a_card_that_is_read_has_its_order_chosen_with_all_that_can_be_done() -> None:
    today = Seeing()
    today.presenter.slips = printer = Slips()
    today.presenter.choose_event("family")
    today.presenter.scanned("ESP104731")
    assert (today.screen.tab, today.screen.chosen) == (Tab.WAITING, ("order-1",))
    assert today.acts() == [ActName.LET_IN, ActName.CORRECT, ActName.SLIP, ActName.RELEASE]
    today.press(ActName.SLIP)
    assert printer.printed == ["order-1"]
    today.press(ActName.LET_IN)
    assert "let in order-1" in today.work.asked
    assert today.hint == "…731: let in."


def test_another_desks_order_is_only_let_in_or_released() -> None:
    today = Seeing()
    today.presenter.choose_tab(Tab.WAITING)
    assert today.choose("order-2").acts() == [
        ActName.LET_IN,
        ActName.RELEASE,
        ActName.RELEASE_ALL,
    ]


def test_tickets_of_the_open_card_come_back() -> None:
    today = Seeing()
    today.presenter.give_back("ESP104731", ("order-1", "gone"))
    panel = today.screen.panel
    assert isinstance(panel, CountsPanel)
    assert [each.count for each in panel.rows] == [1, 1, 0]
    today.presenter.rows.step("child", -1)
    today.press(ActName.CAME_BACK)
    assert "return order-1 holder=1" in today.work.asked


# What can be done.


def test_undo_offers_other_reasons_afterwards() -> None:
    today = Seeing().choose("row-0").press(ActName.UNDO)
    assert today.work.asked[-2:] == ["take back row-0 mistake", "today"]
    assert (today.hint, today.changes) == ("…482: undone.", 1)
    today.choose("row-3")
    assert today.acts() == [
        ActName.GIVE_AGAIN,
        ActName.WRONG_EVENT,
        ActName.RETURNED,
        ActName.NOT_COLLECTED,
    ]
    today.press(ActName.RETURNED)
    assert "take back row-3 returned" in today.work.asked


def test_some_come_back() -> None:
    today = Seeing().choose("row-0").press(ActName.CORRECT)
    panel = today.screen.panel
    assert isinstance(panel, CountsPanel)
    assert [each.count for each in panel.rows] == [1, 2, 0]
    assert today.acts() == [ActName.CANCEL]
    today.presenter.rows.step("child", -1)
    assert today.acts() == [ActName.CAME_BACK, ActName.WAS_WRONG, ActName.CANCEL]
    today.press(ActName.CAME_BACK)
    assert "return row-0 holder=1 child=1" in today.work.asked
    assert today.screen.panel is None


def test_more_is_a_wrong_count_and_never_a_return() -> None:
    today = Seeing().choose("row-0").press(ActName.CORRECT)
    today.presenter.rows.step("child", -1)
    today.presenter.rows.step("assistant", 1)
    assert today.acts() == [ActName.WAS_WRONG, ActName.CANCEL]
    today.press(ActName.WAS_WRONG)
    assert "correct row-0 holder=1 child=1 assistant=1" in today.work.asked


def test_a_groups_card_counts_its_own_kinds() -> None:
    group = made.day(tuple(replace(row, state=RowState.CONFIRMED) for row in made.rows()))
    today = Seeing(Work(group)).choose("row-3").press(ActName.CORRECT)
    panel = today.screen.panel
    assert isinstance(panel, CountsPanel)
    assert [each.kind for each in panel.rows] == ["worker", "group_child", "assistant"]


def test_all_since_a_row_are_moved_together() -> None:
    today = Seeing().choose("row-9").press(ActName.MOVE)
    panel = today.screen.panel
    assert isinstance(panel, MovePanel)
    assert [each.text for each in panel.scopes] == [
        "The chosen row",
        "All 7 rows of Opening concert since 20:12",
    ]
    assert [each.value for each in panel.events] == ["family", "late"]
    assert today.acts() == [ActName.CANCEL]
    today.presenter.rows.choose_event("late")
    today.press(ActName.MOVE_NOW)
    assert "move opening since 17:12 to late" in today.work.asked
    assert today.hint == "8 rows moved to Late-night club."


def test_a_row_that_was_found_takes_all_since_along_where_that_is_asked() -> None:
    """The list shows the one row; what would be moved is what the day holds."""
    today = Seeing()
    today.presenter.search("888")
    assert today.screen.rows.ids == ("row-9",)
    today.choose("row-9").press(ActName.MOVE)
    panel = today.screen.panel
    assert isinstance(panel, MovePanel)
    assert [(each.text, each.chosen) for each in panel.scopes] == [
        ("The chosen row", True),
        ("All 7 rows of Opening concert since 20:12", False),
    ]
    today.presenter.rows.choose_event("late")
    today.presenter.rows.choose_scope("since")
    assert isinstance(today.screen.panel, MovePanel)
    assert today.screen.panel.title.startswith("Move 7 rows")
    today.press(ActName.MOVE_NOW)
    assert "move opening since 17:12 to late" in today.work.asked


def test_only_the_chosen_are_moved_where_that_is_asked() -> None:
    today = Seeing().choose("row-0", "row-1").press(ActName.MOVE)
    today.presenter.rows.choose_event("late")
    today.press(ActName.MOVE_NOW)
    assert "move row-0 row-1 to late" in today.work.asked


def test_a_cancelled_panel_does_nothing() -> None:
    today = Seeing().choose("row-9").press(ActName.MOVE).press(ActName.CANCEL)
    assert today.screen.panel is None
    assert today.work.asked == ["today"]


def test_what_nobody_came_for_is_released() -> None:
    today = Seeing()
    today.presenter.choose_tab(Tab.WAITING)
    assert today.acts() == [ActName.RELEASE_ALL]
    today.choose("order-0", "order-1")
    assert today.acts() == [ActName.RELEASE, ActName.RELEASE_ALL]
    today.press(ActName.RELEASE)
    assert "release order-0 order-1" in today.work.asked
    assert today.hint.startswith("2 rows released.")


def test_sold_out_is_marked_and_taken_back() -> None:
    today = Seeing()
    assert _names(today) == []
    today.presenter.choose_event("late")
    assert _names(today) == [ActName.SOLD_OUT]
    today.press(ActName.SOLD_OUT)
    assert "sold out late True" in today.work.asked
    assert "sold out" in today.hint
    assert _names(today) == [ActName.NOT_SOLD_OUT]
    assert today.changes == 1


# Supervisors and faults.


def test_other_days_are_refused_where_nobody_can_be_asked() -> None:
    today = Seeing(Work(supervised=True))
    today.presenter.choose_tab(Tab.OTHER)
    assert today.screen.tab is Tab.TODAY
    assert today.hint == "Only a supervisor may see or change other days and desks."
    assert not any(each.startswith("look back") for each in today.work.asked)


def test_a_supervisor_opens_other_days_until_the_screen_is_left() -> None:
    today = Seeing(Work(supervised=True))
    today.presenter.supervisor_wanted = lambda then: then(BOSS)
    today.presenter.choose_tab(Tab.OTHER)
    assert today.screen.tab is Tab.OTHER
    today.presenter.write_day("24.4.2026")
    today.presenter.search("482")
    assert today.work.asked[-2:] == ["look back 2026-04-24", "look back 2026-04-24 482"]
    today.choose("row-0").press(ActName.UNDO)
    assert "take back row-0 mistake by boss" in today.work.asked
    today.presenter.open()
    assert today.presenter.supervisor is None


def test_the_clock_looks_at_no_other_day() -> None:
    """Every look is written down: it must be somebody's."""
    today = Seeing()
    today.presenter.choose_tab(Tab.OTHER)
    before = list(today.work.asked)
    today.presenter.refresh()
    assert today.work.asked == before


def test_a_refused_act_is_done_once_a_supervisor_came() -> None:
    asked: list[Callable[[KnownClerk], None]] = []
    today = Seeing(Work(supervised=True))
    today.presenter.supervisor_wanted = asked.append
    today.choose("row-0").press(ActName.UNDO)
    assert not any("take back" in each for each in today.work.asked)
    asked[0](BOSS)
    assert "take back row-0 mistake by boss" in today.work.asked


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (CannotUndo(UndoRefusal.ALREADY_VOIDED), "These tickets were taken back meanwhile."),
        (StoreFull(Path("ledger.db"), "full"), "fault StoreFull"),
    ],
)
def test_what_kept_the_desk_from_it_is_said(error: Exception, words: str) -> None:
    today = Seeing().choose("row-0")
    today.work.broken = error
    today.press(ActName.UNDO)
    assert today.hint == words
    assert today.changes == 0


# The view.


def test_counts_of_every_kind_are_words() -> None:
    assert composing.counts({TicketKind.HOLDER: 1}) == "1"
    at = made.day()
    later = made.NOW + timedelta(days=1)
    assert composing.clock(at, later).startswith("26.4.2026 ")


def test_a_slip_is_printed_for_the_chosen_row_where_slips_are_printed() -> None:
    today = Seeing().choose("row-1")
    assert ActName.SLIP not in _names_of_acts(today)
    slips = Slips()
    today.presenter.slips = slips
    today.presenter.show()
    assert ActName.SLIP in _names_of_acts(today)
    today.press(ActName.SLIP)
    assert slips.printed == ["row-1"]
    assert "did not take it" in today.hint
    today.choose("row-3")
    assert ActName.SLIP not in _names_of_acts(today)


def _names_of_acts(today: Seeing) -> list[ActName]:
    return [each.name for each in today.screen.acts]


def test_a_supervisor_is_asked_in_place_and_then_it_is_done() -> None:
    today, front = Seeing(Work(supervised=True)), Front()
    asks = Supervision(front.work, front.lane, Unhurried(), today.presenter.show, str)
    today.presenter.supervised_by(asks)
    today.choose("row-0").press(ActName.UNDO)
    assert isinstance(today.screen.panel, SupervisorBody)
    assert today.screen.acts == ()
    today.choose("row-1")
    today.presenter.supervisor_answered("000000")
    assert not any("take back" in each for each in today.work.asked)
    today.presenter.supervisor_answered(PIN)
    assert any("take back row-0 mistake by" in each for each in today.work.asked)
    assert today.screen.panel is None
    today.presenter.open()
    today.presenter.choose_tab(Tab.OTHER)
    assert isinstance(today.screen.panel, SupervisorBody)
    today.presenter.act(ActName.CANCEL)
    assert (today.screen.panel, today.screen.tab) == (None, Tab.TODAY)
