"""What the centre signs: Ed25519 over the exact bytes sent, in a DSSE envelope.

The envelope is the one of https://github.com/secure-systems-lab/dsse (v1), with unpadded
base64url instead of padded base64, as everywhere on this wire.
"""

from enum import StrEnum
from typing import TypeVar

from pydantic import ValidationError

from sync.protocol import keys
from sync.protocol.base import WireModel
from sync.protocol.encoding import Binary


class BadStatement(ValueError):
    """A statement is not one, is signed by another key, or says something unreadable."""


class OtherSigner(BadStatement):
    """A statement that names another signer than the expected one."""


class StatementType(StrEnum):
    """The payload types; a statement of one type never passes for another."""

    ENROLMENT = "application/vnd.kaiku.enrolment+json"
    HEAD = "application/vnd.kaiku.head+json"
    ACKNOWLEDGEMENT = "application/vnd.kaiku.acknowledgement+json"
    CHANGES = "application/vnd.kaiku.changes+json"
    CLERKS = "application/vnd.kaiku.clerks+json"
    DEPARTURE = "application/vnd.kaiku.departure+json"
    ROWS = "application/vnd.kaiku.rows+json"
    CHECK = "application/vnd.kaiku.check+json"
    LEASE = "application/vnd.kaiku.lease+json"
    LIST_KEYS = "application/vnd.kaiku.list-keys+json"
    TAGS = "application/vnd.kaiku.tags+json"
    KEY_CHANGE = "application/vnd.kaiku.key-change+json"
    DEVICES = "application/vnd.kaiku.devices+json"
    REFUSALS = "application/vnd.kaiku.refusals+json"
    CUSTODY = "application/vnd.kaiku.custody+json"
    PAIRING = "application/vnd.kaiku.pairing+json"


class Signature(WireModel):
    """One signature of an envelope; `keyid` is the signer's fingerprint."""

    keyid: str
    sig: Binary


class Envelope(WireModel):
    """A DSSE envelope: payload bytes, their type and the signatures."""

    payload: Binary
    payloadType: str
    signatures: tuple[Signature, ...]


Model = TypeVar("Model", bound=WireModel)


def pre_authentication_encoding(payload_type: str, payload: bytes) -> bytes:
    """The bytes that are signed: `DSSEv1 len(type) type len(payload) payload`."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def make_statement(
    private_key: bytes, kind: StatementType, message: WireModel, *also: bytes
) -> bytes:
    """The UTF-8 JSON envelope around the message's bytes; `also` are further keys that sign it."""
    payload = message.to_bytes()
    signed = pre_authentication_encoding(kind, payload)
    return Envelope(
        payload=payload,
        payloadType=kind,
        signatures=tuple(
            Signature(
                keyid=keys.fingerprint(keys.public_signing_key(each)), sig=keys.sign(each, signed)
            )
            for each in (private_key, *also)
        ),
    ).to_bytes()


def read_statement(
    data: bytes, kind: StatementType, model: type[Model], public_key: bytes
) -> Model:
    """The message of an envelope, once a signature by the key fits. Raises `BadStatement`;
    `OtherSigner` where none even claims to be the key's.
    """
    envelope = _envelope(data)
    if envelope.payloadType != kind:
        raise BadStatement("a statement of another type")
    signed = pre_authentication_encoding(envelope.payloadType, envelope.payload)
    if not any(keys.verifies(public_key, each.sig, signed) for each in envelope.signatures):
        if keys.fingerprint(public_key) not in {each.keyid for each in envelope.signatures}:
            raise OtherSigner("signed by another key")
        raise BadStatement("not signed by the expected key")
    try:
        return model.model_validate_json(envelope.payload)
    except ValidationError as error:
        raise BadStatement("the signed message cannot be read") from error


def unverified_payload(data: bytes, model: type[Model]) -> Model:
    """The message of an envelope whose signer is only learnt from it (enrolment, before the clerk
    compares the fingerprint); verify it with `read_statement` and that key. Raises `BadStatement`.
    """
    try:
        return model.model_validate_json(_envelope(data).payload)
    except ValidationError as error:
        raise BadStatement("the signed message cannot be read") from error


def _envelope(data: bytes) -> Envelope:
    try:
        return Envelope.model_validate_json(data)
    except ValidationError as error:
        raise BadStatement("not a signed statement") from error
