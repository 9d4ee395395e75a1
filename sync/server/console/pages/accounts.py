"""*Accounts*: who may sign in; a coordinator makes, resets and removes them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.server.console import signing_in
from sync.server.console.authority import Task, may_manage, organisations_of
from sync.server.console.signing_in import CODE_VALID, NameTaken, NoAccount
from sync.server.console.views import UNPROCESSABLE, go, page
from sync.server.console.visits import BadForm, Gate, NoSuchThing, Visit
from sync.server.console.words import word
from sync.server.store import accounts, venues
from sync.server.store.accounts import Account, Role
from sync.server.store.database import Transaction
from sync.server.store.handing_out import door

router = APIRouter()
Managing = Annotated[Visit, Depends(Gate(Task.ACCOUNTS))]
ROLES = {
    Role.NATIONAL: word("National coordinator"),
    Role.REGIONAL: word("Regional coordinator"),
    Role.CARD_GIVER: word("Hands cards out"),
    Role.VENUE: word("Venue contact"),
}
_NO_NAME = word("Write a name of letters and signs that can be seen.")
_TAKEN = word("There is an account of this name already.")
_NO_PLACE = word("Choose what the account is for: a region, an organisation or a venue of yours.")


@router.get("/accounts")
def get_accounts(visit: Managing) -> Response:
    """Those that this coordinator may change."""
    return _list(visit)


@router.post("/accounts")
def post_account(visit: Managing) -> Response:
    """A new account, and its one-time code."""
    name = signing_in.plain_name(visit.form.get("name", ""))
    if not name or not name.isprintable():
        return _list(visit, _NO_NAME)
    new = _new(visit, name)
    if new is None:
        return _list(visit, _NO_PLACE, name)
    try:
        code = signing_in.make_account(visit.centre, new, visit.account.name)
    except NameTaken:
        return _list(visit, _TAKEN, name)
    return _code(visit, name, code)


@router.post("/accounts/{account}/reset")
def post_reset(visit: Managing, account: str) -> Response:
    """A new one-time code, for who forgot the password or lost the phone."""
    found = _managed(visit, account)
    try:
        code = signing_in.reset_account(visit.centre, found, visit.account.name)
    except NoAccount as error:
        raise NoSuchThing from error
    return _code(visit, found.name, code)


@router.post("/accounts/{account}/remove")
def post_remove(visit: Managing, account: str) -> Response:
    """Take an account away; nobody removes their own."""
    found = _managed(visit, account)
    try:
        signing_in.remove_account(visit.centre, found, visit.account.name)
    except NoAccount as error:
        raise NoSuchThing from error
    return go("accounts", said="removed")


def _new(visit: Visit, name: str) -> Account | None:
    """The account of a form, bound to what its role needs; None where this coordinator may not make
    it.
    """
    form = visit.form
    try:
        role = Role(form.get("role", ""))
    except ValueError as error:
        raise BadForm from error
    region = organisation = venue = None
    with door.reading(visit.centre.store) as connection:
        if role is Role.REGIONAL:
            region = form.get("region")
            if region not in venues.all_regions(connection):
                return None
        if role is Role.CARD_GIVER:
            of = organisations_of(connection, visit.account).get(form.get("organisation", ""))
            if of is None:
                return None
            region, organisation = of.region, of.id
        if role is Role.VENUE:
            venue = form.get("venue")
            every = venues.all_venues(connection)
            if venue not in {each.id for each in every if each.closed_at is None}:
                return None
        if not may_manage(connection, visit.account, role=role, region=region, venue=venue):
            return None
    return signing_in.new_account(
        visit.centre, name, role, region=region, organisation=organisation, venue=venue
    )


def _managed(visit: Visit, account: str) -> Account:
    """An account that this coordinator may change, not the own one. Raises `NoSuchThing`."""
    with visit.centre.store.read() as connection:
        found = accounts.with_id(connection, account)
        if found is None or found.id == visit.account.id or not _mine(connection, visit, found):
            raise NoSuchThing
    return found


def _mine(connection: Transaction, visit: Visit, other: Account) -> bool:
    return may_manage(
        connection, visit.account, role=other.role, region=other.region, venue=other.venue
    )


def _list(visit: Visit, problem: str = "", name: str = "") -> Response:
    scope = visit.scope()
    with door.reading(visit.centre.store) as connection:
        organisations = organisations_of(connection, visit.account)
        found = [
            each
            for each in accounts.all_accounts(connection)
            if each.id == visit.account.id or _mine(connection, visit, each)
        ]
        regions = {each.id: each.name for each in venues.all_regions(connection).values()}
    national = visit.account.role is Role.NATIONAL
    # Those that there is a place for.
    roles = {
        Role.NATIONAL: national,
        Role.REGIONAL: national and bool(regions),
        Role.CARD_GIVER: bool(organisations),
        Role.VENUE: bool(scope.open),
    }
    return page(
        visit,
        "accounts.html",
        UNPROCESSABLE if problem else 200,
        problem=problem,
        name=name,
        accounts=found,
        roles={role: words for role, words in ROLES.items() if roles[role]},
        values=visit.form if problem else {},
        words=ROLES,
        regions=regions,
        choose_region=national,
        organisations=organisations,
        venues=scope.venues,
        open_venues=scope.open,
    )


def _code(visit: Visit, name: str, code: str) -> Response:
    return page(
        visit,
        "account_code.html",
        name=name,
        code=signing_in.grouped(code),
        until=visit.centre.now() + CODE_VALID,
    )
