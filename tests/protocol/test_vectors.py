"""The stored example of bytes: checked by code of its own, and read by ours."""

import base64
import hashlib
import hmac
import json
import re
import struct
import zlib
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from sync.protocol import keys
from sync.protocol.card_codes import CodeFormat, recognise
from sync.protocol.checks import CheckAnswer
from sync.protocol.encoding import from_base64url
from sync.protocol.list_files import decode
from sync.protocol.messages import (
    LIST_KEY_CONTEXT,
    Acknowledgement,
    Changes,
    Head,
    LedgerBatch,
)
from sync.protocol.refusals import RefusalsHeard, RefusalsTold
from sync.protocol.request_signatures import verify_request
from sync.protocol.rows import (
    ReincarnationRow,
    UnknownCardsRow,
    WalkInChangeRow,
    WalkInEventRow,
    read_row,
    write_row,
)
from sync.protocol.statements import StatementType, read_statement
from tests.support import example_cards, protocol_vectors

EXAMPLE = json.loads(protocol_vectors.VECTORS.read_text(encoding="utf-8"))


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


KEYS = {
    name: _bytes(text) for name, text in EXAMPLE["keys"].items() if name != "centre_fingerprint"
}


def _check_signature(public: bytes, signature: bytes, data: bytes) -> None:
    Ed25519PublicKey.from_public_bytes(public).verify(signature, data)


def test_the_keys_are_made_up_and_belong_together() -> None:
    names = {
        "device_private": "device",
        "sealing_private": "sealing",
        "centre_private": "centre",
        "list_key": "list",
    }
    for key, name in names.items():
        assert KEYS[key] == hashlib.sha256(f"kaiku test key: {name}".encode()).digest()
    for side in ("device", "centre"):
        private = Ed25519PrivateKey.from_private_bytes(KEYS[f"{side}_private"])
        assert private.public_key().public_bytes_raw() == KEYS[f"{side}_public"]
    sealing = X25519PrivateKey.from_private_bytes(KEYS["sealing_private"])
    assert sealing.public_key().public_bytes_raw() == KEYS["sealing_public"]
    digest = hashlib.sha256(KEYS["centre_public"]).hexdigest().upper()
    groups = [digest[start : start + 4] for start in range(0, 32, 4)]
    assert EXAMPLE["keys"]["centre_fingerprint"] == " ".join(groups)
    assert keys.fingerprint(KEYS["centre_public"]) == " ".join(groups)


def test_the_tag_of_a_typed_code() -> None:
    tag = EXAMPLE["tag"]
    whole = hmac.new(KEYS["list_key"], tag["code"].encode(), hashlib.sha256).digest()
    assert _bytes(tag["hmac_sha256"]) == whole
    assert _bytes(tag["tag"]) == whole[:8]
    code = recognise(tag["typed"], [CodeFormat.model_validate(tag["format"])])
    assert code is not None
    assert (code.text, code.grouped) == (tag["code"], tag["grouped"])


def test_the_sealed_list_key_opens() -> None:
    sealed = _bytes(EXAMPLE["sealing"]["sealed_list_key"])
    context = EXAMPLE["sealing"]["context"].encode()
    ephemeral, nonce, cipher_text = sealed[:32], sealed[32:44], sealed[44:]
    private = X25519PrivateKey.from_private_bytes(KEYS["sealing_private"])
    shared = private.exchange(X25519PublicKey.from_public_bytes(ephemeral))
    # HKDF of RFC 5869, one block long.
    extracted = hmac.new(ephemeral + KEYS["sealing_public"], shared, hashlib.sha256).digest()
    key = hmac.new(extracted, context + b"\x01", hashlib.sha256).digest()
    opened = ChaCha20Poly1305(key).decrypt(nonce, cipher_text, context)
    assert opened == KEYS["list_key"]
    assert context == LIST_KEY_CONTEXT
    assert keys.unseal(KEYS["sealing_private"], sealed, LIST_KEY_CONTEXT) == opened


def test_rows_are_read_and_written_to_the_same_bytes() -> None:
    rows = [text.encode() for text in EXAMPLE["chain"]["rows"]]
    assert [json.loads(row)["kind"] for row in rows] == ["issue", "void", "issue"]
    assert [json.loads(row)["seq"] for row in rows] == [1, 2, 3]
    for row in rows:
        assert write_row(read_row(row)) == row
        assert json.loads(row).get("tag", EXAMPLE["tag"]["tag"]) == EXAMPLE["tag"]["tag"]


