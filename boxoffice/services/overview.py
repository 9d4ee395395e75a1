"""The state of a desk at one moment, for the main screen, the command line and the sync screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from boxoffice.domain.event_days import EventChoice
from boxoffice.domain.issues import GivenRow, LedgerLine, QuotaState, UnrecordedCard
from boxoffice.domain.list_age import ListState
from boxoffice.services.choosing_events import chosen_event
from boxoffice.services.closing import question
from boxoffice.services.desk import Desk
from boxoffice.services.program_age import ProgramTooOld, too_old
from boxoffice.services.unrecorded import waiting_cards
from boxoffice.store import listing
from boxoffice.store.leases import left_of
from boxoffice.store.moments import from_millis, to_millis
from boxoffice.store.uses import quota_given
from sync.protocol.card_codes import CodeFormat
from sync.protocol.kinds import QuotaMode
from sync.protocol.programme import Event, Policy

_JUST_GIVEN = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rows that the centre has not acknowledged, and when the oldest was made."""

    rows: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Overview:
    """All of the main screen but the open card, at one moment; `now` is corrected time."""

    now: datetime
    choice: EventChoice | None
    must_choose: bool
    policy: Policy
    example: str
    venue: str
    desk: str
    list_state: ListState
    waiting: Waiting
    given: tuple[GivenRow, ...]
    unrecorded: tuple[UnrecordedCard, ...]
    quota: QuotaState | None
    question: GivenRow | None = None
    """The issue that is asked about after an unclean stop."""
    battery: int | None = None
    """What is left in the battery in per cent; None on mains or where nobody knows."""
    formats: tuple[CodeFormat, ...] = ()
    events: Mapping[str, Event] = field(default_factory=dict)
    """The events of the programme by id."""
    outdated: ProgramTooOld | None = None
    """Why this program gives no tickets any more, where it is too old."""

    @property
    def event(self) -> Event | None:
        """The event tickets are given for, or None before one is chosen."""
        return self.choice.event if self.choice else None


@dataclass(frozen=True, slots=True)
class Status:
    """Who the desk is and what it holds, for the command line; versions are 0 for nothing yet."""

    device: str
    desk: str
    venue: str
    address: str
    now: datetime
    clock_leapt: bool
    list_version: int
    list_count: int
    list_state: ListState
    head_issued_at: datetime | None
    programme_version: int
    last_contact: datetime | None
    rows: int
    waiting: Waiting
    unrecorded: int


def overview(desk: Desk) -> Overview:
    """What stands on the main screen; before anything was fetched there is no event to choose.
    Raises `StoreError`.
    """
    identity, policy, now = desk.identity(), desk.policy(), desk.now()
    chosen = chosen_event(desk)
    formats = desk.formats()
    state = desk.store.state()
    programme = desk.store.programme(state)
    since = to_millis(policy.days.start_of(policy.days.day_of(now)))
    with desk.store.glance() as view:
        given = listing.given_rows(view, since, _JUST_GIVEN)
        outdated = too_old(view, desk, state)
    return Overview(
        now=now,
        choice=chosen.choice,
        must_choose=chosen.must_choose,
        policy=policy,
        example=formats[0].example if formats else "",
        formats=tuple(formats),
        events=programme.events if programme else {},
        venue=identity.venue.name,
        desk=identity.name,
        list_state=desk.list_state(),
        waiting=waiting(desk),
        given=given,
        unrecorded=waiting_cards(desk),
        quota=quota_state(desk, chosen.choice.event) if chosen.choice else None,
        question=question(desk),
        outdated=outdated,
    )


def status(desk: Desk) -> Status:
    """The desk's state in figures; works before anything was fetched."""
    identity, state = desk.identity(), desk.store.state()
    cards, time = desk.store.cards.in_force(state), desk.time(state)
    with desk.store.glance() as view:
        rows = listing.count_rows(view)
    return Status(
        device=identity.device,
        desk=identity.name,
        venue=identity.venue.name,
        address=identity.address,
        now=time.at,
        clock_leapt=time.leapt,
        list_version=cards.version if cards else 0,
        list_count=cards.count if cards else 0,
        list_state=desk.list_state(),
        head_issued_at=state.head_issued_at,
        programme_version=state.programme_version,
        last_contact=state.changes_at,
        rows=rows,
        waiting=waiting(desk),
        unrecorded=len(waiting_cards(desk)),
    )


def waiting(desk: Desk) -> Waiting:
    """How many rows wait for the centre's acknowledgement, and since when."""
    with desk.store.glance() as view:
        rows, oldest = listing.waiting(view)
    return Waiting(rows, None if oldest is None else from_millis(oldest))


def quota_state(desk: Desk, event: Event) -> QuotaState | None:
    """What an event's quota leaves as far as this desk knows; None for an event without one."""
    if event.quota is None:
        return None
    state = desk.store.state()
    share = None
    with desk.store.glance() as view:
        here, elsewhere = quota_given(view, event.id)
        if event.quota.mode is QuotaMode.HARD and state.identity is not None:
            share = left_of(view, state.identity.incarnation, event.id, desk.time(state).at)
    quota = event.quota
    return QuotaState(quota.tickets, quota.mode, here, elsewhere, state.changes_at, share)


def ledger(desk: Desk) -> tuple[LedgerLine, ...]:
    """Every row of the desk in the order it was written, codes shortened."""
    with desk.store.glance() as view:
        return listing.ledger_lines(view)
