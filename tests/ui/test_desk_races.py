"""Cards that come while the store is slow, and what the store or another desk says against."""

from pathlib import Path

import pytest

from boxoffice.services.issuing import CannotGive
from boxoffice.services.voiding import CannotUndo, UndoRefusal
from boxoffice.store.errors import StoreFull
from boxoffice.ui.desk.screen import (
    ConfirmationBody,
    ReadyBody,
)
from tests.support.desk_work import (
    CHILD,
    HOLDER,
    A,
    B,
    Counter,
    has_tickets,
)

# Races: the store's lane is slower than the clerk.


def test_a_verdict_that_comes_after_the_next_scan_is_dropped_but_kept_on_the_strip(
    counter: Counter,
) -> None:
    counter.lane.held = True
    counter.presenter.scanned(A)
    counter.presenter.scanned(B)
    counter.lane.release()
    assert counter.screen.verdict is not None
    assert "002" in counter.screen.verdict.code
    assert not any("000 001" in each.verdict.code for each in counter.screens if each.verdict)
    assert counter.work.aside == [A]


def test_while_the_store_is_busy_another_card_is_seen_to_be_checked(counter: Counter) -> None:
    """Else the verdict of the card before would be taken for this one's."""
    counter.presenter.scanned(A)
    counter.lane.held = True
    counter.presenter.scanned(B)
    assert counter.timer.seconds <= 0.1
    counter.timer.call()
    body = counter.screen.body
    assert (counter.title, counter.screen.give) == ("", None)
    assert isinstance(body, ReadyBody)
    assert body.title == "Checking the card that was read last"
    counter.lane.release()
    assert counter.screen.verdict is not None
    assert "002" in counter.screen.verdict.code


