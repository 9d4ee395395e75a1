"""Finishing with a laptop against a real centre: nothing remains, nothing unsent is lost unasked;
and diagnostics that name nobody.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from boxoffice.config import Config
from boxoffice.errors import complaint_of
from boxoffice.keys.choosing import KeyChoice, key_source, remember_choice
from boxoffice.keys.desk_keys import new_keys
from boxoffice.keys.errors import KeysMissing
from boxoffice.keys.key_file import KeyFile
from boxoffice.keys.keyring_source import KeyringSource
from boxoffice.keys.sources import KeySource
from boxoffice.services import leaving
from boxoffice.services.desk import has_records
from boxoffice.services.diagnosing import diagnostics
from boxoffice.services.leaving import StillUnsent, erase, leave
from boxoffice.services.opening import OpenDesk, open_records
from sync.client.errors import ClockSkew, SyncError
from sync.server.store import devices
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support.clocks import CLOCK
from tests.support.hand_desk import RunningCentre
from tests.support.network import code


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with served_centre(tmp_path) as found:
        yield found


@pytest.fixture
def desk(tmp_path: Path, running: RunningCentre) -> CommandDesk:
    return enrolled_desk(tmp_path, running)


def opened(desk: CommandDesk, source: KeySource | None = None) -> OpenDesk:
    return open_records(Config(desk.data), source or KeyFile(desk.key_file), CLOCK)


def departed(running: RunningCentre) -> list[bool]:
    with running.centre.store.read() as connection:
        return [each.departed_at is not None for each in devices.all_devices(connection)]


def give(desk: CommandDesk, number: int = 1) -> None:
    done = desk.run("give", "-", "--event", "concert", stdin=f"{code(number)}\n")
    assert done.code == 0, done


def left_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*"))


def test_all_is_sent_and_nothing_remains(desk: CommandDesk, running: RunningCentre) -> None:
    give(desk)
    found = opened(desk)
    left = leave(found)
    found.desk.close()
    assert (left.given_up, left.centre_knows) == (0, True)
    assert left.receipt is not None
    assert left.receipt.rows == 1
    assert departed(running) == [True]
    assert erase(found.config, found.source) == ()
    assert left_in(desk.data) == ["desk.json"]
    kept = json.loads((desk.data / "desk.json").read_text())
    assert not {"keys", "key_file", "keyring_entry"} & set(kept)
    assert not desk.key_file.exists()
    assert not has_records(desk.data)


@pytest.fixture
def alone(tmp_path: Path) -> CommandDesk:
    """A desk whose centre is gone."""
    with served_centre(tmp_path) as running:
        return enrolled_desk(tmp_path, running)


def test_unsent_rows_keep_the_desk_until_somebody_insists(alone: CommandDesk) -> None:
    give(alone)
    found = opened(alone)
    with pytest.raises(StillUnsent) as refused:
        leave(found)
    assert refused.value.rows == 1
    assert has_records(alone.data)
    left = leave(found, insisted=True)
    assert (left.given_up, left.centre_knows, left.receipt) == (1, False, None)
    found.desk.close()
    assert erase(found.config, found.source) == ()
    assert left_in(alone.data) == ["desk.json"]


def test_a_centre_that_cannot_be_told_keeps_the_desk(alone: CommandDesk) -> None:
    found = opened(alone)
    with pytest.raises(SyncError):
        leave(found)
    found.desk.close()
    assert has_records(alone.data)


def test_a_wrong_clock_is_told_by_the_networks_clock(
    alone: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = datetime(2026, 4, 25, 22, 30, tzinfo=UTC)

    def skewed(*told: object) -> None:
        raise ClockSkew(at)

    monkeypatch.setattr(leaving, "depart", skewed)
    found = opened(alone)
    with pytest.raises(ClockSkew) as told:
        leave(found)
    found.desk.close()
    complaint = complaint_of(told.value)
    assert complaint is not None
    assert complaint.words == {"time": "26.04.2026 01:30"}


def test_the_keyring_entry_goes(memory_keyring: object, tmp_path: Path) -> None:
    config = Config(tmp_path / "desk")
    config.prepare()
    settings = remember_choice(config, KeyChoice())
    source = key_source(config, KeyChoice(), lambda new: "")
    assert isinstance(source, KeyringSource)
    source.store(new_keys(CLOCK.now()))
    assert erase(config, source) == ()
    with pytest.raises(KeysMissing):
        KeyringSource(settings.keyring_entry or "").load()
    assert config.settings().keyring_entry is None


def test_diagnostics_hold_no_code_tag_key_or_name(desk: CommandDesk) -> None:
    give(desk)
    found = opened(desk)
    text = diagnostics(found.desk)
    keys = found.keys
    secrets = [keys.signing_key, keys.sealing_key, keys.store_key, *keys.list_keys.values()]
    secret = [
        code(1),
        code(1)[-3:] + '"',
        "Lobby",
        "Venue-1",
        *(each for key in secrets for each in (key.hex(), key.hex().upper())),
    ]
    with found.desk.store.glance() as view:
        for (tag,) in view.exec_driver_sql("SELECT tag FROM uses"):
            secret += [str(tag), (tag + (1 << 63)).to_bytes(8).hex()]
    found.desk.close()
    assert [each for each in secret if each in text] == []
    told = json.loads(text)
    assert told["counts"]["rows"] == told["counts"]["waiting"] == 1
    assert told["list"]["count"] == 50
    assert [each["error"] for each in told["rounds"]] == [None]
    assert told["versions"]["protocol"] == 1
