"""`boxoffice-sync` beside an open window: round after round, and both show what either did."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sync.server.lists.publishing import publish_programmes
from sync.server.store import venues
from tests.desk.command_line import environment
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support import clocks
from tests.support.hand_desk import RunningCentre
from tests.support.network import CONCERT, VENUE, code
from tests.window.conftest import Opened, Opener, with_tonight

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ALL_SENT = "All sent and confirmed"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with served_centre(tmp_path) as running:
        with_tonight(running)
        yield running


@pytest.fixture
def desk(tmp_path: Path, running: RunningCentre) -> CommandDesk:
    return enrolled_desk(tmp_path, running)


@pytest.fixture
def opened(desk: CommandDesk, opener: Opener) -> Opened:
    """A window whose first round is over, at tonight's performance."""
    opened = opener(desk)
    opened.at_tonight()
    hands = opened.hands
    hands.see("online", lambda: hands.screen.connection.text.startswith("Online"))
    return opened


@contextmanager
def syncing(desk: CommandDesk, *mode: str) -> Iterator["subprocess.Popen[bytes]"]:
    """The program in a process of its own."""
    arguments = ("--data", desk.data, "--key-file", desk.key_file, *mode)
    with subprocess.Popen(
        clocks.command("boxoffice.background", *arguments),
        env=environment(),
        stderr=subprocess.PIPE,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def give(opened: Opened, number: int) -> None:
    opened.hands.scan(code(number))
    opened.hands.verdict("Valid")
    opened.hands.enter()
    opened.hands.given("1")


def test_the_window_shows_what_the_watch_sent_and_brought(
    opened: Opened, desk: CommandDesk, running: RunningCentre
) -> None:
    session, hands = opened.application.session, opened.hands
    assert session is not None
    assert session.loop is not None
    session.loop.stop()
    give(opened, 1)
    hands.see("a row waits", lambda: hands.screen.waiting.text.startswith("1 waiting"))
    matinee = CONCERT.model_copy(update={"id": "matinee", "title": {"en": "Matinee"}})
    with running.centre.store.write() as connection:
        venues.add_events(connection, VENUE, [matinee])
    publish_programmes(running.centre)

    def brought() -> bool:
        session.refresh()
        overview = session.presenter.overview
        sent = hands.screen.waiting.text == ALL_SENT
        return sent and overview is not None and "matinee" in overview.events

    with syncing(desk, "--watch") as watch:
        hands.see("what the watch did", brought)
        watch.send_signal(signal.SIGTERM)
        _, said = watch.communicate(timeout=30)
    assert (watch.returncode, said) == (0, b"")
    assert hands.screen.banner is None


def test_rounds_of_several_programs_follow_each_other(opened: Opened, desk: CommandDesk) -> None:
    session, hands = opened.application.session, opened.hands
    assert session is not None
    assert session.loop is not None
    with syncing(desk, "--once", "--wait", "30") as first, syncing(desk, "--watch") as watch:
        for number in range(10, 16):
            give(opened, number)
            session.loop.wake()
        _, said = first.communicate(timeout=60)
        hands.see("all sent", lambda: hands.screen.waiting.text == ALL_SENT)
        watch.send_signal(signal.SIGTERM)
        watch.communicate(timeout=30)
    assert (first.returncode, said, watch.returncode) == (0, b"", 0)
    assert hands.screen.banner is None
    assert all(row["acknowledged"] for row in desk.rows())
