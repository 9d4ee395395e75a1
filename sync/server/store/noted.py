"""What coordinators have noted: a row, as it was judged then."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from sync.server.judging.facts import Judgement
from sync.server.store.chunks import in_chunks, one_of
from sync.server.store.console_tables import noted_rows


def note_row(
    connection: Connection, row_id: str, outcome: str, account: str, now: datetime
) -> bool:
    """Somebody saw to a row as it is judged now. False where that was noted before: it was the
    first then.
    """
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    values = {"row_id": row_id, "outcome": outcome, "account": account, "at": now}
    first = dialect.insert(noted_rows).values(values).on_conflict_do_nothing()
    return connection.scalar(first.returning(noted_rows.c.row_id)) is not None


def noted_among(connection: Connection, judged: Iterable[Judgement]) -> dict[str, datetime]:
    """When each of these rows was noted as it is judged here, of those that were."""
    outcomes = {each.row_id: each.outcome for each in judged}
    found: dict[str, datetime] = {}
    for chunk in in_chunks(outcomes):
        for row_id, outcome, at in connection.execute(_NOTED, {"values": chunk}):
            if outcome == outcomes[row_id]:
                found[row_id] = at
    return found


_NOTED = select(noted_rows.c.row_id, noted_rows.c.outcome, noted_rows.c.at).where(
    one_of(noted_rows.c.row_id)
)
