"""A real centre over a real socket, with a small made-up network, and desks made by hand."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sync.client.enrolling import enrol
from sync.client.http import Answer
from sync.client.http import Centre as CentreClient
from sync.client.ports import Identity
from sync.protocol import chain, keys
from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.encoding import new_id
from sync.protocol.kinds import (
    CardKind,
    CardStatus,
    EventKind,
    LimitPeriod,
    Sector,
    TicketKind,
    VoidReason,
)
from sync.protocol.messages import (
    LIST_KEY_CONTEXT,
    Changes,
    Enrolment,
    EnrolmentRequest,
    LeaseAnswer,
    LeaseRequest,
    LeaseState,
    LedgerBatch,
)
from sync.protocol.problems import PROBLEM_MEDIA_TYPE, PROBLEM_STATUS, Problem, ProblemCode
from sync.protocol.programme import Event, Limit, Policy
from sync.protocol.request_signatures import SignableRequest, sign_request
from sync.protocol.rows import (
    CollectedRow,
    IssueRow,
    LeaseReturnRow,
    VoidRow,
    WalkInChangeRow,
    WalkInEventRow,
    write_row,
)
from sync.protocol.statements import StatementType, read_statement
from sync.protocol.tags import tag_of
from sync.server.app import create_app
from sync.server.centre import Centre, open_centre
from sync.server.enrolment import make_code
from sync.server.judging import judge
from sync.server.judging_facts import CardState
from sync.server.judging_rounds import Judge
from sync.server.publishing import publish_list, publish_programmes
from sync.server.serving import CentreServer, address_of, listening_socket
from sync.server.store import register, settings, venues
from sync.server.store.database import Store
from sync.server.store.register import NewCard
from sync.server.store.venues import Region, VenueEntry

NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
FORMAT = CodeFormat(id="test", pattern="KK[0-9]{6}", grouping=(2, 3, 3), example="KK000001")
VENUE, OTHER_VENUE = "venue-1", "venue-2"
CONCERT = Event(
    id="concert",
    kind=EventKind.PERFORMANCE,
    sector=Sector.CULTURE,
    title={"en": "Concert"},
    organiser="Orchestra",
    place="Hall",
    starts_at=NOW + timedelta(hours=2),
    limits=(
        Limit(ticket_kind=TicketKind.HOLDER, count=1),
        Limit(ticket_kind=TicketKind.CHILD),
    ),
)
MUSEUM = Event(
    id="museum",
    kind=EventKind.VISIT,
    sector=Sector.CULTURE,
    title={"en": "Museum"},
    organiser="Museum",
    place="Museum",
    limits=(Limit(ticket_kind=TicketKind.HOLDER, count=1, per=LimitPeriod.DAY, group="museums"),),
)


def code(number: int) -> str:
    """The made-up code of a number."""
    return f"KK{number:06}"


@dataclass
class SteppingClock:
    """A clock that only tests move."""

    moment: datetime = NOW

    def __call__(self) -> datetime:
        """Now."""
        return self.moment

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**by)


def fill(store: Store, now: datetime, cards: int) -> None:
    """Begin a network with one region, two venues, two events and valid cards, two children each.

    Raises `ValueError` where the database has a network already.
    """
    with store.write() as connection:
        if settings.is_begun(connection):
            raise ValueError("there is a network already")
        settings.begin_network(connection, new_id(now), LocalDays(), [FORMAT])
        settings.add_epoch(connection, 1, keys.new_list_key(), now)
        venues.add_region(connection, Region("region", "Region", Policy()))
        for venue, event in ((VENUE, CONCERT), (OTHER_VENUE, MUSEUM)):
            venues.add_venue(connection, VenueEntry(venue, venue.title(), "region", {}))
            venues.add_events(connection, venue, [event])
        state = CardState(now - timedelta(days=30), CardStatus.ACTIVE, date(2027, 3, 14), 2)
        register.add_cards(
            connection,
            (NewCard(code(number), CardKind.PERSONAL, (state,)) for number in range(cards)),
        )


@cache
def _migrated() -> bytes:
    """A SQLite database with the schema and nothing in it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "centre.sqlite"
        store = Store(f"sqlite:///{file}")
        store.upgrade()
        store.close()
        return file.read_bytes()


def new_centre(url: str, *, cards: int = 50, now: SteppingClock | None = None) -> Centre:
    """A filled centre in an empty database, its list and programmes published."""
    clock = now or SteppingClock()
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).write_bytes(_migrated())
    store = Store(url)
    store.upgrade()
    fill(store, clock(), cards)
    centre = open_centre(store, keys.new_signing_key(), clock)
    publish_programmes(centre)
    publish_list(centre)
    return centre


