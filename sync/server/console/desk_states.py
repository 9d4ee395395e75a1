"""How desks are: when they were heard, which list they gave by, how far their clock is off."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.server.centre import Centre
from sync.server.ledger.intake import AnyRow, read_stored
from sync.server.store import console_rows, devices, publications
from sync.server.store.database import Transaction
from sync.server.store.devices import Device

LONG_AGO = timedelta(hours=24)
WRONG_CLOCK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class DeskState:
    """A desk; what it said in its last row is None where it has given nothing yet."""

    desk: Device
    seen_at: datetime | None
    list_version: int | None = None
    list_taken_at: datetime | None = None
    clock_off: timedelta | None = None
    silent: bool = False

    @property
    def clock_is_wrong(self) -> bool:
        """Whether somebody should set the clock."""
        return self.clock_off is not None and abs(self.clock_off) >= WRONG_CLOCK

    @property
    def minutes_off(self) -> int:
        """How many minutes the clock is ahead; behind is less than none."""
        return round(self.clock_off.total_seconds() / 60) if self.clock_off else 0


def states_of(centre: Centre, connection: Transaction, venues: Collection[str]) -> list[DeskState]:
    """The desks of some venues, in the order they were enrolled."""
    wanted = set(venues)
    seen = console_rows.sightings(connection)
    found = [each for each in devices.all_devices(connection) if each.venue in wanted]
    rows = {
        desk: read_stored(body)
        for desk, body in console_rows.last_rows(connection, [each.id for each in found]).items()
    }
    versions = {row.list_version for row in rows.values() if row and row.list_version is not None}
    taken = publications.taken_moments(connection, versions)
    return [_state(centre, each, seen.get(each.id), rows.get(each.id), taken) for each in found]


def _state(
    centre: Centre,
    desk: Device,
    seen_at: datetime | None,
    row: AnyRow | None,
    taken: Mapping[int, datetime],
) -> DeskState:
    silent = desk.in_use and centre.now() - (seen_at or desk.enrolled_at) >= LONG_AGO
    if row is None:
        return DeskState(desk, seen_at, silent=silent)
    version = row.list_version
    return DeskState(
        desk,
        seen_at,
        version,
        taken.get(version) if version is not None else None,
        row.made_at - row.corrected_at,
        silent,
    )
