"""The names of controls: button labels, and what a screen reader says."""

from boxoffice.ui.language import Language, spoken, translate


class _Kept:
    """The names in the language spoken last: a line of a list asks for them one by one."""

    language: Language | None = None
    names: dict[str, str] = {}  # noqa: RUF012 - replaced, never changed


def control(name: str) -> str:
    """A short name of a control or a region of the main screen."""
    if _Kept.language is not spoken():
        _Kept.language, _Kept.names = spoken(), _controls()
    return _Kept.names[name]


def _controls() -> dict[str, str]:
    return {
        "code": translate("Control", "Card code"),
        "camera": translate("Control", "Camera"),
        "camera_open": translate("Control", "Read a card with the camera"),
        "photo": translate("Control", "Photo"),
        "photo_open": translate("Control", "Open a photo of a card"),
        "photo_kinds": translate("Control", "Pictures"),
        "text_kinds": translate("Control", "Text"),
        "folder": translate("Control", "Folder:"),
        "file_kind": translate("Control", "Kind of file:"),
        "event": translate("Control", "Change the event"),
        "just_given": translate("Control", "Just given"),
        "nothing_given": translate("Control", "Nothing given yet"),
        "undo": translate("Control", "Undo"),
        "give_again": translate("Control", "Give again"),
        "show_customer": translate("Control", "Show to customer"),
        "enter": translate("Control", "Enter"),
        "back": translate("Control", "Back"),
        "search": translate("Control", "Search"),
        "progress": translate("Control", "Progress"),
        "events": translate("Control", "Events"),
        "sections": translate("Control", "Sections"),
        "language": translate("Control", "Language"),
    }


def one_more(label: str) -> str:
    """The accessible name of a plus button."""
    return translate("Control", "One more: {label}").format(label=label)


def one_less(label: str) -> str:
    """The accessible name of a minus button."""
    return translate("Control", "One less: {label}").format(label=label)


def row_action(action: str, card: str) -> str:
    """The accessible name of a button at one row or card, `Undo …388`."""
    return f"{action} {card}"


def event_button(title: str, when: str) -> str:
    """The accessible name of the event line, which opens the event choice."""
    return f"{control('event')}: {title}, {when}"


def customer_hint() -> str:
    """How the page for the customer is left."""
    return translate("Control", "Esc goes back. Arrow keys change the language.")
