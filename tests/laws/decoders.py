"""Everything that reads bytes from outside, with bytes that it reads and the errors it names."""

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sync.protocol import keys
from sync.protocol.base import WireModel
from sync.protocol.checks import CheckAnswer, CheckRequest
from sync.protocol.clerks import Clerks, hash_pin
from sync.protocol.encoding import from_base64url, to_base64url
from sync.protocol.key_changes import KeyChanges, follow
from sync.protocol.list_files import BadListFile, Columns, decode, encode_delta
from sync.protocol.list_keys import ListKeys, Tags
from sync.protocol.messages import (
    LIST_KEY_CONTEXT,
    Acknowledgement,
    Changes,
    Departure,
    Enrolment,
    EnrolmentRequest,
    Head,
    LeaseAnswer,
    LeaseRequest,
    LedgerBatch,
    LedgerPage,
)
from sync.protocol.problems import Problem
from sync.protocol.programme import Programme
from sync.protocol.rows import BadRow, read_row
from sync.protocol.statements import (
    BadStatement,
    StatementType,
    pre_authentication_encoding,
    read_statement,
    unverified_payload,
)
from sync.web.bodies import Received, plain_body
from sync.web.problem_answers import ProblemError

VECTORS = Path(__file__).parent.parent / "vectors"
EXAMPLES = json.loads((VECTORS / "protocol_v1.json").read_text("utf-8"))
EPOCHS = json.loads((VECTORS / "epochs_v1.json").read_text("utf-8"))
CENTRE = from_base64url(EXAMPLES["keys"]["centre_private"])
CENTRE_KEY = keys.public_signing_key(CENTRE)
ROW, FOLLOWER = EXAMPLES["chain"]["rows"][0], EXAMPLES["reincarnation"]["row"]
AT = "2026-04-25T16:00:00.000Z"
_OF = {"device": "d", "incarnation": "i", "generation": "g", "at": AT}
_LEASE = {
    "lease": "l",
    "event": "e",
    "incarnation": "i",
    "units": 3,
    "keep": 2,
    "not_after": AT,
    "report_by": AT,
}
_USE = {
    "row": "r",
    "device": "d",
    "event": "e",
    "epoch": 1,
    "tag": "LKiCsgS902k",
    "tickets": {"holder": 1},
    "at": AT,
}
_EVENT = {
    "id": "e",
    "kind": "performance",
    "sector": "culture",
    "title": {"fi": "Konsertti"},
    "organiser": "o",
    "place": "p",
    "starts_at": AT,
    "first_day": "2026-04-25",
    "limits": [{"ticket_kind": "holder", "count": 1, "per": "event", "group": "g"}],
    "quota": {"tickets": 9, "mode": "hard"},
    "holder_pays": {"cents": 900, "text": {"en": "x"}},
}
FORMAT = {"id": "f", "pattern": "[A-Z]{3}[0-9]{6}", "grouping": [3, 3, 3], "example": "ESP104482"}
_KEYS = {"centre_key": to_base64url(CENTRE_KEY), "sealed_list_key": "AAAA"}
_CLERK = {"name": "A", "role": "clerk", "pin": hash_pin("123456")}
_VERDICT = {"row": "r", "outcome": "review", "findings": ["review"], "judged_at": AT}
STATEMENTS: dict[StatementType, tuple[type[WireModel], Mapping[str, Any]]] = {
    StatementType.HEAD: (Head, json.loads(EXAMPLES["head"]["payload"])),
    StatementType.ACKNOWLEDGEMENT: (
        Acknowledgement,
        json.loads(EXAMPLES["acknowledgement"]["payload"]),
    ),
    StatementType.CHECK: (CheckAnswer, json.loads(EXAMPLES["check"]["payload"])),
    StatementType.LIST_KEYS: (ListKeys, json.loads(EPOCHS["list_keys"]["payload"])),
    StatementType.TAGS: (Tags, json.loads(EPOCHS["tags"]["payload"])),
    StatementType.LEASE: (LeaseAnswer, {**_OF, "event": "e", "lease": _LEASE}),
    StatementType.DEPARTURE: (Departure, _OF),
    StatementType.ROWS: (
        LedgerPage,
        {**_OF, "from_seq": 1, "previous_hash": "", "rows": [to_base64url(ROW.encode())]},
    ),
    StatementType.CLERKS: (
        Clerks,
        {
            **_OF,
            "version": 1,
            "clerks": [{"name": "A", "role": "clerk", "pin": hash_pin("123456")}],
        },
    ),
    StatementType.CHANGES: (
        Changes,
        {
            **_OF,
            "after": 0,
            "cursor": 2,
            "acknowledged_seq": 1,
            "ledgers": [{"incarnation": "i", "acknowledged_seq": 1, "head_hash": ""}],
            "verdicts": [
                {
                    "row": "r",
                    "outcome": "review",
                    "findings": ["review"],
                    "judged_at": AT,
                    "noted_at": AT,
                }
            ],
            "uses": [_USE],
            "leases": [_LEASE],
        },
    ),
    StatementType.ENROLMENT: (
        Enrolment,
        {
            **_OF,
            **_KEYS,
            "venue": {"id": "v", "name": "Hall"},
            "epoch": 1,
            "code_formats": [FORMAT],
            "zone": "Europe/Helsinki",
            "day_start": "05:00:00",
        },
    ),
}
PROGRAMME = {
    "version": 1,
    "venue": {"id": "v", "name": "Hall"},
    "code_formats": [FORMAT],
    "policy": {"days": {"zone": "Europe/Helsinki", "day_start": "05:00:00"}, "child_age": 18},
    "events": [_EVENT],
    "reasons": {"r": {"en": "x"}},
    "merged_events": {"w": "e"},
}
MESSAGES: dict[type[WireModel], Any] = {
    LedgerBatch: EXAMPLES["batch"]["body"],
    CheckRequest: EXAMPLES["check_request"],
    LeaseRequest: {"v": 1, "id": "i", "incarnation": "i", "event": "e", "want": 3},
    EnrolmentRequest: {
        "code": "C",
        "public_key": to_base64url(CENTRE_KEY),
        "sealing_key": to_base64url(CENTRE_KEY),
        "device_name": "Desk",
        "app_version": "1",
    },
    Programme: PROGRAMME,
    KeyChanges: EPOCHS["key_changes"],
    Problem: {"title": "gap", "status": 409, "code": "gap", "needed_seq": 3},
}


