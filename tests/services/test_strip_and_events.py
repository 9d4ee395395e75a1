"""Cards set aside, the event of the moment, and the desk's state in figures."""

from datetime import UTC, datetime, timedelta

import pytest

from boxoffice.domain.event_days import EventTiming
from boxoffice.domain.face import Face
from boxoffice.domain.paper import WrittenLine
from boxoffice.domain.topics import Changes, Topic, changed
from boxoffice.domain.verdicts import Verdict, VerdictKind
from boxoffice.services.checking import check
from boxoffice.services.choosing_events import choose_event, chosen_event, event_choices
from boxoffice.services.collecting import let_in
from boxoffice.services.desk import Desk, EventUnknown, NothingFetched, tidy
from boxoffice.services.entering_paper import Sheet, keep_for_mending, waiting_lines
from boxoffice.services.issuing import (
    Approval,
    ConfirmationNeeded,
    give,
    give_approved,
    record_as_written,
)
from boxoffice.services.overview import ledger, overview, status
from boxoffice.services.selling_out import mark_sold_out
from boxoffice.services.unrecorded import give_first, not_given, set_aside, waiting_cards
from boxoffice.services.voiding import undo
from sync.protocol.kinds import CardSource, TicketKind
from sync.protocol.programme import Policy
from tests.support.desks import (
    BLOCKED,
    GROUP,
    LAST_DAY,
    NOW,
    TODAY,
    UNKNOWN,
    VALID,
    MadeUpDesk,
)

HOLDER = TicketKind.HOLDER


def aside(desk: Desk, code: str, *, online: bool = True) -> str:
    verdict = check(desk, code, CardSource.WEDGE, "concert", online=online)
    card = set_aside(desk, verdict).value
    assert card is not None
    return card.id


def test_a_card_set_aside_survives_a_restart(desk: Desk, made: MadeUpDesk) -> None:
    aside(desk, VALID.code)
    desk.close()
    with made.open() as again:
        (card,) = waiting_cards(again)
        assert card.code.text == VALID.code
        assert card.code.grouped == "ESP 000 001"
        assert (card.event, card.at, card.source) == ("concert", NOW, CardSource.WEDGE)


def test_the_same_card_is_set_aside_once(desk: Desk) -> None:
    aside(desk, VALID.code)
    aside(desk, VALID.code)
    aside(desk, GROUP.code)
    assert [card.code.text for card in waiting_cards(desk)] == [VALID.code, GROUP.code]


@pytest.mark.parametrize("code", [BLOCKED.code, "HELLO", UNKNOWN])
def test_a_card_that_could_get_nothing_is_not_set_aside(desk: Desk, code: str) -> None:
    verdict = check(desk, code, CardSource.WEDGE, "concert", online=True)
    done = set_aside(desk, verdict)
    assert (done.value, done.changes) == (None, Changes())
    assert waiting_cards(desk) == ()


def test_a_card_with_tickets_waits_until_it_is_let_in(desk: Desk) -> None:
    give(
        desk,
        check(desk, VALID.code, CardSource.WEDGE, "concert", online=True),
        {HOLDER: 1},
    )
    card = aside(desk, VALID.code)
    assert give_first(desk, card, online=True).value is None
    again = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    assert Topic.UNRECORDED in let_in(desk, again).topics
    assert waiting_cards(desk) == ()


@pytest.mark.parametrize("code", ["HELLO", "ESP000003"])
def test_a_card_as_written_or_by_its_face_waits_until_it_is_recorded(desk: Desk, code: str) -> None:
    def read() -> Verdict:
        return check(desk, code, CardSource.WEDGE, "concert", online=False, repeated=True)

    card = set_aside(desk, read()).value
    assert card is not None
    assert [each.code.text for each in waiting_cards(desk)] == [code]
    assert give_first(desk, card.id, online=False).value is None
    face = Face(LAST_DAY.last_valid_day + timedelta(days=90), 0)
    record = record_as_written if code == "HELLO" else give
    record(desk, read(), {HOLDER: 1}, face=face)
    assert waiting_cards(desk) == ()


def test_the_first_ticket_is_given_from_the_strip(desk: Desk) -> None:
    done = give_first(desk, aside(desk, VALID.code), online=True)
    assert done.value is not None
    assert done.value.tickets == {HOLDER: 1}
    assert Topic.UNRECORDED in done.changes.topics
    assert waiting_cards(desk) == ()
    assert give_first(desk, "gone", online=True).value is None


def test_a_card_that_goes_by_its_face_is_read_again(desk: Desk) -> None:
    card = aside(desk, UNKNOWN, online=False)
    assert give_first(desk, card, online=False).value is None
    assert len(waiting_cards(desk)) == 1
    verdict = check(desk, UNKNOWN, CardSource.TYPED, "concert", online=False)
    give(desk, verdict, {HOLDER: 1}, face=Face(TODAY))
    assert waiting_cards(desk) == ()


