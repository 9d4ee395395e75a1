"""What a clerk waits for: one verdict, one issue, and an issue while the list is replaced."""

import threading
from collections.abc import Iterator

from boxoffice.domain.verdicts import Verdict
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import give
from boxoffice.store.errors import StoreLocked
from sync.protocol.kinds import CardSource, TicketKind
from sync.protocol.tags import tag_of
from tests.bench import floors
from tests.bench.desks import (
    BenchDesk,
    head_in_force,
    list_file,
    open_event,
    outbox,
    replica,
    snapshot_file,
)
from tests.bench.results import Measured
from tests.bench.sampling import in_turn, percentile, timed
from tests.bench.stage import Stage

MICRO, MILLI = 1e6, 1e3
_ONE = {TicketKind.HOLDER: 1}


def checking(stage: Stage) -> dict[str, Measured]:
    """A typed code becomes a verdict; the floor reads the same card by its key."""
    with stage.desk.opened() as desk:
        event = open_event(desk).id
        (key,) = desk.list_keys.values()
        codes = stage.codes(stage.size.singles)
        tags = {code: floors.stored_tag(tag_of(key, code)) for code in codes}
        bare = floors.open_file(list_file(desk), stage.desk.keys.store_key, durable=False)
        look_up = floors.KeyLookUp(bare)
        ours, floor = in_turn(
            tags,
            ours=lambda code: check(desk, code, CardSource.TYPED, event, online=False),
            floor=lambda code: look_up(tags[code]),
        )
        bare.close()
    value, least = (percentile(each, 99) * MICRO for each in (ours, floor))
    return {"verdict_p99": Measured(value, least)}


def issuing(stage: Stage) -> dict[str, Measured]:
    """Tickets are given durably; the floor commits one row of the same bytes."""
    with stage.desk.opened() as desk:
        bare = floors.open_file(
            stage.folder / "one-row.db", stage.desk.keys.store_key, durable=True
        )
        commit = floors.DurableRow(bare)
        giving = _Giving(desk, open_event(desk).id)
        ours, floor = in_turn(
            giving.rounds(stage.codes(stage.size.singles)),
            ours=giving.give,
            floor=lambda _: commit(giving.row_bytes),
        )
        bare.close()
    return {
        "issue_p50": Measured(percentile(ours, 50) * MICRO, percentile(floor, 50) * MICRO),
        "issue_p99": Measured(percentile(ours, 99) * MILLI, percentile(floor, 99) * MILLI),
    }


def issuing_while_replacing(stage: Stage) -> dict[str, Measured]:
    """Issues one after another on this thread while another installs the whole list, over and
    over until there are enough samples.
    """
    bench_desk, seconds, locked = stage.desk, list[float](), 0
    with bench_desk.opened() as desk:
        giving = _Giving(desk, open_event(desk).id)
        rounds = giving.rounds(stage.codes(4 * stage.size.singles))
        for _ in range(stage.size.bulks):
            with _Replacing(bench_desk, desk) as replacing:
                while replacing.goes_on() and (verdict := next(rounds, None)) is not None:
                    try:
                        seconds.append(timed(lambda now=verdict: giving.give(now))[0])
                    except StoreLocked:
                        locked += 1
    return {
        "issue_while_replacing_p99": Measured(percentile(seconds, 99) * MILLI),
        "issue_while_replacing_locked": Measured(locked),
    }


class _Giving:
    """Gives one ticket on card after card."""

    def __init__(self, desk: Desk, event: str) -> None:
        self._desk = desk
        self._event = event
        self.row_bytes = b""

    def rounds(self, codes: list[str]) -> Iterator[Verdict]:
        """The verdict to give on, for each code, made when it is asked for."""
        for code in codes:
            verdict = check(self._desk, code, CardSource.TYPED, self._event, online=False)
            if not self.row_bytes:
                self.give(verdict)
                continue
            yield verdict

    def give(self, verdict: Verdict) -> None:
        """Record one ticket."""
        row = give(self._desk, verdict, _ONE).value
        if not self.row_bytes:
            sent = outbox(self._desk).outgoing(row.seq, 1)
            self.row_bytes = sent.rows[0] if sent else b""


class _Replacing:
    """Puts the head's whole list in force on a thread of its own."""

    def __init__(self, bench_desk: BenchDesk, desk: Desk) -> None:
        self._head = head_in_force(bench_desk, desk)
        self._file = snapshot_file(bench_desk, desk)
        self._replica = replica(desk)
        self._thread = threading.Thread(target=self._install)

    def __enter__(self) -> "_Replacing":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join()

    def goes_on(self) -> bool:
        """Whether the list is still on its way."""
        return self._thread.is_alive()

    def _install(self) -> None:
        self._replica.install_snapshot(self._head, self._file, lambda done, of: None)
