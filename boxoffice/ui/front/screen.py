"""What the page in front of all others shows, as frozen data."""

from dataclasses import dataclass

from boxoffice.ui.supervision.screen import SupervisorBody


@dataclass(frozen=True, slots=True)
class EventOption:
    """An event that a clerk may be added for."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ClerkForm:
    """The labels of the form for a temporary clerk, its events, and the field that is at fault:
    `name`, `pin` or `again`; empty where none is.
    """

    name: str
    event: str
    pin: str
    again: str
    events: tuple[EventOption, ...]
    chosen: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class FrontScreen:
    """A question, with a supervisor's panel, a form or a plain yes below it.

    `attempt` counts what was asked for: with a new one the PIN fields are empty again.
    """

    title: str
    text: str = ""
    body: SupervisorBody | None = None
    form: ClerkForm | None = None
    note: str = ""
    yes: str = ""
    back: str = ""
    busy: bool = False
    attempt: int = 0
