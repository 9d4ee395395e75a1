"""A round of sync against every kind of answer a network can give."""

import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from sync.client.back_off import retry_after_seconds
from sync.client.errors import (
    BadReply,
    Busy,
    ClockSkew,
    NotAuthorised,
    OldReply,
    SyncError,
    Unreachable,
    VersionMismatch,
)
from sync.client.rounds import sync_once
from sync.protocol import keys
from sync.protocol.encoding import to_timestamp
from sync.protocol.list_files import Columns, encode_delta
from sync.protocol.messages import DeltaRef
from sync.protocol.problems import PROBLEM_MEDIA_TYPE, ProblemCode
from sync.protocol.request_signatures import verify_request
from tests.client.conftest import NOW, MadeUpCentre, MemoryOutbox, MemoryReplica
from tests.client.round_scripts import a_problem, good, one_round, serving
from tests.support.scripted_http import Received, Scripted


def test_a_whole_round(centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica) -> None:
    centre.publish()
    outbox.rows = [b'{"n":%d}' % n for n in range(1203)]
    with serving(centre, good(centre)) as server:
        done = one_round(centre, outbox, replica)
    assert done.error is None
    assert (done.pushed.rows, outbox.acknowledged) == (1203, 1203)
    assert done.pulled.list_changed
    assert done.pulled.programme_changed
    assert replica.entries == [(5, 9800, 0), (9, 9801, 0), (2**63, 9802, 2)]
    assert [len(json.loads(r.body)["rows"]) for r in server.received[:3]] == [500, 500, 203]
    public = keys.public_signing_key(centre.desk.signing_key)
    for request in server.received:
        signed = (
            verify_request(
                request.method,
                server.address + request.path,
                request.headers,
                b"",
                lambda _: public,
            )
            if not request.body
            else None
        )
        assert signed is None or signed.device == "device-1"
        assert request.headers["X-Correlation-Id"] == "round-1"


def test_a_head_for_another_venue_is_not_taken(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    centre.head = centre.publish().model_copy(update={"venue": "venue-2"})
    centre.desk = replace(centre.desk, venue="venue-1")
    with serving(centre, good(centre)):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.pull_error, BadReply)
    assert replica.installed().list_version == 0
    centre.desk = replace(centre.desk, venue="venue-2")
    with serving(centre, good(centre)):
        assert one_round(centre, outbox, replica).error is None
    assert replica.installed().list_version == 1


def test_no_programme_older_than_the_one_in_force_is_taken(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    """Also before a head counts as seen: its programme had come, and then its list broke off."""
    centre.publish()
    replica.state = replace(replica.state, generation="g1", programme_version=2)
    with serving(centre, good(centre)):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.pull_error, OldReply)
    assert (replica.programme, replica.installed().programme_version) == (None, 2)


def test_nothing_new_fetches_no_file(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    centre.publish()
    with serving(centre, good(centre)) as server:
        one_round(centre, outbox, replica)
        server.received.clear()
        done = one_round(centre, outbox, replica)
    assert done.error is None
    assert [request.path for request in server.received] == ["/v1/head", "/v1/changes?after=0"]


def test_verdicts_come_right_behind_the_rows_and_again_behind_the_files(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    """One round trip later, before anything is downloaded: another desk's rows may have changed
    what counts, and whoever waits for the verdicts does not wait for a list. Rows that another desk
    sent meanwhile are heard at the end of the round.
    """
    centre.publish()
    outbox.rows = [b'{"n":1}']
    with serving(centre, good(centre)) as server:
        done = one_round(centre, outbox, replica)
    assert done.error is None
    asked = [request.path.split("?")[0] for request in server.received]
    assert asked[:3] == ["/v1/ledger", "/v1/changes", "/v1/head"]
    assert asked[-1] == "/v1/changes"
    assert asked.count("/v1/changes") == 2


def test_verdicts_that_cannot_come_at_once_are_asked_for_again(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    """The round goes on, and is as good as it would have been without."""
    centre.publish()
    outbox.rows = [b'{"n":1}']
    sound, refused = good(centre), list[str]()

    def answer(request: Received) -> Scripted:
        if "changes" in request.path and not refused:
            refused.append(request.path)
            return Scripted(500, body=b"oops")
        return sound(request)

    with serving(centre, answer):
        done = one_round(centre, outbox, replica)
    assert refused
    assert (done.error, done.pulled.list_changed, len(replica.changes)) == (None, True, 1)


def test_a_delta_is_preferred_to_a_snapshot(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    centre.publish()
    with serving(centre, good(centre)) as server:
        one_round(centre, outbox, replica)
        delta = encode_delta(1, 2, 1, Columns((7,), (9900,), (4,)), [9])
        centre.files[sha256(delta).hexdigest()] = delta
        head = centre.publish(2)
        size = max(head.snapshot.size, len(delta) + 1)
        centre.head = head.model_copy(
            update={
                "snapshot": head.snapshot.model_copy(update={"size": size}),
                "deltas": (
                    DeltaRef(
                        from_version=1,
                        to_version=2,
                        sha256=sha256(delta).digest(),
                        size=len(delta),
                        count=3,
                    ),
                ),
            }
        )
        done = one_round(centre, outbox, replica)
    assert done.error is None
    assert replica.entries == [(5, 9800, 0), (7, 9900, 4), (2**63, 9802, 2)]
    assert f"/v1/files/{sha256(delta).hexdigest()}" in [r.path for r in server.received]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Scripted(body=b"<html>Welcome to Hotel Wi-Fi</html>"), BadReply),
        (Scripted(302, {"Location": "http://127.0.0.1/login"}), BadReply),
        (Scripted(500, body=b"oops"), Busy),
        (Scripted(429, {"Retry-After": "7"}), Busy),
        (Scripted(404, body=b"no such page"), BadReply),
        (a_problem(ProblemCode.UNKNOWN_DEVICE), NotAuthorised),
        (a_problem(ProblemCode.REVOKED), NotAuthorised),
        (a_problem(ProblemCode.NOT_FOUND), BadReply),
        (Scripted(400, {"Content-Type": PROBLEM_MEDIA_TYPE}, b"{"), BadReply),
        (Scripted(body=b"{}", announced=400), Unreachable),
    ],
)
def test_wrong_answers_lose_nothing(
    centre: MadeUpCentre,
    outbox: MemoryOutbox,
    replica: MemoryReplica,
    answer: Scripted,
    error: type[SyncError],
) -> None:
    outbox.rows = [b"{}", b"{}"]
    with serving(centre, lambda _: answer):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.push_error, error)
    assert isinstance(done.pull_error, error)
    assert (outbox.acknowledged, replica.state.list_version) == (0, 0)


