"""Signing in by PIN, temporary clerks, and wrong PINs that slow one clerk down."""

from datetime import timedelta

import pytest

from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import give
from boxoffice.services.overview import ledger
from boxoffice.services.signing_in import (
    ClerkUnknown,
    NameTaken,
    NotASupervisor,
    TooSoon,
    WrongPin,
    add_for_event,
    clerks,
    forget_ended,
    sign_in,
    sign_out,
    supervise,
)
from boxoffice.store.clerks import known_clerks
from boxoffice.store.listing import row_of
from sync.protocol.clerks import BadPin, Clerk, ClerkRole, Clerks, hash_pin
from sync.protocol.kinds import CardSource, TicketKind
from tests.support.desks import NOW, VALID, MadeUpDesk

KIELO, ESIKKO = "402917", "118203"
HASHES = {"Kielo": hash_pin(KIELO), "Esikko": hash_pin(ESIKKO)}


def venue_clerks(made: MadeUpDesk, desk: Desk, version: int = 1, **other: str) -> None:
    """What the centre sends: a clerk and a supervisor, with other hashes where given."""
    hashes = {**HASHES, **other}
    roles = {"Esikko": ClerkRole.SUPERVISOR}
    made.replica(desk).install_clerks(
        Clerks(
            device="desk-1",
            generation="gen-1",
            version=version,
            clerks=tuple(
                Clerk(name=name, role=roles.get(name, ClerkRole.CLERK), pin=pin)
                for name, pin in hashes.items()
            ),
            at=NOW,
        )
    )


@pytest.fixture
def staffed(desk: Desk, made: MadeUpDesk) -> Desk:
    venue_clerks(made, desk)
    return desk


def test_a_venue_without_clerks_asks_nobody(desk: Desk) -> None:
    assert clerks(desk) == ()
    assert desk.clerk is None
    with pytest.raises(ClerkUnknown):
        sign_in(desk, "Kielo", KIELO)


def test_who_signs_in_stands_in_the_rows(staffed: Desk) -> None:
    sign_in(staffed, "Kielo", KIELO)
    verdict = check(staffed, VALID.code, CardSource.WEDGE, "concert", online=False)
    give(staffed, verdict, {TicketKind.HOLDER: 1})
    with staffed.store.read() as view:
        row = row_of(view, ledger(staffed)[0].row_id)
    assert row is not None
    assert row.clerk == "Kielo"
    sign_out(staffed)
    assert staffed.clerk is None


def test_five_wrong_pins_slow_that_clerk_down_and_nobody_else(
    staffed: Desk, made: MadeUpDesk
) -> None:
    waits = []
    for _ in range(5):
        with pytest.raises(WrongPin) as wrong:
            sign_in(staffed, "Kielo", "000000")
        waits.append(wrong.value.wait)
    assert waits == [timedelta(0)] * 4 + [timedelta(seconds=30)]
    with pytest.raises(TooSoon):
        sign_in(staffed, "Kielo", KIELO)
    sign_in(staffed, "Esikko", ESIKKO)
    made.clock.advance(timedelta(seconds=31))
    with pytest.raises(WrongPin) as wrong:
        sign_in(staffed, "Kielo", "000000")
    assert wrong.value.wait == timedelta(minutes=1)
    made.clock.advance(timedelta(seconds=61))
    assert sign_in(staffed, "Kielo", KIELO).name == "Kielo"
    assert {each.failures for each in clerks(staffed)} == {0}


def test_the_wait_survives_a_restart_and_is_never_long(staffed: Desk, made: MadeUpDesk) -> None:
    for _ in range(5):
        with pytest.raises(WrongPin):
            sign_in(staffed, "Kielo", "000000")
    with made.open() as again:
        with pytest.raises(TooSoon) as soon:
            sign_in(again, "Kielo", KIELO)
        assert soon.value.wait <= timedelta(minutes=5)


def test_new_clerks_replace_the_old_and_a_new_pin_starts_anew(
    staffed: Desk, made: MadeUpDesk
) -> None:
    for _ in range(5):
        with pytest.raises(WrongPin):
            sign_in(staffed, "Kielo", "000000")
    venue_clerks(made, staffed, 2)
    with pytest.raises(TooSoon):
        sign_in(staffed, "Kielo", KIELO)
    venue_clerks(made, staffed, 3, Kielo=hash_pin("777777"))
    assert sign_in(staffed, "Kielo", "777777").name == "Kielo"
    assert made.replica(staffed).installed().clerks_version == 3
    made.replica(staffed).start_over("gen-2")
    assert made.replica(staffed).installed().clerks_version == -1


def test_only_a_supervisor_supervises(staffed: Desk) -> None:
    sign_in(staffed, "Kielo", KIELO)
    with pytest.raises(NotASupervisor):
        supervise(staffed, "Kielo", KIELO)
    assert supervise(staffed, "Esikko", ESIKKO).supervises
    assert staffed.clerk == "Kielo"


def test_a_temporary_clerk_ends_with_the_event(staffed: Desk, made: MadeUpDesk) -> None:
    supervisor = supervise(staffed, "Esikko", ESIKKO)
    event = staffed.event("concert")
    add_for_event(staffed, supervisor, "Vapaaehtoinen 1", "555123", event)
    assert sign_in(staffed, "Vapaaehtoinen 1", "555123").temporary
    with pytest.raises(NameTaken):
        add_for_event(staffed, supervisor, "Kielo", "555123", event)
    with pytest.raises(BadPin):
        add_for_event(staffed, supervisor, "Vapaaehtoinen 2", "55512", event)
    venue_clerks(made, staffed, 2)
    assert "Vapaaehtoinen 1" in {each.name for each in clerks(staffed)}
    made.clock.advance(timedelta(days=1))
    with pytest.raises(ClerkUnknown):
        sign_in(staffed, "Vapaaehtoinen 1", "555123")
    forget_ended(staffed)
    with staffed.store.glance() as view:
        assert "Vapaaehtoinen 1" not in {each.name for each in known_clerks(view)}
    venue_clerks(made, staffed, 3, **{"Vapaaehtoinen 1": hash_pin("123123")})
    assert sign_in(staffed, "Vapaaehtoinen 1", "123123").name == "Vapaaehtoinen 1"


def test_a_clerk_may_not_add_clerks(staffed: Desk) -> None:
    clerk = sign_in(staffed, "Kielo", KIELO)
    with pytest.raises(NotASupervisor):
        add_for_event(staffed, clerk, "Vapaaehtoinen", "555123", staffed.event("concert"))
