"""Signing in to the console: one-time code, password, second step, and what stops guessing.

A password is kept as an Argon2id hash (argon2-cffi's defaults, RFC 9106), the second step is a
time-based number (RFC 6238), each of which serves once.
"""

import hashlib
import hmac
import logging
import secrets
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from sync.protocol.encoding import new_id
from sync.server.centre import Centre
from sync.server.console.sealing import OtherKey, seal, unseal
from sync.server.store import accounts, settings
from sync.server.store.accounts import (
    IDLE,
    LONGEST,
    TRIES_COUNT_FOR,
    Account,
    Role,
    Session,
    Stage,
)
from sync.server.store.database import Transaction
from sync.server.store.handing_out import audit, door
from sync.server.store.handing_out.audit import Entry

SEEN_EVERY = timedelta(minutes=1)
CODE_VALID = timedelta(hours=72)
BROWSER_KNOWN = timedelta(days=90)
LEAST_PASSWORD, MOST_PASSWORD = 12, 200
MOST_NAME = 80
MOST_BY_NAME, MOST_BY_ADDRESS, MOST_IN_BROWSER = 10, 30, 10
ISSUER = "Kaiku"
_STEP_SECONDS = 30
_TOKEN_BYTES = 32
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 12
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_log = logging.getLogger(__name__)
_hasher = PasswordHasher()
_at_once = threading.BoundedSemaphore(2)
"""Each hash takes 64 MiB: a crowd at the door waits for two at a time."""


class NotRight(Exception):
    """Name, password, number or code: which of them was not right is never said."""


class TooManyTries(Exception):
    """Somebody tried too often; it lasts for fifteen minutes."""


class WeakPassword(ValueError):
    """A password is at least twelve characters long, and not the account's name."""


class NoAccount(LookupError):
    """Somebody took the account away just before."""


class NameTaken(ValueError):
    """There is an account of this name."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a browser keeps: its session, and that it is known to the account."""

    session: str
    browser: str


@dataclass(frozen=True, slots=True)
class Asker:
    """Who wants in: a name, an address, and a browser's token if it has one."""

    name: str
    origin: str
    browser: str = ""

    @property
    def plain(self) -> str:
        """The name as it is kept."""
        return plain_name(self.name)


def token_hash(token: str) -> bytes:
    """What the database knows of a token."""
    return hashlib.sha256(b"kaiku-console-token-1" + token.encode()).digest()


def plain_name(name: str) -> str:
    """A name as it is kept: lower case, without blanks around it."""
    return name.strip().lower()[:MOST_NAME]


def make_account(centre: Centre, new: Account, by: str) -> str:
    """Add an account; its one-time code, which is shown once. Raises `NameTaken`."""
    code = _new_code()
    with door.writing(centre.store) as connection:
        settings.take_turn(connection)
        if accounts.with_name(connection, new.name) is not None:
            raise NameTaken(new.name)
        accounts.add(connection, new)
        accounts.reset(connection, new.id, _code_hash(code), centre.now() + CODE_VALID)
        _trail(connection, centre, by, "made", new)
    return code


def reset_account(centre: Centre, account: Account, by: str) -> str:
    """End an account's sessions, password and second step; its new one-time code. Raises
    `NoAccount`.
    """
    code, until = _new_code(), centre.now() + CODE_VALID
    with door.writing(centre.store) as connection:
        if not accounts.reset(connection, account.id, _code_hash(code), until):
            raise NoAccount(account.name)
        _trail(connection, centre, by, "reset", account)
    return code


def remove_account(centre: Centre, account: Account, by: str) -> None:
    """Take an account away. Raises `NoAccount`."""
    with door.writing(centre.store) as connection:
        if not accounts.remove(connection, account.id):
            raise NoAccount(account.name)
        _trail(connection, centre, by, "removed", account)


def new_account(
    centre: Centre,
    name: str,
    role: Role,
    *,
    region: str | None = None,
    organisation: str | None = None,
    venue: str | None = None,
) -> Account:
    """An account that is not stored yet."""
    return Account(
        new_id(centre.now()), plain_name(name), role, region, organisation, venue, centre.now()
    )


