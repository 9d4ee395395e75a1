"""Changing events made here: a title is put right, or an event that nobody used is taken back."""

from boxoffice.domain.topics import Changes, Topic, changed
from boxoffice.services.choosing_events import forget
from boxoffice.services.desk import Desk, EventUnknown
from boxoffice.services.making_events import TitleMissing, one_line
from boxoffice.services.row_headers import header
from boxoffice.store.ledger import end_of_chain
from boxoffice.store.state import put_marks
from boxoffice.store.walk_ins import append_change, is_used
from sync.protocol.kinds import RowKind
from sync.protocol.programme import Language
from sync.protocol.rows import WalkInChangeRow

_CHANGED = changed(Topic.EVENT, Topic.OUTBOX, Topic.QUOTA)


class EventUsed(Exception):
    """Tickets stand for the event, or a card waits for it; nothing was recorded."""


def rename_event(desk: Desk, event_id: str, title: str, language: Language) -> Changes:
    """Give an event made here another title; the row that says so is on the disk when this returns.

    Raises `EventUnknown` where it was not made here or is a programme's by now, `TitleMissing`,
    `NothingFetched`, `StoreError`; then nothing was recorded.
    """
    said = one_line(title)
    if not said:
        raise TitleMissing
    return _change(desk, event_id, {language: said}, withdrawn=False)


def take_back_event(desk: Desk, event_id: str) -> Changes:
    """An event made here is offered no more. Raises `EventUsed`, and as `rename_event`."""
    return _change(desk, event_id, None, withdrawn=True)


def _change(
    desk: Desk, event_id: str, title: dict[Language, str] | None, *, withdrawn: bool
) -> Changes:
    if event_id not in desk.programme().made_here:
        raise EventUnknown(event_id)
    with desk.store.write() as transaction:
        state = desk.store.state_in(transaction)
        if withdrawn and is_used(transaction, event_id):
            raise EventUsed
        end = end_of_chain(transaction, state)
        row = WalkInChangeRow(
            **header(desk, state, end),
            kind=RowKind.WALK_IN_CHANGE,
            of=event_id,
            title=title,
            withdrawn=withdrawn,
        )
        append_change(transaction, end, row, state.programme_version)
        put_marks(transaction, events_made=state.events_made + 1)
        if withdrawn:
            forget(transaction, event_id)
    return _CHANGED
