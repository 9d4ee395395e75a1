"""The pages on a real centre with rows that real desks sent."""

import csv
import io
import json
from collections import Counter

import openpyxl
import pytest
from sqlalchemy import func, select

from sync.protocol.kinds import CardStatus, QuotaMode
from sync.protocol.programme import Quota
from sync.server.asking.enrolment import TRIES_COUNT_FOR
from sync.server.console.signing_in import token_hash
from sync.server.lists.cards_in_use import count_cards_in_use
from sync.server.store import accounts, console_rows, devices, epochs, leases, noted, register
from sync.server.store.accounts import Role
from sync.server.store.handing_out import audit
from sync.server.store.tables import enrolment_codes
from tests.support.centre import served
from tests.support.console import Console
from tests.support.hand_desk import Desk
from tests.support.network import CONCERT, MUSEUM, OTHER_VENUE, VENUE, code


@pytest.fixture
def desks(console: Console) -> list[Desk]:
    """Two desks at the first venue and one at the other, with what they gave; the first two gave on
    one card.
    """
    with served(console.centre) as running:
        first = running.desk(VENUE, "Box office")
        second = running.desk(VENUE, "Bar")
        third = running.desk(OTHER_VENUE, "Shop")
        first.issue(code(1), holder=1, child=2)
        first.issue(code(2), holder=1, assistant=1)
        taken_back = first.issue(code(3))
        first.void(taken_back)
        second.issue(code(1), holder=1)
        for number in range(4, 10):
            third.issue(code(number), MUSEUM)
        for desk in (first, second, third):
            desk.send()
            desk.get("/v1/head")
        return [first, second, third]


def test_today_tells_what_was_given_and_how_the_desks_are(
    console: Console, desks: list[Desk]
) -> None:
    text = console.signed_in(Role.VENUE).get("today")
    assert "Tickets given today: 6" in text
    assert "Concert" in text
    assert "Museum" not in text
    assert "Shop" not in text
    assert text.count("25 Apr 2026, 19:00") >= 3
    assert "version 1" in text
    other = console.signed_in(Role.NATIONAL).get(f"today?venue={OTHER_VENUE}")
    assert "Tickets given today: 6" in other
    assert "Museum" in other


def test_a_venue_sees_only_its_own(console: Console, desks: list[Desk]) -> None:
    browser = console.signed_in(Role.VENUE)
    shop = desks[2].identity.device
    for path in (f"today?venue={OTHER_VENUE}", f"desks/{shop}"):
        assert browser.client.get(f"/console/{path}").status_code == 404
    text = browser.get("desks")
    assert "Box office" in text
    assert "Shop" not in text
    for path in (f"desks/{shop}/revoke", f"desks/{shop}/name"):
        assert browser.post(path, name="Mine")[0] == 404
    assert browser.post("desks", venue=OTHER_VENUE, name="Mine")[0] == 404
    assert "Museum" not in browser.get("statistics")


def test_a_desk_is_silent_after_a_day_without_a_word(console: Console, desks: list[Desk]) -> None:
    browser = console.signed_in(Role.NATIONAL)
    assert "Not heard for a day" not in browser.get("desks")
    # The session ends meanwhile.
    console.clock.move(hours=25)
    again = console.signed_in(Role.NATIONAL, "later")
    assert again.get("desks").count("Not heard for a day") == 3


def test_what_was_given_twice_is_noted_and_leaves_the_list(
    console: Console, desks: list[Desk]
) -> None:
    browser = console.signed_in(Role.REGIONAL)
    text = browser.get("decisions")
    assert text.count("<h2>Given twice</h2>") == 1
    assert "…001" in text
    assert code(1) not in text
    said = " ".join(text.split())
    # Which of the two is the later one, their ids decide.
    assert ("Venue-1, Bar" in said and "Box office: adults 1, children 2" in said) or (
        "Venue-1, Box office" in said and "Bar: adults 1, children 0" in said
    )
    with console.centre.store.read() as connection:
        [row] = console_rows.rows_to_see(connection, None, 10)
    path = f"decisions/rows/{row.row_id}"
    # What the page showed must still be so.
    assert browser.post(path, kind="over_quota")[0] == 404
    browser.get("decisions")
    status, text = browser.post(path, kind="double_issue")
    assert status == 200
    assert "Noted." in text
    assert "Nothing waits." in text
    assert browser.post(path, kind="double_issue")[0] == 404
    act = console.trail()[0]
    assert (act.account, act.kind, act.act, act.which) == ("regional", "row", "noted", row.row_id)


