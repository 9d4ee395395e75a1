"""The laws of the desk's ledger: whatever is recorded, acknowledged, replaced or cut off, rows are
only ever added, hang in one chain, wait until the centre has signed for them, and what a verdict
says was given is what the rows say.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from boxoffice.services import collecting, correcting, moving, voiding
from boxoffice.services.checking import check
from boxoffice.services.issuing import CannotGive, give
from boxoffice.services.overview import status
from boxoffice.services.voiding import CannotUndo
from sync.protocol.chain import first_hash, hashes
from sync.protocol.encoding import to_base64url
from sync.protocol.keys import public_signing_key
from sync.protocol.kinds import CardSource, TicketKind, VoidReason
from sync.protocol.messages import Acknowledgement
from tests.laws.effort import looking
from tests.support.desks import LAST_DAY, VALID, MadeUpCard, MadeUpDesk, enrolled

CARDS = (VALID, LAST_DAY, MadeUpCard("ESP000006", children=1))
EVENTS = ("concert", "matinee", "museum")
PLACE = st.integers(0, 99)
CARD, EVENT = st.sampled_from(CARDS), st.sampled_from(EVENTS)
REASON = st.sampled_from(VoidReason)
COUNTS = st.fixed_dictionaries(
    {TicketKind.HOLDER: st.integers(0, 2), TicketKind.CHILD: st.integers(0, 2)}
)
HEADS = {"v", "id", "kind", "device", "incarnation", "seq", "made_at", "corrected_at"}


@cache
def _begun() -> MadeUpDesk:
    """A desk with a list and a programme that nothing was recorded at; every machine copies it."""
    made = enrolled().copied(enrolled().folder.with_name("law"))
    with made.open() as desk:
        made.programme(desk)
        made.install(desk, CARDS)
    return made


class DeskMachine(RuleBasedStateMachine):
    """One desk on a real store, its clerk, and the hand of a centre."""

    def __init__(self) -> None:
        super().__init__()
        self.held = ExitStack()
        self.folder = Path(self.held.enter_context(tempfile.TemporaryDirectory()))
        self.lives = 0
        self.made = _begun().copied(self.folder / "0")
        self.desk = self.made.open()
        self.rows: list[bytes] = []
        self.acknowledged = 0

    # What a plain reading of the rows says.

    def _said(self) -> list[dict[str, Any]]:
        return [json.loads(row) for row in self.rows]

    def _issues(self) -> list[dict[str, Any]]:
        return [row for row in self._said() if row["kind"] == "issue"]

    def _standing(self) -> list[dict[str, Any]]:
        voided = {row["of"] for row in self._said() if row["kind"] == "void"}
        return [row for row in self._issues() if row["id"] not in voided]

    def _try(self, act: Callable[[], object]) -> bool:
        """Whether the clerk's act was done; a refusal records nothing."""
        try:
            act()
        except (CannotGive, CannotUndo) as refused:
            note(f"refused: {refused!r}")
            assert self._stored() == self.rows
            return False
        return True

    # The clerk.

    @rule(card=CARD, event=EVENT, tickets=COUNTS)
    def give(self, card: MadeUpCard, event: str, tickets: Mapping[TicketKind, int]) -> None:
        before = len(self.rows)
        verdict = check(self.desk, card.code, CardSource.WEDGE, event, online=True)
        holders = sum(
            row["tickets"].get("holder", 0)
            for row in self._standing()
            if row["event"] == event and row["tag"] == self._tag(card)
        )
        if self._try(lambda: give(self.desk, verdict, tickets)):
            assert holders + tickets[TicketKind.HOLDER] <= 1, "more than the limit was given"
            assert len(self._stored()) == before + 1

    @precondition(lambda self: self._issues())
    @rule(place=PLACE, reason=REASON)
    def undo(self, place: int, reason: VoidReason) -> None:
        """Take a row back, or say why again."""
        row = self._issues()[place % len(self._issues())]
        self._try(lambda: voiding.undo(self.desk, row["id"], reason))

    @precondition(lambda self: self._issues())
    @rule(place=PLACE, tickets=st.none() | COUNTS)
    def give_again(self, place: int, tickets: Mapping[TicketKind, int] | None) -> None:
        row = self._issues()[place % len(self._issues())]
        self._try(lambda: voiding.give_again(self.desk, row["id"], tickets))

    @precondition(lambda self: self._issues())
    @rule(place=PLACE, tickets=COUNTS)
    def correct(self, place: int, tickets: Mapping[TicketKind, int]) -> None:
        row = self._issues()[place % len(self._issues())]
        self._try(lambda: correcting.correct(self.desk, row["id"], tickets))

    @precondition(lambda self: self._issues())
    @rule(places=st.lists(PLACE, min_size=1, max_size=4), event=EVENT)
    def move(self, places: list[int], event: str) -> None:
        ids = [self._issues()[place % len(self._issues())]["id"] for place in places]
        self._try(lambda: moving.move(self.desk, ids, event))

    @rule(card=CARD, event=EVENT)
    def let_in(self, card: MadeUpCard, event: str) -> None:
        verdict = check(self.desk, card.code, CardSource.WEDGE, event, online=True)
        self._try(lambda: collecting.let_in(self.desk, verdict))

    @rule(minutes=st.integers(1, 9))
    def wait(self, minutes: int) -> None:
        self.made.clock.advance(timedelta(minutes=minutes))

    # The centre.

    @precondition(lambda self: self.rows)
    @rule(most=st.integers(1, 9), again=st.booleans(), wrong=st.booleans())
    def acknowledge(self, most: int, again: bool, wrong: bool) -> None:
        """The centre signs for the next rows, or again for what it has; or for others."""
        outbox = self.made.outbox(self.desk)
        start = 1 if again else self.acknowledged + 1
        batch = outbox.outgoing(start, most)
        if batch is None:
            assert start > len(self.rows)
            return
        seq = start + len(batch.rows) - 1
        head = b"x" * 32 if wrong else batch.head_hash
        signed = Acknowledgement(
            device="desk-1",
            incarnation="inc-1",
            acknowledged_seq=seq,
            head_hash=head,
            generation="gen-1",
            at=self.made.clock.now(),
        )
        taken = outbox.acknowledge(signed, b"receipt")
        assert taken is not wrong or seq <= self.acknowledged
        if not wrong:
            self.acknowledged = max(self.acknowledged, seq)

    @rule(cards=st.lists(CARD, unique=True))
    def replace_the_list(self, cards: list[MadeUpCard]) -> None:
        """Cards may be gone from a new list; all are back with the next."""
        self.made.install(self.desk, cards)
        self.made.install(self.desk, CARDS)

    # The power.

    @rule()
    def kill(self) -> None:
        """The folder as it is at this instant, opened by the next start of the program."""
        self.lives += 1
        after = self.folder / str(self.lives)
        shutil.copytree(self.made.folder, after)
        self.desk.close()
        self.made.folder = after
        self.desk = self.made.open()

    # What must hold.

    def _stored(self) -> list[bytes]:
        with self.desk.store.glance() as view:
            found = view.exec_driver_sql("SELECT bytes FROM rows ORDER BY n").fetchall()
        return [bytes(row) for (row,) in found]

    def _tag(self, card: MadeUpCard) -> str:
        return to_base64url(self.made.tag(card.code))

    @invariant()
    def rows_are_only_added(self) -> None:
        stored = self._stored()
        assert stored[: len(self.rows)] == self.rows
        self.rows = stored
        said = self._said()
        assert [row["seq"] for row in said] == list(range(1, len(said) + 1))
        assert all(row.keys() >= HEADS for row in said)

    @invariant()
    def they_hang_in_one_chain(self) -> None:
        batch = self.made.outbox(self.desk).outgoing(1, 500)
        if batch is None:
            assert not self.rows
            return
        start = first_hash(public_signing_key(self.made.signing_key), "inc-1")
        assert batch.previous_hash == start
        assert list(batch.rows) == self.rows
        assert list(hashes(start, batch.rows))[-1] == batch.head_hash

    @invariant()
    def what_the_centre_has_not_signed_for_waits(self) -> None:
        assert status(self.desk).waiting.rows == len(self.rows) - self.acknowledged
        assert self.made.outbox(self.desk).position().acknowledged_seq == self.acknowledged

    @invariant()
    def what_was_given_is_what_stands(self) -> None:
        standing = self._standing()
        for card in CARDS:
            for event in EVENTS:
                verdict = check(self.desk, card.code, CardSource.WEDGE, event, online=True)
                given = {
                    use.row_id: {kind.value: n for kind, n in use.tickets.items() if n}
                    for use in verdict.given
                }
                assert given == {
                    row["id"]: row["tickets"]
                    for row in standing
                    if row["event"] == event and row["tag"] == self._tag(card)
                }

    @invariant()
    def a_correction_is_of_one_row_and_one_issue(self) -> None:
        """It begins with a void; other voids only say another reason for the same row."""
        shared: dict[str, list[dict[str, Any]]] = {}
        for row in self._said():
            if row.get("correction"):
                shared.setdefault(row["correction"], []).append(row)
        for rows in shared.values():
            voids = [row for row in rows if row["kind"] == "void"]
            issues = [row for row in rows if row["kind"] == "issue"]
            assert rows[0] is voids[0]
            assert len({row["of"] for row in voids}) == 1
            assert all(one["reason"] != next_["reason"] for one, next_ in pairwise(voids))
            assert len(issues) <= 1
            assert len(voids) + len(issues) == len(rows)

    def teardown(self) -> None:
        self.desk.close()
        self.held.close()


TestDesk = DeskMachine.TestCase
TestDesk.settings = looking(5, steps=20)


def test_other_reasons_may_be_said_of_a_row_that_another_one_replaced() -> None:
    """What chance seldom makes: a third void of one correction, behind its issue."""
    lived = DeskMachine()
    try:
        lived.give(VALID, "concert", {TicketKind.HOLDER: 1})
        lived.rows_are_only_added()
        lived.undo(0, VoidReason.MISTAKE)
        lived.undo(0, VoidReason.RETURNED)
        lived.give_again(0, None)
        lived.rows_are_only_added()
        lived.undo(0, VoidReason.WRONG_EVENT)
        lived.rows_are_only_added()
        assert [row["kind"] for row in lived._said()] == ["issue", "void", "void", "issue", "void"]
        lived.a_correction_is_of_one_row_and_one_issue()
        lived.what_was_given_is_what_stands()
    finally:
        lived.teardown()
