"""The inbox of what needs a person, the history of rounds, and the receipt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from boxoffice.domain.list_age import ListAge
from boxoffice.domain.matters import (
    SETTLED_SHOWN,
    SUPERVISED,
    Matter,
    MatterKind,
    Receipt,
    RoundNote,
)
from boxoffice.services import reporting
from boxoffice.services.desk import Desk, leap_answered, leap_unanswered
from boxoffice.services.overview import waiting
from boxoffice.services.supervising import SupervisorNeeded, answering
from boxoffice.store.inbox import (
    is_noted,
    judged_matters,
    last_receipt,
    last_unknown_cards,
    note_matter,
    reincarnation_of,
    settled_matters,
)
from boxoffice.store.key_changes import last_change
from boxoffice.store.rounds import last_rounds
from sync.protocol.keys import fingerprint
from sync.protocol.kinds import ReincarnationReason
from sync.protocol.programme import Event
from sync.protocol.rows import ReincarnationRow, UnknownCardsRow

HISTORY = 50
"""So many rounds are shown."""
SKEW = timedelta(minutes=2)
"""By so much a computer's clock may differ from the centre's time before people are told."""
_OF_ERROR = {
    "clock_skew": MatterKind.CLOCK,
    "revoked": MatterKind.OUT_OF_USE,
    "unknown_device": MatterKind.NOT_KNOWN,
}


@dataclass(frozen=True, slots=True)
class Inbox:
    """What waits for a person, the last rounds, and what the centre signed for last."""

    matters: tuple[Matter, ...]
    rounds: tuple[RoundNote, ...]
    receipt: Receipt | None
    events: Mapping[str, Event] = field(default_factory=dict)
    """The events that the matters are about, and others."""
    supervised: bool = True
    """Whether who is signed in may note what a supervisor notes."""
    settled: tuple[Matter, ...] = ()
    """What a coordinator has noted lately: it waits for nobody."""


def inbox(desk: Desk) -> Inbox:
    """All of it now. Raises `StoreError`."""
    with desk.store.glance() as view:
        rounds = last_rounds(view, HISTORY)
        judged = judged_matters(view)
        settled = settled_matters(view, desk.now() - SETTLED_SHOWN)
        signed = last_receipt(view)
        again = reincarnation_of(view, desk.identity().incarnation)
        unknown = last_unknown_cards(view)
    own = [
        _unsent(desk),
        _old_list(desk),
        _copied_or_restored(desk, again),
        _by_rounds(desk, rounds),
        _wrong_clock(desk),
        _new_key(desk),
        _many_unknown(unknown),
    ]
    kinds: set[MatterKind] = set()
    of_desk = []
    for each in own:
        if each is not None and each.kind not in kinds and not _seen(desk, each):
            kinds.add(each.kind)
            of_desk.append(each)
    events = reporting.events_known(desk) if judged or settled else {}
    supervised = not SUPERVISED & kinds or _supervised(desk)
    return Inbox((*of_desk, *judged), rounds, signed, events, supervised, settled)


def receipt(desk: Desk) -> Receipt | None:
    """What the centre signed for last. Raises `StoreError`."""
    with desk.store.glance() as view:
        return last_receipt(view)


def note(desk: Desk, key: str) -> None:
    """A person has seen to a matter: it leaves the inbox. Raises `StoreError`, and
    `SupervisorNeeded` where only a supervisor may.
    """
    if key.split(":", 1)[0] in SUPERVISED:
        answering(desk, None)
    if key.startswith(f"{MatterKind.CLOCK}:"):
        leap_answered(desk)
    with desk.store.write() as transaction:
        note_matter(transaction, key, desk.now())


def _supervised(desk: Desk) -> bool:
    try:
        answering(desk, None)
    except SupervisorNeeded:
        return False
    return True


def _seen(desk: Desk, matter: Matter) -> bool:
    with desk.store.glance() as view:
        return is_noted(view, matter.key)


def _unsent(desk: Desk) -> Matter | None:
    """Rows have waited as long as the region says (policy `unsent_alarm_hours`)."""
    found = waiting(desk)
    alarm = timedelta(hours=desk.policy().unsent_alarm_hours)
    if found.oldest is None or desk.now() - found.oldest < alarm:
        return None
    key = f"unsent:{found.oldest.isoformat()}"
    return Matter(key, MatterKind.UNSENT, found.oldest, rows=found.rows)


def _old_list(desk: Desk) -> Matter | None:
    state = desk.list_state()
    if state.age is not ListAge.OLD or state.since is None:
        return None
    since = desk.now() - state.since
    return Matter("old_list", MatterKind.OLD_LIST, since)


def _copied_or_restored(desk: Desk, again: ReincarnationRow | None) -> Matter | None:
    """Another machine is alive with this desk's keys, as the centre says or the keys themselves; or
    an older state of this desk was put back. Each is told until somebody has noted it.
    """
    state = desk.store.state()
    if state.copied_at is not None:
        return Matter(f"copied:{state.copied_at.isoformat()}", MatterKind.COPIED, state.copied_at)
    if again is None:
        return None
    beside = again.reason is ReincarnationReason.COPIED
    kind = MatterKind.COPIED if beside else MatterKind.RESTORED
    return Matter(f"{kind}:{again.incarnation}", kind, again.corrected_at)


def _by_rounds(desk: Desk, rounds: tuple[RoundNote, ...]) -> Matter | None:
    """What the last round met and no waiting cures."""
    last = rounds[0] if rounds else None
    kind = _OF_ERROR.get(last.error or "") if last else None
    if last is None or kind is None:
        return None
    return Matter(_of_the_day(desk, kind, last.at), kind, last.at)


def _wrong_clock(desk: Desk) -> Matter | None:
    """The computer's clock is off, or leapt at a start: rows keep both times, and count by the
    centre's.
    """
    now = desk.now()
    if abs(desk.clock.now() - now) <= SKEW and not leap_unanswered(desk):
        return None
    return Matter(_of_the_day(desk, MatterKind.CLOCK, now), MatterKind.CLOCK, now)


def _new_key(desk: Desk) -> Matter | None:
    """The centre signs with another key, which this desk has followed to: said once."""
    centre_key = desk.identity().centre_key
    with desk.store.glance() as view:
        change = last_change(view, centre_key)
    if change is None:
        return None
    key = f"{MatterKind.CENTRE_KEY}:{change.number}:{change.at.isoformat()}"
    shown = fingerprint(centre_key)
    return Matter(key, MatterKind.CENTRE_KEY, change.at, fingerprint=shown)


def _many_unknown(row: UnknownCardsRow | None) -> Matter | None:
    """Many cards were looked up that nobody knows."""
    if row is None:
        return None
    kind = MatterKind.MANY_UNKNOWN
    return Matter(f"{kind}:{row.id}", kind, row.corrected_at, rows=row.cards)


def _of_the_day(desk: Desk, kind: MatterKind, at: datetime) -> str:
    """Noted today, it comes again tomorrow if it still holds."""
    return f"{kind}:{desk.days().day_of(at).isoformat()}"
