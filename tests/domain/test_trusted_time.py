"""Time by the centre's signed moments."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from boxoffice.domain.clock import SystemClock, boot_id
from boxoffice.domain.trusted_time import anchored, corrected

SIGNED = datetime(2026, 4, 25, 12, 0, tzinfo=UTC)


@dataclass
class FakeClock:
    wall: datetime
    seconds: float = 1000.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.seconds


def test_a_wrong_wall_clock_does_not_matter_within_one_start() -> None:
    clock = FakeClock(datetime(2031, 1, 1, tzinfo=UTC))
    anchor = anchored(clock, "boot", SIGNED)
    clock.seconds += 90
    clock.wall = datetime(2001, 1, 1, tzinfo=UTC)
    time = corrected(clock, "boot", anchor, datetime(2027, 1, 1, tzinfo=UTC))
    assert (time.at, time.anchor, time.leapt) == (SIGNED + timedelta(seconds=90), SIGNED, False)


def test_after_a_restart_the_later_of_mark_and_wall_clock_counts() -> None:
    clock = FakeClock(SIGNED - timedelta(days=3))
    anchor = anchored(clock, "boot", SIGNED)
    mark = SIGNED + timedelta(hours=2)
    assert corrected(clock, "other", anchor, mark).at == mark
    assert corrected(clock, "other", anchor, None).at == SIGNED
    clock.wall = mark + timedelta(hours=5)
    later = corrected(clock, "other", anchor, mark)
    assert (later.at, later.leapt) == (clock.wall, False)


def test_a_leap_of_more_than_a_day_is_told() -> None:
    clock = FakeClock(SIGNED + timedelta(days=1, seconds=1))
    anchor = anchored(clock, "boot", SIGNED)
    assert corrected(clock, "other", anchor, None).leapt


def test_without_any_mark_there_is_only_the_wall_clock() -> None:
    clock = FakeClock(SIGNED)
    time = corrected(clock, "boot", None, None)
    assert (time.at, time.anchor, time.leapt) == (SIGNED, None, False)


def test_the_systems_clocks() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() <= clock.monotonic()
    assert boot_id() == boot_id() != ""