def test_an_old_list_asks_on_the_strip_too(desk: Desk, made: MadeUpDesk) -> None:
    verdict = check(desk, VALID.code, CardSource.WEDGE, "museum", online=True)
    card = set_aside(desk, verdict).value
    assert card is not None
    made.clock.advance(timedelta(hours=80))
    with pytest.raises(ConfirmationNeeded):
        give_first(desk, card.id, online=False)
    assert give_first(desk, card.id, online=False, old_list_confirmed=True).value is not None


def test_a_supervisors_card_is_read_again_before_it_gets_any(desk: Desk) -> None:
    """The supervisor's word was for the card on the screen: the strip alone gives nothing."""
    mark_sold_out(desk, "concert")
    card = aside(desk, VALID.code)
    assert give_first(desk, card, online=True).value is None
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    give_approved(desk, verdict, {HOLDER: 1}, Approval())
    assert waiting_cards(desk) == ()


def test_a_card_that_was_not_given_tickets_leaves_no_trace(desk: Desk) -> None:
    card = aside(desk, VALID.code)
    assert not_given(desk, card) == changed(Topic.UNRECORDED)
    assert not not_given(desk, card)
    assert waiting_cards(desk) == ()
    assert status(desk).rows == 0


def test_todays_events_come_first(desk: Desk) -> None:
    assert [choice.event.id for choice in event_choices(desk)] == [
        "concert",
        "matinee",
        "course",
        "museum",
        "tomorrow",
    ]


def test_the_event_is_asked_for_again_on_a_new_day(desk: Desk, made: MadeUpDesk) -> None:
    assert chosen_event(desk).must_choose
    with pytest.raises(EventUnknown):
        choose_event(desk, "nothing")
    assert Topic.EVENT in choose_event(desk, "museum").topics
    chosen = chosen_event(desk)
    assert chosen.choice is not None
    assert (chosen.choice.event.id, chosen.must_choose) == ("museum", False)
    made.clock.advance(timedelta(days=1))
    later = chosen_event(desk)
    assert later.choice is not None
    assert (later.choice.event.id, later.must_choose) == ("museum", True)


Moment = tuple[int, int, int, int, int]
"""Year, month, day, hour and minute, in UTC."""


@pytest.mark.parametrize(
    ("chosen", "before", "from_then"),
    [
        # 05:00 in Helsinki, in summer, in winter, and over the night in which summer ends.
        ((2026, 4, 25, 20, 30), (2026, 4, 26, 1, 59), (2026, 4, 26, 2, 0)),
        ((2026, 11, 24, 20, 30), (2026, 11, 25, 2, 59), (2026, 11, 25, 3, 0)),
        ((2026, 10, 24, 20, 30), (2026, 10, 25, 2, 59), (2026, 10, 25, 3, 0)),
    ],
)
def test_the_event_is_asked_for_at_five_by_the_networks_time(
    desk: Desk,
    made: MadeUpDesk,
    chosen: Moment,
    before: Moment,
    from_then: Moment,
) -> None:
    def at(moment: Moment) -> None:
        made.clock.advance(datetime(*moment, tzinfo=UTC) - made.clock.now())

    at(chosen)
    choose_event(desk, "museum")
    at(before)
    assert not chosen_event(desk).must_choose
    at(from_then)
    assert chosen_event(desk).must_choose


def test_an_event_that_is_over_is_chosen_on_purpose_and_then_not_asked_about(
    desk: Desk, made: MadeUpDesk
) -> None:
    ends = desk.event("concert").model_copy(update={"ends_at": NOW + timedelta(hours=3)})
    made.programme(desk, [ends, desk.event("museum")], version=2)
    choose_event(desk, "concert")
    made.clock.advance(timedelta(hours=3))
    assert chosen_event(desk).must_choose
    choose_event(desk, "concert")
    assert not chosen_event(desk).must_choose
    made.clock.advance(timedelta(days=1))
    assert chosen_event(desk).must_choose


def test_the_three_events_chosen_last_are_known(desk: Desk, made: MadeUpDesk) -> None:
    assert not any(each.recent for each in event_choices(desk))
    for name in ("museum", "course", "museum", "concert", "matinee"):
        choose_event(desk, name)
    assert {each.event.id for each in event_choices(desk) if each.recent} == {
        "museum",
        "concert",
        "matinee",
    }


