"""Clerks reach the desks of their venue, and no other desk, on either database."""

from pathlib import Path

import pytest

from sync.client.errors import SyncError
from sync.client.ports import Identity
from sync.client.rounds import sync_once
from sync.protocol.clerks import Clerk, ClerkRole, Clerks, hash_pin
from sync.protocol.statements import StatementType, read_statement
from sync.server.store import clerks
from tests.client.conftest import MemoryOutbox, MemoryReplica
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import OTHER_VENUE, VENUE
from tests.support.raw_http import raw

PIN = hash_pin("402917")


@pytest.fixture
def running(running_on_either: RunningCentre) -> RunningCentre:
    return running_on_either


def put(running: RunningCentre, name: str, role: ClerkRole = ClerkRole.CLERK) -> None:
    with running.centre.store.write() as connection:
        clerks.put_clerk(connection, VENUE, Clerk(name=name, role=role, pin=PIN))


def asked(desk: Desk) -> Clerks:
    body = desk.get("/v1/clerks").body
    return read_statement(body, StatementType.CLERKS, Clerks, desk.identity.centre_key)


def test_a_desk_gets_the_clerks_of_its_venue_alone(running: RunningCentre) -> None:
    put(running, "Kielo")
    put(running, "Esikko", ClerkRole.SUPERVISOR)
    here, elsewhere = running.desk(), running.desk(OTHER_VENUE)
    found = asked(here)
    assert [(each.name, each.role.value) for each in found.clerks] == [
        ("Esikko", "supervisor"),
        ("Kielo", "clerk"),
    ]
    assert (found.device, found.version) == (here.identity.device, 2)
    assert (asked(elsewhere).clerks, asked(elsewhere).version) == ((), 0)


def test_every_change_moves_the_version(running: RunningCentre) -> None:
    put(running, "Kielo")
    put(running, "Kielo", ClerkRole.SUPERVISOR)
    with running.centre.store.write() as connection:
        assert clerks.remove(connection, VENUE, "Kielo")
        assert not clerks.remove(connection, VENUE, "Kielo")
        assert clerks.version_of(connection, VENUE) == 4
        assert clerks.clerks_of(connection, VENUE) == []


def test_a_stranger_gets_none(running: RunningCentre) -> None:
    assert raw(running.address, "GET", "/v1/clerks").status == 401


class Rounds:
    """Rounds of one desk with a replica in memory."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.identity: Identity = desk.identity
        self.running = desk.running
        self.replica = MemoryReplica(folder)

    def once(self) -> tuple[bool, SyncError | None]:
        """Whether the clerks changed, and the round's error."""
        done = sync_once(
            self.identity,
            MemoryOutbox(self.identity.signing_key),
            self.replica,
            now=self.running.clock,
            correlation="round",
        )
        return done.pulled.clerks_changed, done.error


def test_a_round_brings_clerks_once_for_each_change(running: RunningCentre, tmp_path: Path) -> None:
    rounds = Rounds(running.desk(), tmp_path)
    assert rounds.once() == (False, None)
    put(running, "Kielo")
    assert rounds.once() == (True, None)
    assert [each.name for each in rounds.replica.clerks] == ["Kielo"]
    assert rounds.once() == (False, None)
    with running.centre.store.write() as connection:
        clerks.remove(connection, VENUE, "Kielo")
    assert rounds.once() == (True, None)
    assert rounds.replica.clerks == ()
