"""Quota leases at the centre: what a desk gets, what it is told of its leases, and releases."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from sync.protocol.days import LocalDays
from sync.protocol.limits import hard_quota
from sync.protocol.messages import LeaseRequest, LeaseState
from sync.protocol.problems import ProblemCode
from sync.protocol.programme import Event
from sync.server.centre import Centre
from sync.server.quotas.splitting import (
    Asked,
    Lease,
    Quota,
    units_lacking,
    units_to_give,
    units_to_keep,
)
from sync.server.store import chains, devices, needs
from sync.server.store import leases as stored
from sync.server.store.database import Transaction
from sync.server.store.devices import Device
from sync.server.store.leases import Grant, Release, UnitsRow
from sync.web.problem_answers import ProblemError

STANDING_DAYS = 7
"""A lease of an event without an own day lasts at most until so many days are over."""
REPORT_WITHIN = timedelta(days=3)
"""So long after a lease its uses may be reported without fear that they were given to others."""
TOLD_AFTER = timedelta(days=1)
"""Desks are told of leases until so long after their end, so that they give back what is left."""


class NoLease(LookupError):
    """There is no such lease."""


class NotYet(ValueError):
    """A lease may still be reported in time; `args` hold until when."""


class AlreadyReleased(ValueError):
    """The lease was released before."""


def lease_end(event: Event, days: LocalDays, now: datetime) -> datetime:
    """When a lease of an event that is given now ends: with the local day on which it is over, and
    for a standing event some days from now.
    """
    over = event.ends_at or event.starts_at
    last = days.day_of(over) if over is not None else event.last_day
    standing = days.day_of(now) + timedelta(days=STANDING_DAYS)
    if over is None:
        last = min(last, standing) if last is not None else standing
    return days.start_of((last or standing) + timedelta(days=1))


def give(centre: Centre, device: Device, asked: LeaseRequest) -> LeaseState | None:
    """Answer a desk that asks for units: its lease as it stands then, None where it has none.
    Raises `ProblemError`: `not_found` for an unknown event, `bad_request` for a used id.
    """
    with centre.store.write() as connection:
        event_id = stored.stands_for(connection, asked.event)
        owned = stored.locked_event(connection, event_id)
        if owned is None:
            raise ProblemError(ProblemCode.NOT_FOUND, "no such event")
        event = Event.model_validate_json(owned.body)
        before = stored.grant(connection, asked.id)
        whose = (device.id, asked.incarnation, event_id)
        if before is not None and whose != (before.device, before.incarnation, before.event):
            raise ProblemError(ProblemCode.BAD_REQUEST, "this id asked for another lease")
        offered = owned.venue == device.venue and not owned.cancelled
        if before is None and hard_quota(event) is not None and offered:
            _give(centre, connection, device, asked, event)
        return _state_of(centre, connection, device, asked.incarnation, event_id)


def _give(
    centre: Centre, connection: Transaction, device: Device, asked: LeaseRequest, event: Event
) -> None:
    now = centre.now()
    not_after = lease_end(event, centre.network.days, now)
    if not_after <= now or _closed(connection, device.id, asked.incarnation):
        return
    quota = quotas_of(connection, [event.id])[event.id]
    open_leases = quota.open_to(device.id, asked.incarnation, now)
    held = sum(lease.unused for lease in open_leases)
    wanted = Asked(device.id, asked.want, asked.needed)
    units = units_to_give(quota, wanted, held, needs.lacking(connection, event.id, now))
    needs.note(connection, event.id, device.id, units_lacking(wanted, held + units), now)
    if not units:
        return
    lease = open_leases[-1] if open_leases else None
    stored.add_grant(
        connection,
        Grant(
            id=asked.id,
            lease=lease.id if lease else asked.id,
            device=device.id,
            incarnation=asked.incarnation,
            event=event.id,
            units=units,
            at=now,
            not_after=lease.not_after if lease else not_after,
            report_by=lease.report_by if lease else not_after + REPORT_WITHIN,
        ),
    )


def _closed(connection: Transaction, device: str, incarnation: str) -> bool:
    known = chains.incarnation(connection, device, incarnation)
    return known is not None and known.closed


def _state_of(
    centre: Centre, connection: Transaction, device: Device, incarnation: str, event: str
) -> LeaseState | None:
    states = [
        state
        for state in _states(centre, connection, device, [event])
        if state.incarnation == incarnation
    ]
    return states[-1] if states else None


def leases_of(centre: Centre, connection: Transaction, device: Device) -> tuple[LeaseState, ...]:
    """What a desk is told of its leases: those that were not released nor ended long ago."""
    events = stored.events_leased_to(connection, device.id, centre.now() - TOLD_AFTER)
    return tuple(_states(centre, connection, device, events))


def _states(
    centre: Centre, connection: Transaction, device: Device, events: Collection[str]
) -> Iterable[LeaseState]:
    now = centre.now()
    for event, quota in quotas_of(connection, events).items():
        lacking = needs.lacking(connection, event, now)
        for lease in quota.leases:
            ended = lease.not_after < now - TOLD_AFTER
            if lease.device == device.id and lease.released_at is None and not ended:
                yield LeaseState(
                    lease=lease.id,
                    event=event,
                    incarnation=lease.incarnation,
                    units=lease.units,
                    keep=units_to_keep(quota, lease, lacking, now),
                    not_after=lease.not_after,
                    report_by=lease.report_by,
                )


def quotas_of(connection: Transaction, events: Collection[str]) -> dict[str, Quota]:
    """How the quotas of these events stand; of an event without a hard one nothing is free."""
    owned = stored.owned_events(connection, events)
    merged = stored.merged_into(connection, owned)
    rows: dict[str, list[UnitsRow]] = {event: [] for event in owned}
    for row in stored.units_rows(connection, [*owned, *merged]):
        rows[merged.get(row.event, row.event)].append(row)
    leases = leases_by_event(connection, owned)
    desks = {
        venue: [each.id for each in devices.devices_of(connection, venue) if each.in_use]
        for venue in {each.venue for each in owned.values()}
    }
    return {
        event: quota_by_rows(
            hard_quota(Event.model_validate_json(of.body)) or 0,
            rows[event],
            leases.get(event, []),
            desks[of.venue],
        )
        for event, of in owned.items()
    }


def quota_by_rows(
    tickets: int, rows: Iterable[UnitsRow], leases: Iterable[Lease], desks: Iterable[str]
) -> Quota:
    """How a quota stands by the rows of its event; `leases` without what rows say of them."""
    given = dict.fromkeys(desks, 0)
    settled = 0
    by_lease = {lease.id: lease for lease in leases}
    for row in rows:
        own = (row.device, row.incarnation)
        lease = by_lease.get(row.lease or "")
        if lease is not None and own == (lease.device, lease.incarnation):
            if row.returned:
                by_lease[lease.id] = replace(lease, returned=lease.returned + row.units)
            elif not row.voided:
                by_lease[lease.id] = replace(lease, used=lease.used + row.units)
        if not row.returned and not row.voided:
            settled += row.units
            if row.device in given:
                given[row.device] += row.units
    return Quota(tickets, settled, tuple(by_lease.values()), given)


def leases_by_event(connection: Transaction, events: Collection[str]) -> Mapping[str, list[Lease]]:
    """The leases of events, the oldest first, without what rows say of them."""
    found: dict[str, dict[str, Lease]] = {}
    grants = stored.grants_of_events(connection, events)
    released = stored.releases(connection, {grant.lease for grant in grants})
    for grant in grants:
        of_event = found.setdefault(grant.event, {})
        before = of_event.get(grant.lease)
        release = released.get(grant.lease)
        of_event[grant.lease] = Lease(
            id=grant.lease,
            device=grant.device,
            incarnation=grant.incarnation,
            units=grant.units + (before.units if before else 0),
            not_after=grant.not_after,
            report_by=grant.report_by,
            granted_at=grant.at,
            released_at=release.at if release else None,
        )
    return {event: list(leases.values()) for event, leases in found.items()}


def release_within(connection: Transaction, centre: Centre, lease_id: str) -> int:
    """Give the unreported units of a lease free; how many they were. Rows of it that come later
    count as if they had no lease. A lease that its desk can use no more need not wait for its time
    to report: of a desk out of use, or of a ledger that ended. Raises `NoLease`, `NotYet`,
    `AlreadyReleased`.
    """
    event, desk = stored.event_of(connection, lease_id), stored.holder_of(connection, lease_id)
    if event is None or desk is None:
        raise NoLease(lease_id)
    # What the desk sends just now is stored and counted before, or was received after.
    devices.locked(connection, [desk])
    stored.locked_event(connection, event)
    now = centre.now()
    quota = quotas_of(connection, [event])[event]
    lease = next(each for each in quota.leases if each.id == lease_id)
    if lease.released_at is not None:
        raise AlreadyReleased(lease_id)
    if now <= lease.report_by and not _is_over(connection, lease):
        raise NotYet(lease.report_by)
    stored.add_release(connection, Release(lease_id, lease.unreported, now))
    stored.judge_anew(connection, [event])
    return lease.unreported


def _is_over(connection: Transaction, lease: Lease) -> bool:
    desk = devices.devices_with_ids(connection, [lease.device])[0]
    return not desk.in_use or _closed(connection, lease.device, lease.incarnation)


def settle(connection: Transaction, device: Device, now: datetime) -> None:
    """Release what a desk that leaves has used or given back to the last unit: tickets that others
    take back of it later are free, for nobody would hear that its lease has units again.
    """
    for event in stored.events_leased_to(connection, device.id, now):
        stored.locked_event(connection, event)
        for lease in quotas_of(connection, [event])[event].leases:
            if lease.device == device.id and lease.released_at is None and not lease.unused:
                stored.add_release(connection, Release(lease.id, 0, now))
