"""The laws of the centre: whatever batches come, again and in whatever portions they are judged,
every row is stored once, byte for byte, and verdicts are those of all facts judged at once.
"""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

import pytest
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import text

from sync.client.ports import Identity
from sync.protocol import keys
from sync.protocol.kinds import CardKind, CardStatus, Finding, QuotaMode
from sync.protocol.messages import LedgerBatch
from sync.protocol.problems import ProblemCode
from sync.protocol.programme import Quota
from sync.protocol.rows import LeaseReturnRow
from sync.server.centre import Centre
from sync.server.judging import rounds
from sync.server.judging.facts import CardState, LeaseFacts
from sync.server.judging.reading_ahead import ReadAhead
from sync.server.judging.rounds import Judging, _Closed, _Round
from sync.server.judging.rules import judge
from sync.server.keeping import walk_ins
from sync.server.keeping.events import NoEvent
from sync.server.ledger.intake import check_batch, take_batches
from sync.server.quotas.leasing import leases_by_event
from sync.server.store import devices, epochs, judgements, ledger, register, venues
from sync.server.store import leases as stored
from sync.server.store.devices import Device
from sync.server.store.leases import Grant, Release
from sync.server.store.register import NewCard
from sync.web.problem_answers import ProblemError
from tests.laws.effort import looking
from tests.support.clocks import NOW
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import (
    CONCERT,
    MUSEUM,
    OTHER_VENUE,
    VENUE,
    SteppingClock,
    code,
    new_centre,
)

HARD = Quota(tickets=3, mode=QuotaMode.HARD)
EVENTS = {
    "concert": CONCERT.model_copy(update={"quota": HARD}),
    "late": CONCERT.model_copy(update={"id": "late", "limits": (), "quota": HARD}),
    "museum": MUSEUM,
}
WALK_INS = tuple(f"walk-in-{number}" for number in range(3))
CARDS = (code(0), code(1), code(2), "KK777777", "KK888888")
"""Two are of no card, until somebody registers them."""
LIMITED = st.sampled_from(["concert", "late"])
SMALL = st.integers(0, 5)
Chosen = TypeVar("Chosen")


def _one(values: Sequence[Chosen], number: int) -> Chosen:
    return values[number % len(values)]


