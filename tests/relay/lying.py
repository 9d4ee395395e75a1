"""A relay by hand that may lie, desks by hand beside it, and one that meets it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sync.client.exchanging import Exchange
from sync.client.http import Answer
from sync.client.ports import Identity
from sync.client.pushing import signed_batch
from sync.protocol import chain, keys
from sync.protocol.key_changes import FormerKey
from sync.protocol.kinds import TicketKind
from sync.protocol.messages import Acknowledgement
from sync.protocol.positions import ChainPosition, OutgoingRows
from sync.protocol.relays import CarriedBatch, Custody, News, VenueDevice, VenueDevices
from sync.protocol.rows import IssueRow, Row, RowHeader, write_row
from sync.protocol.statements import StatementType, make_statement

NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
CENTRE, RELAY = keys.new_signing_key(), keys.new_signing_key()
CENTRE_KEY = keys.public_signing_key(CENTRE)


@dataclass
class Stand:
    """A desk by hand: keys and a chain, and its outbox."""

    name: str
    key: bytes = field(default_factory=keys.new_signing_key)
    rows: list[bytes] = field(default_factory=list)
    acknowledged: int = 0

    @property
    def identity(self) -> Identity:
        return Identity(self.name, self.key, CENTRE_KEY, "http://127.0.0.1:1", "venue")

    def give(self, *, device: str = "", seq: int = 0) -> None:
        """One ticket; the row may say that it is another desk's, or stands elsewhere."""
        row = IssueRow(
            id=f"{self.name}-{len(self.rows) + 1}",
            device=device or self.name,
            incarnation="inc",
            seq=seq or len(self.rows) + 1,
            made_at=NOW,
            corrected_at=NOW,
            event="concert",
            epoch=1,
            tag=bytes(8),
            tickets={TicketKind.HOLDER: 1},
            verdict="valid",
        )
        self.rows.append(write_row(row))

    def hash(self, seq: int) -> bytes:
        start = chain.first_hash(keys.public_signing_key(self.key), "inc")
        return [start, *chain.hashes(start, self.rows)][seq]

    def batch(self, first: int = 1, last: int | None = None) -> CarriedBatch:
        """Rows as the desk signs them."""
        rows = self.outgoing(first, (last or len(self.rows)) - first + 1)
        assert rows is not None
        made = signed_batch(self.identity, "inc", rows, opaque=False)
        return CarriedBatch(device=self.name, batch=made.to_bytes().decode())

    def position(self) -> ChainPosition:
        return ChainPosition("inc", len(self.rows), self.acknowledged, self.hash(self.acknowledged))

    def outgoing(self, from_seq: int, most: int) -> OutgoingRows | None:
        rows = tuple(self.rows[from_seq - 1 :][:most])
        if not rows:
            return None
        end = from_seq - 1 + len(rows)
        return OutgoingRows(from_seq, self.hash(from_seq - 1), rows, self.hash(end))

    def acknowledge(self, said: Acknowledgement, receipt: bytes) -> bool:
        if said.acknowledged_seq > len(self.rows):
            return False
        if said.head_hash != self.hash(said.acknowledged_seq):
            return False
        self.acknowledged = said.acknowledged_seq
        return True

    def send_again_from(self, acknowledged_seq: int) -> None:
        self.acknowledged = acknowledged_seq


@dataclass
class Liar:
    """Answers what a test puts into its mouth."""

    devices: bytes = b""
    pages: list[News] = field(default_factory=list)
    """What it says next, whatever it holds."""
    held: list[CarriedBatch] = field(default_factory=list)
    """What it tells of truly, a batch a page."""
    receipt: bytes | None = None
    taken: list[bytes] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    device: str = "here"
    key: bytes = RELAY

    def get(self, path: str) -> Answer:
        self.asked.append(path)
        if path == "/v1/devices":
            return Answer(200, {}, self.devices)
        page = self.pages.pop(0) if self.pages else None
        after = int(path.split("after=")[1].split("&", maxsplit=1)[0])
        if page is None:
            told = tuple(self.held[after : after + 1])
            end = after + len(told)
            page = News(relay="r", after=after, cursor=end, more=end < len(self.held), batches=told)
        cursor = max(page.cursor, after) if page.cursor >= 0 else page.cursor
        said = page.model_copy(update={"after": after, "cursor": cursor})
        return Answer(200, {}, said.to_bytes())

    def post(self, path: str, body: bytes) -> Answer:
        said = json.loads(body)
        self.taken.append(body)
        rows = len(said["rows"])
        custody = Custody.model_validate(
            {
                "device": self.device,
                "incarnation": said["incarnation"],
                "from_seq": said["from_seq"],
                "held_seq": said["from_seq"] + rows - 1,
                "head_hash": said["head_hash"],
            }
        )
        made = make_statement(self.key, StatementType.CUSTODY, custody)
        return Answer(200, {}, self.receipt or made)

    def says(self, *batches: CarriedBatch, **fields: object) -> None:
        """The next page."""
        page = News(relay="r", after=0, cursor=len(batches), batches=batches)
        self.pages.append(page.model_copy(update=fields))


@dataclass
class Ears:
    """What was heard."""

    heard: list[str] = field(default_factory=list)
    forgotten: int = 0

    def times_forgotten(self) -> int:
        return self.forgotten

    def hear(self, device: str, rows: Sequence[Row | RowHeader]) -> None:
        assert {row.device for row in rows} == {device}
        self.heard += [row.id for row in rows]


@dataclass
class Meeting:
    """A desk, another one of the venue, and a relay between them."""

    here: Stand = field(default_factory=lambda: Stand("here"))
    other: Stand = field(default_factory=lambda: Stand("other"))
    liar: Liar = field(default_factory=Liar)
    ears: Ears = field(default_factory=Ears)
    seconds: float = 1000.0
    former_keys: Sequence[FormerKey] = ()

    def __post_init__(self) -> None:
        self.liar.devices = self.vouched(self.here, self.other)
        self.exchange = Exchange(
            self.liar,
            keys.public_signing_key(RELAY),
            self.here.identity,
            self.here,
            self.ears,
            lambda: self.seconds,
            lambda: self.former_keys,
        )

    @staticmethod
    def vouched(
        *stands: Stand, venue: str = "venue", key: bytes = CENTRE, at: datetime = NOW
    ) -> bytes:
        """The centre's word on a venue's desks."""
        said = VenueDevices(
            venue=venue,
            generation="g",
            centre_key=CENTRE_KEY,
            devices=tuple(
                VenueDevice(device=each.name, public_key=keys.public_signing_key(each.key))
                for each in stands
            ),
            at=at,
        )
        return make_statement(key, StatementType.DEVICES, said)

    def hears(self, *batches: CarriedBatch) -> tuple[int, int]:
        """What one exchange gives: rows heard, batches refused."""
        self.liar.says(*batches)
        done = self.exchange.once()
        return done.heard, done.refused

    def hears_all(self) -> int:
        """How many rows some exchanges bring, one right after another."""
        return sum(self.exchange.once().heard for _ in range(6))


def acknowledgement(stand: Stand, seq: int, key: bytes = CENTRE, **fields: object) -> bytes:
    said = Acknowledgement(
        device=stand.name,
        incarnation="inc",
        acknowledged_seq=seq,
        head_hash=stand.hash(min(seq, len(stand.rows))),
        generation="g",
        at=NOW,
    )
    return make_statement(key, StatementType.ACKNOWLEDGEMENT, said.model_copy(update=fields))
