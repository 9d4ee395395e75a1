"""Code formats in the console: tried first, then put in force, or taken away."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from sync.protocol.card_codes import CheckDigit, CodeFormat
from sync.protocol.programme import Programme
from sync.server.console.pages import code_formats
from sync.server.handing_out.code_formats import every_format
from sync.server.handing_out.policies import GivingPolicy, put_policy
from sync.server.lists.publishing import publish_programmes
from sync.server.store import publications, settings
from sync.server.store.accounts import Role
from tests.support.clocks import NOW
from tests.support.console import Browser, Console
from tests.support.network import FORMAT, VENUE

NEW = {
    "code_format": "kk",
    "from_day": "2026-04-25",
    "pattern": "KK[0-9]{4}",
    "example": "kk 12 30",
    "grouping": "2  2 2",
    "check_digit": "",
    "itf_length": "",
}


@pytest.fixture
def browser(console: Console) -> Browser:
    made = console.signed_in(Role.NATIONAL)
    made.get("network/codes")
    return made


def formats(console: Console) -> list[CodeFormat]:
    with console.centre.store.read() as connection:
        return [*settings.network(connection).code_formats]


def every(console: Console) -> Mapping[str, CodeFormat]:
    with console.centre.store.read() as connection:
        return every_format(connection)


def at_desks(console: Console) -> list[str]:
    """The ids of the formats in the venue's programme."""
    with console.centre.store.read() as connection:
        version = publications.current_programmes(connection)[VENUE]
        file = publications.file(connection, version.sha256)
    assert file is not None
    return [each.id for each in Programme.model_validate_json(file.data).code_formats]


def seen(text: str) -> str:
    """What the form that a page shows was made of."""
    found = re.search(r'name="seen" value="([0-9a-f]{16})"', text)
    assert found
    return found[1]


def test_a_format_is_tried_and_then_put_in_force(console: Console, browser: Browser) -> None:
    tried = {"tried": "KK1234\nkk-12-34\n\nKK12\n"}
    text = browser.post("network/codes/preview", **NEW, **tried)[1]
    assert "Nothing is changed yet." in text
    assert "like KK 12 30." in text
    assert (text.count(">fits<"), text.count(">does not fit<")) == (2, 1)
    assert "Add it" in text
    assert formats(console) == [FORMAT]
    assert "It is a code format." in browser.post("network/codes", **NEW)[1]
    assert formats(console)[0] == CodeFormat(
        id="kk", pattern="KK[0-9]{4}", grouping=(2, 2, 2), example="kk 12 30"
    )
    assert at_desks(console) == ["kk", "test"]
    entry = console.trail()[0]
    assert (entry.account, entry.act, entry.which) == ("national", "put", "kk")
    assert "changed a code format" in browser.get("trail")


def test_a_format_is_changed_as_it_stands(console: Console, browser: Browser) -> None:
    kinds = {"symbology_ITF": "yes", "symbology_QR": "yes", "itf_length": "8"}
    luhn = {"check_digit": "luhn", "pattern": "[0-9]{8}", "example": "12345674"}
    browser.post("network/codes", **NEW | luhn | kinds)
    text = browser.get("network/codes/change?code_format=kk")
    assert 'name="change" value="kk"' in text
    for name in ("ITF", "QR"):
        assert f'name="symbology_{name}" type="checkbox" value="yes" checked' in text
    assert '<option value="luhn" selected>' in text
    sent = {**NEW, **luhn, **kinds, "change": "kk", "seen": seen(text), "grouping": "4 4"}
    assert "Change it" in browser.post("network/codes/preview", **sent)[1]
    assert 'value="4 4"' in browser.post("network/codes/again", **sent)[1]
    browser.post("network/codes", **sent)
    kept = formats(console)[0]
    assert (kept.id, kept.grouping, kept.check_digit) == ("kk", (4, 4), CheckDigit.LUHN)
    assert (kept.symbologies, kept.itf_length) == (("QR", "ITF"), 8)
    assert len(formats(console)) == 2


