"""The sentences of choosing an event, and of making one that the programme lacks."""

from datetime import date

from boxoffice.ui.language import spoken, translate
from boxoffice.ui.words import day_words
from sync.protocol.programme import Event, in_language


def title(event: Event) -> str:
    """The event's title in the language spoken now."""
    return in_language(event.title, spoken().code)


def heading(group: str, organiser: str = "") -> str:
    """The heading over some events: `Today`, `Today · April Jazz`, `Later`."""
    words = {
        "recent": translate("EventChoice", "Chosen lately"),
        "today": translate("EventChoice", "Today"),
        "later": translate("EventChoice", "Later"),
        "over": translate("EventChoice", "Over"),
    }[group]
    return f"{words} · {organiser}" if organiser else words


def every_organiser() -> str:
    """The choice of no organiser in particular."""
    return translate("EventChoice", "All")


def organisers() -> str:
    """The accessible name of the choice of an organiser."""
    return translate("EventChoice", "Organiser")


def organiser_keys() -> str:
    """How the organiser is chosen by keyboard."""
    return translate("EventChoice", "Left and right choose the organiser.")


def valid_today(today: date) -> str:
    """When a standing event is: `today, Sat 25 April`."""
    return translate("EventChoice", "today, {day}").format(day=day_words(today))


def from_day(day: date) -> str:
    """From when on a standing event is: `from Mon 4 May`."""
    return translate("EventChoice", "from {day}").format(day=day_words(day))


def over(when: str) -> str:
    """The event line of an event that has ended: `Over: Fri 24 April · 19:00`."""
    return translate("Desk", "Over: {when}").format(when=when)


def make_one() -> str:
    """The button that begins an event of one's own."""
    return translate("NewEvent", "The event is not here: make it")


def form_title(changing: bool) -> str:
    """The heading of the form."""
    if changing:
        return translate("NewEvent", "Change an event made here")
    return translate("NewEvent", "Make an event")


def change_one() -> str:
    """The button that changes the event in the list that was made here."""
    return translate("NewEvent", "Rename or take back")


def change_explanation() -> str:
    """What changing an event does."""
    return translate(
        "NewEvent",
        "Other desks hear of the new name with the next connection. An event that nobody got "
        "tickets for can be taken back; it then goes from the lists.",
    )


def change_keys() -> str:
    """How the form of an event that is changed is used by keyboard."""
    return translate("NewEvent", "Enter saves the name, F8 takes the event back, Esc goes back.")


def take_back() -> str:
    """The button that takes an event back."""
    return translate("NewEvent", "Take the event back")


def explanation() -> str:
    """What becomes of an event made at a desk."""
    return translate(
        "NewEvent",
        "It is for today, with the organiser and the place of the event before it and the usual "
        "limits. Your coordinator says later what it belongs to; nothing that you give is lost.",
    )


def label(field: str) -> str:
    """The label of a field: `title`, `kind`, `time`."""
    return {
        "title": translate("NewEvent", "What is it called?"),
        "kind": translate("NewEvent", "Kind"),
        "time": translate("NewEvent", "Starts today at"),
    }[field]


def kind(name: str) -> str:
    """A kind of event."""
    return {
        "performance": translate("NewEvent", "Performance"),
        "visit": translate("NewEvent", "Visit"),
        "course": translate("NewEvent", "Course"),
        "pass": translate("NewEvent", "Pass"),
    }[name]


def time_example() -> str:
    """What an empty time means."""
    return translate("NewEvent", "now")


def keys() -> str:
    """How the form is used by keyboard."""
    return translate(
        "NewEvent", "Up and Down change the kind, Enter makes the event, Esc goes back."
    )


def make(changing: bool) -> str:
    """The button that makes the event, or keeps its new name."""
    if changing:
        return translate("NewEvent", "Save the name")
    return translate("NewEvent", "Make it and give tickets")


def problem(name: str) -> str:
    """What is wrong with what was written, `title` or `time`; or what keeps an event: `used`."""
    return {
        "used": translate(
            "NewEvent",
            "Tickets were given for it, so it stays. Move or undo them on Today first.",
        ),
        "mapped": translate("NewEvent", "Your coordinator has said what it belongs to: it stays."),
        "title": translate("NewEvent", "Write what the event is called."),
        "time": translate("NewEvent", "Write the time as 19:00, or leave it empty for now."),
    }[name]


def left_here(when: str, count: int) -> str:
    """The event line of an event with a hard quota."""
    return translate("Events", "{when} · left here: {count}").format(when=when, count=count)
