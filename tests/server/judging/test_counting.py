"""What statistics count agrees with the ledger to the row, whatever came in which order."""

import json
from collections import Counter
from datetime import datetime

from sqlalchemy import select

from sync.protocol.days import LocalDays
from sync.server.centre import Centre
from sync.server.console.statistics import year_of
from sync.server.judging.facts import Facts, Judgement
from sync.server.judging.rounds import Judging
from sync.server.keeping.walk_ins import merge
from sync.server.store import register
from sync.server.store.given_tables import KINDS, given_counts, given_issues
from sync.server.store.tables import ledger_rows
from tests.support.hand_desk import RunningCentre
from tests.support.network import CONCERT, MUSEUM, OTHER_VENUE, code

UNKNOWN = "KK700100"


def by_the_ledger(centre: Centre) -> Counter[tuple[object, ...]]:
    """Tickets by month, venue, event and kind, by a query and code of its own."""
    days = LocalDays()
    with centre.store.read() as connection:
        rows = connection.execute(select(ledger_rows).where(ledger_rows.c.repeats.is_(None))).all()
    voided = {row.of_row for row in rows if row.kind == "void"}
    found: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        if row.kind == "issue" and row.row_id not in voided:
            said = json.loads(bytes(row.body))
            used = said.get("used_at") or said["corrected_at"]
            day = days.day_of(datetime.fromisoformat(used))
            for kind, tickets in said["tickets"].items():
                found[day.year * 100 + day.month, row.venue, row.event, kind] += tickets
    return +found


def by_the_counts(centre: Centre) -> Counter[tuple[object, ...]]:
    """The same from what statistics read, which is the sum of the issues that it is made of."""
    found: Counter[tuple[object, ...]] = Counter()
    issues: Counter[tuple[int, str]] = Counter()
    with centre.store.read() as connection:
        counts = connection.execute(select(given_counts)).all()
        for row in connection.execute(select(given_issues)):
            issues.update({(row.cell, kind): getattr(row, kind) for kind in KINDS})
    for row in counts:
        for kind in KINDS:
            found[row.month, row.venue, row.event, kind] += getattr(row, kind)
            assert issues[row.id, kind] == getattr(row, kind)
    return +found


def test_the_counts_agree_with_the_ledger_to_the_row(running_on_either: RunningCentre) -> None:
    centre, clock = running_on_either.centre, running_on_either.clock
    first, second = running_on_either.desk(), running_on_either.desk()
    museum = running_on_either.desk(OTHER_VENUE)
    gone = first.issue(code(1), holder=1, child=2)
    first.issue(code(2), holder=1, assistant=1)
    second.issue(code(2), holder=1)  # given twice counts twice
    first.issue(UNKNOWN, holder=1)
    for number in range(5):
        museum.issue(code(number), MUSEUM)
    for desk in (first, second, museum):
        desk.send()
    assert by_the_counts(centre) == by_the_ledger(centre)
    assert by_the_counts(centre).total() == 12
    first.void(gone)
    first.send()
    assert by_the_counts(centre) == by_the_ledger(centre)
    assert by_the_counts(centre).total() == 9
    clock.move(days=10)  # into May
    second.issue(code(3), holder=1)
    second.send()
    counted = by_the_counts(centre)
    assert counted == by_the_ledger(centre)
    assert {where[0] for where in counted} == {202604, 202605}
    with centre.store.read() as connection:
        year = year_of(connection, None, 2026)
        theirs = year_of(connection, [OTHER_VENUE], 2026)
    assert sum(year.total) == counted.total()
    assert (theirs.total.adults, list(theirs.venues)) == (5, [OTHER_VENUE])


def test_tickets_of_a_merged_walk_in_event_are_the_other_events(
    running_on_either: RunningCentre,
) -> None:
    centre = running_on_either.centre
    desk = running_on_either.desk()
    walk_in = desk.walk_in()
    desk.issue(code(1), CONCERT.model_copy(update={"id": walk_in}), holder=1)
    desk.send()

    def events() -> set[tuple[str, str]]:
        with centre.store.read() as connection:
            cells = connection.execute(select(given_counts).where(given_counts.c.holder > 0))
            return {(row.event, row.sector) for row in cells}

    assert {event for event, _ in events()} == {walk_in}
    merge(centre, "test", walk_in, CONCERT.id)
    Judging(centre).judge_waiting()
    assert events() == {(CONCERT.id, CONCERT.sector.value)}


def test_what_cannot_be_judged_counts_nowhere(
    running_on_either: RunningCentre,
) -> None:
    centre = running_on_either.centre
    desk = running_on_either.desk()
    desk.issue(code(1), holder=1)
    desk.send()
    assert by_the_counts(centre).total() == 1

    def fails(facts: Facts) -> dict[str, Judgement]:
        raise ZeroDivisionError

    with centre.store.write() as connection:
        card = register.card_with_code(connection, code(1))
        assert card is not None
        register.change_card(connection, card.number, card.state)
    Judging(centre, fails).judge_waiting()
    assert by_the_counts(centre).total() == 0
