"""The network of a simulated house: carries requests to the centre, and what can happen to them."""

import base64
import gzip
import io
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import requests
import urllib3
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict

from tests.simulation.asgi import Reply, Request

KINDS = ("/v1/ledger", "/v1/head", "/v1/files", "/v1/changes")
"""What the requests of a round are for."""
_KEPT = 12
"""So many earlier answers of a kind a desk's network may still hold."""


class Cut(io.BytesIO):
    """A body whose connection breaks at its end."""

    def read(self, size: int | None = -1) -> bytes:
        """What came, then the break."""
        return self._or_break(super().read(size), size)

    def read1(self, size: int | None = -1) -> bytes:
        """What came, then the break."""
        return self._or_break(super().read1(size), size)

    @staticmethod
    def _or_break(data: bytes, wanted: int | None) -> bytes:
        if not data and wanted != 0:
            raise ConnectionResetError
        return data


@dataclass(frozen=True, slots=True)
class CutReply:
    """An answer that arrives only in part."""

    reply: Reply
    part: float


@dataclass(frozen=True, slots=True)
class Unmet:
    """An answer with nothing in it that its trouble could be about."""

    reply: Reply


Answered = Reply | CutReply
Trouble = Callable[["Network", int, Request], Answered | Unmet]
"""What happens to one request of a desk in place of being answered; raises what `requests` does.
One that is `Unmet` waits for another answer.
"""
Need = Callable[["Network", int, Request], object]
"""Whether a trouble can do its work on a request; it waits for one where it can."""


@dataclass
class Ordered:
    """A trouble on its way: whose, for what, with what it `needs`, after how many more such
    requests, how often.
    """

    name: str
    desk: int | None
    kind: str | None
    trouble: Trouble
    after: int
    times: int
    needs: Need = lambda network, desk, request: True


@dataclass
class Network:
    """Between all desks and their centre."""

    deliver: Callable[[Request], Reply]
    random: Random
    kill: Callable[[int], None] = field(default=lambda desk: None)
    """Ends a desk's program where it stands."""
    orders: list[Ordered] = field(default_factory=list)
    kinds: Sequence[str] = KINDS
    late: list[Request] = field(default_factory=list)
    happened: list[str] = field(default_factory=list)
    requests: int = 0
    _earlier: dict[tuple[int, str], list[Reply]] = field(default_factory=lambda: defaultdict(list))

    def order(self, order: Ordered) -> None:
        """A trouble is on its way."""
        self.orders.append(order)

    def heal(self) -> None:
        """All goes through again; what was on its way is lost."""
        self.orders.clear()
        self.late.clear()

    def answer(self, desk: int, request: Request) -> Answered:
        """What comes back to a desk."""
        self.requests += 1
        order = self._due(desk, request)
        if order is None:
            return self.pass_on(desk, request)
        at = len(self.happened)
        self.happened.append(f"{order.name} ({kind_of(request)})")
        answered = order.trouble(self, desk, request)
        if not isinstance(answered, Unmet):
            return answered
        del self.happened[at]
        self.orders.append(replace(order, times=1))
        return answered.reply

    def pass_on(self, desk: int, request: Request) -> Reply:
        """The centre's own answer, which the network may remember."""
        reply = self.deliver(request)
        if reply.status == 200:
            earlier = self._earlier[desk, kind_of(request)]
            earlier.append(reply)
            del earlier[:-_KEPT]
        return reply

    def earlier(self, desk: int, request: Request) -> list[Reply]:
        """Good answers that a desk got before to requests of this kind, other than the last."""
        known = self._earlier[desk, kind_of(request)]
        return [each for each in known if each.body != known[-1].body]

    def of_others(self, desk: int, request: Request) -> list[Reply]:
        """Good answers that other desks got to requests of this kind."""
        kind = kind_of(request)
        found = (self._earlier[each] for each in sorted(self._earlier) if each[1] == kind)
        own = self._earlier[desk, kind]
        return [reply for replies in found if replies is not own for reply in replies]

    def bring_late(self) -> int:
        """What was held up on the way arrives, in any order; nobody waits for the answers."""
        arriving = self.late
        self.late = []
        self.random.shuffle(arriving)
        for request in arriving:
            try:
                self.deliver(request)
            except requests.ConnectionError:
                self.happened.append("a late request met a centre that died")
        return len(arriving)

    def _due(self, desk: int, request: Request) -> Ordered | None:
        kind = kind_of(request)
        for order in self.orders:
            meets = order.desk in {None, desk} and order.kind in {None, kind}
            if meets and order.needs(self, desk, request):
                if order.after:
                    order.after -= 1
                    continue
                order.times -= 1
                if not order.times:
                    self.orders.remove(order)
                return order
        return None


class Line(BaseAdapter):
    """One desk's line into the network, as the client's transport."""

    def __init__(self, network: Network, desk: int) -> None:
        super().__init__()
        self._network = network
        self._desk = desk

    def send(self, request: requests.PreparedRequest, *_: Any, **named: Any) -> requests.Response:
        """Send a request and give what comes back."""
        body = request.body or b""
        sent = Request(
            request.method or "GET",
            request.path_url,
            dict(request.headers),
            body if isinstance(body, bytes) else body.encode(),
        )
        answered = self._network.answer(self._desk, sent)
        if isinstance(answered, CutReply):
            reply = answered.reply
            came = int(len(reply.body) * answered.part)
            return response_of(request, reply, Cut(reply.body[:came]))
        return response_of(request, answered)

    def close(self) -> None:
        """Nothing is held."""


def plain(status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Reply:
    """An answer of something that is not the centre."""
    return Reply(status, {"content-length": str(len(body)), **(headers or {})}, body)


def told_since(network: Network, before: int) -> str:
    """What the network did to requests since it counted `before` of that, as a log says it."""
    happened = network.happened[before:]
    return f" ({'; '.join(happened)})" if happened else ""


def unpacked(reply: Reply) -> bytes:
    """The body of an answer without its compression."""
    packed = reply.headers.get("content-encoding") == "gzip"
    return gzip.decompress(reply.body) if packed else reply.body


def payload(statement: bytes) -> dict[str, Any]:
    """What a signed statement says."""
    said: dict[str, Any] = json.loads(signed_bytes(statement))
    return said


def signed_bytes(statement: bytes) -> bytes:
    """What the signature of a statement covers, as bytes."""
    return decoded(json.loads(statement)["payload"])


def decoded(text: str) -> bytes:
    """The bytes of unpadded base64url."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def response_of(
    request: requests.PreparedRequest, reply: Reply, came: Cut | None = None
) -> requests.Response:
    """An answer as the client's library gives it; `came` is what came of its body, else all."""
    # Whoever passed it on may have got only a part of it.
    whole = len(reply.body) >= int(reply.headers.get("content-length", 0))
    body = came or (io.BytesIO if whole else Cut)(reply.body)
    response = requests.Response()
    response.status_code = reply.status
    response.headers = CaseInsensitiveDict(reply.headers)
    response.request = request
    response.url = request.url or ""
    response.raw = urllib3.HTTPResponse(
        body, headers=reply.headers, status=reply.status, preload_content=False
    )
    return response


def kind_of(request: Request) -> str:
    """What a request is for: its path, for files without their hash."""
    path = request.target.partition("?")[0]
    return "/v1/files" if path.startswith("/v1/files/") else path
