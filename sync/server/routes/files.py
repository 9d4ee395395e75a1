"""`GET /v1/files/{sha256}`."""

import re

from fastapi import APIRouter, Response

from sync.protocol.problems import ProblemCode
from sync.server.asking.requests import CentreServices
from sync.server.asking.signers import desk_in_use
from sync.server.centre import Centre
from sync.server.document.describing import (
    BYTES,
    OF_DESKS_IN_USE,
    OPENLY,
    SIGNED,
    answer,
    described,
)
from sync.web.bodies import Received, WholeRequest
from sync.web.problem_answers import ProblemError

router = APIRouter()
OK, PARTIAL = 200, 206
_FILE = {"type": "string", "format": "binary"}
_HEADERS = ("Accept-Ranges", "Cache-Control", "ETag")
_HASH = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes=(\d{1,18})?-(\d{1,18})?")


@router.get(
    "/v1/files/{sha256}",
    **described(
        answer("The file, whole.", {BYTES: _FILE}, *_HEADERS),
        also={
            PARTIAL: answer("One range of it.", {BYTES: _FILE}, "Content-Range", *_HEADERS),
        },
        refuses=OF_DESKS_IN_USE | {ProblemCode.NOT_FOUND, ProblemCode.RANGE},
        headers={"Range": "One range of bytes (RFC 9110, 14); else the file is whole."},
        # A card list is anybody's; a programme is for who signs as a desk of its venue.
        security=OPENLY + SIGNED,
    ),
)
def get_file(sha256: str, services: CentreServices, received: WholeRequest) -> Response:
    """A published file, whole or one range of it; programmes for desks of their venue only."""
    if not _HASH.fullmatch(sha256):
        raise ProblemError(ProblemCode.NOT_FOUND)
    file = services.files.get(bytes.fromhex(sha256))
    if file is None:
        raise ProblemError(ProblemCode.NOT_FOUND)
    if file.venue is not None:
        _check_reader(services.centre, received, file.venue)
    scope = "public" if file.venue is None else "private"
    headers = {
        "ETag": f'"{sha256}"',
        "Cache-Control": f"{scope}, max-age=31536000, immutable",
        "Accept-Ranges": "bytes",
    }
    wanted = _range(received.headers.get("range"), len(file.data))
    if wanted is None:
        return Response(file.data, OK, headers, "application/octet-stream")
    start, end = wanted
    headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(file.data)}"
    return Response(file.data[start:end], PARTIAL, headers, "application/octet-stream")


def _check_reader(centre: Centre, received: Received, venue: str) -> None:
    device = desk_in_use(centre, received)
    if device.venue != venue:
        raise ProblemError(ProblemCode.NOT_FOUND)


def _range(header: str | None, size: int) -> tuple[int, int] | None:
    """(start, end) of a single byte range, None for the whole file (also for what is no single
    range, RFC 9110 section 14.2). Raises `ProblemError` `range` outside the file.
    """
    match = _RANGE.fullmatch(header.strip()) if header else None
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    if first is None:
        start, end = max(0, size - int(last)), size
    else:
        start = int(first)
        end = min(size, int(last) + 1) if last else size
    if start >= size or end <= start:
        raise ProblemError(ProblemCode.RANGE, headers={"Content-Range": f"bytes */{size}"})
    return start, end
