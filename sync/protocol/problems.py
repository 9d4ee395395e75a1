"""Errors on the wire: `application/problem+json` (RFC 9457) with a stable code."""

from enum import StrEnum

from sync.protocol.base import WireModel
from sync.protocol.encoding import Whole

PROBLEM_MEDIA_TYPE = "application/problem+json"


class ProblemCode(StrEnum):
    """What went wrong; a code's meaning and status never change."""

    BAD_REQUEST = "bad_request"
    BAD_SIGNATURE = "bad_signature"
    CLOCK_SKEW = "clock_skew"
    REPLAYED = "replayed"
    UNKNOWN_DEVICE = "unknown_device"
    REVOKED = "revoked"
    WRONG_CODE = "wrong_code"
    USED_CODE = "used_code"
    EXPIRED_CODE = "expired_code"
    TOO_MANY_TRIES = "too_many_tries"
    TOO_MANY_CHECKS = "too_many_checks"
    NOT_FOUND = "not_found"
    GAP = "gap"
    TOO_LARGE = "too_large"
    RANGE = "range"
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"


PROBLEM_STATUS: dict[ProblemCode, int] = {
    ProblemCode.BAD_REQUEST: 400,
    ProblemCode.BAD_SIGNATURE: 401,
    ProblemCode.CLOCK_SKEW: 401,
    ProblemCode.REPLAYED: 401,
    ProblemCode.UNKNOWN_DEVICE: 401,
    ProblemCode.REVOKED: 403,
    ProblemCode.WRONG_CODE: 403,
    ProblemCode.USED_CODE: 403,
    ProblemCode.EXPIRED_CODE: 403,
    ProblemCode.TOO_MANY_TRIES: 429,
    ProblemCode.TOO_MANY_CHECKS: 429,
    ProblemCode.NOT_FOUND: 404,
    ProblemCode.GAP: 409,
    ProblemCode.TOO_LARGE: 413,
    ProblemCode.RANGE: 416,
    ProblemCode.UNAVAILABLE: 503,
    ProblemCode.INTERNAL: 500,
}


class Problem(WireModel):
    """The body of an error answer. `needed_seq` goes with `gap`, `at` with `clock_skew`."""

    type: str = "about:blank"
    title: str
    status: Whole
    code: str
    detail: str = ""
    needed_seq: Whole | None = None
    at: str | None = None


def problem(
    code: ProblemCode,
    detail: str = "",
    *,
    needed_seq: int | None = None,
    at: str | None = None,
) -> Problem:
    """The problem of a code, with its status; the title is the code in words."""
    return Problem(
        title=code.replace("_", " "),
        status=PROBLEM_STATUS[code],
        code=code,
        detail=detail,
        needed_seq=needed_seq,
        at=at,
    )
