"""What all measurements share: one seeded centre that serves, and desks enrolled at it."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from tests.bench.centres import SeededCentre, seed_centre
from tests.bench.desks import BenchDesk, enrol_desk
from tests.bench.scale import ScaledCentre, scaled_centre
from tests.support.postgres import new_database, postgres_server

_CODES = 60_000
POSTGRESQL = ("shared_buffers=1GB", "max_wal_size=8GB", "checkpoint_timeout=30min")
"""What a machine for a database of this size is set to; all else is as it comes."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: cards on the list, single operations, bulk operations, rows of an
    upload, changes of a delta, photos, cards of the small desk that is started, cards of the list
    that other programs fetch as well, rows that wait at each of two desks, and for a centre at
    scale uses, polls of its head and looks at each of its pages.
    """

    cards: int
    singles: int
    bulks: int
    upload: int
    changes: int
    photos: int
    small_cards: int
    compared_cards: int
    waiting: int
    uses: int
    polls: int
    pages: int


FULL = Size(1_000_000, 2_100, 3, 10_000, 1_000, 100, 25_000, 100_000, 100, 1_000_000, 10_000, 40)
QUICK = Size(3_000, 40, 1, 200, 100, 2, 25_000, 3_000, 20, 3_000, 200, 3)


@dataclass
class Stage:
    """A working folder with the centre; desks and codes are handed out once each."""

    folder: Path
    size: Size
    _seeded: Path | None
    _open: ExitStack
    whole_peer: bool = False
    """Whether PouchDB too fetches as many cards as there are, minutes long."""
    tables: list[str] = field(default_factory=list)
    """What is printed behind the bars: contestants side by side."""
    _desks: list[BenchDesk] = field(default_factory=list)

    @cached_property
    def centre(self) -> SeededCentre:
        """The seeded centre."""
        if self._seeded is None:
            return seed_centre(self.folder / "centre", self.size.cards)
        return SeededCentre(Path(shutil.copytree(self._seeded, self.folder / "centre")))

    @cached_property
    def address(self) -> str:
        """Where it serves."""
        return self._open.enter_context(self.centre.serving())

    @cached_property
    def scaled(self) -> ScaledCentre:
        """A centre on PostgreSQL with as many cards, and with uses."""
        server = self._open.enter_context(postgres_server(*POSTGRESQL, durable=True))
        made = scaled_centre(new_database(server), self.size.cards, self.size.uses)
        self._open.callback(made.close)
        return made

    def new_desk(self, address: str | None = None) -> BenchDesk:
        """A desk that is enrolled and holds no list yet; `address` is another way to the centre."""
        folder = self.folder / f"desk-{len(self._desks) + 1}"
        desk = enrol_desk(self.centre, address or self.address, folder)
        self._desks.append(desk)
        return desk

    @cached_property
    def desk(self) -> BenchDesk:
        """A desk with list and programme, the same one each time."""
        desk = self.new_desk()
        with desk.opened() as opened:
            desk.sync(opened)
        return desk

    @cached_property
    def small(self) -> "Stage":
        """A stage with a network of an ordinary size: of its own where this one is larger."""
        return self._of(self.size.small_cards, "small")

    @cached_property
    def compared(self) -> "Stage":
        """A stage with as many cards as other programs are compared at."""
        return self._of(self.size.compared_cards, "compared")

    def _of(self, cards: int, name: str) -> "Stage":
        if self.size.cards <= cards:
            return self
        size = replace(self.size, cards=cards)
        return self._open.enter_context(staged(self.folder / name, size, None))

    @cached_property
    def _codes(self) -> Iterator[str]:
        return iter(self.centre.codes(_CODES))

    def codes(self, count: int) -> list[str]:
        """Codes of valid cards that nobody was handed before. Raises `RuntimeError` once the
        register has no more.
        """
        found = list(islice(self._codes, count))
        if len(found) < count:
            raise RuntimeError("the register has too few cards for this")
        return found


@contextmanager
def staged(folder: Path, size: Size, seeded: Path | None) -> Iterator[Stage]:
    """A stage in an empty or new folder, over a copy of the centre in `seeded` where one is
    given.
    """
    folder.mkdir(exist_ok=True)
    with ExitStack() as stack:
        yield Stage(folder, size, seeded, stack)
