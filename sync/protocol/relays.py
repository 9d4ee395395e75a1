"""What a festival relay adds to the wire: rows that another one carries, who a venue's desks are,
receipts of custody, and pairing; and how a relay writes down how it stands.
"""

import hashlib
import secrets

from pydantic import Field

from sync.protocol import keys
from sync.protocol.base import WireModel
from sync.protocol.encoding import Binary, Id, Moment
from sync.protocol.versions import MAX_BATCH_BYTES, PROTOCOL_VERSION

MAX_DEVICES = 2000
MAX_CUSTODY_BYTES = 2 * 1024 * 1024
"""A batch that a relay takes; a larger one is halved."""
PROVING, GUESSING = 8, 4
"""A pairing code's characters that stand for the relay's key, and those made anew each time."""
CODE_LENGTH = PROVING + GUESSING
RELAY_PORT = 8470
PAIRING_WORD = "KAIKU-RELAY"
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32."""
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", " ": "", "-": ""})
_BITS_A_CHARACTER = 5


class VenueDevice(WireModel):
    """One desk in use, and the key that its batches are signed with."""

    device: Id
    name: str = Field(default="", max_length=80)
    public_key: Binary = Field(min_length=keys.KEY_BYTES, max_length=keys.KEY_BYTES)


class VenueDevices(WireModel):
    """The centre's signed word on the desks of a venue that are in use. `centre_key` is the key
    that signs it, for whoever knows that key's fingerprint only.
    """

    venue: Id
    generation: Id
    centre_key: Binary = Field(min_length=keys.KEY_BYTES, max_length=keys.KEY_BYTES)
    devices: tuple[VenueDevice, ...] = Field(default=(), max_length=MAX_DEVICES)
    at: Moment

    def key_of(self, device: str) -> bytes | None:
        """The public key of a desk; None where it is not one of these."""
        return next((each.public_key for each in self.devices if each.device == device), None)


class CarriedBatch(WireModel):
    """A desk's batch as another one carries it: `batch` is the JSON text of the `LedgerBatch` as
    the desk wrote it, whose own signature proves it.
    """

    device: Id
    batch: str = Field(max_length=MAX_BATCH_BYTES)


class Custody(WireModel):
    """A relay's signed receipt: it holds an incarnation's rows durably from `from_seq` to
    `held_seq`, where the chain's hash is `head_hash`. It frees no row at the desk.
    """

    device: Id
    incarnation: Id
    from_seq: int = Field(ge=1)
    held_seq: int = Field(ge=1)
    head_hash: Binary


class News(WireModel):
    """What a relay tells a desk behind a cursor: the batches of the venue's other desks, verbatim,
    and the centre's acknowledgements of the desk's own rows. `relay` names a start of the relay:
    in another one cursors mean nothing. `needed` is the row from which the relay wants the desk's
    incarnation, `lacks` files of the head that it could not fetch for itself.
    """

    relay: Id
    after: int = Field(ge=0)
    cursor: int = Field(ge=0)
    more: bool = False
    batches: tuple[CarriedBatch, ...] = ()
    acknowledgements: tuple[Binary, ...] = ()
    needed: int | None = Field(default=None, ge=1)
    lacks: tuple[Binary, ...] = ()
    reaches_centre: bool = False


class PairingRequest(WireModel):
    """A desk asks a relay to serve it: the code that the relay shows, and the centre's word on the
    venue's desks (a statement), where the desk has one.
    """

    v: int = PROTOCOL_VERSION
    code: str = Field(max_length=32)
    devices: Binary | None = None


class Pairing(WireModel):
    """The relay's signed answer, by the key that the code stands for; `at` the key's certificate
    is the one that the desk takes from then on.
    """

    device: Id
    venue: Id
    relay: Id


class RelayStatus(WireModel):
    """How a relay on this computer stands, as it writes it down: its process, where desks find it,
    the code they pair with, its key, and how many batches it holds and the centre lacks.
    """

    pid: int
    port: int
    addresses: tuple[str, ...]
    code: str
    key: Binary
    fingerprint: str
    desks: int
    held: int
    waiting: int
    reaches_centre: bool


def new_code(relay_key: bytes) -> str:
    """A pairing code: what stands for the relay's public key, then four random characters."""
    guess = "".join(secrets.choice(_ALPHABET) for _ in range(GUESSING))
    return _standing_for(relay_key) + guess


def tidied_code(text: str) -> str:
    """A code as it is compared: without case, spaces and hyphens, look-alikes read as digits."""
    return text.upper().translate(_LOOK_ALIKES)


def grouped_code(code: str) -> str:
    """A code as it is shown: in groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def proves(code: str, relay_key: bytes) -> bool:
    """Whether a code was made by the relay that has this public key."""
    return len(code) == CODE_LENGTH and code[:PROVING] == _standing_for(relay_key)


def _standing_for(relay_key: bytes) -> str:
    """Forty bits of the key's hash: more than anybody finds another key for meanwhile."""
    digest = hashlib.sha256(b"kaiku-relay-1" + relay_key).digest()
    bits = int.from_bytes(digest[: PROVING * _BITS_A_CHARACTER // 8])
    places = range(PROVING - 1, -1, -1)
    return "".join(_ALPHABET[bits >> _BITS_A_CHARACTER * place & 31] for place in places)


def pairing_text(address: str, code: str) -> str:
    """What a relay's QR code says; the code stands for the relay's key, so that it need not."""
    return f"{PAIRING_WORD} {address} {grouped_code(code)}"


def read_pairing_text(text: str) -> tuple[str, str] | None:
    """Address and code of a text that a QR code said; None where it is no such text."""
    match text.split():
        case [word, address, code] if word.upper() == PAIRING_WORD:
            return address, code
    return None
