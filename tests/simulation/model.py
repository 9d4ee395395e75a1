"""What must be true, noted as it happens: plain facts, read with plain SQL and plain arithmetic.

Nothing here uses the code that it is to judge: not the chain's, not the list's, not the judging's.
"""

import hashlib
import hmac
import json
import sqlite3
import struct
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from boxoffice.store.encrypted import FileSettings, connect
from sync.protocol import keys
from tests.simulation.given_units import GivenUnits
from tests.simulation.house import LIST_KEY
from tests.simulation.world import SimulatedCentre, SimulatedDesk, World


class Broken(AssertionError):
    """An invariant does not hold; `number` is the one in docs/reliability.md."""

    def __init__(self, number: int, what: str) -> None:
        super().__init__(f"invariant {number}: {what}")
        self.number = number


class Place(NamedTuple):
    """Where a row hangs at the centre."""

    device: str
    incarnation: str
    branch: int
    seq: int


class Row(NamedTuple):
    """A row of a desk's ledger."""

    id: str
    body: bytes
    hash: bytes


@dataclass
class DeskFacts:
    """What is known of one desk; `rows` in the order of their numbers, from 1."""

    incarnation: str
    chain: bytes
    rows: list[Row] = field(default_factory=list)
    acknowledged: int = 0
    receipts: int = 0
    starts: int = 0
    list_seen: tuple[str | None, int] = (None, 0)
    highest_version: int = 0
    head_issued: int | None = None
    programme: int = 0
    cursor: int = 0


@dataclass
class CentreFacts:
    """What is known of the centre."""

    rows: dict[Place, Row] = field(default_factory=dict)
    ends: dict[tuple[str, str, int], tuple[int, bytes]] = field(default_factory=dict)
    effective: dict[bytes, str] = field(default_factory=dict)
    """The row that counts, by its bytes."""
    lists: dict[int, dict[bytes, tuple[int, int]]] = field(default_factory=dict)
    heads: dict[str, dict[int, tuple[frozenset[int], str]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """Those of each venue by their moment in milliseconds: blocks and the oldest program."""
    programmes: dict[tuple[str, int], bytes] = field(default_factory=dict)
    verdicts: set[tuple[str, str]] = field(default_factory=set)
    last_row: int = 0
    last_verdict: int = 0
    last_change: int = 0
    starts: int = 0


class Model:
    """The facts of one world, brought up to date step by step."""

    def __init__(self, world: World) -> None:
        self.desks = {
            each.number: DeskFacts(each.place.keys.incarnation, beginning(each))
            for each in world.desks
        }
        self.centre = CentreFacts()
        self.last_verdicts: dict[str, tuple[str, str]] = {}
        """Outcome and findings of each row, once all has come to rest."""
        self.quotas_seen = (0, 0, 0)
        """The centre's starts, last row and last verdict that quotas were added up with."""
        self.given_units = GivenUnits()
        self._connection: sqlite3.Connection | None = None
        self._connected_to = 0
        """Which of the centre's starts the connection belongs to."""
        self._version: tuple[int, int] | None = None

    def moved(self, centre: SimulatedCentre) -> bool:
        """Whether anything was committed to the centre's database since this was asked last."""
        ((version,),) = self.query(centre, "PRAGMA data_version")
        before, self._version = self._version, (centre.starts, int(version))
        return before != self._version

    def query(self, centre: SimulatedCentre, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of the centre's database, read beside it."""
        if self._connection is None or self._connected_to != centre.starts:
            self.close()
            self._connected_to = centre.starts
            self._connection = sqlite3.connect(
                f"file:{centre.folder}/centre.sqlite?mode=ro", uri=True
            )
        return self._connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Let go of the centre's database."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def desk_query(desk: SimulatedDesk, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Rows of a desk's ledger."""
    found: list[tuple[Any, ...]] = desk.desk.store.reader().execute(sql, values).fetchall()
    return found


def next_hash(before: bytes, body: bytes) -> bytes:
    """The chain's arithmetic, written down a second time (protocol, Chain)."""
    return hashlib.sha256(b"kaiku-row-1" + before + struct.pack(">I", len(body)) + body).digest()


def first_hash(public_key: bytes, incarnation: str) -> bytes:
    """Where a chain begins."""
    return hashlib.sha256(b"kaiku-chain-1" + public_key + incarnation.encode()).digest()


def tag(code: str, list_key: bytes = LIST_KEY) -> bytes:
    """A card's tag, in the first epoch unless told."""
    return hmac.digest(list_key, code.encode(), "sha256")[:8]


def list_of(
    model: Model, centre: SimulatedCentre, epoch: int, last_state: int
) -> dict[bytes, tuple[int, int]]:
    """What a list of an epoch holds up to a state of the register: tag, last day, flags."""
    ((list_key,),) = model.query(centre, "SELECT list_key FROM epochs WHERE epoch = ?", epoch)
    found = model.query(
        centre,
        "SELECT code, kind, status, last_valid_day, child_allowance FROM"
        " (SELECT c.code, c.kind, s.status, s.last_valid_day, s.child_allowance,"
        "  row_number() OVER (PARTITION BY c.id ORDER BY s.id DESC) AS place"
        "  FROM cards c JOIN card_states s ON s.card = c.id WHERE s.id <= ?) WHERE place = 1",
        last_state,
    )
    return {
        tag(str(code), bytes(list_key)): (
            int(str(day)),
            (kind == "community") | (status == "blocked") << 1 | int(str(children)) << 2,
        )
        for code, kind, status, day, children in found
    }


def installed_list(desk: SimulatedDesk, name: str) -> dict[bytes, tuple[int, int]]:
    """What a desk's own list file holds."""
    settings = FileSettings(desk.folder / name, durable=False, create=False)
    connection: dbapi2.Connection = connect(settings, desk.place.keys.store_key)
    try:
        found = connection.execute("SELECT tag, day, flags FROM listed").fetchall()
    finally:
        connection.close()
    return {(signed + 2**63).to_bytes(8, "big"): (day, flags) for signed, day, flags in found}


def read_row(body: bytes) -> dict[str, Any]:
    """What a row says; nothing where it is not to be read."""
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def beginning(desk: SimulatedDesk) -> bytes:
    """Where a desk's chain begins."""
    public_key = keys.public_signing_key(desk.place.keys.signing_key)
    return first_hash(public_key, desk.place.keys.incarnation)
