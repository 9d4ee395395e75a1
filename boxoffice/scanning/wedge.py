"""Tells a barcode scanner that acts as a keyboard from a person who types.

A scanner sends a card's characters 1 to 35 ms apart, a person hardly ever several in a row
under 60 ms. The detector is asked about every key that carries a character before any widget
sees it, and answers what to do with that key:

    state     key                                        answer            next state
    idle      character                                  HOLD              burst
    idle      Enter, Line feed, Tab, other control       PASS              idle
    burst     character within 50 ms                     HOLD              burst
    burst     character after 50 ms                      HOLD, and the burst as `scan` or
                                                         `typed`           burst
    burst     terminator, burst is a scan                SCAN              ended
    burst     terminator, burst is typing                PASS, `typed`     idle
    burst     no key for 50 ms (`poll`)                  `scan` or `typed` ended or idle
    ended     terminator within 150 ms of the last
              character                                  SWALLOW           ended
    ended     character                                  HOLD              burst

A burst is a scan when it has at least `min_length` characters, no two more than 50 ms apart,
and 40 ms apart or less on average.

How an event filter uses it: `HOLD`, `SCAN` and `SWALLOW` stop the key there; `PASS` lets it go
on. `typed` are earlier characters that a person typed, delivered before the present key as if
pressed now: letters and digits to the code field, others (`+`, `-`, the space bar) to where
they would have gone. A window may show held letters and digits in the code field at once, and
then has nothing to add for them. `scan` is a whole card, dealt with before the present key
(with `SCAN` the key is its terminator and is spent). After each key a timer is set for
`deadline_ms`, and `poll` called then. Shift and other keys without a character need no asking;
before a shortcut, a click or a change of focus, `flush` ends the burst.

Times are milliseconds of the key **events** (Qt: `QInputEvent.timestamp()`), not of their
handling: after a stall queued keys are handled at once, and typing would look like a scan. A
timer may even overtake queued keys: a burst that goes on after `poll` closed it opens again,
and the longer `scan` that follows replaces the shorter.
"""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

TERMINATORS: Final = frozenset("\r\n\t")
# Separators inside GS1 and ISO 15434 codes; a scanner sends them as keys, a person cannot.
_SEPARATORS: Final = frozenset("\x04\x1c\x1d\x1e\x1f")


class KeyVerdict(Enum):
    """What the event filter does with the key it asked about."""

    HOLD = auto()
    PASS = auto()
    SCAN = auto()
    SWALLOW = auto()


@dataclass(frozen=True, slots=True)
class Burst:
    """What a finished burst was: one of the two, or neither where there was none."""

    scan: str | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class KeyAnswer:
    """The verdict on a key, and the burst that ended with or before it."""

    verdict: KeyVerdict
    scan: str | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class WedgeSettings:
    """How a venue's scanner is set up; times in milliseconds.

    `prefix` and `suffix` are removed where a scan has them; what comes before the prefix
    (a key pressed just before the scan) goes with it.
    """

    min_length: int = 4
    max_gap_ms: float = 50
    max_mean_gap_ms: float = 40
    terminator_ms: float = 150
    prefix: str = ""
    suffix: str = ""


@dataclass(slots=True)
class _Held:
    """The characters of the burst under way, how many were handed out, and when they came."""

    text: str = ""
    first_ms: float = 0
    last_ms: float = 0
    handed_out: int = 0

    def add(self, char: str, time_ms: float) -> None:
        if not self.text:
            self.first_ms = time_ms
        self.text += char
        self.last_ms = time_ms