@dataclass(frozen=True)
class RawAnswer:
    """An answer as it came: status, headers with lower-case names, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def code(self) -> str:
        """The code of a problem answer."""
        assert self.headers["content-type"] == PROBLEM_MEDIA_TYPE
        problem = Problem.model_validate_json(self.body)
        assert problem.status == self.status == PROBLEM_STATUS[ProblemCode(problem.code)]
        return problem.code

    @property
    def problem(self) -> Problem:
        """The problem of an error answer."""
        return Problem.model_validate_json(self.body)


def raw(
    address: str, method: str, target: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> RawAnswer:
    """Any request, without a client that knows better."""
    connection = HTTPConnection(address.removeprefix("http://"), timeout=20)
    try:
        connection.request(method, target, body or None, headers or {})
        response = connection.getresponse()
        named = {name.lower(): value for name, value in response.getheaders()}
        return RawAnswer(response.status, named, response.read())
    finally:
        connection.close()


@dataclass
class RunningCentre:
    """A centre being served, and the clock it goes by."""

    centre: Centre
    address: str
    clock: SteppingClock

    def desk(self, venue: str = VENUE, name: str = "Counter") -> "Desk":
        """A freshly enrolled desk of a venue."""
        return Desk.enrolled(self, venue, name)


@contextmanager
def served(
    centre: Centre, *, rule: Judge = judge, with_worker: bool = False, port: int = 0
) -> Iterator[RunningCentre]:
    """Serve a centre on a loopback port, a free one unless told, until the block ends."""
    ready = threading.Event()
    clock = centre.now
    assert isinstance(clock, SteppingClock)
    with listening_socket("127.0.0.1", port) as listener:
        server = CentreServer(create_app(centre, rule=rule, with_worker=with_worker), ready.set)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            assert ready.wait(20), "the centre did not start"
            yield RunningCentre(centre, address_of(listener), clock)
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def running_centre(folder: Path, *, cards: int = 50) -> Iterator[RunningCentre]:
    """A new SQLite centre in a folder, served."""
    centre = new_centre(f"sqlite:///{folder / 'centre.sqlite'}", cards=cards)
    try:
        with served(centre) as running:
            yield running
    finally:
        centre.store.close()


@dataclass
class Desk:
    """A desk made by hand: it chains rows in memory and sends what a test tells it to."""

    running: RunningCentre
    identity: Identity
    sealing_key: bytes
    venue: str
    list_key: bytes
    epoch: int
    incarnation: str = field(default_factory=lambda: str(uuid4()))
    rows: list[bytes] = field(default_factory=list)
    list_version: int = 1

    @classmethod
    def enrolled(cls, running: RunningCentre, venue: str, name: str) -> "Desk":
        """Enrol with a fresh code and fresh keys."""
        signing, sealing = keys.new_signing_key(), keys.new_sealing_key()
        request = EnrolmentRequest(
            code=make_code(running.centre, venue, name),
            public_key=keys.public_signing_key(signing),
            sealing_key=keys.public_sealing_key(sealing),
            device_name=name,
            app_version="0.1.0",
        )
        answer, _ = enrol(running.address, request)
        return cls(
            running,
            Identity(answer.device, signing, answer.centre_key, running.address),
            sealing,
            answer.venue.id,
            cls.list_key_of(answer, sealing),
            answer.epoch,
        )

    @staticmethod
    def list_key_of(answer: Enrolment, sealing_key: bytes) -> bytes:
        """The list key of an enrolment."""
        return keys.unseal(sealing_key, answer.sealed_list_key, LIST_KEY_CONTEXT)

    def client(self) -> CentreClient:
        """A client that signs as this desk by the centre's clock."""
        return CentreClient(self.identity.address, self.identity, now=self.running.clock)

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        """A signed GET; errors raise as the sync client's."""
        client = self.client()
        try:
            return client.get(path, headers)
        finally:
            client.close()

    def raw(
        self,
        method: str,
        target: str,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
        *,
        signed_at: datetime | None = None,
    ) -> RawAnswer:
        """A signed request as it is; errors come back as answers."""
        return raw(
            self.identity.address,
            method,
            target,
            body,
            self.signed(method, target, body, headers, signed_at=signed_at),
        )

    def signed(
        self,
        method: str,
        target: str,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
        *,
        signed_at: datetime | None = None,
    ) -> dict[str, str]:
        """The headers of a signed request."""
        request = SignableRequest(method, self.identity.address + target, dict(headers or {}), body)
        moment = signed_at or self.running.clock()
        sign_request(request, self.identity.device, self.identity.signing_key, moment)
        return request.headers

    def hash_at(self, seq: int) -> bytes:
        """The chain's hash after a row."""
        start = chain.first_hash(
            keys.public_signing_key(self.identity.signing_key), self.incarnation
        )
        return [start, *chain.hashes(start, self.rows[:seq])][-1]

    def issue(
        self,
        card: str,
        event: Event = CONCERT,
        *,
        at: datetime | None = None,
        row_id: str | None = None,
        correction: str | None = None,
        lease: str | None = None,
        **tickets: int,
    ) -> str:
        """Append an issue (one holder ticket unless told); its row id."""
        moment = at or self.running.clock()
        row = IssueRow(
            id=row_id or new_id(moment),
            device=self.identity.device,
            incarnation=self.incarnation,
            seq=len(self.rows) + 1,
            made_at=moment,
            corrected_at=moment,
            list_version=self.list_version,
            programme_version=1,
            event=event.id,
            epoch=self.epoch,
            tag=tag_of(self.list_key, card),
            tickets={TicketKind(kind): count for kind, count in (tickets or {"holder": 1}).items()},
            verdict="valid",
            correction=correction,
            lease=lease,
        )
        self.rows.append(write_row(row))
        return row.id

    def walk_in(self, *, row_id: str | None = None, like: Event = CONCERT) -> str:
        """Append an event made here, with the limits of another one; its row id, the event's."""
        moment = self.running.clock()
        row = WalkInEventRow(
            id=row_id or new_id(moment),
            device=self.identity.device,
            incarnation=self.incarnation,
            seq=len(self.rows) + 1,
            made_at=moment,
            corrected_at=moment,
            event_kind=like.kind,
            sector=like.sector,
            title={"en": "Yard"},
            organiser=like.organiser,
            place=like.place,
            starts_at=like.starts_at,
            limits=like.limits,
        )
        self.rows.append(write_row(row))
        return row.id

    def change_walk_in(self, of: str, *, title: str | None = None, withdrawn: bool = False) -> str:
        """Append what this desk says later of an event; its row id."""
        moment = self.running.clock()
        row = WalkInChangeRow(
            id=new_id(moment),
            device=self.identity.device,
            incarnation=self.incarnation,
            seq=len(self.rows) + 1,
            made_at=moment,
            corrected_at=moment,
            of=of,
            title=None if title is None else {"en": title},
            withdrawn=withdrawn,
        )
        self.rows.append(write_row(row))
        return row.id

    def void(self, of: str, *, correction: str | None = None) -> str:
        """Append a void; its row id."""
        moment = self.running.clock()
        row = VoidRow(
            id=new_id(moment),
            device=self.identity.device,
            incarnation=self.incarnation,
            seq=len(self.rows) + 1,
            made_at=moment,
            corrected_at=moment,
            of=of,
            reason=VoidReason.MISTAKE,
            correction=correction,
        )
        self.rows.append(write_row(row))
        return row.id

    def give_back(self, lease: LeaseState, units: int) -> str:
        """Append that units of a lease go back unused; its row id."""
        moment = self.running.clock()
        row = LeaseReturnRow(
            id=new_id(moment),
            device=self.identity.device,
            incarnation=self.incarnation,
            seq=len(self.rows) + 1,
            made_at=moment,
            corrected_at=moment,
            lease=lease.lease,
            event=lease.event,
            units=units,
        )
        self.rows.append(write_row(row))
        return row.id

    def lease(
        self, want: int, event: str = "concert", request: str | None = None
    ) -> LeaseState | None:
        """Ask for units of a quota; what the centre then says of the lease."""
        client = self.client()
        asked = LeaseRequest(
            id=request or new_id(self.running.clock()),
            incarnation=self.incarnation,
            event=event,
            want=want,
        )
        try:
            body = client.post("/v1/leases", asked.to_bytes()).body
        finally:
            client.close()
        return read_statement(
            body, StatementType.LEASE, LeaseAnswer, self.identity.centre_key
        ).lease

    def collect(self, of: str) -> str:
        """Append that the customer came for tickets given earlier; its row id."""
        moment = self.running.clock()
        row = CollectedRow(
            id=new_id(moment),
            device=self.identity.device,
            incarnation=self.incarnation,
            seq=len(self.rows) + 1,
            made_at=moment,
            corrected_at=moment,
            of=of,
        )
        self.rows.append(write_row(row))
        return row.id

    def batch(self, from_seq: int = 1, rows: Sequence[bytes] | None = None) -> LedgerBatch:
        """A signed batch of the rows from one on (or of other rows instead)."""
        previous = self.hash_at(from_seq - 1)
        sent = self.rows[from_seq - 1 :] if rows is None else rows
        head = chain.hashes(previous, sent)[-1]
        statement = chain.batch_statement(
            self.identity.device, self.incarnation, from_seq, previous, head
        )
        try:
            texts = tuple(row.decode() for row in sent)
        except UnicodeDecodeError:
            texts = ()
        return LedgerBatch(
            incarnation=self.incarnation,
            from_seq=from_seq,
            previous_hash=previous,
            rows=texts,
            opaque=() if texts else tuple(sent),
            head_hash=head,
            signature=keys.sign(self.identity.signing_key, statement),
        )

    def post(self, batch: LedgerBatch) -> Answer:
        """Send a batch; errors raise as the sync client's."""
        client = self.client()
        try:
            return client.post("/v1/ledger", batch.to_bytes())
        finally:
            client.close()

    def send(self, from_seq: int = 1) -> Answer:
        """Send all rows from one on."""
        return self.post(self.batch(from_seq))

    def changes(self, after: int = 0) -> Changes:
        """One page of the feed."""
        body = self.get(f"/v1/changes?after={after}").body
        return read_statement(body, StatementType.CHANGES, Changes, self.identity.centre_key)

    def outcomes(self) -> dict[str, str]:
        """The verdict in effect of each row, as the feed tells it."""
        found: dict[str, str] = {}
        page = self.changes()
        while True:
            found.update({each.row: each.outcome.value for each in page.verdicts})
            if not page.more:
                return found
            page = self.changes(page.cursor)
