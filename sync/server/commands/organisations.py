"""`boxoffice-server organisations`: who hands cards out."""

import argparse

from sync.server.commands.terminal import (
    TERMINAL,
    add_act,
    answer,
    centre_arguments,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.handing_out.organisations import (
    add_organisation,
    close_organisation,
    rename_organisation,
)
from sync.server.store.handing_out import door
from sync.server.store.handing_out.organisations import (
    Organisation,
    OrganisationKind,
    all_organisations,
)


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `organisations` to the command line."""
    parser = commands.add_parser("organisations", help="the organisations that hand cards out")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument("--region", metavar="ID", help="of this region only")
    parser.set_defaults(run=run)
    acts = parser.add_subparsers(title="acts", metavar="ACT")
    adding = add_act(acts, "add", run_add, "a new organisation")
    adding.add_argument("name", metavar="NAME")
    adding.add_argument("--kind", choices=[*OrganisationKind], required=True)
    adding.add_argument("--of-region", metavar="ID", required=True, help="the id of its region")
    renaming = add_act(acts, "rename", run_rename, "another name")
    renaming.add_argument("organisation", metavar="ID")
    renaming.add_argument("name", metavar="NAME")
    closing = add_act(acts, "close", run_close, "it hands out no cards any more")
    closing.add_argument("organisation", metavar="ID")
    closing.add_argument("--undo", action="store_true", help="it hands out cards again")


def run(options: argparse.Namespace) -> int:
    """List the organisations."""
    with opened_centre(options) as centre, door.reading(centre.store) as connection:
        found = all_organisations(connection, options.region)
    if options.json:
        say_json([_as_json(each) for each in found])
        return 0
    for each in found:
        say(_line(each))
    if not found:
        say("There are no organisations.")
    return 0


def run_add(options: argparse.Namespace) -> int:
    """Add one; its id is printed."""
    with opened_centre(options) as centre:
        kind = OrganisationKind(options.kind)
        _say(options, add_organisation(centre, TERMINAL, options.name, kind, options.of_region))
    return 0


def run_rename(options: argparse.Namespace) -> int:
    """Give one another name."""
    with opened_centre(options) as centre:
        _say(options, rename_organisation(centre, TERMINAL, options.organisation, options.name))
    return 0


def run_close(options: argparse.Namespace) -> int:
    """Close one, or open it again."""
    with opened_centre(options) as centre:
        changed = close_organisation(centre, TERMINAL, options.organisation, reopen=options.undo)
        _say(options, changed)
    return 0


def _say(options: argparse.Namespace, each: Organisation) -> None:
    answer(options, _line(each), **_as_json(each))


def _as_json(each: Organisation) -> dict[str, object]:
    return {
        "id": each.id,
        "name": each.name,
        "kind": each.kind,
        "region": each.region,
        "closed": each.closed_at is not None,
    }


def _line(each: Organisation) -> str:
    closed = ", closed" if each.closed_at is not None else ""
    return f"{each.id}  {each.name} ({each.kind}, region {each.region}{closed})"
