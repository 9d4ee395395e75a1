"""The choice of the event, the form of a new one, and the first start, with made-up data."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.errors import Fault
from boxoffice.ui import event_words, fault_words, setup_words
from boxoffice.ui.event_choice.presenter import EventChoicePresenter
from boxoffice.ui.event_choice.screen import Choice, EventChoiceScreen, NewEventScreen
from boxoffice.ui.first_start.screen import FirstStartScreen, Step
from sync.protocol.days import LocalDays
from sync.protocol.kinds import EventKind, Sector
from sync.protocol.programme import Event
from tests.ui.gallery import TODAY, fault_sentence

NOW = datetime.fromisoformat("2026-04-25T15:46:00+00:00")  # 18.46 in Helsinki
CARDS = 25_214
NOT_FOUND = "ooppera"
MADE_UP = (
    (
        "opening",
        "April Jazz",
        "Louhisali, Tapiola",
        0,
        19,
        "Avajaiskonsertti|Öppningskonsert|Opening concert",
    ),
    (
        "late",
        "April Jazz",
        "Klubi, Leppävaara",
        0,
        21,
        "Jazzklubi: Evening Quartet|Jazzklubb: Evening Quartet|Jazz club: Evening Quartet",
    ),
    (
        "museum",
        "WeeGee",
        "WeeGee, Tapiola",
        0,
        None,
        "Museo, kaikki näyttelyt|Museet, alla utställningar|The museum, all exhibitions",
    ),
    (
        "family",
        "April Jazz",
        "Louhisali, Tapiola",
        1,
        15,
        "Koko perheen iltapäivä|Familjeeftermiddag|Afternoon for families",
    ),
    (
        "market",
        "April Jazz",
        "Tapiola",
        2,
        18,
        "Big band torilla|Storband på torget|Big band at the market square",
    ),
    (
        "week",
        "April Jazz",
        "Klubi, Leppävaara",
        7,
        21,
        "Jazzklubi: Evening Quartet|Jazzklubb: Evening Quartet|Jazz club: Evening Quartet",
    ),
    *(
        (f"week{n}", "April Jazz", "Klubi, Leppävaara", 7 * n, 21, "Jazzklubi|Jazzklubb|Jazz club")
        for n in range(2, 5)
    ),
    (
        "theatre",
        "Espoon kaupunginteatteri",
        "Teatteritalo",
        9,
        19,
        "Kirsikkapuisto|Körsbärsträdgården|The Cherry Orchard",
    ),
)


def _choice(made_up: tuple[str, str, str, int, int | None, str]) -> EventChoice:
    """An event by its id, organiser, place, days from now, hour and titles."""
    name, organiser, place, days, hour, titles = made_up
    day = TODAY + timedelta(days=days)
    start = NOW.replace(hour=hour - 3, minute=0) + timedelta(days=days) if hour else None
    event = Event(
        id=name,
        kind=EventKind.PERFORMANCE if hour else EventKind.VISIT,
        sector=Sector.CULTURE,
        title=dict(zip(("fi", "sv", "en"), titles.split("|"), strict=True)),
        organiser=organiser,
        place=place,
        starts_at=start,
    )
    timing = EventTiming.ADVANCE if days else EventTiming.TODAY
    return EventChoice(event, timing, day if hour else None, recent=name == "late")


def _offered(search: str = "", *, several: bool = False, back: bool = True) -> EventChoiceScreen:
    """What the choice offers, through its own presenter."""
    painted: list[EventChoiceScreen] = []
    presenter = EventChoicePresenter(painted.append)
    choices = [_choice(each) for each in MADE_UP]
    over = replace(_choice(MADE_UP[3]), timing=EventTiming.ENDED, day=TODAY - timedelta(days=1))
    jazz = [each for each in choices if each.event.organiser == "April Jazz"]
    presenter.offer([*(choices if several else jazz), over], LocalDays(), "opening", back, NOW)
    presenter.search(search)
    return painted[-1]


def choice_gallery() -> Iterator[tuple[str, EventChoiceScreen]]:
    """Each state of the choice by its name."""
    yield "events", _offered()
    yield "events_of_several", _offered(several=True)
    yield "events_asked", _offered(back=False)
    yield "events_none", EventChoiceScreen(())
    yield "events_not_found", _offered(NOT_FOUND)


def _new(kind: str = "performance", problem: str = "") -> NewEventScreen:
    kinds = tuple(Choice(each, event_words.kind(each), each == kind) for each in EventKind)
    said = event_words.problem(problem) if problem else ""
    return NewEventScreen(kinds, kind == "performance", said)


def form_gallery() -> Iterator[tuple[str, NewEventScreen, tuple[str, str]]]:
    """Each state of the form by its name, with what stands in its fields."""
    title = "Pihakonsertti"
    yield "events_new", _new(), (title, "")
    yield "events_new_problem", _new(problem="time"), ("", "25.70")
    yield "events_new_visit", _new("visit"), ("", "")
    used = event_words.problem("used")
    yield "events_change", NewEventScreen((), False, used, changing=title), (title, "")


def start_gallery() -> Iterator[tuple[str, FirstStartScreen]]:
    """Each state of the first start by its name."""
    address = FirstStartScreen(Step.ADDRESS)
    yield "first_start", address
    said = fault_words.enrol_fault
    yield (
        "first_start_fields",
        replace(address, address_error=said("address_not_centre"), code_error=said("code_empty")),
    )
    yield "first_start_code", replace(address, code_error=fault_sentence(Fault.WRONG_CODE))
    yield "first_start_network", replace(address, error=fault_sentence(Fault.SIGN_IN_NEEDED))
    yield "first_start_different", replace(address, error=said("fingerprint_different"))
    groups = ("9F2C", "41B7", "A05E", "D3C8", "770A", "1E94", "5B6D", "C213")
    yield "first_start_fingerprint", FirstStartScreen(Step.FINGERPRINT, fingerprint=groups)
    progress = setup_words.list_progress(16_384, CARDS)
    yield (
        "first_start_list",
        FirstStartScreen(Step.LIST, done=16_384, total=CARDS, progress=progress),
    )
    error = fault_sentence(Fault.UNREACHABLE)
    yield "first_start_retry", FirstStartScreen(Step.LIST, error=error, can_retry=True)
    yield "first_start_done", FirstStartScreen(Step.DONE)
    yield "first_start_forms", FirstStartScreen(Step.DONE, forms="save_forms")
