"""Today's rows: found, taken back, collected and released; and events that are sold out."""

import os
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa

from boxoffice.domain.day_rows import DayRow, search_of
from boxoffice.domain.issues import RowState
from boxoffice.domain.verdicts import Action, VerdictKind
from boxoffice.services import finding, selling_out, taking_back
from boxoffice.services.checking import check
from boxoffice.services.choosing_events import choose_event, event_choices
from boxoffice.services.collecting import let_in, let_in_on
from boxoffice.services.correcting import correct, return_tickets
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import CannotGive, give
from boxoffice.services.overview import ledger
from boxoffice.services.supervising import SupervisorNeeded
from boxoffice.services.voiding import CannotUndo, undo
from sync.protocol.kinds import CardSource, Channel, VoidReason
from tests.services.day_work import (
    ASSISTANT,
    BOSS,
    CHILD,
    HOLDER,
    MINUTE,
    given,
    many,
    noted,
    void_of,
    with_clerks,
)
from tests.support.desks import EVENTS, LAST_DAY, NOW, TODAY, VALID, MadeUpDesk, event


def row(desk: Desk, row_id: str) -> DayRow:
    return next(each for each in finding.today(desk).rows if each.row_id == row_id)


# Finding.


def test_the_day_lists_its_rows_with_the_latest_first(desk: Desk, made: MadeUpDesk) -> None:
    rows = many(desk, made, 3)
    found = finding.today(desk)
    assert [each.row_id for each in found.rows] == rows[::-1]
    assert [each.code for each in found.rows] == ["…003", "…002", "…001"]
    assert found.rows[0].at == NOW + 2 * MINUTE
    assert found.rows[0].state is RowState.WAITING
    assert "ESP000001" not in repr(found)


def test_events_of_the_day_say_what_was_given_for_each(desk: Desk) -> None:
    given(desk, tickets={HOLDER: 1, CHILD: 2, ASSISTANT: 1})
    given(desk, LAST_DAY.code, "museum")
    gone = given(desk, LAST_DAY.code)
    undo(desk, gone)
    events = {each.event_id: each for each in finding.today(desk).events}
    assert list(events) == ["concert", "matinee", "course", "museum"]
    assert events["concert"].tickets == {HOLDER: 1, CHILD: 2, ASSISTANT: 1}
    assert (events["concert"].uses, events["museum"].uses, events["matinee"].uses) == (1, 1, 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("002", [2]),
        ("2", [2]),
        ("…002", [2]),
        ("esp 000-002", [2]),
        ("18:01", [2]),
        ("18.01", [2]),
        ("18.", [3, 2, 1]),
        ("1802", [3]),
        ("999", []),
        ("  ", [3, 2, 1]),
    ],
)
def test_a_row_is_found_by_its_last_characters_or_time(
    desk: Desk, made: MadeUpDesk, text: str, found: list[int]
) -> None:
    rows = many(desk, made, 3)
    shown = finding.today(desk, finding.Query(text)).rows
    assert [rows.index(each.row_id) + 1 for each in shown] == found


def test_a_card_that_is_read_finds_its_rows(desk: Desk, made: MadeUpDesk) -> None:
    rows = many(desk, made, 3)
    shown = finding.today(desk, finding.Query(card="ESP 000 002")).rows
    assert [each.row_id for each in shown] == [rows[1]]


def test_an_erased_code_still_shows_its_row_by_time(desk: Desk) -> None:
    row_id = given(desk)
    with desk.store.write() as transaction:
        transaction.execute(sa.text("DELETE FROM codes"))
    assert row(desk, row_id).code is None
    assert finding.today(desk, finding.Query("001")).rows == ()
    assert finding.today(desk, finding.Query("18:00")).rows[0].row_id == row_id


def test_one_digit_hours_are_times_too() -> None:
    at = datetime(2026, 4, 25, 9, 5)
    assert search_of("9.05").finds("", at)
    assert search_of("9:").finds("", at)
    assert not search_of("9:1").finds("", at)


def test_the_night_belongs_to_the_evening_before(desk: Desk, made: MadeUpDesk) -> None:
    made.clock.advance(timedelta(hours=6))
    row_id = given(desk, name="museum")
    assert finding.today(desk).day == TODAY
    assert row(desk, row_id).stands
    made.clock.advance(timedelta(hours=6))
    assert finding.today(desk).rows == ()


def test_other_days_and_desks_need_a_supervisor_and_are_noted(desk: Desk, made: MadeUpDesk) -> None:
    row_id = given(desk)
    made.change(desk, uses=[made.use(LAST_DAY.code)])
    assert [each.row_id for each in finding.today(desk).rows] == [row_id]
    with_clerks(desk)
    with pytest.raises(SupervisorNeeded):
        finding.look_back(desk, TODAY)
    assert noted(desk) == []
    found = finding.look_back(desk, TODAY, supervisor=BOSS)
    assert {each.row_id for each in found.rows} == {row_id, "other-row"}
    other = next(each for each in found.rows if not each.here)
    assert (other.code, other.recorded) == (None, None)
    assert noted(desk) == [("boss", "day 2026-04-25", None)]


