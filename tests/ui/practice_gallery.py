"""What the guide of practice says, customer by customer, for its pictures."""

from collections.abc import Iterator

from boxoffice.ui.practice.guide import CUSTOMERS, Advice, GuideScreen

STAFFED = "practice_clerks"
"""How the names of those begin that show a practice with made-up clerks."""


def guide_gallery() -> Iterator[tuple[str, GuideScreen]]:
    """Each with its name: every customer, every advice, and the end."""
    for number, customer in enumerate(CUSTOMERS, 1):
        name = f"practice_{customer.card.name}"
        praise = number > 1
        yield name, GuideScreen(number, customer, Advice.SHOW, praise)
        yield f"{name}_open", GuideScreen(number, customer, Advice.OPEN)
    for advice in (
        Advice.SIGN_IN,
        Advice.EVENT,
        Advice.OTHER_CARD,
        Advice.OTHER_EVENT,
        Advice.COUNT,
        Advice.TAKE_BACK,
    ):
        yield f"practice_advice_{advice}", GuideScreen(8, CUSTOMERS[7], advice)
    yield STAFFED, GuideScreen(1, CUSTOMERS[0], Advice.SHOW)
    yield f"{STAFFED}_sign_in", GuideScreen(1, CUSTOMERS[0], Advice.SIGN_IN)
    yield "practice_end", GuideScreen(0, None, praise=True)
