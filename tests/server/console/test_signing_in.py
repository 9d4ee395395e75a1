"""The way in: the first time, signing in, guessing, sessions, forms, headers."""

from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from starlette.testclient import TestClient

from sync.server.console import signing_in
from sync.server.console.sealing import OtherKey, unseal
from sync.server.console.signing_in import Asker, NotRight, TooManyTries
from sync.server.store import accounts
from sync.server.store.accounts import Role
from tests.support.console import Browser, Console

pytestmark = pytest.mark.usefixtures("cheap_hashes")
PASSWORD = "kolme pientä kissaa"  # noqa: S105 - made up
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"


def begin(console: Console, role: Role = Role.NATIONAL, name: str = "aino") -> str:
    """An account that is set up; the secret of its second step."""
    new = signing_in.new_account(console.centre, name, role)
    code = signing_in.make_account(console.centre, new, "test")
    signing_in.open_with_code(console.centre, Asker(name, HERE), code, PASSWORD)
    with console.centre.store.read() as connection:
        account = accounts.with_name(connection, name)
    assert account
    secret = signing_in.secret_of(console.centre, account)
    number = pyotp.TOTP(secret).at(console.clock())
    signing_in.confirm_second_step(console.centre, account, number, HERE)
    console.clock.move(minutes=1)
    return secret


def number(console: Console, secret: str) -> str:
    return pyotp.TOTP(secret).at(console.clock())


def test_from_a_one_time_code_to_the_first_page(console: Console) -> None:
    code = signing_in.make_account(
        console.centre, signing_in.new_account(console.centre, "Aino ", Role.NATIONAL), "test"
    )
    browser = console.browser()
    browser.get("begin")
    fields = {"name": "aino", "password": PASSWORD, "again": PASSWORD}
    assert browser.post("begin", **fields, code="AAAA-BBBB-CCCC")[0] == 422
    status, text = browser.post("begin", **fields, code=signing_in.grouped(code).lower())
    assert status == 200
    assert "<svg" in text
    with console.centre.store.read() as connection:
        account = accounts.with_name(connection, "aino")
    assert account
    assert not account.is_set_up
    # Half-way in, nothing else is open.
    assert "csrf" in browser.client.get("/console/today").text
    assert browser.client.get("/console/today", follow_redirects=False).status_code == 303
    browser.get("second-step")
    assert browser.post("second-step", number="000000")[0] == 422
    secret = signing_in.secret_of(console.centre, account)
    status, text = browser.post("second-step", number=number(console, secret))
    assert status == 200
    assert ">aino<" in text
    # The code was used up, the number too.
    assert console.browser().client.get("/console/second-step", follow_redirects=False).is_redirect
    with pytest.raises(NotRight):
        signing_in.open_with_code(console.centre, Asker("aino", HERE), code, PASSWORD)
    with pytest.raises(NotRight):
        signing_in.sign_in(console.centre, Asker("aino", HERE), PASSWORD, number(console, secret))


