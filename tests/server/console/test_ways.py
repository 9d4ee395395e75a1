"""How tickets were given on, as statistics tell a venue of its own."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest

from sync.protocol.rows import IssueRow, Provisional
from sync.protocol.tags import tag_of
from sync.server.store.accounts import Role
from tests.support.centre import served
from tests.support.console import Browser, Console
from tests.support.network import MUSEUM, OTHER_VENUE, VENUE, code


@pytest.fixture
def browser(console: Console) -> Browser:
    """A venue's contact: its desk gave four times, once without a connection, once on a card's
    face; one of them was taken back. Another venue's desk gave twice, both times without.
    """
    late = console.clock() - timedelta(minutes=6)
    with served(console.centre) as running:
        mine, other = running.desk(VENUE), running.desk(OTHER_VENUE)
        mine.issue(code(1))
        mine.issue(code(2), at=late)
        mine.void(mine.issue(code(3)))
        mine.append(
            IssueRow,
            event="concert",
            epoch=mine.epoch,
            tag=tag_of(mine.list_key, code(4)),
            tickets={"holder": 1},
            verdict="not_on_list",
            provisional=Provisional(last_valid_day=date(2027, 1, 1)),
        )
        for number in (5, 6):
            other.issue(code(number), MUSEUM, at=late)
        for desk in (mine, other):
            desk.send()
    return console.signed_in(Role.VENUE)


def ways(browser: Browser, query: str = "") -> list[list[str]]:
    data = browser.client.get(f"/console/statistics/2026.csv?table=ways{query}").content
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))[1:]


def test_a_venue_sees_how_its_own_tickets_were_given(browser: Browser) -> None:
    told = [
        ["With a connection", "2", "67"],
        ["Without a connection, sent later", "1", "33"],
        ["Typed from paper", "0", "0"],
        ["On what stands on the card alone", "1", "33"],
    ]
    assert ways(browser) == told
    book = browser.client.get("/console/statistics/2026.xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(book))["How it was given"]
    lines = [[str(cell) for cell in line] for line in sheet.iter_rows(values_only=True)]
    assert lines[1:] == told
    text = browser.get("statistics")
    assert "Without a connection, sent later" in text
    assert "statistics/2026.csv?table=ways" in text
    # Of cards it still knows nothing, nor is this published.
    assert "Cards by region" not in text
    closed = browser.client.get("/console/statistics/2026.csv?public=1&table=ways")
    assert closed.status_code == 404
    assert "How it was given" not in browser.get("statistics?year=2025")


def test_coordinators_see_it_of_all(console: Console, browser: Browser) -> None:
    for role in (Role.NATIONAL, Role.REGIONAL):
        lines = ways(console.signed_in(role))
        assert [line[1] for line in lines] == ["2", "3", "0", "1"], role
