"""The main screen as the rules and the composer make it: each verdict with what a quota, an old
list, the centre's word, a card's face or a supervisor adds to it.

`gallery` paints by hand what its tests take apart; nothing here is worded by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from boxoffice.domain.cards import Card
from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.deciding import Facts, decide
from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.domain.issues import GivenRow, KnownUse, QuotaState, RowState, UnrecordedCard
from boxoffice.domain.list_age import NO_LIST, ListAge, ListState
from boxoffice.domain.verdicts import Verdict
from boxoffice.services.issuing import Approval
from boxoffice.services.overview import Overview, Waiting
from boxoffice.services.program_age import ProgramTooOld
from boxoffice.ui import fault_words, words
from boxoffice.ui.desk.open_card import FACE_CHILDREN, OpenCard, opened
from boxoffice.ui.desk.screen import DeskScreen
from boxoffice.ui.desk.state import DeskState
from boxoffice.ui.desk.whole_screen import desk_screen
from boxoffice.ui.faults import fault_sentence
from boxoffice.ui.supervision.presenter import Answering, Supervision
from sync.protocol.card_codes import CardCode, CodeFormat
from sync.protocol.kinds import (
    CardKind,
    CardSource,
    CardStatus,
    Channel,
    EventKind,
    LimitPeriod,
    QuotaMode,
    Sector,
    TicketKind,
    VoidReason,
)
from sync.protocol.programme import Event, HolderPays, Limit, Policy
from tests.support.held import HeldLane
from tests.ui.front_gallery import Unhurried, Work
from tests.ui.made_up_words import made_up

NOW = datetime.fromisoformat("2026-04-25T15:46:00+00:00")  # 18.46 in Helsinki
TODAY = date(2026, 4, 25)
FORMAT = CodeFormat(id="made-up", pattern="ESP[0-9]{6}", grouping=(3, 3, 3), example="ESP 104 482")
CODE = CardCode("ESP104482", FORMAT)
H, C, A, W, G = TicketKind
POLICY = Policy()
FRESH = ListState(ListAge.FRESH, timedelta(minutes=4))
STALE = ListState(ListAge.STALE, timedelta(hours=26))
OLD = ListState(ListAge.OLD, timedelta(hours=101))
ACTIVE = Card(CardKind.PERSONAL, CardStatus.ACTIVE, date(2027, 3, 14), 3)
GROUP = Card(CardKind.COMMUNITY, CardStatus.ACTIVE, date(2027, 3, 14), 0)
PAST = replace(ACTIVE, last_valid_day=date(2026, 3, 31))
BLOCKED = replace(ACTIVE, status=CardStatus.BLOCKED)
EARLIER = NOW - timedelta(minutes=26)
_TITLES = {
    "concert": ("Avajaiskonsertti", "Öppningskonsert", "Opening concert"),
    "museum": ("Museokäynti", "Museibesök", "Museum visit"),
    "course": ("Akvarellimaalauksen alkeet", "Akvarellens grunder", "First steps in watercolour"),
}


def _event(name: str, kind: EventKind, per: LimitPeriod, **more: Any) -> Event:
    limits = (
        Limit(ticket_kind=H, count=1, per=per),
        Limit(ticket_kind=C, per=per),
        Limit(ticket_kind=W, count=2, per=LimitPeriod.VISIT),
    )
    return Event(
        id=name,
        kind=kind,
        sector=Sector.CULTURE,
        title=dict(zip(("fi", "sv", "en"), _TITLES[name], strict=True)),
        organiser="April Jazz",
        place="Louhisali",
        limits=limits,
        **more,
    )


CONCERT = _event(
    "concert", EventKind.PERFORMANCE, LimitPeriod.EVENT, starts_at=NOW + timedelta(minutes=14)
)
MUSEUM = _event("museum", EventKind.VISIT, LimitPeriod.DAY)
COURSE = _event(
    "course",
    EventKind.COURSE,
    LimitPeriod.EVENT,
    starts_at=NOW + timedelta(days=2),
    children=False,
    holder_pays=HolderPays(
        cents=2500, text={"fi": "tarvikkeet", "sv": "material", "en": "materials"}
    ),
)
EVENTS = {each.id: each for each in (CONCERT, MUSEUM, COURSE)}
DAYS = {"concert": TODAY, "museum": None, "course": TODAY + timedelta(days=2)}


def _use(event: Event, by: Channel = Channel.COUNTER, **counts: int) -> KnownUse:
    tickets = {TicketKind(kind): n for kind, n in counts.items()}
    return KnownUse("row-1", event.id, tickets, EARLIER, by)


def _soft(left: int) -> QuotaState:
    return QuotaState(40, QuotaMode.SOFT, 40 - left, 0, EARLIER)


def _hard(here: int, elsewhere: int, known: datetime | None = EARLIER) -> QuotaState:
    return QuotaState(40, QuotaMode.HARD, 40 - here - elsewhere, 0, known, share=here)


@dataclass
class _Moment:
    """What a desk stands before: a card at an event, and what it knows of both."""

    card: Card | None = ACTIVE
    event: Event = CONCERT
    online: bool = True
    listed: ListState = FRESH
    quota: QuotaState | None = None
    uses: tuple[KnownUse, ...] = ()
    source: CardSource = CardSource.WEDGE
    code: CardCode | None = CODE
    around: dict[str, Any] = field(default_factory=dict)
    """Other fields of the overview."""

    def verdict(self, **more: Any) -> Verdict:
        """By the rules."""
        facts = Facts(
            event=self.event,
            events=EVENTS,
            event_days=DAYS,
            policy=POLICY,
            source=self.source,
            text=self.code.text if self.code else "64123XX",
            now=NOW,
            today=TODAY,
            list_state=self.listed,
            online=self.online,
            card=self.card,
            uses=self.uses,
            quota_left=self.quota.share if self.quota else None,
        )
        return decide(self.code, replace(facts, **more))

    def overview(self) -> Overview:
        """All but the open card."""
        timing = EventTiming.ADVANCE if self.event is COURSE else EventTiming.TODAY
        base: dict[str, Any] = {
            "now": NOW,
            "choice": EventChoice(self.event, timing, DAYS[self.event.id]),
            "must_choose": False,
            "policy": POLICY,
            "example": FORMAT.example,
            "venue": "Louhisali",
            "desk": made_up("desk"),
            "list_state": self.listed,
            "waiting": Waiting(0, None) if self.online else Waiting(4, EARLIER),
            "given": (_row("388", {H: 1, C: 2}, 42), _row("204", {W: 1, G: 5}, 31)),
            "unrecorded": (),
            "quota": self.quota,
            "events": EVENTS,
        }
        return Overview(**{**base, **self.around})

    def screen(self, card: OpenCard | None = None, **state: Any) -> DeskScreen:
        """Composed, with the open card or what else stands in its place."""
        shown = state.pop("field", card.verdict.code.grouped if card and card.verdict.code else "")
        desk = DeskState(overview=None, card=card, online=self.online, field=shown, **state)
        return desk_screen(desk, self.overview(), fault_sentence)

    def open(self, **more: Any) -> DeskScreen:
        """The verdict as it comes on screen."""
        return self.screen(opened(self.verdict(**more)))

    def refined(self, card: Card | None, *uses: KnownUse) -> DeskScreen:
        """The centre's word, a moment after the desk's own verdict."""
        word = CentreWord(card, uses)
        verdict = self.verdict(card=card, centre=word, uses=word.added_to(self.uses))
        return self.screen(replace(opened(verdict), refined=True))

    def approved(self) -> DeskScreen:
        """A supervisor has answered for the card."""
        return self.screen(opened(self.verdict()).approved(Approval()))


def _row(card: str, tickets: dict[TicketKind, int], minute: int) -> GivenRow:
    at = NOW.replace(minute=minute)
    return GivenRow(
        f"row-{card}", 1, "concert", tickets, at, f"…{card}", RowState.CONFIRMED, "valid"
    )


def _typed(**fields: Any) -> _Moment:
    return _Moment(source=CardSource.TYPED, **fields)


def _valid() -> Iterator[tuple[str, DeskScreen]]:
    """What else is said of a card that may be given tickets."""
    yield "scanned", _Moment(quota=_soft(37)).open()
    yield "few_left", _Moment(quota=_hard(2, 9)).open()
    yield "soft_used_up", _Moment(quota=_soft(0)).open()
    yield "pays", _typed(event=COURSE).open()
    alone = opened(_Moment().verdict())
    yield "child_alone", _Moment().screen(replace(alone, tickets={C: 1}))
    group = _use(CONCERT, worker=1, group_child=5)
    yield "group_has_tickets", _Moment(card=GROUP, uses=(group,)).open()
    old = _Moment(listed=OLD, online=False)
    yield "old_list", old.open()
    yield "old_list_confirmed", old.open(old_list_confirmed=True)
    no_list = _Moment(None, listed=NO_LIST, online=False)
    yield "no_list", no_list.open()
    # Past a day the list may lack a card although the centre is at hand.
    yield "face_online", _typed(card=None, listed=STALE).open()
    late = opened(_typed(card=None, listed=STALE, online=False).verdict()).answer_day("1.3", TODAY)
    yield "face_unreadable", _typed(card=None, online=False, listed=STALE).screen(late)
    read = replace(late, day_text="").answer_day("14.3.2027", TODAY)
    children = read.plus(FACE_CHILDREN).plus(FACE_CHILDREN)
    yield "face_tickets", _typed(card=None, online=False, listed=STALE).screen(children)
    past = replace(late, day_text="").answer_day("31.3.2026", TODAY)
    yield "face_past", _typed(card=None, online=False, listed=STALE).screen(past)


def _refusals() -> Iterator[tuple[str, DeskScreen]]:
    """Every refusal with the way on that it may have, and what a supervisor makes of it."""
    yield "not_valid_here", _Moment().open(not_valid_here=(FORMAT.id,))
    yield "expired_later", _Moment(PAST, online=False, listed=STALE).open()
    yield "expired_old", _Moment(PAST, online=False, listed=OLD).open()
    given = (_use(MUSEUM, holder=1, child=3),)
    yield "used_today", _typed(event=MUSEUM, uses=given).open()
    course = _Moment(event=COURSE, uses=(_use(COURSE, holder=1),))
    yield "used_course", course.open()
    yield "used_override", course.approved()
    none = _Moment(quota=_hard(0, 9))
    yield "none_here", none.open()
    yield "none_here_override", none.approved()
    yield "none_anywhere", _Moment(quota=_hard(0, 0), online=False, listed=STALE).open()
    yield "none_known", _Moment(quota=_hard(0, 0, None)).open()
    phoned = (_use(CONCERT, Channel.PHONE, holder=1, child=1),)
    yield "none_has_tickets", replace(none, uses=phoned).open()
    sold_out = opened(_Moment().verdict(sold_out=True))
    yield "sold_out", _Moment().screen(sold_out)
    yield "sold_out_override", _Moment().screen(sold_out.approved(Approval()))
    face = _Moment(None, online=False, listed=STALE).verdict(sold_out=True)
    yield "sold_out_face", _Moment().screen(opened(face).approved(Approval()))
    strange = _Moment(None, code=None)
    yield "as_written", strange.screen(opened(strange.verdict(repeated=True)), field="64123XX")


def _refined() -> Iterator[tuple[str, DeskScreen]]:
    """What the centre says of the open card a moment later."""
    elsewhere = _use(CONCERT, holder=1, child=1)
    yield "refined_has_tickets", _Moment().refined(ACTIVE, elsewhere)
    yield "refined_renewed", _Moment(PAST).refined(ACTIVE)
    yield "refined_expired", _Moment().refined(PAST)
    yield "refined_unknown", _Moment(listed=STALE).refined(None)


def _around() -> Iterator[tuple[str, DeskScreen]]:
    """What stands around the card."""
    yield "no_event", _Moment(around={"choice": None, "must_choose": True}).screen()
    yesterday = CONCERT.model_copy(update={"starts_at": NOW - timedelta(days=1)})
    over = EventChoice(yesterday, EventTiming.ENDED, TODAY - timedelta(days=1))
    yield "event_over", _Moment(around={"choice": over}).screen()
    yield "share", _Moment(quota=_hard(12, 25)).screen()
    yield "share_offline", _Moment(quota=_hard(12, 25), online=False, listed=STALE).screen()
    yield "soft_offline", _Moment(quota=_soft(3), online=False, listed=STALE).screen()
    last = _row("388", {H: 1, C: 2}, 42)
    yield "handed_over", _Moment(around={"question": last}).screen()
    others = tuple(
        UnrecordedCard(f"card-{n}", CardCode(f"ESP104{n}", FORMAT), name, CardSource.WEDGE, EARLIER)
        for n, name in ((482, "concert"), (51, "museum"), (719, "gone"))
    )
    yield "strip", _Moment(around={"unrecorded": others}).screen()
    weary = {"battery": 9, "waiting": Waiting(12, NOW - timedelta(hours=26))}
    yield "battery", _Moment(online=False, listed=OLD, around=weary).screen()
    phoned = replace(last, channel=Channel.PHONE)
    yield "ordered", _Moment(around={"given": (phoned,)}).screen(given=phoned)
    undone = replace(last, state=RowState.VOIDED, void_reason=VoidReason.MISTAKE)
    yield (
        "cannot_undo",
        _Moment(around={"given": (undone,)}).screen(note=partial(words.cannot_undo, "code_erased")),
    )
    yield "none_given", _Moment(around={"given": ()}).screen()
    yield "photos_unread", _Moment().screen(note=_photos)
    too_old = ProgramTooOld("2.1.0", TODAY)
    valid = opened(_Moment().verdict())
    yield "program_too_old", _Moment(around={"outdated": too_old}).screen(valid)


def _photos() -> str:
    return f"{fault_words.photo_fault('many_codes', 2)} {fault_words.photos_unread(3)}"


def _asked() -> Iterator[tuple[str, DeskScreen]]:
    """A supervisor is asked for and is not there, or is looked for."""
    used = _Moment(event=COURSE, uses=(_use(COURSE, holder=1),))
    for name, lane in (("looking", HeldLane(held=True)), ("nobody", HeldLane())):
        card = opened(used.verdict())
        asking = Supervision(Work(Answering(needed=True)), lane, Unhurried(), lambda: None, str)
        asking.begin(card, lambda approval: None, reason=True)
        yield f"supervisor_{name}", used.screen(card, supervision=asking)


def verdict_gallery() -> Iterator[tuple[str, DeskScreen]]:
    """Each state by its name."""
    for part in (_valid, _refusals, _refined, _around, _asked):
        yield from part()
