"""A scanner at a serial port, by Qt: opened again by itself after it was unplugged."""

from typing import Final

from PySide6.QtCore import QIODeviceBase, QObject, QTimer, Signal
from PySide6.QtSerialPort import QSerialPort, QSerialPortInfo

from boxoffice.scanning.serial_lines import IDLE_MS, SerialLines
from boxoffice.scanning.sources import SerialState
from boxoffice.ui.devices.memory import Devices

_AGAIN_MS: Final = 2000
_Error = QSerialPort.SerialPortError
_STATES: Final = {
    _Error.DeviceNotFoundError: SerialState.MISSING,
    _Error.PermissionError: SerialState.FORBIDDEN,
    _Error.ResourceError: SerialState.MISSING,
}


class SerialScanner(QObject):
    """Listens to one port at a time."""

    scanned = Signal(str)
    """The text of a card."""
    arrived = Signal(bytes)
    """Every byte, as it came."""
    state_changed = Signal(object)
    """A `SerialState`."""

    def __init__(self, parent: QObject | None = None) -> None:
        """No port is touched before `listen`."""
        super().__init__(parent)
        self._devices = Devices()
        self._lines = SerialLines()
        self.state = SerialState.OFF
        self._port = QSerialPort(self)
        self._port.readyRead.connect(self._read)
        self._port.errorOccurred.connect(self._failed)
        self._idle = self._timer(IDLE_MS, self._silence)
        self._again = self._timer(_AGAIN_MS, self._open)

    def _timer(self, milliseconds: int, call: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(call)
        return timer

    def listen(self, devices: Devices) -> None:
        """Listen at the port of these settings from now on, or at none where it has no name."""
        self.stop()
        self._devices = devices
        self._lines = SerialLines(devices.scanner_prefix, devices.scanner_suffix)
        if devices.serial_port:
            self._open()

    def stop(self) -> None:
        """Let go of the port."""
        self._again.stop()
        self._idle.stop()
        if self._port.isOpen():
            self._port.close()
        self._say(SerialState.OFF)

    def _open(self) -> None:
        self._port.setPortName(self._devices.serial_port)
        self._port.setBaudRate(self._devices.serial_rate)
        if self._port.open(QIODeviceBase.OpenModeFlag.ReadOnly):
            self._say(SerialState.LISTENING)

    def _read(self) -> None:
        data = bytes(self._port.readAll().data())
        self.arrived.emit(data)
        for text in self._lines.feed(data):
            self.scanned.emit(text)
        if self._lines.waiting:
            self._idle.start()
        else:
            self._idle.stop()

    def _silence(self) -> None:
        text = self._lines.flush()
        if text is not None:
            self.scanned.emit(text)

    def _failed(self, error: QSerialPort.SerialPortError) -> None:
        """Say what is wrong, and try again: cables are pulled and put back."""
        if error is _Error.NoError:
            return
        if self._port.isOpen():
            self._port.close()
        self._say(_STATES.get(error, SerialState.BUSY))
        self._again.start()

    def _say(self, state: SerialState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)


def ports() -> list[tuple[str, str]]:
    """The serial ports there are: the name to open each by, and words for people."""
    return [
        (each.systemLocation(), each.description() or each.portName())
        for each in QSerialPortInfo.availablePorts()
    ]
