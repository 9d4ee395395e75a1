"""What goes on between a desk and a relay near it: rows into custody at once, the centre's
acknowledgements of them back, and the rows of the venue's other desks.

Nothing is taken on the relay's word. Acknowledgements are the centre's, rows the other desks' own:
signed with keys that the centre vouches for, chained, and in the places that they name. A receipt
of custody frees nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import urlencode

from pydantic import ValidationError

from sync.client.errors import BadReply
from sync.client.http import Answer, ProblemReply
from sync.client.ports import Identity, Outbox
from sync.client.pushing import signed_batch
from sync.client.relays import read_devices
from sync.protocol import chain, keys
from sync.protocol.key_changes import FormerKey
from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.positions import ChainPosition
from sync.protocol.problems import ProblemCode
from sync.protocol.relays import CarriedBatch, Custody, News, VenueDevices
from sync.protocol.rows import BadRow, Row, RowHeader, read_row
from sync.protocol.statements import BadStatement, StatementType, read_statement
from sync.protocol.versions import MAX_BATCH_ROWS

MOST_PAGES = 50
AGAIN_SECONDS = 30.0
"""So long a desk waits before it asks once more for what did not fit the first time."""


class Client(Protocol):
    """The relay's paths, signed as the desk."""

    def get(self, path: str) -> Answer:
        """A signed GET. Raises `SyncError`."""
        ...

    def post(self, path: str, body: bytes) -> Answer:
        """A signed POST. Raises `SyncError`."""
        ...


class Neighbours(Protocol):
    """Where a desk notes what others of its venue recorded."""

    def times_forgotten(self) -> int:
        """How often the desk let go of all of it, to hear it once more: the centre was restored."""
        ...

    def hear(self, device: str, rows: Sequence[Row | RowHeader]) -> None:
        """Note rows of another desk, in one transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What one exchange did: rows that the relay now holds for this desk beyond what the centre
    acknowledged, rows acknowledged by way of it, rows heard of others, and batches refused.
    """

    in_custody: int = 0
    acknowledged: int = 0
    heard: int = 0
    refused: int = 0
    reaches_centre: bool = False


class Refused(ValueError):
    """A batch is not what its desk signed, or does not fit what came before."""


