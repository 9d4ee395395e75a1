"""What judging derives refers to what is there, also where PostgreSQL holds no constraint of it."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, text

from sync.server.centre import Centre
from sync.server.judging.rounds import Judging
from sync.server.keeping import walk_ins
from sync.server.keys.epochs import KEPT, announce
from sync.server.lists.registering import block_card
from sync.server.running.restoring import begin_again
from sync.server.running.worker import Worker
from sync.server.store.given_tables import NOT_LOOKED_UP, given_counts
from sync.server.store.tables import metadata
from tests.support.hand_desk import RunningCentre
from tests.support.network import MUSEUM, OTHER_VENUE, code
from tests.support.orphans import orphans


def held(centre: Centre) -> dict[str, int]:
    """The rows of each table that judging fills without its constraints being looked up."""
    with centre.store.read() as connection:
        tables = (metadata.tables[name] for name in sorted(NOT_LOOKED_UP))
        return {each.name: len(connection.execute(select(each)).all()) for each in tables}


def test_no_act_leaves_what_refers_to_nothing(running_on_either: RunningCentre) -> None:
    running, centre = running_on_either, running_on_either.centre
    worker = Worker(centre, Judging(centre))
    desk, other = running.desk(), running.desk(OTHER_VENUE, "Museum")
    fair = desk.walk_in()
    sold = desk.issue(code(1), holder=1, child=2)
    strange = MUSEUM.model_copy(update={"id": fair})
    for card in (code(2), code(1), "KK999999"):
        desk.issue(card, strange)
    desk.void(sold, correction="put-right")
    desk.issue(code(1), row_id="put-right", correction="put-right")
    desk.void("nobodys-row")
    desk.rows.append(b"a line that nobody can read")
    desk.send()
    other.issue(code(1), MUSEUM)
    other.issue(code(3), MUSEUM, row_id=sold)  # an id that another venue's row has
    other.void(sold)
    other.send()
    # A copy of the desk writes another chain.
    desk.rows[-1:] = []
    desk.issue(code(4))
    desk.send(from_seq=len(desk.rows))
    walk_ins.merge(centre, "test", fair, "concert")
    block_card(centre, code(1))
    worker.look()
    walk_ins.adopt(centre, "test", fair)
    running.clock.move(hours=2)
    begin_again(centre)
    desk.void(desk.issue(code(5)))
    desk.send(from_seq=len(desk.rows) - 1)
    announce(centre)
    for passed in (timedelta(days=3), KEPT, timedelta(days=2)):
        running.clock.moment += passed
        worker.look()
    with centre.store.read() as connection:
        assert orphans(connection) == {}
    assert min(held(centre).values()) > 0


@pytest.mark.parametrize("centre", ["postgresql"], indirect=True)
def test_what_refers_to_nothing_would_be_seen(running_on_either: RunningCentre) -> None:
    desk = running_on_either.desk()
    desk.issue(code(1))
    desk.send()
    with running_on_either.centre.store.write() as connection:
        connection.execute(delete(given_counts))
        assert orphans(connection) == {"given_issues.cell": 1}
        connection.execute(text("UPDATE changes SET venue = 'none'"))
        assert orphans(connection).keys() == {"given_issues.cell", "changes.venue"}
