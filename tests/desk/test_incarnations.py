"""Desks that were put back or copied, over a real centre: nothing is lost, and people are told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from boxoffice.domain.matters import MatterKind
from boxoffice.errors import ExitCode
from boxoffice.keys.key_file import KeyFile
from boxoffice.services import reincarnating
from boxoffice.services.inbox import inbox, note
from sync.protocol.kinds import RowKind
from tests.desk.copies import (
    at_centre,
    backup,
    breaking,
    copied,
    give,
    issues,
    lines,
    one_round,
    opened,
    sync,
    told,
    verdict,
)
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support.hand_desk import RunningCentre


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with served_centre(tmp_path) as centre:
        yield centre


@pytest.fixture
def desk(tmp_path: Path, running: RunningCentre) -> CommandDesk:
    return enrolled_desk(tmp_path, running)


@pytest.mark.parametrize("keys", [False, True], ids=["keys kept", "keys put back too"])
def test_a_desk_that_was_put_back_gets_its_rows_again(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, keys: bool
) -> None:
    give(desk, 1)
    sync(desk)
    before = backup(desk, tmp_path / "backup")
    give(desk, 2)
    give(desk, 3)
    sync(desk)
    before.put_back(keys=keys)
    assert verdict(desk, 3) == "valid"
    sync(desk)
    # Limits, reports and undo know what came back.
    assert verdict(desk, 3) == "has_tickets"
    assert issues(desk) == 3
    given = [line for line in lines(desk) if line.kind == RowKind.ISSUE]
    assert desk.run("void", given[-1].row_id, "--reason", "mistake").code == 0
    sync(desk)
    sync(desk)
    rows = at_centre(running)
    assert len(rows) == 5
    assert set(rows.values()) == {"accepted"}
    assert {line.row_id for line in lines(desk)} == set(rows)
    assert told(desk) == [MatterKind.RESTORED]
    assert not copied(running)


def test_a_desk_that_was_put_back_gives_at_once_without_a_connection(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk
) -> None:
    """With keys of the same backup it cannot know yet: its rows become a branch, and stay."""
    give(desk, 1)
    sync(desk)
    before = backup(desk, tmp_path / "backup")
    give(desk, 2)
    sync(desk)
    before.put_back(keys=True)
    give(desk, 3)
    give(desk, 4)
    sync(desk)
    give(desk, 5)
    sync(desk)
    rows = at_centre(running)
    assert {line.row_id for line in lines(desk)} == set(rows)
    assert issues(desk) == 5
    assert verdict(desk, 2) == "has_tickets"
    # A fork may be a copy: a person settles which it was.
    assert told(desk) == [MatterKind.COPIED]
    assert copied(running)


@pytest.mark.parametrize("first", ["original", "copy"])
def test_two_desks_with_the_same_keys_both_go_on_and_are_told(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, first: str
) -> None:
    give(desk, 1)
    sync(desk)
    copy = backup(desk, tmp_path / "backup").elsewhere(tmp_path / "copy")
    give(desk, 2)
    give(copy, 3)
    order = [desk, copy] if first == "original" else [copy, desk]
    for each in order:
        sync(each)
    # Flagged within one sync of both.
    assert copied(running)
    give(desk, 4)
    give(copy, 5)
    for each in (*order, *order):
        sync(each)
    rows = at_centre(running)
    for each in order:
        assert told(each) == [MatterKind.COPIED]
        assert {line.row_id for line in lines(each)} == set(rows)
        assert issues(each) == 5
    # Neither begins anew at every round because of the other.
    count = len(rows)
    for each in (*order, *order):
        sync(each)
    assert len(at_centre(running)) == count


@pytest.mark.parametrize("first", ["original", "copy"])
def test_a_copy_is_told_where_only_one_of_the_two_gives(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, first: str
) -> None:
    give(desk, 1)
    sync(desk)
    copy = backup(desk, tmp_path / "backup").elsewhere(tmp_path / "copy")
    give(desk, 2)
    order = [desk, copy] if first == "original" else [copy, desk]
    for each in order:
        sync(each)
    for each in order:
        sync(each)
    assert copied(running)
    assert verdict(copy, 2) == "has_tickets"
    for each in order:
        sync(each)
        assert told(each) == [MatterKind.COPIED]


def test_what_a_person_noted_is_told_no_more(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk
) -> None:
    give(desk, 1)
    sync(desk)
    before = backup(desk, tmp_path / "backup")
    give(desk, 2)
    sync(desk)
    before.put_back(keys=False)
    found = opened(desk)
    (matter,) = inbox(found.desk).matters
    note(found.desk, matter.key)
    found.desk.close()
    sync(desk)
    assert told(desk) == []
    assert not copied(running)


def test_keys_that_are_gone_open_nothing(desk: CommandDesk) -> None:
    give(desk, 1)
    desk.key_file.unlink()
    done = desk.run("ledger")
    assert done.code == ExitCode.KEYS, done


def test_a_death_between_ledger_and_marks_begins_nothing_anew(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger is written first: marks that lag prove nothing."""
    give(desk, 1)
    with monkeypatch.context() as patched:
        breaking(patched, KeyFile, "store")
        with pytest.raises(KeyboardInterrupt):
            one_round(desk)
    assert len(at_centre(running)) == 1
    sync(desk)
    give(desk, 2)
    sync(desk)
    assert len(at_centre(running)) == 2
    assert told(desk) == []


def test_a_death_while_beginning_anew_ends_in_one_new_incarnation(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(desk, 1)
    sync(desk)
    before = backup(desk, tmp_path / "backup")
    give(desk, 2)
    sync(desk)
    before.put_back(keys=False)
    with monkeypatch.context() as patched:
        # Before the ledger's transaction ends: nothing has happened.
        breaking(patched, reincarnating, "put_marks")
        with pytest.raises(KeyboardInterrupt):
            opened(desk)
    with monkeypatch.context() as patched:
        # Behind it, before the marks: the next start finds the incarnation begun.
        breaking(patched, KeyFile, "store")
        with pytest.raises(KeyboardInterrupt):
            opened(desk)
    sync(desk)
    sync(desk)
    kinds = [line.kind for line in lines(desk)]
    assert kinds.count(RowKind.REINCARNATION) == 1
    assert kinds.count(RowKind.ISSUE) == 2
    assert told(desk) == [MatterKind.RESTORED]


def test_marks_that_cannot_be_kept_cost_nothing(
    tmp_path: Path, running: RunningCentre, desk: CommandDesk
) -> None:
    """As with systemd's credentials, which nobody may write: the centre alone betrays it then."""
    give(desk, 1)
    sync(desk)
    before = backup(desk, tmp_path / "backup")
    first = desk.key_file.read_bytes()
    give(desk, 2)
    sync(desk)
    before.put_back(keys=False)
    for _ in range(3):
        desk.key_file.write_bytes(first)
        sync(desk)
    kinds = [line.kind for line in lines(desk)]
    assert kinds.count(RowKind.REINCARNATION) == 1
    assert kinds.count(RowKind.ISSUE) == 2
