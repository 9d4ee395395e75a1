"""What waits to be judged, what judging found, and the numbered changes that tell desks of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, or_, select, text, update

from sync.protocol.kinds import Finding
from sync.server.judging.facts import Judgement
from sync.server.store.chunks import in_chunks, insert_rows, one_of
from sync.server.store.leases import merged_into, row_ids_of_events
from sync.server.store.ledger import (
    Appended,
    StoredRow,
    Stretch,
    rows_in,
    rows_of_cards,
    rows_with_ids,
)
from sync.server.store.tables import (
    changes,
    set_aside,
    to_milliseconds,
    unjudged,
    venues,
    verdicts,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Some marks of what is unjudged, and the rows they mean."""

    marks: tuple[int, ...]
    rows: tuple[StoredRow, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a row was judged last."""

    judgement: Judgement
    judged_at: datetime

    @property
    def needs_a_person(self) -> bool:
        """Whether a coordinator may have something to note."""
        return self.judgement.outcome not in _PASSED


class Change(NamedTuple):
    """Something about a row to tell a venue's desks; with `device`, that desk its verdict."""

    venue: str
    row_id: str
    device: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedChange:
    """One entry of a venue's feed, as one desk of it sees it."""

    number: int
    row_id: str
    device: str | None


def anything_waits(connection: Connection) -> bool:
    """Whether anything is unjudged."""
    return connection.scalar(select(unjudged.c.id).limit(1)) is not None


def marks_waiting(connection: Connection) -> int:
    """How many marks there are."""
    return connection.scalar(select(func.count()).select_from(unjudged)) or 0


def waiting(connection: Connection, most_marks: int, fresh: Collection[Appended] = ()) -> Waiting:
    """The oldest marks and their rows; those of `fresh` need not be read again. Beside fresh ones
    comes all that waits where it is not more, else nothing.
    """
    known = {each.stretch: each.rows for each in fresh}
    most = most_marks + len(known)
    marks = connection.execute(_OLDEST_MARKS, {"most": most + bool(known)}).all()
    if known and len(marks) > most:
        of_desks = {"values": sorted({stretch.device for stretch in known})}
        more = connection.execute(_MARKS_OF_DESKS, of_desks)
        marks = [each for each in more if _stretch(each) in known]
    found: dict[str, StoredRow] = {}
    for mark in marks:
        if mark.device is not None:
            stretch = _stretch(mark)
            rows = known[stretch] if stretch in known else rows_in(connection, stretch)
            found.update((row.row_id, row) for row in rows)
    numbers = [mark.card for mark in marks if mark.card is not None]
    found.update((row.row_id, row) for row in rows_of_cards(connection, numbers))
    events = [mark.event for mark in marks if mark.event is not None]
    if events:
        ids = row_ids_of_events(connection, [*events, *merged_into(connection, events)])
        found.update((row.row_id, row) for row in rows_with_ids(connection, ids))
    return Waiting(tuple({mark.id for mark in marks}), tuple(found.values()))


def _stretch(mark: Row[Any]) -> Stretch:
    return Stretch(mark.device, mark.incarnation, mark.branch, mark.from_seq, mark.to_seq)


def done(connection: Connection, marks: Collection[int]) -> None:
    """Take marks away, in the transaction that wrote the verdicts."""
    for chunk in in_chunks(marks):
        connection.execute(_DONE, {"values": chunk})


def put_aside(connection: Connection, row_id: str, now: datetime) -> bool:
    """Note that a row makes judging fail; False where that was known."""
    known = select(set_aside.c.row_id).where(set_aside.c.row_id == row_id)
    if connection.scalar(known) is not None:
        return False
    connection.execute(insert(set_aside).values(row_id=row_id, at=now))
    return True


def aside_among(connection: Connection, row_ids: Collection[str]) -> set[str]:
    """Which of these rows are known to make judging fail."""
    found: set[str] = set()
    for chunk in in_chunks(row_ids):
        found.update(connection.scalars(_ASIDE, {"values": chunk}))
    return found


def newest_verdict(connection: Connection) -> int:
    """The number of the newest verdict, 0 before the first. Each is larger than all of the rounds
    of judging before its own.
    """
    return connection.scalar(_NEWEST_VERDICT) or 0


def last_verdicts(connection: Connection, row_ids: Collection[str]) -> dict[str, Verdict]:
    """The verdict in effect of each row that has one."""
    found: dict[str, Verdict] = {}
    for chunk in in_chunks(row_ids):
        for row in connection.execute(_LAST_VERDICTS, {"values": chunk}).all():
            row_id, outcome, findings, judged_at = row
            judgement = Judgement(row_id, Finding(outcome), _split(findings))
            found[row_id] = Verdict(judgement, judged_at)
    return found


def add_verdicts(connection: Connection, new: Iterable[Judgement], now: datetime) -> None:
    """Append verdicts; the older ones stay."""
    at = to_milliseconds(now)
    insert_rows(
        connection,
        verdicts,
        ("row_id", "outcome", "findings", "judged_at"),
        [(each.row_id, each.outcome.value, ",".join(each.findings), at) for each in new],
    )


def add_changes(connection: Connection, new: Iterable[Change]) -> None:
    """Number changes within the lock of each venue, so that no cursor skips a late commit."""
    by_venue: dict[str, dict[Change, None]] = {}
    for change in new:
        by_venue.setdefault(change.venue, {})[change] = None
    if not by_venue:
        return
    last = {
        venue: number for venue, number in connection.execute(_LOCKED, {"values": list(by_venue)})
    }
    connection.execute(
        _COUNT_ON,
        [{"venue": venue, "more": len(of_venue)} for venue, of_venue in by_venue.items()],
    )
    insert_rows(
        connection,
        changes,
        ("venue", "number", "row_id", "device"),
        [
            (venue, number, each.row_id, each.device)
            for venue, of_venue in by_venue.items()
            for number, each in enumerate(of_venue, start=last[venue] + 1)
        ],
    )


def told_apart(connection: Connection, row_ids: Collection[str]) -> list[Change]:
    """By which changes single desks were told how these rows are judged; each once."""
    return [
        Change(*each)
        for chunk in in_chunks(row_ids)
        for each in connection.execute(_TOLD_APART, {"values": chunk})
    ]


def changes_after(
    connection: Connection, venue: str, device: str, after: int, most: int
) -> list[NumberedChange]:
    """The next entries of a venue's feed that concern a desk, in order."""
    place = {"venue": venue, "device": device, "after": after, "most": most}
    return [NumberedChange(*row) for row in connection.execute(_CHANGES_AFTER, place)]


def _split(findings: str) -> tuple[Finding, ...]:
    return tuple(Finding(each) for each in findings.split(",") if each)


_PASSED = frozenset({Finding.ACCEPTED, Finding.ACCEPTED_STALE})
_OLDEST_MARKS = select(unjudged).order_by(unjudged.c.id).limit(bindparam("most"))
_MARKS_OF_DESKS = select(unjudged).where(one_of(unjudged.c.device))
_DONE = delete(unjudged).where(one_of(unjudged.c.id))
_LOCKED = (
    select(venues.c.id, venues.c.last_change)
    .where(one_of(venues.c.id))
    .order_by(venues.c.id)
    .with_for_update(key_share=True)
)
_COUNT_ON = (
    update(venues)
    .where(venues.c.id == bindparam("venue"))
    .values(last_change=venues.c.last_change + bindparam("more"))
)
_CHANGES_AFTER = (
    select(changes.c.number, changes.c.row_id, changes.c.device)
    .where(changes.c.venue == bindparam("venue"), changes.c.number > bindparam("after"))
    .where(or_(changes.c.device.is_(None), changes.c.device == bindparam("device")))
    .order_by(changes.c.number)
    .limit(bindparam("most"))
)
_TOLD_APART = (
    select(changes.c.venue, changes.c.row_id, changes.c.device)
    .where(one_of(changes.c.row_id), text("device IS NOT NULL"))
    .distinct()
)
"""The condition is written as that of the index."""
_ASIDE = select(set_aside.c.row_id).where(one_of(set_aside.c.row_id))
_NEWEST_VERDICT = select(func.max(verdicts.c.id))
_LAST_VERDICTS = (
    select(verdicts.c.row_id, verdicts.c.outcome, verdicts.c.findings, verdicts.c.judged_at)
    .where(one_of(verdicts.c.row_id))
    .order_by(verdicts.c.id)
)
"""The last one of each row stays: most have one, which is found sooner than which is the newest."""
