"""The store and the centre at the wrong moment: closing, locks, a second program, a hung centre."""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.ui.desk_session import PATIENCE_SECONDS
from boxoffice.ui.window import Section
from tests.desk.command_line import ROOT, environment
from tests.desk.desks import CommandDesk
from tests.support import clocks
from tests.support.network import code
from tests.window.conftest import Opened, Opener

Key = Qt.Key


@pytest.fixture
def opened(opener: Opener, desk: CommandDesk) -> Opened:
    """The desk at tonight's performance, its centre out of reach."""
    made = opener(desk)
    made.at_tonight()
    made.hands.on(Section.DESK)
    return made


@contextmanager
def busy(opened: Opened) -> Iterator[None]:
    """The store's thread has other work for a moment, also while the window closes."""
    session = opened.application.session
    assert session is not None
    free = threading.Event()
    session._lane.run(lambda: free.wait(10), lambda _: None, lambda error: None)
    yield
    threading.Timer(0.1, free.set).start()


def test_enter_and_then_close_records_the_tickets(opened: Opened, desk: CommandDesk) -> None:
    hands = opened.hands
    hands.scan(code(1))
    hands.verdict("Valid")
    QTest.qWait(170)
    with busy(opened):
        QTest.keyClick(hands.window.desk.code_field.line, Key.Key_Return)
    opened.close()
    assert [row["tickets"] for row in desk.rows()] == [{"holder": 1}]


def test_cards_on_their_way_to_the_strip_are_there_the_next_morning(
    opened: Opened, opener: Opener, desk: CommandDesk
) -> None:
    hands = opened.hands
    hands.scan(code(1))
    hands.verdict("Valid")
    with busy(opened):
        hands.scan(code(2))
        hands.see("no card", lambda: hands.screen.verdict is None)
    opened.close()
    again = opener(desk).hands
    again.see("a screen", lambda: again.window.desk.screen_shown is not None)
    left = [each.text for each in again.screen.not_recorded]
    assert left == ["…001: not recorded"]


def test_a_list_that_goes_before_enter_asks_for_the_face(opened: Opened, desk: CommandDesk) -> None:
    hands, session = opened.hands, opened.application.session
    assert session is not None
    hands.scan(code(1))
    hands.verdict("Valid")
    store = session._desk.store
    name = store.state().list_file
    assert name is not None
    store.drop_list(name)
    hands.enter()
    hands.verdict("Not on the list yet")

    def at_step_two() -> bool:
        return getattr(hands.screen.body, "step", 0) == 2

    # The desk may have noticed before Enter: then that one was for giving without a list at all.
    for _ in range(2):
        if not at_step_two():
            hands.enter()
    hands.see("step two", at_step_two)
    hands.enter()
    hands.given("1")
    opened.close()
    assert len(desk.rows()) == 1


def test_the_command_line_gives_while_the_card_is_open(opened: Opened, desk: CommandDesk) -> None:
    hands = opened.hands
    hands.scan(code(1))
    hands.verdict("Valid")
    assert desk.run("give", code(1), "--event", "tonight").code == 0
    hands.enter()
    hands.verdict("Has tickets")
    hands.enter()
    hands.see("ready", lambda: hands.screen.verdict is None)
    opened.close()
    assert [row["kind"] for row in desk.rows()] == ["issue", "collected"]


def test_two_windows_never_record_for_another_event_than_they_show(
    opened: Opened, opener: Opener, desk: CommandDesk
) -> None:
    hands, other = opened.hands, opener(desk)
    other.hands.see("a desk", lambda: other.hands.window.desk.screen_shown is not None)
    session = other.application.session
    assert session is not None
    hands.window.router.scanned.emit(code(1))
    hands.verdict("Valid")
    session.presenter.choose_event("later")
    other.hands.see("later", lambda: other.hands.screen.event.title == "Later")
    hands.window.router.scanned.emit(code(2))
    hands.see("the second card", lambda: "002" in getattr(hands.screen.verdict, "code", ""))
    assert hands.screen.event.title == "Later"
    assert hands.screen.give is not None
    assert "Later" in hands.screen.give.text
    QTest.qWait(170)
    hands.window.desk.press_give()
    hands.given("1")
    other.close()
    opened.close()
    assert [row["event"] for row in desk.rows()] == ["later"]


def test_a_centre_that_never_answers_does_not_hold_a_closed_window(desk: CommandDesk) -> None:
    address = desk.run("status", "--json").json["address"]
    with socket.create_server(("127.0.0.1", urlsplit(address).port or 0)) as deaf:
        deaf.settimeout(60)
        program = subprocess.Popen(
            clocks.command("boxoffice", "--data", desk.data, "--key-file", desk.key_file),
            env=environment(QT_QPA_PLATFORM="offscreen"),
        )
        connection, _ = deaf.accept()
        with connection:
            program.send_signal(signal.SIGTERM)
            asked = time.monotonic()
            assert program.wait(30) == 0
            assert time.monotonic() - asked < PATIENCE_SECONDS + 5


KILLED_AT_THE_COMMIT = """
import os, sys
from pathlib import Path
from boxoffice.app import DeskApplication
from boxoffice.config import Config
from boxoffice.keys.choosing import KeyChoice
from boxoffice.ui.desk.counter import Counter
from boxoffice.ui.language import LanguageCode
from tests.journeys.hands import Hands
from tests.support.clocks import CLOCK
from tests.window.conftest import Opened
data, keys, pictures, card = sys.argv[1:]
choice = KeyChoice(key_file=Path(keys))
application = DeskApplication(Config(Path(data)), choice, LanguageCode.ENGLISH, CLOCK)
application.start()
hands = Hands(application.window, Path(pictures))
Opened(application, hands).at_tonight()
give = Counter.give
def give_and_die(self, *what):
    give(self, *what)
    os.kill(os.getpid(), 9)
Counter.give = give_and_die
hands.scan(card)
hands.verdict("Valid")
hands.enter()
hands.given("1")
"""


def test_killed_between_the_commit_and_the_confirmation_the_row_is_there_once(
    opener: Opener, desk: CommandDesk, tmp_path: Path
) -> None:
    told = map(str, (desk.data, desk.key_file, tmp_path / "pictures", code(1)))
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_THE_COMMIT, *told],
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    again = opener(desk)
    again.hands.see("a screen", lambda: again.hands.window.desk.screen_shown is not None)
    assert [each.counts for each in again.hands.screen.given] == ["1"]
    assert again.hands.screen.not_recorded == ()
    again.hands.scan(code(1))
    again.hands.verdict("Has tickets")
    again.close()
    assert len(desk.rows()) == 1
