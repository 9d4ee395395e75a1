"""Practice in its real window, by keys alone: eight customers, a sheet, and nothing left."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import delete

from boxoffice.config import Config
from boxoffice.domain import practice
from boxoffice.throw_away import wipe_leftovers
from boxoffice.ui.language import LanguageCode, PlainEnglish, speak
from boxoffice.ui.practice.application import PracticeApplication
from boxoffice.ui.practice.guide import Advice
from boxoffice.ui.window import Section
from tests.support.clocks import CLOCK
from tests.window.practising import Practised, practised, wait_for

Key = Qt.Key


_watching: list[list[str]] = []
_NETWORK = {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"}


def _audit(event: str, _arguments: object) -> None:
    if event in _NETWORK:
        for each in _watching:
            each.append(event)


@pytest.fixture(scope="session")
def _audited() -> None:
    sys.addaudithook(_audit)


@pytest.fixture
def network(_audited: None) -> Iterator[list[str]]:
    """Every use of the network meanwhile, as the interpreter itself sees it."""
    seen: list[str] = []
    _watching.append(seen)
    yield seen
    _watching.remove(seen)


@pytest.fixture
def practising(qapp: QApplication, tmp_path: Path) -> Iterator[Practised]:
    with practised(Config(tmp_path / "desk"), tmp_path / "pictures") as opened:
        opened.hands.see("the events", lambda: opened.hands.window.events.list.count() > 0)
        yield opened


def _read(opened: Practised, card: practice.PracticeCard) -> None:
    """Type a card's code and Enter; the scanner's way is another test's."""
    opened.hands.type(card.code)
    opened.hands.press(Key.Key_Return)
    opened.hands.see("a verdict", lambda: opened.hands.screen.verdict is not None)


def test_eight_customers_are_served_by_keys_alone_and_nothing_is_left_nor_sent(
    practising: Practised, network: list[str]
) -> None:
    hands = practising.hands
    assert practising.left(), "a practice has a folder while it goes on"
    practising.advises(Advice.EVENT)
    _begin(practising)
    practising.advises(Advice.SHOW)
    assert hands.screen.connection.text.startswith("Practice")
    for number, (card, keys) in enumerate(_GIVEN, 1):
        practising.at(number)
        _read(practising, card)
        practising.advises(Advice.OPEN)
        for key in keys:
            hands.press(key)
        hands.enter()
    practising.at(5)
    _read(practising, practice.ORDERED)
    hands.enter()
    practising.at(6)
    _send_away(practising)
    practising.at(7)
    _read(practising, practice.NEW)
    hands.enter()
    hands.type("+")
    hands.enter()
    practising.at(8)
    _read(practising, practice.RETURNING)
    hands.type("+")
    hands.enter()
    practising.advises(Advice.TAKE_BACK)
    _undo_by_keys(practising)
    practising.at(0)
    assert "sync" not in {each.name for each in threading.enumerate()}
    _leave(practising)
    assert network == []


_PLUS = Key.Key_Plus
_GIVEN = (
    (practice.SINGLE, ()),
    (practice.FAMILY, (_PLUS, _PLUS)),
    (practice.ASSISTED, (Key.Key_F4,)),
    (practice.GROUP, (_PLUS,) * 5),
)
"""The first four customers: the card, and the keys before Enter."""


def _begin(opened: Practised) -> None:
    """Enter on the first event, once the page has stood long enough for it to be meant."""
    events = opened.hands.window.events
    opened.hands.on(Section.EVENTS)
    opened.hands.see("a page at rest", lambda: events.list.count() > 0 and events.settled)
    opened.hands.press(Key.Key_Return)
    opened.hands.see("the event", lambda: opened.hands.screen.event.chosen)


def _send_away(opened: Practised) -> None:
    """Show the refusal to the customer, and close it."""
    hands = opened.hands
    _read(opened, practice.BLOCKED)
    hands.press(Key.Key_F9)
    hands.on(Section.CUSTOMER)
    made = opened.application.practice
    assert made is not None
    assert made.panel.isHidden()
    assert made.frame.band.isVisible()
    hands.press(Key.Key_Escape)
    hands.on(Section.DESK)
    hands.press(Key.Key_Escape)


