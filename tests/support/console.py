"""A console over a real centre, asked by a client that keeps cookies as a browser does."""

import re
from dataclasses import dataclass
from functools import cached_property

from fastapi import FastAPI
from starlette.testclient import TestClient

from sync.server.app import create_app
from sync.server.centre import Centre
from sync.server.console import signing_in
from sync.server.console.signing_in import token_hash
from sync.server.handing_out.organisations import add_organisation
from sync.server.store import accounts
from sync.server.store.accounts import Account, Role, Session, Stage
from sync.server.store.handing_out import audit, door
from sync.server.store.handing_out.audit import Entry
from sync.server.store.handing_out.organisations import Organisation, OrganisationKind
from tests.support.network import VENUE, SteppingClock

PLACES: dict[Role, dict[str, str]] = {
    Role.NATIONAL: {},
    Role.REGIONAL: {"region": "region"},
    Role.CARD_GIVER: {"region": "region"},
    Role.VENUE: {"venue": VENUE},
}
_CSRF = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


@dataclass
class Browser:
    """A browser at the console, over HTTPS."""

    client: TestClient
    csrf: str = ""

    def get(self, path: str) -> str:
        """The text of a page that must be there."""
        answer = self.client.get(f"/console/{path}")
        assert answer.status_code == 200, (path, answer.status_code)
        return self._read(answer.text)

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Send a form with the token of the page before; the status, and the page it leads to."""
        sent = {"csrf": self.csrf, **fields}
        answer = self.client.post(f"/console/{path}", data=sent)
        return answer.status_code, self._read(answer.text)

    def send_table(self, path: str, data: bytes, **fields: str) -> tuple[int, str]:
        """Send a form with a file."""
        sent = {"csrf": self.csrf, **fields}
        files = {"table": ("cards.csv", data, "text/csv")}
        answer = self.client.post(f"/console/{path}", data=sent, files=files)
        return answer.status_code, self._read(answer.text)

    def _read(self, text: str) -> str:
        found = _CSRF.search(text)
        if found:
            self.csrf = found[1]
        return text


@dataclass
class Console:
    """A centre with a console, and its clock."""

    centre: Centre
    clock: SteppingClock

    def browser(self) -> Browser:
        """A browser that was never here."""
        return Browser(TestClient(self.app, base_url="https://centre.example"))

    @cached_property
    def app(self) -> FastAPI:
        """The centre's whole application."""
        return create_app(self.centre, with_worker=False)

    @cached_property
    def organisation(self) -> Organisation:
        """The one that the card-givers are of."""
        kind = OrganisationKind.CITY_UNIT
        return add_organisation(self.centre, "test", "Social office", kind, "region")

    def account(self, role: Role, name: str = "") -> Account:
        """A new account of a role, at its place in the network."""
        place = dict(PLACES[role])
        if role is Role.CARD_GIVER:
            place["organisation"] = self.organisation.id
        new = signing_in.new_account(self.centre, name or role.value, role, **place)
        signing_in.make_account(self.centre, new, "test")
        return new

    def trail(self) -> list[Entry]:
        """What was done, newest first."""
        with door.reading(self.centre.store) as connection:
            return audit.entries(connection)

    def signed_in(self, role: Role, name: str = "") -> Browser:
        """A browser in which somebody of a role has signed in."""
        account, now = self.account(role, name), self.clock()
        token = f"token of {account.name}"
        begun = Session(token_hash(token), account.id, Stage.SIGNED_IN, now, now)
        with self.centre.store.write() as connection:
            accounts.begin_session(connection, begun)
        browser = self.browser()
        browser.client.cookies.set("__Host-kaiku-session", token)
        browser.client.cookies.set("__Host-kaiku-language", "en")
        return browser
