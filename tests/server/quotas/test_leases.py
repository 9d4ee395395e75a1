"""Quota leases at the centre, on both databases: what is given, returned, released and judged."""

import subprocess
import sys
from datetime import timedelta

import pytest

from sync.client.departing import depart
from sync.client.errors import NotTaken
from sync.protocol.kinds import Finding, QuotaMode
from sync.protocol.messages import Changes, LeaseState
from sync.protocol.programme import Event, Quota
from sync.protocol.statements import StatementType, read_statement
from sync.server.judging.rounds import Judging
from sync.server.keeping.leases import release
from sync.server.quotas import leasing
from sync.server.quotas.leasing import AlreadyReleased, NoLease, NotYet, quotas_of
from sync.server.quotas.splitting import Quota as Split
from sync.server.store import chains, devices, judgements, needs
from sync.server.store import leases as stored
from sync.server.store.devices import Device
from tests.support.clocks import NOW
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import CONCERT, MUSEUM, OTHER_VENUE, VENUE, code

HARD = CONCERT.model_copy(update={"limits": ()})


def limit(running: RunningCentre, tickets: int, event: Event = HARD, *, soft: bool = False) -> None:
    """Give an event a quota."""
    mode = QuotaMode.SOFT if soft else QuotaMode.HARD
    with running.centre.store.write() as connection:
        changed = event.model_copy(update={"quota": Quota(tickets=tickets, mode=mode)})
        stored.change_event(connection, changed)
        stored.judge_anew(connection, [event.id])
    Judging(running.centre).judge_waiting()


def split(running: RunningCentre, event: str = "concert") -> Split:
    """How a quota stands."""
    with running.centre.store.read() as connection:
        return quotas_of(connection, [event])[event]


def held(desk: Desk, want: int, request: str | None = None, needed: int = 0) -> LeaseState:
    """The lease that a desk has once it asked."""
    lease = desk.lease(want, request=request, needed=needed)
    assert lease is not None
    return lease


def outcomes(running: RunningCentre, *rows: str) -> list[Finding]:
    """How rows are judged now."""
    with running.centre.store.read() as connection:
        found = judgements.last_verdicts(connection, rows)
    return [found[row].judgement.outcome for row in rows]


def told(desk: Desk, after: int = 0) -> Changes:
    """What a desk is told."""
    body = desk.get(f"/v1/changes?after={after}").body
    return read_statement(body, StatementType.CHANGES, Changes, desk.identity.centre_key)


def test_units_are_given_once_for_a_request_and_never_more_than_there_are(
    running_on_either: RunningCentre,
) -> None:
    running = running_on_either
    limit(running, 10)
    door, till = running.desk(), running.desk()
    lease = held(door, 50, "request-1")
    assert (lease.units, lease.lease, lease.incarnation) == (4, "request-1", door.incarnation)
    assert held(door, 50, "request-1") == lease
    more = held(door, 50)
    assert (more.lease, more.units) == ("request-1", 4)
    assert held(till, 50).units == 4
    quota = split(running)
    assert (quota.held, quota.free, quota.settled) == (8, 2, 0)
    with pytest.raises(NotTaken, match="bad_request"):
        till.lease(1, request="request-1")


def test_what_is_used_returned_and_voided_moves_between_lease_and_pool(
    running_on_either: RunningCentre,
) -> None:
    running = running_on_either
    limit(running, 10)
    door, till = running.desk(), running.desk()
    lease = held(door, 50)
    first = door.issue(code(1), lease=lease.lease, holder=1, child=1)
    door.issue(code(2), lease=lease.lease)
    door.send()
    assert (split(running).held, split(running).free) == (1, 6)
    door.void(first)
    door.give_back(lease, 2)
    door.send(3)
    quota = split(running)
    assert (quota.settled, quota.held, quota.free) == (1, 1, 8)
    till.issue(code(3), assistant=1, holder=1)
    till.send()
    assert split(running).settled == 2


@pytest.mark.parametrize("voiding", ["door", "till", "door till", "till door", "till till"])
def test_units_of_a_voided_issue_are_in_its_lease_again_whoever_voids_it(
    running_on_either: RunningCentre, voiding: str
) -> None:
    running = running_on_either
    limit(running, 10)
    desks = {"door": running.desk(), "till": running.desk()}
    lease = held(desks["door"], 4)
    row = desks["door"].issue(code(1), lease=lease.lease)
    desks["door"].send()
    assert (split(running).settled, split(running).held) == (1, 3)
    for desk in (desks[name] for name in voiding.split()):
        desk.void(row)
        desk.send(len(desk.rows))
        quota = split(running)
        assert (quota.settled, quota.held, quota.free) == (0, 4, 6)


