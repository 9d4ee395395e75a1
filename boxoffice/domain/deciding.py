"""The verdict rules: from what a desk knows of a card to what the clerk may do.

Source of every rule: the domain's tables *Limits* and *Verdicts*. A rule reads in the order in
which it wins: valid elsewhere only, no code, no list by policy, blocked, expired, unknown, then
what was given before.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from boxoffice.domain.allowances import (
    Standing,
    allowances,
    anything_limited_left,
    within_quota,
)
from boxoffice.domain.cards import Card
from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.face import Face
from boxoffice.domain.issues import KnownUse
from boxoffice.domain.list_age import ListAge, ListState
from boxoffice.domain.verdicts import Action, Allowance, Verdict, VerdictKind
from sync.protocol.card_codes import CardCode
from sync.protocol.days import valid_for
from sync.protocol.kinds import CardKind, CardSource, CardStatus, Channel, EventKind
from sync.protocol.limits import Tickets, count_uses, day_of_use
from sync.protocol.programme import Event, Policy

_GIVING = frozenset({Action.GIVE, Action.GIVE_ON_FACE, Action.RECORD_AS_WRITTEN})


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a decision rests on. `uses` are the card's unvoided uses that the desk knows,
    `events` the programme's events and `event_days` their own local days by id, `now` corrected
    time and `today` its local day, `online` whether the centre answered lately, `repeated` whether
    the same reading came twice, `sold_out` whether this desk has marked the event so, `supervised`
    whether a supervisor has answered for the card already, `centre` what the centre said of it just
    now: `card` and `uses` hold that already, `quota_left` the tickets that a hard quota leaves at
    this desk (None: the event has none), `not_valid_here` the ids of the code formats whose cards
    are valid in another region only.
    """

    event: Event
    events: Mapping[str, Event]
    event_days: Mapping[str, date | None]
    policy: Policy
    source: CardSource
    text: str
    now: datetime
    today: date
    list_state: ListState
    online: bool
    card: Card | None = None
    uses: Sequence[KnownUse] = ()
    face: Face | None = None
    old_list_confirmed: bool = False
    repeated: bool = False
    sold_out: bool = False
    supervised: bool = False
    centre: CentreWord | None = None
    quota_left: int | None = None
    not_valid_here: Collection[str] = ()

    @property
    def event_day(self) -> date | None:
        """The own day of the event that tickets are asked for."""
        return self.event_days.get(self.event.id)

    @property
    def centre_has_spoken(self) -> bool:
        """Whether a card's absence from the list is the centre's own word: it said so, or a fresh
        list with the centre at hand. Without it, some 55 new cards a day are missing from any list.
        """
        if self.centre is not None:
            return True
        return self.online and self.list_state.age is ListAge.FRESH


def decide(code: CardCode | None, facts: Facts) -> Verdict:
    """The verdict on a reading: `code` is None where no configured format fits it."""
    verdict = _elsewhere(code, facts) or _by_card(code, facts)
    if facts.sold_out:
        return _none_left(replace(verdict, sold_out=True))
    if facts.quota_left is None:
        return verdict
    limited = replace(verdict, quota_left=facts.quota_left)
    if not facts.quota_left:
        return _none_left(limited)
    if Action.OVERRIDE in verdict.ways:
        return limited
    return replace(limited, allowances=within_quota(verdict.allowances, facts.quota_left))


def _none_left(verdict: Verdict) -> Verdict:
    """Sold out means no free ticket (domain, Limits), and so does a hard quota of which nothing is
    left here: who has tickets is let in on them, nobody gets more but on a supervisor's word, and
    what stands against the card itself is said as always.
    """
    way = next((each for each in verdict.ways if each in _GIVING), None)
    if way is None:
        overrides = verdict.alternative is Action.OVERRIDE
        return verdict if overrides else replace(verdict, sold_out=False, quota_left=None)
    overridden = replace(
        verdict, alternative=Action.OVERRIDE, rests_on=way, needs_confirmation=False
    )
    if verdict.action is Action.LET_IN:
        return overridden
    return replace(overridden, kind=VerdictKind.NO_QUOTA, action=Action.REFUSE)


def _elsewhere(code: CardCode | None, facts: Facts) -> Verdict | None:
    """A card on trial in another region gets nothing here; tickets that it has stand."""
    if code is None or code.format is None or code.format.id not in facts.not_valid_here:
        return None
    before = _tickets_from_before(code, facts)
    return before or _verdict(VerdictKind.NOT_VALID_HERE, code, facts, Action.REFUSE)


