"""The pages of those who hand cards out, by what a browser sends."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from sync.protocol.kinds import CardKind, CardStatus
from sync.server.handing_out import handing
from sync.server.handing_out.code_formats import Wish, code_format, put_format
from sync.server.handing_out.handing import GivenCard, Giver
from sync.server.handing_out.organisations import add_organisation, close_organisation
from sync.server.handing_out.refusing import Refused
from sync.server.store.accounts import Role
from sync.server.store.handing_out import door
from sync.server.store.handing_out.organisations import OrganisationKind
from sync.server.store.handing_out.tables import answer_counts
from tests.support.console import Browser, Console
from tests.support.network import code

NEW, OTHER = code(700100), code(831526)
YEAR = date(2027, 4, 24)


@pytest.fixture
def browser(console: Console) -> Browser:
    """A card-giver's, at the page."""
    made = console.signed_in(Role.CARD_GIVER)
    made.get("hand-out")
    return made


def card_of(console: Console, text: str) -> GivenCard | None:
    try:
        return handing.look(console.centre, Giver("test", None, is_coordinator=True), text)
    except Refused:
        return None


def at_field(text: str, field: str) -> str:
    """What is said at a field to who looks, and to who hears."""
    said = re.search(rf'id="{field}-fault">.*?<span>(.*?)</span>', text, re.S)
    assert said, text
    marked = re.search(rf'<input id="{field}".*?>', text, re.S)
    assert marked
    assert f'aria-describedby="{field}-fault' in marked[0]
    assert 'aria-invalid="true"' in marked[0]
    return said[1]


def hand_out(browser: Browser, text: str, **fields: str) -> str:
    """Both steps and no answer; the page for the next card."""
    browser.get("hand-out")
    shown = browser.post("hand-out/code", code=text)[1]
    assert "Children, as on the card" in shown
    asked = browser.post("hand-out", code=text, last_valid_day=YEAR.isoformat(), **fields)[1]
    assert "Voluntary questions" in asked
    return browser.post("hand-out/questions")[1]


def test_a_card_is_handed_out_and_the_next_one_asked_for(
    console: Console, browser: Browser
) -> None:
    status, text = browser.post("hand-out/code", code=" kk 700 100 ")
    assert (status, "KK 700 100" in text, 'value="2027-04-24"' in text) == (200, True, True)
    status, text = browser.post(
        "hand-out", code=NEW, last_valid_day="2027-04-24", child_allowance="2"
    )
    assert (status, "The card is handed out." in text) == (200, True)
    status, text = browser.post("hand-out/questions", birth_year="1980", life_situation="retired")
    assert (status, "The answers are counted." in text) == (200, True)
    assert re.search(r'<input id="code"[^>]* autofocus', text)
    card = card_of(console, NEW)
    assert card is not None
    assert (card.last_valid_day, card.child_allowance, card.kind) == (YEAR, 2, CardKind.PERSONAL)
    assert card.organisation == console.organisation.id
    with door.reading(console.centre.store) as connection:
        counted = connection.execute(select(answer_counts)).all()
    assert sorted(tuple(row)[2:] for row in counted) == [
        ("birth_year", "1980", 1),
        ("life_situation", "retired", 1),
    ]
    [act] = [each for each in console.trail() if each.kind == "card"]
    assert (act.account, act.act) == ("card_giver", "handed_out")
    # The coordinator reads of it, and of no card.
    trail = console.signed_in(Role.NATIONAL).get("trail")
    assert "handed a card out" in trail
    assert NEW not in trail


def test_what_is_wrong_with_a_code_is_said_at_its_field(console: Console, browser: Browser) -> None:
    luhn = code_format(Wish("luhn", "[0-9]{6}", "123455", check_digit="luhn"))
    put_format(console.centre, "test", luhn)
    for wrong, said in (
        ("KK12", "This is not a card code. Codes look like: 123455, KK000001"),
        ("123456", "One character is wrong. Read the code once more."),
        (code(1), "There is a card with this code already."),
    ):
        status, text = browser.post("hand-out/code", code=wrong)
        assert (status, at_field(text, "code")) == (422, said)
        # The field is empty, so that a scanner may send the next code at once.
        assert f"<code>{wrong}</code>" in text
        assert 'id="code" name="code" class="code" autocomplete' in text


