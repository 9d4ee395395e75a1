"""Requests as they come, whole and bounded, and answers of JSON, compressed where that helps."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Request, Response
from pydantic import ValidationError
from starlette.requests import ClientDisconnect

from sync.protocol.base import WireModel
from sync.protocol.problems import ProblemCode
from sync.protocol.versions import MAX_BATCH_BYTES
from sync.web.problem_answers import ProblemError

Message = TypeVar("Message", bound=WireModel)
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_GZIP_FROM = 1024


@dataclass(frozen=True, slots=True)
class Received:
    """A request's parts as they came: path with query, headers (lower-case names), body."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


async def received(request: Request) -> Received:
    """The whole request, its body bounded as it arrives."""
    parts, size = [], 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > MAX_BATCH_BYTES:
                raise ProblemError(ProblemCode.TOO_LARGE)
            parts.append(part)
    except ClientDisconnect as error:
        # A desk that lost its connection half-way is no fault of this end's: nobody reads this.
        raise ProblemError(ProblemCode.BAD_REQUEST, "the request ended half-way") from error
    target = request.scope["raw_path"].decode("ascii", "replace")
    if query := request.scope["query_string"]:
        target += "?" + query.decode("ascii", "replace")
    return Received(request.method, target, dict(request.headers), b"".join(parts))


WholeRequest = Annotated[Received, Depends(received)]
"""The whole request, its body at most 16 MiB."""


def plain_body(received: Received) -> bytes:
    """The body without its compression, never more than 16 MiB. Raises `ProblemError`."""
    encoding = received.headers.get("content-encoding", "identity").strip().lower()
    if encoding == "identity":
        return received.body
    if encoding != "gzip":
        raise ProblemError(ProblemCode.BAD_REQUEST, "only gzip is understood")
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    try:
        body = inflater.decompress(received.body, MAX_BATCH_BYTES)
    except zlib.error as error:
        raise ProblemError(ProblemCode.BAD_REQUEST, "the body is not gzip") from error
    if inflater.unconsumed_tail:
        raise ProblemError(ProblemCode.TOO_LARGE)
    if not inflater.eof or inflater.unused_data:
        raise ProblemError(ProblemCode.BAD_REQUEST, "the body is not one whole gzip stream")
    return body


def message_of(received: Received, model: type[Message], otherwise: str) -> Message:
    """The message that the body is. Raises `ProblemError` `bad_request`, with what it is
    `otherwise`, where it is none.
    """
    try:
        return model.model_validate_json(plain_body(received), strict=True)
    except ValidationError as error:
        raise ProblemError(ProblemCode.BAD_REQUEST, otherwise) from error


def statement_answer(
    received: Received, statement: bytes, headers: Mapping[str, str] | None = None
) -> Response:
    """An answer of JSON, compressed where the desk takes that and it helps."""
    answered = {"Cache-Control": "no-store", "Vary": "Accept-Encoding", **(headers or {})}
    if len(statement) >= _GZIP_FROM and "gzip" in received.headers.get("accept-encoding", ""):
        packer = zlib.compressobj(5, wbits=_GZIP_WINDOW)
        statement = packer.compress(statement) + packer.flush()
        answered["Content-Encoding"] = "gzip"
    return Response(statement, headers=answered, media_type="application/json")
