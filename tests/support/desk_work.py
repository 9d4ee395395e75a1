"""The main screen's use cases in memory, and lanes that a test opens and closes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from boxoffice.domain.cards import Card
from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.domain.face import Face
from boxoffice.domain.issues import GivenRow, KnownUse, RowState, UnrecordedCard
from boxoffice.domain.list_age import ListAge, ListState
from boxoffice.domain.verdicts import Action, Allowance, Verdict, VerdictKind
from boxoffice.scanning.reading import PictureReading
from boxoffice.services.issuing import Approval
from boxoffice.services.overview import Overview, Waiting
from boxoffice.ui.desk import screen as shown
from boxoffice.ui.desk.presenter import DeskPresenter
from sync.protocol.card_codes import CardCode, CodeFormat, normalise
from sync.protocol.kinds import (
    CardKind,
    CardSource,
    CardStatus,
    Channel,
    EventKind,
    Sector,
    TicketKind,
    VoidReason,
)
from sync.protocol.programme import Event, Policy
from tests.support.faults import plain_fault
from tests.support.held import HeldLane, HeldTimer

NOW = datetime(2026, 4, 25, 15, 0, tzinfo=UTC)  # 18.00 in Helsinki
TODAY = date(2026, 4, 25)
FORMAT = CodeFormat(id="made-up", pattern="ESP[0-9]{6}", grouping=(3, 3, 3), example="ESP 000 000")
FRESH = ListState(ListAge.FRESH, timedelta(minutes=4))
OLD = ListState(ListAge.OLD, timedelta(days=4))
A, B, C = "ESP000001", "ESP000002", "ESP000003"
HOLDER, CHILD, ASSISTANT = TicketKind.HOLDER, TicketKind.CHILD, TicketKind.ASSISTANT
WORKER, GROUP_CHILD = TicketKind.WORKER, TicketKind.GROUP_CHILD
PERSONAL = (Allowance(HOLDER, 1, 1), Allowance(CHILD, 2, 0), Allowance(ASSISTANT, None, 0))


def event(name: str = "concert", **fields: Any) -> Event:
    """A concert at seven tonight, unless told otherwise."""
    base: dict[str, Any] = {
        "id": name,
        "kind": EventKind.PERFORMANCE,
        "sector": Sector.CULTURE,
        "title": {"en": "Opening concert", "fi": "Avajaiskonsertti", "sv": "Öppningskonsert"},
        "organiser": "o",
        "place": "Louhisali",
        "starts_at": NOW + timedelta(hours=1),
    }
    return Event(**{**base, **fields})


def choice(made: Event | None = None, timing: EventTiming = EventTiming.TODAY) -> EventChoice:
    """The event as chosen."""
    return EventChoice(made or event(), timing, TODAY)


def verdict(text: str = A, kind: VerdictKind = VerdictKind.VALID, **fields: Any) -> Verdict:
    """The verdict on a typed code: a valid card with two children, unless told otherwise."""
    base: dict[str, Any] = {
        "kind": kind,
        "event": "concert",
        "source": CardSource.TYPED,
        "text": text,
        "code": CardCode(text, FORMAT),
        "card": Card(CardKind.PERSONAL, CardStatus.ACTIVE, date(2027, 3, 14), 2),
        "list_state": FRESH,
        "decided_at": NOW,
        "action": Action.GIVE,
        "allowances": PERSONAL,
    }
    return Verdict(**{**base, **fields})


def on_face(text: str = A, **fields: Any) -> Verdict:
    """The verdict on a card that the list lacks while the centre cannot be asked."""
    more = {
        "allowances": (Allowance(HOLDER, 1, 1), Allowance(CHILD, 0, 0)),
        "card": None,
        "action": Action.GIVE_ON_FACE,
    }
    return verdict(text, VerdictKind.NOT_ON_LIST, **{**more, **fields})


def has_tickets(text: str = A, **fields: Any) -> Verdict:
    """The verdict on a card that got one ticket by now; its children may be added."""
    more = {
        "action": Action.LET_IN,
        "alternative": Action.GIVE,
        "given": (KnownUse("row-0", "concert", {HOLDER: 1}, NOW),),
        "allowances": (Allowance(HOLDER, 0, 0), Allowance(CHILD, 2, 0)),
    }
    return verdict(text, VerdictKind.HAS_TICKETS, **{**more, **fields})


def refused(text: str = A, kind: VerdictKind = VerdictKind.BLOCKED, **fields: Any) -> Verdict:
    """A refusal without a way on."""
    more = {"action": Action.REFUSE, "allowances": ()}
    return verdict(text, kind, **{**more, **fields})


def not_a_code(text: str, *, repeated: bool = False) -> Verdict:
    """No format fits; the second time it may be recorded as written."""
    return verdict(
        text,
        VerdictKind.NOT_A_CODE,
        code=None,
        card=None,
        action=Action.REFUSE,
        alternative=Action.RECORD_AS_WRITTEN if repeated else None,
        allowances=(Allowance(HOLDER, 1, 1), Allowance(CHILD, 0, 0)) if repeated else (),
    )


def given_row(row_id: str = "row-1", **fields: Any) -> GivenRow:
    """One issue of this desk."""
    base: dict[str, Any] = {
        "row_id": row_id,
        "seq": 1,
        "event": "concert",
        "tickets": {HOLDER: 1},
        "at": NOW,
        "code": "…001",
        "state": RowState.WAITING,
        "verdict": "valid",
    }
    return GivenRow(**{**base, **fields})


def overview(**fields: Any) -> Overview:
    """A desk with an event chosen and nothing given."""
    base: dict[str, Any] = {
        "now": NOW,
        "choice": choice(),
        "must_choose": False,
        "policy": Policy(),
        "example": FORMAT.example,
        "venue": "Louhisali",
        "desk": "Desk 1",
        "list_state": FRESH,
        "waiting": Waiting(0, None),
        "given": (),
        "unrecorded": (),
        "quota": None,
        "events": {"concert": event()},
    }
    return Overview(**{**base, **fields})


@dataclass
class Told:
    """What a check was told besides the text."""

    text: str
    source: CardSource
    online: bool
    repeated: bool
    old_list_confirmed: bool


@dataclass
class MemoryWork:
    """`DeskWork` that remembers what was asked; `broken` is raised by every act while set."""

    verdicts: dict[str, Verdict] = field(default_factory=dict)
    state: Overview = field(default_factory=overview)
    reading: PictureReading | None = None
    broken: Exception | None = None
    broken_acts: frozenset[str] = frozenset()
    refusal: Exception | None = None
    asked: list[Told] = field(default_factory=list)
    given: list[tuple[str, dict[TicketKind, int], Face | None]] = field(default_factory=list)
    let: list[str] = field(default_factory=list)
    undone: list[tuple[str, VoidReason]] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    from_strip: GivenRow | None = None
    refined: Verdict | None = None
    """What the centre's word makes of a verdict; None leaves it as it is."""
    words: list[CentreWord] = field(default_factory=list)

    def _act(self, name: str) -> None:
        if self.broken is not None and (not self.broken_acts or name in self.broken_acts):
            raise self.broken

    def overview(self) -> Overview:
        """The state, with the strip and the rows of the moment."""
        self._act("overview")
        return self.state

    def check(
        self,
        text: str,
        source: CardSource,
        *,
        online: bool,
        repeated: bool,
        old_list_confirmed: bool,
    ) -> Verdict:
        """The verdict prepared for the text, else that of a valid card."""
        self._act("check")
        self.asked.append(Told(text, source, online, repeated, old_list_confirmed))
        plain = normalise(text)
        found = self.verdicts.get(plain) or verdict(plain)
        needs = found.needs_confirmation and not old_list_confirmed
        chosen = self.state.event.id if self.state.event else found.event
        return replace(found, source=source, needs_confirmation=needs, event=chosen)

    def refine(self, verdict: Verdict, word: CentreWord, *, old_list_confirmed: bool) -> Verdict:
        """The prepared verdict, with the centre's word in it."""
        self._act("refine")
        self.words.append(word)
        return replace(self.refined or verdict, centre=word)

    def give(
        self,
        verdict: Verdict,
        tickets: Mapping[TicketKind, int],
        face: Face | None,
        channel: Channel,
    ) -> GivenRow:
        """A new row, first among the given ones."""
        self._act("give")
        if self.refusal is not None:
            raise self.refusal
        self.given.append((verdict.text, dict(tickets), face))
        row = given_row(
            f"row-{len(self.given)}",
            tickets=dict(tickets),
            code=f"…{verdict.text[-3:]}",
            channel=channel,
        )
        self.state = replace(self.state, given=(row, *self.state.given))
        return row

    def give_approved(
        self,
        verdict: Verdict,
        tickets: Mapping[TicketKind, int],
        face: Face | None,
        channel: Channel,
        approval: Approval,
    ) -> GivenRow:
        """A new row on a supervisor's word."""
        self.approvals.append(approval)
        return self.give(verdict, tickets, face, channel)

    def let_in(self, verdict: Verdict) -> None:
        """Noted."""
        self._act("let_in")
        self.let.append(verdict.text)

    def undo(self, row_id: str, reason: VoidReason) -> None:
        """Noted, and the row changes its state."""
        self._act("undo")
        if self.refusal is not None:
            raise self.refusal
        self.undone.append((row_id, reason))
        rows = tuple(
            replace(row, state=RowState.VOIDED, void_reason=reason) if row.row_id == row_id else row
            for row in self.state.given
        )
        self.state = replace(self.state, given=rows)

    def give_again(self, row_id: str) -> GivenRow:
        """The row once more."""
        self._act("give_again")
        if self.refusal is not None:
            raise self.refusal
        row = given_row(f"{row_id}-again")
        self.state = replace(self.state, given=(row, *self.state.given))
        return row

    def set_aside(self, verdict: Verdict) -> None:
        """Onto the strip."""
        self._act("set_aside")
        self.aside.append(verdict.text)
        code = verdict.code or CardCode(verdict.text, None)
        card = UnrecordedCard(f"card-{verdict.text}", code, verdict.event, verdict.source, NOW)
        self.state = replace(self.state, unrecorded=(*self.state.unrecorded, card))

    def give_set_aside(
        self, card_id: str, *, online: bool, old_list_confirmed: bool
    ) -> GivenRow | None:
        """The prepared row; the card leaves the strip where there is one."""
        self._act("give_set_aside")
        if self.refusal is not None:
            raise self.refusal
        if self.from_strip is not None:
            self.not_given(card_id)
        return self.from_strip

    def not_given(self, card_id: str) -> None:
        """Off the strip."""
        self._act("not_given")
        rest = tuple(each for each in self.state.unrecorded if each.id != card_id)
        self.state = replace(self.state, unrecorded=rest)

    def choose_event(self, event_id: str) -> None:
        """The event of the moment."""
        self._act("choose_event")
        self.state = replace(self.state, choice=choice(event(event_id)), must_choose=False)

    def event_choices(self) -> list[EventChoice]:
        """The one event there is."""
        return [choice()]

    def read_picture(self, source: str | bytes) -> PictureReading:
        """The prepared reading."""
        assert self.reading is not None
        return self.reading


