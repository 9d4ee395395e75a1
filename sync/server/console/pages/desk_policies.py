"""*Network*: what the desks of a region follow, from a day on."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.protocol.programme import Policy
from sync.server.console.authority import Task, regions_of
from sync.server.console.desk_policies import GROUPS, NAMES, told
from sync.server.console.faults import said_of
from sync.server.console.forms import coming_day
from sync.server.console.views import UNPROCESSABLE, go, page
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.handing_out.desk_policies import (
    changed_policy,
    desk_policies_of,
    put_desk_policy,
    withdraw_desk_policy,
    written_policy,
)
from sync.server.handing_out.refusing import Refused
from sync.server.keeping.reading import Faulty, Reading
from sync.server.store import venues as stored

router = APIRouter()
Keeping = Annotated[Visit, Depends(Gate(Task.NETWORK))]


@router.get("/network/regions/{region}/desks")
def get_desk_policy(visit: Keeping, region: str) -> Response:
    """What a region's desks follow today and from coming days on."""
    return _policies(visit, region)


@router.post("/network/regions/{region}/desks")
def post_desk_policy(visit: Keeping, region: str) -> Response:
    """Something else, from a day on."""
    with visit.centre.store.read() as connection:
        if region not in regions_of(connection, visit.account):
            raise NoSuchThing
    reading = Reading(visit.form)
    from_day = coming_day(visit, reading)
    written = {name: value for name, value in visit.form.items() if name in NAMES}
    try:
        policy = changed_policy(_in_force(visit, region, from_day or _today(visit)), written)
    except Faulty as faulty:
        reading.faults += faulty.faults
    try:
        reading.finish()
        if from_day is not None:
            put_desk_policy(visit.centre, visit.account.name, region, from_day, policy)
    except Faulty as faulty:
        return _policies(visit, region, said_of(visit.language, faulty))
    return go(f"network/regions/{region}/desks", said="desk_policy_put")


@router.post("/network/regions/{region}/desks/withdraw")
def post_withdrawal(visit: Keeping, region: str) -> Response:
    """What has not begun yet does not begin."""
    with visit.centre.store.read() as connection:
        if region not in regions_of(connection, visit.account):
            raise NoSuchThing
    from_day = Reading(visit.form).day("from_day")
    if from_day is None:
        raise NoSuchThing
    try:
        withdraw_desk_policy(visit.centre, visit.account.name, region, from_day)
    except Refused as refused:
        raise NoSuchThing from refused
    return go(f"network/regions/{region}/desks", said="coming_withdrawn")


def _in_force(visit: Visit, region: str, day: date) -> Policy:
    with visit.centre.store.read() as connection:
        return stored.regions_on(connection, day)[region].policy


def _today(visit: Visit) -> date:
    return visit.centre.network.days.day_of(visit.centre.now())


def _policies(visit: Visit, region: str, faults: Mapping[str, str] | None = None) -> Response:
    today = _today(visit)
    tomorrow = today + timedelta(days=1)
    with visit.centre.store.read() as connection:
        found = regions_of(connection, visit.account).get(region)
        if found is None:
            raise NoSuchThing
        now = stored.regions_on(connection, today)[region].policy
        then = stored.regions_on(connection, tomorrow)[region].policy
        dated = [each for each in desk_policies_of(connection, region) if each.from_day > today]
    coming, before = [], now
    for each in dated:
        coming.append((each.from_day, list(told(each.policy, before))))
        before = each.policy
    return page(
        visit,
        "network_region_desks.html",
        UNPROCESSABLE if faults else 200,
        region=found,
        groups=GROUPS,
        now=dict((setting.name, words) for setting, words in told(now)),
        coming=coming,
        faults=faults or {},
        values=visit.form if faults else {"from_day": tomorrow.isoformat(), **written_policy(then)},
    )
