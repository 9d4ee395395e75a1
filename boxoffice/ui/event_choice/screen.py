"""What the event choice shows, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventItem:
    """One event: `19:00 · Louhisali` and its title, under a heading (by default that of today's, or
    of later ones); one that was `made_here` can be changed.
    """

    event_id: str
    title: str
    when: str
    today: bool
    heading: str = ""
    made_here: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several to choose from."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class EventChoiceScreen:
    """The events that match the search, today's first."""

    events: tuple[EventItem, ...]
    current: str = ""
    """The id of the event tickets are given for now."""
    can_go_back: bool = True
    organisers: tuple[Choice, ...] = ()
    """All and each, where the desk serves several."""


@dataclass(frozen=True, slots=True)
class NewEventScreen:
    """The form of an event that the programme lacks; what stands in its fields is the view's own.

    `dated` asks for a time, `problem` stands beside the fields, `recording` says that the row is on
    its way to the disk. `changing` holds the title of an event that is there already: it alone can
    be written anew, or the event taken back; there are no kinds then.
    """

    kinds: tuple[Choice, ...]
    dated: bool = True
    problem: str = ""
    recording: bool = False
    changing: str | None = None
