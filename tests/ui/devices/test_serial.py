"""A serial scanner, by a pair of pseudo terminals."""

import os
import tty
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from boxoffice.scanning.sources import SerialState
from boxoffice.ui.devices.memory import Devices
from boxoffice.ui.devices.serial import SerialScanner


@pytest.fixture
def scanner(qapp: object) -> Iterator[SerialScanner]:
    made = SerialScanner()
    yield made
    made.stop()


@pytest.fixture
def line() -> Iterator[tuple[int, str]]:
    """The scanner's end as a descriptor, and the name of the computer's end."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    yield ours, os.ttyname(theirs)
    os.close(ours)
    os.close(theirs)


def test_what_the_scanner_sends_is_a_card(
    qtbot: QtBot, scanner: SerialScanner, line: tuple[int, str]
) -> None:
    ours, name = line
    scanner.listen(Devices(serial_port=name, scanner_prefix="]C1"))
    assert scanner.state is SerialState.LISTENING
    with qtbot.waitSignal(scanner.scanned) as scanned:
        os.write(ours, b"]C1KA11\r\n")
    assert scanned.args == ["KA11"]


def test_without_a_line_end_silence_ends_the_card(
    qtbot: QtBot, scanner: SerialScanner, line: tuple[int, str]
) -> None:
    ours, name = line
    scanner.listen(Devices(serial_port=name))
    with qtbot.waitSignals([scanner.arrived, scanner.scanned]):
        os.write(ours, b"KA22")


def test_a_port_that_is_not_there_is_said_and_tried_again(
    qtbot: QtBot, scanner: SerialScanner, line: tuple[int, str], tmp_path: object
) -> None:
    link = f"{tmp_path}/scanner"
    scanner.listen(Devices(serial_port=link))
    assert scanner.state is SerialState.MISSING
    os.symlink(line[1], link)
    qtbot.waitUntil(lambda: scanner.state is SerialState.LISTENING, timeout=10_000)


def test_no_port_means_no_scanner(scanner: SerialScanner, line: tuple[int, str]) -> None:
    devices = Devices(serial_port=line[1])
    scanner.listen(devices)
    scanner.listen(replace(devices, serial_port=""))
    assert scanner.state is SerialState.OFF
