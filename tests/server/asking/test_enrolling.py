"""Enrolment: one-time codes, the same desk for the same key, and no guessing."""

import json

import pytest

from sync.protocol import keys
from sync.protocol.messages import Enrolment, EnrolmentRequest
from sync.protocol.statements import StatementType, read_statement
from sync.server.asking.enrolment import make_code
from sync.server.store import devices, epochs
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import OTHER_VENUE, VENUE
from tests.support.raw_http import RawAnswer, raw


def request(code: str, signing: bytes | None = None, sealing: bytes | None = None) -> bytes:
    return EnrolmentRequest(
        code=code,
        public_key=keys.public_signing_key(signing or keys.new_signing_key()),
        sealing_key=keys.public_sealing_key(sealing or keys.new_sealing_key()),
        device_name="Counter",
        app_version="0.1.0",
    ).to_bytes()


def post(running: RunningCentre, body: bytes) -> RawAnswer:
    return raw(running.address, "POST", "/v1/enrolments", body)


def enrolment(running: RunningCentre, answer: RawAnswer) -> Enrolment:
    assert answer.status == 200
    key = running.centre.public_key
    return read_statement(answer.body, StatementType.ENROLMENT, Enrolment, key)


def test_a_desk_learns_all_it_needs(running: RunningCentre) -> None:
    sealing = keys.new_sealing_key()
    code = make_code(running.centre, VENUE, "Counter")
    got = enrolment(running, post(running, request(code, sealing=sealing)))
    assert got.venue.id == VENUE
    assert got.code_formats == running.centre.network.code_formats
    assert got.zone == "Europe/Helsinki"
    assert len(Desk.list_key_of(got, sealing)) == keys.KEY_BYTES


def test_a_code_is_read_without_case_spaces_hyphens_and_look_alikes(
    running: RunningCentre,
) -> None:
    code = make_code(running.centre, VENUE, "Counter")
    spoken = f" {code[:4].lower()}-{code[4:]} ".replace("0", "o").replace("1", "l")
    assert post(running, request(spoken)).status == 200


def test_the_same_request_gets_the_same_desk_again(running: RunningCentre) -> None:
    body = request(make_code(running.centre, VENUE, "Counter"))
    first = enrolment(running, post(running, body))
    running.clock.move(hours=23)
    assert enrolment(running, post(running, body)).device == first.device


def test_a_used_code_seals_no_list_key_to_another_key(running: RunningCentre) -> None:
    """A public key is none of a desk's secrets: a relay tells it to anybody."""
    signing, sealing = keys.new_signing_key(), keys.new_sealing_key()
    code = make_code(running.centre, VENUE, "Counter")
    device = enrolment(running, post(running, request(code, signing, sealing))).device
    assert post(running, request(code, signing)).code == "used_code"
    with running.centre.store.read() as connection:
        kept = epochs.sealing_key_of(connection, device)
    assert kept == keys.public_sealing_key(sealing)


def test_a_new_code_gives_a_known_key_its_desk_back(running: RunningCentre) -> None:
    signing = keys.new_signing_key()
    codes = [make_code(running.centre, VENUE, "Counter") for _ in range(2)]
    first, second = (enrolment(running, post(running, request(each, signing))) for each in codes)
    assert first.device == second.device


def test_a_used_code_serves_nobody_else(running: RunningCentre) -> None:
    code = make_code(running.centre, VENUE, "Counter")
    post(running, request(code))
    assert post(running, request(code)).code == "used_code"


def test_a_used_code_serves_no_other_known_desk(running: RunningCentre) -> None:
    signing = keys.new_signing_key()
    post(running, request(make_code(running.centre, VENUE, "A"), signing))
    code = make_code(running.centre, VENUE, "B")
    post(running, request(code))
    assert post(running, request(code, signing)).code == "used_code"


@pytest.mark.parametrize("used", [False, True])
def test_a_code_is_old_after_a_day(running: RunningCentre, used: bool) -> None:
    signing = keys.new_signing_key()
    code = make_code(running.centre, VENUE, "Counter")
    if used:
        post(running, request(code, signing))
    running.clock.move(hours=24)
    assert post(running, request(code, signing)).code == "expired_code"


def test_ten_wrong_codes_and_it_is_enough(running: RunningCentre) -> None:
    right = make_code(running.centre, VENUE, "Counter")
    for _ in range(10):
        assert post(running, request("0000-0000-0000")).code == "wrong_code"
    answer = post(running, request(right))
    assert answer.code == "too_many_tries"
    assert 0 < int(answer.headers["retry-after"]) <= 15 * 60 + 1
    running.clock.move(seconds=int(answer.headers["retry-after"]))
    assert post(running, request(right)).status == 200


def test_a_key_stays_with_its_venue(running: RunningCentre) -> None:
    signing = keys.new_signing_key()
    post(running, request(make_code(running.centre, VENUE, "A"), signing))
    code = make_code(running.centre, OTHER_VENUE, "B")
    assert post(running, request(code, signing)).code == "bad_request"


def test_a_revoked_desk_does_not_come_back(running: RunningCentre) -> None:
    signing, sealing = keys.new_signing_key(), keys.new_sealing_key()
    code = make_code(running.centre, VENUE, "A")
    device = enrolment(running, post(running, request(code, signing, sealing))).device
    with running.centre.store.write() as connection:
        assert devices.revoke_device(connection, device, running.clock())
        assert not devices.revoke_device(connection, device, running.clock())
    again = make_code(running.centre, VENUE, "A")
    assert post(running, request(again, signing)).code == "revoked"
    # Nor by the code that it came with: a thief may have read it, and would get the new list key.
    assert post(running, request(code, signing, sealing)).code == "revoked"


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b'{"code": 5}'])
def test_what_is_no_request_is_refused(running: RunningCentre, body: bytes) -> None:
    assert post(running, body).code == "bad_request"


def test_keys_have_their_length(running: RunningCentre) -> None:
    code = make_code(running.centre, VENUE, "A")
    whole = json.loads(request(code))
    for name in ("public_key", "sealing_key"):
        short = {**whole, name: whole[name][:-4]}
        assert post(running, json.dumps(short).encode()).code == "bad_request"
    assert post(running, json.dumps(whole).encode()).status == 200


def test_a_sealing_key_that_is_a_bad_point_is_refused_and_burns_nothing(
    running: RunningCentre,
) -> None:
    code = make_code(running.centre, VENUE, "A")
    bad = EnrolmentRequest(
        code=code,
        public_key=keys.public_signing_key(keys.new_signing_key()),
        sealing_key=bytes(32),
        device_name="A",
        app_version="1",
    )
    assert post(running, bad.to_bytes()).code == "bad_request"
    assert post(running, request(code)).status == 200


@pytest.mark.parametrize("name", ["a\0b", "two\nlines", "\x1b[31mred", "\x9b31m"])
def test_a_name_that_would_play_with_a_terminal_is_refused(
    running_on_either: RunningCentre, name: str
) -> None:
    running = running_on_either
    wanted = json.loads(request(make_code(running.centre, VENUE, ""))) | {"device_name": name}
    assert post(running, json.dumps(wanted).encode()).code == "bad_request"


def test_any_name_of_an_address_is_counted(running_on_either: RunningCentre) -> None:
    headers = {"X-Forwarded-For": "x" * 5000}
    body = request("0" * 12)
    tries = [
        raw(running_on_either.address, "POST", "/v1/enrolments", body, headers).code
        for _ in range(11)
    ]
    assert tries == ["wrong_code"] * 10 + ["too_many_tries"]