def test_what_would_be_lost_is_said_before(console: Console, browser: Browser) -> None:
    narrow = {**NEW, "change": "test", "seen": "", "pattern": "KK00000[0-9]", "example": "KK000001"}
    text = browser.post("network/codes/preview", **narrow)[1]
    assert "Desks would say of 40 cards that this is no code, 40 of them in use." in text
    assert 'class="caution">Change it' in text
    later = NOW.date().replace(month=6)
    put_policy(console.centre, "test", "region", later, GivingPolicy(formats=("test",)))
    browser.post("network/codes", **NEW)
    text = browser.get("network/codes/removal?code_format=test")
    assert "Desks would say of 50 cards" in text
    assert "Handed out or tried out by: Region" in text
    assert [each.id for each in formats(console)] == ["kk", "test"]
    gone = {"code_format": "test", "seen": seen(text), "from_day": "2026-04-25"}
    assert browser.post("network/codes/remove", **gone | {"from_day": "2026-04-24"})[0] == 422
    assert "is taken away" in browser.post("network/codes/remove", **gone)[1]
    assert at_desks(console) == ["kk"]
    assert browser.post("network/codes/remove", **gone)[0] == 404
    # The last one stays.
    assert "one code format at least" in browser.get("network/codes/removal?code_format=kk")
    last = seen(browser.get("network/codes/change?code_format=kk"))
    gone = {"code_format": "kk", "seen": last, "from_day": "2026-04-25"}
    status, text = browser.post("network/codes/remove", **gone)
    assert (status, "one code format at least" in text) == (409, True)
    assert at_desks(console) == ["kk"]


def test_a_format_is_in_force_from_its_day_on(console: Console, browser: Browser) -> None:
    text = browser.post("network/codes/preview", **NEW | {"from_day": "2026-05-04"})[1]
    assert "In force from 4 May 2026." in text
    status, text = browser.post("network/codes", **NEW | {"from_day": "2026-05-04"})
    assert (status, "Desks have it with their programme of that day." in text) == (200, True)
    assert "from 4 May 2026: kk" in text
    assert at_desks(console) == ["test"]
    # A region may say already that it hands such cards out, and who adds one sees it is taken.
    assert 'name="format_kk"' in browser.get("network/regions/region")
    assert browser.post("network/codes", **NEW)[0] == 422
    text = browser.get("network/codes/removal?code_format=test")
    gone = {"code_format": "test", "seen": seen(text), "from_day": "2026-05-05"}
    text = browser.post("network/codes/remove", **gone)[1]
    assert "It is taken away." in text
    # What would leave the network without any is not taken back.
    status, text = browser.post("network/codes/withdraw", code_format="kk", from_day="2026-05-04")
    assert (status, "one code format at least" in text) == (409, True)
    told = [(each.act, each.which) for each in console.trail()[:2]]
    assert told == [("removed", "test"), ("put", "kk")]
    for day, kept in ((4, ["kk", "test"]), (5, ["kk"])):
        console.clock.moment = datetime(2026, 5, day, 4, tzinfo=UTC)
        publish_programmes(console.centre)
        assert at_desks(console) == kept
        assert [each.id for each in formats(console)] == kept
    late = console.signed_in(Role.NATIONAL, "late")
    assert "Coming" not in late.get("network/codes")
    assert "KK 12 30" in late.get("network/codes")
    # The pages speak of the codes there are now, not of those at the start.
    assert "Codes look like: kk 12 30<" in late.get("card")


def test_what_is_coming_is_taken_back(console: Console, browser: Browser) -> None:
    browser.post("network/codes", **NEW | {"from_day": "2026-05-04"})
    coming = {"code_format": "kk", "from_day": "2026-05-04"}
    assert "It is taken back." in browser.post("network/codes/withdraw", **coming)[1]
    assert "Coming" not in browser.get("network/codes")
    assert console.trail()[0].act == "withdrawn"
    assert browser.post("network/codes/withdraw", **coming)[0] == 404


