"""6: what the centre accepts of an event with a hard quota is never more than that."""

from tests.simulation.house import HARD
from tests.simulation.model import Broken, Model
from tests.simulation.world import World


def check_quotas(world: World, model: Model) -> None:
    """Units of issues that stand and that judging did not find beyond the quota, added up by event
    from the centre's tables; also at every moment between two rounds, and with desks restored.
    """
    seen = (model.centre.last_row, model.centre.last_verdict)
    if seen == model.quotas_seen:
        return
    model.quotas_seen = seen
    for event, tickets in HARD.items():
        ((accepted,),) = model.query(world.centre, _ACCEPTED, event)
        if int(str(accepted or 0)) > tickets:
            raise Broken(6, f"{accepted} units of {event} are accepted, {tickets} exist")


_ACCEPTED = (
    "SELECT sum(units) FROM ledger_rows AS issue"
    " WHERE event = ? AND kind = 'issue' AND repeats IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM ledger_rows WHERE of_row = issue.row_id AND kind = 'void')"
    " AND (SELECT findings FROM verdicts WHERE row_id = issue.row_id ORDER BY id DESC LIMIT 1)"
    " NOT LIKE '%over_quota%'"
)
