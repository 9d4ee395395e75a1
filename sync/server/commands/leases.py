"""`boxoffice-server leases`: how hard quotas are split among desks, and what is released."""

import argparse
from collections.abc import Mapping

from sync.protocol.kinds import QuotaMode
from sync.protocol.limits import hard_quota
from sync.protocol.programme import Event, Quota, in_language
from sync.server.centre import Centre
from sync.server.commands.terminal import (
    TERMINAL,
    CommandError,
    add_act,
    answer,
    centre_arguments,
    counted,
    json_argument,
    local_time,
    opened_centre,
    say,
    say_json,
)
from sync.server.keeping.events import NoEvent, put_quota
from sync.server.keeping.leases import release
from sync.server.quotas.leasing import AlreadyReleased, NoLease, NotYet, quotas_of
from sync.server.quotas.splitting import Lease
from sync.server.quotas.splitting import Quota as Split
from sync.server.store import devices
from sync.server.store import leases as stored
from sync.server.store.database import Transaction


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `leases` to the command line."""
    parser = commands.add_parser("leases", help="show how hard quotas are split among desks")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument("--event", metavar="ID", help="of this event only")
    parser.set_defaults(run=run)
    acts = parser.add_subparsers(title="acts", metavar="ACT")
    releasing = add_act(acts, "release", run_release, "give the unreported units of a lease free")
    releasing.add_argument("lease", metavar="LEASE", help="the id of the lease")
    changing = add_act(acts, "quota", run_quota, "change the quota of an event")
    changing.add_argument("event", metavar="EVENT", help="the id of the event")
    changing.add_argument("tickets", metavar="TICKETS", type=_tickets, help="how many tickets")
    changing.add_argument("--soft", action="store_true", help="warn only, and give all the same")


def run(options: argparse.Namespace) -> int:
    """List the leases of each event."""
    with opened_centre(options) as centre:
        with centre.store.read() as connection:
            ids = [options.event] if options.event else stored.all_leased_events(connection)
            splits = quotas_of(connection, ids)
            titles = _titles(connection, splits)
            names = {each.id: each.name for each in devices.all_devices(connection)}
        if options.event and not splits:
            raise CommandError(_NO_EVENT.format(options.event))
        if options.json:
            say_json([_as_json(event, split, names) for event, split in splits.items()])
            return 0
        for event, split in splits.items():
            say(f"{titles[event]}  ({event})")
            say(
                f"  {counted(split.tickets, 'ticket', 'tickets')}: {split.settled} given,"
                f" {split.held} held by desks, {split.free} free"
            )
            for lease in split.leases:
                say(f"  {_line(centre, lease, names)}")
        if not splits:
            say("No desk holds a share of a quota.")
    return 0


def run_release(options: argparse.Namespace) -> int:
    """Give unreported units free."""
    with opened_centre(options) as centre:
        try:
            units = release(centre, TERMINAL, options.lease)
        except NoLease as error:
            raise CommandError(f"There is no lease {error}.") from error
        except AlreadyReleased as error:
            raise CommandError(f"The lease {error} was released before.") from error
        except NotYet as error:
            until = local_time(centre, error.args[0])
            raise CommandError(f"Its desk may report until {until}.") from error
    told = f"{counted(units, 'ticket is', 'tickets are')} free again."
    answer(options, told, lease=options.lease, units=units)
    return 0


def run_quota(options: argparse.Namespace) -> int:
    """Give an event another quota; desks hear of it with the next programme."""
    with opened_centre(options) as centre:
        mode = QuotaMode.SOFT if options.soft else QuotaMode.HARD
        quota = Quota(tickets=options.tickets, mode=mode)
        try:
            event = put_quota(centre, TERMINAL, options.event, quota)
        except NoEvent as error:
            raise CommandError(_NO_EVENT.format(error)) from error
    told = f"{in_language(event.title, 'en')}: {counted(quota.tickets, 'ticket', 'tickets')}."
    answer(options, told, event=event.id, **quota.model_dump(mode="json"))
    return 0


_NO_EVENT = "There is no event {0}."


def _tickets(text: str) -> int:
    tickets = int(text)
    if tickets < 0:
        raise ValueError(text)
    return tickets


def _titles(connection: Transaction, splits: Mapping[str, Split]) -> dict[str, str]:
    found = stored.owned_events(connection, splits)
    events = [Event.model_validate_json(each.body) for each in found.values()]
    soft = {each.id for each in events if hard_quota(each) is None}
    return {
        each.id: in_language(each.title, "en") + (", no hard quota now" if each.id in soft else "")
        for each in events
    }


def _line(centre: Centre, lease: Lease, names: Mapping[str, str]) -> str:
    said = (
        f"{lease.id}  {names.get(lease.device, lease.device)}: {lease.units} given to it,"
        f" {lease.used} used, {lease.returned} returned"
    )
    if lease.released_at is not None:
        return f"{said}, released {local_time(centre, lease.released_at)}"
    return f"{said}, until {local_time(centre, lease.not_after)}"


def _as_json(event: str, split: Split, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "event": event,
        "tickets": split.tickets,
        "given": split.settled,
        "held": split.held,
        "free": split.free,
        "leases": [
            {
                "lease": lease.id,
                "device": lease.device,
                "desk": names.get(lease.device),
                "units": lease.units,
                "used": lease.used,
                "returned": lease.returned,
                "not_after": lease.not_after.isoformat(),
                "report_by": lease.report_by.isoformat(),
                "released_at": lease.released_at.isoformat() if lease.released_at else None,
            }
            for lease in split.leases
        ],
    }
