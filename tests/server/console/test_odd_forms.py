"""Forms that no browser sends: what is in them is refused, and breaks nothing."""

import pytest

from sync.server.store.accounts import Role
from tests.support.console import Console
from tests.support.network import VENUE

FORMS = {
    "sign-in": {"name": b"aino", "password": b"aino", "number": b"1"},
    "begin": {"name": b"aino", "password": b"kolme kissaa", "again": b"x", "code": b"A"},
    "clerks": {"venue": VENUE.encode(), "name": b"Kielo", "role": b"clerk"},
    "clerks/remove": {"venue": VENUE.encode(), "clerk": b"Kielo"},
    "events/new": {"venue": VENUE.encode(), "kind": b"performance", "title_fi": b"Sillat"},
    "walk-ins/none/merge": {"event": b"concert"},
    "lost-card": {"code": b"KK000001"},
}


def multipart(fields: dict[str, bytes], as_file: str = "") -> bytes:
    """A form with these bytes, whatever they are; one of the fields may come as a file."""
    parts = (
        b'--x\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
        % (name.encode(), b'; filename="a.txt"' if name == as_file else b"", data)
        for name, data in fields.items()
    )
    return b"".join(parts) + b"--x--\r\n"


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("odd", [b"\xff", b"\xed\xa0\x80", b"\x00"])
@pytest.mark.parametrize("as_file", [False, True])
def test_what_is_no_text_is_no_form(console: Console, path: str, odd: bytes, as_file: bool) -> None:
    browser = console.signed_in(Role.NATIONAL)
    browser.get("sign-in" if path in {"sign-in", "begin"} else "lost-card")
    whole = {"csrf": browser.csrf.encode(), **FORMS[path]}
    kind = {"content-type": "multipart/form-data; boundary=x"}
    for name in whole:
        sent = multipart(whole | {name: odd}, name if as_file else "")
        answer = browser.client.post(f"/console/{path}", content=sent, headers=kind)
        assert answer.status_code == 400, name


def test_a_path_with_a_nul_leads_nowhere(console: Console) -> None:
    client = console.signed_in(Role.NATIONAL).client
    for path in ("events", "desks", "network/organisations"):
        assert client.get(f"/console/{path}/%00").status_code == 404
