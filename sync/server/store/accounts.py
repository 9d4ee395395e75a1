"""Accounts of the console, their sessions, the browsers they know, and tries that were wrong."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from sync.server.store.console_tables import (
    accounts,
    console_sessions,
    console_tries,
    known_browsers,
)

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
"""A session is over once nobody used it for so long, and so long after it began."""
TRIES_COUNT_FOR = timedelta(minutes=15)


class Role(StrEnum):
    """What an account is for; what each may do stands in `sync.server.console.authority`."""

    NATIONAL = "national"
    REGIONAL = "regional"
    CARD_GIVER = "card_giver"
    VENUE = "venue"


class Stage(StrEnum):
    """What a session is good for: until the second step is set up, for nothing else."""

    SETTING_UP = "setting_up"
    SIGNED_IN = "signed_in"


@dataclass(frozen=True, slots=True)
class Account:
    """One account; of `region`, `organisation` and `venue` it has what its role is bound to."""

    id: str
    name: str
    role: Role
    region: str | None
    organisation: str | None
    venue: str | None
    made_at: datetime
    password: str | None = None
    sealed_secret: bytes | None = field(default=None, repr=False)
    totp_step: int = 0
    code_hash: bytes | None = None
    code_until: datetime | None = None

    @property
    def is_set_up(self) -> bool:
        """Whether it can sign in: its one-time code was used up, and nobody reset it since."""
        return self.code_hash is None and self.password is not None


@dataclass(frozen=True, slots=True)
class Session:
    """A session of an account."""

    token_hash: bytes
    account: str
    stage: Stage
    made_at: datetime
    seen_at: datetime


def add(connection: Connection, new: Account) -> None:
    """A new account."""
    connection.execute(
        insert(accounts).values(
            {name: getattr(new, name) for name in Account.__slots__} | {"role": new.role.value}
        )
    )


def with_name(connection: Connection, name: str) -> Account | None:
    """The account of a name."""
    return _one(connection.execute(select(accounts).where(accounts.c.name == name)).one_or_none())


def with_id(connection: Connection, account: str, *, locked: bool = False) -> Account | None:
    """The account of an id; a `locked` one nobody else changes until the transaction ends."""
    query = select(accounts).where(accounts.c.id == account)
    return _one(connection.execute(query.with_for_update() if locked else query).one_or_none())


def all_accounts(connection: Connection) -> list[Account]:
    """Every account, by name."""
    return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name))]


def remove(connection: Connection, account: str) -> bool:
    """Take an account away, with its sessions and browsers; whether it was there."""
    # Whoever signs in just now is done first, and that session ends too.
    found = with_id(connection, account, locked=True)
    end_all(connection, account)
    connection.execute(delete(accounts).where(accounts.c.id == account))
    return found is not None


def reset(connection: Connection, account: str, code_hash: bytes, until: datetime) -> bool:
    """Only a one-time code opens the account from now on, until a moment; whether it is there."""
    found = with_id(connection, account, locked=True)
    end_all(connection, account)
    connection.execute(
        update(accounts)
        .where(accounts.c.id == account)
        .values(password=None, sealed_secret=None, code_hash=code_hash, code_until=until)
    )
    return found is not None


def prepare(connection: Connection, account: str, password: str, sealed_secret: bytes) -> None:
    """Keep a new password and secret; the one-time code goes once the second step was confirmed."""
    connection.execute(
        update(accounts)
        .where(accounts.c.id == account)
        .values(password=password, sealed_secret=sealed_secret, totp_step=0)
    )


def finish(connection: Connection, account: str) -> None:
    """The account is set up."""
    connection.execute(
        update(accounts).where(accounts.c.id == account).values(code_hash=None, code_until=None)
    )


def take_step(connection: Connection, account: str, step: int) -> bool:
    """Use up the number of a half minute; False where it, or a later one, was used before."""
    taken = connection.execute(
        update(accounts)
        .where(accounts.c.id == account, accounts.c.totp_step < step)
        .values(totp_step=step)
    )
    return taken.rowcount == 1


def begin_session(connection: Connection, new: Session) -> None:
    """A new session."""
    values = {name: getattr(new, name) for name in Session.__slots__}
    connection.execute(insert(console_sessions).values(values | {"stage": new.stage.value}))


def session(connection: Connection, token_hash: bytes) -> Session | None:
    """The session of a token."""
    query = select(console_sessions).where(console_sessions.c.token_hash == token_hash)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    stage = Stage(row.stage)
    return Session(bytes(row.token_hash), row.account, stage, row.made_at, row.seen_at)


def touch(connection: Connection, token_hash: bytes, now: datetime) -> None:
    """Somebody used a session."""
    connection.execute(
        update(console_sessions)
        .where(console_sessions.c.token_hash == token_hash)
        .values(seen_at=now)
    )


def end_session(connection: Connection, token_hash: bytes) -> None:
    """End a session."""
    connection.execute(delete(console_sessions).where(console_sessions.c.token_hash == token_hash))


def end_all(connection: Connection, account: str) -> None:
    """End every session of an account, and know none of its browsers any more."""
    for table in (console_sessions, known_browsers):
        connection.execute(delete(table).where(table.c.account == account))


def know_browser(connection: Connection, token_hash: bytes, account: str, until: datetime) -> None:
    """Remember a browser in which somebody signed in."""
    connection.execute(
        insert(known_browsers).values(
            token_hash=token_hash, account=account, failures=0, until=until
        )
    )


def forget_browser(connection: Connection, token_hash: bytes) -> None:
    """A browser got another token."""
    connection.execute(delete(known_browsers).where(known_browsers.c.token_hash == token_hash))


def browser_failures(connection: Connection, token_hash: bytes, account: str) -> int | None:
    """How many tries in a browser failed since it signed in; None where it is not known."""
    query = select(known_browsers.c.failures).where(
        known_browsers.c.token_hash == token_hash, known_browsers.c.account == account
    )
    return connection.scalar(query)


def count_in_browser(connection: Connection, token_hash: bytes) -> None:
    """One more failed try in a known browser."""
    connection.execute(
        update(known_browsers)
        .where(known_browsers.c.token_hash == token_hash)
        .values(failures=known_browsers.c.failures + 1)
    )


def add_try(connection: Connection, subject: bytes, now: datetime) -> int:
    """Note a try that counts against a subject until it turns out right; its number."""
    new = insert(console_tries).values(subject=subject, at=now).returning(console_tries.c.id)
    number: int = connection.execute(new).scalar_one()
    return number


def tries_since(connection: Connection, subject: bytes, since: datetime) -> int:
    """How many tries count against a subject."""
    query = select(func.count()).where(
        console_tries.c.subject == subject, console_tries.c.at > since
    )
    return connection.scalar(query) or 0


def forget_tries(connection: Connection, subject: bytes) -> None:
    """A subject turned out right."""
    connection.execute(delete(console_tries).where(console_tries.c.subject == subject))


def forget_try(connection: Connection, number: int) -> None:
    """One try turned out right."""
    connection.execute(delete(console_tries).where(console_tries.c.id == number))


def forget_codes_before(connection: Connection, moment: datetime) -> None:
    """Drop the one-time codes that were good until before a moment, with what somebody had begun
    to set up by them: only another one opens the account then.
    """
    connection.execute(
        update(accounts)
        .where(accounts.c.code_until < moment)
        .values(password=None, sealed_secret=None, code_hash=None, code_until=None)
    )


def forget_old(connection: Connection, now: datetime) -> None:
    """Drop tries that count no more, also those of a clock that was far ahead, sessions that are
    over, and browsers past their time.
    """
    connection.execute(
        delete(console_tries).where(
            (console_tries.c.at <= now - TRIES_COUNT_FOR)
            | (console_tries.c.at > now + TRIES_COUNT_FOR)
        )
    )
    connection.execute(
        delete(console_sessions).where(
            (console_sessions.c.made_at <= now - LONGEST)
            | (console_sessions.c.seen_at <= now - IDLE)
        )
    )
    connection.execute(delete(known_browsers).where(known_browsers.c.until <= now))


def _one(row: Row[Any] | None) -> Account | None:
    return None if row is None else _account(row)


def _account(row: Row[Any]) -> Account:
    return Account(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        region=row.region,
        organisation=row.organisation,
        venue=row.venue,
        made_at=row.made_at,
        password=row.password,
        sealed_secret=None if row.sealed_secret is None else bytes(row.sealed_secret),
        totp_step=row.totp_step,
        code_hash=None if row.code_hash is None else bytes(row.code_hash),
        code_until=row.code_until,
    )