@dataclass
class Counter:
    """A presenter over memory, and what it showed last; `shown_fields` are texts put into the
    code field.
    """

    work: MemoryWork = field(default_factory=MemoryWork)
    lane: HeldLane = field(default_factory=HeldLane)
    timer: HeldTimer = field(default_factory=HeldTimer)
    seconds: float = 100.0
    screens: list[shown.DeskScreen] = field(default_factory=list)
    event_wanted: int = 0

    def __post_init__(self) -> None:
        self.presenter = DeskPresenter(
            self.work,
            self.lane,
            self.timer,
            self.screens.append,
            plain_fault,
            monotonic=lambda: self.seconds,
        )
        self.presenter.event_wanted = self._want
        self.presenter.refresh()

    def _want(self) -> None:
        self.event_wanted += 1

    @property
    def screen(self) -> shown.DeskScreen:
        """What is shown now."""
        return self.screens[-1]

    @property
    def field_texts(self) -> list[str]:
        """Everything that was put into the code field so far."""
        return [each.code.text for each in self.screens if each.code.text is not None]

    @property
    def title(self) -> str:
        """The verdict's large word, or nothing."""
        return self.screen.verdict.title if self.screen.verdict else ""

    def row(self, kind: str) -> shown.TicketRow:
        """One ticket row of the open card."""
        body = self.screen.body
        rows = body.rows if isinstance(body, shown.TicketsBody | shown.FaceBody) else ()
        return next(each for each in rows if each.kind == kind)
