"""The clerks of a venue in the console: what a contact keeps, and what desks get."""

import re

import pytest

from sync.protocol.clerks import MOST_CLERKS, Clerk, ClerkRole, hash_pin, pin_fits
from sync.server.store import clerks as stored
from sync.server.store.accounts import Role
from tests.support.console import Browser, Console
from tests.support.network import OTHER_VENUE, VENUE


@pytest.fixture
def browser(console: Console) -> Browser:
    made = console.signed_in(Role.VENUE)
    made.get("clerks")
    return made


def kept(console: Console, venue: str = VENUE) -> dict[str, Clerk]:
    with console.centre.store.read() as connection:
        return {each.name: each for each in stored.clerks_of(connection, venue)}


def shown_pin(text: str) -> str:
    """The PIN on the page that shows it."""
    found = re.search(r'class="big"><code>(\d{6})</code>', text)
    assert found, text
    return found[1]


def test_a_clerk_is_added_with_a_pin_that_is_shown_once(console: Console, browser: Browser) -> None:
    status, text = browser.post("clerks", venue=VENUE, name=" Kielo  1 ", role="clerk")
    pin = shown_pin(text)
    assert status == 200
    [clerk] = kept(console).values()
    assert (clerk.name, clerk.role, pin_fits(pin, clerk.pin)) == ("Kielo 1", ClerkRole.CLERK, True)
    text = browser.get("clerks")
    assert "Kielo 1" in text
    assert pin not in text
    act = console.trail()[0]
    assert (act.kind, act.act, act.which) == ("clerk", "added", "Kielo 1")
    assert act.after == {"name": "Kielo 1", "venue": VENUE, "role": "clerk"}
    assert kept(console, OTHER_VENUE) == {}


def test_role_and_pin_change_apart_and_a_clerk_goes(console: Console, browser: Browser) -> None:
    old = shown_pin(browser.post("clerks", venue=VENUE, name="Kielo", role="supervisor")[1])
    browser.get("clerks")
    sent = {"venue": VENUE, "clerk": "Kielo"}
    assert "It is changed." in browser.post("clerks/role", **sent, role="clerk")[1]
    assert kept(console)["Kielo"].role is ClerkRole.CLERK
    assert pin_fits(old, kept(console)["Kielo"].pin)
    browser.post("clerks/role", **sent, role="supervisor")
    new = shown_pin(browser.post("clerks/pin", **sent, role="clerk")[1])
    clerk = kept(console)["Kielo"]
    assert clerk.role is ClerkRole.SUPERVISOR
    assert (pin_fits(new, clerk.pin), pin_fits(old, clerk.pin)) == (True, new == old)
    browser.get("clerks")
    assert "taken away" in browser.post("clerks/remove", **sent)[1]
    assert kept(console) == {}
    for path in ("clerks/remove", "clerks/pin", "clerks/role"):
        assert browser.post(path, **sent, role="clerk")[0] == 404
    acts = [each.act for each in console.trail()[:5]]
    assert acts == ["removed", "new_pin", "changed", "changed", "added"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("  ", "This is needed."),
        ("x" * 25, "At most 24 letters."),
        ("Kielo", "There is one of this name already."),
    ],
)
def test_what_is_wrong_with_a_name_is_said_at_its_field(
    browser: Browser, name: str, said: str
) -> None:
    browser.post("clerks", venue=VENUE, name="Kielo", role="clerk")
    browser.get("clerks")
    status, text = browser.post("clerks", venue=VENUE, name=name, role="clerk")
    assert (status, said in text) == (422, True)
    assert 'aria-describedby="name-fault" aria-invalid="true"' in text


def test_a_venue_has_so_many_clerks_at_most(console: Console, browser: Browser) -> None:
    pin = hash_pin("402917")
    with console.centre.store.write() as connection:
        for number in range(MOST_CLERKS):
            stored.put_clerk(connection, VENUE, Clerk(name=f"Clerk {number}", pin=pin))
    text = browser.post("clerks", venue=VENUE, name="Kielo", role="clerk")[1]
    assert f"At most {MOST_CLERKS} at once." in text


def test_nobody_keeps_others_clerks(console: Console, browser: Browser) -> None:
    assert browser.client.get(f"/console/clerks?venue={OTHER_VENUE}").status_code == 404
    sent = {"venue": OTHER_VENUE, "name": "Kielo", "clerk": "Kielo", "role": "clerk"}
    for path in ("clerks", "clerks/pin", "clerks/role", "clerks/remove"):
        browser.get("clerks")
        assert browser.post(path, **sent)[0] == 404, path
    assert kept(console, OTHER_VENUE) == {}
    browser.get("clerks")
    assert browser.post("clerks", venue=VENUE, name="Kielo", role="boss")[0] == 400
