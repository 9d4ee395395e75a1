"""Live checks: the centre's word on one card, of which nothing stays behind."""

import logging
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from sync.protocol.checks import CheckAnswer, CheckRequest, CheckState
from sync.protocol.encoding import to_base64url
from sync.protocol.kinds import CardKind
from sync.protocol.statements import StatementType, read_statement
from sync.protocol.tags import tag_of
from sync.server.asking.checks import MANY_UNKNOWN, MOST_A_MINUTE, Checks
from sync.server.lists.registering import block_card
from sync.server.store import devices
from sync.server.store.tables import card_tags, metadata
from sync.web.problem_answers import ProblemError
from tests.support.centre import running_centre
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import MUSEUM, OTHER_VENUE, code
from tests.support.raw_http import RawAnswer

PATH = "/v1/checks"


@pytest.fixture
def running(running_on_either: RunningCentre) -> RunningCentre:
    return running_on_either


def request(desk: Desk, card: str, *, epoch: int = 1, event: str = "concert") -> CheckRequest:
    return CheckRequest(epoch=epoch, tag=tag_of(desk.list_key, card), event=event)


def asked(desk: Desk, wanted: CheckRequest) -> CheckAnswer:
    answer = desk.client().post(PATH, wanted.to_bytes())
    said = read_statement(answer.body, StatementType.CHECK, CheckAnswer, desk.identity.centre_key)
    assert (said.nonce, said.device) == (answer.nonce, desk.identity.device)
    assert (said.epoch, said.tag, said.event) == (wanted.epoch, wanted.tag, wanted.event)
    assert said.at == desk.running.clock()
    return said


def test_a_card_that_is_known(running: RunningCentre) -> None:
    desk = running.desk()
    said = asked(desk, request(desk, code(1)))
    assert (said.state, said.uses) == (CheckState.KNOWN, ())
    assert said.card is not None
    assert said.card.kind is CardKind.PERSONAL
    assert (said.card.last_valid_day, said.card.child_allowance) == (date(2027, 3, 14), 2)


def test_a_block_counts_at_once_and_has_no_reason(running: RunningCentre) -> None:
    desk = running.desk()
    block_card(running.centre, code(1))
    assert asked(desk, request(desk, code(1))).state is CheckState.BLOCKED


def test_a_card_that_nobody_knows(running: RunningCentre) -> None:
    desk = running.desk()
    said = asked(desk, request(desk, "KK999999"))
    assert (said.state, said.card, said.uses) == (CheckState.UNKNOWN, None, ())
    assert asked(desk, request(desk, code(1), epoch=7)).state is CheckState.UNKNOWN


def test_uses_at_the_venues_other_desks_are_told_as_the_feed_tells_them(
    running: RunningCentre,
) -> None:
    desk, other, elsewhere = running.desk(), running.desk(), running.desk(OTHER_VENUE)
    row = other.issue(code(1), holder=1, child=1)
    other.send()
    elsewhere.issue(code(1), MUSEUM)
    elsewhere.send()
    own = desk.issue(code(1), at=running.clock())
    desk.send()
    (use,) = asked(desk, request(desk, code(1))).uses
    assert use == next(each for each in desk.changes().uses if each.row == row)
    other.void(row)
    other.void(own)
    other.send()
    told = {use.row: use.voided for use in asked(desk, request(desk, code(1))).uses}
    assert told == {row: True, own: True}


def test_uses_are_found_under_the_tags_of_every_epoch(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    row = other.issue(code(1))
    other.send()
    later = bytes(range(8))
    with running.centre.store.write() as connection:
        connection.execute(insert(card_tags).values(epoch=2, tag=later, card=2))
    said = asked(desk, CheckRequest(epoch=2, tag=later, event="concert"))
    assert (said.state, [use.row for use in said.uses]) == (CheckState.KNOWN, [row])


def test_a_card_not_registered_yet_has_uses_too(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    row = other.issue("KK999999")
    other.send()
    said = asked(desk, request(desk, "KK999999"))
    assert (said.state, [use.row for use in said.uses]) == (CheckState.UNKNOWN, [row])


def test_a_desk_out_of_use_is_told_nothing(running: RunningCentre) -> None:
    desk = running.desk()
    with running.centre.store.write() as connection:
        devices.revoke_device(connection, desk.identity.device, running.clock())
    assert raw_check(desk).code == "revoked"


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"epoch": 1, "tag": "AA", "event": "concert"}', b'{"epoch": -1}']
)
def test_what_is_no_check_is_refused(running: RunningCentre, body: bytes) -> None:
    assert running.desk().raw("POST", PATH, body).code == "bad_request"