def test_nobody_answers(centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica) -> None:
    outbox.rows = [b"{}"]
    done = one_round(centre, outbox, replica)
    assert isinstance(done.error, Unreachable)


def test_upload_and_download_fail_apart(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    centre.publish()
    outbox.rows = [b"{}"]
    sound = good(centre)
    with serving(centre, lambda r: Scripted(500) if r.method == "POST" else sound(r)):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.push_error, Busy)
    assert done.pull_error is None
    assert replica.state.list_version == 1
    with serving(centre, lambda r: sound(r) if r.method == "POST" else Scripted(500)):
        done = one_round(centre, outbox, replica)
    assert done.push_error is None
    assert isinstance(done.pull_error, Busy)
    assert outbox.acknowledged == 1


def test_a_head_by_another_key_is_refused(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    centre.publish()
    centre.key = keys.new_signing_key()
    with serving(centre, good(centre)):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.pull_error, BadReply)
    assert replica.state.list_version == 0


def test_a_wrong_clock_signs_again_with_the_centres_time(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    centre.publish()
    real = NOW + timedelta(days=3)
    sound = good(centre)

    def strict(request: Received) -> Scripted:
        if f"created={int(real.timestamp())}" not in request.headers["Signature-Input"]:
            return a_problem(ProblemCode.CLOCK_SKEW, at=to_timestamp(real))
        return sound(request)

    with serving(centre, strict):
        done = one_round(centre, outbox, replica)
    assert done.error is None
    with serving(centre, lambda _: a_problem(ProblemCode.CLOCK_SKEW)):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.error, ClockSkew)


def test_a_clock_put_right_in_mid_round_does_not_end_the_round(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    centre.publish()
    outbox.rows = [b"{}"]
    real, sound = NOW + timedelta(hours=3), good(centre)

    def strict(request: Received) -> Scripted:
        if f"created={int(real.timestamp())}" not in request.headers["Signature-Input"]:
            return a_problem(ProblemCode.CLOCK_SKEW, at=to_timestamp(real))
        return sound(request)

    with serving(centre, strict):
        done = sync_once(
            centre.desk,
            outbox,
            replica,
            now=lambda: real if outbox.acknowledged else NOW,
            correlation="round-1",
        )
    assert done.error is None
    assert done.pulled.list_changed


@pytest.mark.parametrize(
    "at", ["yesterday", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00Z", ""]
)
def test_a_centres_time_that_is_none_is_a_refusal(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica, at: str
) -> None:
    outbox.rows = [b"{}"]
    with serving(centre, lambda _: a_problem(ProblemCode.CLOCK_SKEW, at=at)):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.push_error, ClockSkew)
    assert isinstance(done.pull_error, ClockSkew)


@pytest.mark.parametrize("after", ["\u00b2", "-5", "soon", "Mon, 99 Zzz 2026 99:99:99 GMT", "1e9"])
def test_a_time_to_wait_that_is_none_is_passed_over(after: str) -> None:
    assert retry_after_seconds(after, NOW) is None


def test_too_old_a_desk_still_uploads(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    outbox.rows = [b"{}"]
    centre.head = centre.publish().model_copy(update={"minimum_client": "99.0"})
    with serving(centre, good(centre)):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.pull_error, VersionMismatch)
    assert outbox.acknowledged == 1
