"""The clock that tests of whole desks go by: for them it is the same day whenever they run.

    python -m tests.support.clocks MODULE ARGUMENT ...

runs a program of the desk by the clock that its environment tells of, else by one of its own.
"""

import importlib
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from boxoffice.domain.clock import SystemClock

NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)
"""When it is at the beginning of a test."""
_VARIABLE = "BOXOFFICE_TESTS_CLOCK"
_MAINS = {"boxoffice": "boxoffice.__main__", "boxoffice.background": "boxoffice.background"}


@dataclass
class HandClock(SystemClock):
    """The machine's clocks, moved by hand: time itself, or the wall alone."""

    elapsed: timedelta = timedelta()
    wall: timedelta = timedelta()

    @classmethod
    def at(cls, moment: datetime) -> Self:
        """Clocks at which it is `moment` now."""
        return cls(moment - datetime.now(UTC))

    @classmethod
    def told(cls) -> Self:
        """The clock of whoever began this program, else one at which it is `NOW`."""
        if _VARIABLE not in os.environ:
            return cls.at(NOW)
        return cls(*(timedelta(seconds=float(each)) for each in os.environ[_VARIABLE].split()))

    def variables(self) -> dict[str, str]:
        """What tells a program of this clock."""
        return {_VARIABLE: f"{self.elapsed.total_seconds()} {self.wall.total_seconds()}"}

    def now(self) -> datetime:
        """As `Clock`."""
        return super().now() + self.elapsed + self.wall

    def monotonic(self) -> float:
        """As `Clock`."""
        return super().monotonic() + self.elapsed.total_seconds()

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.elapsed += timedelta(**by)

    def pass_until(self, moment: datetime) -> None:
        """Let time pass until the true moment, whatever the wall clock says."""
        self.elapsed = moment - super().now()


CLOCK = HandClock.told()
"""The clock of desks that no test sets: time goes on from `NOW`."""


def command(module: str, *arguments: object) -> list[str]:
    """The command line of a program of the desk that goes by the clock it is told of."""
    return [sys.executable, "-m", "tests.support.clocks", module, *map(str, arguments)]


def main() -> int:
    """Run the program that the first argument names with the others; its exit code."""
    module, *arguments = sys.argv[1:]
    return int(importlib.import_module(_MAINS[module]).main(arguments, CLOCK))


if __name__ == "__main__":
    sys.exit(main())
