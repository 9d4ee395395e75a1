"""Time by the centre's signed moments, not by a laptop's clock (protocol, Time)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from boxoffice.domain.clock import Clock

LEAP = timedelta(days=1)
"""A step of the wall clock after a restart that a person is asked about."""


@dataclass(frozen=True, slots=True)
class TimeAnchor:
    """A moment the centre signed, and the elapsed-time clock when it came; `boot` names the start
    of the machine that this clock counts from.
    """

    signed: datetime
    monotonic: float
    boot: str


@dataclass(frozen=True, slots=True)
class CorrectedTime:
    """The moment by the centre's time; `anchor` is the signed moment it rests on, if any.

    `leapt` says that, after a restart, the wall clock stands more than a day past the last mark:
    nothing may expire silently because of it.
    """

    at: datetime
    anchor: datetime | None
    leapt: bool = False


def corrected(
    clock: Clock, boot: str, anchor: TimeAnchor | None, mark: datetime | None
) -> CorrectedTime:
    """The corrected moment: signed + elapsed within one start of the machine; after a restart the
    later of the stored `mark` (the last corrected moment written down) and the wall clock.
    """
    if anchor is not None and anchor.boot == boot:
        elapsed = max(0.0, clock.monotonic() - anchor.monotonic)
        return CorrectedTime(anchor.signed + timedelta(seconds=elapsed), anchor.signed)
    wall = clock.now()
    signed = anchor.signed if anchor else None
    marks = [each for each in (mark, signed) if each is not None]
    if not marks:
        return CorrectedTime(wall, None)
    latest = max(marks)
    return CorrectedTime(max(latest, wall), signed, wall - latest > LEAP)


def anchored(clock: Clock, boot: str, signed: datetime) -> TimeAnchor:
    """The anchor of a moment the centre signed just now; it may also move time back."""
    return TimeAnchor(signed, clock.monotonic(), boot)
