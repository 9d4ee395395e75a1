"""`boxoffice-server audit`: who did what in the register."""

import argparse
import json

from sync.server.commands.terminal import (
    centre_arguments,
    json_argument,
    local_time,
    opened_centre,
    say,
    say_json,
)
from sync.server.store.handing_out import door
from sync.server.store.handing_out.audit import Entry, entries


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `audit` to the command line."""
    parser = commands.add_parser("audit", help="who did what in the register")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument("--kind", metavar="KIND", help="only of this, such as card or organisation")
    parser.add_argument("--which", metavar="ID", help="only of the thing of this id")
    parser.add_argument("--most", type=int, default=20, help="how many (default: %(default)s)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List the newest entries, newest first."""
    with opened_centre(options) as centre, door.reading(centre.store) as connection:
        found = entries(connection, options.kind, options.which, options.most)
    if options.json:
        say_json([_as_json(each) for each in found])
        return 0
    for each in found:
        reason = f" ({each.reason})" if each.reason else ""
        say(
            f"{local_time(centre, each.at)}  {each.account}: {each.act}{reason}"
            f" {each.kind} {each.which}"
        )
        for word, facts in (("before", each.before), ("after", each.after)):
            if facts is not None:
                say(f"  {word}: {json.dumps(facts, ensure_ascii=False)}")
    if not found:
        say("Nothing was done yet.")
    return 0


def _as_json(each: Entry) -> dict[str, object]:
    return {
        "at": each.at.isoformat(),
        "account": each.account,
        "act": each.act,
        "kind": each.kind,
        "which": each.which,
        "reason": each.reason,
        "before": each.before,
        "after": each.after,
    }
