"""The pages of a network that has just begun: what is missing is said, and leads on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.protocol import keys
from sync.protocol.days import LocalDays
from sync.protocol.encoding import new_id
from sync.server.centre import open_centre
from sync.server.commands.initialise import ANY_CODE
from sync.server.keeping.venues import add_region, add_venue
from sync.server.store import settings
from sync.server.store.accounts import Role
from sync.server.store.database import Store
from tests.support.clocks import NOW
from tests.support.console import Console
from tests.support.network import SteppingClock


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Console]:
    """A console over a centre in which nothing is."""
    store, clock = Store(f"sqlite:///{tmp_path / 'new.sqlite'}"), SteppingClock()
    store.upgrade()
    with store.write() as connection:
        settings.begin_network(connection, new_id(NOW), LocalDays(), [ANY_CODE])
        settings.add_epoch(connection, 1, keys.new_list_key(), NOW)
    yield Console(open_centre(store, keys.new_signing_key(), clock), clock)
    store.close()


@pytest.mark.parametrize(
    ("path", "missing", "onward"),
    [
        *((each, "There is no venue yet.", "network") for each in ("today", "events", "clerks")),
        ("reasons", "There is no venue yet.", "network"),
        ("desks", "There is no venue yet.", "network"),
        ("network", "There is no region yet.", "network/regions"),
        ("network/organisations", "There is no region yet.", "network/regions"),
        ("hand-out", "There is no organisation that hands cards out", "network/organisations"),
    ],
)
def test_what_is_missing_leads_on(new: Console, path: str, missing: str, onward: str) -> None:
    text = new.signed_in(Role.NATIONAL).get(path)
    assert missing in text
    assert f'<a href="/console/{onward}">Add one first</a>' in text


def test_accounts_are_offered_for_places_that_there_are(new: Console) -> None:
    browser = new.signed_in(Role.NATIONAL)
    text = browser.get("accounts")
    assert '<option value="national">' in text
    for role in ("regional", "card_giver", "venue"):
        assert f'<option value="{role}">' not in text
    assert "<select" in text
    assert 'name="region"' not in text
    near, far = (add_region(new.centre, "test", each) for each in ("Near", "Far"))
    hall = add_venue(new.centre, "test", near.id, "Hall")
    text = browser.get("accounts")
    assert '<option value="regional">' in text
    assert f'<option value="{hall.id}">Hall' in text
    # What was chosen stays, where the name was taken.
    browser.post("accounts", name="mine", role="regional", region=far.id)
    browser.get("accounts")
    status, text = browser.post("accounts", name="mine", role="regional", region=far.id)
    assert status == 422
    assert '<option value="regional" selected>' in text
    assert f'<option value="{far.id}" selected>Far' in text


def test_a_year_without_tickets_says_so(new: Console) -> None:
    text = new.signed_in(Role.NATIONAL).get("statistics")
    assert "Nothing was given in this year." in text
    assert "<table" not in text
