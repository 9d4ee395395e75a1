"""What the desks of a region follow, in the console."""

import html
import re
from datetime import date

import pytest

from sync.protocol.programme import Policy
from sync.server.handing_out.desk_policies import put_desk_policy
from sync.server.handing_out.policies import GivingPolicy, put_policy
from sync.server.store import venues
from sync.server.store.accounts import Role
from sync.server.store.venues import Region
from tests.support.console import Browser, Console

TODAY = date(2026, 4, 25)
PATH = "network/regions/region/desks"
_FIELD = re.compile(r'<input id="([^"]+)" name="[^"]+" type="\w+" value="([^"]*)"')
_CHOSEN = re.compile(r'<select id="([^"]+)".*?<option value="(\w+)" selected>', re.DOTALL)


@pytest.fixture
def browser(console: Console) -> Browser:
    with console.centre.store.write() as connection:
        venues.add_region(connection, Region("other", "Other region", Policy()))
    return console.signed_in(Role.REGIONAL)


def written(text: str) -> dict[str, str]:
    """The fields of the form, as the page has them."""
    found = dict([*_FIELD.findall(text), *_CHOSEN.findall(text)])
    assert found.pop("from_day")
    return {name: html.unescape(value) for name, value in found.items()}


def policy(console: Console, day: date, region: str = "region") -> Policy:
    with console.centre.store.read() as connection:
        return venues.regions_on(connection, day)[region].policy


def test_the_form_holds_what_is_in_force_and_changes_nothing_by_itself(
    console: Console, browser: Browser
) -> None:
    form = written(browser.get(PATH))
    assert (form["child_age"], form["card_list.old_opened_by"]) == ("18", "supervisor")
    assert "the desks of the region follow it" in browser.post(PATH, **form, from_day="1.5.2026")[1]
    assert policy(console, date(2026, 5, 1)) == Policy()
    assert "Nothing changes that day." in browser.get(PATH)


def test_an_age_limit_changes_from_a_day_on_and_is_taken_back(
    console: Console, browser: Browser
) -> None:
    form = written(browser.get(PATH)) | {"child_age": "16", "card_list.old_opened_by": "clerk"}
    text = browser.post(PATH, **form, from_day="2026-05-01")[1]
    # Only what differs stands there.
    coming = text.split("from 1 May 2026")[1].split("</li>")[0]
    assert re.findall(r"<dd>(.*?)</dd>", coming) == ["16", "the clerk"]
    assert policy(console, date(2026, 4, 30)).child_age == 18
    changed = policy(console, date(2026, 5, 1))
    assert (changed.child_age, changed.card_list.old_opened_by) == (16, "clerk")
    assert "It is taken back." in browser.post(f"{PATH}/withdraw", from_day="2026-05-01")[1]
    assert policy(console, date(2026, 5, 1)) == Policy()
    assert browser.post(f"{PATH}/withdraw", from_day="2026-05-01")[0] == 404
    acts = [(each.account, each.act) for each in console.trail()[:2]]
    assert acts == [("regional", "desk_policy_withdrawn"), ("regional", "desk_policy")]
    national = console.signed_in(Role.NATIONAL)
    line = r"took back what desks of a region were to follow</span></td>"
    assert re.search(line, national.get("trail"))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("from_day", "24.4.2026", "This day is past."),
        ("from_day", "", "This is needed."),
        ("child_age", "100", "A whole number from 0 to 99."),
        ("keep_codes_days", "", "A whole number from 0 to 120."),
        ("card_list.fresh_hours", "x", "A whole number from 0 to 8784."),
        ("card_list.stale_hours", "23", "No less than the hours for which a list is fresh."),
        ("child_age", "9" * 5_000, "A whole number from 0 to 99."),
        ("child_age", "1_0", "A whole number from 0 to 99."),
        ("retype", "perhaps", "One of these: yes, no"),
    ],
)
def test_each_fault_is_said_at_its_field_and_nothing_changes(
    console: Console, browser: Browser, field: str, value: str, said: str
) -> None:
    form = written(browser.get(PATH)) | {"from_day": "2026-05-01", "unsent_alarm_hours": "12"}
    status, text = browser.post(PATH, **form | {field: value})
    assert (status, said in text, f'id="{field}-fault"' in text) == (422, True, True)
    # What was written stays.
    assert 'name="unsent_alarm_hours" type="text" value="12"' in text
    assert policy(console, date(2026, 5, 1)) == Policy()


def test_a_day_and_a_setting_are_wrong_at_once(browser: Browser) -> None:
    form = written(browser.get(PATH)) | {"from_day": "soon", "child_age": "x"}
    text = browser.post(PATH, **form)[1]
    assert 'id="from_day-fault"' in text
    assert 'id="child_age-fault"' in text


def test_a_regional_coordinator_keeps_the_own_region_alone(
    console: Console, browser: Browser
) -> None:
    other = "network/regions/other"
    day = date(2026, 5, 1)
    put_desk_policy(console.centre, "test", "other", day, Policy(child_age=7))
    put_policy(console.centre, "test", "other", day, GivingPolicy(valid_months=3))
    form = written(browser.get(PATH)) | {"from_day": "2026-05-01", "child_age": "8"}
    assert browser.client.get(f"/console/{other}/desks").status_code == 404
    assert browser.post(f"{other}/desks", **form)[0] == 404
    for what in ("desks", "giving"):
        assert browser.post(f"{other}/{what}/withdraw", from_day="2026-05-01")[0] == 404
    assert policy(console, day, "other").child_age == 7
    national = console.signed_in(Role.NATIONAL)
    assert "3 months" in national.get(other)
    assert "follow it" in national.post(f"{other}/desks", **form)[1]
    assert policy(console, day, "other").child_age == 8
    assert policy(console, day).child_age == 18


def test_how_cards_were_to_be_handed_out_is_taken_back(console: Console, browser: Browser) -> None:
    path = "network/regions/region"
    browser.get(path)
    sent = {"longest_months": "24", "most_children": "8", "lately_days": "30"}
    browser.post(f"{path}/giving", **sent, valid_months="6", from_day="2026-05-01")
    assert "6 months, at most 24" in browser.get(path)
    assert "It is taken back." in browser.post(f"{path}/giving/withdraw", from_day="2026-05-01")[1]
    assert "6 months, at most 24" not in browser.get(path)
    for day in ("2026-05-01", "soon"):
        assert browser.post(f"{path}/giving/withdraw", from_day=day)[0] == 404
