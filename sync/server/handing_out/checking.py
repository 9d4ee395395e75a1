"""Catching typing errors before a card is handed out."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from string import ascii_uppercase, digits

from sync.protocol.card_codes import CardCode, CodeFormat, misses_check_digit, recognise
from sync.protocol.kinds import CardKind
from sync.server.handing_out.policies import GivingPolicy, last_valid_day
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.store import register
from sync.server.store.database import Transaction
from sync.server.store.handing_out import card_acts

RANDOM_FORMAT = "random80"
"""The id of the code format whose codes are made and printed here (`random_codes`)."""
_STACK_PLACES = 2


def recognised(text: str, formats: Sequence[CodeFormat], policy: GivingPolicy) -> CardCode:
    """The code of a text, of a format that the region uses. Raises `Refused`."""
    found = recognise(text, formats)
    if found is None and misses_check_digit(text, formats):
        raise Refused(Problem.CHECK_DIGIT)
    if found is None:
        raise Refused(Problem.NOT_A_CODE, examples=[each.example for each in formats])
    format_id = found.format.id if found.format else ""
    if policy.formats and format_id not in policy.formats:
        used = [each.example for each in formats if each.id in policy.formats]
        raise Refused(Problem.NOT_OF_REGION, examples=used)
    return found


def check_new(
    connection: Transaction, code: CardCode, organisation: str, lately: datetime, *, typed: bool
) -> None:
    """Refuse a code that exists, that was never printed, or that is typed and looks like that of a
    card handed out since `lately`.
    """
    if register.card_with_code(connection, code.text) is not None:
        raise Refused(Problem.CODE_EXISTS)
    if code.format is not None and code.format.id == RANDOM_FORMAT:
        if not card_acts.is_printed(connection, code_hash(code.text)):
            raise Refused(Problem.NOT_PRINTED)
    elif typed and looks_like_another(connection, code.text, organisation, lately):
        raise Refused(Problem.LOOKS_LIKE)


def looks_like_another(
    connection: Transaction, code: str, organisation: str, lately: datetime
) -> bool:
    """Whether a card handed out since a moment has a code with one character other, or two
    neighbours swapped.

    A stack of cards has its codes in a row: in their last two places those of one organisation may
    differ.
    """
    alike = dict(_alike(code))
    found = card_acts.handed_out_since(connection, list(alike), lately)
    return any(
        giver != organisation or alike[other] < len(code) - _STACK_PLACES
        for other, giver in found.items()
    )


def check_day(day: date, today: date, policy: GivingPolicy) -> None:
    """Refuse a last valid day that is past, or later than the policy has it."""
    if day < today:
        raise Refused(Problem.DAY_PAST, day=day)
    latest = last_valid_day(today, policy.longest_months)
    if day > latest:
        raise Refused(Problem.DAY_TOO_FAR, day=day, latest=latest)


def check_children(children: int, kind: CardKind, policy: GivingPolicy) -> None:
    """Refuse a number of children that the policy does not have, or any on a community card."""
    if not 0 <= children <= policy.most_children:
        raise Refused(Problem.BAD_CHILDREN, most=policy.most_children)
    if children and kind is CardKind.COMMUNITY:
        raise Refused(Problem.NO_CHILDREN_ON_COMMUNITY)


def since_lately(now: datetime, policy: GivingPolicy) -> datetime:
    """Since when cards count as handed out lately."""
    return now - timedelta(days=policy.lately_days)


def code_hash(code: str) -> bytes:
    """What is kept of a printed code: from 80 random bits nobody finds the code again."""
    return hashlib.sha256(code.encode()).digest()


def _alike(code: str) -> Iterator[tuple[str, int]]:
    """Every code that one slip makes of this one, with the first place that differs."""
    for place, own in enumerate(code):
        for other in digits + ascii_uppercase:
            if other != own:
                yield code[:place] + other + code[place + 1 :], place
    for place, (one, two) in enumerate(pairwise(code)):
        if one != two:
            yield code[:place] + two + one + code[place + 2 :], place
