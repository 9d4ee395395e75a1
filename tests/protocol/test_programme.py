"""The programme: defaults, languages, and a file that reads back."""

from datetime import UTC, date, datetime, time

import pytest
from pydantic import ValidationError

from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.kinds import (
    OUTCOME_PRECEDENCE,
    QUOTA_TICKETS,
    EventKind,
    Finding,
    LimitPeriod,
    QuotaMode,
    Sector,
    TicketKind,
)
from sync.protocol.programme import (
    Event,
    HolderPays,
    Limit,
    ListPolicy,
    Policy,
    Programme,
    Quota,
    Text,
    Venue,
    in_language,
)

CONCERT = Event(
    id="concert",
    kind=EventKind.PERFORMANCE,
    sector=Sector.CULTURE,
    title={"fi": "Avajaiskonsertti", "sv": "Öppningskonsert", "en": "Opening concert"},
    organiser="April Jazz",
    place="Teltta",
    starts_at=datetime(2026, 4, 25, 16, 0, tzinfo=UTC),
    limits=(
        Limit(ticket_kind=TicketKind.HOLDER, count=1),
        Limit(ticket_kind=TicketKind.CHILD),
        Limit(ticket_kind=TicketKind.HOLDER, count=2, per=LimitPeriod.YEAR, group="courses"),
    ),
    quota=Quota(tickets=40, mode=QuotaMode.HARD),
    till_hint={"fi": "Kaikukortti 0 €"},
    holder_pays=HolderPays(cents=1500, text={"fi": "Materiaalit"}),
)
PROGRAMME = Programme(
    version=3,
    venue=Venue(id="hall", name="Sali"),
    code_formats=(CodeFormat(id="p", pattern="[0-9]{6}", example="104482"),),
    policy=Policy(
        days=LocalDays(zone="Europe/Stockholm", day_start=time(4, 30)),
        card_list=ListPolicy(stale_hours=48, unknown_when_online="face"),
        child_age=16,
    ),
    events=(CONCERT, CONCERT.model_copy(update={"id": "x", "first_day": date(2026, 4, 1)})),
    reasons={"venue_decided": {"en": "The venue decided"}},
    merged_events={"walk-in-1": "concert"},
)


def test_a_programme_reads_back() -> None:
    assert Programme.model_validate_json(PROGRAMME.to_bytes()) == PROGRAMME


def test_what_a_programme_says_when_it_says_nothing() -> None:
    bare = Programme(version=1, venue=Venue(id="hall", name="Sali"), code_formats=())
    policy = bare.policy
    assert (policy.days.zone, policy.days.day_start) == ("Europe/Helsinki", time(5, 0))
    assert (policy.card_list.fresh_hours, policy.card_list.stale_hours) == (24, 72)
    assert policy.card_list.unknown_when_online == "refuse"
    assert (policy.child_age, policy.group_child_age, policy.children_need_holder) == (18, 16, True)
    assert (policy.unsent_alarm_hours, policy.keep_codes_days) == (24, 35)
    assert Quota(tickets=5).mode is QuotaMode.SOFT
    assert CONCERT.children
    assert not bare.reasons
    assert not bare.merged_events


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ({"fi": "Hei", "sv": "Hej", "en": "Hello"}, "sv", "Hej"),
        ({"fi": "Hei", "en": "Hello"}, "sv", "Hello"),
        ({"sv": "Hej", "fi": "Hei"}, "en", "Hei"),
        ({"sv": "Hej"}, "fi", "Hej"),
        ({"fi": "Hei", "en": "Hello"}, "so", "Hello"),
        ({}, "fi", ""),
    ],
)
def test_a_text_in_a_language_or_the_next_best(text: Text, language: str, words: str) -> None:
    assert in_language(text, language) == words


@pytest.mark.parametrize(
    "change",
    [{"kind": "party"}, {"sector": "food"}, {"title": {"de": "Hallo"}}, {"starts_at": "today"}],
)
def test_an_event_of_another_sort_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Event.model_validate(CONCERT.model_dump() | change)


def test_assistants_alone_are_outside_the_quota() -> None:
    assert {
        TicketKind.HOLDER,
        TicketKind.CHILD,
        TicketKind.WORKER,
        TicketKind.GROUP_CHILD,
    } == QUOTA_TICKETS


def test_outcomes_have_the_precedence_of_the_protocol() -> None:
    assert OUTCOME_PRECEDENCE == (
        Finding.QUARANTINED,
        Finding.UNKNOWN_CARD,
        Finding.VIOLATION,
        Finding.DOUBLE_ISSUE,
        Finding.OVER_QUOTA,
        Finding.REVIEW,
        Finding.ACCEPTED_STALE,
        Finding.ACCEPTED,
    )
