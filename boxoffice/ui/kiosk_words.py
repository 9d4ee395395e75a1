"""The sentences of kiosk mode, and of adding a clerk for one event."""

from datetime import datetime

from boxoffice.ui.language import translate
from boxoffice.ui.words import date_words, time_words


def label() -> str:
    """The heading of the setting."""
    return translate("Kiosk", "Kiosk mode")


def choice(on: bool) -> str:
    """Off, or on and what that means."""
    if on:
        return translate("Kiosk", "On: full screen, a supervisor for the settings and for closing")
    return translate("Kiosk", "Off")


def title(name: str) -> str:
    """What a supervisor is asked about: `settings`, `finish`, `quit` or `clerk`."""
    return {
        "settings": translate("Kiosk", "Open the settings?"),
        "finish": translate("Kiosk", "Finish with this laptop?"),
        "quit": translate("Kiosk", "Close the ticket desk?"),
        "clerk": translate("Kiosk", "Add a clerk for one event"),
    }[name]


def text(name: str) -> str:
    """Why it is asked."""
    if name == "clerk":
        return translate("Kiosk", "A supervisor adds clerks. Whoever is signed in stays signed in.")
    return translate("Kiosk", "This desk is in kiosk mode.")


def yes(name: str) -> str:
    """The button that says yes where nobody has to give a PIN."""
    return {
        "settings": translate("Kiosk", "Open the settings"),
        "finish": translate("Kiosk", "Go on"),
        "quit": translate("Kiosk", "Close the ticket desk"),
        "clerk": translate("Kiosk", "Go on"),
    }[name]


def back() -> str:
    """The button that leads back."""
    return translate("Kiosk", "Back")


def new_clerk() -> str:
    """The button that leads to the form."""
    return translate("Kiosk", "Add a clerk for one event")


def new_clerk_title() -> str:
    """The heading of the form."""
    return translate("Kiosk", "A clerk for one event")


def new_clerk_text() -> str:
    """What is asked of whom."""
    return translate(
        "Kiosk",
        "Write a name that is not the person’s own, and let the new clerk type six digits twice. "
        "The sign-in ends with the event.",
    )


def field(name: str) -> str:
    """The label of a field: `name`, `event`, `pin` or `again`."""
    return {
        "name": translate("Kiosk", "Name at this desk"),
        "event": translate("Kiosk", "For the event"),
        "pin": translate("Kiosk", "PIN, six digits"),
        "again": translate("Kiosk", "The same PIN again"),
    }[name]


def add() -> str:
    """The form's button."""
    return translate("Kiosk", "Add the clerk")


def wrong(name: str) -> str:
    """Why no clerk was added."""
    return {
        "name": translate("Kiosk", "Write a name of at most 24 characters."),
        "taken": translate("Kiosk", "Somebody has this name already. Choose another one."),
        "pin": translate("Kiosk", "The PIN has to be six digits."),
        "again": translate("Kiosk", "The two PINs are not the same. Type both again."),
        "event": translate("Kiosk", "Choose the event."),
        "supervisor": translate("Kiosk", "Only a supervisor adds clerks."),
    }[name]


def added_title() -> str:
    """The heading once it is done."""
    return translate("Kiosk", "The clerk was added")


def added(name: str, until: datetime, *, today: bool) -> str:
    """Who may sign in, and until when."""
    time = time_words(until)
    when = time if today else f"{date_words(until.date())} {time}"
    return translate("Kiosk", "{name} can sign in at this desk until {time}.").format(
        name=name, time=when
    )


def understood() -> str:
    """The button below it."""
    return translate("Kiosk", "OK")


def today_title() -> str:
    """What a supervisor answers for on the Today screen."""
    return translate("Kiosk", "Supervisor, for other days and desks")
