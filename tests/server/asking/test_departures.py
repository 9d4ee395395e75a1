"""A desk leaves: its downloads end, what it recorded before still counts, on either database."""

import pytest

from sync.client.departing import depart
from sync.client.errors import BadReply, NotAuthorised
from sync.protocol.messages import DepartureRequest
from sync.protocol.problems import ProblemCode
from sync.server.store import judgements
from tests.support.hand_desk import RunningCentre
from tests.support.network import code
from tests.support.raw_http import raw


@pytest.fixture
def running(running_on_either: RunningCentre) -> RunningCentre:
    return running_on_either


def test_a_desk_that_left_gets_nothing_and_leaves_once(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    first = depart(desk.identity, running.clock, "round")
    assert (first.device, first.at) == (desk.identity.device, running.clock())
    running.clock.move(minutes=1)
    for path in ("/v1/head", "/v1/clerks", "/v1/changes"):
        with pytest.raises(NotAuthorised) as refused:
            desk.get(path)
        assert refused.value.code == ProblemCode.REVOKED
    assert depart(desk.identity, running.clock, "round").at == first.at
    assert other.get("/v1/head").status == 200


def test_rows_made_before_count_and_later_ones_are_for_review(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    before = desk.issue(code(1))
    running.clock.move(seconds=1)
    depart(desk.identity, running.clock, "round")
    running.clock.move(seconds=1)
    after = desk.issue(code(2))
    desk.send()
    with running.centre.store.read() as connection:
        found = judgements.last_verdicts(connection, [before, after])
    assert {row: each.judgement.outcome.value for row, each in found.items()} == {
        before: "accepted",
        after: "review",
    }
    assert {use.row for use in other.changes().uses} == {before, after}


def test_only_a_desk_can_leave(running: RunningCentre) -> None:
    body = DepartureRequest().to_bytes()
    assert raw(running.address, "POST", "/v1/departures", body).status == 401
    with pytest.raises(BadReply):
        running.desk().client().post("/v1/departures", b'{"v": 2}')
