"""*Organisations*: who hands cards out; added, renamed, closed."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.server.console.authority import Task, regions_of
from sync.server.console.faults import said_of
from sync.server.console.forms import name_of_form
from sync.server.console.refusals import fault
from sync.server.console.views import UNPROCESSABLE, go, page
from sync.server.console.visits import BadForm, Gate, NoSuchThing, Visit
from sync.server.console.words import word
from sync.server.handing_out.organisations import (
    add_organisation,
    close_organisation,
    rename_organisation,
)
from sync.server.handing_out.refusing import Refused
from sync.server.keeping.reading import Faulty
from sync.server.store.handing_out import door, organisations
from sync.server.store.handing_out.organisations import Organisation, OrganisationKind

router = APIRouter()
Keeping = Annotated[Visit, Depends(Gate(Task.NETWORK))]
KINDS = {
    OrganisationKind.CITY_UNIT: word("Unit of a city"),
    OrganisationKind.WELFARE_AREA: word("Welfare area"),
    OrganisationKind.NGO: word("Association"),
}


@router.get("/network/organisations")
def get_organisations(visit: Keeping) -> Response:
    """Those of the regions that this coordinator keeps, closed ones too."""
    return _list(visit)


@router.post("/network/organisations")
def post_organisation(visit: Keeping) -> Response:
    """A new one."""
    region = visit.form.get("region", "")
    try:
        kind = OrganisationKind(visit.form.get("kind", ""))
    except ValueError as error:
        raise BadForm from error
    with visit.centre.store.read() as connection:
        if region not in regions_of(connection, visit.account):
            raise NoSuchThing
    try:
        add_organisation(visit.centre, visit.account.name, name_of_form(visit), kind, region)
    except Faulty as faulty:
        return _list(visit, said_of(visit.language, faulty))
    except Refused as refused:
        return _list(visit, _said(visit, refused))
    return go("network/organisations", said="organisation_added")


@router.get("/network/organisations/{organisation}")
def get_organisation(visit: Keeping, organisation: str) -> Response:
    """One of them."""
    return _one(visit, organisation)


@router.post("/network/organisations/{organisation}/name")
def post_name(visit: Keeping, organisation: str) -> Response:
    """Another name."""
    found = _known(visit, organisation)
    try:
        rename_organisation(visit.centre, visit.account.name, found.id, name_of_form(visit))
    except Faulty as faulty:
        return _one(visit, organisation, said_of(visit.language, faulty))
    except Refused as refused:
        return _one(visit, organisation, _said(visit, refused))
    return go(f"network/organisations/{organisation}", said="organisation_renamed")


@router.post("/network/organisations/{organisation}/close")
def post_close(visit: Keeping, organisation: str) -> Response:
    """It hands out no cards any more."""
    found = _known(visit, organisation)
    close_organisation(visit.centre, visit.account.name, found.id)
    return go(f"network/organisations/{organisation}", said="organisation_closed")


@router.post("/network/organisations/{organisation}/reopen")
def post_reopen(visit: Keeping, organisation: str) -> Response:
    """It hands out cards again."""
    found = _known(visit, organisation)
    close_organisation(visit.centre, visit.account.name, found.id, reopen=True)
    return go(f"network/organisations/{organisation}", said="organisation_reopened")


def _said(visit: Visit, refused: Refused) -> Mapping[str, str]:
    wrong = fault(visit.language, refused)
    return {wrong.field: wrong.words}


def _known(visit: Visit, organisation: str) -> Organisation:
    """An organisation of a region that this coordinator keeps. Raises `NoSuchThing`."""
    with door.reading(visit.centre.store) as connection:
        found = organisations.organisation(connection, organisation)
        if found is None or found.region not in regions_of(connection, visit.account):
            raise NoSuchThing
    return found


def _one(visit: Visit, organisation: str, faults: Mapping[str, str] | None = None) -> Response:
    found = _known(visit, organisation)
    return page(
        visit,
        "network_organisation.html",
        UNPROCESSABLE if faults else 200,
        organisation=found,
        kinds=KINDS,
        faults=faults or {},
        values={"name": found.name, **visit.form},
    )


def _list(visit: Visit, faults: Mapping[str, str] | None = None) -> Response:
    with door.reading(visit.centre.store) as connection:
        regions = regions_of(connection, visit.account)
        found = [
            each
            for each in organisations.all_organisations(connection, None)
            if each.region in regions
        ]
    return page(
        visit,
        "network_organisations.html",
        UNPROCESSABLE if faults else 200,
        entries=found,
        regions=regions,
        kinds=KINDS,
        faults=faults or {},
        values=visit.form,
    )
