"""The cards of the protocol's worked example: their codes and formats, tags, lists and head."""

import hashlib
import hmac
import json
from datetime import date, timedelta
from typing import Any

from sync.protocol.card_codes import CodeFormat, recognise
from sync.protocol.days import DAY_ZERO
from sync.protocol.encoding import to_base64url
from sync.protocol.kinds import CardKind, CardStatus
from sync.protocol.list_files import (
    Columns,
    decode,
    difference,
    encode_delta,
    encode_snapshot,
    pack_flags,
)
from sync.protocol.messages import DeltaRef, Head, ProgrammeRef, SnapshotRef
from sync.protocol.tags import tag_of
from tests.support.example_rows import GENERATION, LIST_KEY, NOW

FORMAT = CodeFormat(
    id="personal", pattern="[A-Z]{3}[0-9]{6}", grouping=(3, 3, 3), example="ESP104482"
)
NUMBERS = CodeFormat(id="numbers", pattern="[0-9]{14}", example="10448200000017")
LOOKED_FOR = (
    ((FORMAT,), ("Code128", "Code39", "DataMatrix", "EAN-13", "PDF417", "QR"), ()),
    ((FORMAT.model_copy(update={"symbologies": ("QR", "a later kind")}),), ("QR",), ()),
    (
        (
            FORMAT.model_copy(update={"symbologies": ("Code128",)}),
            NUMBERS.model_copy(update={"symbologies": ("ITF", "QR"), "itf_length": 14}),
        ),
        ("Code128", "ITF", "QR"),
        (14,),
    ),
    ((NUMBERS.model_copy(update={"symbologies": ("ITF", "QR")}),), ("QR",), ()),
)
"""Code formats of a network, and the kinds of barcode and lengths of ITF to read on its cards."""


def tag(typed: str) -> dict[str, Any]:
    code = recognise(typed, [FORMAT])
    if code is None:
        raise ValueError("the example's code fits its format")
    whole = hmac.new(LIST_KEY, code.text.encode(), hashlib.sha256).digest()
    return {
        "format": json.loads(FORMAT.to_bytes()),
        "typed": typed,
        "code": code.text,
        "grouped": code.grouped,
        "epoch": 1,
        "hmac_sha256": to_base64url(whole),
        "tag": to_base64url(tag_of(LIST_KEY, code.text)),
    }


def symbologies(
    formats: tuple[CodeFormat, ...], kinds: tuple[str, ...], itf_lengths: tuple[int, ...]
) -> dict[str, Any]:
    return {
        "formats": [json.loads(each.to_bytes()) for each in formats],
        "read": list(kinds),
        "itf_lengths": list(itf_lengths),
    }


Cards = dict[str, tuple[date, CardKind, CardStatus, int]]
CARDS: Cards = {
    "ESP104482": (date(2027, 3, 14), CardKind.PERSONAL, CardStatus.ACTIVE, 3),
    "ESP104388": (date(2026, 4, 25), CardKind.PERSONAL, CardStatus.ACTIVE, 0),
    "ESPY0214": (date(2026, 12, 31), CardKind.COMMUNITY, CardStatus.ACTIVE, 0),
}
CHANGED_CARDS: Cards = {
    "ESP104482": (date(2027, 3, 14), CardKind.PERSONAL, CardStatus.BLOCKED, 3),
    "ESPY0214": (date(2026, 12, 31), CardKind.COMMUNITY, CardStatus.ACTIVE, 0),
    "ESP104719": (date(2027, 4, 24), CardKind.PERSONAL, CardStatus.ACTIVE, 1),
}


def columns(cards: Cards) -> Columns:
    entries = sorted(
        (
            int.from_bytes(tag_of(LIST_KEY, code)),
            (last_valid_day - DAY_ZERO).days,
            pack_flags(kind, status, allowance),
        )
        for code, (last_valid_day, kind, status, allowance) in cards.items()
    )
    tags, days, flags = zip(*entries, strict=True)
    return Columns(tags, days, flags)


def list_files() -> tuple[bytes, bytes]:
    before, after = columns(CARDS), columns(CHANGED_CARDS)
    return encode_snapshot(2, 1, before), encode_delta(2, 3, 1, *difference(before, after))


def file(data: bytes) -> dict[str, Any]:
    file = decode(data)
    return {
        "bytes": to_base64url(data),
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "header": json.loads(file.header.model_dump_json()),
        "entries": [
            {"tag": to_base64url(tag.to_bytes(8)), "day": day, "flags": flags}
            for tag, day, flags in file.entries.rows()
        ],
        "removed": [to_base64url(tag.to_bytes(8)) for tag in file.removed],
    }


def head(snapshot: bytes, delta: bytes) -> Head:
    return Head(
        version=3,
        generation=GENERATION,
        issued_at=NOW,
        expires_at=NOW + timedelta(days=1),
        epoch=1,
        snapshot=SnapshotRef(
            version=2,
            sha256=hashlib.sha256(snapshot).digest(),
            size=len(snapshot),
            count=len(CARDS),
        ),
        deltas=(
            DeltaRef(
                from_version=2,
                to_version=3,
                sha256=hashlib.sha256(delta).digest(),
                size=len(delta),
                count=len(CHANGED_CARDS),
            ),
        ),
        programme=ProgrammeRef(version=1, sha256=hashlib.sha256(b"{}").digest(), size=2),
        blocks=(tag_of(LIST_KEY, "ESP104719"),),
    )
