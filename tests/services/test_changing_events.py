"""Events made here are renamed or taken back: later rows, and never an edited one."""

import pytest

from boxoffice.services.changing_events import EventUsed, rename_event, take_back_event
from boxoffice.services.checking import check
from boxoffice.services.choosing_events import chosen_event, event_choices
from boxoffice.services.desk import Desk, EventUnknown
from boxoffice.services.finding import today
from boxoffice.services.issuing import give
from boxoffice.services.making_events import TitleMissing, WalkIn, make_event
from boxoffice.services.unrecorded import not_given, set_aside
from boxoffice.services.voiding import undo
from sync.protocol.kinds import CardSource, TicketKind
from sync.protocol.programme import Event
from sync.protocol.rows import WalkInChangeRow, WalkInEventRow, read_row
from tests.support.desks import EVENTS, VALID, MadeUpDesk


@pytest.fixture
def yard(desk: Desk) -> Event:
    """An event with a slip of the pen in its title."""
    return make_event(desk, WalkIn("Yrad", language="en")).value


def rows(desk: Desk) -> list[object]:
    with desk.store.glance() as view:
        found = view.exec_driver_sql("SELECT bytes FROM rows ORDER BY n").fetchall()
    return [read_row(data) for (data,) in found]


def offered(desk: Desk) -> dict[str, str]:
    """The titles of the events that can be chosen and were made here."""
    found = [each for each in event_choices(desk) if each.made_here]
    return {each.event.id: next(iter(each.event.title.values())) for each in found}


def given(desk: Desk, event: Event) -> str:
    verdict = check(desk, VALID.code, CardSource.WEDGE, event.id, online=False)
    return give(desk, verdict, {TicketKind.HOLDER: 1}).value.row_id


def test_another_title_is_another_row_and_holds_at_once(desk: Desk, yard: Event) -> None:
    given(desk, yard)
    rename_event(desk, yard.id, " Yard\tconcert ", "sv")
    made, _, changed = rows(desk)
    assert isinstance(made, WalkInEventRow)
    assert made.title == {"en": "Yrad"}
    assert isinstance(changed, WalkInChangeRow)
    assert (changed.of, changed.title, changed.withdrawn) == (
        yard.id,
        {"sv": "Yard concert"},
        False,
    )
    assert offered(desk) == {yard.id: "Yard concert"}
    chosen = chosen_event(desk).choice
    assert chosen is not None
    assert chosen.event == yard.model_copy(update={"title": {"sv": "Yard concert"}})
    assert today(desk).titles[yard.id].title == {"sv": "Yard concert"}


def test_what_nobody_used_is_taken_back(desk: Desk, yard: Event) -> None:
    take_back_event(desk, yard.id)
    assert offered(desk) == {}
    assert yard.id not in {each.event.id for each in event_choices(desk)}
    assert chosen_event(desk).choice is None
    with pytest.raises(EventUnknown):
        rename_event(desk, yard.id, "Yard", "en")


def test_an_event_with_tickets_or_a_waiting_card_stays(desk: Desk, yard: Event) -> None:
    verdict = check(desk, VALID.code, CardSource.WEDGE, yard.id, online=False)
    card = set_aside(desk, verdict).value
    assert card is not None
    with pytest.raises(EventUsed):
        take_back_event(desk, yard.id)
    not_given(desk, card.id)
    row = given(desk, yard)
    with pytest.raises(EventUsed):
        take_back_event(desk, yard.id)
    assert len(rows(desk)) == 2
    undo(desk, row)
    take_back_event(desk, yard.id)
    assert offered(desk) == {}
    # What was recorded for it is still said by its name.
    assert today(desk).titles[yard.id] == yard


def test_only_what_was_made_here_can_be_changed(desk: Desk, yard: Event, made: MadeUpDesk) -> None:
    for wrong in ("concert", "nothing"):
        with pytest.raises(EventUnknown):
            rename_event(desk, wrong, "Yard", "en")
    with pytest.raises(TitleMissing):
        rename_event(desk, yard.id, " \x00 ", "en")
    made.programme(desk, version=2, merged={yard.id: "concert"})
    with pytest.raises(EventUnknown):
        take_back_event(desk, yard.id)
    assert len(rows(desk)) == 1


def test_a_programme_that_came_later_has_the_last_word(
    desk: Desk, yard: Event, made: MadeUpDesk
) -> None:
    made.programme(desk, (*EVENTS, yard), version=2)
    rename_event(desk, yard.id, "Yard", "en")
    assert offered(desk) == {yard.id: "Yard"}
    adopted = yard.model_copy(update={"title": {"en": "Yard concert"}})
    made.programme(desk, (*EVENTS, adopted), version=3)
    assert offered(desk) == {yard.id: "Yard concert"}
    take_back_event(desk, yard.id)
    assert offered(desk) == {}
    # Another desk gave tickets for it: the centre lists it all the same.
    made.programme(desk, (*EVENTS, adopted), version=4)
    assert offered(desk) == {yard.id: "Yard concert"}
    made.programme(desk, EVENTS, version=5)
    assert offered(desk) == {}
