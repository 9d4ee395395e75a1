"""A desk on a real store, with a clock that stands still and a centre that only signs times."""

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from boxoffice.services.desk import Desk
from boxoffice.store.database import Store, create_store
from boxoffice.store.identity import DeskIdentity
from boxoffice.store.moments import to_millis
from boxoffice.store.outbox import LedgerOutbox
from boxoffice.store.replica import DeskReplica
from sync.protocol import keys
from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import DAY_ZERO, LocalDays
from sync.protocol.kinds import (
    CardKind,
    CardStatus,
    EventKind,
    LimitPeriod,
    Sector,
    TicketKind,
)
from sync.protocol.list_files import Columns, encode_snapshot, pack_flags
from sync.protocol.messages import (
    Changes,
    Head,
    LeaseState,
    ProgrammeRef,
    RowVerdict,
    SnapshotRef,
    Use,
)
from sync.protocol.programme import Event, Limit, Policy, Programme, Quota, Venue
from sync.protocol.tags import tag_of

NOW = datetime(2026, 4, 25, 15, 0, tzinfo=UTC)  # 18.00 in Helsinki
TODAY = date(2026, 4, 25)
EPOCH = 1
FORMAT = CodeFormat(id="made-up", pattern="ESP[0-9]{6}", grouping=(3, 3, 3), example="ESP 000 000")
_LIMITS = {
    EventKind.PERFORMANCE: LimitPeriod.EVENT,
    EventKind.VISIT: LimitPeriod.DAY,
    EventKind.COURSE: LimitPeriod.EVENT,
    EventKind.PASS: LimitPeriod.EVENT,
}


@dataclass
class StoppedClock:
    """A clock that moves when told to."""

    wall: datetime = NOW
    seconds: float = 1000.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.seconds

    def advance(self, step: timedelta) -> None:
        self.wall += step
        self.seconds += step.total_seconds()


def event(name: str, kind: EventKind = EventKind.PERFORMANCE, **fields: object) -> Event:
    """An event with the network's default limits."""
    if kind is EventKind.PERFORMANCE:
        fields.setdefault("starts_at", NOW + timedelta(hours=1))
    per = _LIMITS[kind]
    fields.setdefault(
        "limits",
        (
            Limit(ticket_kind=TicketKind.HOLDER, count=1, per=per),
            Limit(ticket_kind=TicketKind.CHILD, per=per),
            Limit(ticket_kind=TicketKind.WORKER, count=2, per=LimitPeriod.VISIT),
        ),
    )
    return Event(
        id=name,
        kind=kind,
        sector=Sector.CULTURE,
        title={"en": name},
        organiser="o",
        place="p",
        **fields,
    )


EVENTS = (
    event("concert", quota=Quota(tickets=40)),
    event("matinee"),
    event("tomorrow", starts_at=NOW + timedelta(days=1)),
    event("museum", EventKind.VISIT),
    event("course", EventKind.COURSE),
)


@dataclass(frozen=True)
class MadeUpCard:
    """One card of a made-up list."""

    code: str
    last_valid_day: date = date(2027, 3, 14)
    kind: CardKind = CardKind.PERSONAL
    status: CardStatus = CardStatus.ACTIVE
    children: int = 2


VALID = MadeUpCard("ESP000001")
LAST_DAY = MadeUpCard("ESP000002", TODAY)
EXPIRED = MadeUpCard("ESP000003", TODAY - timedelta(days=1))
BLOCKED = MadeUpCard("ESP000004", status=CardStatus.BLOCKED)
GROUP = MadeUpCard("ESP000005", kind=CardKind.COMMUNITY, children=0)
UNKNOWN = "ESP999999"
CARDS = (VALID, LAST_DAY, EXPIRED, BLOCKED, GROUP)


