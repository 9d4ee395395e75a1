"""From a bare laptop to a desk: every step can go wrong, says so, and can be tried again."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.sentences import sentence
from boxoffice.services.desk import has_records
from boxoffice.ui import fault_words
from boxoffice.ui.first_start.screen import Step
from boxoffice.ui.window import Section
from sync.protocol.programme import Language
from sync.server.app import create_app
from sync.server.asking.enrolment import make_code
from sync.server.centre import Centre
from sync.web.serving import WebServer, listening_socket
from tests.desk.desks import CommandDesk, new_desk, served_centre
from tests.journeys.world import free_port
from tests.support import wedge
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, code
from tests.support.scripted_http import Scripted, scripted_server
from tests.window.conftest import Opened, Opener, with_tonight

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
OWN_FAULTS = frozenset({"address_not_centre", "address_unreachable", "address_wrong"})
HTML = {"Content-Type": "text/html"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    """A real centre with an event tonight."""
    with served_centre(tmp_path_factory.mktemp("centre")) as running:
        with_tonight(running)
        yield running


@pytest.fixture
def bare(tmp_path: Path) -> CommandDesk:
    """A laptop that is no desk yet."""
    return new_desk(tmp_path)


def connect(opened: Opened, address: str, code: str) -> None:
    """Fill in both fields and press the button."""
    card = opened.application.window.first_start.card
    card.address.setText(address)
    card.code.setText(code)
    QTest.mouseClick(card.main, Qt.MouseButton.LeftButton)


def step(opened: Opened, wanted: Step) -> None:
    """Wait for a step."""
    view = opened.application.window.first_start
    opened.hands.see(str(wanted), lambda: view.shown.step is wanted and not view.shown.busy)


def told(opened: Opened, where: str) -> Callable[[], str]:
    """What stands at one place of the first start."""
    view = opened.application.window.first_start
    return lambda: str(getattr(view.shown, where))


def says(opened: Opened, where: str, fault: str) -> None:
    """Wait for the sentence, then read it in every language; the window has some of its own."""
    words, said = told(opened, where), set()
    opened.hands.see(fault, lambda: bool(words()))
    for language in LANGUAGES:
        opened.speak(language)
        assert words() == (
            fault_words.enrol_fault(fault) if fault in OWN_FAULTS else sentence(fault, language)
        )
        said.add(words())
    assert len(said) == 3


def test_a_desk_is_set_up_by_hand(
    opener: Opener, bare: CommandDesk, running: RunningCentre
) -> None:
    opened = opener(bare)
    view = opened.application.window.first_start
    opened.hands.on(Section.FIRST_START)
    connect(opened, running.address, make_code(running.centre, VENUE, "Lobby"))
    step(opened, Step.FINGERPRINT)
    assert not has_records(bare.data)
    QTest.mouseClick(view.card.main, Qt.MouseButton.LeftButton)
    step(opened, Step.DONE)
    QTest.mouseClick(view.card.main, Qt.MouseButton.LeftButton)
    opened.at_tonight()
    assert opened.hands.screen.event.title == "Tonight"


def test_the_scanner_is_tried_before_the_desk_opens(
    opener: Opener, bare: CommandDesk, running: RunningCentre
) -> None:
    opened = opener(bare)
    window, hands = opened.application.window, opened.hands
    view = window.first_start
    assert view.card.scanner.isHidden()
    connect(opened, running.address, make_code(running.centre, VENUE, "Lobby"))
    step(opened, Step.FINGERPRINT)
    QTest.mouseClick(view.card.main, Qt.MouseButton.LeftButton)
    step(opened, Step.DONE)
    QTest.mouseClick(view.card.scanner, Qt.MouseButton.LeftButton)
    hands.on(Section.SCANNER_TEST)
    assert window.rail.isHidden()
    listener = window.scanner_test.listener
    wedge.scan(f"{code(1)}\r", lambda: listener)
    hands.see("a card", lambda: listener.verdict.text().startswith("This would be the card"))
    assert listener.arrived.text() == f"{code(1)}⏎"
    window.scanner_test.back_button.click()
    hands.on(Section.FIRST_START)
    assert view.card.main.hasFocus()
    QTest.keyClick(view.card.main, Qt.Key.Key_Return)
    opened.at_tonight()
    assert not window.rail.isHidden()
    window.settings.scanner_test.emit()
    hands.on(Section.SCANNER_TEST)
    window.scanner_test.back_button.click()
    hands.on(Section.SETTINGS)


def test_another_fingerprint_sets_nothing_up(
    opener: Opener, bare: CommandDesk, running: RunningCentre
) -> None:
    opened = opener(bare)
    connect(opened, running.address, make_code(running.centre, VENUE, "Lobby"))
    step(opened, Step.FINGERPRINT)
    view = opened.application.window.first_start
    QTest.mouseClick(view.card.second, Qt.MouseButton.LeftButton)
    step(opened, Step.ADDRESS)
    assert "Nothing was set up" in view.shown.error
    opened.speak("sv")
    assert "Nothing was set up" not in view.shown.error
    assert view.shown.error
    assert not has_records(bare.data)


def test_both_fields_are_asked_for(opener: Opener, bare: CommandDesk) -> None:
    opened = opener(bare)
    connect(opened, " ", "")
    view = opened.application.window.first_start
    assert view.shown.address_error == "Write the address."
    assert view.shown.code_error == "Write the one-time code."


def test_what_is_no_address(opener: Opener, bare: CommandDesk) -> None:
    opened = opener(bare)
    connect(opened, "my centre", "ABCDEFGHJKMN")
    says(opened, "address_error", "address_wrong")


def test_a_code_that_is_wrong_or_used(
    opener: Opener, bare: CommandDesk, running: RunningCentre, tmp_path: Path
) -> None:
    code = make_code(running.centre, VENUE, "Lobby")
    other = CommandDesk(tmp_path / "other", tmp_path / "other.keys")
    done = other.run("enrol", running.address, "-", "--yes", stdin=f"{code}\n")
    assert done.code == 0
    opened = opener(bare)
    connect(opened, running.address, code)
    says(opened, "code_error", "used_code")
    connect(opened, running.address, "ABCDEFGHJKMN")
    opened.hands.see("another", lambda: told(opened, "code_error")() not in {"", used_in_english()})
    says(opened, "code_error", "wrong_code")
    assert not has_records(bare.data)


def used_in_english() -> str:
    """The sentence of a used code."""
    return sentence("used_code", "en")


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (Scripted(302, {"Location": "http://hotel.example/"}), "sign_in_needed"),
        (Scripted(headers=HTML, body=b"<html>Welcome</html>"), "page_for_people"),
        (Scripted(404, HTML, b"<html>Not found</html>"), "address_not_centre"),
        (Scripted(body=b'{"payload": "", "payloadType": "x"}'), "address_not_centre"),
        (Scripted(500, body=b"oops"), "busy"),
    ],
    ids=["a hotel", "a page", "a website", "an unsigned answer", "a broken centre"],
)
def test_something_else_answers(
    opener: Opener, bare: CommandDesk, answer: Scripted, fault: str
) -> None:
    opened = opener(bare)
    with scripted_server(lambda request: answer) as server:
        connect(opened, server.address, "ABCDEFGHJKMN")
        says(opened, "address_error", fault)
    assert not has_records(bare.data)


def test_nothing_answers(opener: Opener, bare: CommandDesk) -> None:
    opened = opener(bare)
    connect(opened, f"http://127.0.0.1:{free_port()}", "ABCDEFGHJKMN")
    says(opened, "address_error", "address_unreachable")


@contextmanager
def served_at(centre: Centre, port: int) -> Iterator[None]:
    """The centre at a port, until the block ends."""
    ready = threading.Event()
    with listening_socket("127.0.0.1", port) as listener:
        server = WebServer(create_app(centre, with_worker=False), ready.set)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            assert ready.wait(20)
            yield
        finally:
            server.should_exit = True
            thread.join()


def test_a_first_list_that_did_not_come_is_fetched_later(
    opener: Opener, bare: CommandDesk, running: RunningCentre
) -> None:
    port, opened = free_port(), opener(bare)
    view = opened.application.window.first_start
    with served_at(running.centre, port):
        address = f"http://127.0.0.1:{port}"
        connect(opened, address, make_code(running.centre, VENUE, "Lobby"))
        step(opened, Step.FINGERPRINT)
    QTest.mouseClick(view.card.main, Qt.MouseButton.LeftButton)
    opened.hands.see("a way to try again", lambda: view.shown.can_retry)
    says(opened, "error", "unreachable")
    opened.close()
    again = opener(bare)
    view = again.application.window.first_start
    again.hands.see("a way to try again", lambda: view.shown.can_retry)
    with served_at(running.centre, port):
        QTest.mouseClick(view.card.main, Qt.MouseButton.LeftButton)
        step(again, Step.DONE)
        QTest.mouseClick(view.card.main, Qt.MouseButton.LeftButton)
        again.at_tonight()
