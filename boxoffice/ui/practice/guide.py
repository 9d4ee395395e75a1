"""The walk-through of eight customers: looks at what the clerk does and says what comes next.

It only looks, at the same state that the screen is composed from, and never stands in the way.
Knows no Qt.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from boxoffice.domain import practice
from boxoffice.domain.issues import GivenRow, RowState
from boxoffice.domain.practice import PracticeCard
from boxoffice.domain.verdicts import Verdict, add_up
from sync.protocol.card_codes import as_written
from sync.protocol.kinds import TicketKind

_HOLDER, _CHILD = TicketKind.HOLDER, TicketKind.CHILD


class Way(StrEnum):
    """How a customer is served."""

    GIVE = "give"
    LET_IN = "let_in"
    REFUSE = "refuse"
    TAKE_BACK = "take_back"


@dataclass(frozen=True, slots=True)
class Customer:
    """Who stands at the counter: a card, how it is served, and the tickets that are wanted."""

    card: PracticeCard
    way: Way
    wanted: Mapping[TicketKind, int] = field(default_factory=dict)


CUSTOMERS: Final = (
    Customer(practice.SINGLE, Way.GIVE, {_HOLDER: 1}),
    Customer(practice.FAMILY, Way.GIVE, {_HOLDER: 1, _CHILD: 2}),
    Customer(practice.ASSISTED, Way.GIVE, {_HOLDER: 1, TicketKind.ASSISTANT: 1}),
    Customer(practice.GROUP, Way.GIVE, {TicketKind.WORKER: 1, TicketKind.GROUP_CHILD: 5}),
    Customer(practice.ORDERED, Way.LET_IN),
    Customer(practice.BLOCKED, Way.REFUSE),
    Customer(practice.NEW, Way.GIVE, {_HOLDER: 1, _CHILD: 1}),
    Customer(practice.RETURNING, Way.TAKE_BACK, {_HOLDER: 1, _CHILD: 1}),
)


class Advice(StrEnum):
    """What to try next."""

    SIGN_IN = "sign_in"
    """Nobody is signed in, or the desk is locked."""
    EVENT = "event"
    """Another event than the concert is chosen, or none."""
    SHOW = "show"
    """The card is to be read."""
    OPEN = "open"
    """The card is on screen: how this customer is served."""
    OTHER_CARD = "other_card"
    OTHER_EVENT = "other_event"
    """Tickets were given for another event."""
    COUNT = "count"
    """Other tickets were given than are wanted."""
    TAKE_BACK = "take_back"
    """Given as wanted; now they are taken back."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands at the desk at one moment."""

    event: str = ""
    rows: Sequence[GivenRow] = ()
    verdict: Verdict | None = None
    locked: bool = False


@dataclass(frozen=True, slots=True)
class GuideScreen:
    """What the guide shows: the customer by number (0 once all are served), the advice, and
    whether the one before was served well.
    """

    number: int
    customer: Customer | None
    advice: Advice | None = None
    praise: bool = False


class Guide:
    """Eight customers, one after the other."""

    def __init__(self, show: Callable[[GuideScreen], None]) -> None:
        """`show` is called whenever something else is to be said."""
        self._show = show
        self._at = 0
        self._praise = False
        self._sent_away: set[str] = set()
        self._refused = ""
        self._seen = Seen()
        self._shown: GuideScreen | None = None

    @property
    def screen(self) -> GuideScreen:
        """What is said now."""
        if self._at >= len(CUSTOMERS):
            return GuideScreen(0, None, praise=self._praise)
        customer = CUSTOMERS[self._at]
        return GuideScreen(self._at + 1, customer, _advice(customer, self._seen), self._praise)

    def look(self, seen: Seen) -> None:
        """The desk shows something else."""
        self._seen = seen
        self._note_refusal(seen.verdict)
        while self._at < len(CUSTOMERS) and self._served(CUSTOMERS[self._at]):
            self._at += 1
            self._praise = True
        self.show()

    def skip(self) -> None:
        """The next customer."""
        self._at = min(self._at + 1, len(CUSTOMERS))
        self._praise = False
        self.look(self._seen)

    def show(self, *, again: bool = False) -> None:
        """Show what is said now; `again` also where it is what was said already."""
        screen = self.screen
        if again or screen != self._shown:
            self._shown = screen
            self._show(screen)

    def _note_refusal(self, verdict: Verdict | None) -> None:
        """A customer was sent away kindly once the refusal on screen was closed."""
        refused = verdict is not None and verdict.refused
        now = verdict.text if verdict is not None and refused else ""
        if self._refused and now != self._refused:
            self._sent_away.add(self._refused)
        self._refused = now

    def _served(self, customer: Customer) -> bool:
        code, rows = customer.card.code, _rows_of(customer, self._seen.rows)
        match customer.way:
            case Way.REFUSE:
                return code in self._sent_away
            case Way.LET_IN:
                return any(row.collected for row in rows)
            case Way.TAKE_BACK:
                undone = any(row.state is RowState.VOIDED for row in rows)
                return undone and not _standing(rows)
            case Way.GIVE:
                return _given(rows) == customer.wanted


def _advice(customer: Customer, seen: Seen) -> Advice:
    rows = _rows_of(customer, seen.rows)
    given = _given(rows)
    if seen.locked:
        return Advice.SIGN_IN
    if seen.event != practice.CONCERT:
        return Advice.EVENT
    if seen.verdict is not None:
        return Advice.OPEN if seen.verdict.text == customer.card.code else Advice.OTHER_CARD
    if any(row.event != practice.CONCERT for row in _standing(rows)):
        return Advice.OTHER_EVENT
    if customer.way in {Way.GIVE, Way.TAKE_BACK} and given:
        return Advice.TAKE_BACK if given == customer.wanted else Advice.COUNT
    return Advice.SHOW


def _rows_of(customer: Customer, rows: Sequence[GivenRow]) -> list[GivenRow]:
    code = as_written(customer.card.code)
    return [row for row in rows if code is not None and row.code == code.shortened]


def _standing(rows: Sequence[GivenRow]) -> list[GivenRow]:
    return [row for row in rows if row.state is not RowState.VOIDED]


def _given(rows: Sequence[GivenRow]) -> dict[TicketKind, int]:
    """The tickets that stand for the concert."""
    return add_up(row.tickets for row in _standing(rows) if row.event == practice.CONCERT)
