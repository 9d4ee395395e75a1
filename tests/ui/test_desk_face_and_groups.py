"""Tickets on a card's face, as a supervisor answers for, from before, and for groups."""

from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from boxoffice.domain.face import Face
from boxoffice.domain.verdicts import Action, Allowance, VerdictKind
from boxoffice.ui.desk.open_card import FACE_CHILDREN
from boxoffice.ui.desk.screen import (
    FaceBody,
    ReadyBody,
    RefusalBody,
    TicketsBody,
    Tone,
)
from boxoffice.ui.sign_in.presenter import Tried
from boxoffice.ui.supervision.presenter import Answering, Supervision
from sync.protocol.kinds import CardKind
from sync.protocol.programme import ListPolicy, Policy
from tests.support.desk_work import (
    ASSISTANT,
    CHILD,
    GROUP_CHILD,
    HOLDER,
    OLD,
    PERSONAL,
    TODAY,
    WORKER,
    A,
    B,
    Counter,
    has_tickets,
    not_a_code,
    on_face,
    refused,
    verdict,
)

# On the card's face.


def test_the_face_is_two_steps_in_place(counter: Counter) -> None:
    counter.work.verdicts[A] = on_face(A)
    counter.presenter.code_entered(A)
    assert isinstance(counter.screen.body, FaceBody)
    assert counter.screen.body.step == 1
    counter.presenter.give()
    assert counter.screen.body.step == 2
    for _ in range(2):
        counter.presenter.plus("face_children")
    counter.presenter.minus("child")
    assert (counter.screen.body.children.count, counter.row("child").count) == (2, 1)
    counter.presenter.give()
    ((_, tickets, face),) = counter.work.given
    assert tickets == {HOLDER: 1, CHILD: 1}
    assert face is not None
    assert (face.last_valid_day, face.children, face.kind) == (TODAY, 2, CardKind.PERSONAL)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("tomorrow", "Write the day"), ("24.4.2026", "past"), ("31.2.2027", "Write the day")],
)
def test_a_day_that_cannot_be_is_told_beside_the_field(
    counter: Counter, typed: str, problem: str
) -> None:
    counter.work.verdicts[A] = on_face(A)
    counter.presenter.code_entered(A)
    counter.presenter.face_day_entered(typed)
    assert isinstance(counter.screen.body, FaceBody)
    assert (counter.screen.body.step, counter.screen.body.day_text) == (1, typed)
    assert problem in counter.screen.body.day_error
    counter.presenter.face_day_edited("14.3.2027")
    assert counter.screen.body.day_error == ""
    counter.presenter.give()
    assert (counter.screen.body.step, counter.screen.body.day_text) == (2, "2027-03-14")


def test_a_past_day_takes_tickets_by_the_way_it_leaves_open(counter: Counter) -> None:
    counter.work.verdicts[A] = refused(
        A, VerdictKind.EXPIRED, alternative=Action.GIVE_ON_FACE, allowances=on_face(A).allowances
    )
    counter.presenter.code_entered(A)
    assert isinstance(counter.screen.body, RefusalBody)
    assert counter.screen.body.alternative == "The card shows a later day"
    counter.presenter.give()
    assert counter.work.given == []
    counter.presenter.alternative()
    counter.presenter.face_day_entered("1.12.2026")
    counter.presenter.give()
    ((_, _, face),) = counter.work.given
    assert face is not None
    assert face.last_valid_day == date(2026, 12, 1)


def test_a_card_given_on_its_face_gets_more_by_its_face(counter: Counter) -> None:
    counter.work.verdicts[A] = has_tickets(
        A,
        card=None,
        alternative=Action.GIVE_ON_FACE,
        allowances=(Allowance(HOLDER, 0, 0), Allowance(CHILD, 0, 0), Allowance(ASSISTANT, None, 0)),
    )
    counter.presenter.code_entered(A)
    counter.presenter.plus("assistant")
    counter.presenter.give()
    assert counter.work.given == []
    assert isinstance(counter.screen.body, FaceBody)


class _NobodyAsked:
    """A venue without clerks and reasons: who is at the desk answers at once."""

    def answering(self) -> Answering:
        return Answering()

    def try_supervisor(self, name: str, pin: str) -> Tried:
        raise AssertionError("nobody has to be asked")


@pytest.fixture
def supervised(counter: Counter) -> Counter:
    """A desk at which a supervisor's word is there as soon as it is asked for."""
    presenter = counter.presenter
    asks = Supervision(_NobodyAsked(), counter.lane, counter.timer, presenter.show, str)
    presenter.supervised_by(asks)
    return counter


def test_a_supervisor_gives_by_the_face_of_a_used_card(supervised: Counter) -> None:
    supervised.work.verdicts[A] = refused(
        A,
        VerdictKind.USED,
        card=None,
        alternative=Action.OVERRIDE,
        rests_on=Action.GIVE_ON_FACE,
        allowances=on_face(A).allowances,
    )
    supervised.presenter.code_entered(A)
    assert isinstance(supervised.screen.body, RefusalBody)
    assert supervised.screen.body.alternative == "A supervisor gives"
    supervised.presenter.give()
    supervised.presenter.alternative()
    assert isinstance(supervised.screen.body, FaceBody)
    supervised.presenter.face_day_entered("1.12.2026")
    supervised.presenter.plus(FACE_CHILDREN)
    supervised.presenter.give()
    ((text, tickets, face),) = supervised.work.given
    assert (text, tickets, face) == (A, {HOLDER: 1, CHILD: 1}, Face(date(2026, 12, 1), 1))
    assert len(supervised.work.approvals) == 1


