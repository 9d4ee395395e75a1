"""Refusals that desks counted reach the centre's statistics: each once, and none too soon."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from boxoffice.services import closing, shifts
from boxoffice.services.checking import note_refusal
from boxoffice.services.leaving import leave
from boxoffice.services.reporting import report_of
from boxoffice.store.errors import StoreFull
from boxoffice.store.refusal_rounds import AFTER_REFUSAL, BETWEEN, RefusalBook
from sync.client import refusals as told
from sync.client.errors import Unreachable
from sync.protocol.refusals import MOST_COUNTS, MOST_REFUSALS, RefusalsHeard, RefusalsTold
from sync.server.console.refused import refused_year
from sync.server.lists.publishing import publish_list
from sync.server.lists.registering import block_card
from tests.desk.machines import Machine
from tests.support.hand_desk import RunningCentre
from tests.support.network import MUSEUM, OTHER_VENUE, code
from tests.support.whole_desks import WholeDesk, whole_desk

MINUTES = BETWEEN.total_seconds() / 60


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    found = Machine(tmp_path)
    yield found
    found.stop()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[RefusalsTold]:
    """The messages that desks sent."""
    sent: list[RefusalsTold] = []
    really = told._tell

    def telling(centre: object, identity: object, message: RefusalsTold) -> RefusalsHeard:
        sent.append(message)
        return really(centre, identity, message)  # type: ignore[arg-type]

    monkeypatch.setattr(told, "_tell", telling)
    return sent


def refuse(desk: WholeDesk, card: str = "no card's code") -> None:
    """Nothing can be given on a card."""
    note_refusal(desk.desk, desk.check(card, MUSEUM.id))


def sync(desk: WholeDesk) -> None:
    assert desk.sync().error is None


def refuse_blocked(desk: WholeDesk, number: int = 1) -> None:
    """Nothing is given on a card that is not in use any more."""
    block_card(desk.running.centre, code(number))
    publish_list(desk.running.centre)
    sync(desk)
    refuse(desk, code(number))


def sums(running: RunningCentre) -> dict[str, int]:
    """What statistics say of the year, by verdict."""
    with running.centre.store.read() as connection:
        found = refused_year(connection, None, 2026)
    return dict(found.by(lambda each: 2026).get(2026, {}))


def counted(desk: WholeDesk) -> dict[str, int]:
    """What the desk's own report says."""
    today = desk.desk.today()
    return dict(report_of(desk.desk, today, today).refused)


def test_a_desk_tells_what_it_counted_once_in_ten_minutes(
    machine: Machine, tmp_path: Path, asked: list[RefusalsTold]
) -> None:
    running = machine.running
    with whole_desk(running, tmp_path / "one", OTHER_VENUE) as desk:
        assert asked == []
        refuse_blocked(desk)
        refuse(desk)
        sync(desk)
        assert sums(running) == counted(desk) == {"blocked": 1, "not_a_code": 1}
        refuse(desk)
        running.clock.move(minutes=MINUTES - 1)
        sync(desk)
        assert len(asked) == 1
        running.clock.move(minutes=1)
        sync(desk)
        assert len(asked) == 2
        # Only what has changed, and as it stands.
        assert [(each.verdict, each.count) for each in asked[1].counts] == [("not_a_code", 2)]
        assert sums(running) == counted(desk) == {"blocked": 1, "not_a_code": 2}
        running.clock.move(minutes=MINUTES)
        sync(desk)
        assert len(asked) == 2


@pytest.mark.parametrize("end", ["the page", "the window", "leaving"])
def test_the_end_of_a_shift_does_not_wait(machine: Machine, tmp_path: Path, end: str) -> None:
    running = machine.running
    with whole_desk(running, tmp_path / "one", OTHER_VENUE) as desk:
        refuse(desk)
        sync(desk)
        refuse(desk)
        if end == "the page":
            shifts.ends(desk.desk)
        elif end == "the window":
            closing.closed(desk.desk)
        else:
            leave(desk.opened)
        if end != "leaving":
            sync(desk)
        assert sums(running) == {"not_a_code": 2}


