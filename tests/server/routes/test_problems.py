"""Every error the centre gives has the shape and status that the protocol promises."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from sync.protocol.messages import EnrolmentRequest
from sync.protocol.problems import PROBLEM_MEDIA_TYPE, Problem, ProblemCode
from sync.server.asking.enrolment import make_code
from sync.server.centre import open_centre
from sync.server.store import devices
from tests.support.centre import served
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, code
from tests.support.raw_http import RawAnswer, raw

Provoke = Callable[[RunningCentre], RawAnswer]


def enrolment(running: RunningCentre, one_time: str) -> RawAnswer:
    body = EnrolmentRequest(
        code=one_time, public_key=bytes(32), sealing_key=b"9" * 32, device_name="A", app_version="1"
    )
    return raw(running.address, "POST", "/v1/enrolments", body.to_bytes())


def used_code(running: RunningCentre) -> RawAnswer:
    one_time = make_code(running.centre, VENUE, "A")
    assert enrolment(running, one_time).status == 200
    other = EnrolmentRequest(
        code=one_time, public_key=b"1" * 32, sealing_key=b"9" * 32, device_name="A", app_version="1"
    )
    return raw(running.address, "POST", "/v1/enrolments", other.to_bytes())


def expired_code(running: RunningCentre) -> RawAnswer:
    one_time = make_code(running.centre, VENUE, "A")
    running.clock.move(hours=25)
    return enrolment(running, one_time)


def too_many_tries(running: RunningCentre) -> RawAnswer:
    return [enrolment(running, "wrong") for _ in range(11)][-1]


def replayed(running: RunningCentre) -> RawAnswer:
    headers = running.desk().signed("GET", "/v1/head")
    return [raw(running.address, "GET", "/v1/head", headers=headers) for _ in range(2)][-1]


def clock_skew(running: RunningCentre) -> RawAnswer:
    desk = running.desk()
    running.clock.move(minutes=6)
    return desk.raw("GET", "/v1/head", signed_at=desk.running.clock().replace(hour=1))


def unknown_device(running: RunningCentre) -> RawAnswer:
    desk = running.desk()
    headers = desk.signed("GET", "/v1/head")
    named = headers["Signature-Input"].replace(desk.identity.device, "x")
    return raw(running.address, "GET", "/v1/head", headers={**headers, "Signature-Input": named})


def revoked(running: RunningCentre) -> RawAnswer:
    desk = running.desk()
    with running.centre.store.write() as connection:
        devices.revoke_device(connection, desk.identity.device, running.clock())
    return desk.raw("GET", "/v1/head")


def gap(running: RunningCentre) -> RawAnswer:
    desk = running.desk()
    desk.issue(code(1))
    desk.issue(code(2))
    return desk.raw("POST", "/v1/ledger", desk.batch(2).to_bytes())


def too_large(running: RunningCentre) -> RawAnswer:
    body = b'{"incarnation":"i","from_seq":1,"rows":[' + b'"x",' * 600 + b'"x"]}'
    return running.desk().raw("POST", "/v1/ledger", body)


def out_of_range(running: RunningCentre) -> RawAnswer:
    with running.centre.store.read() as connection:
        sha256 = connection.scalar(text("SELECT sha256 FROM list_versions"))
    return raw(
        running.address,
        "GET",
        f"/v1/files/{bytes(sha256).hex()}",
        headers={"Range": "bytes=99999999-"},
    )


def unavailable(running: RunningCentre) -> RawAnswer:
    desk = running.desk()
    with running.centre.store.write() as connection:
        connection.execute(text("ALTER TABLE list_versions RENAME TO away"))
    return desk.raw("GET", "/v1/head")


def internal(running: RunningCentre) -> RawAnswer:
    desk = running.desk()
    broken = open_centre(running.centre.store, b"no key", running.clock)
    with served(broken) as other:
        return raw(other.address, "GET", "/v1/changes", headers=desk.signed("GET", "/v1/changes"))


def too_many_checks(running: RunningCentre) -> RawAnswer:
    desk = running.desk()
    check = b'{"epoch": 1, "tag": "AAAAAAAAAAA", "event": "concert"}'
    return [desk.raw("POST", "/v1/checks", check) for _ in range(61)][-1]


PROVOKED: dict[ProblemCode, Provoke] = {
    ProblemCode.BAD_REQUEST: lambda running: raw(running.address, "POST", "/v1/enrolments", b"<"),
    ProblemCode.BAD_SIGNATURE: lambda running: raw(running.address, "GET", "/v1/head"),
    ProblemCode.CLOCK_SKEW: clock_skew,
    ProblemCode.REPLAYED: replayed,
    ProblemCode.UNKNOWN_DEVICE: unknown_device,
    ProblemCode.REVOKED: revoked,
    ProblemCode.WRONG_CODE: lambda running: enrolment(running, "wrong"),
    ProblemCode.USED_CODE: used_code,
    ProblemCode.EXPIRED_CODE: expired_code,
    ProblemCode.TOO_MANY_TRIES: too_many_tries,
    ProblemCode.TOO_MANY_CHECKS: too_many_checks,
    ProblemCode.NOT_FOUND: lambda running: raw(running.address, "GET", "/v1/nothing"),
    ProblemCode.GAP: gap,
    ProblemCode.TOO_LARGE: too_large,
    ProblemCode.RANGE: out_of_range,
    ProblemCode.UNAVAILABLE: unavailable,
    ProblemCode.INTERNAL: internal,
}


def test_every_code_is_provoked() -> None:
    assert set(PROVOKED) == set(ProblemCode)


@pytest.mark.parametrize("wanted", ProblemCode)
def test_each_error_has_the_promised_shape(running: RunningCentre, wanted: ProblemCode) -> None:
    answer = PROVOKED[wanted](running)
    assert answer.code == wanted
    problem = Problem.model_validate_json(answer.body)
    assert problem.type == "about:blank"
    assert problem.title
    assert (problem.needed_seq is not None) == (wanted is ProblemCode.GAP)
    assert (problem.at is not None) == (wanted is ProblemCode.CLOCK_SKEW)
    waits = wanted in {
        ProblemCode.TOO_MANY_TRIES,
        ProblemCode.TOO_MANY_CHECKS,
        ProblemCode.UNAVAILABLE,
    }
    assert ("retry-after" in answer.headers) == waits


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("GET", "/"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
        ("GET", "/v1/head/"),
        ("DELETE", "/v1/head"),
        ("GET", "/v1/ledger"),
        ("GET", "/v1/files/abc"),
        ("GET", "/v1/files/" + "0" * 64),
        ("GET", "/v1/files/..%2F..%2Fsigning.key"),
    ],
)
def test_what_is_not_there_is_not_found(running: RunningCentre, method: str, target: str) -> None:
    assert raw(running.address, method, target).code == "not_found"


@pytest.mark.parametrize("after", ["x", "-1", str(2**63), ""])
def test_a_cursor_is_a_number(running: RunningCentre, after: str) -> None:
    assert running.desk().raw("GET", f"/v1/changes?after={after}").code == "bad_request"


def test_a_database_that_is_gone_is_told_as_later(running: RunningCentre) -> None:
    desk = running.desk()
    with running.centre.store.write() as connection:
        connection.execute(text("DROP TABLE changes"))
    answer = desk.raw("GET", "/v1/changes")
    assert answer.headers["content-type"] == PROBLEM_MEDIA_TYPE
    assert answer.code == "unavailable"
    assert b"changes" not in answer.body
