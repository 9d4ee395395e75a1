"""A coordinator notes a row, and the desks that it concerns hear of it; on both databases."""

from datetime import datetime

import pytest

from sync.protocol.messages import Changes
from sync.server.centre import Centre
from sync.server.judging import noting
from sync.server.store import console_rows
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import MUSEUM, OTHER_VENUE, VENUE, code


def note(centre: Centre, row_id: str) -> None:
    """As the page of decisions does."""
    with centre.store.write() as connection:
        (row,) = console_rows.rows_to_see(connection, None, 1, row_id)
        noting.note(connection, row, "aino", centre.now())


def told(desk: Desk) -> dict[str, tuple[str, datetime | None]]:
    """The last word on each row, as a desk that began at the start knows it."""
    return {
        each.row: (each.outcome.value, each.noted_at)
        for page in pages(desk)
        for each in page.verdicts
    }


def pages(desk: Desk) -> list[Changes]:
    """The whole feed."""
    found = [desk.changes()]
    while found[-1].more:
        found.append(desk.changes(found[-1].cursor))
    return found


def given_twice(running: RunningCentre, venue: str = VENUE) -> tuple[Desk, Desk, str, str]:
    """Two desks, the second of which gave on the first one's card; and both rows."""
    first, second = running.desk(venue), running.desk()
    earlier = first.issue(code(1), MUSEUM)
    running.clock.move(minutes=1)
    later = second.issue(code(1), MUSEUM)
    for desk in (first, second):
        desk.send()
    return first, second, earlier, later


def test_who_was_told_hears_each_time_that_it_is_judged_otherwise(
    running_on_either: RunningCentre,
) -> None:
    first, second = running_on_either.desk(), running_on_either.desk()
    earlier = first.issue(code(1), MUSEUM)
    running_on_either.clock.move(minutes=1)
    later = second.issue(code(1), MUSEUM, holder=1, child=9)
    heard = []
    for desk, void in ((first, None), (second, None), (first, earlier), (second, later)):
        if void is not None:
            desk.void(void)
        desk.send()
        heard.append(told(first).get(later, ("nothing", None))[0])
    assert heard == ["nothing", "double_issue", "review", "accepted"]


@pytest.mark.parametrize("venue", [VENUE, OTHER_VENUE])
def test_both_desks_hear_once_that_it_is_noted(
    running_on_either: RunningCentre, venue: str
) -> None:
    running = running_on_either
    first, second, earlier, later = given_twice(running, venue)
    aside = running.desk()
    cursors = [pages(desk)[-1].cursor for desk in (first, second, aside)]
    assert told(second)[later] == ("double_issue", None)
    running.clock.move(days=1)
    noted_at = running.clock()
    note(running.centre, later)
    for desk, cursor in ((first, cursors[0]), (second, cursors[1])):
        page = desk.changes(cursor)
        assert [(each.row, each.noted_at) for each in page.verdicts] == [(later, noted_at)]
        assert page.uses == ()
        assert told(desk)[later] == ("double_issue", noted_at)
    assert told(first)[earlier] == ("accepted", None)
    assert aside.changes(cursors[2]).verdicts == ()


def test_noted_by_two_at_once_it_was_the_first(running_on_either: RunningCentre) -> None:
    running = running_on_either
    _, second, _, later = given_twice(running)
    centre, noted_at = running.centre, running.clock()
    with centre.store.write() as connection:
        (row,) = console_rows.rows_to_see(connection, None, 1, later)
        noting.note(connection, row, "aino", noted_at)
    cursor = pages(second)[-1].cursor
    running.clock.move(minutes=1)
    with centre.store.write() as connection:
        noting.note(connection, row, "eino", running.clock())
    assert second.changes(cursor).verdicts == ()
    assert told(second)[later] == ("double_issue", noted_at)


def test_what_is_judged_otherwise_is_open_again_at_both(
    running_on_either: RunningCentre,
) -> None:
    running = running_on_either
    first, second, earlier, later = given_twice(running)
    note(running.centre, later)
    first.void(earlier)
    first.send()
    # The other desk had been told that it was given twice: it hears that it is not.
    assert told(first)[later] == told(second)[later] == ("accepted", None)
    third = running.desk()
    third.issue(code(1), MUSEUM, at=running.clock.moment.replace(hour=8))
    third.send()
    with running.centre.store.read() as connection:
        assert console_rows.rows_to_see(connection, None, 9, later) == []
    # Judged as it was noted once, it is as noted as on the page.
    assert [each[0] for each in (told(second)[later], told(third)[later])] == ["double_issue"] * 2
    assert told(second)[later][1] == told(third)[later][1] is not None
