"""How long to wait before the next round after failures."""

import random
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

MOST_ASKED_SECONDS = 3600.0
"""No `Retry-After` counts for more: it is not signed, and rows wait meanwhile."""


@dataclass(frozen=True, slots=True)
class BackOff:
    """Doubling waits with full jitter (Brooker 2015), in seconds."""

    first: float = 2.0
    most: float = 300.0

    def wait(self, failures: int, retry_after: float | None, draw: random.Random) -> float:
        """Seconds to wait after so many failures in a row; never less than the centre asked for,
        and up to a tenth more, for it may have asked all desks at once.
        """
        ceiling = min(self.most, self.first * 2 ** min(failures, 16))
        asked = min(retry_after or 0.0, MOST_ASKED_SECONDS)
        return max(draw.uniform(self.first / 2, ceiling), asked * draw.uniform(1.0, 1.1))


def retry_after_seconds(header: str | None, now: datetime) -> float | None:
    """The seconds of a `Retry-After` in either form (RFC 9110, section 10.2.3), or None; never more
    than an hour.
    """
    if header is None or not header.isascii():
        return None
    if header.strip().isdecimal():
        return min(float(header), MOST_ASKED_SECONDS)
    try:
        moment = parsedate_to_datetime(header)
        seconds = (moment - now).total_seconds()
    except (ValueError, OverflowError, TypeError):
        return None
    return min(max(0.0, seconds), MOST_ASKED_SECONDS)
