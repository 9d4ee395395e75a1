"""Many desks that talk to a centre at once, as cheap as can be: they share the centre's processors
here, and have their own in truth.
"""

import selectors
import socket
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.support.hand_desk import Desk

_CHUNK = 65_536
_HEAD_END = b"\r\n\r\n"


class Answered(NamedTuple):
    """What came back for a request, and how many seconds after it was sent."""

    seconds: float
    status: int


@dataclass
class _Conversation:
    """One connection: each request is sent once the answer to the one before is there."""

    address: str
    requests: Sequence[bytes]
    answered: list[Answered] = field(default_factory=list)
    _received: bytes = b""
    _sent_at: float = 0.0

    def __post_init__(self) -> None:
        place = urlsplit(self.address)
        self.connection = socket.create_connection((place.hostname, place.port))

    @property
    def is_over(self) -> bool:
        return len(self.answered) == len(self.requests)

    def send(self) -> None:
        self._sent_at = time.perf_counter()
        self.connection.sendall(self.requests[len(self.answered)])

    def hear(self) -> None:
        """Take what came; send the next request once an answer is whole."""
        came = self.connection.recv(_CHUNK)
        if not came:
            raise RuntimeError(f"{self.address} hung up")
        self._received += came
        if not _is_whole(self._received):
            return
        seconds = time.perf_counter() - self._sent_at
        self.answered.append(Answered(seconds, int(self._received.split(b" ", 2)[1])))
        self._received = b""
        if not self.is_over:
            self.send()


def converse(asked: Sequence[tuple[str, Sequence[bytes]]]) -> list[Answered]:
    """Send each address its requests, one after the other over a connection of their own, all of
    them at once.
    """
    conversations = [_Conversation(address, requests) for address, requests in asked if requests]
    with selectors.DefaultSelector() as ready:
        try:
            for each in conversations:
                ready.register(each.connection, selectors.EVENT_READ, each)
                each.send()
            while ready.get_map():
                for key, _ in ready.select():
                    key.data.hear()
                    if key.data.is_over:
                        ready.unregister(key.fileobj)
        finally:
            for each in conversations:
                each.connection.close()
    return [answer for each in conversations for answer in each.answered]


def signed_request(
    desk: Desk, method: str, target: str, body: bytes, headers: Mapping[str, str]
) -> bytes:
    """A desk's request as it stands on the wire, signed now and for once."""
    length = {"Content-Length": str(len(body))} if body else {}
    signed = desk.signed(method, target, body, {"Host": "centre", **length, **headers})
    lines = [f"{name}: {value}" for name, value in signed.items()]
    return "\r\n".join([f"{method} {target} HTTP/1.1", *lines, "", ""]).encode() + body


def _is_whole(received: bytes) -> bool:
    head, end, body = received.partition(_HEAD_END)
    if not end:
        return False
    for line in head.lower().split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name == b"content-length":
            return len(body) >= int(value)
    return True