def test_two_voids_of_one_issue_never_make_two_tickets_of_one(
    running_on_either: RunningCentre,
) -> None:
    """Another desk voids an issue, and its own desk does so before it hears of that."""
    running = running_on_either
    limit(running, 5)
    door, till, hall = running.desk(), running.desk(), running.desk()
    lease = held(door, 2)
    row = door.issue(code(1), lease=lease.lease)
    door.send()
    till.void(row)
    till.send()
    theirs = held(hall, 4, needed=4)
    assert hall.lease(1, needed=theirs.units + 1) == theirs
    door.void(row)
    given = [door.issue(code(number), lease=lease.lease) for number in range(2, lease.units + 2)]
    given += [hall.issue(code(number), lease=theirs.lease) for number in range(6, theirs.units + 6)]
    door.send(2)
    hall.send()
    assert outcomes(running, *given) == [Finding.ACCEPTED] * 5
    quota = split(running)
    assert (quota.settled, quota.held, quota.free) == (5, 0, 0)


def test_nothing_is_given_of_what_has_no_hard_quota_or_is_over(
    running_on_either: RunningCentre,
) -> None:
    running = running_on_either
    door = running.desk()
    assert door.lease(5) is None
    limit(running, 10, soft=True)
    assert door.lease(5) is None
    limit(running, 10)
    assert running.desk(OTHER_VENUE).lease(5) is None
    running.clock.move(days=2)
    assert door.lease(5) is None
    with pytest.raises(NotTaken, match="not_found"):
        door.lease(5, event="no-such")


def test_a_lease_ends_with_the_day_of_its_event(running: RunningCentre) -> None:
    limit(running, 10)
    lease = held(running.desk(), 5)
    # Five in the morning in Helsinki, three hours ahead in April.
    assert lease.not_after == (NOW + timedelta(days=1)).replace(hour=2)
    assert lease.report_by == lease.not_after + leasing.REPORT_WITHIN


def test_a_standing_event_is_leased_for_a_week_and_anew_after_it(running: RunningCentre) -> None:
    limit(running, 10, MUSEUM)
    desk = running.desk(OTHER_VENUE)
    first = desk.lease(5, "museum")
    running.clock.move(days=8)
    second = desk.lease(5, "museum")
    assert first is not None
    assert second is not None
    assert first.not_after - NOW < timedelta(days=8)
    assert (second.lease == first.lease, second.units) == (False, 4)


