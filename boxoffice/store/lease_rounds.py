"""Which leases a desk asks for in its rounds of sync, and what it does with the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from boxoffice.domain.clock import Clock
from boxoffice.domain.quota_shares import units_to_ask
from boxoffice.domain.trusted_time import corrected
from boxoffice.store.database import Store
from boxoffice.store.day_book import setting
from boxoffice.store.leases import forget_needs, needs, put_lease, shares
from boxoffice.store.programmes import ProgrammeInForce
from boxoffice.store.sold_out import sold_out
from sync.protocol.encoding import new_id
from sync.protocol.limits import hard_quota
from sync.protocol.messages import LeaseAnswer, LeaseRequest
from sync.protocol.programme import Event

AHEAD = timedelta(days=62)
"""Shares of events are asked for so long before: tickets are ordered ahead."""
NEEDED_FOR = timedelta(minutes=10)
"""So long somebody who was refused may still stand there."""
ASKS_NO_LEASES = "asks_no_leases"
"""The setting of a desk that is about to leave."""
MOST = 20
"""So many requests a round."""


@dataclass(frozen=True, slots=True)
class LeaseBook:
    """What the sync needs of leases (`sync.client.ports.Leases`), over a desk's store. `returning`
    records what the desk need not keep, and says whether it was anything.
    """

    store: Store
    clock: Clock
    boot: str
    returning: Callable[[], bool]

    def give_back(self) -> bool:
        """As `Leases`."""
        return self.returning()

    def requests(self) -> tuple[LeaseRequest, ...]:
        """What to ask for now, the next events first."""
        state = self.store.state()
        programme = self.store.programme(state)
        if programme is None or state.identity is None:
            return ()
        now = corrected(self.clock, self.boot, state.anchor, None).at
        today = programme.policy.days.day_of(now)
        incarnation = state.identity.incarnation
        with self.store.glance() as view:
            held = shares(view, incarnation)
            needed = needs(view, now - NEEDED_FOR)
            closed = sold_out(view)
            leaving = setting(view, ASKS_NO_LEASES) is True
        if leaving:
            return ()
        wanted: list[LeaseRequest] = []
        for event in coming(programme, today):
            ours = [share for share in held if share.event == event.id]
            waits = min(needed.get(event.id, 0), 999)
            want = units_to_ask(ours, waits, now)
            if want and event.id not in closed:
                wanted.append(
                    LeaseRequest(
                        id=new_id(self.clock.now()),
                        incarnation=incarnation,
                        event=event.id,
                        want=min(want, 999),
                        needed=waits,
                    )
                )
        return tuple(wanted[:MOST])

    def take(self, answer: LeaseAnswer) -> None:
        """Hold what the centre gave."""
        with self.store.write() as transaction:
            if answer.lease is not None:
                put_lease(transaction, answer.lease)
            forget_needs(transaction, [answer.event])


def coming(programme: ProgrammeInForce, today: date) -> Iterator[Event]:
    """The events with a hard quota that are not over and not too far ahead, the next ones first."""
    found: list[tuple[date, str, Event]] = []
    for event in programme.programme.events:
        if hard_quota(event) is None:
            continue
        own = programme.event_days.get(event.id)
        first = own or event.first_day or today
        last = own or event.last_day or today
        if last >= today and first <= today + AHEAD:
            found.append((max(first, today), event.id, event))
    return (event for _, _, event in sorted(found, key=lambda each: each[:2]))
