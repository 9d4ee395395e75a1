"""A centre whose database was put back to before its newest keys: they stand beside it as well."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services.issuing import CannotGive
from sync.server.centre import open_centre
from sync.server.judging.rounds import Judging
from sync.server.keys import epochs as acts
from sync.server.keys import key_book, key_rotation
from sync.server.keys.key_book import BOOK_NAME
from sync.server.keys.key_rotation import KEEP_OLD, rotate, settle_key
from sync.server.lists.publishing import publish_list
from sync.server.running import data_folder
from sync.server.running.data_folder import FolderError, SigningKeyFile
from sync.server.running.worker import Worker
from sync.server.store import epochs, key_changes
from sync.server.store.database import Store
from tests.desk.machines import Machine
from tests.support.network import code
from tests.support.whole_desks import WholeDesk, whole_desk

CARD, OTHER, THIRD = code(1), code(2), code(3)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    found = Machine(tmp_path)
    yield found
    found.stop()


@pytest.fixture
def desk(machine: Machine, tmp_path: Path) -> Iterator[WholeDesk]:
    with whole_desk(machine.running, tmp_path / "desk-1") as desk:
        yield desk


def good(desk: WholeDesk) -> None:
    done = desk.sync()
    assert done.error is None, done.error


def new_epoch(machine: Machine) -> int:
    made = acts.announce(machine.centre).number
    machine.clock.move(hours=48)
    assert publish_list(machine.centre).epoch == made
    return made


def without_the_book(machine: Machine) -> None:
    """The whole folder was put back, as far as its book goes."""
    (machine.data / BOOK_NAME).unlink()


@pytest.mark.parametrize("told", [True, False], ids=["told", "not told"])
def test_list_keys_made_since_come_back_and_rows_are_judged_by_card(
    machine: Machine, desk: WholeDesk, told: bool
) -> None:
    machine.back_up()
    made = new_epoch(machine)
    good(desk)
    sent = desk.give(CARD)
    good(desk)
    waiting = desk.give(OTHER)
    machine.put_back(told=told)
    worker = Worker(machine.centre, Judging(machine.centre))
    for _ in range(3):
        machine.clock.move(minutes=1)
        worker.look()
        desk.sync()
    assert machine.rows() == {sent: "accepted", waiting: "accepted"}
    assert publish_list(machine.centre).epoch == made
    for card in (CARD, OTHER):
        with pytest.raises(CannotGive):
            desk.give(card)
    assert desk.check(THIRD).kind is VerdictKind.VALID
    assert dict(desk.desk.keys_by_epoch()) == {made: key_of(machine, made)}


def key_of(machine: Machine, epoch: int) -> bytes:
    with machine.centre.store.read() as connection:
        return {each.number: each.list_key for each in epochs.all_epochs(connection)}[epoch]


@pytest.mark.parametrize("told", [True, False], ids=["told", "not told"])
def test_without_the_book_the_next_key_has_another_number(
    machine: Machine, desk: WholeDesk, told: bool
) -> None:
    machine.back_up()
    lost = new_epoch(machine)
    good(desk)
    given = desk.give(CARD)
    good(desk)
    desk.erase_code(given)
    machine.put_back(told=told, beside=lambda: without_the_book(machine))
    made = new_epoch(machine)
    assert made > lost
    if not told:
        # Versions have to pass those that the desk has seen.
        machine.clock.move(days=1)
        publish_list(machine.centre)
    good(desk)
    assert desk.check(OTHER).kind is VerdictKind.VALID
    assert set(desk.desk.keys_by_epoch()) == {lost, made}
    with pytest.raises(CannotGive):
        desk.give(CARD)
    second = desk.give(OTHER)
    good(desk)
    # Nobody knows the key any more that its tag is under.
    assert machine.rows() == {given: "unknown_card", second: "accepted"}


def test_another_key_under_the_same_number_takes_its_place(
    machine: Machine, desk: WholeDesk
) -> None:
    """As centres numbered epochs once, and where a clock is set back."""
    machine.back_up()
    with patch.object(epochs, "number_at", lambda moment: 2):
        assert new_epoch(machine) == 2
        good(desk)
        given, held = desk.give(CARD), desk.give(OTHER)
        good(desk)
        desk.erase_code(given)
        before = key_of(machine, 2)
        machine.put_back(told=True, beside=lambda: without_the_book(machine))
        assert new_epoch(machine) == 2
    after = key_of(machine, 2)
    assert after != before
    with (
        patch("boxoffice.store.replica.install_snapshot", side_effect=Killed),
        pytest.raises(Killed),
    ):
        desk.sync()
    desk.restart()
    # The list is still the old one, and so is the key that cards are looked up by.
    assert desk.desk.keys_by_epoch()[2] == before
    assert desk.check(THIRD).kind is VerdictKind.VALID
    good(desk)
    desk.restart()
    assert dict(desk.desk.keys_by_epoch()) == {-1: before, 2: after}
    assert desk.source.load().list_keys == {-1: before, 2: after}
    assert {row: epoch for row, (epoch, _) in desk.tags().items()} == {given: -1, held: 2}
    for card in (CARD, OTHER):
        with pytest.raises(CannotGive):
            desk.give(card)
    assert desk.check(THIRD).kind is VerdictKind.VALID
    machine.clock.move(days=401)
    publish_list(machine.centre)
    good(desk)
    assert dict(desk.desk.keys_by_epoch()) == {2: after}


class Killed(Exception):
    """The program ends here."""


POINTS = ["before", "between", "last"]


@pytest.mark.parametrize("to", POINTS)
def test_a_database_between_two_changes_of_the_signing_key(
    machine: Machine, desk: WholeDesk, tmp_path: Path, to: str
) -> None:
    with (
        whole_desk(machine.running, tmp_path / "desk-2") as followed,
        whole_desk(machine.running, tmp_path / "desk-3") as late,
    ):
        for point in POINTS:
            machine.back_up(point)
            if point == "last":
                break
            rotate(machine.centre, machine.data, KEEP_OLD)
            good(followed)
            if point == "before":
                good(desk)
        key = machine.centre.public_key
        machine.put_back(told=True, name=to)
        assert machine.centre.public_key == key
        # One that had followed to the last, one to the first change, and one that knows of none.
        for each in (followed, desk, late):
            each.give(CARD)
            good(each)
            assert each.desk.identity().centre_key == key
        change = rotate(machine.centre, machine.data, KEEP_OLD)
        assert change.number == 3
        good(late)
        assert late.desk.identity().centre_key == change.new_key


STEPS: tuple[tuple[Any, str, bool], ...] = (
    (data_folder, "keep_next_key", True),
    (key_changes, "add_change", True),
    (key_book, "put_in_step", False),
    (data_folder, "write_private", False),
    (key_book, "put_in_step", True),
    (data_folder, "change_key", False),
    (data_folder, "_write_new", False),
    (data_folder, "change_key", True),
)


@pytest.mark.no_cover
@pytest.mark.parametrize("to", ["first", "second", "crashed"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step[1]}-{step[2]}")
def test_a_crash_in_a_change_and_a_database_put_back_behind_it(
    machine: Machine, desk: WholeDesk, step: tuple[Any, str, bool], to: str
) -> None:
    machine.back_up("first")
    rotate(machine.centre, machine.data, KEEP_OLD)
    machine.back_up("second")
    where, name, behind = step
    real = getattr(where, name)

    def killed(*arguments: Any) -> Any:
        if behind:
            real(*arguments)
        raise Killed

    with patch.object(where, name, killed), pytest.raises(Killed):
        rotate(machine.centre, machine.data, KEEP_OLD)
    machine.back_up("crashed")
    serves = machine.centre.public_key
    good(desk)
    assert desk.desk.identity().centre_key == serves
    machine.put_back(told=True, name=to)
    good(desk)
    assert desk.desk.identity().centre_key == machine.centre.public_key
    rotate(machine.centre, machine.data, KEEP_OLD)
    good(desk)


def test_a_key_that_nothing_proves_serves_those_who_know_it(
    machine: Machine, desk: WholeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    rotate(machine.centre, machine.data, KEEP_OLD)
    machine.back_up()
    rotate(machine.centre, machine.data, KEEP_OLD)
    good(desk)
    machine.put_back(told=True, beside=lambda: without_the_book(machine))
    assert [text for text in caplog.messages if text.startswith("No change leads to")]
    good(desk)
    rotate(machine.centre, machine.data, KEEP_OLD)
    good(desk)
    machine.put_back(told=True, beside=lambda: without_the_book(machine))
    good(desk)


def test_the_book_is_private_and_of_this_centre(machine: Machine, tmp_path: Path) -> None:
    book = machine.data / BOOK_NAME
    assert book.stat().st_mode & 0o777 == 0o600
    (tmp_path / "other").mkdir()
    other = Machine(tmp_path / "other", another=True)
    try:
        book.write_bytes((other.data / BOOK_NAME).read_bytes())
        with pytest.raises(FolderError, match="another centre"):
            settle_key(machine.centre.store, machine.data, KEEP_OLD)
    finally:
        other.stop()
    for content in (b"", b"{}x", b'{"key_changes": ["AAAA"]}'):
        book.write_bytes(content)
        with pytest.raises(FolderError, match="not a key book"):
            settle_key(machine.centre.store, machine.data, KEEP_OLD)
    book.chmod(0o644)
    with pytest.raises(FolderError, match="Others may read"):
        settle_key(machine.centre.store, machine.data, KEEP_OLD)


def test_another_machines_book_learns_it_from_the_database(
    machine: Machine, tmp_path: Path
) -> None:
    """Several machines serve one database, each with a folder of its own."""
    second = tmp_path / "second"
    data_folder.make_folder(second)
    data_folder._write_new(
        second / data_folder.KEY_NAME, (machine.data / data_folder.KEY_NAME).read_bytes()
    )
    store = Store(machine.url)
    try:
        centre = open_centre(store, SigningKeyFile(second), machine.clock)
        acts.announce(machine.centre)
        key_rotation.tend_keys(store, second, centre.now())
        assert (second / BOOK_NAME).read_bytes() == (machine.data / BOOK_NAME).read_bytes()
    finally:
        store.close()
