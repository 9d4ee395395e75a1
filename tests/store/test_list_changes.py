"""Bringing card lists on: deltas, and what follows from a centre that was restored."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.store import installing
from boxoffice.store.encrypted import FileSettings, connect
from boxoffice.store.moments import TAG_SIGN, to_signed
from sync.protocol.kinds import CardSource
from sync.protocol.list_files import (
    BadListFile,
    Columns,
    difference,
    encode_delta,
    encode_snapshot,
)
from tests.store.made_up_lists import known, look_up
from tests.support.desks import (
    BLOCKED,
    CARDS,
    EPOCH,
    EVENTS,
    VALID,
    MadeUpCard,
    MadeUpDesk,
)

entries = st.dictionaries(
    st.integers(0, 2**64 - 1), st.tuples(st.integers(0, 65535), st.integers(0, 255)), max_size=30
)


def delta(
    made: MadeUpDesk, desk: Desk, old: list[MadeUpCard], new: list[MadeUpCard], base: int
) -> Path:
    changed, removed = difference(made.columns(old), made.columns(new))
    file = desk.store.downloads / "delta"
    file.write_bytes(encode_delta(base, base + 1, EPOCH, changed, removed))
    return file


def test_a_delta_brings_the_list_on(desk: Desk, made: MadeUpDesk) -> None:
    new = [replace(VALID, children=5), *CARDS[2:], MadeUpCard("ESP000099")]
    file = delta(made, desk, list(CARDS), new, 1)
    made.list_version = 2
    made.replica(desk).apply_delta(made.head(), 2, len(new), file)
    assert known(desk, made, VALID.code).child_allowance == 5
    assert look_up(desk, made, CARDS[1].code) is None
    assert look_up(desk, made, "ESP000099") is not None
    installed = made.replica(desk).installed()
    assert (installed.list_version, installed.list_count) == (2, len(new))
    assert installed.highest_version == 2


def test_a_delta_that_does_not_fit_changes_nothing(desk: Desk, made: MadeUpDesk) -> None:
    new = [*CARDS, MadeUpCard("ESP000099")]
    replica = made.replica(desk)
    for file, to_version, count in [
        (delta(made, desk, list(CARDS), new, 1), 2, len(new) + 1),
        (delta(made, desk, list(CARDS), new, 1), 3, len(new)),
        (delta(made, desk, list(CARDS), new, 5), 6, len(new)),
    ]:
        with pytest.raises(BadListFile):
            replica.apply_delta(made.head(), to_version, count, file)
        assert replica.installed().list_version == 1
        assert look_up(desk, made, "ESP000099") is None


def test_a_delta_needs_a_list(made: MadeUpDesk) -> None:
    with made.open() as bare:
        file = delta(made, bare, [], list(CARDS), 1)
        with pytest.raises(BadListFile):
            made.replica(bare).apply_delta(made.head(), 2, len(CARDS), file)


def test_a_restored_centre_starts_from_lower(desk: Desk, made: MadeUpDesk) -> None:
    made.change(desk, uses=[made.use(VALID.code)])
    replica = made.replica(desk)
    replica.start_over("gen-2")
    installed = replica.installed()
    assert (installed.generation, installed.changes_cursor) == ("gen-2", 0)
    assert (installed.list_version, installed.highest_version) == (0, 0)
    assert (installed.head_issued_at, installed.programme_version) == (None, 0)
    assert desk.store.uses_of([(EPOCH, to_signed(made.tag(VALID.code)))]) == ()
    assert look_up(desk, made, VALID.code) is not None


def test_the_list_of_a_restored_centre_comes_whole_whatever_its_version(
    desk: Desk, made: MadeUpDesk
) -> None:
    made.install(desk)
    replica = made.replica(desk)
    replica.start_over("gen-2")
    assert check(desk, BLOCKED.code, CardSource.TYPED, "concert", online=True).kind is (
        VerdictKind.BLOCKED
    )
    made.list_version = 0
    made.install(desk, [MadeUpCard("ESP000077")])
    installed = replica.installed()
    assert (installed.list_version, installed.highest_version) == (1, 1)
    assert look_up(desk, made, "ESP000077") is not None


def test_a_restored_centres_programme_of_the_same_version_is_read_anew(
    desk: Desk, made: MadeUpDesk
) -> None:
    assert "concert" in desk.programme(desk.store.state()).events
    made.replica(desk).start_over("gen-2")
    assert "concert" in desk.programme(desk.store.state()).events
    made.programme(desk, events=EVENTS[1:])
    assert "concert" not in desk.programme(desk.store.state()).events
    assert made.replica(desk).installed().programme_version == 1


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(versions=st.lists(st.tuples(st.booleans(), entries), min_size=1, max_size=6))
@pytest.mark.parametrize("most_recent", [0, 20, installing.MOST_RECENT])
def test_whatever_comes_the_list_is_the_centres(
    made: MadeUpDesk,
    most_recent: int,
    versions: list[tuple[bool, dict[int, tuple[int, int]]]],
) -> None:
    folder = made.folder.with_name("copy")
    shutil.rmtree(folder, ignore_errors=True)
    copy = made.copied(folder)
    with pytest.MonkeyPatch.context() as patched, copy.open() as desk:
        patched.setattr(installing, "MOST_RECENT", most_recent)
        replica, before = copy.replica(desk), Columns()
        for version, (whole, model) in enumerate(versions, 1):
            columns = columns_of(model)
            file = desk.store.downloads / "file"
            copy.list_version = version
            if whole or version == 1:
                data = encode_snapshot(version, EPOCH, columns)
                file.write_bytes(data)
                replica.install_snapshot(copy.head(data, len(model)), file, lambda done, of: None)
            else:
                changed, removed = difference(before, columns)
                file.write_bytes(encode_delta(version - 1, version, EPOCH, changed, removed))
                replica.apply_delta(copy.head(), version, len(model), file)
            assert {tag for tag in (*before.tags, *columns.tags) if looked_up(desk, tag)} == set(
                model
            )
            before = columns
            assert held(desk) == model
            assert replica.installed().list_count == len(model)


def looked_up(desk: Desk, tag: int) -> bool:
    return desk.store.cards.look_up(desk.store.state(), tag - TAG_SIGN) is not None


def test_a_list_built_by_an_older_version_is_looked_up_and_takes_a_delta(
    desk: Desk, made: MadeUpDesk
) -> None:
    name = desk.store.state().list_file or ""
    desk.store.cards.forget()
    older = connect(FileSettings(desk.store.folder / name, durable=False), made.store_key)
    older.execute("DROP VIEW listed")
    older.execute("DROP TABLE recent")
    older.close()
    assert look_up(desk, made, VALID.code) is not None
    new = [replace(VALID, children=5), *CARDS[2:]]
    file = delta(made, desk, list(CARDS), new, 1)
    made.list_version = 2
    made.replica(desk).apply_delta(made.head(), 2, len(new), file)
    assert known(desk, made, VALID.code).child_allowance == 5
    assert look_up(desk, made, CARDS[1].code) is None


def columns_of(model: dict[int, tuple[int, int]]) -> Columns:
    rows = [(tag, *model[tag]) for tag in sorted(model)]
    return Columns(*zip(*rows, strict=True)) if rows else Columns()


def held(desk: Desk) -> dict[int, tuple[int, int]]:
    connection = desk.store.cards._connection(desk.store.state().list_file)
    assert connection is not None
    found = connection.execute("SELECT tag, day, flags FROM listed").fetchall()
    return {tag + TAG_SIGN: (day, flags) for tag, day, flags in found}
