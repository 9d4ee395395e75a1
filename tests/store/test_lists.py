"""Installing card lists: whole or not at all, whatever happens in between."""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from boxoffice.domain.cards import Card
from boxoffice.domain.verdicts import Action, VerdictKind
from boxoffice.services.checking import Reading, check, verdict_on
from boxoffice.services.desk import Desk
from boxoffice.store import installing
from boxoffice.store.day_book import put_setting
from boxoffice.store.errors import StoreFull
from boxoffice.store.list_building import Wanted, build
from sync.protocol.kinds import CardKind, CardSource, CardStatus
from sync.protocol.list_files import (
    BadListFile,
    encode_delta,
    encode_snapshot,
)
from sync.protocol.messages import ProgrammeRef
from sync.protocol.programme import Programme, Venue
from tests.store.made_up_lists import known, look_up
from tests.support.desks import (
    CARDS,
    EPOCH,
    NOW,
    TODAY,
    VALID,
    MadeUpCard,
    MadeUpDesk,
)

BUILD_SLOWLY = """
import sys
from pathlib import Path
from boxoffice.store.list_building import Wanted, build
def tell(done, of):
    print(done, flush=True)
    sys.stdin.readline()
source, target, key, count = sys.argv[1:]
build(Path(source), Path(target), bytes.fromhex(key), Wanted(2, 1, int(count)), tell)
"""

ROOT = Path(__file__).parents[2]


def lists_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("cards-*") if path.name.endswith(".db"))


def test_a_snapshot_is_in_force_whole(desk: Desk, made: MadeUpDesk) -> None:
    found = look_up(desk, made, VALID.code)
    assert found == Card(CardKind.PERSONAL, CardStatus.ACTIVE, VALID.last_valid_day, 2)
    installed = made.replica(desk).installed()
    assert (installed.list_version, installed.list_count, installed.epoch) == (1, len(CARDS), 1)
    assert (installed.highest_version, installed.generation) == (1, "gen-1")
    assert (installed.head_issued_at, installed.programme_version) == (NOW, 1)


def test_the_next_snapshot_replaces_the_file(desk: Desk, made: MadeUpDesk) -> None:
    made.install(desk, [MadeUpCard("ESP000077")])
    assert look_up(desk, made, "ESP000077") is not None
    assert look_up(desk, made, VALID.code) is None
    assert lists_in(made.folder) == ["cards-2.db"]


def test_another_process_follows_the_switch(desk: Desk, made: MadeUpDesk) -> None:
    with made.open() as other:
        assert look_up(other, made, VALID.code) is not None
        made.install(desk, [MadeUpCard("ESP000077")])
        assert look_up(other, made, VALID.code) is None
        assert look_up(other, made, "ESP000077") is not None


def test_a_large_list_is_built_in_a_process_of_its_own(
    desk: Desk, made: MadeUpDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "IN_PROCESS_ENTRIES", 0)
    seen: list[tuple[int, int]] = []
    cards = [MadeUpCard(f"ESP{number:06d}") for number in range(25_000)]
    data = encode_snapshot(2, EPOCH, made.columns(cards))
    file = desk.store.downloads / "large"
    file.write_bytes(data)
    made.list_version = 2
    head = made.head(data, len(cards))
    made.replica(desk).install_snapshot(head, file, lambda done, of: seen.append((done, of)))
    assert seen == [(10_000, 25_000), (20_000, 25_000), (25_000, 25_000)]
    assert look_up(desk, made, "ESP024999") is not None
    assert made.replica(desk).installed().list_count == 25_000


def test_the_process_that_builds_a_list_loads_little() -> None:
    """A desk's first list waits for it: SQLAlchemy alone took longer than 25,000 entries do."""
    code = "import sys, boxoffice.store.install; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "boxoffice.store.list_building" in loaded
    assert not loaded & {"sqlalchemy", "boxoffice.store.database", "requests", "cryptography"}


