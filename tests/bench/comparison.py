"""Ours beside what others would use: PouchDB, one POST a row, the whole list as one JSON file.

Each talks to its own server through a delaying proxy of its own, without a delay and with one.
"""

import json
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sync.protocol.list_files import Columns, decode
from tests.bench import plain_peer, pouch_peer
from tests.bench.contestants import Ours, Passed, Pouch, middle_one, one_post_each, whole_file
from tests.bench.desks import snapshot_file
from tests.bench.proxies import Proxy, delayed
from tests.bench.results import Measured, markdown
from tests.bench.stage import Stage

_ROUND_TRIPS = (0.0, 0.05)
_OWN_BATCH: Final = 0
_MOST_PULLED: Final = (0, 5_000)
"""How many of the cards PouchDB fetches with its own settings: far away all would take minutes."""
_PULL_BATCHES, _PUSH_BATCHES = (1_000, 5_000), (2_000, 5_000)
"""What did best at each round trip, of sizes from PouchDB's own 100 to 20,000."""
_PARTS_POSTED = (10, 100)
"""One row in so many is posted on its own at each round trip: all of them would take minutes."""
_HEADINGS = (
    "",
    "round trip",
    "this project",
    "PouchDB",
    "PouchDB, tuned",
    "one POST a row",
    "whole-file JSON",
)
_KILO = 1e3


def pouchdb(stage: Stage) -> dict[str, Measured]:
    """First syncs and uploads of all contestants in turn; without PouchDB nothing stands against
    ours, and no bar holds.
    """
    peer = _peer()
    with ExitStack() as stack:
        race = _Race(stage.compared, stack, peer)
        lists = whole_lists = [race.first_sync(number) for number in range(len(_ROUND_TRIPS))]
        if stage.compared is not stage:
            whole = _Race(stage, stack, peer if stage.whole_peer else None, own=False)
            whole_lists = [
                whole.first_sync(number).scaled(each, whole.cards / race.cards)
                for number, each in enumerate(lists)
            ]
        uploads = [race.upload(number) for number in range(len(_ROUND_TRIPS))]
    stage.tables.append(_table([*lists, *whole_lists, *uploads]))
    (near, far), (whole_near, whole_far), (up_near, up_far) = lists, whole_lists, uploads
    return {
        "first_sync_100k": near.seconds(),
        "first_sync_100k_far": far.seconds(),
        "first_sync_1m": whole_near.seconds(),
        "first_sync_1m_far": whole_far.seconds(),
        "bytes_down": near.bytes_down(),
        "bytes_down_1m": whole_near.bytes_down(),
        "upload_near": up_near.seconds(),
        "upload_far": up_far.seconds(),
        "bytes_up": up_near.bytes_up(),
    }


def _peer() -> pouch_peer.PouchDb | None:
    try:
        return pouch_peer.installed()
    except pouch_peer.PeerMissing as missing:
        print(f"bench: PouchDB is not measured: {missing}", file=sys.stderr, flush=True)
        return None


@dataclass(frozen=True, slots=True)
class _Finish:
    """What one task took each contestant at one round trip; None where it took no part. Bars stand
    against PouchDB as it comes; `tuned` is the same with what did best.
    """

    what: str
    round_trip: float
    ours: Passed
    pouch: Passed | None = None
    tuned: Passed | None = None
    posts: Passed | None = None
    file: Passed | None = None
    down: bool = True

    def scaled(self, smaller: "_Finish", times: float) -> "_Finish":
        """With so many times PouchDB's smaller task, where it did not take part in this one."""
        return replace(
            self,
            pouch=self.pouch or _more(smaller.pouch, times),
            tuned=self.tuned or _more(smaller.tuned, times),
        )

    def seconds(self) -> Measured:
        """Ours against PouchDB's."""
        return Measured(self.ours.seconds, self.pouch.whole_seconds if self.pouch else None)

    def bytes_down(self) -> Measured:
        """Ours against PouchDB's, in kB."""
        pouch = self.pouch.whole_down / _KILO if self.pouch else None
        return Measured(self.ours.whole_down / _KILO, pouch)

    def bytes_up(self) -> Measured:
        """Ours against PouchDB's, in kB."""
        pouch = self.pouch.whole_up / _KILO if self.pouch else None
        return Measured(self.ours.whole_up / _KILO, pouch)

    def cells(self) -> list[str]:
        """A line of the table."""
        taken = (self.ours, self.pouch, self.tuned, self.posts, self.file)
        shown = [_shown(each, self.down) for each in taken]
        return [self.what, f"{self.round_trip * 1e3:g} ms", *shown]


