"""The open desk that every use case works on: its store, its clock and its list keys."""

from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType

from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.clock import Clock, boot_id
from boxoffice.domain.list_age import ListState, list_state
from boxoffice.domain.trusted_time import CorrectedTime, corrected
from boxoffice.store.codes import (
    Keeping,
    any_unanswered,
    erase_old_codes,
    erase_unanswered,
    old_codes,
)
from boxoffice.store.database import LEDGER_NAME, Store
from boxoffice.store.day_book import put_setting, setting
from boxoffice.store.errors import StoreFull, StoreLocked, StoreMissing, StoreReadOnly
from boxoffice.store.identity import DeskIdentity
from boxoffice.store.list_keys import ListKeys, newest_begun
from boxoffice.store.moments import from_millis
from boxoffice.store.programmes import ProgrammeInForce
from boxoffice.store.retagging import epochs_of_uses
from boxoffice.store.schema import remove_copies
from boxoffice.store.state import State, put_marks
from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.programme import Event, Policy

_KEEP_LIST = timedelta(days=1 + 14)
"""A head is valid for a day; its list is wiped 14 days later."""
_KEEP_LIST_KEY = timedelta(days=400)
"""A use of a card that nobody could ever name keeps an old list key no longer than this: no limit
but one for good counts it by then."""
_LEAP = "clock_leapt"
"""The setting that remembers a leap of the clock until it is answered."""


class NothingFetched(LookupError):
    """No programme has come from the centre yet, so that there is no event to give tickets for."""


class EventUnknown(LookupError):
    """The programme has no such event."""


