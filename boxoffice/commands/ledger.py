"""`boxoffice ledger`: every row of the desk, and how the centre judged it."""

from typing import Any

from boxoffice.commands import shapes
from boxoffice.commands.surroundings import Surroundings
from boxoffice.errors import ExitCode
from boxoffice.services.overview import ledger


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
        judged = each.outcome.value if each.outcome else "-"
        when = around.local(each.at, days)
        around.line(
            f"{each.seq}  {when}  {each.kind}  {each.code or '-'}  {about}  {sent}  {judged}"
            f"  {each.row_id}"
        )
    return ExitCode.OK
