"""The strip: cards that were read, could be given tickets, and were neither given nor dismissed."""

from boxoffice.domain.issues import GivenRow, UnrecordedCard
from boxoffice.domain.topics import Changes, Done, Topic, changed
from boxoffice.domain.verdicts import Action, Verdict
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.issuing import give
from boxoffice.store.strip import answered, on_the_strip
from boxoffice.store.strip import set_aside as put_aside
from sync.protocol.card_codes import as_written
from sync.protocol.encoding import new_id

_GIVING = frozenset({Action.GIVE, Action.GIVE_ON_FACE, Action.RECORD_AS_WRITTEN, Action.OVERRIDE})


def set_aside(desk: Desk, verdict: Verdict) -> Done[UnrecordedCard | None]:
    """Keep the card of a verdict until somebody answers for it; it survives a restart.

    Only cards that could have been given a ticket are kept, be it a further one, as written, or by
    a supervisor: the value is None for others. Raises `StoreError`.
    """
    code = verdict.code or as_written(verdict.text)
    if code is None or not _GIVING & set(verdict.ways) or not verdict.allowances:
        return Done(None, Changes())
    card = UnrecordedCard(
        id=new_id(desk.clock.now()),
        code=code,
        event=verdict.event,
        source=verdict.source,
        at=verdict.decided_at,
    )
    with desk.store.record() as transaction:
        put_aside(transaction, card)
    return Done(card, changed(Topic.UNRECORDED))


def waiting_cards(desk: Desk) -> tuple[UnrecordedCard, ...]:
    """The cards on the strip, the oldest first."""
    formats = desk.formats()
    with desk.store.glance() as view:
        return on_the_strip(view, formats)


def give_first(
    desk: Desk, card_id: str, *, online: bool, old_list_confirmed: bool = False
) -> Done[GivenRow | None]:
    """Record the first ticket on a card that was set aside, for the event it was read for.

    The value is None where the card goes by its face and must be read again, where it allows
    nothing now, or where its event left the programme; it then stays on the strip. Raises
    `CannotGive`, `ConfirmationNeeded`, `StoreError`.
    """
    card = next((each for each in waiting_cards(desk) if each.id == card_id), None)
    if card is None or card.event not in desk.programme().events:
        return Done(None, Changes())
    verdict = check(
        desk,
        card.code.text,
        card.source,
        card.event,
        online=online,
        old_list_confirmed=old_list_confirmed,
    )
    if verdict.action is not Action.GIVE or not verdict.initial_tickets:
        return Done(None, Changes())
    done = give(desk, verdict, verdict.initial_tickets)
    return Done(done.value, done.changes)


def not_given(desk: Desk, card_id: str) -> Changes:
    """The card got no tickets: it leaves the strip, and its code the desk. Raises `StoreError`."""
    with desk.store.record() as transaction:
        gone = answered(transaction, card_id)
    return changed(Topic.UNRECORDED) if gone else Changes()
