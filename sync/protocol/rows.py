"""Ledger rows: the JSON texts whose exact bytes a desk chains and the centre keeps verbatim."""

from contextlib import suppress
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from sync.protocol.base import WireModel
from sync.protocol.encoding import Binary, Day, Id, Moment, Tag, Whole
from sync.protocol.kinds import (
    CardSource,
    Channel,
    EventKind,
    ReincarnationReason,
    RowKind,
    Sector,
    TicketKind,
    VoidReason,
)
from sync.protocol.programme import Event, Language, Limit
from sync.protocol.versions import MAX_ROW_BYTES, ROW_VERSION

Count = Annotated[int, Field(ge=0, le=999)]
Version = Annotated[int, Field(ge=0, lt=1 << 31)]
Line = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")]
"""1 to 80 characters on one line."""


class BadRow(ValueError):
    """The bytes are not a row this version can read."""


class RowHeader(WireModel):
    """What every row says: who made it, where it stands, and when by which clock.

    `made_at` is the desk's own clock, `corrected_at` the same moment by the centre's signed time,
    `anchor` the last moment the centre signed that the desk knew.
    """

    v: Whole = ROW_VERSION
    id: Id
    kind: str
    device: Id
    incarnation: Id
    seq: int = Field(ge=1, lt=1 << 62)
    made_at: Moment
    corrected_at: Moment
    anchor: Moment | None = None
    list_version: Version | None = None
    programme_version: Version | None = None
    clerk: str | None = None


class Provisional(WireModel):
    """What a clerk read on the face of a card that the list could not answer for."""

    last_valid_day: Day | None = None
    children: Count | None = None
    format_unknown: bool = False


class IssueRow(RowHeader):
    """Tickets given on one card for one event; `approved_by` is the pseudonym of the supervisor who
    gave where a clerk may not: limits used up, or an event marked as sold out.
    """

    kind: Literal[RowKind.ISSUE] = RowKind.ISSUE
    event: Id
    epoch: Version
    tag: Tag
    tickets: dict[TicketKind, Count]
    verdict: str
    source: CardSource = CardSource.TYPED
    channel: Channel = Channel.COUNTER
    provisional: Provisional | None = None
    old_list: bool = False
    reasons: tuple[str, ...] = ()
    approved_by: str | None = None
    lease: Id | None = None
    correction: Id | None = None
    entered_late: bool = False
    used_at: Moment | None = None


class VoidRow(RowHeader):
    """An earlier issue taken back, whole."""

    kind: Literal[RowKind.VOID] = RowKind.VOID
    of: Id
    reason: VoidReason
    correction: Id | None = None


class CollectedRow(RowHeader):
    """Tickets given earlier (by phone, ahead) that the customer came for."""

    kind: Literal[RowKind.COLLECTED] = RowKind.COLLECTED
    of: Id


class WalkInEventRow(RowHeader):
    """An event that a counter made because the programme lacks it; its id is the row's own.

    Title, organiser and place are the only words in any row: they name what is on, never a person.
    """

    kind: Literal[RowKind.WALK_IN_EVENT] = RowKind.WALK_IN_EVENT
    event_kind: EventKind
    sector: Sector
    title: dict[Language, Line] = Field(min_length=1)
    organiser: Line
    place: Line
    starts_at: Moment | None = None
    first_day: Day | None = None
    last_day: Day | None = None
    limits: tuple[Limit, ...] = Field(default=(), max_length=20)
    children: bool = True

    @property
    def event(self) -> Event:
        """The event as a programme would hold it."""
        return Event(
            id=self.id,
            kind=self.event_kind,
            sector=self.sector,
            title=dict(self.title),
            organiser=self.organiser,
            place=self.place,
            starts_at=self.starts_at,
            first_day=self.first_day,
            last_day=self.last_day,
            limits=self.limits,
            children=self.children,
        )


class WalkInChangeRow(RowHeader):
    """What the desk that made an event says of it later: another title, where there is one, and
    whether it is taken back. The last such row of that desk counts; judging asks none of them.
    """

    kind: Literal[RowKind.WALK_IN_CHANGE] = RowKind.WALK_IN_CHANGE
    of: Id
    title: dict[Language, Line] | None = Field(default=None, min_length=1)
    withdrawn: bool = False

    def changed(self, event: Event) -> Event:
        """The event under the title that this row gives it."""
        return event if self.title is None else event.model_copy(update={"title": self.title})


class LeaseReturnRow(RowHeader):
    """Units of a quota lease that this desk gives back unused. It stands in the chain behind every
    issue that used the lease until then.
    """

    kind: Literal[RowKind.LEASE_RETURN] = RowKind.LEASE_RETURN
    lease: Id
    event: Id
    units: int = Field(ge=1, lt=1 << 31)


class UnknownCardsRow(RowHeader):
    """So many cards were looked up at this desk on a local day, so far, that nobody knows, and got
    no tickets. It says neither which cards nor who was signed in; the last one of a day counts.
    """

    kind: Literal[RowKind.UNKNOWN_CARDS] = RowKind.UNKNOWN_CARDS
    day: Day
    cards: int = Field(ge=1, lt=1 << 31)


class ReincarnationRow(RowHeader):
    """The first row of an incarnation that follows another one of the same desk: where that ended
    as this desk knows it, and why. `previous_hash` is the chain's after `previous_seq` (0: none).
    """

    kind: Literal[RowKind.REINCARNATION] = RowKind.REINCARNATION
    previous: Id
    previous_seq: int = Field(ge=0, lt=1 << 62)
    previous_hash: Binary
    reason: ReincarnationReason


Row = (
    IssueRow
    | VoidRow
    | CollectedRow
    | WalkInEventRow
    | WalkInChangeRow
    | ReincarnationRow
    | LeaseReturnRow
    | UnknownCardsRow
)
_KINDS = frozenset(kind.value for kind in RowKind)


@cache
def _known() -> TypeAdapter[Row]:
    return TypeAdapter(Annotated[Row, Field(discriminator="kind")])


def write_row(row: RowHeader) -> bytes:
    """The UTF-8 JSON bytes of a row; `BadRow` above 16 KiB."""
    data = row.to_bytes()
    if len(data) > MAX_ROW_BYTES:
        raise BadRow("a row is at most 16 KiB")
    return data


def read_row(data: bytes) -> Row | RowHeader:
    """The row of these bytes; of an unknown kind only its header. Raises `BadRow`."""
    # Reading it as a known kind first is twice as fast as looking at the kind before.
    with suppress(ValidationError):
        return _known().validate_json(data)
    try:
        header = RowHeader.model_validate_json(data)
    except ValidationError as error:
        raise BadRow("not a readable row") from error
    if header.kind in _KINDS:
        raise BadRow("not a readable row of its kind")
    return header