def test_a_card_that_a_supervisor_answered_for_does_not_vanish(supervised: Counter) -> None:
    """The next card came before Enter: what the supervisor gave may have been handed out."""
    sold_out = refused(
        A,
        VerdictKind.NO_QUOTA,
        alternative=Action.OVERRIDE,
        rests_on=Action.GIVE,
        allowances=PERSONAL,
        sold_out=True,
    )
    supervised.work.verdicts[A] = sold_out
    supervised.presenter.code_entered(A)
    supervised.presenter.code_entered(B)
    supervised.presenter.dismiss()
    assert supervised.work.aside == []
    supervised.presenter.code_entered(A)
    supervised.presenter.alternative()
    supervised.presenter.code_entered(B)
    assert supervised.work.aside == [A]


def test_record_as_written_comes_after_a_second_identical_reading(counter: Counter) -> None:
    counter.work.verdicts["HELLO"] = not_a_code("HELLO")
    counter.presenter.code_entered("hello")
    assert [each.repeated for each in counter.work.asked] == [False]
    assert isinstance(counter.screen.body, RefusalBody)
    assert counter.screen.body.alternative == ""
    counter.work.verdicts["HELLO"] = not_a_code("HELLO", repeated=True)
    counter.presenter.code_entered("Hello")
    assert counter.work.asked[-1].repeated
    assert counter.screen.body.alternative == "Record as written"
    counter.presenter.alternative()
    counter.presenter.face_day_entered("")
    counter.presenter.give()
    ((text, tickets, face),) = counter.work.given
    assert (text, tickets) == ("HELLO", {HOLDER: 1})
    assert face is not None


def test_another_reading_between_two_identical_ones_counts_anew(counter: Counter) -> None:
    counter.work.verdicts["HELLO"] = not_a_code("HELLO")
    for text in ("HELLO", A, "HELLO"):
        counter.presenter.code_entered(text)
    assert [each.repeated for each in counter.work.asked] == [False, False, False]


# Tickets from before, and groups.


def test_a_card_with_tickets_is_let_in(counter: Counter) -> None:
    counter.work.verdicts[A] = has_tickets(A)
    counter.presenter.scanned(A)
    assert counter.screen.verdict is not None
    assert counter.screen.verdict.tone is Tone.NEUTRAL
    assert counter.screen.give is not None
    assert counter.screen.give.text == "Let in"
    counter.presenter.give()
    assert counter.work.let == [A]
    assert isinstance(counter.screen.body, ReadyBody)
    counter.presenter.scanned(A)
    assert len(counter.work.asked) == 2


def test_children_are_added_to_tickets_from_before(counter: Counter) -> None:
    counter.work.verdicts[A] = has_tickets(A)
    counter.presenter.scanned(A)
    counter.presenter.plus("child")
    assert counter.screen.give is not None
    assert counter.screen.give.text.startswith("Give 1 ticket(s)")
    counter.presenter.give()
    assert (counter.work.given, counter.work.let) == ([(A, {CHILD: 1}, None)], [])


def test_a_group_card_counts_workers_and_clients(counter: Counter) -> None:
    card = verdict(A).card
    assert card is not None
    counter.work.verdicts[A] = verdict(
        A,
        card=replace(card, kind=CardKind.COMMUNITY),
        allowances=(Allowance(WORKER, 2, 1), Allowance(GROUP_CHILD, None, 0)),
    )
    counter.presenter.scanned(A)
    assert counter.title == "Valid: group card"
    for _ in range(12):
        counter.presenter.plus("group_child")
    for _ in range(3):
        counter.presenter.plus("worker")
    counter.presenter.plus("holder")
    counter.presenter.give()
    assert counter.work.given == [(A, {WORKER: 2, GROUP_CHILD: 12}, None)]


def test_with_no_ticket_chosen_the_button_waits(counter: Counter) -> None:
    counter.presenter.scanned(A)
    counter.presenter.minus("holder")
    assert counter.screen.give is not None
    assert not counter.screen.give.enabled
    counter.presenter.give()
    assert counter.work.given == []
    assert isinstance(counter.screen.body, TicketsBody)


class _Esikko:
    """A venue with one supervisor, who is not at hand."""

    def answering(self) -> Answering:
        return Answering(needed=True, supervisors=("Esikko",))

    def try_supervisor(self, name: str, pin: str) -> Tried:
        raise AssertionError("no PIN was typed")


@pytest.mark.parametrize("opened_by", ["supervisor", "clerk"])
def test_who_opens_an_old_list_for_the_shift_is_policy(
    counter: Counter, opened_by: Literal["supervisor", "clerk"]
) -> None:
    policy = Policy(card_list=ListPolicy(old_opened_by=opened_by))
    counter.work.state = replace(counter.work.state, policy=policy, list_state=OLD)
    counter.work.verdicts[A] = verdict(A, list_state=OLD, old_list=True, needs_confirmation=True)
    presenter = counter.presenter
    presenter.refresh()
    asks = Supervision(_Esikko(), counter.lane, counter.timer, presenter.show, str)
    presenter.supervised_by(asks)
    presenter.scanned(A)
    presenter.give()
    assert isinstance(counter.screen.body, RefusalBody) is (opened_by == "supervisor")
    assert counter.work.asked[-1].old_list_confirmed is (opened_by == "clerk")
