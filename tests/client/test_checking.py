"""Live checks from the desk's side: an answer in time or none, and no cost where there is none."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from sync.client import checking
from sync.client.carrying import Carrier
from sync.client.checking import LiveCheck
from sync.protocol import keys
from sync.protocol.checks import CheckAnswer, CheckedCard, CheckRequest, CheckState
from sync.protocol.encoding import to_timestamp
from sync.protocol.kinds import CardKind
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType
from sync.protocol.tags import tag_of
from tests.client.conftest import NOW, MadeUpCentre
from tests.client.round_scripts import a_problem, serving
from tests.support.centre import running_centre
from tests.support.network import code
from tests.support.scripted_http import Received, Script, Scripted

WANTED = CheckRequest(epoch=1, tag=bytes(8), event="concert")


@dataclass
class Asking:
    """A live check against a script, with seconds that a test counts."""

    made: MadeUpCentre
    seconds: float = 0.0
    asked: int = 0
    script: Script = lambda request: Scripted(500)
    live: LiveCheck = field(init=False)

    def __call__(self, request: Received) -> Scripted:
        """Count, and answer as the script does."""
        self.asked += 1
        return self.script(request)

    def begin(self) -> None:
        """The address is known."""
        self.live = LiveCheck(self.made.desk, lambda: NOW, lambda: self.seconds)

    def answer(self, request: Received, **other: object) -> Scripted:
        """A sound centre's, but for what a test wants otherwise."""
        said = CheckAnswer(
            device="device-1",
            nonce=request.nonce,
            epoch=1,
            tag=bytes(8),
            event="concert",
            state=CheckState.KNOWN,
            card=CheckedCard(
                kind=CardKind.PERSONAL, last_valid_day=date(2027, 3, 14), child_allowance=2
            ),
            at=NOW,
        ).model_copy(update=other)
        return Scripted(body=self.made.statement(StatementType.CHECK, said))


@pytest.fixture
def asking(centre: MadeUpCentre) -> Iterator[Asking]:
    asking = Asking(centre)
    with serving(centre, asking):
        asking.begin()
        yield asking
        asking.live.close()


def test_the_centres_word_on_a_card(asking: Asking) -> None:
    asking.script = asking.answer
    said = asking.live.ask(WANTED)
    assert said is not None
    assert said.state is CheckState.KNOWN
    assert not asking.live.resting


@pytest.mark.parametrize(
    "other",
    [
        {"nonce": "of another request"},
        {"device": "device-2"},
        {"epoch": 2},
        {"tag": bytes(range(8))},
        {"event": "museum"},
    ],
)
def test_an_answer_to_another_question_is_none(asking: Asking, other: dict[str, object]) -> None:
    asking.script = lambda request: asking.answer(request, **other)
    assert asking.live.ask(WANTED) is None


def test_an_answer_by_another_key_is_none(asking: Asking) -> None:
    asking.made.key = keys.new_signing_key()
    asking.script = asking.answer
    assert asking.live.ask(WANTED) is None


@pytest.mark.parametrize(
    "answer",
    [
        Scripted(500),
        Scripted(302, {"Location": "http://127.0.0.1/login"}),
        Scripted(body=b"<html>Welcome</html>"),
        Scripted(body=b"{}", announced=400),
        Scripted(404),
        a_problem(ProblemCode.TOO_MANY_CHECKS),
        a_problem(ProblemCode.REVOKED),
        a_problem(ProblemCode.NOT_FOUND),
        a_problem(ProblemCode.CLOCK_SKEW),
    ],
)
def test_whatever_fails_is_silent_and_rests(asking: Asking, answer: Scripted) -> None:
    asking.script = lambda _: answer
    assert asking.live.ask(WANTED) is None
    asked = asking.asked
    assert asking.live.ask(WANTED) is None
    assert (asking.asked, asking.live.resting) == (asked, True)


def test_each_failure_rests_twice_as_long_and_a_success_ends_it(asking: Asking) -> None:
    for rest in (10, 20, 40, 80, 160, 320, 600, 600):
        assert asking.live.ask(WANTED) is None
        asking.seconds += rest - 0.1
        assert asking.live.resting
        asking.seconds += 0.1
        assert not asking.live.resting
    asking.script = asking.answer
    assert asking.live.ask(WANTED) is not None
    asking.script = lambda _: Scripted(500)
    assert asking.live.ask(WANTED) is None
    asking.seconds += 10
    assert not asking.live.resting


def test_a_centre_that_asks_to_wait_is_left_alone_so_long(asking: Asking) -> None:
    asking.script = lambda _: Scripted(429, {"Retry-After": "40"})
    assert asking.live.ask(WANTED) is None
    asking.seconds += 39
    assert asking.live.resting


def test_an_answer_that_came_late_is_none_and_costs_no_rest(asking: Asking) -> None:
    def late(request: Received) -> Scripted:
        asking.seconds += 0.31
        return asking.answer(request)

    asking.script = late
    assert asking.live.ask(WANTED) is None
    assert not asking.live.resting


def test_an_answer_that_drips_is_given_up(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "PATIENCE_SECONDS", 0.05)
    asking.script = lambda _: Scripted(drip=iter(lambda: b" ", b""))
    assert asking.live.ask(WANTED) is None
    assert asking.live.resting


def test_nobody_at_the_address(centre: MadeUpCentre) -> None:
    assert LiveCheck(centre.desk, lambda: NOW).ask(WANTED) is None


def test_a_clock_that_is_off_is_told_once_a_check(asking: Asking) -> None:
    real = NOW + timedelta(days=3)

    def strict(request: Received) -> Scripted:
        if f"created={int(real.timestamp())}" not in request.headers["Signature-Input"]:
            return a_problem(ProblemCode.CLOCK_SKEW, at=to_timestamp(real))
        return asking.answer(request)

    asking.script = strict
    assert asking.live.ask(WANTED) is not None
    assert asking.live.ask(WANTED) is not None
    assert asking.asked == 4


def test_the_connection_stays_open_between_cards(tmp_path: Path) -> None:
    with running_centre(tmp_path) as running:
        desk = running.desk()
        live = LiveCheck(desk.identity, running.clock, lambda: 0.0)
        used = []
        for number in (1, 2, 3):
            tag = tag_of(desk.list_key, code(number))
            assert live.ask(CheckRequest(epoch=1, tag=tag, event="concert")) is not None
            assert live._centre is not None
            carrier = live._centre._session.get_adapter(running.address)
            assert isinstance(carrier, Carrier)
            pools = carrier.poolmanager.pools
            keys_now = pools.keys()
            used.append(sum(pools[key].num_connections for key in keys_now))
        assert used == [1, 1, 1]
        live.close()
