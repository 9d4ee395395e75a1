"""One screen, one path: what the clerk does with a card, and what the desk makes of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.scanning.pictures import PictureFault
from boxoffice.scanning.reading import PictureReading
from boxoffice.scanning.symbologies import Reading
from boxoffice.services.overview import Waiting
from boxoffice.ui.desk.presenter import DeskPresenter
from boxoffice.ui.desk.screen import (
    ChipTone,
    ConfirmationBody,
    FaceBody,
    ReadyBody,
    Tone,
)
from sync.protocol.card_codes import CodeFormat
from sync.protocol.kinds import CardSource
from sync.protocol.symbologies import Symbology
from tests.support.desk_work import (
    ASSISTANT,
    CHILD,
    FRESH,
    HOLDER,
    NOW,
    OLD,
    A,
    B,
    Counter,
    MemoryWork,
    choice,
    event,
    has_tickets,
    not_a_code,
    on_face,
    overview,
    refused,
    verdict,
)


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


@pytest.mark.parametrize(
    ("found", "begin"),
    [
        (has_tickets(A), lambda desk: desk.plus("child")),
        (
            refused(A, VerdictKind.EXPIRED, alternative=Action.GIVE_ON_FACE),
            lambda desk: desk.alternative(),
        ),
        (not_a_code(A, repeated=True), lambda desk: desk.alternative()),
    ],
    ids=["children added", "expired, by its face", "as written"],
)
def test_what_was_begun_on_a_card_does_not_vanish(
    counter: Counter, found: Verdict, begin: Callable[[DeskPresenter], None]
) -> None:
    counter.work.verdicts[A] = found
    counter.presenter.scanned(A)
    begin(counter.presenter)
    counter.presenter.scanned(B)
    assert counter.work.aside == [A]


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


def test_the_customer_may_be_shown_what_holds_now_or_a_greeting(counter: Counter) -> None:
    presenter, work = counter.presenter, counter.work
    assert presenter.for_customer == "ready"
    work.verdicts[A] = refused(A)
    presenter.scanned(A)
    assert presenter.for_customer == "blocked"
    assert presenter.overview is work.state
    # Nobody is turned away in writing whose tickets are on their way.
    work.verdicts[B] = on_face(B)
    presenter.scanned(B)
    assert presenter.for_customer == "face"
    presenter.face_day_entered("1.1.2030")
    assert presenter.for_customer == "valid"


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
    assert counter.presenter.meant('ESP!"#¤%&') == "ESP123456"
    assert counter.presenter.meant("ESP 12") == "ESP 12"


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