@pytest.mark.parametrize("entries", [0, 10], ids=["child", "in process"])
def test_a_file_that_is_not_the_heads_list_changes_nothing(
    desk: Desk, made: MadeUpDesk, monkeypatch: pytest.MonkeyPatch, entries: int
) -> None:
    monkeypatch.setattr(installing, "IN_PROCESS_ENTRIES", entries)
    columns = made.columns([MadeUpCard("ESP000077")])
    good = encode_snapshot(2, EPOCH, columns)
    wrong = [
        b"not a list",
        good[:-1],
        encode_snapshot(3, EPOCH, columns),
        encode_snapshot(2, EPOCH + 1, columns),
        encode_snapshot(2, EPOCH, made.columns(CARDS)),
        encode_delta(1, 2, EPOCH, columns, []),
    ]
    made.list_version = 2
    for data in wrong if entries else wrong[::4]:  # a process each: one of either error
        file = desk.store.downloads / "wrong"
        file.write_bytes(data)
        with pytest.raises(BadListFile):
            made.replica(desk).install_snapshot(made.head(data, 1), file, lambda done, of: None)
        assert look_up(desk, made, VALID.code) is not None
        assert lists_in(made.folder) == ["cards-1.db"]
        assert not list(made.folder.glob("*.partial"))
    assert made.replica(desk).installed().list_version == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_disk_without_room_changes_nothing(desk: Desk, made: MadeUpDesk) -> None:
    source = desk.store.downloads / "good"
    source.write_bytes(encode_snapshot(2, EPOCH, made.columns(CARDS)))
    with pytest.raises(StoreFull):
        build(source, Path("/dev/full"), made.store_key, Wanted(2, EPOCH, len(CARDS)), print)
    assert look_up(desk, made, VALID.code) is not None


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_kill_while_building_leaves_the_old_list(desk: Desk, made: MadeUpDesk) -> None:
    cards = [MadeUpCard(f"ESP{number:06d}") for number in range(25_000)]
    source, target = desk.store.downloads / "large", made.folder / "cards-2.db.partial"
    source.write_bytes(encode_snapshot(2, EPOCH, made.columns(cards)))
    arguments = [str(source), str(target), made.store_key.hex(), "25000"]
    with subprocess.Popen(
        [sys.executable, "-c", BUILD_SLOWLY, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == "10000\n"
        builder.send_signal(signal.SIGKILL)
    assert target.exists()
    assert look_up(desk, made, VALID.code) is not None
    made.install(desk, [MadeUpCard("ESP000077")])
    assert look_up(desk, made, "ESP000077") is not None
    assert lists_in(made.folder) == ["cards-3.db"]
    assert not target.exists()


def test_a_cut_between_file_and_pointer_leaves_the_old_list(desk: Desk, made: MadeUpDesk) -> None:
    data = encode_snapshot(2, EPOCH, made.columns([MadeUpCard("ESP000077")]))
    file = desk.store.downloads / "next"
    file.write_bytes(data)
    made.list_version = 2
    name = installing.install_snapshot(desk.store, made.head(data, 1), file, lambda done, of: None)
    assert name == "cards-2.db"
    with made.open() as again:
        assert look_up(again, made, VALID.code) is not None
        assert made.replica(again).installed().list_version == 1
        made.install(again, [MadeUpCard("ESP000078")])
        assert lists_in(made.folder) == ["cards-3.db"]


def test_the_highest_version_survives_the_loss_of_the_list(desk: Desk, made: MadeUpDesk) -> None:
    made.install(desk)
    desk.store.drop_list("cards-2.db")
    installed = made.replica(desk).installed()
    assert (installed.list_version, installed.list_count, installed.epoch) == (0, 0, 0)
    assert installed.highest_version == 2


def test_a_list_is_not_given_up_within_a_transaction_which_would_wait_for_itself(
    desk: Desk, made: MadeUpDesk
) -> None:
    made.install(desk)
    with desk.store.record():
        desk.store.drop_list("cards-2.db")
    assert desk.store.state().list_file == "cards-2.db"
    desk.store.drop_list("cards-2.db")
    assert desk.store.state().list_file is None


def test_a_list_that_another_process_replaced_meanwhile_is_not_given_up(
    desk: Desk, made: MadeUpDesk
) -> None:
    before = desk.store.state()
    with made.open() as other:
        made.install(other)
    desk.store.cards.forget()
    reading = Reading(VALID.code, CardSource.TYPED, "concert", online=True)
    late, _ = verdict_on(desk, reading, before, desk.store.uses_of)
    assert late.action is Action.GIVE_ON_FACE
    assert not late.list_state.exists
    again = check(desk, VALID.code, CardSource.TYPED, "concert", online=True)
    assert again.kind is VerdictKind.VALID
    assert lists_in(made.folder) == ["cards-2.db"]


def test_a_programme_of_another_venue_is_refused(desk: Desk, made: MadeUpDesk) -> None:
    file = desk.store.downloads / "programme"
    other = Programme(version=2, venue=Venue(id="elsewhere", name="E"), code_formats=())
    file.write_bytes(other.to_bytes())
    wanted = made.head(programme=ProgrammeRef(version=2, sha256=b"", size=0))
    with pytest.raises(ValueError, match="another venue"):
        made.replica(desk).install_programme(wanted, file)
    assert made.replica(desk).installed().programme_version == 1


def test_a_heads_blocks_hold_at_once(desk: Desk, made: MadeUpDesk) -> None:
    made.replica(desk).note_head(made.head(blocks=(made.tag(VALID.code),)))
    assert known(desk, made, VALID.code).status is CardStatus.BLOCKED
    made.replica(desk).note_head(made.head())
    assert known(desk, made, VALID.code).status is CardStatus.ACTIVE


def test_a_programme_must_be_the_heads(desk: Desk, made: MadeUpDesk) -> None:
    file = desk.store.downloads / "programme"
    wanted = made.head(programme=ProgrammeRef(version=7, sha256=b"", size=0))
    with pytest.raises(ValueError, match="another programme"):
        made.replica(desk).install_programme(wanted, file)
    file.write_bytes(b"{}")
    with pytest.raises(ValueError, match="validation"):
        made.replica(desk).install_programme(wanted, file)
    assert desk.programme().programme.version == 1


def test_issues_never_meet_a_lock_while_a_list_is_replaced(desk: Desk, made: MadeUpDesk) -> None:
    cards = [MadeUpCard(f"ESP{number:06d}") for number in range(60_000)]
    data = encode_snapshot(2, EPOCH, made.columns(cards))
    file = desk.store.downloads / "large"
    file.write_bytes(data)
    made.list_version = 2
    head = made.head(data, len(cards))
    with made.open() as syncing:
        replica = made.replica(syncing)
        work = threading.Thread(
            target=replica.install_snapshot, args=(head, file, lambda done, of: None)
        )
        work.start()
        written = 0
        while work.is_alive() or written == 0:
            with desk.store.write() as transaction:
                put_setting(transaction, "n", written)
            written += 1
            assert desk.store.cards.in_force(desk.store.state()) is not None
        work.join()
    assert made.replica(desk).installed().list_version == 2


def test_the_list_ages_from_its_head(desk: Desk, made: MadeUpDesk) -> None:
    assert desk.list_state().since == timedelta(0)
    made.clock.advance(timedelta(hours=30))
    assert desk.list_state().since == timedelta(hours=30)
    assert desk.today() > TODAY