def test_signing_in_and_out(console: Console) -> None:
    secret = begin(console)
    browser = console.browser()
    browser.get("sign-in")
    status, _ = browser.post(
        "sign-in", name="Aino", password=PASSWORD, number=number(console, secret)
    )
    assert status == 200
    cookies = {cookie.name: cookie for cookie in browser.client.cookies.jar}
    session = cookies["__Host-kaiku-session"]
    assert session.secure
    assert {"HttpOnly", "SameSite"} <= set(session._rest)  # type: ignore[attr-defined]
    status, _ = browser.post("sign-out")
    assert status == 200
    browser.client.cookies.set("__Host-kaiku-session", session.value or "")
    assert browser.client.get("/console/today", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("wrong", ["name", "password", "number"])
def test_what_was_wrong_is_never_said(console: Console, wrong: str) -> None:
    secret = begin(console)
    fields = {"name": "aino", "password": PASSWORD, "number": number(console, secret)}
    other = {"name": "nobody", "password": "kolme isoa kissaa!", "number": "000000"}
    browser = console.browser()
    browser.get("sign-in")
    status, text = browser.post("sign-in", **{**fields, wrong: other[wrong]})
    assert status == 422
    assert signing_in.ISSUER in text
    said = text.replace(browser.csrf, "").replace("nobody", "aino")
    again = console.browser()
    again.get("sign-in")
    _, other_text = again.post("sign-in", **{**fields, "number": "1"})
    assert said == other_text.replace(again.csrf, "")


def tries(console: Console, name: str, origin: str, browser: str = "") -> type[Exception] | None:
    try:
        signing_in.sign_in(console.centre, Asker(name, origin, browser), "wrong", "000000")
    except (NotRight, TooManyTries) as error:
        return type(error)
    return None


@pytest.mark.parametrize("name", ["aino", "nobody"])
def test_guessing_ends_alike_for_every_name_and_begins_again(console: Console, name: str) -> None:
    begin(console)
    found = [tries(console, name, f"203.0.113.{place}") for place in range(12)]
    assert found == [NotRight] * 10 + [TooManyTries] * 2
    assert tries(console, "somebody else", HERE) is NotRight
    console.clock.move(minutes=16)
    assert tries(console, name, ELSEWHERE) is NotRight


def test_what_was_tried_by_a_clock_that_was_ahead_shuts_nobody_out(console: Console) -> None:
    begin(console)
    # By such a clock no number is right, and everybody tries.
    console.clock.move(days=1)
    assert [tries(console, "aino", HERE) for _ in range(11)][-1] is TooManyTries
    console.clock.move(days=-1)
    assert tries(console, "aino", HERE) is NotRight


def test_a_room_of_people_who_begin_together_shuts_nobody_out(console: Console) -> None:
    for place in range(16):
        begin(console, name=f"giver {place}")
        console.clock.move(minutes=-1)
    assert tries(console, "somebody else", HERE) is NotRight
    # What was wrong stays counted, whoever else came in meanwhile.
    found = [tries(console, f"name {place}", HERE) for place in range(30)]
    assert found == [NotRight] * 29 + [TooManyTries]


def test_an_address_ends_too(console: Console) -> None:
    found = [tries(console, f"name {place}", ELSEWHERE) for place in range(31)]
    assert found == [NotRight] * 30 + [TooManyTries]


def test_strangers_cannot_shut_out_a_browser_that_the_account_knows(console: Console) -> None:
    secret = begin(console)
    known = signing_in.sign_in(
        console.centre, Asker("aino", HERE), PASSWORD, number(console, secret)
    )
    assert [tries(console, "aino", ELSEWHERE) for _ in range(11)][-1] is TooManyTries
    console.clock.move(minutes=1)
    asker = Asker("aino", ELSEWHERE, known.browser)
    again = signing_in.sign_in(console.centre, asker, PASSWORD, number(console, secret))
    # Its own tries are counted: it becomes a stranger after ten.
    found = [tries(console, "aino", HERE, again.browser) for _ in range(11)]
    assert found == [NotRight] * 10 + [TooManyTries]


def test_a_session_ends_when_idle_and_at_last(console: Console) -> None:
    secret = begin(console)
    tokens = signing_in.sign_in(
        console.centre, Asker("aino", HERE), PASSWORD, number(console, secret)
    )
    for _ in range(24):
        console.clock.move(minutes=29)
        assert signing_in.session_of(console.centre, tokens.session)
    console.clock.move(minutes=29)  # 12 hours and 5 minutes
    assert signing_in.session_of(console.centre, tokens.session) is None
    second = signing_in.sign_in(
        console.centre, Asker("aino", HERE), PASSWORD, number(console, secret)
    )
    console.clock.move(minutes=30)
    assert signing_in.session_of(console.centre, second.session) is None


def test_a_reset_ends_sessions_and_the_old_password(console: Console) -> None:
    secret = begin(console)
    asker = Asker("aino", HERE)
    tokens = signing_in.sign_in(console.centre, asker, PASSWORD, number(console, secret))
    with console.centre.store.read() as connection:
        account = accounts.with_name(connection, "aino")
    assert account
    code = signing_in.reset_account(console.centre, account, "test")
    assert signing_in.session_of(console.centre, tokens.session) is None
    console.clock.move(minutes=1)
    with pytest.raises(NotRight):
        signing_in.sign_in(console.centre, asker, PASSWORD, number(console, secret))
    console.clock.moment += signing_in.CODE_VALID + timedelta(seconds=1)
    with pytest.raises(NotRight):
        signing_in.open_with_code(console.centre, asker, code, PASSWORD)


@pytest.mark.parametrize("weak", ["short", "a" * 201, "aino-the-coordinator"])
def test_a_weak_password_is_refused(console: Console, weak: str) -> None:
    with pytest.raises(signing_in.WeakPassword):
        signing_in.open_with_code(console.centre, Asker("Aino-the-coordinator", HERE), "ABCD", weak)


def test_the_database_gives_no_second_step_away(console: Console) -> None:
    secret = begin(console)
    with console.centre.store.read() as connection:
        found = accounts.with_name(connection, "aino")
        held = connection.exec_driver_sql("SELECT * FROM accounts").all()
    assert found
    assert secret not in repr(held)
    assert secret.encode() not in (found.sealed_secret or b"")
    # Nor does it serve for another account, or with another key.
    for key, whose in ((console.centre.console_key, "other"), (bytes(32), found.id)):
        with pytest.raises(OtherKey):
            unseal(key, whose, found.sealed_secret or b"")


def test_a_second_step_of_another_key_opens_nothing_until_a_reset(console: Console) -> None:
    secret = begin(console)
    moved = replace(console.centre, console_key=bytes(32))
    asker = Asker("aino", HERE)
    with pytest.raises(NotRight):
        signing_in.sign_in(moved, asker, PASSWORD, number(console, secret))
    with console.centre.store.read() as connection:
        account = accounts.with_name(connection, "aino")
    assert account
    code = signing_in.reset_account(moved, account, "test")
    signing_in.open_with_code(moved, asker, code, PASSWORD)
    with console.centre.store.read() as connection:
        again = accounts.with_name(connection, "aino")
    assert again
    assert signing_in.secret_of(moved, again) != secret


def test_a_form_comes_from_our_own_page(console: Console) -> None:
    browser = console.signed_in(Role.NATIONAL)
    browser.get("lost-card")
    assert browser.client.post("/console/lost-card", data={"code": "x"}).status_code == 400
    sent = {"csrf": browser.csrf, "code": "x"}
    other_site = {"Sec-Fetch-Site": "cross-site"}
    answer = browser.client.post("/console/lost-card", data=sent, headers=other_site)
    assert answer.status_code == 400
    assert browser.client.post("/console/lost-card", data=sent).status_code == 422
    much = {"csrf": browser.csrf, "code": "x" * 300_000}
    assert browser.client.post("/console/lost-card", data=much).status_code == 413


def test_every_answer_keeps_to_itself(console: Console) -> None:
    browser = console.signed_in(Role.NATIONAL)
    for path in ("sign-in", "today", "nothing", "static/console.css"):
        headers = browser.client.get(f"/console/{path}").headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        kept = "public, max-age=3600" if path.startswith("static") else "no-store"
        assert headers["cache-control"] == kept


def test_plain_http_is_for_the_same_machine_only(console: Console) -> None:
    app = console.app
    far = TestClient(app, base_url="http://centre.example", client=(ELSEWHERE, 1234))
    assert far.get("/console/sign-in").status_code == 403
    near = Browser(TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1234)))
    assert near.get("sign-in")


