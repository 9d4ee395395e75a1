"""`boxoffice void`: an issue of today, taken back whole."""

from typing import Any

from boxoffice.commands.surroundings import Surroundings
from boxoffice.errors import ExitCode
from boxoffice.services.voiding import undo
from sync.protocol.kinds import VoidReason


def run(options: Any, around: Surroundings) -> int:
    """Record that the tickets came back, or say why nothing changed."""
    with around.open_desk() as desk:
        changes = undo(desk, options.row, VoidReason(options.reason))
    voided = bool(changes)
    if options.json:
        around.show_json({"of": options.row, "reason": options.reason, "voided": voided})
    if not voided:
        print(around.words("already_voided", row=options.row), file=around.err)
        return ExitCode.REFUSED
    if not options.json:
        around.say("voided", row=options.row)
    return ExitCode.OK