def test_a_code_that_looks_like_another_is_read_twice(console: Console, browser: Browser) -> None:
    hand_out(browser, code(712345))
    near = code(722345)
    status, text = browser.post("hand-out/code", code=near)
    assert (status, "nearly the same code" in at_field(text, "code")) == (422, True)
    assert f'name="read" value="{near}"' in text
    # Another reading than the first is a new one.
    assert browser.post("hand-out/code", code=code(732345), read=near)[0] == 422
    status, text = browser.post("hand-out/code", code="kk 722 345", read=near)
    assert (status, 'name="retyped" value="yes"' in text) == (200, True)
    browser.post("hand-out", code=near, last_valid_day="2027-04-24", retyped="yes")
    assert card_of(console, near) is not None


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("last_valid_day", "2026-04-24", "This day is past."),
        ("last_valid_day", "2027-04-25", "At the latest 24 Apr 2027."),
        ("last_valid_day", "soon", "Write the day like 2027-03-14 or 14.3.2027."),
        ("child_allowance", "21", "A number from 0 to 20."),
        ("child_allowance", "two", "A number from 0 to 63."),
    ],
)
def test_what_is_wrong_with_the_card_is_said_at_its_field(
    console: Console, browser: Browser, field: str, value: str, said: str
) -> None:
    browser.post("hand-out/code", code=NEW)
    given = {"last_valid_day": "2027-01-01", "child_allowance": "1", field: value}
    status, text = browser.post("hand-out", code=NEW, **given)
    assert (status, at_field(text, field)) == (422, said)
    assert all(f'value="{each}"' in text for each in given.values())
    assert card_of(console, NEW) is None


def test_a_group_card_has_no_children(console: Console, browser: Browser) -> None:
    browser.post("hand-out/code", code=NEW)
    status, text = browser.post("hand-out", code=NEW, child_allowance="1", kind="community")
    assert (status, at_field(text, "child_allowance")[:12]) == (422, "A group card")
    browser.post("hand-out", code=NEW, kind="community")
    card = card_of(console, NEW)
    assert card is not None
    assert card.kind is CardKind.COMMUNITY


def test_a_second_press_of_enter_is_answered_like_the_first(
    console: Console, browser: Browser
) -> None:
    browser.post("hand-out/code", code=NEW)
    sent = {"code": NEW, "last_valid_day": "2027-01-01", "child_allowance": "1"}
    for _ in range(2):
        status, text = browser.post("hand-out", **sent)
        assert (status, "Voluntary questions" in text) == (200, True)
    card = card_of(console, NEW)
    assert card is not None
    assert len(card.acts) == 1
    status, text = browser.post("hand-out", **{**sent, "child_allowance": "2"})
    assert (status, at_field(text, "code")) == (422, "There is a card with this code already.")
    console.clock.move(minutes=2)
    assert browser.post("hand-out", **sent)[0] == 422


def test_a_question_is_answered_left_out_or_corrected(console: Console, browser: Browser) -> None:
    browser.get("hand-out/questions")
    status, text = browser.post("hand-out/questions", birth_year="80", postcode="02100")
    assert (status, "Correct it, or leave it empty." in at_field(text, "birth_year")) == (422, True)
    assert 'value="02100"' in text
    with door.reading(console.centre.store) as connection:
        assert connection.execute(select(answer_counts)).all() == []
    text = browser.post("hand-out/questions", postcode="02100")[1]
    assert "The answers are counted." in text
    assert "answers" not in browser.post("hand-out/questions")[1]


def test_a_coordinator_hands_out_for_an_organisation_of_the_region(console: Console) -> None:
    mine = console.organisation.id
    help_ = add_organisation(console.centre, "test", "Help", OrganisationKind.NGO, "region").id
    browser = console.signed_in(Role.REGIONAL)
    text = browser.get("hand-out")
    assert text.index("Help") < text.index("Social office")
    browser.post("hand-out/code", code=NEW, organisation=mine)
    text = browser.post("hand-out", code=NEW, organisation=mine)[1]
    assert f'name="organisation" value="{mine}"' in text
    text = browser.post("hand-out/questions", organisation=mine)[1]
    assert f'<option value="{mine}" selected>' in text
    card = card_of(console, NEW)
    assert card is not None
    assert card.organisation == mine
    assert browser.post("hand-out/code", code=OTHER, organisation="none")[0] == 404
    close_organisation(console.centre, "test", help_)
    assert "Help" not in browser.get("hand-out")
    assert browser.post("hand-out/code", code=OTHER, organisation=help_)[0] == 404