@dataclass(slots=True)
class WedgeDetector:
    """The state machine above; one for the whole window, used on its thread."""

    settings: WedgeSettings = field(default_factory=WedgeSettings)
    _held: _Held = field(default_factory=_Held)
    _overtaken: _Held | None = None
    _scan_end_ms: float | None = None

    @property
    def deadline_ms(self) -> float | None:
        """When to call `poll`, or None while nothing is held."""
        return self._held.last_ms + self.settings.max_gap_ms + 1 if self._held.text else None

    def key(self, char: str, time_ms: float, *, repeated: bool = False) -> KeyAnswer:
        """The answer for one key press: `char` as the layout gives it, its event's time.

        `repeated` says that the system repeats a key held down: a person, unless a burst is
        under way, since a system waits 200 ms or more before it first repeats.
        """
        if not char:
            return KeyAnswer(KeyVerdict.PASS)
        before = self._settle(char, time_ms)
        if char in TERMINATORS:
            return self._terminator(time_ms, before)
        if not char.isprintable() and not (self._held.text and char in _SEPARATORS):
            ended = self._end()
            return KeyAnswer(KeyVerdict.PASS, before.scan or ended.scan, before.typed + ended.typed)
        if repeated and not self._held.text:
            return KeyAnswer(KeyVerdict.PASS, before.scan, before.typed)
        self._overtaken = None
        self._held.add(char, time_ms)
        return KeyAnswer(KeyVerdict.HOLD, before.scan, before.typed)

    def poll(self, now_ms: float) -> Burst:
        """Ends a burst that nothing followed; on the clock of the key events."""
        if not self._held.text or now_ms - self._held.last_ms <= self.settings.max_gap_ms:
            return Burst()
        held = self._held
        burst = self._end()
        held.handed_out = len(held.text)
        self._overtaken = held
        return burst

    def flush(self) -> Burst:
        """Ends the burst at once, because the clerk does something else."""
        return self._end()

    def _settle(self, char: str, time_ms: float) -> Burst:
        """Ends the burst before a key that comes too late for it, or opens it again."""
        goes_on = char.isprintable() or char in _SEPARATORS
        if self._overtaken and goes_on and self._follows(self._overtaken, time_ms):
            self._held = self._overtaken
        if not self._held.text or self._follows(self._held, time_ms):
            return Burst()
        if char in TERMINATORS and self._ends_scan(self._held, time_ms):
            return Burst()
        return self._end()

    def _terminator(self, time_ms: float, before: Burst) -> KeyAnswer:
        if self._scan_text() is not None:
            return KeyAnswer(KeyVerdict.SCAN, self._end().scan)
        if self._held.text or before.typed:
            return KeyAnswer(KeyVerdict.PASS, before.scan, before.typed + self._end().typed)
        if self._scan_end_ms is not None:
            late = time_ms - self._scan_end_ms
            if 0 <= late <= self.settings.terminator_ms:
                return KeyAnswer(KeyVerdict.SWALLOW, before.scan)
        return KeyAnswer(KeyVerdict.PASS, before.scan)

    def _follows(self, held: _Held, time_ms: float) -> bool:
        return 0 <= time_ms - held.last_ms <= self.settings.max_gap_ms

    def _ends_scan(self, held: _Held, time_ms: float) -> bool:
        in_time = 0 <= time_ms - held.last_ms <= self.settings.terminator_ms
        return in_time and self._scan_text() is not None

    def _scan_text(self) -> str | None:
        """The text of the held burst without prefix, suffix and separators, if it is a scan."""
        gaps = len(self._held.text) - 1
        span = self._held.last_ms - self._held.first_ms
        if gaps < 1 or span > gaps * self.settings.max_mean_gap_ms:
            return None
        text = "".join(char for char in self._held.text if char not in _SEPARATORS)
        if self.settings.prefix in text:
            text = text[text.index(self.settings.prefix) + len(self.settings.prefix) :]
        text = text.removesuffix(self.settings.suffix)
        # A card has a letter or a digit; quick presses of + or - are a person's.
        if not any(char.isalnum() for char in text):
            return None
        return text if len(text) >= self.settings.min_length else None

    def _end(self) -> Burst:
        scan, held = self._scan_text(), self._held
        self._held, self._overtaken = _Held(), None
        if not held.text:
            return Burst()
        self._scan_end_ms = None if scan is None else held.last_ms
        return Burst(typed=held.text[held.handed_out :]) if scan is None else Burst(scan=scan)
