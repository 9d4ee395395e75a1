"""What is left out of published numbers: nobody finds it by subtracting what is told."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.console.card_statistics import as_public
from sync.server.console.left_out import Group, left_out
from sync.server.console.statistics import public_months
from sync.server.store.accounts import Role
from tests.support.centre import served
from tests.support.console import Console
from tests.support.network import CONCERT, MUSEUM, OTHER_VENUE, VENUE, code

Place = tuple[int, ...]
Leaves = Mapping[Place, int]
PLACES: tuple[Place, ...] = ((0, 0), (0, 1), (1, 0), (1, 1))
GROUPS: list[Group[Place]] = [
    Group(((0,), (1,)), ()),
    Group(((0, 0), (0, 1)), (0,)),
    Group(((1, 0), (1, 1)), (1,)),
]
MOST = 7


def summed(leaves: Leaves) -> dict[Place, int]:
    """The numbers of two regions with two venues each, and of the network."""
    found: dict[Place, int] = {}
    for place, number in leaves.items():
        for depth in range(len(place) + 1):
            found[place[:depth]] = found.get(place[:depth], 0) + number
    return found


def could_be(told: Mapping[Place, int]) -> Iterator[dict[Place, int]]:
    """Every way in which what is not told may be; that it is something, everybody knows."""
    choices = [[told[each]] if each in told else range(1, MOST + 2) for each in PLACES]
    for numbers in product(*choices):
        found = summed(dict(zip(PLACES, numbers, strict=True)))
        if all(found[each] == number for each, number in told.items()):
            yield found


@given(st.tuples(*[st.integers(0, MOST)] * len(PLACES)))
def test_what_is_left_out_of_all_files_can_be_told_from_none(numbers: tuple[int, ...]) -> None:
    every = summed(dict(zip(PLACES, numbers, strict=True)))
    hidden = left_out(every, GROUPS)
    assert hidden >= {place for place, number in every.items() if 0 < number < 5}
    assert all(every[place] for place in hidden)
    told = {place: number for place, number in every.items() if place not in hidden}
    ways = list(could_be(told))
    for place in hidden:
        assert len({way[place] for way in ways}) > 1, (numbers, place)


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        # The network's twenty less the other region's seventeen would be the three.
        ((3, 0, 17, 0), {(0,), (0, 0), (1,), (1, 0)}),
        ((3, 9, 17, 0), {(0, 0), (0, 1)}),
        ((3, 9, 2, 9), {(0, 0), (0, 1), (1, 0), (1, 1)}),
        ((3, 0, 0, 0), {(), (0,), (0, 0)}),
        ((5, 6, 7, 0), set()),
    ],
)
def test_the_next_smallest_goes_with_it(numbers: tuple[int, ...], hidden: set[Place]) -> None:
    every = summed(dict(zip(PLACES, numbers, strict=True)))
    assert left_out(every, GROUPS) == hidden


def test_files_of_a_venue_its_region_and_the_network_leave_out_the_same(console: Console) -> None:
    with served(console.centre) as running:
        for venue, event, cards in ((VENUE, CONCERT, range(3)), (OTHER_VENUE, MUSEUM, range(17))):
            desk = running.desk(venue)
            for number in cards:
                desk.issue(code(number), event)
            desk.send()
    with console.centre.store.read() as connection:
        told = [
            public_months(connection, 2026, place)
            for place in ((), ("region",), ("region", VENUE), ("region", OTHER_VENUE))
        ]
    adults = [[tickets[0] for tickets in months.values()] for months in told]
    assert adults == [[20], [20], [None], [None]]
    for role, shown in ((Role.REGIONAL, "20"), (Role.VENUE, "Not told")):
        answer = console.signed_in(role).client.get("/console/statistics/2026.csv?public=1")
        assert answer.text.splitlines()[1] == f"April;Culture;{shown};0;0"


def test_each_region_and_each_home_leaves_out_enough() -> None:
    """Whoever knows how many a region has, from its own tables, learns none either."""
    cells = {("north", "east"): 3, ("south", "east"): 9, ("north", "west"): 4, ("east", "west"): 20}
    shown = as_public(cells)
    assert {key for key, uses in shown.items() if uses is None} == set(cells)
