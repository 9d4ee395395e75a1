"""Changes of the centre's signing key: a chain in which each key signs for the next one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import Field

from sync.protocol import keys
from sync.protocol.base import WireModel
from sync.protocol.encoding import Binary, Moment
from sync.protocol.statements import (
    BadStatement,
    StatementType,
    make_statement,
    read_statement,
    unverified_payload,
)

MOST_CHANGES = 100


class KeyChange(WireModel):
    """From `at` on `new_key` signs in the place of `old_key`; both sign this. `number` counts the
    changes of a centre from 1.
    """

    number: int = Field(ge=1, lt=1 << 62)
    old_key: Binary = Field(min_length=keys.KEY_BYTES, max_length=keys.KEY_BYTES)
    new_key: Binary = Field(min_length=keys.KEY_BYTES, max_length=keys.KEY_BYTES)
    at: Moment


class KeyChanges(WireModel):
    """All changes of a centre in order, each as the statement that was signed. This itself is not
    signed: each of its parts is.
    """

    changes: tuple[Binary, ...] = Field(default=(), max_length=MOST_CHANGES)


@dataclass(frozen=True, slots=True)
class ProvenChange:
    """A change whose two signatures hold, and the bytes that prove it."""

    change: KeyChange
    statement: bytes


@dataclass(frozen=True, slots=True)
class FormerKey:
    """A public key that the centre signed with, and the moment from which another one did."""

    key: bytes
    until: datetime


def make_change(old_key: bytes, new_key: bytes, number: int, at: datetime) -> bytes:
    """The statement by which one private key hands over to another."""
    change = KeyChange(
        number=number,
        old_key=keys.public_signing_key(old_key),
        new_key=keys.public_signing_key(new_key),
        at=at,
    )
    return make_statement(old_key, StatementType.KEY_CHANGE, change, new_key)


def follow(known: bytes, statements: Sequence[bytes]) -> list[ProvenChange]:
    """The changes that lead on from the key one knows, in their order; none where nothing does.

    What came before the known key is passed over unread. Raises `BadStatement` where a change from
    the key one knows is not signed by both keys, or counts backwards.
    """
    proven: list[ProvenChange] = []
    for statement in statements:
        if unverified_payload(statement, KeyChange).old_key != known:
            continue
        change = read_statement(statement, StatementType.KEY_CHANGE, KeyChange, known)
        read_statement(statement, StatementType.KEY_CHANGE, KeyChange, change.new_key)
        if proven and change.number <= proven[-1].change.number:
            raise BadStatement("a change of keys that counts backwards")
        proven.append(ProvenChange(change, statement))
        known = change.new_key
    return proven


def led_to(known: bytes, statements: Sequence[bytes]) -> list[FormerKey]:
    """The keys that signed before the one one knows, the latest first, as far as each signed for
    the next; `statements` are in their order. Raises `BadStatement`.
    """
    found: list[FormerKey] = []
    for statement in reversed(statements):
        if unverified_payload(statement, KeyChange).new_key != known:
            continue
        change = read_statement(statement, StatementType.KEY_CHANGE, KeyChange, known)
        read_statement(statement, StatementType.KEY_CHANGE, KeyChange, change.old_key)
        found.append(FormerKey(change.old_key, change.at))
        known = change.old_key
    return found
