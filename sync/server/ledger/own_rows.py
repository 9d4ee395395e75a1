"""A desk's own ledgers as the centre holds them: how far, and their rows again."""

from sync.protocol.chain import first_hash
from sync.protocol.messages import LedgerPage, LedgerState
from sync.protocol.problems import ProblemCode
from sync.protocol.versions import MAX_BATCH_ROWS, MAX_LEDGERS
from sync.server.centre import Centre
from sync.server.store import incarnations
from sync.server.store.chains import Incarnation
from sync.server.store.database import Transaction
from sync.server.store.devices import Device
from sync.web.problem_answers import ProblemError

PAGE_BYTES = 2 * 1024 * 1024


def ledgers_of(connection: Transaction, device: str) -> tuple[LedgerState, ...]:
    """Every branch of a desk's newest incarnations, the newest incarnation first."""
    found = [
        LedgerState(
            incarnation=each.id,
            branch=branch.branch,
            acknowledged_seq=branch.head_seq,
            head_hash=branch.head_hash,
            previous=each.previous,
            closed=each.closed,
            rootless=branch.branch > 0 and _is_rootless(connection, each, branch.branch),
        )
        for each in incarnations.newest(connection, device, MAX_LEDGERS)
        for branch in each.branches
    ]
    return tuple(found[:MAX_LEDGERS])


def _is_rootless(connection: Transaction, of: Incarnation, branch: int) -> bool:
    """Whether a branch continues a row that is not here: a centre that was put back lost it."""
    first = incarnations.rows_again(connection, of.device, of.id, branch, 1, 1, 1)
    return first is not None and first.from_seq > 1 and not first.previous_hash


def page_of(
    centre: Centre, device: Device, incarnation: str, branch: int, from_seq: int
) -> LedgerPage:
    """A page of a desk's own rows. Raises `ProblemError` `not_found` where there is none."""
    with centre.store.read() as connection:
        found = incarnations.rows_again(
            connection, device.id, incarnation, branch, from_seq, MAX_BATCH_ROWS, PAGE_BYTES
        )
    if found is None:
        raise ProblemError(ProblemCode.NOT_FOUND, "there are no such rows of this desk")
    previous = found.previous_hash
    if found.from_seq == 1:
        previous = first_hash(device.public_key, incarnation)
    return LedgerPage(
        device=device.id,
        incarnation=incarnation,
        branch=branch,
        from_seq=found.from_seq,
        previous_hash=previous,
        rows=found.bodies,
        more=found.more,
        generation=centre.network.generation,
        at=centre.now(),
    )
