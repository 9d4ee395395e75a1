"""What a desk's list says of a card."""

from boxoffice.domain.cards import Card
from boxoffice.services.desk import Desk
from boxoffice.store.moments import to_signed
from tests.support.desks import (
    MadeUpDesk,
)


def known(desk: Desk, made: MadeUpDesk, code: str) -> Card:
    """What the list says of a card that it must know."""
    found = look_up(desk, made, code)
    assert found is not None
    return found


def look_up(desk: Desk, made: MadeUpDesk, code: str) -> Card | None:
    return desk.store.cards.look_up(desk.store.state(), to_signed(made.tag(code)))
