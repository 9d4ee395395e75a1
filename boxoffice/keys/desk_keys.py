"""All secrets of one desk, and how they are written down."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from boxoffice.keys.errors import KeysDamaged
from sync.protocol.encoding import Binary, Id, new_id
from sync.protocol.keys import (
    KEY_BYTES,
    new_sealing_key,
    new_signing_key,
    public_signing_key,
)

_VERSION = 1
_MOST_OTHERS = 20
_Key = Annotated[Binary, Field(min_length=KEY_BYTES, max_length=KEY_BYTES)]
_Hash = Annotated[Binary, Field(max_length=KEY_BYTES)]


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A desk's keys beside those in force: of the `device` that it was before, whose rows may still
    wait to be sent, or without one of whom it may become.
    """

    signing_key: bytes = field(repr=False)
    sealing_key: bytes = field(repr=False)
    device: str = ""

    @property
    def public_key(self) -> bytes:
        """The public half of the signing key."""
        return public_signing_key(self.signing_key)


@dataclass(frozen=True, slots=True)
class DeskKeys:
    """Raw 32-byte keys, list keys by epoch, and the marks that betray a restored or copied desk.

    The marks (protocol, Restored and copied desks) are what the centre last acknowledged of which
    incarnation: `acknowledged_hash` is the chain's hash after `acknowledged_seq`, empty at 0.
    """

    signing_key: bytes = field(repr=False)
    sealing_key: bytes = field(repr=False)
    store_key: bytes = field(repr=False)
    incarnation: str
    list_keys: dict[int, bytes] = field(repr=False, default_factory=dict)
    acknowledged_seq: int = 0
    acknowledged_hash: bytes = field(repr=False, default=b"")
    others: tuple[KeyPair, ...] = ()

    @property
    def public_key(self) -> bytes:
        """The public half of the signing key in force."""
        return public_signing_key(self.signing_key)

    @property
    def unused(self) -> KeyPair | None:
        """Keys that no centre has taken yet."""
        return next((each for each in self.others if not each.device), None)

    def with_unused(self) -> "DeskKeys":
        """The same keys, and a pair of new ones; one that is there already serves."""
        if self.unused is not None:
            return self
        fresh = KeyPair(new_signing_key(), new_sealing_key())
        return replace(self, others=(*self.others, fresh))

    def acting_as(self, public_key: bytes, device: str = "") -> "DeskKeys":
        """The same keys with the pair of a public key in force; the pair that was steps back as
        `device`'s. Nothing changes where it is in force already, or there is no such pair.
        """
        found = next((each for each in self.others if each.public_key == public_key), None)
        if self.public_key == public_key or found is None:
            return self
        back = KeyPair(self.signing_key, self.sealing_key, device)
        others = tuple(each for each in self.others if each is not found)
        return replace(
            self,
            signing_key=found.signing_key,
            sealing_key=found.sealing_key,
            others=(*others, back),
        )

    def with_list_key(self, epoch: int, key: bytes) -> "DeskKeys":
        """The same keys, and the list key of one more epoch."""
        return replace(self, list_keys={**self.list_keys, epoch: key})

    def with_list_keys(self, list_keys: Mapping[int, bytes]) -> "DeskKeys":
        """The same keys, with these list keys and no others."""
        return replace(self, list_keys=dict(list_keys))

    def with_acknowledged(self, incarnation: str, seq: int, chain_hash: bytes) -> "DeskKeys":
        """The same keys, and what the centre has now acknowledged."""
        return replace(
            self, incarnation=incarnation, acknowledged_seq=seq, acknowledged_hash=chain_hash
        )


class _Pair(BaseModel):
    """A pair beside those in force."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, strict=False)

    signing_key: _Key
    sealing_key: _Key
    device: str = Field(default="", max_length=64)


class _Written(BaseModel):
    """The JSON form."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, strict=False)

    v: int = Field(default=_VERSION, ge=_VERSION, le=_VERSION)
    signing_key: _Key
    sealing_key: _Key
    store_key: _Key
    incarnation: Id
    list_keys: dict[int, _Key] = {}
    acknowledged_seq: int = Field(default=0, ge=0)
    acknowledged_hash: _Hash = b""
    others: tuple[_Pair, ...] = Field(default=(), max_length=_MOST_OTHERS)


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
            others=tuple(
                _Pair(
                    signing_key=each.signing_key,
                    sealing_key=each.sealing_key,
                    device=each.device,
                )
                for each in keys.others[-_MOST_OTHERS:]
            ),
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
        others=tuple(
            KeyPair(each.signing_key, each.sealing_key, each.device) for each in written.others
        ),
    )
