"""Rows of a day at a desk: given, found again, and read as the ledger has them."""

from collections.abc import Mapping
from datetime import timedelta

from boxoffice.domain.clerks import KnownClerk
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import give
from boxoffice.store import listing
from boxoffice.store.clerks import put_clerks
from boxoffice.store.look_ups import look_ups
from sync.protocol.clerks import Clerk, ClerkRole
from sync.protocol.kinds import CardSource, Channel, TicketKind
from sync.protocol.rows import VoidRow
from tests.support.desks import VALID, MadeUpCard, MadeUpDesk

HOLDER, CHILD, ASSISTANT = TicketKind.HOLDER, TicketKind.CHILD, TicketKind.ASSISTANT
BOSS = KnownClerk("boss", ClerkRole.SUPERVISOR)
MINUTE = timedelta(minutes=1)
HASHED = f"$argon2id$v=19$m=19456,t=2,p=1${'a' * 22}${'b' * 43}"


def given(
    desk: Desk,
    code: str = VALID.code,
    name: str = "concert",
    tickets: Mapping[TicketKind, int] | None = None,
    channel: Channel = Channel.COUNTER,
) -> str:
    """Tickets given; the row."""
    verdict = check(desk, code, CardSource.WEDGE, name, online=True)
    return give(desk, verdict, tickets or {HOLDER: 1}, channel=channel).value.row_id


def many(desk: Desk, made: MadeUpDesk, count: int) -> list[str]:
    """A queue: a row a minute, each on its own card."""
    made.install(desk, [MadeUpCard(f"ESP{n:06}") for n in range(1, count + 1)])
    rows = []
    for n in range(1, count + 1):
        rows.append(given(desk, f"ESP{n:06}", tickets={HOLDER: 1, CHILD: n % 3}))
        made.clock.advance(MINUTE)
    return rows


def void_of(desk: Desk, row_id: str) -> VoidRow:
    with desk.store.read() as view:
        found = listing.last_void(view, row_id)
    assert found is not None
    return found


def with_clerks(desk: Desk) -> None:
    """A venue with PINs; an ordinary clerk is at the desk."""
    with desk.store.write() as transaction:
        put_clerks(transaction, [Clerk(name="boss", role=ClerkRole.SUPERVISOR, pin=HASHED)])
    desk.duty.clerk = KnownClerk("clerk", ClerkRole.CLERK)


def noted(desk: Desk) -> list[tuple[str | None, str, str | None]]:
    with desk.store.glance() as view:
        return [(each.clerk, each.act, each.row) for each in look_ups(view)]
