"""Enrolling: a desk makes its keys, becomes known to a centre, and keeps who it is.

The order is what makes it safe to break off anywhere: the place of the keys is noted first, then
the keys are kept, then the centre is asked. The same code with the same keys gets the same answer
within 24 h (protocol, Enrolment), so that trying again after a crash is enough.
"""

import platform
from dataclasses import dataclass, field
from datetime import datetime

from boxoffice.keys.desk_keys import DeskKeys, new_keys
from boxoffice.keys.errors import KeysMissing
from boxoffice.keys.sources import KeySource
from sync.client.enrolling import enrol
from sync.client.errors import BadReply, Refused
from sync.client.http import ANSWER_SECONDS
from sync.protocol.keys import (
    KEY_BYTES,
    SealError,
    fingerprint,
    public_sealing_key,
    public_signing_key,
    unseal,
)
from sync.protocol.messages import LIST_KEY_CONTEXT, Enrolment, EnrolmentRequest
from sync.protocol.problems import ProblemCode
from sync.protocol.versions import CLIENT_VERSION

MAX_NAME = 80
_MAX_CODE = 32
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", " ": "", "-": ""})
"""Crockford's base32 has no O, I or L: whoever types one read a digit."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A centre's answer, of which nothing is kept before a person has compared its fingerprint."""

    address: str
    enrolment: Enrolment
    statement: bytes = field(repr=False)
    keys: DeskKeys

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the centre's key, in groups to read aloud."""
        return fingerprint(self.enrolment.centre_key)


def ask_centre(
    address: str,
    code: str,
    name: str,
    keys: DeskKeys,
    timeout: float = ANSWER_SECONDS,
) -> Offer:
    """What the centre at this address answers to a one-time code.

    `keys` are kept already. Raises `SyncError`; `Refused` for a code that does not serve.
    """
    typed = code.upper().translate(_LOOK_ALIKES)
    if not 0 < len(typed) <= _MAX_CODE:
        raise Refused(ProblemCode.WRONG_CODE)
    request = EnrolmentRequest(
        code=typed,
        public_key=public_signing_key(keys.signing_key),
        sealing_key=public_sealing_key(keys.sealing_key),
        device_name=(name.strip() or default_name())[:MAX_NAME],
        app_version=CLIENT_VERSION,
    )
    enrolment, statement = enrol(address, request, timeout)
    return Offer(address, enrolment, statement, _with_list_key(keys, enrolment))


def same_fingerprint(told: str, shown: str) -> bool:
    """Whether two fingerprints agree, however they are grouped and in either case."""
    return _digits(told) == _digits(shown)


def default_name() -> str:
    """This computer's own name."""
    return platform.node()[:MAX_NAME] or "desk"


def kept_keys(source: KeySource, now: datetime, *, fresh: bool) -> DeskKeys:
    """The keys kept in the source; where there are none and the desk is `fresh`, new ones, kept
    before they are used. Raises `KeysError`, also where keys of a desk with records are gone.
    """
    try:
        return source.load()
    except KeysMissing:
        if not fresh:
            raise
    keys = new_keys(now)
    source.store(keys)
    return keys


def _with_list_key(keys: DeskKeys, enrolment: Enrolment) -> DeskKeys:
    try:
        list_key = unseal(keys.sealing_key, enrolment.sealed_list_key, LIST_KEY_CONTEXT)
    except SealError as error:
        raise BadReply("a list key that is not for this desk") from error
    if len(list_key) != KEY_BYTES:
        raise BadReply("a list key of another length")
    return keys.with_list_key(enrolment.epoch, list_key)


def _digits(text: str) -> str:
    return "".join(character for character in text.upper() if character.isalnum())
