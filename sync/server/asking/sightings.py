"""When desks were heard: written down once a minute for each, not at every request."""

import threading
from datetime import datetime, timedelta

EVERY = timedelta(minutes=1)


class Sightings:
    """What this process wrote down last of each desk; another process may write the same."""

    def __init__(self) -> None:
        self._noted: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def is_due(self, device: str, now: datetime) -> bool:
        """Whether to write down now that a desk was heard."""
        with self._lock:
            last = self._noted.get(device)
            # A clock that was ahead and was put back must not let all seem silent.
            if last is not None and timedelta(0) <= now - last < EVERY:
                return False
            self._noted[device] = now
            return True
