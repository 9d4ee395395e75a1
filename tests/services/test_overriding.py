"""A supervisor gives where a clerk may not: on a card whose limits are used up, also by its face,
and where all is sold out; with a reason.
"""

from datetime import timedelta

import pytest

from boxoffice.domain.face import Face
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import (
    Approval,
    CannotGive,
    FaceNeeded,
    ReasonUnknown,
    give,
    give_approved,
    record_as_written,
)
from boxoffice.services.overview import ledger
from boxoffice.services.selling_out import mark_sold_out, take_sold_out_back
from boxoffice.services.signing_in import sign_in, supervise
from boxoffice.services.supervising import SupervisorNeeded
from boxoffice.store.listing import row_of
from sync.protocol.clerks import Clerk, ClerkRole, Clerks, hash_pin
from sync.protocol.kinds import CardSource, TicketKind
from sync.protocol.rows import IssueRow
from tests.support.desks import BLOCKED, NOW, TODAY, UNKNOWN, VALID, MadeUpDesk

HOLDER, CHILD = TicketKind.HOLDER, TicketKind.CHILD
KIELO, ESIKKO = "402917", "118203"


def _used(desk: Desk) -> Verdict:
    first = check(desk, VALID.code, CardSource.WEDGE, "museum", online=True)
    give(desk, first, {HOLDER: 1, CHILD: 2})
    verdict = check(desk, VALID.code, CardSource.WEDGE, "museum", online=True)
    assert (verdict.kind, verdict.alternative) == (VerdictKind.USED, Action.OVERRIDE)
    return verdict


def _last_row(desk: Desk) -> IssueRow:
    with desk.store.read() as view:
        row = row_of(view, ledger(desk)[-1].row_id)
    assert isinstance(row, IssueRow)
    return row


@pytest.fixture
def staffed(desk: Desk, made: MadeUpDesk) -> Desk:
    pins = {"Kielo": (ClerkRole.CLERK, KIELO), "Esikko": (ClerkRole.SUPERVISOR, ESIKKO)}
    known = tuple(
        Clerk(name=name, role=role, pin=hash_pin(pin)) for name, (role, pin) in pins.items()
    )
    made.replica(desk).install_clerks(
        Clerks(device="desk-1", generation="gen-1", version=1, clerks=known, at=NOW)
    )
    sign_in(desk, "Kielo", KIELO)
    return desk


def test_a_row_says_who_gave_and_who_approved(staffed: Desk) -> None:
    verdict = _used(staffed)
    approval = Approval(supervise(staffed, "Esikko", ESIKKO))
    give_approved(staffed, verdict, {HOLDER: 1, CHILD: 1}, approval)
    row = _last_row(staffed)
    assert (row.clerk, row.approved_by, row.verdict) == ("Kielo", "Esikko", "used")
    assert (row.tickets, row.provisional) == ({HOLDER: 1, CHILD: 1}, None)


def test_a_clerk_alone_may_not(staffed: Desk) -> None:
    verdict = _used(staffed)
    with pytest.raises(SupervisorNeeded):
        give_approved(staffed, verdict, {HOLDER: 1}, Approval())
    with pytest.raises(CannotGive):
        give(staffed, verdict, {HOLDER: 1})
    assert len(ledger(staffed)) == 1


def test_a_supervisor_at_the_desk_needs_no_second_pin(staffed: Desk) -> None:
    sign_in(staffed, "Esikko", ESIKKO)
    give_approved(staffed, _used(staffed), {HOLDER: 1}, Approval())
    assert _last_row(staffed).approved_by == "Esikko"


def test_a_venue_without_clerks_gives_with_a_reason_alone(desk: Desk) -> None:
    give_approved(desk, _used(desk), {HOLDER: 1}, Approval())
    row = _last_row(desk)
    assert (row.clerk, row.approved_by) == (None, None)
    assert b"approved_by" not in row.to_bytes()


def test_a_reason_that_the_programme_lacks_is_none(desk: Desk) -> None:
    with pytest.raises(ReasonUnknown):
        give_approved(desk, _used(desk), {HOLDER: 1}, Approval(reasons=("whim",)))
    assert len(ledger(desk)) == 1


def test_more_than_a_fresh_card_would_get_is_too_much(desk: Desk) -> None:
    with pytest.raises(CannotGive):
        give_approved(desk, _used(desk), {HOLDER: 2}, Approval())


def test_a_blocked_card_gets_nothing_by_anyone(staffed: Desk) -> None:
    verdict = check(staffed, BLOCKED.code, CardSource.WEDGE, "museum", online=True)
    approval = Approval(supervise(staffed, "Esikko", ESIKKO))
    with pytest.raises(CannotGive):
        give_approved(staffed, verdict, {HOLDER: 1}, approval)


