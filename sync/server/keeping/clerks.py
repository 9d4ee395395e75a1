"""The clerks of venues: pseudonyms with a role and a PIN, which is shown once. Their desks know
each change with their next round.
"""

import re
import secrets
from dataclasses import dataclass

from sync.protocol.clerks import MOST_CLERKS, NAME_PATTERN, PIN_DIGITS, Clerk, ClerkRole, hash_pin
from sync.server.centre import Centre
from sync.server.keeping.acting import Acting, acting
from sync.server.keeping.reading import Fault, Faulty, Wrong
from sync.server.store import clerks, venues

MOST_LETTERS = 24
NAME = "name"


class NoClerk(LookupError):
    """The venue has no clerk of this name."""


@dataclass(frozen=True, slots=True)
class NewPin:
    """A clerk, and the PIN that nobody can read again."""

    name: str
    role: ClerkRole
    pin: str


def add_clerk(centre: Centre, account: str, venue: str, name: str, role: ClerkRole) -> NewPin:
    """A new clerk of a venue. Raises `Faulty` for a name that is none, or that another one has."""
    name = _plain(name)
    pin, hashed = _new_pin()
    with acting(centre, account) as act:
        known = _clerks(act, venue)
        if any(each.name == name for each in known):
            raise Faulty(Fault(NAME, Wrong.TAKEN, {"name": name}))
        if len(known) >= MOST_CLERKS:
            raise Faulty(Fault(NAME, Wrong.TOO_MANY, {"most": MOST_CLERKS}))
        _put(act, venue, "added", Clerk(name=name, role=role, pin=hashed))
    return NewPin(name, role, pin)


def new_pin(
    centre: Centre, account: str, venue: str, name: str, role: ClerkRole | None = None
) -> NewPin:
    """Another PIN for a clerk, and another role where one is said. Raises `NoClerk`."""
    pin, hashed = _new_pin()
    with acting(centre, account) as act:
        before = _known(act, venue, name)
        after = Clerk(name=name, role=role or before.role, pin=hashed)
        _put(act, venue, "new_pin", after)
    return NewPin(name, after.role, pin)


def put_role(centre: Centre, account: str, venue: str, name: str, role: ClerkRole) -> None:
    """Another role for a clerk, who keeps the PIN. Raises `NoClerk`."""
    with acting(centre, account) as act:
        before = _known(act, venue, name)
        if before.role is not role:
            _put(act, venue, "changed", before.model_copy(update={"role": role}))


def remove_clerk(centre: Centre, account: str, venue: str, name: str) -> None:
    """Take a clerk away. Raises `NoClerk`."""
    with acting(centre, account) as act:
        before = _known(act, venue, name)
        clerks.remove(act.connection, venue, before.name)
        act.note("removed", "clerk", name, after={"name": name, "venue": venue})


def _plain(name: str) -> str:
    line = " ".join(name.split())
    if not line:
        raise Faulty(Fault(NAME, Wrong.MISSING))
    if len(line) > MOST_LETTERS or not line.isprintable() or not re.fullmatch(NAME_PATTERN, line):
        raise Faulty(Fault(NAME, Wrong.TOO_LONG, {"most": MOST_LETTERS}))
    return line


def _new_pin() -> tuple[str, str]:
    """A PIN and its hash, which takes a while: not within a transaction."""
    pin = f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"
    return pin, hash_pin(pin)


def _clerks(act: Acting, venue: str) -> list[Clerk]:
    """The clerks of a venue, whom nobody else changes meanwhile."""
    venues.venue(act.connection, venue, locked=True)
    return clerks.clerks_of(act.connection, venue)


def _known(act: Acting, venue: str, name: str) -> Clerk:
    for each in _clerks(act, venue):
        if each.name == name:
            return each
    raise NoClerk(name)


def _put(act: Acting, venue: str, done: str, clerk: Clerk) -> None:
    clerks.put_clerk(act.connection, venue, clerk)
    facts = {"name": clerk.name, "venue": venue, "role": clerk.role.value}
    act.note(done, "clerk", clerk.name, after=facts)
