"""A whole desk without a window: its real keys, store and use cases, at a centre that is served."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from boxoffice.config import Config
from boxoffice.domain.face import Face
from boxoffice.domain.verdicts import Verdict
from boxoffice.keys.choosing import KeyChoice, remember_choice
from boxoffice.keys.key_file import KeyFile
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.enrolling import accept, ask_centre, kept_keys
from boxoffice.services.issuing import give
from boxoffice.services.opening import OpenDesk, open_records
from boxoffice.services.rounds import run_round
from sync.client.rounds import Round
from sync.protocol.kinds import CardSource, TicketKind
from sync.server.asking.enrolment import make_code
from tests.support.clocks import NOW
from tests.support.hand_desk import RunningCentre
from tests.support.network import CONCERT, VENUE, SteppingClock

FACE = Face(datetime(2027, 3, 14).date(), 2)


@dataclass
class SharedClock:
    """A desk's clock that goes with the centre's."""

    centre: SteppingClock

    def now(self) -> datetime:
        """As `Clock`."""
        return self.centre()

    def monotonic(self) -> float:
        """As `Clock`."""
        return (self.centre() - NOW).total_seconds() + 1000.0


@dataclass
class WholeDesk:
    """One desk in a folder, open; `restart` is another process that opens it."""

    folder: Path
    running: RunningCentre
    opened: OpenDesk = field(init=False)

    @property
    def config(self) -> Config:
        """Where it is."""
        return Config(self.folder)

    @property
    def source(self) -> KeyFile:
        """Its keys."""
        return KeyFile(self.folder.with_suffix(".keys"))

    @property
    def desk(self) -> Desk:
        """The open desk."""
        return self.opened.desk

    def enrol(self, venue: str = VENUE) -> None:
        """Become known at the centre."""
        path = self.folder.with_suffix(".keys")
        remember_choice(self.config, KeyChoice(key_file=path))
        now = self.running.clock()
        code = make_code(self.running.centre, venue, self.folder.name)
        keys = kept_keys(self.source, now, fresh=True)
        offer = ask_centre(self.running.address, code, self.folder.name, keys)
        accept(self.folder, self.source, offer, now)

    def open(self) -> None:
        """Open it as a program does."""
        self.opened = open_records(self.config, self.source, SharedClock(self.running.clock))

    def restart(self) -> None:
        """Close it, and open it anew."""
        self.desk.close()
        self.open()

    def sync(self) -> Round:
        """One round, whatever comes of it."""
        return run_round(self.opened)

    def check(self, card: str, event: str = CONCERT.id) -> Verdict:
        """The verdict on a card."""
        return check(
            self.desk, card, CardSource.TYPED, event, online=False, old_list_confirmed=True
        )

    def give(self, card: str, event: str = CONCERT.id) -> str:
        """One ticket; the row's id."""
        tickets = {TicketKind.HOLDER: 1}
        return give(self.desk, self.check(card, event), tickets, face=FACE).value.row_id

    def tags(self) -> dict[str, tuple[int, int]]:
        """Epoch and tag of each use that it knows."""
        with self.desk.store.glance() as view:
            found = view.exec_driver_sql("SELECT row, epoch, tag FROM uses").fetchall()
        return {row: (epoch, tag) for row, epoch, tag in found}

    def erase_code(self, row_id: str) -> None:
        """Its time is over."""
        with self.desk.store.write() as transaction:
            transaction.exec_driver_sql("DELETE FROM codes WHERE row = ?", (row_id,))


@contextmanager
def whole_desk(
    running: RunningCentre, folder: Path, venue: str = VENUE, *, synced: bool = True
) -> Iterator[WholeDesk]:
    """A desk of a venue, enrolled and open while the block runs."""
    desk = WholeDesk(folder, running)
    folder.mkdir()
    desk.enrol(venue)
    desk.open()
    try:
        if synced:
            assert desk.sync().error is None
        yield desk
    finally:
        desk.desk.close()
