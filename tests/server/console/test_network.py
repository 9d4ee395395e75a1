"""Venues, organisations and regions in the console."""

from datetime import date

import pytest
from sqlalchemy import func, select

from sync.protocol.programme import Policy
from sync.server.asking.enrolment import UnknownVenue, make_code
from sync.server.console.pages import regions
from sync.server.handing_out.policies import GivingPolicy, policy_of
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.store import devices, venues
from sync.server.store.accounts import Role
from sync.server.store.handing_out import door, organisations
from sync.server.store.handing_out.organisations import Organisation
from sync.server.store.tables import enrolment_codes
from sync.server.store.venues import Region, VenueEntry
from tests.support.centre import served
from tests.support.console import Browser, Console
from tests.support.network import CONCERT, VENUE

TODAY = date(2026, 4, 25)


@pytest.fixture
def browser(console: Console) -> Browser:
    """A regional coordinator's; there is another region with a venue."""
    with console.centre.store.write() as connection:
        venues.add_region(connection, Region("other", "Other region", Policy()))
        venues.add_venue(connection, VenueEntry("far", "Far", "other", {}))
    made = console.signed_in(Role.REGIONAL)
    made.get("network")
    return made


def named(console: Console, name: str) -> VenueEntry:
    with console.centre.store.read() as connection:
        [found] = [each for each in venues.all_venues(connection) if each.name == name]
    return found


def organisation_named(console: Console, name: str) -> Organisation:
    with door.reading(console.centre.store) as connection:
        every = organisations.all_organisations(connection, None)
    [found] = [each for each in every if each.name == name]
    return found


def policy(console: Console, day: date, region: str = "region") -> GivingPolicy:
    with door.reading(console.centre.store) as connection:
        return policy_of(connection, region, day)


def test_a_venue_is_added_renamed_and_takes_part_at_once(
    console: Console, browser: Browser
) -> None:
    text = browser.post("network/venues", region="region", name=" Kino  Kide ")[1]
    assert "The venue is there." in text
    made = named(console, "Kino Kide")
    assert made.region == "region"
    assert "It is renamed." in browser.post(f"network/venues/{made.id}/name", name="Kide")[1]
    browser.get("desks")
    assert "Kide" in browser.post("desks", venue=made.id, name="Counter")[1]
    with served(console.centre) as running:
        assert running.desk(made.id, "Bar").get("/v1/head").status == 200
    acts = [(each.act, (each.after or {}).get("name")) for each in console.trail()[:3]]
    assert acts == [("code_made", "Counter"), ("renamed", "Kide"), ("added", "Kino Kide")]


def test_a_venue_is_closed_once_no_desk_is_in_use(console: Console, browser: Browser) -> None:
    with served(console.centre) as running:
        desk = running.desk(VENUE, "Bar").identity.device
    make_code(console.centre, VENUE, "Later")
    path = f"network/venues/{VENUE}"
    status, text = browser.post(f"{path}/close")
    assert (status, "Take its desks out of use first: Bar" in text) == (422, True)
    with console.centre.store.write() as connection:
        devices.revoke_device(connection, desk, console.clock())
    assert "The venue is closed." in browser.post(f"{path}/close")[1]
    # Nothing new is there, also not by the code that was out.
    with pytest.raises(UnknownVenue):
        make_code(console.centre, VENUE, "Later")
    with console.centre.store.read() as connection:
        left = select(func.count()).where(enrolment_codes.c.used_at.is_(None))
        assert connection.scalar(left) == 0
    for page in ("desks", f"events/new?venue={VENUE}", f"events-table?venue={VENUE}"):
        answer = browser.client.get(f"/console/{page}")
        assert answer.status_code == 404 or f'value="{VENUE}"' not in answer.text, page
    browser.get("desks")
    assert browser.post("desks", venue=VENUE, name="Bar")[0] == 404
    browser.get("clerks")
    assert browser.post("clerks", venue=VENUE, name="Kielo", role="clerk")[0] == 404
    browser.get("accounts")
    text = browser.post("accounts", name="contact", role="venue", venue=VENUE)[1]
    assert "Choose what the account is for" in text
    # What it had is still told.
    assert CONCERT.title["en"] in browser.get(f"events?venue={VENUE}")
    assert "Closed" in browser.get("network")
    assert "open again" in browser.post(f"{path}/reopen")[1]
    assert make_code(console.centre, VENUE, "Later")
    assert [each.act for each in console.trail() if each.kind == "venue"] == ["reopened", "closed"]


