"""What a hurried clerk, a locked store and a second program do to one open card."""

from dataclasses import replace
from pathlib import Path

import pytest

from boxoffice.services.issuing import FaceNeeded
from boxoffice.store.errors import StoreLocked
from boxoffice.ui.desk.screen import FaceBody
from tests.support.desk_work import (
    A,
    B,
    Counter,
    MemoryWork,
    choice,
    event,
    given_row,
    has_tickets,
    on_face,
    overview,
    verdict,
)


def _lock(counter: Counter, *acts: str) -> None:
    counter.work.broken, counter.work.broken_acts = StoreLocked(Path("ledger.db")), frozenset(acts)


@pytest.mark.parametrize("unlock", ["the banner's action", "the next refresh", "the end"])
def test_a_card_that_a_locked_store_refused_comes_to_the_strip_later(
    counter: Counter, unlock: str
) -> None:
    counter.presenter.scanned(A)
    _lock(counter, "set_aside")
    counter.presenter.scanned(B)
    assert counter.work.aside == []
    counter.work.broken = None
    if unlock == "the end":
        counter.presenter.leave()
        assert counter.work.aside == [B, A]
    else:
        counter.presenter.retry() if "banner" in unlock else counter.presenter.refresh()
        assert counter.work.aside == [A]
    counter.presenter.refresh()
    assert counter.work.aside.count(A) == 1


def test_a_give_that_failed_behind_the_next_card_is_not_lost_to_the_same_lock(
    counter: Counter,
) -> None:
    counter.presenter.scanned(A)
    _lock(counter, "give", "set_aside")
    counter.lane.held = True
    counter.presenter.give()
    counter.presenter.scanned(B)
    counter.lane.held = False
    counter.lane.release()
    assert (counter.work.given, counter.work.aside) == ([], [])
    counter.work.broken = None
    counter.presenter.retry()
    assert counter.work.aside == [A]


def test_a_card_read_again_after_the_lock_is_not_on_the_strip_too(counter: Counter) -> None:
    counter.presenter.scanned(A)
    _lock(counter, "set_aside")
    counter.presenter.code_edited("x")
    counter.work.broken = None
    counter.lane.held = True
    counter.presenter.scanned(A)
    counter.lane.held = False
    counter.lane.release()
    counter.presenter.give()
    assert [text for text, _, _ in counter.work.given] == [A]
    assert counter.work.aside == []


def test_a_card_that_goes_by_its_face_meanwhile_asks_for_the_face(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.work.refusal = FaceNeeded(on_face(A), None)
    counter.presenter.give()
    assert isinstance(counter.screen.body, FaceBody)
    counter.work.refusal = None
    counter.presenter.dismiss()
    assert counter.screen.verdict is None


def test_the_event_on_screen_is_the_event_that_is_recorded(counter: Counter) -> None:
    counter.work.state = overview(choice=choice(event("matinee", title={"en": "Matinee"})))
    counter.presenter.scanned(A)
    assert counter.screen.give is not None
    assert "Matinee" in counter.screen.give.text
    counter.work.state = overview()
    counter.presenter.refresh()
    assert "Opening concert" in counter.screen.give.text
    assert [each.text for each in counter.work.asked] == [A, A, A]


def test_a_card_whose_event_left_the_programme_goes_along_to_the_next(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.work.state = overview(choice=None, must_choose=True)
    counter.presenter.refresh()
    assert counter.title == "Valid"
    counter.presenter.choose_event("matinee")
    assert (counter.title, counter.work.aside) == ("Valid", [])
    assert len(counter.work.asked) == 2


def test_tickets_taken_back_are_not_let_in_on(counter: Counter) -> None:
    counter.work.verdicts[A] = has_tickets(A)
    counter.work.state = overview(given=(given_row("row-0"),))
    counter.presenter.refresh()
    counter.presenter.scanned(A)
    assert counter.title.startswith("Has tickets")
    counter.work.verdicts[A] = verdict(A)
    counter.presenter.undo("row-0")
    assert counter.title == "Valid"


def test_a_second_f8_and_a_card_given_meanwhile_ask_for_nothing() -> None:
    counter = Counter(MemoryWork(from_strip=given_row()))
    counter.presenter.scanned(A)
    counter.presenter.scanned(B)
    card_id = counter.screen.not_recorded[0].card_id
    counter.lane.held = True
    counter.presenter.strip_give(card_id)
    counter.work.from_strip = given_row()
    counter.presenter.strip_give(card_id)
    counter.lane.release(1)
    counter.work.from_strip = None
    counter.lane.held = False
    counter.lane.release()
    assert counter.screen.code.note == ""


def test_a_card_on_the_strip_that_gets_nothing_has_to_be_read_again(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.scanned(B)
    counter.presenter.strip_give(counter.screen.not_recorded[0].card_id)
    assert "read again" in counter.screen.code.note


@pytest.mark.parametrize("between", ["a key", "another event"])
def test_a_scan_soon_after_its_card_was_left_is_a_new_read(counter: Counter, between: str) -> None:
    counter.presenter.scanned(A)
    if between == "a key":
        counter.presenter.code_edited("x")
    else:
        counter.presenter.choose_event("concert")
    assert counter.screen.verdict is None
    counter.seconds += 1
    counter.presenter.scanned(A)
    assert counter.title == "Valid"


def test_a_scan_while_an_event_is_being_put_in_force_is_read_for_it(counter: Counter) -> None:
    counter.work.state = replace(counter.work.state, must_choose=True)
    counter.presenter.refresh()
    counter.lane.held = True
    counter.presenter.choose_event("matinee")
    counter.presenter.scanned(A)
    counter.lane.held = False
    counter.lane.release()
    assert counter.title == "Valid"
