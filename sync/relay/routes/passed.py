"""What a relay passes on: desks' requests as they are, and the centre's answers as they are.

What everybody may have again it keeps: the newest head and desks of the venue, the files that the
head names, and the changes of the centre's key. Without a way to the centre it answers with those,
and else says that there is none.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, suppress

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse, StreamingResponse

from sync.client.errors import SyncError
from sync.client.passing import PassedAnswer
from sync.client.relays import KEPT, NO_WAY
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import BadStatement, StatementType
from sync.relay.relay import MAX_KEPT_PROGRAMME, Relay
from sync.relay.requests import PairedDesk, ThisRelay, signer_of, unpacked
from sync.web.bodies import Received, WholeRequest, statement_answer
from sync.web.problem_answers import ProblemError

router = APIRouter()
OK = 200
_HASH = re.compile(r"[0-9a-f]{64}")
_OCTETS = "application/octet-stream"


@router.get("/v1/head")
def get_head(relay: ThisRelay, _desk: PairedDesk, received: WholeRequest) -> Response:
    """The centre's head, else the newest one that came by."""
    return _passed_or_kept(relay, received, StatementType.HEAD)


@router.get("/v1/devices")
def get_devices(relay: ThisRelay, received: WholeRequest) -> Response:
    """The venue's desks. A desk that is about to pair asks too: the centre knows who may."""
    return _passed_or_kept(relay, received, StatementType.DEVICES)


@router.get("/v1/key-changes")
def get_key_changes(relay: ThisRelay, _desk: PairedDesk, received: WholeRequest) -> Response:
    """The changes of the centre's key, else those that this relay followed: each proves itself."""
    try:
        status, headers, body = _whole(relay, received)
    except ProblemError:
        kept = relay.word.key_changes
        if kept is None:
            raise
        return statement_answer(received, kept, {KEPT: "1"})
    return Response(body, status, headers)


@router.get("/v1/files/{sha256}")
def get_file(sha256: str, relay: ThisRelay, _desk: PairedDesk, received: WholeRequest) -> Response:
    """A file that is here, with its ranges; else the centre's, which is kept where it is whole."""
    if not _HASH.fullmatch(sha256):
        raise ProblemError(ProblemCode.NOT_FOUND)
    file = relay.files.get(sha256)
    if file is not None:
        return FileResponse(file, media_type=_OCTETS)
    head = relay.word.head
    if (
        head is not None
        and head.programme.sha256.hex() == sha256
        and (head.programme.size <= MAX_KEPT_PROGRAMME)
    ):
        status, headers, body = _whole(relay, received)
        if status == OK:
            with suppress(OSError):  # where it finds no room, the desk gets it all the same
                relay.files.keep(sha256, body)
        return Response(body, status, headers)
    return _streamed(relay, received)


@router.get("/v1/clerks")
@router.get("/v1/changes")
@router.get("/v1/list-keys")
@router.get("/v1/tags")
@router.get("/v1/ledger/{incarnation}")
@router.post("/v1/ledger")
@router.post("/v1/leases")
@router.post("/v1/checks")
@router.post("/v1/departures")
@router.post("/v1/refusals")
def pass_on(relay: ThisRelay, _desk: PairedDesk, received: WholeRequest) -> Response:
    """A request that is the centre's to answer."""
    status, headers, body = _whole(relay, received)
    return Response(body, status, headers)


def _passed_or_kept(relay: Relay, received: Received, kind: StatementType) -> Response:
    try:
        status, headers, body = _whole(relay, received)
    except ProblemError:
        kept, desks = relay.word.statement(kind), relay.word.devices
        if kept is None or desks is None:
            raise
        signer_of(received, desks.key_of)
        return statement_answer(received, kept, {KEPT: "1"})
    plain = unpacked(body, headers.get("content-encoding", "")) if status == OK else None
    if plain is not None:
        try:
            if kind is StatementType.HEAD:
                relay.word.hear_head(plain)
            else:
                relay.word.hear_devices(plain)
        except (BadStatement, OSError):
            pass  # the desk sees for itself; it is not kept
        relay.poke()
    return Response(body, status, headers)


def _whole(relay: Relay, received: Received) -> tuple[int, dict[str, str], bytes]:
    with ExitStack() as closing:
        answer = _sent(relay, received, closing)
        try:
            body = answer.whole()
        except SyncError as error:
            raise ProblemError(ProblemCode.UNAVAILABLE, "the answer broke off") from error
    headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
    return answer.status, headers, body


def _streamed(relay: Relay, received: Received) -> Response:
    closing = ExitStack()
    answer = _sent(relay, received, closing)

    def chunks() -> Iterator[bytes]:
        with closing:
            yield from answer.chunks

    return StreamingResponse(chunks(), answer.status, dict(answer.headers))


def _sent(relay: Relay, received: Received, closing: ExitStack) -> PassedAnswer:
    """The centre's answer, open until `closing` ends. Raises `ProblemError` without a way."""
    if relay.way.is_open:
        try:
            answer = closing.enter_context(
                relay.passing.passed(
                    received.method, received.target, received.headers, received.body
                )
            )
        except SyncError:
            relay.way.found_closed()
        else:
            if answer.is_failing_proxys:
                relay.way.found_closed()
            return answer
    raise ProblemError(ProblemCode.UNAVAILABLE, "no way to the centre", headers={NO_WAY: "1"})
