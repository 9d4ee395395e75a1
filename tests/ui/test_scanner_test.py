"""The scanner test: what arrives, as whom, and whether it would be a card."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from boxoffice.scanning.sources import SerialState
from boxoffice.scanning.wedge import WedgeDetector, WedgeSettings
from boxoffice.ui import scanner_words as say
from boxoffice.ui.buttons import Button
from boxoffice.ui.devices.memory import Devices, Forgetful
from boxoffice.ui.rail_badge import BadgeButton
from boxoffice.ui.scanner_session import ScannerSession
from boxoffice.ui.scanner_test.presenter import ScannerTestPresenter
from boxoffice.ui.scanner_test.screen import Port, ScannerTestScreen
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.card_codes import CodeFormat
from tests.support import wedge

FORMATS = (CodeFormat(id="a", pattern=r"KA[0-9]{6}", grouping=(2, 3), example="KA 123 456"),)


class Bench:
    """A presenter with what it shows, and keys at a pace."""

    def __init__(self, devices: Devices | None = None) -> None:
        self.memory = Forgetful(devices)
        self.screens: list[ScannerTestScreen] = []
        self.presenter = ScannerTestPresenter(
            self.memory, lambda: [("/dev/ttyUSB0", "Scanner")], self.screens.append
        )
        self.presenter.open(FORMATS)

    @property
    def shown(self) -> ScannerTestScreen:
        return self.screens[-1]

    def keys(self, text: str, gap: float = 4, start: float = 1000) -> None:
        for number, char in enumerate(text):
            self.presenter.key(char, start + number * gap)
        self.presenter.poll(start + len(text) * gap + 200)


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_every_character_is_shown_and_how_fast_it_came(bench: Bench) -> None:
    bench.keys("KA 123456\r\n\x1b")
    assert bench.shown.arrived == "KA␣123456⏎␊<1B>"
    bench.keys("KA123456\r", start=9000)
    assert bench.shown.arrived == "KA123456⏎"
    assert bench.shown.manner == say.by_keys(32)


def test_a_card_is_called_a_card(bench: Bench) -> None:
    bench.keys("KA123456\r")
    assert (bench.shown.verdict, bench.shown.tone) == (say.a_card("KA 123 456"), "go")


def test_what_the_cards_carry_is_said_where_the_network_says_it(bench: Bench) -> None:
    assert bench.shown.hint == say.hint()
    bench.presenter.open([FORMATS[0].model_copy(update={"symbologies": ("QR", "Code128")})])
    assert bench.shown.hint == f"{say.hint()} {say.carried('Code 128, QR')}"


def test_another_text_is_no_card_and_an_example_is_given(bench: Bench) -> None:
    bench.keys("5901234123457\r")
    assert bench.shown.verdict == say.no_card("5901234123457", "KA 123 456")
    assert bench.shown.tone == "caution"


def test_before_any_list_what_was_read_is_shown() -> None:
    bench = Bench()
    bench.presenter.open(())
    bench.keys("5901234123457\r")
    assert bench.shown.verdict == say.no_card("5901234123457", "")


def test_a_foreign_layout_is_told(bench: Bench) -> None:
    bench.keys('KQ!"#¤%&\r')
    assert bench.shown.verdict == say.other_layout("KA 123 456")


def test_typing_by_hand_is_told_apart(bench: Bench) -> None:
    bench.keys("KA1", gap=300)
    assert (bench.shown.manner, bench.shown.verdict) == (say.by_hand(), "")


def test_prefix_and_suffix_are_kept_and_taken_off(bench: Bench) -> None:
    bench.presenter.set_prefix("]C1")
    bench.presenter.set_suffix("#")
    bench.keys("]C1KA123456#\r")
    assert bench.shown.verdict == say.a_card("KA 123 456")
    assert bench.memory.devices() == Devices(scanner_prefix="]C1", scanner_suffix="#")


def test_a_serial_scanner_is_chosen_and_says_how_it_does(bench: Bench) -> None:
    bench.presenter.choose_port("/dev/ttyUSB0")
    bench.presenter.serial_state(SerialState.MISSING)
    assert [port.chosen for port in bench.shown.ports] == [False, True]
    assert bench.shown.port_state == say.port_state("missing")
    bench.presenter.serial_arrived(b"KA123456\r")
    bench.presenter.serial_scanned("KA123456")
    assert (bench.shown.arrived, bench.shown.manner) == ("KA123456⏎", say.by_serial())
    assert bench.shown.tone == "go"


def test_a_port_that_is_gone_stays_to_choose() -> None:
    bench = Bench(Devices(serial_port="/dev/gone"))
    assert [port.id for port in bench.shown.ports] == ["", "/dev/ttyUSB0", "/dev/gone"]


@pytest.fixture
def session(window: DeskWindow, detector: WedgeDetector) -> Iterator[ScannerSession]:
    made = ScannerSession(window, [].append, lambda: FORMATS, Forgetful())
    yield made
    made.stop()
    window.settings.scanner_test.disconnect(made._open)
    for signal in ("pressed", "quiet", "prefix_written", "suffix_written", "port_chosen", "back"):
        getattr(window.scanner_test, signal).disconnect()
    detector.settings = WedgeSettings()


def test_the_test_is_reached_from_the_settings_and_takes_every_key(
    qtbot: QtBot, window: DeskWindow, session: ScannerSession
) -> None:
    window.open(Section.SETTINGS)
    window.settings.scanner_test.emit()
    view = window.scanner_test
    qtbot.waitUntil(view.listener.hasFocus)
    scans: list[str] = []
    window.router.scanned.connect(scans.append)
    wedge.scan("KA123456\t", lambda: view.listener)
    assert view.listener.hasFocus()
    qtbot.waitUntil(lambda: view.listener.verdict.text() == say.a_card("KA 123 456"))
    assert view.listener.arrived.text() == "KA123456⇥"
    assert scans == []
    view.back.emit()
    assert window.section is Section.SETTINGS


def test_a_prefix_written_there_holds_for_every_scan(
    window: DeskWindow, session: ScannerSession, detector: WedgeDetector
) -> None:
    view = window.scanner_test
    view.prefix.line.setText("]C1")
    view.prefix.line.editingFinished.emit()
    assert detector.settings.prefix == "]C1"
    assert session.devices().scanner_prefix == "]C1"


def test_tab_right_after_a_character_is_the_scanners_and_else_leads_on(
    window: DeskWindow,
) -> None:
    window.open(Section.SCANNER_TEST)
    view = window.scanner_test
    heard: list[str] = []
    view.pressed.connect(lambda text, _time: heard.append(text))
    wedge.scan("a\t", lambda: view.listener)
    assert (heard, window.focusWidget()) == (["a", "\t"], view.listener)
    QTest.keyClick(view.listener, Qt.Key.Key_Tab, delay=100)
    assert (len(heard), window.focusWidget()) == (2, view.prefix.line)


def test_escape_leaves_the_scanner_test(window: DeskWindow, qtbot: QtBot) -> None:
    window.open(Section.SCANNER_TEST)
    with qtbot.waitSignal(window.scanner_test.back):
        QTest.keyClick(window.scanner_test.listener, Qt.Key.Key_Escape)


def test_ports_that_appear_while_the_test_is_open_can_be_chosen(window: DeskWindow) -> None:
    window.open(Section.SCANNER_TEST)
    view = window.scanner_test
    plain = ScannerTestScreen("Scanner test", "", ports=(Port("a", "One"),))
    view.render_screen(plain)
    view.render_screen(replace(plain, ports=(Port("a", "One"), Port("b", "Two"))))
    shown = [each for each in view.findChildren(Button) if each.text() == "Two"]
    assert [each.isVisible() for each in shown] == [True]
    assert [each.isChecked() for each in window.rail.findChildren(BadgeButton)].index(True) == 7
