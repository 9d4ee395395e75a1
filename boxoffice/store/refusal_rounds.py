"""What a desk tells the centre of its refusals in its rounds of sync, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from boxoffice.domain.clock import Clock
from boxoffice.domain.trusted_time import corrected
from boxoffice.store.database import Store
from boxoffice.store.day_book import put_setting, setting
from boxoffice.store.errors import StoreFull, StoreReadOnly
from boxoffice.store.moments import from_millis, to_millis
from boxoffice.store.state import State
from boxoffice.store.views import View
from sync.protocol.refusals import (
    DAYS_TOLD,
    MOST_COUNTS,
    MOST_REFUSALS,
    RefusalCount,
    RefusalsHeard,
    RefusalsTold,
)

BETWEEN = timedelta(minutes=10)
"""A refusal is told no sooner: nobody at the centre is to see when it was."""
AFTER_REFUSAL = timedelta(days=1)
"""So long a centre is left alone that takes no counts: it is of an earlier version."""
MOST_MESSAGES = 20
"""At once; what is left is told the next time."""
_RESTS_UNTIL = "refusals_rest_until"


@dataclass(frozen=True, slots=True)
class RefusalBook:
    """What the sync needs of refusals (`sync.client.ports.Refusals`), over a desk's store. A store
    that cannot be written keeps nothing of it, and rounds go on.
    """

    store: Store
    clock: Clock
    boot: str

    def waiting(self) -> Sequence[RefusalsTold]:
        """As `Refusals`; counts of incarnations that began with this device's key, the oldest days
        first.
        """
        state = self.store.state()
        if state.identity is None:
            return ()
        now = self._now(state)
        first = state.identity.days.day_of(now) - timedelta(days=DAYS_TOLD)
        with self.store.glance() as view:
            if _rests(setting(view, _RESTS_UNTIL), now):
                return ()
            asked = (state.identity.public_key, first.isoformat(), MOST_COUNTS * MOST_MESSAGES)
            found = view.exec_driver_sql(_WAITING, asked).fetchall()
        return tuple(_messages(found))

    def rest(self, *, refused: bool) -> None:
        """As `Refusals`."""
        until = self._now(self.store.state()) + (AFTER_REFUSAL if refused else BETWEEN)
        try:
            with self.store.write() as transaction:
                put_setting(transaction, _RESTS_UNTIL, to_millis(until))
        except (StoreReadOnly, StoreFull):
            return

    def heard(self, told: RefusalsTold, heard: RefusalsHeard) -> None:
        """As `Refusals`; what was counted meanwhile still waits."""
        values = [
            (each.count, each.incarnation, each.event, each.day.isoformat(), each.verdict)
            for each in told.counts
        ]
        try:
            with self.store.write() as transaction:
                if self.store.state_in(transaction).generation == heard.generation:
                    transaction.exec_driver_sql(_HEARD, values)
        except (StoreReadOnly, StoreFull):
            return

    def _now(self, state: State) -> datetime:
        return corrected(self.clock, self.boot, state.anchor, None).at


def tell_soon(transaction: View) -> None:
    """Let the next round tell what there is."""
    put_setting(transaction, _RESTS_UNTIL, None)


def tell_anew(transaction: View) -> None:
    """The centre was put back and may have forgotten: all counts wait again."""
    transaction.exec_driver_sql("UPDATE refusals SET told = 0 WHERE told > 0")
    tell_soon(transaction)


def _rests(until: object, now: datetime) -> bool:
    """Whether it is too soon; a time that is far off was written by a clock that went wrong."""
    return isinstance(until, int) and now < from_millis(until) <= now + AFTER_REFUSAL


def _messages(found: Sequence[tuple[str, str, str, str, int]]) -> Iterator[RefusalsTold]:
    counts = (
        RefusalCount(
            incarnation=incarnation,
            event=event,
            day=date.fromisoformat(day),
            verdict=verdict,
            count=min(count, MOST_REFUSALS),
        )
        for incarnation, event, day, verdict, count in found
    )
    while portion := tuple(islice(counts, MOST_COUNTS)):
        yield RefusalsTold(counts=portion)


_WAITING = (
    "SELECT incarnation, event, day, verdict, count FROM refusals"
    " WHERE count > told AND incarnation IN (SELECT id FROM incarnations WHERE public_key = ?)"
    " AND day >= ? ORDER BY day, incarnation, event, verdict LIMIT ?"
)
_HEARD = (
    "UPDATE refusals SET told = max(told, ?)"
    " WHERE incarnation = ? AND event = ? AND day = ? AND verdict = ?"
)