def raw_check(desk: Desk) -> RawAnswer:
    return desk.raw("POST", PATH, request(desk, code(1)).to_bytes())


def test_sixty_a_minute_and_desk(running: RunningCentre) -> None:
    desk, other = running.desk(), running.desk()
    assert [raw_check(desk).status for _ in range(MOST_A_MINUTE)] == [200] * MOST_A_MINUTE
    running.clock.move(seconds=20)
    refused = raw_check(desk)
    assert (refused.code, refused.headers["retry-after"]) == ("too_many_checks", "40")
    assert raw_check(other).status == 200
    running.clock.move(seconds=40)
    assert raw_check(desk).status == 200


def test_a_clock_put_back_locks_no_desk_out(running: RunningCentre) -> None:
    checks = Checks(running.centre)
    for number in range(MOST_A_MINUTE):
        checks.admit("desk", f"nonce-{number}")
    running.clock.move(days=-1)
    checks.admit("desk", "another")


def test_a_desk_that_tries_codes_is_told_of_and_the_codes_are_not(
    running: RunningCentre, caplog: pytest.LogCaptureFixture
) -> None:
    checks, (desk, other) = Checks(running.centre), (running.desk(), running.desk())
    known, unknown = request(desk, code(1)), request(desk, "KK999999")

    def ask(who: Desk, wanted: CheckRequest, times: int) -> list[dict[str, object]]:
        caplog.clear()
        with running.centre.store.read() as connection:
            device = devices.device(connection, who.identity.device)
        assert device is not None
        for _ in range(times):
            checks.answer(device, "nonce", wanted)
        return [vars(record) for record in caplog.records if record.name == checks_module]

    checks_module = Checks.__module__
    assert ask(desk, known, MANY_UNKNOWN) == []
    assert ask(desk, unknown, MANY_UNKNOWN - 1) == []
    assert ask(other, unknown, 1) == []
    (told,) = ask(desk, unknown, 1)
    assert (told["device"], told["count"]) == (desk.identity.device, MANY_UNKNOWN)
    assert to_base64url(unknown.tag) not in str(told)
    # It is told again for as many more, and what was long ago counts no more.
    assert ask(desk, unknown, MANY_UNKNOWN - 1) == []
    running.clock.move(minutes=10)
    assert ask(desk, unknown, 1) == []


def test_a_check_serves_once_and_its_nonce_is_forgotten(running: RunningCentre) -> None:
    checks = Checks(running.centre)
    checks.admit("desk", "nonce")
    with pytest.raises(ProblemError, match="replayed"):
        checks.admit("desk", "nonce")
    checks.admit("another", "nonce")
    running.clock.move(minutes=10, seconds=1)
    checks.admit("desk", "later")
    assert list(checks._nonces) == [("desk", "later")]


def test_a_signature_serves_one_check(running: RunningCentre) -> None:
    desk = running.desk()
    body = request(desk, code(1)).to_bytes()
    headers = desk.signed("POST", PATH, body)
    client = desk.client()
    assert client._session.post(client._address + PATH, body, headers=headers).status_code == 200
    again = client._session.post(client._address + PATH, body, headers=headers)
    assert again.json()["code"] == "replayed"
    client.close()


def dump(running: RunningCentre) -> dict[str, list[str]]:
    """Everything the database holds."""
    with running.centre.store.read() as connection:
        return {
            table.name: sorted(str(row) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }


def test_nothing_is_kept_of_a_check(running: RunningCentre) -> None:
    desk = running.desk()
    before = dump(running)
    assert raw_check(desk).status == 200
    assert asked(desk, request(desk, "KK999999")).state is CheckState.UNKNOWN
    assert dump(running) == before
    desk.raw("GET", "/v1/head")
    assert dump(running) != before, "another request leaves its nonce"


def test_no_log_knows_that_there_was_a_check(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        with running_centre(tmp_path) as running:
            desk = running.desk()
            wanted = request(desk, code(1))
            asked(desk, wanted)
            desk.raw("POST", PATH, b"{}")
            caplog.clear()
            asked(desk, wanted)
            desk.raw("POST", PATH, b"{}")
            desk.raw("GET", "/v1/changes")
        lines = [str(vars(record)) for record in caplog.records if _of_centre(record)]
    assert any("/v1/changes" in line for line in lines)
    assert not [line for line in lines if PATH in line or to_base64url(wanted.tag) in line]


def _of_centre(record: logging.LogRecord) -> bool:
    """The test's own client logs too; the centre's libraries are those of its process."""
    return not record.name.startswith(("urllib3", "http_message_signatures"))
