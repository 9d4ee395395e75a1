"""6: a hard quota holds, at the centre and at the desks themselves."""

from collections.abc import Iterable

from tests.simulation.given_units import GivenUnits
from tests.simulation.house import HARD
from tests.simulation.model import Broken, Model
from tests.simulation.world import World


def check_quotas(world: World, model: Model) -> None:
    """What the centre accepts of an event with a hard quota is never more than that, and neither is
    what desks have given under their leases, whatever the centre knows of it.
    """
    check_accepted(world, model)
    check_given(world, model.given_units, HARD)


def check_given(world: World, facts: GivenUnits, events: Iterable[str]) -> None:
    """Units of issues that stand and name a lease, added up from the ledgers of all desks. It holds
    as long as no desk was put back or copied, nor the centre, and nothing was released.
    """
    if not facts.read(world.desks):
        return
    for event in events:
        given = facts.standing(event)
        if given > HARD[event]:
            raise Broken(6, f"{given} units of {event} were given, {HARD[event]} exist")


def check_accepted(world: World, model: Model) -> None:
    """Units of issues that stand and that judging did not find beyond the quota, added up by event
    from the centre's tables; also at every moment between two rounds, and with desks restored.
    """
    ((row, verdict),) = model.query(world.centre, _SEEN)
    seen = (world.centre.starts, int(row or 0), int(verdict or 0))
    if seen == model.quotas_seen:
        return
    model.quotas_seen = seen
    # What was merged into an event counts as its own once all is judged anew.
    ((waits,),) = model.query(world.centre, "SELECT count(*) FROM unjudged")
    for event, tickets in HARD.items():
        merged = "" if waits else event
        ((accepted,),) = model.query(world.centre, _ACCEPTED, event, merged)
        if int(str(accepted or 0)) > tickets:
            raise Broken(6, f"{accepted} units of {event} are accepted, {tickets} exist")


_SEEN = "SELECT (SELECT max(rowid) FROM ledger_rows), (SELECT max(id) FROM verdicts)"
_ACCEPTED = (
    "SELECT sum(units) FROM ledger_rows AS issue"
    " WHERE (event = ? OR event IN (SELECT walk_in FROM merged_events WHERE event = ?))"
    " AND kind = 'issue' AND repeats IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM ledger_rows WHERE of_row = issue.row_id AND kind = 'void')"
    " AND (SELECT findings FROM verdicts WHERE row_id = issue.row_id ORDER BY id DESC LIMIT 1)"
    " NOT LIKE '%over_quota%'"
)
