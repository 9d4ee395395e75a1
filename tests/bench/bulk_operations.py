"""What the sync moves: the first list, a delta, and ten thousand rows going up."""

from functools import partial
from pathlib import Path

from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services.desk import Desk
from boxoffice.services.row_headers import header
from boxoffice.store.incarnations import ChainEnd
from boxoffice.store.ledger import append_issue, end_of_chain
from boxoffice.store.list_building import signed_rows
from boxoffice.store.replica import DeskReplica
from sync.client.pulling import fetch_head, pull_changes, pull_files
from sync.client.pushing import push
from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import CardSource, RowKind, TicketKind
from sync.protocol.list_files import decode
from sync.protocol.messages import Head
from sync.protocol.rows import IssueRow
from sync.protocol.tags import tag_of
from tests.bench import entropy, floors, register_changes
from tests.bench.desks import (
    CLOCK,
    BenchDesk,
    connected,
    open_event,
    outbox,
    replica,
    snapshot_file,
)
from tests.bench.results import Measured
from tests.bench.sampling import middle, timed
from tests.bench.stage import Stage

_MILLI = 1e3


def first_sync(stage: Stage) -> dict[str, Measured]:
    """A newly enrolled desk's first round, whole; the floor stores the same rows, ready made."""
    with stage.desk.opened() as desk:
        file = snapshot_file(stage.desk, desk)
    rows = list(signed_rows(decode(file.read_bytes()).entries))
    ours, floor = [], []
    for turn in range(stage.size.bulks):
        bench_desk = stage.new_desk()
        with bench_desk.opened() as desk:
            ours.append(timed(lambda now=desk, who=bench_desk: who.sync(now))[0])
        target = stage.folder / f"bulk-{turn}.db"
        store = partial(floors.bulk_insert, target, bench_desk.keys.store_key, rows)
        floor.append(timed(store)[0])
        target.unlink()
    return {"first_sync": Measured(middle(ours), middle(floor))}


def snapshot_size(stage: Stage) -> dict[str, Measured]:
    """The whole snapshot file, header and all, over its cards."""
    with stage.desk.opened() as desk:
        data = snapshot_file(stage.desk, desk).read_bytes()
    entries = decode(data).entries
    return {
        "snapshot_bytes_per_card": Measured(
            len(data) / len(entries), entropy.bytes_per_card(entries)
        )
    }


def delta(stage: Stage) -> dict[str, Measured]:
    """A thousand cards change in the register and a new list is published; the desk's next round
    fetches the delta, and its transaction is timed.
    """
    sizes, seconds = [], []
    with stage.desk.opened() as desk:
        timing = _TimedReplica(desk)
        for _ in range(stage.size.bulks):
            before = timing.installed().list_version
            register_changes.change(stage.centre.folder, stage.size.changes)
            with connected(stage.desk, desk) as (centre, identity):
                head = fetch_head(centre, identity, CLOCK.now())
                step = next(each for each in head.deltas if each.from_version == before)
                pull_files(centre, identity, timing, CLOCK.now(), lambda done, of: None)
            sizes.append(step.size)
            seconds.append(timing.seconds.pop())
    return {
        "delta_size": Measured(max(sizes)),
        "delta_apply": Measured(middle(seconds) * _MILLI),
    }


def upload(stage: Stage) -> dict[str, Measured]:
    """Rows that wait at a desk are pushed until the centre has acknowledged the last of them, with
    a verdict for each.
    """
    rates = []
    for _ in range(stage.size.bulks):
        bench_desk = stage.new_desk()
        with bench_desk.opened() as desk:
            bench_desk.sync(desk)
            rates.append(_upload(stage, bench_desk, desk))
    return {"upload_rate": Measured(middle(rates))}


def _upload(stage: Stage, bench_desk: BenchDesk, desk: Desk) -> float:
    give_all(desk, stage.codes(stage.size.upload))
    with connected(bench_desk, desk) as (centre, identity):
        seconds, pushed = timed(lambda: push(centre, identity, outbox(desk)))
        judged = pull_changes(centre, identity, replica(desk))
    if (pushed.rows, judged) != (stage.size.upload, stage.size.upload):
        raise RuntimeError(f"{pushed.rows} rows were stored and {judged} judged")
    return pushed.rows / seconds


def give_all(desk: Desk, codes: list[str]) -> None:
    """A ticket on each card, all in one transaction: how the rows came is not what is measured."""
    ((epoch, key),) = desk.list_keys.items()
    event = open_event(desk).id
    with desk.store.write() as transaction:
        state = desk.store.state_in(transaction)
        end = end_of_chain(transaction, state)
        for code in codes:
            row = IssueRow(
                **header(desk, state, end),
                kind=RowKind.ISSUE,
                event=event,
                epoch=epoch,
                tag=tag_of(key, code),
                tickets={TicketKind.HOLDER: 1},
                verdict=VerdictKind.VALID.value,
                source=CardSource.WEDGE,
            )
            appended = append_issue(transaction, end, row, CardCode(code, None))
            end = ChainEnd(end.incarnation, appended.seq, appended.hash)


class _TimedReplica(DeskReplica):
    """The desk's replica, which notes how long each delta took to apply."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.store, desk.clock, desk.boot, desk.ring)
        self.seconds: list[float] = []

    def apply_delta(self, head: Head, to_version: int, count: int, file: Path) -> None:
        """Apply it as ever."""
        apply = super().apply_delta
        self.seconds.append(timed(lambda: apply(head, to_version, count, file))[0])
