"""A coordinator notes a row, and the desks that were told how it is judged hear of it."""

from datetime import datetime

from sync.server.store import judgements, noted
from sync.server.store.console_rows import RowToSee
from sync.server.store.database import Transaction
from sync.server.store.judgements import Change
from sync.server.store.settings import Lock, take


def note(connection: Transaction, row: RowToSee, account: str, now: datetime) -> None:
    """Note a row as it is judged here. No round of judging goes on meanwhile: a desk that one tells
    of the row hears that it is noted.
    """
    take(connection, Lock.JUDGING)
    if noted.note_row(connection, row.row_id, row.outcome, account, now):
        told = judgements.told_apart(connection, [row.row_id])
        judgements.add_changes(connection, [Change(row.venue, row.row_id, row.device), *told])
