"""What the event choice shows, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventItem:
    """One event: `19:00 · Louhisali` and its title."""

    event_id: str
    title: str
    when: str
    today: bool


@dataclass(frozen=True, slots=True)
class EventChoiceScreen:
    """The events that match the search, today's first."""

    events: tuple[EventItem, ...]
    current: str = ""
    """The id of the event tickets are given for now."""
    can_go_back: bool = True
