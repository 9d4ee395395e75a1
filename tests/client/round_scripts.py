"""What a centre answers in a round, sound or not, and a round against it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sync.client.rounds import Round, sync_once
from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.problems import PROBLEM_MEDIA_TYPE, ProblemCode, problem
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
            return file_answer(centre.files[request.path.rsplit("/", 1)[1]], request)
        if request.path.startswith("/v1/changes"):
            after = int(request.path.rsplit("=", 1)[1])
            return Scripted(
                body=centre.statement(StatementType.CHANGES, centre.changes(after, request.nonce))
            )
        return Scripted(body=acknowledge(centre, request))

    return answer


def file_answer(data: bytes, request: Received) -> Scripted:
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
