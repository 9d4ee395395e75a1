"""The scanner test's behaviour: from keys and bytes to what they would be. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from boxoffice.scanning.layouts import put_right
from boxoffice.scanning.sources import SerialState
from boxoffice.scanning.symbologies import NAMES, Acceptance, acceptance_of
from boxoffice.scanning.wedge import Burst, KeyVerdict, WedgeDetector, WedgeSettings
from boxoffice.ui import scanner_words as say
from boxoffice.ui.devices.memory import DeviceMemory, Devices
from boxoffice.ui.scanner_test.screen import Port, ScannerTestScreen
from sync.protocol.card_codes import CodeFormat, normalise, recognise

_SIGNS: Final = {"\r": "⏎", "\n": "␊", "\t": "⇥", "\x1d": "␝", "\x1e": "␞", "\x04": "␄"}
_LONGEST_SHOWN: Final = 120
_NEW_MS: Final = 600
"""After so long a key begins a new line of what arrived."""


class ScannerTestPresenter:
    """One for the window; every method is called on the interface thread."""

    def __init__(
        self,
        memory: DeviceMemory,
        ports: Callable[[], Sequence[tuple[str, str]]],
        show: Callable[[ScannerTestScreen], None],
    ) -> None:
        """`ports` gives the serial ports, each the name to open it by and words for people."""
        self._memory = memory
        self._ports = ports
        self._show = show
        self._formats: Sequence[CodeFormat] = ()
        self._detector = WedgeDetector()
        self._arrived = ""
        self._first_ms = self._last_ms = 0.0
        self._manner: Callable[[], str] = str
        self._text: str | None = None
        self._serial = SerialState.OFF

    def open(self, formats: Sequence[CodeFormat]) -> None:
        """The screen comes up, for cards of these formats; what came before is forgotten."""
        self._formats = formats
        self._arrived, self._text, self._manner = "", None, str
        self._detector = WedgeDetector(_settings(self._memory.devices()))
        self.show()

    @property
    def deadline_ms(self) -> float | None:
        """When to call `poll`, on the clock of the keys."""
        return self._detector.deadline_ms

    def key(self, char: str, time_ms: float) -> None:
        """A key came, as the layout gives it."""
        if not self._arrived or time_ms - self._last_ms > _NEW_MS:
            self._arrived, self._text, self._manner = "", None, str
            self._first_ms = time_ms
        self._arrived, self._last_ms = self._arrived + char, time_ms
        answer = self._detector.key(char, time_ms)
        self._ended(Burst(answer.scan, answer.typed))
        if answer.verdict is not KeyVerdict.SWALLOW:
            self.show()

    def poll(self, now_ms: float) -> None:
        """No key came for a while."""
        self._ended(self._detector.poll(now_ms))
        self.show()

    def serial_arrived(self, data: bytes) -> None:
        """Bytes came from the serial scanner."""
        self._arrived += data.decode("latin-1")
        self.show()

    def serial_scanned(self, text: str) -> None:
        """They were a card's text."""
        self._text, self._manner = text, say.by_serial
        self.show()

    def scanned(self, text: str) -> None:
        """A scan came while another widget of the screen had the focus."""
        self._arrived, self._text, self._manner = text, text, say.by_scanner
        self.show()

    def serial_state(self, state: SerialState) -> None:
        """The serial port was opened, or was not."""
        self._serial = state
        self.show()

    def set_prefix(self, text: str) -> None:
        """What the scanner puts before each code."""
        self._keep(replace(self._memory.devices(), scanner_prefix=text))

    def set_suffix(self, text: str) -> None:
        """What the scanner puts after each code."""
        self._keep(replace(self._memory.devices(), scanner_suffix=text))

    def choose_port(self, name: str) -> None:
        """Listen at this serial port, or at none."""
        self._keep(replace(self._memory.devices(), serial_port=name))

    def show(self) -> None:
        """Paint what came, in the language spoken now."""
        devices = self._memory.devices()
        verdict, tone = self._verdict()
        self._show(
            ScannerTestScreen(
                title=say.title(),
                hint=f"{say.hint()} {self._carried()}".rstrip(),
                arrived=_visible(self._arrived),
                manner=self._manner(),
                verdict=verdict,
                tone=tone,
                prefix=devices.scanner_prefix,
                suffix=devices.scanner_suffix,
                ports=self._choices(devices.serial_port),
                port_state=say.port_state(self._serial) if devices.serial_port else "",
            )
        )

    def _ended(self, burst: Burst) -> None:
        if burst.scan is not None:
            milliseconds = round(self._last_ms - self._first_ms)
            self._text = burst.scan
            self._manner = lambda: say.by_keys(milliseconds)
        elif burst.typed:
            self._text, self._manner = None, say.by_hand

    def _verdict(self) -> tuple[str, str]:
        if self._text is None:
            return "", ""
        meant = put_right(self._text, lambda text: recognise(text, self._formats) is not None)
        code = recognise(meant, self._formats)
        if code is None:
            example = self._formats[0].example if self._formats else ""
            return say.no_card(normalise(self._text), example), "caution"
        if meant != self._text:
            return say.other_layout(code.grouped), "caution"
        return say.a_card(code.grouped), "go"

    def _carried(self) -> str:
        wanted = acceptance_of(self._formats)
        if wanted == Acceptance():
            return ""
        return say.carried(", ".join(NAMES[each] for each in NAMES if each in wanted.symbologies))

    def _choices(self, chosen: str) -> tuple[Port, ...]:
        found = list(self._ports())
        if chosen and chosen not in {name for name, _ in found}:
            found.append((chosen, chosen))
        if not found:
            return ()
        return (
            Port("", say.no_port(), not chosen),
            *(Port(name, words, name == chosen) for name, words in found),
        )

    def _keep(self, devices: Devices) -> None:
        self._memory.keep_devices(devices)
        self._detector = WedgeDetector(_settings(devices))
        self.show()


def _settings(devices: Devices) -> WedgeSettings:
    return WedgeSettings(prefix=devices.scanner_prefix, suffix=devices.scanner_suffix)


def _visible(text: str) -> str:
    """Every character so that it can be seen: a space as an open box, an Enter as its sign."""
    shown = text[-_LONGEST_SHOWN:]
    return "".join(
        _SIGNS.get(char)
        or ("␣" if char == " " else char if char.isprintable() else f"<{ord(char):02X}>")
        for char in shown
    )
