"""Checking: a card's text in, the desk's verdict out, from what the desk holds itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from boxoffice.domain.cards import Card
from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.deciding import Facts, decide
from boxoffice.domain.face import Face
from boxoffice.domain.issues import KnownUse
from boxoffice.domain.list_age import NO_LIST, ListState, list_state
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.services.desk import Desk, EventUnknown
from boxoffice.store.day_book import count_refusal
from boxoffice.store.errors import NotADatabase, StoreDamaged, StoreReadOnly, WrongKey
from boxoffice.store.leases import need_units
from boxoffice.store.moments import to_signed
from boxoffice.store.state import State
from boxoffice.store.uses import taken_back
from sync.protocol.card_codes import CardCode, as_written, normalise, recognise
from sync.protocol.kinds import CardSource
from sync.protocol.limits import hard_quota
from sync.protocol.programme import Event, ListPolicy
from sync.protocol.tags import tag_of

_SOMEBODY = 1
"""Who is refused before the counts are known lacks at least so many."""
TaggedUses = Callable[[Iterable[tuple[int, int]]], tuple[KnownUse, ...]]
"""The unvoided uses under (epoch, signed tag) pairs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A card's text and how it came, with what the desk is told about the moment.

    `at` is the moment of use of a line that is entered late; None means now. `supervised` says that
    a supervisor has answered for the card, `centre` is what the centre said of it.
    """

    text: str
    source: CardSource
    event: str
    online: bool
    repeated: bool = False
    old_list_confirmed: bool = False
    face: Face | None = None
    at: datetime | None = None
    supervised: bool = False
    centre: CentreWord | None = None


def check(
    desk: Desk,
    text: str,
    source: CardSource,
    event: str,
    *,
    online: bool,
    repeated: bool = False,
    old_list_confirmed: bool = False,
    face: Face | None = None,
) -> Verdict:
    """The verdict on a reading. It only looks things up; `note_refusal` counts.

    `online` says whether the centre answered lately, `repeated` that the same text was read twice
    in a row, `face` what the clerk has read on the card. Raises `EventUnknown`, `NothingFetched`,
    `StoreError`.
    """
    reading = Reading(text, source, event, online, repeated, old_list_confirmed, face)
    state = desk.store.state()
    verdict, _ = verdict_on(desk, reading, state, desk.store.uses_of)
    if state.list_file is not None and not verdict.list_state.exists:
        # The list went while it was read: another one may be in force by now.
        verdict, _ = verdict_on(desk, reading, desk.store.state(), desk.store.uses_of)
    return verdict


def refine(
    desk: Desk, verdict: Verdict, centre: CentreWord, *, old_list_confirmed: bool
) -> Verdict:
    """The verdict on the same card, with what the centre said of it. What was taken back here, and
    is not sent yet, is gone whatever the centre says. Raises as `check`.
    """
    with desk.store.glance() as view:
        gone = taken_back(view, (use.row_id for use in centre.uses))
    centre = replace(centre, gone=centre.gone | gone)
    reading = Reading(
        verdict.text,
        verdict.source,
        verdict.event,
        verdict.online,
        old_list_confirmed=old_list_confirmed,
        centre=centre,
    )
    return verdict_on(desk, reading, desk.store.state(), desk.store.uses_of)[0]


def note_refusal(desk: Desk, verdict: Verdict) -> None:
    """Count a refusal by event, local day and verdict, without tag or time; where a quota left none
    here, the next round of sync asks for more. Other verdicts count nothing. Raises `StoreError`.
    """
    if verdict.action is Action.REFUSE:
        day = desk.days().day_of(verdict.decided_at)
        with desk.store.record() as transaction:
            identity = desk.store.state_in(transaction).identity
            incarnation = identity.incarnation if identity else ""
            count_refusal(transaction, incarnation, verdict.event, day, verdict.kind.value)
            if verdict.kind is VerdictKind.NO_QUOTA and not verdict.sold_out:
                need_units(transaction, verdict.event, _SOMEBODY, verdict.decided_at)


def verdict_on(
    desk: Desk, reading: Reading, state: State, uses_of: TaggedUses
) -> tuple[Verdict, CardCode | None]:
    """The verdict and the code that a row for it would be about (also one that fits no format),
    with uses as the caller sees them.
    """
    programme = desk.programme(state)
    event = programme.events.get(reading.event)
    if event is None:
        raise EventUnknown(reading.event)
    policy, now = programme.policy, desk.time(state).at
    at = reading.at or now
    code = recognise(reading.text, programme.programme.code_formats)
    written = code or as_written(reading.text)
    tags = [] if written is None else _tags(desk, state, written)
    card, readable = _card(desk, state, tags if code else [])
    uses = uses_of(tags) if tags else ()
    if reading.centre is not None:
        card, uses = reading.centre.card or card, reading.centre.added_to(uses)
    facts = Facts(
        event=event,
        events=programme.counted,
        event_days=programme.event_days,
        policy=policy,
        source=reading.source,
        text=written.text if written else normalise(reading.text),
        now=at,
        today=policy.days.day_of(at),
        list_state=_list_state(state, now, policy.card_list) if readable else NO_LIST,
        online=reading.online,
        card=card,
        uses=uses,
        face=reading.face,
        old_list_confirmed=reading.old_list_confirmed,
        repeated=reading.repeated,
        sold_out=reading.at is None and desk.store.sold_out(event.id),
        supervised=reading.supervised,
        centre=reading.centre,
        quota_left=_quota_left(desk, state, event, now) if reading.at is None else None,
        not_valid_here=programme.programme.not_valid_here or (),
    )
    return decide(code, facts), written


def _quota_left(desk: Desk, state: State, event: Event, now: datetime) -> int | None:
    """The tickets that a hard quota leaves at this desk; None where the event has none."""
    if hard_quota(event) is None or state.identity is None:
        return None
    return desk.store.quota_left(state.identity.incarnation, event.id, now)


def _tags(desk: Desk, state: State, code: CardCode) -> list[tuple[int, int]]:
    """(epoch, signed tag) of a code under every list key."""
    keys = desk.keys_by_epoch(state)
    return [(epoch, to_signed(tag_of(key, code.text))) for epoch, key in keys.items()]


def _list_state(state: State, now: datetime, policy: ListPolicy) -> ListState:
    return list_state(state.head_issued_at if state.list_file else None, now, policy)


def _card(desk: Desk, state: State, tags: list[tuple[int, int]]) -> tuple[Card | None, bool]:
    """The card, and whether the list could be read: a damaged one is given up, so that the desk
    goes on by the face of cards and the next sync fetches the list anew.
    """
    try:
        for _, tag in tags:
            card = desk.store.cards.look_up(state, tag)
            if card is not None:
                return card, True
    except (StoreDamaged, StoreReadOnly, NotADatabase, WrongKey):
        if state.list_file is not None:
            desk.store.drop_list(state.list_file)
        return None, False
    cards = desk.store.cards.in_force(state)
    # A list whose key is not here says nothing of any card.
    return None, cards is None or cards.epoch in desk.keys_by_epoch(state)
