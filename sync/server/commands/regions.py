"""`boxoffice-server regions`: regions, and how each hands cards out."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from pydantic import ValidationError

from sync.protocol.programme import Policy
from sync.server.centre import Centre
from sync.server.commands.terminal import (
    TERMINAL,
    CommandError,
    add_act,
    answer,
    centre_arguments,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.handing_out.desk_policies import (
    NoSetting,
    changed_policy,
    desk_policies_of,
    put_desk_policy,
    withdraw_desk_policy,
)
from sync.server.handing_out.policies import (
    GivingPolicy,
    end_trial,
    policies_of,
    policy_of,
    put_policy,
    put_trial,
    withdraw_policy,
)
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.keeping.reading import Faulty
from sync.server.keeping.venues import NoRegion, add_region, rename_region
from sync.server.store import venues
from sync.server.store.handing_out import door

_WITHDRAW = {"giving": withdraw_policy, "desks": withdraw_desk_policy}
_FIELDS = ("valid_months", "longest_months", "most_children", "formats", "lately_days")


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `regions` to the command line."""
    parser = commands.add_parser("regions", help="regions, and how they hand cards out")
    centre_arguments(parser)
    json_argument(parser)
    parser.set_defaults(run=run)
    acts = parser.add_subparsers(title="acts", metavar="ACT")
    adding = add_act(acts, "add", run_add, "a new region")
    adding.add_argument("name", metavar="NAME")
    renaming = add_act(acts, "rename", run_rename, "another name")
    renaming.add_argument("region", metavar="REGION", help="the id of the region")
    renaming.add_argument("name", metavar="NAME")
    giving = add_act(acts, "giving", run_giving, "how a region hands cards out, from a day on")
    giving.add_argument("region", metavar="REGION", help="the id of the region")
    giving.add_argument("--from", dest="from_day", type=date.fromisoformat, metavar="YYYY-MM-DD")
    giving.add_argument("--valid-months", type=int, metavar="N", help="for how long, if not said")
    giving.add_argument("--longest-months", type=int, metavar="N", help="for how long at most")
    giving.add_argument("--most-children", type=int, metavar="N")
    giving.add_argument("--formats", nargs="*", metavar="ID", help="only these code formats")
    giving.add_argument(
        "--lately-days", type=int, metavar="N", help="so far back alike codes are looked for"
    )
    desks = add_act(acts, "desks", run_desks, "what the desks of a region follow, from a day on")
    desks.add_argument("region", metavar="REGION", help="the id of the region")
    desks.add_argument("--from", dest="from_day", type=date.fromisoformat, metavar="YYYY-MM-DD")
    desks.add_argument(
        "changes",
        nargs="+",
        metavar="NAME=VALUE",
        help="such as child_age=18, children_need_holder=true or card_list.stale_hours=96",
    )
    back = add_act(acts, "withdraw", run_withdraw, "take back what has not begun yet")
    back.add_argument("region", metavar="REGION", help="the id of the region")
    back.add_argument("what", choices=[*_WITHDRAW], help="%(choices)s")
    back.add_argument(
        "--from", dest="from_day", type=date.fromisoformat, metavar="YYYY-MM-DD", required=True
    )
    trial = add_act(acts, "trial", run_trial, "cards that are valid in one region only")
    trial.add_argument("region", metavar="REGION", help="the id of the region")
    trial.add_argument("format", metavar="FORMAT", help="the id of its cards' own code format")
    how = trial.add_mutually_exclusive_group()
    how.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD")
    how.add_argument("--end", action="store_true", help="they are valid everywhere from now on")


def run(options: argparse.Namespace) -> int:
    """List the regions."""
    with opened_centre(options) as centre, door.reading(centre.store) as connection:
        today = centre.network.days.day_of(centre.now())
        found = venues.regions_on(connection, today).values()
        told = [
            {
                "id": each.id,
                "name": each.name,
                "desks": each.policy.model_dump(mode="json"),
                "giving": policy_of(connection, each.id, today).model_dump(mode="json"),
                "dated": [
                    {"from_day": dated.from_day.isoformat(), **dated.policy.model_dump(mode="json")}
                    for dated in policies_of(connection, each.id)
                ],
                "desks_dated": [
                    {"from_day": dated.from_day.isoformat(), **dated.policy.model_dump(mode="json")}
                    for dated in desk_policies_of(connection, each.id)
                ],
            }
            for each in found
        ]
    if options.json:
        say_json(told)
        return 0
    for region in told:
        say(f"{region['id']}  {region['name']}")
    if not told:
        say("There are no regions.")
    return 0