def test_an_account_without_an_organisation_is_told_so(console: Console, browser: Browser) -> None:
    hand_out(browser, OTHER)
    assert OTHER in browser.post("card", code=OTHER)[1]
    close_organisation(console.centre, "test", console.organisation.id)
    for path in ("hand-out", "batch"):
        assert "Ask your coordinator." in browser.get(path)
    assert browser.post("hand-out/code", code=NEW)[0] == 422
    assert card_of(console, NEW) is None
    # Its accounts can do nothing any more, nor see how its cards stand.
    status, text = browser.post("card", code=OTHER)
    assert (status, "Last valid day" in text, "Handed out" in text) == (422, False, False)


def test_a_card_is_renewed_replaced_and_withdrawn(console: Console, browser: Browser) -> None:
    hand_out(browser, NEW, child_allowance="2")
    console.clock.move(days=20)
    browser = console.signed_in(Role.CARD_GIVER, "another")
    browser.get("card")
    status, text = browser.post("card", code="kk 700 100")
    assert (status, "24 Apr 2027" in text, 'value="2027-05-14"' in text) == (200, True, True)
    status, text = browser.post("card/renew", code=NEW, last_valid_day="2099-01-01")
    assert (status, at_field(text, "last_valid_day")) == (422, "At the latest 14 May 2027.")
    status, text = browser.post("card/renew", code=NEW, child_allowance="3")
    assert (status, "The card is renewed." in text, "14 May 2027" in text) == (200, True, True)
    status, text = browser.post("card/replace", code=NEW, new_code=code(1), reason="worn")
    assert (status, at_field(text, "new_code")[:20]) == (422, "There is a card with")
    status, text = browser.post("card/replace", code=NEW, new_code=code(702100), reason="worn")
    assert (status, "nearly the same" in at_field(text, "new_code")) == (422, True)
    text = browser.post(
        "card/replace", code=NEW, new_code=code(702100), read=code(702100), reason="worn"
    )[1]
    assert "The new card is handed out" in text
    new, old = card_of(console, code(702100)), card_of(console, NEW)
    assert new is not None
    assert old is not None
    assert (new.child_allowance, old.status) == (3, CardStatus.BLOCKED)
    assert "Replaced by a new card" in browser.post("card", code=NEW)[1]
    text = browser.post("card/withdraw", code=code(702100), reason="handed_back")[1]
    assert "The card is withdrawn." in text
    assert "Renew the card" not in text
    assert browser.post("card/withdraw", code=code(702100), reason="no such")[0] == 400
    assert console.trail()[0].reason == "handed_back"


def test_a_giver_sees_and_blocks_only_the_own_organisations_cards(
    console: Console, browser: Browser
) -> None:
    other = add_organisation(console.centre, "test", "Help", OrganisationKind.NGO, "region")
    handing.hand_out(console.centre, Giver("test", other.id), handing.HandOut(OTHER))
    for path, more in (
        ("card", {}),
        ("card/renew", {}),
        ("card/replace", {"new_code": NEW, "reason": "worn"}),
        ("card/withdraw", {"reason": "misused"}),
        ("lost-card", {}),
    ):
        for text in (OTHER, code(999999)):
            status, shown = browser.post(path, code=text, **more)
            assert (status, "No card has this code." in shown) == (422, True), path
    card = card_of(console, OTHER)
    assert card is not None
    assert card.status is CardStatus.ACTIVE
    # One of the register before may be seen and renewed, not blocked.
    assert "Look at that card" in browser.post("hand-out/code", code=code(1))[1]
    assert "Look at that card" not in browser.post("hand-out/code", code=OTHER)[1]
    text = browser.post("card", code=code(1))[1]
    assert "Renew the card" in text
    assert "Withdraw the card" not in text
    assert browser.post("lost-card", code=code(1))[0] == 422
    coordinator = console.signed_in(Role.REGIONAL)
    coordinator.get("lost-card")
    assert coordinator.post("lost-card", code=OTHER)[0] == 200
    assert "Withdraw the card" in coordinator.post("card", code=code(1))[1]


TABLE = """code;child_allowance
KK710001;1
KK710002;many
KK710003;
KK000001;
""".encode("utf-8-sig")


