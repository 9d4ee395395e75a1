"""Walk-in events at the centre: judged by their rows, told to the venue, merged in any order."""

from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path

import pytest

from sync.protocol.kinds import Finding, TicketKind
from sync.protocol.programme import Limit, Programme
from sync.server.centre import Centre
from sync.server.commands.main import main
from sync.server.judging import walk_ins
from sync.server.judging.rounds import Judging
from sync.server.keeping.events import NoEvent
from sync.server.keeping.walk_ins import NotWalkIn, adopt, merge
from sync.server.lists.publishing import publish_programmes
from sync.server.running.data_folder import make_signing_key
from sync.server.store import devices, publications, reports
from tests.support.centre import served
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import CONCERT, MUSEUM, OTHER_VENUE, VENUE, code, new_centre

YARD = CONCERT.model_copy(update={"id": "yard"})
"""What issues for the walk-in event name."""


def programme(centre: Centre, venue: str = VENUE) -> Programme:
    publish_programmes(centre)
    with centre.store.read() as connection:
        current = publications.current_programme(connection, venue)
        assert current is not None
        file = publications.file(connection, current.sha256)
    assert file is not None
    return Programme.model_validate_json(file.data)


def outcomes(centre: Centre) -> dict[str, str | None]:
    with centre.store.read() as connection:
        return {row.row_id: row.outcome for row in reports.reported_rows(connection)}


def test_the_limits_of_its_row_count_until_it_is_mapped(running_on_either: RunningCentre) -> None:
    desk = running_on_either.desk()
    desk.walk_in(row_id="yard")
    first, second = desk.issue(code(1), YARD), desk.issue(code(1), YARD)
    desk.send()
    assert desk.outcomes() == {"yard": "accepted", first: "accepted", second: "double_issue"}


def test_a_row_that_comes_before_its_event_is_judged_anew(running_on_either: RunningCentre) -> None:
    maker, other = running_on_either.desk(), running_on_either.desk()
    rows = [other.issue(code(1), YARD), other.issue(code(1), YARD)]
    other.send()
    assert [other.outcomes()[row] for row in rows] == ["accepted", "accepted"]
    maker.walk_in(row_id="yard")
    maker.send()
    assert [other.outcomes()[row] for row in rows] == ["accepted", "double_issue"]


def test_the_venue_hears_of_it_and_of_what_it_became(running_on_either: RunningCentre) -> None:
    centre, desk = running_on_either.centre, running_on_either.desk()
    desk.walk_in(row_id="yard")
    desk.send()
    told = programme(centre)
    assert [event.id for event in told.events] == ["concert", "yard"]
    assert told.events[1].title == {"en": "Yard"}
    assert told.events[1].limits == CONCERT.limits
    assert [event.id for event in programme(centre, OTHER_VENUE).events] == ["museum"]
    merge(centre, "test", "yard", "concert")
    after = programme(centre)
    assert [event.id for event in after.events] == ["concert"]
    assert after.merged_events == {"yard": "concert"}
    assert after.version == told.version + 1
    adopt(centre, "test", "yard")
    adopted = programme(centre)
    assert [event.id for event in adopted.events] == ["concert", "yard"]
    assert adopted.merged_events == {}


def _walk_ins(centre: Centre) -> dict[str, str]:
    """The titles of what desks made, as the venue is told."""
    return {each.id: each.title["en"] for each in programme(centre).events if each.id != "concert"}


def test_the_desk_that_made_it_renames_it(running_on_either: RunningCentre) -> None:
    centre = running_on_either.centre
    maker, other = running_on_either.desk(), running_on_either.desk()
    maker.walk_in(row_id="yard")
    issue = maker.issue(code(1), YARD)
    renamed = maker.change_walk_in("yard", title="Yard concert")
    foreign = other.change_walk_in("yard", title="Mine", withdrawn=True)
    other.send()
    maker.send()
    assert maker.outcomes() == {key: "accepted" for key in ("yard", issue, renamed)}
    assert other.outcomes()[foreign] == "accepted"
    assert _walk_ins(centre) == {"yard": "Yard concert"}
    running_on_either.clock.move(minutes=1)
    maker.change_walk_in("yard", title="Courtyard")
    maker.send()
    assert _walk_ins(centre) == {"yard": "Courtyard"}
    adopt(centre, "test", "yard")
    maker.change_walk_in("yard", title="Too late")
    maker.send()
    assert _walk_ins(centre) == {"yard": "Courtyard"}


