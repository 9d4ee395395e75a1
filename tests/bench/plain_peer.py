"""What people write first: one POST a row, and the whole list as one JSON file."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import requests

from tests.bench.centres import ROOT, environment

_SECONDS = 600


@contextmanager
def serving(folder: Path, cards: Path) -> Iterator[str]:
    """The address of the plain server over a JSON file of cards, until the block ends."""
    folder.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.plain_server", str(folder), str(cards)],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        address = process.stdout.readline().strip() if process.stdout else ""
        if not address:
            raise RuntimeError("the plain server did not start")
        try:
            yield address
        finally:
            process.terminate()


def post_each(address: str, rows: Mapping[str, bytes]) -> None:
    """Rows by their id, one request after another over one connection."""
    with requests.Session() as session:
        session.trust_env = False
        for row_id, body in rows.items():
            session.post(
                f"{address}/rows/{row_id}",
                data=body,
                headers={"Content-Type": "application/json"},
                timeout=_SECONDS,
            ).raise_for_status()


def fetch_all(address: str, target: Path) -> int:
    """The whole list in one request, stored and synced to the disk; how many cards it has."""
    with requests.Session() as session:
        session.trust_env = False
        answer = session.get(f"{address}/cards", timeout=_SECONDS)
    answer.raise_for_status()
    cards = [(card["tag"], card["day"], card["flags"]) for card in json.loads(answer.content)]
    with closing(sqlite3.connect(target)) as database, database:
        database.execute("CREATE TABLE cards (tag TEXT PRIMARY KEY, day INTEGER, flags INTEGER)")
        database.executemany("INSERT INTO cards VALUES (?, ?, ?)", cards)
    with target.open("r+b") as file:
        os.fsync(file.fileno())
    return len(cards)
