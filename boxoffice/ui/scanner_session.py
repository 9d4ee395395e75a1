"""The scanners of an open desk: how they are set up, the serial one, and their test."""

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QMetaObject, QObject

import boxoffice.ui.devices.serial as serial_device
from boxoffice.scanning.wedge import WedgeSettings
from boxoffice.ui.devices.memory import DeviceMemory, Devices
from boxoffice.ui.scanner_test import presenter as test_presenter
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.card_codes import CodeFormat


class ScannerSession(QObject):
    """Puts what is remembered of the venue's scanner into force; a `DeviceMemory` of its own."""

    def __init__(
        self,
        window: DeskWindow,
        scanned: Callable[[str], None],
        formats: Callable[[], Sequence[CodeFormat]],
        memory: DeviceMemory,
        *,
        from_first_start: bool = False,
    ) -> None:
        """`scanned` gets the text of each card of a serial scanner, `formats` are the network's.
        The test is reached from the settings, or from the first start, and ends with that.
        """
        super().__init__(window)
        self._way_in = Section.FIRST_START if from_first_start else Section.SETTINGS
        self._wires: list[QMetaObject.Connection] = []
        self._ended = False
        self._window = window
        self._scanned = scanned
        self._formats = formats
        self._memory = memory
        self._serial: serial_device.SerialScanner | None = None
        self._set_up(memory.devices())
        window.when_made(self._way_in, self._connect_way_in)
        window.when_made(Section.SCANNER_TEST, self._connect_test)

    @cached_property
    def test(self) -> "test_presenter.ScannerTestPresenter":
        """What the page of the test says; made when it is first wanted."""
        return test_presenter.ScannerTestPresenter(
            self,
            lambda: serial_device.ports(),  # noqa: PLW0108 - imported when first asked for
            lambda each: self._window.scanner_test.render_screen(each),  # noqa: PLW0108 - made late
        )

    def devices(self) -> Devices:
        """As `DeviceMemory`."""
        return self._memory.devices()

    def keep_devices(self, devices: Devices) -> None:
        """As `DeviceMemory`; in force at once."""
        self._memory.keep_devices(devices)
        self._set_up(devices)
        self.listen()

    def listen(self) -> None:
        """Listen at the serial port, if there is one: Qt's module for it is loaded only then."""
        devices = self._memory.devices()
        if self._serial is None and devices.serial_port:
            self._serial = serial_device.SerialScanner(self)
            self._serial.scanned.connect(self._came)
            self._serial.arrived.connect(self._arrived)
            self._serial.state_changed.connect(self.test.serial_state)
        if self._serial is not None:
            self._serial.listen(devices)

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        if self._testing:
            self.test.show()

    def stop(self) -> None:
        """Let go of the port."""
        if self._serial is not None:
            self._serial.stop()

    def end(self) -> None:
        """Leave the page of the test to another session."""
        self.stop()
        self._ended = True
        for wire in self._wires:
            QObject.disconnect(wire)
        self._wires.clear()

    @property
    def _testing(self) -> bool:
        return self._window.section is Section.SCANNER_TEST

    def _set_up(self, devices: Devices) -> None:
        self._window.router.set_up(
            WedgeSettings(prefix=devices.scanner_prefix, suffix=devices.scanner_suffix)
        )

    def _came(self, text: str) -> None:
        (self.test.serial_scanned if self._testing else self._scanned)(text)

    def _arrived(self, data: bytes) -> None:
        if self._testing:
            self.test.serial_arrived(data)

    def _connect_way_in(self) -> None:
        if self._way_in is Section.SETTINGS:
            self._window.settings.scanner_test.connect(self._open)
            return
        page = self._window.first_start
        self._wires += [page.scanner_test.connect(self._open), page.finished.connect(self.end)]

    def _connect_test(self) -> None:
        if self._ended:
            return
        view = self._window.scanner_test
        self._wires += [
            view.pressed.connect(self.test.key),
            view.quiet.connect(self.test.poll),
            view.prefix_written.connect(self.test.set_prefix),
            view.suffix_written.connect(self.test.set_suffix),
            view.port_chosen.connect(self.test.choose_port),
            view.back.connect(lambda: self._window.open(self._way_in)),
        ]

    def _open(self) -> None:
        self.test.open(self._formats())
        self._window.open(Section.SCANNER_TEST)
        if self._way_in is Section.FIRST_START:
            # There is no desk yet for the rail to lead to.
            self._window.rail.hide()