def test_the_chain_over_the_rows() -> None:
    chain = EXAMPLE["chain"]
    link = hashlib.sha256(
        b"kaiku-chain-1" + KEYS["device_public"] + chain["incarnation"].encode()
    ).digest()
    assert _bytes(chain["hash_0"]) == link
    for row, expected in zip(chain["rows"], chain["hashes"], strict=True):
        data = row.encode()
        link = hashlib.sha256(b"kaiku-row-1" + link + len(data).to_bytes(4, "big") + data).digest()
        assert _bytes(expected) == link


def test_the_walk_in_event_behind_the_rows() -> None:
    example = EXAMPLE["walk_in_event"]
    data, before = example["row"].encode(), _bytes(EXAMPLE["chain"]["hashes"][-1])
    link = hashlib.sha256(b"kaiku-row-1" + before + len(data).to_bytes(4, "big") + data).digest()
    assert _bytes(example["hash"]) == link
    said = json.loads(data)
    row = read_row(data)
    assert isinstance(row, WalkInEventRow)
    assert write_row(row) == data
    assert (said["kind"], said["seq"]) == ("walk_in_event", 4)
    assert (row.event.id, row.event.title) == (said["id"], said["title"])
    assert list(example["merged_events"]) == [said["id"]]


def test_what_its_desk_said_later_of_the_walk_in_event() -> None:
    walk_in = EXAMPLE["walk_in_event"]
    example = walk_in["change"]
    data, before = example["row"].encode(), _bytes(walk_in["hash"])
    link = hashlib.sha256(b"kaiku-row-1" + before + len(data).to_bytes(4, "big") + data).digest()
    assert _bytes(example["hash"]) == link
    said, row = json.loads(data), read_row(data)
    assert isinstance(row, WalkInChangeRow)
    assert write_row(row) == data
    assert (said["kind"], said["seq"], said["of"]) == (
        "walk_in_change",
        5,
        json.loads(walk_in["row"])["id"],
    )
    assert (row.title, row.withdrawn) == (said["title"], False)


def test_the_row_that_says_that_many_cards_were_unknown() -> None:
    example, before = EXAMPLE["unknown_cards"], _bytes(EXAMPLE["chain"]["hashes"][-1])
    data = example["row"].encode()
    link = hashlib.sha256(b"kaiku-row-1" + before + len(data).to_bytes(4, "big") + data).digest()
    assert _bytes(example["hash"]) == link
    row = read_row(data)
    assert isinstance(row, UnknownCardsRow)
    assert write_row(row) == data
    assert (row.kind, row.seq, row.day.isoformat(), row.cards) == (
        "unknown_cards",
        4,
        "2026-04-25",
        40,
    )
    assert row.clerk is None


def test_the_incarnation_that_follows_a_restored_desk() -> None:
    example, chain = EXAMPLE["reincarnation"], EXAMPLE["chain"]
    data = example["row"].encode()
    first = hashlib.sha256(
        b"kaiku-chain-1" + KEYS["device_public"] + example["incarnation"].encode()
    ).digest()
    assert _bytes(example["hash_0"]) == first
    link = hashlib.sha256(b"kaiku-row-1" + first + len(data).to_bytes(4, "big") + data).digest()
    assert _bytes(example["hash"]) == link
    said, row = json.loads(data), read_row(data)
    assert isinstance(row, ReincarnationRow)
    assert write_row(row) == data
    assert (said["kind"], said["seq"], said["incarnation"]) == (
        "reincarnation",
        1,
        example["incarnation"],
    )
    assert (said["previous"], said["previous_hash"]) == (
        chain["incarnation"],
        chain["hashes"][said["previous_seq"] - 1],
    )


def test_the_signed_batch() -> None:
    chain, body = EXAMPLE["chain"], EXAMPLE["batch"]["body"]
    expected = b""
    for part in (
        b"kaiku-batch-1",
        chain["device"].encode(),
        chain["incarnation"].encode(),
        (1).to_bytes(8, "big"),
        _bytes(chain["hash_0"]),
        _bytes(chain["hashes"][-1]),
    ):
        expected += len(part).to_bytes(4, "big") + part
    assert _bytes(EXAMPLE["batch"]["signed_bytes"]) == expected
    _check_signature(KEYS["device_public"], _bytes(body["signature"]), expected)
    assert body["rows"] == chain["rows"]
    assert (body["previous_hash"], body["head_hash"]) == (chain["hash_0"], chain["hashes"][-1])
    batch = LedgerBatch.model_validate(body)
    assert batch.row_bytes == tuple(row.encode() for row in chain["rows"])


