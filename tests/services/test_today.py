"""Today's rows: found, corrected, moved and released; and events that are sold out."""

import os
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa

from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.day_rows import DayRow, search_of
from boxoffice.domain.issues import RowState
from boxoffice.domain.verdicts import Action, VerdictKind, add_up
from boxoffice.services import correcting, finding, moving, reissuing, selling_out, taking_back
from boxoffice.services.checking import check
from boxoffice.services.choosing_events import event_choices
from boxoffice.services.collecting import let_in
from boxoffice.services.desk import Desk, EventUnknown
from boxoffice.services.issuing import CannotGive, give
from boxoffice.services.overview import ledger
from boxoffice.services.supervising import SupervisorNeeded
from boxoffice.services.voiding import CannotUndo, UndoRefusal, undo
from boxoffice.store import codes, listing
from boxoffice.store.clerks import put_clerks
from boxoffice.store.look_ups import look_ups
from sync.protocol.clerks import Clerk, ClerkRole
from sync.protocol.kinds import CardSource, Channel, RowKind, TicketKind, VoidReason
from sync.protocol.rows import IssueRow, VoidRow
from tests.support.desks import EVENTS, LAST_DAY, NOW, TODAY, VALID, MadeUpCard, MadeUpDesk, event

HOLDER, CHILD, ASSISTANT = TicketKind.HOLDER, TicketKind.CHILD, TicketKind.ASSISTANT
BOSS = KnownClerk("boss", ClerkRole.SUPERVISOR)
MINUTE = timedelta(minutes=1)
HASHED = f"$argon2id$v=19$m=19456,t=2,p=1${'a' * 22}${'b' * 43}"


def given(
    desk: Desk,
    code: str = VALID.code,
    name: str = "concert",
    tickets: Mapping[TicketKind, int] | None = None,
    channel: Channel = Channel.COUNTER,
) -> str:
    """Tickets given; the row."""
    verdict = check(desk, code, CardSource.WEDGE, name, online=True)
    return give(desk, verdict, tickets or {HOLDER: 1}, channel=channel).value.row_id


def many(desk: Desk, made: MadeUpDesk, count: int) -> list[str]:
    """A queue: a row a minute, each on its own card."""
    made.install(desk, [MadeUpCard(f"ESP{n:06}") for n in range(1, count + 1)])
    rows = []
    for n in range(1, count + 1):
        rows.append(given(desk, f"ESP{n:06}", tickets={HOLDER: 1, CHILD: n % 3}))
        made.clock.advance(MINUTE)
    return rows


def row(desk: Desk, row_id: str) -> DayRow:
    return next(each for each in finding.today(desk).rows if each.row_id == row_id)


def issue(desk: Desk, row_id: str) -> IssueRow:
    with desk.store.read() as view:
        found = listing.row_of(view, row_id)
    assert isinstance(found, IssueRow)
    return found


def void_of(desk: Desk, row_id: str) -> VoidRow:
    with desk.store.read() as view:
        found = listing.last_void(view, row_id)
    assert found is not None
    return found


def standing(desk: Desk) -> list[DayRow]:
    return [each for each in finding.today(desk).rows if each.stands]


def sums(desk: Desk) -> dict[TicketKind, int]:
    """The day's tickets over all events, as the events of the screen add up."""
    return add_up(each.tickets for each in finding.today(desk).events)


def with_clerks(desk: Desk) -> None:
    """A venue with PINs; an ordinary clerk is at the desk."""
    with desk.store.write() as transaction:
        put_clerks(transaction, [Clerk(name="boss", role=ClerkRole.SUPERVISOR, pin=HASHED)])
    desk.duty.clerk = KnownClerk("clerk", ClerkRole.CLERK)


def noted(desk: Desk) -> list[tuple[str | None, str, str | None]]:
    with desk.store.glance() as view:
        return [(each.clerk, each.act, each.row) for each in look_ups(view)]


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


# Correcting.


