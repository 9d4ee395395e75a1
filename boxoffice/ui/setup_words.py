"""The sentences of first start, event choice, settings, sync and the window itself."""

from datetime import datetime, timedelta

from boxoffice.ui.language import spoken, translate
from boxoffice.ui.words import at_time, day_words, duration


def window_title() -> str:
    """The title of the window; the card's name stays off the screen."""
    return translate("Window", "Ticket desk")


def section(name: str) -> str:
    """The name of a screen in the rail."""
    return {
        "desk": translate("Window", "Desk"),
        "today": translate("Window", "Today"),
        "paper": translate("Window", "Paper entry"),
        "shift": translate("Window", "End of shift"),
        "reports": translate("Window", "Reports"),
        "sync": translate("Window", "Sync"),
        "help": translate("Window", "Help"),
        "settings": translate("Window", "Settings"),
    }[name]


def first_start_title() -> str:
    """The heading of the first start."""
    return translate("FirstStart", "Set up this desk")


def first_start_welcome() -> str:
    """What the first start is, said once."""
    return translate(
        "FirstStart",
        "Welcome! In three short steps this computer becomes a ticket desk.",
    )


def first_start_count(number: int, of: int) -> str:
    """The step the clerk is at: `Step 1 of 3`."""
    return translate("FirstStart", "Step {number} of {of}").format(number=number, of=of)


def address_example() -> str:
    """The placeholder of the address."""
    return translate("FirstStart", "such as {example}").format(example="https://centre.example")


def code_example() -> str:
    """The placeholder of the one-time code."""
    return translate("FirstStart", "12 letters and digits, good for one day")


def first_start_step(step: str) -> str:
    """What the clerk does in a step: `address`, `fingerprint`, `list`, `done`."""
    return {
        "address": translate(
            "FirstStart",
            "Write the address and the one-time code you got from your venue.",
        ),
        "fingerprint": translate(
            "FirstStart",
            "Compare these characters with the ones you were given. Are they the same?",
        ),
        "list": translate("FirstStart", "Fetching the first card list. This takes a moment."),
        "done": translate(
            "FirstStart",
            "This desk is ready. From now on it works with a connection and without one.",
        ),
    }[step]


def address_label() -> str:
    """The label of the centre's address."""
    return translate("FirstStart", "Address of the centre")


def code_label() -> str:
    """The label of the one-time code."""
    return translate("FirstStart", "One-time code")


def first_start_action(action: str) -> str:
    """The words of a button of the first start."""
    return {
        "connect": translate("FirstStart", "Connect"),
        "same": translate("FirstStart", "They are the same"),
        "different": translate("FirstStart", "They are different"),
        "retry": translate("FirstStart", "Try again"),
        "open": translate("FirstStart", "Open the desk"),
        "print_forms": translate("FirstStart", "Print 5 blank forms for a day without power"),
        "save_forms": translate("FirstStart", "Save the blank forms as a PDF…"),
        "scanner": translate("FirstStart", "Test the scanner"),
    }[action]


def fingerprint_label() -> str:
    """The accessible name of the fingerprint."""
    return translate("FirstStart", "Fingerprint of the centre")


def list_progress(done: int, total: int) -> str:
    """How much of the first list has come, in cards."""
    if not total:
        return translate("FirstStart", "Waiting for the centre…")
    text = translate("FirstStart", "{done} of {total} cards")
    return text.format(done=spoken().number(done), total=spoken().number(total))


def event_choice_title() -> str:
    """The heading of the event choice."""
    return translate("EventChoice", "Which event are tickets given for?")


def event_search() -> str:
    """The placeholder of the search field."""
    return translate("EventChoice", "Search by title, place or day")


def event_group(today: bool) -> str:
    """The heading over the events of today, or over later ones."""
    return translate("EventChoice", "Today") if today else translate("EventChoice", "Later")


def no_event_found(searched: bool = True) -> str:
    """The search found nothing, or there is nothing to search in."""
    if not searched:
        return translate("EventChoice", "There are no events for today or later. F7 makes one.")
    return translate("EventChoice", "No event matches. Try fewer letters.")


def event_keys() -> str:
    """How the event choice is used by keyboard."""
    return translate("EventChoice", "Arrow keys and Enter choose; Esc goes back.")


def settings_label(name: str) -> str:
    """The heading of one setting."""
    return {
        "language": translate("Settings", "Language"),
        "theme": translate("Settings", "Look"),
        "scale": translate("Settings", "Text size"),
    }[name]


def theme_choice(choice: str) -> str:
    """The name of a theme."""
    return {
        "system": translate("Settings", "Like the system"),
        "light": translate("Settings", "Light"),
        "dark": translate("Settings", "Dark"),
        "contrast": translate("Settings", "High contrast"),
    }[choice]


def percent(value: int) -> str:
    """A text size."""
    return translate("Settings", "{value} %").format(value=value)


LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


def sync_title(waiting: int) -> str:
    """The first sentence of the sync screen."""
    if not waiting:
        return translate("Sync", "Everything is sent and confirmed")
    return translate("Sync", "%n row(s) wait to be sent", "", waiting)


def sync_waiting_detail(oldest: timedelta | None) -> str:
    """The age of the oldest row, and that nothing is lost."""
    if oldest is None:
        return translate("Sync", "Nothing waits at this desk.")
    text = translate("Sync", "The oldest has waited {age}. They are safe at this desk meanwhile.")
    return text.format(age=duration(oldest))


def sync_last(moment: datetime | None) -> str:
    """When the centre was last reached; `moment` in the network's zone."""
    if moment is None:
        return translate("Sync", "The centre has not been reached yet.")
    text = translate("Sync", "Last contact with the centre: {day}, {time}.")
    return text.format(day=day_words(moment.date()), time=at_time(moment))


def sync_confirmed(rows: int) -> str:
    """How many rows the centre has signed for."""
    return translate("Sync", "The centre has confirmed %n row(s) of this desk.", "", rows)


def sync_list(cards: int, age: timedelta) -> str:
    """The card list of the desk."""
    text = translate("Sync", "Card list: {cards} cards, {age} old.")
    return text.format(cards=spoken().number(cards), age=duration(age))


def sync_now() -> str:
    """The button that starts a round."""
    return translate("Sync", "Sync now")


def sync_running() -> str:
    """The same button while a round runs."""
    return translate("Sync", "Syncing…")


def practise() -> str:
    """The button that leads to practice."""
    return translate("Practice", "Practise with made-up cards")


def practice_note(state: str) -> str:
    """What is said beside that button: nothing yet, `open` while it is, or `failed`."""
    return {
        "": "",
        "open": translate("Practice", "Practice is open in a window of its own."),
        "failed": translate("Practice", "Practice could not be opened. Try once more."),
    }[state]
