"""The centre's word on the open card: beside what the clerk does, and never under the finger."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.ui.desk.screen import FaceBody, RefusalBody, TicketsBody
from boxoffice.ui.keys import SETTLE_MS
from boxoffice.ui.sign_in.presenter import Tried
from boxoffice.ui.supervision.presenter import Answering, Supervision
from sync.protocol.kinds import Channel
from tests.support.desk_work import (
    CHILD,
    HOLDER,
    A,
    B,
    Counter,
    MemoryWork,
    has_tickets,
    not_a_code,
    on_face,
    overview,
    refused,
    verdict,
)

WORD = CentreWord(None)
BY_CENTRE = "The centre has just said so."


@dataclass
class Asked:
    """`LiveChecks` whose answers a test gives."""

    verdicts: list[Verdict] = field(default_factory=list)
    wanted: list[Callable[[], bool]] = field(default_factory=list)
    said: list[Callable[[CentreWord], None]] = field(default_factory=list)

    def ask(
        self, verdict: Verdict, wanted: Callable[[], bool], said: Callable[[CentreWord], None]
    ) -> None:
        """Keep all."""
        self.verdicts.append(verdict)
        self.wanted.append(wanted)
        self.said.append(said)

    def answer(self) -> None:
        """The centre's word on the card asked about last."""
        self.said[-1](WORD)


@pytest.fixture
def asked() -> Asked:
    return Asked()


def at_counter(
    asked: Asked, refined: Verdict | None = None, first: Verdict | None = None
) -> Counter:
    """A desk with a connection."""
    counter = Counter(MemoryWork(verdicts={A: first} if first else {}, refined=refined))
    counter.presenter.check_with(asked)
    counter.presenter.connection(online=True)
    return counter


def lines(counter: Counter) -> tuple[str, ...]:
    assert counter.screen.verdict is not None
    return counter.screen.verdict.lines


def test_a_check_goes_out_once_the_verdict_is_shown(asked: Asked) -> None:
    counter = at_counter(asked)
    counter.lane.held = True
    counter.presenter.code_entered(A)
    assert asked.verdicts == []
    counter.lane.release()
    assert counter.title == "Valid"
    assert [each.text for each in asked.verdicts] == [A]


def test_without_a_connection_or_a_code_nothing_is_asked(asked: Asked) -> None:
    counter = at_counter(asked, first=not_a_code(A))
    counter.presenter.code_entered(A)
    counter.presenter.connection(online=False)
    counter.presenter.code_entered(B)
    assert asked.verdicts == []


def test_the_centres_word_changes_the_open_card_and_says_so(asked: Asked) -> None:
    counter = at_counter(asked, refused(A))
    counter.presenter.code_entered(A)
    asked.answer()
    assert counter.title == "This card is not in use"
    assert isinstance(counter.screen.body, RefusalBody)
    assert lines(counter)[-1] == BY_CENTRE
    assert counter.screen.refined


def test_a_card_that_the_list_lacks_becomes_valid_with_its_data(asked: Asked) -> None:
    counter = at_counter(asked, verdict(A), first=on_face(A))
    counter.presenter.code_entered(A)
    assert isinstance(counter.screen.body, FaceBody)
    asked.answer()
    assert counter.title == "Valid"
    assert isinstance(counter.screen.body, TicketsBody)
    counter.seconds += 1
    counter.presenter.give()
    assert counter.work.given == [(A, {HOLDER: 1}, None)]


def test_the_same_verdict_changes_nothing_on_screen(asked: Asked) -> None:
    counter = at_counter(asked)
    counter.presenter.code_entered(A)
    counter.presenter.plus("child")
    shown = counter.screen
    asked.answer()
    counter.presenter.show()
    assert counter.screen == shown
    counter.presenter.give()
    assert counter.work.given == [(A, {HOLDER: 1, CHILD: 1}, None)]


def test_nothing_changes_once_the_give_key_was_pressed(asked: Asked) -> None:
    counter = at_counter(asked, refused(A))
    counter.presenter.code_entered(A)
    counter.lane.held = True
    counter.presenter.give()
    asked.answer()
    counter.lane.release()
    assert counter.work.given == [(A, {HOLDER: 1}, None)]
    assert counter.screen.verdict is None


def test_a_word_under_way_when_the_give_key_is_pressed_comes_too_late(asked: Asked) -> None:
    counter = at_counter(asked, refused(A))
    counter.presenter.code_entered(A)
    counter.lane.held = True
    asked.answer()
    counter.presenter.give()
    counter.lane.release()
    assert counter.work.given == [(A, {HOLDER: 1}, None)]
    assert counter.screen.verdict is None