def test_some_tickets_come_back(desk: Desk) -> None:
    row_id = given(desk, tickets={HOLDER: 1, CHILD: 2})
    assert correcting.return_tickets(desk, row_id, {HOLDER: 1, CHILD: 1})
    (left,) = standing(desk)
    void = void_of(desk, row_id)
    assert left.tickets == {HOLDER: 1, CHILD: 1}
    assert void.reason is VoidReason.RETURNED
    assert void.correction
    assert issue(desk, left.row_id).correction == void.correction


def test_all_tickets_come_back(desk: Desk) -> None:
    row_id = given(desk, tickets={HOLDER: 1, CHILD: 2})
    correcting.return_tickets(desk, row_id, {})
    assert standing(desk) == []
    assert void_of(desk, row_id).reason is VoidReason.RETURNED
    again = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    assert again.kind is VerdictKind.VALID


def test_more_tickets_do_not_come_back(desk: Desk) -> None:
    row_id = given(desk)
    with pytest.raises(correcting.NotFewer):
        correcting.return_tickets(desk, row_id, {HOLDER: 1, CHILD: 1})
    assert len(ledger(desk)) == 1


def test_counts_are_corrected_whatever_the_limits_say(desk: Desk) -> None:
    row_id = given(desk)
    correcting.correct(desk, row_id, {HOLDER: 1, CHILD: 5})
    (left,) = standing(desk)
    assert left.tickets == {HOLDER: 1, CHILD: 5}
    assert void_of(desk, row_id).reason is VoidReason.WRONG_COUNT


def test_the_same_counts_correct_nothing(desk: Desk) -> None:
    row_id = given(desk)
    assert not correcting.correct(desk, row_id, {HOLDER: 1, CHILD: 0})
    assert len(ledger(desk)) == 1


def test_what_was_taken_back_is_not_corrected(desk: Desk) -> None:
    row_id = given(desk)
    undo(desk, row_id)
    with pytest.raises(CannotUndo) as refused:
        correcting.correct(desk, row_id, {HOLDER: 1, CHILD: 1})
    assert refused.value.refusal is UndoRefusal.ALREADY_VOIDED
    assert len(ledger(desk)) == 2


def test_yesterdays_row_is_corrected_by_a_supervisor(desk: Desk, made: MadeUpDesk) -> None:
    row_id = given(desk)
    with_clerks(desk)
    made.clock.advance(timedelta(days=1))
    with pytest.raises(SupervisorNeeded):
        correcting.correct(desk, row_id, {HOLDER: 1, CHILD: 1})
    correcting.correct(desk, row_id, {HOLDER: 1, CHILD: 1}, BOSS)
    assert noted(desk) == [("boss", "correct", row_id)]
    rows = finding.look_back(desk, TODAY, supervisor=BOSS).rows
    assert [each.tickets for each in rows if each.stands] == [{HOLDER: 1, CHILD: 1}]
    assert finding.today(desk).rows == ()


# Moving.


def test_a_moved_row_keeps_all_but_its_event(desk: Desk, made: MadeUpDesk) -> None:
    row_id = given(desk, tickets={HOLDER: 1, CHILD: 2})
    made.clock.advance(20 * MINUTE)
    moving.move(desk, [row_id], "matinee")
    (moved,) = standing(desk)
    before, after, void = issue(desk, row_id), issue(desk, moved.row_id), void_of(desk, row_id)
    same = {"epoch", "tag", "tickets", "verdict", "source", "channel", "provisional", "old_list"}
    assert after.model_dump(include=same) == before.model_dump(include=same)
    assert (after.event, moved.at, moved.code) == ("matinee", NOW, "…001")
    assert (after.corrected_at, after.used_at) == (NOW + 20 * MINUTE, NOW)
    assert void.reason is VoidReason.WRONG_EVENT
    assert after.correction == void.correction
    assert after.entered_late is False
    with desk.store.read() as view:
        assert codes.code_of(view, moved.row_id) == codes.code_of(view, row_id)


