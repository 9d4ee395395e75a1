"""`boxoffice status`: who this desk is, how old its list is, and what waits to be sent."""

from datetime import timedelta
from typing import Any

from boxoffice.commands import shapes
from boxoffice.commands.surroundings import Surroundings
from boxoffice.errors import ExitCode
from boxoffice.services import overview
from boxoffice.services.desk import Desk, NothingFetched
from boxoffice.services.overview import Status

_MINUTES_UNTIL = timedelta(hours=2)


def run(options: Any, around: Surroundings) -> int:
    """Print the desk's state in figures."""
    with around.open_desk() as desk:
        found, identity = overview.status(desk), desk.identity()
        events, last_sync = _events(desk), desk.store.state().changes_at
    if options.json:
        around.show_json(shapes.status(found, identity, events, last_sync))
        return ExitCode.OK
    around.say("status_desk", device=found.desk, venue=found.venue, address=found.address)
    _show_list(found, around)
    around.say("status_programme", version=found.programme_version, count=events)
    if found.waiting.rows:
        oldest = around.local(found.waiting.oldest, identity.days)
        around.say("status_waiting", count=found.waiting.rows, time=oldest)
    else:
        around.say("status_all_sent", count=found.rows)
    if last_sync is None:
        around.say("status_never_synced")
    else:
        around.say("status_last_sync", time=around.local(last_sync, identity.days))
    return ExitCode.OK


def _events(desk: Desk) -> int:
    try:
        return len(desk.programme().programme.events)
    except NothingFetched:
        return 0


def _show_list(found: Status, around: Surroundings) -> None:
    since = found.list_state.since
    if since is None:
        around.say("status_no_list")
        return
    seconds = int(since.total_seconds())
    if since < _MINUTES_UNTIL:
        age = around.words("minutes", count=seconds // 60)
    else:
        age = around.words("hours", count=seconds // 3600)
    around.say(
        "status_list",
        version=found.list_version,
        count=found.list_count,
        age=age,
        state=around.words(f"age_{found.list_state.age}"),
    )
