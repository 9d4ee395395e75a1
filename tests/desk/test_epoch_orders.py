"""Limits hold over any order of giving, changing the list key, syncing and erasing."""

from contextlib import ExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxoffice.services.issuing import CannotGive
from tests.desk.epochs import change_epoch, good, keys_of
from tests.laws.effort import looking
from tests.support.centre import running_centre
from tests.support.network import code
from tests.support.whole_desks import WholeDesk, whole_desk

ACTS = st.lists(
    st.sampled_from(["give", "give", "give other", "sync", "sync other", "epoch", "erase"]),
    min_size=4,
    max_size=14,
)


@pytest.mark.slow
@pytest.mark.no_cover
@looking(5)
@given(acts=ACTS)
def test_limits_hold_over_any_order_of_giving_changing_and_syncing(
    acts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("order")
    with ExitStack() as closing:
        running = closing.enter_context(running_centre(folder))
        desks = [
            closing.enter_context(whole_desk(running, folder / f"desk-{number}"))
            for number in (1, 2)
        ]
        cards = [code(number) for number in range(3)]
        sent: set[str] = set()
        given: list[set[str]] = [set(), set()]
        known: list[set[str]] = [set(), set()]
        for act in [*acts, "sync", "sync other", "sync", "sync other"]:
            at = 1 if act.endswith("other") else 0
            desk = desks[at]
            running.clock.move(seconds=5)
            if act.startswith("give"):
                _gives_what_is_left(desk, cards, given[at], known[at])
            elif act.startswith("sync"):
                good(desk)
                sent |= given[at]
                known[at] = set(sent)
            elif act == "epoch":
                change_epoch(running)
            else:
                _erase_sent(desk, given[0] & sent)
        for desk in desks:
            assert set(desk.desk.keys_by_epoch()) == {max(keys_of(running))}
            for card in sent:
                with pytest.raises(CannotGive):
                    desk.give(card)


def _gives_what_is_left(
    desk: WholeDesk, cards: list[str], given: set[str], known: set[str]
) -> None:
    """A ticket on the first card that has none as far as the desk can know."""
    for card in cards:
        if card in given | known:
            with pytest.raises(CannotGive):
                desk.give(card)
        else:
            desk.give(card)
            given.add(card)
            return


def _erase_sent(desk: WholeDesk, sent: set[str]) -> None:
    """Codes of what the centre has go, as they do after some weeks."""
    with desk.desk.store.write() as transaction:
        for card in sent:
            transaction.exec_driver_sql("DELETE FROM codes WHERE code = ?", (card,))
