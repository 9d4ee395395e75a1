"""Code formats: which there may be, and what one would make of the register's cards."""

import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol.card_codes import CheckDigit, CodeFormat
from sync.protocol.kinds import CardKind, CardStatus
from sync.protocol.symbologies import Symbology
from sync.server.centre import Centre
from sync.server.handing_out.code_formats import Wish, code_format, put_format
from sync.server.handing_out.format_effects import Effects, effects_of
from sync.server.handing_out.patterns import is_quick
from sync.server.handing_out.policies import GivingPolicy, put_policy, put_trial
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.judging.facts import CardState
from sync.server.store import register
from sync.server.store import settings as stored
from sync.server.store.code_formats import ComingFormat
from sync.server.store.register import NewCard
from tests.support.clocks import NOW
from tests.support.network import FORMAT

TODAY = NOW.date()


@pytest.mark.parametrize(
    "pattern",
    [
        "KK[0-9]{6}",
        "[0-9A-Z]{6,20}",
        "(?:ESP|VAN)[0-9]{6}",
        "(?P<place>[A-Z]{3})Y?[0-9]{4,8}",
        r"[A-Z]{3}\d{6}(?:[A-Z0-9]{2}){0,3}",
        r"K\.[^0-9]]",
        "[]A-]{3}",
        "(?:AB|CD){3}",
        "K{2,}+",
    ],
)
def test_what_codes_need_is_quick(pattern: str) -> None:
    assert is_quick(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(A+)+B",
        "(?:A|A)*B",
        "(?:A?){30}A{30}",
        ".*.*.*.*B",
        r"([A-Z]+)\1",
        "(?=A)A{2}",
        "(?i)kk[0-9]{6}",
        "(?<!A)B",
        "(?:A*A*A*A*A*A*){}B",  # no quantifier: these brackets stand for themselves
        "(?:A*)*B{70}|A1",  # fits no code, but is tried before the other one
    ],
)
def test_what_may_take_long_is_not(pattern: str) -> None:
    re.compile(pattern)
    assert not is_quick(pattern)


_PARTS = st.recursive(
    st.sampled_from(["A", "[AB]", "."]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda both: f"(?:{both[0]}|{both[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{70}", "*?"])).map(
            lambda both: f"(?:{both[0]}){both[1]}"
        ),
    ),
    max_leaves=12,
)


@settings(max_examples=150)
@given(_PARTS)
def test_a_quick_pattern_is_quick(pattern: str) -> None:
    """On the text that fits nearly everything, and then does not end as it should."""
    if is_quick(pattern):
        begun = time.process_time()
        re.compile(pattern).fullmatch("A" * 63 + "!")
        assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"id": ""}, Problem.BAD_FORMAT_ID),
        ({"id": "k k"}, Problem.BAD_FORMAT_ID),
        ({"id": "k/k"}, Problem.BAD_FORMAT_ID),
        ({"id": "k" * 65}, Problem.BAD_FORMAT_ID),
        ({"pattern": "KK[0-9"}, Problem.BAD_PATTERN),
        ({"pattern": "([A-Z0-9]+)+"}, Problem.BAD_PATTERN),
        ({"example": "KK1"}, Problem.BAD_FORMAT),
        ({"grouping": (2, 0)}, Problem.BAD_GROUPING),
        ({"grouping": (65,)}, Problem.BAD_GROUPING),
        ({"check_digit": CheckDigit.LUHN}, Problem.BAD_FORMAT),
        ({"itf_length": 8}, Problem.BAD_ITF_LENGTH),
        ({"itf_length": 7}, Problem.BAD_ITF_LENGTH),
        ({"itf_length": 7, "symbologies": (Symbology.ITF,)}, Problem.BAD_ITF_LENGTH),
        ({"symbologies": (Symbology.ITF,)}, Problem.BAD_ITF_LENGTH),
    ],
)
def test_a_format_that_desks_cannot_use_is_none(
    fields: dict[str, object], problem: Problem
) -> None:
    said = {"id": "kk", "pattern": "KK[0-9]{6}", "example": "KK123456", **fields}
    with pytest.raises(Refused) as refused:
        code_format(Wish(**said))
    assert refused.value.problem is problem


