"""The centre over HTTP: signed requests, bounded answers, and errors named by what to do next."""

from __future__ import annotations  # naming a library's types does not need the library

import gzip
import ipaddress
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias
from urllib.parse import urlsplit

import requests
import urllib3
from pydantic import ValidationError

from sync.client import carrying
from sync.client.back_off import retry_after_seconds
from sync.client.errors import (
    BadReply,
    Busy,
    ClockSkew,
    NameUnknown,
    NotAuthorised,
    NotConnected,
    NotSecure,
    NotTaken,
    PageForPeople,
    ProxyInTheWay,
    Refused,
    SignInNeeded,
    SyncError,
    TlsReason,
    Unreachable,
)
from sync.client.ports import Identity
from sync.protocol import request_signatures
from sync.protocol.encoding import from_timestamp
from sync.protocol.problems import PROBLEM_MEDIA_TYPE, Problem, ProblemCode

Transport: TypeAlias = "requests.adapters.BaseAdapter"
"""What carries requests in place of the network, for whoever has another way to the centre."""
CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 30.0
MAX_ANSWER_BYTES = 8 * 1024 * 1024
CHUNK_BYTES = 64 * 1024
_GZIP_FROM = 1024
_GOOD = {200, 206, 304}
REDIRECTS = {301, 302, 303, 307, 308}
"""The centre never sends them."""
WANTS_SIGN_IN = 511
"""What only a network says that wants a sign-in (RFC 6585)."""
_PROXYS_OWN = {401, 403, 407, 451}
"""What a proxy says of its own; where the centre itself does, it names a problem."""
_OUT_OF_DATE = {9, 10}
_OTHER_NAME = {62, 63, 64}
"""OpenSSL's numbers for a certificate that is not valid yet or any more, or for another host."""
_REFUSALS = {
    ProblemCode.WRONG_CODE,
    ProblemCode.USED_CODE,
    ProblemCode.EXPIRED_CODE,
    ProblemCode.TOO_MANY_TRIES,
}


class BadAddress(ValueError):
    """What was given is not the address of a centre."""


def centre_address(text: str) -> str:
    """The base URL of an address as people type it: `https` unless it names this machine.

    A bare name gets `https://`; `http://` is only taken for loopback addresses, where nobody
    listens between. Raises `BadAddress`.
    """
    address = text.strip().rstrip("/")
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise BadAddress("not an address") from error
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not host or parts.query or parts.fragment:
        raise BadAddress("not an address")
    if parts.username or any(character.isspace() for character in address):
        raise BadAddress("not an address")
    if parts.scheme == "http" and not is_loopback(host):
        raise BadAddress("plain http is for this machine only")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}{parts.path}"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: status, headers (case-insensitive) and body, and the request's nonce."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class Packed:
    """A body of JSON as it travels, and the headers that say so."""

    body: bytes
    headers: Mapping[str, str]


def pack(body: bytes) -> Packed:
    """JSON ready to be sent, compressed where that helps."""
    headers = {"Content-Type": "application/json"}
    if len(body) < _GZIP_FROM:
        return Packed(body, headers)
    return Packed(gzip.compress(body, 5, mtime=0), {**headers, "Content-Encoding": "gzip"})