def test_two_who_add_or_change_one_format_do_not_write_over_each_other(
    console: Console, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = console.signed_in(Role.NATIONAL, "other")
    other.get("network/codes")
    # Both forms were read before either of them was done.
    for day in ("2026-04-25", "2026-05-04"):
        with monkeypatch.context() as patched:
            patched.setattr(code_formats, "every_format", lambda connection: {"test": FORMAT})
            theirs = NEW | {"code_format": f"k{day}", "pattern": "KK[0-9]{4,5}", "from_day": day}
            assert other.post("network/codes", **theirs)[0] == 200
            status, text = browser.post("network/codes", **theirs | {"pattern": NEW["pattern"]})
        assert (status, "There is one of this name already." in text) == (422, True)
        kept = every(console)[f"k{day}"]
        assert kept.pattern == "KK[0-9]{4,5}"
    text = browser.get("network/codes/change?code_format=k2026-04-25")
    mine = {**NEW, "change": "k2026-04-25", "seen": seen(text), "grouping": "3 3"}
    assert other.post("network/codes", **mine)[0] == 200
    status, text = browser.post("network/codes", **mine | {"grouping": "2 4"})
    assert (status, "Somebody else changed this format just now." in text) == (409, True)
    assert 'value="3 3"' in text
    gone = {"code_format": "k2026-04-25", "seen": mine["seen"], "from_day": "2026-04-25"}
    status, text = browser.post("network/codes/remove", **gone)
    assert (status, "Somebody else changed this format just now." in text) == (409, True)
    assert every(console)["k2026-04-25"].grouping == (3, 3)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("from_day", "", "This is needed."),
        ("from_day", "2026-04-24", "This day is past."),
        ("code_format", "", "This is needed."),
        ("code_format", "k k", "Letters, digits and"),
        ("code_format", "test", "There is one of this name already."),
        ("pattern", "", "This is needed."),
        ("pattern", "K" * 401, "At most 400 letters."),
        ("pattern", "KK[0-9", "This is no regular expression"),
        ("pattern", "([A-Z0-9]+)+", "could take long to try"),
        ("example", "", "This is needed."),
        ("example", "KK1", "The example does not fit the pattern."),
        ("grouping", "3,3", "Whole numbers with spaces between"),
        ("grouping", "0", "Groups have 1 to 64"),
        ("check_digit", "mod97", "One of these"),
        ("itf_length", "8", "For ITF, and for it alone"),
        ("itf_length", "x", "A whole number from 2 to 64."),
        ("tried", "KK1\n" * 21, "At most 20 at once."),
    ],
)
def test_each_fault_is_said_at_its_field_and_nothing_changes(
    console: Console, browser: Browser, field: str, value: str, said: str
) -> None:
    paths = (
        ("network/codes/preview",)
        if field == "tried"
        else ("network/codes/preview", "network/codes")
    )
    for path in paths:
        status, text = browser.post(path, **NEW | {field: value})
        assert (status, said in text, f'id="{field}-fault"' in text) == (422, True, True)
    assert formats(console) == [FORMAT]


def test_all_that_is_wrong_is_said_at_once(browser: Browser) -> None:
    wrong = {"code_format": "k k", "pattern": "(A+)+", "grouping": "3,3", "itf_length": "7"}
    text = browser.post("network/codes/preview", **NEW | wrong)[1]
    for field in wrong:
        assert f'id="{field}-fault"' in text, field


def test_there_is_no_page_of_a_format_that_is_not_there(browser: Browser) -> None:
    for path in ("change", "removal"):
        answer = browser.client.get(f"/console/network/codes/{path}?code_format=none")
        assert answer.status_code == 404
    for path in ("preview", ""):
        assert browser.post(f"network/codes/{path}".rstrip("/"), **NEW, change="none")[0] == 404


def test_code_formats_are_the_networks(console: Console) -> None:
    browser = console.signed_in(Role.REGIONAL)
    assert "network/codes" not in browser.get("network")
    assert browser.client.get("/console/network/codes").status_code == 403
    assert browser.post("network/codes", **NEW)[0] == 403
    assert formats(console) == [FORMAT]
