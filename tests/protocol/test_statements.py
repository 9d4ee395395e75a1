"""Statements of the centre: only the right key, type and bytes pass."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol import keys
from sync.protocol.encoding import from_base64url, to_base64url
from sync.protocol.messages import Acknowledgement, Enrolment
from sync.protocol.statements import (
    BadStatement,
    StatementType,
    make_statement,
    pre_authentication_encoding,
    read_statement,
    unverified_payload,
)

PRIVATE = bytes(range(32))
PUBLIC = keys.public_signing_key(PRIVATE)
MESSAGE = Acknowledgement(
    device="desk",
    incarnation="first",
    acknowledged_seq=3,
    head_hash=bytes(32),
    generation="g1",
    at=datetime(2026, 4, 25, 16, 0, tzinfo=UTC),
)
KIND = StatementType.ACKNOWLEDGEMENT
STATEMENT = make_statement(PRIVATE, KIND, MESSAGE)


def test_the_signed_bytes_are_those_of_the_dsse_specification() -> None:
    """The worked example of the specification's protocol.md."""
    expected = b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    assert pre_authentication_encoding("http://example.com/HelloWorld", b"hello world") == expected
    assert pre_authentication_encoding("ä", b"") == b"DSSEv1 2 \xc3\xa4 0 "


def test_a_statement_reads_back() -> None:
    assert read_statement(STATEMENT, KIND, Acknowledgement, PUBLIC) == MESSAGE


def test_an_envelope_holds_the_exact_bytes_and_who_signed_them() -> None:
    envelope = json.loads(STATEMENT)
    payload = from_base64url(envelope["payload"])
    (signature,) = envelope["signatures"]
    assert payload == MESSAGE.to_bytes()
    assert envelope["payloadType"] == KIND
    assert signature["keyid"] == keys.fingerprint(PUBLIC)
    signed = pre_authentication_encoding(KIND, payload)
    assert keys.verifies(PUBLIC, from_base64url(signature["sig"]), signed)


@pytest.mark.parametrize("kind", [kind for kind in StatementType if kind is not KIND])
def test_a_statement_of_one_type_never_passes_for_another(kind: StatementType) -> None:
    with pytest.raises(BadStatement, match="type"):
        read_statement(STATEMENT, kind, Acknowledgement, PUBLIC)
    renamed = json.loads(STATEMENT) | {"payloadType": kind}
    with pytest.raises(BadStatement, match="signed"):
        read_statement(json.dumps(renamed).encode(), kind, Acknowledgement, PUBLIC)


def test_a_statement_of_another_key_does_not_pass() -> None:
    other = keys.public_signing_key(keys.new_signing_key())
    with pytest.raises(BadStatement, match="signed"):
        read_statement(STATEMENT, KIND, Acknowledgement, other)


@given(st.integers(0, len(MESSAGE.to_bytes()) - 1), st.integers(1, 255))
def test_a_changed_payload_does_not_pass(place: int, change: int) -> None:
    payload = bytearray(MESSAGE.to_bytes())
    payload[place] ^= change
    changed = json.loads(STATEMENT) | {"payload": to_base64url(bytes(payload))}
    with pytest.raises(BadStatement, match="signed"):
        read_statement(json.dumps(changed).encode(), KIND, Acknowledgement, PUBLIC)


def test_one_fitting_signature_among_several_is_enough() -> None:
    envelope = json.loads(STATEMENT)
    foreign = {"keyid": "someone else", "sig": to_base64url(bytes(64))}
    for signatures in ([foreign, *envelope["signatures"]], [*envelope["signatures"], foreign]):
        data = json.dumps(envelope | {"signatures": signatures}).encode()
        assert read_statement(data, KIND, Acknowledgement, PUBLIC) == MESSAGE
    for none in ([], [foreign], [{"keyid": "x", "sig": ""}]):
        data = json.dumps(envelope | {"signatures": none}).encode()
        with pytest.raises(BadStatement, match="signed"):
            read_statement(data, KIND, Acknowledgement, PUBLIC)


def test_a_signed_message_must_still_be_the_message() -> None:
    statement = make_statement(PRIVATE, KIND, keys_message())
    with pytest.raises(BadStatement, match="read"):
        read_statement(statement, KIND, Acknowledgement, PUBLIC)
    with pytest.raises(BadStatement, match="read"):
        unverified_payload(statement, Acknowledgement)


def keys_message() -> Enrolment:
    """A message of quite another shape."""
    return Enrolment.model_validate(
        {
            "device": "desk",
            "venue": {"id": "hall", "name": "Hall"},
            "centre_key": PUBLIC,
            "sealed_list_key": bytes(92),
            "epoch": 1,
            "code_formats": (),
            "zone": "Europe/Helsinki",
            "day_start": "05:00",
            "generation": "g1",
            "at": datetime(2026, 4, 25, 16, 0, tzinfo=UTC),
        }
    )


def test_an_enrolment_is_read_for_its_key_and_then_verified_by_it() -> None:
    statement = make_statement(PRIVATE, StatementType.ENROLMENT, keys_message())
    first = unverified_payload(statement, Enrolment)
    assert first.centre_key == PUBLIC
    again = read_statement(statement, StatementType.ENROLMENT, Enrolment, first.centre_key)
    assert again == first == keys_message()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        b"null",
        b"[]",
        b"{}",
        b"\xff",
        b'{"payload":"!","payloadType":"x","signatures":[]}',
        b'{"payload":"","payloadType":"x"}',
        b'{"payload":"","payloadType":"x","signatures":{}}',
        b"[" * 10_000,
    ],
)
def test_bytes_that_are_no_statement_are_refused(data: bytes) -> None:
    with pytest.raises(BadStatement, match="not a signed statement"):
        read_statement(data, KIND, Acknowledgement, PUBLIC)
    with pytest.raises(BadStatement, match="not a signed statement"):
        unverified_payload(data, Acknowledgement)


@given(st.binary(max_size=200))
def test_no_bytes_break_reading(data: bytes) -> None:
    with pytest.raises(BadStatement):
        read_statement(data, KIND, Acknowledgement, PUBLIC)