class Gap(Refused):
    """Rows before these are missing."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """The rows of a chain that were heard, from `first` to `last`, the chain's hash before them and
    behind them.
    """

    first: int
    before: bytes
    last: int
    hash: bytes

    @classmethod
    def of(cls, batch: LedgerBatch, links: Sequence[bytes]) -> _Heard:
        """The rows of one batch; `links` is the hash after each."""
        last = batch.from_seq + len(links) - 1
        return cls(batch.from_seq, batch.previous_hash, last, links[-1])

    def and_also(self, new: _Heard, links: Sequence[bytes]) -> _Heard:
        """With those of another batch, which hangs together with these. Raises `Refused`, `Gap`."""
        if new.first > self.last + 1:
            raise Gap("rows are missing before these")
        if new.last < self.first - 1:
            return self  # what is between may come, in a batch with these
        hashes = (new.before, *links)
        for seq, known in ((self.first - 1, self.before), (self.last, self.hash)):
            if new.first - 1 <= seq <= new.last and hashes[seq - new.first + 1] != known:
                raise Refused("rows beside those that were heard")
        begin = new if new.first < self.first else self
        end = new if new.last > self.last else self
        return _Heard(begin.first, begin.before, end.last, end.hash)


@dataclass(slots=True)
class Exchange:
    """One desk's exchange with one relay; what it remembers is as good as new after a restart."""

    client: Client
    relay_key: bytes
    identity: Identity
    outbox: Outbox
    neighbours: Neighbours
    monotonic: Callable[[], float]
    former_keys: Callable[[], Sequence[FormerKey]] = tuple
    """The centre's keys that led to the one known now."""
    _relay: str = ""
    _cursor: int = 0
    _devices: VenueDevices | None = None
    _devices_at: float = float("-inf")
    _again_at: float | None = None
    """When the news is read from the start once more."""
    _missed: bool = False
    """Whether rows are missing before others, as far as the news was read."""
    _over_gaps: bool = False
    """Whether this is the second reading, in which rows count though those before are missing."""
    _unvouched: set[str] = field(default_factory=set)
    """Desks whose rows were passed over in this reading, for nobody vouched for them."""
    _passed_over: bool = False
    """Whether the centre vouches for one of them now."""
    _forgotten: int | None = None
    _heard: dict[tuple[str, str], _Heard] = field(default_factory=dict)
    _held: dict[str, int] = field(default_factory=dict)
    """Up to which row the relay holds each incarnation of this desk."""

    def once(self) -> Exchanged:
        """Hand over, then hear. Raises `SyncError`."""
        place, before = self.outbox.position(), self._relay
        self._hand_over(place)
        heard = self._hear(place)
        if before not in {"", self._relay}:
            # It was started anew, and may have less than it had.
            self._hand_over(place)
            heard = replace(heard, in_custody=self._in_custody())
        return heard

    def _hand_over(self, place: ChainPosition) -> None:
        first = self._held.get(place.incarnation, -1) + 1
        if first == 0:
            # What the centre knows, it tells the others; of the latest rows they may not know yet.
            first = max(1, min(place.acknowledged_seq + 1, place.last_seq - MAX_BATCH_ROWS + 1))
        size, asked = MAX_BATCH_ROWS, False
        while first <= place.last_seq:
            rows = self.outbox.outgoing(first, size)
            if rows is None:
                return
            batch = signed_batch(self.identity, place.incarnation, rows, opaque=False)
            try:
                answer = self.client.post("/v1/relay/batches", batch.to_bytes())
            except ProblemReply as error:
                needed = error.problem.needed_seq
                if error.problem.code == ProblemCode.TOO_LARGE and size > 1:
                    size = max(1, len(rows.rows) // 2)
                elif error.problem.code == ProblemCode.GAP and needed and not asked:
                    first, asked = needed, True
                else:
                    raise
                continue
            last = first + len(rows.rows) - 1
            self._check_receipt(answer.body, place.incarnation, last, rows.head_hash)
            self._held[place.incarnation] = last
            first = last + 1

    def _check_receipt(self, body: bytes, incarnation: str, last: int, head_hash: bytes) -> None:
        try:
            receipt = read_statement(body, StatementType.CUSTODY, Custody, self.relay_key)
        except BadStatement as error:
            raise BadReply("a receipt that the relay did not sign") from error
        said = (receipt.device, receipt.incarnation, receipt.held_seq, receipt.head_hash)
        if said != (self.identity.device, incarnation, last, head_hash):
            raise BadReply("a receipt for something else")

    def _hear(self, place: ChainPosition) -> Exchanged:
        self._hear_anew(self.neighbours.times_forgotten())
        if self._again_at is not None and self.monotonic() >= self._again_at:
            self._begin_again()
        heard = refused = freed = 0
        for _ in range(MOST_PAGES):
            news = self._news(place)
            came, passed_over = self._take_all(news.batches)
            heard, refused = heard + came, refused + passed_over
            self._cursor = news.cursor
            freed += self._free(news.acknowledgements, place)
            if news.needed is not None:
                self._held[place.incarnation] = news.needed - 1
            if not news.more:
                self._end()
                break
        if news.reaches_centre and news.lacks:
            # A desk's signed request brings the relay what it could not ask for itself.
            self.client.get(f"/v1/files/{news.lacks[0].hex()}")
        return Exchanged(self._in_custody(), freed, heard, refused, news.reaches_centre)

    def _hear_anew(self, forgotten: int) -> None:
        """Begin without having heard anything, where the desk knows nothing of it any more."""
        if self._forgotten not in {None, forgotten}:
            self._cursor, self._again_at = 0, None
            self._missed, self._over_gaps, self._passed_over = False, False, False
            self._unvouched.clear()
            self._heard.clear()
        self._forgotten = forgotten

    def _begin_again(self) -> None:
        """Read the news from the start: what was missing for half a minute the relay has let go of,
        and the centre tells of it; what a desk gave before it was vouched for was only passed over.
        """
        self._cursor, self._again_at = 0, None
        self._over_gaps = self._missed and not self._passed_over
        self._missed, self._passed_over = False, False
        self._unvouched.clear()

    def _end(self) -> None:
        """All news is read, in as many exchanges as it took."""
        self._over_gaps = False
        if self._missed and self._again_at is None:
            self._again_at = self.monotonic() + AGAIN_SECONDS

    def _in_custody(self) -> int:
        place = self.outbox.position()
        return max(0, self._held.get(place.incarnation, 0) - place.acknowledged_seq)

    def _take_all(self, batches: Sequence[CarriedBatch]) -> tuple[int, int]:
        """Hear what is new in batches: how many rows came, and how many batches are refused."""
        heard = refused = 0
        for carried in batches:
            try:
                heard += self._take(carried)
            except Refused as error:
                refused += 1
                self._missed |= isinstance(error, Gap)
        return heard, refused

    def _news(self, place: ChainPosition) -> News:
        """The next page; from the start where the relay began anew."""
        asked = {
            "after": self._cursor,
            "incarnation": place.incarnation,
            "acknowledged": self.outbox.position().acknowledged_seq,
        }
        body = self.client.get(f"/v1/relay/news?{urlencode(asked)}").body
        try:
            news = News.model_validate_json(body)
        except ValidationError as error:
            raise BadReply("news that cannot be read") from error
        if news.relay != self._relay:
            began_anew, self._relay = bool(self._relay), news.relay
            self._held = {} if began_anew else self._held
            self._again_at, self._missed, self._over_gaps = None, False, False
            if self._cursor:
                self._cursor = 0
                return self._news(place)
        if news.after != self._cursor or news.cursor < news.after:
            raise BadReply("news behind another cursor")
        if news.more and news.cursor == news.after:
            raise BadReply("news without end")
        return news

    def _free(self, statements: Sequence[bytes], place: ChainPosition) -> int:
        """Take the centre's acknowledgements; how many rows they freed. A relay has nothing to gain
        from an old one: it proves what it says, moves no time, and only ever frees more.
        """
        before = self.outbox.position().acknowledged_seq
        for statement in statements:
            try:
                said = read_statement(
                    statement,
                    StatementType.ACKNOWLEDGEMENT,
                    Acknowledgement,
                    self.identity.centre_key,
                )
            except BadStatement:
                continue
            own = (self.identity.device, place.incarnation, None)
            if (said.device, said.incarnation, said.nonce) != own:
                continue
            if said.acknowledged_seq > self.outbox.position().acknowledged_seq:
                self.outbox.acknowledge(said, statement)
        return self.outbox.position().acknowledged_seq - before

    def _take(self, carried: CarriedBatch) -> int:
        """Hear what is new in a batch of another desk; how many rows. Raises `Refused`, and `Gap`
        in the first reading.
        """
        if carried.device == self.identity.device:
            raise Refused("a batch of this desk's own")
        key = self._key_of(carried.device)
        if key is None:
            self._unvouched.add(carried.device)
            raise Refused("a desk that the centre does not vouch for")
        if carried.device in self._unvouched:
            # What it gave before was passed over: all of it is heard in its order, from the start.
            self._again_at, self._passed_over = self.monotonic(), True
            raise Refused("a desk that is heard from the start")
        try:
            batch = LedgerBatch.model_validate_json(carried.batch)
        except ValidationError as error:
            raise Refused("not a batch") from error
        links = checked_links(carried.device, key, batch)
        came = now = _Heard.of(batch, links)
        before = self._heard.get((carried.device, batch.incarnation))
        if before is not None and not (self._over_gaps and came.first > before.last + 1):
            now = before.and_also(came, links)
        new = {*range(now.first, now.last + 1)}
        if before is not None:
            new.difference_update(range(before.first, before.last + 1))
        rows = [
            row
            for seq, body in enumerate(batch.row_bytes, batch.from_seq)
            if seq in new and (row := _read(body, carried.device, batch.incarnation, seq))
        ]
        if rows:
            self.neighbours.hear(carried.device, rows)
        self._heard[carried.device, batch.incarnation] = now
        return len(rows)

    def _key_of(self, device: str) -> bytes | None:
        """The key of a venue's desk; the centre's word is asked for anew where it does not know the
        desk, now and then.
        """
        known = self._devices.key_of(device) if self._devices else None
        if known is None and self.monotonic() >= self._devices_at + AGAIN_SECONDS:
            body = self.client.get("/v1/devices").body
            self._devices_at = self.monotonic()
            try:
                found = read_devices(body, self.identity, self.former_keys)
            except BadReply:
                return None
            if self._devices is None or found.at >= self._devices.at:
                self._devices = found
            known = self._devices.key_of(device)
        return known


def checked_links(device: str, key: bytes, batch: LedgerBatch) -> list[bytes]:
    """The chain's hash after each row of a batch, once its desk's signature holds over the last.
    Raises `Refused`.
    """
    statement = chain.batch_statement(
        device, batch.incarnation, batch.from_seq, batch.previous_hash, batch.head_hash
    )
    if not keys.verifies(key, batch.signature, statement):
        raise Refused("not signed by its desk")
    links = chain.hashes(batch.previous_hash, batch.row_bytes)
    if links[-1] != batch.head_hash:
        raise Refused("rows that its desk did not sign")
    return links


def _read(body: bytes, device: str, incarnation: str, seq: int) -> Row | RowHeader | None:
    """A row in its own place; None for one that nobody can read, or that names another place."""
    try:
        row = read_row(body)
    except BadRow:
        return None
    return row if (row.device, row.incarnation, row.seq) == (device, incarnation, seq) else None
