"""`boxoffice give`: tickets on a card, as one durable row."""

from typing import Any

from boxoffice.commands import shapes
from boxoffice.commands.card_reading import say_verdict, verdict_on
from boxoffice.commands.surroundings import Surroundings
from boxoffice.domain.issues import GivenRow
from boxoffice.domain.verdicts import Verdict
from boxoffice.errors import ExitCode
from boxoffice.services.checking import note_refusal
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import CannotGive, ConfirmationNeeded, FaceNeeded, give
from sync.protocol.kinds import Channel, TicketKind


def run(options: Any, around: Surroundings) -> int:
    """Record the tickets and print the row, or say why nothing was recorded."""
    with around.open_desk() as desk:
        verdict = verdict_on(desk, options, around)
        wanted = {**verdict.initial_tickets, **_counts(options)}
        try:
            done = give(desk, verdict, wanted, channel=Channel(options.channel))
        except CannotGive as refusal:
            note_refusal(desk, refusal.verdict)
            why = refusal.problem.value if refusal.problem else "verdict"
            said = (
                around.words(f"count_{refusal.problem}")
                if refusal.problem
                else say_verdict(desk, refusal.verdict, around)
            )
            return _refuse(refusal.verdict, why, said, around, json=options.json)
        except ConfirmationNeeded:
            said = around.words("list_is_old")
            return _refuse(verdict, "needs_confirmation", said, around, json=options.json)
        except FaceNeeded:
            said = say_verdict(desk, verdict, around)
            return _refuse(verdict, "needs_face", said, around, json=options.json)
        _show(desk, done.value, around, json=options.json)
    return ExitCode.OK


def _counts(options: Any) -> dict[TicketKind, int]:
    """The counts that were named; the others start from what the verdict suggests."""
    named = {
        TicketKind.HOLDER: options.holder,
        TicketKind.CHILD: options.children,
        TicketKind.ASSISTANT: options.assistant,
        TicketKind.WORKER: options.workers,
        TicketKind.GROUP_CHILD: options.group_children,
    }
    return {kind: count for kind, count in named.items() if count is not None}


def _refuse(verdict: Verdict, why: str, said: str, around: Surroundings, *, json: bool) -> int:
    if json:
        around.show_json({"row": None, "refused": why, "verdict": verdict.kind.value})
    print(said, file=around.err)
    return ExitCode.REFUSED


def _show(desk: Desk, row: GivenRow, around: Surroundings, *, json: bool) -> None:
    if json:
        around.show_json(shapes.given(row))
        return
    around.say("given", tickets=around.tickets(row.tickets), row=row.row_id)