def run_add(options: argparse.Namespace) -> int:
    """Add a region with the policy that every region begins with."""
    with opened_centre(options) as centre, _named_anew(options) as name:
        region = add_region(centre, TERMINAL, name)
    answer(options, f"{region.id}  {region.name}", id=region.id, name=region.name)
    return 0


def run_rename(options: argparse.Namespace) -> int:
    """Give a region another name."""
    with opened_centre(options) as centre, _named_anew(options) as name:
        try:
            region = rename_region(centre, TERMINAL, options.region, name)
        except NoRegion as error:
            raise Refused(Problem.UNKNOWN_REGION, region=options.region) from error
    answer(options, f"{region.id}  {region.name}", id=region.id, name=region.name)
    return 0


@contextmanager
def _named_anew(options: argparse.Namespace) -> Iterator[str]:
    """The name of a region, one line, which no other one has. Raises `Refused`."""
    name = " ".join(options.name.split())
    if not name:
        raise Refused(Problem.EMPTY_NAME)
    try:
        yield name
    except Faulty as error:
        raise Refused(Problem.NAME_TAKEN, name=name) from error


def run_giving(options: argparse.Namespace) -> int:
    """Put another giving policy in force; what is not said stays as it is on that day."""
    with opened_centre(options) as centre:
        from_day = options.from_day or centre.network.days.day_of(centre.now())
        policy = _policy(centre, options, from_day)
        try:
            put_policy(centre, TERMINAL, options.region, from_day, policy)
        except Faulty as faulty:
            named = ", ".join(f"--{each.field}".replace("_", "-") for each in faulty.faults)
            raise CommandError(f"This is out of bounds: {named}") from faulty
    _say_from(options, from_day)
    return 0


def run_trial(options: argparse.Namespace) -> int:
    """Let cards of a format be valid in one region only, or everywhere again."""
    with opened_centre(options) as centre:
        if options.end:
            end_trial(centre, TERMINAL, options.format)
        else:
            put_trial(centre, TERMINAL, options.region, options.format, options.until)
    valid = "everywhere" if options.end else f"in {options.region} only"
    told = f"Cards of the format {options.format} are valid {valid}."
    answer(options, told, format=options.format, region=None if options.end else options.region)
    return 0


def run_desks(options: argparse.Namespace) -> int:
    """Put another policy of desks in force; what is not said stays as it is on that day."""
    with opened_centre(options) as centre:
        from_day = options.from_day or centre.network.days.day_of(centre.now())
        with centre.store.read() as connection:
            region = venues.regions_on(connection, from_day).get(options.region)
        before = region.policy if region else Policy()
        policy = _desk_policy(before, options.changes)
        put_desk_policy(centre, TERMINAL, options.region, from_day, policy)
    _say_from(options, from_day)
    return 0


def run_withdraw(options: argparse.Namespace) -> int:
    """Have what would begin on a day not begin; what was in force before goes on."""
    with opened_centre(options) as centre:
        _WITHDRAW[options.what](centre, TERMINAL, options.region, options.from_day)
    told = f"Taken back: nothing else begins on {options.from_day}."
    answer(options, told, region=options.region, withdrawn=options.from_day.isoformat())
    return 0


def _say_from(options: argparse.Namespace, day: date) -> None:
    answer(options, f"In force from {day}.", region=options.region, from_day=day.isoformat())


def _desk_policy(before: Policy, changes: Sequence[str]) -> Policy:
    try:
        return changed_policy(before, dict(_named(each) for each in changes))
    except NoSetting as error:
        known = ", ".join(error.known)
        raise CommandError(f"There is no {error}. What there is: {known}") from error
    except Faulty as faulty:
        named = ", ".join(each.field for each in faulty.faults)
        raise CommandError(f"This is out of bounds: {named}") from faulty


def _named(change: str) -> tuple[str, str]:
    name, _, value = change.partition("=")
    return name, value


def _policy(centre: Centre, options: argparse.Namespace, day: date) -> GivingPolicy:
    with door.reading(centre.store) as connection:
        before = policy_of(connection, options.region, day)
    said = {name: getattr(options, name) for name in _FIELDS}
    changed = {name: value for name, value in said.items() if value is not None}
    try:
        return GivingPolicy.model_validate({**before.model_dump(), **changed})
    except ValidationError as error:
        named = ", ".join(f"--{each['loc'][0]}".replace("_", "-") for each in error.errors())
        raise CommandError(f"This is out of bounds: {named}") from error