@dataclass
class MadeUpDesk:
    """A desk in a folder, and the hand of a centre over it."""

    folder: Path
    store_key: bytes = field(default_factory=lambda: os.urandom(32))
    list_key: bytes = field(default_factory=lambda: os.urandom(32))
    signing_key: bytes = field(default_factory=keys.new_signing_key)
    clock: StoppedClock = field(default_factory=StoppedClock)
    list_version: int = 0
    cursor: int = 0
    leases: dict[str, LeaseState] = field(default_factory=dict)
    """All that the centre says this desk holds."""

    def __post_init__(self) -> None:
        identity = DeskIdentity(
            device="desk-1",
            name="Desk 1",
            venue=Venue(id="venue", name="Louhisali"),
            address="http://127.0.0.1:1",
            centre_key=b"c" * 32,
            public_key=keys.public_signing_key(self.signing_key),
            incarnation="inc-1",
            code_formats=(FORMAT,),
            days=LocalDays(),
        )
        create_store(self.folder, self.store_key, identity, at_millis=to_millis(NOW))

    def copied(self, folder: Path) -> "MadeUpDesk":
        """The same desk in another folder, while nobody has it open, with a clock of its own."""
        shutil.copytree(self.folder, folder)
        twin = copy(self)
        twin.folder, twin.clock, twin.leases = folder, StoppedClock(), dict(self.leases)
        return twin

    def open(self, boot: str = "boot", busy_seconds: float = 5.0) -> Desk:
        """The desk, open."""
        store = Store(self.folder, self.store_key, busy_seconds=busy_seconds)
        return Desk(store, self.clock, {EPOCH: self.list_key}, boot=boot)

    def tag(self, code: str) -> bytes:
        """A code's tag."""
        return tag_of(self.list_key, code)

    def replica(self, desk: Desk) -> DeskReplica:
        """What the sync writes to."""
        return DeskReplica(desk.store, self.clock, desk.boot)

    def outbox(self, desk: Desk) -> LedgerOutbox:
        """What the sync reads from."""
        return LedgerOutbox(desk.store, self.clock, desk.boot)

    def columns(self, cards: Sequence[MadeUpCard]) -> Columns:
        """The cards as columns of a list file."""
        found = sorted(
            (
                int.from_bytes(self.tag(card.code)),
                (card.last_valid_day - DAY_ZERO).days,
                pack_flags(card.kind, card.status, card.children),
            )
            for card in cards
        )
        return Columns(*zip(*found, strict=True)) if found else Columns()

    def head(self, data: bytes = b"", count: int = 0, **fields: object) -> Head:
        """A head as the centre would sign it now."""
        base = Head(
            version=self.list_version,
            generation="gen-1",
            issued_at=self.clock.now(),
            expires_at=self.clock.now() + timedelta(days=1),
            epoch=EPOCH,
            snapshot=SnapshotRef(
                version=self.list_version,
                sha256=hashlib.sha256(data).digest(),
                size=len(data),
                count=count,
            ),
            programme=ProgrammeRef(version=1, sha256=b"", size=0),
        )
        return base.model_copy(update=fields)

    def install(self, desk: Desk, cards: Sequence[MadeUpCard] = CARDS) -> Head:
        """Bring a whole list and its head to the desk."""
        self.list_version += 1
        data = encode_snapshot(self.list_version, EPOCH, self.columns(cards))
        file = desk.store.downloads / "snapshot"
        file.write_bytes(data)
        head = self.head(data, len(cards))
        replica = self.replica(desk)
        replica.install_snapshot(head, file, lambda done, of: None)
        replica.note_head(head)
        return head

    def programme(
        self,
        desk: Desk,
        events: Sequence[Event] = EVENTS,
        policy: Policy | None = None,
        version: int = 1,
        merged: Mapping[str, str] | None = None,
        *,
        formats: Sequence[CodeFormat] = (FORMAT,),
        not_valid_here: Sequence[str] = (),
    ) -> None:
        """Bring a programme to the desk."""
        made = Programme(
            version=version,
            venue=Venue(id="venue", name="Louhisali"),
            code_formats=tuple(formats),
            policy=policy or Policy(),
            events=tuple(events),
            merged_events=dict(merged or {}),
            not_valid_here=tuple(not_valid_here) or None,
        )
        file = desk.store.downloads / "programme"
        file.write_bytes(made.to_bytes())
        ref = ProgrammeRef(version=version, sha256=b"", size=0)
        self.replica(desk).install_programme(self.head(programme=ref), file)

    def change(
        self,
        desk: Desk,
        *,
        verdicts: Sequence[RowVerdict] = (),
        uses: Sequence[Use] = (),
        leases: Sequence[LeaseState] = (),
    ) -> None:
        """Bring verdicts and uses to the desk, and all its leases, with these among them."""
        self.cursor += 1
        self.leases.update((each.lease, each) for each in leases)
        changes = Changes(
            device="desk-1",
            after=self.cursor - 1,
            cursor=self.cursor,
            generation="gen-1",
            acknowledged_seq=0,
            verdicts=tuple(verdicts),
            uses=tuple(uses),
            leases=tuple(self.leases.values()),
            at=self.clock.now(),
        )
        self.replica(desk).apply_changes(changes)

    def lease(self, desk: Desk, units: int, name: str = "concert", **fields: object) -> LeaseState:
        """Bring a lease of an event to the desk; it may keep all of it unless told otherwise."""
        base = LeaseState(
            lease=f"lease-{name}",
            event=name,
            incarnation="inc-1",
            units=units,
            keep=units,
            not_after=self.clock.now() + timedelta(hours=10),
            report_by=self.clock.now() + timedelta(days=3),
        )
        lease = base.model_copy(update=fields)
        self.change(desk, leases=[lease])
        return lease

    def use(self, code: str, name: str = "concert", **fields: object) -> Use:
        """Tickets given at another desk of the venue."""
        base = Use(
            row="other-row",
            device="desk-2",
            event=name,
            epoch=EPOCH,
            tag=self.tag(code),
            tickets={TicketKind.HOLDER: 1},
            at=self.clock.now(),
        )
        return base.model_copy(update=fields)


@cache
def enrolled() -> MadeUpDesk:
    """A desk that nothing came to yet; tests copy it, for making one takes much longer."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    return MadeUpDesk(Path(folder) / "enrolled")


@cache
def supplied() -> MadeUpDesk:
    """A desk with the programme and the list; tests copy it."""
    made = enrolled().copied(enrolled().folder.with_name("supplied"))
    with made.open() as desk:
        made.programme(desk)
        made.install(desk)
    return made


def renewed(card: MadeUpCard, day: date) -> MadeUpCard:
    """The same card, valid for longer."""
    return replace(card, last_valid_day=day)
