"""Example codes from the register by what a desk will say of them, for demonstrations."""

from datetime import timedelta

from sync.protocol.kinds import CardKind, CardStatus
from sync.server.centre import Centre
from sync.server.store import register
from sync.server.store.database import Transaction

COMFORTABLY_VALID = timedelta(days=30)
FAMILY_ALLOWANCE = 3
_DIGITS = "0123456789"


def sample_codes(centre: Centre, most: int = 5) -> dict[str, list[str]]:
    """Up to `most` codes of each state; `not_on_list` are a digit off valid ones."""
    today = centre.network.days.day_of(centre.now())
    ahead = today + COMFORTABLY_VALID
    active = CardStatus.ACTIVE
    with centre.store.read() as connection:
        valid = register.cards_like(
            connection,
            status=active,
            kind=CardKind.PERSONAL,
            valid_from=ahead,
            most=most,
        )
        groups = {
            "valid": valid,
            "with_children": register.cards_like(
                connection,
                status=active,
                kind=CardKind.PERSONAL,
                valid_from=ahead,
                least_children=1,
                most=most,
            ),
            "family_of_four": register.cards_like(
                connection,
                status=active,
                kind=CardKind.PERSONAL,
                valid_from=ahead,
                least_children=FAMILY_ALLOWANCE,
                most=most,
            ),
            "last_day_today": register.cards_like(
                connection, status=active, valid_from=today, valid_to=today, most=most
            ),
            "expired": register.cards_like(
                connection, status=active, valid_to=today - timedelta(days=1), most=most
            ),
            "blocked": register.cards_like(
                connection, status=CardStatus.BLOCKED, valid_from=ahead, most=most
            ),
            "community": register.cards_like(
                connection,
                status=active,
                kind=CardKind.COMMUNITY,
                valid_from=ahead,
                most=most,
            ),
        }
        samples = {state: [card.code for card in cards] for state, cards in groups.items()}
        mistyped = (_mistyped(connection, card.code) for card in valid)
        samples["not_on_list"] = [code for code in mistyped if code]
    samples["not_a_code"] = ["KAIKU-2"]
    return samples


def _mistyped(connection: Transaction, code: str) -> str | None:
    """The code with its last digit changed so that no card has it."""
    if code[-1] not in _DIGITS:
        return None
    for digit in _DIGITS:
        wrong = code[:-1] + digit
        if wrong != code and register.card_with_code(connection, wrong) is None:
            return wrong
    return None
