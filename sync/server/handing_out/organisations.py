"""The organisations that hand cards out: added, renamed, closed."""

from dataclasses import replace
from datetime import datetime

from sync.protocol.encoding import new_id
from sync.server.centre import Centre
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.keeping.acting import acting
from sync.server.store import venues
from sync.server.store.database import Transaction
from sync.server.store.handing_out import audit, organisations
from sync.server.store.handing_out.audit import Entry
from sync.server.store.handing_out.organisations import Organisation, OrganisationKind

MOST_LETTERS = 120


def add_organisation(
    centre: Centre, account: str, name: str, kind: OrganisationKind, region: str
) -> Organisation:
    """A new organisation of a region. Raises `Refused`: unknown region, empty name, the name of
    another one there.
    """
    with acting(centre, account) as act:
        connection, now = act.connection, act.now
        if not venues.has_region(connection, region):
            raise Refused(Problem.UNKNOWN_REGION, region=region)
        new = Organisation(new_id(now), _name(name), kind, region)
        _require_another(connection, new)
        _put(connection, now, account, "added", before=None, after=new)
    return new


def rename_organisation(centre: Centre, account: str, id_: str, name: str) -> Organisation:
    """Another name. Raises `Refused`: unknown organisation, empty name, the name of another one."""
    with acting(centre, account) as act:
        connection = act.connection
        before = known(connection, id_, locked=True)
        after = replace(before, name=_name(name))
        _require_another(connection, after)
        _put(connection, act.now, account, "renamed", before=before, after=after)
    return after


def close_organisation(
    centre: Centre, account: str, id_: str, *, reopen: bool = False
) -> Organisation:
    """Let an organisation hand nothing out any more, or again; its cards stay as they are.

    Raises `Refused`: unknown organisation.
    """
    with acting(centre, account) as act:
        connection, now = act.connection, act.now
        before = known(connection, id_, locked=True)
        after = replace(before, closed_at=None if reopen else before.closed_at or now)
        done = "reopened" if reopen else "closed"
        _put(connection, now, account, done, before=before, after=after)
    return after


def known(connection: Transaction, id_: str, *, locked: bool = False) -> Organisation:
    """The organisation of an id, locked where asked. Raises `Refused`."""
    found = organisations.organisation(connection, id_, locked=locked)
    if found is None:
        raise Refused(Problem.UNKNOWN_ORGANISATION, organisation=id_)
    return found


def handing_out(connection: Transaction, id_: str) -> Organisation:
    """The organisation of an id, which is not closed. Raises `Refused`."""
    found = known(connection, id_)
    if found.closed_at is not None:
        raise Refused(Problem.CLOSED_ORGANISATION, organisation=found.name)
    return found


def _name(name: str) -> str:
    line = " ".join(name.split())[:MOST_LETTERS]
    if not line:
        raise Refused(Problem.EMPTY_NAME)
    return line


def _require_another(connection: Transaction, new: Organisation) -> None:
    """That no other one of the region has the name, however its letters are written."""
    for each in organisations.all_organisations(connection, new.region):
        if each.id != new.id and each.name.casefold() == new.name.casefold():
            raise Refused(Problem.NAME_TAKEN, name=new.name)


def _put(
    connection: Transaction,
    now: datetime,
    account: str,
    act: str,
    *,
    before: Organisation | None,
    after: Organisation,
) -> None:
    if before == after:
        return
    organisations.put(connection, after)
    audit.note(
        connection,
        Entry(now, account, act, "organisation", after.id, None, _facts(before), _facts(after)),
    )


def _facts(organisation: Organisation | None) -> dict[str, object] | None:
    if organisation is None:
        return None
    return {
        "name": organisation.name,
        "kind": organisation.kind.value,
        "region": organisation.region,
        "closed": organisation.closed_at is not None,
    }
