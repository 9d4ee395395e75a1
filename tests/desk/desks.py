"""A desk in a folder, worked by its command line, and a real centre."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sync.server.asking.enrolment import make_code
from tests.desk.command_line import Ended, boxoffice, boxoffice_sync
from tests.support.centre import served
from tests.support.clocks import CLOCK, NOW
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, SteppingClock, new_centre


@contextmanager
def served_centre(folder: Path, *, another: bool = False) -> Iterator[RunningCentre]:
    """A centre over a real socket whose clock stands at the moment it was made; of `another`
    network where told.
    """
    clock = SteppingClock(CLOCK.now())
    begun = clock() if another else NOW
    centre = new_centre(f"sqlite:///{folder / 'centre.sqlite'}", now=clock, begun=begun)
    try:
        with served(centre) as running:
            yield running
    finally:
        centre.store.close()


@dataclass(frozen=True)
class CommandDesk:
    """One desk: its data folder and its key file."""

    data: Path
    key_file: Path

    def run(self, *arguments: str | Path, **more: Any) -> Ended:
        """Run `boxoffice` on this desk, in English."""
        return boxoffice(self.data, "--language", "en", *self._keys(), *arguments, **more)

    def sync(self, *arguments: str | Path, **more: Any) -> Ended:
        """Run `boxoffice-sync` on this desk, in English."""
        return boxoffice_sync(self.data, "--language", "en", *self._keys(), *arguments, **more)

    def rows(self) -> list[dict[str, Any]]:
        """The ledger as the command line shows it."""
        found: list[dict[str, Any]] = self.run("ledger", "--json").json
        return found

    def _keys(self) -> tuple[str, Path]:
        return "--key-file", self.key_file


def new_desk(folder: Path) -> CommandDesk:
    """A desk that is not set up yet."""
    return CommandDesk(folder / "desk", folder / "desk.keys")


def enrolled_desk(folder: Path, running: RunningCentre) -> CommandDesk:
    """A desk that was set up and has fetched all."""
    desk = new_desk(folder)
    code = make_code(running.centre, VENUE, "Lobby")
    done = desk.run("enrol", running.address, "-", "--yes", stdin=f"{code}\n")
    assert (done.code, done.out) == (
        0,
        "This desk now belongs to Venue-1. Fetch its events and card list with "
        "“boxoffice-sync --once”.\n",
    )
    assert desk.sync("--once").code == 0
    return desk