def numbers(effects: Effects) -> dict[str, tuple[int, int]]:
    """The numbers of cards and of those in use that are not none."""
    names = ("registered", "fit", "lost", "found", "moved")
    found = {name: getattr(effects, name) for name in names}
    return {name: (each.cards, each.in_use) for name, each in found.items() if each.cards}


def register_more(centre: Centre) -> None:
    """Beside fifty cards of the one format, in use: one that is blocked, one that is expired, one
    that no format fits.
    """
    with centre.store.write() as connection:
        for card, status, last in (
            ("KK900001", CardStatus.BLOCKED, date(2027, 3, 14)),
            ("KK900002", CardStatus.ACTIVE, TODAY - timedelta(days=1)),
            ("LEGACY1", CardStatus.ACTIVE, TODAY),
        ):
            state = CardState(NOW - timedelta(days=30), status, last, 0)
            register.add_cards(connection, [NewCard(card, CardKind.PERSONAL, (state,))])


def putting(centre: Centre, new: CodeFormat) -> Effects:
    return effects_of(centre, ComingFormat(new.id, TODAY, new))


def removing(centre: Centre, id_: str) -> Effects:
    return effects_of(centre, ComingFormat(id_, TODAY, None))


def wished(pattern: str, example: str, id_: str = "test") -> CodeFormat:
    return code_format(Wish(id_, pattern, example))


def test_what_a_narrower_pattern_would_lose_is_told_and_not_done(centre: Centre) -> None:
    register_more(centre)
    effects = putting(centre, wished("KK0000[0-9]{2}", "KK000012"))
    assert numbers(effects) == {"registered": (53, 51), "fit": (50, 50), "lost": (2, 0)}
    effects = putting(centre, wished("KK0000[0-3][0-9]", "KK000012"))
    assert numbers(effects) == {"registered": (53, 51), "fit": (40, 40), "lost": (12, 10)}
    with centre.store.read() as connection:
        assert stored.network(connection).code_formats == (FORMAT,)


def test_what_another_format_would_find_and_move_is_told(centre: Centre) -> None:
    register_more(centre)
    legacy = putting(centre, wished("LEGACY[0-9]", "LEGACY1", "legacy"))
    assert numbers(legacy) == {"registered": (53, 51), "fit": (1, 1), "found": (1, 1)}
    anything = wished("[A-Z0-9]{6,20}", "ABC123", "any")
    assert numbers(putting(centre, anything)) == {
        "registered": (53, 51),
        "fit": (53, 51),
        "found": (1, 1),
        "moved": (52, 50),
    }
    put_format(centre, "a1", anything)
    # What is tried first is what a code is read as; behind it, the others are still there.
    assert numbers(removing(centre, "any")) == {
        "registered": (53, 51),
        "fit": (53, 51),
        "lost": (1, 1),
        "moved": (52, 50),
    }
    assert "lost" not in numbers(removing(centre, "test"))


def test_regions_that_hand_such_cards_out_are_named(centre: Centre) -> None:
    other = wished("KK[0-9]{4}", "KK1234", "kk")
    put_format(centre, "a1", other)
    assert removing(centre, "kk").named_by == []
    later = TODAY + timedelta(days=30)
    put_policy(centre, "a1", "region", later, GivingPolicy(formats=("kk",)))
    assert removing(centre, "kk").named_by == ["Region"]
    assert removing(centre, "test").named_by == []
    put_trial(centre, "a1", "region", "test")
    assert removing(centre, "test").named_by == ["Region"]


def test_the_last_format_and_one_that_is_not_there_are_not_taken_away(centre: Centre) -> None:
    for id_, problem in (("none", Problem.UNKNOWN_FORMAT), ("test", Problem.LAST_FORMAT)):
        with pytest.raises(Refused) as refused:
            removing(centre, id_)
        assert refused.value.problem is problem