@pytest.mark.parametrize("maker_first", [True, False])
def test_what_was_taken_back_is_listed_only_while_it_is_used(
    running: RunningCentre, maker_first: bool
) -> None:
    """Whatever came first; and what was given for it is judged as if it had never been said."""
    maker, other = running.desk(), running.desk()
    maker.walk_in(row_id="yard")
    maker.change_walk_in("yard", withdrawn=True)
    rows = [other.issue(code(1), YARD), other.issue(code(1), YARD)]
    for desk in (maker, other) if maker_first else (other, maker):
        desk.send()
    assert [other.outcomes()[row] for row in rows] == ["accepted", "double_issue"]
    assert _walk_ins(running.centre) == {"yard": "Yard"}
    for row in rows:
        other.void(row)
    other.send()
    assert _walk_ins(running.centre) == {}


def test_a_desk_out_of_use_makes_no_events_for_others(running: RunningCentre) -> None:
    desk = running.desk()
    with running.centre.store.write() as connection:
        devices.revoke_device(connection, desk.identity.device, running.clock())
    desk.walk_in(row_id="yard")
    desk.send()
    assert outcomes(running.centre) == {"yard": "review"}
    assert [event.id for event in programme(running.centre).events] == ["concert"]


def test_one_desk_keeps_no_other_from_its_programme(
    running: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk takes no programme without end, and no list where the programme fails."""
    monkeypatch.setattr(walk_ins, "MOST_OPEN", 3)
    desk = running.desk()
    made = [desk.walk_in(row_id=f"yard-{place}") for place in range(4)]
    huge = Limit(ticket_kind=TicketKind.HOLDER, count=1, group="x" * 15_000)
    desk.walk_in(row_id="yard-4", like=MUSEUM.model_copy(update={"limits": (huge,)}))
    desk.send()
    events = programme(running.centre).events
    assert [event.id for event in events] == ["concert", *made[1:]]


def test_an_id_of_the_programme_stays_the_programmes(running: RunningCentre) -> None:
    desk = running.desk()
    desk.walk_in(row_id="concert", like=MUSEUM.model_copy(update={"limits": ()}))
    rows = [desk.issue(code(1)), desk.issue(code(1))]
    desk.send()
    assert [desk.outcomes()[row] for row in rows] == ["accepted", "double_issue"]
    assert programme(running.centre).events == (CONCERT,)
    with pytest.raises(NotWalkIn):
        merge(running.centre, "test", "concert", "concert")


def test_only_events_of_its_venue_take_it(running: RunningCentre) -> None:
    desk = running.desk()
    desk.walk_in(row_id="yard")
    issue = desk.issue(code(1), YARD)
    desk.send()
    for wrong in ("museum", "nowhere", "yard"):
        with pytest.raises(NoEvent):
            merge(running.centre, "test", "yard", wrong)
    for wrong in ("nowhere", issue):
        with pytest.raises(NotWalkIn):
            adopt(running.centre, "test", wrong)
    adopt(running.centre, "test", "yard")
    with pytest.raises(NotWalkIn):
        adopt(running.centre, "test", "yard")
    with pytest.raises(NotWalkIn):
        merge(running.centre, "test", "yard", "concert")


Step = Callable[[], object]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_merging_before_or_after_rows_come_gives_the_same_verdicts(
    tmp_path: Path, order: Sequence[int]
) -> None:
    """Three desks send in every order, and the coordinator merges as soon as that can be done."""
    centre = new_centre(f"sqlite:///{tmp_path / 'centre.sqlite'}")
    with served(centre) as running:
        maker, second, third = (running.desk(name=name) for name in ("a", "b", "c"))
        maker.walk_in(row_id="yard")
        maker.issue(code(1), YARD, row_id="m1")
        running.clock.move(minutes=1)
        second.issue(code(1), row_id="s1")
        second.issue(code(2), YARD, row_id="s2", holder=1, child=2)
        running.clock.move(minutes=1)
        third.issue(code(2), row_id="t1")
        third.issue(code(3), YARD, row_id="t2")
        third.void(third.issue(code(4), YARD, row_id="t3"))
        third.issue(code(4), row_id="t4")
        merged = False

        def merge_now() -> None:
            nonlocal merged
            if "yard" in outcomes(centre):
                merge(centre, "test", "yard", "concert")
                merged = True

        steps: tuple[Step, ...] = (maker.send, second.send, third.send, merge_now)
        for step in order:
            steps[step]()
        if not merged:
            merge_now()
        found = outcomes(centre)
        told = second.outcomes()
    centre.store.close()
    assert {row: found[row] for row in ("m1", "s1", "s2", "t1", "t2", "t3", "t4")} == {
        "m1": "accepted",
        "s1": "double_issue",
        "s2": "accepted",
        "t1": "double_issue",
        "t2": "accepted",
        "t3": "accepted",
        "t4": "accepted",
    }
    assert told["s1"] == Finding.DOUBLE_ISSUE
    assert told["t1"] == Finding.DOUBLE_ISSUE, "the desk whose tickets count in the same limits"


def test_a_wrong_merge_is_corrected(running_on_either: RunningCentre) -> None:
    centre, desk = running_on_either.centre, running_on_either.desk()
    desk.walk_in(row_id="yard")
    desk.walk_in(row_id="stage")
    rows = [desk.issue(code(1), YARD), desk.issue(code(1))]
    desk.send()
    adopt(centre, "test", "stage")
    for event, expected in (("concert", "double_issue"), ("stage", "accepted")):
        merge(centre, "test", "yard", event)
        assert [desk.outcomes()[row] for row in rows] == ["accepted", expected]
        assert programme(centre).merged_events == {"yard": event}
    merge(centre, "test", "yard", "concert")
    adopt(centre, "test", "yard")
    assert [desk.outcomes()[row] for row in rows] == ["accepted", "accepted"]


def test_rows_that_wait_are_judged_by_the_merge_that_came_meanwhile(
    running: RunningCentre,
) -> None:
    desk = running.desk()
    desk.walk_in(row_id="yard")
    desk.send()
    merge(running.centre, "test", "yard", "concert")
    late = Desk.enrolled(running, VENUE, "late")
    rows = [late.issue(code(1), YARD), late.issue(code(1))]
    late.send()
    Judging(running.centre).judge_waiting()
    assert [late.outcomes()[row] for row in rows] == ["accepted", "double_issue"]


def test_the_commands_list_and_map(
    running: RunningCentre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = running.desk()
    desk.walk_in(row_id="yard")
    desk.issue(code(1), YARD)
    desk.send()
    make_signing_key(tmp_path)
    where = ["--data", str(tmp_path)]
    assert main(["events", *where]) == 0
    assert "Yard  (walk-in, 1 row, not mapped yet)" in capsys.readouterr().out
    assert main(["events", *where, "merge", "yard", "concert"]) == 0
    assert "Merged into Concert" in capsys.readouterr().out
    assert main(["events", *where]) == 0
    assert "Yard" not in capsys.readouterr().out
    assert main(["report", *where]) == 0
    assert "Concert: adults 1" in capsys.readouterr().out
    assert main(["events", "adopt", "yard", *where]) == 0
    assert "Yard is an event of the programme now." in capsys.readouterr().out
    assert main(["events", "merge", "yard", "concert", *where]) == 1
    assert "no walk-in event yard" in capsys.readouterr().err
