"""A round of sync against every kind of answer a network can give."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from itertools import repeat
from pathlib import Path

import pytest

from sync.client import downloading
from sync.client.back_off import retry_after_seconds
from sync.client.errors import (
    BadReply,
    Busy,
    ClockSkew,
    CutShort,
    NotAuthorised,
    NotKept,
    OldReply,
    SyncError,
    Unreachable,
    VersionMismatch,
)
from sync.client.rounds import Round, sync_once
from sync.protocol import keys
from sync.protocol.encoding import to_timestamp
from sync.protocol.list_files import Columns, encode_delta
from sync.protocol.messages import Acknowledgement, DeltaRef, LedgerBatch
from sync.protocol.problems import PROBLEM_MEDIA_TYPE, ProblemCode, problem
from sync.protocol.request_signatures import verify_request
from sync.protocol.statements import StatementType
from tests.client.conftest import NOW, MadeUpCentre, MemoryOutbox, MemoryReplica
from tests.support.scripted_http import Received, Script, Scripted, ScriptedServer, scripted_server


def good(centre: MadeUpCentre) -> Script:
    """What a sound centre answers."""

    def answer(request: Received) -> Scripted:
        if request.path == "/v1/head":
            assert centre.head is not None
            return Scripted(body=centre.statement(StatementType.HEAD, centre.head))
        if request.path.startswith("/v1/files/"):
            return _file(centre.files[request.path.rsplit("/", 1)[1]], request)
        if request.path.startswith("/v1/changes"):
            after = int(request.path.rsplit("=", 1)[1])
            return Scripted(
                body=centre.statement(StatementType.CHANGES, centre.changes(after, request.nonce))
            )
        return Scripted(body=acknowledge(centre, request))

    return answer


def _file(data: bytes, request: Received) -> Scripted:
    start = int(request.headers.get("Range", "bytes=0-")[6:-1])
    return Scripted(status=206 if start else 200, body=data[start:])


def acknowledge(centre: MadeUpCentre, request: Received) -> bytes:
    batch = LedgerBatch.model_validate_json(request.body)
    answer = Acknowledgement(
        device=centre.desk.device,
        incarnation=batch.incarnation,
        acknowledged_seq=batch.from_seq + len(batch.row_bytes) - 1,
        head_hash=batch.head_hash,
        generation="g1",
        at=NOW,
        nonce=request.nonce,
    )
    return centre.statement(StatementType.ACKNOWLEDGEMENT, answer)


def a_problem(code: ProblemCode, **extra: object) -> Scripted:
    body = problem(code, **extra).to_bytes()  # type: ignore[arg-type]
    return Scripted(problem(code).status, {"Content-Type": PROBLEM_MEDIA_TYPE}, body)


@contextmanager
def serving(centre: MadeUpCentre, script: Script) -> Iterator[ScriptedServer]:
    with scripted_server(script) as server:
        centre.desk = replace(centre.desk, address=server.address)
        yield server


def one_round(centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica) -> Round:
    return sync_once(centre.desk, outbox, replica, now=lambda: NOW, correlation="round-1")


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


@pytest.mark.parametrize("age", [timedelta(hours=24), timedelta(days=30)])
def test_an_old_head_is_a_freeze(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica, age: timedelta
) -> None:
    centre.now = NOW - age
    centre.publish()
    with serving(centre, good(centre)):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.pull_error, OldReply)


def test_a_lower_version_is_a_rollback(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    replica.state = replace(replica.state, generation="g1", highest_version=9, list_version=9)
    centre.publish(8)
    with serving(centre, good(centre)):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.pull_error, OldReply)
    assert replica.state.list_version == 9


def test_another_generation_starts_over(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    replica.state = replace(
        replica.state, generation="g0", highest_version=9, list_version=9, changes_cursor=70
    )
    centre.publish(2)
    with serving(centre, good(centre)):
        done = one_round(centre, outbox, replica)
    assert done.error is None
    assert (replica.state.list_version, replica.state.changes_cursor) == (2, 0)


@pytest.mark.parametrize("damage", ["longer", "other", "shorter"])
def test_a_file_that_is_not_the_announced_one(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica, damage: str
) -> None:
    head = centre.publish()
    name = head.snapshot.sha256.hex()
    whole = centre.files[name]
    centre.files[name] = {
        "longer": whole + bytes(2**20),
        "other": whole[:-1] + bytes([whole[-1] ^ 1]),
        "shorter": whole[: len(whole) // 2],
    }[damage]
    with serving(centre, good(centre)):
        done = one_round(centre, outbox, replica)
        assert isinstance(done.pull_error, CutShort if damage == "shorter" else BadReply)
        assert replica.state.list_version == 0
        centre.files[name] = whole
        done = one_round(centre, outbox, replica)
    assert done.error is None
    assert replica.state.list_version == 1


def test_a_cut_download_resumes(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    head = centre.publish()
    name = head.snapshot.sha256.hex()
    whole = centre.files[name]
    (replica.folder / f"{name}.part").write_bytes(whole[:40])
    with serving(centre, good(centre)) as server:
        assert one_round(centre, outbox, replica).error is None
    ranges = [r.headers.get("Range") for r in server.received if name in r.path]
    assert ranges == ["bytes=40-"]


def test_a_body_without_end_is_dropped(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    endless = Scripted(drip=repeat(b"x" * 65536))
    with serving(centre, lambda _: endless):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.pull_error, BadReply)


def test_a_file_that_drips_for_ever_is_given_up(
    centre: MadeUpCentre,
    outbox: MemoryOutbox,
    replica: MemoryReplica,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(downloading, "GRACE_SECONDS", 0.0)
    monkeypatch.setattr(downloading, "SLOWEST_BYTES_A_SECOND", 1e9)
    centre.publish()
    sound = good(centre)
    with serving(
        centre,
        lambda r: (
            Scripted(drip=repeat(b"x"), announced=300)
            if r.path.startswith("/v1/files")
            else sound(r)
        ),
    ):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.pull_error, Unreachable)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_disk_that_takes_no_file_keeps_no_row_and_no_change_back(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    outbox.rows = [b"{}"]
    head = centre.publish()
    part = replica.folder / f"{head.programme.sha256.hex()}.part"
    part.symlink_to("/dev/full")
    with serving(centre, good(centre)):
        done = one_round(centre, outbox, replica)
        assert isinstance(done.pull_error, NotKept)
        assert done.pull_error.full
        assert (outbox.acknowledged, len(replica.changes)) == (1, 1)
        part.unlink()
        part.mkdir()
        done = one_round(centre, outbox, replica)
        assert isinstance(done.pull_error, NotKept)
        assert not done.pull_error.full
        part.rmdir()
        assert one_round(centre, outbox, replica).error is None


def test_batches_halve_down_to_the_row_that_fails(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    outbox.rows = [b'{"n":%d}' % n for n in range(20)]
    sizes: list[int] = []

    def picky(request: Received) -> Scripted:
        if request.method != "POST":
            return Scripted(500)
        batch = LedgerBatch.model_validate_json(request.body)
        sizes.append(len(batch.row_bytes))
        if any(b":13}" in row for row in batch.row_bytes):
            return Scripted(413, {"Content-Type": PROBLEM_MEDIA_TYPE}, _too_large())
        return Scripted(body=acknowledge(centre, request))

    with serving(centre, picky):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.push_error, BadReply)
    assert outbox.acknowledged == 13
    assert sizes[-1] == 1


def _too_large() -> bytes:
    return problem(ProblemCode.TOO_LARGE).to_bytes()


def test_a_single_row_that_is_refused_goes_as_bytes(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    outbox.rows = [b'{"n":1}']

    def wants_bytes(request: Received) -> Scripted:
        if LedgerBatch.model_validate_json(request.body).rows:
            return a_problem(ProblemCode.BAD_REQUEST)
        return Scripted(body=acknowledge(centre, request))

    with serving(centre, wants_bytes):
        done = one_round(centre, outbox, replica)
    assert done.push_error is None
    assert outbox.acknowledged == 1


def test_a_gap_is_filled_from_where_the_centre_stands(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    outbox.rows = [b'{"n":%d}' % n for n in range(10)]
    outbox.acknowledged = 8

    def forgetful(request: Received) -> Scripted:
        if LedgerBatch.model_validate_json(request.body).from_seq > 4:
            return a_problem(ProblemCode.GAP, needed_seq=4)
        return Scripted(body=acknowledge(centre, request))

    with serving(centre, forgetful):
        done = one_round(centre, outbox, replica)
    assert done.push_error is None
    assert outbox.acknowledged == 10


@pytest.mark.parametrize("needed", [0, -1, 9])
def test_a_gap_that_cannot_be_ends_the_round(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica, needed: int
) -> None:
    outbox.rows = [b"{}"] * 3
    outbox.acknowledged = 2
    with serving(centre, lambda _: a_problem(ProblemCode.GAP, needed_seq=needed)) as server:
        done = one_round(centre, outbox, replica)
    assert isinstance(done.push_error, BadReply)
    assert sum(request.path == "/v1/ledger" for request in server.received) == 1
    assert outbox.acknowledged == 2


def test_an_old_acknowledgement_played_again_takes_nothing_back(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    outbox.rows = [b"{}"]
    old: list[bytes] = []

    def keep(request: Received) -> Scripted:
        old.append(acknowledge(centre, request))
        return Scripted(body=old[-1])

    with serving(centre, keep):
        one_round(centre, outbox, replica)
    outbox.rows += [b"{}", b"{}"]
    outbox.acknowledged = 2
    with serving(centre, lambda _: Scripted(body=old[0])):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.push_error, BadReply)
    assert (outbox.acknowledged, outbox.receipts) == (2, old[:1])


def test_changes_of_a_centre_restored_since_the_head_come_from_the_start(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica
) -> None:
    replica.state = replace(replica.state, generation="g0", changes_cursor=70)

    def no_head(request: Received) -> Scripted:
        if request.path == "/v1/head":
            return Scripted(status=503)
        return good(centre)(request)

    with serving(centre, no_head) as server:
        one_round(centre, outbox, replica)
    asked = [each.path for each in server.received if "changes" in each.path]
    assert asked == ["/v1/changes?after=70", "/v1/changes?after=0"]
    assert (replica.state.generation, replica.state.changes_cursor) == ("g1", 0)


@pytest.mark.parametrize("wrong", ["device", "incarnation", "hash", "key", "nonce"])
def test_a_wrong_acknowledgement_frees_nothing(
    centre: MadeUpCentre, outbox: MemoryOutbox, replica: MemoryReplica, wrong: str
) -> None:
    outbox.rows = [b"{}"]

    def lie(request: Received) -> Scripted:
        batch = LedgerBatch.model_validate_json(request.body)
        answer = Acknowledgement(
            device="other" if wrong == "device" else "device-1",
            incarnation="other" if wrong == "incarnation" else batch.incarnation,
            acknowledged_seq=1,
            head_hash=bytes(32) if wrong == "hash" else batch.head_hash,
            generation="g1",
            at=NOW,
            nonce="of another request" if wrong == "nonce" else request.nonce,
        )
        if wrong == "key":
            centre.key = keys.new_signing_key()
        return Scripted(body=centre.statement(StatementType.ACKNOWLEDGEMENT, answer))

    with serving(centre, lie):
        done = one_round(centre, outbox, replica)
    assert isinstance(done.push_error, BadReply)
    assert (outbox.acknowledged, outbox.receipts) == (0, [])


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
