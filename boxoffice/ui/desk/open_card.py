"""The card whose verdict is on screen: what the clerk has chosen so far. Pure state, no Qt."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum, auto

from boxoffice.domain.face import Face
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.services.issuing import Approval
from sync.protocol.kinds import QUOTA_TICKETS, CardKind, CardSource, Channel, TicketKind
from sync.protocol.limits import quota_units

FACE_CHILDREN = "face_children"
"""The stepper of the printed child allowance, beside those of the ticket kinds."""
MOST_ON_FACE = 20
_ON_FACE = frozenset({Action.GIVE_ON_FACE, Action.RECORD_AS_WRITTEN})
_DAY_FORMATS = ("%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d%m%Y")


class Stage(Enum):
    """What the screen asks the clerk now."""

    TICKETS = auto()
    FACE_DAY = auto()
    FACE_CHILDREN = auto()
    REFUSAL = auto()


class DayAnswer(Enum):
    """Why a typed day cannot be the printed one."""

    UNREADABLE = auto()
    PAST = auto()


@dataclass(frozen=True, slots=True)
class OpenCard:
    """One card under way; every act gives a new state."""

    verdict: Verdict
    stage: Stage
    tickets: dict[TicketKind, int] = field(default_factory=dict)
    day_text: str = ""
    day: date | None = None
    day_problem: DayAnswer | None = None
    printed_children: int = 0
    channel: Channel = Channel.COUNTER
    approval: Approval | None = None
    """A supervisor's word, for this card only."""
    refined: bool = False
    """Whether the centre's word has put this in the place of what the desk said itself."""

    @property
    def may_be_ordered(self) -> bool:
        """Whether it may be an order by phone: the clerk typed the code, and may give on it."""
        return self.verdict.source is CardSource.TYPED and self.stage is not Stage.REFUSAL

    @property
    def by_phone(self) -> bool:
        """Whether the customer is at the other end of a phone."""
        return self.channel is Channel.PHONE

    @property
    def count(self) -> int:
        """How many tickets are chosen."""
        return sum(self.tickets.values())

    @property
    def on_face(self) -> bool:
        """Whether the clerk gives by what the card itself shows."""
        return self.stage in {Stage.FACE_DAY, Stage.FACE_CHILDREN}

    @property
    def giveable(self) -> bool:
        """Whether tickets could be given on it, at once or by what the clerk has begun, so that it
        must not vanish unrecorded.
        """
        gives = self.verdict.action in {Action.GIVE, Action.GIVE_ON_FACE}
        adds = self.verdict.action is Action.LET_IN and self.count > 0
        return gives or adds or self.on_face or self.approval is not None

    @property
    def slip_row(self) -> str | None:
        """The row of the latest tickets that this desk gave on it for the event: its slip."""
        return next((use.row_id for use in reversed(self.verdict.given) if use.here), None)

    @property
    def goes_by_face(self) -> bool:
        """Whether a row for it needs what the card itself shows."""
        return Action.GIVE_ON_FACE in {*self.verdict.ways, self.verdict.rests_on}

    @property
    def awaits_supervisor(self) -> bool:
        """Whether tickets could be given on a supervisor's word alone, which nobody gave yet."""
        return self.verdict.alternative is Action.OVERRIDE and self.approval is None

    @property
    def for_customer(self) -> str:
        """The name of the sentence that the customer may be shown: what holds for them now, and no
        refusal where the clerk is about to give. A verdict by its name, or `face`.
        """
        if self.stage is Stage.FACE_DAY:
            return "face"
        if self.stage is Stage.FACE_CHILDREN or self.approval is not None:
            return str(VerdictKind.VALID)
        return str(self.verdict.kind)

    @property
    def face(self) -> Face | None:
        """What was read from the card; None where the list answered."""
        if self.day is None:
            return None
        kind = self.verdict.card.kind if self.verdict.card else CardKind.PERSONAL
        return Face(self.day, self.printed_children, kind)

    def most(self, kind: TicketKind) -> int | None:
        """The most tickets of a kind that may be chosen, beside those of other kinds; None where
        nothing limits them.
        """
        if self.awaits_supervisor:
            return 0
        most, left = self._most_by_limits(kind), self.verdict.quota_left
        if left is None or self.approval is not None or kind not in QUOTA_TICKETS:
            return most
        others = quota_units({each: n for each, n in self.tickets.items() if each is not kind})
        return max(0, left - others) if most is None else max(0, min(most, left - others))

    def _most_by_limits(self, kind: TicketKind) -> int | None:
        if self.on_face and kind is TicketKind.CHILD:
            # On a used card a supervisor gives as if nothing had been used.
            used = self.verdict.kind is VerdictKind.USED
            before = 0 if used else self.verdict.given_tickets.get(TicketKind.CHILD, 0)
            return max(0, self.printed_children - before)
        allowance = self.verdict.allowance(kind)
        return allowance.remaining if allowance else 0

    def plus(self, name: str) -> "OpenCard":
        """One more of a ticket kind, or one more child printed on the card (who then comes too)."""
        if name == FACE_CHILDREN:
            if self.printed_children >= MOST_ON_FACE:
                return self
            more = replace(self, printed_children=self.printed_children + 1)
            return more.plus(TicketKind.CHILD) if self._gives(TicketKind.CHILD) else more
        kind, most = TicketKind(name), self.most(TicketKind(name))
        now = self.tickets.get(kind, 0)
        if not self._gives(kind) or (most is not None and now >= most):
            return self
        return self._with(kind, now + 1)

    def minus(self, name: str) -> "OpenCard":
        """One less; a printed child that goes takes its ticket along."""
        if name == FACE_CHILDREN:
            fewer = replace(self, printed_children=max(0, self.printed_children - 1))
            most = fewer.most(TicketKind.CHILD) or 0
            if fewer.tickets.get(TicketKind.CHILD, 0) > most:
                return fewer._with(TicketKind.CHILD, most)
            return fewer
        kind = TicketKind(name)
        return self._with(kind, max(0, self.tickets.get(kind, 0) - 1))

    def answer_day(self, text: str, today: date) -> "OpenCard":
        """Step one on the card's face: nothing typed means today or later."""
        day = today if not text.strip() else read_day(text)
        if day is None:
            return replace(self, day_text=text, day_problem=DayAnswer.UNREADABLE)
        if day < today:
            return replace(self, day_text=text, day_problem=DayAnswer.PAST)
        return replace(
            self,
            stage=Stage.FACE_CHILDREN,
            day=day,
            day_text=text if text.strip() else "",
            day_problem=None,
            tickets=self.verdict.initial_tickets,
        )

    def toggle_phone(self) -> "OpenCard":
        """At the counter after all, or by phone; only what was typed can be an order."""
        if not self.may_be_ordered:
            return self
        return replace(self, channel=Channel.COUNTER if self.by_phone else Channel.PHONE)

    def take_alternative(self) -> "OpenCard":
        """The second way a verdict leaves open: by the card's face, or as written."""
        if self.verdict.alternative in _ON_FACE:
            return replace(self, stage=Stage.FACE_DAY)
        if self.verdict.alternative is Action.GIVE:
            return replace(self, stage=Stage.TICKETS)
        return self

    def approved(self, approval: Approval) -> "OpenCard":
        """A supervisor gives all the same: what the list cannot answer, the card's face does."""
        stage = Stage.FACE_DAY if self.verdict.rests_on in _ON_FACE else Stage.TICKETS
        tickets = self.verdict.initial_tickets
        return replace(self, stage=stage, approval=approval, tickets=tickets)

    def _gives(self, kind: TicketKind) -> bool:
        return self.verdict.allowance(kind) is not None

    def _with(self, kind: TicketKind, count: int) -> "OpenCard":
        tickets = {**self.tickets, kind: count}
        return replace(self, tickets={each: n for each, n in tickets.items() if n})


def opened(verdict: Verdict) -> OpenCard:
    """The state in which a verdict comes on screen."""
    stages = {
        Action.GIVE: Stage.TICKETS,
        Action.LET_IN: Stage.TICKETS,
        Action.GIVE_ON_FACE: Stage.FACE_DAY,
        Action.RECORD_AS_WRITTEN: Stage.FACE_DAY,
        Action.REFUSE: Stage.REFUSAL,
    }
    return OpenCard(verdict, stages[verdict.action], dict(verdict.initial_tickets))


def read_day(text: str) -> date | None:
    """The day of a printed date as clerks type it, such as `14.3.2027`; None where it is none."""
    compact = text.strip().replace(" ", "")
    for pattern in _DAY_FORMATS:
        try:
            return datetime.strptime(compact, pattern).date()
        except ValueError:
            continue
    return None
