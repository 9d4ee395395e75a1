"""Every state of the main screen with made-up data, worded in the language spoken now: those that
tests take apart by hand, the others as `verdict_gallery` composes them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from boxoffice.errors import Fault
from boxoffice.sentences import sentence
from boxoffice.ui import counter_words, sign_in_words, verdict_words, words
from boxoffice.ui.desk.screen import (
    Banner,
    Chip,
    ChipTone,
    CodeField,
    ConfirmationBody,
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
    RefusalBody,
    Shape,
    TicketRow,
    TicketsBody,
    Tone,
    VerdictPanel,
    VoidReason,
)
from boxoffice.ui.fault_words import action, photo_fault
from boxoffice.ui.language import Language, LanguageCode, spoken
from boxoffice.ui.supervision.screen import NumberedChoice, SupervisorBody
from tests.ui.made_up_words import made_up
from tests.ui.verdict_gallery import verdict_gallery

TODAY = date(2026, 4, 25)
START = datetime.combine(TODAY, time(19))
LATER = ("wrong_count", "wrong_event", "returned", "not_collected")


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


def _given(waiting: bool = False) -> tuple[GivenRow, ...]:
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


def _event_text() -> str:
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
        given=_given(),
    )


def offline(screen: DeskScreen) -> DeskScreen:
    """The same screen with no connection, an older list and rows that wait."""
    return replace(
        screen,
        connection=Chip(words.connection(False, timedelta(hours=26)), ChipTone.WARN, "offline"),
        waiting=Chip(words.waiting(4, timedelta(minutes=25)), ChipTone.PLAIN, "clock"),
        quota=Quota("12", tuple(words.quota_lines(False, time(18, 20)))),
        given=_given(waiting=True),
    )


def _personal(count: int = 1, children: int = 0, given: int = 0, left: int = 3) -> TicketsBody:
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
        body=_personal(1, 2),
        give=GiveButton(words.give(3, _event_text())),
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
        body=_personal(),
        give=GiveButton(words.give(1, _event_text())),
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
            _personal(0, 0, given=1, left=1),
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
    give = GiveButton(words.give(3, _event_text()), tone=Tone.CAUTION)
    return replace(face_day(), body=_face(2), give=give)


def order(*, on: bool = True) -> DeskScreen:
    """A typed card for an event that asks something of its holder, by phone or at the counter."""
    say = counter_words.order if on else words.give
    body = replace(
        _personal(1, 1),
        pays=counter_words.holder_pays(500, made_up("paid_for")),
        phone=PhoneToggle(counter_words.by_phone(), on),
    )
    rows = _given()
    by_phone = replace(rows[0], note=counter_words.by_phone())
    give = GiveButton(say(2, _event_text()))
    return replace(valid(), body=body, give=give, given=(by_phone, *rows[1:]))


def slip() -> DeskScreen:
    """The printer took no slip of the latest row; its tickets stand."""
    rows = _given()
    refused = replace(
        rows[0],
        note=counter_words.slip_note("refused"),
        print_text=counter_words.slip_button(),
        print_key="F10",
    )
    shown = given()
    code = replace(shown.code, note=f"{refused.card} {refused.note}", note_is_error=True)
    return replace(shown, code=code, given=(refused, *rows[1:]))


def face_order() -> DeskScreen:
    """An order for a card that the caller reads from its face."""
    body = replace(_face(2), phone=PhoneToggle(counter_words.by_phone(), True))
    give = GiveButton(counter_words.order(3, _event_text()), tone=Tone.CAUTION)
    return replace(face_day(), body=body, give=give)


def _refused(kind: str, shape: Shape, lines: tuple[str, ...], tone: Tone = Tone.STOP) -> DeskScreen:
    way_on = verdict_words.alternative(kind)
    if kind == "used":
        way_on = verdict_words.supervisor_gives()
    return replace(
        ready(),
        code=CodeField("ESP 101 220"),
        verdict=VerdictPanel(tone, shape, words_title(kind), "ESP · 101 220", lines),
        body=RefusalBody(
            verdict_words.tell_heading(),
            verdict_words.tell(kind),
            way_on if kind != "not_on_list" else "",
        ),
    )


def unknown() -> DeskScreen:
    """The centre is at hand and its list lacks the card; the code stands large."""
    shown = _refused("not_on_list", Shape.QUESTION, (verdict_words.reread(),))
    assert shown.verdict is not None
    verdict = replace(shown.verdict, title=verdict_words.unknown_title(), code_large=True)
    return replace(shown, verdict=verdict)


def not_a_code() -> DeskScreen:
    """What was read fits no format; the code stands large."""
    lines = (verdict_words.looks_like("ESP 104 482"),)
    shown = _refused("not_a_code", Shape.RETYPE, lines, Tone.CAUTION)
    assert shown.verdict is not None
    large = replace(shown.verdict, code="64123 XX", code_large=True)
    return replace(shown, code=CodeField("64123XX"), verdict=large)


def given() -> DeskScreen:
    """Tickets were given; the till hint and Undo in place."""
    return replace(
        ready(),
        body=ConfirmationBody(
            words.given_title(3),
            words.given_detail("104388", {"holder": 1, "child": 2}, _event_text()),
            words.till_hint("3 × KK 0 €"),
            "row-388",
            "",
        ),
    )


def undone() -> DeskScreen:
    """A row was undone and offers other reasons."""
    rows = list(_given())
    rows[0] = replace(
        rows[0],
        state=GivenState.VOIDED,
        state_text=words.row_state("voided"),
        can_undo=False,
        can_give_again=True,
        note=words.voided_note("mistake"),
        reasons=tuple(VoidReason(each, words.void_reason(each)) for each in LATER),
    )
    rows[1] = replace(
        rows[1],
        state=GivenState.PROBLEM,
        state_text=words.row_state("problem"),
        can_undo=False,
    )
    return replace(
        ready(),
        given=tuple(rows),
        quota=Quota("4", tuple(words.quota_lines(True)), True),
    )


def fault_sentence(fault: Fault) -> str:
    """What the window says about a fault, in the language spoken now."""
    return sentence(fault, spoken().code.value)


def disk_full() -> DeskScreen:
    """Nothing can be recorded."""
    give = GiveButton(words.give(1, _event_text()), enabled=False)
    banner = Banner(fault_sentence(Fault.STORE_FULL), action("retry"))
    return replace(last_day(), banner=banner, give=give)


def photo_empty() -> DeskScreen:
    """A photo held no code."""
    return replace(
        ready(),
        code=CodeField("", words.code_placeholder(""), photo_fault("no_code"), True),
    )


def by_night() -> DeskScreen:
    """An event after midnight of tomorrow's evening: both days of its night are said."""
    day = date(2026, 4, 26)
    start = datetime.combine(date(2026, 4, 27), time(1, 30))
    when = words.event_in_advance(day, start, made_up("place"))
    line = EventLine(when, made_up("title"), advance=True)
    give = GiveButton(words.give(3, words.event_short(made_up("title"), day, start, TODAY)))
    return replace(valid(), event=line, give=give)


