"""What enrolling once more shows, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnewScreen:
    """The page; a field without a label and a button without words are not there.

    `second` leaves things as they are, or says that the fingerprint is another one. `attempt`
    counts what was asked for: with a new one the PIN is empty again.
    """

    title: str
    text: str
    code_label: str = ""
    name_label: str = ""
    secret_label: str = ""
    fingerprint: tuple[str, ...] = ()
    error: str = ""
    button: str = ""
    second: str = ""
    back: str = ""
    busy: bool = False
    attempt: int = 0
