"""Issuing: tickets are given, as one durable row, before anything is shown or printed."""

from collections.abc import Mapping
from dataclasses import dataclass

from boxoffice.domain.allowances import CountProblem, problem_with
from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.face import Face
from boxoffice.domain.issues import GivenRow, RowState
from boxoffice.domain.topics import Done, Topic, changed
from boxoffice.domain.verdicts import Action, Verdict
from boxoffice.services.checking import Reading, verdict_on
from boxoffice.services.desk import Desk
from boxoffice.services.leasing import lease_for
from boxoffice.services.noticing import settle
from boxoffice.services.program_age import too_old
from boxoffice.services.row_headers import header, tagged
from boxoffice.services.supervising import answering
from boxoffice.store.leases import need_units
from boxoffice.store.ledger import append_issue, end_of_chain
from boxoffice.store.strip import answered_by_code
from boxoffice.store.uses import uses_of_in
from boxoffice.store.views import View
from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import Channel, RowKind, TicketKind
from sync.protocol.limits import quota_units
from sync.protocol.rows import IssueRow, Provisional

_GIVING = (Action.GIVE, Action.GIVE_ON_FACE, Action.RECORD_AS_WRITTEN)


class CannotGive(Exception):
    """These tickets cannot be given; nothing was recorded. `verdict` is how things stand now:
    another desk or process may have given meanwhile. `problem` is None where the verdict itself
    stands against giving.
    """

    def __init__(self, verdict: Verdict, problem: CountProblem | None) -> None:
        super().__init__(problem or verdict.kind)
        self.verdict = verdict
        self.problem = problem


class FaceNeeded(CannotGive):
    """The card goes by its face, which nobody has read yet; nothing was recorded."""


class ReasonUnknown(Exception):
    """A supervisor gives with a reason of the programme, where it has any; nothing was recorded."""


class ConfirmationNeeded(Exception):
    """The list is old and nobody has confirmed that giving goes on; nothing was recorded."""


@dataclass(frozen=True, slots=True)
class Approval:
    """A supervisor's word for one card: who gave it (None for who is signed in, and at a venue
    without clerks), and the reasons, by their ids in the programme.
    """

    supervisor: KnownClerk | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Giving:
    """What a clerk gives: counts, what was read on the face, where the customer is, the id that
    this issue shares with the void it corrects, and a supervisor's word where one is needed.
    """

    tickets: Mapping[TicketKind, int]
    face: Face | None = None
    channel: Channel = Channel.COUNTER
    correction: str | None = None
    approval: Approval | None = None


def give(
    desk: Desk,
    verdict: Verdict,
    tickets: Mapping[TicketKind, int],
    *,
    face: Face | None = None,
    channel: Channel = Channel.COUNTER,
    correction: str | None = None,
) -> Done[GivenRow]:
    """Record tickets on the card of a verdict. The row, its number in the chain and its hash are
    on the disk when this returns (protocol, Ledger).

    What the verdict allows is decided anew inside the transaction. Raises `CannotGive`,
    `FaceNeeded`, `ConfirmationNeeded`, `ProgramTooOld`, `StoreError`; then nothing was recorded.
    """
    if verdict.needs_confirmation:
        raise ConfirmationNeeded
    giving = Giving(tickets, face or verdict.face, channel, correction)
    try:
        with desk.store.record() as transaction:
            given = _give(transaction, desk, verdict, giving)
    except CannotGive as refused:
        if refused.problem is CountProblem.BEYOND_QUOTA:
            with desk.store.record() as transaction:
                need_units(transaction, verdict.event, quota_units(tickets), desk.now())
        raise
    return Done(given, changed(Topic.GIVEN, Topic.OUTBOX, Topic.QUOTA, Topic.UNRECORDED))


def give_approved(
    desk: Desk,
    verdict: Verdict,
    tickets: Mapping[TicketKind, int],
    approval: Approval,
    *,
    face: Face | None = None,
    channel: Channel = Channel.COUNTER,
) -> Done[GivenRow]:
    """Record tickets on a supervisor's word: on a `used` card, or for an event that is marked as
    sold out. The row keeps verdict, face, reasons and who approved; the centre judges it as any
    other.

    Raises `SupervisorNeeded`, `ReasonUnknown`, and as `give`; then nothing was recorded.
    """
    answering(desk, approval.supervisor)
    known = desk.programme().programme.reasons
    if not set(approval.reasons) <= set(known) or (known and not approval.reasons):
        raise ReasonUnknown
    giving = Giving(tickets, face or verdict.face, channel, approval=approval)
    with desk.store.record() as transaction:
        given = _give(transaction, desk, verdict, giving)
    return Done(given, changed(Topic.GIVEN, Topic.OUTBOX, Topic.QUOTA, Topic.UNRECORDED))