def grouped(code: str) -> str:
    """A one-time code as people read it out: `ABCD-EFGH-JKMN`."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def open_with_code(centre: Centre, asker: Asker, code: str, password: str) -> Tokens:
    """Set a new password by a one-time code; the session is good for the second step only. The code
    serves until that is done. Raises `NotRight`, `TooManyTries`, `WeakPassword`.
    """
    name = asker.plain
    if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD or password.lower() == name:
        raise WeakPassword
    tries = _note_try(centre, name, asker.origin, None)
    with _at_once:
        hashed = _hasher.hash(password)
    now = centre.now()
    with centre.store.write() as connection:
        named = accounts.with_name(connection, name)
        account = accounts.with_id(connection, named.id, locked=True) if named else None
        known = account.code_hash if account and account.code_until else None
        until = account.code_until if account else None
        fits = hmac.compare_digest(known or bytes(32), _code_hash(code))
        if account is None or until is None or not fits or until <= now:
            raise NotRight
        _forget(connection, tries)
        accounts.end_all(connection, account.id)
        sealed = seal(centre.console_key, account.id, pyotp.random_base32())
        accounts.prepare(connection, account.id, hashed, sealed)
        return Tokens(_begin(connection, account, Stage.SETTING_UP, now), "")


def confirm_second_step(centre: Centre, account: Account, number: str, origin: str) -> Tokens:
    """The second step works: the account is set up and signed in. Raises `NotRight`,
    `TooManyTries`.
    """
    tries = _note_try(centre, account.name, origin, None)
    with door.writing(centre.store) as connection:
        _require_same(connection, account)
        if not _take_number(connection, centre, account, number):
            raise NotRight
        _forget(connection, tries)
        accounts.finish(connection, account.id)
        accounts.end_all(connection, account.id)
        _trail(connection, centre, account.name, "set_up", account)
        return _signed_in(connection, centre, account)


def sign_in(centre: Centre, asker: Asker, password: str, number: str) -> Tokens:
    """A new session. Raises `NotRight`, `TooManyTries`."""
    name = asker.plain
    known_browser = token_hash(asker.browser) if asker.browser else None
    tries = _note_try(centre, name, asker.origin, known_browser)
    with centre.store.read() as connection:
        account = accounts.with_name(connection, name)
    usable = account if account is not None and account.is_set_up else None
    fits = _password_fits(password[:MOST_PASSWORD], usable.password if usable else None)
    with door.writing(centre.store) as connection:
        if usable is None or not fits:
            raise NotRight
        _require_same(connection, usable)
        if not _take_number(connection, centre, usable, number):
            raise NotRight
        _forget(connection, tries)
        if known_browser is not None:
            accounts.forget_browser(connection, known_browser)
        _trail(connection, centre, usable.name, "signed_in", usable)
        return _signed_in(connection, centre, usable)


def session_of(centre: Centre, token: str) -> tuple[Session, Account] | None:
    """The session of a token and its account; None where it ended, or never was."""
    now = centre.now()
    hashed = token_hash(token)
    with centre.store.read() as connection:
        found = accounts.session(connection, hashed)
        account = accounts.with_id(connection, found.account) if found else None
    if found is None or account is None:
        return None
    if now - found.made_at >= LONGEST or now - found.seen_at >= IDLE:
        return None
    if now - found.seen_at >= SEEN_EVERY:
        with centre.store.write() as connection:
            accounts.touch(connection, hashed, now)
    return found, account


def sign_out(centre: Centre, session: bytes) -> None:
    """End a session."""
    with centre.store.write() as connection:
        accounts.end_session(connection, session)


def secret_of(centre: Centre, account: Account) -> str:
    """The secret of an account's second step. Raises `NotRight`: it has none, or one that was
    sealed with another key.
    """
    try:
        return unseal(centre.console_key, account.id, account.sealed_secret or b"")
    except OtherKey as error:
        _log.error(
            "a second step was sealed with another console.key: put that file back, or reset",
            extra={"account": account.id},
        )
        raise NotRight from error


def address_of_secret(account: Account, secret: str) -> str:
    """What an authenticator reads from a QR code (the `otpauth` scheme)."""
    return pyotp.TOTP(secret).provisioning_uri(name=account.name, issuer_name=ISSUER)


@dataclass(frozen=True, slots=True)
class _Try:
    """A try that counts until it turns out right: in a browser that the account knows; or, by its
    number, against an address, and against a name.
    """

    name: bytes | None = None
    by_address: int | None = None


def _note_try(centre: Centre, name: str, origin: str, browser: bytes | None) -> _Try:
    """Count a try before it is looked at, so that many at once are counted too. What strangers try
    shuts out strangers: a browser that the account knows has a count of its own.
    """
    now = centre.now()
    since = now - TRIES_COUNT_FOR
    by_name, by_address = _subject("name", name), _subject("address", origin)
    with centre.store.write() as connection:
        accounts.forget_old(connection, now)
        account = accounts.with_name(connection, name) if browser else None
        failed = (
            accounts.browser_failures(connection, browser, account.id)
            if account and browser
            else None
        )
        if failed is not None and failed < MOST_IN_BROWSER and browser:
            accounts.count_in_browser(connection, browser)
            return _Try()
        for subject, most in ((by_name, MOST_BY_NAME), (by_address, MOST_BY_ADDRESS)):
            if accounts.tries_since(connection, subject, since) >= most:
                raise TooManyTries
        accounts.add_try(connection, by_name, now)
        return _Try(by_name, accounts.add_try(connection, by_address, now))


def _forget(connection: Transaction, tries: _Try) -> None:
    """It was right. Another's tries from the same address stay counted."""
    if tries.name is not None:
        accounts.forget_tries(connection, tries.name)
    if tries.by_address is not None:
        accounts.forget_try(connection, tries.by_address)


