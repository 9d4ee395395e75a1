"""Signing, fingerprints and sealing."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol import keys

# RFC 8032, section 7.1, test 2.
ED25519_PRIVATE = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
ED25519_PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
ED25519_SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)
X25519_PRIVATE = bytes(range(32))
CONTEXT = b"kaiku-list-key-1"


def test_signatures_are_those_of_the_rfc() -> None:
    assert keys.public_signing_key(ED25519_PRIVATE) == ED25519_PUBLIC
    assert keys.sign(ED25519_PRIVATE, b"\x72") == ED25519_SIGNATURE
    assert keys.verifies(ED25519_PUBLIC, ED25519_SIGNATURE, b"\x72")


def test_a_signature_holds_for_these_bytes_and_this_key_only() -> None:
    private, other = keys.new_signing_key(), keys.new_signing_key()
    public = keys.public_signing_key(private)
    signature = keys.sign(private, b"data")
    assert keys.verifies(public, signature, b"data")
    assert not keys.verifies(public, signature, b"date")
    assert not keys.verifies(keys.public_signing_key(other), signature, b"data")
    assert not keys.verifies(public, signature[:-1] + bytes([signature[-1] ^ 1]), b"data")


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33), bytes(32), b"\xff" * 32])
def test_a_bad_key_or_signature_verifies_nothing(key: bytes) -> None:
    assert not keys.verifies(key, bytes(64), b"data")
    assert not keys.verifies(keys.public_signing_key(ED25519_PRIVATE), key, b"data")


def test_new_keys_are_32_bytes_and_differ() -> None:
    for new_key in (keys.new_signing_key, keys.new_sealing_key, keys.new_list_key):
        first, second = new_key(), new_key()
        assert len(first) == len(second) == keys.KEY_BYTES
        assert first != second


def test_a_fingerprint_is_half_a_hash_in_groups_of_four() -> None:
    digits = hashlib.sha256(ED25519_PUBLIC).hexdigest().upper()
    found = keys.fingerprint(ED25519_PUBLIC)
    assert found.replace(" ", "") == digits[:32]
    assert [len(group) for group in found.split(" ")] == [4] * 8


@given(st.binary(max_size=200), st.binary(max_size=30))
def test_what_was_sealed_opens_with_the_private_key(secret: bytes, context: bytes) -> None:
    public = keys.public_sealing_key(X25519_PRIVATE)
    sealed = keys.seal(public, secret, context)
    assert keys.unseal(X25519_PRIVATE, sealed, context) == secret
    assert len(sealed) == 32 + 12 + len(secret) + 16
    assert keys.seal(public, secret, context) != sealed


def test_a_sealed_value_opens_with_nothing_else() -> None:
    sealed = keys.seal(keys.public_sealing_key(X25519_PRIVATE), b"list key", CONTEXT)
    with pytest.raises(keys.SealError):
        keys.unseal(keys.new_sealing_key(), sealed, CONTEXT)
    with pytest.raises(keys.SealError):
        keys.unseal(X25519_PRIVATE, sealed, b"kaiku-list-key-2")


@given(st.integers(0, 32 + 12 + 8 + 16 - 1), st.integers(0, 7))
def test_a_changed_sealed_value_does_not_open(place: int, bit: int) -> None:
    sealed = bytearray(keys.seal(keys.public_sealing_key(X25519_PRIVATE), b"list key", CONTEXT))
    sealed[place] ^= 1 << bit
    with pytest.raises(keys.SealError):
        keys.unseal(X25519_PRIVATE, bytes(sealed), CONTEXT)


@pytest.mark.parametrize("sealed", [b"", bytes(31), bytes(32), bytes(44), bytes(60), b"\1" * 200])
def test_what_was_never_sealed_does_not_open(sealed: bytes) -> None:
    with pytest.raises(keys.SealError):
        keys.unseal(X25519_PRIVATE, sealed, CONTEXT)
