"""The reasons of a venue in the console."""

import re

import pytest

from sync.protocol.programme import Policy, Text
from sync.server.keeping.reasons import MOST_REASONS, add_reason
from sync.server.store import venues
from sync.server.store.accounts import Role
from sync.server.store.venues import Region, VenueEntry
from tests.support.console import Browser, Console
from tests.support.network import OTHER_VENUE, VENUE


@pytest.fixture
def browser(console: Console) -> Browser:
    """A venue's contact."""
    made = console.signed_in(Role.VENUE)
    made.get("reasons")
    return made


def kept(console: Console, venue: str = VENUE) -> dict[str, Text]:
    with console.centre.store.read() as connection:
        found = venues.venue(connection, venue)
    assert found is not None
    return dict(found.reasons)


def test_a_contact_adds_changes_orders_and_removes_them(console: Console, browser: Browser) -> None:
    assert "ask a supervisor for none" in browser.get("reasons")
    for fi, en in (("Paikka päätti", "The venue decided"), ("Palasi", "")):
        text = browser.post("reasons", venue=VENUE, text_fi=fi, text_en=en)[1]
        assert "The reasons are changed." in text
    first, second = kept(console)
    assert "1. The venue decided" in browser.get("reasons")
    path = f"reasons/change?venue={VENUE}&reason={second}"
    assert 'name="text_fi" type="text" value="Palasi"' in browser.get(path)
    browser.post("reasons/change", venue=VENUE, reason=second, text_sv="Kom tillbaka")
    browser.post("reasons/first", venue=VENUE, reason=second)
    assert [*kept(console).items()] == [
        (second, {"sv": "Kom tillbaka"}),
        (first, {"fi": "Paikka päätti", "en": "The venue decided"}),
    ]
    # Where the language of who looks is missing, another one stands there.
    assert "1. Kom tillbaka" in browser.get("reasons")
    browser.post("reasons/remove", venue=VENUE, reason=first)
    assert [*kept(console)] == [second]
    national = console.signed_in(Role.NATIONAL)
    assert "took a reason away" in national.get("trail")


def test_faults_stand_at_their_fields(console: Console, browser: Browser) -> None:
    status, text = browser.post("reasons", venue=VENUE, text_fi="", text_en="x" * 61)
    assert (status, "At most 60 letters." in text) == (422, True)
    assert 'id="text_en-fault"' in text
    assert "This is needed." in browser.post("reasons", venue=VENUE)[1]
    reason = add_reason(console.centre, "test", VENUE, {"fi": "Palasi"})
    status, text = browser.post("reasons", venue=VENUE, text_fi="palasi")
    assert (status, "There is one of this name already." in text) == (422, True)
    status, text = browser.post("reasons/change", venue=VENUE, reason=reason, text_fi=" ")
    assert (status, 'id="text_fi-fault"' in text) == (422, True)
    assert kept(console) == {reason: {"fi": "Palasi"}}


def test_there_are_no_more_than_a_desk_shows(console: Console, browser: Browser) -> None:
    for number in range(MOST_REASONS):
        assert 'action="/console/reasons"' in browser.get("reasons")
        add_reason(console.centre, "test", VENUE, {"fi": f"Syy {number}"})
    text = browser.get("reasons")
    assert "A desk shows 9 at most." in text
    assert 'action="/console/reasons"' not in text
    assert browser.post("reasons", venue=VENUE, text_fi="Kymmenes")[0] == 422


def test_they_are_the_venues_own(console: Console, browser: Browser) -> None:
    reason = add_reason(console.centre, "test", OTHER_VENUE, {"fi": "Palasi"})
    assert browser.client.get(f"/console/reasons?venue={OTHER_VENUE}").status_code == 404
    for venue in (OTHER_VENUE, VENUE):
        of = {"venue": venue, "reason": reason}
        for path in ("first", "remove", "change"):
            assert browser.post(f"reasons/{path}", **of, text_fi="Muu")[0] == 404, (venue, path)
        path = f"reasons/change?venue={venue}&reason={reason}"
        assert browser.client.get(f"/console/{path}").status_code == 404
    assert browser.post("reasons", venue=OTHER_VENUE, text_fi="Muu")[0] == 404
    assert browser.post("reasons/spread", venue=VENUE)[0] == 403
    assert kept(console, OTHER_VENUE) == {reason: {"fi": "Palasi"}}


def test_a_coordinator_gives_them_to_the_region(console: Console) -> None:
    with console.centre.store.write() as connection:
        venues.add_region(connection, Region("other", "Other region", Policy()))
        venues.add_venue(connection, VenueEntry("far", "Far", "other", {}))
    reason = add_reason(console.centre, "test", VENUE, {"fi": "Palasi"})
    national = console.signed_in(Role.NATIONAL)
    text = national.get(f"reasons?venue={VENUE}")
    told = re.search(r"<summary>Which ones: 1</summary>\s*<p>([^<]*)<", text)
    assert told is not None
    assert told[1] == OTHER_VENUE.title()
    text = national.post("reasons/spread", venue=VENUE)[1]
    assert "have these reasons now" in text
    assert [*kept(console, OTHER_VENUE)] == [reason]
    assert kept(console, "far") == {}
    assert "For the whole region" not in national.get("reasons?venue=far")
