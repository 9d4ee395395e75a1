"""The keys of desk and centre as raw 32-byte values, their fingerprint, and sealing to a desk."""

import hashlib
import os

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE_BYTES = 12


class SealError(ValueError):
    """A sealed value was not made for this key, or was changed."""


def new_signing_key() -> bytes:
    """A fresh Ed25519 private key."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def new_sealing_key() -> bytes:
    """A fresh X25519 private key."""
    return X25519PrivateKey.generate().private_bytes_raw()


def new_list_key() -> bytes:
    """A fresh key for the tags of one epoch."""
    return os.urandom(KEY_BYTES)


def public_signing_key(private_key: bytes) -> bytes:
    """The Ed25519 public key of a private one."""
    return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def public_sealing_key(private_key: bytes) -> bytes:
    """The X25519 public key of a private one."""
    return X25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def sign(private_key: bytes, data: bytes) -> bytes:
    """The Ed25519 signature (64 bytes) of the data."""
    return Ed25519PrivateKey.from_private_bytes(private_key).sign(data)


def verifies(public_key: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the Ed25519 signature is the key's, over exactly these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public_key: bytes) -> str:
    """SHA-256 of a public key: its first 16 bytes as 8 groups of 4 hex digits, compared by eye."""
    digits = hashlib.sha256(public_key).hexdigest()[:32].upper()
    return " ".join(digits[start : start + 4] for start in range(0, 32, 4))


def seal(recipient: bytes, secret: bytes, context: bytes) -> bytes:
    """Encrypt for an X25519 public key: ephemeral key (32) | nonce (12) | ChaCha20-Poly1305.

    The key is HKDF-SHA256 of the shared secret with both public keys as salt and the context as
    info (as in RFC 9180's base mode, without its framing).
    """
    ephemeral = X25519PrivateKey.generate()
    public = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    nonce = os.urandom(_NONCE_BYTES)
    cipher = ChaCha20Poly1305(_sealing_secret(shared, public + recipient, context))
    return public + nonce + cipher.encrypt(nonce, secret, context)


def unseal(private_key: bytes, sealed: bytes, context: bytes) -> bytes:
    """What `seal` encrypted for this private key; raises `SealError`."""
    public, rest = sealed[:KEY_BYTES], sealed[KEY_BYTES:]
    try:
        mine = X25519PrivateKey.from_private_bytes(private_key)
        shared = mine.exchange(X25519PublicKey.from_public_bytes(public))
        salt = public + mine.public_key().public_bytes_raw()
        cipher = ChaCha20Poly1305(_sealing_secret(shared, salt, context))
        return cipher.decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], context)
    except (InvalidTag, ValueError) as error:
        raise SealError("not sealed for this key") from error


def _sealing_secret(shared: bytes, salt: bytes, context: bytes) -> bytes:
    return HKDF(SHA256(), length=KEY_BYTES, salt=salt, info=context).derive(shared)
