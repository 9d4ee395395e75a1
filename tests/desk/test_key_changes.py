"""Another signing key of the centre, end to end: believed where the old one signs for it, only."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from boxoffice.domain.matters import MatterKind
from boxoffice.services.enrolling import accept, ask_centre, keys_of_another
from boxoffice.services.inbox import inbox, note
from boxoffice.services.reincarnating import begin_anew
from sync.client.errors import BadReply
from sync.protocol import keys
from sync.protocol.key_changes import KeyChange, follow, make_change
from sync.protocol.kinds import ReincarnationReason
from sync.protocol.messages import Head
from sync.protocol.statements import (
    BadStatement,
    StatementType,
    make_statement,
    read_statement,
)
from sync.server.asking.enrolment import make_code
from sync.server.centre import Centre, open_centre
from sync.server.keys import key_rotation
from sync.server.keys.key_rotation import KEEP_OLD, rotate, settle_key
from sync.server.lists.heads import head_for
from sync.server.running import data_folder
from sync.server.running.data_folder import FolderError, SigningKeyFile
from sync.server.store import devices, key_changes
from tests.support.centre import served
from tests.support.clocks import NOW
from tests.support.hand_desk import RunningCentre
from tests.support.network import VENUE, SteppingClock, code, new_centre
from tests.support.whole_desks import WholeDesk, whole_desk


@dataclass
class Rotating:
    """A served centre whose signing key lies in a folder, as `boxoffice-server` has it."""

    folder: Path
    running: RunningCentre

    @property
    def centre(self) -> Centre:
        return self.running.centre

    def rotate(self, keep: timedelta = KEEP_OLD) -> KeyChange:
        return rotate(self.centre, self.folder, keep)


@pytest.fixture
def rotating(tmp_path: Path) -> Iterator[Rotating]:
    folder = tmp_path / "centre"
    data_folder.make_folder(folder)
    data_folder.make_signing_key(folder)
    made = new_centre(f"sqlite:///{tmp_path / 'centre.sqlite'}")
    clock = made.now
    assert isinstance(clock, SteppingClock)
    centre = open_centre(made.store, SigningKeyFile(folder), clock)
    try:
        with served(centre) as running:
            yield Rotating(folder, running)
    finally:
        made.store.close()


@pytest.fixture
def desk(rotating: Rotating, tmp_path: Path) -> Iterator[WholeDesk]:
    with whole_desk(rotating.running, tmp_path / "desk-1") as desk:
        yield desk


def test_a_desk_follows_over_changes_that_it_missed(rotating: Rotating, desk: WholeDesk) -> None:
    before = desk.desk.identity().centre_key
    first, second = rotating.rotate(), rotating.rotate()
    assert (first.old_key, second.old_key) == (before, first.new_key)
    desk.give(code(1))
    done = desk.sync()
    assert (done.error, done.pushed.rows) == (None, 1)
    assert desk.desk.identity().centre_key == second.new_key == rotating.centre.public_key
    assert desk.sync().error is None
    # A head is signed anew at once, and by the new key alone.
    statement = head_for(rotating.centre, VENUE).statement
    read_statement(statement, StatementType.HEAD, Head, second.new_key)
    with pytest.raises(BadStatement):
        read_statement(statement, StatementType.HEAD, Head, before)


def test_people_are_told_once(rotating: Rotating, desk: WholeDesk) -> None:
    assert inbox(desk.desk).matters == ()
    change = rotating.rotate()
    assert desk.sync().error is None
    (matter,) = inbox(desk.desk).matters
    assert (matter.kind, matter.since) == (MatterKind.CENTRE_KEY, change.at)
    note(desk.desk, matter.key)
    assert inbox(desk.desk).matters == ()
    assert desk.sync().error is None
    desk.restart()
    assert inbox(desk.desk).matters == ()
    rotating.rotate()
    assert desk.sync().error is None
    assert [each.kind for each in inbox(desk.desk).matters] == [MatterKind.CENTRE_KEY]


def test_a_desk_taken_out_of_use_can_still_believe_its_receipts(
    rotating: Rotating, desk: WholeDesk
) -> None:

    rotating.rotate()
    with rotating.centre.store.write() as connection:
        devices.revoke_device(connection, desk.desk.identity().device, rotating.running.clock())
    desk.give(code(1))
    done = desk.sync()
    assert (done.push_error, done.pushed.rows) == (None, 1)


def test_rows_of_a_former_incarnation_go_in_the_first_round(
    rotating: Rotating, desk: WholeDesk
) -> None:
    desk.give(code(1))
    begin_anew(desk.desk, ReincarnationReason.CLOSED, desk.desk.identity().incarnation)
    rotating.rotate()
    done = desk.sync()
    assert (done.error, done.pushed.rows) == (None, 2)


def test_rows_of_who_a_desk_was_before_go_in_the_first_round(
    rotating: Rotating, desk: WholeDesk
) -> None:
    desk.give(code(1))
    now = rotating.running.clock()
    keys = keys_of_another(desk.folder, desk.source, desk.source.load(), now)
    one_time = make_code(rotating.centre, VENUE, "Another")
    offer = ask_centre(rotating.running.address, one_time, "Another", keys)
    accept(desk.folder, desk.source, offer, now)
    desk.restart()
    rotating.rotate()
    done = desk.sync()
    assert (done.error, done.pushed.rows) == (None, 1)


class Chain:
    """Keys and the changes between them."""

    def __init__(self) -> None:
        self.keys = [keys.new_signing_key() for _ in range(4)]
        self.changes = [
            make_change(old, new, number, NOW)
            for number, (old, new) in enumerate(pairwise(self.keys), start=1)
        ]

    def public(self, number: int) -> bytes:
        return keys.public_signing_key(self.keys[number])


def test_a_chain_is_followed_from_wherever_one_stands() -> None:
    chain = Chain()
    for at in range(4):
        found = [each.change.new_key for each in follow(chain.public(at), chain.changes)]
        assert found == [chain.public(number) for number in range(at + 1, 4)]
    # An old change, played again, leads nowhere from a later key; and a gap ends the way.
    assert follow(chain.public(2), chain.changes[:2]) == []
    assert follow(chain.public(0), chain.changes[1:]) == []
    assert follow(keys.public_signing_key(keys.new_signing_key()), chain.changes) == []


def forged(kind: str, chain: Chain) -> bytes:
    """A change from the first key of a chain that must not be believed."""
    old, stranger = chain.keys[0], keys.new_signing_key()
    change = KeyChange(
        number=1,
        old_key=keys.public_signing_key(old),
        new_key=keys.public_signing_key(stranger),
        at=NOW,
    )
    if kind == "by the new key alone":
        return make_statement(stranger, StatementType.KEY_CHANGE, change)
    if kind == "by the old key alone":
        return make_statement(old, StatementType.KEY_CHANGE, change)
    if kind == "by strangers":
        other = keys.new_signing_key()
        return make_statement(other, StatementType.KEY_CHANGE, change, stranger)
    if kind == "as a head":
        return make_statement(old, StatementType.HEAD, change, stranger)
    real = make_statement(old, StatementType.KEY_CHANGE, change, stranger)
    assert kind == "changed on the way"
    return real.replace(b'"sig":"', b'"sig":"A', 1).replace(b'A"', b'"', 1)


FORGERIES = (
    "by the new key alone",
    "by the old key alone",
    "by strangers",
    "as a head",
    "changed on the way",
)


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_forged_change_is_refused(kind: str) -> None:
    chain = Chain()
    with pytest.raises(BadStatement):
        follow(chain.public(0), [forged(kind, chain)])


def test_a_change_that_counts_backwards_is_refused() -> None:
    chain = Chain()
    back = make_change(chain.keys[1], chain.keys[2], 1, NOW)
    with pytest.raises(BadStatement):
        follow(chain.public(0), [chain.changes[0], back])


@pytest.mark.parametrize("kind", ["by the new key alone", "by strangers"])
def test_a_desk_stays_with_its_key_before_a_false_centre(
    rotating: Rotating, desk: WholeDesk, kind: str
) -> None:
    """Whoever stands between has a key of his own, and signs a change to it."""
    known = desk.desk.identity().centre_key
    false = keys.new_signing_key()
    change = KeyChange(number=1, old_key=known, new_key=keys.public_signing_key(false), at=NOW)
    also = () if kind == "by the new key alone" else (keys.new_signing_key(),)
    statement = make_statement(false, StatementType.KEY_CHANGE, change, *also)
    with rotating.centre.store.write() as connection:
        key_changes.add_change(connection, 1, change.new_key, statement, NOW)
    path = rotating.folder / data_folder.KEY_NAME
    path.unlink()
    data_folder._write_new(path, false)
    desk.give(code(1))
    done = desk.sync()
    assert isinstance(done.push_error, BadReply)
    assert isinstance(done.pull_error, BadReply)
    assert desk.desk.identity().centre_key == known
    assert inbox(desk.desk).matters == ()


def test_what_the_old_key_signs_after_the_change_is_not_believed(
    rotating: Rotating, desk: WholeDesk
) -> None:
    old = (rotating.folder / data_folder.KEY_NAME).read_bytes()
    rotating.rotate()
    assert desk.sync().error is None
    known = desk.desk.identity().centre_key
    path = rotating.folder / data_folder.KEY_NAME
    path.unlink()
    data_folder._write_new(path, old)
    done = desk.sync()
    assert isinstance(done.pull_error, BadReply)
    assert desk.desk.identity().centre_key == known


def test_key_files_are_private_and_the_old_one_goes_in_time(rotating: Rotating) -> None:
    folder = rotating.folder
    old = (folder / data_folder.KEY_NAME).read_bytes()
    change = rotating.rotate(timedelta(days=3))
    new = (folder / data_folder.KEY_NAME).read_bytes()
    assert keys.public_signing_key(new) == change.new_key
    (kept,) = folder.glob("signing.key.until-*")
    assert kept.read_bytes() == old
    if os.name == "posix":
        assert {path.stat().st_mode & 0o777 for path in folder.glob("signing.key*")} == {0o600}
    assert data_folder.destroy_old_keys(folder, change.at + timedelta(days=2)) == 0
    assert data_folder.destroy_old_keys(folder, change.at + timedelta(days=3, seconds=1)) == 1
    assert [path.name for path in folder.glob("signing.key*")] == [data_folder.KEY_NAME]


class Killed(Exception):
    """The command ends here."""


CRASHES: tuple[tuple[Any, str, bool], ...] = (
    (data_folder, "keep_next_key", True),
    (key_changes, "add_change", False),
    (data_folder, "change_key", False),
    (data_folder, "change_key", True),
    (data_folder, "_sync", False),
)


@pytest.mark.parametrize("crash", CRASHES, ids=lambda crash: f"{crash[1]}-{crash[2]}")
def test_a_crash_half_way_leaves_a_key_that_signs(
    rotating: Rotating, desk: WholeDesk, crash: tuple[Any, str, bool]
) -> None:
    where, name, behind = crash
    real = getattr(where, name)

    def killed(*arguments: Any) -> Any:
        if behind:
            real(*arguments)
        raise Killed

    with patch.object(where, name, killed), pytest.raises(Killed):
        rotating.rotate()
    assert desk.sync().error is None
    settle_key(rotating.centre.store, rotating.folder, KEEP_OLD)
    with rotating.centre.store.read() as connection:
        last = key_changes.newest(connection)
    if last is not None:
        assert rotating.centre.public_key == last[1]
    assert desk.sync().error is None
    assert desk.desk.identity().centre_key == rotating.centre.public_key
    rotating.rotate()
    assert desk.sync().error is None


def test_a_machine_that_has_only_the_old_key_says_so(rotating: Rotating, tmp_path: Path) -> None:
    other = tmp_path / "other"
    data_folder.make_folder(other)
    data_folder._write_new(
        other / data_folder.KEY_NAME, (rotating.folder / data_folder.KEY_NAME).read_bytes()
    )
    rotating.rotate()
    with pytest.raises(FolderError, match="another machine"):
        settle_key(rotating.centre.store, other, KEEP_OLD)
    with pytest.raises(FolderError, match="another machine"):
        key_rotation.rotate(rotating.centre, other, KEEP_OLD)