class _Race:
    """The servers of all contestants over one list of cards."""

    def __init__(
        self, stage: Stage, stack: ExitStack, peer: pouch_peer.PouchDb | None, *, own: bool = True
    ) -> None:
        """Start them, and a proxy to each at every round trip. `own`: PouchDB also fetches with its
        own settings.
        """
        self._stage, self._own = stage, own
        folder = stage.folder
        with stage.desk.opened() as desk:
            entries = decode(snapshot_file(stage.desk, desk).read_bytes()).entries
        self.cards = len(entries)

        def ways(address: str) -> list[Proxy]:
            return [stack.enter_context(delayed(address, trip)) for trip in _ROUND_TRIPS]

        file = _written(folder / "cards.json", json.dumps(_cards(entries)))
        self._plain_ways = ways(stack.enter_context(plain_peer.serving(folder / "plain", file)))
        self._ours = Ours(stage)
        self._our_ways = ways(stage.address)
        self._pouch: Pouch | None = None
        if peer is not None:
            documents = _written(folder / "cards.jsonl", "\n".join(_documents(entries)))
            server = stack.enter_context(peer.serving(folder / "pouch-server", documents))
            self._pouch_ways = ways(server)
            self._pouch = Pouch(peer, folder)

    def first_sync(self, number: int) -> _Finish:
        """All cards, into a store on the disk; PouchDB's minutes are measured once, a million cards
        only as tuned.
        """
        pouch = tuned = None
        if self._pouch is not None:
            way = self._pouch_ways[number]
            if self._own:
                most = _MOST_PULLED[number]
                pouch = self._pouch.first_sync(way, self.cards, _OWN_BATCH, most)
            tuned = self._pouch.first_sync(way, self.cards, _PULL_BATCHES[number])
        ours, files = [], []
        for turn in range(self._stage.size.bulks):
            ours.append(self._ours.first_sync(self._our_ways[number]))
            target = self._stage.folder / f"file-{number}-{turn}.sqlite"
            files.append(whole_file(self._plain_ways[number], target))
        what = f"first sync of {self.cards:,}"
        trip = _ROUND_TRIPS[number]
        return _Finish(what, trip, middle_one(ours), pouch, tuned, None, middle_one(files))

    def upload(self, number: int) -> _Finish:
        """The rows of a desk, and the same ones by the other ways."""
        ours, pouch, tuned = [], [], []
        rows: Mapping[str, bytes] = {}
        for _ in range(self._stage.size.bulks):
            passed, rows = self._ours.upload(self._our_ways[number])
            ours.append(passed)
            if self._pouch is not None:
                way = self._pouch_ways[number]
                tuned.append(self._pouch.upload(way, rows, _PUSH_BATCHES[number]))
                if not pouch:
                    pouch.append(self._pouch.upload(way, rows, _OWN_BATCH))
        posts = one_post_each(self._plain_ways[number], rows, len(rows) // _PARTS_POSTED[number])
        what = f"upload of {len(rows):,}"
        peer, best = (middle_one(each) if each else None for each in (pouch, tuned))
        trip = _ROUND_TRIPS[number]
        return _Finish(what, trip, middle_one(ours), peer, best, posts, down=False)


def _more(part: Passed | None, times: float) -> Passed | None:
    return replace(part, times=part.times * times) if part else None


def _cards(entries: Columns) -> list[dict[str, object]]:
    return [
        {"tag": f"{tag:016x}", "day": day, "flags": flags} for tag, day, flags in entries.rows()
    ]


def _documents(entries: Columns) -> list[str]:
    return [json.dumps({"_id": card.pop("tag"), **card}) for card in _cards(entries)]


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def _table(finishes: list[_Finish]) -> str:
    return markdown([_HEADINGS, *(each.cells() for each in finishes)])


def _shown(passed: Passed | None, down: bool) -> str:
    """Seconds and bytes; what was scaled from a part says so."""
    if passed is None:
        return "-"
    size = passed.whole_down if down else passed.whole_up
    scaled = f" ({passed.times:g} x a part)" if passed.times != 1 else ""
    return f"{passed.whole_seconds:.3g} s, {size / 1e6:.3g} MB{scaled}"
