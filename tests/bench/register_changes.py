"""A day of the centre's register: cards handed out, renewed and blocked, then published."""

import random
from datetime import timedelta
from pathlib import Path

from sync.protocol.kinds import CardKind, CardStatus
from sync.server.centre import Centre, open_centre
from sync.server.judging.facts import CardState
from sync.server.lists.publishing import publish_list
from sync.server.running import data_folder
from sync.server.store import register
from sync.server.store.database import Store, Transaction
from sync.server.store.register import NewCard

_YEAR = timedelta(days=365)
_CHOSEN_FROM = 50_000
_DRAW = random.Random(11)


def change(folder: Path, count: int) -> None:
    """Change `count` cards and publish the list: two fifths are new, two fifths renewed, the rest
    blocked.
    """
    store = Store(data_folder.database_url(folder))
    try:
        centre = open_centre(store, data_folder.read_signing_key(folder))
        with store.write() as connection:
            _change(centre, connection, count)
        publish_list(centre)
    finally:
        store.close()


def _change(centre: Centre, connection: Transaction, count: int) -> None:
    now = centre.now()
    fresh = count * 2 // 5
    codes = [f"NEW{number:09d}" for number in _DRAW.sample(range(10**9), fresh)]
    last_day = centre.network.days.day_of(now) + _YEAR
    first = CardState(now, CardStatus.ACTIVE, last_day, 1)
    register.add_cards(
        connection, [NewCard(code, CardKind.PERSONAL, (first,), "Espoo") for code in codes]
    )
    changed = register.cards_like(
        connection,
        status=CardStatus.ACTIVE,
        kind=CardKind.PERSONAL,
        valid_from=centre.network.days.day_of(now),
        valid_to=last_day - timedelta(days=_DRAW.randrange(2, 60)),
        most=_CHOSEN_FROM,
    )
    for place, card in enumerate(_DRAW.sample(changed, count - fresh)):
        renewed = place < fresh
        state = CardState(
            now,
            CardStatus.ACTIVE if renewed else CardStatus.BLOCKED,
            last_day if renewed else card.state.last_valid_day,
            card.state.child_allowance,
        )
        register.change_card(connection, card.number, state)
