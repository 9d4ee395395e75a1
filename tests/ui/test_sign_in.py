"""Signing in without a window, and its screen by keys."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from boxoffice.domain.clerks import KnownClerk
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.sign_in.presenter import SignInPresenter, Tried
from boxoffice.ui.sign_in.screen import SignInScreen
from boxoffice.ui.sign_in.view import SignInView
from boxoffice.ui.translation import Speaker
from sync.protocol.clerks import ClerkRole
from tests.support.held import HeldLane

KIELO = KnownClerk("Kielo", ClerkRole.CLERK)
ESIKKO = KnownClerk("Esikko", ClerkRole.SUPERVISOR)
VUOKKO = KnownClerk("Vuokko", ClerkRole.CLERK, temporary=True)


class Work:
    """Signing in with one right PIN, and what the test says of others."""

    def __init__(self, *known: KnownClerk) -> None:
        self.known: Sequence[KnownClerk] = known
        self.wrong = Tried()

    def clerks(self) -> Sequence[KnownClerk]:
        return self.known

    def try_pin(self, name: str, pin: str) -> Tried:
        if pin == "402917":
            return Tried(next(each for each in self.known if each.name == name))
        return self.wrong


class HeldTimer:
    """A timer that fires when the test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.fire = lambda: None

    def after(self, seconds: float, call: object) -> None:
        assert callable(call)
        self.seconds, self.fire = seconds, call


class Reception:
    """A presenter with everything around it."""

    def __init__(self, *known: KnownClerk) -> None:
        self.work, self.lane, self.timer = Work(*known), HeldLane(held=True), HeldTimer()
        self.shown: list[SignInScreen] = []
        self.at_the_desk: list[str] = []
        self.presenter = SignInPresenter(
            self.work, self.lane, self.timer, self.shown.append, lambda error: "fault"
        )
        self.presenter.signed_in = lambda clerk: self.at_the_desk.append(clerk.name)
        self.presenter.nobody = lambda: self.at_the_desk.append("")

    def opened(self) -> "Reception":
        self.presenter.open()
        self.lane.release()
        return self

    def type(self, pin: str) -> None:
        self.presenter.pin_entered(pin)
        self.lane.release()

    @property
    def screen(self) -> SignInScreen:
        return self.shown[-1]


@pytest.fixture
def reception() -> Reception:
    return Reception(KIELO, ESIKKO, VUOKKO).opened()


def test_a_venue_without_clerks_asks_nobody() -> None:
    assert Reception().opened().at_the_desk == [""]


def test_names_stand_in_order_with_their_numbers(reception: Reception) -> None:
    tiles = [(tile.key, tile.name, tile.role) for tile in reception.screen.clerks]
    assert tiles == [
        ("1", "Esikko", "Supervisor"),
        ("2", "Kielo", ""),
        ("3", "Vuokko", "for this event"),
    ]


def test_one_clerk_is_asked_for_the_pin_at_once() -> None:
    assert Reception(KIELO).opened().screen.chosen == "Kielo"


def test_the_right_pin_signs_in_and_stands_first_next_time(reception: Reception) -> None:
    reception.presenter.choose("Vuokko")
    reception.type("402917")
    assert reception.at_the_desk == ["Vuokko"]
    reception.opened()
    assert [tile.name for tile in reception.screen.clerks] == ["Vuokko", "Esikko", "Kielo"]


def test_a_wrong_pin_is_told_and_the_field_is_empty_again(reception: Reception) -> None:
    reception.presenter.choose("Kielo")
    attempt = reception.screen.attempt
    reception.type("000000")
    assert reception.screen.note == "That is not the right PIN. Try again."
    assert reception.screen.note_is_error
    assert reception.screen.attempt == attempt + 1
    assert (reception.screen.chosen, reception.at_the_desk) == ("Kielo", [])


def test_a_wait_is_waited_for(reception: Reception) -> None:
    reception.presenter.choose("Kielo")
    reception.work.wrong = Tried(wait=timedelta(seconds=30))
    reception.type("000000")
    assert "30 s" in reception.screen.note
    assert not reception.screen.may_type
    reception.type("402917")
    assert reception.at_the_desk == []
    reception.timer.fire()
    assert reception.screen.may_type
    reception.type("402917")
    assert reception.at_the_desk == ["Kielo"]


def test_another_name_does_not_wait(reception: Reception) -> None:
    reception.presenter.choose("Kielo")
    reception.work.wrong = Tried(wait=timedelta(seconds=30))
    reception.type("000000")
    reception.presenter.choose("Esikko")
    assert reception.screen.may_type
    reception.timer.fire()
    assert reception.screen.note == ""
    reception.type("402917")
    assert reception.at_the_desk == ["Esikko"]


def test_a_clerk_whose_time_is_over_leads_back_to_the_names(reception: Reception) -> None:
    reception.presenter.choose("Vuokko")
    reception.work.wrong = Tried(known=False)
    reception.work.known = (KIELO, ESIKKO)
    reception.type("000000")
    reception.lane.release()
    assert reception.screen.chosen == ""
    assert [tile.name for tile in reception.screen.clerks] == ["Esikko", "Kielo"]


def test_two_enters_try_once(reception: Reception) -> None:
    reception.presenter.choose("Kielo")
    reception.presenter.pin_entered("402917")
    reception.presenter.pin_entered("402917")
    reception.lane.release()
    reception.lane.release()
    assert reception.at_the_desk == ["Kielo"]


@pytest.fixture
def view(qtbot: QtBot, appearance: Appearance, speaker: Speaker) -> SignInView:
    made = SignInView(appearance)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_screen_by_keys_alone(qtbot: QtBot, view: SignInView, reception: Reception) -> None:
    presenter = SignInPresenter(
        reception.work, reception.lane, reception.timer, view.render_screen, lambda error: ""
    )
    done: list[str] = []
    presenter.signed_in = lambda clerk: done.append(clerk.name)
    view.chosen.connect(presenter.choose)
    view.pin_entered.connect(presenter.pin_entered)
    presenter.open()
    reception.lane.release()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    focused = view.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_2)
    assert view.focusWidget() is view.pin.line
    assert view.pin.line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClick(view.pin.line, Qt.Key.Key_Escape)
    focused = view.focusWidget()
    assert focused is view.names.buttons["Esikko"]
    qtbot.keyClick(focused, Qt.Key.Key_Down)
    focused = view.focusWidget()
    assert focused is view.names.buttons["Kielo"]
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    qtbot.keyClicks(view.pin.line, "4029x17")
    reception.lane.release()
    assert done == ["Kielo"]
    assert view.pin.line.text() == ""