def test_an_organisation_is_added_renamed_closed_and_opened(
    console: Console, browser: Browser
) -> None:
    browser.post("network/organisations", region="region", kind="ngo", name="Help")
    made = organisation_named(console, "Help")
    path = f"network/organisations/{made.id}"
    assert "is renamed" in browser.post(f"{path}/name", name="Hand")[1]
    assert "is closed" in browser.post(f"{path}/close")[1]
    assert organisation_named(console, "Hand").closed_at is not None
    assert "Closed" in browser.get("network/organisations")
    assert "hands out cards again" in browser.post(f"{path}/reopen")[1]
    assert organisation_named(console, "Hand").closed_at is None


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("network/venues", {"region": "region"}),
        (f"network/venues/{VENUE}/name", {}),
        ("network/organisations", {"region": "region", "kind": "ngo"}),
    ],
)
def test_a_name_is_needed(browser: Browser, path: str, fields: dict[str, str]) -> None:
    for name, said in ((" ", "This is needed."), ("x" * 121, "At most 120 letters.")):
        status, text = browser.post(path, **fields, name=name)
        assert (status, said in text) == (422, True)
        assert 'aria-describedby="name-fault" aria-invalid="true"' in text


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("network/venues", {"region": "region"}),
        ("network/organisations", {"region": "region", "kind": "ngo"}),
        ("network/regions", {}),
    ],
)
def test_a_name_is_given_once_where_somebody_clicks_twice(
    console: Console, path: str, fields: dict[str, str]
) -> None:
    browser = console.signed_in(Role.NATIONAL)
    browser.get("network")
    assert browser.post(path, **fields, name="Kide")[0] == 200
    status, text = browser.post(path, **fields, name="kide ")
    assert (status, "There is one of this name already." in text) == (422, True)
    assert [each.act for each in console.trail()].count("added") == 1
    # Another one cannot take it either; one may be written otherwise.
    browser.post(path, **fields, name="Tori")
    of_tori, of_kide = (each.which for each in console.trail() if each.act == "added")
    assert browser.post(f"{path}/{of_tori}/name", name="KIDE")[0] == 422
    assert browser.post(f"{path}/{of_kide}/name", name="KIDE")[0] == 200


