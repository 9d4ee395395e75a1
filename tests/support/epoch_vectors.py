"""Writes `tests/vectors/epochs_v1.json`: list keys, tags and a change of the centre's key."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from sync.protocol import keys
from sync.protocol.base import WireModel
from sync.protocol.encoding import to_base64url
from sync.protocol.key_changes import KeyChange, KeyChanges, make_change
from sync.protocol.list_keys import ListKeys, RowTag, SealedListKey, Tags
from sync.protocol.messages import LIST_KEY_CONTEXT
from sync.protocol.statements import (
    StatementType,
    make_statement,
    pre_authentication_encoding,
    unverified_payload,
)
from sync.protocol.tags import tag_of

VECTORS = Path(__file__).parent.parent / "vectors" / "epochs_v1.json"
NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
DEVICE = "01963b2f-7a00-7000-8000-000000000001"
GENERATION = "01963b2f-7a00-7000-8000-000000000002"
ROW = "01963b2f-7a00-7000-8000-000000000003"
CODE = "ESP104482"


def _key(name: str) -> bytes:
    return hashlib.sha256(b"kaiku test key: " + name.encode()).digest()


CENTRE_KEYS = [_key("centre"), _key("centre 2"), _key("centre 3")]
LIST_KEYS = {1: _key("list"), 2: _key("list 2")}
SEALING_KEY = _key("sealing")


def _statement(kind: StatementType, message: WireModel, *also: bytes) -> dict[str, Any]:
    return {
        "payload": message.to_bytes().decode(),
        "signed_bytes": to_base64url(pre_authentication_encoding(kind, message.to_bytes())),
        "envelope": json.loads(make_statement(CENTRE_KEYS[0], kind, message, *also)),
    }


def make() -> dict[str, Any]:
    """The example; what is sealed differs each time."""
    recipient = keys.public_sealing_key(SEALING_KEY)
    list_keys = ListKeys(
        device=DEVICE,
        generation=GENERATION,
        list_keys=tuple(
            SealedListKey(
                epoch=epoch,
                begins=NOW + timedelta(hours=48 * (epoch - 1)),
                sealed=keys.seal(recipient, key, LIST_KEY_CONTEXT),
            )
            for epoch, key in LIST_KEYS.items()
        ),
        at=NOW,
    )
    tags = Tags(
        device=DEVICE,
        generation=GENERATION,
        epoch=2,
        after=0,
        cursor=12,
        tags=(RowTag(row=ROW, tag=tag_of(LIST_KEYS[2], CODE)),),
        at=NOW + timedelta(hours=49),
    )
    changes = [
        make_change(old, new, number, NOW + timedelta(days=number))
        for number, (old, new) in enumerate(pairwise(CENTRE_KEYS), start=1)
    ]
    first = unverified_payload(changes[0], KeyChange)
    return {
        "about": "Epochs and the centre's key, protocol version 1. Every key is the SHA-256 of "
        "'kaiku test key: ' and its name: made up, for this file only. Binary is base64url without "
        "padding.",
        "centre_private": [to_base64url(key) for key in CENTRE_KEYS],
        "centre_public": [to_base64url(keys.public_signing_key(key)) for key in CENTRE_KEYS],
        "sealing_private": to_base64url(SEALING_KEY),
        "list_keys_by_epoch": {str(epoch): to_base64url(key) for epoch, key in LIST_KEYS.items()},
        "code": CODE,
        "tags_by_epoch": {
            str(epoch): to_base64url(tag_of(key, CODE)) for epoch, key in LIST_KEYS.items()
        },
        "list_keys": _statement(StatementType.LIST_KEYS, list_keys),
        "tags": _statement(StatementType.TAGS, tags),
        "key_change": _statement(StatementType.KEY_CHANGE, first, CENTRE_KEYS[1]),
        "key_changes": json.loads(KeyChanges(changes=tuple(changes)).to_bytes()),
    }


if __name__ == "__main__":
    VECTORS.write_text(json.dumps(make(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
