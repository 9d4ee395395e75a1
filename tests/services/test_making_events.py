"""Walk-in events: made offline as a durable row, given for at once, merged by a later programme."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from boxoffice.domain.event_days import EventTiming
from boxoffice.domain.paper import WrittenLine
from boxoffice.domain.retyping import Period
from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services.checking import check
from boxoffice.services.choosing_events import chosen_event, event_choices
from boxoffice.services.correcting import correct
from boxoffice.services.desk import Desk, EventUnknown
from boxoffice.services.entering_paper import Sheet, entered, record
from boxoffice.services.finding import today
from boxoffice.services.issuing import give
from boxoffice.services.making_events import TitleMissing, WalkIn, make_event, one_line
from boxoffice.services.moving import move, move_since
from boxoffice.services.overview import ledger, overview, status
from boxoffice.services.reporting import report_view
from boxoffice.services.retyping import worklist
from boxoffice.services.selling_out import mark_sold_out
from boxoffice.services.shifts import keep_till_count, shift
from boxoffice.services.slips import slip_facts
from boxoffice.services.unrecorded import give_first, set_aside, waiting_cards
from boxoffice.services.voiding import give_again, undo
from boxoffice.store.sold_out import sold_out
from sync.protocol.encoding import new_id
from sync.protocol.kinds import CardSource, EventKind, LimitPeriod, Sector, TicketKind
from sync.protocol.programme import Event
from sync.protocol.rows import IssueRow, WalkInEventRow, read_row
from tests.support.desks import EVENTS, GROUP, LAST_DAY, NOW, TODAY, VALID, MadeUpDesk, event

HOLDER, CHILD = TicketKind.HOLDER, TicketKind.CHILD


def yard(desk: Desk, **wish: object) -> Event:
    made: Event = make_event(desk, WalkIn("Yard", **wish)).value  # type: ignore[arg-type]
    return made


def given(desk: Desk, card: str, event_id: str, **tickets: int) -> str:
    verdict = check(desk, card, CardSource.WEDGE, event_id, online=False)
    counts = {TicketKind(kind): count for kind, count in (tickets or {"holder": 1}).items()}
    return give(desk, verdict, counts).value.row_id


def rows(desk: Desk) -> list[object]:
    with desk.store.glance() as view:
        found = view.exec_driver_sql("SELECT bytes FROM rows ORDER BY n").fetchall()
    return [read_row(data) for (data,) in found]


def test_it_is_a_row_before_it_can_be_chosen(desk: Desk) -> None:
    made = yard(desk, language="sv", starts=time(18, 30))
    (row,) = rows(desk)
    assert isinstance(row, WalkInEventRow)
    assert row.event == made
    assert (made.id, made.title, made.kind) == (row.id, {"sv": "Yard"}, EventKind.PERFORMANCE)
    assert (made.organiser, made.place, made.sector) == ("o", "p", Sector.CULTURE)
    assert made.starts_at == datetime(2026, 4, 25, 15, 30, tzinfo=UTC)
    assert {(each.ticket_kind, each.count, each.per) for each in made.limits} == {
        (HOLDER, 1, LimitPeriod.EVENT),
        (CHILD, None, LimitPeriod.EVENT),
        (TicketKind.WORKER, 2, LimitPeriod.VISIT),
    }
    chosen = chosen_event(desk)
    assert chosen.choice is not None
    assert (chosen.choice.event, chosen.choice.timing) == (made, EventTiming.TODAY)
    assert not chosen.must_choose
    assert status(desk).waiting.rows == 1


@pytest.mark.parametrize(
    ("starts", "at"),
    [
        (None, NOW),
        (time(19, 15), datetime(2026, 4, 25, 16, 15, tzinfo=UTC)),
        (time(0, 30), datetime(2026, 4, 25, 21, 30, tzinfo=UTC)),
        (time(5, 0), datetime(2026, 4, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_its_time_is_of_todays_local_day(desk: Desk, starts: time | None, at: datetime) -> None:
    made = yard(desk, starts=starts)
    assert made.starts_at == at
    (choice,) = [each for each in event_choices(desk) if each.event.id == made.id]
    assert (choice.timing, choice.day) == (EventTiming.TODAY, TODAY)


@pytest.mark.parametrize("kind", [EventKind.VISIT, EventKind.COURSE, EventKind.PASS])
def test_others_than_performances_are_for_today_alone(
    desk: Desk, made: MadeUpDesk, kind: EventKind
) -> None:
    found = yard(desk, kind=kind, starts=time(19, 0))
    assert (found.starts_at, found.first_day, found.last_day) == (None, TODAY, TODAY)
    assert found.children is (kind is not EventKind.COURSE)
    per = LimitPeriod.DAY if kind is EventKind.VISIT else LimitPeriod.EVENT
    assert found.limits[0].per is per
    made.clock.advance(timedelta(days=1))
    later = {each.event.id: each.timing for each in event_choices(desk)}
    assert later[found.id] is EventTiming.ENDED
    assert chosen_event(desk).must_choose


@pytest.mark.parametrize("title", ["", "  ", "\x1b\x00"])
def test_without_a_title_nothing_is_recorded(desk: Desk, title: str) -> None:
    with pytest.raises(TitleMissing):
        make_event(desk, WalkIn(title))
    assert rows(desk) == []


def test_a_title_is_one_line_that_a_row_takes(desk: Desk) -> None:
    assert one_line(" a\tb\x1b[2J\u202e c ") == "a b [2J c"
    made = make_event(desk, WalkIn("x" * 79 + " yz")).value
    assert made.title["fi"] == "x" * 79


def test_tickets_are_given_for_it_offline_and_everything_shows_it(
    desk: Desk, made: MadeUpDesk
) -> None:
    found = yard(desk)
    row = given(desk, VALID.code, found.id, holder=1, child=2)
    again = check(desk, VALID.code, CardSource.WEDGE, found.id, online=False)
    assert again.kind is VerdictKind.HAS_TICKETS
    assert given(desk, GROUP.code, found.id, worker=2)
    seen = today(desk)
    (of_day,) = [each for each in seen.events if each.event_id == found.id]
    assert (of_day.event, of_day.uses) == (found, 2)
    assert seen.titles[found.id] == found
    (line,) = [each for each in worklist(desk, Period.TODAY).events if each.event_id == found.id]
    assert line.event == found
    shown = report_view(desk, lambda day: (day, day))
    assert shown.report.events[found.id].children == 2
    assert shown.events[found.id] == found
    slip = slip_facts(desk, row)
    assert slip is not None
    assert slip.event == found
    made.clock.advance(timedelta(minutes=5))
    record(desk, Sheet(found.id, TODAY), WrittenLine(code=LAST_DAY.code), NOW)
    assert [each.event for each in entered(desk, Sheet(found.id, TODAY))] == [found.id]
    other = given(desk, LAST_DAY.code, "concert")
    assert move(desk, [other], found.id).value.rows == 1
    assert move_since(desk, found.id, NOW - timedelta(hours=1), "matinee").value.rows == 4
    assert ledger(desk)[0].kind == "walk_in_event"


def test_it_is_there_after_a_restart_and_in_another_process(desk: Desk, made: MadeUpDesk) -> None:
    with made.open() as other:
        assert "yard" not in {each.event.title.get("fi") for each in event_choices(other)}
        found = yard(desk)
        assert found in [each.event for each in event_choices(other)]
        assert given(other, VALID.code, found.id)
    with made.open() as again:
        assert again.event(found.id) == found
        assert status(again).rows == 2


def test_a_programme_that_knows_it_says_what_it_is(desk: Desk, made: MadeUpDesk) -> None:
    found = yard(desk)
    better = found.model_copy(update={"title": {"fi": "Piha", "en": "Courtyard"}})
    made.programme(desk, (*EVENTS, better), version=2)
    assert [each.event for each in event_choices(desk)].count(better) == 1
    assert desk.event(found.id) == better
    assert found not in [each.event for each in event_choices(desk)]


def test_merged_it_is_the_other_event_everywhere(desk: Desk, made: MadeUpDesk) -> None:
    found = yard(desk)
    row = given(desk, VALID.code, found.id, holder=1, child=1)
    voided = given(desk, LAST_DAY.code, found.id)
    undo(desk, voided)
    set_aside(desk, check(desk, LAST_DAY.code, CardSource.WEDGE, found.id, online=False))
    mark_sold_out(desk, found.id)
    keep_till_count(desk, desk.today(), found.id, 3)
    keep_till_count(desk, desk.today(), "concert", 20)
    made.change(desk, uses=[made.use(GROUP.code, found.id, tickets={TicketKind.WORKER: 2})])
    made.programme(desk, version=2, merged={found.id: "concert"})

    assert found.id not in [each.event.id for each in event_choices(desk)]
    chosen = chosen_event(desk)
    assert chosen.choice is not None
    assert (chosen.choice.event.id, chosen.must_choose) == ("concert", False)
    assert check(desk, VALID.code, CardSource.WEDGE, "concert", online=False).kind is (
        VerdictKind.HAS_TICKETS
    )
    with desk.store.glance() as view:
        assert sold_out(view) == {"concert"}
    assert shift(desk).till == {"concert": 23}
    shown = overview(desk)
    assert {each.event for each in shown.given} == {"concert"}
    assert shown.quota is not None
    assert shown.quota.left == 40 - 2 - 2
    (of_day,) = [each for each in today(desk).events if each.uses]
    assert of_day.event_id == "concert"
    assert {each.event for each in today(desk).rows} == {"concert"}
    assert [each.event_id for each in worklist(desk, Period.TODAY).events] == ["concert"]
    assert list(report_view(desk, lambda day: (day, day)).report.events) == ["concert"]
    slip = slip_facts(desk, row)
    assert slip is not None
    assert slip.event.id == "concert"
    assert isinstance(rows(desk)[1], IssueRow), "rows are never written anew"
    assert rows(desk)[1].event == found.id  # type: ignore[attr-defined]


def test_what_is_done_after_the_merging_names_the_other_event(desk: Desk, made: MadeUpDesk) -> None:
    found = yard(desk)
    first, second = given(desk, VALID.code, found.id), given(desk, GROUP.code, found.id, worker=1)
    undo(desk, second)
    set_aside(desk, check(desk, LAST_DAY.code, CardSource.WEDGE, found.id, online=False))
    made.programme(desk, version=2, merged={found.id: "concert"})
    before = len(rows(desk))
    correct(desk, first, {HOLDER: 1, CHILD: 1})
    give_again(desk, second)
    (card,) = waiting_cards(desk)
    assert give_first(desk, card.id, online=False).value is not None
    assert waiting_cards(desk) == ()
    record(desk, Sheet(found.id, TODAY), WrittenLine(code="ESP000077"), NOW)
    named = [each.event for each in rows(desk)[before:] if isinstance(each, IssueRow)]
    assert named == ["concert"] * 4
    assert move_since(desk, found.id, NOW - timedelta(hours=1), "matinee").value.rows == 4


def test_other_desks_uses_of_it_count_for_the_other_event(desk: Desk, made: MadeUpDesk) -> None:
    walk_in = new_id(NOW)
    made.change(desk, uses=[made.use(VALID.code, walk_in)])
    assert check(desk, VALID.code, CardSource.WEDGE, "concert", online=True).kind is (
        VerdictKind.VALID
    )
    made.programme(desk, version=2, merged={walk_in: "concert"})
    made.change(desk, uses=[made.use(LAST_DAY.code, walk_in, row="heard-later")])
    for card in (VALID.code, LAST_DAY.code):
        found = check(desk, card, CardSource.WEDGE, "concert", online=True)
        assert found.kind is VerdictKind.HAS_TICKETS
    made.replica(desk).start_over("gen-2")
    made.change(desk, uses=[made.use(VALID.code, walk_in, row="heard-again")])
    found = check(desk, VALID.code, CardSource.WEDGE, "concert", online=True)
    assert found.kind is VerdictKind.HAS_TICKETS


def test_a_wrong_merging_is_taken_back_or_corrected(desk: Desk, made: MadeUpDesk) -> None:
    found = yard(desk)
    given(desk, VALID.code, found.id)
    given(desk, LAST_DAY.code, "concert")
    made.programme(desk, version=2, merged={found.id: "concert"})
    made.programme(desk, version=3, merged={found.id: "matinee"})
    uses = {each.event_id: each.uses for each in today(desk).events}
    assert (uses["concert"], uses["matinee"]) == (1, 1)
    made.programme(desk, (*EVENTS, found), version=4)
    uses = {each.event_id: each.uses for each in today(desk).events}
    assert (uses["concert"], uses["matinee"], uses[found.id]) == (1, 0, 1)


def test_a_merging_into_an_event_that_is_gone_asks_for_another(
    desk: Desk, made: MadeUpDesk
) -> None:
    found = yard(desk)
    made.programme(desk, EVENTS[1:], version=2, merged={found.id: "concert"})
    assert chosen_event(desk).choice is None
    with pytest.raises(EventUnknown):
        check(desk, VALID.code, CardSource.WEDGE, found.id, online=False)


def test_it_is_like_the_event_chosen_before_else_like_most(desk: Desk, made: MadeUpDesk) -> None:
    organised = [
        event(name, EventKind.VISIT).model_copy(
            update={"organiser": organiser, "place": "Kallio", "sector": Sector.SCIENCE}
        )
        for name, organiser in (("a", "Museum"), ("b", "Museum"), ("c", "Theatre"))
    ]
    made.programme(desk, organised, version=2)
    found = yard(desk)
    assert (found.organiser, found.place, found.sector) == ("Museum", "Kallio", Sector.SCIENCE)
    made.programme(desk, [], version=3)
    with made.open() as other, other.store.write() as transaction:
        transaction.exec_driver_sql("DELETE FROM settings")
    with made.open() as bare:
        with bare.store.write() as transaction:
            transaction.exec_driver_sql("DELETE FROM events")
        alone = make_event(bare, WalkIn("First")).value
    assert (alone.organiser, alone.place, alone.sector) == (
        "Louhisali",
        "Louhisali",
        Sector.CULTURE,
    )


def test_the_day_of_a_walk_in_event_is_the_networks(desk: Desk, made: MadeUpDesk) -> None:
    made.clock.advance(timedelta(hours=7))  # 1.00 of the next date, still the evening before
    found = yard(desk, kind=EventKind.VISIT)
    assert found.first_day == date(2026, 4, 25)