def _used_by_face(desk: Desk) -> Verdict:
    first = check(desk, UNKNOWN, CardSource.WEDGE, "museum", online=False)
    give(desk, first, {HOLDER: 1}, face=Face(TODAY))
    verdict = check(desk, UNKNOWN, CardSource.WEDGE, "museum", online=False)
    assert (verdict.kind, verdict.alternative) == (VerdictKind.USED, Action.OVERRIDE)
    return verdict


def test_a_used_card_that_the_list_lacks_is_given_by_its_face(staffed: Desk) -> None:
    verdict = _used_by_face(staffed)
    approval = Approval(supervise(staffed, "Esikko", ESIKKO))
    with pytest.raises(FaceNeeded):
        give_approved(staffed, verdict, {HOLDER: 1}, approval)
    face = Face(TODAY + timedelta(days=9), 2)
    give_approved(staffed, verdict, {HOLDER: 1, CHILD: 2}, approval, face=face)
    row = _last_row(staffed)
    assert (row.verdict, row.approved_by, row.tickets) == ("used", "Esikko", {HOLDER: 1, CHILD: 2})
    assert row.provisional is not None
    assert (row.provisional.last_valid_day, row.provisional.children) == (face.last_valid_day, 2)
    assert not row.provisional.format_unknown


def test_no_supervisor_gives_on_a_face_that_is_past_nor_more_than_it_shows(staffed: Desk) -> None:
    verdict = _used_by_face(staffed)
    approval = Approval(supervise(staffed, "Esikko", ESIKKO))
    past = Face(TODAY - timedelta(days=1), 2)
    for face, tickets in ((past, {HOLDER: 1}), (Face(TODAY, 1), {HOLDER: 1, CHILD: 2})):
        with pytest.raises(CannotGive):
            give_approved(staffed, verdict, tickets, approval, face=face)
    assert len(ledger(staffed)) == 1


def test_a_supervisor_gives_where_all_is_sold_out(staffed: Desk) -> None:
    mark_sold_out(staffed, "concert")
    verdict = check(staffed, VALID.code, CardSource.WEDGE, "concert", online=True)
    with pytest.raises(SupervisorNeeded):
        give_approved(staffed, verdict, {HOLDER: 1}, Approval())
    approval = Approval(supervise(staffed, "Esikko", ESIKKO))
    with pytest.raises(CannotGive):
        give_approved(staffed, verdict, {HOLDER: 1, CHILD: 3}, approval)
    give_approved(staffed, verdict, {HOLDER: 1, CHILD: 1}, approval)
    row = _last_row(staffed)
    assert (row.verdict, row.clerk, row.approved_by) == ("no_quota", "Kielo", "Esikko")
    assert row.provisional is None
    more = check(staffed, VALID.code, CardSource.WEDGE, "concert", online=True)
    assert (more.kind, more.ways) == (
        VerdictKind.HAS_TICKETS,
        (Action.LET_IN, Action.OVERRIDE),
    )
    with pytest.raises(CannotGive):
        give(staffed, more, {CHILD: 1})
    give_approved(staffed, more, {CHILD: 1}, approval)
    assert (_last_row(staffed).tickets, _last_row(staffed).approved_by) == ({CHILD: 1}, "Esikko")


def test_a_new_card_at_a_sold_out_event_is_given_by_its_face(staffed: Desk) -> None:
    mark_sold_out(staffed, "concert")
    verdict = check(staffed, UNKNOWN, CardSource.WEDGE, "concert", online=False)
    approval = Approval(supervise(staffed, "Esikko", ESIKKO))
    with pytest.raises(FaceNeeded):
        give_approved(staffed, verdict, {HOLDER: 1}, approval)
    give_approved(staffed, verdict, {HOLDER: 1}, approval, face=Face(TODAY))
    row = _last_row(staffed)
    assert (row.verdict, row.approved_by) == ("no_quota", "Esikko")
    assert row.provisional is not None
    assert row.provisional.last_valid_day == TODAY


def test_what_fits_no_format_is_recorded_as_written_where_all_is_sold_out(staffed: Desk) -> None:
    mark_sold_out(staffed, "concert")
    verdict = check(staffed, "HELLO", CardSource.WEDGE, "concert", online=True, repeated=True)
    with pytest.raises(CannotGive):
        record_as_written(staffed, verdict, {HOLDER: 1})
    approval = Approval(supervise(staffed, "Esikko", ESIKKO))
    give_approved(staffed, verdict, {HOLDER: 1}, approval, face=Face(TODAY))
    row = _last_row(staffed)
    assert row.provisional is not None
    assert (row.provisional.format_unknown, row.approved_by) == (True, "Esikko")


def test_where_there_are_tickets_again_nobody_is_named(staffed: Desk) -> None:
    mark_sold_out(staffed, "concert")
    verdict = check(staffed, VALID.code, CardSource.WEDGE, "concert", online=True)
    take_sold_out_back(staffed, "concert")
    approval = Approval(supervise(staffed, "Esikko", ESIKKO))
    give_approved(staffed, verdict, {HOLDER: 1}, approval)
    assert (_last_row(staffed).approved_by, _last_row(staffed).reasons) == (None, ())
