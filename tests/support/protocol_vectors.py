"""Makes the worked example of the protocol's bytes, tests/vectors/protocol_v1.json.

A stored example is never made anew for a change of code, only for a new version of the protocol:
`python -c "from tests.support.protocol_vectors import write; write()"`.
"""

import hashlib
import hmac
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sync.protocol import chain, keys
from sync.protocol.base import WireModel
from sync.protocol.card_codes import CodeFormat, recognise
from sync.protocol.checks import CheckAnswer, CheckedCard, CheckRequest, CheckState
from sync.protocol.days import DAY_ZERO
from sync.protocol.encoding import to_base64url
from sync.protocol.kinds import (
    CardKind,
    CardStatus,
    EventKind,
    Finding,
    ReincarnationReason,
    RowKind,
    Sector,
    TicketKind,
    VoidReason,
)
from sync.protocol.limits import default_limits
from sync.protocol.list_files import (
    Columns,
    decode,
    difference,
    encode_delta,
    encode_snapshot,
    pack_flags,
)
from sync.protocol.messages import (
    LIST_KEY_CONTEXT,
    Acknowledgement,
    Changes,
    DeltaRef,
    Head,
    LedgerBatch,
    ProgrammeRef,
    RowVerdict,
    SnapshotRef,
    Use,
)
from sync.protocol.refusals import RefusalCount, RefusalsHeard, RefusalsTold
from sync.protocol.request_signatures import SignableRequest, sign_request
from sync.protocol.rows import (
    IssueRow,
    ReincarnationRow,
    RowHeader,
    UnknownCardsRow,
    VoidRow,
    WalkInChangeRow,
    WalkInEventRow,
    write_row,
)
from sync.protocol.statements import StatementType, make_statement, pre_authentication_encoding
from sync.protocol.tags import tag_of

VECTORS = Path(__file__).parent.parent / "vectors" / "protocol_v1.json"
NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
DEVICE = "019dc55e-8800-7000-8000-00000000d35c"
INCARNATION = "019dc55e-8800-7000-8000-000000000001"
NEXT_INCARNATION = "019dc55e-c298-7000-8000-000000000002"
GENERATION = "019dc55e-8800-7000-8000-00000000000a"
CONCERT = "019dc55e-8800-7000-8000-0000000000e1"
NONCE = "T2YgdGhlIHJlcXVlc3Qh"
"""Of the requests that acknowledgement and check answer; those in the example have others."""
FORMAT = CodeFormat(
    id="personal", pattern="[A-Z]{3}[0-9]{6}", grouping=(3, 3, 3), example="ESP104482"
)


NUMBERS = CodeFormat(id="numbers", pattern="[0-9]{14}", example="10448200000017")
LOOKED_FOR = (
    ((FORMAT,), ("Code128", "Code39", "DataMatrix", "EAN-13", "PDF417", "QR"), ()),
    ((FORMAT.model_copy(update={"symbologies": ("QR", "a later kind")}),), ("QR",), ()),
    (
        (
            FORMAT.model_copy(update={"symbologies": ("Code128",)}),
            NUMBERS.model_copy(update={"symbologies": ("ITF", "QR"), "itf_length": 14}),
        ),
        ("Code128", "ITF", "QR"),
        (14,),
    ),
    ((NUMBERS.model_copy(update={"symbologies": ("ITF", "QR")}),), ("QR",), ()),
)
"""Code formats of a network, and the kinds of barcode and lengths of ITF to read on its cards."""


def _test_key(name: str) -> bytes:
    """A key that anyone can make: good for an example and nothing else."""
    return hashlib.sha256(b"kaiku test key: " + name.encode()).digest()


DEVICE_KEY, SEALING_KEY = _test_key("device"), _test_key("sealing")
CENTRE_KEY, LIST_KEY = _test_key("centre"), _test_key("list")


def write() -> None:
    """Make the example anew and store it."""
    text = json.dumps(make(), indent=2, ensure_ascii=False)
    VECTORS.write_text(text + "\n", encoding="utf-8")


