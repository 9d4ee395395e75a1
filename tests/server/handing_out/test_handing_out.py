"""Handing cards out, and what is done with them after."""

from datetime import date, timedelta
from functools import partial

import pytest

from sync.protocol.kinds import CardKind, CardStatus
from sync.protocol.list_files import decode
from sync.protocol.messages import Head
from sync.protocol.statements import unverified_payload
from sync.protocol.tags import tag_of
from sync.server.centre import Centre
from sync.server.handing_out import handing
from sync.server.handing_out.handing import GivenCard, Giver, HandOut, Reason
from sync.server.handing_out.organisations import (
    close_organisation,
    rename_organisation,
)
from sync.server.handing_out.policies import GivingPolicy, last_valid_day, policies_of, put_policy
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.lists.heads import head_for
from sync.server.lists.registering import publish_and_judge
from sync.server.store import publications, register, settings
from sync.server.store.handing_out import audit, door
from sync.server.store.handing_out.card_acts import Act
from tests.server.cards import COORDINATOR, new_giver, problem_of
from tests.support.network import VENUE, SteppingClock, code

TODAY = date(2026, 4, 25)
NEW = code(700100)


@pytest.fixture
def giver(centre: Centre) -> Giver:
    return new_giver(centre)


def test_a_year_less_a_day_is_the_default(centre: Centre, giver: Giver) -> None:
    card = handing.hand_out(centre, giver, HandOut(NEW, child_allowance=2))
    assert (card.last_valid_day, card.child_allowance) == (date(2027, 4, 24), 2)
    assert (card.kind, card.status) == (CardKind.PERSONAL, CardStatus.ACTIVE)
    assert card.organisation == giver.organisation
    with centre.store.read() as connection:
        registered = register.card_with_code(connection, NEW)
    assert registered is not None
    assert registered.number == card.number


