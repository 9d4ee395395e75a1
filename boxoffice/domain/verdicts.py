"""The verdict on a card at an event: what the desk shows, and what the clerk may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from boxoffice.domain.cards import Card
from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.face import Face
from boxoffice.domain.issues import KnownUse
from boxoffice.domain.list_age import ListState
from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import CardKind, CardSource, TicketKind


class VerdictKind(StrEnum):
    """The verdicts of the domain's table; rows keep these words."""

    VALID = "valid"
    VALID_LAST_DAY = "valid_last_day"
    HAS_TICKETS = "has_tickets"
    USED = "used"
    EXPIRED = "expired"
    BLOCKED = "blocked"
    NOT_ON_LIST = "not_on_list"
    NOT_A_CODE = "not_a_code"
    NO_QUOTA = "no_quota"
    NOT_VALID_HERE = "not_valid_here"
    """A card of a region that tries its cards out at its own places only."""


class Action(StrEnum):
    """What a clerk may do about a verdict."""

    GIVE = "give"
    GIVE_ON_FACE = "give_on_face"
    LET_IN = "let_in"
    REFUSE = "refuse"
    RECORD_AS_WRITTEN = "record_as_written"
    OVERRIDE = "override"
    """A supervisor gives all the same, with a reason, for this card only."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many tickets of a kind may still be given (None: no limit) and the count a screen
    starts from.
    """

    kind: TicketKind
    remaining: int | None
    initial: int

    def allows(self, count: int) -> bool:
        """Whether that many may be given."""
        return self.remaining is None or count <= self.remaining


@dataclass(frozen=True, slots=True)
class Verdict:
    """The desk's answer to a card at an event.

    `action` is what Enter does (*refuse*: nothing can be given at once), `alternative` a second
    way that the rules leave open. For *override* the allowances are a supervisor's, and `rests_on`
    says by what the tickets are given then: by the list, the card's face, or as written. `given`
    are the unvoided uses that stand for this event, oldest first. `face` is what the clerk has read
    so far where the card goes by its face; the row of such a card is provisional. `text` is the
    normalised reading, `online` whether the centre was at hand when this was decided, `sold_out`
    whether a mark at this desk stands against giving, `centre` what the centre said of the card,
    where it was asked, `quota_left` the tickets that a hard quota leaves here (None: the event has
    none).
    """

    kind: VerdictKind
    event: str
    source: CardSource
    text: str = field(repr=False)
    code: CardCode | None
    card: Card | None
    list_state: ListState
    decided_at: datetime
    action: Action
    alternative: Action | None = None
    rests_on: Action | None = None
    allowances: tuple[Allowance, ...] = ()
    given: tuple[KnownUse, ...] = ()
    face: Face | None = None
    needs_confirmation: bool = False
    old_list: bool = False
    online: bool = False
    sold_out: bool = False
    centre: CentreWord | None = field(default=None, repr=False)
    quota_left: int | None = None

    @property
    def none_left(self) -> bool:
        """Whether tickets are what stands against giving: there are none here."""
        return self.sold_out or self.quota_left == 0

    @property
    def provisional(self) -> bool:
        """Whether a row for this verdict rests on the card's face instead of the list."""
        return bool({Action.GIVE_ON_FACE, Action.RECORD_AS_WRITTEN} & {*self.ways, self.rests_on})

    @property
    def refused(self) -> bool:
        """Whether the clerk alone can neither give nor let in."""
        return self.action is Action.REFUSE and self.alternative in {None, Action.OVERRIDE}

    @property
    def ways(self) -> tuple[Action, ...]:
        """Everything the clerk may do, the first one by Enter."""
        return (self.action,) if self.alternative is None else (self.action, self.alternative)

    @property
    def card_kind(self) -> CardKind:
        """The kind of the card, by the list, else by its face, else personal."""
        known = self.card or self.face
        return known.kind if known else CardKind.PERSONAL

    @property
    def card_should_say(self) -> date | None:
        """The last valid day to compare with the card: for a typed code, so that a mistyped digit
        that hits another card is seen.
        """
        usable = self.kind in {VerdictKind.VALID, VerdictKind.VALID_LAST_DAY}
        typed = self.source is CardSource.TYPED
        return self.card.last_valid_day if self.card and usable and typed else None

    @property
    def initial_tickets(self) -> dict[TicketKind, int]:
        """The counts a screen starts from, without the kinds that start at nothing."""
        return {each.kind: each.initial for each in self.allowances if each.initial}

    @property
    def given_tickets(self) -> dict[TicketKind, int]:
        """All tickets that stand for this event, added up by kind."""
        return add_up(use.tickets for use in self.given)

    def allowance(self, kind: TicketKind) -> Allowance | None:
        """The allowance of a ticket kind; None where this card gets no such ticket."""
        return next((each for each in self.allowances if each.kind is kind), None)


def add_up(counts: Iterable[Mapping[TicketKind, int]]) -> dict[TicketKind, int]:
    """Ticket counts added up by kind, without kinds that count nothing."""
    total: dict[TicketKind, int] = {}
    for tickets in counts:
        for kind, count in tickets.items():
            if count:
                total[kind] = total.get(kind, 0) + count
    return total
