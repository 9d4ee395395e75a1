"""What desks give of hard quotas, read from their own ledgers."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.simulation.world import SimulatedDesk

_FREE_KINDS = frozenset({"assistant"})
"""Tickets of these take no unit."""


@dataclass
class GivenUnits:
    """What desks have given under leases, and what any desk took back, whether the centre has heard
    of it or not.
    """

    units: dict[str, tuple[str, int]] = field(default_factory=dict)
    """By the id of an issue that names a lease: its event and its units."""
    voided: set[str] = field(default_factory=set)
    _read: dict[int, tuple[int, int]] = field(default_factory=dict)
    """By desk: how often it was started, and its last row that was read."""

    def read(self, desks: Iterable[SimulatedDesk]) -> bool:
        """Read what desks have recorded since; whether there was anything."""
        return any([self._read_desk(desk) for desk in desks])

    def _read_desk(self, desk: SimulatedDesk) -> bool:
        starts, last = self._read.get(desk.number, (0, 0))
        found = (
            desk.desk.store.reader().execute(_ROWS, (last if starts == desk.starts else 0,))
        ).fetchall()
        for _, kind, of, body in found:
            if kind == "void":
                self.voided.add(str(of))
                continue
            said = json.loads(body)
            if said.get("lease"):
                counted = (n for kind, n in said["tickets"].items() if kind not in _FREE_KINDS)
                self.units[said["id"]] = (said["event"], sum(counted))
        if found:
            self._read[desk.number] = (desk.starts, int(found[-1][0]))
        return bool(found)

    def standing(self, event: str) -> int:
        """Units of an event that stand."""
        return sum(
            units
            for row_id, (of, units) in self.units.items()
            if of == event and row_id not in self.voided
        )


_ROWS = (
    "SELECT n, kind, \"of\", bytes FROM rows WHERE n > ? AND kind IN ('issue', 'void') ORDER BY n"
)