@dataclass(slots=True)
class Duty:
    """Who is signed in at the desk: nobody at its start, and where the venue runs without PINs."""

    clerk: KnownClerk | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """One enrolled desk. `list_keys` are those that lie beside its other keys, by epoch, and
    `sealing_keys` open those that came since; `boot` names this start of the machine.
    """

    store: Store
    clock: Clock
    list_keys: Mapping[int, bytes] = field(repr=False)
    boot: str = field(default_factory=boot_id)
    duty: Duty = field(default_factory=Duty)
    sealing_keys: tuple[bytes, ...] = field(default=(), repr=False)
    ring: ListKeys = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make the ring that opens list keys."""
        object.__setattr__(self, "ring", ListKeys(self.list_keys, self.sealing_keys))

    def keys_by_epoch(self, state: State | None = None) -> Mapping[int, bytes]:
        """Every list key that this desk holds, also one whose epoch is to come."""
        now = state or self.store.state()
        return self.ring.known(now.list_keys, now.least_epoch, beside=now.keys_beside)

    def tag_epoch(self, state: State) -> int:
        """The epoch that a row's tag is in: the list's, else the newest that has begun. Raises
        `NothingFetched` where there is no key at all.
        """
        known = self.keys_by_epoch(state)
        cards = self.store.cards.in_force(state)
        if cards is not None and cards.epoch in known:
            return cards.epoch
        found = newest_begun(known, state.list_keys, self.time(state).at)
        if found is None:
            raise NothingFetched
        return found

    @property
    def clerk(self) -> str | None:
        """The pseudonym of who is signed in."""
        return self.duty.clerk.name if self.duty.clerk else None

    def identity(self) -> DeskIdentity:
        """Who this desk is. Raises `StoreMissing` before it is enrolled."""
        found = self.store.state().identity
        if found is None:
            raise StoreMissing(self.store.path)
        return found

    def programme(self, state: State | None = None) -> ProgrammeInForce:
        """The programme in force. Raises `NothingFetched`."""
        found = self.store.programme(state or self.store.state())
        if found is None:
            raise NothingFetched
        return found

    def policy(self) -> Policy:
        """The region's settings; before the first programme their defaults, in the desk's zone."""
        found = self.store.programme(self.store.state())
        return found.policy if found else Policy(days=self.identity().days)

    def formats(self) -> tuple[CodeFormat, ...]:
        """The code formats of the network."""
        found = self.store.programme(self.store.state())
        return found.programme.code_formats if found else self.identity().code_formats

    def event(self, event_id: str) -> Event:
        """An event of the programme. Raises `EventUnknown`, `NothingFetched`."""
        found = self.programme().events.get(event_id)
        if found is None:
            raise EventUnknown(event_id)
        return found

    def time(self, state: State | None = None) -> CorrectedTime:
        """The moment by the centre's time."""
        anchor = (state or self.store.state()).anchor
        if anchor is not None and anchor.boot == self.boot:
            return corrected(self.clock, self.boot, anchor, None)
        last = self.store.last_corrected_millis()
        mark = None if last is None else from_millis(last)
        return corrected(self.clock, self.boot, anchor, mark)

    def now(self) -> datetime:
        """Corrected time."""
        return self.time().at

    def days(self) -> LocalDays:
        """The network's days."""
        return self.policy().days

    def today(self) -> date:
        """The local day of now."""
        return self.days().day_of(self.now())

    def list_state(self) -> ListState:
        """The age of the list in force."""
        state = self.store.state()
        issued = state.head_issued_at if self.store.cards.in_force(state) else None
        return list_state(issued, self.time(state).at, self.policy().card_list)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> "Desk":
        """The desk itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()


def has_records(folder: Path) -> bool:
    """Whether a desk was set up in this folder before."""
    return (folder / LEDGER_NAME).exists()


def open_desk(
    folder: Path,
    store_key: bytes,
    list_keys: Mapping[int, bytes],
    clock: Clock,
    *,
    busy_seconds: float = 5.0,
    sealing_keys: tuple[bytes, ...] = (),
) -> Desk:
    """The desk in a folder, tidied. Raises `StoreError`."""
    with ExitStack() as closing:
        store = Store(folder, store_key, busy_seconds=busy_seconds)
        desk = Desk(store, clock, list_keys, sealing_keys=sealing_keys)
        closing.enter_context(desk)
        tidy(desk)
        closing.pop_all()
    return desk


def tidy(desk: Desk) -> None:
    """Let go of what a desk may not keep, at start and after each round of sync: codes some time
    after they were acknowledged, and a list 14 days after its head expired (domain, Privacy).

    After a leap of the clock nothing goes: that is asked about first (protocol, Time), also
    where rows were given meanwhile, for they go by that clock. Where the store cannot be written
    now, tidying waits for the next time: a desk that can read can still answer.
    """
    state = desk.store.state()
    time = desk.time(state)
    with suppress(StoreLocked, StoreReadOnly, StoreFull):
        if leap_unanswered(desk):
            _remember_leap(desk, True)
            return
        erase_codes(desk)
        erase_left_over(desk)
        forget_list_keys(desk)
        kept_until = (state.head_issued_at or time.at) + _KEEP_LIST
        if state.list_file is not None and kept_until < time.at:
            desk.store.drop_list(state.list_file)


def leap_unanswered(desk: Desk) -> bool:
    """Whether the wall clock stood more than a day past what the desk knew at one of its starts,
    and neither the centre, since this start of the machine, nor a person has said what is right.
    """
    state = desk.store.state()
    if state.anchor is not None and state.anchor.boot == desk.boot:
        return False
    if desk.time(state).leapt:
        return True
    with desk.store.glance() as view:
        return setting(view, _LEAP) is True


def leap_answered(desk: Desk) -> None:
    """A person has seen to the clock. Raises `StoreError`."""
    if leap_unanswered(desk):
        _remember_leap(desk, False)


def _remember_leap(desk: Desk, leapt: bool) -> None:
    with desk.store.glance() as view:
        if setting(view, _LEAP) is leapt:
            return
    with desk.store.write() as transaction:
        put_setting(transaction, _LEAP, leapt)


def erase_codes(desk: Desk) -> int:
    """Erase the codes whose time is over; how many went. Raises `StoreError`."""
    keeping = _keeping(desk.policy(), desk.now())
    with desk.store.glance() as view:
        if not old_codes(view, keeping):
            return 0
    with desk.store.write() as transaction:
        return erase_old_codes(transaction, keeping)


def erase_left_over(desk: Desk) -> None:
    """Erase the codes of what nobody saw to: of cards on the strip as soon as those of given
    tickets, of paper lines that wait to be mended once none may be kept any more, and neither on
    the day they came. Copies of the ledger from before an upgrade go too: nobody erases anything in
    them. Raises `StoreError`.
    """
    policy, now = desk.policy(), desk.now()
    today = policy.days.start_of(policy.days.day_of(now))
    usual = min(today, now - timedelta(days=policy.keep_codes_days))
    longest = min(today, now - timedelta(days=policy.keep_codes_to_retype_days))
    remove_copies(desk.store.path, usual)
    with desk.store.glance() as view:
        if not any_unanswered(view, usual, longest):
            return
    with desk.store.record() as transaction:
        erase_unanswered(transaction, usual, longest)


def forget_list_keys(desk: Desk) -> None:
    """Let go of the list keys of epochs that are over, once no use has a tag of theirs any more.
    Raises `StoreError`.
    """
    state = desk.store.state()
    known, cards = desk.keys_by_epoch(state), desk.store.cards.in_force(state)
    if cards is None or cards.epoch not in known or min(known) >= cards.epoch:
        return
    since = desk.time(state).at - _KEEP_LIST_KEY
    with desk.store.glance() as view:
        needed = known.keys() & epochs_of_uses(view, since)
    least = min({cards.epoch, *needed})
    if min(known) >= least:
        return
    with desk.store.write() as transaction:
        kept = desk.store.state_in(transaction).list_keys
        put_marks(
            transaction,
            least_epoch=least,
            list_keys=tuple(each for each in kept if each.epoch >= least),
        )


def _keeping(policy: Policy, now: datetime) -> Keeping:
    """Which codes stay: some days after acknowledgement, or, where uses are still retyped, until
    they are marked, and the day of the mark itself: until then it can be taken back.
    """
    usual = now - timedelta(days=policy.keep_codes_days)
    if not policy.retype:
        return Keeping(usual)
    today = policy.days.start_of(policy.days.day_of(now))
    longest = now - timedelta(days=policy.keep_codes_to_retype_days)
    return Keeping(longest, retyped=today, voided=usual)