def _signed_in(connection: Transaction, centre: Centre, account: Account) -> Tokens:
    now = centre.now()
    browser = secrets.token_urlsafe(_TOKEN_BYTES)
    until = now + BROWSER_KNOWN
    accounts.know_browser(connection, token_hash(browser), account.id, until)
    return Tokens(_begin(connection, account, Stage.SIGNED_IN, now), browser)


def _require_same(connection: Transaction, account: Account) -> None:
    """That nobody has reset or removed the account since it was read. Raises `NotRight`."""
    now = accounts.with_id(connection, account.id, locked=True)
    if now is None or (now.password, now.sealed_secret) != (
        account.password,
        account.sealed_secret,
    ):
        raise NotRight


def _begin(connection: Transaction, account: Account, stage: Stage, now: datetime) -> str:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    accounts.begin_session(connection, Session(token_hash(token), account.id, stage, now, now))
    return token


def _password_fits(password: str, hashed: str | None) -> bool:
    """Whether a password is the one that was hashed; of nobody's it takes as long to say no."""
    with _at_once:
        nobodys = _nobodys_hash()
        try:
            _hasher.verify(hashed or nobodys, password)
        except (Argon2Error, InvalidHashError):
            return False
    return hashed is not None


@cache
def _nobodys_hash() -> str:
    return _hasher.hash(secrets.token_hex())


def _take_number(connection: Transaction, centre: Centre, account: Account, number: str) -> bool:
    """Whether a number is that of now, or of the half minute before or after, and was not used."""
    totp = pyotp.TOTP(secret_of(centre, account))
    given = "".join(number.split())
    this = int(centre.now().timestamp()) // _STEP_SECONDS
    for step in (this - 1, this, this + 1):
        if hmac.compare_digest(totp.at(step * _STEP_SECONDS).encode(), given.encode()):
            return accounts.take_step(connection, account.id, step)
    return False


def _new_code() -> str:
    return "".join(secrets.choice(_CROCKFORD) for _ in range(_CODE_LENGTH))


def _code_hash(code: str) -> bytes:
    plain = code.upper().translate(_READ_AS)
    return hashlib.sha256(b"kaiku-console-code-1" + plain.encode()).digest()


def _subject(kind: str, value: str) -> bytes:
    """What tries are counted under: a name that somebody typed may have been a password."""
    return hashlib.sha256(f"kaiku-console-{kind}-1\0{value}".encode()).digest()


def _trail(connection: Transaction, centre: Centre, by: str, act: str, account: Account) -> None:
    """Keep what was done with an account; the transaction is the door's."""
    places = {
        "region": account.region,
        "organisation": account.organisation,
        "venue": account.venue,
    }
    facts = {"name": account.name, "role": account.role.value}
    facts |= {name: place for name, place in places.items() if place}
    entry = Entry(centre.now(), by, act, "account", account.id, after=facts)
    audit.note(connection, entry)
