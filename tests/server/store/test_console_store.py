"""What the console asks of its database, on SQLite and PostgreSQL alike."""

from datetime import timedelta

from sync.protocol.encoding import new_id
from sync.server.console.desk_states import states_of
from sync.server.store import accounts, console_rows, noted
from sync.server.store.accounts import Account, Role, Session, Stage
from tests.support.hand_desk import RunningCentre
from tests.support.network import OTHER_VENUE, VENUE, code


def test_rows_to_see_to_are_noted_once_and_taken_back_ones_are_none(
    running_on_either: RunningCentre,
) -> None:
    centre, now = running_on_either.centre, running_on_either.clock()
    desk = running_on_either.desk()
    unknown = desk.issue("KK999999")
    kept = desk.issue(code(1))
    desk.void(desk.issue("KK999998"))
    desk.send()
    with centre.store.write() as connection:
        [row] = console_rows.rows_to_see(connection, None, 10)
        assert (row.row_id, row.outcome) == (unknown, "unknown_card")
        assert console_rows.rows_to_see(connection, [VENUE], 10, unknown) == [row]
        assert console_rows.rows_to_see(connection, [OTHER_VENUE], 10) == []
        for _ in range(2):
            noted.note_row(connection, unknown, row.outcome, "aino", now)
        assert console_rows.rows_to_see(connection, None, 10) == []
        given = [each.row_id for each in console_rows.given_since(connection, [VENUE], now)]
        assert sorted(given) == sorted([unknown, kept])
        late = now + timedelta(seconds=1)
        assert list(console_rows.given_since(connection, None, late)) == []


def test_a_desk_is_seen_to_the_minute_and_its_last_row_is_found(
    running_on_either: RunningCentre,
) -> None:
    centre, clock = running_on_either.centre, running_on_either.clock
    desk = running_on_either.desk()
    began = clock()

    def state() -> tuple[object, ...]:
        with centre.store.read() as connection:
            [found] = states_of(centre, connection, [VENUE])
        return found.seen_at, found.list_version, found.clock_off, found.silent

    assert state() == (None, None, None, False)
    desk.get("/v1/head")
    desk.issue(code(1))
    desk.send()
    assert state() == (began, 1, timedelta(0), False)
    clock.move(seconds=59)
    desk.get("/v1/head")
    assert state()[0] == began
    clock.move(seconds=1)
    desk.get("/v1/head")
    assert state()[0] == clock()
    clock.move(hours=24)
    assert state()[3] is True


def test_accounts_sessions_and_tries(running_on_either: RunningCentre) -> None:
    centre, now = running_on_either.centre, running_on_either.clock()
    new = Account(new_id(now), "aino", Role.VENUE, None, None, VENUE, now)
    session, subject, browser = b"s" * 32, b"n" * 32, b"b" * 32
    with centre.store.write() as connection:
        accounts.add(connection, new)
        accounts.reset(connection, new.id, b"c" * 32, now)
        found = accounts.with_name(connection, "aino")
        assert found
        assert (found.code_hash, found.is_set_up, found.venue) == (b"c" * 32, False, VENUE)
        accounts.prepare(connection, new.id, "hash", b"sealed")
        accounts.finish(connection, new.id)
        assert accounts.all_accounts(connection)[0].is_set_up
        assert accounts.take_step(connection, new.id, 7)
        assert not accounts.take_step(connection, new.id, 7)
        accounts.begin_session(connection, Session(session, new.id, Stage.SIGNED_IN, now, now))
        accounts.know_browser(connection, browser, new.id, now + timedelta(days=1))
        accounts.count_in_browser(connection, browser)
        assert accounts.browser_failures(connection, browser, new.id) == 1
        accounts.add_try(connection, subject, now)
        assert accounts.tries_since(connection, subject, now - timedelta(seconds=1)) == 1
        assert accounts.tries_since(connection, subject, now) == 0
        accounts.forget_old(connection, now + accounts.IDLE)
        assert accounts.session(connection, session) is None
        assert accounts.tries_since(connection, subject, now - timedelta(seconds=1)) == 0
        assert accounts.browser_failures(connection, browser, new.id) == 1
        accounts.remove(connection, new.id)
        assert accounts.all_accounts(connection) == []
        assert accounts.browser_failures(connection, browser, new.id) is None
