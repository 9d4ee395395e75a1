"""Counting cards that nobody knows: when they are many, and what an evening brings."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from boxoffice.domain.unknown_cards import (
    MANY,
    MANY_A_DAY,
    TOLD_FOR,
    WITHIN,
    UnknownCards,
    read_unknown_cards,
)

NOW = datetime(2026, 4, 25, 15, 0, tzinfo=UTC)
TODAY = date(2026, 4, 25)
SECOND = timedelta(seconds=1)


def after(counted: UnknownCards, cards: int, every: timedelta, start: datetime) -> UnknownCards:
    for number in range(cards):
        counted = counted.looked_up(start + number * every, TODAY)
    return counted


@pytest.mark.parametrize("every", [timedelta(), SECOND, WITHIN / (MANY + 1)])
def test_forty_within_ten_minutes_are_many(every: timedelta) -> None:
    before = after(UnknownCards(), MANY - 1, every, NOW)
    at = NOW + every * (MANY - 1)
    assert not before.needs_telling(at)
    assert before.looked_up(at, TODAY).needs_telling(at)


def test_the_same_over_hours_is_a_long_day_with_an_old_list() -> None:
    every = timedelta(seconds=16)
    counted = after(UnknownCards(), MANY_A_DAY - 1, every, NOW)
    at = NOW + every * (MANY_A_DAY - 1)
    assert not counted.needs_telling(at)
    assert counted.looked_up(at, TODAY).needs_telling(at), "who tries slowly is seen too"
    assert not counted.looked_up(at, TODAY + timedelta(days=1)).needs_telling(at)


def test_who_goes_on_is_told_of_once_an_hour_and_all_day_long_is_counted() -> None:
    counted, told, at = UnknownCards(), [], NOW
    while at < NOW + timedelta(hours=4):
        counted = counted.looked_up(at, TODAY)
        if counted.needs_telling(at):
            counted = counted.told(at)
            told.append((at, counted.cards))
        at += SECOND
    gaps = [later - earlier for (earlier, _), (later, _) in pairwise(told)]
    assert gaps == [TOLD_FOR] * 3
    assert [cards for _, cards in told] == [MANY + 3600 * hour for hour in range(4)]


def test_nothing_more_is_said_once_it_ends() -> None:
    counted = after(UnknownCards(), 300, SECOND, NOW).told(NOW + 300 * SECOND)
    assert not counted.looked_up(NOW + 2 * TOLD_FOR, TODAY).needs_telling(NOW + 2 * TOLD_FOR)


def test_a_card_that_is_known_after_all_does_not_count() -> None:
    counted = after(UnknownCards(), MANY, SECOND, NOW)
    assert not counted.settled().needs_telling(NOW + MANY * SECOND)
    assert UnknownCards().settled() == UnknownCards()


@pytest.mark.parametrize("step", [timedelta(days=2), timedelta(days=-2)])
def test_a_clock_that_is_set_makes_no_alarm_and_hides_none(step: timedelta) -> None:
    counted = after(UnknownCards(), MANY - 1, SECOND, NOW)
    assert not counted.looked_up(NOW + step, TODAY).needs_telling(NOW + step)
    told = after(UnknownCards(), MANY, SECOND, NOW).told(NOW + MANY * SECOND)
    again = after(told, MANY, SECOND, NOW + step)
    assert again.needs_telling(NOW + step + MANY * SECOND)


def test_it_is_written_and_read() -> None:
    counted = after(UnknownCards(), MANY + 2, SECOND, NOW).told(NOW).looked_up(NOW, TODAY)
    assert read_unknown_cards(counted.written()) == counted
    assert read_unknown_cards(UnknownCards().written()) == UnknownCards()
    assert read_unknown_cards(None) == UnknownCards()


def test_a_thousand_crowded_evenings_make_no_alarm() -> None:
    """A card each ten seconds for four hours, off a list that is days old and lacks one card in
    fifty, of which half get no tickets; a code in a hundred mistyped; and in every fourth evening
    somebody looks up a box of thirty old cards, one each four seconds.
    """
    random, alarms = Random(7), 0
    for evening in range(1_000):
        moments = [
            NOW + number * timedelta(seconds=10)
            for number in range(4 * 360)
            if random.random() < 1 / 50 / 2 + 1 / 100
        ]
        if evening % 4 == 0:
            start = NOW + random.random() * timedelta(hours=3)
            moments += [start + number * timedelta(seconds=4) for number in range(30)]
        counted = UnknownCards()
        for at in sorted(moments):
            counted = counted.looked_up(at, TODAY)
            alarms += counted.needs_telling(at)
    assert alarms == 0
