"""Who asks for a page, and whether they may: sessions, forms and their tokens, refusals."""

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import HTTP
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request, Response
from starlette.requests import ClientDisconnect

from sync.server.centre import Centre
from sync.server.console import authority
from sync.server.console.authority import Scope, Task
from sync.server.console.signing_in import BROWSER_KNOWN, Tokens, session_of
from sync.server.console.words import LANGUAGES, Language, preferred
from sync.server.csv_tables import MOST_BYTES
from sync.server.judging.rounds import Judging
from sync.server.store.accounts import Account, Session, Stage

MOST_FORM_BYTES, MOST_FIELDS = 256 * 1024, 500
MOST_WITH_TABLE = MOST_BYTES + MOST_FORM_BYTES
_MOST_READ = 16 << 20
"""So much of what is too large is read all the same: a browser that cannot send it shows no answer.
"""
CSRF_FIELD, TABLE_FIELD = "csrf", "table"
"""What every form has, and the one field that may be a file."""
SESSION, BROWSER, GUEST, LANGUAGE = "session", "browser", "guest", "language"
_LANGUAGE_KEPT = 365 * 24 * 3600
_MOST_ORIGIN = 64
_MOST_COOKIE = 128
_OWN_SITES = frozenset({"same-origin", "none"})
_SAFE = frozenset({"GET", "HEAD"})


class NotSignedIn(Exception):
    """The page is for people who signed in."""


class NotAllowed(Exception):
    """The page is for other roles, or about something that is not theirs."""


class NoSuchThing(Exception):
    """There is no such page, desk or row, or it is none of theirs."""


class BadForm(Exception):
    """What was sent is no form of this console, or came from elsewhere."""


class TooLarge(Exception):
    """A form holds more than one may: a table, as a rule."""


class NotSecure(Exception):
    """The console is not served over plain HTTP to other machines."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the console's pages work with."""

    centre: Centre
    judging: Judging


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who has not signed in; `token` is what their forms hang on."""

    request: Request
    desk: Desk
    language: Language
    form: Mapping[str, str]
    token: str

    @property
    def csrf(self) -> str:
        """What a form must send back; empty where nobody's forms are taken."""
        return csrf_of(self.token) if self.token else ""

    @property
    def origin(self) -> str:
        """The address that tries are counted by."""
        client = self.request.client
        return client.host[:_MOST_ORIGIN] if client else "unknown"

    @property
    def centre(self) -> Centre:
        """The centre."""
        return self.desk.centre


@dataclass(frozen=True, slots=True)
class Visit(Guest):
    """Somebody who signed in."""

    account: Account
    session: Session

    def may(self, task: Task) -> bool:
        """Whether their role does such a thing."""
        return authority.may(self.account, task)

    def scope(self) -> Scope:
        """The venues that they see."""
        with self.centre.store.read() as connection:
            return authority.scope_of(connection, self.account)


async def _form(request: Request) -> Mapping[str, str]:
    """The fields of a posted form, bounded as it arrives; of a file its text. Raises `BadForm`,
    `TooLarge`.
    """
    if request.method in _SAFE:
        return {}
    kind = request.headers.get("content-type", "")
    is_of_parts = kind.startswith("multipart/form-data")
    body = await _body(request, MOST_WITH_TABLE if is_of_parts else MOST_FORM_BYTES)
    try:
        if is_of_parts:
            fields = _parts(kind, body)
        else:
            text = body.decode("ascii")
            pairs = parse_qsl(
                text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
            )
            fields = {name: _text(value) for name, value in pairs}
    except ValueError as error:
        raise BadForm from error
    return fields


async def _body(request: Request, most: int) -> bytes:
    """What was sent, of at most so many bytes. Raises `BadForm`, `TooLarge`."""
    body, size = b"", 0
    try:
        async for part in request.stream():
            size += len(part)
            if size <= most:
                body += part
            elif size > _MOST_READ:
                break
    except ClientDisconnect as error:
        raise BadForm from error
    if size > most:
        raise TooLarge
    return body


def _text(value: str) -> str:
    """What somebody wrote. Raises `ValueError` for what no database keeps."""
    if "\0" in value:
        raise ValueError("a text with a NUL")
    return value


def _parts(kind: str, body: bytes) -> dict[str, str]:
    """The fields of a form that holds a table as a file (RFC 7578). Bytes of it that are no UTF-8
    stay what they are by `surrogateescape`. Raises `ValueError` where other fields have any, also
    such as came as a file.
    """
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    form = message_from_bytes(head + body, policy=HTTP)
    if not form.is_multipart() or form.defects:
        raise BadForm
    fields: dict[str, str] = {}
    for part in form.iter_parts():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(data, bytes) or len(fields) >= MOST_FIELDS:
            raise BadForm
        is_file = name == TABLE_FIELD and part.get_filename() is not None
        fields[name] = data.decode(errors="surrogateescape") if is_file else _text(data.decode())
    return fields


