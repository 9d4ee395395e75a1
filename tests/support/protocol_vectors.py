"""Makes the worked example of the protocol's bytes, tests/vectors/protocol_v1.json.

A stored example is never made anew for a change of code, only for a new version of the protocol:
`python -c "from tests.support.protocol_vectors import write; write()"`.
"""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sync.protocol import chain, keys
from sync.protocol.base import WireModel
from sync.protocol.checks import CheckAnswer, CheckedCard, CheckRequest, CheckState
from sync.protocol.encoding import to_base64url
from sync.protocol.kinds import CardKind, Finding, TicketKind
from sync.protocol.messages import LIST_KEY_CONTEXT, Acknowledgement, Changes, RowVerdict, Use
from sync.protocol.refusals import RefusalCount, RefusalsHeard, RefusalsTold
from sync.protocol.request_signatures import SignableRequest, sign_request
from sync.protocol.rows import write_row
from sync.protocol.statements import StatementType, make_statement, pre_authentication_encoding
from sync.protocol.tags import tag_of
from tests.support.example_cards import CARDS, LOOKED_FOR, file, head, list_files, symbologies, tag
from tests.support.example_rows import (
    CENTRE_KEY,
    CONCERT,
    DEVICE,
    DEVICE_KEY,
    GENERATION,
    INCARNATION,
    LIST_KEY,
    NONCE,
    NOW,
    SEALING_KEY,
    batch,
    header,
    reincarnation,
    rows,
    unknown_cards,
    walk_in,
)

VECTORS = Path(__file__).parent.parent / "vectors" / "protocol_v1.json"


def write() -> None:
    """Make the example anew and store it."""
    text = json.dumps(make(), indent=2, ensure_ascii=False)
    VECTORS.write_text(text + "\n", encoding="utf-8")


def make() -> dict[str, Any]:
    """The example; nonces and the sealed key differ each time."""
    bodies = [write_row(row) for row in rows()]
    first = chain.first_hash(keys.public_signing_key(DEVICE_KEY), INCARNATION)
    links = chain.hashes(first, bodies)
    sent = batch(bodies, first, links[-1])
    snapshot, delta = list_files()
    newest = head(snapshot, delta)
    acknowledged = Acknowledgement(
        device=DEVICE,
        incarnation=INCARNATION,
        acknowledged_seq=len(bodies),
        head_hash=links[-1],
        generation=GENERATION,
        at=NOW + timedelta(seconds=9),
        nonce=NONCE,
    )
    asked = CheckRequest(epoch=1, tag=tag_of(LIST_KEY, "ESP104482"), event=CONCERT)
    return {
        "about": "A worked example of protocol version 1. Every key is the SHA-256 of 'kaiku test "
        "key: ' and its name: made up, for this file only. Binary is base64url without padding.",
        "protocol_version": 1,
        "keys": {
            "device_private": to_base64url(DEVICE_KEY),
            "device_public": to_base64url(keys.public_signing_key(DEVICE_KEY)),
            "sealing_private": to_base64url(SEALING_KEY),
            "sealing_public": to_base64url(keys.public_sealing_key(SEALING_KEY)),
            "centre_private": to_base64url(CENTRE_KEY),
            "centre_public": to_base64url(keys.public_signing_key(CENTRE_KEY)),
            "centre_fingerprint": keys.fingerprint(keys.public_signing_key(CENTRE_KEY)),
            "list_key": to_base64url(LIST_KEY),
        },
        "sealing": {
            "context": LIST_KEY_CONTEXT.decode(),
            "sealed_list_key": to_base64url(
                keys.seal(keys.public_sealing_key(SEALING_KEY), LIST_KEY, LIST_KEY_CONTEXT)
            ),
        },
        "tag": tag(" esp 104-482\n"),
        "symbologies": [symbologies(*each) for each in LOOKED_FOR],
        "chain": {
            "device": DEVICE,
            "incarnation": INCARNATION,
            "hash_0": to_base64url(first),
            "rows": [row.decode() for row in bodies],
            "hashes": [to_base64url(link) for link in links],
        },
        "walk_in_event": walk_in(links[-1]),
        "unknown_cards": unknown_cards(links[-1]),
        "reincarnation": reincarnation(links[1]),
        "batch": {
            "signed_bytes": to_base64url(
                chain.batch_statement(DEVICE, INCARNATION, 1, first, links[-1])
            ),
            "body": json.loads(sent.to_bytes()),
        },
        "acknowledgement": _statement(StatementType.ACKNOWLEDGEMENT, acknowledged),
        "snapshot": file(snapshot),
        "delta": file(delta),
        "head": _statement(StatementType.HEAD, newest),
        "check_request": json.loads(asked.to_bytes()),
        "check": _statement(StatementType.CHECK, _check(asked)),
        "changes": _statement(StatementType.CHANGES, _changes()),
        "refusals_told": json.loads(_refusals().to_bytes()),
        "refusals": _statement(StatementType.REFUSALS, _heard()),
        "requests": [
            _request("POST", "https://centre.example/v1/ledger", sent.to_bytes()),
            _request("GET", "https://centre.example/v1/changes?after=7", b""),
        ],
    }


