"""Publishing: card lists and programmes as immutable files made from the register."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice

from sync.protocol.list_files import (
    Columns,
    decode,
    difference,
    encode_delta,
    encode_snapshot,
)
from sync.protocol.programme import Programme, Venue
from sync.server.centre import Centre
from sync.server.judging.facts import LISTED_DAYS
from sync.server.judging.walk_ins import OfVenue, by_venue
from sync.server.lists.past_events import in_programme
from sync.server.store import code_formats, epochs, publications, register, settings, venues
from sync.server.store.database import Transaction
from sync.server.store.publications import ListDelta, ListVersion, ProgrammeVersion

DELTAS_KEPT = 24
"""So many versions back a desk finds a delta straight to the version in force."""
FILES_KEPT = timedelta(hours=48)
"""Heads are valid 24 h; what one of them names must still be there."""


def publish_list(centre: Centre, least: int = 0) -> ListVersion:
    """Make the list of the register as it stands the version in force, with deltas from earlier
    ones; its number is `least` or higher. The list in force is returned where nothing changed
    since.
    """
    while True:
        # Another process may have begun a list before, and be done with it first.
        made = _publish(centre, least)
        if made is not None:
            return made


def _publish(centre: Centre, least: int) -> ListVersion | None:
    """The same; None where another process put a list in force meanwhile that lacks something."""
    with centre.store.write() as connection:
        # Changes take their moment under this lock: all that are not later than `now` are in.
        settings.take(connection, settings.Lock.REGISTER)
        now = centre.now()
    with centre.store.read() as connection:
        before = publications.current_list(connection)
        last_state = register.last_state(connection)
        epoch = _epoch(connection, before, now)
        lifted = before is None or before.version < least
        due = before is None or _is_due(centre, before, last_state, epoch, now)
        if before is not None and not lifted and not due:
            return before
        entries = _entries(centre, connection, epoch, now)
    version = max(before.version + 1 if before else 1, least)
    snapshot = encode_snapshot(version, epoch, entries)
    new = ListVersion(
        version, epoch, now, last_state, _sha256(snapshot), len(snapshot), len(entries)
    )
    deltas = _deltas(centre, before, new, entries) if before else []
    with centre.store.write() as connection:
        settings.take(connection, settings.Lock.REGISTER)
        current = publications.current_list(connection)
        if current is not None and current.version >= version:
            return None if _is_due(centre, current, last_state, epoch, now) else current
        publications.add_file(connection, new.sha256, snapshot, now)
        for delta, data in deltas:
            publications.add_file(connection, delta.sha256, data, now)
        publications.add_list(connection, new, [delta for delta, _ in deltas])
        publications.forget_old_files(connection, now - FILES_KEPT)
    return new


def list_is_due(centre: Centre) -> bool:
    """Whether the register changed since the list in force, a day went by, or another epoch has
    begun.
    """
    now = centre.now()
    with centre.store.read() as connection:
        current = publications.current_list(connection)
        newest = register.last_state(connection)
        epoch = _epoch(connection, current, now)
    return current is None or _is_due(centre, current, newest, epoch, now)


def publish_programmes(centre: Centre, only: str | None = None) -> int:
    """Put in force each venue's programme that differs from its last version, or that of the `only`
    one that changed; how many did.
    """
    now = centre.now()
    published = 0
    with centre.store.write() as connection:
        settings.take(connection, settings.Lock.REGISTER)
        today = centre.network.days.day_of(now)
        code_formats.bring_in(connection, today)
        formats = settings.network(connection).code_formats
        regions = venues.regions_on(connection, today)
        on_trial = venues.on_trial(connection, today)
        held = {
            venue: [each for each in events if in_programme(each, today, centre.network.days)]
            for venue, events in venues.events_by_venue(connection, only).items()
        }
        walk_ins = by_venue(connection)
        current = publications.current_programmes(connection)
        for venue in venues.all_venues(connection):
            if only not in {None, venue.id}:
                continue
            last, made = current.get(venue.id), walk_ins.get(venue.id, OfVenue())
            programme = Programme(
                version=last.version if last else 0,
                venue=Venue(id=venue.id, name=venue.name),
                code_formats=formats,
                policy=regions[venue.region].policy,
                events=(*held.get(venue.id, ()), *made.open),
                reasons=dict(venue.reasons),
                merged_events=dict(made.merged),
                not_valid_here=_elsewhere(on_trial, venue.region),
            )
            if last is not None and _sha256(programme.to_bytes()) == last.sha256:
                continue
            version = programme.version + 1
            data = programme.model_copy(update={"version": version}).to_bytes()
            new = ProgrammeVersion(venue.id, version, _sha256(data), len(data), now)
            publications.add_file(connection, new.sha256, data, now, venue.id)
            publications.add_programme(connection, new)
            publications.forget_old_programmes(connection, venue.id, now - FILES_KEPT)
            published += 1
    return published


def _elsewhere(on_trial: Mapping[str, str], region: str) -> tuple[str, ...] | None:
    """The code formats on trial in other regions; None where there are none."""
    return tuple(each for each, of in on_trial.items() if of != region) or None


def _epoch(connection: Transaction, before: ListVersion | None, now: datetime) -> int:
    """The epoch a list is made in: never an older one again, also where the clock was set back."""
    current = epochs.in_force(epochs.all_epochs(connection), now).number
    return max(current, before.epoch) if before else current


def _is_due(
    centre: Centre, current: ListVersion, last_state: int, epoch: int, now: datetime
) -> bool:
    day_of = centre.network.days.day_of
    newer = last_state > current.last_state or epoch > current.epoch
    return newer or day_of(now) > day_of(current.taken_at)


def _entries(centre: Centre, connection: Transaction, epoch: int, now: datetime) -> Columns:
    """The columns of the cards that were usable within the last 400 days, sorted by tag."""
    since = now - timedelta(days=LISTED_DAYS)
    day = centre.network.days.day_of(since)
    return register.listed_cards(connection, epoch, day, since)


def _deltas(
    centre: Centre, before: ListVersion, new: ListVersion, entries: Columns
) -> list[tuple[ListDelta, bytes]]:
    """The delta from the version before, and from each earlier one that still had a delta to it."""
    if before.epoch != new.epoch:
        return []
    with centre.store.read() as connection:
        old = publications.file(connection, before.sha256)
        earlier = [
            (delta.from_version, publications.file(connection, delta.sha256))
            for delta in islice(publications.deltas_to(connection, before.version), DELTAS_KEPT - 1)
        ]
    if old is None:
        return []
    upserted, removed = difference(decode(old.data).entries, entries)
    steps = [(before.version, upserted, removed)]
    for from_version, file in earlier:
        if file is not None:
            first = decode(file.data)
            steps.append((from_version, *joined(first.entries, first.removed, upserted, removed)))
    return list(_smaller(_encoded(new, steps), new.size))


def _encoded(
    new: ListVersion, steps: Sequence[tuple[int, Columns, Sequence[int]]]
) -> Iterator[tuple[ListDelta, bytes]]:
    for from_version, upserted, removed in steps:
        if 2 * (len(upserted) + len(removed)) > new.count:
            # A desk is quicker with the whole list.
            continue
        data = encode_delta(from_version, new.version, new.epoch, upserted, removed)
        yield ListDelta(from_version, new.version, _sha256(data), len(data), new.count), data


def _smaller(
    deltas: Iterable[tuple[ListDelta, bytes]], size: int
) -> Iterator[tuple[ListDelta, bytes]]:
    """Deltas that save a desk something against the whole list."""
    return (each for each in deltas if each[0].size < size)


def joined(
    first: Columns, first_removed: Sequence[int], second: Columns, second_removed: Sequence[int]
) -> tuple[Columns, list[int]]:
    """Two deltas, one after the other, as one."""
    edits = dict.fromkeys(second_removed, -1) | {tag: at for at, tag in enumerate(second.tags)}
    columns: tuple[list[int], list[int], list[int]] = ([], [], [])
    start = 0
    for tag, at in sorted(edits.items()):
        # The second is short against what many of the first have become: that is copied in pieces.
        end = bisect_left(first.tags, tag, start)
        for column, whole, more in zip(columns, first.columns, second.columns, strict=True):
            column.extend(whole[start:end])
            if at >= 0:
                column.append(more[at])
        start = end + (end < len(first) and first.tags[end] == tag)
    for column, whole in zip(columns, first.columns, strict=True):
        column.extend(whole[start:])
    removed = {*first_removed, *second_removed}.difference(second.tags)
    return Columns(*columns), sorted(removed)


def _sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
