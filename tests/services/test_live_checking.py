"""The centre's word on a card, from the wire to the row, on a real store."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.services import live_checking
from boxoffice.services.checking import check, refine
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import CannotGive, give
from boxoffice.services.live_checking import LiveChecking
from boxoffice.store.errors import StoreLocked
from boxoffice.store.listing import row_of
from boxoffice.store.state import put_marks
from sync.client.ports import Identity
from sync.protocol.checks import CheckAnswer, CheckedCard, CheckRequest, CheckState
from sync.protocol.kinds import CardKind, CardSource, TicketKind
from sync.protocol.messages import Use
from sync.protocol.programme import ListPolicy, Policy
from sync.protocol.rows import IssueRow
from tests.support.desks import EPOCH, NOW, UNKNOWN, VALID, MadeUpDesk

HOLDER = TicketKind.HOLDER
CARD = CheckedCard(kind=CardKind.PERSONAL, last_valid_day=date(2027, 5, 1), child_allowance=1)


@dataclass
class Answering:
    """`LiveCheck` that answers as told, and knows what it was asked."""

    said: Mapping[str, Any] | None
    identity: Identity
    asked: list[CheckRequest] = field(default_factory=list)
    closed: bool = False

    def ask(self, request: CheckRequest) -> CheckAnswer | None:
        """The answer made for the request."""
        self.asked.append(request)
        if self.said is None:
            return None
        base = {"device": "desk-1", "nonce": "n", "state": CheckState.KNOWN, "card": CARD}
        asked = {"epoch": request.epoch, "tag": request.tag, "event": request.event, "at": NOW}
        return CheckAnswer(**{**base, **asked, **self.said})

    def close(self) -> None:
        """Nothing is asked any more."""
        self.closed = True


def asking(desk: Desk, made: MadeUpDesk, said: Mapping[str, Any] | None) -> LiveChecking:
    checking = LiveChecking(desk, made.signing_key)
    answering = Answering(said, checking._identity())
    checking._check = answering  # type: ignore[assignment]  # in the network's place
    return checking


def read(desk: Desk, code: str = VALID.code, *, online: bool = True) -> Verdict:
    return check(desk, code, CardSource.WEDGE, "concert", online=online)


def word(desk: Desk, made: MadeUpDesk, verdict: Verdict, **said: Any) -> CentreWord:
    found = asking(desk, made, said).ask(verdict)
    assert found is not None
    return found


def refined(desk: Desk, verdict: Verdict, said: CentreWord) -> Verdict:
    return refine(desk, verdict, said, old_list_confirmed=False)


def use(made: MadeUpDesk, row: str = "row-9", device: str = "desk-2", **more: Any) -> Use:
    base = {"row": row, "device": device, "event": "concert", "epoch": EPOCH, "at": NOW}
    tickets = {"tag": made.tag(VALID.code), "tickets": {HOLDER: 1}}
    return Use(**{**base, **tickets, **more})


def test_it_asks_by_tag_and_epoch_never_by_code(desk: Desk, made: MadeUpDesk) -> None:
    checking = asking(desk, made, {})
    checking.ask(read(desk))
    assert isinstance(checking._check, Answering)
    (asked,) = checking._check.asked
    assert (asked.epoch, asked.tag, asked.event) == (EPOCH, made.tag(VALID.code), "concert")
    assert VALID.code not in asked.model_dump_json()


def test_offline_for_no_code_and_without_a_list_nothing_is_asked(
    desk: Desk, made: MadeUpDesk
) -> None:
    checking = asking(desk, made, {})
    assert checking.ask(read(desk, online=False)) is None
    assert checking.ask(read(desk, "XYZ")) is None
    verdict = read(desk)
    made.programme(desk, policy=Policy(card_list=ListPolicy(use_list=False)), version=2)
    assert checking.ask(verdict) is None
    assert isinstance(checking._check, Answering)
    assert checking._check.asked == []


def test_no_answer_and_a_locked_store_are_no_word(
    desk: Desk, made: MadeUpDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = read(desk)
    assert asking(desk, made, None).ask(verdict) is None

    def locked(*_: object) -> None:
        raise StoreLocked(desk.store.path)

    monkeypatch.setattr(live_checking, "tagged", locked)
    assert asking(desk, made, {}).ask(verdict) is None


def test_a_new_card_is_valid_with_the_centres_data_and_its_row_says_so(
    desk: Desk, made: MadeUpDesk
) -> None:
    verdict = read(desk, UNKNOWN)
    assert (verdict.kind, verdict.action) == (VerdictKind.NOT_ON_LIST, Action.REFUSE)
    better = refined(desk, verdict, word(desk, made, verdict))
    assert (better.kind, better.action) == (VerdictKind.VALID, Action.GIVE)
    assert better.card is not None
    assert (better.card.last_valid_day, better.card.child_allowance) == (date(2027, 5, 1), 1)
    given = give(desk, better, {HOLDER: 1}).value
    row = stored(desk, given.row_id)
    assert (row.verdict, row.provisional) == ("valid", None)
    with pytest.raises(CannotGive):
        give(desk, read(desk, UNKNOWN), {HOLDER: 1})


def stored(desk: Desk, row_id: str) -> IssueRow:
    with desk.store.write() as transaction:
        row = row_of(transaction, row_id)
    assert isinstance(row, IssueRow)
    return row


def test_a_block_is_refused_and_what_was_shown_before_can_still_be_given(
    desk: Desk, made: MadeUpDesk
) -> None:
    shown = read(desk)
    blocked = refined(desk, shown, word(desk, made, shown, state=CheckState.BLOCKED))
    assert (blocked.kind, blocked.action) == (VerdictKind.BLOCKED, Action.REFUSE)
    with pytest.raises(CannotGive):
        give(desk, blocked, {HOLDER: 1})
    given = give(desk, shown, {HOLDER: 1}).value
    assert stored(desk, given.row_id).verdict == "valid"


def test_tickets_of_another_desk_that_this_one_has_not_heard_of(
    desk: Desk, made: MadeUpDesk
) -> None:
    shown = read(desk)
    has = refined(desk, shown, word(desk, made, shown, uses=(use(made),)))
    assert (has.kind, has.action) == (VerdictKind.HAS_TICKETS, Action.LET_IN)
    assert [each.row_id for each in has.given] == ["row-9"]
    assert not has.given[0].here
    with pytest.raises(CannotGive):
        give(desk, has, {HOLDER: 1})


def test_own_rows_count_as_this_desk_knows_them(desk: Desk, made: MadeUpDesk) -> None:
    given = give(desk, read(desk), {HOLDER: 1}).value
    shown = read(desk)
    gone = use(made, given.row_id, "desk-1", voided=True)
    assert refined(desk, shown, word(desk, made, shown, uses=(gone,))).kind is VerdictKind.VALID
    standing = use(made, "row-gone-here", "desk-1", collected=True)
    again = refined(desk, shown, word(desk, made, shown, uses=(standing,)))
    assert [each.row_id for each in again.given] == [given.row_id]


def test_uses_of_a_merged_event_count_under_the_one_it_became(desk: Desk, made: MadeUpDesk) -> None:
    made.programme(desk, merged={"walk-in": "concert"}, version=2)
    shown = read(desk)
    heard = word(desk, made, shown, uses=(use(made, event="walk-in"),))
    assert refined(desk, shown, heard).kind is VerdictKind.HAS_TICKETS


def test_what_was_taken_back_here_is_gone_whatever_the_centre_says(
    desk: Desk, made: MadeUpDesk
) -> None:
    made.change(desk, uses=[use(made, voided=True)])
    shown = read(desk)
    behind = word(desk, made, shown, uses=(use(made), use(made, "row-8", tickets={HOLDER: 0})))
    assert [each.row_id for each in refined(desk, shown, behind).given] == ["row-8"]


def test_it_follows_the_centre_to_another_signing_key(
    desk: Desk, made: MadeUpDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_checking, "LiveCheck", lambda who, _now: Answering({}, who))
    checking = LiveChecking(desk, made.signing_key)
    checking.ask(read(desk))
    before = checking._check
    assert isinstance(before, Answering)
    checking.ask(read(desk))
    assert checking._check is before
    with desk.store.write() as transaction:
        changed = replace(desk.identity(), centre_key=b"n" * 32)
        put_marks(transaction, identity=changed)
    checking.ask(read(desk))
    after = checking._check
    assert isinstance(after, Answering)
    assert (before.closed, after.closed, len(before.asked), len(after.asked)) == (True, False, 2, 1)
    assert after.identity == replace(before.identity, centre_key=b"n" * 32)
