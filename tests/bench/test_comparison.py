"""What other programs are compared by: the slow network, the plain peers, what is scaled."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.bench import plain_peer, pouch_peer
from tests.bench.bars import Against, Bar
from tests.bench.contestants import Passed, middle_one, one_post_each, whole_file
from tests.bench.delaying_proxy import Counts
from tests.bench.proxies import delayed
from tests.bench.results import Measured, entries_of

PROJECT = Path(__file__).parent / "pouchdb"
CARDS = [{"tag": f"{number:016x}", "day": 9_500, "flags": 0} for number in range(20)]
ROWS = {f"row-{number}": b'{"seq": %d}' % number for number in range(10)}


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[str]:
    """A plain server with some cards."""
    cards = tmp_path / "cards.json"
    cards.write_text(json.dumps(CARDS))
    with plain_peer.serving(tmp_path / "plain", cards) as address:
        yield address


def test_the_proxy_is_never_faster_than_its_round_trip(tmp_path: Path, plain: str) -> None:
    """A connection takes one round trip and each request another; bytes are counted each way."""
    round_trip = 0.1
    with delayed(plain, round_trip) as way:
        begun = time.monotonic()
        plain_peer.post_each(way.address, dict(list(ROWS.items())[:2]))
        assert time.monotonic() - begun >= 3 * round_trip
        counts = way.counts()
        assert counts.connections == 1
        assert counts.up > 2 * len("POST /rows/row-0 HTTP/1.1")
        assert counts.down > 2 * len("HTTP/1.1 201 Created")
        assert way.counts() == Counts()
        assert plain_peer.fetch_all(way.address, tmp_path / "cards.sqlite") == len(CARDS)
        assert way.counts().down > len(json.dumps(CARDS))


def test_plain_peers_store_what_passed(tmp_path: Path, plain: str) -> None:
    """Every card of the file; one row for every POST, and no more than was to be measured."""
    with delayed(plain, 0.0) as way:
        fetched = whole_file(way, tmp_path / "cards.sqlite")
        posted = one_post_each(way, ROWS, 5)
    with closing(sqlite3.connect(tmp_path / "cards.sqlite")) as cards:
        assert cards.execute("SELECT count(*), max(tag) FROM cards").fetchone() == (
            len(CARDS),
            CARDS[-1]["tag"],
        )
    with closing(sqlite3.connect(tmp_path / "plain" / "rows.sqlite")) as rows:
        assert rows.execute("SELECT id FROM rows").fetchall() == [
            (row_id,) for row_id in list(ROWS)[:5]
        ]
    assert (fetched.times, posted.times) == (1, 2)
    assert posted.whole_up == 2 * posted.counts.up
    assert posted.whole_seconds == 2 * posted.seconds


def test_the_middle_one_of_three_is_shown_with_its_own_bytes() -> None:
    """The median of the seconds, not of each column."""
    passed = [Passed(seconds, Counts(up=up)) for seconds, up in ((3.0, 1), (1.0, 2), (2.0, 3))]
    assert middle_one(passed) is passed[2]


@pytest.mark.parametrize(
    ("value", "peer", "ok"), [(1.0, 30.0, True), (1.01, 30.0, False), (1.0, None, False)]
)
def test_a_bar_against_pouchdb(value: float, peer: float | None, ok: bool) -> None:
    """At most a thirtieth of what PouchDB took; where it took no part, nothing holds."""
    bar = Bar("x", "an x", "s", Against.PART_OF_PEER, 30)
    (entry,) = entries_of([bar], {"x": Measured(value, peer)})
    assert (entry.ok, entry.bar) == (ok, "<= 1/30 of PouchDB's")


def test_without_node_there_is_no_pouchdb(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It says so, instead of measuring nothing in silence."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pouch_peer.PeerMissing, match="no Node with npm"):
        pouch_peer.installed()


def test_the_lock_of_npm_names_no_registry_and_every_hash() -> None:
    """Where packages come from is for the settings of the machine; what they hold, for the lock."""
    lock = json.loads((PROJECT / "package-lock.json").read_text())
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages.keys() >= {"node_modules/pouchdb", "node_modules/express-pouchdb"}
    assert not [name for name, each in packages.items() if "resolved" in each]
    assert not [name for name, each in packages.items() if "integrity" not in each]
