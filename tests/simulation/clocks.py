"""The clocks of a simulated house: one true time, and what each machine makes of it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sync.protocol.encoding import whole_milliseconds

BEGIN = datetime(2026, 4, 25, 13, 0, tzinfo=UTC)


@dataclass
class TrueTime:
    """What nobody in the house knows for certain."""

    moment: datetime = BEGIN

    def pass_by(self, by: timedelta) -> None:
        """Time goes on, for everybody."""
        self.moment += by


@dataclass
class MachineClock:
    """A machine's two clocks: a wall clock that is wrong by `ahead`, and the seconds since its
    start, which count suspension.
    """

    time: TrueTime
    ahead: timedelta = timedelta(0)
    starts: int = 0
    _started: datetime = field(default=BEGIN - timedelta(hours=1))

    @property
    def boot(self) -> str:
        """What tells this start of the machine from another."""
        return f"boot-{self.starts}"

    def now(self) -> datetime:
        """The wall clock."""
        return self.time.moment + self.ahead

    def __call__(self) -> datetime:
        """The wall clock, as the centre reads it."""
        return whole_milliseconds(self.now())

    def monotonic(self) -> float:
        """Seconds since the machine's start."""
        return (self.time.moment - self._started).total_seconds()

    def start_again(self) -> None:
        """The machine is switched off and on."""
        self.starts += 1
        self._started = self.time.moment - timedelta(seconds=20)