@pytest.mark.parametrize(
    ("name", "kind", "model"),
    [
        ("head", StatementType.HEAD, Head),
        ("acknowledgement", StatementType.ACKNOWLEDGEMENT, Acknowledgement),
        ("check", StatementType.CHECK, CheckAnswer),
        ("changes", StatementType.CHANGES, Changes),
        ("refusals", StatementType.REFUSALS, RefusalsHeard),
    ],
)
def test_the_signed_statements(
    name: str, kind: StatementType, model: type[Head | Acknowledgement]
) -> None:
    statement = EXAMPLE[name]
    envelope, payload = statement["envelope"], statement["payload"].encode()
    media_type = f"application/vnd.kaiku.{name}+json".encode()
    signed = b" ".join(
        (b"DSSEv1", str(len(media_type)).encode(), media_type, str(len(payload)).encode(), payload)
    )
    assert _bytes(statement["signed_bytes"]) == signed
    assert _bytes(envelope["payload"]) == payload
    assert envelope["payloadType"].encode() == media_type
    (signature,) = envelope["signatures"]
    assert signature["keyid"] == EXAMPLE["keys"]["centre_fingerprint"]
    _check_signature(KEYS["centre_public"], _bytes(signature["sig"]), signed)
    data = json.dumps(envelope).encode()
    message = read_statement(data, kind, model, KEYS["centre_public"])
    assert message.to_bytes() == payload


def test_the_changes_say_what_a_coordinator_noted() -> None:
    said = json.loads(EXAMPLE["changes"]["payload"])
    noted, open_yet = said["verdicts"]
    assert (noted["outcome"], noted["noted_at"]) == ("double_issue", "2026-04-26T16:00:00.000Z")
    assert "noted_at" not in open_yet
    read = Changes.model_validate(said)
    assert [each.noted_at is None for each in read.verdicts] == [False, True]


def test_the_check_answers_what_was_asked() -> None:
    asked, said = EXAMPLE["check_request"], json.loads(EXAMPLE["check"]["payload"])
    assert {name: said[name] for name in ("epoch", "tag", "event")} == {
        name: asked[name] for name in ("epoch", "tag", "event")
    }
    assert asked["tag"] == EXAMPLE["tag"]["tag"]
    assert said["nonce"] == json.loads(EXAMPLE["acknowledgement"]["payload"])["nonce"]


def test_refusals_are_told_without_card_or_moment() -> None:
    told = EXAMPLE["refusals_told"]
    assert told["v"] == 1
    assert {tuple(each) for each in told["counts"]} == {
        ("incarnation", "event", "day", "verdict", "count")
    }
    read = RefusalsTold.model_validate(told)
    assert {each.verdict: each.count for each in read.counts} == {"expired": 2, "used": 1}
    assert json.loads(read.to_bytes()) == told


def test_the_head_names_the_files() -> None:
    head = json.loads(EXAMPLE["head"]["payload"])
    (delta,) = head["deltas"]
    for named, file in ((head["snapshot"], EXAMPLE["snapshot"]), (delta, EXAMPLE["delta"])):
        data = _bytes(file["bytes"])
        assert named["size"] == file["size"] == len(data)
        assert _bytes(named["sha256"]).hex() == file["sha256"] == hashlib.sha256(data).hexdigest()
    assert (delta["from_version"], delta["to_version"]) == (2, 3)
    assert head["version"] == 3


def _entries_by_hand(data: bytes) -> tuple[dict[str, Any], list[dict[str, Any]], list[str]]:
    """A list file read as the document says, one entry at a time."""
    assert data[:8] == b"KAIKUL1\n"
    (length,) = struct.unpack(">I", data[8:12])
    header = json.loads(data[12 : 12 + length])
    planes, start = [], 12 + length
    for size in header["planes"]:
        planes.append(zlib.decompress(data[start : start + size]))
        start += size
    assert start == len(data)

    def tags(first_plane: int, count: int) -> list[str]:
        found, tag = [], 0
        for entry in range(count):
            for plane in range(8):
                tag += planes[first_plane + plane][entry] << (8 * plane)
            found.append(base64.urlsafe_b64encode(tag.to_bytes(8, "big")).decode().rstrip("="))
        return found

    entries = [
        {"tag": tag, "day": planes[8][index] + 256 * planes[9][index], "flags": planes[10][index]}
        for index, tag in enumerate(tags(0, header["count"]))
    ]
    return header, entries, tags(11, header["removed"]) if header["base"] else []


