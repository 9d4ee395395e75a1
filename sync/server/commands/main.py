"""Reads the command line and runs the command."""

import argparse
import os
import sys
from collections.abc import Sequence

from pydantic import ValidationError

from sync.server.commands import (
    accounts,
    answers,
    audit,
    backup,
    block,
    card,
    cards,
    clerks,
    codes,
    enrol,
    epoch,
    events,
    hand_out,
    hand_out_batch,
    initialise,
    leases,
    minimum_client,
    organisations,
    reasons,
    regions,
    report,
    restored,
    rotate_key,
    seed_network,
    serve,
)
from sync.server.commands.refusals import sentence
from sync.server.commands.terminal import CommandError
from sync.server.handing_out.refusing import Refused
from sync.server.keeping.following import Untold
from sync.server.running.data_folder import FolderError
from sync.server.store.database import DatabaseError, DriverError

FAILED = 1
_COMMANDS = (
    initialise,
    serve,
    accounts,
    seed_network,
    enrol,
    clerks,
    reasons,
    regions,
    organisations,
    hand_out,
    hand_out_batch,
    card,
    answers,
    codes,
    audit,
    cards,
    block,
    events,
    leases,
    report,
    backup,
    restored,
    minimum_client,
    epoch,
    rotate_key,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when it was done, 1 when it could not be, 2 for a wrong command line."""
    options = command_line().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except (CommandError, FolderError, DatabaseError) as error:
        print(error, file=sys.stderr)
    except Refused as refused:
        print(sentence(refused), file=sys.stderr)
    except Untold:
        print("It is done; desks hear of it once the database takes more.", file=sys.stderr)
        return 0
    except DriverError as error:
        print(f"The database failed: {error.orig}", file=sys.stderr)
    except ValidationError:
        print(
            "The database holds something that no version of this program wrote: it is damaged."
            " Put it back from a backup, then run `boxoffice-server restored`.",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    except BrokenPipeError:
        # Nobody reads on; what is still in the buffer must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def command_line() -> argparse.ArgumentParser:
    """The command line with all its commands."""
    parser = argparse.ArgumentParser(
        prog="boxoffice-server", description="The centre of a network of ticket desks."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in _COMMANDS:
        module.add_command(commands)
    return parser
