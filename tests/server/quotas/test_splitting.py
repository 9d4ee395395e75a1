"""How a hard quota is split: the rules one by one, and days that are played with them."""

from dataclasses import replace
from datetime import timedelta

from boxoffice.domain.quota_shares import Share, units_to_return
from sync.server.quotas.splitting import (
    FAMILY,
    JUST_NOW,
    PLENTY,
    Asked,
    Lease,
    Quota,
    fair_holding,
    units_to_give,
    units_to_keep,
)
from tests.server.quotas.quota_days import DESKS, MORNING, OVER, TICKETS, play

LATER = MORNING + JUST_NOW
NOBODY: dict[str, int] = {}


def test_a_hard_quota_is_never_oversold_and_none_is_refused_while_much_is_left() -> None:
    """Most days refuse people; a played day fails by itself where more is given than there is."""
    days = [play(seed) for seed in range(40)]
    refusing = [day for day in days if day.refused]
    assert len(refusing) > len(days) // 2
    assert max(day.given for day in refusing) == TICKETS
    assert sum(day.out_of_reach for day in refusing) > 0
    assert not any(day.strands for day in days)
    assert sum(day.stranded for day in days) * 500 <= sum(day.refused for day in days)


def _quota(*leases: Lease, settled: int = 0, given: dict[str, int] | None = None) -> Quota:
    return Quota(TICKETS, settled, leases, given or dict.fromkeys(DESKS, 0))


def _lease(device: str, units: int, used: int = 0, returned: int = 0) -> Lease:
    return Lease(device, device, "1", units, OVER, OVER, MORNING, used, returned)


def test_where_nothing_is_known_the_split_is_equal_and_a_fifth_is_held_back() -> None:
    assert [fair_holding(_quota(), name) for name in DESKS] == [4] * 20
    assert units_to_give(_quota(), Asked("desk-3", 50), 0, NOBODY) == 4


def test_a_first_desk_leaves_as_much_for_a_second_one() -> None:
    """Which may be enrolled while the first, for all that is known, is in a cupboard."""
    alone = Quota(TICKETS, 0, (), {"desk-1": 0})
    first = units_to_give(alone, Asked("desk-1", 50), 0, NOBODY)
    both = Quota(TICKETS, 0, (_lease("desk-1", first),), {"desk-1": 0, "desk-2": 0})
    assert (first, units_to_give(both, Asked("desk-2", 50), 0, NOBODY)) == (40, 40)
    busy = Quota(TICKETS, 9, (_lease("desk-1", first, used=9),), {"desk-1": 9})
    assert fair_holding(busy, "desk-1") == 91 * 4 * 10 // (5 * 11)


def test_the_split_follows_what_desks_gave() -> None:
    given = dict.fromkeys(DESKS, 0) | {"desk-0": 20}
    quota = _quota(settled=20, given=given)
    assert fair_holding(quota, "desk-0") == 80 * 4 * 21 // (5 * 40)
    assert fair_holding(quota, "desk-1") == 1


def test_nothing_is_given_that_others_hold() -> None:
    quota = _quota(_lease("desk-1", 60), _lease("desk-2", 45, used=5), settled=5)
    assert (quota.held, quota.free) == (100, 0)
    assert units_to_give(quota, Asked("desk-3", 1, 1), 0, NOBODY) == 0


def test_a_quota_that_was_made_smaller_gives_nothing_and_takes_nothing_away() -> None:
    quota = replace(_quota(_lease("desk-1", 60)), tickets=50)
    assert quota.free == 0
    assert units_to_give(quota, Asked("desk-2", 1, 1), 0, NOBODY) == 0
    assert units_to_keep(quota, quota.leases[0], NOBODY, OVER) == 2


def test_who_waits_gets_what_is_free_also_of_the_fifth_whole_or_not_at_all() -> None:
    quota = _quota(settled=90, given=dict.fromkeys(DESKS, 0) | {"desk-0": 90})
    assert fair_holding(quota, "desk-1") == 0
    assert units_to_give(quota, Asked("desk-1", 10, 10), 0, NOBODY) == 10
    assert units_to_give(quota, Asked("desk-1", 10, 10), 4, NOBODY) == 6
    assert units_to_give(quota, Asked("desk-1", 11, 11), 0, NOBODY) == 0
    assert units_to_give(quota, Asked("desk-1", 50), 0, NOBODY) == 0


