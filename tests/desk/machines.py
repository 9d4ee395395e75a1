"""A centre's machine: a data folder with its keys, and a database that is copied and put back."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

from sync.server.centre import Centre, open_centre
from sync.server.keys.key_rotation import KEEP_OLD, settle_key, tend_keys
from sync.server.running import data_folder
from sync.server.running.data_folder import SigningKeyFile
from sync.server.running.restoring import begin_again
from sync.server.store import reports
from sync.server.store.database import Store
from tests.support.centre import served
from tests.support.clocks import CLOCK, NOW
from tests.support.hand_desk import RunningCentre
from tests.support.network import SteppingClock, new_centre


class Machine:
    """Its database is copied and put back, its address stays; `settled` is what opening it does."""

    def __init__(self, folder: Path, *, another: bool = False) -> None:
        """A machine of the usual network, or of another one."""
        self.folder = folder
        self.data = folder / "centre"
        data_folder.make_folder(self.data)
        data_folder.make_signing_key(self.data)
        self.url = data_folder.database_url(self.data)
        self.clock = SteppingClock(CLOCK.now())
        begun = self.clock() if another else NOW
        new_centre(self.url, now=self.clock, begun=begun).store.close()
        self._serving = ExitStack()
        self._port = 0
        self._open()
        self.serve()

    @property
    def centre(self) -> Centre:
        """The centre as it is open now."""
        return self._centre

    def serve(self) -> None:
        """Answer at the address."""
        self.running: RunningCentre = self._serving.enter_context(
            served(self._centre, port=self._port)
        )
        self._port = int(self.running.address.rpartition(":")[2])

    def stop(self) -> None:
        """Close it."""
        self._serving.close()
        self._centre.store.close()

    def back_up(self, name: str = "backup") -> Path:
        """A copy of the database as it is now, also while it is served."""
        copy = self.folder / f"{name}.sqlite"
        with (
            closing(sqlite3.connect(self.data / data_folder.DATABASE_NAME)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        return copy

    def put_back(
        self, *, told: bool = False, name: str = "backup", beside: Callable[[], None] = lambda: None
    ) -> None:
        """The copy in the database's place, the folder as it is but for what `beside` does."""
        self.stop()
        for each in self.data.glob(f"{data_folder.DATABASE_NAME}*"):
            each.unlink()
        shutil.copy2(self.folder / f"{name}.sqlite", self.data / data_folder.DATABASE_NAME)
        beside()
        self._open()
        if told:
            begin_again(self._centre)
            self._centre.store.close()
            self._open()
        self.serve()

    def rows(self) -> dict[str, str | None]:
        """How the rows here are judged."""
        with self.centre.store.read() as connection:
            return {row.row_id: row.outcome for row in reports.reported_rows(connection)}

    def _open(self) -> None:
        store = Store(self.url)
        settle_key(store, self.data, KEEP_OLD)
        tend = partial(tend_keys, store, self.data)
        self._centre = open_centre(store, SigningKeyFile(self.data), self.clock, tend)
