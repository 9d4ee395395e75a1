"""What a card may still get for an event, by the limits of the programme (domain, Limits)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boxoffice.domain.issues import KnownUse
from boxoffice.domain.verdicts import Action, Allowance, Verdict
from sync.protocol.kinds import QUOTA_TICKETS, CardKind, TicketKind
from sync.protocol.limits import Bucket, quota_units, remaining, ticket_kinds
from sync.protocol.programme import Event, Policy

_FIRST_TICKETS = frozenset({TicketKind.HOLDER, TicketKind.WORKER})


class CountProblem(StrEnum):
    """Why ticket counts cannot be given as they are."""

    NOTHING = "nothing"
    NOT_FOR_THIS_CARD = "not_for_this_card"
    TOO_MANY = "too_many"
    CHILD_WITHOUT_HOLDER = "child_without_holder"
    BEYOND_QUOTA = "beyond_quota"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a card has had so far: counted uses by bucket, and those that stand for this event.

    `day` is the local day that a use now would count on.
    """

    event: Event
    day: date
    used: Mapping[Bucket, int]
    held: Sequence[KnownUse]
    children_need_holder: bool


def allowances(
    card_kind: CardKind, child_allowance: int | None, standing: Standing
) -> tuple[Allowance, ...]:
    """The allowance of each ticket kind, in the order of the screen.

    `child_allowance` is None where nobody has read it yet: then no child can be added. A
    first giving starts from one holder's or worker's ticket; children and assistants from none.
    Children come only together with a holder ticket of the same event.
    """
    out: list[Allowance] = []
    used = dict(standing.used)
    for kind in ticket_kinds(card_kind, standing.event):
        left = remaining(kind, standing.event, standing.day, child_allowance or 0, used)
        if kind is TicketKind.CHILD and _orphaned(out, standing):
            left = 0
        initial = int(kind in _FIRST_TICKETS and left != 0)
        out.append(Allowance(kind, left, initial))
    return tuple(out)


def within_quota(found: Iterable[Allowance], left: int) -> tuple[Allowance, ...]:
    """The same allowances where a quota leaves so many tickets; assistants stand outside it."""
    return tuple(
        each
        if each.kind not in QUOTA_TICKETS
        else Allowance(
            each.kind,
            left if each.remaining is None else min(each.remaining, left),
            min(each.initial, left),
        )
        for each in found
    )


def anything_limited_left(found: Iterable[Allowance]) -> bool:
    """Whether limits leave a ticket: assistants are always free and do not count here."""
    return any(
        each.remaining is None or each.remaining > 0
        for each in found
        if each.kind is not TicketKind.ASSISTANT
    )


def problem_with(
    verdict: Verdict, tickets: Mapping[TicketKind, int], policy: Policy
) -> CountProblem | None:
    """Why these tickets cannot be given on this verdict; None where they can.

    Children need a holder ticket for the same event, given now or before (domain, Limits).
    """
    if any(count < 0 for count in tickets.values()) or not any(tickets.values()):
        return CountProblem.NOTHING
    for kind, count in tickets.items():
        allowance = verdict.allowance(kind)
        if count and allowance is None:
            return CountProblem.NOT_FOR_THIS_CARD
        if allowance is not None and not allowance.allows(count):
            return CountProblem.TOO_MANY
    holders = tickets.get(TicketKind.HOLDER, 0) + verdict.given_tickets.get(TicketKind.HOLDER, 0)
    if policy.children_need_holder and tickets.get(TicketKind.CHILD, 0) and not holders:
        return CountProblem.CHILD_WITHOUT_HOLDER
    # On a supervisor's word tickets are given although none is left, or fewer than asked for.
    if verdict.quota_left is None or Action.OVERRIDE in verdict.ways:
        return None
    return CountProblem.BEYOND_QUOTA if quota_units(tickets) > verdict.quota_left else None


def _orphaned(before: Sequence[Allowance], standing: Standing) -> bool:
    if not standing.children_need_holder:
        return False
    holder = next((each for each in before if each.kind is TicketKind.HOLDER), None)
    possible = holder is None or holder.remaining is None or holder.remaining > 0
    return not possible and not any(use.tickets.get(TicketKind.HOLDER, 0) for use in standing.held)
