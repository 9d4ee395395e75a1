"""The rows of the protocol's worked example: who made them, with which keys, and how they hang
together.
"""

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sync.protocol import chain, keys
from sync.protocol.encoding import to_base64url
from sync.protocol.kinds import (
    EventKind,
    ReincarnationReason,
    RowKind,
    Sector,
    TicketKind,
    VoidReason,
)
from sync.protocol.limits import default_limits
from sync.protocol.messages import LedgerBatch
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
from sync.protocol.tags import tag_of

NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
DEVICE = "019dc55e-8800-7000-8000-00000000d35c"
INCARNATION = "019dc55e-8800-7000-8000-000000000001"
NEXT_INCARNATION = "019dc55e-c298-7000-8000-000000000002"
GENERATION = "019dc55e-8800-7000-8000-00000000000a"
CONCERT = "019dc55e-8800-7000-8000-0000000000e1"
NONCE = "T2YgdGhlIHJlcXVlc3Qh"
"""Of the requests that acknowledgement and check answer; those in the example have others."""


def made_up_key(name: str) -> bytes:
    """A key that anyone can make: good for an example and nothing else."""
    return hashlib.sha256(b"kaiku test key: " + name.encode()).digest()


DEVICE_KEY, SEALING_KEY = made_up_key("device"), made_up_key("sealing")
CENTRE_KEY, LIST_KEY = made_up_key("centre"), made_up_key("list")


def header(seq: int) -> dict[str, Any]:
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


def walk_in(follows: bytes) -> dict[str, Any]:
    """A walk-in event, the row behind the others, and the merging of it in a later programme."""
    row = WalkInEventRow(
        **header(4),
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
        WalkInChangeRow(**header(5), of=row.id, title={"fi": "Pihakonsertti puistossa"})
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


def unknown_cards(follows: bytes) -> dict[str, Any]:
    """That many cards were looked up which nobody knows, as the row behind the first three."""
    row = UnknownCardsRow(
        **{**header(7), "seq": 4}, kind=RowKind.UNKNOWN_CARDS, day=date(2026, 4, 25), cards=40
    )
    data = write_row(row)
    return {"row": data.decode(), "hash": to_base64url(chain.next_hash(follows, data))}


def reincarnation(end: bytes) -> dict[str, Any]:
    """The first row of a desk that was put back to its second row, and what the centre then says
    of its ledgers.
    """
    row = ReincarnationRow(
        **{**header(6), "incarnation": NEXT_INCARNATION, "seq": 1},
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


def rows() -> list[RowHeader]:
    issue = {"event": CONCERT, "epoch": 1, "tag": tag_of(LIST_KEY, "ESP104482"), "verdict": "valid"}
    family = {TicketKind.HOLDER: 1, TicketKind.CHILD: 2}
    correction = {"correction": "019dc55e-8800-7000-8000-0000000000c0"}
    taken_back = {"of": header(1)["id"], "reason": VoidReason.WRONG_COUNT}
    return [
        IssueRow.model_validate({**header(1), **issue, "tickets": {TicketKind.HOLDER: 1}}),
        VoidRow.model_validate({**header(2), **taken_back, **correction}),
        IssueRow.model_validate({**header(3), **issue, "tickets": family, **correction}),
    ]


def batch(rows: list[bytes], first: bytes, last: bytes) -> LedgerBatch:
    statement = chain.batch_statement(DEVICE, INCARNATION, 1, first, last)
    return LedgerBatch(
        incarnation=INCARNATION,
        from_seq=1,
        previous_hash=first,
        rows=tuple(row.decode() for row in rows),
        head_hash=last,
        signature=keys.sign(DEVICE_KEY, statement),
    )
