"""`boxoffice give`: tickets on a card, as one durable row."""

from typing import Any

from boxoffice.commands import shapes
from boxoffice.commands.card_reading import say_verdict, verdict_on
from boxoffice.commands.surroundings import Surroundings
from boxoffice.domain.allowances import CountProblem
from boxoffice.domain.issues import GivenRow
from boxoffice.errors import ExitCode
from boxoffice.services.checking import note_refusal
from boxoffice.services.issuing import CannotGive, ConfirmationNeeded, FaceNeeded, give
from sync.protocol.kinds import Channel, TicketKind

_CONFIRMATION, _FACE = "needs_confirmation", "needs_face"


def run(options: Any, around: Surroundings) -> int:
    """Record the tickets and print the row, or say why nothing was recorded."""
    named = _named(options)
    with around.open_desk() as desk:
        verdict = verdict_on(desk, options, around)
        why: str | None
        wanted = {**verdict.initial_tickets, **named}
        try:
            done = give(desk, verdict, wanted, channel=Channel(options.channel))
        except FaceNeeded:
            why = _FACE
        except CannotGive as refusal:
            note_refusal(desk, refusal.verdict)
            verdict, why = refusal.verdict, refusal.problem if named else None
        except ConfirmationNeeded:
            why = _CONFIRMATION
        else:
            return _show(done.value, around, json=options.json)
        said = say_verdict(desk, verdict, around)
    if isinstance(why, CountProblem):
        said = around.words(f"count_{why}")
    if options.json:
        refused = why or "verdict"
        around.show_json({"row": None, "refused": str(refused), "verdict": verdict.kind.value})
    print(said, file=around.err)
    return ExitCode.REFUSED


def _named(options: Any) -> dict[TicketKind, int]:
    """The counts that were named; the others start from what the verdict suggests."""
    named = {
        TicketKind.HOLDER: options.holder,
        TicketKind.CHILD: options.children,
        TicketKind.ASSISTANT: options.assistant,
        TicketKind.WORKER: options.workers,
        TicketKind.GROUP_CHILD: options.group_children,
    }
    return {kind: count for kind, count in named.items() if count is not None}


def _show(row: GivenRow, around: Surroundings, *, json: bool) -> int:
    if json:
        around.show_json(shapes.given(row))
    else:
        around.say("given", tickets=around.tickets(row.tickets), row=row.row_id)
    return ExitCode.OK
