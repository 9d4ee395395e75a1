"""Refusals, counted once more beside the desks, and held against desks and centre in the end."""

from collections import Counter
from datetime import timedelta

from boxoffice.domain.verdicts import Verdict
from boxoffice.services.shifts import ends
from tests.simulation.invariants import require
from tests.simulation.model import Model, desk_query
from tests.simulation.world import RefusedKey, SimulatedDesk, World

_UNTOLD = "SELECT count(*) FROM refusals WHERE count > told"
_AT_DESK = "SELECT incarnation, event, day, verdict, count FROM refusals"
_AT_CENTRE = "SELECT incarnation, event, day, verdict, count FROM refusal_counts WHERE device = ?"
_COUNTS = "SELECT device, incarnation, event, day, verdict, count FROM refusal_counts"
_SUMS = "SELECT month, venue, verdict, refusals FROM refused_months"
_COUNTED = (
    "SELECT substr(day, 1, 4) * 100 + substr(day, 6, 2), devices.venue, verdict, sum(count)"
    " FROM refusal_counts JOIN devices ON devices.id = refusal_counts.device GROUP BY 1, 2, 3"
)


def refused_key(world: World, desk: SimulatedDesk, verdict: Verdict) -> RefusedKey:
    """What a refusal is to be counted by: local days begin at five in the morning."""
    days = desk.desk.days()
    day = days.day_of(verdict.decided_at)
    identity = desk.desk.identity()
    late = day > days.day_of(world.time.moment) + timedelta(days=1)
    return RefusedKey(
        identity.device,
        identity.incarnation,
        str(verdict.event),
        day.isoformat(),
        str(verdict.kind),
        late,
    )


def end_shifts(world: World) -> None:
    """Everywhere the shift ends: what was refused is told without waiting."""
    for desk in world.desks:
        ends(desk.desk)


def untold(desk: SimulatedDesk) -> int:
    """How many counts the centre has yet to hear of a desk."""
    ((waiting,),) = desk_query(desk, _UNTOLD)
    return int(waiting)


def check_refusals(world: World, model: Model) -> None:
    """15: no refusal that a clerk was told to be counted is lost, and at rest the centre has each
    desk's counts, to the one.
    """
    check_once(world, model)
    for desk in world.desks:
        device = desk.place.device
        own: Counter[RefusedKey] = Counter()
        for *columns, count in desk_query(desk, _AT_DESK):
            own[RefusedKey(device, *columns)] = count
        here = {
            RefusedKey(device, *columns): count
            for *columns, count in model.query(world.centre, _AT_CENTRE, device)
        }
        of_desk = [each for each in world.refusing if each.device == device]
        mistimed = {each._replace(mistimed=False) for each in of_desk if each.mistimed}
        for key in own.keys() | here.keys() | {each._replace(mistimed=False) for each in of_desk}:
            least, most = _among(world.refused, key), _among(world.refusing, key)
            told = f"{desk} counts {own[key]} refusals of {least} to {most}"
            require(15, least <= own[key] <= most, told)
            # A day that was not there yet the centre may have passed over.
            passed_over = key in mistimed and key not in here
            told = f"{desk} refused {own[key]} times, the centre knows of {here.get(key, 0)}"
            require(15, passed_over or own[key] == here.get(key, 0), told)


def check_no_less(world: World, model: Model) -> None:
    """15, of machines that were put back or copied: at rest the centre has no less than any of them
    has, and no more than was refused.
    """
    check_once(world, model)
    for desk in world.desks:
        device = desk.place.device
        here = {tuple(key): count for *key, count in model.query(world.centre, _AT_CENTRE, device)}
        for *key, own in desk_query(desk, _AT_DESK):
            known = here.get(tuple(key), 0)
            require(15, known >= own, f"{desk} refused {own} times, the centre knows of {known}")


def check_once(world: World, model: Model) -> None:
    """15: the centre counts no refusal twice, in the sums of statistics either, whatever was put
    back or copied.
    """
    for device, *key, count in model.query(world.centre, _COUNTS):
        most = _among(world.refusing, RefusedKey(device, *key))
        require(15, count <= most, f"the centre counts {count} refusals, there were {most}")
    sums = sorted(model.query(world.centre, _SUMS))
    require(15, sums == sorted(model.query(world.centre, _COUNTED)), f"sums of refusals: {sums}")


def _among(counted: Counter[RefusedKey], key: RefusedKey) -> int:
    return counted[key] + counted[key._replace(mistimed=True)]
