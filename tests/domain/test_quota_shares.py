"""When a desk asks for more of a hard quota, and for how much."""

from datetime import UTC, datetime, timedelta

import pytest

from boxoffice.domain.quota_shares import ENOUGH, FIRST_WANT, Share, units_to_ask

NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)


def _share(units: int, used: int, keep: int) -> Share:
    later = NOW + timedelta(hours=6)
    return Share("lease", "event", units, keep, later, later, used)


def test_a_desk_without_a_share_asks_for_its_first() -> None:
    assert units_to_ask([], 0, NOW) == FIRST_WANT


def test_what_somebody_was_refused_is_asked_for() -> None:
    assert units_to_ask([_share(6, 3, 6)], 4, NOW) == 4


def test_with_who_was_refused_a_desk_asks_for_those_behind_him() -> None:
    assert units_to_ask([_share(6, 6, 16)], 1, NOW) == 16
    assert units_to_ask([_share(6, 6, 2)], 4, NOW) == 4
    assert units_to_ask([], 4, NOW) == FIRST_WANT


@pytest.mark.parametrize(
    ("units", "used", "keep", "asked"),
    [
        (40, 10, 40, 0),  # plenty left
        (40, 31, 40, 31),  # less than a quarter
        (20, 12, 20, 0),  # two families can still be served
        (20, 13, 20, 13),  # one more has gone
        (6, 0, 6, 0),  # all it may hold
        (6, 3, 6, 3),  # half of little is little
        (6, 3, 2, 0),  # it holds more than it may
    ],
)
def test_a_refill_is_asked_for_once_little_is_left(
    units: int, used: int, keep: int, asked: int
) -> None:
    assert (units - used < ENOUGH or (units - used) * 4 < keep) or not asked
    assert units_to_ask([_share(units, used, keep)], 0, NOW) == asked