def supervisor(step: str) -> DeskScreen:
    """A supervisor answers in place: `name`, `pin` after a wrong one, or `reason`."""
    reasons = (made_up("by_mistake"), made_up("agreed"))
    asked = {
        "name": (sign_in_words.which_supervisor(), ("Esikko", "Vuokko"), ""),
        "pin": (sign_in_words.pin_of("Esikko"), (), sign_in_words.wrong_pin(timedelta(seconds=30))),
        "reason": (sign_in_words.which_reason(), reasons, ""),
    }
    prompt, texts, note = asked[step]
    choices = tuple(NumberedChoice(str(n), text) for n, text in enumerate(texts, 1))
    body = SupervisorBody(
        sign_in_words.supervisor_title(),
        prompt,
        choices,
        note,
        secret=step == "pin",
        attempt=len(step),
        back=sign_in_words.no_supervisor_after_all(),
    )
    used = _refused("used", Shape.USED, (verdict_words.used_up(True),))
    clerk = Chip("Kielo", icon="customer", key="F11", said=sign_in_words.signed_in("Kielo"))
    return replace(used, body=RefusalBody("", "", supervisor=body), clerk=clerk)


@lru_cache(maxsize=1)
def _states(_kind: type[Language], _code: LanguageCode) -> dict[str, DeskScreen]:
    return dict(gallery())


def state(name: str) -> DeskScreen:
    """One state, in the words that are spoken now; all of them are made once a language."""
    return _states(type(spoken()), spoken().code)[name]


def gallery() -> Iterator[tuple[str, DeskScreen]]:
    """Each state by its name, made anew."""
    yield "ready", ready()
    yield "valid", valid()
    yield "last_day", last_day()
    yield "has_tickets", has_tickets()
    yield "community", community()
    yield "face_day", face_day()
    yield "face_children", face_children()
    yield (
        "expired",
        _refused("expired", Shape.CLOCK, (verdict_words.expired_on(date(2026, 3, 31)),)),
    )
    yield "blocked", _refused("blocked", Shape.CROSS, (verdict_words.blocked(),))
    by_centre = (verdict_words.blocked(), verdict_words.by_centre())
    yield "refined", replace(_refused("blocked", Shape.CROSS, by_centre), refined=True)
    yield "used", _refused("used", Shape.USED, (verdict_words.used_up(True),))
    for step in ("name", "pin", "reason"):
        yield f"supervisor_{step}", supervisor(step)
    yield "unknown", unknown()
    yield "not_a_code", not_a_code()
    yield "by_night", by_night()
    yield "order", order()
    yield "face_order", face_order()
    yield "given", given()
    yield "slip", slip()
    checking = ReadyBody(counter_words.checking_title(), counter_words.checking_hint())
    yield "checking", replace(ready(), body=checking)
    yield "undone", undone()
    yield "disk_full", disk_full()
    yield "photo_empty", photo_empty()
    yield from verdict_gallery()
