"""The festival relay between two real windows: paired by keys and clicks, and without a centre."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from boxoffice.config import Config
from boxoffice.services.relay_here import RelayHere
from boxoffice.ui.relay.panel import RelayPanel
from boxoffice.ui.window import Section
from sync.server.store import reports
from tests.desk.desks import CommandDesk, enrolled_desk
from tests.support.clocks import CLOCK
from tests.support.festival import Door, free_port
from tests.support.hand_desk import RunningCentre
from tests.support.network import SteppingClock, code, new_centre
from tests.window.conftest import Opened, Opener, with_tonight

Key = Qt.Key
HOST = "127.0.0.1"


@dataclass
class Tent:
    """A centre whose door shuts, and two desks that were set up while it was open."""

    door: Door
    relay: CommandDesk
    other: CommandDesk

    def rows(self) -> list[tuple[str, str | None]]:
        """What the centre has: kinds and outcomes."""
        with self.door.centre.store.read() as connection:
            found = reports.reported_rows(connection)
            return [(row.kind or "", row.outcome) for row in found]


@contextmanager
def pitched(folder: Path) -> Iterator[Tent]:
    """A tent whose first computer is to be the relay, at a free port."""
    clock = SteppingClock(CLOCK.now())
    centre = new_centre(f"sqlite:///{folder / 'centre.sqlite'}", now=clock)
    door = Door(centre, "127.0.0.3")
    with ExitStack() as stack:
        stack.callback(centre.store.close)
        stack.callback(door.shut)
        door.open()
        running = RunningCentre(centre, door.address, clock)
        with_tonight(running)
        desks = []
        for name in ("relay", "other"):
            (folder / name).mkdir()
            desks.append(enrolled_desk(folder / name, running))
        config = Config(desks[0].data)
        config.save(config.settings().model_copy(update={"relay_port": free_port(HOST)}))
        stack.callback(RelayHere(config).stop)
        yield Tent(door, *desks)


@pytest.fixture
def tent(tmp_path: Path) -> Iterator[Tent]:
    with pitched(tmp_path) as made:
        yield made


def in_front(opened: Opened) -> Opened:
    """Bring a window to the front, as a click on it does."""
    window = opened.hands.window
    window.activateWindow()
    opened.hands.see("the window in front", window.isActiveWindow)
    return opened


def panel_of(opened: Opened) -> RelayPanel:
    """The relay's panel in the settings."""
    in_front(opened).hands.window.open(Section.SETTINGS)
    opened.hands.on(Section.SETTINGS)
    opened.hands.see("the relay's panel", opened.hands.window.settings.relay.isVisible)
    return opened.hands.window.settings.relay


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def typed(opened: Opened, line: QLineEdit, text: str) -> None:
    line.setFocus()
    opened.hands.see("the field", line.hasFocus)
    opened.hands.type(text)


def counter(opened: Opened) -> None:
    in_front(opened).hands.window.open(Section.DESK)
    opened.hands.on(Section.DESK)


def give(opened: Opened, number: int) -> None:
    counter(opened)
    opened.hands.scan(code(number))
    opened.hands.verdict("Valid")
    opened.hands.enter()
    opened.hands.given("1")


def knows_of(opened: Opened, number: int) -> None:
    """Look the card up until its tickets are known here."""
    counter(opened)
    hands = opened.hands

    def has_tickets() -> bool:
        hands.scan(code(number))
        hands.see("a verdict", lambda: hands.screen.verdict is not None)
        panel = hands.screen.verdict
        found = panel is not None and "Has tickets" in panel.title
        if not found:
            hands.press(Key.Key_Escape)
        return found

    hands.see("its tickets", has_tickets)
    hands.press(Key.Key_Escape)


def sent(opened: Opened) -> None:
    """Send now, until everything is confirmed."""
    in_front(opened).hands.window.open(Section.SYNC)
    opened.hands.on(Section.SYNC)
    view = opened.hands.window.sync
    opened.hands.see("the button", view.button.isEnabled)
    click(view.button)
    opened.hands.see(
        "all confirmed", lambda: bool(view.screen_shown and view.screen_shown.all_confirmed)
    )


@pytest.mark.slow
def test_two_windows_and_a_relay_that_dies(tent: Tent, opener: Opener) -> None:
    first = opener(tent.relay)
    first.at_tonight()
    shown = panel_of(first)
    click(shown.on)
    first.hands.see("the code", lambda: bool(shown.shown_code.text()))
    first.hands.see("its own pairing", lambda: "1 desk paired" in shown.standing.text())
    here = RelayHere(Config(tent.relay.data)).status()
    assert here is not None
    said = shown.shown_code.text().partition(": ")[2].replace("\u2011", "-")
    assert said.replace("-", "") == here.code.replace("-", "")

    second = opener(tent.other)
    second.at_tonight()
    panel = panel_of(second)
    typed(second, panel.address, f"{HOST}:{here.port}")
    typed(second, panel.code, said)
    second.hands.press(Key.Key_Return)
    second.hands.see("the pairing", lambda: str(here.port) in panel.paired.text())
    first.hands.see("both desks", lambda: "2 desks paired" in shown.standing.text())

    tent.door.shut()
    give(second, 1)
    knows_of(first, 1)
    assert tent.rows() == [], "nobody told the centre"
    give(first, 2)
    knows_of(second, 2)

    os.kill(here.pid, signal.SIGKILL)
    panel = panel_of(second)
    second.hands.see("that it is gone", lambda: "does not answer now" in panel.note.text())
    give(second, 3)
    tent.door.open()
    for opened in (second, first):
        sent(opened)
    assert sorted(tent.rows()) == [("issue", "accepted")] * 3
    knows_of(first, 3)
    shown = panel_of(first)
    first.hands.see("that its relay ended", lambda: "relay.log" in shown.error.text())
    second.close()
    first.close()


def test_closing_the_window_does_not_wait_for_a_pairing(tent: Tent, opener: Opener) -> None:
    opened = opener(tent.other)
    opened.at_tonight()
    panel = panel_of(opened)
    with closing(socket.create_server((HOST, 0))) as silent:
        typed(opened, panel.address, f"{HOST}:{silent.getsockname()[1]}")
        typed(opened, panel.code, "0000-0000-0000")
        click(panel.pair)
        opened.hands.see("that it pairs", lambda: panel.note.text() == "Pairing…")
        held, _ = silent.accept()
        with closing(held):
            assert not opened.application.stop(), "the pairing goes on, and nobody waits for it"
