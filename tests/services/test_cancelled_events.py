"""An event that left the programme: what was given for it stands, and counts."""

from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import give
from sync.protocol.kinds import CardSource, EventKind, LimitPeriod, TicketKind
from sync.protocol.programme import Limit
from tests.support.desks import VALID, MadeUpDesk, event

COURSES = Limit(ticket_kind=TicketKind.HOLDER, count=2, per=LimitPeriod.YEAR, group="courses")
SPRING, SUMMER, AUTUMN = (
    event(name, EventKind.COURSE, limits=(COURSES,)) for name in ("spring", "summer", "autumn")
)


def verdict(desk: Desk, name: str) -> VerdictKind:
    return check(desk, VALID.code, CardSource.TYPED, name, online=True).kind


def test_tickets_of_a_cancelled_event_count_in_its_group(desk: Desk, made: MadeUpDesk) -> None:
    made.programme(desk, (SPRING, SUMMER, AUTUMN), version=2)
    for each in (SPRING, SUMMER):
        asked = check(desk, VALID.code, CardSource.TYPED, each.id, online=True)
        give(desk, asked, {TicketKind.HOLDER: 1})
    assert verdict(desk, "autumn") is VerdictKind.USED
    made.programme(desk, (SUMMER, AUTUMN), version=3)
    assert verdict(desk, "autumn") is VerdictKind.USED
    assert "spring" not in desk.programme().events
