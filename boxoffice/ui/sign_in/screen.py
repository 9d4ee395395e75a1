"""What the sign-in screen shows, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClerkTile:
    """One clerk to choose: the pseudonym, the role where it is more than a clerk's, and the digit
    that chooses it (empty from the tenth on).
    """

    name: str
    role: str
    key: str


@dataclass(frozen=True, slots=True)
class SignInScreen:
    """The names, or the PIN of the one that was chosen.

    `attempt` counts what was asked for: with a new one the PIN field is empty again.
    """

    title: str
    hint: str
    clerks: tuple[ClerkTile, ...] = ()
    chosen: str = ""
    prompt: str = ""
    note: str = ""
    note_is_error: bool = False
    busy: bool = False
    may_type: bool = True
    attempt: int = 0
    add: str = ""
    """The button by which a supervisor adds a clerk for one event, where there is a supervisor."""
