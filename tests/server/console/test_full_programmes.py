"""A programme is never larger than what desks take: they would take no card list either."""

import pytest

from sync.server.keeping import events as keeping
from sync.server.store.accounts import Role
from tests.server.console.test_events import NEW, form_of, programme
from tests.support.console import Console
from tests.support.network import VENUE

SAID = "The programme holds no more events."


def letters(console: Console) -> int:
    days = console.centre.network.days
    today = days.day_of(console.clock())
    with console.centre.store.read() as connection:
        return keeping.letters_of_programme(connection, VENUE, today, days)


def test_a_full_programme_takes_no_event(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = console.signed_in(Role.VENUE)
    browser.get("events")
    browser.post("events/new", **NEW)
    made = programme(console)["Sillat"]
    monkeypatch.setattr(keeping, "MOST_WRITTEN", letters(console))
    assert SAID not in browser.post(f"events/{made.id}/cancel")[1]
    other = NEW | {"title_fi": "Aallot", "starts": "12:00"}
    assert SAID not in browser.post("events/new", **other)[1]
    assert SAID in browser.post(f"events/{made.id}/resume")[1]
    status, text = browser.post("events/new", **NEW)
    assert (status, SAID in text) == (409, True)
    table = "title_fi,day,starts\nIlta,3.5.2026,19:00\n"
    status, text = browser.post("events-table/add", venue=VENUE, table=table)
    assert (status, SAID in text) == (422, True)
    form = form_of(browser.get("events/concert/change"))
    status, text = browser.post("events/concert/change", **form | {"title_sv": "Konsert" * 17})
    assert (status, SAID in text) == (409, True)
    assert "Konsert" * 17 in text
    assert sorted(programme(console)) == ["Aallot", "Concert"]


def test_events_that_have_left_the_programme_make_room(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = console.signed_in(Role.VENUE)
    before = letters(console)
    browser.get("events")
    browser.post("events/new", **NEW)
    # Room for one like this and no other.
    monkeypatch.setattr(keeping, "MOST_WRITTEN", max(before, letters(console) - before + 10))
    assert SAID in browser.post("events/new", **NEW | {"starts": "12:00"})[1]
    console.clock.move(days=500)
    browser = console.signed_in(Role.VENUE, "later")
    browser.get("events")
    assert SAID not in browser.post("events/new", **NEW | {"day": "2027-10-02"})[1]
    assert SAID in browser.post("events/new", **NEW | {"day": "2027-10-03"})[1]
    # What has left is still told.
    assert "Concert" in browser.get("events?past=yes")
