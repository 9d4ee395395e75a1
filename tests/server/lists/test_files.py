"""Files: immutable, in ranges, and programmes for their venue only."""

import hashlib

import pytest

from sync.protocol.list_files import decode
from sync.protocol.messages import Head
from sync.protocol.programme import Programme
from sync.protocol.statements import StatementType, read_statement
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import CONCERT, OTHER_VENUE
from tests.support.raw_http import raw


def head_of(desk: Desk) -> Head:
    body = desk.get("/v1/head").body
    return read_statement(body, StatementType.HEAD, Head, desk.identity.centre_key)


@pytest.fixture
def list_path(running: RunningCentre) -> str:
    return f"/v1/files/{head_of(running.desk()).snapshot.sha256.hex()}"


def test_a_list_needs_no_signature(running: RunningCentre) -> None:
    wanted = head_of(running.desk()).snapshot
    answer = raw(running.address, "GET", f"/v1/files/{wanted.sha256.hex()}")
    assert answer.status == 200
    assert len(answer.body) == wanted.size
    assert hashlib.sha256(answer.body).digest() == wanted.sha256
    assert len(decode(answer.body).entries) == wanted.count == 50
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["accept-ranges"] == "bytes"


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=10-", 10, None),
        ("bytes=-7", -7, None),
        ("bytes=5-99999999", 5, None),
        ("bytes=-99999999", 0, None),
    ],
)
def test_one_range_is_honoured(
    running: RunningCentre, list_path: str, wanted: str, start: int, end: int | None
) -> None:
    whole = raw(running.address, "GET", list_path).body
    part = raw(running.address, "GET", list_path, headers={"Range": wanted})
    assert part.status == 206
    assert part.body == whole[start:end]
    first = start if start >= 0 else len(whole) + start
    last = first + len(part.body) - 1
    assert part.headers["content-range"] == f"bytes {first}-{last}/{len(whole)}"


@pytest.mark.parametrize("wanted", ["bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=x-1"])
def test_what_is_no_single_range_gets_the_whole(
    running: RunningCentre, list_path: str, wanted: str
) -> None:
    assert raw(running.address, "GET", list_path, headers={"Range": wanted}).status == 200


@pytest.mark.parametrize("wanted", ["bytes=99999999-", "bytes=9-3", "bytes=-0"])
def test_a_range_outside_the_file_says_how_long_it_is(
    running: RunningCentre, list_path: str, wanted: str
) -> None:
    size = len(raw(running.address, "GET", list_path).body)
    answer = raw(running.address, "GET", list_path, headers={"Range": wanted})
    assert answer.code == "range"
    assert answer.headers["content-range"] == f"bytes */{size}"


def test_a_programme_is_for_its_venues_desks(running: RunningCentre) -> None:
    desk, stranger = running.desk(), running.desk(OTHER_VENUE)
    path = f"/v1/files/{head_of(desk).programme.sha256.hex()}"
    programme = Programme.model_validate_json(desk.get(path).body)
    assert programme.venue.id == desk.venue
    assert programme.events == (CONCERT,)
    assert raw(running.address, "GET", path).code == "bad_signature"
    assert stranger.raw("GET", path).code == "not_found"


def test_files_asked_for_again_come_from_memory_unchanged(running: RunningCentre) -> None:
    desks = [running.desk(), running.desk(OTHER_VENUE)]
    for _ in range(3):
        for desk in desks:
            head = head_of(desk)
            for wanted in (head.snapshot, head.programme):
                body = desk.get(f"/v1/files/{wanted.sha256.hex()}").body
                assert hashlib.sha256(body).digest() == wanted.sha256
