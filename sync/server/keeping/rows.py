"""Rows that a coordinator has seen to."""

from sync.server.centre import Centre
from sync.server.judging import noting
from sync.server.keeping.acting import acting
from sync.server.keeping.events import Venues
from sync.server.store import console_rows


class NoRow(LookupError):
    """No such row of these venues waits, or it is judged otherwise by now."""


def note_row(centre: Centre, account: str, of: Venues, row_id: str, outcome: str) -> None:
    """Note a row as it was judged when somebody looked at it. Raises `NoRow`."""
    with acting(centre, account) as act:
        waiting = console_rows.rows_to_see(act.connection, of, 1, row_id)
        if not waiting or waiting[0].outcome != outcome:
            raise NoRow(row_id)
        noting.note(act.connection, waiting[0], account, act.now)
        facts = {"outcome": outcome, "venue": waiting[0].venue}
        act.note("noted", "row", row_id, after=facts)
