"""Events that are long past leave the programme: the desk knows them by name, and what it gave for
them is taken back, corrected, reprinted and reported as ever.
"""

from datetime import timedelta

import pytest

from boxoffice.domain.retyping import Period
from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services import correcting, finding, moving, retyping
from boxoffice.services.checking import check
from boxoffice.services.choosing_events import choose_event, chosen_event
from boxoffice.services.desk import Desk, EventUnknown
from boxoffice.services.reporting import report_of, report_view
from boxoffice.services.slips import slip_facts
from boxoffice.services.taking_back import release, take_back
from sync.protocol.kinds import (
    CardSource,
    Channel,
    EventKind,
    LimitPeriod,
    Sector,
    TicketKind,
    VoidReason,
)
from sync.protocol.programme import Limit, Policy
from tests.services.day_work import BOSS, CHILD, HOLDER, given, void_of
from tests.support.desks import GROUP, LAST_DAY, TODAY, VALID, MadeUpDesk, event, renewed

LATER = timedelta(days=432)
NEXT = event("next", EventKind.VISIT)
EVER = Limit(ticket_kind=TicketKind.HOLDER, count=1, per=LimitPeriod.ABSOLUTE, group="once")


def leave(desk: Desk, made: MadeUpDesk, **policy: object) -> None:
    """A year and more goes by; the programme lists none of what was then."""
    made.clock.advance(LATER)
    made.programme(desk, [NEXT], Policy.model_validate(policy), version=2)
    assert [*desk.programme().events] == ["next"]


def test_it_is_taken_back_corrected_and_comes_back_in_part(desk: Desk, made: MadeUpDesk) -> None:
    undone, counted, returned = (
        given(desk, card.code, tickets=tickets)
        for card, tickets in (
            (VALID, {HOLDER: 1}),
            (LAST_DAY, {HOLDER: 1, CHILD: 2}),
            (GROUP, {TicketKind.WORKER: 2}),
        )
    )
    leave(desk, made)
    take_back(desk, undone, VoidReason.MISTAKE, BOSS)
    correcting.correct(desk, counted, {HOLDER: 1, CHILD: 1}, BOSS)
    correcting.return_tickets(desk, returned, {TicketKind.WORKER: 1}, BOSS)
    for each in (undone, counted, returned):
        assert void_of(desk, each).of == each
    # What came in their place is of the day and the event of before.
    figures = report_of(desk, TODAY, TODAY)
    assert figures.events["concert"].tickets == {HOLDER: 1, CHILD: 1, TicketKind.WORKER: 1}


def test_it_is_moved_to_an_event_that_is_there(desk: Desk, made: MadeUpDesk) -> None:
    row_id = given(desk)
    leave(desk, made)
    with pytest.raises(EventUnknown):
        moving.move(desk, [row_id], "matinee", BOSS)
    moving.move(desk, [row_id], "next", BOSS)
    assert report_of(desk, TODAY, TODAY).events["next"].tickets == {HOLDER: 1}


def test_its_slip_report_and_rows_name_it(desk: Desk, made: MadeUpDesk) -> None:
    row_id = given(desk)
    leave(desk, made, retype=True)
    facts = slip_facts(desk, row_id)
    assert facts is not None
    assert (facts.event.id, facts.day) == ("concert", TODAY)
    report = report_of(desk, TODAY, TODAY)
    assert report.sectors[Sector.CULTURE].tickets == {HOLDER: 1}
    assert report_view(desk, lambda _: (TODAY, TODAY)).events["concert"].title == {"en": "concert"}
    looked = finding.look_back(desk, TODAY, supervisor=BOSS)
    assert [row.row_id for row in looked.rows] == [row_id]
    assert looked.titles["concert"].title == {"en": "concert"}
    [group] = retyping.worklist(desk, Period.OPEN).events
    assert group.event is not None
    assert group.event.title == {"en": "concert"}


def test_orders_that_nobody_came_for_can_be_taken_back(desk: Desk, made: MadeUpDesk) -> None:
    by_phone = given(desk, channel=Channel.PHONE)
    ahead = given(desk, LAST_DAY.code, "tomorrow")
    leave(desk, made)
    # The page of those who have not come lists them no more, for there is no such event.
    assert finding.not_collected(desk, "concert") == ()
    assert release(desk, [by_phone, ahead], BOSS).value == 1
    take_back(desk, ahead, VoidReason.MISTAKE, BOSS)
    assert all(void_of(desk, each) for each in (by_phone, ahead))


def test_nothing_is_given_for_it_any_more(desk: Desk, made: MadeUpDesk) -> None:
    choose_event(desk, "concert")
    leave(desk, made)
    assert chosen_event(desk).choice is None
    with pytest.raises(EventUnknown):
        check(desk, VALID.code, CardSource.TYPED, "concert", online=True)


def test_what_counts_for_ever_counts_on(desk: Desk, made: MadeUpDesk) -> None:
    """The programme keeps such an event; a desk that had it counts on also where it does not."""
    once, again = (event(each, EventKind.VISIT, limits=(EVER,)) for each in ("once", "again"))
    made.programme(desk, [once], version=2)
    given(desk, name="once")
    made.clock.advance(LATER)
    made.programme(desk, [again], version=3)
    made.install(desk, [renewed(VALID, TODAY + 2 * LATER)])
    assert check(desk, VALID.code, CardSource.TYPED, "again", online=True).kind is VerdictKind.USED