@pytest.mark.parametrize("name", ["snapshot", "delta"])
def test_the_list_files(name: str) -> None:
    file = EXAMPLE[name]
    header, entries, removed = _entries_by_hand(_bytes(file["bytes"]))
    assert (header, entries, removed) == (file["header"], file["entries"], file["removed"])
    ours = decode(_bytes(file["bytes"]))
    assert json.loads(ours.header.model_dump_json()) == header
    assert [
        {"tag": entry["tag"], "day": day, "flags": flags}
        for entry, (_, day, flags) in zip(entries, ours.entries.rows(), strict=True)
    ] == entries
    assert list(ours.entries.tags) == [
        int.from_bytes(from_base64url(each["tag"])) for each in entries
    ]
    assert list(ours.removed) == [int.from_bytes(from_base64url(tag)) for tag in removed]


def test_the_delta_leads_from_the_snapshot_to_the_changed_cards() -> None:
    def expected(cards: example_cards.Cards) -> dict[str, tuple[int, int]]:
        entries = {}
        for code, (day, kind, status, allowance) in cards.items():
            tag = hmac.new(KEYS["list_key"], code.encode(), hashlib.sha256).digest()[:8]
            text = base64.urlsafe_b64encode(tag).decode().rstrip("=")
            flags = (kind == "community") + 2 * (status == "blocked") + 4 * allowance
            entries[text] = (day.toordinal() - 730_120, flags)
        return entries

    cards = {each["tag"]: (each["day"], each["flags"]) for each in EXAMPLE["snapshot"]["entries"]}
    assert cards == expected(example_cards.CARDS)
    for each in EXAMPLE["delta"]["entries"]:
        cards[each["tag"]] = (each["day"], each["flags"])
    for tag in EXAMPLE["delta"]["removed"]:
        del cards[tag]
    assert cards == expected(example_cards.CHANGED_CARDS)


@pytest.mark.parametrize("request_", EXAMPLE["requests"], ids=lambda each: str(each["method"]))
def test_the_signed_requests(request_: dict[str, Any]) -> None:
    headers, body = request_["headers"], request_["body"].encode()
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    assert headers["Content-Digest"] == f"sha-256=:{digest}:"
    url = urlsplit(request_["url"])
    label, _, parameters = headers["Signature-Input"].partition("=")
    values = {
        '"@method"': request_["method"],
        '"@path"': url.path,
        '"@query"': f"?{url.query}",
        '"content-digest"': headers["Content-Digest"],
    }
    covered = re.findall(r'"[^"]+"', parameters[: parameters.index(")")])
    assert set(covered) == set(values)
    lines = [f"{component}: {values[component]}" for component in covered]
    base = "\n".join([*lines, f'"@signature-params": {parameters}'])
    signature = re.fullmatch(rf"{label}=:(.+):", headers["Signature"])
    assert signature is not None
    _check_signature(KEYS["device_public"], base64.b64decode(signature[1]), base.encode())
    assert f'keyid="{EXAMPLE["chain"]["device"]}"' in parameters
    assert "created=1777132800" in parameters
    signed_by = verify_request(
        request_["method"],
        request_["url"],
        headers,
        body,
        {EXAMPLE["chain"]["device"]: KEYS["device_public"]}.get,
    )
    assert (signed_by.device, signed_by.created) == (EXAMPLE["chain"]["device"], 1777132800)
    assert f'nonce="{signed_by.nonce}"' in parameters


def test_the_example_made_today_is_the_stored_one() -> None:
    """All but nonces, the sealed key and what a zlib may compress in another way."""
    made = protocol_vectors.make()
    parts = ("about", "protocol_version", "keys", "tag", "chain", "batch", "acknowledgement")
    for part in (*parts, "symbologies", "reincarnation"):
        assert made[part] == EXAMPLE[part]
    for part in ("check", "check_request", "changes", "refusals_told", "refusals"):
        assert made[part] == EXAMPLE[part]
    for part in ("snapshot", "delta"):
        for field in ("entries", "removed"):
            assert made[part][field] == EXAMPLE[part][field]
