"""What the till counted for each event, as somebody wrote it at the end of the shift; it stays at
this desk.
"""

from __future__ import annotations

from datetime import date

from boxoffice.store.views import View


def put_till_count(transaction: View, day: date, event: str, count: int | None) -> None:
    """Keep a count of a day, or none. Those of earlier days go: nothing shows them again."""
    transaction.exec_driver_sql("DELETE FROM till_counts WHERE day < ?", (day.isoformat(),))
    if count is None:
        transaction.exec_driver_sql(
            "DELETE FROM till_counts WHERE day = ? AND event = ?", (day.isoformat(), event)
        )
        return
    transaction.exec_driver_sql(
        "INSERT INTO till_counts (day, event, count) VALUES (?, ?, ?)"
        " ON CONFLICT (day, event) DO UPDATE SET count = excluded.count",
        (day.isoformat(), event, count),
    )


def till_counts(view: View, day: date) -> dict[str, int]:
    """The counts of a day by event, in the order in which they were first written."""
    found = view.exec_driver_sql(
        "SELECT event, count FROM till_counts WHERE day = ? ORDER BY rowid", (day.isoformat(),)
    ).fetchall()
    return {event: count for event, count in found}
