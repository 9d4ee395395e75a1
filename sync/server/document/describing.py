"""How a route says what it answers, for the OpenAPI document: beside the route, in the protocol's
own terms, and no status, code or header that it cannot answer.
"""

from collections.abc import Collection, Mapping
from typing import Any

from fastapi import Response

from sync.protocol.base import WireModel
from sync.protocol.problems import PROBLEM_MEDIA_TYPE, PROBLEM_STATUS, ProblemCode
from sync.protocol.statements import StatementType

Described = dict[str, Any]
JSON, BYTES = "application/json", "application/octet-stream"
SIGNATURE, SIGNATURE_INPUT = "signature", "signatureInput"
"""The two headers of a signed request, as the document names them."""
SIGNED: list[dict[str, list[str]]] = [{SIGNATURE: [], SIGNATURE_INPUT: []}]
OPENLY: list[dict[str, list[str]]] = [{}]
OF_DESKS = frozenset(
    {
        ProblemCode.BAD_SIGNATURE,
        ProblemCode.CLOCK_SKEW,
        ProblemCode.REPLAYED,
        ProblemCode.UNKNOWN_DEVICE,
    }
)
"""Why a request that is to be signed is refused."""
OF_DESKS_IN_USE = OF_DESKS | {ProblemCode.REVOKED}
"""The same, where a desk taken out of use gets nothing."""
_ALWAYS = frozenset({ProblemCode.TOO_LARGE, ProblemCode.UNAVAILABLE, ProblemCode.INTERNAL})
"""Of every route that reads the request whole and asks the database."""
_HEADERS: dict[ProblemCode, tuple[str, ...]] = {
    ProblemCode.TOO_MANY_TRIES: ("Retry-After",),
    ProblemCode.TOO_MANY_CHECKS: ("Retry-After",),
    ProblemCode.UNAVAILABLE: ("Retry-After",),
    ProblemCode.RANGE: ("Content-Range",),
}
_ABOUT: dict[str, str] = {
    "Accept-Ranges": "`bytes`: a cut download goes on with `Range`.",
    "Cache-Control": "Who may keep the answer, and for how long.",
    "Content-Encoding": "`gzip`, where the request accepts that and it helps.",
    "Content-Range": "Which bytes of how many; in 416 how many there are.",
    "ETag": "What the answer says, for `If-None-Match`.",
    "Retry-After": "Seconds to wait.",
    "Vary": "What an answer that is kept depends on.",
}
_OPTIONAL = frozenset({"Content-Encoding"})
OF_STATEMENTS = ("Cache-Control", "Content-Encoding", "Vary")
"""The headers of every statement."""
_OK = 200


def ref(model: type[WireModel] | str) -> Described:
    """The schema of a message of the wire, by its name among the document's components."""
    name = model if isinstance(model, str) else model.__name__
    return {"$ref": f"#/components/schemas/{name}"}


def statement(kind: StatementType, message: type[WireModel], *headers: str) -> Described:
    """A signed statement: an envelope whose payload is the message's JSON in base64url."""
    payload = {
        "contentEncoding": "base64url",
        "contentMediaType": JSON,
        "contentSchema": ref(message),
    }
    says = {"payloadType": {"const": kind.value}, "payload": payload}
    schema = {"allOf": [ref("Envelope"), {"properties": says}]}
    about = f"A statement of the centre, `{kind.value}`."
    return answer(about, {JSON: schema}, *OF_STATEMENTS, *headers)


def answer(about: str, content: Mapping[str, Described] | None = None, *headers: str) -> Described:
    """Any answer: schemas by media type, and the names of its headers."""
    described: Described = {"description": about}
    if content:
        described["content"] = {each: {"schema": schema} for each, schema in content.items()}
    if headers:
        described["headers"] = {name: header(name) for name in sorted(set(headers))}
    return described


def header(name: str) -> Described:
    """A header of an answer."""
    kind = "integer" if name == "Retry-After" else "string"
    return {
        "description": _ABOUT[name],
        "required": name not in _OPTIONAL,
        "schema": {"type": kind},
    }


def problems(codes: Collection[ProblemCode]) -> dict[int, Described]:
    """The answers of these codes, one a status."""
    by_status: dict[int, list[ProblemCode]] = {}
    for code in sorted(codes):
        by_status.setdefault(PROBLEM_STATUS[code], []).append(code)
    return {status: _problem(status, found) for status, found in sorted(by_status.items())}


def _problem(status: int, codes: list[ProblemCode]) -> Described:
    says = {
        "status": {"const": status},
        "code": {"enum": [code.value for code in codes]},
    }
    about = ", ".join(f"`{code.value}`" for code in codes)
    schema = {"allOf": [ref("Problem"), {"properties": says}]}
    common = set.intersection(*(set(_HEADERS.get(code, ())) for code in codes))
    return answer(f"{about}.", {PROBLEM_MEDIA_TYPE: schema}, *common)


def described(
    says: Described,
    *,
    takes: type[WireModel] | None = None,
    refuses: Collection[ProblemCode] = (),
    also: Mapping[int, Described] | None = None,
    headers: Mapping[str, str] | None = None,
    security: list[dict[str, list[str]]] | None = None,
) -> dict[str, Any]:
    """What a route's decorator takes: its answer, the message it reads, the codes it refuses with
    beside those that every route has, other answers by status, headers it reads, and who may ask
    (whoever signs, where it refuses what is not signed, unless told).
    """
    found = {_OK: says, **(also or {}), **problems(_ALWAYS | set(refuses))}
    if security is None:
        security = SIGNED if ProblemCode.BAD_SIGNATURE in refuses else OPENLY
    extra: Described = {"security": security}
    if takes is not None:
        extra["requestBody"] = {
            "description": "At most 16 MiB, packed and unpacked; `Content-Encoding` may be gzip.",
            "required": True,
            "content": {JSON: {"schema": ref(takes)}},
        }
    if headers:
        extra["parameters"] = [
            {"name": name, "in": "header", "description": about, "schema": {"type": "string"}}
            for name, about in headers.items()
        ]
    return {"response_class": Response, "responses": found, "openapi_extra": extra}


def watched(says: Mapping[str, Described], *, fails: bool) -> dict[str, Any]:
    """The same for those who watch over a centre: a JSON object of these, all of them there, and
    whether it can fail.
    """
    schema = {"type": "object", "required": list(says), "properties": dict(says)}
    found = {_OK: answer("It is so.", {JSON: schema}, "Cache-Control")}
    if fails:
        found |= problems({ProblemCode.UNAVAILABLE, ProblemCode.INTERNAL})
    return {"responses": found, "openapi_extra": {"security": OPENLY}}
