"""Desks made by hand at a running centre: they chain rows in memory and send what they are told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import uuid4

from sync.client.enrolling import enrol
from sync.client.http import Answer
from sync.client.http import Centre as CentreClient
from sync.client.ports import Identity
from sync.protocol import chain, keys
from sync.protocol.encoding import new_id
from sync.protocol.kinds import TicketKind, VoidReason
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
from sync.protocol.programme import Event
from sync.protocol.refusals import RefusalCount, RefusalsHeard, RefusalsTold
from sync.protocol.request_signatures import SignableRequest, sign_request
from sync.protocol.rows import (
    CollectedRow,
    IssueRow,
    LeaseReturnRow,
    RowHeader,
    UnknownCardsRow,
    VoidRow,
    WalkInChangeRow,
    WalkInEventRow,
    write_row,
)
from sync.protocol.statements import StatementType, read_statement
from sync.protocol.tags import tag_of
from sync.server.asking.enrolment import make_code
from sync.server.centre import Centre
from tests.support.network import CONCERT, VENUE, SteppingClock
from tests.support.raw_http import RawAnswer, raw


@dataclass
class RunningCentre:
    """A centre being served, and the clock it goes by."""

    centre: Centre
    address: str
    clock: SteppingClock

    def desk(self, venue: str = VENUE, name: str = "Counter") -> "Desk":
        """A freshly enrolled desk of a venue."""
        return Desk.enrolled(self, venue, name)


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

    def append(
        self,
        kind: type[RowHeader],
        *,
        at: datetime | None = None,
        row_id: str | None = None,
        **facts: object,
    ) -> str:
        """Append a row of a kind that says `facts`, made now unless told; its id."""
        moment = at or self.running.clock()
        row = kind(
            id=row_id or new_id(moment),
            device=self.identity.device,
            incarnation=self.incarnation,
            seq=len(self.rows) + 1,
            made_at=moment,
            corrected_at=moment,
            **facts,
        )
        self.rows.append(write_row(row))
        return row.id

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
        return self.append(
            IssueRow,
            at=at,
            row_id=row_id,
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

    def walk_in(self, *, row_id: str | None = None, like: Event = CONCERT) -> str:
        """Append an event made here, with the limits of another one; its row id, the event's."""
        return self.append(
            WalkInEventRow,
            row_id=row_id,
            event_kind=like.kind,
            sector=like.sector,
            title={"en": "Yard"},
            organiser=like.organiser,
            place=like.place,
            starts_at=like.starts_at,
            limits=like.limits,
        )

    def change_walk_in(self, of: str, *, title: str | None = None, withdrawn: bool = False) -> str:
        """Append what this desk says later of an event; its row id."""
        titles = None if title is None else {"en": title}
        return self.append(WalkInChangeRow, of=of, title=titles, withdrawn=withdrawn)

    def void(self, of: str, *, correction: str | None = None) -> str:
        """Append a void; its row id."""
        return self.append(VoidRow, of=of, reason=VoidReason.MISTAKE, correction=correction)

    def collect(self, of: str) -> str:
        """Append that the customer came for tickets given earlier; its row id."""
        return self.append(CollectedRow, of=of)

    def give_back(self, lease: LeaseState, units: int) -> str:
        """Append that units of a lease go back unused; its row id."""
        return self.append(LeaseReturnRow, lease=lease.lease, event=lease.event, units=units)

    def tell_unknown(self, day: date, cards: int) -> str:
        """Append that many cards were looked up which nobody knows; its row id."""
        return self.append(UnknownCardsRow, day=day, cards=cards)

    def lease(
        self,
        want: int,
        event: str = "concert",
        request: str | None = None,
        needed: int = 0,
    ) -> LeaseState | None:
        """Ask for units of a quota, of which so many are needed for somebody who waits; what the
        centre then says of the lease.
        """
        client = self.client()
        asked = LeaseRequest(
            id=request or new_id(self.running.clock()),
            incarnation=self.incarnation,
            event=event,
            want=want,
            needed=needed,
        )
        try:
            body = client.post("/v1/leases", asked.to_bytes()).body
        finally:
            client.close()
        return read_statement(
            body, StatementType.LEASE, LeaseAnswer, self.identity.centre_key
        ).lease

    def refusals(
        self, count: int, verdict: str = "used", day: date | None = None, event: str = "concert"
    ) -> RefusalCount:
        """How often this desk says it refused, today unless told."""
        days = self.running.centre.network.days
        today = days.day_of(self.running.clock())
        return RefusalCount(
            incarnation=self.incarnation,
            event=event,
            day=day or today,
            verdict=verdict,
            count=count,
        )

    def tell(self, *counts: RefusalCount) -> RefusalsHeard:
        """Tell of refusals; what the centre signed for that. Errors raise as the sync client's."""
        client = self.client()
        try:
            body = client.post("/v1/refusals", RefusalsTold(counts=counts).to_bytes()).body
        finally:
            client.close()
        return read_statement(body, StatementType.REFUSALS, RefusalsHeard, self.identity.centre_key)

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
