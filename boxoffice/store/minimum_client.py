"""The oldest program that the centre serves, as the last head said."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from boxoffice.store.day_book import put_setting, setting
from boxoffice.store.moments import from_millis, to_millis
from boxoffice.store.views import View

_NAME = "minimum_client"


def put_minimum(transaction: sa.Connection, version: str, since: datetime | None) -> None:
    """Keep what a head says; the same again writes nothing."""
    said = {"version": version, "since": None if since is None else to_millis(since)}
    if setting(transaction, _NAME) != said:
        put_setting(transaction, _NAME, said)


def minimum_client(view: View) -> tuple[str, datetime | None]:
    """The version, and from when on an older program gives no tickets."""
    match setting(view, _NAME):
        case {"version": str(version), "since": int(since)}:
            return version, from_millis(since)
        case {"version": str(version)}:
            return version, None
        case _:
            return "0", None