def test_a_desk_is_told_of_its_own_leases(running_on_either: RunningCentre) -> None:
    running = running_on_either
    limit(running, 10)
    door, till = running.desk(), running.desk()
    lease = held(door, 50)
    assert told(door).leases == (lease,)
    assert told(till).leases == ()
    running.clock.move(minutes=4)
    till.issue(code(1))
    till.send()
    assert [each.keep for each in told(door).leases] == [9 * 4 * 1 // (5 * 3)]
    running.clock.move(days=3)
    assert told(door).leases == ()


def test_a_new_incarnation_starts_with_none(running: RunningCentre) -> None:
    limit(running, 10)
    door = running.desk()
    before = held(door, 50)
    door.incarnation = "another"
    lease = held(door, 1)
    assert lease.lease != before.lease
    assert (lease.units, lease.incarnation) == (1, "another")


def test_a_forked_chain_gets_no_more(running: RunningCentre) -> None:
    limit(running, 10)
    door = running.desk()
    door.issue(code(1))
    door.send()
    door.rows.clear()
    door.issue(code(2))
    door.send()
    with running.centre.store.read() as connection:
        chain = chains.incarnation(connection, door.identity.device, door.incarnation)
    assert chain is not None
    assert chain.forked
    assert door.lease(5) is None


def test_what_no_lease_covers_is_over_the_quota_once_that_is_full(
    running_on_either: RunningCentre,
) -> None:
    running = running_on_either
    limit(running, 3)
    door, till = running.desk(), running.desk()
    lease = held(till, 2)
    loose = [door.issue(code(number), holder=1) for number in range(3)]
    door.send()
    assert outcomes(running, *loose) == [Finding.ACCEPTED] * 3
    covered = till.issue(code(7), lease=lease.lease)
    till.send()
    assert outcomes(running, *loose, covered) == [
        Finding.ACCEPTED,
        Finding.ACCEPTED,
        Finding.OVER_QUOTA,
        Finding.ACCEPTED,
    ]
    assert [each.outcome for each in told(door).verdicts if each.row == loose[2]] == [
        Finding.OVER_QUOTA
    ]
    door.void(loose[0])
    door.send(4)
    assert outcomes(running, loose[2]) == [Finding.ACCEPTED]


def test_a_quota_made_smaller_or_larger_judges_anew(running_on_either: RunningCentre) -> None:
    running = running_on_either
    limit(running, 3)
    door = running.desk()
    rows = [door.issue(code(number)) for number in range(3)]
    door.send()
    limit(running, 1)
    assert outcomes(running, *rows) == [Finding.ACCEPTED, Finding.OVER_QUOTA, Finding.OVER_QUOTA]
    limit(running, 1, soft=True)
    assert outcomes(running, *rows) == [Finding.ACCEPTED] * 3
    limit(running, 2)
    assert outcomes(running, *rows) == [Finding.ACCEPTED, Finding.ACCEPTED, Finding.OVER_QUOTA]


def test_a_release_frees_what_was_never_reported_and_only_in_time(
    running_on_either: RunningCentre,
) -> None:
    running = running_on_either
    limit(running, 5)
    door, till = running.desk(), running.desk()
    lease = held(door, 2)
    used = door.issue(code(1), lease=lease.lease)
    door.send()
    late = door.issue(code(2), lease=lease.lease)
    with pytest.raises(NotYet):
        release(running.centre, "test", lease.lease)
    with pytest.raises(NoLease):
        release(running.centre, "test", "no-such")
    running.clock.moment = lease.report_by + timedelta(seconds=1)
    assert release(running.centre, "test", lease.lease) == 1
    with pytest.raises(AlreadyReleased):
        release(running.centre, "test", lease.lease)
    assert (split(running).held, split(running).free) == (0, 4)
    others = [till.issue(code(number), at=NOW) for number in range(10, 14)]
    till.send()
    door.send(2)
    assert outcomes(running, used, late, *others).count(Finding.OVER_QUOTA) == 1


def test_a_lease_that_its_desk_can_use_no_more_need_not_wait_for_its_time(
    running_on_either: RunningCentre,
) -> None:
    running = running_on_either
    limit(running, 10)
    lost, forked = running.desk(), running.desk()
    of_lost, of_forked = held(lost, 2), held(forked, 2)
    for lease in (of_lost, of_forked):
        with pytest.raises(NotYet):
            release(running.centre, "test", lease.lease)
    with running.centre.store.write() as connection:
        devices.revoke_device(connection, lost.identity.device, running.clock())
    for card in (1, 2):
        forked.rows.clear()
        forked.issue(code(card))
        forked.send()
    assert [release(running.centre, "test", each.lease) for each in (of_lost, of_forked)] == [2, 2]
    assert (split(running).held, split(running).free) == (0, 8)


def test_tickets_of_a_desk_that_left_are_free_once_another_takes_them_back(
    running_on_either: RunningCentre,
) -> None:
    running = running_on_either
    limit(running, 10)
    office, door = running.desk(), running.desk()
    lease = held(office, 4)
    row = office.issue(code(1), lease=lease.lease)
    office.give_back(lease, lease.units - 1)
    office.send()
    depart(office.identity, running.clock, "round")
    door.void(row)
    door.send()
    assert (split(running).settled, split(running).held, split(running).free) == (0, 0, 10)


def test_a_need_is_known_for_a_while_and_until_it_is_met(
    running_on_either: RunningCentre,
) -> None:
    one, two = (running_on_either.desk().identity.device for _ in range(2))
    with running_on_either.centre.store.write() as connection:
        needs.note(connection, "concert", one, 3, NOW)
        needs.note(connection, "concert", two, 2, NOW + timedelta(minutes=1))
        assert needs.lacking(connection, "concert", NOW) == {one: 3, two: 2}
        assert needs.lacking(connection, "museum", NOW) == {}
        assert needs.lacking(connection, "concert", NOW + needs.STANDS_FOR) == {two: 2}
        needs.note(connection, "concert", two, 0, NOW)
        needs.note(connection, "museum", two, 0, NOW)
        assert needs.lacking(connection, "concert", NOW) == {one: 3}


def _racer(url: str, side: str) -> subprocess.Popen[str]:
    """A process that waits to be told to ask."""
    racer = subprocess.Popen(
        [sys.executable, "-m", "tests.support.lease_race", url, side],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert racer.stdout
    assert racer.stdout.readline() == "ready\n"
    return racer


def test_two_processes_never_give_more_than_there_is(running_on_either: RunningCentre) -> None:
    """Eighty desks where somebody waits ask for units of 160, half of them by another process."""
    running = running_on_either
    limit(running, 160)
    with running.centre.store.write() as connection:
        for desk in (f"{side}-{number}" for side in ("left", "right") for number in range(40)):
            key = desk.encode().ljust(32, b"-")
            new = Device(desk, VENUE, desk, key, NOW, None)
            devices.add_device(connection, new, key, "0.1.0")
    url = running.centre.store.engine.url.render_as_string(hide_password=False)
    with _racer(url, "left") as left, _racer(url, "right") as right:
        for racer in (left, right):
            assert racer.stdin
            racer.stdin.write("go\n")
            racer.stdin.flush()
        answers = [racer.communicate(timeout=300)[0] for racer in (left, right)]
    assert sum(int(answer) for answer in answers) == 160
    assert (split(running).held, split(running).free) == (160, 0)
