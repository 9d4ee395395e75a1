"""The messages of the sync protocol, version 1."""

from typing import Literal

from pydantic import ConfigDict, Field, JsonValue, model_validator

from sync.protocol.base import WireModel
from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import DayStart
from sync.protocol.encoding import Binary, Id, Moment, Tag, Whole
from sync.protocol.keys import KEY_BYTES
from sync.protocol.kinds import Channel, Finding, TicketKind
from sync.protocol.programme import Venue
from sync.protocol.versions import MAX_BATCH_ROWS, MAX_LEDGERS, PROTOCOL_VERSION

LIST_KEY_CONTEXT = b"kaiku-list-key-1"
"""The sealing context of a list key."""
_ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f]*$"
"""Text without control characters: it is shown on terminals."""


def _only(name: str) -> dict[str, JsonValue]:
    """The schema of a batch that holds rows under this name, and none under another."""
    none: dict[str, JsonValue] = {each: {"maxItems": 0} for each in ("rows", "opaque")}
    return {"required": [name], "properties": {**none, name: {"minItems": 1}}}


class EnrolmentRequest(WireModel):
    """A desk asks to be known: a one-time code and the public halves of its two keys. `device` is
    the id under which its rows were written, where it was enrolled with this key before.
    """

    v: Whole = PROTOCOL_VERSION
    code: str = Field(max_length=32)
    public_key: Binary = Field(min_length=KEY_BYTES, max_length=KEY_BYTES)
    sealing_key: Binary = Field(min_length=KEY_BYTES, max_length=KEY_BYTES)
    device_name: str = Field(min_length=1, max_length=80, pattern=_ONE_LINE)
    app_version: str = Field(max_length=40, pattern=_ONE_LINE)
    device: Id | None = None


class Enrolment(WireModel):
    """The centre's signed answer: who the desk is, and the list key sealed to it."""

    device: Id
    name: str = Field(default="", max_length=80)
    venue: Venue
    centre_key: Binary
    sealed_list_key: Binary
    epoch: Whole
    code_formats: tuple[CodeFormat, ...]
    zone: str
    day_start: DayStart
    generation: Id
    at: Moment


class SnapshotRef(WireModel):
    """The whole card list of a version, as a file."""

    version: Whole
    sha256: Binary
    size: Whole
    count: Whole


class DeltaRef(WireModel):
    """The changes between two versions of the card list, as a file; `count` is after it."""

    from_version: Whole
    to_version: Whole
    sha256: Binary
    size: Whole
    count: Whole


class ProgrammeRef(WireModel):
    """The programme of the asking desk's venue, as a file."""

    version: Whole
    sha256: Binary
    size: Whole


class Head(WireModel):
    """What is in force now; the only place that names files.

    `venue` is the one it is for: a desk of another one takes nothing from it. `clerks` is the
    version of the venue's clerks, absent where it never had any. From `minimum_client_from` on an
    older program than `minimum_client` gives no tickets; it uploads for ever. `next_epoch` is the
    newest one whose list key can be fetched, where that is not `epoch`.
    """

    version: Whole
    generation: Id
    issued_at: Moment
    expires_at: Moment
    epoch: Whole
    snapshot: SnapshotRef
    deltas: tuple[DeltaRef, ...] = ()
    programme: ProgrammeRef
    blocks: tuple[Tag, ...] = Field(default=(), max_length=200)
    minimum_client: str = "0"
    minimum_client_from: Moment | None = None
    clerks: int | None = Field(default=None, ge=1, lt=1 << 62)
    venue: Id | None = None
    next_epoch: Whole | None = None


class LedgerBatch(WireModel):
    """Consecutive rows of one incarnation. `rows` are JSON texts; a row that the centre cannot take
    as text travels as bytes in `opaque`, and a batch holds one or the other.
    """

    model_config = ConfigDict(json_schema_extra={"oneOf": [_only("rows"), _only("opaque")]})
    incarnation: Id
    from_seq: int = Field(ge=1, lt=1 << 62)
    previous_hash: Binary
    rows: tuple[str, ...] = Field(default=(), max_length=MAX_BATCH_ROWS)
    opaque: tuple[Binary, ...] = Field(default=(), max_length=MAX_BATCH_ROWS)
    head_hash: Binary
    signature: Binary

    @model_validator(mode="after")
    def _one_or_the_other(self) -> "LedgerBatch":
        if bool(self.rows) == bool(self.opaque):
            raise ValueError("a batch holds either rows or opaque rows")
        return self

    @property
    def row_bytes(self) -> tuple[bytes, ...]:
        """The bytes of each row, in order."""
        return self.opaque or tuple(row.encode() for row in self.rows)


