"""The main screen between cards and with a card that may be given tickets, made up by hand."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from boxoffice.ui import counter_words, verdict_words, words
from boxoffice.ui.desk.screen import (
    Chip,
    ChipTone,
    CodeField,
    DeskScreen,
    EventLine,
    FaceBody,
    GiveButton,
    GivenRow,
    GivenState,
    HeldTickets,
    NotRecorded,
    PhoneToggle,
    Quota,
    ReadyBody,
    Shape,
    TicketRow,
    TicketsBody,
    Tone,
    VerdictPanel,
)
from tests.ui.made_up_words import made_up

TODAY = date(2026, 4, 25)
START = datetime.combine(TODAY, time(19))


def _row(
    kind: str, count: int, keys: str = "", left: int | None = None, given: int = 0
) -> TicketRow:
    age = 16 if kind == "group_child" else 18
    return TicketRow(
        kind=kind,
        label=words.ticket_label(kind, age),
        hint=words.ticket_hint(kind, left, given),
        count=count,
        can_minus=count > 0 and kind != "holder",
        can_plus=left is None or count < left,
        keys=keys,
    )


def given_rows(waiting: bool = False) -> tuple[GivenRow, ...]:
    state = GivenState.WAITING if waiting else GivenState.CONFIRMED
    held: list[GivenRow] = []
    for minute, card, tickets in (
        (42, "388", {"holder": 1, "child": 2}),
        (40, "051", {"holder": 1}),
        (37, "719", {"holder": 1, "child": 1, "assistant": 1}),
        (31, "204", {"worker": 1, "group_child": 5}),
    ):
        held.append(
            GivenRow(
                row_id=f"row-{card}",
                time=words.time_words(time(18, minute)),
                card=words.shortened(card),
                counts=words.counts(tickets),
                state=state,
                state_text=words.row_state(state),
                can_undo=True,
            )
        )
    held.append(
        GivenRow(
            row_id="row-930",
            time=words.time_words(time(18, 30)),
            card=words.shortened("930"),
            counts=words.counts({"holder": 1}),
            state=GivenState.VOIDED,
            state_text=words.row_state("voided"),
        )
    )
    return tuple(held)


def event_text() -> str:
    return words.event_short(made_up("title"), TODAY, START, TODAY)


def ready() -> DeskScreen:
    """The calm between two cards, online."""
    return DeskScreen(
        event=EventLine(words.event_when(TODAY, START, made_up("place")), made_up("title")),
        connection=Chip(words.connection(True, timedelta(minutes=4)), ChipTone.GOOD, "online"),
        waiting=Chip(words.waiting(0, None)),
        clerk=Chip(made_up("desk")),
        code=CodeField("", words.code_placeholder("ESP 104 482")),
        body=ReadyBody(words.ready_title(), words.ready_hint()),
        quota=Quota("37", tuple(words.quota_lines(True))),
        given=given_rows(),
    )


def offline(screen: DeskScreen) -> DeskScreen:
    """The same screen with no connection, an older list and rows that wait."""
    return replace(
        screen,
        connection=Chip(words.connection(False, timedelta(hours=26)), ChipTone.WARN, "offline"),
        waiting=Chip(words.waiting(4, timedelta(minutes=25)), ChipTone.PLAIN, "clock"),
        quota=Quota("12", tuple(words.quota_lines(False, time(18, 20)))),
        given=given_rows(waiting=True),
    )


def personal(count: int = 1, children: int = 0, given: int = 0, left: int = 3) -> TicketsBody:
    return TicketsBody(
        (
            _row("holder", count, left=0 if given else 1, given=given),
            _row("child", children, "+ / −", left=left, given=given),
            _row("assistant", 0, "F4"),
        )
    )


def valid() -> DeskScreen:
    """A typed valid card with two children chosen."""
    return replace(
        ready(),
        code=CodeField("ESP 104 482"),
        verdict=VerdictPanel(
            Tone.GO,
            Shape.CHECK,
            words_title("valid"),
            "ESP · 104 482",
            (verdict_words.typed_check(date(2027, 3, 14)),),
        ),
        body=personal(1, 2),
        give=GiveButton(words.give(3, event_text())),
    )


def words_title(kind: str, **rest: str) -> str:
    """The large word of a verdict."""
    return verdict_words.verdict_title(kind, **rest)  # type: ignore[arg-type]


def last_day() -> DeskScreen:
    """A scanned card on its last day."""
    return replace(
        valid(),
        verdict=VerdictPanel(
            Tone.GO,
            Shape.LAST_DAY,
            words_title("valid_last_day"),
            "ESP · 104 482",
            (verdict_words.last_day(),),
        ),
        body=personal(),
        give=GiveButton(words.give(1, event_text())),
    )


def has_tickets() -> DeskScreen:
    """Tickets ordered by phone, and an earlier card that was not recorded."""
    given_at = datetime(2026, 3, 12, 14, 5)
    return replace(
        valid(),
        code=CodeField("ESP 103 051"),
        verdict=VerdictPanel(
            Tone.NEUTRAL,
            Shape.TICKET,
            words_title("has_tickets", counts="1 + 2"),
            "ESP · 103 051",
            (
                verdict_words.tickets_given_at(given_at, True),
                verdict_words.let_them_in(1),
            ),
        ),
        body=replace(
            personal(0, 0, given=1, left=1),
            held=HeldTickets(
                counter_words.return_button(),
                counter_words.slip_button(),
                "F10",
                counter_words.slip_note("printed"),
            ),
        ),
        give=GiveButton(words.let_in()),
        not_recorded=(
            NotRecorded(
                "card-482",
                words.not_recorded("104482"),
                words.strip_give(1),
                words.strip_not_given(),
            ),
            NotRecorded(
                "card-051",
                counter_words.event_gone("103051"),
                counter_words.open_card(),
                words.strip_not_given(),
            ),
        ),
    )


def community() -> DeskScreen:
    """A group card, for an event tomorrow."""
    day = date(2026, 4, 26)
    start = datetime.combine(day, time(15))
    return replace(
        ready(),
        event=EventLine(
            words.event_in_advance(day, start, "Louhisali"), made_up("title"), advance=True
        ),
        code=CodeField("ESP Y 0 214"),
        verdict=VerdictPanel(
            Tone.GO,
            Shape.CHECK,
            verdict_words.verdict_title("valid", community=True),
            "ESP · Y 0 214",
            (verdict_words.community(16),),
        ),
        body=TicketsBody(
            (
                _row("worker", 1, left=2),
                _row("group_child", 5, "+ / −"),
                _row("assistant", 0, "F4"),
            )
        ),
        give=GiveButton(words.give(6, words.event_short(made_up("title"), day, start, TODAY))),
    )


def _face(step: int) -> FaceBody:
    return FaceBody(
        step=step,
        day_label=words.face_day_label(),
        day_text="" if step == 1 else words.date_words(date(2027, 3, 14)),
        day_hint=words.face_day_hint(),
        day_error="",
        children=replace(_row("child", 2, "+ / −", left=9), label=words.face_children_label()),
        note=words.face_note(),
    )


def _not_on_list() -> VerdictPanel:
    return VerdictPanel(
        Tone.CAUTION,
        Shape.WARNING,
        words_title("not_on_list"),
        "ESP · 104 997",
        (verdict_words.face_offline(timedelta(hours=26)),),
    )


def face_day() -> DeskScreen:
    """The first step on the card's face."""
    return replace(
        offline(valid()),
        code=CodeField("ESP 104 997"),
        verdict=_not_on_list(),
        body=_face(1),
        give=GiveButton(words.face_continue(), tone=Tone.CAUTION),
    )


def face_children() -> DeskScreen:
    """The second step on the card's face."""
    give = GiveButton(words.give(3, event_text()), tone=Tone.CAUTION)
    return replace(face_day(), body=_face(2), give=give)


def order(*, on: bool = True) -> DeskScreen:
    """A typed card for an event that asks something of its holder, by phone or at the counter."""
    say = counter_words.order if on else words.give
    body = replace(
        personal(1, 1),
        pays=counter_words.holder_pays(500, made_up("paid_for")),
        phone=PhoneToggle(counter_words.by_phone(), on),
    )
    rows = given_rows()
    by_phone = replace(rows[0], note=counter_words.by_phone())
    give = GiveButton(say(2, event_text()))
    return replace(valid(), body=body, give=give, given=(by_phone, *rows[1:]))


def face_order() -> DeskScreen:
    """An order for a card that the caller reads from its face."""
    body = replace(_face(2), phone=PhoneToggle(counter_words.by_phone(), True))
    give = GiveButton(counter_words.order(3, event_text()), tone=Tone.CAUTION)
    return replace(face_day(), body=body, give=give)