def test_all_since_a_time_are_moved_and_the_sums_stay(desk: Desk, made: MadeUpDesk) -> None:
    rows = many(desk, made, 12)
    undo(desk, rows[7])
    before = sums(desk)
    codes_before = Counter(each.code for each in standing(desk))
    done = moving.move_since(desk, "concert", NOW + 4 * MINUTE, "matinee").value
    assert (done.rows, done.passed_over) == (7, 0)
    after = standing(desk)
    assert Counter(each.event for each in after) == {"concert": 4, "matinee": 7}
    assert all(each.at >= NOW + 4 * MINUTE for each in after if each.event == "matinee")
    assert sums(desk) == before
    assert Counter(each.code for each in after) == codes_before


def test_a_move_passes_over_what_was_taken_back_or_is_there(desk: Desk, made: MadeUpDesk) -> None:
    rows = many(desk, made, 4)
    undo(desk, rows[0])
    moving.move(desk, [rows[1]], "matinee")
    there = next(each.row_id for each in standing(desk) if each.event == "matinee")
    done = moving.move(desk, [*rows, there, rows[3]], "matinee").value
    assert (done.rows, done.passed_over) == (2, 3)
    assert Counter(each.event for each in standing(desk)) == {"matinee": 3}


def test_limits_do_not_stand_against_a_move(desk: Desk) -> None:
    given(desk, name="matinee")
    row_id = given(desk)
    moving.move(desk, [row_id], "matinee")
    assert [each.event for each in standing(desk)] == ["matinee", "matinee"]


def test_a_move_is_whole_or_not_at_all(
    desk: Desk, made: MadeUpDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails at the last of the rows, after the others were written."""
    rows = many(desk, made, 5)
    before, seen = finding.today(desk), []
    genuine = reissuing.reissue

    def failing(*args: object, **more: object) -> object:
        seen.append(1)
        if len(seen) == len(rows):
            raise OSError("no space")
        return genuine(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(moving, "reissue", failing)
    with pytest.raises(OSError, match="no space"):
        moving.move(desk, rows, "matinee")
    assert len(seen) == 5
    assert finding.today(desk).rows == before.rows
    assert len(ledger(desk)) == 5


def test_a_whole_move_is_one_commit(desk: Desk, made: MadeUpDesk) -> None:
    rows = many(desk, made, 5)
    commits: list[int] = []
    sa.event.listen(desk.store._engine, "commit", lambda _: commits.append(len(ledger(desk))))
    moving.move(desk, rows, "matinee")
    assert commits == [5]
    assert len(ledger(desk)) == 15


def test_rows_move_on_and_back_again(desk: Desk, made: MadeUpDesk) -> None:
    rows = many(desk, made, 2)
    before = sums(desk)
    moving.move(desk, rows, "matinee")
    moving.move_since(desk, "matinee", NOW, "concert")
    assert Counter(each.event for each in standing(desk)) == {"concert": 2}
    assert (sums(desk), sorted(each.at for each in standing(desk))) == (before, [NOW, NOW + MINUTE])


def test_what_was_collected_stays_so(desk: Desk) -> None:
    row_id = given(desk, channel=Channel.PHONE)
    let_in(desk, check(desk, VALID.code, CardSource.WEDGE, "concert", online=True))
    moving.move(desk, [row_id], "matinee")
    (moved,) = standing(desk)
    assert moved.collected
    assert [each.kind for each in ledger(desk)[-3:]] == [
        RowKind.VOID,
        RowKind.ISSUE,
        RowKind.COLLECTED,
    ]


def test_an_unknown_event_and_another_desks_row_are_not_moved(desk: Desk, made: MadeUpDesk) -> None:
    row_id = given(desk)
    made.change(desk, uses=[made.use(LAST_DAY.code)])
    with pytest.raises(EventUnknown):
        moving.move(desk, [row_id], "nowhere")
    with pytest.raises(CannotUndo):
        moving.move(desk, [row_id, "other-row"], "matinee")
    assert len(ledger(desk)) == 1


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
    assert selling_out.sold_out_events(desk) == frozenset()
    verdict = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    assert verdict.action is Action.GIVE


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
