"""Incarnations at the centre: which follows which, copies told apart, rows given back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sync.protocol import chain
from sync.protocol.encoding import new_id
from sync.protocol.kinds import ReincarnationReason
from sync.protocol.messages import LedgerPage
from sync.protocol.rows import ReincarnationRow, write_row
from sync.protocol.statements import StatementType, read_statement
from sync.server.ledger import own_rows
from sync.server.store import devices
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import code


@pytest.fixture
def running(running_on_either: RunningCentre) -> RunningCentre:
    return running_on_either


def follow(running: RunningCentre, desk: Desk) -> Desk:
    """The desk under an incarnation that follows the one it has."""
    moment = running.clock()
    after = replace(desk, incarnation=new_id(moment), rows=[])
    row = ReincarnationRow(
        id=new_id(moment),
        device=desk.identity.device,
        incarnation=after.incarnation,
        seq=1,
        made_at=moment,
        corrected_at=moment,
        previous=desk.incarnation,
        previous_seq=len(desk.rows),
        previous_hash=desk.hash_at(len(desk.rows)),
        reason=ReincarnationReason.BEHIND_KEYS,
    )
    after.rows.append(write_row(row))
    return after


def rows_again(desk: Desk, of: str, first: int = 1, branch: int = 0) -> LedgerPage:
    body = desk.get(f"/v1/ledger/{of}?from={first}&branch={branch}").body
    return read_statement(body, StatementType.ROWS, LedgerPage, desk.identity.centre_key)


def copied(running: RunningCentre, desk: Desk) -> bool:
    with running.centre.store.read() as connection:
        found = devices.device(connection, desk.identity.device)
    assert found is not None
    return found.copied_at is not None


def test_an_incarnation_that_follows_another_closes_it(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    desk.send()
    running.clock.move(seconds=1)
    after = follow(running, desk)
    after.issue(code(2))
    after.send()
    newest, before = desk.changes().ledgers
    assert (newest.incarnation, newest.previous, newest.closed) == (
        after.incarnation,
        desk.incarnation,
        False,
    )
    assert (before.incarnation, before.previous, before.closed) == (desk.incarnation, None, True)
    assert (newest.acknowledged_seq, newest.head_hash) == (2, after.hash_at(2))
    # One desk that was put back is none that was copied.
    assert not copied(running, desk)


def test_rows_of_before_that_come_late_are_no_second_desk(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    desk.send()
    desk.issue(code(2))
    running.clock.move(seconds=1)
    follow(running, desk).send()
    desk.send(2)
    assert not copied(running, desk)


def test_a_row_made_after_another_incarnation_followed_is(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    desk.send()
    running.clock.move(seconds=1)
    follow(running, desk).send()
    running.clock.move(seconds=1)
    desk.issue(code(2))
    desk.send(2)
    assert copied(running, desk)


def test_two_incarnations_after_the_same_one_are_two_desks(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    desk.send()
    running.clock.move(seconds=1)
    first = follow(running, desk)
    first.send()
    running.clock.move(seconds=1)
    follow(running, desk).send()
    assert copied(running, desk)
    with running.centre.store.write() as connection:
        assert devices.settle_copied(connection, desk.identity.device)
        assert not devices.settle_copied(connection, desk.identity.device)
    first.issue(code(2))
    first.send(2)
    # What was settled is not told again for every later row.
    assert not copied(running, desk)
    assert desk.changes().copied_at is None


def test_a_desk_gets_its_own_rows_again(
    running: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_rows, "MAX_BATCH_ROWS", 2)
    desk, other = running.desk(), running.desk()
    for number in range(3):
        desk.issue(code(number))
    desk.rows.append(b"\xff no text at all")
    desk.post(desk.batch(1, desk.rows[:3]))
    desk.post(desk.batch(4, desk.rows[3:]))
    page = rows_again(desk, desk.incarnation)
    assert (page.from_seq, page.rows, page.more) == (1, tuple(desk.rows[:2]), True)
    assert page.previous_hash == desk.hash_at(0)
    rest = rows_again(desk, desk.incarnation, 3)
    assert (rest.from_seq, rest.rows, rest.more) == (3, tuple(desk.rows[2:]), False)
    assert rest.previous_hash == desk.hash_at(2)
    path = f"/v1/ledger/{desk.incarnation}?from="
    assert desk.raw("GET", f"{path}5").code == "not_found"
    assert desk.raw("GET", f"{path}0").code == "bad_request"
    assert other.raw("GET", f"{path}1").code == "not_found"


def test_a_page_is_bounded_by_bytes_too(
    running: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = running.desk()
    for number in range(3):
        desk.issue(code(number))
    desk.send()
    monkeypatch.setattr(own_rows, "PAGE_BYTES", len(desk.rows[0]) + len(desk.rows[1]))
    assert len(rows_again(desk, desk.incarnation).rows) == 2
    monkeypatch.setattr(own_rows, "PAGE_BYTES", 1)
    assert rows_again(desk, desk.incarnation).rows == (desk.rows[0],)


def test_both_branches_come_again_each_with_what_it_continues(running: RunningCentre) -> None:
    desk = running.desk()
    for number in range(3):
        desk.issue(code(number))
    desk.send()
    copy = replace(desk, rows=desk.rows[:1])
    copy.issue(code(11))
    copy.send()
    page = rows_again(desk, desk.incarnation, branch=1)
    assert (page.from_seq, page.rows) == (2, tuple(copy.rows[1:]))
    assert page.previous_hash == desk.hash_at(1)
    assert chain.hashes(page.previous_hash, page.rows) == [copy.hash_at(2)]


def test_a_branch_that_continues_nothing_has_no_hash_before_it(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    desk.issue(code(2))
    desk.post(desk.batch(1, desk.rows[:1]))
    # The same row behind another first one, which the centre never got.
    other = replace(desk, rows=[])
    other.issue(code(3))
    other.rows.append(desk.rows[1])
    desk.post(other.batch(2))
    assert rows_again(desk, desk.incarnation, 2, branch=1).previous_hash == b""
    assert {each.branch: each.rootless for each in desk.changes().ledgers} == {0: False, 1: True}
    # Once its desk has sent all of it, it is there whole.
    desk.post(other.batch())
    assert {each.branch: each.rootless for each in desk.changes().ledgers} == {
        0: False,
        1: False,
        2: False,
    }
    page = rows_again(desk, desk.incarnation, branch=2)
    assert (page.from_seq, page.rows) == (1, tuple(other.rows))


def test_a_desk_out_of_use_gets_no_rows(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    desk.send()
    with running.centre.store.write() as connection:
        devices.revoke_device(connection, desk.identity.device, running.clock())
    assert desk.raw("GET", f"/v1/ledger/{desk.incarnation}").code == "revoked"


def test_the_newest_incarnations_are_named(running: RunningCentre) -> None:
    desk = running.desk()
    desk.issue(code(1))
    desk.send()
    last = desk
    for _ in range(21):
        running.clock.moment += timedelta(seconds=1)
        last = follow(running, last)
        last.send()
    told = desk.changes().ledgers
    assert len(told) == 20
    assert told[0].incarnation == last.incarnation
    assert desk.incarnation not in {each.incarnation for each in told}
