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
    CodeField,
    ConfirmationBody,
    DeskScreen,
    EventLine,
    GiveButton,
    GivenState,
    Quota,
    ReadyBody,
    RefusalBody,
    Shape,
    Tone,
    VerdictPanel,
    VoidReason,
)
from boxoffice.ui.fault_words import action, photo_fault
from boxoffice.ui.language import Language, LanguageCode, spoken
from boxoffice.ui.supervision.screen import NumberedChoice, SupervisorBody
from tests.ui.card_gallery import (
    TODAY,
    community,
    event_text,
    face_children,
    face_day,
    face_order,
    given_rows,
    has_tickets,
    last_day,
    order,
    ready,
    valid,
    words_title,
)
from tests.ui.made_up_words import made_up
from tests.ui.verdict_gallery import verdict_gallery

LATER = ("wrong_count", "wrong_event", "returned", "not_collected")


def slip() -> DeskScreen:
    """The printer took no slip of the latest row; its tickets stand."""
    rows = given_rows()
    refused = replace(
        rows[0],
        note=counter_words.slip_note("refused"),
        print_text=counter_words.slip_button(),
        print_key="F10",
    )
    shown = given()
    code = replace(shown.code, note=f"{refused.card} {refused.note}", note_is_error=True)
    return replace(shown, code=code, given=(refused, *rows[1:]))


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
            words.given_detail("104388", {"holder": 1, "child": 2}, event_text()),
            words.till_hint("3 × KK 0 €"),
            "row-388",
            "",
        ),
    )


def undone() -> DeskScreen:
    """A row was undone and offers other reasons."""
    rows = list(given_rows())
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
    give = GiveButton(words.give(1, event_text()), enabled=False)
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
