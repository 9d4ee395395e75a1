"""The strip of cards set aside, what is undone and given again, and cards waiting for an event."""

from dataclasses import replace
from datetime import timedelta

from boxoffice.domain.event_days import EventTiming
from boxoffice.services.issuing import CannotGive
from boxoffice.ui.desk.screen import (
    ConfirmationBody,
    ReadyBody,
)
from sync.protocol.kinds import VoidReason
from tests.support.desk_work import (
    NOW,
    A,
    B,
    C,
    Counter,
    MemoryWork,
    choice,
    event,
    given_row,
    has_tickets,
    overview,
    refused,
)

# The strip.


def test_one_ticket_is_given_from_the_strip(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.scanned(B)
    counter.work.from_strip = given_row("row-9")
    counter.presenter.strip_give(f"card-{A}")
    assert counter.screen.not_recorded == ()
    assert counter.screen.verdict is not None


def test_a_card_that_must_be_read_again_stays_on_the_strip(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.scanned(B)
    counter.presenter.strip_give(f"card-{A}")
    assert "read again" in counter.screen.code.note
    assert len(counter.screen.not_recorded) == 1
    counter.work.refusal = CannotGive(has_tickets(A), None)
    counter.presenter.strip_give(f"card-{A}")
    assert "read again" in counter.screen.code.note
    assert counter.screen.verdict is not None
    assert "002" in counter.screen.verdict.code


def test_not_given_takes_it_off_the_strip(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.scanned(B)
    counter.presenter.strip_not_given(f"card-{A}")
    assert counter.screen.not_recorded == ()


def test_the_strip_says_when_the_store_fails(counter: Counter) -> None:
    counter.work.broken = OSError()
    counter.presenter.strip_give("card")
    assert counter.screen.banner is not None


# Undo, other reasons, give again.


def test_undo_is_a_mistake_until_another_reason_is_told(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.give()
    counter.presenter.undo("row-1")
    (row,) = counter.screen.given
    assert (row.can_undo, row.can_give_again) == (False, True)
    assert [each.reason for each in row.reasons] == [
        "wrong_count",
        "wrong_event",
        "returned",
        "not_collected",
    ]
    assert isinstance(counter.screen.body, ReadyBody)
    counter.presenter.void_reason("row-1", "wrong_count")
    assert counter.work.undone == [
        ("row-1", VoidReason.MISTAKE),
        ("row-1", VoidReason.WRONG_COUNT),
    ]
    assert "wrong_count" not in [each.reason for each in counter.screen.given[0].reasons]
    counter.presenter.give_again("row-1")
    assert isinstance(counter.screen.body, ConfirmationBody)


def test_an_earlier_customers_row_offers_other_reasons_until_tickets_are_given(
    counter: Counter,
) -> None:
    for number in (A, B):
        counter.presenter.scanned(number)
        counter.presenter.give()
    counter.presenter.undo("row-1")
    first = {row.row_id: row for row in counter.screen.given}["row-1"]
    assert first.can_give_again
    assert first.reasons
    counter.presenter.scanned(C)
    counter.presenter.give()
    first = {row.row_id: row for row in counter.screen.given}["row-1"]
    assert not first.can_give_again
    assert first.reasons == ()


def test_giving_again_leaves_an_open_card_and_typing_alone(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.give_again("row-1")
    assert counter.title == "Valid"
    counter.presenter.code_edited("E")
    before = counter.field_texts
    counter.presenter.give_again("row-1")
    assert counter.field_texts == before


def test_a_card_that_cannot_be_given_again_is_to_be_read(counter: Counter) -> None:
    counter.work.refusal = CannotGive(refused(A), None)
    counter.presenter.give_again("row-1")
    assert "Read the card again" in counter.screen.code.note
    assert counter.screen.verdict is None


# The event.


def test_a_card_before_an_event_is_chosen_waits_for_it() -> None:
    counter = Counter(MemoryWork(state=overview(choice=None, must_choose=True)))
    assert counter.event_wanted == 1
    assert not counter.screen.event.chosen
    counter.presenter.scanned(A)
    assert (counter.event_wanted, counter.work.asked) == (2, [])
    counter.presenter.choose_event("matinee")
    assert counter.title == "Valid"
    assert [each.text for each in counter.work.asked] == [A]


def test_a_card_right_after_the_choice_waits_for_it_and_asks_for_no_event() -> None:
    counter = Counter(MemoryWork(state=overview(choice=None, must_choose=True)))
    asked = counter.event_wanted
    counter.lane.held = True
    counter.presenter.choose_event("matinee")
    counter.presenter.scanned(A)
    counter.lane.release()
    assert counter.event_wanted == asked
    assert counter.title == "Valid"


def test_a_card_dismissed_before_an_event_is_chosen_is_forgotten() -> None:
    counter = Counter(MemoryWork(state=overview(choice=None, must_choose=True)))
    counter.presenter.code_entered(A)
    counter.presenter.dismiss()
    counter.presenter.choose_event("matinee")
    assert counter.work.asked == []


def test_the_desk_asks_once_for_the_event_and_not_over_an_open_card(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.work.state = replace(counter.work.state, must_choose=True)
    counter.presenter.refresh()
    assert counter.event_wanted == 0
    assert counter.title == "Valid"


def test_the_new_day_asks_again_between_two_cards(counter: Counter) -> None:
    counter.work.state = replace(counter.work.state, must_choose=True)
    counter.presenter.refresh()
    counter.presenter.refresh()
    assert counter.event_wanted == 1


def test_another_event_leaves_the_open_card_to_the_strip(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.choose_event("matinee")
    assert counter.work.aside == [A]
    assert counter.screen.verdict is None


def test_a_verdict_for_the_old_event_never_stands_under_the_new_one(counter: Counter) -> None:
    counter.lane.held = True
    counter.presenter.scanned(A)
    counter.presenter.choose_event("matinee")
    counter.lane.release()
    assert counter.screen.verdict is None
    assert counter.work.aside == [A]


def test_an_event_in_advance_turns_the_line_amber() -> None:
    later = choice(event(starts_at=NOW + timedelta(days=3)), EventTiming.ADVANCE)
    counter = Counter(MemoryWork(state=overview(choice=later)))
    assert counter.screen.event.advance
    assert counter.screen.event.when.startswith("Advance: ")


def test_before_the_first_overview_nothing_is_read_or_shown() -> None:
    counter = Counter(MemoryWork(broken=OSError()))
    counter.presenter.code_entered(A)
    counter.presenter.face_day_entered("")
    assert (counter.screens, counter.work.asked) == ([], [])
