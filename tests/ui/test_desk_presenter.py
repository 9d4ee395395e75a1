"""One screen, one path: what the clerk does with a card, and what the desk makes of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from boxoffice.domain.event_days import EventTiming
from boxoffice.domain.face import Face
from boxoffice.domain.verdicts import Action, Allowance, VerdictKind
from boxoffice.scanning.pictures import PictureFault
from boxoffice.scanning.reading import PictureReading
from boxoffice.scanning.symbologies import Reading, Symbology
from boxoffice.services.issuing import CannotGive
from boxoffice.services.overview import Waiting
from boxoffice.services.voiding import CannotUndo, UndoRefusal
from boxoffice.ui.desk.open_card import FACE_CHILDREN
from boxoffice.ui.desk.screen import (
    ChipTone,
    ConfirmationBody,
    FaceBody,
    ReadyBody,
    RefusalBody,
    TicketsBody,
    Tone,
)
from boxoffice.ui.desk.supervision import Answering, Supervision
from boxoffice.ui.sign_in.presenter import Tried
from sync.protocol.card_codes import CodeFormat
from sync.protocol.kinds import CardKind, CardSource, VoidReason
from tests.support.desk_work import (
    ASSISTANT,
    CHILD,
    FRESH,
    GROUP_CHILD,
    HOLDER,
    NOW,
    OLD,
    PERSONAL,
    TODAY,
    WORKER,
    A,
    B,
    Counter,
    MemoryWork,
    choice,
    event,
    given_row,
    has_tickets,
    not_a_code,
    on_face,
    overview,
    refused,
    verdict,
)


@pytest.fixture
def counter() -> Counter:
    """A desk with an event, between two cards."""
    return Counter()


def test_type_enter_enter_is_a_whole_sale(counter: Counter) -> None:
    counter.presenter.code_entered(A)
    assert counter.title == "Valid"
    assert counter.screen.give is not None
    assert counter.screen.give.text.startswith("Give 1 ticket(s) · Opening concert, today 19:00")
    counter.presenter.give()
    assert counter.work.given == [(A, {HOLDER: 1}, None)]
    assert isinstance(counter.screen.body, ConfirmationBody)
    assert (counter.screen.verdict, counter.screen.give) == (None, None)
    assert counter.screen.given[0].row_id == "row-1"


def test_children_start_at_none_and_end_at_the_allowance(counter: Counter) -> None:
    counter.presenter.code_entered(A)
    assert counter.row("child").count == 0
    for _ in range(5):
        counter.presenter.plus("child")
    assert (counter.row("child").count, counter.row("child").can_plus) == (2, False)
    counter.presenter.plus("assistant")
    counter.presenter.minus("child")
    counter.presenter.give()
    assert counter.work.given == [(A, {HOLDER: 1, CHILD: 1, ASSISTANT: 1}, None)]


def test_a_typed_code_asks_to_compare_the_day_and_a_scan_does_not(counter: Counter) -> None:
    counter.presenter.code_entered(A)
    assert counter.screen.verdict is not None
    assert "The card should say" in counter.screen.verdict.lines[0]
    counter.presenter.dismiss()
    counter.presenter.scanned(A)
    assert "The card should say" not in counter.screen.verdict.lines[0]


def test_after_giving_three_characters_stay_for_five_seconds(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.give()
    assert counter.field_texts[-1] == "…001"
    assert counter.timer.seconds == 5.0
    counter.timer.call()
    assert counter.field_texts[-1] == ""
    assert isinstance(counter.screen.body, ReadyBody)


def test_the_clock_of_the_last_card_clears_nothing_of_the_next(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.give()
    counter.presenter.code_edited("E")
    texts = counter.field_texts
    counter.timer.call()
    assert counter.field_texts == texts


def test_the_till_hint_is_in_the_confirmation() -> None:
    hinted = event(till_hint={"en": "3 x Kaiku"})
    counter = Counter(MemoryWork(state=overview(choice=choice(hinted))))
    counter.presenter.scanned(A)
    counter.presenter.give()
    assert isinstance(counter.screen.body, ConfirmationBody)
    assert counter.screen.body.till_hint == "In the till: 3 x Kaiku"


def test_dismissed_means_nothing_is_recorded_or_kept(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.dismiss()
    assert (counter.work.given, counter.work.aside) == ([], [])
    assert isinstance(counter.screen.body, ReadyBody)
    assert counter.field_texts[-1] == ""


# A scan always wins, and no card that could get tickets vanishes.


def test_the_next_card_sends_the_open_one_to_the_strip(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.scanned(B)
    assert counter.work.aside == [A]
    (waits,) = counter.screen.not_recorded
    assert (waits.text, waits.give_text) == ("…001: not recorded", "Give 1")
    assert counter.screen.verdict is not None
    assert "002" in counter.screen.verdict.code


def test_a_key_that_begins_the_next_card_does_so_too(counter: Counter) -> None:
    counter.presenter.scanned(A)
    before = counter.field_texts
    counter.presenter.code_edited("E")
    assert counter.work.aside == [A]
    assert counter.screen.verdict is None
    assert counter.field_texts == before


@pytest.mark.parametrize(
    "found",
    [refused(A), refused(A, VerdictKind.USED), has_tickets(A), not_a_code("HELLO")],
    ids=lambda each: each.kind.value,
)
def test_a_card_that_could_get_nothing_leaves_no_trace(counter: Counter, found: object) -> None:
    counter.work.verdicts[A] = found  # type: ignore[assignment]
    counter.presenter.code_entered(A)
    counter.presenter.scanned(B)
    assert counter.work.aside == []


def test_a_card_on_its_face_goes_to_the_strip(counter: Counter) -> None:
    counter.work.verdicts[A] = on_face(A)
    counter.presenter.scanned(A)
    counter.presenter.scanned(B)
    assert counter.work.aside == [A]


def test_the_same_card_read_again_within_three_seconds_is_one_read(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.plus("child")
    counter.seconds += 2.9
    counter.presenter.scanned(A)
    assert (len(counter.work.asked), counter.row("child").count) == (1, 1)
    counter.seconds += 3.1
    counter.presenter.scanned(A)
    assert len(counter.work.asked) == 2
    assert counter.work.aside == []


@pytest.mark.parametrize("end", ["given", "dismissed"])
def test_a_card_that_was_dealt_with_may_come_again_at_once(counter: Counter, end: str) -> None:
    counter.presenter.scanned(A)
    counter.presenter.give() if end == "given" else counter.presenter.dismiss()
    counter.presenter.scanned(A)
    assert len(counter.work.asked) == 2


def test_a_typed_code_scanned_at_once_is_the_same_read(counter: Counter) -> None:
    counter.presenter.code_entered("esp 000 001")
    counter.presenter.scanned(A)
    assert len(counter.work.asked) == 1


def test_an_empty_code_asks_nothing(counter: Counter) -> None:
    counter.presenter.code_entered("  - ")
    assert counter.work.asked == []


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


# On the card's face.


def test_the_face_is_two_steps_in_place(counter: Counter) -> None:
    counter.work.verdicts[A] = on_face(A)
    counter.presenter.code_entered(A)
    assert isinstance(counter.screen.body, FaceBody)
    assert counter.screen.body.step == 1
    counter.presenter.give()
    assert counter.screen.body.step == 2
    for _ in range(2):
        counter.presenter.plus("face_children")
    counter.presenter.minus("child")
    assert (counter.screen.body.children.count, counter.row("child").count) == (2, 1)
    counter.presenter.give()
    ((_, tickets, face),) = counter.work.given
    assert tickets == {HOLDER: 1, CHILD: 1}
    assert face is not None
    assert (face.last_valid_day, face.children, face.kind) == (TODAY, 2, CardKind.PERSONAL)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("tomorrow", "Write the day"), ("24.4.2026", "past"), ("31.2.2027", "Write the day")],
)
def test_a_day_that_cannot_be_is_told_beside_the_field(
    counter: Counter, typed: str, problem: str
) -> None:
    counter.work.verdicts[A] = on_face(A)
    counter.presenter.code_entered(A)
    counter.presenter.face_day_entered(typed)
    assert isinstance(counter.screen.body, FaceBody)
    assert (counter.screen.body.step, counter.screen.body.day_text) == (1, typed)
    assert problem in counter.screen.body.day_error
    counter.presenter.face_day_edited("14.3.2027")
    assert counter.screen.body.day_error == ""
    counter.presenter.give()
    assert (counter.screen.body.step, counter.screen.body.day_text) == (2, "2027-03-14")


def test_a_past_day_takes_tickets_by_the_way_it_leaves_open(counter: Counter) -> None:
    counter.work.verdicts[A] = refused(
        A, VerdictKind.EXPIRED, alternative=Action.GIVE_ON_FACE, allowances=on_face(A).allowances
    )
    counter.presenter.code_entered(A)
    assert isinstance(counter.screen.body, RefusalBody)
    assert counter.screen.body.alternative == "The card shows a later day"
    counter.presenter.give()
    assert counter.work.given == []
    counter.presenter.alternative()
    counter.presenter.face_day_entered("1.12.2026")
    counter.presenter.give()
    ((_, _, face),) = counter.work.given
    assert face is not None
    assert face.last_valid_day == date(2026, 12, 1)


def test_a_card_given_on_its_face_gets_more_by_its_face(counter: Counter) -> None:
    counter.work.verdicts[A] = has_tickets(
        A,
        card=None,
        alternative=Action.GIVE_ON_FACE,
        allowances=(Allowance(HOLDER, 0, 0), Allowance(CHILD, 0, 0), Allowance(ASSISTANT, None, 0)),
    )
    counter.presenter.code_entered(A)
    counter.presenter.plus("assistant")
    counter.presenter.give()
    assert counter.work.given == []
    assert isinstance(counter.screen.body, FaceBody)


class _NobodyAsked:
    """A venue without clerks and reasons: who is at the desk answers at once."""

    def answering(self) -> Answering:
        return Answering()

    def try_supervisor(self, name: str, pin: str) -> Tried:
        raise AssertionError("nobody has to be asked")


@pytest.fixture
def supervised(counter: Counter) -> Counter:
    """A desk at which a supervisor's word is there as soon as it is asked for."""
    presenter = counter.presenter
    asks = Supervision(_NobodyAsked(), counter.lane, counter.timer, presenter.show, str)
    presenter.supervised_by(asks)
    return counter


