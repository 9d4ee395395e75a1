"""The relay's key and the certificate by which desks know it, in one file that only it can read."""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID

from sync.protocol.keys import public_signing_key

_BEGINS, _ENDS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
"""A certificate that is known by its hash needs no days, and clocks at a festival are wrong."""


class CertificateUnreadable(Exception):
    """The file is there and holds no key and certificate of a relay."""


@dataclass(frozen=True, slots=True)
class RelayKey:
    """The key (raw Ed25519), and the file that holds it with its certificate."""

    private: bytes = field(repr=False)
    file: Path

    @property
    def public(self) -> bytes:
        """The public key, for which a pairing code stands."""
        return public_signing_key(self.private)


def relay_key(file: Path) -> RelayKey:
    """The relay's key; made where there is none. Raises `CertificateUnreadable`, `OSError`."""
    if not file.exists():
        _make(file)
    try:
        key = serialization.load_pem_private_key(file.read_bytes(), password=None)
    except ValueError as error:
        raise CertificateUnreadable from error
    if not isinstance(key, Ed25519PrivateKey):
        raise CertificateUnreadable
    return RelayKey(key.private_bytes_raw(), file)


def _make(file: Path) -> None:
    key = Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "kaiku-relay")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_BEGINS)
        .not_valid_after(_ENDS)
        .sign(key, None)
    )
    encoding = serialization.Encoding.PEM
    private = key.private_bytes(
        encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    part = file.with_name(file.name + ".part")
    opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "wb") as out:
        out.write(private + certificate.public_bytes(encoding))
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)