def _by_card(code: CardCode | None, facts: Facts) -> Verdict:
    if code is None:
        return _not_a_code(facts)
    if not facts.policy.card_list.use_list:
        return _by_face(VerdictKind.NOT_ON_LIST, code, replace(facts, card=None))
    card = facts.card
    if card is None:
        return _unknown(code, facts)
    if card.status is CardStatus.BLOCKED:
        return _verdict(VerdictKind.BLOCKED, code, facts, Action.REFUSE)
    if not _admits(card.last_valid_day, facts):
        return _expired(code, facts)
    return _usable(code, card, facts)


def held_for(event: Event, card_kind: CardKind, facts: Facts) -> tuple[KnownUse, ...]:
    """The uses that stand for this event, oldest first.

    A standing event counts by the day. A community card may visit several times a day, so that
    of its tickets there only those ordered by phone and not yet collected stand.
    """
    if not facts.uses:
        return ()
    held = [use for use in facts.uses if use.event == event.id]
    if event.kind is EventKind.VISIT:
        held = [use for use in held if facts.policy.days.day_of(use.at) == facts.today]
        if card_kind is CardKind.COMMUNITY:
            held = [each for each in held if each.channel is Channel.PHONE and not each.collected]
    return tuple(sorted(held, key=lambda use: (use.at, use.row_id)))


def _admits(last_valid_day: date, facts: Facts) -> bool:
    return valid_for(last_valid_day, facts.today, facts.event_day)


def _usable(code: CardCode, card: Card, facts: Facts) -> Verdict:
    last_day = card.last_valid_day == facts.today
    kind = VerdictKind.VALID_LAST_DAY if last_day else VerdictKind.VALID
    standing = _standing(facts, card.kind)
    more = allowances(card.kind, card.child_allowance, standing)
    before = _given_before(code, facts, standing, more, Action.GIVE)
    return before or _verdict(kind, code, facts, Action.GIVE, more=more)


def _unknown(code: CardCode, facts: Facts) -> Verdict:
    """Not on the list: refused on the centre's word unless the policy says face; otherwise given
    on the card's face at any age of the list.
    """
    refused = facts.policy.card_list.unknown_when_online == "refuse"
    if not (refused and facts.centre_has_spoken):
        return _by_face(VerdictKind.NOT_ON_LIST, code, facts)
    return _tickets_from_before(code, facts) or _verdict(
        VerdictKind.NOT_ON_LIST, code, facts, Action.REFUSE
    )


def _expired(code: CardCode, facts: Facts) -> Verdict:
    """The last valid day is past. Tickets it got while valid stand. Where the centre cannot be
    asked, a card that shows a later day goes by its face; on an old list that is the first way.
    """
    before = _tickets_from_before(code, facts)
    if before is not None:
        return before
    if facts.centre_has_spoken:
        return _verdict(VerdictKind.EXPIRED, code, facts, Action.REFUSE)
    by_face = _by_face(VerdictKind.EXPIRED, code, facts)
    first = facts.list_state.age is ListAge.OLD or facts.face is not None
    if first or by_face.action is not Action.GIVE_ON_FACE:
        return by_face
    return replace(by_face, action=Action.REFUSE, alternative=Action.GIVE_ON_FACE)


def _tickets_from_before(code: CardCode, facts: Facts) -> Verdict | None:
    """A card that may get nothing now is let in on the tickets that stand for this event."""
    held = held_for(facts.event, _kind(facts), facts)
    if held and _second_look(facts.event):
        return _verdict(VerdictKind.HAS_TICKETS, code, facts, Action.LET_IN, held=held)
    return None


def _by_face(kind: VerdictKind, code: CardCode, facts: Facts) -> Verdict:
    """Give on the card's face, once the clerk has read that its printed last day is not past."""
    if facts.face is not None and not _admits(facts.face.last_valid_day, facts):
        before = _tickets_from_before(code, facts)
        return before or _verdict(VerdictKind.EXPIRED, code, facts, Action.REFUSE)
    standing = _standing(facts, _kind(facts))
    more = allowances(_kind(facts), facts.face.children if facts.face else None, standing)
    before = _given_before(code, facts, standing, more, Action.GIVE_ON_FACE)
    if before is not None:
        return before
    return _verdict(kind, code, facts, Action.GIVE_ON_FACE, more=more)


