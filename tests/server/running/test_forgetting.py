"""What must be gone is looked for in every table, while nobody signs in, enrols or asks."""

from datetime import timedelta

import pytest
from pydantic import ValidationError
from sqlalchemy import select, update

from sync.server.asking.enrolment import make_code
from sync.server.centre import Centre
from sync.server.judging.rounds import Judging
from sync.server.running.worker import Worker
from sync.server.store import accounts, devices, needs
from sync.server.store.accounts import Role, Session, Stage
from sync.server.store.handing_out import door
from sync.server.store.tables import enrolment_codes, events, metadata
from tests.support.console import Console
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, SteppingClock, code

HASHES = {name: name.encode().ljust(32, b"-") for name in ("session", "browser", "name")}


def work(centre: Centre) -> None:
    """What the worker does once a minute."""
    Worker(centre, Judging(centre)).look()


def _clock(centre: Centre) -> SteppingClock:
    assert isinstance(centre.now, SteppingClock)
    return centre.now


def found(centre: Centre, wanted: object) -> list[str]:
    """The tables, the closed ones too, in which a value stands."""
    with door.reading(centre.store) as connection:
        return [
            table.name
            for table in metadata.tables.values()
            if any(wanted in row for row in connection.execute(select(table)))
        ]


def test_what_came_of_requests_goes_by_itself(running_on_either: RunningCentre) -> None:
    running, centre = running_on_either, running_on_either.centre
    desk, now = running.desk(), running.clock()
    nonce = desk.get("/v1/head").nonce
    stranger = "198.51.100.7"
    with centre.store.write() as connection:
        devices.add_wrong_try(connection, stranger, now)
        needs.note(connection, "concert", desk.identity.device, 77_777, now)
    assert [found(centre, each) for each in (nonce, stranger, 77_777)] == [
        ["nonces"],
        ["wrong_tries"],
        ["lease_needs"],
    ]
    running.clock.move(minutes=15, seconds=1)
    work(centre)
    assert [found(centre, each) for each in (nonce, stranger, 77_777)] == [[], [], []]


def test_erasing_waits_for_no_programme_that_cannot_be_made(centre: Centre) -> None:
    stranger = "198.51.100.7"
    with centre.store.write() as connection:
        devices.add_wrong_try(connection, stranger, centre.now())
        connection.execute(update(events).values(body="{}"))
    _clock(centre).move(minutes=16)
    with pytest.raises(ValidationError):
        work(centre)
    assert found(centre, stranger) == []


@pytest.mark.parametrize("used", [False, True])
def test_a_code_of_a_desk_is_forgotten_a_week_after_its_end(centre: Centre, used: bool) -> None:
    """Nobody sees any more which desk it made."""
    clock = _clock(centre)
    make_code(centre, VENUE, "Counter by the door")
    with centre.store.write() as connection:
        (code_hash,) = connection.scalars(select(enrolment_codes.c.code_hash))
        if used:
            key = b"k" * 32
            desk = devices.Device("desk", VENUE, "Counter", key, clock(), None)
            devices.add_device(connection, desk, key, "0.1.0")
            devices.use_code(connection, code_hash, "desk", clock())
    clock.move(days=7, hours=23)
    work(centre)
    assert found(centre, "Counter by the door") == ["enrolment_codes"]
    clock.move(hours=2)
    work(centre)
    assert found(centre, "Counter by the door") == found(centre, code_hash) == []


def test_what_signed_in_goes_by_itself(centre: Centre) -> None:
    clock = _clock(centre)
    console = Console(centre, clock)
    account = console.account(Role.NATIONAL, "Anna")
    with centre.store.write() as connection:
        begun = Session(HASHES["session"], account.id, Stage.SIGNED_IN, clock(), clock())
        accounts.begin_session(connection, begun)
        until = clock() + timedelta(days=90)
        accounts.know_browser(connection, HASHES["browser"], account.id, until)
        accounts.add_try(connection, HASHES["name"], clock())
    assert {name: found(centre, value) for name, value in HASHES.items()} == {
        "session": ["console_sessions"],
        "browser": ["known_browsers"],
        "name": ["console_tries"],
    }
    clock.move(minutes=31)
    work(centre)
    assert found(centre, HASHES["session"]) == found(centre, HASHES["name"]) == []
    clock.move(days=90)
    work(centre)
    assert found(centre, HASHES["browser"]) == []


@pytest.mark.parametrize("begun", [False, True])
def test_a_code_that_nobody_finished_with_opens_nothing_and_is_forgotten(
    centre: Centre, begun: bool
) -> None:
    """Also where a password was chosen and the second step never came: the account stays shut."""
    clock = _clock(centre)
    console = Console(centre, clock)
    account = console.account(Role.NATIONAL, "Anna")
    with centre.store.write() as connection:
        if begun:
            accounts.prepare(connection, account.id, "hash of a password", b"sealed secret")
        (known,) = accounts.all_accounts(connection)
    assert known.code_hash is not None
    assert found(centre, known.code_hash) == ["accounts"]
    clock.move(days=10, hours=1)
    work(centre)
    for gone in (known.code_hash, "hash of a password", b"sealed secret"):
        assert found(centre, gone) == []
    with centre.store.read() as connection:
        (after,) = accounts.all_accounts(connection)
    assert not after.is_set_up


def test_a_finished_account_stays_as_it_is(centre: Centre) -> None:
    clock = _clock(centre)
    account = Console(centre, clock).account(Role.NATIONAL, "Anna")
    with centre.store.write() as connection:
        accounts.prepare(connection, account.id, "hash of a password", b"sealed secret")
        accounts.finish(connection, account.id)
    clock.move(days=400)
    work(centre)
    assert found(centre, "hash of a password") == ["accounts"]


def test_no_table_that_desks_reach_has_a_code_but_the_register(
    running_on_either: RunningCentre,
) -> None:
    """Rows and what follows of them name a card by its tag or its number."""
    desk = running_on_either.desk()
    desk.issue(code(7))
    desk.send()
    work(running_on_either.centre)
    assert found(running_on_either.centre, code(7)) == ["cards"]
    with door.reading(running_on_either.centre.store) as connection:
        for table in metadata.tables.values():
            for row in connection.execute(select(table)):
                bodies = [value for value in row if isinstance(value, bytes)]
                assert not any(code(7).encode() in body for body in bodies), table.name