def test_a_row_that_is_judged_otherwise_stands_there_again(
    console: Console, desks: list[Desk]
) -> None:
    now = console.clock()
    with console.centre.store.write() as connection:
        [row] = console_rows.rows_to_see(connection, None, 10)
        noted.note_row(connection, row.row_id, "over_quota", "somebody", now)
        assert console_rows.rows_to_see(connection, [VENUE], 10) == [row]
        assert console_rows.rows_to_see(connection, [OTHER_VENUE], 10) == []
        for fresh in (True, False):
            found = noted.note_row(connection, row.row_id, row.outcome, "somebody", now)
            assert found is fresh
        assert console_rows.rows_to_see(connection, None, 10) == []


def test_a_copied_desk_is_settled(console: Console, desks: list[Desk]) -> None:
    desk = desks[2].identity.device
    with console.centre.store.write() as connection:
        devices.note_copied(connection, desk, console.clock())
    browser = console.signed_in(Role.NATIONAL)
    assert "A desk was copied" in browser.get("decisions")
    assert "Noted" in browser.post(f"decisions/desks/{desk}")[1]
    assert "A desk was copied" not in browser.get("decisions")


def test_tickets_that_were_never_reported_are_given_free(console: Console) -> None:
    hard = CONCERT.model_copy(update={"quota": Quota(tickets=40, mode=QuotaMode.HARD)})
    with console.centre.store.write() as connection:
        leases.change_event(connection, hard)
    with served(console.centre) as running:
        held = running.desk(VENUE, "Bar").lease(5)
    assert held
    early = console.signed_in(Role.REGIONAL, "early")
    assert "Nothing waits." in early.get("decisions")
    # Its desk may still report them.
    assert "may still report" in early.post(f"decisions/leases/{held.lease}")[1]
    console.clock.move(days=5)
    browser = console.signed_in(Role.REGIONAL, "late")
    text = browser.get("decisions")
    assert "Tickets that were never reported" in text
    assert f"<dd>{held.units}</dd>" in text
    status, text = browser.post(f"decisions/leases/{held.lease}", kind="lease")
    assert (status, "The tickets are free again." in text) == (200, True)
    assert "Nothing waits." in text
    assert browser.post(f"decisions/leases/{held.lease}")[0] == 404
    assert browser.post("decisions/leases/none")[0] == 404


def test_a_desk_is_enrolled_renamed_and_lost(console: Console) -> None:
    browser = console.signed_in(Role.REGIONAL)
    browser.get("desks")
    status, text = browser.post("desks", venue=VENUE, name=" Cloak  room ")
    assert status == 200
    assert "Cloak room" in text
    assert "<svg" in text
    for name, said in ((" ", "This is needed."), ("x" * 81, "At most 80 letters.")):
        status, text = browser.post("desks", venue=VENUE, name=name)
        assert (status, said in text) == (422, True)
    with served(console.centre) as running:
        desk = running.desk(VENUE, "Counter").identity.device
    browser.get("desks")
    status, text = browser.post(f"desks/{desk}/name", name=" ")
    assert (status, "This is needed." in text) == (422, True)
    # What nobody sees, such as a mark that came with what was copied, is left out.
    assert "<h1>Bar 2</h1>" in browser.post(f"desks/{desk}/name", name="\u200fBar\u00ad 2")[1]
    assert "Out of use" in browser.post(f"desks/{desk}/lost")[1]
    acts = [(each.kind, each.act) for each in console.trail()[:3]]
    assert acts == [("desk", "lost"), ("desk", "renamed"), ("desk", "code_made")]
    assert browser.post(f"desks/{desk}/revoke")[0] == 404


