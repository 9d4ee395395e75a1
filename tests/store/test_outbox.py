"""The ledger as an outbox, and what the centre's answers leave in the store."""

import random
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk, erase_codes, open_desk, tidy
from boxoffice.services.issuing import give
from boxoffice.services.overview import ledger, status
from boxoffice.store.codes import code_of
from boxoffice.store.ledger import RowUnknown, append_void, end_of_chain
from boxoffice.store.listing import given_row
from boxoffice.store.moments import to_signed
from boxoffice.store.state import put_marks
from sync.protocol.chain import first_hash
from sync.protocol.keys import public_signing_key
from sync.protocol.kinds import CardSource, Finding, TicketKind, VoidReason
from sync.protocol.messages import Acknowledgement, RowVerdict, Use
from sync.protocol.rows import VoidRow
from tests.support.desks import EPOCH, NOW, VALID, MadeUpCard, MadeUpDesk

HOLDER = TicketKind.HOLDER
CARDS = [MadeUpCard(f"ESP{number:06d}") for number in range(20)]


def fill(desk: Desk, rows: int) -> list[str]:
    given = []
    for card in CARDS[:rows]:
        verdict = check(desk, card.code, CardSource.WEDGE, "concert", online=True)
        given.append(give(desk, verdict, {HOLDER: 1}).value.row_id)
    return given


def acknowledgement(seq: int, head_hash: bytes, **fields: object) -> Acknowledgement:
    base = Acknowledgement(
        device="desk-1",
        incarnation="inc-1",
        acknowledged_seq=seq,
        head_hash=head_hash,
        generation="gen-1",
        at=NOW,
    )
    return base.model_copy(update=fields)


@pytest.fixture
def full(desk: Desk, made: MadeUpDesk) -> Desk:
    made.install(desk, CARDS)
    return desk


def test_an_empty_ledger_waits_for_nothing(desk: Desk, made: MadeUpDesk) -> None:
    outbox = made.outbox(desk)
    start = first_hash(public_signing_key(made.signing_key), "inc-1")
    position = outbox.position()
    assert (position.incarnation, position.last_seq, position.acknowledged_seq) == ("inc-1", 0, 0)
    assert position.acknowledged_hash == start
    assert outbox.outgoing(1, 10) is None


def test_rows_go_in_batches_and_are_acknowledged_by_hash(full: Desk, made: MadeUpDesk) -> None:
    fill(full, 5)
    outbox = made.outbox(full)
    first = outbox.outgoing(1, 3)
    assert first is not None
    assert len(first.rows) == 3
    assert not outbox.acknowledge(acknowledgement(3, b"x" * 32), b"no")
    assert not outbox.acknowledge(acknowledgement(9, first.head_hash), b"no")
    assert outbox.position().acknowledged_seq == 0
    assert outbox.acknowledge(acknowledgement(3, first.head_hash), b"receipt")
    position = outbox.position()
    assert (position.acknowledged_seq, position.acknowledged_hash) == (3, first.head_hash)
    rest = outbox.outgoing(4, 3)
    assert rest is not None
    assert (rest.previous_hash, len(rest.rows)) == (first.head_hash, 2)
    assert status(full).waiting.rows == 2


def test_a_centre_that_lost_rows_gets_them_again(full: Desk, made: MadeUpDesk) -> None:
    fill(full, 3)
    outbox = made.outbox(full)
    batch = outbox.outgoing(1, 10)
    assert batch is not None
    assert outbox.acknowledge(acknowledgement(3, batch.head_hash), b"receipt")
    outbox.send_again_from(1)
    assert outbox.position().acknowledged_seq == 1
    assert status(full).waiting.rows == 2


def test_codes_go_35_days_after_they_were_acknowledged(full: Desk, made: MadeUpDesk) -> None:
    rows = fill(full, 3)
    batch = made.outbox(full).outgoing(1, 2)
    assert batch is not None
    made.outbox(full).acknowledge(acknowledgement(2, batch.head_hash), b"receipt")
    made.clock.advance(timedelta(days=34))
    assert erase_codes(full) == 0
    made.clock.advance(timedelta(days=1))
    assert erase_codes(full) == 2
    with full.store.read() as view:
        assert [code_of(view, row) is None for row in rows] == [True, True, False]
        first, last = given_row(view, rows[0]), given_row(view, rows[2])
        assert first is not None
        assert last is not None
        assert first.code is None
        assert last.code == CARDS[2].code.replace("ESP000", "…")


def test_opening_a_desk_erases_what_is_due(full: Desk, made: MadeUpDesk) -> None:
    fill(full, 1)
    batch = made.outbox(full).outgoing(1, 1)
    assert batch is not None
    made.outbox(full).acknowledge(acknowledgement(1, batch.head_hash), b"receipt")
    keys = {EPOCH: made.list_key}
    made.clock.advance(timedelta(days=36))
    with open_desk(made.folder, made.store_key, keys, made.clock) as again:
        assert again.time().leapt
        assert [line.code for line in ledger(again)] == ["…000"]
        made.change(again)
    with open_desk(made.folder, made.store_key, keys, made.clock) as anchored:
        assert not anchored.time().leapt
        assert [line.code for line in ledger(anchored)] == [None]


def test_a_list_is_wiped_two_weeks_after_its_head_expired(desk: Desk, made: MadeUpDesk) -> None:
    made.clock.advance(timedelta(days=15))
    tidy(desk)
    assert made.replica(desk).installed().list_version == 1
    made.clock.advance(timedelta(seconds=1))
    tidy(desk)
    installed = made.replica(desk).installed()
    assert (installed.list_version, installed.highest_version) == (0, 1)
    assert not list(made.folder.glob("cards-*"))