def test_a_card_finds_its_rows_at_other_desks(desk: Desk, made: MadeUpDesk) -> None:
    given(desk)
    made.change(desk, uses=[made.use(LAST_DAY.code)])
    query = finding.Query(card=LAST_DAY.code)
    assert [each.row_id for each in finding.look_back(desk, TODAY, query).rows] == ["other-row"]


def test_a_supervisor_at_the_desk_answers_for_it(desk: Desk) -> None:
    with_clerks(desk)
    desk.duty.clerk = BOSS
    finding.look_back(desk, TODAY)
    assert noted(desk)[0][0] == "boss"


def test_a_venue_without_clerks_may_look_and_is_noted_all_the_same(desk: Desk) -> None:
    finding.look_back(desk, date(2026, 4, 1))
    assert noted(desk) == [(None, "day 2026-04-01", None)]


# Taking back, and tickets nobody came for.


def test_another_desks_row_is_taken_back_by_a_supervisor(desk: Desk, made: MadeUpDesk) -> None:
    made.change(desk, uses=[made.use(VALID.code)])
    with_clerks(desk)
    with pytest.raises(SupervisorNeeded):
        taking_back.take_back(desk, "other-row", VoidReason.MISTAKE)
    taking_back.take_back(desk, "other-row", VoidReason.MISTAKE, BOSS)
    assert noted(desk) == [("boss", "undo", "other-row")]
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    assert verdict.kind is VerdictKind.VALID


def test_another_reason_shares_the_correction(desk: Desk) -> None:
    row_id = given(desk)
    taking_back.take_back(desk, row_id, VoidReason.MISTAKE)
    first = void_of(desk, row_id)
    assert taking_back.take_back(desk, row_id, VoidReason.RETURNED)
    assert not taking_back.take_back(desk, row_id, VoidReason.RETURNED)
    assert void_of(desk, row_id).reason is VoidReason.RETURNED
    assert void_of(desk, row_id).correction == first.correction


def test_tickets_wait_until_they_are_collected(desk: Desk, made: MadeUpDesk) -> None:
    phone = given(desk, channel=Channel.PHONE)
    ahead = given(desk, name="tomorrow")
    given(desk, LAST_DAY.code)
    assert [each.row_id for each in finding.not_collected(desk, "concert")] == [phone]
    assert [each.row_id for each in finding.not_collected(desk, "tomorrow")] == [ahead]
    waiting = {each.event_id: each.waiting for each in finding.today(desk).events}
    assert waiting["concert"] == 1
    let_in(desk, check(desk, VALID.code, CardSource.WEDGE, "concert", online=True))
    assert finding.not_collected(desk, "concert") == ()


def test_several_are_released_at_once(desk: Desk, made: MadeUpDesk) -> None:
    with_clerks(desk)
    rows = [
        given(desk, code, "tomorrow", channel=Channel.PHONE) for code in (VALID.code, LAST_DAY.code)
    ]
    made.clock.advance(timedelta(days=1))
    assert taking_back.release(desk, [*rows, rows[0]]).value == 2
    assert {void_of(desk, each).reason for each in rows} == {VoidReason.NOT_COLLECTED}
    assert taking_back.release(desk, rows).value == 0
    assert noted(desk) == []


def test_other_desks_orders_are_released_by_a_supervisor(desk: Desk, made: MadeUpDesk) -> None:
    made.change(desk, uses=[made.use(VALID.code, channel=Channel.PHONE)])
    with_clerks(desk)
    with pytest.raises(SupervisorNeeded):
        taking_back.release(desk, ["other-row"])
    assert taking_back.release(desk, ["other-row"], BOSS).value == 1
    assert noted(desk) == [("boss", "release", "other-row")]


@pytest.mark.parametrize("query", [finding.Query("001"), finding.Query(card=VALID.code)])
def test_an_order_of_an_earlier_day_is_found_among_what_waits(
    desk: Desk, made: MadeUpDesk, query: finding.Query
) -> None:
    order = given(desk, name="tomorrow", channel=Channel.PHONE)
    given(desk, LAST_DAY.code, "tomorrow", channel=Channel.PHONE)
    made.clock.advance(timedelta(days=1))
    found = finding.today(desk, query)
    assert [each.row_id for each in found.waiting] == [order]
    assert found.rows == ()
    assert {each.event_id: each.waiting for each in found.events}["tomorrow"] == 2


def test_an_order_for_the_chosen_event_is_found_before_its_day(
    desk: Desk, made: MadeUpDesk
) -> None:
    ahead = event("ahead", starts_at=NOW + timedelta(days=9))
    made.programme(desk, (*EVENTS, ahead), version=2)
    order = given(desk, name="ahead", channel=Channel.PHONE)
    made.clock.advance(timedelta(days=1))
    assert finding.today(desk, finding.Query("001")).waiting == ()
    choose_event(desk, "ahead")
    assert [each.row_id for each in finding.today(desk, finding.Query("001")).waiting] == [order]
    assert finding.today(desk).waiting == ()


