"""The sentences around a giving: orders by phone, what is paid, slips, and a check that lasts."""

from collections.abc import Mapping

from boxoffice.ui.language import spoken, translate
from boxoffice.ui.words import SEPARATOR, shortened
from sync.protocol.kinds import TicketKind


def by_phone() -> str:
    """The toggle of an order by phone, and what the row of one says."""
    return translate("Counter", "By phone")


def event_gone(code: str) -> str:
    """The strip's sentence on a card whose event left the programme."""
    text = translate("Counter", "{card}: not recorded. Its event is gone.")
    return text.format(card=shortened(code))


def return_button() -> str:
    """The button that takes tickets back which the open card has."""
    return translate("Counter", "Tickets come back…")


def open_card() -> str:
    """The strip's answer for such a card: it comes on screen for the event of the desk."""
    return translate("Counter", "Open the card")


def order(count: int, event: str) -> str:
    """The Give button of an order: `Order 2 tickets by phone · Opening concert, today 19:00`."""
    return translate("Counter", "Order %n ticket(s) by phone", "", count) + SEPARATOR + event


def ordered_title(count: int) -> str:
    """The confirmation of an order."""
    return translate("Counter", "%n ticket(s) ordered by phone", "", count)


def holder_pays(cents: int, what: str) -> str:
    """What the cardholder pays, an amount in cents: `The cardholder pays €5.00 · materials`."""
    amount = spoken().euros(cents)
    text = translate("Counter", "The cardholder pays {amount}").format(amount=amount)
    return SEPARATOR.join(part for part in (text, what) if part)


def slip_counts(tickets: Mapping[TicketKind, int]) -> tuple[str, ...]:
    """The lines of a slip, as anyone's ticket counts people: `1 adult`, `2 children`."""
    of_kind = {kind: tickets.get(kind, 0) for kind in TicketKind}
    adults = of_kind[TicketKind.HOLDER] + of_kind[TicketKind.WORKER]
    children = of_kind[TicketKind.CHILD] + of_kind[TicketKind.GROUP_CHILD]
    companions = of_kind[TicketKind.ASSISTANT]
    return tuple(
        text
        for count, text in (
            (adults, translate("Slip", "%n adult(s)", "", adults)),
            (children, translate("Slip", "%n child(ren)", "", children)),
            (companions, translate("Slip", "%n companion(s)", "", companions)),
        )
        if count
    )


def slip_button() -> str:
    """The button at the row whose slip can be printed."""
    return translate("Slip", "Print")


def slip_note(state: str) -> str:
    """What a row says of its slip; the tickets stand in any case."""
    return {
        "printing": translate("Slip", "Printing the slip …"),
        "printed": translate("Slip", "The slip is printed."),
        "no_printer": translate(
            "Slip", "No slip: the printer was not found. The tickets are given all the same."
        ),
        "no_support": translate(
            "Slip", "No slip: this computer cannot print. The tickets are given all the same."
        ),
        "refused": translate(
            "Slip", "No slip: the printer did not take it. The tickets are given all the same."
        ),
    }[state]


def slip_setting(name: str) -> str:
    """What a setting of slips is about."""
    return {
        "slip_when": translate("Slip", "Print slips"),
        "slip_paper": translate("Slip", "Paper of the slips"),
        "slip_printer": translate("Slip", "Printer of the slips"),
        "page_printer": translate("Slip", "Printer of forms and reports"),
    }[name]


def slip_choice(value: str) -> str:
    """A choice of when slips are printed, or on what."""
    return {
        "never": translate("Slip", "Never"),
        "on_request": translate("Slip", "On request (F10)"),
        "always": translate("Slip", "Every time"),
        "58": translate("Slip", "Roll, 58 mm"),
        "80": translate("Slip", "Roll, 80 mm"),
        "a4": translate("Slip", "Sheet, A4"),
        "": translate("Slip", "The system's printer"),
    }[value]


def pages_as_pdf(folder: str) -> str:
    """The choice of files in place of a printer."""
    text = translate("Slip", "PDF files in the documents folder {folder}")
    return text.format(folder=folder)


def vanished(printer: str) -> str:
    """A printer that was chosen and is not there any more."""
    return translate("Slip", "{printer} (not found)").format(printer=printer)


def slip_test() -> str:
    """The button that prints a made-up slip."""
    return translate("Slip", "Print a test slip")


def slip_test_event() -> str:
    """The event on the made-up slip."""
    return translate("Slip", "Printer test")


def slip_test_result(state: str) -> str:
    """What became of the made-up slip."""
    return {
        "printing": translate("Slip", "Printing the slip …"),
        "printed": translate("Slip", "The slip is printed."),
        "no_printer": translate("Slip", "The printer was not found. Choose another one."),
        "no_support": translate("Slip", "This computer cannot print from here."),
        "refused": translate("Slip", "The printer did not take it. Check it, then try again."),
    }[state]


def sound_setting() -> str:
    """What the setting of sounds is about."""
    return translate("Sound", "Sound")


def sound_choice(value: str) -> str:
    """What has a sound."""
    return {
        "off": translate("Sound", "Off"),
        "look": translate("Sound", "When a card needs a look"),
        "all": translate("Sound", "Also when tickets are given"),
    }[value]


def event_digit() -> str:
    """How an event is chosen by one more key."""
    return translate("Counter", "A digit chooses at once.")


def checking_title() -> str:
    """The next card was read, and the desk has not answered yet."""
    return translate("Desk", "Checking the card that was read last")


def checking_hint() -> str:
    """Why it takes longer than usual."""
    return translate("Desk", "This computer is busy. The answer comes in a moment.")
