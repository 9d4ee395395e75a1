"""Desks and a relay at a festival, over real sockets: custody, forwarding, files and uses."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services.relaying import NotPaired
from boxoffice.services.voiding import undo
from boxoffice.store.state import put_marks
from sync.client.errors import NotAuthorised, Unreachable
from sync.server.store import devices
from tests.support.festival import Festival, RelayProcess, Stall, eventually, festival
from tests.support.network import OTHER_VENUE, code


@pytest.fixture
def fair(tmp_path: Path) -> Iterator[Festival]:
    with festival(tmp_path) as made:
        yield made


@pytest.fixture
def killable(tmp_path: Path) -> Iterator[Festival]:
    """The relay is a process of its own."""
    with festival(tmp_path, RelayProcess) as made:
        yield made


def alone(fair: Festival, *stalls: Stall) -> None:
    """From now on neither desks nor relay reach the centre."""
    fair.desks_door.shut()
    fair.relays_door.shut()
    for stall in stalls:
        assert stall.whole.sync().error is not None
    fair.relay.until(reaches_centre=False)


def test_a_use_is_known_at_the_other_desk_before_the_centre_knows_it(fair: Festival) -> None:
    first, second = fair.stall("first"), fair.stall("second")
    alone(fair, first, second)
    first.whole.give(code(1))
    assert second.whole.check(code(1)).kind is VerdictKind.VALID
    assert first.exchange().in_custody == 1
    assert second.exchange().heard == 1
    assert second.whole.check(code(1)).kind is VerdictKind.HAS_TICKETS
    assert second.exchange().heard == 0, "once is enough"
    assert fair.rows() == 0


def test_a_use_taken_back_is_taken_back_at_the_other_desk(fair: Festival) -> None:
    first, second = fair.stall("first"), fair.stall("second")
    row = first.whole.give(code(1))
    first.exchange()
    second.exchange()
    undo(first.whole.desk, row)
    first.exchange()
    second.exchange()
    assert second.whole.check(code(1)).kind is VerdictKind.VALID


def test_rows_in_custody_reach_the_centre_and_its_word_frees_them(fair: Festival) -> None:
    first = fair.stall("first")
    alone(fair, first)
    first.whole.give(code(1))
    first.whole.give(code(2))
    first.exchange()
    assert first.waiting() == 2, "a receipt of custody frees nothing"
    fair.relays_door.open()
    fair.relay.until(waiting=0, reaches_centre=True)
    assert fair.rows() == 2
    fair.clock.move(minutes=10)
    before = first.whole.desk.now()
    assert first.exchange().acknowledged == 2
    assert first.waiting() == 0
    assert first.whole.desk.now() == before, "what was carried moves no time"
    fair.desks_door.open()
    assert first.whole.sync().error is None
    assert fair.rows() == 2, "both ways together count once"


def test_a_desk_without_a_way_of_its_own_syncs_by_the_relay(fair: Festival) -> None:
    first = fair.stall("first")
    fair.desks_door.shut()
    first.whole.give(code(1))
    done = first.whole.sync()
    assert (done.error, done.pushed.rows) == (None, 1)
    assert fair.rows() == 1


def test_a_relay_that_is_cut_off_since_the_centre_changed_its_key_still_tells_of_others(
    fair: Festival,
) -> None:
    first, second = fair.stall("first"), fair.stall("second")
    fair.relays_door.shut()
    fair.change_key()
    before = first.whole.desk.identity().centre_key
    assert first.whole.sync().error is None
    assert first.whole.desk.identity().centre_key != before
    alone(fair, first, second)
    second.whole.give(code(1))
    second.exchange()
    assert first.exchange().heard == 1
    first.whole.give(code(2))
    first.exchange()
    assert second.exchange().heard == 1, "the desk that has not followed hears too"
    fair.relays_door.open()
    fair.relay.until(waiting=0, reaches_centre=True)
    assert fair.rows() == 2


def test_lists_and_programmes_come_by_a_relay_that_is_cut_off(fair: Festival) -> None:
    first = fair.stall("first")
    late = fair.stall("late", paired=False)
    fair.relay.until(desks=1)
    late.pair(fair.relay.status())
    assert first.whole.sync().error is None
    eventually(lambda: len(list((fair.relay.folder / "files").iterdir())) >= 1)
    first.exchange()
    eventually(lambda: len(list((fair.relay.folder / "files").iterdir())) == 2)
    alone(fair, first)
    for file in late.whole.desk.store.downloads.iterdir():
        file.unlink()
    with late.whole.desk.store.write() as transaction:
        put_marks(transaction, programme_version=0, highest_version=0, list_file=None)
    done = late.whole.sync()
    assert done.pulled.list_changed
    assert done.pulled.programme_changed


def test_a_killed_relay_loses_nothing_and_desks_go_on(killable: Festival) -> None:
    fair = killable
    first, second = fair.stall("first"), fair.stall("second")
    alone(fair, first, second)
    first.whole.give(code(1))
    first.exchange()
    fair.relay.end(signal.SIGKILL)
    with pytest.raises(Unreachable):
        first.exchange()
    first.whole.give(code(2))
    fair.relay.start()
    assert second.exchange().heard == 1
    assert first.exchange().in_custody == 2
    assert second.exchange().heard == 1
    fair.desks_door.open()
    fair.relays_door.open()
    fair.relay.end(signal.SIGKILL)
    assert first.whole.sync().error is None, "without a relay straight to the centre"
    assert (first.waiting(), fair.rows()) == (0, 2)
    fair.relay.start()
    fair.relay.until(waiting=0)
    assert fair.rows() == 2


def test_pairing_takes_the_code_of_this_relay_once(fair: Festival) -> None:
    first = fair.stall("first", paired=False)
    shown = fair.relay.status()
    wrong = shown.code[:-1] + ("0" if shown.code[-1] != "0" else "1")
    for each in (wrong, "0" * 12, ""):
        with pytest.raises(NotPaired, match="code"):
            first.pair(shown.model_copy(update={"code": each}))
    first.pair(shown)
    with pytest.raises(NotPaired, match="code"):
        first.pair(shown)
    fair.relay.until(desks=1)
    assert fair.relay.status().code != shown.code


def test_a_desk_of_another_venue_does_not_pair(fair: Festival) -> None:
    fair.stall("first")
    with pytest.raises(NotPaired, match="no_centre"):
        fair.stall("other", venue=OTHER_VENUE)


def test_a_desk_taken_out_of_use_is_carried_and_hears_of_nobody(fair: Festival) -> None:
    first, second = fair.stall("first"), fair.stall("second")
    with fair.centre.store.write() as connection:
        devices.revoke_device(connection, second.whole.desk.identity().device, fair.clock())
    fair.clock.move(seconds=1)
    third = fair.stall("third")
    second.whole.give(code(1))
    with pytest.raises(NotAuthorised):
        second.exchange()
    fair.relay.until(waiting=0, held=1)
    assert fair.rows() == 1
    assert (first.exchange().heard, third.exchange().heard) == (0, 0)
