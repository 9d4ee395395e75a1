"""Secrets of second steps, sealed so that the database alone gives none of them away.

AES-256-GCM (NIST SP 800-38D) with a key of the data folder, bound to the account: a sealed secret
opens no other.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12


class OtherKey(ValueError):
    """It was sealed with another key, or for another account."""


def seal(key: bytes, account: str, secret: str) -> bytes:
    """A secret of an account, sealed: 12 bytes of nonce, then the ciphertext with its tag."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, secret.encode(), account.encode())


def unseal(key: bytes, account: str, sealed: bytes) -> str:
    """The secret. Raises `OtherKey`."""
    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, rest, account.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise OtherKey from error