def test_a_confirmation_gives_way_to_the_card_that_is_checked(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.give()
    counter.lane.held = True
    counter.presenter.scanned(B)
    counter.timer.call()
    assert isinstance(counter.screen.body, ReadyBody)


@pytest.mark.parametrize("act", ["dismissed", "answered", "failed", "cleared"])
def test_what_is_no_longer_checked_is_not_said_to_be(counter: Counter, act: str) -> None:
    counter.lane.held = True
    counter.presenter.scanned(A)
    busy = counter.timer.call
    busy()
    if act == "failed":
        counter.work.broken = StoreFull(Path("made-up"), "full")
    if act == "dismissed":
        counter.presenter.dismiss()
    elif act == "cleared":
        counter.presenter.code_edited("")
    else:
        counter.lane.release()
    busy()
    body = counter.screen.body
    assert not (isinstance(body, ReadyBody) and body.title.startswith("Checking"))


def test_the_same_card_read_again_stays_on_screen(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.lane.held = True
    counter.presenter.code_entered(A)
    counter.timer.call()
    assert counter.title == "Valid"


def test_two_readings_of_one_card_under_way_are_one_card(counter: Counter) -> None:
    counter.lane.held = True
    counter.presenter.code_entered(A)
    counter.presenter.code_entered(A)
    counter.lane.release()
    assert counter.title == "Valid"
    assert counter.work.aside == []


def test_what_is_typed_while_a_check_runs_is_never_overwritten(counter: Counter) -> None:
    counter.lane.held = True
    counter.presenter.code_entered(A)
    counter.presenter.code_edited("E")
    counter.lane.release()
    assert counter.field_texts == []
    assert counter.screen.verdict is None
    assert counter.work.aside == [A]


def test_a_card_dismissed_while_its_check_runs_is_gone(counter: Counter) -> None:
    counter.lane.held = True
    counter.presenter.code_entered(A)
    counter.presenter.dismiss()
    counter.lane.release()
    assert counter.screen.verdict is None
    assert counter.work.aside == []


def test_a_code_cleared_while_its_check_runs_is_gone(counter: Counter) -> None:
    counter.lane.held = True
    counter.presenter.code_entered(A)
    counter.presenter.code_edited("")
    counter.lane.release()
    assert counter.screen.verdict is None
    assert counter.work.aside == []


def test_give_twice_at_once_records_once(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.lane.held = True
    counter.presenter.give()
    counter.presenter.give()
    counter.presenter.plus("child")
    counter.presenter.dismiss()
    counter.lane.release()
    assert counter.work.given == [(A, {HOLDER: 1}, None)]
    assert isinstance(counter.screen.body, ConfirmationBody)


def test_the_next_scan_while_tickets_are_recorded_takes_nothing_from_either(
    counter: Counter,
) -> None:
    counter.presenter.scanned(A)
    counter.lane.held = True
    counter.presenter.give()
    counter.presenter.scanned(B)
    counter.lane.release()
    assert counter.work.given == [(A, {HOLDER: 1}, None)]
    assert counter.work.aside == []
    assert counter.screen.verdict is not None
    assert "002" in counter.screen.verdict.code
    counter.lane.held = False
    counter.presenter.give()
    assert [code for code, _, _ in counter.work.given] == [A, B]


def test_typing_while_tickets_are_recorded_is_not_overwritten(counter: Counter) -> None:
    counter.presenter.scanned(A)
    before = counter.field_texts
    counter.lane.held = True
    counter.presenter.give()
    counter.presenter.code_edited("E")
    counter.lane.release()
    assert counter.field_texts == before
    assert counter.work.aside == []
    assert counter.screen.given[0].row_id == "row-1"


def test_a_give_that_fails_after_the_next_card_came_is_kept_on_the_strip(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.lane.held = True
    counter.work.broken, counter.work.broken_acts = OSError(), frozenset({"give"})
    counter.presenter.give()
    counter.presenter.scanned(B)
    counter.lane.release(1)
    assert counter.screen.banner is not None
    counter.lane.release()
    assert counter.work.aside == [A]
    assert counter.screen.verdict is not None
    assert "002" in counter.screen.verdict.code


def test_letting_in_does_not_close_the_next_card(counter: Counter) -> None:
    counter.work.verdicts[A] = has_tickets(A)
    counter.presenter.scanned(A)
    counter.lane.held = True
    counter.presenter.give()
    counter.presenter.give()
    counter.presenter.scanned(B)
    counter.lane.release()
    assert counter.work.let == [A]
    assert counter.title == "Valid"


# What the store or another desk says against it.


def test_while_the_store_fails_the_card_stays_open_and_can_be_given_later(
    counter: Counter,
) -> None:
    counter.presenter.scanned(A)
    counter.presenter.plus("child")
    counter.work.broken = OSError()
    counter.presenter.give()
    assert counter.screen.banner is not None
    assert (counter.screen.banner.text, counter.screen.banner.action) == (
        "fault OSError",
        "Try again",
    )
    assert counter.row("child").count == 1
    counter.work.broken = None
    counter.presenter.retry()
    assert counter.screen.banner is None
    counter.presenter.give()
    assert counter.work.given == [(A, {HOLDER: 1, CHILD: 1}, None)]


def test_a_check_that_failed_is_made_again_by_the_banner(counter: Counter) -> None:
    counter.work.broken = OSError()
    counter.presenter.scanned(A)
    assert counter.screen.banner is not None
    counter.work.broken = None
    counter.presenter.retry()
    assert (counter.title, counter.screen.banner) == ("Valid", None)


def test_a_card_whose_check_failed_can_be_scanned_again_at_once(counter: Counter) -> None:
    counter.work.broken = OSError()
    counter.presenter.scanned(A)
    counter.work.broken = None
    counter.presenter.scanned(A)
    assert (counter.title, counter.screen.banner) == ("Valid", None)


def test_tickets_given_elsewhere_meanwhile_show_the_verdict_as_it_is_now(
    counter: Counter,
) -> None:
    counter.presenter.scanned(A)
    counter.work.refusal = CannotGive(has_tickets(A), None)
    counter.presenter.give()
    assert counter.title == "Has tickets: 1"
    assert (counter.work.given, counter.screen.banner) == ([], None)


def test_tickets_given_elsewhere_do_not_take_the_screen_from_the_next_card(
    counter: Counter,
) -> None:
    counter.presenter.scanned(A)
    counter.lane.held = True
    counter.work.refusal = CannotGive(has_tickets(A), None)
    counter.presenter.give()
    counter.presenter.scanned(B)
    counter.lane.release()
    assert counter.title == "Valid"
    assert counter.work.aside == [A]


@pytest.mark.parametrize("refusal", list(UndoRefusal))
def test_what_cannot_be_undone_is_said_below_the_field(
    counter: Counter, refusal: UndoRefusal
) -> None:
    counter.work.refusal = CannotUndo(refusal)
    counter.presenter.undo("row-1")
    assert counter.screen.code.note
    assert counter.screen.code.note_is_error
    counter.presenter.code_edited("E")
    assert counter.screen.code.note == ""
