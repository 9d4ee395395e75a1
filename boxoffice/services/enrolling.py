"""Enrolling: a desk makes its keys, becomes known to a centre, and keeps who it is.

The order is what makes it safe to break off anywhere: the place of the keys is noted first, then
the keys are kept, then the centre is asked. The same code with the same keys gets the same answer
within 24 h (protocol, Enrolment), so that trying again after a crash is enough.
"""

import platform
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from boxoffice.keys.desk_keys import DeskKeys, new_keys
from boxoffice.keys.errors import KeysMissing
from boxoffice.keys.sources import KeySource
from boxoffice.store.database import Store, create_store
from boxoffice.store.errors import StoreError, StoreMissing
from boxoffice.store.identity import DeskIdentity, enrolled
from boxoffice.store.list_keys import KeptKey
from boxoffice.store.moments import to_millis
from sync.client.enrolling import enrol
from sync.client.errors import BadReply, Refused
from sync.protocol.encoding import new_id
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
    name: str
    enrolment: Enrolment
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
    timeout: float | None = None,
    *,
    device: str | None = None,
) -> Offer:
    """What the centre at this address answers to a one-time code.

    `keys` are kept already; `device` is who the desk was with them before, whose rows name it.
    Raises `SyncError`; `Refused` for a code that does not serve.
    """
    typed = code.upper().translate(_LOOK_ALIKES)
    if not 0 < len(typed) <= _MAX_CODE:
        raise Refused(ProblemCode.WRONG_CODE)
    chosen = _one_line(name)[:MAX_NAME] or default_name()
    request = EnrolmentRequest(
        code=typed,
        public_key=public_signing_key(keys.signing_key),
        sealing_key=public_sealing_key(keys.sealing_key),
        device_name=chosen,
        app_version=CLIENT_VERSION,
        device=device,
    )
    enrolment, _ = enrol(address, request, timeout)
    name_there = enrolment.name or chosen
    return Offer(address, name_there, enrolment, _with_list_key(keys, enrolment))


def accept(folder: Path, source: KeySource, offer: Offer, now: datetime) -> None:
    """Keep the list key, then who this desk is; a crash between leaves no half desk.

    Records that are there already stay, and go on under the same keys. At another centre the list
    key lies with the records, and comes in force with them: beside the keys its number may be that
    of another one, by which this desk looks cards up until then. Raises `KeysError`, `StoreError`.
    """
    enrolment, keys = offer.enrolment, offer.keys
    identity = enrolled(
        enrolment,
        name=offer.name,
        address=offer.address,
        public_key=public_signing_key(keys.signing_key),
        incarnation=keys.incarnation,
    )
    before = _identity_of(folder, keys.store_key)
    if before is not None and not before.same_place(identity):
        keys = keys.with_list_keys(source.load().list_keys)
    source.store(keys)
    create_store(
        folder,
        keys.store_key,
        identity,
        at_millis=to_millis(now),
        list_key=KeptKey(enrolment.epoch, enrolment.sealed_list_key, enrolment.at),
    )


def keys_of_another(folder: Path, source: KeySource, keys: DeskKeys, now: datetime) -> DeskKeys:
    """Keys with which the desk of a folder becomes a device of its own, kept before they are used;
    what it recorded stays, and goes up as who it was. Raises `KeysError`, `StoreError`.
    """
    with Store(folder, keys.store_key) as store:
        identity = store.state().identity
    if identity is None:
        raise StoreMissing(folder)
    ready = keys.acting_as(identity.public_key).with_unused()
    source.store(ready)
    unused = ready.unused
    if unused is None:
        raise KeysMissing
    another = ready.acting_as(unused.public_key, identity.device)
    return another.with_acknowledged(new_id(now), 0, b"")


def device_before(folder: Path, store_key: bytes) -> str | None:
    """Who the desk of a folder is; None where there is none, or none that these keys open."""
    identity = _identity_of(folder, store_key)
    return identity.device if identity else None


def _identity_of(folder: Path, store_key: bytes) -> DeskIdentity | None:
    with suppress(StoreError), Store(folder, store_key) as store:
        return store.state().identity
    return None


def same_fingerprint(told: str, shown: str) -> bool:
    """Whether two fingerprints agree, however they are grouped and in either case."""
    return _digits(told) == _digits(shown)


def default_name() -> str:
    """This computer's own name."""
    return _one_line(platform.node())[:MAX_NAME] or "desk"


def _one_line(name: str) -> str:
    """A name as a centre takes it: without control characters, white space as single blanks."""
    words = " ".join(name.split())
    return "".join(character for character in words if unicodedata.category(character) != "Cc")


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