def _not_a_code(facts: Facts) -> Verdict:
    """Read it again; after a second identical reading it may be recorded as written."""
    past = facts.face is not None and not _admits(facts.face.last_valid_day, facts)
    if past or not facts.repeated:
        return _verdict(VerdictKind.NOT_A_CODE, None, facts, Action.REFUSE)
    children = facts.face.children if facts.face else None
    more = allowances(_kind(facts), children, _standing(facts, _kind(facts)))
    verdict = _verdict(VerdictKind.NOT_A_CODE, None, facts, Action.REFUSE, more=more)
    return replace(verdict, alternative=Action.RECORD_AS_WRITTEN)


def _given_before(
    code: CardCode,
    facts: Facts,
    standing: Standing,
    more: tuple[Allowance, ...],
    add: Action,
) -> Verdict | None:
    """`has_tickets` where tickets stand for this event, `used` where nothing is left; else None.

    A standing event and a course admit no second look: with nothing left of their limits they are
    `used`, and so is any card whose limits were used up at other events of the same group. There a
    supervisor may give as if nothing had been used.
    """
    kind, held = _kind(facts), standing.held
    by_face = add is Action.GIVE_ON_FACE
    # Whom a supervisor answered for was used before its face was read, and stays so: the children
    # printed on it do not turn the word given for the whole card into one for them alone.
    left = anything_limited_left(
        allowances(kind, None, standing) if by_face and facts.supervised else more
    )
    if held and (left or _second_look(facts.event)):
        rest = tuple(replace(each, initial=0) for each in more)
        verdict = _verdict(
            VerdictKind.HAS_TICKETS, code, facts, Action.LET_IN, held=held, more=rest
        )
        return replace(verdict, alternative=add, needs_confirmation=_unconfirmed(facts))
    if left:
        return None
    used = _verdict(VerdictKind.USED, code, facts, Action.REFUSE, held=held)
    children = facts.card.child_allowance if facts.card else None
    if by_face:
        children = facts.face.children if facts.face else None
    fresh = allowances(kind, children, replace(standing, used={}))
    return replace(used, alternative=Action.OVERRIDE, rests_on=add, allowances=fresh)


def _second_look(event: Event) -> bool:
    return event.kind in {EventKind.PERFORMANCE, EventKind.PASS}


def _kind(facts: Facts) -> CardKind:
    known = facts.card or facts.face
    return known.kind if known else CardKind.PERSONAL


def _standing(facts: Facts, card_kind: CardKind) -> Standing:
    return Standing(
        event=facts.event,
        day=day_of_use(facts.event, facts.today, facts.event_day),
        used=count_uses(_dated(facts)) if facts.uses else {},
        held=held_for(facts.event, card_kind, facts),
        children_need_holder=facts.policy.children_need_holder,
    )


def _dated(facts: Facts) -> Iterable[tuple[Event, date, Tickets]]:
    for use in facts.uses:
        event = facts.events.get(use.event)
        if event is not None:
            given = facts.policy.days.day_of(use.at)
            yield (
                event,
                day_of_use(event, given, facts.event_days.get(use.event)),
                dict(use.tickets),
            )


def _old_list(facts: Facts) -> bool:
    asked = facts.centre is not None and facts.centre.card is not None
    return facts.policy.card_list.use_list and facts.list_state.age is ListAge.OLD and not asked


def _unconfirmed(facts: Facts) -> bool:
    return _old_list(facts) and not facts.old_list_confirmed


def _verdict(
    kind: VerdictKind,
    code: CardCode | None,
    facts: Facts,
    action: Action,
    *,
    held: Sequence[KnownUse] = (),
    more: tuple[Allowance, ...] = (),
) -> Verdict:
    giving = action in {Action.GIVE, Action.GIVE_ON_FACE}
    return Verdict(
        kind=kind,
        event=facts.event.id,
        source=facts.source,
        text=facts.text,
        code=code,
        card=facts.card,
        list_state=facts.list_state,
        decided_at=facts.now,
        action=action,
        allowances=more,
        given=tuple(held),
        face=facts.face,
        needs_confirmation=giving and _unconfirmed(facts),
        old_list=_old_list(facts),
        online=facts.online,
        centre=facts.centre,
    )
