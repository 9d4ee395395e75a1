"""Two processes on one database do the same at once: each order that could go wrong is forced."""

import subprocess
import sys
import threading
from argparse import Namespace
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy.exc import TimeoutError as PoolIsEmpty

from sync.protocol.kinds import CardStatus, QuotaMode
from sync.protocol.messages import Head, LeaseRequest
from sync.protocol.programme import Quota
from sync.protocol.statements import StatementType, read_statement
from sync.server.centre import Centre
from sync.server.commands import terminal
from sync.server.judging import rounds
from sync.server.judging.rounds import Judging
from sync.server.keys import key_book
from sync.server.lists import heads, publishing
from sync.server.lists.heads import head_for
from sync.server.lists.publishing import publish_list
from sync.server.quotas.leasing import give, leases_of
from sync.server.running import data_folder
from sync.server.store import database, devices, judgements, leases, publications, register
from sync.server.store.database import DriverError, Store
from sync.server.store.judgements import Change
from sync.server.store.settings import Lock, take
from tests.support.centre import url_of
from tests.support.hand_desk import RunningCentre
from tests.support.network import CONCERT, VENUE, code

on_postgresql = pytest.mark.parametrize("centre", ["postgresql"], indirect=True)


def until_it_waits(centre: Centre, thread: threading.Thread) -> None:
    """Return once a thread is done, or PostgreSQL lets it wait for somebody's lock."""
    with psycopg.connect(url_of(centre), autocommit=True) as connection:
        waits = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        while thread.is_alive() and not connection.execute(waits).fetchall()[0][0]:
            thread.join(0.01)


def block(centre: Centre, card: str) -> None:
    """Take a card out of use, and publish nothing."""
    with centre.store.write() as connection:
        known = register.card_with_code(connection, card)
        assert known is not None
        changed = replace(known.state, status=CardStatus.BLOCKED, since=centre.now())
        register.change_card(connection, known.number, changed)


@on_postgresql
def test_a_change_that_is_committed_late_is_hidden_from_no_cursor(
    running_on_either: RunningCentre, other: Centre
) -> None:
    """One process numbers a change and takes its time; what another numbers meanwhile must not get
    past a desk before it.
    """
    here = running_on_either.centre
    desk = running_on_either.desk()
    first, second = desk.issue(code(1)), desk.issue(code(2))
    desk.send()
    cursor = desk.changes().cursor
    seen: list[str] = []

    def read() -> None:
        nonlocal cursor
        with other.store.read() as connection:
            told = judgements.changes_after(connection, VENUE, "another", cursor, 100)
        seen.extend(each.row_id for each in told)
        cursor = told[-1].number if told else cursor

    def change() -> None:
        with other.store.write() as connection:
            judgements.add_changes(connection, [Change(VENUE, second)])

    late = threading.Thread(target=change)
    with here.store.write() as connection:
        judgements.add_changes(connection, [Change(VENUE, first)])
        late.start()
        until_it_waits(here, late)
        read()
    late.join()
    read()
    assert seen == [first, second]


def test_what_is_read_in_one_transaction_is_of_one_moment(centre: Centre, other: Centre) -> None:
    with centre.store.read() as connection:
        before = register.last_state(connection)
        block(other, code(1))
        assert register.last_state(connection) == before
    with centre.store.read() as connection:
        assert register.last_state(connection) > before


def test_a_head_that_is_signed_late_says_what_is_so_by_then(
    centre: Centre, other: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between what one process read and its signature another one has signed that a card is out of
    use: desks take the later head for the newer one.
    """
    head_for(centre, VENUE)
    sign = heads._sign

    def signs_late(*arguments: Any) -> Any:
        monkeypatch.setattr(heads, "_sign", sign)
        block(other, code(4))
        assert len(said(other).blocks) == 2
        return sign(*arguments)

    def said(by: Centre) -> Head:
        answer = head_for(by, VENUE)
        return read_statement(answer.statement, StatementType.HEAD, Head, centre.public_key)

    block(centre, code(3))
    monkeypatch.setattr(heads, "_sign", signs_late)
    assert len(said(centre).blocks) == 2


def test_a_list_published_meanwhile_by_another_does_not_stand_in_for_a_newer_one(
    centre: Centre, other: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who blocks a card and publishes gets a list with that, also where another process began its
    list before and was faster.
    """
    with centre.store.read() as connection:
        before = publications.current_list(connection)
    assert before is not None
    encode = publishing.encode_snapshot

    def encodes_late(*arguments: Any) -> bytes:
        monkeypatch.setattr(publishing, "encode_snapshot", encode)
        with other.store.write() as connection:
            faster = replace(before, version=before.version + 1)
            publications.add_list(connection, faster, [])
        return encode(*arguments)

    block(centre, code(3))
    monkeypatch.setattr(publishing, "encode_snapshot", encodes_late)
    made = publish_list(centre)
    assert (made.version, made.last_state > before.last_state) == (before.version + 2, True)


def test_two_that_start_at_once_bring_the_schema_up_to_date_once(database_url: str) -> None:
    """Neither fails, and the work is done once."""
    program = (
        "import sys; from sync.server.store.database import Store; print('ready', flush=True);"
        f"sys.stdin.readline(); store = Store({database_url!r}); store.upgrade();"
        "print(store.is_current())"
    )
    with ExitStack() as stack:
        both = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", program],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(2)
        ]
        for each in both:
            assert each.stdout
            assert each.stdout.readline() == "ready\n"
        for each in both:
            assert each.stdin
            each.stdin.write("go\n")
            each.stdin.flush()
        assert [each.communicate(timeout=300) for each in both] == [("True\n", "")] * 2