@pytest.mark.parametrize(
    ("handed_out", "months", "last"),
    [
        (date(2026, 12, 1), 12, date(2027, 11, 30)),
        (date(2027, 1, 1), 12, date(2027, 12, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_the_last_valid_day_is_inside_its_months(handed_out: date, months: int, last: date) -> None:
    assert last_valid_day(handed_out, months) == last


def test_what_is_typed_wrong_is_refused(centre: Centre, giver: Giver) -> None:
    assert problem_of(centre, giver, HandOut("KK12")) is Problem.NOT_A_CODE
    assert problem_of(centre, giver, HandOut(code(1))) is Problem.CODE_EXISTS
    assert problem_of(centre, giver, HandOut(NEW, date(2026, 4, 24))) is Problem.DAY_PAST
    assert problem_of(centre, giver, HandOut(NEW, date(2027, 4, 25))) is Problem.DAY_TOO_FAR
    assert problem_of(centre, giver, HandOut(NEW, None, 21)) is Problem.BAD_CHILDREN
    community = HandOut(NEW, None, 1, CardKind.COMMUNITY)
    assert problem_of(centre, giver, community) is Problem.NO_CHILDREN_ON_COMMUNITY
    nobody = Giver("a1", "nobody")
    assert problem_of(centre, nobody, HandOut(NEW)) is Problem.UNKNOWN_ORGANISATION
    with centre.store.read() as connection:
        assert register.card_with_code(connection, NEW) is None


def test_a_code_one_slip_from_another_is_typed_again(centre: Centre, giver: Giver) -> None:
    handing.hand_out(centre, giver, HandOut(code(712345)))
    for other in (722345, 172345, 713245):
        assert problem_of(centre, giver, HandOut(code(other))) is Problem.LOOKS_LIKE
    handing.hand_out(centre, giver, HandOut(code(722345), retyped=True))
    handing.hand_out(centre, giver, HandOut(code(713245), typed=False))
    handing.hand_out(centre, giver, HandOut(code(712346)))  # the next of the stack


def test_a_neighbour_of_another_organisations_stack_is_typed_again(
    centre: Centre, giver: Giver
) -> None:
    handing.hand_out(centre, giver, HandOut(code(712345)))
    of_other = new_giver(centre, "Help", "a2")
    assert problem_of(centre, of_other, HandOut(code(712346))) is Problem.LOOKS_LIKE
    clock = centre.now
    assert isinstance(clock, SteppingClock)
    clock.move(days=61)
    handing.hand_out(centre, of_other, HandOut(code(712346)))


def test_a_closed_organisation_hands_nothing_out(centre: Centre, giver: Giver) -> None:
    close_organisation(centre, "a1", giver.organisation)
    assert problem_of(centre, giver, HandOut(NEW)) is Problem.CLOSED_ORGANISATION
    close_organisation(centre, "a1", giver.organisation, reopen=True)
    handing.hand_out(centre, giver, HandOut(NEW))


def test_a_region_says_how_it_hands_out_from_a_day_on(centre: Centre, giver: Giver) -> None:
    policy = GivingPolicy(valid_months=6, most_children=1, formats=("other",))
    put_policy(centre, "a1", "region", TODAY + timedelta(days=1), policy)
    assert handing.hand_out(centre, giver, HandOut(NEW)).last_valid_day == date(2027, 4, 24)
    clock = centre.now
    assert isinstance(clock, SteppingClock)
    clock.move(days=1)
    assert problem_of(centre, giver, HandOut(code(800000))) is Problem.NOT_OF_REGION
    put_policy(
        centre, "a1", "region", TODAY + timedelta(days=1), policy.model_copy(update={"formats": ()})
    )
    assert problem_of(centre, giver, HandOut(code(800000), None, 2)) is Problem.BAD_CHILDREN
    card = handing.hand_out(centre, giver, HandOut(code(800000)))
    assert card.last_valid_day == date(2026, 10, 25)
    with door.reading(centre.store) as connection:
        assert [each.policy.most_children for each in policies_of(connection, "region")] == [1]
    with pytest.raises(Refused):
        put_policy(centre, "a1", "region", TODAY, policy)


def next_head(centre: Centre) -> Head:
    return unverified_payload(head_for(centre, VENUE).statement, Head)


def test_a_new_card_is_on_the_list_that_the_next_head_names(centre: Centre, giver: Giver) -> None:
    before = next_head(centre)
    handing.hand_out(centre, giver, HandOut(NEW))
    publish_and_judge(centre)
    after = next_head(centre)
    assert after.snapshot.count == before.snapshot.count + 1
    with centre.store.read() as connection:
        file = publications.file(connection, after.snapshot.sha256)
        tag = tag_of(settings.list_keys(connection)[1], NEW)
    assert file is not None
    assert int.from_bytes(tag, "big") in decode(file.data).entries.tags


def acts(card: GivenCard) -> list[Act]:
    return [each.act for each in card.acts]


def test_a_lost_card_is_out_of_use_at_once_and_replaced(centre: Centre, giver: Giver) -> None:
    old = handing.hand_out(centre, giver, HandOut(NEW, date(2026, 12, 24), 3))
    assert handing.report_lost(centre, giver, NEW).status is CardStatus.BLOCKED
    assert len(next_head(centre).blocks) == 1
    new = handing.replace_card(centre, giver, NEW, code(831526), Reason.LOST)
    assert (new.last_valid_day, new.child_allowance) == (date(2026, 12, 24), 3)
    assert new.acts[-1].replaces == old.number
    assert acts(handing.look(centre, giver, NEW)) == [Act.HANDED_OUT, Act.LOST, Act.REPLACED]
    with pytest.raises(Refused) as refused:
        handing.take_back(centre, giver, NEW, Reason.FOUND)
    assert refused.value.problem is Problem.REPLACED


def test_a_worn_card_ends_when_it_is_replaced(centre: Centre, giver: Giver) -> None:
    handing.hand_out(centre, giver, HandOut(NEW))
    with pytest.raises(Refused) as refused:
        handing.replace_card(centre, giver, NEW, code(1), Reason.WORN)
    assert refused.value.problem is Problem.CODE_EXISTS
    assert handing.look(centre, giver, NEW).status is CardStatus.ACTIVE
    handing.replace_card(centre, giver, NEW, code(831526), Reason.WORN)
    assert handing.look(centre, giver, NEW).status is CardStatus.BLOCKED
    with pytest.raises(Refused):
        handing.replace_card(centre, giver, NEW, code(942617), Reason.WORN)


def test_a_card_is_renewed_corrected_withdrawn_and_taken_back(centre: Centre, giver: Giver) -> None:
    handing.hand_out(centre, giver, HandOut(NEW, date(2026, 5, 1)))
    assert handing.renew(centre, giver, NEW, None, 1).last_valid_day == date(2027, 4, 24)
    assert handing.correct(centre, giver, NEW, date(2027, 3, 1)).child_allowance == 1
    handing.withdraw(centre, giver, NEW, Reason.BY_MISTAKE)
    for refused_act in (handing.renew, handing.correct, handing.report_lost):
        with pytest.raises(Refused) as refused:
            refused_act(centre, giver, NEW)
        assert refused.value.problem is Problem.NOT_IN_USE
    back = handing.take_back(centre, giver, NEW, Reason.BY_MISTAKE)
    assert (back.status, back.last_valid_day) == (CardStatus.ACTIVE, date(2027, 3, 1))
    assert acts(back)[1:] == [Act.RENEWED, Act.CORRECTED, Act.WITHDRAWN, Act.TAKEN_BACK]


def test_a_card_that_was_imported_is_renewed_too(centre: Centre, giver: Giver) -> None:
    assert handing.look(centre, giver, code(1)).organisation is None
    with pytest.raises(Refused) as not_theirs_yet:
        handing.withdraw(centre, giver, code(1), Reason.MISUSED)
    assert not_theirs_yet.value.problem is Problem.UNKNOWN_CARD
    assert handing.renew(centre, giver, code(1)).organisation == giver.organisation
    handing.withdraw(centre, giver, code(1), Reason.MISUSED)
    with pytest.raises(Refused) as refused:
        handing.renew(centre, giver, code(999999))
    assert refused.value.problem is Problem.UNKNOWN_CARD


def test_the_cards_of_others_are_as_unknown_as_none(centre: Centre, giver: Giver) -> None:
    handing.hand_out(centre, giver, HandOut(NEW))
    other = new_giver(centre, "Help", "a2")
    for act in (
        handing.look,
        handing.renew,
        handing.correct,
        handing.report_lost,
        partial(handing.withdraw, reason=Reason.MISUSED),
        partial(handing.replace_card, new_code=code(831526), reason=Reason.WORN),
    ):
        for mine in (NEW, code(999999)):
            with pytest.raises(Refused) as refused:
                act(centre, other, mine)
            assert refused.value.problem is Problem.UNKNOWN_CARD
    handing.report_lost(centre, giver, NEW)
    with pytest.raises(Refused):
        handing.take_back(centre, other, NEW, Reason.FOUND)


def test_a_coordinator_takes_any_card_out_of_use_and_back_for_no_organisation(
    centre: Centre, giver: Giver
) -> None:
    handing.hand_out(centre, giver, HandOut(NEW))
    for text in (NEW, code(1)):
        lost = handing.report_lost(centre, COORDINATOR, text)
        assert (lost.status, lost.acts[-1].organisation) == (CardStatus.BLOCKED, None)
        back = handing.take_back(centre, COORDINATOR, text, Reason.FOUND)
        assert back.status is CardStatus.ACTIVE
    assert handing.look(centre, giver, NEW).organisation == giver.organisation
    assert problem_of(centre, COORDINATOR, HandOut(code(831526))) is Problem.NO_ORGANISATION
    nobodys = Giver("a3", None)
    with pytest.raises(Refused) as refused:
        handing.report_lost(centre, nobodys, NEW)
    assert refused.value.problem is Problem.NO_ORGANISATION


def test_the_audit_trail_tells_who_did_what_and_no_code(centre: Centre, giver: Giver) -> None:
    card = handing.hand_out(centre, giver, HandOut(NEW))
    handing.withdraw(centre, giver, NEW, Reason.MISUSED)
    rename_organisation(centre, "a2", giver.organisation, " Social  services ")
    with door.reading(centre.store) as connection:
        found = audit.entries(connection)
        of_card = audit.entries(connection, "card", str(card.number))
    assert [(each.account, each.act, each.reason) for each in found] == [
        ("a2", "renamed", None),
        ("a1", "withdrawn", "misused"),
        ("a1", "handed_out", None),
        ("a1", "added", None),
    ]
    assert of_card == found[1:3]
    assert of_card[0].before == {
        "status": "active",
        "last_valid_day": "2027-04-24",
        "child_allowance": 0,
    }
    assert found[0].after is not None
    assert found[0].after["name"] == "Social services"
    assert NEW not in repr(found)