def _check(asked: CheckRequest) -> CheckAnswer:
    """The answer to a live check: the card is known, and another desk gave on it."""
    use = Use(
        row="019dc55e-8800-7000-8000-0000000000f1",
        device="019dc55e-8800-7000-8000-0000000000d2",
        event=CONCERT,
        epoch=1,
        tag=asked.tag,
        tickets={TicketKind.HOLDER: 1},
        at=NOW - timedelta(hours=1),
    )
    day, _, _, children = CARDS["ESP104482"]
    return CheckAnswer(
        device=DEVICE,
        nonce=NONCE,
        epoch=asked.epoch,
        tag=asked.tag,
        event=asked.event,
        state=CheckState.KNOWN,
        card=CheckedCard(kind=CardKind.PERSONAL, last_valid_day=day, child_allowance=children),
        uses=(use,),
        at=NOW + timedelta(seconds=12),
    )


def _changes() -> Changes:
    """Two verdicts: of a row that a coordinator has noted, and of one that nobody has yet."""
    noted, seen_to = header(1)["id"], NOW + timedelta(days=1)
    judged = {"judged_at": NOW + timedelta(seconds=9)}
    double, review = Finding.DOUBLE_ISSUE, Finding.REVIEW
    verdicts = (
        RowVerdict(row=noted, outcome=double, findings=(double,), noted_at=seen_to, **judged),
        RowVerdict(row=header(2)["id"], outcome=review, findings=(review,), **judged),
    )
    return Changes(
        device=DEVICE,
        after=7,
        cursor=9,
        generation=GENERATION,
        incarnation=INCARNATION,
        acknowledged_seq=3,
        verdicts=verdicts,
        at=NOW + timedelta(days=1, seconds=12),
        nonce=NONCE,
    )


def _refusals() -> RefusalsTold:
    """Two counts of a day: the same card may be in both, and nobody can tell."""
    key = {"incarnation": INCARNATION, "event": CONCERT, "day": date(2026, 4, 25)}
    counts = {"expired": 2, "used": 1}
    return RefusalsTold(
        counts=tuple(
            RefusalCount(**key, verdict=verdict, count=count) for verdict, count in counts.items()
        )
    )


def _heard() -> RefusalsHeard:
    return RefusalsHeard(
        device=DEVICE, generation=GENERATION, at=NOW + timedelta(minutes=10), nonce=NONCE
    )


def _statement(kind: StatementType, message: WireModel) -> dict[str, Any]:
    return {
        "payload": message.to_bytes().decode(),
        "signed_bytes": to_base64url(pre_authentication_encoding(kind, message.to_bytes())),
        "envelope": json.loads(make_statement(CENTRE_KEY, kind, message)),
    }


def _request(method: str, url: str, body: bytes) -> dict[str, Any]:
    request = SignableRequest(method, url, {}, body)
    sign_request(request, DEVICE, DEVICE_KEY, NOW)
    return {"method": method, "url": url, "headers": request.headers, "body": body.decode()}