Form = Annotated[Mapping[str, str], Depends(_form)]


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets those in who may do a task; every page of the console but the way in has one."""

    task: Task

    def __call__(self, request: Request, form: Form) -> Visit:
        """Who asks. Raises `NotSecure`, `NotSignedIn`, `BadForm`, `NotAllowed`, `NoSuchThing`."""
        visit = _visit(request, form, Stage.SIGNED_IN)
        if not visit.may(self.task):
            raise NotAllowed
        if "\0" in request.scope["path"]:
            # No database takes it.
            raise NoSuchThing
        return visit


def guest(request: Request, form: Form) -> Guest:
    """Whoever asks for the way in. Raises `NotSecure`, `BadForm`."""
    _require_secure(request)
    token = _cookie(request, GUEST) or secrets.token_urlsafe(32)
    found = Guest(request, _desk(request), language_of(request), form, token)
    _require_own(found)
    return found


def setting_up(request: Request, form: Form) -> Visit:
    """Somebody who has yet to set up the second step."""
    return _visit(request, form, Stage.SETTING_UP)


AnyGuest = Annotated[Guest, Depends(guest)]
SettingUp = Annotated[Visit, Depends(setting_up)]


def language_of(request: Request) -> Language:
    """The chosen language, else the browser's."""
    chosen = _cookie(request, LANGUAGE)
    for language in LANGUAGES:
        if language == chosen:
            return language
    return preferred(request.headers.get("accept-language", ""))


def csrf_of(token: str) -> str:
    """What the forms of a session hold: nobody can make it who has not the cookie."""
    return hashlib.sha256(b"kaiku-console-form-1" + token.encode()).hexdigest()


def browser_token(request: Request) -> str:
    """What tells a browser that the account knows; empty where there is none."""
    return _cookie(request, BROWSER)


def keep_guest(request: Request, response: Response, token: str) -> None:
    """Let a guest's forms find their way back."""
    _set(request, response, GUEST, token, None)


def keep_tokens(request: Request, response: Response, tokens: Tokens) -> None:
    """Give a browser its session, in place of what a guest had."""
    _set(request, response, SESSION, tokens.session, None)
    if tokens.browser:
        _set(request, response, BROWSER, tokens.browser, int(BROWSER_KNOWN.total_seconds()))
    _forget(request, response, GUEST)


def keep_language(request: Request, response: Response, language: Language) -> None:
    """Remember a language in this browser."""
    _set(request, response, LANGUAGE, language, _LANGUAGE_KEPT)


def forget_session(request: Request, response: Response) -> None:
    """The browser has no session any more."""
    _forget(request, response, SESSION)


def _visit(request: Request, form: Mapping[str, str], stage: Stage) -> Visit:
    _require_secure(request)
    token = _cookie(request, SESSION)
    desk = _desk(request)
    found = session_of(desk.centre, token) if token else None
    if found is None or found[0].stage is not stage:
        raise NotSignedIn
    session, account = found
    visit = Visit(request, desk, language_of(request), form, token, account, session)
    _require_own(visit)
    return visit


def _require_own(asking: Guest) -> None:
    """That a form was sent from a page of ours."""
    request = asking.request
    if request.method in _SAFE:
        return
    site = request.headers.get("sec-fetch-site", "same-origin")
    given = asking.form.get(CSRF_FIELD, "")
    if site not in _OWN_SITES or not hmac.compare_digest(asking.csrf.encode(), given.encode()):
        raise BadForm


def _require_secure(request: Request) -> None:
    """That nobody listens on the way: HTTPS, or the same machine."""
    if request.url.scheme == "https":
        return
    host = request.client.host if request.client else ""
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise NotSecure


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _name(request: Request, kind: str) -> str:
    """The prefix keeps sites beside ours from setting the cookie (RFC 6265bis)."""
    return f"__Host-kaiku-{kind}" if request.url.scheme == "https" else f"kaiku-{kind}"


def _cookie(request: Request, kind: str) -> str:
    return request.cookies.get(_name(request, kind), "")[:_MOST_COOKIE]


def _set(request: Request, response: Response, kind: str, value: str, seconds: int | None) -> None:
    response.set_cookie(
        _name(request, kind),
        value,
        max_age=seconds,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def _forget(request: Request, response: Response, kind: str) -> None:
    response.delete_cookie(
        _name(request, kind),
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