class Acknowledgement(WireModel):
    """The centre's signed proof of what it stored durably of one incarnation. `closed` says that
    the incarnation gives no more tickets: it was forked, or another one follows it. `nonce` is that
    of the request it answers.
    """

    device: Id
    incarnation: Id
    acknowledged_seq: Whole
    head_hash: Binary
    generation: Id
    at: Moment
    closed: bool | None = None
    nonce: str | None = Field(default=None, max_length=128)


class LedgerPage(WireModel):
    """Rows of one branch of a desk's own ledger, as the centre keeps them: `previous_hash` is the
    chain's before `from_seq`; `more` says that others follow.
    """

    device: Id
    incarnation: Id
    branch: Whole = 0
    from_seq: int = Field(ge=1, lt=1 << 62)
    previous_hash: Binary
    rows: tuple[Binary, ...] = Field(default=(), max_length=MAX_BATCH_ROWS)
    more: bool = False
    generation: Id
    at: Moment


class DepartureRequest(WireModel):
    """A desk asks to leave."""

    v: Literal[1] = 1


class Departure(WireModel):
    """The centre's signed word that a desk has left, and when it did first."""

    device: Id
    generation: Id
    at: Moment


class RowVerdict(WireModel):
    """How the centre judged one row; a later one for the same row replaces it in effect. `noted_at`
    is when a coordinator noted the row as it is judged here.
    """

    row: Id
    outcome: Finding
    findings: tuple[Finding, ...] = ()
    judged_at: Moment
    noted_at: Moment | None = None


class Use(WireModel):
    """Tickets given at another desk of the venue; `voided` once they were taken back."""

    row: Id
    device: Id
    event: Id
    epoch: Whole
    tag: Tag
    tickets: dict[TicketKind, Whole]
    at: Moment
    channel: Channel = Channel.COUNTER
    collected: bool = False
    voided: bool = False


class LeaseRequest(WireModel):
    """A desk asks for units of a hard quota; asked again with the same id, it gets no more.
    `needed` says that somebody waits there for whom it must hold so many.
    """

    v: Literal[1] = 1
    id: Id
    incarnation: Id
    event: Id
    want: int = Field(ge=1, le=999)
    needed: int = Field(default=0, ge=0, le=999)


class LeaseState(WireModel):
    """A desk's share of a hard quota: `units` of it in all, used or not, until `not_after`. One
    that is used up still has its units: no lease is of none.

    Of those it has not used the desk gives back what goes beyond `keep`. Uses that are reported
    after `report_by` may find their units given to others.
    """

    lease: Id
    event: Id
    incarnation: Id
    units: int = Field(ge=1, lt=1 << 31)
    keep: int = Field(ge=0, lt=1 << 31)
    not_after: Moment
    report_by: Moment


class LeaseAnswer(WireModel):
    """The centre's signed answer to a lease request: the lease as it stands now, None where there
    is nothing to give and the desk has none. `nonce` is that of the request it answers.
    """

    device: Id
    incarnation: Id
    event: Id
    lease: LeaseState | None = None
    generation: Id
    at: Moment
    nonce: str | None = Field(default=None, max_length=128)


class LedgerState(WireModel):
    """How far the centre holds one branch of an incarnation of the asking desk; branch 0 is the
    incarnation's own chain. `previous` is the incarnation that it follows, `closed` that it gives
    no more tickets, `rootless` that the row before the branch's first one is not here.
    """

    incarnation: Id
    branch: Whole = 0
    acknowledged_seq: Whole
    head_hash: Binary
    previous: Id | None = None
    closed: bool = False
    rootless: bool = False


class Changes(WireModel):
    """What happened since a cursor: verdicts on the desk's rows, uses at the venue's other desks.

    `ledgers` are the desk's newest incarnations, the newest first; `copied_at` since when two desks
    seem to be alive with this one's keys.
    `more` says that another page waits behind `cursor`, `nonce` which request this answers.
    """

    device: Id
    after: Whole
    cursor: Whole
    more: bool = False
    generation: Id
    incarnation: Id | None = None
    acknowledged_seq: Whole
    ledgers: tuple[LedgerState, ...] = Field(default=(), max_length=MAX_LEDGERS)
    copied_at: Moment | None = None
    verdicts: tuple[RowVerdict, ...] = ()
    uses: tuple[Use, ...] = ()
    leases: tuple[LeaseState, ...] = ()
    at: Moment
    nonce: str | None = Field(default=None, max_length=128)
