"""Refusals in the statistics: within the own scope, and in public none that could be found out."""

import csv
import io
from datetime import date

import openpyxl
import pytest

from sync.server.console.refused import public_refusals
from sync.server.store.accounts import Role
from tests.support.centre import served
from tests.support.console import Browser, Console
from tests.support.network import OTHER_VENUE, VENUE

COUNTS = {
    VENUE: {"used": 3, "expired": 1, "blocked": 9, "a_later_one": 1},
    OTHER_VENUE: {"used": 17, "no_quota": 2},
}
MARCH = 6


@pytest.fixture
def told(console: Console) -> Console:
    """What two venues refused in April, and one of them in March."""
    with served(console.centre) as running:
        for venue, counts in COUNTS.items():
            desk = running.desk(venue)
            desk.tell(*(desk.refusals(count, verdict) for verdict, count in counts.items()))
        desk.tell(desk.refusals(MARCH, day=date(2026, 3, 31)))
    return console


def lines(browser: Browser, query: str) -> list[list[str]]:
    """The rows of a file, without its headings."""
    answer = browser.client.get(f"/console/statistics/2026.csv?{query}")
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))[1:]


def test_a_file_agrees_with_what_desks_told_to_the_row(told: Console) -> None:
    said = {
        "used": "Already used",
        "expired": "Last valid day is past",
        "blocked": "Card not in use",
        "no_quota": "No tickets left",
        "a_later_one": "Something else",
    }
    names = {VENUE: "Venue-1", OTHER_VENUE: "Venue-2"}
    april = [
        ["April", names[venue], said[verdict], str(count)]
        for venue, counts in COUNTS.items()
        for verdict, count in counts.items()
    ]
    march = ["March", "Venue-2", "Already used", str(MARCH)]
    for role in (Role.NATIONAL, Role.REGIONAL):
        assert lines(told.signed_in(role), "table=refusals") == [march, *april]
    mine = [line for line in april if line[1] == "Venue-1"]
    venue = told.signed_in(Role.VENUE)
    assert lines(venue, "table=refusals") == mine
    book = openpyxl.load_workbook(
        io.BytesIO(venue.client.get("/console/statistics/2026.xlsx").content)
    )
    sheet = [[str(cell) for cell in row] for row in book["Refusals"].iter_rows(values_only=True)]
    assert sheet[1:] == mine


def test_the_page_shows_months_and_venues_within_the_scope(told: Console) -> None:
    browser = told.signed_in(Role.NATIONAL)
    text = browser.get("statistics?year=2026")
    assert "Refusals by month" in text
    assert "Refusals by venue" in text
    mine = told.signed_in(Role.VENUE).get("statistics?year=2026")
    assert "Refusals by month" in mine
    assert "Refusals by venue" not in mine
    # March was the other venue's, and so was what had no tickets left.
    assert "No tickets left" in text
    assert "No tickets left" not in mine
    assert "Refusals by" not in browser.get("statistics?year=2025")


def test_what_is_published_points_at_nobody_not_by_subtracting_either(told: Console) -> None:
    public = lines(told.signed_in(Role.NATIONAL), "public=1&table=refusals")
    assert public == [
        # Those that are small are four in all: the next smallest of the year goes with them.
        ["March", "Already used", "Not told"],
        ["April", "Already used", "20"],
        ["April", "Last valid day is past", "Not told"],
        ["April", "Card not in use", "9"],
        ["April", "No tickets left", "Not told"],
        ["April", "Something else", "Not told"],
    ]
    with told.centre.store.read() as connection:
        shown = {
            place: public_refusals(connection, 2026, place)
            for place in ((), ("region",), ("region", VENUE), ("region", OTHER_VENUE))
        }
    for told_of in shown.values():
        assert not [each for each in told_of.values() if each is not None and 0 < each < 5]
        hidden = [key for key, each in told_of.items() if each is None]
        assert len(hidden) != 1
    # The network's less the other venue's would be the three.
    april = (4, "used")
    assert shown["region", VENUE][april] is None
    assert shown["region", OTHER_VENUE][april] is None


def test_a_public_file_says_nothing_of_venues(told: Console) -> None:
    for role in (Role.NATIONAL, Role.REGIONAL, Role.VENUE):
        client = told.signed_in(role).client
        for kind in ("csv", "xlsx"):
            answer = client.get(f"/console/statistics/2026.{kind}?public=1&table=refusals")
            assert answer.status_code == 200
            assert b"Venue-" not in answer.content
        book = openpyxl.load_workbook(
            io.BytesIO(client.get("/console/statistics/2026.xlsx?public=1").content)
        )
        assert [cell.value for cell in book["Refusals"][1]] == [
            *("Month", "What the desk said", "Times"),
        ]
