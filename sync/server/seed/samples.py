"""Example codes of a made-up network, one group for each thing a desk can say about a card."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sync.server.seed.cards import SeededCards
from sync.server.seed.network import SeededNetwork

FAMILY_ALLOWANCE = 3
NOT_A_CODE = "KAIKU-2"


@dataclass(frozen=True, slots=True)
class Samples:
    """Codes by what the list says of them; each tuple has at least one.

    `not_on_list` are well-formed codes that no card has, each one digit off the code of `valid` at
    the same index; `valid` cards have no last day within 30 days where the network is large enough.
    """

    valid: tuple[str, ...]
    with_children: tuple[str, ...]
    family_of_four: tuple[str, ...]
    last_day_today: tuple[str, ...]
    expired: tuple[str, ...]
    blocked: tuple[str, ...]
    community: tuple[str, ...]
    not_on_list: tuple[str, ...]
    not_a_code: str = NOT_A_CODE


def sample(network: SeededNetwork, each: int = 5) -> Samples:
    """Up to `each` codes of every group, the same ones for the same network."""
    cards = network.cards
    personal = range(cards.community.start)
    ahead = [index for index in islice(personal, 50 * each) if cards.ages[index] > 0]
    valid = [index for index in ahead if cards.ages[index] >= 30] or ahead  # noqa: PLR2004 - days
    blocked = (index for index in range(cards.active, len(cards)) if cards.blocked_days[index])
    expired = (index for index in range(cards.active, len(cards)) if cards.ages[index] < 0)
    families = (index for index in personal if _is_family(cards, index))

    def codes(indices: Iterable[int]) -> tuple[str, ...]:
        return tuple(cards[index].code for index in islice(indices, each))

    valid_codes = codes(valid)
    return Samples(
        valid=valid_codes,
        with_children=codes(index for index in valid if cards.allowances[index]),
        family_of_four=codes(families),
        last_day_today=codes(index for index in personal if cards.ages[index] == 0),
        expired=codes(expired),
        blocked=codes(blocked),
        community=codes(index for index in cards.community if cards.ages[index] > 0),
        not_on_list=tuple(_mistyped(cards, valid_codes)),
    )


def _is_family(cards: SeededCards, index: int) -> bool:
    return cards.allowances[index] == FAMILY_ALLOWANCE and cards.ages[index] > 0


def _mistyped(cards: SeededCards, codes: Iterable[str]) -> Iterator[str]:
    """Each code with its last digit changed to one that makes no card's code."""
    taken = set(cards.numbers)
    for code in codes:
        number, last = code[-cards.digits : -1], int(code[-1])
        wrong = (f"{number}{(last + step) % 10}" for step in range(1, 10))
        yield code[: -cards.digits] + next(each for each in wrong if int(each) not in taken)
