"""From a day at the desk to what the Today screen shows, in the language spoken now."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial

from boxoffice.domain.day_rows import DayRow
from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.domain.issues import PROBLEMS, RowState
from boxoffice.domain.verdicts import add_up
from boxoffice.services.finding import DayView, EventOfDay
from boxoffice.ui import counter_words, words
from boxoffice.ui import today_words as say
from boxoffice.ui.desk.screen import TicketRow
from boxoffice.ui.event_words import title
from boxoffice.ui.lists.screen import Cell, Listing, Option
from boxoffice.ui.today.screen import Act, ActName
from sync.protocol.kinds import Channel, TicketKind, VoidReason

STATES = {
    RowState.WAITING: ("muted", "clock"),
    RowState.CONFIRMED: ("go", "done"),
    RowState.VOIDED: ("muted", "voided"),
    RowState.PROBLEM: ("caution", "attention"),
}
"""The tone and the sign of a row."""
_MOST = 99
_PERSONAL = (TicketKind.HOLDER, TicketKind.CHILD, TicketKind.ASSISTANT)
_GROUP = (TicketKind.WORKER, TicketKind.GROUP_CHILD, TicketKind.ASSISTANT)
REASONS = {
    ActName.WRONG_COUNT: VoidReason.WRONG_COUNT,
    ActName.WRONG_EVENT: VoidReason.WRONG_EVENT,
    ActName.RETURNED: VoidReason.RETURNED,
    ActName.NOT_COLLECTED: VoidReason.NOT_COLLECTED,
}
"""Reasons that a row taken back may have after all."""


def event_title(view: DayView, event_id: str) -> str:
    """The title of an event, also of one the programme has lost."""
    event = view.titles.get(event_id)
    return title(event) if event else say.unknown_event()


def event_listing(view: DayView) -> Listing:
    """The day's events behind a line for all of them."""
    every = EventOfDay(
        "",
        None,
        add_up(each.tickets for each in view.events),
        sum(each.uses for each in view.events),
        sum(each.waiting for each in view.events),
        False,
    )
    items = (every, *view.events)
    headings = tuple(map(say.column, ("event",)))
    ids = tuple(each.event_id for each in items)
    return Listing(say.label("events"), headings, ids, items, partial(_event_cells, view))


def row_listing(view: DayView, rows: tuple[DayRow, ...]) -> Listing:
    """Rows, worded one by one when they are painted."""
    names = ("time", "card", "tickets", "state", "event", "note")
    wording = partial(_row_cells, view)
    ids = tuple(row.row_id for row in rows)
    headings = tuple(map(say.column, names))
    return Listing(say.label("rows"), headings, ids, rows, wording, upper=names.index("state"))


def totals(rows: Iterable[DayRow]) -> str:
    """How many of these stand, and their tickets."""
    standing = [row for row in rows if row.stands]
    return say.totals(len(standing), counts(add_up(row.tickets for row in standing)))


def about(view: DayView, row: DayRow) -> str:
    """A row in one line, whole: what the list may have to shorten."""
    cells = _row_cells(view, row)
    return words.SEPARATOR.join(cell.text for cell in cells if cell.text)


def counts(tickets: Mapping[TicketKind, int]) -> str:
    """Counts as clerks say them."""
    return words.counts(tickets)


def clock(view: DayView, moment: datetime) -> str:
    """A local time, with its day where that is not the day shown."""
    day, local = view.days.day_of(moment), view.days.local(moment)
    return words.time_words(local) if day == view.day else words.stamp(local, day)


