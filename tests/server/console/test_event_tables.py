"""Many events by a table: what each line would do, then all that is right or none."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest

from sync.protocol.kinds import EventKind, QuotaMode
from sync.protocol.programme import Event, Quota
from sync.server.keeping.event_tables import MOST_LINES
from sync.server.keeping.written_events import COLUMNS
from sync.server.store import venues
from sync.server.store.accounts import Role
from sync.server.store.handing_out import audit
from tests.support.console import Browser, Console
from tests.support.network import OTHER_VENUE, VENUE

TABLE = """title_fi;title_sv;kind;day;starts;first_day;quota;tickets;organiser
Sillat;Broar;;2.5.2026;19.00;;hard;40;Kuoro
Sillat;Broar;;3.5.2026;25.00;;soft;x;
Näyttely;;visit;;;1.6.2026;;30;
Sillat;Broar;;2026-05-02;19:00;;;;
;;;4.5.2026;19:00;;;;
Concert;;;25.4.2026;21:00;;;;
"""


@pytest.fixture
def browser(console: Console) -> Browser:
    made = console.signed_in(Role.VENUE)
    made.get(f"events-table?venue={VENUE}")
    return made


def kept(console: Console) -> list[Event]:
    with console.centre.store.read() as connection:
        return [each for each in venues.events_of(connection, VENUE) if each.id != "concert"]


def told(text: str) -> list[tuple[str, ...]]:
    """(line, column, written, words) of each fault."""
    rows = re.findall(r'<tr role="row"><th scope="row".*?</tr>', text)
    found = [tuple(re.findall(r"(?<=>)[^<>]*(?=</(?:th|span></td)>)", row)) for row in rows]
    assert found
    return found


def test_faults_are_told_by_line_and_column_and_the_rest_is_added(
    console: Console, browser: Browser
) -> None:
    table = TABLE.encode("utf-8-sig")
    status, text = browser.send_table("events-table", table, venue=VENUE)
    assert status == 200
    assert "Lines that can be added: 2. Lines with a fault: 4." in text
    assert told(text) == [
        ("3", "starts", "25.00", "Write the time like 19:00 or 19.00."),
        ("3", "tickets", "x", "A whole number from 0 to 100000."),
        ("5", "title_fi", "Sillat", "Line 2 says the same already."),
        ("6", "title_fi", "", "This is needed."),
        ("7", "title_fi", "Concert", "The programme has this event already."),
    ]
    assert kept(console) == []
    status, text = browser.post("events-table/add", venue=VENUE, table=TABLE)
    assert (status, "They are in the programme." in text) == (200, True)
    [show, standing] = sorted(kept(console), key=lambda each: each.starts_at is None)
    assert (show.title, show.organiser) == ({"fi": "Sillat", "sv": "Broar"}, "Kuoro")
    assert show.starts_at == datetime(2026, 5, 2, 16, 0, tzinfo=UTC)
    assert show.quota == Quota(tickets=40, mode=QuotaMode.HARD)
    assert (standing.kind, standing.quota) == (EventKind.VISIT, Quota(tickets=30))
    assert [each.act for each in console.trail()[:2]] == ["added", "added"]
    # The same table once more adds nothing twice.
    browser.get(f"events-table?venue={VENUE}")
    text = browser.send_table("events-table", table, venue=VENUE)[1]
    assert "Lines that can be added: 0. Lines with a fault: 6." in text
    assert browser.post("events-table/add", venue=VENUE, table=TABLE)[0] == 404
    assert len(kept(console)) == 2


def test_it_is_all_or_nothing(
    console: Console, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = []

    def fail(_connection: object, entry: audit.Entry) -> None:
        noted.append(entry)
        if len(noted) == 2:
            raise ZeroDivisionError

    monkeypatch.setattr(audit, "note", fail)
    with pytest.raises(ZeroDivisionError):
        browser.post("events-table/add", venue=VENUE, table=TABLE)
    assert len(noted) == 2
    assert kept(console) == []


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            b"name;day\nSillat;2.5.2026\n",
            "The first line of the table names its columns, a title among them",
        ),
        (b"kind\nvisit\n", "The first line of the table names its columns, a title among them"),
        (
            b"title_fi;title_sv;title_fi\nSillat;;\n",
            "The first line of the table names its columns",
        ),
        (b"title_fi\nSillat,2.5.2027\n", "The first line of the table names its columns"),
        (b"title_fi\nSil\0lat\n", "This is no table of at most 1000 lines in UTF-8."),
        (b"title_fi\n\xff\n", "This is no table of at most 1000 lines in UTF-8."),
        (b"title_fi\n" + b"x\n" * (MOST_LINES + 1), "This is no table of at most 1000 lines"),
    ],
)
def test_what_is_no_such_table_is_said_at_its_field(
    browser: Browser, table: bytes, said: str
) -> None:
    status, text = browser.send_table("events-table", table, venue=VENUE)
    assert status == 422
    assert said in text
    assert 'aria-describedby="table-fault table-hint" aria-invalid="true"' in text


def test_the_table_to_begin_with_has_no_fault(browser: Browser) -> None:
    data = browser.client.get("/console/events-table/example.csv").content
    heading = next(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert tuple(heading) == COLUMNS
    text = browser.send_table("events-table", data, venue=VENUE)[1]
    assert "Lines that can be added: 2. Lines with a fault: 0." in text


def test_nobody_adds_elsewhere(browser: Browser) -> None:
    assert browser.send_table("events-table", TABLE.encode(), venue=OTHER_VENUE)[0] == 404
    browser.get(f"events-table?venue={VENUE}")
    assert browser.post("events-table/add", venue=OTHER_VENUE, table=TABLE)[0] == 404


def test_empty_columns_behind_the_others_are_none(console: Console, browser: Browser) -> None:
    table = b"title_fi;day;starts;;\nSillat;2.5.2027;19:00;;\n;;;; \n"
    text = browser.send_table("events-table", table, venue=VENUE)[1]
    assert "Lines that can be added: 1. Lines with a fault: 0." in text


def test_a_table_of_all_lines_that_says_much_is_added(console: Console, browser: Browser) -> None:
    texts = ";".join(["Ä" * 120] * 3)
    heading = "title_fi;day;starts;till_fi;till_sv;till_en\n"
    lines = [f"Ilta {number};2.5.2027;19:00;{texts}\n" for number in range(1_000)]
    table = heading + "".join(lines)
    assert len(table.encode()) > 700_000
    status, text = browser.send_table("events-table", table.encode(), venue=VENUE)
    assert (status, "Lines that can be added: 1,000." in text) == (200, True)
    # What the page holds comes back as it does from a browser, in a form of parts.
    status, text = browser.send_table("events-table/add", table.encode(), venue=VENUE)
    assert (status, "They are in the programme." in text) == (200, True)
    assert len(kept(console)) == 1_000
