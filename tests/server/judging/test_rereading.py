"""A row of a kind that an older centre did not know counts after an upgrade as if it had."""

import threading
from collections.abc import Callable

import pytest

from sync.protocol.kinds import QuotaMode
from sync.protocol.programme import Event, Quota
from sync.protocol.rows import ReincarnationRow, Row, RowHeader, read_row
from sync.server.judging.rereading import read_again
from sync.server.judging.rounds import Judging
from sync.server.judging.walk_ins import by_venue
from sync.server.ledger import intake
from sync.server.quotas.leasing import quotas_of
from sync.server.running.worker import Worker
from sync.server.store import devices, incarnations
from sync.server.store import leases as stored_leases
from tests.support.hand_desk import RunningCentre
from tests.support.network import CONCERT, VENUE, code

HARD = CONCERT.model_copy(update={"limits": (), "quota": Quota(tickets=5, mode=QuotaMode.HARD)})


def _not_knowing(kind: str) -> Callable[[bytes], Row | RowHeader]:
    """How a version reads rows that lacks a kind."""

    def read(body: bytes) -> Row | RowHeader:
        row = read_row(body)
        return RowHeader.model_validate_json(body) if row.kind == kind else row

    return read


def _upgraded(running: RunningCentre) -> int:
    """The first look of the next version's worker; how many rows it is the first to know."""
    known = read_again(running.centre)
    Worker(running.centre, Judging(running.centre)).look()
    return known


class Older:
    """A centre that lacks a kind while desks send."""

    def __init__(self, running: RunningCentre, patch: pytest.MonkeyPatch) -> None:
        self.running = running
        self._patch = patch

    def lacks(self, kind: str) -> None:
        self._patch.setattr(intake, "read_row", _not_knowing(kind))

    def upgrade(self) -> int:
        self._patch.undo()
        return _upgraded(self.running)


@pytest.fixture
def older(running_on_either: RunningCentre, monkeypatch: pytest.MonkeyPatch) -> Older:
    return Older(running_on_either, monkeypatch)


def test_a_void_takes_back_and_desks_are_told(older: Older) -> None:
    older.lacks("void")
    door, till = older.running.desk(), older.running.desk()
    first = door.issue(code(1))
    void = door.void(first)
    door.send()
    older.running.clock.move(minutes=1)
    second = till.issue(code(1))
    till.send()
    before = till.changes().cursor
    assert till.outcomes() == {second: "double_issue"}
    assert door.outcomes() == {first: "accepted", void: "accepted", second: "double_issue"}
    assert older.upgrade() == 1
    assert till.outcomes() == {second: "accepted"}
    assert [(use.row, use.voided) for use in till.changes(before).uses] == [(first, True)]
    assert older.upgrade() == 0


def test_tickets_were_collected(older: Older) -> None:
    older.lacks("collected")
    door, till = older.running.desk(), older.running.desk()
    row = door.issue(code(1))
    door.collect(row)
    door.send()
    assert [use.collected for use in till.changes().uses] == [False]
    older.upgrade()
    assert [use.collected for use in till.changes().uses] == [True]


def test_a_walk_in_event_and_what_its_desk_says_of_it(older: Older) -> None:
    running = older.running
    desk = running.desk()
    yard = CONCERT.model_copy(update={"id": "yard"})
    rows = [desk.issue(code(1), yard), desk.issue(code(1), yard)]
    older.lacks("walk_in_event")
    desk.walk_in(row_id="yard")
    desk.send()
    assert [desk.outcomes()[row] for row in rows] == ["accepted", "accepted"]
    assert _walk_ins(running) == {}
    older.upgrade()
    assert [desk.outcomes()[row] for row in rows] == ["accepted", "double_issue"]
    assert _walk_ins(running) == {"yard": "Yard"}
    older.lacks("walk_in_change")
    desk.change_walk_in("yard", title="Courtyard")
    desk.send(4)
    assert _walk_ins(running) == {"yard": "Yard"}
    older.upgrade()
    assert _walk_ins(running) == {"yard": "Courtyard"}


def _walk_ins(running: RunningCentre) -> dict[str, str]:
    with running.centre.store.read() as connection:
        made = by_venue(connection).get(VENUE)
    return {event.id: event.title["en"] for event in made.open} if made else {}


def test_units_of_a_lease_went_back(older: Older) -> None:
    running = older.running
    with running.centre.store.write() as connection:
        stored_leases.change_event(connection, HARD)
    desk = running.desk()
    lease = desk.lease(2)
    assert lease is not None
    older.lacks("lease_return")
    desk.give_back(lease, 2)
    desk.send()
    assert _free(running, HARD) == 3
    older.upgrade()
    assert _free(running, HARD) == 5


def _free(running: RunningCentre, event: Event) -> int:
    with running.centre.store.read() as connection:
        return quotas_of(connection, [event.id])[event.id].free


def test_another_incarnation_follows_the_first(older: Older) -> None:
    running = older.running
    desk = running.desk()
    desk.issue(code(1))
    desk.send()
    first, last_hash = desk.incarnation, desk.hash_at(1)
    older.lacks("reincarnation")
    for name in ("second", "third"):
        desk.incarnation = name
        desk.rows.clear()
        desk.append(
            ReincarnationRow,
            previous=first,
            previous_seq=1,
            previous_hash=last_hash,
            reason="behind_keys",
        )
        desk.send()
    assert desk.changes().copied_at is None
    older.upgrade()
    with running.centre.store.read() as connection:
        found = incarnations.newest(connection, desk.identity.device, 9)
        device = devices.device(connection, desk.identity.device)
    assert {each.id: each.previous for each in found} == {
        first: None,
        "second": first,
        "third": first,
    }
    assert device is not None
    assert device.copied_at == running.clock()


def test_rows_of_a_kind_that_stays_unknown_wait_for_the_next_version(older: Older) -> None:
    running = older.running
    older.lacks("void")
    desk = running.desk()
    row = desk.issue(code(1))
    void = desk.void(row)
    desk.send()
    assert _upgraded(running) == 0
    assert desk.outcomes() == {row: "accepted", void: "accepted"}
    assert older.upgrade() == 1


def test_a_worker_reads_again_when_it_starts_and_then_no_more(
    older: Older, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = older.running
    older.lacks("void")
    door, till = running.desk(), running.desk()
    door.void(door.issue(code(1)))
    door.send()
    running.clock.move(minutes=1)
    row = till.issue(code(1))
    till.send()
    monkeypatch.undo()
    judged = threading.Event()
    judging = Judging(running.centre)

    class Telling(Judging):
        def judge_waiting(self, stopped: Callable[[], bool] = lambda: False) -> int:
            found = judging.judge_waiting(stopped)
            judged.set()
            return found

    with Worker(running.centre, Telling(running.centre), look_seconds=0.01):
        assert judged.wait(120)
    assert till.outcomes() == {row: "accepted"}
