"""The stored example of list keys, tags and a change of keys: checked by code of its own."""

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.protocol import keys
from sync.protocol.base import WireModel
from sync.protocol.key_changes import KeyChange, KeyChanges, follow
from sync.protocol.list_keys import ListKeys, Tags
from sync.protocol.messages import LIST_KEY_CONTEXT
from sync.protocol.statements import StatementType, read_statement
from tests.support import epoch_vectors

EXAMPLE: dict[str, Any] = json.loads(epoch_vectors.VECTORS.read_text(encoding="utf-8"))


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


PUBLIC = [_bytes(text) for text in EXAMPLE["centre_public"]]


def test_the_keys_are_made_up_and_belong_together() -> None:
    for number, (private, public) in enumerate(
        zip(EXAMPLE["centre_private"], PUBLIC, strict=True), start=1
    ):
        name = "centre" if number == 1 else f"centre {number}"
        seed = hashlib.sha256(f"kaiku test key: {name}".encode()).digest()
        assert _bytes(private) == seed
        made = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
        assert made == public


def test_a_code_has_another_tag_in_each_epoch() -> None:
    for epoch, key in EXAMPLE["list_keys_by_epoch"].items():
        whole = hmac.new(_bytes(key), EXAMPLE["code"].encode(), hashlib.sha256).digest()
        assert _bytes(EXAMPLE["tags_by_epoch"][epoch]) == whole[:8]
    assert len(set(EXAMPLE["tags_by_epoch"].values())) == 2


@pytest.mark.parametrize(
    ("name", "kind", "model", "signers"),
    [
        ("list_keys", StatementType.LIST_KEYS, ListKeys, 1),
        ("tags", StatementType.TAGS, Tags, 1),
        ("key_change", StatementType.KEY_CHANGE, KeyChange, 2),
    ],
)
def test_the_signed_statements(
    name: str, kind: StatementType, model: type[WireModel], signers: int
) -> None:
    statement = EXAMPLE[name]
    envelope, payload = statement["envelope"], statement["payload"].encode()
    media_type = f"application/vnd.kaiku.{name.replace('_', '-')}+json".encode()
    signed = b" ".join(
        (b"DSSEv1", str(len(media_type)).encode(), media_type, str(len(payload)).encode(), payload)
    )
    assert _bytes(statement["signed_bytes"]) == signed
    assert _bytes(envelope["payload"]) == payload
    assert envelope["payloadType"].encode() == media_type
    assert len(envelope["signatures"]) == signers
    for signature, public in zip(envelope["signatures"], PUBLIC, strict=False):
        Ed25519PublicKey.from_public_bytes(public).verify(_bytes(signature["sig"]), signed)
        assert signature["keyid"] == keys.fingerprint(public)
        message = read_statement(json.dumps(envelope).encode(), kind, model, public)
        assert message.to_bytes() == payload


def test_the_sealed_list_keys_open() -> None:
    for each in json.loads(EXAMPLE["list_keys"]["payload"])["list_keys"]:
        opened = keys.unseal(
            _bytes(EXAMPLE["sealing_private"]), _bytes(each["sealed"]), LIST_KEY_CONTEXT
        )
        assert opened == _bytes(EXAMPLE["list_keys_by_epoch"][str(each["epoch"])])


def test_the_chain_of_keys_leads_from_the_first_to_the_last() -> None:
    statements = KeyChanges.model_validate(EXAMPLE["key_changes"]).changes
    assert [each.change.new_key for each in follow(PUBLIC[0], statements)] == PUBLIC[1:]
    assert [each.change.new_key for each in follow(PUBLIC[1], statements)] == PUBLIC[2:]


def test_the_example_is_what_the_code_makes() -> None:
    made, kept = json.loads(json.dumps(epoch_vectors.make())), dict(EXAMPLE)
    # What is sealed differs each time, and with it what is signed.
    assert made.pop("list_keys").keys() == kept.pop("list_keys").keys()
    assert made == kept