@dataclass(frozen=True)
class Decoder:
    """Something that reads bytes, the errors it is documented with, and bytes that it reads."""

    name: str
    read: Callable[[bytes], object]
    errors: tuple[type[Exception], ...]
    valid: bytes


def _signed(kind: StatementType, payload: bytes) -> bytes:
    signed = pre_authentication_encoding(kind, payload)
    signature = {
        "keyid": keys.fingerprint(CENTRE_KEY),
        "sig": to_base64url(keys.sign(CENTRE, signed)),
    }
    envelope = {
        "payload": to_base64url(payload),
        "payloadType": kind,
        "signatures": [signature],
    }
    return json.dumps(envelope).encode()


def _statement(kind: StatementType) -> Decoder:
    """Of a payload, which is signed as it is."""
    model, said = STATEMENTS[kind]

    def read(payload: bytes) -> object:
        return read_statement(_signed(kind, payload), kind, model, CENTRE_KEY)

    return Decoder(kind.value.split(".")[-1], read, (BadStatement,), json.dumps(said).encode())


def _message(model: type[WireModel], said: object) -> Decoder:
    read = model.model_validate_json
    return Decoder(model.__name__, read, (ValidationError,), json.dumps(said).encode())


def _envelope(data: bytes) -> object:
    unverified_payload(data, Head)
    return read_statement(data, StatementType.HEAD, Head, CENTRE_KEY)


def _example(stored: Mapping[str, Any]) -> bytes:
    return json.dumps(stored["envelope"]).encode()


def _follow(data: bytes) -> object:
    return follow(CENTRE_KEY, [data])


def _unsealed(data: bytes) -> object:
    own = from_base64url(EXAMPLES["keys"]["sealing_private"])
    return keys.unseal(own, data, LIST_KEY_CONTEXT)


def _gzip(data: bytes) -> bytes:
    return plain_body(Received("POST", "/v1/ledger", {"content-encoding": "gzip"}, data))


_LIST = encode_delta(1, 2, 1, Columns([3, 2**63], [9000, 9001], [0, 255]), [5, 2**64 - 1])
CARRIED = [
    *map(_statement, STATEMENTS),
    *(_message(model, said) for model, said in MESSAGES.items()),
    Decoder("row", read_row, (BadRow,), ROW.encode()),
    Decoder("reincarnation", read_row, (BadRow,), FOLLOWER.encode()),
    Decoder("walk-in", read_row, (BadRow,), EXAMPLES["walk_in_event"]["row"].encode()),
    Decoder(
        "envelope", _envelope, (BadStatement,), json.dumps(EXAMPLES["head"]["envelope"]).encode()
    ),
    Decoder(
        "key change",
        _follow,
        (BadStatement,),
        json.dumps(EPOCHS["key_change"]["envelope"]).encode(),
    ),
]
FILE = Decoder("list file", decode, (BadListFile,), _LIST)
PACKED = Decoder("gzip", _gzip, (ProblemError,), gzip.compress(b"{}" * 99))
_SEALED = from_base64url(EXAMPLES["sealing"]["sealed_list_key"])
SEALED = Decoder("sealed", _unsealed, (keys.SealError,), _SEALED)