def test_what_was_collected_is_still_found_by_its_card(desk: Desk, made: MadeUpDesk) -> None:
    order = given(desk, name="tomorrow", channel=Channel.PHONE)
    made.clock.advance(timedelta(days=1))
    let_in_on(desk, order)
    found = finding.today(desk, finding.Query(card=VALID.code))
    assert (found.waiting, [each.row_id for each in found.rows]) == ((), [order])
    assert finding.today(desk).rows == ()


def test_a_clerk_lets_in_and_takes_back_what_was_ordered_earlier(
    desk: Desk, made: MadeUpDesk
) -> None:
    with_clerks(desk)
    family = {HOLDER: 1, CHILD: 2}
    order = given(desk, name="tomorrow", tickets=family, channel=Channel.PHONE)
    other = given(desk, LAST_DAY.code, "tomorrow", channel=Channel.PHONE)
    made.clock.advance(timedelta(days=1))
    with pytest.raises(SupervisorNeeded):
        correct(desk, order, {HOLDER: 1})
    return_tickets(desk, order, {HOLDER: 1, CHILD: 1})
    assert void_of(desk, order).reason is VoidReason.RETURNED
    left = finding.not_collected(desk, "tomorrow")
    assert [dict(each.tickets) for each in left if each.row_id != other] == [{HOLDER: 1, CHILD: 1}]
    assert let_in_on(desk, other)
    assert not let_in_on(desk, other)
    assert other not in {each.row_id for each in finding.not_collected(desk, "tomorrow")}
    with pytest.raises(SupervisorNeeded):
        return_tickets(desk, other, {})
    assert noted(desk) == []
    with pytest.raises(CannotUndo):
        let_in_on(desk, order)


# Sold out.


def test_sold_out_gives_no_free_ticket(desk: Desk) -> None:
    selling_out.mark_sold_out(desk, "concert")
    assert not selling_out.mark_sold_out(desk, "concert")
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    assert (verdict.kind, verdict.action) == (VerdictKind.NO_QUOTA, Action.REFUSE)
    assert (verdict.refused, verdict.sold_out) == (True, True)
    other = check(desk, VALID.code, CardSource.WEDGE, "matinee", online=True)
    assert other.kind is VerdictKind.VALID
    with pytest.raises(CannotGive):
        give(desk, verdict, {HOLDER: 1})


def test_a_mark_made_meanwhile_is_seen_when_giving(desk: Desk) -> None:
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    selling_out.mark_sold_out(desk, "concert")
    with pytest.raises(CannotGive) as refused:
        give(desk, verdict, {HOLDER: 1})
    assert refused.value.verdict.sold_out
    assert ledger(desk) == ()


def test_who_has_tickets_is_let_in_to_a_sold_out_event(desk: Desk) -> None:
    given(desk)
    selling_out.mark_sold_out(desk, "concert")
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    assert (verdict.kind, verdict.action) == (VerdictKind.HAS_TICKETS, Action.LET_IN)
    with pytest.raises(CannotGive):
        give(desk, verdict, {CHILD: 1})


def test_what_stands_against_a_card_is_said_first(desk: Desk) -> None:
    selling_out.mark_sold_out(desk, "concert")
    verdict = check(desk, "ESP000004", CardSource.WEDGE, "concert", online=True)
    assert (verdict.kind, verdict.sold_out) == (VerdictKind.BLOCKED, False)


def test_sold_out_is_taken_back_and_named_in_the_choice(desk: Desk) -> None:
    selling_out.mark_sold_out(desk, "concert")
    assert {each.event.id for each in event_choices(desk) if each.sold_out} == {"concert"}
    assert {each.event_id for each in finding.today(desk).events if each.sold_out} == {"concert"}
    assert selling_out.take_sold_out_back(desk, "concert")
    assert not selling_out.take_sold_out_back(desk, "concert")
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    assert verdict.action is Action.GIVE


def test_a_sold_out_event_is_listed_until_it_is_over(desk: Desk, made: MadeUpDesk) -> None:
    for each in ("concert", "tomorrow"):
        selling_out.mark_sold_out(desk, each)
    assert {each.event_id for each in finding.today(desk).events if each.sold_out} == {
        "concert",
        "tomorrow",
    }
    made.clock.advance(timedelta(days=1))
    assert {each.event_id for each in finding.today(desk).events if each.sold_out} == {"tomorrow"}
    made.clock.advance(timedelta(days=1))
    assert not {each.event_id for each in finding.today(desk).events if each.sold_out}


def test_two_thousand_rows_are_read_at_once(desk: Desk, made: MadeUpDesk) -> None:
    """A festival day; the speed is measured by the bench, this holds the figures."""
    made.programme(desk, (*EVENTS, event("festival")), version=2)
    tags = [os.urandom(8) for _ in range(2000)]
    made.change(
        desk,
        uses=[
            made.use(VALID.code, "festival", row=f"row-{n}", tag=tag, at=NOW)
            for n, tag in enumerate(tags)
        ],
    )
    assert len(finding.look_back(desk, TODAY).rows) == 2000