def test_a_key_pressed_as_the_screen_changes_acts_on_what_was_shown(asked: Asked) -> None:
    counter = at_counter(asked, refused(A))
    counter.presenter.code_entered(A)
    asked.answer()
    counter.seconds += (SETTLE_MS - 1) / 1000
    counter.presenter.give()
    assert counter.work.given == [(A, {HOLDER: 1}, None)]


def test_a_key_pressed_later_acts_on_the_centres_word(asked: Asked) -> None:
    counter = at_counter(asked, refused(A))
    counter.presenter.code_entered(A)
    asked.answer()
    counter.seconds += SETTLE_MS / 1000
    counter.presenter.give()
    assert counter.work.given == []
    assert counter.title == "This card is not in use"


def test_a_key_for_a_refusal_does_not_give_on_what_took_its_place(asked: Asked) -> None:
    counter = at_counter(asked, verdict(A), first=refused(A, VerdictKind.NOT_ON_LIST))
    counter.presenter.code_entered(A)
    asked.answer()
    assert counter.title == "Valid"
    counter.presenter.give()
    assert (counter.work.given, counter.title) == ([], "Valid")
    counter.seconds += 1
    counter.presenter.give()
    assert counter.work.given == [(A, {HOLDER: 1}, None)]


def test_enter_for_the_printed_day_goes_on_with_the_face(asked: Asked) -> None:
    counter = at_counter(asked, verdict(A), first=on_face(A))
    counter.presenter.code_entered(A)
    asked.answer()
    counter.presenter.give()
    body = counter.screen.body
    assert isinstance(body, FaceBody)
    assert (body.step, counter.work.given) == (2, [])


def test_the_next_card_is_not_touched(asked: Asked) -> None:
    counter = at_counter(asked, refused(A))
    counter.presenter.code_entered(A)
    said, wanted = asked.said[-1], asked.wanted[-1]
    assert wanted()
    counter.presenter.code_edited("E")
    assert not wanted()
    counter.presenter.code_entered(B)
    said(WORD)
    assert counter.title == "Valid"
    assert counter.work.words == []


def test_a_card_dismissed_stays_dismissed(asked: Asked) -> None:
    counter = at_counter(asked, refused(A))
    counter.presenter.code_entered(A)
    counter.presenter.dismiss()
    asked.answer()
    assert counter.screen.verdict is None


def test_an_order_by_phone_stays_one(asked: Asked) -> None:
    counter = at_counter(asked, verdict(A), first=on_face(A))
    counter.presenter.code_entered(A)
    counter.presenter.phone()
    asked.answer()
    counter.seconds += 1
    counter.presenter.give()
    assert counter.work.state.given[0].channel is Channel.PHONE


def test_a_supervisor_who_answers_is_not_interrupted(asked: Asked) -> None:
    used = refused(A, VerdictKind.USED, alternative=Action.OVERRIDE, rests_on=Action.GIVE)
    counter = at_counter(asked, refused(A), first=used)
    counter.presenter.supervised_by(supervision(counter))
    counter.presenter.code_entered(A)
    counter.presenter.alternative()
    asked.answer()
    assert counter.title == "Already used"


class Thinking:
    """`SupervisionWork` of a supervisor who is asked, and has not answered yet."""

    def answering(self) -> Answering:
        """One."""
        return Answering(needed=True, supervisors=("Esikko",))

    def try_supervisor(self, name: str, pin: str) -> Tried:
        """Never tried."""
        raise AssertionError


def supervision(counter: Counter) -> Supervision:
    return Supervision(Thinking(), counter.lane, counter.timer, counter.presenter.show, str)


def test_a_store_that_fails_then_says_nothing(asked: Asked) -> None:
    counter = at_counter(asked, refused(A))
    counter.presenter.code_entered(A)
    counter.work.broken, counter.work.broken_acts = OSError(), frozenset({"refine"})
    asked.answer()
    assert (counter.title, counter.screen.banner) == ("Valid", None)


def test_tickets_given_at_another_desk_are_seen_before_more_are_given(asked: Asked) -> None:
    counter = at_counter(asked, has_tickets(A))
    counter.presenter.code_entered(A)
    asked.answer()
    assert counter.title == "Has tickets: 1"
    counter.seconds += 1
    counter.presenter.give()
    assert (counter.work.given, counter.work.let) == ([], [A])


def test_a_verdict_that_rests_on_the_centres_word_is_not_asked_about_again(asked: Asked) -> None:
    counter = at_counter(asked, first=replace(verdict(A), centre=WORD))
    counter.presenter.code_entered(A)
    assert asked.verdicts == []


def test_the_next_day_the_same_card_is_decided_anew(asked: Asked) -> None:
    counter = at_counter(asked, refused(A))
    counter.presenter.code_entered(A)
    asked.answer()
    counter.work.state = overview()
    counter.presenter.code_entered(A)
    assert not counter.screen.refined
