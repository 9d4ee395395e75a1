"""A desk that is put back or copied, what it does meanwhile, and what it and its centre hold."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from boxoffice.config import Config
from boxoffice.domain.issues import LedgerLine
from boxoffice.domain.matters import MatterKind
from boxoffice.keys.key_file import KeyFile
from boxoffice.services.inbox import inbox
from boxoffice.services.opening import OpenDesk, open_records
from boxoffice.services.overview import ledger, waiting
from boxoffice.services.rounds import run_round
from sync.protocol.kinds import RowKind
from sync.server.store import devices, reports
from tests.desk.desks import CommandDesk
from tests.support.clocks import CLOCK
from tests.support.hand_desk import RunningCentre
from tests.support.network import code


@dataclass(frozen=True)
class Backup:
    """A copy of a desk's folder, and of its keys, as they were once."""

    folder: Path
    desk: CommandDesk

    def put_back(self, *, keys: bool) -> None:
        """The desk is as it was; its keys too, where they were in the same backup."""
        shutil.rmtree(self.desk.data)
        shutil.copytree(self.folder / "data", self.desk.data)
        if keys:
            shutil.copy2(self.folder / "keys", self.desk.key_file)

    def elsewhere(self, folder: Path) -> CommandDesk:
        """Another machine with the same desk."""
        copy = CommandDesk(folder, folder.with_suffix(".keys"))
        shutil.copytree(self.folder / "data", copy.data)
        shutil.copy2(self.folder / "keys", copy.key_file)
        return copy


def backup(desk: CommandDesk, folder: Path) -> Backup:
    shutil.copytree(desk.data, folder / "data")
    shutil.copy2(desk.key_file, folder / "keys")
    return Backup(folder, desk)


def give(desk: CommandDesk, number: int) -> None:
    done = desk.run("give", "-", "--event", "concert", stdin=f"{code(number)}\n")
    assert done.code == 0, done


def verdict(desk: CommandDesk, number: int) -> str:
    return str(desk.run("check", code(number), "--event", "concert", "--json").json["verdict"])


def sync(desk: CommandDesk) -> None:
    done = desk.sync("--once")
    assert done.code == 0, done


def opened(desk: CommandDesk) -> OpenDesk:
    return open_records(Config(desk.data), KeyFile(desk.key_file), CLOCK)


def told(desk: CommandDesk) -> list[MatterKind]:
    found = opened(desk)
    try:
        return [each.kind for each in inbox(found.desk).matters]
    finally:
        found.desk.close()


def lines(desk: CommandDesk) -> list[LedgerLine]:
    found = opened(desk)
    try:
        assert waiting(found.desk).rows == 0
        return list(ledger(found.desk))
    finally:
        found.desk.close()


def at_centre(running: RunningCentre) -> dict[str, str | None]:
    """Every row that is stored, and its outcome."""
    with running.centre.store.read() as connection:
        return {row.row_id: row.outcome for row in reports.reported_rows(connection)}


def copied(running: RunningCentre) -> bool:
    with running.centre.store.read() as connection:
        (only,) = devices.all_devices(connection)
    return only.copied_at is not None


def issues(desk: CommandDesk) -> int:
    return sum(line.kind == RowKind.ISSUE for line in lines(desk))


def one_round(desk: CommandDesk) -> None:
    found = opened(desk)
    try:
        run_round(found)
    finally:
        found.desk.close()


def breaking(monkeypatch: pytest.MonkeyPatch, what: object, name: str) -> None:
    """The program dies where this is called."""

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(what, name, die)
