"""The clerks of a venue: pseudonyms, roles, and hashes of their PINs (protocol, Clerks)."""

import os
import re
from enum import StrEnum

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from pydantic import Field

from sync.protocol.base import WireModel
from sync.protocol.encoding import Id, Moment, Whole

PIN_DIGITS = 6
MOST_CLERKS = 500
_SALT_BYTES, _HASH_BYTES = 16, 32
_ITERATIONS, _LANES, _MEMORY_KIB = 2, 1, 19 * 1024
_PIN = re.compile(rf"[0-9]{{{PIN_DIGITS}}}")
_HASH = r"^\$argon2id\$v=19\$m=(19456),t=(2),p=(1)\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$"
"""Only these costs: a hash with others could make a desk wait for minutes."""
NAME_PATTERN = r"^[^\s\x00-\x1f\x7f-\x9f]([^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f])?$"
"""A pseudonym on one line, without blanks around it."""


class BadPin(ValueError):
    """A PIN is exactly six digits."""


class ClerkRole(StrEnum):
    """What a clerk may do besides giving tickets."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"


class Clerk(WireModel):
    """One clerk: a pseudonym, unique in the venue, and the PIN's Argon2id hash in PHC form."""

    name: str = Field(min_length=1, max_length=24, pattern=NAME_PATTERN)
    role: ClerkRole = ClerkRole.CLERK
    pin: str = Field(pattern=_HASH)


class Clerks(WireModel):
    """All clerks of the asking desk's venue; `version` is the one that its head names."""

    device: Id
    generation: Id
    version: Whole
    clerks: tuple[Clerk, ...] = Field(default=(), max_length=MOST_CLERKS)
    at: Moment


def hash_pin(pin: str) -> str:
    """The Argon2id hash of a PIN, with a fresh salt (RFC 9106). Raises `BadPin`."""
    if not _PIN.fullmatch(pin):
        raise BadPin("a PIN is six digits")
    derivation = Argon2id(
        salt=os.urandom(_SALT_BYTES),
        length=_HASH_BYTES,
        iterations=_ITERATIONS,
        lanes=_LANES,
        memory_cost=_MEMORY_KIB,
    )
    return derivation.derive_phc_encoded(pin.encode())


def pin_fits(pin: str, hashed: str) -> bool:
    """Whether a PIN is the one that was hashed. It takes some 50 ms, on purpose."""
    if not _PIN.fullmatch(pin):
        return False
    try:
        Argon2id.verify_phc_encoded(pin.encode(), hashed)
    except InvalidKey:
        return False
    return True
