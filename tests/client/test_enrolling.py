"""Enrolling against good, bad and refusing centres."""

from datetime import time

import pytest

from sync.client.enrolling import enrol
from sync.client.errors import BadReply, Refused
from sync.protocol import keys
from sync.protocol.messages import LIST_KEY_CONTEXT, Enrolment, EnrolmentRequest
from sync.protocol.problems import ProblemCode
from sync.protocol.programme import Venue
from sync.protocol.statements import StatementType
from tests.client.conftest import NOW, MadeUpCentre
from tests.client.round_scripts import a_problem
from tests.support.scripted_http import Scripted, scripted_server

SEALING_KEY = keys.new_sealing_key()
LIST_KEY = keys.new_list_key()


def a_request() -> EnrolmentRequest:
    return EnrolmentRequest(
        code="ABCDEFGHJKMN",
        public_key=keys.public_signing_key(keys.new_signing_key()),
        sealing_key=keys.public_sealing_key(SEALING_KEY),
        device_name="Desk 2",
        app_version="0.1.0",
    )


def an_answer(centre: MadeUpCentre, signer: bytes | None = None) -> bytes:
    answer = Enrolment(
        device="device-1",
        venue=Venue(id="v", name="Louhisali"),
        centre_key=keys.public_signing_key(centre.key),
        sealed_list_key=keys.seal(keys.public_sealing_key(SEALING_KEY), LIST_KEY, LIST_KEY_CONTEXT),
        epoch=1,
        code_formats=(),
        zone="Europe/Helsinki",
        day_start=time(5),
        generation="g1",
        at=NOW,
    )
    centre.key = signer or centre.key
    return centre.statement(StatementType.ENROLMENT, answer)


def test_an_answer_brings_the_sealed_list_key(centre: MadeUpCentre) -> None:
    body = an_answer(centre)
    with scripted_server(lambda _: Scripted(body=body)) as server:
        answer, raw = enrol(server.address, a_request())
    assert raw == body
    assert keys.unseal(SEALING_KEY, answer.sealed_list_key, LIST_KEY_CONTEXT) == LIST_KEY
    assert LIST_KEY.hex() not in body.hex()


def test_an_answer_signed_by_another_key_is_refused(centre: MadeUpCentre) -> None:
    body = an_answer(centre, keys.new_signing_key())
    with (
        scripted_server(lambda _: Scripted(body=body)) as server,
        pytest.raises(BadReply, match="not a centre's"),
    ):
        enrol(server.address, a_request())


@pytest.mark.parametrize(
    "code",
    [
        ProblemCode.WRONG_CODE,
        ProblemCode.USED_CODE,
        ProblemCode.EXPIRED_CODE,
        ProblemCode.TOO_MANY_TRIES,
    ],
)
def test_a_code_that_does_not_serve(code: ProblemCode) -> None:
    with (
        scripted_server(lambda _: a_problem(code)) as server,
        pytest.raises(Refused) as refused,
    ):
        enrol(server.address, a_request())
    assert refused.value.code == code


def test_a_web_page_is_not_a_centre() -> None:
    with (
        scripted_server(lambda _: Scripted(body=b"<html></html>")) as server,
        pytest.raises(BadReply),
    ):
        enrol(server.address, a_request())