def test_the_event_is_asked_for_again_after_its_end(desk: Desk, made: MadeUpDesk) -> None:
    ends = desk.event("concert").model_copy(update={"ends_at": NOW + timedelta(hours=3)})
    made.programme(desk, [ends], version=2)
    choose_event(desk, "concert")
    assert not chosen_event(desk).must_choose
    made.clock.advance(timedelta(hours=3))
    chosen = chosen_event(desk)
    assert chosen.must_choose
    assert chosen.choice is not None
    assert chosen.choice.timing is EventTiming.ENDED


def test_an_event_that_left_the_programme_must_be_chosen_anew(desk: Desk, made: MadeUpDesk) -> None:
    choose_event(desk, "matinee")
    made.programme(desk, [desk.event("concert")], version=2)
    assert chosen_event(desk).choice is None


def test_another_process_sees_a_new_programme(desk: Desk, made: MadeUpDesk) -> None:
    with made.open() as other:
        assert check(other, VALID.code, CardSource.TYPED, "course", online=True).code is not None
        made.programme(desk, [desk.event("concert")], version=2)
        with pytest.raises(EventUnknown):
            check(other, VALID.code, CardSource.TYPED, "course", online=True)


def test_the_main_screen_at_one_moment(desk: Desk, made: MadeUpDesk) -> None:
    choose_event(desk, "concert")
    row = give(
        desk,
        check(desk, VALID.code, CardSource.WEDGE, "concert", online=True),
        {HOLDER: 1},
    ).value
    aside(desk, LAST_DAY.code)
    shown = overview(desk)
    assert (shown.venue, shown.desk, shown.example) == ("Louhisali", "Desk 1", "ESP 000 000")
    assert shown.event is not None
    assert (shown.event.id, shown.must_choose) == ("concert", False)
    assert (shown.waiting.rows, shown.waiting.oldest) == (1, NOW)
    assert [each.row_id for each in shown.given] == [row.row_id]
    assert len(shown.unrecorded) == 1
    assert shown.quota is not None
    assert shown.quota.left == 39
    assert shown.list_state.since == timedelta(0)
    made.clock.advance(timedelta(days=1))
    tomorrow = overview(desk)
    assert (tomorrow.given, tomorrow.must_choose) == ((), True)
    assert tomorrow.waiting.rows == 1


def test_a_desk_that_fetched_nothing_has_a_status(made: MadeUpDesk) -> None:
    with made.open() as bare:
        found = status(bare)
        assert (found.device, found.list_version, found.list_count) == ("desk-1", 0, 0)
        assert (found.programme_version, found.rows, found.head_issued_at) == (0, 0, None)
        assert not found.list_state.exists
        shown = overview(bare)
        assert (shown.choice, shown.must_choose, shown.example) == (None, True, "ESP 000 000")
        with pytest.raises(NothingFetched):
            event_choices(bare)


def test_the_ledger_lists_every_row(desk: Desk) -> None:
    row = give(
        desk,
        check(desk, VALID.code, CardSource.WEDGE, "concert", online=True),
        {HOLDER: 1},
    ).value
    undo(desk, row.row_id)
    issue, void = ledger(desk)
    assert (issue.kind, issue.code, issue.tickets) == ("issue", "…001", {HOLDER: 1})
    assert (issue.verdict, issue.event) == (VerdictKind.VALID, "concert")
    assert (void.kind, void.of, void.code, void.tickets) == ("void", row.row_id, None, {})
    assert (issue.seq, void.seq, void.acknowledged) == (1, 2, False)


def test_changes_are_true_where_there_are_any() -> None:
    assert changed(Topic.GIVEN)
    assert not Changes()


def test_a_programme_that_is_replaced_just_then_is_no_lack_of_one(
    desk: Desk, made: MadeUpDesk
) -> None:
    """A thread that looked before is given the one that is in force by now."""
    before = desk.store.state()
    made.programme(desk, version=2)
    assert desk.programme().programme.version == 2
    assert desk.programme(before).programme.version == 2


def test_what_waits_today_stays_however_short_codes_are_kept(desk: Desk, made: MadeUpDesk) -> None:
    """Nobody has answered for it yet, be it that codes of given tickets go at once."""
    made.programme(desk, policy=Policy(keep_codes_days=0, keep_codes_to_retype_days=0), version=2)
    card = aside(desk, VALID.code)
    kept = keep_for_mending(desk, Sheet("museum", TODAY), WrittenLine("ESP000001", "many")).value
    made.clock.advance(timedelta(minutes=1))
    tidy(desk)
    assert [each.id for each in waiting_cards(desk)] == [card]
    assert [each.line.code for each in waiting_lines(desk)] == [kept.line.code]
    made.clock.advance(timedelta(days=1))
    tidy(desk)
    assert waiting_cards(desk) == ()
    assert [each.line.code for each in waiting_lines(desk)] == [""]
