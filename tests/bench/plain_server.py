"""A small honest server as people write it: a row by POST, stored durably; all cards by GET.

`python -m tests.bench.plain_server FOLDER CARDS` keeps its rows in FOLDER and serves CARDS, a JSON
file. Its first line says where. Nothing of the centre is used but its socket and its settings of
uvicorn.
"""

import json
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Response

from sync.web.serving import WebServer, address_of, listening_socket


def plain_application(folder: Path, cards: bytes) -> FastAPI:
    """The two routes, over a SQLite file that is on the disk when a row is answered."""
    rows = sqlite3.connect(folder / "rows.sqlite", isolation_level=None, check_same_thread=False)
    for setting in ("journal_mode = WAL", "synchronous = FULL"):
        rows.execute(f"PRAGMA {setting}")
    rows.execute("CREATE TABLE rows (id TEXT PRIMARY KEY, body TEXT NOT NULL)")
    one_at_a_time = threading.Lock()
    application = FastAPI()

    @application.post("/rows/{row_id}", status_code=201)
    def take(row_id: str, row: dict[str, Any]) -> None:
        with one_at_a_time:
            rows.execute("INSERT INTO rows VALUES (?, ?)", (row_id, json.dumps(row)))

    @application.get("/cards")
    def give() -> Response:
        return Response(cards, media_type="application/json")

    return application


def _serve(folder: Path, cards: Path) -> None:
    with listening_socket("127.0.0.1", 0) as listener:
        address = address_of(listener)
        application = plain_application(folder, cards.read_bytes())
        WebServer(application, lambda: print(address, flush=True)).run([listener])


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), Path(sys.argv[2]))