def test_a_format_that_somebody_took_away_just_now_is_not_tried(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = console.signed_in(Role.NATIONAL)
    gone = Refused(Problem.UNKNOWN_FORMAT, format="test")

    def refuse(*_arguments: object) -> None:
        raise gone

    monkeypatch.setattr(regions, "put_trial", refuse)
    browser.get("network/regions/region")
    status, text = browser.post("network/regions/region/trial", format="test")
    assert (status, "It may have been dealt with already." in text) == (404, True)


def test_a_regional_coordinator_keeps_the_own_region_alone(
    console: Console, browser: Browser
) -> None:
    far = browser.get("network")
    assert "Far" not in far
    for path in ("network/venues/far", "network/regions/other"):
        assert browser.client.get(f"/console/{path}").status_code == 404
    for path, fields in (
        ("network/venues", {"region": "other", "name": "Mine"}),
        ("network/venues/far/name", {"name": "Mine"}),
        ("network/venues/far/close", {}),
        ("network/organisations", {"region": "other", "kind": "ngo", "name": "Mine"}),
        ("network/organisations/none/close", {}),
        ("network/regions/other/giving", {"from_day": "2026-05-01"}),
    ):
        browser.get("network")
        assert browser.post(path, **fields)[0] == 404, path
    browser.get("network")
    assert browser.post("network/regions", name="Mine")[0] == 403
    national = console.signed_in(Role.NATIONAL)
    assert "Far" in national.get("network")
    assert "The region is there." in national.post("network/regions", name="Third")[1]
    assert "Third" in national.get("network/regions")
    path = "network/regions/other/name"
    assert "The region is renamed." in national.post(path, name="  Fourth ")[1]
    assert console.trail()[0].before == {"name": "Other region"}
    status, text = national.post(path, name=" ")
    # The other forms of the page stay as they were, and closed.
    assert (status, 'name="valid_months" type="text" value="12"' in text) == (422, True)
    assert "<details open>" not in text
    assert national.post("network/regions/none/name", name="Mine")[0] == 404
    assert "Fourth" in national.get("network/regions/other")
    browser.get("network")
    assert browser.post("network/regions/region/name", name="Mine")[0] == 403


def test_how_cards_are_handed_out_changes_from_a_day_on(console: Console, browser: Browser) -> None:
    path = "network/regions/region"
    browser.get(path)
    sent = {
        "valid_months": "6",
        "longest_months": "24",
        "most_children": "8",
        "lately_days": "30",
        "format_test": "yes",
    }
    assert "From that day on" in browser.post(f"{path}/giving", **sent, from_day="1.5.2026")[1]
    # All of the network's formats ticked are no restriction: a new one is among them later.
    assert policy(console, date(2026, 5, 1)) == GivingPolicy(
        valid_months=6, longest_months=24, most_children=8, lately_days=30
    )
    assert policy(console, date(2026, 4, 30)) == GivingPolicy()
    assert "6 months, at most 24" in browser.get(path)
    for field, written, said in (
        ("from_day", "24.4.2026", "This day is past."),
        ("from_day", "soon", "Write the day"),
        ("valid_months", "121", "A whole number from 1 to 120."),
        ("longest_months", "", "This is needed."),
        ("longest_months", "5", "A whole number from 6 to 120."),
        ("most_children", "64", "A whole number from 0 to 63."),
        ("lately_days", "x", "A whole number from 0 to 400."),
    ):
        wrong = {**sent, "from_day": "1.5.2026", field: written}
        status, text = browser.post(f"{path}/giving", **wrong)
        assert (status, f'id="{field}-fault"' in text, said in text) == (422, True, True), field


def test_cards_are_tried_out_in_one_region(console: Console, browser: Browser) -> None:
    path = "network/regions/region"
    browser.get(path)
    # What one region tries out, all others refuse: that is not one region's to say.
    assert "Try cards out here" not in browser.get(path)
    assert browser.post(f"{path}/trial", format="test")[0] == 403
    national = console.signed_in(Role.NATIONAL)
    national.get(path)
    late = national.post(f"{path}/trial", format="test", last_day="2026-04-24")
    assert (late[0], 'id="last_day-fault"' in late[1]) == (422, True)
    assert (
        "valid in that region only"
        in national.post(f"{path}/trial", format="test", last_day="2026-05-31")[1]
    )
    with console.centre.store.read() as connection:
        assert venues.on_trial(connection, TODAY) == {"test": "region"}
        assert venues.on_trial(connection, date(2026, 6, 1)) == {}
    assert "31 May 2026" in browser.get(path)
    assert "valid everywhere" in national.post(f"{path}/trial-end", format="test")[1]
    assert national.post(f"{path}/trial-end", format="test")[0] == 404
    with console.centre.store.read() as connection:
        assert venues.on_trial(connection, TODAY) == {}
    assert national.post(f"{path}/trial", format="none")[0] == 404