def test_a_reset_ends_a_session_that_begins_meanwhile(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = begin(console)
    fits = signing_in._password_fits

    def fits_slowly(password: str, hashed: str | None) -> bool:
        found = fits(password, hashed)
        with console.centre.store.read() as connection:
            account = accounts.with_name(connection, "aino")
        assert account
        signing_in.reset_account(console.centre, account, "test")
        return found

    monkeypatch.setattr(signing_in, "_password_fits", fits_slowly)
    with pytest.raises(NotRight):
        signing_in.sign_in(console.centre, Asker("aino", HERE), PASSWORD, number(console, secret))


def test_a_reset_ends_a_second_step_that_is_under_way(console: Console) -> None:
    new = signing_in.new_account(console.centre, "aino", Role.NATIONAL)
    code = signing_in.make_account(console.centre, new, "test")
    signing_in.open_with_code(console.centre, Asker("aino", HERE), code, PASSWORD)
    with console.centre.store.read() as connection:
        account = accounts.with_name(connection, "aino")
    assert account
    secret = signing_in.secret_of(console.centre, account)
    again = signing_in.reset_account(console.centre, account, "test")
    with pytest.raises(NotRight):
        signing_in.confirm_second_step(console.centre, account, number(console, secret), HERE)
    signing_in.open_with_code(console.centre, Asker("aino", HERE), again, PASSWORD)
