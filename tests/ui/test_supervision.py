"""A supervisor in place, without a window: who is asked, for what, and what becomes of the word."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from boxoffice.domain.clerks import KnownClerk
from boxoffice.services.issuing import Approval
from boxoffice.ui.sign_in.presenter import Tried
from boxoffice.ui.supervision.presenter import Answering, Supervision
from sync.protocol.clerks import ClerkRole
from tests.support.held import HeldLane

ESIKKO = KnownClerk("Esikko", ClerkRole.SUPERVISOR)
REASONS = {"mistake": {"en": "Given by mistake"}, "second": {"en": "Comes a second time"}}


@dataclass
class Work:
    """Who answers, and one right PIN."""

    who: Answering
    wrong: Tried = field(default_factory=Tried)

    def answering(self) -> Answering:
        return self.who

    def try_supervisor(self, name: str, pin: str) -> Tried:
        return Tried(ESIKKO) if pin == "118203" else self.wrong


class HeldTimer:
    """A timer that fires when the test says so."""

    def __init__(self) -> None:
        self.fire = lambda: None

    def after(self, seconds: float, call: object) -> None:
        assert callable(call)
        self.fire = call


class Counter:
    """One card at a desk, and a supervisor who may be asked about it."""

    def __init__(self, who: Answering) -> None:
        self.work, self.timer, self.card = Work(who), HeldTimer(), object()
        self.words: list[Approval] = []
        self.lane = HeldLane()
        self.asks = Supervision(
            self.work, self.lane, self.timer, lambda: None, lambda error: "fault"
        )

    def ask(self, *, reason: bool = True) -> None:
        self.asks.begin(self.card, self.words.append, reason=reason)


def test_a_venue_without_clerks_asks_for_the_reason_alone() -> None:
    counter = Counter(Answering(reasons=REASONS))
    counter.ask()
    assert [each.text for each in counter.asks.body().choices] == [
        "Given by mistake",
        "Comes a second time",
    ]
    counter.asks.answered("3")
    counter.asks.answered("1")
    assert counter.words == [Approval(None, ("mistake",))]
    assert not counter.asks.asks_about(counter.card)


def test_while_the_desk_looks_who_may_answer_it_says_so() -> None:
    counter = Counter(Answering(needed=True, supervisors=("Esikko",)))
    counter.lane.held = True
    counter.ask()
    assert counter.asks.body().prompt == "A moment: the desk looks who may answer."
    assert not counter.asks.body().asks
    counter.lane.release()
    assert counter.asks.body().prompt == "PIN of Esikko"


def test_several_supervisors_are_chosen_from() -> None:
    counter = Counter(Answering(needed=True, supervisors=("Esikko", "Vuokko"), reasons=REASONS))
    counter.ask()
    assert [(each.key, each.text) for each in counter.asks.body().choices] == [
        ("1", "Esikko"),
        ("2", "Vuokko"),
    ]
    counter.asks.answered("1")
    assert counter.asks.body().secret
    assert counter.asks.body().prompt == "PIN of Esikko"
    counter.asks.answered("118203")
    counter.asks.answered("2")
    assert counter.words == [Approval(ESIKKO, ("second",))]


def test_a_wrong_pin_empties_the_field_and_a_wait_is_waited_for() -> None:
    counter = Counter(Answering(needed=True, supervisors=("Esikko",)))
    counter.work.wrong = Tried(wait=timedelta(seconds=30))
    counter.ask()
    before = counter.asks.body().attempt
    counter.asks.answered("000000")
    assert counter.asks.body().attempt > before
    assert "30 s" in counter.asks.body().note
    counter.asks.answered("118203")
    assert counter.words == []
    counter.timer.fire()
    counter.asks.answered("118203")
    assert counter.words == [Approval(ESIKKO, ())]


def test_where_no_supervisor_is_known_nothing_can_be_typed() -> None:
    counter = Counter(Answering(needed=True))
    counter.ask()
    assert not counter.asks.body().asks
    counter.asks.answered("1")
    counter.asks.cancel()
    assert counter.words == []
    assert not counter.asks.asks_about(counter.card)


@pytest.mark.parametrize("reasons", [{}, REASONS])
def test_an_old_list_needs_a_pin_and_no_reason(reasons: dict[str, dict[str, str]]) -> None:
    counter = Counter(Answering(needed=True, supervisors=("Esikko",), reasons=reasons))
    counter.ask(reason=False)
    counter.asks.answered("118203")
    assert counter.words == [Approval(ESIKKO, ())]


def test_an_answer_that_comes_after_another_card_is_nobodys() -> None:
    counter = Counter(Answering(needed=True, supervisors=("Esikko",)))
    counter.ask(reason=False)
    counter.lane.held = True
    counter.asks.answered("118203")
    counter.asks.cancel()
    counter.lane.release()
    assert counter.words == []