def test_a_failure_stops_no_round_and_is_tried_again(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = machine.running
    with whole_desk(running, tmp_path / "one", OTHER_VENUE) as desk:
        refuse(desk)
        desk.give(code(1), MUSEUM.id)
        with monkeypatch.context() as patched:

            def fails(*_: object) -> RefusalsHeard:
                raise Unreachable("gone")

            patched.setattr(told, "_tell", fails)
            done = desk.sync()
        assert (done.error, done.pushed.rows) == (None, 1)
        sync(desk)
        assert sums(running) == {}
        running.clock.move(minutes=MINUTES)
        sync(desk)
        assert sums(running) == {"not_a_code": 1}


def test_a_centre_of_an_earlier_version_is_left_alone_for_a_day(
    machine: Machine,
    tmp_path: Path,
    asked: list[RefusalsTold],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It has no such path."""
    running = machine.running
    with whole_desk(running, tmp_path / "one", OTHER_VENUE) as desk:
        refuse(desk)
        with monkeypatch.context() as patched:
            path = "/v1/none-of-that-time"
            patched.setattr(told, "PATH", path)
            sync(desk)
            running.clock.move(minutes=2 * MINUTES)
            sync(desk)
            assert len(asked) == 1
        running.clock.move(minutes=AFTER_REFUSAL.total_seconds() / 60 - 2 * MINUTES)
        sync(desk)
        assert sums(running) == {"not_a_code": 1}


def test_a_desk_that_is_put_back_counts_on_beside_what_it_lost(
    machine: Machine, tmp_path: Path
) -> None:
    running = machine.running
    with whole_desk(running, tmp_path / "one", OTHER_VENUE) as desk:
        refuse(desk)
        sync(desk)
        before = desk.desk.identity().incarnation
        desk.desk.close()
        shutil.copytree(desk.folder, tmp_path / "backup")
        desk.open()
        for _ in range(4):
            refuse(desk)
        desk.give(code(1), MUSEUM.id)
        running.clock.move(minutes=MINUTES)
        sync(desk)
        assert sums(running) == {"not_a_code": 5}
        desk.desk.close()
        shutil.rmtree(desk.folder)
        shutil.copytree(tmp_path / "backup", desk.folder)
        desk.open()
        assert desk.desk.identity().incarnation != before
        refuse(desk)
        running.clock.move(minutes=MINUTES)
        sync(desk)
        # Its own report has lost four of them, the centre none.
        assert counted(desk) == {"not_a_code": 2}
        assert sums(running) == {"not_a_code": 6}


def test_a_centre_that_is_put_back_hears_all_again(machine: Machine, tmp_path: Path) -> None:
    with whole_desk(machine.running, tmp_path / "one", OTHER_VENUE) as desk:
        sync(desk)
        machine.back_up()
        refuse(desk)
        sync(desk)
        machine.put_back(told=True)
        desk.running = machine.running
        assert sums(machine.running) == {}
        sync(desk)
        sync(desk)
        assert sums(machine.running) == {"not_a_code": 1}


def test_a_desk_that_cannot_write_goes_on_telling(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = machine.running
    with whole_desk(running, tmp_path / "one", OTHER_VENUE) as desk:
        refuse(desk)
        book = RefusalBook(desk.desk.store, desk.desk.clock, desk.desk.boot)
        (waiting,) = book.waiting()

        def full() -> None:
            raise StoreFull(desk.folder)

        with monkeypatch.context() as patched:
            patched.setattr(desk.desk.store, "write", full)
            book.rest(refused=False)
            generation = desk.desk.store.state().generation
            assert generation is not None
            now = running.clock()
            device = desk.desk.identity().device
            heard = RefusalsHeard(device=device, generation=generation, at=now, nonce="n")
            book.heard(waiting, heard)
        assert book.waiting() == (waiting,)
        # Nor is what a centre of another generation heard known to this one.
        book.heard(waiting, heard.model_copy(update={"generation": "another"}))
        assert book.waiting() == (waiting,)
        book.heard(waiting, heard)
        assert book.waiting() == ()


def test_much_goes_in_messages_of_bounded_size_and_counts(
    machine: Machine, tmp_path: Path, asked: list[RefusalsTold]
) -> None:
    with whole_desk(machine.running, tmp_path / "one", OTHER_VENUE) as desk:
        today, incarnation = desk.desk.today().isoformat(), desk.desk.identity().incarnation
        others = [("former-device", "e", today, 5), (incarnation, "e", "2025-03-01", 7)]
        own = [(incarnation, f"e{number}", today, 2) for number in range(MOST_COUNTS)]
        large = (incarnation, "large", today, MOST_REFUSALS + 9)
        with desk.desk.store.write() as transaction:
            transaction.exec_driver_sql(
                "INSERT INTO refusals (incarnation, event, day, verdict, count, told)"
                " VALUES (?, ?, ?, 'used', ?, 0)",
                [*others, *own, large],
            )
        sync(desk)
        assert [len(each.counts) for each in asked] == [MOST_COUNTS, 1]
        assert sums(machine.running) == {"used": 2 * MOST_COUNTS + MOST_REFUSALS}
