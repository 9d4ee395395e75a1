"""The real window and a real centre: cards that changed there after the list was fetched."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from boxoffice.services.live_checking import LiveChecking
from sync.client import checking
from sync.server.lists.registering import block_card
from tests.desk.desks import enrolled_desk, served_centre
from tests.support.hand_desk import RunningCentre
from tests.support.network import code
from tests.support.scripted_http import Received, Scripted
from tests.support.spoiled_network import SpoiledNetwork, spoiled_network
from tests.window.conftest import Opened, Opener, with_tonight

BY_CENTRE = "The centre has just said so."
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def network(tmp_path: Path) -> Iterator[SpoiledNetwork]:
    with served_centre(tmp_path) as running:
        with_tonight(running)
        with spoiled_network(running) as made:
            yield made


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that tests run on beside others takes its time."""
    monkeypatch.setattr(checking, "PATIENCE_SECONDS", 20.0)


@pytest.fixture
def opened(tmp_path: Path, network: SpoiledNetwork, opener: Opener) -> Opened:
    """A desk of the centre, online, at tonight's performance; its rounds are over."""
    behind = RunningCentre(network.running.centre, network.address, network.running.clock)
    desk = enrolled_desk(tmp_path, behind)
    opened = opener(desk)
    assert opened.application.session is not None
    opened.application.session.round_ended.connect(opened.hands.round_ended)
    opened.at_tonight()
    hands = opened.hands
    hands.see("online", lambda: hands.screen.connection.text.startswith("Online"))
    assert opened.application.session.loop is not None
    opened.application.session.loop.stop()
    return opened


def lines(opened: Opened) -> tuple[str, ...]:
    verdict = opened.hands.screen.verdict
    return verdict.lines if verdict else ()


@pytest.mark.usefixtures("patient")
def test_a_card_blocked_since_the_list_was_fetched(opened: Opened, network: SpoiledNetwork) -> None:
    block_card(network.running.centre, code(1))
    opened.hands.scan(code(1))
    opened.hands.verdict("This card is not in use")
    assert BY_CENTRE in lines(opened)


@pytest.mark.usefixtures("patient")
def test_tickets_given_at_another_desk_a_moment_ago(
    opened: Opened, network: SpoiledNetwork
) -> None:
    other = network.running.desk()
    tonight = opened.application.session.presenter.overview.event  # type: ignore[union-attr]
    assert tonight is not None
    other.issue(code(2), tonight)
    other.send()
    opened.hands.scan(code(2))
    opened.hands.verdict("Has tickets: 1")
    assert BY_CENTRE in lines(opened)


def asks(request: Received) -> bool:
    return request.path == "/v1/checks"


def test_a_check_that_fails_is_silent_and_not_made_again(
    opened: Opened, network: SpoiledNetwork
) -> None:
    came = threading.Event()

    def spoil(request: Received) -> Scripted | None:
        if not asks(request):
            return None
        assert not came.is_set(), "it rests"
        came.set()
        return Scripted(500)

    network.spoil = spoil
    opened.hands.scan(code(3))
    opened.hands.verdict("Valid")
    opened.hands.see("the check", came.is_set)
    live = opened.application._checking
    assert isinstance(live, LiveChecking)
    check = live._check
    assert check is not None
    opened.hands.see("rest", lambda: check.resting)
    for number in (4, 5):
        opened.hands.scan(code(number))
        opened.hands.see("valid", lambda number=number: _shows(opened, code(number)))
    assert opened.hands.screen.banner is None
    assert opened.hands.screen.connection.text.startswith("Online")


def _shows(opened: Opened, text: str) -> bool:
    verdict = opened.hands.screen.verdict
    return verdict is not None and verdict.code.replace(" ", "").replace("·", "") == text


def test_a_centre_that_never_answers_keeps_nobody_waiting(
    opened: Opened, network: SpoiledNetwork
) -> None:
    released = threading.Event()

    def hold(request: Received) -> Scripted | None:
        if not asks(request):
            return None
        released.wait(60)
        return Scripted(503)

    network.spoil = hold
    opened.hands.scan(code(6))
    opened.hands.verdict("Valid")
    opened.hands.enter()
    opened.hands.given("1")
    opened.close()
    released.set()
