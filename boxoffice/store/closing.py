"""Whether the desk was closed well, and the last issue that somebody is asked about."""

from __future__ import annotations

import json

from boxoffice.store.day_book import setting
from boxoffice.store.views import View

_OPEN, _ASKED = "open_behind", "asked_row"


def open_behind(view: View) -> str | None:
    """The last issue there was when a window opened the desk, empty where there was none; None
    where that window closed it well.
    """
    found = setting(view, _OPEN)
    return found if isinstance(found, str) else None


def mark_open(transaction: View, last: str | None) -> None:
    """A window opens the desk behind this issue; None: it closes it."""
    _put(transaction, _OPEN, last)


def asked_row(view: View) -> str | None:
    """The row whose handing over is asked about."""
    found = setting(view, _ASKED)
    return found if isinstance(found, str) else None


def ask_about(transaction: View, row_id: str | None) -> None:
    """Ask about a row; None: it is answered."""
    _put(transaction, _ASKED, row_id)


def _put(transaction: View, name: str, value: object) -> None:
    """In plain SQL: a desk opens before it needs SQLAlchemy."""
    transaction.exec_driver_sql(
        "INSERT INTO settings (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, json.dumps(value)),
    )
