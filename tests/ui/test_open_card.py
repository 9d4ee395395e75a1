"""The open card: whatever is pressed, no more tickets are chosen than the verdict allows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxoffice.domain.face import Face
from boxoffice.domain.issues import KnownUse
from boxoffice.domain.verdicts import Action, Allowance, Verdict, VerdictKind
from boxoffice.services.issuing import Approval
from boxoffice.ui.desk.open_card import (
    FACE_CHILDREN,
    MOST_ON_FACE,
    DayAnswer,
    OpenCard,
    Stage,
    opened,
    read_day,
)
from sync.protocol.kinds import CardKind, TicketKind
from tests.support.desk_work import (
    CHILD,
    HOLDER,
    NOW,
    TODAY,
    has_tickets,
    not_a_code,
    on_face,
    refused,
    verdict,
)

KINDS = [kind.value for kind in TicketKind]
PRESSES = st.lists(st.tuples(st.sampled_from("+-"), st.sampled_from([*KINDS, FACE_CHILDREN])))
LIMITS = st.dictionaries(
    st.sampled_from(list(TicketKind)), st.none() | st.integers(0, 4), min_size=1
)


def pressed(card: OpenCard, presses: list[tuple[str, str]]) -> OpenCard:
    """The card after these keys."""
    for sign, name in presses:
        card = card.plus(name) if sign == "+" else card.minus(name)
    return card


@given(LIMITS, PRESSES)
def test_no_more_is_chosen_than_the_verdict_allows(
    limits: dict[TicketKind, int | None], presses: list[tuple[str, str]]
) -> None:
    allowances = tuple(
        Allowance(kind, most, min(1, 1 if most is None else most)) for kind, most in limits.items()
    )
    card = pressed(opened(verdict(allowances=allowances)), presses)
    for kind, count in card.tickets.items():
        assert count > 0
        assert kind in limits
        most = limits[kind]
        assert most is None or count <= most


@given(st.integers(0, 3), PRESSES)
def test_on_the_face_no_more_children_come_than_the_card_shows(
    before: int, presses: list[tuple[str, str]]
) -> None:
    use = KnownUse("row-0", "concert", {CHILD: before}, NOW)
    card = opened(on_face(given=(use,))).answer_day("", TODAY)
    card = pressed(card, presses)
    assert 0 <= card.printed_children <= MOST_ON_FACE
    assert card.tickets.get(CHILD, 0) <= max(0, card.printed_children - before)
    assert card.tickets.get(HOLDER, 0) <= 1
    assert card.face is not None
    assert card.face.children == card.printed_children


def test_a_printed_child_that_goes_takes_its_ticket_along() -> None:
    card = opened(on_face()).answer_day("", TODAY).plus(FACE_CHILDREN).plus(FACE_CHILDREN)
    assert card.tickets == {HOLDER: 1, CHILD: 2}
    assert card.minus(FACE_CHILDREN).tickets == {HOLDER: 1, CHILD: 1}


def test_a_group_card_shows_no_child_tickets_on_its_face() -> None:
    workers = (Allowance(TicketKind.WORKER, 2, 1),)
    card = opened(on_face(allowances=workers)).answer_day("", TODAY).plus(FACE_CHILDREN)
    assert card.tickets == {TicketKind.WORKER: 1}


def test_the_face_takes_the_kind_of_the_list_where_it_has_one() -> None:
    known = verdict().card
    card = opened(on_face(card=known)).answer_day("", TODAY)
    assert card.face is not None
    assert card.face.kind is CardKind.PERSONAL
    assert opened(verdict()).face is None


@pytest.mark.parametrize(
    "text", ["14.3.2027", "14. 3. 2027 ", "14.03.27", "14/3/2027", "14-3-2027", "2027-03-14"]
)
def test_days_as_clerks_type_them(text: str) -> None:
    assert read_day(text) == date(2027, 3, 14)


@given(st.dates(date(2000, 1, 1), date(2068, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_day(f"{day.day}.{day.month}.{day.year}") == day
    assert read_day(f"{day:%d%m%Y}") == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_none(text: str) -> None:
    found = read_day(text)
    assert found is None or isinstance(found, date)


def test_the_day_today_still_counts_and_yesterday_does_not() -> None:
    card = opened(on_face())
    typed = f"{TODAY:%d.%m.%Y}"
    assert card.answer_day(typed, TODAY).stage is Stage.FACE_CHILDREN
    past = card.answer_day(f"{TODAY - timedelta(days=1):%d.%m.%Y}", TODAY)
    assert (past.stage, past.day_problem) == (Stage.FACE_DAY, DayAnswer.PAST)
    assert card.answer_day("x", TODAY).day_problem is DayAnswer.UNREADABLE


@pytest.mark.parametrize(
    ("way", "stage"),
    [
        (Action.GIVE_ON_FACE, Stage.FACE_DAY),
        (Action.RECORD_AS_WRITTEN, Stage.FACE_DAY),
        (Action.GIVE, Stage.TICKETS),
        (None, Stage.REFUSAL),
    ],
)
def test_the_way_a_refusal_leaves_open(way: Action | None, stage: Stage) -> None:
    assert opened(refused(alternative=way)).take_alternative().stage is stage


@pytest.mark.parametrize(
    ("card", "giveable"),
    [
        (opened(verdict()), True),
        (opened(on_face()), True),
        (opened(has_tickets()), False),
        (opened(refused(alternative=Action.GIVE_ON_FACE)), False),
        (opened(not_a_code("HELLO", repeated=True)), False),
        (opened(has_tickets()).plus("child"), True),
        (opened(has_tickets()).plus("child").minus("child"), False),
        (opened(refused(alternative=Action.GIVE_ON_FACE)).take_alternative(), True),
        (opened(not_a_code("HELLO", repeated=True)).take_alternative(), True),
    ],
)
def test_which_cards_may_not_vanish(card: OpenCard, giveable: bool) -> None:
    assert card.giveable is giveable


def _used(**fields: object) -> Verdict:
    use = KnownUse("row-0", "museum", {HOLDER: 1, CHILD: 1}, NOW)
    base: dict[str, object] = {
        "alternative": Action.OVERRIDE,
        "allowances": on_face().allowances,
        "given": (use,),
    }
    return refused(kind=VerdictKind.USED, **{**base, **fields})


@pytest.mark.parametrize("way", [Action.GIVE_ON_FACE, Action.RECORD_AS_WRITTEN])
def test_a_supervisor_who_gives_by_the_face_is_asked_what_it_says(way: Action) -> None:
    card = opened(_used(rests_on=way, card=None)).approved(Approval())
    assert (card.stage, card.face) == (Stage.FACE_DAY, None)
    card = card.answer_day("", TODAY).plus(FACE_CHILDREN).plus(FACE_CHILDREN)
    # As if nothing had been used: the child of before does not count.
    assert card.tickets == {HOLDER: 1, CHILD: 2}
    assert card.face == Face(TODAY, 2)


def test_a_supervisor_who_gives_by_the_list_goes_on_to_the_tickets() -> None:
    card = opened(_used(rests_on=Action.GIVE)).approved(Approval())
    assert (card.stage, card.tickets) == (Stage.TICKETS, {HOLDER: 1})


def test_where_all_is_sold_out_nothing_is_chosen_before_a_supervisor_came() -> None:
    """Who has tickets is let in; what is left of the card's limits is a supervisor's to give."""
    card = opened(has_tickets(alternative=Action.OVERRIDE, rests_on=Action.GIVE, sold_out=True))
    assert card.awaits_supervisor
    assert card.plus(CHILD).tickets == {}
    card = card.approved(Approval())
    assert (card.awaits_supervisor, card.plus(CHILD).tickets) == (False, {CHILD: 1})
