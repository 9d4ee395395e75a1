"""The OpenAPI document of what the centre answers desks and those who watch over it.

Routes say it themselves (`sync.server.document.describing`); here it is put together with the
schemas of the messages, which are those of the models that read and write them.
"""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from sync.protocol.base import WireModel
from sync.protocol.checks import CheckAnswer, CheckRequest
from sync.protocol.clerks import Clerks
from sync.protocol.key_changes import KeyChange, KeyChanges
from sync.protocol.list_keys import ListKeys, Tags
from sync.protocol.messages import (
    Acknowledgement,
    Changes,
    Departure,
    DepartureRequest,
    Enrolment,
    EnrolmentRequest,
    Head,
    LeaseAnswer,
    LeaseRequest,
    LedgerBatch,
    LedgerPage,
)
from sync.protocol.problems import Problem
from sync.protocol.refusals import RefusalsHeard, RefusalsTold
from sync.protocol.relays import CarriedBatch, VenueDevices
from sync.protocol.statements import Envelope
from sync.protocol.versions import PROTOCOL_VERSION
from sync.server.document.describing import OPENLY, SIGNATURE, SIGNATURE_INPUT

MESSAGES: tuple[type[WireModel], ...] = (
    Acknowledgement,
    CarriedBatch,
    Changes,
    CheckAnswer,
    CheckRequest,
    Clerks,
    Departure,
    DepartureRequest,
    Enrolment,
    EnrolmentRequest,
    Envelope,
    Head,
    KeyChange,
    KeyChanges,
    LeaseAnswer,
    LeaseRequest,
    LedgerBatch,
    LedgerPage,
    ListKeys,
    Problem,
    RefusalsHeard,
    RefusalsTold,
    Tags,
    VenueDevices,
)
"""All that is said over HTTP; parts of them come along."""
_ABOUT = """\
What a centre of the ticket desk network answers desks, and those who watch over it: every request,
answer, status, code and header. What a desk does with it (signing, sealing, the chain of rows,
judging, lists and programmes) stands in `docs/protocol.md`.

Each answer that is no success is `application/problem+json` (RFC 9457): act on its `code`. Paths
and methods that are not here are `not_found`. The pages for people at `/console` are no part of it.
"""
_SIGNED = """\
An HTTP Message Signature (RFC 9421, `ed25519`, label `kaiku`) by an enrolled desk over `@method`,
`@path`, `@query` and, where there is a body, `content-digest` (RFC 9530, `sha-256`); with
`created`, `keyid` (the device), `nonce` and `alg`.
"""
_TEXT = {"schema": {"type": "string"}}
_METRICS = {
    "servers": [
        {"url": "http://127.0.0.1:9460", "description": "A port of its own: `serve --metrics`."}
    ],
    "get": {
        "operationId": "get_metrics",
        "summary": "Get Metrics",
        "description": "What Prometheus reads, where the centre was started so: counts only.",
        "security": OPENLY,
        "responses": {
            "200": {
                "description": "The numbers; the second form for a request that accepts it.",
                "content": {"text/plain": _TEXT, "application/openmetrics-text": _TEXT},
            }
        },
    },
}
_BASE64URL = "base64url"
_GROUP = "(?:[A-Za-z0-9_-]{4})"
_ENDS = ("", "[A-Za-z0-9_-][AQgw]", "[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048]")
"""What stands behind groups of three bytes for none, one and two more: no bits astray."""


class _WireSchema(GenerateJsonSchema):
    """Bytes are base64url without padding: the one text of them."""

    def bytes_schema(self, schema: core_schema.BytesSchema) -> JsonSchemaValue:
        """So many bytes, or any."""
        text = _text_of(schema.get("min_length"), schema.get("max_length"))
        return {"type": "string", "contentEncoding": _BASE64URL, "pattern": text}


def _text_of(least: int | None, most: int | None) -> str:
    """The pattern of a text of bytes; no message has any whose number is bounded otherwise."""
    if least is None and most is None:
        return f"^{_GROUP}*(?:{_ENDS[1]}|{_ENDS[2]})?$"
    assert least is not None, "bytes with a bound on one side"  # noqa: S101 - a fault of our own
    assert least == most, "bytes of different lengths"  # noqa: S101
    return f"^{_GROUP}{{{least // 3}}}{_ENDS[least % 3]}$"


def _exact(schema: Any) -> None:
    """Have the lengths of bytes that a schema says beside their text said of the text."""
    if isinstance(schema, dict):
        if schema.get("contentEncoding") == _BASE64URL and "minLength" in schema:
            schema["pattern"] = _text_of(schema.pop("minLength"), schema.pop("maxLength", None))
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            _exact(each)


def document(app: FastAPI) -> dict[str, Any]:
    """The document of an application, made at its first use."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="Kaiku centre",
            version=str(PROTOCOL_VERSION),
            openapi_version="3.1.0",
            description=_ABOUT,
            routes=app.routes,
        )
        for path in made["paths"].values():
            for operation in path.values():
                # The framework promises this for every parameter; here that is a `bad_request`.
                operation["responses"].pop("422", None)
        made["paths"]["/metrics"] = _METRICS
        made["components"] = {"schemas": _schemas(), "securitySchemes": _security()}
        app.openapi_schema = made
    return app.openapi_schema


def _schemas() -> dict[str, Any]:
    _, found = models_json_schema(
        [(each, "validation") for each in MESSAGES],
        ref_template="#/components/schemas/{model}",
        schema_generator=_WireSchema,
    )
    schemas: dict[str, Any] = found["$defs"]
    _exact(schemas)
    return schemas


def _security() -> dict[str, Any]:
    return {
        SIGNATURE: {"type": "apiKey", "in": "header", "name": "Signature", "description": _SIGNED},
        SIGNATURE_INPUT: {
            "type": "apiKey",
            "in": "header",
            "name": "Signature-Input",
            "description": "What `Signature` covers, and its parameters.",
        },
    }