def row_acts(
    row: DayRow | None, chosen: tuple[DayRow, ...], *, slips: bool = False
) -> tuple[Act, ...]:
    """What may be done with the row or rows that are chosen; with `slips` one is printed too."""
    if row is None or len(chosen) > 1:
        movable = any(each.stands and each.here for each in chosen)
        return (Act(ActName.MOVE, say.act("move"), "F5"),) if movable else ()
    if row.stands and row.here:
        return (
            Act(ActName.UNDO, say.act("undo"), "F7"),
            Act(ActName.CORRECT, say.act("correct"), "F4"),
            Act(ActName.MOVE, say.act("move"), "F5"),
            *((Act(ActName.SLIP, counter_words.slip_button(), "F10"),) if slips else ()),
        )
    if row.stands:
        return (Act(ActName.UNDO, say.act("undo"), "F7"),)
    if not row.here:
        return ()
    others = tuple(
        Act(name, say.act(name)) for name, reason in REASONS.items() if reason != row.void_reason
    )
    return (Act(ActName.GIVE_AGAIN, say.act("give_again")), *others)


def waiting_acts(row: DayRow | None, *, slips: bool) -> tuple[Act, ...]:
    """What may be done with the row that is chosen of those that wait, besides releasing it."""
    if row is None:
        return ()
    acts = (Act(ActName.LET_IN, say.act("let_in"), "F8"),)
    if not row.here:
        return acts
    slip = (Act(ActName.SLIP, counter_words.slip_button(), "F10"),) if slips else ()
    return (*acts, Act(ActName.CORRECT, say.act("correct"), "F4"), *slip)


def steppers(
    tickets: Mapping[TicketKind, int], given: Mapping[TicketKind, int]
) -> tuple[TicketRow, ...]:
    """A counter for each kind that a card with such tickets may have."""
    group = any(given.get(kind) for kind in (TicketKind.WORKER, TicketKind.GROUP_CHILD))
    return tuple(
        TicketRow(
            kind=kind.value,
            label=words.ticket_label(kind),
            hint="",
            count=tickets.get(kind, 0),
            can_minus=tickets.get(kind, 0) > 0,
            can_plus=tickets.get(kind, 0) < _MOST,
        )
        for kind in (_GROUP if group else _PERSONAL)
    )


def event_options(view: DayView, leaving: str, chosen: str) -> tuple[Option, ...]:
    """The events to move to, today's first; never the one that is left."""
    ranks = (EventTiming.TODAY, EventTiming.ENDED, EventTiming.ADVANCE)
    ordered = sorted(view.choices, key=lambda each: ranks.index(each.timing))
    return tuple(
        Option(
            each.event.id,
            words.SEPARATOR.join(filter(None, (title(each.event), _day(view, each)))),
            each.event.id == chosen,
        )
        for each in ordered
        if each.event.id != leaving
    )


def _day(view: DayView, choice: EventChoice) -> str:
    starts = choice.event.starts_at
    local = view.days.local(starts) if starts else None
    return words.event_day(choice.day, local) if choice.day else ""


def _event_cells(view: DayView, event: EventOfDay) -> tuple[Cell, ...]:
    name = event_title(view, event.event_id) if event.event_id else say.all_events()
    starts = event.event.starts_at if event.event else None
    when = words.time_words(view.days.local(starts)) if starts else ""
    details = (
        counts(event.tickets),
        say.to_collect(event.waiting) if event.waiting else "",
        say.sold_out() if event.sold_out else "",
    )
    first = words.SEPARATOR.join(part for part in (name, when) if part)
    return (Cell(f"{first}\n{words.SEPARATOR.join(part for part in details if part)}"),)


def _row_cells(view: DayView, row: DayRow) -> tuple[Cell, ...]:
    tone, icon = STATES[row.state]
    return (
        Cell(clock(view, row.at)),
        Cell(row.code or ""),
        Cell(counts(row.tickets)),
        Cell(words.row_state(row.state), tone, icon),
        Cell(event_title(view, row.event)),
        Cell(_note(row)),
    )


def _note(row: DayRow) -> str:
    parts = []
    if not row.stands and row.void_reason:
        parts.append(say.void_reason(row.void_reason))
    elif row.outcome in PROBLEMS:
        parts.append(say.problem(row.outcome))
    if row.channel is Channel.PHONE:
        parts.append(say.note("phone"))
    if row.collected:
        parts.append(say.note("collected"))
    if not row.here:
        parts.append(say.note("other_desk"))
    return words.SEPARATOR.join(parts)