def test_of_whom_nobody_knows_how_many_they_are_a_family_is_served() -> None:
    quota = _quota(settled=90, given=dict.fromkeys(DESKS, 0) | {"desk-0": 90})
    one = Asked("desk-1", 1, 1)
    assert units_to_give(quota, one, 0, NOBODY) == FAMILY
    assert units_to_give(quota, one, 0, {"desk-2": 8}) == 2
    assert units_to_give(quota, one, 0, {"desk-2": 10}) == 1
    assert units_to_give(quota, one, 0, {"desk-1": 10}) == FAMILY
    # The fifth is kept for exactly this: also where nothing is free beside it.
    held = _quota(_lease("desk-0", 81), _lease("desk-1", 0))
    assert (held.free, held.fifth) == (19, 20)
    assert units_to_give(held, Asked("desk-1", 50, 1), 0, NOBODY) == 1 + FAMILY
    assert units_to_give(held, Asked("desk-1", 50), 0, NOBODY) == 0


def test_where_plenty_is_free_those_behind_who_waits_are_served_too() -> None:
    quota = _quota(settled=84, given=dict.fromkeys(DESKS, 0) | {"desk-0": 84})
    assert quota.free == PLENTY
    assert units_to_give(quota, Asked("desk-1", 4, 4), 0, NOBODY) == 4 + FAMILY
    assert units_to_give(quota, Asked("desk-1", 4, 4), 0, {"desk-2": 1}) == FAMILY


def test_ahead_of_need_nothing_is_given_of_the_fifth_nor_of_what_others_wait_for() -> None:
    held = [_lease(name, 4) for name in DESKS[:15]]
    quota = _quota(*held)
    assert (quota.free, quota.fifth) == (40, 20)
    asked = Asked("desk-19", 50)
    assert units_to_give(quota, asked, 0, {"desk-0": 38}) == 2
    assert units_to_give(_quota(*held, _lease("desk-16", 18)), asked, 0, NOBODY) == 2


def test_what_is_needed_elsewhere_is_gathered_from_all() -> None:
    given = dict.fromkeys(DESKS, 0) | {"desk-0": 30}
    leases = [_lease("desk-0", 60, used=30), _lease("desk-1", 40)]
    quota = _quota(*leases, settled=30, given=given)
    keep = [units_to_keep(quota, each, {"desk-1": 21}, LATER) for each in leases]
    assert (quota.free, fair_holding(quota, "desk-0"), fair_holding(quota, "desk-1")) == (0, 34, 1)
    assert keep == [30 - 9, 1]
    assert units_to_keep(quota, leases[0], {"desk-0": 21}, LATER) == 30 - 6


def test_for_who_waits_each_desk_gives_so_much_that_it_returns_it() -> None:
    """Most units lie at desks that are silent: the part of the one that is not would be too little
    for a return.
    """
    leases = [_lease("desk-0", 5), *(_lease(f"desk-{number}", 4) for number in range(1, 4))]
    quota = _quota(*leases, settled=82, given=dict.fromkeys(DESKS, 0) | {"desk-0": 82})
    lacking = {"desk-9": 2}
    keep = units_to_keep(quota, leases[0], lacking, LATER)
    assert (quota.free, keep) == (1, 3)
    share = Share("lease", "concert", 5, keep, OVER, OVER)
    assert units_to_return(share, LATER, done=False) == 2


def test_what_was_just_given_is_not_asked_back() -> None:
    lease = _lease("desk-1", 4)
    quota = _quota(lease, settled=90, given=dict.fromkeys(DESKS, 0) | {"desk-0": 90})
    assert units_to_keep(quota, lease, NOBODY, LATER - timedelta(seconds=1)) == 4
    assert units_to_keep(quota, lease, NOBODY, LATER) == 0


def test_units_of_a_released_lease_are_nobodys() -> None:
    lease = replace(_lease("desk-1", 10, used=2, returned=1), released_at=OVER)
    assert (lease.unused, lease.unreported) == (0, 7)
