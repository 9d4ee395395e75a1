"""Local days of the network: its time zone and start of day decide, never a laptop's."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, field_validator

from sync.protocol.base import WireModel

DAY_ZERO = date(2000, 1, 1)
"""Card lists count last valid days from here."""


def _of_the_wall(start: time) -> time:
    if start.tzinfo is not None:
        raise ValueError("a start of day is of the network's zone")
    return start


DayStart = Annotated[time, AfterValidator(_of_the_wall)]
"""A time of day on the network's wall clock."""


class LocalDays(WireModel):
    """The IANA time zone and the start of day that dates are counted in."""

    zone: str = "Europe/Helsinki"
    day_start: DayStart = time(5, 0)

    @field_validator("zone")
    @classmethod
    def _exists(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ValueError, KeyError, OSError) as error:
            raise ValueError("no such time zone") from error
        return zone

    def day_of(self, moment: datetime) -> date:
        """The day a moment belongs to: a use at 00:30 belongs to the evening before."""
        local = moment.astimezone(ZoneInfo(self.zone))
        return local.date() - timedelta(days=local.time() < self.day_start)

    def local(self, moment: datetime) -> datetime:
        """The moment on the network's wall clock."""
        return moment.astimezone(ZoneInfo(self.zone))

    def start_of(self, day: date) -> datetime:
        """The UTC moment at which a day begins."""
        return datetime.combine(day, self.day_start, ZoneInfo(self.zone)).astimezone(UTC)


def valid_for(last_valid_day: date, given: date, event_day: date | None) -> bool:
    """Whether a card admits: its last valid day is not before the earlier of the day of giving
    and the event's day (domain, Limits).
    """
    return last_valid_day >= min(given, event_day or given)