def make() -> dict[str, Any]:
    """The example; nonces and the sealed key differ each time."""
    rows = [write_row(row) for row in _rows()]
    first = chain.first_hash(keys.public_signing_key(DEVICE_KEY), INCARNATION)
    links = chain.hashes(first, rows)
    batch = _batch(rows, first, links[-1])
    snapshot, delta = _list_files()
    head = _head(snapshot, delta)
    acknowledged = Acknowledgement(
        device=DEVICE,
        incarnation=INCARNATION,
        acknowledged_seq=len(rows),
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
        "tag": _tag(" esp 104-482\n"),
        "symbologies": [_symbologies(*each) for each in LOOKED_FOR],
        "chain": {
            "device": DEVICE,
            "incarnation": INCARNATION,
            "hash_0": to_base64url(first),
            "rows": [row.decode() for row in rows],
            "hashes": [to_base64url(link) for link in links],
        },
        "walk_in_event": _walk_in(links[-1]),
        "unknown_cards": _unknown_cards(links[-1]),
        "reincarnation": _reincarnation(links[1]),
        "batch": {
            "signed_bytes": to_base64url(
                chain.batch_statement(DEVICE, INCARNATION, 1, first, links[-1])
            ),
            "body": json.loads(batch.to_bytes()),
        },
        "acknowledgement": _statement(StatementType.ACKNOWLEDGEMENT, acknowledged),
        "snapshot": _file(snapshot),
        "delta": _file(delta),
        "head": _statement(StatementType.HEAD, head),
        "check_request": json.loads(asked.to_bytes()),
        "check": _statement(StatementType.CHECK, _check(asked)),
        "changes": _statement(StatementType.CHANGES, _changes()),
        "refusals_told": json.loads(_refusals().to_bytes()),
        "refusals": _statement(StatementType.REFUSALS, _heard()),
        "requests": [
            _request("POST", "https://centre.example/v1/ledger", batch.to_bytes()),
            _request("GET", "https://centre.example/v1/changes?after=7", b""),
        ],
    }


def _header(seq: int) -> dict[str, Any]:
    moment = NOW + timedelta(seconds=seq)
    return {
        "id": f"019dc55e-8800-7000-8000-0000000000b{seq}",
        "device": DEVICE,
        "incarnation": INCARNATION,
        "seq": seq,
        "made_at": moment - timedelta(milliseconds=250),
        "corrected_at": moment,
        "anchor": NOW,
        "list_version": 2,
        "programme_version": 1,
    }


def _walk_in(follows: bytes) -> dict[str, Any]:
    """A walk-in event, the row behind the others, and the merging of it in a later programme."""
    row = WalkInEventRow(
        **_header(4),
        event_kind=EventKind.PERFORMANCE,
        sector=Sector.CULTURE,
        title={"fi": "Pihakonsertti"},
        organiser="April Jazz",
        place="Tapiola",
        starts_at=NOW + timedelta(hours=1),
        limits=default_limits(EventKind.PERFORMANCE, children=True),
    )
    data = write_row(row)
    link = chain.next_hash(follows, data)
    change = write_row(
        WalkInChangeRow(**_header(5), of=row.id, title={"fi": "Pihakonsertti puistossa"})
    )
    return {
        "row": data.decode(),
        "hash": to_base64url(link),
        "merged_events": {row.id: CONCERT},
        "change": {
            "row": change.decode(),
            "hash": to_base64url(chain.next_hash(link, change)),
        },
    }


def _unknown_cards(follows: bytes) -> dict[str, Any]:
    """That many cards were looked up which nobody knows, as the row behind the first three."""
    row = UnknownCardsRow(
        **{**_header(7), "seq": 4}, kind=RowKind.UNKNOWN_CARDS, day=date(2026, 4, 25), cards=40
    )
    data = write_row(row)
    return {"row": data.decode(), "hash": to_base64url(chain.next_hash(follows, data))}


def _reincarnation(end: bytes) -> dict[str, Any]:
    """The first row of a desk that was put back to its second row, and what the centre then says
    of its ledgers.
    """
    row = ReincarnationRow(
        **{**_header(6), "incarnation": NEXT_INCARNATION, "seq": 1},
        previous=INCARNATION,
        previous_seq=2,
        previous_hash=end,
        reason=ReincarnationReason.BEHIND_CENTRE,
    )
    data = write_row(row)
    first = chain.first_hash(keys.public_signing_key(DEVICE_KEY), NEXT_INCARNATION)
    return {
        "incarnation": NEXT_INCARNATION,
        "hash_0": to_base64url(first),
        "row": data.decode(),
        "hash": to_base64url(chain.next_hash(first, data)),
    }


def _rows() -> list[RowHeader]:
    issue = {"event": CONCERT, "epoch": 1, "tag": tag_of(LIST_KEY, "ESP104482"), "verdict": "valid"}
    family = {TicketKind.HOLDER: 1, TicketKind.CHILD: 2}
    correction = {"correction": "019dc55e-8800-7000-8000-0000000000c0"}
    taken_back = {"of": _header(1)["id"], "reason": VoidReason.WRONG_COUNT}
    return [
        IssueRow.model_validate({**_header(1), **issue, "tickets": {TicketKind.HOLDER: 1}}),
        VoidRow.model_validate({**_header(2), **taken_back, **correction}),
        IssueRow.model_validate({**_header(3), **issue, "tickets": family, **correction}),
    ]


