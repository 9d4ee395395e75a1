"""The way to a real centre, over which a test has power: it passes on, or answers itself."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import repeat

from sync.protocol import keys
from sync.protocol.messages import Head
from sync.protocol.problems import PROBLEM_MEDIA_TYPE, ProblemCode, problem
from sync.protocol.statements import StatementType, make_statement, read_statement
from sync.server.lists.heads import head_for
from sync.server.lists.registering import block_card
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, code
from tests.support.raw_http import raw
from tests.support.scripted_http import Received, Scripted, scripted_server

Spoil = Callable[[Received], Scripted | None]
"""What is answered in the centre's place; None lets the request through."""
_HOP = {"host", "connection", "content-length", "transfer-encoding", "date", "server"}
HTML = Scripted(headers={"Content-Type": "text/html"}, body=b"<html>Welcome to the hotel</html>")
UNSIGNED = Scripted(body=b'{"payload": "", "payloadType": "x"}')


@dataclass
class SpoiledNetwork:
    """Between a desk and its centre; `address` is what the desk takes for the centre's."""

    running: RunningCentre
    address: str = ""
    spoil: Spoil | None = None
    released: threading.Event = field(default_factory=threading.Event)
    blocked: int = 40
    """The card that was blocked last so that there is a new list to fetch."""
    newest: int = 1
    """The version of the list that the centre published last."""

    def __call__(self, request: Received) -> Scripted:
        """The spoiled answer, else the centre's own."""
        spoiled = self.spoil(request) if self.spoil else None
        return spoiled or self.passed_on(request)

    def passed_on(self, request: Received) -> Scripted:
        """What the real centre answers; nothing that is signed names the address."""
        headers = {n: text for n, text in request.headers.items() if n.lower() not in _HOP}
        answer = raw(self.running.address, request.method, request.path, request.sent, headers)
        kept = {name: text for name, text in answer.headers.items() if name not in _HOP}
        return Scripted(answer.status, kept, answer.body)

    def heal(self) -> None:
        """All goes through again; whoever was kept waiting is let go."""
        self.spoil = None
        self.released.set()
        self.released = threading.Event()

    def always(self, answer: Scripted) -> None:
        """The same answer to everything."""
        self.spoil = lambda request: answer

    def never_answers(self) -> None:
        """Nothing comes until the network is well again."""
        released = self.released

        def wait(request: Received) -> Scripted:
            released.wait(120)
            return Scripted(503)

        self.spoil = wait

    def refuses(self, code: ProblemCode) -> None:
        """The centre's own words: a problem of this code."""
        told = problem(code)
        self.always(Scripted(told.status, {"Content-Type": PROBLEM_MEDIA_TYPE}, told.to_bytes()))

    def turns_away_in_mid_round(self) -> None:
        """Rows are taken, and then the desk is no longer known."""
        told = problem(ProblemCode.UNKNOWN_DEVICE)
        answer = Scripted(told.status, {"Content-Type": PROBLEM_MEDIA_TYPE}, told.to_bytes())
        self.spoil = lambda request: None if request.path == "/v1/ledger" else answer

    def signs_with_another_key(self) -> None:
        """The head is whole, and by somebody else."""
        self._head(lambda head: head, keys.new_signing_key())

    def keeps_an_expired_head(self, now: datetime) -> None:
        """The centre's head, as it would be a day after it ran out."""
        self._head(
            lambda head: head.model_copy(update={"expires_at": now - timedelta(days=1)}),
            self.running.centre.signing_key,
        )

    def replays_the_head_of_now(self) -> None:
        """The head of this moment again and again, although the centre will publish a new list."""
        old = Scripted(body=self._statement())
        self.spoil = lambda request: old if request.path == "/v1/head" else None

    def cuts_files(self) -> None:
        """Files come half, and then the connection is cut."""
        self._files(
            lambda file: replace(
                file, body=file.body[: len(file.body) // 2], announced=len(file.body)
            )
        )

    def sends_files_without_end(self) -> None:
        """Files never end."""
        self._files(lambda file: replace(file, drip=repeat(bytes(65536))))

    def next_files(self) -> list[str]:
        """The names under which the files of the present head are fetched."""
        head = self._read_head()
        lists = [head.snapshot.sha256, *(delta.sha256 for delta in head.deltas)]
        return [sha256.hex() for sha256 in (head.programme.sha256, *lists)]

    def publish(self) -> int:
        """A new list at the centre, one card fewer on it; its version."""
        self.blocked -= 1
        self.newest = block_card(self.running.centre, code(self.blocked))
        return self.newest

    def _head(self, changed: Callable[[Head], Head], key: bytes) -> None:
        made = make_statement(key, StatementType.HEAD, changed(self._read_head()))
        answer = Scripted(body=made)
        self.spoil = lambda request: answer if request.path == "/v1/head" else None

    def _files(self, spoiled: Callable[[Scripted], Scripted]) -> None:
        def spoil(request: Received) -> Scripted | None:
            if not request.path.startswith("/v1/files/"):
                return None
            return spoiled(self.passed_on(request))

        self.spoil = spoil

    def _statement(self) -> bytes:
        return head_for(self.running.centre, VENUE).statement

    def _read_head(self) -> Head:
        centre = self.running.centre
        return read_statement(self._statement(), StatementType.HEAD, Head, centre.public_key)


@contextmanager
def spoiled_network(running: RunningCentre) -> Iterator[SpoiledNetwork]:
    """A network before a centre, well until it is told otherwise; it ends with the block."""
    network = SpoiledNetwork(running)
    with scripted_server(network) as server:
        network.address = server.address
        try:
            yield network
        finally:
            network.heal()
