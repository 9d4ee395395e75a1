"""Two coordinators change one thing at once, at two processes: neither writes over the other."""

import threading
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from sync.protocol.clerks import ClerkRole, pin_fits
from sync.protocol.kinds import QuotaMode
from sync.protocol.programme import Policy, Quota
from sync.server.asking.enrolment import UnknownVenue, make_code
from sync.server.centre import Centre, open_centre
from sync.server.console.signing_in import (
    Asker,
    NameTaken,
    NoAccount,
    NotRight,
    make_account,
    new_account,
    open_with_code,
    remove_account,
    reset_account,
)
from sync.server.handing_out.desk_policies import put_desk_policy
from sync.server.handing_out.organisations import (
    add_organisation,
    close_organisation,
    rename_organisation,
)
from sync.server.handing_out.policies import GivingPolicy, policies_of, put_policy, put_trial
from sync.server.keeping import clerks, events, reasons, venues
from sync.server.keeping.leases import release
from sync.server.keeping.reading import Faulty
from sync.server.store import accounts, devices, ledger
from sync.server.store import clerks as stored_clerks
from sync.server.store import venues as stored_venues
from sync.server.store.accounts import Role
from sync.server.store.database import Store
from sync.server.store.handing_out import audit, door, giving_policies, organisations
from sync.server.store.handing_out.organisations import OrganisationKind
from sync.server.store.leases import change_event
from tests.server.running.test_two_processes import until_it_waits, url_of
from tests.support.hand_desk import RunningCentre
from tests.support.network import CONCERT, FORMAT, OTHER_VENUE, VENUE, code

pytestmark = pytest.mark.parametrize("centre", ["postgresql"], indirect=True)
Meanwhile = Callable[[ModuleType, str, Callable[[], object]], Callable[[], object]]


@pytest.fixture
def other(centre: Centre) -> Iterator[Centre]:
    """The centre as another process has it open."""
    second = open_centre(Store(url_of(centre)), centre.signer, centre.now)
    yield second
    second.store.close()


