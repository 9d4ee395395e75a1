"""The way in: signing in, the first time, the second step, signing out, another language."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.server.console import signing_in
from sync.server.console.authority import Task
from sync.server.console.signing_in import Asker, NotRight, Tokens, TooManyTries, WeakPassword
from sync.server.console.views import HOME, TOO_MANY, UNPROCESSABLE, go, page, qr
from sync.server.console.visits import (
    AnyGuest,
    Gate,
    Guest,
    SettingUp,
    Visit,
    browser_token,
    forget_session,
    keep_guest,
    keep_language,
    keep_tokens,
)
from sync.server.console.words import LANGUAGES, word

router = APIRouter()
_NOT_RIGHT = word("That was not right. Look at all three once more.")
_CODE_NOT_RIGHT = word("That was not right. A code serves for three days, and only the newest one.")
_NUMBER_NOT_RIGHT = word("That number was not right, or was used before. Wait for the next one.")
_TOO_MANY_TRIES = word("Too many tries. Wait a quarter of an hour, then try again.")
_WEAK = word("Choose a password of at least 12 characters that is not your account's name.")
_UNLIKE = word("The two passwords are not alike.")


@router.get("/sign-in")
def get_sign_in(guest: AnyGuest) -> Response:
    """The form to sign in."""
    return _form(guest, "sign_in.html")


@router.post("/sign-in")
def post_sign_in(guest: AnyGuest) -> Response:
    """Sign in by name, password and number."""
    form = guest.form
    asker = Asker(form.get("name", ""), guest.origin, browser_token(guest.request))
    given = (form.get("password", ""), form.get("number", ""))
    enter = partial(signing_in.sign_in, guest.centre, asker, *given)
    return _enter(guest, "sign_in.html", enter, _NOT_RIGHT, "")


@router.get("/begin")
def get_begin(guest: AnyGuest) -> Response:
    """The form for the first time, and after a reset."""
    return _form(guest, "begin.html")


@router.post("/begin")
def post_begin(guest: AnyGuest) -> Response:
    """Set a password by a one-time code."""
    form = guest.form
    if form.get("password") != form.get("again"):
        return _form(guest, "begin.html", _UNLIKE)
    asker = Asker(form.get("name", ""), guest.origin)
    given = (form.get("code", ""), form.get("password", ""))
    enter = partial(signing_in.open_with_code, guest.centre, asker, *given)
    return _enter(guest, "begin.html", enter, _CODE_NOT_RIGHT, "second-step")


@router.get("/second-step")
def get_second_step(visit: SettingUp) -> Response:
    """The QR code for an authenticator."""
    return _second_step(visit)


@router.post("/second-step")
def post_second_step(visit: SettingUp) -> Response:
    """The authenticator works."""
    number = visit.form.get("number", "")
    try:
        tokens = signing_in.confirm_second_step(visit.centre, visit.account, number, visit.origin)
    except NotRight:
        return _second_step(visit, _NUMBER_NOT_RIGHT)
    except TooManyTries:
        return _second_step(visit, _TOO_MANY_TRIES, TOO_MANY)
    answer = go("")
    keep_tokens(visit.request, answer, tokens)
    return answer


@router.post("/sign-out")
def post_sign_out(visit: Annotated[Visit, Depends(Gate(Task.HOME))]) -> Response:
    """End the session."""
    signing_in.sign_out(visit.centre, visit.session.token_hash)
    answer = go("sign-in", said="signed_out")
    forget_session(visit.request, answer)
    return answer


@router.post("/language")
def post_language(guest: AnyGuest) -> Response:
    """Another language, for a guest."""
    return _in_language(guest)


@router.post("/my-language")
def post_my_language(visit: Annotated[Visit, Depends(Gate(Task.HOME))]) -> Response:
    """Another language, for who is signed in."""
    return _in_language(visit)


def _in_language(asking: Guest) -> Response:
    wanted = asking.form.get("language", "")
    back = asking.form.get("back", "")
    plain = back.startswith(f"{HOME}/") and back.isascii() and "//" not in back and "\\" not in back
    answer = go(back.removeprefix(f"{HOME}/") if plain else "")
    for language in LANGUAGES:
        if language == wanted:
            keep_language(asking.request, answer, language)
    return answer


def _enter(
    guest: Guest, template: str, enter: Callable[[], Tokens], not_right: str, onward: str
) -> Response:
    """Let a guest in and onward; where that is not possible, the form says why."""
    try:
        tokens = enter()
    except WeakPassword:
        return _form(guest, template, _WEAK)
    except NotRight:
        return _form(guest, template, not_right)
    except TooManyTries:
        return _form(guest, template, _TOO_MANY_TRIES, TOO_MANY)
    answer = go(onward)
    keep_tokens(guest.request, answer, tokens)
    return answer


def _form(guest: Guest, template: str, problem: str = "", status: int = UNPROCESSABLE) -> Response:
    shown = page(
        guest,
        template,
        status if problem else 200,
        problem=problem,
        name=guest.form.get("name", ""),
    )
    keep_guest(guest.request, shown, guest.token)
    return shown


def _second_step(visit: Visit, problem: str = "", status: int = UNPROCESSABLE) -> Response:
    secret = signing_in.secret_of(visit.centre, visit.account)
    return page(
        visit,
        "second_step.html",
        status if problem else 200,
        problem=problem,
        drawing=qr(signing_in.address_of_secret(visit.account, secret)),
        secret=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
    )
