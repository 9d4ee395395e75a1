"""What the screen says, in three languages: the event, the chips, the quota, every verdict."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.domain.issues import KnownUse, QuotaState, RowState, UnrecordedCard
from boxoffice.domain.list_age import NO_LIST
from boxoffice.domain.matters import Matter, MatterKind
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.services.inbox import Inbox
from boxoffice.services.overview import Waiting
from boxoffice.services.program_age import ProgramTooOld
from boxoffice.ui import words
from boxoffice.ui.desk import composing
from boxoffice.ui.desk.card_panels import card_panels
from boxoffice.ui.desk.open_card import opened
from boxoffice.ui.desk.screen import ChipTone, RefusalBody, TicketsBody, Tone
from boxoffice.ui.desk.state import DeskState
from boxoffice.ui.desk.whole_screen import desk_screen
from boxoffice.ui.faults import fault_sentence
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.sync_status import composing as sync_composing
from boxoffice.ui.translation import Speaker
from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import CardKind, CardSource, Channel, EventKind, QuotaMode, VoidReason
from tests.support.desk_work import (
    CHILD,
    FORMAT,
    FRESH,
    HOLDER,
    NOW,
    OLD,
    TODAY,
    choice,
    event,
    given_row,
    has_tickets,
    not_a_code,
    on_face,
    overview,
    refused,
    verdict,
)

CODES = list(LanguageCode)


def in_each(speaker: Speaker, words: Callable[[], str]) -> dict[str, str]:
    """What is said in each language."""
    said = {}
    for code in CODES:
        speaker.use(code)
        said[code.value] = words()
    return said


def test_the_event_line_and_the_give_button(speaker: Speaker) -> None:
    now = overview()
    assert in_each(speaker, lambda: composing.event_line(now).when) == {
        "fi": "la 25.4. · klo\u00a019.00 · Louhisali",
        "sv": "lör 25.4 · kl.\u00a019.00 · Louhisali",
        "en": "Sat 25 April · 19:00 · Louhisali",
    }
    assert in_each(speaker, lambda: composing.event_text(now)) == {
        "fi": "Avajaiskonsertti, tänään klo\u00a019.00",
        "sv": "Öppningskonsert, i dag kl.\u00a019.00",
        "en": "Opening concert, today 19:00",
    }


@pytest.mark.parametrize(
    ("place", "venue", "said"),
    [
        ("Louhisali", "Espoo Cultural Centre", "Louhisali, Espoo Cultural Centre"),
        ("Louhisali", "louhisali", "Louhisali"),
        ("Louhisali, Espoo Cultural Centre", "Espoo Cultural Centre", None),
        ("WeeGee", "WeeGee Exhibition Centre", "WeeGee Exhibition Centre"),
        ("", "Espoo Cultural Centre", "Espoo Cultural Centre"),
    ],
)
def test_the_venue_stands_beside_a_place_that_does_not_name_it(
    speaker: Speaker, place: str, venue: str, said: str | None
) -> None:
    here = EventChoice(event(place=place), EventTiming.TODAY, TODAY)
    line = composing.event_line(overview(choice=here, venue=venue)).when
    assert line == f"Sat 25 April · 19:00 · {said or place}"


def test_a_desk_of_several_organisers_says_whose_event_it_is(speaker: Speaker) -> None:
    jazz = event(id="jazz", organiser="April Jazz", place="Tapiola")
    events = {"jazz": jazz, "opera": event(id="opera", organiser="Opera")}
    here = EventChoice(jazz, EventTiming.TODAY, TODAY)
    around = overview(choice=here, venue="Festival office", events=events)
    assert composing.event_line(around).when == "Sat 25 April · 19:00 · Tapiola, April Jazz"
    alone = overview(choice=here, venue="Festival office", events={"jazz": jazz})
    assert composing.event_line(alone).when == "Sat 25 April · 19:00 · Tapiola, Festival office"


def test_an_event_after_midnight_says_both_days_of_its_night(speaker: Speaker) -> None:
    """01:30 belongs to the evening of Saturday 25 April, and the clock says Sunday."""
    night = event(starts_at=NOW + timedelta(hours=7, minutes=30))
    club = EventChoice(night, EventTiming.TODAY, TODAY)
    assert in_each(speaker, lambda: composing.event_line(overview(choice=club)).when) == {
        "fi": "yö la 25.4.–su 26.4. · klo\u00a01.30 · Louhisali",
        "sv": "natten lör 25.4–sön 26.4 · kl.\u00a01.30 · Louhisali",
        "en": "night of Sat 25 to Sun 26 April · 01:30 · Louhisali",
    }
    assert in_each(speaker, lambda: composing.event_text(overview(choice=club))) == {
        "fi": "Avajaiskonsertti, tänä yönä klo\u00a01.30",
        "sv": "Öppningskonsert, i natt kl.\u00a01.30",
        "en": "Opening concert, tonight 01:30",
    }
    later = event(starts_at=NOW + timedelta(days=1, hours=7, minutes=30))
    ahead = EventChoice(later, EventTiming.ADVANCE, TODAY + timedelta(days=1))
    line = composing.event_line(overview(choice=ahead)).when
    assert line == "Advance: night of Sun 26 to Mon 27 April · 01:30 · Louhisali"
    button = composing.event_text(overview(choice=ahead))
    assert button == "Opening concert, night of Sun 26 to Mon 27 April 01:30"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (NOW, "25.4.2026 18:00"),
        (NOW + timedelta(hours=6, minutes=30), "25.4.–26.4.2026 00:30"),
        (NOW + timedelta(hours=10, minutes=59), "25.4.–26.4.2026 04:59"),
        (NOW + timedelta(hours=11), "26.4.2026 05:00"),
    ],
)
def test_the_sync_page_counts_days_as_the_event_line_does(
    speaker: Speaker, moment: datetime, said: str
) -> None:
    days = overview().policy.days
    assert sync_composing.stamp(moment, days) == said
    matter = Matter("m", MatterKind.GIVEN_TWICE, moment)
    line = sync_composing.matter_line(matter, Inbox((), (), None), NOW, days)
    assert said in line.detail


def test_an_event_in_advance_and_none_at_all(speaker: Speaker) -> None:
    later = event(starts_at=NOW + timedelta(days=3))
    ahead = EventChoice(later, EventTiming.ADVANCE, TODAY + timedelta(days=3))
    line = composing.event_line(overview(choice=ahead))
    assert (line.advance, line.when[:20]) == (True, "Advance: Tue 28 Apri")
    none = overview(choice=None)
    assert not composing.event_line(none).chosen
    assert composing.event_text(none) == ""


def test_an_event_that_is_over_says_so_in_amber(speaker: Speaker) -> None:
    last = event(starts_at=NOW - timedelta(days=1))
    over = EventChoice(last, EventTiming.ENDED, TODAY - timedelta(days=1))
    said = in_each(speaker, lambda: composing.event_line(overview(choice=over)).when)
    assert said["en"].startswith("Over: Fri 24 April")
    assert said["fi"].startswith("Päättynyt: pe 24.4.")
    assert composing.event_line(overview(choice=over)).advance


def test_a_standing_event_has_the_day_of_today(speaker: Speaker) -> None:
    museum = EventChoice(event(kind=EventKind.VISIT, starts_at=None), EventTiming.TODAY, None)
    assert composing.event_line(overview(choice=museum)).when == "Sat 25 April · Louhisali"


def test_the_chips_tell_connection_age_and_what_waits(speaker: Speaker) -> None:
    said = in_each(speaker, lambda: composing.connection_chip(overview(), True).text)
    assert said["en"] == "Online · list 4 min old"
    assert len(set(said.values())) == 3
    none = composing.connection_chip(overview(list_state=NO_LIST), True)
    assert none.tone is ChipTone.WARN
    fresh = overview(waiting=Waiting(1, NOW - timedelta(minutes=2)))
    assert composing.waiting_chip(fresh).tone is ChipTone.PLAIN
    late = overview(waiting=Waiting(1, NOW - timedelta(hours=24)))
    assert composing.waiting_chip(late).tone is ChipTone.WARN


@pytest.mark.parametrize(
    ("here", "left", "low"), [(34, "6", False), (35, "5", True), (45, "0", True)]
)
def test_the_quota_turns_amber_at_five(speaker: Speaker, here: int, left: str, low: bool) -> None:
    quota = QuotaState(40, QuotaMode.SOFT, here, 0, NOW)
    panel = composing.quota_panel(overview(quota=quota), False)
    assert panel is not None
    assert (panel.number, panel.low) == (left, low)
    assert any("18:00" in line for line in panel.lines)
    assert (panel.lines[-1] == words.quota_used_up()) == (left == "0")
    assert composing.quota_panel(overview(), True) is None


def test_a_hard_quota_says_what_is_left_here_and_in_all(speaker: Speaker) -> None:
    quota = QuotaState(40, QuotaMode.HARD, 10, 12, NOW, share=4)
    around = overview(quota=quota)
    panel = composing.quota_panel(around, False)
    assert panel is not None
    assert (panel.number, panel.low) == ("4", True)
    assert panel.lines == ("left at this desk", "18 in all at 18:00")
    online = composing.quota_panel(around, True)
    assert online is not None
    assert online.lines == ("left at this desk", "18 in all")
    assert composing.event_line(around).when.endswith("left here: 4")


def _said(left: int | None, quota: QuotaState, *, online: bool = False) -> tuple[str, ...]:
    """The title and the lines of a card that is good, for an event with a quota."""
    none = left == 0
    found = verdict(
        kind=VerdictKind.NO_QUOTA if none else VerdictKind.VALID,
        action=Action.REFUSE if none else Action.GIVE,
        alternative=Action.OVERRIDE if none else None,
        quota_left=left,
    )
    panel = card_panels(opened(found), overview(quota=quota), online).verdict
    return panel.title, *panel.lines


def test_a_verdict_says_what_its_quota_leaves(speaker: Speaker) -> None:
    hard = QuotaState(40, QuotaMode.HARD, 10, 12, NOW, share=0)
    assert _said(0, hard) == ("No tickets left here", "Left elsewhere at 18:00: 18.")
    assert _said(0, hard, online=True)[2].startswith("This desk is asking for more.")
    gone = QuotaState(40, QuotaMode.HARD, 10, 30, NOW, share=0)
    assert _said(0, gone)[1] == "At 18:00 there were none left elsewhere either."
    assert "Tickets left at this desk: 3." in _said(3, hard)
    assert not any("left" in line for line in _said(4, hard))
    soft = QuotaState(40, QuotaMode.SOFT, 40, 0, NOW)
    assert _said(None, soft)[-1] == "The event’s quota is used up. You may still give tickets."


def test_the_row_undone_last_offers_other_reasons(speaker: Speaker) -> None:
    voided = given_row("new", state=RowState.VOIDED, void_reason=VoidReason.RETURNED)
    rows = composing.given_rows(overview(given=(voided, given_row("old"))))
    assert [each.can_undo for each in rows] == [False, True]
    assert "returned" not in [each.reason for each in rows[0].reasons]
    below = overview(given=(given_row("newer"), voided))
    assert [each.reasons for each in composing.given_rows(below)] == [(), ()]
    # Wherever it stands: the clerk may undo an earlier customer's tickets.
    here = composing.given_rows(below, "new")
    assert here[1].can_give_again
    assert here[1].reasons == rows[0].reasons
    assert not here[0].reasons


VERDICTS = [
    verdict(),
    verdict(source=CardSource.WEDGE),
    verdict(kind=VerdictKind.VALID_LAST_DAY),
    verdict(needs_confirmation=True),
    has_tickets(),
    has_tickets(given=(KnownUse("r", "concert", {HOLDER: 1, CHILD: 2}, NOW, Channel.PHONE),)),
    refused(kind=VerdictKind.USED),
    refused(kind=VerdictKind.USED, source=CardSource.WEDGE),
    refused(kind=VerdictKind.EXPIRED),
    refused(kind=VerdictKind.BLOCKED),
    refused(kind=VerdictKind.NOT_VALID_HERE),
    refused(kind=VerdictKind.NOT_ON_LIST, card=None),
    on_face(),
    on_face(list_state=NO_LIST),
    not_a_code("HELLO"),
    not_a_code("HELLO", repeated=True),
]


@pytest.mark.parametrize("found", VERDICTS, ids=lambda each: each.kind.value)
def test_every_verdict_speaks_three_languages(speaker: Speaker, found: Verdict) -> None:
    def title() -> str:
        return card_panels(opened(found), overview(), False).verdict.title

    def lines() -> str:
        return " ".join(card_panels(opened(found), overview(), False).verdict.lines)

    assert len(set(in_each(speaker, title).values())) == 3
    said = in_each(speaker, lines)
    assert all(said.values())
    assert len(set(said.values())) == 3
    panels = card_panels(opened(found), overview(), False)
    if isinstance(panels.body, RefusalBody):
        assert panels.give is None
        assert panels.body.tell.startswith("“")
    else:
        assert panels.give is not None


def test_no_two_verdicts_look_alike_but_the_kinds_of_valid(speaker: Speaker) -> None:
    looks = {}
    for found in VERDICTS:
        panel = card_panels(opened(found), overview(), False).verdict
        looks.setdefault(found.kind, (panel.shape, panel.tone))
    assert len(set(looks.values())) == len(looks)


def test_a_visit_that_is_used_up_speaks_of_today(speaker: Speaker) -> None:
    museum = choice(event(kind=EventKind.VISIT, starts_at=None))
    used = refused(kind=VerdictKind.USED)
    panels = card_panels(opened(used), overview(choice=museum), False)
    assert "today" in panels.verdict.lines[0]


def test_a_group_card_says_whom_it_is_for(speaker: Speaker) -> None:
    card = verdict().card
    assert card is not None
    group = verdict(card=replace(card, kind=CardKind.COMMUNITY))
    panel = card_panels(opened(group), overview(), True).verdict
    assert panel.title == "Valid: group card"
    assert "16" in panel.lines[0]


def test_an_expired_card_by_its_face_is_a_caution(speaker: Speaker) -> None:
    old = refused(kind=VerdictKind.EXPIRED, action=Action.GIVE_ON_FACE, list_state=FRESH)
    assert card_panels(opened(old), overview(), False).verdict.tone is Tone.CAUTION


def test_a_child_alone_cannot_be_given_and_the_screen_says_why(speaker: Speaker) -> None:
    speaker.use(LanguageCode.ENGLISH)
    card = opened(verdict()).plus("child").minus("holder")
    panels = card_panels(card, overview(), True)
    assert isinstance(panels.body, TicketsBody)
    assert panels.body.note == "A child comes together with the cardholder."
    assert panels.give is not None
    assert not panels.give.enabled
    together = card_panels(card.plus("holder"), overview(), True)
    assert together.give is not None
    assert together.give.enabled


def test_a_program_that_is_too_old_offers_nothing_to_give_and_says_so(speaker: Speaker) -> None:
    speaker.use(LanguageCode.ENGLISH)
    aside = (
        UnrecordedCard("card-1", CardCode("ESP104482", FORMAT), "concert", CardSource.WEDGE, NOW),
    )
    now = overview(
        outdated=ProgramTooOld("2.1.0", NOW),
        unrecorded=aside,
        given=(replace(given_row("row"), state=RowState.VOIDED),),
    )
    for found in (verdict(), on_face(), verdict(list_state=OLD, old_list=True)):
        screen = desk_screen(DeskState(card=opened(found), online=True), now, fault_sentence)
        assert screen.give is not None
        assert not screen.give.enabled
        assert screen.banner is not None
        assert "2.1.0" in screen.banner.text
        assert screen.banner.action == ""
    assert [each.give_text for each in screen.not_recorded] == [""]
    assert [each.can_give_again for each in screen.given] == [False]
    # Who has tickets goes in all the same: nothing is recorded.
    let_in = desk_screen(DeskState(card=opened(has_tickets())), now, fault_sentence)
    assert let_in.give is not None
    assert let_in.give.enabled


def test_the_rows_that_are_as_before_keep_their_words(speaker: Speaker) -> None:
    rows = composing.given_rows(overview(given=(given_row("new"), given_row("old"))))
    again = composing.given_rows(overview(given=(given_row("newer"), given_row("new"))))
    assert again[1] is rows[0]
    changed = replace(given_row("new"), state=RowState.CONFIRMED)
    (confirmed,) = composing.given_rows(overview(given=(changed,)))
    assert confirmed.state_text != rows[0].state_text
    said = in_each(
        speaker, lambda: composing.given_rows(overview(given=(given_row("new"),)))[0].state_text
    )
    assert len(set(said.values())) == len(CODES)
