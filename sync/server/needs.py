"""Desks at which somebody waits for tickets of a hard quota that no lease there has left."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

STANDS_FOR = timedelta(minutes=3)
"""So long units are gathered for somebody, unless the desk asks again."""


@dataclass(frozen=True, slots=True)
class Need:
    """Units that a desk lacks, and when it said so last."""

    units: int
    at: datetime


@dataclass(slots=True)
class Needs:
    """What is lacking where, by event. In memory alone: a centre of several processes, or one that
    was started anew, gathers more slowly, and no sum depends on it.
    """

    _of_events: dict[str, dict[str, Need]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def lacking(self, event: str, now: datetime) -> Mapping[str, int]:
        """The units that desks lack of an event, by desk."""
        with self._lock:
            needs = self._of_events.get(event, {})
            for device in [each for each, need in needs.items() if now - need.at >= STANDS_FOR]:
                del needs[device]
            return {device: need.units for device, need in needs.items()}

    def note(self, event: str, device: str, units: int, now: datetime) -> None:
        """A desk lacks so many units; with none it has all that it needs."""
        with self._lock:
            needs = self._of_events.setdefault(event, {})
            if units:
                needs[device] = Need(units, now)
            else:
                needs.pop(device, None)
                if not needs:
                    del self._of_events[event]
