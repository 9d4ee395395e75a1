"""A made-up desk and centre: keys, a memory outbox and replica, and signed answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from sync.client.ports import Identity, Progress
from sync.protocol import chain, keys
from sync.protocol.base import WireModel
from sync.protocol.clerks import Clerk, Clerks
from sync.protocol.key_changes import ProvenChange
from sync.protocol.list_files import Columns, decode, encode_snapshot
from sync.protocol.list_keys import ListKeys, Tags
from sync.protocol.messages import Acknowledgement, Changes, Head, ProgrammeRef, SnapshotRef
from sync.protocol.positions import ChainPosition, Installed, OutgoingRows
from sync.protocol.programme import Programme, Venue
from sync.protocol.statements import StatementType, make_statement

NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
QUEUED = 1100


@dataclass
class MemoryOutbox:
    """A ledger in memory."""

    public_key: bytes
    rows: list[bytes] = field(default_factory=list)
    acknowledged: int = 0
    receipts: list[bytes] = field(default_factory=list)

    def _hash(self, seq: int) -> bytes:
        start = chain.first_hash(self.public_key, "inc-1")
        return [start, *chain.hashes(start, self.rows)][seq]

    def position(self) -> ChainPosition:
        return ChainPosition(
            "inc-1", len(self.rows), self.acknowledged, self._hash(self.acknowledged)
        )

    def outgoing(self, from_seq: int, most: int) -> OutgoingRows | None:
        rows = tuple(self.rows[from_seq - 1 : from_seq - 1 + most])
        if not rows:
            return None
        return OutgoingRows(
            from_seq, self._hash(from_seq - 1), rows, self._hash(from_seq - 1 + len(rows))
        )

    def acknowledge(self, acknowledgement: Acknowledgement, receipt: bytes) -> bool:
        seq = acknowledgement.acknowledged_seq
        if seq > len(self.rows) or self._hash(seq) != acknowledgement.head_hash:
            return False
        self.acknowledged = seq
        self.receipts.append(receipt)
        return True

    def send_again_from(self, acknowledged_seq: int) -> None:
        self.acknowledged = acknowledged_seq


@dataclass
class MemoryReplica:
    """A replica in memory that installs what it is given."""

    folder: Path
    state: Installed = field(default_factory=lambda: Installed(None, 0, 0, 0, 0, 0, None, 0))
    entries: list[tuple[int, int, int]] = field(default_factory=list)
    programme: Programme | None = None
    changes: list[Changes] = field(default_factory=list)
    clerks: tuple[Clerk, ...] = ()
    key_changes: list[ProvenChange] = field(default_factory=list)
    keys_of: set[int] = field(default_factory=lambda: {0, 1, 2})

    def installed(self) -> Installed:
        return replace(self.state, keys_of=frozenset(self.keys_of))

    def downloads(self) -> Path:
        return self.folder

    def hear_again(self) -> None:
        self.state = replace(self.state, changes_cursor=0)

    def install_snapshot(self, head: Head, file: Path, progress: Progress) -> None:
        self.entries = list(decode(file.read_bytes()).entries.rows())
        self._at(head, head.version, len(self.entries))

    def apply_delta(self, head: Head, to_version: int, count: int, file: Path) -> None:
        delta = decode(file.read_bytes())
        kept = {row[0]: row for row in self.entries}
        kept.update({row[0]: row for row in delta.entries.rows()})
        for tag in delta.removed:
            kept.pop(tag, None)
        self.entries = sorted(kept.values())
        assert len(self.entries) == count
        self._at(head, to_version, count)

    def _at(self, head: Head, version: int, count: int) -> None:
        self.state = replace(
            self.state,
            generation=head.generation,
            list_version=version,
            list_count=count,
            highest_version=version,
            epoch=head.epoch,
        )

    def install_programme(self, head: Head, file: Path) -> None:
        self.programme = Programme.model_validate_json(file.read_bytes())
        self.state = replace(self.state, programme_version=head.programme.version)

    def note_head(self, head: Head) -> None:
        self.state = replace(self.state, head_issued_at=head.issued_at, generation=head.generation)

    def install_clerks(self, clerks: Clerks) -> None:
        self.clerks = clerks.clerks
        self.state = replace(self.state, clerks_version=clerks.version)

    def apply_changes(self, changes: Changes) -> None:
        self.changes.append(changes)
        self.state = replace(self.state, changes_cursor=changes.cursor)

    def keep_list_keys(self, answer: ListKeys) -> None:
        self.keys_of |= {each.epoch for each in answer.list_keys}

    def tags_cursor(self, epoch: int) -> int | None:
        return None

    def note_tags(self, tags: Tags) -> None:
        raise AssertionError("nobody asked for tags")

    def change_centre_key(self, changes: Sequence[ProvenChange]) -> None:
        self.key_changes += changes

    def start_over(self, generation: str) -> None:
        self.state = Installed(generation, 0, 0, 0, 0, 0, None, 0)


@dataclass
class MadeUpCentre:
    """Signs what a centre would sign, from values a test can change."""

    key: bytes
    desk: Identity
    now: datetime = NOW
    files: dict[str, bytes] = field(default_factory=dict)
    head: Head | None = None

    def statement(self, kind: StatementType, message: WireModel) -> bytes:
        return make_statement(self.key, kind, message)

    def publish(self, version: int = 1) -> Head:
        snapshot = encode_snapshot(
            version, 1, Columns((5, 9, 2**63), (9800, 9801, 9802), (0, 0, 2))
        )
        programme = Programme(version=1, venue=Venue(id="v", name="V"), code_formats=()).to_bytes()
        for file in (snapshot, programme):
            self.files[sha256(file).hexdigest()] = file
        self.head = Head(
            version=version,
            generation="g1",
            issued_at=self.now,
            expires_at=self.now + timedelta(hours=24),
            epoch=1,
            snapshot=SnapshotRef(
                version=version, sha256=sha256(snapshot).digest(), size=len(snapshot), count=3
            ),
            programme=ProgrammeRef(
                version=1, sha256=sha256(programme).digest(), size=len(programme)
            ),
        )
        return self.head

    def changes(self, after: int, nonce: str = "") -> Changes:
        return Changes(
            device=self.desk.device,
            after=after,
            cursor=after,
            generation="g1",
            acknowledged_seq=0,
            at=self.now,
            nonce=nonce,
        )


@pytest.fixture
def desk_key() -> bytes:
    return keys.new_signing_key()


@pytest.fixture
def centre(desk_key: bytes) -> MadeUpCentre:
    key = keys.new_signing_key()
    identity = Identity("device-1", desk_key, keys.public_signing_key(key), "http://127.0.0.1:1")
    return MadeUpCentre(key, identity)


@pytest.fixture
def outbox(desk_key: bytes) -> MemoryOutbox:
    return MemoryOutbox(keys.public_signing_key(desk_key))


@pytest.fixture
def replica(tmp_path: Path) -> MemoryReplica:
    return MemoryReplica(tmp_path)


@pytest.fixture
def queued(outbox: MemoryOutbox) -> MemoryOutbox:
    """More rows than two batches."""
    outbox.rows = [b'{"n":%d}' % number for number in range(QUEUED)]
    return outbox
