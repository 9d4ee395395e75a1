"""Events of programmes: added, changed, moved, cancelled. Desks hear of each with the programme
that is published at once, and rows that it bears on are judged anew.
"""

import hashlib
from collections.abc import Collection, Iterable
from datetime import date

from sync.protocol.days import LocalDays
from sync.protocol.encoding import new_id
from sync.protocol.programme import Event, Quota, in_language
from sync.server.centre import Centre
from sync.server.judging.rounds import Judging
from sync.server.keeping.acting import Acting, acting
from sync.server.keeping.following import following, tell_desks
from sync.server.keeping.reading import Fault, Faulty, Wrong
from sync.server.lists.past_events import in_programme
from sync.server.lists.publishing import publish_programmes
from sync.server.store import leases, venues
from sync.server.store.database import Transaction
from sync.server.store.venues import KeptEvent

Venues = Collection[str] | None
"""The venues of which something may be changed; None: of all."""
MOST_WRITTEN = 3_500_000
"""Letters of all events in a venue's programme, each of at most four bytes: with walk-in events
beside them, a desk still takes the file.
"""
_JUDGED_BY = ("kind", "sector", "starts_at", "limits", "quota", "children")
"""What verdicts and statistics ask of an event; the rest is only shown."""


class NoEvent(LookupError):
    """There is no such event, or none of the venues that were asked for."""


class ChangedMeanwhile(ValueError):
    """Somebody else changed the event since it was looked at."""


class ProgrammeFull(ValueError):
    """The venue's programme holds no more: what is past has to leave it first."""


def seen_as(event: Event) -> str:
    """What tells an event from what it was before and will be, for who looks and changes later."""
    return hashlib.sha256(event.to_bytes()).hexdigest()[:16]


def same_as(event: Event) -> tuple[object, ...]:
    """What two events have in common that are one."""
    begins = event.starts_at or event.first_day
    return frozenset(event.title.values()), begins, event.last_day, event.place


def name_of(event: Event) -> str:
    """What the trail calls an event."""
    return in_language(event.title, "fi")


def add_events(centre: Centre, account: str, venue: str, new: Iterable[Event]) -> list[Event]:
    """Add events to a venue's programme, all or none; each gets an id of its own. Raises
    `ProgrammeFull`, and `Faulty` for one that the programme has: a form that was sent twice.
    """
    new = list(new)
    with acting(centre, account) as act:
        known = {same_as(each) for each in venues.events_of(act.connection, venue)}
        if any(same_as(each) in known for each in new):
            raise Faulty(Fault("title_fi", Wrong.IS_THERE))
        made = [each.model_copy(update={"id": new_id(act.now)}) for each in new]
        venues.add_events(act.connection, venue, made)
        require_room(act, venue, centre.network.days)
        for event in made:
            note(act, "added", venue, None, event)
    tell_desks(centre, venue)
    return made


def change_event(centre: Centre, account: str, of: Venues, changed: Event, seen: str) -> None:
    """Put an event in place of what it was when it was `seen_as`. A hard quota made smaller takes
    nothing from desks. Raises `NoEvent`, `ChangedMeanwhile`, `ProgrammeFull`.
    """
    with acting(centre, account) as act:
        before = _known(act, changed.id, of)
        if seen_as(before.event) != seen:
            raise ChangedMeanwhile(changed.id)
        _put(act, before, changed)
        if len(changed.to_bytes()) > len(before.event.to_bytes()):
            require_room(act, before.venue, centre.network.days)
    tell(centre, before.venue)


def put_quota(centre: Centre, account: str, event_id: str, quota: Quota) -> Event:
    """Give an event another quota; what desks hold of a hard one stays theirs. Raises `NoEvent`."""
    with acting(centre, account) as act:
        before = _known(act, event_id, None)
        changed = before.event.model_copy(update={"quota": quota})
        _put(act, before, changed)
    tell(centre, before.venue)
    return changed


def cancel_event(
    centre: Centre, account: str, of: Venues, event_id: str, *, undo: bool = False
) -> None:
    """Take an event out of the programme, or back into it. Tickets given for it stand, and desks
    get no more of its quota. Raises `NoEvent`; to take it back, `ProgrammeFull`.
    """
    with acting(centre, account) as act:
        before = _known(act, event_id, of)
        if (before.cancelled_at is None) is undo:
            return
        venues.cancel_event(act.connection, event_id, None if undo else act.now)
        if undo:
            require_room(act, before.venue, centre.network.days)
        done = "resumed" if undo else "cancelled"
        facts = {"name": name_of(before.event), "venue": before.venue}
        act.note(done, "event", event_id, after=facts)
    tell_desks(centre, before.venue)


def require_room(act: Acting, venue: str, days: LocalDays) -> None:
    """That desks can take a venue's programme as it is now. Raises `ProgrammeFull`."""
    if letters_of_programme(act.connection, venue, days.day_of(act.now), days) > MOST_WRITTEN:
        raise ProgrammeFull(venue)


def letters_of_programme(connection: Transaction, venue: str, today: date, days: LocalDays) -> int:
    """How many letters the events that a venue's programme holds have as JSON."""
    events = venues.events_of(connection, venue)
    return sum(
        len(each.model_dump_json(exclude_none=True))
        for each in events
        if in_programme(each, today, days)
    )


def note(act: Acting, done: str, venue: str, before: Event | None, after: Event) -> None:
    """Write into the trail what an event was before, as far as it differs, and is now."""
    was = before.model_dump(mode="json") if before else {}
    now = after.model_dump(mode="json", exclude_none=before is None)
    differ = sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
    named = {"name": name_of(after), "venue": venue}
    act.note(
        done,
        "event",
        after.id,
        before={name: was.get(name) for name in differ} if before else None,
        after=named | {name: now.get(name) for name in differ},
    )


def tell(centre: Centre, venue: str) -> None:
    """Publish what changed at a venue, and judge what waits for it. Raises `Untold`."""
    with following():
        publish_programmes(centre, venue)
        Judging(centre).judge_waiting()


def _known(act: Acting, event_id: str, of: Venues) -> KeptEvent:
    found = venues.kept_event(act.connection, event_id, locked=True)
    if found is None or (of is not None and found.venue not in of):
        raise NoEvent(event_id)
    return found


def _put(act: Acting, before: KeptEvent, after: Event) -> None:
    if before.event == after:
        return
    leases.change_event(act.connection, after)
    if any(getattr(before.event, name) != getattr(after, name) for name in _JUDGED_BY):
        leases.judge_anew(act.connection, [after.id])
    note(act, "changed", before.venue, before.event, after)