def test_a_table_is_looked_at_and_what_is_right_handed_out(
    console: Console, browser: Browser
) -> None:
    browser.get("batch")
    status, text = browser.send_table("batch", TABLE)
    assert status == 200
    assert "Lines that can be handed out: 2. Lines with a fault: 2." in text
    assert ">many</span></td>" in text
    assert "<span>A number from 0 to 63." in text
    assert card_of(console, "KK710001") is None
    [kept] = re.findall(r'name="table" value="(.*?)"', text, re.S)
    status, text = browser.post("batch/hand-out", table=kept)
    assert (status, "Cards handed out: 2" in text) == (200, True)
    card = card_of(console, "KK710001")
    assert card is not None
    assert (card.child_allowance, card.organisation) == (1, console.organisation.id)
    # Sent again, nothing of it is right any more.
    text = browser.send_table("batch", TABLE)[1]
    assert "Lines that can be handed out: 0." in text
    assert "Hand out what is right" not in text


def test_a_doubtful_line_is_handed_out_where_it_is_ticked(
    console: Console, browser: Browser
) -> None:
    hand_out(browser, code(712345))
    table = f"code\n{code(722345)}\n{code(800000)}\n{code(713245)}\n"
    text = browser.send_table("batch", table.encode())[1]
    assert 'name="line_2" type="checkbox"' in text
    assert 'name="line_3"' not in text
    browser.post("batch/hand-out", table=table, line_4="yes", line_3="yes")
    found = [card_of(console, code(each)) is not None for each in (722345, 800000, 713245)]
    assert found == [False, True, True]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"name\nx\n", "The first line of the table names its columns"),
        (b"code\n\xff\n", "This is no table"),
        (b"", "The first line of the table names its columns"),
    ],
    ids=["columns", "not-utf-8", "empty"],
)
def test_a_file_that_is_no_table_is_refused(browser: Browser, data: bytes, said: str) -> None:
    browser.get("batch")
    status, text = browser.send_table("batch", data)
    assert (status, said in at_field(text, "table")) == (422, True)


def test_a_form_in_parts_is_bounded_and_whole(browser: Browser) -> None:
    browser.get("batch")
    status, text = browser.send_table("batch", b"x," * 500_000)
    assert (status, "The first line of the table names its columns" in text) == (422, True)
    for much in (1_400_000, 20_000_000):
        status, text = browser.send_table("batch", b"x" * much)
        assert (status, "A table holds one megabyte at most." in text) == (413, True)
    code = {"csrf": browser.csrf, "code": "x" * 300_000}
    assert browser.client.post("/console/card", data=code).status_code == 413
    head = {"Content-Type": "multipart/form-data; boundary=b"}
    for body in (b"", b"--b\r\n", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"):
        answer = browser.client.post("/console/batch", content=body, headers=head)
        assert answer.status_code == 400


def test_codes_that_no_card_has_are_tried_forty_times_as_found_too(console: Console) -> None:
    coordinator = console.signed_in(Role.REGIONAL)
    coordinator.get("lost-card")
    found = [coordinator.post("found-card", code=f"KK99{place:04}")[0] for place in range(41)]
    assert found == [422] * 40 + [429]


def test_no_way_leads_round_the_number_of_codes_that_may_be_tried(
    console: Console, browser: Browser
) -> None:
    """Whether there is a card is answered forty times, however it is asked."""
    codes = [code(number) for number in range(45)]
    day = {"last_valid_day": "1999-01-01", "child_allowance": "0"}

    def answered(path: str, **fields: str) -> int:
        browser.get("hand-out")
        found = [browser.post(path, code=each, **fields)[0] for each in codes]
        console.clock.move(minutes=16)
        return len(found) - found.count(429)

    assert answered("hand-out", **day) == 40
    assert answered("card/withdraw", reason="misused") == 40
    found = [browser.post("batch/hand-out", table=f"code\n{each}")[0] for each in codes]
    assert found == [200] * 40 + [429] * 5
    console.clock.move(minutes=16)
    lines = "\n".join(["code", *codes]).encode()
    assert browser.post("batch/hand-out", table=lines.decode())[0] == 429
    console.clock.move(minutes=16)
    assert browser.send_table("batch", lines)[0] == 429
    assert browser.post("card", code=NEW)[0] == 429
    console.clock.move(minutes=16)
    browser.get("batch")
    assert browser.send_table("batch", b"code\n" + NEW.encode())[0] == 200
    status, _ = browser.post("batch/hand-out", table=f"code\n{NEW}")
    assert status == 200
    # Its own table once more tries no code of others.
    for _ in range(3):
        assert browser.send_table("batch", b"code\n" + NEW.encode())[0] == 200
