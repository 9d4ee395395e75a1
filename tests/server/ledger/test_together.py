"""Polls and uploads that are answered together: each as if it had come alone."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError

from sync.protocol.messages import Acknowledgement
from sync.protocol.statements import StatementType, read_statement
from sync.server.asking.known import HeadAnswer
from sync.server.asking.polls import Polls
from sync.server.judging.rounds import Judging
from sync.server.judging.rules import judge
from sync.server.ledger import uploads
from sync.server.ledger.uploads import Upload, Uploads, read_upload
from sync.server.store import devices, judgements, reports, tables
from sync.web.bodies import Received
from sync.web.problem_answers import ProblemError
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import OTHER_VENUE, code


@pytest.fixture
def running(running_on_either: RunningCentre) -> RunningCentre:
    return running_on_either


def poll(desk: Desk) -> Received:
    headers = {name.lower(): value for name, value in desk.signed("GET", "/v1/head").items()}
    return Received("GET", "/v1/head", headers, b"")


def upload(desk: Desk, nonce: str | None = None, *, first: int = 1) -> Upload:
    with desk.running.centre.store.read() as connection:
        device = devices.device(connection, desk.identity.device)
    assert device is not None
    return read_upload(device, desk.batch(first).to_bytes(), nonce)


def taking(running: RunningCentre) -> Uploads:
    return Uploads(running.centre, Judging(running.centre, judge))


def told(desk: Desk, answer: object) -> object:
    """The last row that an answer acknowledges, or the code of its problem."""
    if isinstance(answer, ProblemError):
        return answer.problem.code
    assert isinstance(answer, bytes)
    key = desk.identity.centre_key
    said = read_statement(answer, StatementType.ACKNOWLEDGEMENT, Acknowledgement, key)
    assert said.head_hash == desk.hash_at(said.acknowledged_seq)
    return said.acknowledged_seq


def outcomes(running: RunningCentre) -> list[str | None]:
    with running.centre.store.read() as connection:
        assert not judgements.anything_waits(connection)
        return sorted(str(row.outcome) for row in reports.reported_rows(connection))


def test_polls_of_one_go_get_what_is_their_own(running: RunningCentre) -> None:
    one, other, out = running.desk(), running.desk(OTHER_VENUE), running.desk()
    with running.centre.store.write() as connection:
        devices.revoke_device(connection, out.identity.device, running.clock())
    twice = poll(one)
    asked = [twice, Received("GET", "/v1/head", {}, b""), poll(other), twice, poll(out), poll(one)]
    polls = Polls(running.centre)
    here, there = (desk.raw("GET", "/v1/head").headers["etag"] for desk in (one, other))
    found = [
        each.etag if isinstance(each, HeadAnswer) else str(each.problem.code)
        for each in polls._answer(asked)
    ]
    assert found == [here, "bad_signature", there, "replayed", "revoked", here]
    again = [each.problem.code for each in polls._answer(asked) if isinstance(each, ProblemError)]
    assert again == ["replayed", "bad_signature", "replayed", "replayed", "replayed", "replayed"]


def test_uploads_of_one_go_are_stored_and_judged_as_they_came(running: RunningCentre) -> None:
    desks = [running.desk(), running.desk(OTHER_VENUE), running.desk(), running.desk()]
    one, other, gap, late = desks
    for desk in desks:
        desk.issue(code(desks.index(desk)))
    other.issue(code(0))
    gap.issue(code(9))
    first = upload(one, "first")
    one.issue(code(0))
    asked = [
        (one, first),
        (other, upload(other)),
        (gap, upload(gap, first=2)),
        (one, upload(one, "second", first=2)),
        (one, first),
        (late, upload(late, "first")),
        (other, upload(other)),
    ]
    answers = taking(running)._take([each for _, each in asked])
    found = [told(desk, answer) for (desk, _), answer in zip(asked, answers, strict=True)]
    assert found == [1, 2, "gap", 2, "replayed", 1, 2]
    assert outcomes(running) == ["accepted"] * 3 + ["double_issue", "double_issue"]


def test_a_desk_that_is_gone_is_unknown_beside_others(running: RunningCentre) -> None:
    here, gone = running.desk(), running.desk()
    for desk in (here, gone):
        desk.issue(code(1))
    asked = [upload(gone, "nonce"), upload(gone), upload(here, "nonce")]
    with running.centre.store.write() as connection:
        for table, column in ((tables.enrolment_codes, "device"), (tables.devices, "id")):
            connection.execute(delete(table).where(table.c[column] == gone.identity.device))
    answers = taking(running)._take(asked)
    found = [told(here, each) for each in answers]
    assert found == ["unknown_device", "unknown_device", 1]


def test_what_the_database_refuses_of_one_does_not_fail_the_others(
    running: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks = [running.desk(), running.desk(), running.desk()]
    for desk in desks:
        desk.issue(code(1))
    take_batches = uploads.take_batches

    def refuses(connection: Any, batches: Sequence[Any], now: Any) -> Any:
        taken = take_batches(connection, batches, now)
        if any(device.id == desks[1].identity.device for device, _ in batches):
            raise IntegrityError("INSERT", {}, Exception("a row as another process has it"))
        return taken

    monkeypatch.setattr(uploads, "take_batches", refuses)
    answers = taking(running)._take([upload(desk, "nonce") for desk in desks])
    assert [told(desks[place], answers[place]) for place in (0, 2)] == [1, 1]
    assert isinstance(answers[1], IntegrityError)
    assert len(outcomes(running)) == 2


@pytest.mark.parametrize(("waiting", "left"), [(16, 0), (17, 17)])
def test_what_little_waits_is_judged_along_and_a_backlog_left_to_the_worker(
    running: RunningCentre, waiting: int, left: int
) -> None:
    desk = running.desk()
    desk.issue(code(1))
    with running.centre.store.write() as connection:
        marks = [{"card": card} for card in range(2, 2 + waiting)]
        connection.execute(insert(tables.unjudged), marks)
    (answer,) = taking(running)._take([upload(desk)])
    assert told(desk, answer) == 1
    with running.centre.store.read() as connection:
        assert judgements.marks_waiting(connection) == left
        assert [row.outcome for row in reports.reported_rows(connection)] == ["accepted"]