def _batch(rows: list[bytes], first: bytes, last: bytes) -> LedgerBatch:
    statement = chain.batch_statement(DEVICE, INCARNATION, 1, first, last)
    return LedgerBatch(
        incarnation=INCARNATION,
        from_seq=1,
        previous_hash=first,
        rows=tuple(row.decode() for row in rows),
        head_hash=last,
        signature=keys.sign(DEVICE_KEY, statement),
    )


def _tag(typed: str) -> dict[str, Any]:
    code = recognise(typed, [FORMAT])
    if code is None:
        raise ValueError("the example's code fits its format")
    whole = hmac.new(LIST_KEY, code.text.encode(), hashlib.sha256).digest()
    return {
        "format": json.loads(FORMAT.to_bytes()),
        "typed": typed,
        "code": code.text,
        "grouped": code.grouped,
        "epoch": 1,
        "hmac_sha256": to_base64url(whole),
        "tag": to_base64url(tag_of(LIST_KEY, code.text)),
    }


def _symbologies(
    formats: tuple[CodeFormat, ...], kinds: tuple[str, ...], itf_lengths: tuple[int, ...]
) -> dict[str, Any]:
    return {
        "formats": [json.loads(each.to_bytes()) for each in formats],
        "read": list(kinds),
        "itf_lengths": list(itf_lengths),
    }


Cards = dict[str, tuple[date, CardKind, CardStatus, int]]
CARDS: Cards = {
    "ESP104482": (date(2027, 3, 14), CardKind.PERSONAL, CardStatus.ACTIVE, 3),
    "ESP104388": (date(2026, 4, 25), CardKind.PERSONAL, CardStatus.ACTIVE, 0),
    "ESPY0214": (date(2026, 12, 31), CardKind.COMMUNITY, CardStatus.ACTIVE, 0),
}
CHANGED_CARDS: Cards = {
    "ESP104482": (date(2027, 3, 14), CardKind.PERSONAL, CardStatus.BLOCKED, 3),
    "ESPY0214": (date(2026, 12, 31), CardKind.COMMUNITY, CardStatus.ACTIVE, 0),
    "ESP104719": (date(2027, 4, 24), CardKind.PERSONAL, CardStatus.ACTIVE, 1),
}


def _columns(cards: Cards) -> Columns:
    entries = sorted(
        (
            int.from_bytes(tag_of(LIST_KEY, code)),
            (last_valid_day - DAY_ZERO).days,
            pack_flags(kind, status, allowance),
        )
        for code, (last_valid_day, kind, status, allowance) in cards.items()
    )
    tags, days, flags = zip(*entries, strict=True)
    return Columns(tags, days, flags)


def _list_files() -> tuple[bytes, bytes]:
    before, after = _columns(CARDS), _columns(CHANGED_CARDS)
    return encode_snapshot(2, 1, before), encode_delta(2, 3, 1, *difference(before, after))


def _file(data: bytes) -> dict[str, Any]:
    file = decode(data)
    return {
        "bytes": to_base64url(data),
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "header": json.loads(file.header.model_dump_json()),
        "entries": [
            {"tag": to_base64url(tag.to_bytes(8)), "day": day, "flags": flags}
            for tag, day, flags in file.entries.rows()
        ],
        "removed": [to_base64url(tag.to_bytes(8)) for tag in file.removed],
    }


def _head(snapshot: bytes, delta: bytes) -> Head:
    return Head(
        version=3,
        generation=GENERATION,
        issued_at=NOW,
        expires_at=NOW + timedelta(days=1),
        epoch=1,
        snapshot=SnapshotRef(
            version=2,
            sha256=hashlib.sha256(snapshot).digest(),
            size=len(snapshot),
            count=len(CARDS),
        ),
        deltas=(
            DeltaRef(
                from_version=2,
                to_version=3,
                sha256=hashlib.sha256(delta).digest(),
                size=len(delta),
                count=len(CHANGED_CARDS),
            ),
        ),
        programme=ProgrammeRef(version=1, sha256=hashlib.sha256(b"{}").digest(), size=2),
        blocks=(tag_of(LIST_KEY, "ESP104719"),),
    )


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
    noted, seen_to = _header(1)["id"], NOW + timedelta(days=1)
    judged = {"judged_at": NOW + timedelta(seconds=9)}
    double, review = Finding.DOUBLE_ISSUE, Finding.REVIEW
    verdicts = (
        RowVerdict(row=noted, outcome=double, findings=(double,), noted_at=seen_to, **judged),
        RowVerdict(row=_header(2)["id"], outcome=review, findings=(review,), **judged),
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
