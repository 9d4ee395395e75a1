"""Three desks and a centre share six tickets, whatever happens in whatever order: a state machine.

The desks' shares are kept by the desk's own store, what the centre sees and judges is its own code;
between them stand plain lists in place of the network, which any rule may leave unheard.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from boxoffice.domain.quota_shares import units_to_ask, units_to_return
from boxoffice.store import tables
from boxoffice.store.incarnations import begin_incarnation, chain_end
from boxoffice.store.leases import put_leases, shares, take_units
from boxoffice.store.ledger import append_correction, append_return, append_void
from boxoffice.store.uses import hear
from sync.protocol.days import LocalDays
from sync.protocol.kinds import QuotaMode, TicketKind, VoidReason
from sync.protocol.messages import LeaseState, Use
from sync.protocol.programme import Quota as ProgrammeQuota
from sync.protocol.rows import IssueRow, LeaseReturnRow, VoidRow
from sync.server.judging.facts import FactRow, Facts, LeaseFacts
from sync.server.judging.rules import over_quota
from sync.server.quotas.leasing import quota_by_rows
from sync.server.quotas.splitting import Asked, Lease, Quota, units_to_give, units_to_keep
from sync.server.store.leases import UnitsRow
from tests.laws.effort import looking
from tests.support.desks import event

TICKETS = 6
pytestmark = pytest.mark.no_cover
NOW = datetime(2026, 4, 25, 15, 0, tzinfo=UTC)
OVER = NOW + timedelta(hours=8)
REPORT_BY = OVER + timedelta(days=3)
CONCERT = event("concert", quota=ProgrammeQuota(tickets=TICKETS, mode=QuotaMode.HARD))
NAMES = ("a", "b", "c")
desks = st.sampled_from(NAMES)


@dataclass
class _Desk:
    """A desk's store, and what of its ledger the centre has."""

    name: str
    engine: sa.Engine = field(default_factory=lambda: sa.create_engine("sqlite://"))
    rows: list[IssueRow | VoidRow | LeaseReturnRow] = field(default_factory=list)
    sent: int = 0

    def __post_init__(self) -> None:
        tables.metadata.create_all(self.engine)
        with self.engine.begin() as transaction:
            begin_incarnation(transaction, self.name, b"key", 0)

    def header(self, now: datetime) -> dict[str, object]:
        """What its next row says of itself."""
        seq = len(self.rows) + 1
        who = {"id": f"{self.name}-{seq}", "device": self.name, "incarnation": self.name}
        return {**who, "seq": seq, "made_at": now, "corrected_at": now}

    def give(self, units: int, now: datetime) -> None:
        """As a counter does: no lease, no tickets."""
        with self.engine.begin() as transaction:
            lease = take_units(transaction, self.name, "concert", units, now)
            if lease is not None:
                row = IssueRow(
                    **self.header(now),
                    event="concert",
                    epoch=1,
                    tag=bytes(8),
                    tickets={TicketKind.HOLDER: units},
                    verdict="valid",
                    lease=lease,
                )
                append_correction(transaction, chain_end(transaction, self.name, b"key"), row, "")
                self.rows.append(row)

    def void(self, of: str, now: datetime) -> None:
        """Take back what it knows, for the first time or again."""
        with self.engine.begin() as transaction:
            row = VoidRow(**self.header(now), of=of, reason=VoidReason.MISTAKE)
            append_void(transaction, chain_end(transaction, self.name, b"key"), row)
            self.rows.append(row)

    def known(self) -> list[str]:
        """The issues it knows, taken back or not."""
        with self.engine.begin() as view:
            return [row for (row,) in view.exec_driver_sql("SELECT row FROM uses ORDER BY row")]

    def give_back(self, now: datetime, *, all_of_it: bool) -> None:
        """Return units as a round does."""
        with self.engine.begin() as transaction:
            for share in shares(transaction, self.name):
                units = units_to_return(share, now, done=all_of_it)
                if units:
                    row = LeaseReturnRow(
                        **self.header(now), lease=share.lease, event="concert", units=units
                    )
                    append_return(transaction, chain_end(transaction, self.name, b"key"), row)
                    self.rows.append(row)


