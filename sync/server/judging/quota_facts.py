"""What judging needs of hard quotas: nothing, unless more was given than one allows."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sync.protocol.limits import hard_quota
from sync.protocol.programme import Event
from sync.server.judging.facts import LeaseFacts
from sync.server.quotas.leasing import leases_by_event
from sync.server.store import leases as stored
from sync.server.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Exceeded:
    """The ids of all issues and returns of events of which too much was given, and their leases."""

    row_ids: frozenset[str] = frozenset()
    leases: dict[str, LeaseFacts] = field(default_factory=dict)


def issues_beside(connection: Transaction, named: Iterable[str]) -> frozenset[str]:
    """The ids of all issues and returns that judging reads beside rows which name these events."""
    meant = {stored.stands_for(connection, event) for event in named}
    owned = stored.owned_events(connection, meant).values()
    return exceeded(connection, (Event.model_validate_json(each.body) for each in owned)).row_ids


def exceeded(connection: Transaction, events: Iterable[Event]) -> Exceeded:
    """Those of these events whose issues, voided ones included, are more than their hard quota."""
    tickets = {event.id: hard_quota(event) for event in events}
    hard = {event for event, most in tickets.items() if most is not None}
    if not hard:
        return Exceeded()
    merged = stored.merged_into(connection, hard)
    given = dict.fromkeys(hard, 0)
    for event, units in stored.units_given(connection, [*hard, *merged]).items():
        given[merged.get(event, event)] += units
    over = {event for event in hard if given[event] > (tickets[event] or 0)}
    if not over:
        return Exceeded()
    named = [*over, *(walk_in for walk_in, event in merged.items() if event in over)]
    return Exceeded(
        frozenset(stored.row_ids_of_events(connection, named)),
        {
            lease.id: LeaseFacts(
                lease.device,
                lease.incarnation,
                event,
                lease.units,
                lease.not_after,
                lease.released_at,
            )
            for event, leases in leases_by_event(connection, over).items()
            for lease in leases
        },
    )
