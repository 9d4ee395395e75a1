"""A desk that is enrolled again: at another centre nothing of the one before is in force."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from boxoffice.config import Config
from boxoffice.keys.key_file import KeyFile
from boxoffice.services import enrolling
from boxoffice.services.enrolling import ask_centre
from boxoffice.services.opening import OpenDesk, open_records
from boxoffice.services.signing_in import add_for_event, clerks
from sync.protocol.clerks import Clerk, ClerkRole, hash_pin
from sync.server.asking.enrolment import make_code
from sync.server.keys.epochs import announce
from sync.server.lists.publishing import publish_programmes
from sync.server.store import clerks as known
from sync.server.store import settings
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support.clocks import CLOCK
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, code


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with served_centre(tmp_path) as found:
        yield found


@pytest.fixture
def desk(tmp_path: Path, running: RunningCentre) -> CommandDesk:
    return enrolled_desk(tmp_path, running)


def opened(desk: CommandDesk) -> OpenDesk:
    return open_records(Config(desk.data), KeyFile(desk.key_file), CLOCK)


def staffed(running: RunningCentre) -> None:
    with running.centre.store.write() as connection:
        found = Clerk(name="Esikko", role=ClerkRole.SUPERVISOR, pin=hash_pin("118203"))
        known.put_clerk(connection, VENUE, found)
    publish_programmes(running.centre)


def enrol_again(desk: CommandDesk, running: RunningCentre) -> None:
    one_time = make_code(running.centre, VENUE, "Lobby")
    done = desk.run("enrol", running.address, one_time, "--again", "--yes")
    assert done.code == 0, done


def give(desk: CommandDesk, number: int) -> None:
    done = desk.run("give", "-", "--event", "concert", stdin=f"{code(number)}\n")
    assert done.code == 0, done


def lists(desk: CommandDesk) -> list[str]:
    return [each.name for each in desk.data.glob("cards-*")]


def test_another_centre_begins_with_nothing(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk
) -> None:
    staffed(running)
    assert desk.sync("--once").code == 0
    give(desk, 1)
    found = opened(desk)
    (supervisor,) = clerks(found.desk)
    add_for_event(
        found.desk, supervisor, "Lumi", "663901", found.desk.programme().events["concert"]
    )
    found.desk.close()
    second = tmp_path / "second"
    second.mkdir()
    with served_centre(second, another=True) as other:
        enrol_again(desk, other)
        assert lists(desk) == []
        assert desk.run("events").code == 5
        assert desk.run("check", code(1), "--event", "concert").code == 5
        found = opened(desk)
        assert clerks(found.desk) == ()
        state = found.desk.store.state()
        assert (state.head_issued_at, state.changes_cursor, state.anchor) == (None, 0, None)
        found.desk.close()
        # What was recorded here stays.
        assert len(desk.rows()) == 1
        assert desk.sync("--once").code == 0
        assert lists(desk)
        assert desk.run("check", code(2), "--event", "concert", "--json").json["verdict"] == "valid"


def test_the_same_centre_goes_on(running: RunningCentre, desk: CommandDesk) -> None:
    before = lists(desk)
    enrol_again(desk, running)
    assert lists(desk) == before
    assert desk.run("check", code(1), "--event", "concert", "--json").json["verdict"] == "valid"


def list_keys(running: RunningCentre) -> dict[int, bytes]:
    with running.centre.store.read() as connection:
        return settings.list_keys(connection)


def test_no_list_key_of_the_centre_before_stays(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk
) -> None:
    announce(running.centre)
    assert desk.sync("--once").code == 0
    give(desk, 1)
    before = KeyFile(desk.key_file).load().list_keys
    assert before == list_keys(running)
    second = tmp_path / "second"
    second.mkdir()
    with served_centre(second, another=True) as other:
        enrol_again(desk, other)
        found = opened(desk)
        # The first one's keys lie beside the others still, and open nothing any more.
        assert KeyFile(desk.key_file).load().list_keys == before
        assert dict(found.desk.keys_by_epoch()) == list_keys(other)
        assert found.desk.tag_epoch(found.desk.store.state()) == 1
        found.desk.close()
        assert desk.sync("--once").code == 0
        assert KeyFile(desk.key_file).load().list_keys == list_keys(other)
        found = opened(desk)
        assert dict(found.desk.keys_by_epoch()) == list_keys(other)
        found.desk.close()
        # What was given is known by its code, which is here, under the new key.
        checked = desk.run("check", code(1), "--event", "concert", "--json").json
        assert checked["verdict"] == "has_tickets"
        # Enrolled there once more, it goes on with what it has.
        enrol_again(desk, other)
        assert desk.sync("--once").code == 0
        assert desk.run("check", code(2), "--event", "concert", "--json").json["verdict"] == "valid"


def test_until_it_is_the_other_centres_a_desk_works_at_the_first(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk
) -> None:
    """Broken off between the keys and the records; both centres count epochs from 1."""
    second = tmp_path / "second"
    second.mkdir()
    with served_centre(second, another=True) as other:
        source = KeyFile(desk.key_file)
        one_time = make_code(other.centre, VENUE, "Lobby")
        offer = ask_centre(other.address, one_time, "Lobby", source.load())
        with (
            patch.object(enrolling, "create_store", side_effect=KeyboardInterrupt),
            pytest.raises(KeyboardInterrupt),
        ):
            enrolling.accept(desk.data, source, offer, CLOCK.now())
        assert desk.run("check", code(1), "--event", "concert", "--json").json["verdict"] == "valid"
        give(desk, 1)
        assert desk.sync("--once").code == 0
        enrol_again(desk, other)
        assert desk.sync("--once").code == 0
        assert desk.run("check", code(2), "--event", "concert", "--json").json["verdict"] == "valid"
