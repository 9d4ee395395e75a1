"""The sentences of what stands around a giving: orders by phone, and what the cardholder pays."""

from boxoffice.ui.language import spoken, translate
from boxoffice.ui.words import SEPARATOR


def by_phone() -> str:
    """The toggle of an order by phone, and what the row of one says."""
    return translate("Counter", "By phone")


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
