"""What a desk keeps count of itself, held against its own rows: the units of its leases."""

from collections import Counter

from tests.simulation.invariants import require
from tests.simulation.model import DeskFacts, desk_query, read_row
from tests.simulation.world import SimulatedDesk

_INSIDE = ("holder", "child", "worker", "group_child")
"""The kinds of ticket that take a unit of a hard quota (docs/protocol.md)."""


def check_book(desk: SimulatedDesk, facts: DeskFacts) -> None:
    """14: what a desk takes for used and returned of its leases is what its rows say of them, and
    what it has heard of theirs.
    """
    said = [read_row(row.body) for row in facts.rows]
    voided = {each["of"] for each in said if each.get("kind") == "void"}
    # Another desk's void refills the lease too, once this one hears of it.
    voided |= {row for (row,) in desk_query(desk, "SELECT row FROM uses WHERE voided")}
    used: Counter[str] = Counter()
    returned: Counter[str] = Counter()
    for each in said:
        lease = each.get("lease")
        if not lease:
            continue
        if each["kind"] == "lease_return":
            returned[lease] += each["units"]
        elif each["kind"] == "issue" and each["id"] not in voided:
            used[lease] += sum(each["tickets"].get(kind, 0) for kind in _INSIDE)
    for lease, out, back in desk_query(
        desk, "SELECT lease, used, returned FROM leases WHERE incarnation = ?", facts.incarnation
    ):
        told = f"{desk} takes {out} units of a lease for used: its rows say {used[lease]}"
        require(14, out == used[lease], told)
        told = f"{desk} takes {back} units of a lease for returned: its rows say {returned[lease]}"
        require(14, back == returned[lease], told)
