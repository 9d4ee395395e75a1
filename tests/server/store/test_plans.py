"""What desks wait for, and what pages ask, walks through no large table, on either database."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event, select

from sync.server.centre import Centre
from sync.server.store import checks, console_rows, judgements, ledger, publications, register
from sync.server.store.ledger import Stretch
from sync.server.store.tables import ledger_rows
from tests.bench.scale import scaled_centre
from tests.support.hand_desk import RunningCentre
from tests.support.network import code
from tests.support.postgres import new_database

LARGE = ("ledger_rows", "verdicts", "changes", "card_tags", "cards", "card_states")
ROWS = 20_000


@pytest.fixture(scope="module")
def large(postgres: str) -> Iterator[Centre]:
    """On PostgreSQL with so many cards and uses that its planner prefers an index to a walk."""
    scaled = scaled_centre(new_database(postgres), ROWS, ROWS)
    yield scaled.centre
    scaled.close()


def walks(centre: Centre) -> list[str]:
    """The statements of what is asked all the time that walk through a large table."""
    explain = "EXPLAIN QUERY PLAN" if centre.store.is_sqlite else "EXPLAIN"
    scan = "SCAN {}" if centre.store.is_sqlite else "Seq Scan on {} "
    found: list[str] = []
    asked = 0

    def explains(_connection: Any, cursor: Any, statement: str, values: Any, *_others: Any) -> None:
        nonlocal asked
        if not statement.startswith(("SELECT", "WITH")):
            return
        asked += 1
        own = cursor.connection.cursor()
        own.execute(f"{explain} {statement}", values)
        plan = "\n".join(str(row) for row in own.fetchall())
        found.extend(f"{name}: {statement}" for name in LARGE if scan.format(name) in f"{plan} ")

    with centre.store.read() as connection:
        row = connection.execute(select(ledger_rows).limit(1)).one()
        ids = list(connection.scalars(select(ledger_rows.c.row_id).limit(50)))
        event.listen(connection, "before_cursor_execute", explains)
        stretch = Stretch(row.device, row.incarnation, 0, 1, 50)
        ledger.rows_in(connection, stretch)
        ledger.rows_with_ids(connection, ids)
        ledger.rows_about(connection, ids)
        ledger.bodies_of(connection, ids)
        ledger.voided_among(connection, ids)
        numbers = set(ledger.cards_of(connection, ids).values())
        ledger.ids_of_cards(connection, numbers)
        ledger.related_ids(connection, ids, ["correction"])
        ledger.rows_of_cards(connection, numbers)
        ledger.rows_beside(connection, numbers, ids)
        ledger.ids_judged_since(connection, judgements.newest_verdict(connection) - 50)
        judgements.aside_among(connection, ids)
        register.card_facts(connection, numbers)
        register.card_with_code(connection, code(1))
        register.blocked_since(connection, 1, 1_000_000, 200)
        checks.card_with_tag(connection, 1, bytes(row.tag))
        checks.rows_on(connection, None, 1, bytes(row.tag))
        judgements.last_verdicts(connection, ids)
        judgements.changes_after(connection, row.venue, row.device, 1, 100)
        judgements.waiting(connection, 16)
        publications.head_stamps(connection, [row.venue])
        console_rows.last_rows(connection, [row.device])
        event.remove(connection, "before_cursor_execute", explains)
    assert asked >= 22
    return found


@pytest.mark.slow
def test_postgresql_walks_through_no_large_table(large: Centre) -> None:
    assert walks(large) == []


def test_sqlite_walks_through_no_large_table(running: RunningCentre) -> None:
    desk = running.desk()
    for number in range(60):
        desk.issue(code(number % 50))
    desk.send()
    assert walks(running.centre) == []
