"""The sentences of Reports: the screen, its printed page and its tables."""

from datetime import date

from boxoffice.ui.language import spoken, translate
from boxoffice.ui.words import SEPARATOR, date_words, day_words


def heading() -> str:
    """The heading of the screen and of the page."""
    return translate("Report", "Reports")


def period(name: str) -> str:
    """A period to choose."""
    return {
        "today": translate("Report", "Today"),
        "week": translate("Report", "This week"),
        "month": translate("Report", "This month"),
        "last_month": translate("Report", "Last month"),
        "year": translate("Report", "This year"),
        "own": translate("Report", "Day to day"),
    }[name]


def scope(name: str) -> str:
    """Whose uses are counted."""
    return {
        "desk": translate("Report", "This desk"),
        "venue": translate("Report", "Whole venue, as heard here"),
    }[name]


def part(name: str) -> str:
    """What the figures are told apart by."""
    return {
        "day": translate("Report", "By day"),
        "event": translate("Report", "By event"),
        "month": translate("Report", "By month"),
        "year": translate("Report", "By year"),
        "sector": translate("Report", "By sector"),
    }[name]


def column(name: str) -> str:
    """The heading of a column, or what a large number counts."""
    return {
        "day": translate("Report", "Day"),
        "event": translate("Report", "Event"),
        "month": translate("Report", "Month"),
        "year": translate("Report", "Year"),
        "sector": translate("Report", "Sector"),
        "adults": translate("Report", "Adults"),
        "children": translate("Report", "Children"),
        "assistants": translate("Report", "Assistants"),
        "uses": translate("Report", "Uses"),
        "voided": translate("Report", "Taken back"),
        "provisional": translate("Report", "Provisional"),
    }[name]


def label(name: str) -> str:
    """The label of a field, or the name of a part of the screen."""
    return {
        "period": translate("Report", "Period"),
        "scope": translate("Report", "Whose uses"),
        "parts": translate("Report", "Grouping"),
        "first": translate("Report", "First day"),
        "last": translate("Report", "Last day"),
        "refused": translate("Report", "Refusals at this desk"),
        "together": translate("Report", "Total"),
        "others": translate("Report", "Others"),
    }[name]


def sector(name: str | None) -> str:
    """A sector of the statistics; none for an event that the desk does not know."""
    if name is None:
        return translate("Report", "Sector not known")
    return {
        "culture": translate("Report", "Culture"),
        "education": translate("Report", "Education"),
        "science": translate("Report", "Science"),
        "sport": translate("Report", "Sport"),
    }[name]


def span(first: date, last: date) -> str:
    """A period in words: one day, or from day to day."""
    return day_words(first) if first == last else f"{date_words(first)} – {date_words(last)}"


def month(first: date) -> str:
    """A month: `11/2026`."""
    return spoken().date(first, "M/yyyy")


def number(value: int) -> str:
    """A count, grouped as the language groups it."""
    return spoken().number(value)


def counted(name: str, value: int) -> str:
    """A count behind what it counts: `Taken back: 3`."""
    return f"{column(name)}: {number(value)}"


def apart(voided: int, provisional: int) -> str:
    """What stands apart from the large numbers."""
    return SEPARATOR.join((counted("voided", voided), counted("provisional", provisional)))


def unknown_event() -> str:
    """An event the desk does not know."""
    return translate("Report", "Event not in the programme")


def empty() -> str:
    """The period has no uses."""
    return translate("Report", "Nothing was recorded in this period.")


def day_error(name: str) -> str:
    """Why the typed days make no period."""
    return {
        "unreadable": translate("Report", "Write both days like 14.3.2027."),
        "order": translate("Report", "The last day comes before the first."),
    }[name]


def act(name: str) -> str:
    """The words of a button."""
    return {
        "xlsx": translate("Report", "Save as .xlsx"),
        "csv": translate("Report", "Save as .csv"),
        "print": translate("Report", "Print"),
        "pdf": translate("Report", "Save as PDF"),
    }[name]


def done(name: str) -> str:
    """What was done."""
    if name == "print":
        return translate("Report", "The report was sent to the printer.")
    return translate("Report", "The report was saved.")


def not_written() -> str:
    """The file could not be written."""
    return translate("Report", "The file could not be saved there. Choose another place.")


def made(day: date) -> str:
    """The foot of the page."""
    return translate("Report", "Made {day}").format(day=date_words(day))
