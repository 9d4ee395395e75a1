"""Who is compared, and how each fetches a first list or sends its rows through a proxy."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from boxoffice.services.desk import Desk
from sync.client.pulling import pull_changes
from sync.client.pushing import push
from sync.protocol.messages import Changes
from sync.protocol.versions import MAX_BATCH_ROWS
from tests.bench import plain_peer
from tests.bench.bulk_operations import give_all
from tests.bench.delaying_proxy import Counts
from tests.bench.desks import BenchDesk, connected, outbox, replica
from tests.bench.pouch_peer import PouchDb
from tests.bench.proxies import Proxy
from tests.bench.sampling import timed
from tests.bench.stage import Stage


@dataclass(frozen=True, slots=True)
class Passed:
    """What one contestant took: seconds and what went through its proxy. `times` says of how many
    such parts the whole would be, where only a part was measured.
    """

    seconds: float
    counts: Counts
    times: float = 1

    @property
    def whole_seconds(self) -> float:
        """Seconds of the whole."""
        return self.seconds * self.times

    @property
    def whole_down(self) -> float:
        """Bytes that came, of the whole."""
        return self.counts.down * self.times

    @property
    def whole_up(self) -> float:
        """Bytes that went, of the whole."""
        return self.counts.up * self.times


def middle_one(passed: Sequence[Passed]) -> Passed:
    """The one with the median of the seconds."""
    return sorted(passed, key=lambda each: each.seconds)[len(passed) // 2]


def passing(way: Proxy, act: Callable[[], object]) -> Passed:
    """Time an act that goes through a proxy, and count what passes."""
    way.counts()
    seconds, _ = timed(act)
    return Passed(seconds, way.counts())


@dataclass
class Ours:
    """Real desks and the real centre; a desk that has fetched its list sends its rows later."""

    stage: Stage
    _ready: dict[str, list[BenchDesk]] = field(default_factory=dict)

    def first_sync(self, way: Proxy) -> Passed:
        """A newly enrolled desk's first round, whole."""
        bench_desk = self.stage.new_desk(way.address)
        self._ready.setdefault(way.address, []).append(bench_desk)
        with bench_desk.opened() as desk:
            return passing(way, lambda: bench_desk.sync(desk))

    def upload(self, way: Proxy) -> tuple[Passed, Mapping[str, bytes]]:
        """Rows from the outbox until the last acknowledgement; the rows too, by their id."""
        bench_desk = self._ready[way.address].pop()
        with bench_desk.opened() as desk:
            give_all(desk, self.stage.codes(self.stage.size.upload))
            rows = dict(_waiting(desk))
            with connected(bench_desk, desk) as (centre, identity):
                passed = passing(way, lambda: push(centre, identity, outbox(desk)))
                judged: list[Changes] = []
                pull_changes(centre, identity, replica(desk), judged.append)
        verdicts = {verdict.row for page in judged for verdict in page.verdicts}
        if not verdicts >= rows.keys():
            raise RuntimeError(f"{len(verdicts)} verdicts on {len(rows)} rows")
        return passed, rows


def _waiting(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """The rows of a desk that wait, with their ids."""
    seq = 1
    while (found := outbox(desk).outgoing(seq, MAX_BATCH_ROWS)) is not None:
        seq += len(found.rows)
        for row in found.rows:
            yield json.loads(row)["id"], row


@dataclass
class Pouch:
    """PouchDB on LevelDB at both ends, so many documents at a time (0: its own settings)."""

    peer: PouchDb
    folder: Path
    _databases: int = 0

    def _next(self) -> Path:
        self._databases += 1
        return self.folder / f"pouch-{self._databases}"

    def first_sync(self, way: Proxy, cards: int, batch: int, most: int = 0) -> Passed:
        """Replicate all cards into a new database, or about `most` of them, for each batch costs
        the same.
        """
        way.counts()
        seconds, came = self.peer.pull(f"{way.address}/cards", self._next(), batch, most)
        if came < min(most or cards, cards):
            raise RuntimeError(f"PouchDB fetched {came} of {cards} documents")
        return Passed(seconds, way.counts(), cards / came)

    def upload(self, way: Proxy, rows: Mapping[str, bytes], batch: int) -> Passed:
        """Replicate rows that wait in a database to a new one of the server."""
        source = self._next()
        documents = source.with_suffix(".jsonl")
        with documents.open("w", encoding="utf-8") as out:
            for row_id, row in rows.items():
                out.write(json.dumps({"_id": row_id, **json.loads(row)}) + "\n")
        way.counts()
        database = f"{way.address}/{source.name}"
        seconds, went = self.peer.push(database, source, batch, documents)
        if went != len(rows):
            raise RuntimeError(f"PouchDB sent {went} of {len(rows)} documents")
        return Passed(seconds, way.counts())


def whole_file(way: Proxy, target: Path) -> Passed:
    """The whole list as one JSON file, stored."""
    return passing(way, lambda: plain_peer.fetch_all(way.address, target))


def one_post_each(way: Proxy, rows: Mapping[str, bytes], measured: int) -> Passed:
    """One POST a row, for the first of them only: each costs the same."""
    some = dict(islice(rows.items(), measured))
    passed = passing(way, lambda: plain_peer.post_each(way.address, some))
    return Passed(passed.seconds, passed.counts, len(rows) / len(some))
