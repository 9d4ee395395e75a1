"""What a verdict says, asks for and leaves, beyond its row in the table."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxoffice.domain.allowances import CountProblem, problem_with
from boxoffice.domain.deciding import decide
from boxoffice.domain.face import Face
from boxoffice.domain.issues import KnownUse
from boxoffice.domain.list_age import ListAge, list_state
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from sync.protocol.kinds import (
    CardKind,
    CardSource,
    CardStatus,
    Channel,
    LimitPeriod,
    TicketKind,
)
from sync.protocol.programme import Event, Limit, ListPolicy, Policy
from tests.domain.decided_facts import (
    ASSISTANT,
    CARD,
    CHILD,
    CODE,
    CONCERT,
    COURSE,
    GROUP_CHILD,
    HOLDER,
    NOW,
    OLD,
    STALE,
    TODAY,
    VISIT,
    WORKER,
    facts,
    use,
)


def remaining(verdict: Verdict, kind: TicketKind) -> int | None:
    """How many tickets of a kind a verdict leaves."""
    allowed = verdict.allowance(kind)
    assert allowed is not None
    return allowed.remaining


def test_a_typed_code_says_what_the_card_should_say() -> None:
    assert decide(CODE, facts()).card_should_say == CARD.last_valid_day
    assert decide(CODE, facts(source=CardSource.WEDGE)).card_should_say is None


def test_a_first_giving_starts_at_one_holder_and_no_child() -> None:
    verdict = decide(CODE, facts())
    assert verdict.initial_tickets == {HOLDER: 1}
    assert [(each.kind, each.remaining) for each in verdict.allowances] == [
        (HOLDER, 1),
        (CHILD, 2),
        (ASSISTANT, None),
    ]


def test_a_community_card_gives_two_workers_and_any_children() -> None:
    verdict = decide(CODE, facts(card=replace(CARD, kind=CardKind.COMMUNITY)))
    assert verdict.initial_tickets == {WORKER: 1}
    assert [(each.kind, each.remaining) for each in verdict.allowances] == [
        (WORKER, 2),
        (GROUP_CHILD, None),
        (ASSISTANT, None),
    ]


def test_what_was_given_is_told_and_only_the_rest_is_left() -> None:
    earlier = use({HOLDER: 1}, row_id="a", at=NOW - timedelta(days=40), channel=Channel.PHONE)
    later = use({CHILD: 1}, row_id="b", here=False)
    verdict = decide(CODE, facts(uses=(later, earlier)))
    assert verdict.given == (earlier, later)
    assert verdict.given_tickets == {HOLDER: 1, CHILD: 1}
    assert verdict.initial_tickets == {}
    assert [each.remaining for each in verdict.allowances] == [0, 1, None]


def test_a_limit_per_visit_counts_each_giving_alone() -> None:
    earlier = use({WORKER: 2, GROUP_CHILD: 9})
    verdict = decide(
        CODE, facts(event=VISIT, card=replace(CARD, kind=CardKind.COMMUNITY), uses=(earlier,))
    )
    assert remaining(verdict, WORKER) == 2


def test_limits_of_a_group_span_events() -> None:
    grouped = Limit(ticket_kind=HOLDER, count=1, per=LimitPeriod.YEAR, group="courses")
    course = COURSE.model_copy(update={"limits": (grouped,), "children": False})
    other = course.model_copy(update={"id": "other"})
    verdict = decide(
        CODE, facts(event=course, events={"other": other}, uses=(use({HOLDER: 1}, event="other"),))
    )
    assert (verdict.kind, verdict.given) == (VerdictKind.USED, ())


def test_children_are_not_left_without_a_holder_ticket() -> None:
    grouped = Limit(ticket_kind=HOLDER, count=1, per=LimitPeriod.DAY, group="visits")
    visit = VISIT.model_copy(update={"limits": (grouped, Limit(ticket_kind=CHILD))})
    other = visit.model_copy(update={"id": "other"})
    changes = {"event": visit, "events": {"other": other}}
    used = decide(CODE, facts(**changes, uses=(use({HOLDER: 1}, event="other"),)))
    assert used.kind is VerdictKind.USED
    alone = Policy(children_need_holder=False)
    free = decide(CODE, facts(**changes, policy=alone, uses=(use({HOLDER: 1}, event="other"),)))
    assert free.kind is VerdictKind.VALID
    assert remaining(free, CHILD) == 2


def test_a_supervisor_may_give_on_a_used_card_as_if_nothing_were_used() -> None:
    used = decide(CODE, facts(event=VISIT, uses=(use({HOLDER: 1, CHILD: 2}),)))
    assert used.ways == (Action.REFUSE, Action.OVERRIDE)
    assert remaining(used, HOLDER) == 1
    assert remaining(used, CHILD) == 2
    assert (used.rests_on, used.provisional, used.sold_out) == (Action.GIVE, False, False)
    sold = decide(CODE, facts(event=VISIT, uses=(use({HOLDER: 1, CHILD: 2}),), sold_out=True))
    assert sold == replace(used, sold_out=True)


def test_a_supervisor_gives_on_a_used_card_by_its_face_whatever_children_it_shows() -> None:
    """Used is what the desk knew before the face was read: children on it change nothing."""
    by_face = {"event": VISIT, "card": None, "online": False, "uses": (use({HOLDER: 1}),)}
    used = decide(CODE, facts(**by_face))
    assert (used.kind, used.ways) == (VerdictKind.USED, (Action.REFUSE, Action.OVERRIDE))
    assert (used.rests_on, used.provisional) == (Action.GIVE_ON_FACE, True)
    assert [each.remaining for each in used.allowances] == [1, 0, None]
    read = decide(CODE, facts(**by_face, face=Face(TODAY, 3), supervised=True))
    assert (read.kind, read.ways, read.rests_on) == (used.kind, used.ways, used.rests_on)
    assert [each.remaining for each in read.allowances] == [1, 3, None]
    alone = decide(CODE, facts(**by_face, face=Face(TODAY, 3)))
    assert (alone.kind, alone.alternative) == (VerdictKind.HAS_TICKETS, Action.GIVE_ON_FACE)


@pytest.mark.parametrize("event", [CONCERT, VISIT, COURSE])
def test_a_face_that_is_past_gives_nothing_more_whoever_answers(event: Event) -> None:
    past = facts(
        event=event,
        card=None,
        online=False,
        uses=(use({HOLDER: 1}),),
        face=Face(TODAY - timedelta(days=1), 3),
        supervised=True,
    )
    verdict = decide(CODE, past)
    assert verdict.alternative is None
    assert verdict.action is (Action.LET_IN if event is CONCERT else Action.REFUSE)


def test_nothing_is_a_code_until_it_is_read_twice() -> None:
    once = decide(None, facts(text="HELLO"))
    assert (once.kind, once.ways) == (VerdictKind.NOT_A_CODE, (Action.REFUSE,))
    twice = decide(None, facts(text="HELLO", repeated=True))
    assert twice.alternative is Action.RECORD_AS_WRITTEN
    assert twice.provisional
    past = decide(None, facts(text="HELLO", repeated=True, face=Face(date(2020, 1, 1))))
    assert past.ways == (Action.REFUSE,)


def test_the_face_says_how_many_children() -> None:
    blind = decide(CODE, facts(card=None, online=False))
    assert remaining(blind, CHILD) == 0
    read = decide(CODE, facts(card=None, online=False, face=Face(TODAY, 3)))
    assert (remaining(read, CHILD), read.provisional) == (3, True)
    group = Face(TODAY, 0, CardKind.COMMUNITY)
    assert decide(CODE, facts(card=None, online=False, face=group)).allowance(WORKER)


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"list_state": OLD}, True),
        ({"list_state": OLD, "old_list_confirmed": True}, False),
        ({"list_state": STALE}, False),
        ({"list_state": OLD, "card": None, "online": False}, True),
        ({"list_state": OLD, "card": replace(CARD, status=CardStatus.BLOCKED)}, False),
    ],
)
def test_an_old_list_is_confirmed_once(changes: dict[str, object], asked: bool) -> None:
    assert decide(CODE, facts(**changes)).needs_confirmation is asked


def test_a_code_never_stands_in_a_verdicts_repr() -> None:
    assert "000001" not in repr(decide(CODE, facts()))


@pytest.mark.parametrize(
    ("tickets", "problem"),
    [
        ({HOLDER: 1}, None),
        ({HOLDER: 1, CHILD: 2, ASSISTANT: 3}, None),
        ({}, CountProblem.NOTHING),
        ({HOLDER: 0}, CountProblem.NOTHING),
        ({HOLDER: -1, CHILD: 1}, CountProblem.NOTHING),
        ({HOLDER: 2}, CountProblem.TOO_MANY),
        ({HOLDER: 1, CHILD: 3}, CountProblem.TOO_MANY),
        ({CHILD: 1}, CountProblem.CHILD_WITHOUT_HOLDER),
        ({WORKER: 1}, CountProblem.NOT_FOR_THIS_CARD),
    ],
)
def test_counts_are_held_to_the_verdict(
    tickets: dict[TicketKind, int], problem: CountProblem | None
) -> None:
    assert problem_with(decide(CODE, facts()), tickets, Policy()) is problem


def test_a_use_at_night_belongs_to_the_evening_before() -> None:
    night = datetime(2026, 4, 25, 22, 30, tzinfo=UTC)  # 01.30 of the 26th in Helsinki
    verdict = decide(CODE, facts(now=night, card=replace(CARD, last_valid_day=TODAY)))
    assert verdict.kind is VerdictKind.VALID_LAST_DAY


uses = st.lists(
    st.builds(
        KnownUse,
        row_id=st.uuids().map(str),
        event=st.just("event"),
        tickets=st.dictionaries(st.sampled_from([HOLDER, CHILD, ASSISTANT]), st.integers(0, 3)),
        at=st.datetimes(datetime(2026, 4, 20), datetime(2026, 4, 25)).map(
            lambda at: at.replace(tzinfo=UTC)
        ),
        here=st.booleans(),
    ),
    max_size=5,
)


@given(uses, st.randoms(use_true_random=False), st.sampled_from([CONCERT, VISIT, COURSE]))
def test_the_order_in_which_uses_were_heard_does_not_matter(
    heard: list[KnownUse], random: object, at: Event
) -> None:
    shuffled = list(heard)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert decide(CODE, facts(event=at, uses=tuple(heard))) == decide(
        CODE, facts(event=at, uses=tuple(shuffled))
    )


@given(uses, st.sampled_from([CONCERT, VISIT, COURSE]))
def test_more_uses_never_allow_more(heard: list[KnownUse], at: Event) -> None:
    before = decide(CODE, facts(event=at, uses=tuple(heard[1:])))
    after = decide(CODE, facts(event=at, uses=tuple(heard)))
    if Action.OVERRIDE in after.ways:  # what a supervisor may give stands beside the limits
        return
    for each in after.allowances:
        earlier = before.allowance(each.kind)
        holder_came = each.kind is CHILD and after.given_tickets.get(HOLDER, 0)
        if earlier and earlier.remaining is not None and not holder_came:
            assert each.remaining is not None
            assert each.remaining <= earlier.remaining


@pytest.mark.parametrize(
    ("hours", "age"),
    [
        (0, ListAge.FRESH),
        (24, ListAge.FRESH),
        (24.1, ListAge.STALE),
        (72, ListAge.STALE),
        (72.1, ListAge.OLD),
        (-5, ListAge.FRESH),
    ],
)
def test_the_ages_of_a_list(hours: float, age: ListAge) -> None:
    assert list_state(NOW - timedelta(hours=hours), NOW, ListPolicy()).age is age