def test_a_supervisor_gives_by_the_face_of_a_used_card(supervised: Counter) -> None:
    supervised.work.verdicts[A] = refused(
        A,
        VerdictKind.USED,
        card=None,
        alternative=Action.OVERRIDE,
        rests_on=Action.GIVE_ON_FACE,
        allowances=on_face(A).allowances,
    )
    supervised.presenter.code_entered(A)
    assert isinstance(supervised.screen.body, RefusalBody)
    assert supervised.screen.body.alternative == "A supervisor gives"
    supervised.presenter.give()
    supervised.presenter.alternative()
    assert isinstance(supervised.screen.body, FaceBody)
    supervised.presenter.face_day_entered("1.12.2026")
    supervised.presenter.plus(FACE_CHILDREN)
    supervised.presenter.give()
    ((text, tickets, face),) = supervised.work.given
    assert (text, tickets, face) == (A, {HOLDER: 1, CHILD: 1}, Face(date(2026, 12, 1), 1))
    assert len(supervised.work.approvals) == 1


def test_a_card_that_a_supervisor_answered_for_does_not_vanish(supervised: Counter) -> None:
    """The next card came before Enter: what the supervisor gave may have been handed out."""
    sold_out = refused(
        A,
        VerdictKind.NO_QUOTA,
        alternative=Action.OVERRIDE,
        rests_on=Action.GIVE,
        allowances=PERSONAL,
        sold_out=True,
    )
    supervised.work.verdicts[A] = sold_out
    supervised.presenter.code_entered(A)
    supervised.presenter.code_entered(B)
    supervised.presenter.dismiss()
    assert supervised.work.aside == []
    supervised.presenter.code_entered(A)
    supervised.presenter.alternative()
    supervised.presenter.code_entered(B)
    assert supervised.work.aside == [A]


