"""What comes down in a round: heads, files and changes that are old, cut, slow or another's."""

from dataclasses import replace
from datetime import timedelta
from itertools import repeat
from pathlib import Path

import pytest

from sync.client import downloading
from sync.client.errors import (
    BadReply,
    CutShort,
    NotKept,
    OldReply,
    Unreachable,
)
from tests.client.conftest import NOW, MadeUpCentre, MemoryOutbox, MemoryReplica
from tests.client.round_scripts import good, one_round, serving
from tests.support.scripted_http import Received, Scripted


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
        assert (outbox.acknowledged, len(replica.changes)) == (1, 2)
        part.unlink()
        part.mkdir()
        done = one_round(centre, outbox, replica)
        assert isinstance(done.pull_error, NotKept)
        assert not done.pull_error.full
        part.rmdir()
        assert one_round(centre, outbox, replica).error is None


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