def test_what_cannot_be_written_into_the_trail_is_not_done(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    hard = CONCERT.model_copy(update={"quota": Quota(tickets=40, mode=QuotaMode.HARD)})
    with console.centre.store.write() as connection:
        leases.change_event(connection, hard)
    with served(console.centre) as running:
        desk = running.desk(VENUE, "Bar")
        held = desk.lease(5)
    assert held
    console.clock.move(days=5)
    browser = console.signed_in(Role.REGIONAL)
    browser.get("desks")

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(audit, "note", fail)
    for path in (
        f"desks/{desk.identity.device}/lost",
        f"decisions/leases/{held.lease}",
        "desks",
        "lost-card",
    ):
        with pytest.raises(ZeroDivisionError):
            browser.post(path, venue=VENUE, name="Lobby", code=code(7))
    monkeypatch.undo()
    assert card_status(console, 7) is CardStatus.ACTIVE
    with console.centre.store.read() as connection:
        known = devices.device(connection, desk.identity.device)
        codes = connection.scalar(select(func.count()).select_from(enrolment_codes))
        assert len(epochs.all_epochs(connection)) == 1
        assert leases.releases(connection, [held.lease]) == {}
    assert known is not None
    assert known.in_use
    assert codes == 1  # the desk's own


def test_a_lost_card_is_blocked_and_found_again(console: Console) -> None:
    browser = console.signed_in(Role.NATIONAL)
    browser.get("lost-card")
    for wrong, said in (("nonsense", "This is not a card code"), ("KK999999", "No card has")):
        status, text = browser.post("lost-card", code=wrong)
        assert (status, said in text) == (422, True)
    status, text = browser.post("lost-card", code="kk 000 007")
    assert (status, "not in use any more" in text) == (200, True)
    assert card_status(console, 7) is CardStatus.BLOCKED
    assert "not in use any more" in browser.post("lost-card", code=code(7))[1]
    assert "in use again" in browser.post("found-card", code=code(7))[1]
    assert card_status(console, 7) is CardStatus.ACTIVE
    assert [each.act for each in console.trail()[:2]] == ["taken_back", "lost"]
    assert "KK" not in repr(console.trail())
    shown = browser.get("trail")
    assert "reported a card lost" in shown


def card_status(console: Console, number: int) -> CardStatus:
    with console.centre.store.read() as connection:
        card = register.card_with_code(connection, code(number))
    assert card
    return card.state.status


def test_who_tries_codes_has_to_wait(console: Console) -> None:
    browser = console.signed_in(Role.CARD_GIVER)
    browser.get("lost-card")
    with console.centre.store.write() as connection:
        account = accounts.with_name(connection, "card_giver")
        assert account
        for _ in range(40):
            accounts.add_try(connection, token_hash(f"cards {account.id}"), console.clock())
    coordinator = console.signed_in(Role.REGIONAL)
    for path in ("lost-card", "card", "hand-out/code", "batch"):
        assert browser.post(path, code=code(8))[0] == 429
    coordinator.get("lost-card")
    assert coordinator.post("lost-card", code=code(8))[0] == 200
    console.clock.move(seconds=TRIES_COUNT_FOR.total_seconds() + 1)
    browser.get("lost-card")
    # Another's card is as unknown as none.
    assert browser.post("lost-card", code=code(9))[0] == 422
    assert card_status(console, 9) is CardStatus.ACTIVE


def test_statistics_agree_with_the_ledger_to_the_row(console: Console, desks: list[Desk]) -> None:
    browser = console.signed_in(Role.NATIONAL)
    # Counted here from what the desks hold, by code of its own.
    own: Counter[str] = Counter()
    for desk in desks:
        rows = [json.loads(row) for row in desk.rows]
        voided = {row.get("of") for row in rows}
        for row in rows:
            if row["kind"] == "issue" and row["id"] not in voided:
                own.update(row["tickets"])
    lines = table(browser.client.get("/console/statistics/2026.csv").content)
    assert lines[1:] == [
        ["April", "Culture", str(own["holder"]), str(own["child"]), str(own["assistant"])]
    ]
    assert (own["holder"], own["child"], own["assistant"]) == (9, 2, 1)
    book = openpyxl.load_workbook(
        io.BytesIO(browser.client.get("/console/statistics/2026.xlsx").content)
    )
    assert book.sheetnames == [
        *("By month and sector", "By sector", "By venue", "By event", "Refusals"),
        *("How it was given", "Where cards come from", "Cards by region"),
    ]
    homes = list(book["Where cards come from"].iter_rows(values_only=True))
    assert homes == [("Home region", "Region"), ("Not known", 9)]
    cards = list(book["Cards by region"].iter_rows(min_row=2, values_only=True))
    assert cards == [("Not known", 50, 8, 42, 0, 0, 0)]
    ways = table(browser.client.get("/console/statistics/2026.csv?table=ways").content)
    assert ways[1] == ["With a connection", "9", "100"]
    assert browser.client.get("/console/statistics/2026.csv?table=none").status_code == 404
    venues = list(book["By venue"].iter_rows(min_row=2, values_only=True))
    assert venues == [("Venue-1", 3, 2, 1), ("Venue-2", 6, 0, 0)]
    events = list(book["By event"].iter_rows(min_row=2, values_only=True))
    # A performance is told from the others of its series by its day; what stands open has none.
    assert events == [("Museum", 6, 0, 0), ("Concert, 25 Apr 2026", 3, 2, 1)]
    text = browser.get("statistics")
    assert 'class="chart"' in text
    assert 'class="chart homes"' in text
    assert 'class="chart' not in browser.get("statistics?year=2025")
    # Once the worker has counted those in use, they stand beside the others, with their day.
    count_cards_in_use(console.centre)
    cards = table(browser.client.get("/console/statistics/2026.csv?table=cards").content)
    assert cards[0][:4] == ["Region", "In the register", "In use", "Used in the year"]
    assert cards[1:] == [["Not known", "50", "50", "8", "42", "0", "0", "0"]]
    assert "In use on 25 Apr 2026" in browser.get("statistics")
    # A venue knows of no cards; a regional coordinator of those of the region.
    venue = console.signed_in(Role.VENUE)
    assert "Where cards come from" not in venue.get("statistics")
    assert "How it was given" not in venue.get("statistics?year=2025")
    assert venue.client.get("/console/statistics/2026.csv?table=cards").status_code == 404
    regional = console.signed_in(Role.REGIONAL)
    mine = table(regional.client.get("/console/statistics/2026.csv?table=cards").content)
    assert mine[1:] == []
    guests = table(regional.client.get("/console/statistics/2026.csv?table=homes").content)
    assert guests[1:] == [["Not known", "9"]]


def test_what_is_published_has_no_small_numbers_and_no_sums(
    console: Console, desks: list[Desk]
) -> None:
    browser = console.signed_in(Role.NATIONAL)
    answer = browser.client.get("/console/statistics/2026.csv?public=1")
    assert table(answer.content)[1:] == [["April", "Culture", "9", "Not told", "Not told"]]
    book = openpyxl.load_workbook(
        io.BytesIO(browser.client.get("/console/statistics/2026.xlsx?public=1").content)
    )
    assert book.sheetnames == ["By month and sector", "Refusals", "Where cards come from"]
    for closed in ("ways", "cards"):
        answer = browser.client.get(f"/console/statistics/2026.csv?public=1&table={closed}")
        assert answer.status_code == 404
    assert browser.client.get("/console/statistics/2026.pdf").status_code == 404


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_accounts_are_made_reset_and_removed_within_the_own_region(console: Console) -> None:
    console.account(Role.NATIONAL, "top")
    browser = console.signed_in(Role.REGIONAL)
    text = browser.get("accounts")
    assert ">top<" not in text
    status, text = browser.post("accounts", name="Box", role="venue", venue=VENUE)
    assert (status, "One-time code" in text) == (200, True)
    browser.get("accounts")
    assert browser.post("accounts", name="box", role="venue", venue=VENUE)[0] == 422
    for name in (" ", "box\u202e"):
        status, text = browser.post("accounts", name=name, role="venue", venue=VENUE)
        assert (status, "that can be seen" in text) == (422, True)
    assert browser.post("accounts", name="more", role="national")[0] == 422
    assert browser.post("accounts", name="more", role="venue", venue="none")[0] == 422
    assert browser.post("accounts", name="more", role="card_giver", organisation="none")[0] == 422
    mine = console.organisation.id
    assert browser.post("accounts", name="desk", role="card_giver", organisation=mine)[0] == 200
    assert "Hands cards out, Social office" in browser.get("accounts")
    with console.centre.store.read() as connection:
        ids = {each.name: each.id for each in accounts.all_accounts(connection)}
    assert ids.keys() == {"top", "regional", "box", "desk"}
    for name in ("top", "regional"):
        assert browser.post(f"accounts/{ids[name]}/remove")[0] == 404
        assert browser.post(f"accounts/{ids[name]}/reset")[0] == 404
    assert "One-time code" in browser.post(f"accounts/{ids['box']}/reset")[1]
    browser.get("accounts")
    assert "gone" in browser.post(f"accounts/{ids['box']}/remove")[1]
    trail = console.signed_in(Role.NATIONAL).get("trail")
    assert "removed an account" in trail


def test_what_is_not_there_is_said_kindly(console: Console) -> None:
    browser = console.signed_in(Role.NATIONAL)
    answer = browser.client.get("/console/nowhere")
    assert (answer.status_code, "There is nothing here." in answer.text) == (404, True)
    assert browser.client.get("/console").status_code == 200
    # The desks' own paths go on answering as they did.
    assert browser.client.get("/v1/nowhere").headers["content-type"] == "application/problem+json"
