"""The sentences of the end of shift: the screen and its printed page."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from boxoffice.ui.language import spoken, translate
from boxoffice.ui.words import SEPARATOR, date_words, day_words, duration, time_words


def heading(day: date) -> str:
    """The heading with the day."""
    return translate("Shift", "End of shift") + SEPARATOR + day_words(day)


def label(name: str) -> str:
    """The heading of a part, or the label of a field."""
    return {
        "recorded": translate("Shift", "Recorded at this desk today"),
        "together": translate("Shift", "Total"),
        "till": translate("Shift", "Till's count"),
        "open": translate("Shift", "Still open"),
        "event": translate("Shift", "Event"),
        "difference": translate("Shift", "Difference"),
        "seen_by": translate("Shift", "Seen by"),
    }[name]


def till_of(event: str) -> str:
    """What a screen reader says of the field for the till's count of an event."""
    return translate("Shift", "Till's count, {event}").format(event=event)


def kind(name: str) -> str:
    """A kind of tickets, as a heading."""
    return {
        "holders": translate("Shift", "Holders"),
        "children": translate("Shift", "Children"),
        "assistants": translate("Shift", "Assistants"),
        "groups": translate("Shift", "In groups"),
        "all": translate("Shift", "Total"),
    }[name]


def counts(figures: Mapping[str, int]) -> str:
    """The tickets of an event in a line: `Holders 6 · Children 3 · Together 9`."""
    parts = [f"{kind(name)} {spoken().number(count)}" for name, count in figures.items() if count]
    # A line breaks after a dot, never before it or inside a part.
    return SEPARATOR.join(parts).replace("\u0020", "\u00a0").replace("·\u00a0", "· ")


def nothing_recorded() -> str:
    """No tickets were recorded here today."""
    return translate("Shift", "No tickets were recorded here today.")


def none_recorded() -> str:
    """No tickets were recorded here today for an event of today."""
    return translate("Shift", "No tickets recorded here")


def taken_back(count: int) -> str:
    """How many uses were taken back."""
    return translate("Shift", "Taken back: %n", "", count)


def from_paper(day: date, event: str, figures: Mapping[str, int], voided: int) -> str:
    """What was typed from paper today for an event of another day."""
    text = translate("Shift", "From paper, for {day}: {event}")
    said = text.format(day=day_words(day), event=event)
    parts = (said, counts(figures), taken_back(voided) if voided else "")
    return SEPARATOR.join(part for part in parts if part)


def difference(value: int | None) -> str:
    """What lies between the till's count and what was recorded."""
    if value is None:
        return translate("Shift", "Write a number.")
    if value == 0:
        return translate("Shift", "The till and the desk agree.")
    if value > 0:
        return translate("Shift", "The till has %n ticket(s) more than the desk.", "", value)
    return translate("Shift", "The desk has %n ticket(s) more than the till.", "", -value)


def signed(value: int) -> str:
    """A difference as a figure of the printed page."""
    if value == 0:
        return spoken().number(0)
    return ("+" if value > 0 else "\N{MINUS SIGN}") + spoken().number(abs(value))


def difference_note() -> str:
    """How the printed differences are read."""
    return translate("Shift", "Difference: + the till has more, − the desk has more.")


def left(name: str, count: int) -> str:
    """Something that is still open, or that it is not."""
    if name == "not_collected":
        return (
            translate("Shift", "%n customer(s) have not collected their tickets.", "", count)
            if count
            else translate("Shift", "All tickets were collected.")
        )
    if name == "unrecorded":
        return (
            translate("Shift", "%n card(s) were read and not recorded.", "", count)
            if count
            else translate("Shift", "Every card that was read is answered.")
        )
    if name == "to_fix":
        return (
            translate("Shift", "%n line(s) from paper wait to be fixed.", "", count)
            if count
            else translate("Shift", "No line from paper waits.")
        )
    return (
        translate("Shift", "%n thing(s) need a person.", "", count)
        if count
        else translate("Shift", "Nothing needs a person.")
    )


def unsent(rows: int, age: timedelta | None) -> str:
    """What waits to be sent."""
    if not rows or age is None:
        return translate("Shift", "Everything is sent and confirmed.")
    text = translate("Shift", "%n row(s) are not sent yet, the oldest for {age}.", "", rows)
    return text.format(age=duration(age))


def may_leave(rows: int) -> str:
    """That the shift may end, said plainly."""
    if rows:
        return translate(
            "Shift",
            "You may leave: unsent rows are safe in this computer, and go out with the next"
            " connection.",
        )
    return translate("Shift", "You may leave.")


def act(name: str) -> str:
    """The words of a button."""
    return {
        "send": translate("Shift", "Send now"),
        "print": translate("Shift", "Print"),
        "save": translate("Shift", "Save as a PDF…"),
        "show": translate("Shift", "Show"),
    }[name]


def shown_act(name: str) -> str:
    """What a screen reader says of the button that leads to something open."""
    return {
        "not_collected": translate("Shift", "Show what was not collected"),
        "unrecorded": translate("Shift", "Show the cards that were not recorded"),
        "to_fix": translate("Shift", "Show the lines to fix"),
        "matters": translate("Shift", "Show what needs a person"),
    }[name]


def done(name: str) -> str:
    """What was done."""
    return {
        "printed": translate("Shift", "The page is on its way to the printer."),
        "saved": translate("Shift", "The page is saved."),
    }[name]


def unknown_event() -> str:
    """An event that the programme no longer has."""
    return translate("Today", "Event no longer in the programme")


def written_at(moment: datetime) -> str:
    """When the page was made."""
    when = f"{date_words(moment.date())} {time_words(moment)}"
    return translate("Shift", "Made {when}").format(when=when)