def _leave(opened: Practised) -> None:
    """Ctrl+Q closes the window, and then nothing is left."""
    hands = opened.hands
    QTest.keyClick(hands.window, Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    hands.see("the closed window", lambda: not hands.window.isVisible())
    opened.application.stop()
    assert opened.left() == []


def test_what_is_given_stays_here_and_the_sync_screen_says_why(
    practising: Practised, network: list[str]
) -> None:
    hands = practising.hands
    _begin(practising)
    hands.scan(practice.SINGLE.code)
    hands.verdict("Valid")
    hands.enter()
    practising.at(2)
    hands.window.open(Section.SYNC)
    hands.window.sync.sync_requested.emit()
    said = "Practice sends nothing"
    hands.see(said, lambda: any(said in each.text() for each in _labels(hands.window.sync)))
    assert network == []


def _labels(page: QWidget) -> list[QLabel]:
    return page.findChildren(QLabel)


def test_starting_over_brings_the_first_customer_back_to_fresh_cards(practising: Practised) -> None:
    first = practising.hands
    _begin(practising)
    first.scan(practice.SINGLE.code)
    first.verdict("Valid")
    first.enter()
    practising.at(2)
    folders = {each for each in practising.left() if each.name == "ledger.db"}
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(first.window, Key.Key_F12, shift)
    hands = practising.hands
    hands.see("the events again", lambda: hands.window.events.list.count() > 0)
    assert hands.window is not first.window
    assert practising.number == 1
    again = {each for each in practising.left() if each.name == "ledger.db"}
    assert len(again) == 1
    assert not again & folders
    _begin(practising)
    hands.scan(practice.SINGLE.code)
    hands.verdict("Valid")


def test_customers_are_skipped_by_a_key(practising: Practised) -> None:
    _begin(practising)
    practising.hands.press(Key.Key_F12)
    practising.at(2)


def test_the_sheet_is_saved_and_no_printer_is_a_sentence(
    practising: Practised, tmp_path: Path
) -> None:
    made = practising.application.practice
    assert made is not None
    made.save(tmp_path / "cards.pdf")
    note = made.panel.note
    practising.hands.see("saved", lambda: note.text() == "The practice cards are saved.")
    assert (tmp_path / "cards.pdf").read_bytes().startswith(b"%PDF")
    made.save(tmp_path / "no-such-folder" / "cards.pdf")
    practising.hands.see("not saved", lambda: note.text() != "The practice cards are saved.")


def test_a_table_that_is_saved_says_practice(practising: Practised, tmp_path: Path) -> None:
    hands, path = practising.hands, tmp_path / "report.csv"
    _begin(practising)
    hands.window.open(Section.REPORTS)

    def saved() -> bool:
        hands.window.reports.act.emit("csv", str(path))  # nothing before the figures are there
        return path.exists()

    hands.see("the file", saved)
    assert path.read_text("utf-8-sig").splitlines()[0].startswith("Practice")


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_folder_that_cannot_be_written_is_a_sentence(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    application = PracticeApplication(Config(tmp_path / "file"), LanguageCode.ENGLISH, CLOCK)
    try:
        application.start()
        assert application.practice is None
        assert application.fault.isVisible()
        assert application.fault.sentence.text()
    finally:
        application.stop()
        delete(application.fault)
        delete(application)
        speak(PlainEnglish())


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_program_that_is_ended_or_killed_leaves_nothing_to_the_next(
    tmp_path: Path, how: signal.Signals
) -> None:
    command = [sys.executable, "-m", "boxoffice", "--practice", "--data", str(tmp_path / "desk")]
    config = Config(tmp_path / "desk")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as program:
        wait_for(lambda: any((config.data / "practice").glob("*/desk/cards-*.db")))
        program.send_signal(how)
        code = program.wait(20)
    left = list((config.data / "practice").glob("*")) if config.data.exists() else []
    if how is signal.SIGTERM:
        assert (code, left) == (0, [])
    else:
        assert left
        assert wipe_leftovers(config) == ()
    assert not (config.data / "practice").exists()
    logged = "".join(each.read_text() for each in config.logs.glob("*.log"))
    assert "bug" not in logged
    assert "PR10" not in logged


def test_signing_in_locking_and_approving_are_practised(qapp: QApplication, tmp_path: Path) -> None:
    clerk, _, supervisor = practice.CLERKS
    with practised(Config(tmp_path / "desk"), tmp_path / "pictures", staffed=True) as opened:
        hands, window = opened.hands, opened.hands.window
        made = opened.application.practice
        assert made is not None
        hands.see("the names", lambda: clerk.name in window.sign_in.names.buttons)
        opened.advises(Advice.SIGN_IN)
        assert clerk.pin in made.panel.names.text()

        def sign_in() -> None:
            window.sign_in.chosen.emit(clerk.name)
            hands.see("the PIN field", window.sign_in.pin.line.hasFocus)
            hands.type(clerk.pin)
            hands.see("the desk", lambda: not window.locked)

        sign_in()
        opened.advises(Advice.EVENT)
        _begin(opened)
        QTest.keyClick(window, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        hands.see("the lock", lambda: window.locked)
        opened.advises(Advice.SIGN_IN)
        sign_in()
        opened.advises(Advice.SHOW)
        made.session.presenter.choose_event(practice.MUSEUM)
        hands.scan(practice.USED.code)
        hands.verdict("used")
        hands.press(Key.Key_F7)
        panel = window.desk.refusal.supervisor
        hands.see("the supervisor's PIN field", panel.line.hasFocus)
        hands.type(supervisor.pin)
        hands.see("the reasons", lambda: not panel.line.isVisible())
        hands.press(Key.Key_1)
        hands.enter()
        hands.given("1")


def _undo_by_keys(opened: Practised) -> None:
    """Tab leads to *Undo*."""
    hands = opened.hands
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused is not None and focused.accessibleName().startswith("Undo"):
            break
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_Return)
