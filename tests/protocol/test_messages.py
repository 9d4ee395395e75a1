"""The messages: each reads back from its own bytes, and holds what it must."""

import json
from datetime import UTC, datetime, time

import pytest
from pydantic import ValidationError

from sync.protocol.base import WireModel
from sync.protocol.card_codes import CodeFormat
from sync.protocol.kinds import Channel, Finding, TicketKind
from sync.protocol.messages import (
    Acknowledgement,
    Changes,
    DeltaRef,
    Enrolment,
    EnrolmentRequest,
    Head,
    LeaseAnswer,
    LeaseRequest,
    LeaseState,
    LedgerBatch,
    ProgrammeRef,
    RowVerdict,
    SnapshotRef,
    Use,
)
from sync.protocol.programme import Venue
from sync.protocol.versions import MAX_BATCH_ROWS

AT = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
HASH = bytes(32)
HEAD = Head(
    version=7,
    generation="g1",
    issued_at=AT,
    expires_at=AT,
    epoch=1,
    snapshot=SnapshotRef(version=7, sha256=HASH, size=100, count=3),
    deltas=(DeltaRef(from_version=6, to_version=7, sha256=HASH, size=9, count=3),),
    programme=ProgrammeRef(version=2, sha256=HASH, size=50),
    blocks=(bytes(8),),
    minimum_client="0.1.0",
)
BATCH = {
    "incarnation": "first",
    "from_seq": 1,
    "previous_hash": HASH,
    "head_hash": HASH,
    "signature": bytes(64),
}
USE = Use(
    row="r1",
    device="till",
    event="concert",
    epoch=1,
    tag=bytes(8),
    tickets={TicketKind.HOLDER: 1},
    at=AT,
    channel=Channel.PHONE,
    collected=True,
)
LEASE = LeaseState(
    lease="l1",
    event="concert",
    incarnation="first",
    units=5,
    keep=2,
    not_after=AT,
    report_by=AT,
)
CHANGES = Changes(
    device="door",
    after=4,
    cursor=9,
    more=True,
    generation="g1",
    incarnation="first",
    acknowledged_seq=3,
    verdicts=(
        RowVerdict(
            row="r1",
            outcome=Finding.DOUBLE_ISSUE,
            findings=(Finding.DOUBLE_ISSUE, Finding.REVIEW),
            judged_at=AT,
            noted_at=AT,
        ),
    ),
    uses=(USE,),
    leases=(LEASE,),
    at=AT,
)
MESSAGES = [
    EnrolmentRequest(
        code="ABCD",
        public_key=HASH,
        sealing_key=HASH,
        device_name="Ovi",
        app_version="0.1.0",
    ),
    Enrolment(
        device="door",
        venue=Venue(id="hall", name="Sali"),
        centre_key=HASH,
        sealed_list_key=bytes(92),
        epoch=1,
        code_formats=(CodeFormat(id="p", pattern="[0-9]{6}", grouping=(3, 3), example="104482"),),
        zone="Europe/Helsinki",
        day_start=time(5),
        generation="g1",
        at=AT,
    ),
    HEAD,
    LedgerBatch.model_validate({**BATCH, "rows": ('{"ä":1}', "{}")}),
    LedgerBatch.model_validate({**BATCH, "opaque": (b"\xff",)}),
    Acknowledgement(
        device="door",
        incarnation="first",
        acknowledged_seq=3,
        head_hash=HASH,
        generation="g1",
        at=AT,
    ),
    CHANGES,
    LeaseRequest(id="l1", incarnation="first", event="concert", want=5),
    LeaseAnswer(
        device="door", incarnation="first", event="concert", lease=LEASE, generation="g1", at=AT
    ),
]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_a_message_reads_back_and_passes_over_what_it_does_not_know(message: WireModel) -> None:
    data = message.to_bytes()
    assert type(message).model_validate_json(data) == message
    later = json.dumps(json.loads(data) | {"later": {"field": 1}}).encode()
    assert type(message).model_validate_json(later) == message


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_a_message_that_lacks_what_it_must_say_is_refused(message: WireModel) -> None:
    whole = json.loads(message.to_bytes())
    for name, field in type(message).model_fields.items():
        if field.is_required():
            less = {key: value for key, value in whole.items() if key != name}
            with pytest.raises(ValidationError, match=name):
                type(message).model_validate_json(json.dumps(less))


def test_a_head_on_the_wire() -> None:
    assert json.loads(HEAD.to_bytes()) == {
        "version": 7,
        "generation": "g1",
        "issued_at": "2026-04-25T16:00:00.000Z",
        "expires_at": "2026-04-25T16:00:00.000Z",
        "epoch": 1,
        "snapshot": {"version": 7, "sha256": "A" * 43, "size": 100, "count": 3},
        "deltas": [{"from_version": 6, "to_version": 7, "sha256": "A" * 43, "size": 9, "count": 3}],
        "programme": {"version": 2, "sha256": "A" * 43, "size": 50},
        "blocks": ["A" * 11],
        "minimum_client": "0.1.0",
    }


def test_a_head_names_at_most_200_blocks() -> None:
    whole = HEAD.model_dump()
    assert len(Head.model_validate(whole | {"blocks": (bytes(8),) * 200}).blocks) == 200
    with pytest.raises(ValidationError, match="blocks"):
        Head.model_validate(whole | {"blocks": (bytes(8),) * 201})


def test_a_batch_gives_its_rows_as_bytes() -> None:
    texts = LedgerBatch.model_validate({**BATCH, "rows": ('{"ä":1}', "{}")})
    opaque = LedgerBatch.model_validate({**BATCH, "opaque": (b"\xff", b"")})
    assert texts.row_bytes == (b'{"\xc3\xa4":1}', b"{}")
    assert opaque.row_bytes == (b"\xff", b"")


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"rows": ("{}",), "opaque": (b"x",)},
        {"rows": ("{}",) * (MAX_BATCH_ROWS + 1)},
        {"opaque": (b"",) * (MAX_BATCH_ROWS + 1)},
        {"rows": ("{}",), "from_seq": 0},
        {"rows": ("{}",), "incarnation": "a b"},
    ],
)
def test_a_batch_that_is_none_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        LedgerBatch.model_validate(BATCH | change)


@pytest.mark.parametrize(
    "change",
    [{"code": "x" * 33}, {"device_name": ""}, {"device_name": "x" * 81}, {"app_version": "x" * 41}],
)
def test_an_enrolment_request_is_bounded(change: dict[str, str]) -> None:
    whole = MESSAGES[0].model_dump()
    with pytest.raises(ValidationError):
        EnrolmentRequest.model_validate(whole | change)


def test_a_message_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        HEAD.version = 8  # type: ignore[misc]
