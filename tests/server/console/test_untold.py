"""Acts that are kept while the database takes nothing more: what follows them comes later."""

import pytest
from sqlalchemy.exc import OperationalError

from sync.protocol.programme import Programme
from sync.server.handing_out.random_codes import make_codes
from sync.server.judging.rounds import Judging
from sync.server.keys import epochs
from sync.server.running.worker import Worker
from sync.server.store import publications
from sync.server.store.accounts import Role
from tests.support.centre import served
from tests.support.console import Console
from tests.support.network import VENUE


class _Full:
    """The database's disk."""

    is_full = True


@pytest.fixture
def disk(console: Console, monkeypatch: pytest.MonkeyPatch) -> _Full:
    """It takes an act and no programme or list after it, until it has room again."""
    disk = _Full()
    add_file = publications.add_file

    def add(*facts: object) -> None:
        if disk.is_full:
            raise OperationalError("INSERT", {}, OSError(28, "could not extend file"))
        add_file(*facts)

    monkeypatch.setattr(publications, "add_file", add)
    return disk


def programme(console: Console) -> Programme:
    with console.centre.store.read() as connection:
        version = publications.current_programmes(connection)[VENUE]
        file = publications.file(connection, version.sha256)
    assert file is not None
    return Programme.model_validate_json(file.data)


FORMAT = {"code_format": "kk", "pattern": "KK[0-9]{4}", "example": "KK1230", "grouping": ""}


@pytest.mark.parametrize(
    ("act", "path", "fields"),
    [
        ("added", "reasons", {"venue": VENUE, "text_en": "The venue decided"}),
        ("cancelled", "events/concert/cancel", {}),
        ("renamed", f"network/venues/{VENUE}/name", {"name": "Hall"}),
        ("put", "network/codes", {**FORMAT, "from_day": "2026-04-25"}),
    ],
)
def test_what_is_kept_is_said_to_be_and_told_once_there_is_room(
    console: Console, disk: _Full, act: str, path: str, fields: dict[str, str]
) -> None:
    browser = console.signed_in(Role.NATIONAL)
    browser.get("network/codes")
    before = programme(console)
    status, text = browser.post(path, **fields)
    assert (status, "It is saved. Desks hear of it later." in text) == (202, True)
    assert console.trail()[0].act == act
    assert programme(console) == before
    disk.is_full = False
    Worker(console.centre, Judging(console.centre)).look()
    assert programme(console).version == before.version + 1


def test_a_lost_desk_is_out_of_use_whatever_follows(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = console.signed_in(Role.NATIONAL)
    browser.get("desks")
    with served(console.centre) as running:
        desk = running.desk(VENUE, "Bar").identity.device

    def fail(*_: object) -> None:
        raise OperationalError("UPDATE", {}, OSError(28, "could not extend file"))

    monkeypatch.setattr(epochs, "tag_cards", fail)
    assert browser.post(f"desks/{desk}/lost")[0] == 202
    assert "Out of use" in browser.get(f"desks/{desk}")


def test_codes_that_were_printed_are_not_lost(console: Console, disk: _Full) -> None:
    assert len(make_codes(console.centre, "test", 2)) == 2
