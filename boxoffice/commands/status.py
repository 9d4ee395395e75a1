"""`boxoffice status`: who this desk is, how old its list is, and what waits to be sent."""

from datetime import timedelta
from typing import Any

from boxoffice.commands import shapes
from boxoffice.commands.surroundings import Surroundings
from boxoffice.errors import ExitCode, Fault
from boxoffice.services import inbox, overview
from boxoffice.services.desk import Desk, NothingFetched
from boxoffice.services.overview import Status
from sync.protocol.problems import ProblemCode

_MINUTES_UNTIL = timedelta(hours=2)
_CLOSED = {
    ProblemCode.REVOKED.value: Fault.REVOKED,
    ProblemCode.UNKNOWN_DEVICE.value: Fault.UNKNOWN_DEVICE,
    ProblemCode.BAD_SIGNATURE.value: Fault.UNKNOWN_DEVICE,
}


def run(options: Any, around: Surroundings) -> int:
    """Print the desk's state in figures."""
    with around.open_desk() as desk:
        found, identity = overview.status(desk), desk.identity()
        events, last_sync = _events(desk), desk.store.state().changes_at
        closed = _closed(desk)
    if options.json:
        shown = shapes.status(found, identity, events, last_sync)
        around.show_json({**shown, "closed": closed})
        return ExitCode.OK
    around.say("status_desk", device=found.desk, venue=found.venue, address=found.address)
    if closed is not None:
        around.say(closed)
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


def _closed(desk: Desk) -> Fault | None:
    """The fault with which the centre met the last round, where it has closed this desk or does not
    know it.
    """
    rounds = inbox.inbox(desk).rounds
    return _CLOSED.get(rounds[0].error or "") if rounds else None


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