def test_record_as_written_comes_after_a_second_identical_reading(counter: Counter) -> None:
    counter.work.verdicts["HELLO"] = not_a_code("HELLO")
    counter.presenter.code_entered("hello")
    assert [each.repeated for each in counter.work.asked] == [False]
    assert isinstance(counter.screen.body, RefusalBody)
    assert counter.screen.body.alternative == ""
    counter.work.verdicts["HELLO"] = not_a_code("HELLO", repeated=True)
    counter.presenter.code_entered("Hello")
    assert counter.work.asked[-1].repeated
    assert counter.screen.body.alternative == "Record as written"
    counter.presenter.alternative()
    counter.presenter.face_day_entered("")
    counter.presenter.give()
    ((text, tickets, face),) = counter.work.given
    assert (text, tickets) == ("HELLO", {HOLDER: 1})
    assert face is not None


def test_another_reading_between_two_identical_ones_counts_anew(counter: Counter) -> None:
    counter.work.verdicts["HELLO"] = not_a_code("HELLO")
    for text in ("HELLO", A, "HELLO"):
        counter.presenter.code_entered(text)
    assert [each.repeated for each in counter.work.asked] == [False, False, False]


# An old list.


def test_an_old_list_is_confirmed_once_for_the_shift() -> None:
    counter = Counter(MemoryWork(state=overview(list_state=OLD)))
    for code in (A, B):
        counter.work.verdicts[code] = verdict(
            code, list_state=OLD, old_list=True, needs_confirmation=True
        )
    counter.presenter.code_entered(A)
    assert counter.screen.give is not None
    assert counter.screen.give.text.startswith("The card list is old")
    assert counter.screen.give.tone is Tone.CAUTION
    counter.presenter.give()
    assert counter.work.given == []
    assert counter.screen.give.text.startswith("Give 1")
    counter.presenter.give()
    counter.presenter.code_entered(B)
    assert counter.screen.give.text.startswith("Give 1")
    assert [each.old_list_confirmed for each in counter.work.asked] == [False, True, True]