class CentreMachine(RuleBasedStateMachine):
    """One centre, three desks that make rows by hand, and a coordinator."""

    def __init__(self) -> None:
        super().__init__()
        self.patches = ExitStack()
        # A coordinator's act marks what waits; when it is judged is for other rules to say.
        self.patches.enter_context(patch.object(walk_ins, "tell", lambda _centre, _venue: None))
        self.folder = self.patches.enter_context(tempfile.TemporaryDirectory())
        self.clock = SteppingClock()
        address = f"sqlite:///{Path(self.folder) / 'centre.sqlite'}"
        self.centre: Centre = new_centre(address, cards=3, now=self.clock)
        self.judging = Judging(self.centre)
        with self.centre.store.write() as connection:
            venues.add_events(connection, VENUE, [EVENTS["late"]])
            stored.change_event(connection, EVENTS["concert"])
            self.list_key = epochs.all_epochs(connection)[0].list_key
        self.desks = [
            self._desk("door", VENUE),
            self._desk("till", VENUE),
            self._desk("museum", OTHER_VENUE),
        ]
        self.sent: dict[str, set[bytes]] = {desk.identity.device: set() for desk in self.desks}
        self.ids: list[str] = []
        self.leases: list[Grant] = []

    def _desk(self, name: str, venue: str) -> Desk:
        signing = keys.new_signing_key()
        public = keys.public_signing_key(signing)
        with self.centre.store.write() as connection:
            new = Device(name, venue, name, public, NOW, None)
            devices.add_device(connection, new, public, "0.1.0")
        identity = Identity(name, signing, b"", "http://127.0.0.1:1")
        running = RunningCentre(self.centre, identity.address, self.clock)
        return Desk(running, identity, b"", venue, self.list_key, 1, incarnation=f"{name}-1")

    def _at(self, minutes: int) -> datetime:
        return self.clock.moment - timedelta(minutes=minutes)

    # What desks record.

    @rule(desk=SMALL, card=SMALL, event=SMALL, holder=SMALL, ago=SMALL, lease=SMALL, again=SMALL)
    def issue(self, **drawn: int) -> None:
        desk = _one(self.desks, drawn["desk"])
        named = _one([*EVENTS, *WALK_INS], drawn["event"])
        mine = [each.lease for each in self.leases if each.device == desk.identity.device]
        corrects = _one(["c1", "c2", None, None, None, None], drawn["again"])
        self.ids.append(
            desk.issue(
                _one(CARDS, drawn["card"]),
                CONCERT.model_copy(update={"id": named}),
                at=self._at(drawn["ago"]),
                lease=_one([None, *mine], drawn["lease"]),
                correction=corrects,
                holder=drawn["holder"] % 3,
                child=drawn["holder"] // 3,
            )
        )

    @precondition(lambda self: self.ids)
    @rule(desk=SMALL, of=st.integers(0, 99), again=SMALL)
    def void(self, desk: int, of: int, again: int) -> None:
        corrects = _one(["c1", "c2", None, None, None, None], again)
        self.ids.append(_one(self.desks, desk).void(_one(self.ids, of), correction=corrects))

    @precondition(lambda self: self.ids)
    @rule(desk=SMALL, of=st.integers(0, 99))
    def collect(self, desk: int, of: int) -> None:
        _one(self.desks, desk).collect(_one(self.ids, of))

    @rule(desk=SMALL, walk_in=SMALL)
    def walk_in(self, desk: int, walk_in: int) -> None:
        _one(self.desks, desk).walk_in(row_id=_one(WALK_INS, walk_in))

    @precondition(lambda self: self.leases)
    @rule(desk=SMALL, lease=SMALL, event=SMALL)
    def give_back(self, desk: int, lease: int, event: int) -> None:
        grant = _one(self.leases, lease)
        named = _one([grant.event, grant.event, *EVENTS], event)
        _one(self.desks, desk).append(LeaseReturnRow, lease=grant.lease, event=named, units=1)

    @rule(desk=SMALL)
    def spoil(self, desk: int) -> None:
        _one(self.desks, desk).rows.append(b'{"no row": 1}')

    @rule(desk=SMALL, kept=SMALL)
    def fork(self, desk: int, kept: int) -> None:
        """An older state of the desk goes on by itself."""
        del _one(self.desks, desk).rows[kept:]

    @rule(desk=SMALL)
    def begin_anew(self, desk: int) -> None:
        """Another incarnation of a desk."""
        of = self.desks.index(_one(self.desks, desk))
        name, number = self.desks[of].incarnation.rsplit("-", 1)
        self.desks[of] = replace(self.desks[of], rows=[], incarnation=f"{name}-{int(number) + 1}")

    @rule(minutes=SMALL)
    def wait(self, minutes: int) -> None:
        self.clock.move(minutes=minutes, seconds=1)

    # What the centre gets.

    def _store(self, desk: Desk, batch: LedgerBatch, *, judged: bool) -> None:
        with self.centre.store.write() as connection:
            device = devices.device(connection, desk.identity.device, lock=True)
            assert device is not None
            checked = check_batch(device, batch)
            (taken,) = take_batches(connection, [(device, checked)], self.clock())
            if isinstance(taken, ProblemError):
                raise taken
            if judged:
                self.judging.judge_stored(connection, [taken])
        self.sent[desk.identity.device].update(checked.hashes)

    @rule(desk=SMALL, start=st.integers(0, 99), size=st.integers(1, 9), judged=st.booleans())
    def send(self, desk: int, start: int, size: int, judged: bool) -> None:
        """Some rows, from any that the centre has or waits for on."""
        chosen = _one(self.desks, desk)
        hashes = [chosen.hash_at(seq) for seq in range(1, len(chosen.rows) + 1)]
        known = self.sent[chosen.identity.device]
        here = next((n for n, each in enumerate(hashes) if each not in known), len(hashes))
        first = start % (here + 1) + 1
        rows = chosen.rows[first - 1 : first - 1 + size]
        if rows:
            self._store(chosen, chosen.batch(first, rows), judged=judged)

    @rule(desk=SMALL)
    def leave_a_gap(self, desk: int) -> None:
        chosen = _one(self.desks, desk)
        if len(chosen.rows) < 2 or self.sent[chosen.identity.device]:
            return
        with pytest.raises(ProblemError) as refused:
            self._store(chosen, chosen.batch(2), judged=True)
        problem = refused.value.problem
        assert (problem.code, problem.needed_seq) == (ProblemCode.GAP, 1)

    @rule(marks=st.integers(1, 3))
    def judge_some(self, marks: int) -> None:
        with (
            patch.object(rounds, "_MARKS_A_ROUND", marks),
            self.centre.store.write() as connection,
        ):
            self.judging._judge_some(connection, (), ReadAhead(connection))

    # What a coordinator does.

    @rule(walk_in=SMALL, event=SMALL)
    def merge(self, walk_in: int, event: int) -> None:
        into = _one([*EVENTS], event)
        self._map(lambda: walk_ins.merge(self.centre, "test", WALK_INS[walk_in % 3], into))

    @rule(walk_in=SMALL)
    def adopt(self, walk_in: int) -> None:
        self._map(lambda: walk_ins.adopt(self.centre, "test", WALK_INS[walk_in % 3]))

    def _map(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (walk_ins.NotWalkIn, NoEvent):
            note("there is no such event to map")

    @rule(
        event=st.sampled_from(["concert", "late"]), tickets=SMALL, mode=st.sampled_from(QuotaMode)
    )
    def change_quota(self, event: str, tickets: int, mode: QuotaMode) -> None:
        quota = Quota(tickets=tickets, mode=mode)
        with self.centre.store.write() as connection:
            stored.change_event(connection, EVENTS[event].model_copy(update={"quota": quota}))
            stored.judge_anew(connection, [event])

    @rule(desk=SMALL, event=LIMITED, units=st.integers(1, 3))
    def grant(self, desk: int, event: str, units: int) -> None:
        chosen = _one(self.desks, desk)
        lease = f"lease-{len(self.leases)}"
        until = self.clock.moment + timedelta(minutes=5)
        new = Grant(
            lease,
            lease,
            chosen.identity.device,
            chosen.incarnation,
            event,
            units,
            self.clock.moment,
            until,
            until,
        )
        with self.centre.store.write() as connection:
            stored.add_grant(connection, new)
        self.leases.append(new)

    @precondition(lambda self: self.leases)
    @rule(lease=SMALL)
    def release(self, lease: int) -> None:
        chosen = _one(self.leases, lease)
        with self.centre.store.write() as connection:
            if not stored.releases(connection, [chosen.lease]):
                released = Release(chosen.lease, 0, self.clock.moment)
                stored.add_release(connection, released)
                stored.judge_anew(connection, [chosen.event])

    @rule(card=SMALL, blocked=st.booleans(), children=st.integers(0, 2))
    def change_card(self, card: int, blocked: bool, children: int) -> None:
        status = CardStatus.BLOCKED if blocked else CardStatus.ACTIVE
        state = CardState(self.clock.moment, status, date(2027, 1, 1), children)
        with self.centre.store.write() as connection:
            known = register.card_with_code(connection, _one(CARDS, card))
            if known is None:
                new = NewCard(_one(CARDS, card), CardKind.PERSONAL, (state,))
                register.add_cards(connection, [new])
            else:
                register.change_card(connection, known.number, state)

    # What must hold.

    @invariant()
    def every_row_is_stored_once(self) -> None:
        with self.centre.store.read() as connection:
            found = connection.execute(text("SELECT device, hash FROM ledger_rows")).all()
        assert len(found) == len(set(found))
        for device, sent in self.sent.items():
            assert {bytes(row_hash) for name, row_hash in found if name == device} == sent

    def teardown(self) -> None:
        """In the end all that waits is judged: by whatever portions, as if it were at once."""
        try:
            self.judging.judge_waiting()
            anew = self._judged_at_once()
            with self.centre.store.read() as connection:
                last = judgements.last_verdicts(connection, anew)
            found = {row: verdict.judgement.findings for row, verdict in last.items()}
            assert found == anew
        finally:
            self.centre.store.close()
            self.patches.close()

    def _judged_at_once(self) -> dict[str, tuple[Finding, ...]]:
        with self.centre.store.write() as connection:
            ids = connection.scalars(
                text("SELECT row_id FROM ledger_rows WHERE repeats IS NULL")
            ).all()
            rows = {row.row_id: row for row in ledger.rows_with_ids(connection, ids)}
            closed = _Closed(rows, ledger.cards_of(connection, ids))
            facts = _Round(connection, self.centre, judge, (), ReadAhead(connection))._facts(
                closed, frozenset()
            )
            leases = {
                lease.id: LeaseFacts(
                    lease.device,
                    lease.incarnation,
                    event,
                    lease.units,
                    lease.not_after,
                    lease.released_at,
                )
                for event, found in leases_by_event(connection, list(EVENTS)).items()
                for lease in found
            }
        every = replace(facts, quota_rows=(), leases=leases)
        return {row: found.findings for row, found in judge(every).items()}


TestCentre = CentreMachine.TestCase
TestCentre.settings = looking(5, steps=40)
