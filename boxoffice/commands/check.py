"""`boxoffice check`: the verdict on a card, without giving anything."""

from typing import Any

from boxoffice.commands import shapes
from boxoffice.commands.card_reading import say_verdict, verdict_on
from boxoffice.commands.surroundings import Surroundings
from boxoffice.errors import ExitCode


def run(options: Any, around: Surroundings) -> int:
    """Print the verdict; 0 where tickets may be given or the customer let in."""
    with around.open_desk() as desk:
        verdict = verdict_on(desk, options, around)
        said = say_verdict(desk, verdict, around)
    if options.json:
        around.show_json(shapes.verdict(verdict))
    else:
        around.line(said)
    return ExitCode.REFUSED if verdict.refused else ExitCode.OK
