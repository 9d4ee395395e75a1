"""`boxoffice-server hand-out-batch`: hand out the cards of a table."""

import argparse
from pathlib import Path

from sync.server.commands import given
from sync.server.commands.refusals import sentence
from sync.server.commands.terminal import (
    CommandError,
    centre_arguments,
    counted,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.handing_out.batches import COLUMNS, Line, hand_out_batch, preview
from sync.server.lists.registering import publish_and_judge


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `hand-out-batch` to the command line."""
    parser = commands.add_parser("hand-out-batch", help="hand out the cards of a .csv table")
    centre_arguments(parser)
    json_argument(parser)
    given.giver_argument(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help=f"columns {','.join(COLUMNS)}")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--preview", action="store_true", help="only say what is wrong in it")
    what.add_argument(
        "--lines", type=_numbers, metavar="2,5-9", help="only these lines, as they were chosen"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Hand out all, or the chosen lines; all or none."""
    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise CommandError(f"{options.file} cannot be read.") from error
    with opened_centre(options) as centre:
        if options.preview:
            _say_lines(preview(centre, given.giver_of(options), data), as_json=options.json)
            return 0
        done = hand_out_batch(centre, given.giver_of(options), data, options.lines)
        publish_and_judge(centre)
    if options.json:
        say_json({"handed_out": done})
    else:
        say(f"{counted(done, 'card', 'cards')} handed out.")
    return 0


def _numbers(text: str) -> frozenset[int]:
    numbers: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        numbers.update(range(int(first), int(last or first) + 1))
    return frozenset(numbers)


def _say_lines(lines: list[Line], *, as_json: bool) -> None:
    faulty = [each for each in lines if each.refused is not None]
    if as_json:
        say_json(
            [
                {
                    "line": each.number,
                    "column": each.column,
                    "problem": each.refused.problem if each.refused else None,
                    "doubtful": each.is_doubtful,
                }
                for each in lines
            ]
        )
        return
    for each in faulty:
        if each.refused is not None:
            say(f"Line {each.number}, {each.column}: {sentence(each.refused)}")
    good = len(lines) - len(faulty)
    say(f"{counted(good, 'line', 'lines')} can be handed out, {len(faulty)} cannot as it stands.")
