"""Passing requests on to a centre as they are, for a relay that stands between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests
import urllib3

from sync.client.carrying import Carrier
from sync.client.errors import BadReply, PageForPeople, Unreachable
from sync.client.http import (
    CHUNK_BYTES,
    CONNECT_SECONDS,
    MAX_ANSWER_BYTES,
    REDIRECTS,
    WANTS_SIGN_IN,
    Transport,
    failure_of,
    is_loopback,
)
from sync.protocol.problems import PROBLEM_MEDIA_TYPE

_ANSWER_SECONDS = 25.0
"""Less than a desk waits itself."""
_GOOD_BELOW, _FAILED_FROM = 300, 500
_UP = (
    "accept-encoding",
    "content-digest",
    "content-encoding",
    "content-type",
    "if-none-match",
    "range",
    "signature",
    "signature-input",
    "x-correlation-id",
)
_DOWN = (
    "cache-control",
    "content-encoding",
    "content-length",
    "content-range",
    "content-type",
    "etag",
    "retry-after",
)


@dataclass(frozen=True, slots=True)
class PassedAnswer:
    """What the centre answered: status, the headers that mean something (lower-case names), and
    the body in chunks as it travelled.
    """

    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]

    @property
    def is_failing_proxys(self) -> bool:
        """Whether a proxy says that it fails; the request may have reached the centre."""
        own = PROBLEM_MEDIA_TYPE in self.headers.get("content-type", "")
        return self.status >= _FAILED_FROM and not own

    def whole(self) -> bytes:
        """The whole body, within bounds. Raises `SyncError`."""
        parts, size = [], 0
        for chunk in self.chunks:
            parts.append(chunk)
            size += len(chunk)
            if size > MAX_ANSWER_BYTES:
                raise BadReply("an answer without end")
        return b"".join(parts)


class Passing:
    """The way to one centre; many threads may use it."""

    def __init__(self, address: str, transport: Transport | None = None) -> None:
        """`address` is the centre's base URL; `transport` carries requests, else the network."""
        self._address = address
        self._session = requests.Session()
        carrier = transport or Carrier(connections=32)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, carrier)
        self._session.headers.clear()
        self._session.trust_env = not is_loopback(urlsplit(address).hostname or "")

    @contextmanager
    def passed(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> Iterator[PassedAnswer]:
        """The answer to a request that is passed on with what its signature covers. Raises
        `SyncError` where there is none of the centre's.
        """
        try:
            response = self._session.request(
                method,
                self._address + target,
                data=body or None,
                headers={name: headers[name] for name in _UP if name in headers},
                timeout=(CONNECT_SECONDS, _ANSWER_SECONDS),
                stream=True,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise failure_of(error) from error
        try:
            if _is_for_people(response):
                raise PageForPeople(f"HTTP {response.status_code}")
            kept = {name: response.headers[name] for name in _DOWN if name in response.headers}
            yield PassedAnswer(response.status_code, kept, _chunks(response))
        finally:
            response.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()


def _is_for_people(response: requests.Response) -> bool:
    """Whether a network that wants a sign-in answers: nothing has reached the centre."""
    status = response.status_code
    page = "text/html" in response.headers.get("Content-Type", "").lower()
    return status in REDIRECTS or status == WANTS_SIGN_IN or (status < _GOOD_BELOW and page)


def _chunks(response: requests.Response) -> Iterator[bytes]:
    try:
        while chunk := response.raw.read(CHUNK_BYTES, decode_content=False):
            yield chunk
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        raise Unreachable(type(error).__name__) from error
