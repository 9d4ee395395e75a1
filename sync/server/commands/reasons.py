"""`boxoffice-server reasons`: what a venue's supervisors choose from where they override."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from sync.protocol.programme import in_language
from sync.server.centre import Centre
from sync.server.commands.terminal import (
    TERMINAL,
    CommandError,
    add_act,
    answer,
    centre_arguments,
    counted,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.keeping.reading import Faulty, Wrong
from sync.server.keeping.reasons import (
    FIELDS,
    LANGUAGES,
    MOST_LETTERS,
    MOST_REASONS,
    NoReason,
    add_reason,
    change_reason,
    put_first,
    read_text,
    remove_reason,
    spread_reasons,
)
from sync.server.store import venues

_WRONG = {
    Wrong.MISSING: "Say it in one language at least: --fi, --sv or --en.",
    Wrong.TOO_LONG: f"A reason has at most {MOST_LETTERS} letters in each language.",
    Wrong.TAKEN: "The venue has a reason that says the same already.",
    Wrong.TOO_MANY: f"A desk shows {MOST_REASONS} reasons at most. Take one away first.",
}


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `reasons` to the command line."""
    parser = commands.add_parser("reasons", help="the reason codes of a venue's supervisors")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument("--venue", metavar="ID", required=True)
    parser.set_defaults(run=run)
    acts = parser.add_subparsers(title="acts", metavar="ACT")
    adding = add_act(acts, "add", run_add, "a new reason, behind the others")
    changing = add_act(acts, "change", run_change, "other words for a reason")
    first = add_act(acts, "first", run_first, "let a reason stand before all others")
    removing = add_act(acts, "remove", run_remove, "offer a reason no more")
    for act in (changing, first, removing):
        act.add_argument("reason", metavar="REASON", help="its id")
    for act in (adding, changing):
        for language in LANGUAGES:
            act.add_argument(f"--{language}", default="", metavar="WORDS")
    add_act(acts, "spread", run_spread, "give them to all venues of the region")


def run(options: argparse.Namespace) -> int:
    """List the reasons of a venue, in the order in which its desks show them."""
    with opened_centre(options) as centre, centre.store.read() as connection:
        found = venues.venue(connection, options.venue)
    if found is None:
        raise _no_reason(NoReason(options.venue), options)
    if options.json:
        say_json([{"id": id_, "text": text} for id_, text in found.reasons.items()])
        return 0
    for id_, text in found.reasons.items():
        say(f"{id_}  {in_language(text, 'en')}")
    if not found.reasons:
        say("The venue has no reasons: its desks ask a supervisor for none.")
    return 0


def run_add(options: argparse.Namespace) -> int:
    """Add one; its id is printed."""
    with _keeping(options) as centre:
        reason = add_reason(centre, TERMINAL, options.venue, read_text(_words(options)))
    answer(options, f"{reason} is a reason.", reason=reason)
    return 0


def run_change(options: argparse.Namespace) -> int:
    """Say it in other words."""
    with _keeping(options) as centre:
        text = read_text(_words(options))
        change_reason(centre, TERMINAL, options.venue, options.reason, text)
    return _say_known(options, "is changed")


def run_first(options: argparse.Namespace) -> int:
    """Put it before the others."""
    with _keeping(options) as centre:
        put_first(centre, TERMINAL, options.venue, options.reason)
    return _say_known(options, "stands first")


def run_remove(options: argparse.Namespace) -> int:
    """Take it away; rows that have it keep it."""
    with _keeping(options) as centre:
        remove_reason(centre, TERMINAL, options.venue, options.reason)
    return _say_known(options, "is offered no more")


def run_spread(options: argparse.Namespace) -> int:
    """Give them to the other open venues of the region, in place of their own."""
    with _keeping(options) as centre:
        changed = spread_reasons(centre, TERMINAL, None, options.venue)
    told = f"Given to {counted(changed, 'venue', 'venues')} that had others."
    answer(options, told, changed=changed)
    return 0


@contextmanager
def _keeping(options: argparse.Namespace) -> Iterator[Centre]:
    """The centre; what it refuses is said as a sentence."""
    with opened_centre(options) as centre:
        try:
            yield centre
        except Faulty as faulty:
            raise CommandError(_WRONG[faulty.faults[0].wrong]) from faulty
        except NoReason as error:
            raise _no_reason(error, options) from error


def _words(options: argparse.Namespace) -> dict[str, str]:
    return {
        field: getattr(options, language) for field, language in zip(FIELDS, LANGUAGES, strict=True)
    }


def _say_known(options: argparse.Namespace, done: str) -> int:
    told = f"{options.reason} {done}. The desks know with their next round."
    answer(options, told, reason=options.reason)
    return 0


def _no_reason(error: NoReason, options: argparse.Namespace) -> CommandError:
    if str(error) == options.venue:
        listing = "List them with: boxoffice-server events"
        return CommandError(f"There is no venue {options.venue}. {listing}")
    return CommandError(f"The venue has no reason {error}.")