def test_on_an_old_list_enter_in_the_day_confirms_first(counter: Counter) -> None:
    counter.work.verdicts[A] = on_face(A, needs_confirmation=True, list_state=OLD)
    counter.presenter.code_entered(A)
    counter.presenter.face_day_entered("")
    assert isinstance(counter.screen.body, FaceBody)
    assert counter.screen.body.step == 1
    assert counter.work.asked[-1].old_list_confirmed


# Tickets from before, and groups.


def test_a_card_with_tickets_is_let_in(counter: Counter) -> None:
    counter.work.verdicts[A] = has_tickets(A)
    counter.presenter.scanned(A)
    assert counter.screen.verdict is not None
    assert counter.screen.verdict.tone is Tone.NEUTRAL
    assert counter.screen.give is not None
    assert counter.screen.give.text == "Let in"
    counter.presenter.give()
    assert counter.work.let == [A]
    assert isinstance(counter.screen.body, ReadyBody)
    counter.presenter.scanned(A)
    assert len(counter.work.asked) == 2


def test_children_are_added_to_tickets_from_before(counter: Counter) -> None:
    counter.work.verdicts[A] = has_tickets(A)
    counter.presenter.scanned(A)
    counter.presenter.plus("child")
    assert counter.screen.give is not None
    assert counter.screen.give.text.startswith("Give 1 ticket(s)")
    counter.presenter.give()
    assert (counter.work.given, counter.work.let) == ([(A, {CHILD: 1}, None)], [])