@pytest.fixture
def meanwhile(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Have something done elsewhere right behind the first call of a function here, as far as it
    gets; what it gave, or raised, is there once all is done.
    """

    def begin(module: ModuleType, name: str, work: Callable[[], object]) -> Callable[[], object]:
        real = getattr(module, name)
        came: list[object] = []

        def elsewhere() -> None:
            try:
                came.append(work())
            except Exception as error:
                came.append(error)

        thread = threading.Thread(target=elsewhere)

        def first(*arguments: Any, **named: Any) -> Any:
            found = real(*arguments, **named)
            monkeypatch.setattr(module, name, real)
            thread.start()
            until_it_waits(centre, thread)
            return found

        monkeypatch.setattr(module, name, first)

        def end() -> object:
            thread.join()
            return came[0]

        return end

    return begin


def test_a_clerk_keeps_the_pin_that_was_shown_last(
    centre: Centre, other: Centre, meanwhile: Meanwhile
) -> None:
    clerks.add_clerk(centre, "test", VENUE, "Kielo", ClerkRole.CLERK)
    end = meanwhile(
        stored_clerks, "clerks_of", lambda: clerks.new_pin(other, "test", VENUE, "Kielo")
    )
    clerks.put_role(centre, "test", VENUE, "Kielo", ClerkRole.SUPERVISOR)
    shown = end()
    assert isinstance(shown, clerks.NewPin)
    with centre.store.read() as connection:
        [clerk] = stored_clerks.clerks_of(connection, VENUE)
    assert clerk.role is ClerkRole.SUPERVISOR
    assert pin_fits(shown.pin, clerk.pin)


def test_a_clerk_who_was_taken_away_does_not_come_back(
    centre: Centre, other: Centre, meanwhile: Meanwhile
) -> None:
    clerks.add_clerk(centre, "test", VENUE, "Kielo", ClerkRole.CLERK)
    end = meanwhile(
        stored_clerks, "clerks_of", lambda: clerks.remove_clerk(other, "test", VENUE, "Kielo")
    )
    clerks.new_pin(centre, "test", VENUE, "Kielo")
    assert end() is None
    with centre.store.read() as connection:
        assert not stored_clerks.clerks_of(connection, VENUE)


def test_a_name_is_given_to_one_clerk(centre: Centre, other: Centre, meanwhile: Meanwhile) -> None:
    end = meanwhile(
        stored_clerks,
        "clerks_of",
        lambda: clerks.add_clerk(other, "test", VENUE, "Kielo", ClerkRole.CLERK),
    )
    made = clerks.add_clerk(centre, "test", VENUE, "Kielo", ClerkRole.CLERK)
    assert isinstance(end(), Faulty)
    with centre.store.read() as connection:
        [clerk] = stored_clerks.clerks_of(connection, VENUE)
    assert pin_fits(made.pin, clerk.pin)


@pytest.mark.parametrize("what", ["giving", "desks"])
def test_of_two_policies_of_a_day_the_later_one_stands(
    centre: Centre, other: Centre, meanwhile: Meanwhile, what: str
) -> None:
    day = centre.network.days.day_of(centre.now())

    def put(of: Centre, number: int) -> None:
        if what == "giving":
            put_policy(of, "test", "region", day, GivingPolicy(valid_months=number))
        else:
            put_desk_policy(of, "test", "region", day, Policy(child_age=number))

    module, name = (
        (giving_policies, "forget") if what == "giving" else (stored_venues, "forget_policy")
    )
    end = meanwhile(module, name, lambda: put(other, 11))
    put(centre, 7)
    assert end() is None
    with door.reading(centre.store) as connection:
        if what == "giving":
            assert [each.policy.valid_months for each in policies_of(connection, "region")] == [11]
        else:
            assert stored_venues.regions_on(connection, day)["region"].policy.child_age == 11


def test_a_trial_is_begun_by_both(centre: Centre, other: Centre, meanwhile: Meanwhile) -> None:
    end = meanwhile(
        stored_venues, "end_trial", lambda: put_trial(other, "test", "region", FORMAT.id)
    )
    put_trial(centre, "test", "region", FORMAT.id)
    assert end() is None


def test_a_name_is_given_to_one_account(
    centre: Centre, other: Centre, meanwhile: Meanwhile
) -> None:
    def new(of: Centre) -> str:
        return make_account(of, new_account(of, "aino", Role.NATIONAL), "test")

    end = meanwhile(accounts, "with_name", lambda: new(other))
    new(centre)
    assert isinstance(end(), NameTaken)


@pytest.mark.parametrize("act", [remove_account, reset_account])
def test_an_account_is_taken_away_once(
    centre: Centre, other: Centre, meanwhile: Meanwhile, act: Callable[..., object]
) -> None:
    """And gets no code from who is late."""
    aino = new_account(centre, "aino", Role.VENUE)
    make_account(centre, aino, "test")
    end = meanwhile(accounts, "end_all", lambda: act(other, aino, "test"))
    remove_account(centre, aino, "test")
    assert isinstance(end(), NoAccount)
    with door.reading(centre.store) as connection:
        assert [each.act for each in audit.entries(connection)] == ["removed", "made"]


def test_a_code_opens_nothing_once_there_is_another(
    centre: Centre, other: Centre, meanwhile: Meanwhile
) -> None:
    aino = new_account(centre, "aino", Role.VENUE)
    code = make_account(centre, aino, "test")
    end = meanwhile(accounts, "with_name", lambda: reset_account(other, aino, "test"))
    with pytest.raises(NotRight):
        open_with_code(centre, Asker("aino", "192.0.2.1"), code, "kolme pientä kissaa")
    assert isinstance(end(), str)


def test_the_same_form_adds_one_venue_and_one_event(
    centre: Centre, other: Centre, meanwhile: Meanwhile
) -> None:
    end = meanwhile(
        stored_venues, "all_venues", lambda: venues.add_venue(other, "test", "region", "Kide")
    )
    venues.add_venue(centre, "test", "region", "Kide")
    assert isinstance(end(), Faulty)
    gala = CONCERT.model_copy(update={"title": {"en": "Gala"}})
    end = meanwhile(
        stored_venues, "events_of", lambda: events.add_events(other, "test", VENUE, [gala])
    )
    events.add_events(centre, "test", VENUE, [gala])
    assert isinstance(end(), Faulty)


def test_a_desk_that_is_just_enrolled_is_seen_by_who_closes_its_venue(
    running_on_either: RunningCentre, meanwhile: Meanwhile
) -> None:
    centre = running_on_either.centre
    end = meanwhile(
        devices, "add_device", lambda: venues.close_venue(centre, "test", None, OTHER_VENUE)
    )
    running_on_either.desk(OTHER_VENUE, "Bar")
    assert isinstance(end(), venues.DesksInUse)


def test_no_code_is_made_for_a_venue_that_is_closed(
    centre: Centre, other: Centre, meanwhile: Meanwhile
) -> None:
    end = meanwhile(devices, "devices_of", lambda: make_code(other, OTHER_VENUE, "Bar"))
    venues.close_venue(centre, "test", None, OTHER_VENUE)
    assert isinstance(end(), UnknownVenue)


def test_a_venue_that_is_renamed_stays_closed(
    centre: Centre, other: Centre, meanwhile: Meanwhile
) -> None:
    end = meanwhile(
        stored_venues, "venue", lambda: venues.close_venue(other, "test", None, OTHER_VENUE)
    )
    venues.rename_venue(centre, "test", None, OTHER_VENUE, "Kide")
    assert end() is None
    with centre.store.read() as connection:
        found = stored_venues.venue(connection, OTHER_VENUE)
    assert found is not None
    assert (found.name, found.closed_at) == ("Kide", centre.now())


def test_who_spreads_reasons_and_judging_take_venues_in_one_order(
    centre: Centre, other: Centre, meanwhile: Meanwhile
) -> None:
    reasons.add_reason(centre, "test", VENUE, {"fi": "Tuttu"})
    last = venues.add_venue(centre, "test", "region", "Ö, the last by name and the first by id")
    assert last.id < VENUE < OTHER_VENUE

    def as_judging() -> None:
        """What numbers changes of several venues."""
        with other.store.write() as connection:
            for venue in sorted({VENUE, OTHER_VENUE, last.id}):
                stored_venues.venue(connection, venue, locked=True)

    end = meanwhile(stored_venues, "put_reasons", as_judging)
    assert reasons.spread_reasons(centre, "test", None, VENUE) > 0
    assert end() is None


def test_a_release_gives_free_what_no_row_took_that_is_just_stored(
    running_on_either: RunningCentre, meanwhile: Meanwhile
) -> None:
    centre, desk = running_on_either.centre, running_on_either.desk()
    quota = Quota(tickets=10, mode=QuotaMode.HARD)
    with centre.store.write() as connection:
        change_event(connection, CONCERT.model_copy(update={"quota": quota}))
    lease = desk.lease(3)
    assert lease is not None
    desk.issue(code(1), lease=lease.lease)
    with centre.store.write() as connection:
        devices.revoke_device(connection, desk.identity.device, centre.now())
    end = meanwhile(ledger, "append", lambda: release(centre, "test", lease.lease))
    desk.send()
    assert end() == lease.units - 1


def test_an_organisation_that_is_renamed_stays_closed(
    centre: Centre, other: Centre, meanwhile: Meanwhile
) -> None:
    made = add_organisation(centre, "test", "Office", OrganisationKind.NGO, "region")
    end = meanwhile(
        organisations, "organisation", lambda: close_organisation(other, "test", made.id)
    )
    rename_organisation(centre, "test", made.id, "Bureau")
    end()
    with door.reading(centre.store) as connection:
        found = organisations.organisation(connection, made.id)
    assert found is not None
    assert (found.name, found.closed_at) == ("Bureau", centre.now())
