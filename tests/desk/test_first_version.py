"""What the first version left behind meets this one: a desk's database, a desk's uploads, and the
answers of a centre that was not upgraded.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from boxoffice.keys.desk_keys import new_keys
from boxoffice.keys.key_file import KeyFile
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk, open_desk
from boxoffice.services.enrolling import accept, ask_centre
from boxoffice.services.issuing import give
from boxoffice.services.overview import status
from boxoffice.services.syncing import sync_round
from boxoffice.services.voiding import undo
from sync.client.errors import BadReply
from sync.protocol import keys
from sync.protocol.kinds import CardSource, TicketKind
from sync.protocol.messages import Acknowledgement, Changes
from sync.protocol.rows import read_row
from sync.protocol.statements import StatementType, read_statement
from sync.server.store import reports
from tests.support.centre import served
from tests.support.clocks import NOW
from tests.support.first_version import (
    CENTRE_KEY,
    DESK,
    LIST_KEY,
    STORED,
    MachineClock,
    centre_of_its_keys,
    desk_of_the_first_version,
    exchanges,
    key,
)
from tests.support.network import SteppingClock, code
from tests.support.raw_http import raw
from tests.support.scripted_http import Received, Scripted, scripted_server

CENTRE_PUBLIC = keys.public_signing_key(CENTRE_KEY)
H, C, A = TicketKind.HOLDER, TicketKind.CHILD, TicketKind.ASSISTANT
GIVEN = {1: {H: 1, C: 1}, 2: {H: 1, C: 2}, 3: {H: 1, A: 1}, 4: {}, 5: {H: 1}}
"""What stands for the concert on each card, given by the first version."""


def _given(desk: Desk) -> dict[int, dict[TicketKind, int]]:
    """What is known to stand here on each card, as the counter would be told."""
    found = {}
    for number in GIVEN:
        verdict = check(desk, code(number), CardSource.WEDGE, "concert", online=True)
        uses = [dict(use.tickets) for use in verdict.given if use.here]
        found[number] = uses[0] if uses else {}
    return found


def _stored_rows() -> list[bytes]:
    texts = [each for each in STORED["ledger"] if each.startswith('INSERT INTO "rows"')]
    return [bytes.fromhex("7B" + text.split("X'7B", 1)[1].split("'", 1)[0]) for text in texts]


def test_its_database_opens_goes_on_and_is_sent(tmp_path: Path) -> None:
    with (
        centre_of_its_keys(tmp_path) as centre,
        served(centre) as running,
        desk_of_the_first_version(tmp_path / "desk", running.address, running.clock) as desk,
    ):
        before = status(desk)
        assert (before.waiting.rows, before.device) == (5, DESK)
        assert _given(desk) == GIVEN
        assert check(desk, code(1), CardSource.WEDGE, "concert", online=True).given[1:]
        done = sync_round(desk, key("device_private"))
        assert done.error is None
        assert status(desk).waiting.rows == 0
        assert _given(desk) == GIVEN
        verdict = check(desk, code(6), CardSource.WEDGE, "concert", online=True)
        row = give(desk, verdict, {H: 1}).value
        undo(desk, row.row_id)
        assert sync_round(desk, key("device_private")).error is None
        with centre.store.read() as connection:
            found = {each.row_id: each.outcome for each in reports.reported_rows(connection)}
            bodies = connection.exec_driver_sql("SELECT body FROM ledger_rows ORDER BY seq")
            stored = [bytes(body) for body in bodies.scalars()]
    assert _stored_rows() == stored[:9]
    assert [read_row(body).seq for body in stored] == list(range(1, 12))
    assert set(found.values()) == {"accepted"}
    assert len(found) == 11


def _meaning(answer: Changes) -> Any:
    verdicts = {(each.row, each.outcome, each.findings) for each in answer.verdicts}
    uses = {(each.row, each.event, each.tag, tuple(each.tickets.items())) for each in answer.uses}
    return verdicts, uses, answer.acknowledged_seq, answer.incarnation


def test_its_uploads_are_answered_with_the_same_meaning(tmp_path: Path) -> None:
    """The bytes as they were sent, with the signatures of then."""
    (others,) = exchanges("other", "POST", "/v1/ledger")
    (own,) = exchanges("counter", "POST", "/v1/ledger")
    asked = exchanges("counter", "GET", "/v1/changes")[1]
    then = read_statement(
        others.answer, StatementType.ACKNOWLEDGEMENT, Acknowledgement, CENTRE_PUBLIC
    )
    with centre_of_its_keys(tmp_path, then.device) as centre, served(centre) as running:
        running.clock.moment = datetime(2026, 4, 25, 16, 4, tzinfo=UTC)
        for each in (others, own):
            said = read_statement(
                each.answer, StatementType.ACKNOWLEDGEMENT, Acknowledgement, CENTRE_PUBLIC
            )
            answer = raw(running.address, each.method, each.target, each.sent, each.headers)
            assert answer.status == 200
            now = read_statement(
                answer.body, StatementType.ACKNOWLEDGEMENT, Acknowledgement, CENTRE_PUBLIC
            )
            same = {"generation": said.generation, "nonce": None, "closed": None}
            assert now.model_copy(update=same) == said.model_copy(update={"closed": None})
            assert not now.closed
        answer = raw(running.address, asked.method, asked.target, b"", asked.headers)
    was = read_statement(asked.answer, StatementType.CHANGES, Changes, CENTRE_PUBLIC)
    now_said = read_statement(answer.body, StatementType.CHANGES, Changes, CENTRE_PUBLIC)
    assert _meaning(now_said) == _meaning(was)
    assert {each.outcome for each in was.verdicts} == {"accepted", "double_issue"}


def test_a_desk_takes_what_an_older_centre_signs_and_keeps_what_it_cannot_prove(
    tmp_path: Path,
) -> None:
    """List and programme come. An acknowledgement without the request's nonce may be an old one:
    rows wait until the centre is upgraded.
    """

    def answer(request: Received) -> Scripted:
        found = exchanges("counter", request.method, request.path)
        return Scripted(body=found[0].answer) if found else Scripted(404)

    made = replace(
        new_keys(NOW),
        signing_key=key("device_private"),
        sealing_key=key("sealing_private"),
        incarnation=STORED["incarnation"],
    )
    source = KeyFile(tmp_path / "keys")
    source.store(made)
    clock = MachineClock(SteppingClock())
    with scripted_server(answer) as server:
        offer = ask_centre(server.address, "ABCDEFGHJKMN", "Counter", made)
        assert offer.keys.list_keys == {1: LIST_KEY}
        accept(tmp_path / "desk", source, offer, clock.now())
        with open_desk(
            tmp_path / "desk",
            made.store_key,
            {1: LIST_KEY},
            clock,
            sealing_keys=(made.sealing_key,),
        ) as desk:
            done = sync_round(desk, made.signing_key)
            assert (done.pulled.list_changed, done.pulled.programme_changed) == (True, True)
            assert isinstance(done.pull_error, BadReply)
            verdict = check(desk, code(1), CardSource.WEDGE, "concert", online=True)
            give(desk, verdict, {H: 1})
            done = sync_round(desk, made.signing_key)
            assert isinstance(done.push_error, BadReply)
            assert status(desk).waiting.rows == 1


@pytest.mark.parametrize("desk", ["counter", "other"])
def test_its_traffic_is_whole(desk: str) -> None:
    """What the tests here read is what was recorded, and no key is in it."""
    (upload,) = exchanges(desk, "POST", "/v1/ledger")
    text = json.dumps(STORED)
    for name in ("device_private", "centre_private", "list_key", "store_key"):
        assert key(name).hex() not in text.lower()
    assert upload.headers["signature"]