class Centre:
    """One centre at an address, seen by one desk (or by none yet, before enrolment)."""

    def __init__(
        self,
        address: str,
        identity: Identity | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        answer_seconds: float | None = None,
        connect_seconds: float | None = None,
        correlation: str | None = None,
        transport: Transport | None = None,
    ) -> None:
        """`answer_seconds` is how long an answer is waited for, else `ANSWER_SECONDS`,
        `connect_seconds` a connection; `transport` carries the requests, else the network does.
        """
        self._address = address
        self._identity = identity
        self._now = now
        self._answer_seconds = ANSWER_SECONDS if answer_seconds is None else answer_seconds
        self._connect_seconds = CONNECT_SECONDS if connect_seconds is None else connect_seconds
        self._session = requests.Session()
        carrier = transport or carrying.Carrier()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, carrier)
        self._session.headers["Accept-Encoding"] = "gzip"
        if correlation:
            self._session.headers["X-Correlation-Id"] = correlation
        # A proxy never sees traffic that stays on this machine.
        self._session.trust_env = not is_loopback(urlsplit(address).hostname or "")

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """A signed GET; 2xx and 304 come back, all else raises a `SyncError`."""
        return self._whole("GET", path, b"", headers or {})

    def post(self, path: str, body: bytes | Packed) -> Answer:
        """A signed POST of JSON, compressed where that helps."""
        sent = body if isinstance(body, Packed) else pack(body)
        return self._whole("POST", path, sent.body, sent.headers)

    @contextmanager
    def stream(
        self, path: str, headers: Mapping[str, str]
    ) -> Iterator[tuple[Answer, Iterator[bytes]]]:
        """A signed GET of a file: the answer without its body, and the body in chunks as sent."""
        response, nonce = self._send_in_time(
            "GET", path, b"", {**headers, "Accept-Encoding": "identity"}
        )
        try:
            answer = Answer(response.status_code, response.headers, b"", nonce)
            yield answer, self._chunks(response)
        finally:
            response.close()

    def _whole(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        response, nonce = self._send_in_time(method, path, body, headers)
        try:
            content = self._bounded(response)
        finally:
            response.close()
        if content.lstrip()[:1] == b"<":
            raise PageForPeople("a page for people")
        return Answer(response.status_code, response.headers, content, nonce)

    def _send_in_time(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str]
    ) -> tuple[requests.Response, str]:
        """The good answer to a request, and its nonce; where the clocks differ, it is signed once
        more with the centre's time. That time is not signed, so it serves this request only and
        anchors nothing.
        """
        try:
            return self._checked(method, path, body, headers, self._now())
        except ClockSkew as skew:
            if skew.centre_time is None:
                raise
            return self._checked(method, path, body, headers, skew.centre_time)

    def _checked(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str], created: datetime
    ) -> tuple[requests.Response, str]:
        response, nonce = self._send(method, path, body, headers, created)
        try:
            self._raise_for_problem(response)
        except SyncError:
            response.close()
            raise
        return response, nonce

    def _send(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str], created: datetime
    ) -> tuple[requests.Response, str]:
        request = request_signatures.SignableRequest(
            method, self._address + path, dict(headers), body
        )
        nonce = ""
        if self._identity is not None:
            nonce = request_signatures.sign_request(
                request, self._identity.device, self._identity.signing_key, created
            )
        try:
            response = self._session.request(
                method,
                request.url,
                data=body or None,
                headers=request.headers,
                timeout=(self._connect_seconds, self._answer_seconds),
                stream=True,
                allow_redirects=False,
            )
        except carrying.AnotherWay:
            return self._send(method, path, body, headers, created)
        except requests.RequestException as error:
            raise failure_of(error) from error
        except ValueError as error:
            # The library reads where a redirect leads, also where nobody follows it.
            raise PageForPeople("a redirect that leads to no address") from error
        return response, nonce

    def _chunks(self, response: requests.Response) -> Iterator[bytes]:
        """What has arrived, as it arrives: a dripping body yields often, so callers keep time."""
        try:
            while chunk := response.raw.read1(CHUNK_BYTES, decode_content=True):
                yield chunk
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise Unreachable(type(error).__name__) from error

    def _bounded(self, response: requests.Response) -> bytes:
        """The body, within a bounded size and a bounded time however slowly it drips."""
        deadline = time.monotonic() + self._answer_seconds
        parts, size = [], 0
        for chunk in self._chunks(response):
            parts.append(chunk)
            size += len(chunk)
            if size > MAX_ANSWER_BYTES:
                raise BadReply("an answer without end")
            if time.monotonic() > deadline:
                raise Unreachable("an answer that takes too long")
        return b"".join(parts)

    def _raise_for_problem(self, response: requests.Response) -> None:
        status = response.status_code
        self._raise_for_page(response)
        if status in _GOOD:
            return
        problem = self._problem(response)
        code = problem.code if problem else None
        if code in _REFUSALS:
            raise Refused(str(code))
        if code == ProblemCode.CLOCK_SKEW and problem is not None:
            raise ClockSkew(_moment(problem.at))
        if status == 429 or status >= 500:  # noqa: PLR2004 - HTTP's own numbers
            after = retry_after_seconds(response.headers.get("Retry-After"), self._now())
            raise Busy(f"HTTP {status}", after)
        if code is not None and status in {401, 403}:
            raise NotAuthorised(str(code))
        if problem is not None:
            raise ProblemReply(problem)
        if status in _PROXYS_OWN:
            raise ProxyInTheWay(f"HTTP {status}")
        raise BadReply(f"HTTP {status} that is not the centre's")

    def _raise_for_page(self, response: requests.Response) -> None:
        """What is meant for people, not for a desk."""
        status = response.status_code
        is_page = "text/html" in response.headers.get("Content-Type", "").lower()
        if status == WANTS_SIGN_IN or (status in REDIRECTS and self._leads_elsewhere(response)):
            raise SignInNeeded(f"HTTP {status}")
        if status in REDIRECTS or (status in _GOOD and is_page):
            raise PageForPeople(f"HTTP {status}")

    def _leads_elsewhere(self, response: requests.Response) -> bool:
        """Whether a redirect leads away from the site of this address: a website sends people from
        one of its names to another, a network to its own page.
        """
        try:
            target = urlsplit(response.headers.get("Location", "")).hostname
        except ValueError:
            return False
        return target is not None and _site(target) != _site(urlsplit(self._address).hostname or "")

    def _problem(self, response: requests.Response) -> Problem | None:
        if PROBLEM_MEDIA_TYPE not in response.headers.get("Content-Type", ""):
            return None
        try:
            return Problem.model_validate_json(self._bounded(response))
        except ValidationError:
            return None


