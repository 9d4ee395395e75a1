"""What a supervisor in place is asked, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberedChoice:
    """One answer, and the digit that gives it."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class SupervisorBody:
    """A supervisor answers in place: which one, the PIN, the reason, one after the other.

    With a new `attempt` the field is empty again; `asks` is false while there is nothing to type.
    """

    heading: str
    prompt: str
    choices: tuple[NumberedChoice, ...] = ()
    note: str = ""
    secret: bool = False
    asks: bool = True
    attempt: int = 0
    back: str = ""