def test_after_a_leap_of_the_clock_nothing_goes(desk: Desk, made: MadeUpDesk) -> None:
    made.clock.advance(timedelta(days=60))
    with made.open(boot="another") as restarted:
        tidy(restarted)
        assert made.replica(restarted).installed().list_version == 1


def test_a_desk_opens_while_another_program_holds_the_lock(made: MadeUpDesk) -> None:
    with (
        made.open() as other,
        other.store.write(),
        open_desk(made.folder, made.store_key, {}, made.clock, busy_seconds=0.1) as desk,
    ):
        assert status(desk).rows == 0


def test_what_comes_later_in_the_feed_is_in_effect(full: Desk, made: MadeUpDesk) -> None:
    """Whatever its moment: the centre's clock may have gone back between the two."""
    (row,) = fill(full, 1)
    unknown = RowVerdict(
        row=row,
        outcome=Finding.UNKNOWN_CARD,
        findings=(Finding.UNKNOWN_CARD,),
        judged_at=NOW + timedelta(hours=1),
    )
    known = RowVerdict(row=row, outcome=Finding.ACCEPTED, judged_at=NOW)
    for order in ([unknown, known], [known, unknown]):
        for each in order:
            made.change(full, verdicts=[each])
        with full.store.read() as view:
            given = given_row(view, row)
        assert given is not None
        assert given.outcome is order[-1].outcome


def test_signed_moments_anchor_time(full: Desk, made: MadeUpDesk) -> None:
    signed = NOW - timedelta(days=2)
    made.clock.wall = NOW + timedelta(days=400)
    batch = None if not fill(full, 1) else made.outbox(full).outgoing(1, 1)
    assert batch is not None
    made.outbox(full).acknowledge(acknowledgement(1, batch.head_hash, at=signed), b"r")
    assert full.now() == NOW, "one that answers no request may have been on its way for long"
    answer = acknowledgement(1, batch.head_hash, at=signed, nonce="asked")
    made.outbox(full).acknowledge(answer, b"r")
    assert full.now() == signed
    made.clock.seconds += 60
    assert full.now() == signed + timedelta(seconds=60)


def test_a_head_signed_a_while_ago_moves_no_time_back(full: Desk, made: MadeUpDesk) -> None:
    """Else the signed requests that follow in the first round would be refused as too old."""
    with full.store.write() as transaction:
        put_marks(transaction, anchor=None)
    made.replica(full).note_head(made.head(issued_at=NOW - timedelta(minutes=50)))
    assert full.now() == NOW
    made.replica(full).note_head(made.head(issued_at=NOW + timedelta(minutes=50)))
    assert full.now() == NOW + timedelta(minutes=50)


def test_after_a_restart_time_never_falls_behind_the_last_row(full: Desk, made: MadeUpDesk) -> None:
    made.clock.advance(timedelta(hours=3))
    fill(full, 1)
    made.clock.wall = NOW - timedelta(days=700)
    with made.open(boot="another") as restarted:
        assert restarted.now() == NOW + timedelta(hours=3)
        assert not restarted.time().leapt
        made.clock.wall = NOW + timedelta(days=9)
        assert restarted.time().leapt


def test_a_void_of_an_unknown_row_is_refused_whole(full: Desk) -> None:
    fill(full, 1)
    with pytest.raises(RowUnknown):
        void(full, "nothing")
    assert status(full).rows == 1


def void(desk: Desk, of: str) -> None:
    with desk.store.write() as transaction:
        end = end_of_chain(transaction, desk.store.state_in(transaction))
        row = VoidRow(
            id="v",
            device="desk-1",
            incarnation=end.incarnation,
            seq=end.seq + 1,
            made_at=NOW,
            corrected_at=NOW,
            of=of,
            reason=VoidReason.MISTAKE,
        )
        append_void(transaction, end, row)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    facts=st.lists(
        st.tuples(st.integers(0, 4), st.booleans(), st.booleans()), min_size=1, max_size=8
    ),
    seed=st.integers(0, 1000),
)
def test_the_order_of_what_is_heard_does_not_matter(
    full: Desk, made: MadeUpDesk, facts: list[tuple[int, bool, bool]], seed: int
) -> None:
    heard = [
        made.use(VALID.code, row=f"row-{seed}-{row}", collected=collected, voided=voided)
        for row, collected, voided in facts
    ]
    outcomes = []
    for order in (heard, shuffled(heard, seed)):
        made.replica(full).start_over("gen-1")
        made.cursor = 0
        for use in order:
            made.change(full, uses=[use])
        known = full.store.uses_of([(EPOCH, to_signed(made.tag(VALID.code)))])
        outcomes.append({use.row_id: use.collected for use in known})
    assert outcomes[0] == outcomes[1]
    voided = {use.row for use in heard if use.voided}
    assert set(outcomes[0]) == {use.row for use in heard} - voided


def shuffled(heard: list[Use], seed: int) -> list[Use]:
    out = list(heard)
    random.Random(seed).shuffle(out)
    return out


def test_a_void_from_elsewhere_reaches_a_row_of_this_desk(full: Desk, made: MadeUpDesk) -> None:
    (row,) = fill(full, 1)
    made.change(full, uses=[made.use(CARDS[0].code, row=row, device="desk-1", voided=True)])
    verdict = check(full, CARDS[0].code, CardSource.TYPED, "concert", online=True)
    assert verdict.kind is VerdictKind.VALID
