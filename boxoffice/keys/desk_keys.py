"""All secrets of one desk, and how they are written down."""

import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from boxoffice.keys.errors import KeysDamaged
from sync.protocol.encoding import Binary, Id, new_id
from sync.protocol.keys import KEY_BYTES, new_sealing_key, new_signing_key

_VERSION = 1
_Key = Annotated[Binary, Field(min_length=KEY_BYTES, max_length=KEY_BYTES)]
_Hash = Annotated[Binary, Field(max_length=KEY_BYTES)]


@dataclass(frozen=True, slots=True)
class DeskKeys:
    """Raw 32-byte keys, list keys by epoch, and the marks that betray a restored or copied desk.

    The marks (protocol, Restore and clone) are what the centre last acknowledged of which
    incarnation: `acknowledged_hash` is the chain's hash after `acknowledged_seq`, empty at 0.
    """

    signing_key: bytes = field(repr=False)
    sealing_key: bytes = field(repr=False)
    store_key: bytes = field(repr=False)
    incarnation: str
    list_keys: dict[int, bytes] = field(repr=False, default_factory=dict)
    acknowledged_seq: int = 0
    acknowledged_hash: bytes = field(repr=False, default=b"")

    def with_list_key(self, epoch: int, key: bytes) -> "DeskKeys":
        """The same keys, and the list key of one more epoch."""
        return replace(self, list_keys={**self.list_keys, epoch: key})

    def with_acknowledged(self, incarnation: str, seq: int, chain_hash: bytes) -> "DeskKeys":
        """The same keys, and what the centre has now acknowledged."""
        return replace(
            self, incarnation=incarnation, acknowledged_seq=seq, acknowledged_hash=chain_hash
        )


class _Written(BaseModel):
    """The JSON form."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    v: int = Field(default=_VERSION, ge=_VERSION, le=_VERSION)
    signing_key: _Key
    sealing_key: _Key
    store_key: _Key
    incarnation: Id
    list_keys: dict[int, _Key] = {}
    acknowledged_seq: int = Field(default=0, ge=0)
    acknowledged_hash: _Hash = b""


def new_keys(now: datetime) -> DeskKeys:
    """Fresh keys of a desk that is not enrolled yet; its incarnation begins `now`."""
    return DeskKeys(
        signing_key=new_signing_key(),
        sealing_key=new_sealing_key(),
        store_key=os.urandom(KEY_BYTES),
        incarnation=new_id(now),
    )


def write_keys(keys: DeskKeys) -> bytes:
    """The keys as JSON in UTF-8, keys in base64url."""
    return (
        _Written(
            signing_key=keys.signing_key,
            sealing_key=keys.sealing_key,
            store_key=keys.store_key,
            incarnation=keys.incarnation,
            list_keys=keys.list_keys,
            acknowledged_seq=keys.acknowledged_seq,
            acknowledged_hash=keys.acknowledged_hash,
        )
        .model_dump_json()
        .encode()
    )


def read_keys(data: bytes | str) -> DeskKeys:
    """The keys of this JSON. Raises `KeysDamaged`, which never shows what was read."""
    try:
        written = _Written.model_validate_json(data)
    except ValidationError:
        raise KeysDamaged from None
    return DeskKeys(
        signing_key=written.signing_key,
        sealing_key=written.sealing_key,
        store_key=written.store_key,
        incarnation=written.incarnation,
        list_keys=dict(written.list_keys),
        acknowledged_seq=written.acknowledged_seq,
        acknowledged_hash=written.acknowledged_hash,
    )
