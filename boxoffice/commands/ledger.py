"""`boxoffice ledger`: every row of the desk, and how the centre judged it."""

from typing import Any

from boxoffice.commands import shapes
from boxoffice.commands.surroundings import Surroundings
from boxoffice.errors import ExitCode
from boxoffice.services.overview import ledger
from sync.protocol.kinds import RowKind


def run(options: Any, around: Surroundings) -> int:
    """Print one row a line, oldest first; codes are shortened."""
    with around.open_desk() as desk:
        lines, days = ledger(desk), desk.days()
    if options.json:
        around.show_json([shapes.ledger_line(each) for each in lines])
        return ExitCode.OK
    for each in lines:
        sent = around.words("state_confirmed" if each.acknowledged else "state_waiting")
        about = around.tickets(each.tickets) if each.tickets else (each.of or "")
        judged = around.words(f"outcome_{each.outcome}") if each.outcome else "-"
        when = around.local(each.at, days)
        around.line(
            f"{each.seq}  {when}  {_kind(each.kind, around)}  {each.code or '-'}  {about}  {sent}"
            f"  {judged}  {each.row_id}"
        )
    return ExitCode.OK


def _kind(kind: str, around: Surroundings) -> str:
    """What a row is; the kind itself where a newer program wrote it."""
    return around.words(f"row_{kind}") if kind in set(RowKind) else kind