class LeaseMachine(RuleBasedStateMachine):
    """What may happen; the centre keeps rows, leases and releases for good."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.desks = {name: _Desk(name) for name in NAMES}
        self.stored: list[FactRow] = []
        self.leases: dict[str, Lease] = {}
        self.given_free = False

    @rule(desk=desks, units=st.integers(1, 3))
    def gives(self, desk: str, units: int) -> None:
        """A clerk gives under a lease."""
        self.desks[desk].give(units, self.now)

    @rule(desk=desks, number=st.integers(0, 30))
    def takes_back(self, desk: str, number: int) -> None:
        """Any issue that a desk knows, also one that was taken back."""
        known = self.desks[desk].known()
        if known:
            self.desks[desk].void(known[number % len(known)], self.now)

    @rule(desk=desks, most=st.integers(0, 3))
    def sends_some(self, desk: str, most: int) -> None:
        """A round that ends behind an upload."""
        self._push(self.desks[desk], most)

    @rule(desk=desks, needed=st.integers(0, 3), lost=st.booleans())
    def syncs(self, desk: str, needed: int, lost: bool) -> None:
        """A whole round; the answer to the last request may be lost."""
        self._round(self.desks[desk], needed, lost=lost)

    @rule(by=st.sampled_from([timedelta(minutes=5), timedelta(hours=9), timedelta(days=4)]))
    def time_passes(self, by: timedelta) -> None:
        """A lease may end, and its time to report."""
        self.now += by

    @precondition(lambda self: self.now > REPORT_BY)
    @rule(desk=desks)
    def releases(self, desk: str) -> None:
        """A coordinator gives free what was never reported."""
        lease = next((each for each in self._quota().leases if each.device == desk), None)
        if lease is not None and lease.released_at is None:
            self.given_free |= lease.unreported > 0
            self.leases[desk] = replace(self.leases[desk], released_at=self.now)

    @invariant()
    def accepts_no_more_than_there_is(self) -> None:
        """By the centre's own judgement."""
        over = over_quota(self._facts())
        voided = {fact.row.of for fact in self.stored if isinstance(fact.row, VoidRow)}
        accepted = [
            sum(fact.row.tickets.values())
            for fact in self.stored
            if isinstance(fact.row, IssueRow) and fact.row_id not in voided | over
        ]
        assert sum(accepted) <= TICKETS
        assert self.given_free or not over

    @invariant()
    def gives_no_more_than_there_is(self) -> None:
        """By what desks wrote down, whatever the centre has heard."""
        rows = [row for desk in self.desks.values() for row in desk.rows]
        voided = {row.of for row in rows if isinstance(row, VoidRow)}
        issues = [row for row in rows if isinstance(row, IssueRow) and row.id not in voided]
        assert self.given_free or sum(sum(row.tickets.values()) for row in issues) <= TICKETS

    def teardown(self) -> None:
        """Everybody hears all and gives all back: every unit is used or free."""
        try:
            self._comes_to_rest()
        finally:
            for desk in self.desks.values():
                desk.engine.dispose()

    def _comes_to_rest(self) -> None:
        for _ in range(2):
            for desk in self.desks.values():
                self._round(desk, 0, asks=False)
        for desk in self.desks.values():
            desk.give_back(self.now, all_of_it=True)
            self._push(desk, 1000)
        quota = self._quota()
        assert quota.held == 0
        assert self.given_free or quota.free + quota.settled == TICKETS
        self.accepts_no_more_than_there_is()
        self.gives_no_more_than_there_is()

    def _round(self, desk: _Desk, needed: int, *, lost: bool = False, asks: bool = True) -> None:
        desk.give_back(self.now, all_of_it=False)
        self._push(desk, 1000)
        self._tell(desk)
        if asks and self.now < OVER:
            self._ask(desk, needed)
            if not lost:
                self._tell(desk)

    def _push(self, desk: _Desk, most: int) -> None:
        for row in desk.rows[desk.sent : desk.sent + most]:
            self.stored.append(
                FactRow(desk.name, "venue", desk.name, row.seq, self.now, row, row.id)
            )
        desk.sent = min(len(desk.rows), desk.sent + most)

    def _tell(self, desk: _Desk) -> None:
        voided = {fact.row.of for fact in self.stored if isinstance(fact.row, VoidRow)}
        uses = [
            Use(
                row=fact.row_id,
                device=fact.device,
                event="concert",
                epoch=1,
                tag=bytes(8),
                tickets=dict(fact.row.tickets),
                at=fact.row.corrected_at,
                voided=fact.row_id in voided,
            )
            for fact in self.stored
            if isinstance(fact.row, IssueRow)
        ]
        quota = self._quota()
        told = [
            LeaseState(
                lease=each.id,
                event="concert",
                incarnation=each.incarnation,
                units=each.units,
                keep=units_to_keep(quota, each, {}, self.now),
                not_after=each.not_after,
                report_by=each.report_by,
            )
            for each in quota.leases
            if each.device == desk.name and each.released_at is None
        ]
        with desk.engine.begin() as transaction:
            hear(transaction, uses)
            put_leases(transaction, told, self.now)

    def _ask(self, desk: _Desk, needed: int) -> None:
        with desk.engine.begin() as view:
            want = units_to_ask(shares(view, desk.name), needed, self.now)
        quota = self._quota()
        lease = next((each for each in quota.leases if each.device == desk.name), None)
        asked = Asked(desk.name, want, needed)
        units = units_to_give(quota, asked, lease.unused if lease else 0, {}) if want else 0
        if units:
            new = Lease(f"of-{desk.name}", desk.name, desk.name, 0, OVER, REPORT_BY, self.now)
            known = self.leases.get(desk.name, new)
            self.leases[desk.name] = replace(known, units=known.units + units, granted_at=self.now)

    def _quota(self) -> Quota:
        voided = {fact.row.of for fact in self.stored if isinstance(fact.row, VoidRow)}
        rows = []
        for fact in self.stored:
            if isinstance(fact.row, IssueRow):
                units, lease, back = sum(fact.row.tickets.values()), fact.row.lease, False
            elif isinstance(fact.row, LeaseReturnRow):
                units, lease, back = fact.row.units, fact.row.lease, True
            else:
                continue
            gone = fact.row_id in voided
            rows.append(UnitsRow("concert", fact.device, fact.device, units, lease, back, gone))
        return quota_by_rows(TICKETS, rows, self.leases.values(), NAMES)

    def _facts(self) -> Facts:
        leases = {
            each.id: LeaseFacts(
                each.device,
                each.incarnation,
                "concert",
                each.units,
                each.not_after,
                each.released_at,
            )
            for each in self.leases.values()
        }
        events = {"concert": CONCERT}
        return Facts(self.stored, {}, events, {}, LocalDays(), leases=leases)


TestLeases = LeaseMachine.TestCase
TestLeases.settings = looking(15, steps=40)
