"""How long to wait before the next round after failures."""

import random
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class BackOff:
    """Doubling waits with full jitter (Brooker 2015), in seconds."""

    first: float = 2.0
    most: float = 300.0

    def wait(self, failures: int, retry_after: float | None, draw: random.Random) -> float:
        """Seconds to wait after so many failures in a row; never less than the centre asked for."""
        ceiling = min(self.most, self.first * 2 ** min(failures, 16))
        return max(draw.uniform(self.first / 2, ceiling), min(retry_after or 0.0, 3600.0))


def retry_after_seconds(header: str | None, now: datetime) -> float | None:
    """The seconds of a `Retry-After` in either form (RFC 9110, section 10.2.3), or None."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None or not header.isascii():
        return None
    return max(0.0, (moment - now).total_seconds())
