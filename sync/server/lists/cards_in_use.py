"""Cards in use, counted once a day for statistics: the register is read whole for it."""

from sync.server.centre import Centre
from sync.server.store import register, settings, uses_counted


def count_cards_in_use(centre: Centre) -> bool:
    """Count today's, unless they are counted; whether they were not. The last count of a month is
    the one that stays of it.
    """
    today = centre.network.days.day_of(centre.now())
    with centre.store.read() as connection:
        if uses_counted.in_use_counted_on(connection) == today:
            return False
        found = register.cards_in_use(connection, today)
    with centre.store.write() as connection:
        # Two processes that counted at once write one after the other.
        settings.take(connection, settings.Lock.REGISTER)
        uses_counted.put_in_use(connection, today, found)
    return True