def _site(host: str) -> str:
    """The part of a host's name that its other names share, near enough: its last two labels."""
    with suppress(ValueError):
        return ipaddress.ip_address(host).compressed
    return ".".join(host.lower().rstrip(".").split(".")[-2:])


def failure_of(error: requests.RequestException) -> SyncError:
    """What a request that got no answer means."""
    causes = list(_causes(error))
    if isinstance(error, requests.exceptions.ProxyError):
        return ProxyInTheWay(type(error).__name__)
    refused = next((each for each in causes if isinstance(each, ssl.SSLError)), None)
    if refused is not None or isinstance(error, requests.exceptions.SSLError):
        return NotSecure(_tls_reason(refused))
    if any(isinstance(each, urllib3.exceptions.NameResolutionError) for each in causes):
        return NameUnknown(type(error).__name__)
    unconnected = (urllib3.exceptions.NewConnectionError, requests.exceptions.ConnectTimeout)
    if any(isinstance(each, unconnected) for each in causes):
        return NotConnected(type(error).__name__)
    return Unreachable(type(error).__name__)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all that it wraps: the libraries do so in three different ways."""
    waiting, seen = [error], set[int]()
    while waiting:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        inner = (each.__cause__, each.__context__, getattr(each, "reason", None), *each.args)
        waiting += [found for found in inner if isinstance(found, BaseException)]


def _tls_reason(error: ssl.SSLError | None) -> TlsReason:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return TlsReason.NO_TLS
    if error.verify_code in _OUT_OF_DATE:
        return TlsReason.OUT_OF_DATE
    if error.verify_code in _OTHER_NAME:
        return TlsReason.OTHER_NAME
    return TlsReason.UNKNOWN_SIGNER


def _moment(text: str | None) -> datetime | None:
    """The centre's time as a problem says it, None where it says none."""
    try:
        return from_timestamp(text or "")
    except ValueError:
        return None


class ProblemReply(NotTaken):
    """The centre said what is wrong with a request, in a way its caller may act on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
