"""What desks and centre hold, read from their files by code of its own, and compared.

Nothing of `boxoffice.store` or `sync` is used here: the chain is computed anew from the bytes as
docs/protocol.md says.
"""

import base64
import hashlib
import json
import sqlite3
import struct
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher


@dataclass(frozen=True)
class HeldRow:
    """One ledger row as a file holds it."""

    device: str
    incarnation: str
    seq: int
    hash: str
    body: bytes

    @property
    def place(self) -> tuple[str, str, int]:
        """Which row it is."""
        return self.device, self.incarnation, self.seq


def desk_rows(folder: Path, key_file: Path) -> list[HeldRow]:
    """The rows of a desk's encrypted ledger."""
    keys = json.loads(key_file.read_text())
    padded = keys["store_key"] + "=" * (-len(keys["store_key"]) % 4)
    raw = base64.urlsafe_b64decode(padded)
    connection = sqlcipher.connect(str(folder / "ledger.db"))
    connection.execute(f"PRAGMA key = \"x'{raw.hex()}'\"")
    found = connection.execute("SELECT bytes, hash FROM rows ORDER BY n").fetchall()
    connection.close()
    return [_held(bytes(body), bytes(digest)) for body, digest in found]


def centre_rows(database: Path) -> tuple[list[HeldRow], dict[str, str]]:
    """The rows a centre on SQLite holds, and the last outcome of each row by its id."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    rows = connection.execute("SELECT body, hash FROM ledger_rows").fetchall()
    outcomes = dict(connection.execute(OUTCOMES).fetchall())
    connection.close()
    return [_held(bytes(body), bytes(digest)) for body, digest in rows], outcomes


OUTCOMES = "SELECT row_id, outcome FROM verdicts ORDER BY id"


def _held(body: bytes, digest: bytes) -> HeldRow:
    row = json.loads(body)
    return HeldRow(row["device"], row["incarnation"], row["seq"], digest.hex(), body)


def broken_links(rows: list[HeldRow], public_keys: dict[str, bytes]) -> list[str]:
    """Rows whose number or hash does not follow from the row before."""
    broken: list[str] = []
    ends: dict[tuple[str, str], tuple[int, bytes]] = {}
    for row in sorted(rows, key=lambda each: each.place):
        chain = (row.device, row.incarnation)
        first = hashlib.sha256(
            b"kaiku-chain-1" + public_keys[row.device] + row.incarnation.encode()
        ).digest()
        seq, previous = ends.get(chain, (0, first))
        length = struct.pack(">I", len(row.body))
        expected = hashlib.sha256(b"kaiku-row-1" + previous + length + row.body).digest()
        if row.seq != seq + 1 or row.hash != expected.hex():
            broken.append(f"{row.device} {row.seq}")
        ends[chain] = (row.seq, expected)
    return broken


def differences(desks: list[list[HeldRow]], centre: list[HeldRow]) -> list[str]:
    """Every row that one side holds and the other does not, or holds otherwise."""
    out = []
    at_centre = {row.place: row.hash for row in centre}
    if len(at_centre) != len(centre):
        out.append("the centre holds a row twice")
    at_desks = {row.place: row.hash for rows in desks for row in rows}
    for place in sorted(at_desks.keys() | at_centre.keys()):
        if at_desks.get(place) != at_centre.get(place):
            out.append(f"row {place[2]} of {place[0]} differs")
    return out


def public_keys(database: Path) -> dict[str, bytes]:
    """The public key of each device, as the centre knows it."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    found = connection.execute("SELECT id, public_key FROM devices").fetchall()
    connection.close()
    return {device: bytes(key) for device, key in found}


def row_id(row: HeldRow) -> str:
    """The id in a row's text."""
    return str(json.loads(row.body)["id"])


def described(desk: int, row: HeldRow, outcomes: dict[str, str]) -> str:
    """One row in words; it holds no code."""
    said = json.loads(row.body)
    what = said.get("tickets") or said.get("reason") or ""
    counts = (
        " ".join(f"{kind} {count}" for kind, count in what.items())
        if what and isinstance(what, dict)
        else str(what)
    )
    outcome = outcomes.get(said["id"], "not judged")
    return f"desk {desk}  {row.seq:3}  {said['kind']:9}  {counts:28}  {row.hash[:12]}  {outcome}"
