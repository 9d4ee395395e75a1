"""A program that is too old: told at once, stopped from a day on, and never kept from sending."""

import random
from datetime import timedelta

import pytest

from boxoffice.services.desk import Desk
from boxoffice.services.issuing import give
from boxoffice.services.overview import overview, status
from boxoffice.services.program_age import ProgramTooOld
from boxoffice.services.syncing import centre_answered, pause_after
from boxoffice.services.voiding import undo
from boxoffice.store.outbox import LedgerOutbox
from sync.client.back_off import BackOff
from sync.client.errors import VersionMismatch
from sync.protocol.kinds import TicketKind, VoidReason
from sync.protocol.versions import CLIENT_VERSION
from tests.services.test_live_checking import read
from tests.support.desks import NOW, MadeUpDesk

HOLDER = {TicketKind.HOLDER: 1}


def told(desk: Desk, made: MadeUpDesk, version: str, hours: int | None) -> None:
    """A head says so."""
    since = None if hours is None else NOW + timedelta(hours=hours)
    head = made.head(minimum_client=version, minimum_client_from=since)
    made.replica(desk).note_head(head)


@pytest.mark.parametrize(
    ("version", "hours"), [("99", None), ("99", 1), ("0", -1), (CLIENT_VERSION, -1)]
)
def test_tickets_are_given_until_the_day(
    desk: Desk, made: MadeUpDesk, version: str, hours: int | None
) -> None:
    told(desk, made, version, hours)
    assert overview(desk).outdated is None
    assert give(desk, read(desk), HOLDER).value.seq == 1


@pytest.mark.parametrize("version", ["99", "0.1.1", "0.2"])
def test_from_the_day_on_none_are_given_and_rows_are_still_there_to_send(
    desk: Desk, made: MadeUpDesk, version: str
) -> None:
    row = give(desk, read(desk), HOLDER).value
    told(desk, made, version, 1)
    made.clock.advance(timedelta(hours=2))
    assert overview(desk).outdated is not None
    with pytest.raises(ProgramTooOld) as stopped:
        give(desk, read(desk, "ESP000005"), {TicketKind.WORKER: 1})
    assert stopped.value.minimum == version
    assert stopped.value.since == desk.days().local(NOW + timedelta(hours=1))
    undo(desk, row.row_id, VoidReason.MISTAKE)
    assert status(desk).waiting.rows == 2
    assert LedgerOutbox(desk.store, desk.clock, desk.boot).outgoing(1, 9) is not None


def test_a_newer_head_opens_giving_again(desk: Desk, made: MadeUpDesk) -> None:
    told(desk, made, "99", -1)
    with pytest.raises(ProgramTooOld):
        give(desk, read(desk), HOLDER)
    told(desk, made, "0", None)
    assert give(desk, read(desk), HOLDER).value.seq == 1


def test_a_centre_that_wants_a_newer_program_was_reached_and_is_asked_as_often() -> None:
    error = VersionMismatch("99")
    assert centre_answered(error)
    assert 54 <= pause_after(error, 9, random.Random(1), BackOff()) <= 66
