"""Everything the main screen shows, as frozen data: the presenter makes it, the view paints it."""

from dataclasses import dataclass, field
from enum import StrEnum

from boxoffice.ui.supervision.screen import SupervisorBody


class Tone(StrEnum):
    """How a verdict or a button feels; each tone has its own colour."""

    GO = "go"
    NEUTRAL = "neutral"
    CAUTION = "caution"
    STOP = "stop"


class Shape(StrEnum):
    """The sign of a verdict, so that colour never stands alone."""

    CHECK = "check"
    LAST_DAY = "last_day"
    TICKET = "ticket"
    CROSS = "cross"
    CLOCK = "clock"
    USED = "used"
    WARNING = "warning"
    QUESTION = "question"
    RETYPE = "retype"
    PLACE = "place"


class ChipTone(StrEnum):
    """How a status chip looks."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"


class GivenState(StrEnum):
    """Where a row of *Just given* stands; it chooses the small icon."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    VOIDED = "voided"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class EventLine:
    """The event tickets are given for: `Sat 25 April · 19:00 · Louhisali` and its title."""

    when: str
    title: str
    advance: bool = False
    """The event is not today's: the line turns amber."""
    chosen: bool = True
    """No event is chosen yet when false: the title then asks for one."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One status in the header."""

    text: str
    tone: ChipTone = ChipTone.PLAIN
    icon: str = ""
    """The name of an icon in resources/icons, or none."""
    key: str = ""
    """The key that does what a click on it does; without one it is no button."""
    said: str = ""
    """What a screen reader says, where that is more than the text."""


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """A card that was shown, could have got tickets, and was neither given any nor dismissed."""

    card_id: str
    text: str
    give_text: str
    not_given_text: str


@dataclass(frozen=True, slots=True)
class CodeField:
    """The field that always listens."""

    text: str | None = None
    """What it shall show; None leaves what is being typed."""
    placeholder: str = ""
    note: str = ""
    """A sentence below it, such as what a code looks like or what a photo held."""
    note_is_error: bool = False


@dataclass(frozen=True, slots=True)
class VerdictPanel:
    """The verdict on one card: what (large) and why (sentences)."""

    tone: Tone
    shape: Shape
    title: str
    code: str
    lines: tuple[str, ...] = ()
    code_large: bool = False
    """The code is shown large in its groups, to be compared with the card."""


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One ticket kind with its count and its limits."""

    kind: str
    label: str
    hint: str
    count: int
    can_minus: bool
    can_plus: bool
    keys: str = ""


@dataclass(frozen=True, slots=True)
class PhoneToggle:
    """The button that makes a giving an order by phone, and whether it is pressed in."""

    text: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class HeldTickets:
    """What may be done with tickets that the open card has already: the words of the buttons (an
    empty one is not there), and what became of their slip.
    """

    return_text: str = ""
    print_text: str = ""
    print_key: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TicketsBody:
    """The tickets that may be given on the open card; `pays` is what the holder pays for one,
    `alternative` the words of the button beside them, where a supervisor may give more, `held` what
    may be done with those that it has.
    """

    rows: tuple[TicketRow, ...]
    note: str = ""
    pays: str = ""
    phone: PhoneToggle | None = None
    alternative: str = ""
    held: HeldTickets = HeldTickets()


@dataclass(frozen=True, slots=True)
class FaceBody:
    """Giving on the card's face in two steps: the printed last valid day, the printed children."""

    step: int
    day_label: str
    day_text: str
    day_hint: str
    day_error: str
    children: TicketRow
    rows: tuple[TicketRow, ...] = ()
    """The tickets to give, shown from step 2 on."""
    note: str = ""
    pays: str = ""
    phone: PhoneToggle | None = None


@dataclass(frozen=True, slots=True)
class RefusalBody:
    """What to tell the customer, and the way on where there is one, or a supervisor's answers."""

    heading: str
    tell: str
    alternative: str = ""
    """The words of a button such as `The card shows a later day  F7`, or none."""
    supervisor: SupervisorBody | None = None


@dataclass(frozen=True, slots=True)
class ConfirmationBody:
    """Tickets were given: what, to which card (three characters), and the till hint."""

    title: str
    detail: str
    till_hint: str = ""
    row_id: str = ""
    undo_text: str = ""


@dataclass(frozen=True, slots=True)
class ReadyBody:
    """Nothing is open: the desk waits for the next card."""

    title: str
    hint: str = ""


Body = TicketsBody | FaceBody | RefusalBody | ConfirmationBody | ReadyBody


@dataclass(frozen=True, slots=True)
class GiveButton:
    """The one large button: `Give 3 tickets · Opening concert, today 19:00`."""

    text: str
    enabled: bool = True
    tone: Tone = Tone.NEUTRAL
    """NEUTRAL is the usual colour, CAUTION the amber of the card's face."""


@dataclass(frozen=True, slots=True)
class Quota:
    """What is left of the event's quota; a screen without one shows no panel."""

    number: str
    lines: tuple[str, ...]
    low: bool = False


@dataclass(frozen=True, slots=True)
class VoidReason:
    """Another reason that an undone row can be given."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One row of *Just given*."""

    row_id: str
    time: str
    card: str
    counts: str
    state: GivenState
    state_text: str
    can_undo: bool = False
    can_give_again: bool = False
    print_text: str = ""
    """The words of the button that prints its slip, or none."""
    print_key: str = ""
    """The key that does the same, where it is this row's."""
    reasons: tuple[VoidReason, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Banner:
    """Something that stops giving, such as a full disk, and one thing to do about it."""

    text: str
    action: str = ""


@dataclass(frozen=True, slots=True)
class DeskScreen:
    """The whole main screen at one moment."""

    event: EventLine
    connection: Chip
    waiting: Chip
    clerk: Chip
    code: CodeField
    body: Body
    verdict: VerdictPanel | None = None
    give: GiveButton | None = None
    not_recorded: tuple[NotRecorded, ...] = ()
    quota: Quota | None = None
    given: tuple[GivenRow, ...] = field(default=())
    banner: Banner | None = None
    battery: Chip = Chip("")
    """Shown only while little is left."""
    refined: bool = False
    """Whether the centre has put this verdict in the place of another one on the same card."""

    @property
    def card_open(self) -> bool:
        """Whether a card's verdict is on screen, which decides what the keys do."""
        return self.verdict is not None
