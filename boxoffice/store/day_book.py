"""What a desk remembers of its day: settings as JSON values, and refusals, counted without tag."""

from __future__ import annotations

import json
from datetime import date

from boxoffice.store.views import View


def put_setting(transaction: View, name: str, value: object) -> None:
    """Remember a JSON value under a name."""
    transaction.exec_driver_sql(
        "INSERT INTO settings (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, json.dumps(value)),
    )


def setting(view: View, name: str) -> object:
    """The value under a name; None where there is none."""
    found = view.exec_driver_sql("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return None if found is None else json.loads(found[0])


def count_refusal(transaction: View, incarnation: str, event: str, day: date, verdict: str) -> None:
    """Count one refusal of an event, a local day and a verdict, under the incarnation of now: what
    a database that is put back or copied counts from then on is another's.
    """
    transaction.exec_driver_sql(
        "INSERT INTO refusals (incarnation, event, day, verdict, count, told)"
        " VALUES (?, ?, ?, ?, 1, 0)"
        " ON CONFLICT (incarnation, event, day, verdict) DO UPDATE SET count = count + 1",
        (incarnation, event, day.isoformat(), verdict),
    )
