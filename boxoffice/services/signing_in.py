"""Signing in: a clerk's pseudonym and PIN, looked at on the desk alone, with or without network."""

from datetime import datetime, timedelta

from boxoffice.domain.clerks import KnownClerk, wait_after
from boxoffice.domain.topics import Changes, Topic, changed
from boxoffice.services.desk import Desk
from boxoffice.store.clerks import (
    add_temporary,
    known_clerks,
    note_try,
    pin_hash,
    remove_ended,
)
from sync.protocol.clerks import Clerk, ClerkRole, hash_pin, pin_fits
from sync.protocol.programme import Event

_AFTER_EVENT = timedelta(hours=2)
"""How long a temporary clerk may still tidy up after the event's end."""
_LONGEST_EVENT = timedelta(hours=6)
"""How long an event without an end is taken to last."""


class WrongPin(Exception):
    """The PIN is not this clerk's; `wait` is how long until the next one is looked at."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("wrong PIN")
        self.wait = wait


class TooSoon(Exception):
    """Too many wrong PINs came in a row; `wait` is how long this clerk still has to wait."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("too soon")
        self.wait = wait


class ClerkUnknown(LookupError):
    """The desk knows no such clerk, or the clerk's event is over."""


class NotASupervisor(Exception):
    """This clerk may not decide that."""


class NameTaken(Exception):
    """Another clerk of the venue has this name."""


def clerks(desk: Desk) -> tuple[KnownClerk, ...]:
    """Who may sign in now, by name; nobody where the venue runs without PINs."""
    now = desk.now()
    with desk.store.glance() as view:
        return tuple(each for each in known_clerks(view) if not each.ended(now))


def sign_in(desk: Desk, name: str, pin: str) -> KnownClerk:
    """The clerk whose PIN this is, who from now on stands in the rows of this desk.

    Five wrong PINs in a row slow that clerk down and nobody else; the desk never locks out.
    Raises `WrongPin`, `TooSoon`, `ClerkUnknown`, `StoreError`.
    """
    clerk = identify(desk, name, pin)
    desk.duty.clerk = clerk
    return clerk


def sign_out(desk: Desk) -> None:
    """Nobody is signed in any more."""
    desk.duty.clerk = None


def identify(desk: Desk, name: str, pin: str) -> KnownClerk:
    """The clerk whose PIN this is, without signing in. Raises as `sign_in`."""
    clerk = next((each for each in clerks(desk) if each.name == name), None)
    with desk.store.read() as view:
        hashed = pin_hash(view, name)
    if clerk is None or hashed is None:
        raise ClerkUnknown(name)
    wait = clerk.wait(desk.now())
    if wait:
        raise TooSoon(wait)
    if pin_fits(pin, hashed):
        if clerk.failures:
            with desk.store.write() as transaction:
                note_try(transaction, name, 0, None)
        return clerk
    raise WrongPin(_note_wrong(desk, clerk))


def supervise(desk: Desk, name: str, pin: str) -> KnownClerk:
    """The supervisor whose PIN this is; who is signed in stays so. Raises `NotASupervisor`, and as
    `sign_in`.
    """
    clerk = identify(desk, name, pin)
    if not clerk.supervises:
        raise NotASupervisor
    return clerk


def supervises(desk: Desk, name: str, pin: str) -> bool:
    """Whether this is a supervisor's name, as somebody wrote it, and PIN. Raises `StoreError`."""
    try:
        supervise(desk, name.strip(), pin)
    except (WrongPin, TooSoon, ClerkUnknown, NotASupervisor):
        return False
    return True


def add_for_event(desk: Desk, supervisor: KnownClerk, name: str, pin: str, event: Event) -> Changes:
    """Let somebody sign in until an event is over, with or without a connection.

    Raises `NotASupervisor`, `NameTaken`, `sync.protocol.clerks.BadPin`, `ValueError` for a name
    that is none, `StoreError`.
    """
    if not supervisor.supervises:
        raise NotASupervisor
    clerk = Clerk(name=name, role=ClerkRole.CLERK, pin=hash_pin(pin))
    with desk.store.write() as transaction:
        remove_ended(transaction, desk.now())
        if not add_temporary(transaction, clerk, temporary_until(desk, event)):
            raise NameTaken
    return changed(Topic.CLERKS)


def forget_ended(desk: Desk) -> None:
    """Let go of temporary clerks whose event is over. Raises `StoreError`."""
    with desk.store.write() as transaction:
        remove_ended(transaction, desk.now())


def temporary_until(desk: Desk, event: Event) -> datetime:
    """Until when a temporary clerk may sign in: the end of a dated event and some time to tidy up;
    for standing ones the end of the day.
    """
    days, now = desk.days(), desk.now()
    start = event.starts_at
    if start is not None:
        end = event.ends_at or start + _LONGEST_EVENT
        if end + _AFTER_EVENT > now:
            return end + _AFTER_EVENT
    return days.start_of(days.day_of(now) + timedelta(days=1))


def _note_wrong(desk: Desk, clerk: KnownClerk) -> timedelta:
    failures = clerk.failures + 1
    wait = wait_after(failures)
    after = desk.now() + wait if wait else None
    with desk.store.write() as transaction:
        note_try(transaction, clerk.name, failures, after)
    return wait
