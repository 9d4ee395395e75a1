"""*Network*: regions; how they hand cards out, and which cards are on trial."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.protocol.card_codes import CodeFormat
from sync.protocol.list_files import MAX_CHILD_ALLOWANCE
from sync.server.console.authority import Task, regions_of
from sync.server.console.faults import said_of
from sync.server.console.forms import coming_day, name_of_form
from sync.server.console.views import UNPROCESSABLE, go, page
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.handing_out.code_formats import every_format
from sync.server.handing_out.policies import (
    MOST_MONTHS,
    GivingPolicy,
    end_trial,
    policies_of,
    policy_of,
    put_policy,
    put_trial,
    withdraw_policy,
)
from sync.server.handing_out.refusing import Refused
from sync.server.keeping.reading import Faulty, Reading, Wrong
from sync.server.keeping.venues import NoRegion, add_region, rename_region
from sync.server.store import venues as stored
from sync.server.store.handing_out import door

router = APIRouter()
Keeping = Annotated[Visit, Depends(Gate(Task.NETWORK))]
Adding = Annotated[Visit, Depends(Gate(Task.ADD_REGION))]
Trying = Annotated[Visit, Depends(Gate(Task.TRIALS))]
MOST_DAYS = 400


@router.get("/network/regions")
def get_regions(visit: Keeping) -> Response:
    """The regions that this coordinator keeps."""
    return _list(visit)


@router.post("/network/regions")
def post_region(visit: Adding) -> Response:
    """A new region."""
    try:
        new = add_region(visit.centre, visit.account.name, name_of_form(visit))
    except Faulty as faulty:
        return _list(visit, said_of(visit.language, faulty))
    return go(f"network/regions/{new.id}", said="region_added")


@router.get("/network/regions/{region}")
def get_region(visit: Keeping, region: str) -> Response:
    """How a region hands cards out."""
    return _region(visit, region)


@router.post("/network/regions/{region}/name")
def post_name(visit: Adding, region: str) -> Response:
    """Another name."""
    try:
        rename_region(visit.centre, visit.account.name, region, name_of_form(visit))
    except NoRegion as error:
        raise NoSuchThing from error
    except Faulty as faulty:
        return _region(visit, region, said_of(visit.language, faulty))
    return go(f"network/regions/{region}", said="region_renamed")


@router.post("/network/regions/{region}/giving")
def post_giving(visit: Keeping, region: str) -> Response:
    """Another way, from a day on."""
    if region not in _regions(visit):
        raise NoSuchThing
    reading = Reading(visit.form)
    from_day = coming_day(visit, reading)
    every = _formats(visit)
    formats = tuple(each for each in every if visit.form.get(f"format_{each}"))
    said = {
        "valid_months": reading.number("valid_months", 1, MOST_MONTHS, needed=True),
        "longest_months": reading.number("longest_months", 1, MOST_MONTHS, needed=True),
        "most_children": reading.number("most_children", 0, MAX_CHILD_ALLOWANCE, needed=True),
        "lately_days": reading.number("lately_days", 0, MOST_DAYS, needed=True),
        "formats": () if len(formats) == len(every) else formats,
    }
    try:
        reading.finish()
        policy = GivingPolicy.model_validate(said)
        if from_day is not None:
            put_policy(visit.centre, visit.account.name, region, from_day, policy)
    except Faulty as faulty:
        return _region(visit, region, said_of(visit.language, faulty))
    return go(f"network/regions/{region}", said="giving_put")


@router.post("/network/regions/{region}/giving/withdraw")
def post_giving_withdrawal(visit: Keeping, region: str) -> Response:
    """What has not begun yet does not begin."""
    from_day = Reading(visit.form).day("from_day")
    if region not in _regions(visit) or from_day is None:
        raise NoSuchThing
    try:
        withdraw_policy(visit.centre, visit.account.name, region, from_day)
    except Refused as refused:
        raise NoSuchThing from refused
    return go(f"network/regions/{region}", said="coming_withdrawn")


@router.post("/network/regions/{region}/trial")
def post_trial(visit: Trying, region: str) -> Response:
    """Cards of a format are valid in this region only."""
    code_format = visit.form.get("format", "")
    if region not in _regions(visit) or code_format not in _formats(visit):
        raise NoSuchThing
    reading = Reading(visit.form)
    last = reading.day("last_day")
    if last is not None and last < _today(visit):
        reading.wrong("last_day", Wrong.DAY_PAST)
    try:
        reading.finish()
    except Faulty as faulty:
        return _region(visit, region, said_of(visit.language, faulty))
    put_trial(visit.centre, visit.account.name, region, code_format, last)
    return go(f"network/regions/{region}", said="trial_put")


@router.post("/network/regions/{region}/trial-end")
def post_trial_end(visit: Trying, region: str) -> Response:
    """Cards of a format are valid everywhere again."""
    try:
        end_trial(visit.centre, visit.account.name, visit.form.get("format", ""))
    except Refused as refused:
        raise NoSuchThing from refused
    return go(f"network/regions/{region}", said="trial_ended")


def _regions(visit: Visit) -> Mapping[str, stored.Region]:
    with visit.centre.store.read() as connection:
        return regions_of(connection, visit.account)


def _formats(visit: Visit) -> Mapping[str, CodeFormat]:
    """The network's code formats, those in force and those to come, by id."""
    with visit.centre.store.read() as connection:
        return every_format(connection)


def _today(visit: Visit) -> date:
    return visit.centre.network.days.day_of(visit.centre.now())


def _list(visit: Visit, faults: Mapping[str, str] | None = None) -> Response:
    return page(
        visit,
        "network_regions.html",
        UNPROCESSABLE if faults else 200,
        regions=_regions(visit),
        faults=faults or {},
        values=visit.form,
    )


def _region(visit: Visit, region: str, faults: Mapping[str, str] | None = None) -> Response:
    found = _regions(visit).get(region)
    if found is None:
        raise NoSuchThing
    today = visit.centre.network.days.day_of(visit.centre.now())
    with door.reading(visit.centre.store) as connection:
        policy = policy_of(connection, region, today)
        dated = policies_of(connection, region)
        trials = stored.trials_on(connection, today)
        names = {each.id: each.name for each in stored.all_regions(connection).values()}
    every = _formats(visit)
    formats = policy.formats or tuple(every)
    values = {
        "name": found.name,
        "from_day": (today + timedelta(days=1)).isoformat(),
        **{name: str(value) for name, value in policy.model_dump(exclude={"formats"}).items()},
        **{f"format_{each}": "yes" for each in formats},
    }
    return page(
        visit,
        "network_region.html",
        UNPROCESSABLE if faults else 200,
        region=found,
        policy=policy,
        coming=[each for each in dated if each.from_day > today],
        formats=every.values(),
        trials=trials,
        names=names,
        faults=faults or {},
        # A form that was sent with ticks says which were not set.
        values={**({"name": found.name} if "valid_months" in visit.form else values), **visit.form},
    )
