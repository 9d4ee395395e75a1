"""The way in to the console, as strangers and newcomers see it: what is drawn of it."""

from collections.abc import Mapping
from typing import Final

from sync.server.console import signing_in
from sync.server.store import accounts
from sync.server.store.accounts import Role
from tests.journeys.console_shown import Act, Shown, page

_NAME: Final = "aino"
_PASSWORD: Final = "kolme pientä kissaa"  # noqa: S105 - made up


def _sign_in_wrong(shown: Shown) -> None:
    _forget_tries(shown)
    shown.go("sign-in")
    shown.fill(name=_NAME, password=_PASSWORD, number="123456")
    shown.send()


def _sign_in_wait(shown: Shown) -> None:
    """Somebody tried this name too often."""
    _forget_tries(shown)
    with shown.town.centre.store.write() as connection:
        for _ in range(signing_in.MOST_BY_NAME):
            accounts.add_try(
                connection, signing_in._subject("name", "eino"), shown.town.centre.now()
            )
    shown.go("sign-in")
    shown.fill(name="eino", password=_PASSWORD, number="123456")
    shown.send()


def _begin_unlike(shown: Shown) -> None:
    shown.go("begin")
    shown.fill(name=_NAME, code="ABCD-EFGH-JKMN", password=_PASSWORD, again="viisi koiraa ja kissa")
    shown.send()


def _second_step(shown: Shown) -> None:
    _forget_tries(shown)
    centre = shown.town.centre
    with centre.store.read() as connection:
        known = accounts.with_name(connection, _NAME)
    if known is None:
        known = signing_in.new_account(centre, _NAME, Role.NATIONAL)
        signing_in.make_account(centre, known, "test")
    code = signing_in.reset_account(centre, known, "test")
    shown.go("begin")
    shown.fill(name=_NAME, code=code, password=_PASSWORD, again=_PASSWORD)
    shown.send()


def _second_step_wrong(shown: Shown) -> None:
    _second_step(shown)
    shown.fill(number="000000")
    shown.send()


def _forget_tries(shown: Shown) -> None:
    """Those of the pictures before: they all come from one address."""
    with shown.town.centre.store.write() as connection:
        for kind, value in (("address", "127.0.0.1"), ("name", _NAME)):
            accounts.forget_tries(connection, signing_in._subject(kind, value))


STRANGERS: Final[Mapping[str, Act]] = {
    "sign_in": page("sign-in"),
    "sign_in_out": page("sign-in?said=signed_out"),
    "sign_in_wrong": _sign_in_wrong,
    "sign_in_wait": _sign_in_wait,
    "begin": page("begin"),
    "begin_unlike": _begin_unlike,
    "second_step": _second_step,
    "second_step_wrong": _second_step_wrong,
}
