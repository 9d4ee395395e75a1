"""The practice desk: every verdict comes from the real rules over a real store."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from boxoffice.domain import practice
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.services import issuing
from boxoffice.services.checking import check
from boxoffice.services.choosing_events import event_choices
from boxoffice.services.desk import Desk
from boxoffice.services.overview import overview
from boxoffice.services.practising import open_practice
from boxoffice.services.signing_in import clerks, sign_in, supervise
from sync.protocol.clerks import ClerkRole
from sync.protocol.kinds import CardSource, EventKind, TicketKind
from tests.support.desks import StoppedClock

KIND = VerdictKind
LEADS_TO = {
    "single": KIND.VALID,
    "family": KIND.VALID,
    "assisted": KIND.VALID,
    "group": KIND.VALID,
    "ordered": KIND.HAS_TICKETS,
    "blocked": KIND.BLOCKED,
    "new": KIND.NOT_ON_LIST,
    "returning": KIND.VALID,
    "last_day": KIND.VALID_LAST_DAY,
    "expired": KIND.EXPIRED,
    "used": KIND.USED,
    "sold_out": KIND.NO_QUOTA,
    "on_trial": KIND.NOT_VALID_HERE,
    "no_code": KIND.NOT_A_CODE,
}


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def desk(tmp_path: Path, clock: StoppedClock) -> Iterator[Desk]:
    opened = open_practice(tmp_path / "practice", clock, "Practice")
    yield opened
    opened.close()


def _verdict(desk: Desk, card: practice.PracticeCard) -> Verdict:
    return check(desk, card.code, CardSource.WEDGE, card.event, online=False)


def test_the_cards_lead_to_every_verdict_there_is(desk: Desk) -> None:
    found = {card.name: _verdict(desk, card).kind for card in practice.CARDS}
    assert found == LEADS_TO
    assert set(found.values()) == set(VerdictKind)


def test_each_card_is_told_by_its_last_three_characters(desk: Desk) -> None:
    assert len({card.code[-3:] for card in practice.CARDS}) == len(practice.CARDS)
    assert all(card.code.isalnum() for card in practice.CARDS)


def test_todays_events_are_of_every_kind_and_speak_three_languages(desk: Desk) -> None:
    choices = event_choices(desk)
    assert {choice.event.kind for choice in choices} == set(EventKind)
    assert {choice.timing.value for choice in choices} == {"today"}
    assert all(set(choice.event.title) == {"fi", "sv", "en"} for choice in choices)


@pytest.mark.parametrize("hour", range(24))
def test_the_concert_is_todays_at_every_hour(tmp_path: Path, hour: int) -> None:
    clock = StoppedClock(datetime(2026, 4, 25, hour, 59, tzinfo=UTC))
    with open_practice(tmp_path / "practice", clock, "Practice") as desk:
        assert {choice.timing.value for choice in event_choices(desk)} == {"today"}
        assert _verdict(desk, practice.LAST_DAY).kind is KIND.VALID_LAST_DAY


def test_the_family_and_the_group_get_what_their_cards_allow(desk: Desk) -> None:
    family, group = _verdict(desk, practice.FAMILY), _verdict(desk, practice.GROUP)
    left = {each.kind: each.remaining for each in family.allowances}
    assert left == {TicketKind.HOLDER: 1, TicketKind.CHILD: 2, TicketKind.ASSISTANT: None}
    assert group.allowance(TicketKind.WORKER) is not None
    given = issuing.give(desk, family, {TicketKind.HOLDER: 1, TicketKind.CHILD: 2})
    assert given.value.code == "…202"


def test_the_new_card_goes_by_its_face_and_nothing_asks_whether_tickets_were_handed_over(
    desk: Desk,
) -> None:
    assert _verdict(desk, practice.NEW).action is Action.GIVE_ON_FACE
    assert overview(desk).question is None


def test_a_practice_has_no_address_to_send_to(desk: Desk) -> None:
    assert desk.identity().address == ""


def test_each_practice_has_keys_of_its_own(tmp_path: Path, clock: StoppedClock) -> None:
    found = []
    for name in ("one", "two"):
        with open_practice(tmp_path / name, clock, "Practice") as desk:
            found.append((desk.store.key, desk.list_keys[1], desk.identity().public_key))
    assert all(one != other for one, other in zip(*found, strict=True))


def test_made_up_clerks_sign_in_and_approve_with_the_pins_that_are_shown(
    tmp_path: Path, desk: Desk, clock: StoppedClock
) -> None:
    assert clerks(desk) == ()
    staffed = open_practice(tmp_path / "staffed", clock, "Practice", staffed=True)
    assert {each.name for each in clerks(staffed)} == {each.name for each in practice.CLERKS}
    for each in practice.CLERKS:
        assert sign_in(staffed, each.name, each.pin).name == each.name
    supervisors = [each for each in practice.CLERKS if each.role is ClerkRole.SUPERVISOR]
    assert [supervise(staffed, each.name, each.pin).name for each in supervisors] == ["Esikko"]
    staffed.close()
