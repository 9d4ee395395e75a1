"""Cards in use are counted once a day, by home region; of a month its last count stays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from sync.protocol.kinds import CardKind, CardStatus
from sync.server.centre import Centre
from sync.server.judging.facts import CardState
from sync.server.judging.rounds import Judging
from sync.server.lists.cards_in_use import count_cards_in_use
from sync.server.lists.registering import block_card
from sync.server.running.worker import Worker
from sync.server.store import register
from sync.server.store.register import NewCard
from sync.server.store.tables import cards
from sync.server.store.uses_counted import in_use_in_year
from tests.support.clocks import NOW
from tests.support.network import SteppingClock, code

TODAY = NOW.date()


@pytest.fixture
def clock(centre: Centre) -> SteppingClock:
    """Of a register with fifty cards in use without a home region; of another place one whose last
    day is today and one whose last day is past.
    """
    assert isinstance(centre.now, SteppingClock)
    with centre.store.write() as connection:
        for number, last in ((90, TODAY), (91, TODAY - timedelta(days=1))):
            state = CardState(NOW - timedelta(days=30), CardStatus.ACTIVE, last, 0)
            new = NewCard(code(number), CardKind.PERSONAL, (state,), home_region="Elsewhere")
            register.add_cards(connection, [new])
    return centre.now


def counted(centre: Centre, year: int = 2026) -> tuple[date, dict[str, int]] | None:
    with centre.store.read() as connection:
        return in_use_in_year(connection, year)


def test_they_are_counted_once_a_day(centre: Centre, clock: SteppingClock) -> None:
    assert counted(centre) is None
    assert count_cards_in_use(centre)
    assert counted(centre) == (TODAY, {"": 50, "Elsewhere": 1})
    block_card(centre, code(1))
    assert not count_cards_in_use(centre)
    clock.move(days=1)
    assert count_cards_in_use(centre)
    # What was blocked is in use no more, nor what was valid until yesterday.
    assert counted(centre) == (TODAY + timedelta(days=1), {"": 49})


def test_of_a_year_its_last_count_is_told(centre: Centre, clock: SteppingClock) -> None:
    for moment in (
        datetime(2026, 5, 31, 12, tzinfo=UTC),
        datetime(2026, 12, 31, 12, tzinfo=UTC),
        datetime(2027, 1, 1, 12, tzinfo=UTC),
    ):
        clock.moment = moment
        assert count_cards_in_use(centre)
    assert counted(centre) == (date(2026, 12, 31), {"": 50})
    assert counted(centre, 2027) == (date(2027, 1, 1), {"": 50})
    assert counted(centre, 2025) is None


def test_none_in_use_is_counted_too(centre: Centre, clock: SteppingClock) -> None:
    with centre.store.write() as connection:
        connection.execute(update(cards).values(status=CardStatus.BLOCKED.value))
        assert connection.scalar(select(cards.c.id).limit(1)) is not None
    assert count_cards_in_use(centre)
    assert not count_cards_in_use(centre)
    assert counted(centre) == (TODAY, {})


def test_the_worker_counts_them(centre: Centre, clock: SteppingClock) -> None:
    worker = Worker(centre, Judging(centre))
    worker.look()
    assert counted(centre) == (TODAY, {"": 50, "Elsewhere": 1})
    clock.move(days=1)
    worker.look()
    assert counted(centre) == (TODAY + timedelta(days=1), {"": 50})
