"""The sentences of practice: its frame, its eight customers, and its sheet of cards."""

from boxoffice.domain import practice
from boxoffice.ui.language import spoken, translate
from boxoffice.ui.words import SEPARATOR
from sync.protocol.clerks import ClerkRole
from sync.protocol.programme import in_language


def word() -> str:
    """The word on every screen and on everything that is printed or saved."""
    return translate("Practice", "Practice")


def sentence() -> str:
    """What practice is, beside the word."""
    return translate("Practice", "Made-up cards. Nothing is kept, nothing is sent.")


def chip() -> str:
    """The status chip in place of *online*."""
    return translate("Practice", "Practice: no connection")


def not_sent() -> str:
    """Why rows of a practice stay here."""
    return translate("Practice", "Practice sends nothing: these tickets exist only here.")


def window_title(title: str) -> str:
    """The title of a practice window."""
    return f"{word()} · {title}"


def act(name: str) -> str:
    """The words of a button of the guide."""
    return {
        "skip": translate("Practice", "Next customer"),
        "again": translate("Practice", "Start over"),
        "print": translate("Practice", "Print practice cards"),
        "save": translate("Practice", "Save them as a PDF…"),
        "leave": translate("Practice", "Leave practice"),
    }[name]


def count(number: int, of: int) -> str:
    """The customer the clerk is at: `Customer 2 of 8`."""
    return translate("Practice", "Customer {number} of {of}").format(number=number, of=of)


def praise() -> str:
    """The customer before was served well."""
    return translate("Practice", "Well done!")


def all_served() -> str:
    """After the last customer."""
    return translate(
        "Practice",
        "All eight are served. Try the other cards of the sheet, start over, or leave practice.",
    )


def names() -> str:
    """Who signs in with which PIN; made up, so that anybody may see them."""
    texts = {
        ClerkRole.CLERK: translate("Practice", "{name}: PIN {pin}"),
        ClerkRole.SUPERVISOR: translate("Practice", "{name}, supervisor: PIN {pin}"),
    }
    written = (texts[each.role].format(name=each.name, pin=each.pin) for each in practice.CLERKS)
    found = (each.replace(" ", "\N{NO-BREAK SPACE}") for each in written)
    return translate("Practice", "Made-up names") + SEPARATOR + SEPARATOR.join(found)


def sign_in() -> str:
    """What to do while nobody is signed in."""
    return translate("Practice", "First sign in: choose a made-up name and type its PIN.")


def concert() -> str:
    """The title of the event that is practised with."""
    return in_language(practice.event_title(practice.CONCERT), spoken().code)


def customer(name: str, day: str) -> str:
    """Who stands at the counter, by the name of the card; `day` is its last valid day."""
    text = {
        "single": translate("Practice", "A woman shows her card. She would like one ticket."),
        "family": translate(
            "Practice", "A mother shows her card. Her two children come along, all three want in."
        ),
        "assisted": translate(
            "Practice", "A man comes with his interpreter. She needs a ticket too."
        ),
        "group": translate(
            "Practice", "A worker of a youth house comes with five children and a group card."
        ),
        "ordered": translate(
            "Practice", "A father ordered by phone for himself and his child. Here they are."
        ),
        "blocked": translate("Practice", "A young man shows his card."),
        "new": translate(
            "Practice",
            "A woman with one child shows a new card. It says: last valid day {day}, children 1.",
        ),
        "returning": translate(
            "Practice", "A grandmother shows her card, with one grandchild by the hand."
        ),
    }[name]
    return text.format(day=day)


def show_card(code: str) -> str:
    """What to do with the customer's card."""
    text = translate("Practice", "Scan card {code}, or type it and press Enter.")
    return text.format(code=code)


def serve(name: str) -> str:
    """How a customer whose card is on screen is served."""
    return {
        "single": translate("Practice", "Enter gives one ticket."),
        "family": translate("Practice", "Press + twice for the children, then Enter."),
        "assisted": translate("Practice", "F4 adds the interpreter's ticket, then Enter."),
        "group": translate("Practice", "Press + five times for the children, then Enter."),
        "ordered": translate("Practice", "Their tickets are there already: Enter lets them in."),
        "blocked": translate(
            "Practice",
            "Say kindly what the desk says; F9 shows it to the customer. Esc closes the card.",
        ),
        "new": translate(
            "Practice",
            "The list lacks new cards: go by what the card says. Enter, + for the child, Enter.",
        ),
        "returning": translate("Practice", "Press + for the grandchild, then Enter."),
    }[name]


def advice(name: str, code: str) -> str:
    """What to try where it is not the customer's card that is at hand; `code` is that one's."""
    return {
        "event": translate("Practice", "First choose the event: {event}. F6 leads to the events."),
        "other_card": translate(
            "Practice", "That is another card. Esc closes it; this customer's is {code}."
        ),
        "other_event": translate(
            "Practice", "Those tickets are for another event. Undo them and choose {event} (F6)."
        ),
        "count": translate(
            "Practice",
            "Not the tickets that were asked for. Read card {code} again and add what is missing,"
            " or undo them and give again.",
        ),
        "take_back": translate(
            "Practice", "The child feels ill and they go home. Take the tickets back: Undo."
        ),
    }[name].format(event=concert(), code=code)


def sheet_title() -> str:
    """The heading of the printed sheet."""
    return translate("Practice", "Practice cards")


def sheet_hint() -> str:
    """What the sheet is for."""
    return translate(
        "Practice",
        "Cut the cards out or scan them from the sheet. They work in practice only.",
    )


def last_valid_day(printed: practice.Printed, day: str) -> str:
    """The last valid day as it stands on a made-up card."""
    text = translate("Practice", "Last valid day: {day}")
    today = printed is practice.Printed.TODAY
    return text.format(day=translate("Practice", "today") if today else day)


def children(number: int) -> str:
    """The child allowance as it stands on a made-up card."""
    return translate("Practice", "Children: {number}").format(number=number)


def card_kind() -> str:
    """The kind of a made-up card that is no person's."""
    return translate("Practice", "Group card")


def purpose(name: str, event: str) -> str:
    """What a card of the sheet is for that no customer of the walk-through shows."""
    text = {
        "last_day": translate("Practice", "Valid for the last time today"),
        "expired": translate("Practice", "Its last valid day is past"),
        "used": translate("Practice", "{event}: used today already"),
        "sold_out": translate("Practice", "{event}: sold out"),
        "on_trial": translate("Practice", "On trial in another area: not valid here"),
        "no_code": translate("Practice", "A library card: none of ours"),
    }[name]
    return text.format(event=event)


def sheet_done(name: str) -> str:
    """What became of the sheet."""
    return {
        "printed": translate("Practice", "The practice cards are at the printer."),
        "saved": translate("Practice", "The practice cards are saved."),
    }[name]