def record_as_written(
    desk: Desk,
    verdict: Verdict,
    tickets: Mapping[TicketKind, int],
    *,
    face: Face | None = None,
    channel: Channel = Channel.COUNTER,
) -> Done[GivenRow]:
    """Record tickets for a text that fits no format, once it was read twice: provisional, with the
    format marked unknown (domain, Verdicts). Raises as `give`.
    """
    if Action.RECORD_AS_WRITTEN not in verdict.ways:
        raise CannotGive(verdict, None)
    return give(desk, verdict, tickets, face=face, channel=channel)


def _give(transaction: View, desk: Desk, verdict: Verdict, giving: Giving) -> GivenRow:
    state = desk.store.state_in(transaction)
    stopped = too_old(transaction, desk, state)
    if stopped is not None:
        raise stopped
    fresh, code = verdict_on(
        desk, _again(verdict, giving), state, lambda tags: uses_of_in(transaction, tags)
    )
    way = next((each for each in fresh.ways if each in _GIVING), None)
    overrides = way is None and giving.approval is not None and Action.OVERRIDE in fresh.ways
    if overrides:
        way = fresh.rests_on
    if way is None or code is None:
        raise CannotGive(fresh, None)
    if way is Action.GIVE_ON_FACE and giving.face is None:
        raise FaceNeeded(fresh, None)
    problem = problem_with(fresh, giving.tickets, desk.programme(state).policy)
    if problem is not None:
        raise CannotGive(fresh, problem)
    if _given_meanwhile(verdict, fresh):
        raise CannotGive(fresh, None)
    end = end_of_chain(transaction, state)
    row = IssueRow(
        **header(desk, state, end),
        kind=RowKind.ISSUE,
        event=fresh.event,
        **tagged(desk, state, code),
        tickets={kind: count for kind, count in giving.tickets.items() if count},
        verdict=verdict.kind.value,
        source=verdict.source,
        channel=giving.channel,
        provisional=_provisional(way, giving.face),
        old_list=fresh.old_list,
        lease=lease_for(transaction, desk, state, fresh.event, giving.tickets),
        correction=giving.correction,
        reasons=giving.approval.reasons if overrides and giving.approval else (),
        approved_by=_approver(desk, giving.approval) if overrides else None,
    )
    append_issue(transaction, end, row, code)
    answered_by_code(transaction, code.text, row.event)
    if fresh.card is None:
        settle(transaction)
    return _given(row, code)


def _approver(desk: Desk, approval: Approval | None) -> str | None:
    supervisor = approval.supervisor if approval else None
    return supervisor.name if supervisor else desk.clerk


def _given_meanwhile(verdict: Verdict, fresh: Verdict) -> bool:
    """Whether the card got tickets for this event since its verdict: where the limits leave more,
    the clerk must see them before giving on top.
    """
    known = {use.row_id for use in verdict.given}
    return any(use.row_id not in known for use in fresh.given)


def _again(verdict: Verdict, giving: Giving) -> Reading:
    """The reading behind a verdict, to decide on once more."""
    return Reading(
        text=verdict.text,
        source=verdict.source,
        event=verdict.event,
        online=verdict.online,
        repeated=Action.RECORD_AS_WRITTEN in {*verdict.ways, verdict.rests_on},
        old_list_confirmed=True,
        face=giving.face,
        supervised=giving.approval is not None,
        centre=verdict.centre,
    )


def _provisional(way: Action, face: Face | None) -> Provisional | None:
    if way is Action.GIVE:
        return None
    return Provisional(
        last_valid_day=face.last_valid_day if face else None,
        children=face.children if face else None,
        format_unknown=way is Action.RECORD_AS_WRITTEN,
    )


def _given(row: IssueRow, code: CardCode) -> GivenRow:
    return GivenRow(
        row_id=row.id,
        seq=row.seq,
        event=row.event,
        tickets=row.tickets,
        at=row.corrected_at,
        code=code.shortened,
        state=RowState.WAITING,
        verdict=row.verdict,
        channel=row.channel,
        provisional=row.provisional is not None,
        correction=row.correction,
    )