def test_a_group_card_counts_workers_and_clients(counter: Counter) -> None:
    card = verdict(A).card
    assert card is not None
    counter.work.verdicts[A] = verdict(
        A,
        card=replace(card, kind=CardKind.COMMUNITY),
        allowances=(Allowance(WORKER, 2, 1), Allowance(GROUP_CHILD, None, 0)),
    )
    counter.presenter.scanned(A)
    assert counter.title == "Valid: group card"
    for _ in range(12):
        counter.presenter.plus("group_child")
    for _ in range(3):
        counter.presenter.plus("worker")
    counter.presenter.plus("holder")
    counter.presenter.give()
    assert counter.work.given == [(A, {WORKER: 2, GROUP_CHILD: 12}, None)]


def test_with_no_ticket_chosen_the_button_waits(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.minus("holder")
    assert counter.screen.give is not None
    assert not counter.screen.give.enabled
    counter.presenter.give()
    assert counter.work.given == []
    assert isinstance(counter.screen.body, TicketsBody)


# What the clerk must always see.


def test_online_and_offline_are_told_and_passed_on(counter: Counter) -> None:
    assert counter.screen.connection.text.startswith("Offline")
    assert counter.screen.connection.tone is ChipTone.WARN
    counter.presenter.connection(online=True)
    assert counter.screen.connection.text == "Online · list 4 min old"
    assert counter.screen.connection.tone is ChipTone.GOOD
    counter.presenter.scanned(A)
    assert counter.work.asked[-1].online


def test_rows_that_wait_too_long_turn_amber() -> None:
    late = Waiting(3, NOW - timedelta(hours=25))
    counter = Counter(MemoryWork(state=overview(waiting=late, list_state=FRESH)))
    assert counter.screen.waiting.text == "3 waiting · oldest 25 h"
    assert counter.screen.waiting.tone is ChipTone.WARN


def test_the_customer_may_be_shown_the_verdict_or_a_greeting(counter: Counter) -> None:
    assert counter.presenter.verdict_kind == "ready"
    counter.work.verdicts[A] = refused(A)
    counter.presenter.scanned(A)
    assert counter.presenter.verdict_kind == "blocked"
    assert counter.presenter.overview is counter.work.state


def test_keys_without_an_open_card_do_nothing(counter: Counter) -> None:
    before = counter.screen
    for act in (counter.presenter.give, counter.presenter.alternative):
        act()
    counter.presenter.plus("child")
    counter.presenter.face_day_entered("1.1.2030")
    assert counter.screen == before
    assert counter.work.given == []


def test_a_typed_code_is_told_apart_from_a_scan(counter: Counter) -> None:
    counter.presenter.code_entered(A)
    counter.presenter.scanned(B)
    assert [each.source for each in counter.work.asked] == [CardSource.TYPED, CardSource.WEDGE]


def test_a_card_before_the_camera_is_checked_once_as_a_picture(counter: Counter) -> None:
    counter.presenter.filmed(A)
    counter.presenter.filmed(A)
    assert [each.source for each in counter.work.asked] == [CardSource.PICTURE]


def test_a_scanner_set_up_for_another_keyboard_is_put_right() -> None:
    formats = (CodeFormat(id="a", pattern="ESP-[0-9]{6}|ESP[0-9]{6}", example="ESP 000 001"),)
    counter = Counter(MemoryWork(state=replace(overview(), formats=formats)))
    counter.presenter.scanned('ESP!"#¤%&')
    assert counter.work.asked[-1].text == "ESP123456"


def test_the_strip_says_the_event_where_it_is_another(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.scanned(B)
    assert counter.screen.not_recorded[0].text == "…001: not recorded"
    both = {"concert": event(), "later": event("later")}
    counter.work.state = replace(counter.work.state, choice=choice(event("later")), events=both)
    counter.presenter.refresh()
    assert counter.screen.not_recorded[0].text == "…001, Opening concert: not recorded"


def test_a_card_whose_event_left_the_programme_is_opened_and_answered(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.scanned(B)
    counter.presenter.dismiss()
    later = event("later")
    counter.work.state = replace(counter.work.state, choice=choice(later), events={later.id: later})
    counter.presenter.refresh()
    line = counter.screen.not_recorded[0]
    assert "Its event is gone" in line.text
    assert line.give_text == "Open the card"
    counter.presenter.strip_give(line.card_id)
    assert counter.title == "Valid"
    assert counter.screen.not_recorded != ()
    counter.presenter.give()
    assert [text for text, _, _ in counter.work.given] == [A]
    assert counter.screen.not_recorded == ()


def test_cards_read_before_the_event_was_chosen_are_all_kept() -> None:
    counter = Counter(MemoryWork(state=overview(choice=None, must_choose=True)))
    for card in (A, B, A, "ESP104999"):
        counter.presenter.scanned(card)
    assert counter.work.asked == []
    counter.presenter.choose_event("concert")
    assert sorted(counter.work.aside) == sorted([B, A])
    assert counter.screen.verdict is not None
    assert "999" in counter.screen.verdict.code


def test_a_key_does_not_forget_the_card_that_waits_for_the_event() -> None:
    counter = Counter(MemoryWork(state=overview(choice=None, must_choose=True)))
    counter.presenter.scanned(A)
    counter.presenter.code_edited("E")
    counter.presenter.scanned(B)
    counter.presenter.choose_event("concert")
    assert counter.work.aside == [A]


@pytest.mark.parametrize("text", [A, None])
def test_of_several_pictures_the_first_is_read_and_the_others_are_said(
    counter: Counter, text: str | None
) -> None:
    codes = () if text is None else (Reading(text, Symbology.QR),)
    fault = None if text else PictureFault.NO_CODE
    counter.work.reading = PictureReading("one.png", codes, fault)
    counter.presenter.pictures(["one.png", "two.png", "three.png"])
    assert counter.screen.code.note.endswith("2 more photo(s) not read: one card at a time.")
    counter.presenter.pictures(["one.png"])
    assert "more photo" not in counter.screen.code.note


def test_a_card_open_over_the_change_of_day_shows_what_is_so_now(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.plus("child")
    tomorrow = NOW + timedelta(days=1)
    counter.work.verdicts[A] = verdict(A, decided_at=tomorrow)
    counter.work.state = replace(counter.work.state, now=tomorrow, must_choose=True)
    asked: list[bool] = []
    counter.presenter.event_wanted = lambda: asked.append(True)
    counter.presenter.refresh()
    assert (counter.title, counter.row("child").count, asked) == ("Valid", 1, [])
    counter.work.verdicts[A] = refused(A, VerdictKind.EXPIRED, decided_at=NOW)
    counter.work.state = replace(counter.work.state, now=tomorrow + timedelta(days=1))
    counter.presenter.refresh()
    assert counter.title == "Last valid day is past"
    counter.presenter.dismiss()
    assert asked == [True]


def test_what_was_opened_for_the_shift_ends_with_the_day(counter: Counter) -> None:
    counter.work.verdicts[A] = verdict(A, list_state=OLD, needs_confirmation=True)
    counter.work.state = replace(counter.work.state, list_state=OLD)
    counter.presenter.refresh()
    counter.presenter.scanned(A)
    counter.presenter.give()
    assert counter.work.asked[-1].old_list_confirmed
    counter.presenter.dismiss()
    counter.work.state = replace(counter.work.state, now=NOW + timedelta(days=1))
    counter.presenter.refresh()
    counter.presenter.scanned(A)
    assert not counter.work.asked[-1].old_list_confirmed
