"""What a verdict becomes once the centre has spoken of the card."""

from dataclasses import replace
from datetime import timedelta

import pytest

from boxoffice.domain.cards import Card
from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.deciding import decide
from boxoffice.domain.list_age import NO_LIST
from boxoffice.domain.verdicts import Action, VerdictKind
from sync.protocol.kinds import CardStatus, Channel, TicketKind
from sync.protocol.programme import ListPolicy, Policy
from tests.domain.decided_facts import CARD, CODE, EXPIRED, OLD, STALE, TODAY, facts, use

HOLDER = TicketKind.HOLDER
HERE = use({HOLDER: 1})
THERE = replace(use({HOLDER: 1}), row_id="other", here=False)
KNOWN, UNKNOWN = CentreWord(CARD), CentreWord(None)
FACE = Policy(card_list=ListPolicy(unknown_when_online="face"))


def test_uses_of_both_are_counted_once() -> None:
    assert CentreWord(CARD, uses=(THERE,)).added_to([HERE, THERE]) == (THERE, HERE)


def test_what_was_taken_back_elsewhere_is_gone() -> None:
    assert CentreWord(CARD, gone=frozenset({"row"})).added_to([HERE, THERE]) == (THERE,)


def test_what_was_collected_stays_collected() -> None:
    phoned = replace(HERE, channel=Channel.PHONE)
    (found,) = CentreWord(CARD, collected=frozenset({"row"})).added_to([phoned])
    assert found.collected
    (found,) = CentreWord(CARD).added_to([replace(phoned, collected=True)])
    assert found.collected


@pytest.mark.parametrize("state", [STALE, OLD, NO_LIST])
def test_a_card_that_the_centre_knows_is_valid_whatever_the_list(state: object) -> None:
    verdict = decide(CODE, facts(card=CARD, centre=KNOWN, list_state=state))
    assert (verdict.kind, verdict.action) == (VerdictKind.VALID, Action.GIVE)
    assert (verdict.needs_confirmation, verdict.old_list) == (False, False)
    assert verdict.centre is KNOWN


@pytest.mark.parametrize("state", [STALE, OLD, NO_LIST])
def test_a_card_that_the_centre_does_not_know_is_refused_by_policy(state: object) -> None:
    verdict = decide(CODE, facts(card=None, centre=UNKNOWN, list_state=state))
    assert (verdict.kind, verdict.action) == (VerdictKind.NOT_ON_LIST, Action.REFUSE)
    by_face = decide(CODE, facts(card=None, centre=UNKNOWN, list_state=state, policy=FACE))
    assert by_face.action is Action.GIVE_ON_FACE


def test_a_card_that_only_the_list_knows_keeps_its_old_lists_marks() -> None:
    verdict = decide(CODE, facts(card=CARD, centre=UNKNOWN, list_state=OLD))
    assert (verdict.needs_confirmation, verdict.old_list) == (True, True)


@pytest.mark.parametrize(
    ("card", "kind"),
    [
        (replace(CARD, status=CardStatus.BLOCKED), VerdictKind.BLOCKED),
        (EXPIRED, VerdictKind.EXPIRED),
        (replace(CARD, last_valid_day=TODAY), VerdictKind.VALID_LAST_DAY),
        (replace(CARD, last_valid_day=TODAY + timedelta(days=300)), VerdictKind.VALID),
    ],
)
def test_the_register_wins(card: Card, kind: VerdictKind) -> None:
    assert decide(CODE, facts(card=card, centre=CentreWord(card), list_state=OLD)).kind is kind


def test_an_expired_card_is_not_given_on_its_face_once_the_centre_spoke() -> None:
    verdict = decide(CODE, facts(card=EXPIRED, centre=CentreWord(EXPIRED), list_state=STALE))
    assert verdict.ways == (Action.REFUSE,)
