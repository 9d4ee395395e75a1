"""What finishing shows, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FinishScreen:
    """The page; a field without a label is not there, and a secret is not shown as typed.

    `attempt` counts what was asked for: with a new one the fields are empty again.
    """

    title: str
    text: str
    note: str = ""
    ask: str = ""
    name_label: str = ""
    secret_label: str = ""
    hides_secret: bool = True
    error: str = ""
    button: str = ""
    button_enabled: bool = True
    back: str = ""
    attempt: int = 0