@on_postgresql
def test_two_that_open_a_database_that_was_put_back_begin_one_generation(
    centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Desks that hear of two generations in turn would pull everything anew at every round."""
    data_folder.write_private(tmp_path / data_folder.KEY_NAME, centre.signing_key)
    key_book.put_in_step(centre.store, tmp_path)
    book = (tmp_path / key_book.BOOK_NAME).read_bytes()
    newer = book.replace(b'"list_version":1,', b'"list_version":7,')
    assert newer != book
    data_folder.write_private(tmp_path / key_book.BOOK_NAME, newer)
    begin_again, begun = terminal.begin_again, []

    def begins_slowly(*arguments: Any, **named: Any) -> Any:
        begun.append(threading.current_thread())
        if len(begun) == 1:
            second.start()
            until_it_waits(centre, second)
        return begin_again(*arguments, **named)

    monkeypatch.setattr(terminal, "begin_again", begins_slowly)
    opened: list[str] = []

    def opens() -> None:
        options = Namespace(data=tmp_path, database=url_of(centre))
        with terminal.opened_centre(options) as mine:
            opened.append(mine.network.generation)

    second = threading.Thread(target=opens)
    opens()
    second.join()
    assert len(begun) == 1
    assert len(opened) == 2
    assert len(set(opened)) == 1


def test_units_are_gathered_for_somebody_who_waits_whichever_process_he_asked(
    running_on_either: RunningCentre, other: Centre
) -> None:
    """A balancer may send one desk always here and the other always there."""
    running = running_on_either
    hard = CONCERT.model_copy(
        update={"limits": (), "quota": Quota(tickets=10, mode=QuotaMode.HARD)}
    )
    with running.centre.store.write() as connection:
        leases.change_event(connection, hard)
    rich, poor = running.desk(), running.desk()
    assert rich.lease(10, needed=10) is not None
    running.clock.move(hours=1)
    with other.store.read() as connection:
        known = {each.id: each for each in devices.devices_of(connection, VENUE)}
        (before,) = leases_of(other, connection, known[rich.identity.device])
    asked = LeaseRequest(id="of-poor", incarnation="1", event="concert", want=9, needed=9)
    give(running.centre, known[poor.identity.device], asked)
    with other.store.read() as connection:
        (after,) = leases_of(other, connection, known[rich.identity.device])
    assert (before.units, before.keep, after.keep) == (10, 4, 1)


@on_postgresql
def test_a_process_that_stands_still_in_a_transaction_holds_nobody_up_for_long(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A frozen process, or a machine that fell off the network, may hold the lock of judging."""
    monkeypatch.setattr(database, "_IDLE_SECONDS", 0.2)
    frozen = Store(url_of(centre))
    with pytest.raises(DriverError), frozen.write() as held:  # noqa: PT012 - the commit raises
        take(held, Lock.JUDGING)
        with centre.store.write() as connection:
            take(connection, Lock.JUDGING)
    frozen.close()


def test_where_all_connections_are_in_use_a_desk_is_told_to_come_again(
    running_on_either: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = running_on_either.desk()

    def none_free() -> None:
        raise PoolIsEmpty("QueuePool limit of size 5 overflow 10 reached")

    monkeypatch.setattr(running_on_either.centre.store.engine.pool, "connect", none_free)
    answer = desk.raw("GET", "/v1/head")
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")


def test_an_acknowledgement_waits_for_no_backlog(running_on_either: RunningCentre) -> None:
    """After an upgrade every row waits to be judged once more: that is the worker's. What came now
    is judged.
    """
    centre, desk = running_on_either.centre, running_on_either.desk()
    desk.issue(code(1))
    desk.send()
    with centre.store.write() as connection:
        leases.judge_anew(connection, ["concert"] * 40)
    desk.issue(code(2))
    desk.send(2)
    with centre.store.read() as connection:
        assert judgements.marks_waiting(connection) == 40
    Judging(centre).judge_waiting()
    assert [*desk.outcomes().values()] == ["accepted"] * 2


@on_postgresql
def test_an_acknowledgement_waits_for_no_long_round(
    running_on_either: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An event of a hundred thousand rows is judged anew: desks need not wait until it is done."""
    centre, desk = running_on_either.centre, running_on_either.desk()
    monkeypatch.setattr(rounds, "_MOST_SECONDS", 0.1)
    desk.issue(code(1))
    with centre.store.write() as connection:
        take(connection, Lock.JUDGING)
        desk.send()
    assert desk.outcomes() == {}
    assert Judging(centre).judge_waiting() == 1
