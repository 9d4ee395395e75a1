"""What a card gets of an event, as people write it: the limits that the domain names."""

from sync.protocol.kinds import EventKind, LimitPeriod, TicketKind
from sync.protocol.limits import default_limits
from sync.protocol.programme import Event, Limit
from sync.server.keeping.reading import Reading

COLUMNS = ("per_card", "per", "together", "also", "also_per", "also_together", "workers")
"""How many tickets a holder gets and in which period, counted together with which other events;
`also` is a second limit beside it, such as courses of a year; `workers` of a group, each visit.
"""
PERIODS = tuple(each for each in LimitPeriod if each is not LimitPeriod.VISIT)
KEEP = "keep_limits"
"""Set where an event keeps limits that these fields cannot tell."""
MOST_PER_CARD, MOST_LETTERS = 99, 64


def read(reading: Reading, kind: EventKind, children: bool) -> tuple[Limit, ...]:
    """The limits of an event; what is not written is as usual for its kind."""
    usual = {each.ticket_kind: each for each in default_limits(kind, children)}
    holder, workers = usual[TicketKind.HOLDER], usual[TicketKind.WORKER]
    per = reading.choice("per", PERIODS, holder.per)
    together = reading.line("together", MOST_LETTERS) or None
    count = reading.number("per_card", 1, MOST_PER_CARD)
    also = reading.number("also", 1, MOST_PER_CARD)
    also_per = reading.choice("also_per", PERIODS, LimitPeriod.YEAR)
    also_together = reading.line("also_together", MOST_LETTERS) or None
    group = reading.number("workers", 1, MOST_PER_CARD)
    found = [
        holder.model_copy(update={"count": count or holder.count, "per": per, "group": together})
    ]
    if children:
        found.append(Limit(ticket_kind=TicketKind.CHILD, per=per, group=together))
    if also is not None:
        found.append(
            Limit(ticket_kind=TicketKind.HOLDER, count=also, per=also_per, group=also_together)
        )
    found.append(workers.model_copy(update={"count": group or workers.count}))
    return tuple(found)


def written(event: Event) -> dict[str, str]:
    """The fields that an event's limits are written with; where they cannot tell all of them, those
    that are usual, and that the event keeps its own.
    """
    said = _fields(event)
    told = read(Reading(said), event.kind, event.children)
    if frozenset(told) == frozenset(event.limits):
        return {**said, KEEP: ""}
    usual = Event.model_copy(event, update={"limits": default_limits(event.kind, event.children)})
    return {**_fields(usual), KEEP: "yes"}


def _fields(event: Event) -> dict[str, str]:
    of_holder = [each for each in event.limits if each.ticket_kind is TicketKind.HOLDER]
    workers = [each for each in event.limits if each.ticket_kind is TicketKind.WORKER]
    # The one beside the first may stand in front of it: children are counted as the first is.
    of_child = [each for each in event.limits if each.ticket_kind is TicketKind.CHILD]
    like_child = {(each.per, each.group) for each in of_child}
    of_holder.sort(key=lambda each: (each.per, each.group) not in like_child)
    said = dict.fromkeys(COLUMNS, "")
    for limit, (count, per, together) in zip(
        of_holder,
        (("per_card", "per", "together"), ("also", "also_per", "also_together")),
        strict=False,
    ):
        said |= {count: str(limit.count or ""), per: limit.per.value, together: limit.group or ""}
    if workers:
        said["workers"] = str(workers[0].count or "")
    return said
