"""Hard quotas are judged anew where what counts into them changes: by a coordinator, on both
databases, in both directions and for rows that nobody uploads again.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from sync.protocol.kinds import Finding, QuotaMode
from sync.protocol.programme import Quota
from sync.server.commands.main import main
from sync.server.keeping.walk_ins import adopt, merge
from sync.server.running.data_folder import make_signing_key
from sync.server.store import judgements
from sync.server.store import leases as stored
from sync.server.store.venues import add_events
from tests.support.centre import served
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import CONCERT, VENUE, code, new_centre

YARD = CONCERT.model_copy(update={"id": "yard"})
"""What issues for the walk-in event name."""
UNKNOWN = "KK999999"
"""A code that no card has."""
OVER, FINE = Finding.OVER_QUOTA, Finding.ACCEPTED


@pytest.fixture
def house(running_on_either: RunningCentre, tmp_path: Path) -> RunningCentre:
    """A centre whose commands can be run, with a second event and two seats at each."""
    make_signing_key(tmp_path)
    late = CONCERT.model_copy(update={"id": "late", "limits": ()})
    with running_on_either.centre.store.write() as connection:
        add_events(connection, VENUE, [late])
    for event in ("concert", "late"):
        _limit(running_on_either, event, 2)
    return running_on_either


def _limit(running: RunningCentre, event: str, tickets: int, mode: str = "hard") -> None:
    with running.centre.store.write() as connection:
        owned = stored.owned_events(connection, [event])[event]
        changed = CONCERT.model_validate_json(owned.body).model_copy(
            update={"limits": (), "quota": Quota(tickets=tickets, mode=QuotaMode(mode))}
        )
        stored.change_event(connection, changed)


def _command(running: RunningCentre, folder: Path, *words: str) -> None:
    url = running.centre.store.engine.url.render_as_string(hide_password=False)
    assert main([*words, "--data", str(folder), "--database", url]) == 0


def _is_over(running: RunningCentre, rows: Sequence[str]) -> list[bool]:
    with running.centre.store.read() as connection:
        found = judgements.last_verdicts(connection, rows)
    return [OVER in found[row].judgement.findings for row in rows]


def _yard_and(running: RunningCentre, event: str, *, cards: bool = True) -> tuple[Desk, list[str]]:
    """A desk with two issues for the event, and two for a walk-in event before those."""
    desk = running.desk()
    desk.walk_in(row_id="yard")
    numbers = [code(1), code(2)] if cards else [UNKNOWN, UNKNOWN]
    rows = [desk.issue(number, YARD) for number in numbers]
    running.clock.move(minutes=1)
    of = CONCERT.model_copy(update={"id": event})
    rows += [desk.issue(code(number), of) for number in (3, 4)]
    desk.send()
    return desk, rows


@pytest.mark.parametrize("cards", [True, False])
def test_a_merge_takes_seats_also_with_cards_that_nobody_knows(
    house: RunningCentre, cards: bool
) -> None:
    _, rows = _yard_and(house, "concert", cards=cards)
    assert _is_over(house, rows) == [False] * 4
    merge(house.centre, "test", "yard", "concert")
    assert _is_over(house, rows) == [False, False, True, True]


@pytest.mark.parametrize("cards", [True, False])
@pytest.mark.parametrize("by", ["another merge", "adopting"])
def test_what_was_merged_wrongly_gives_its_seats_back(
    house: RunningCentre, cards: bool, by: str
) -> None:
    _, rows = _yard_and(house, "concert", cards=cards)
    merge(house.centre, "test", "yard", "concert")
    if by == "adopting":
        adopt(house.centre, "test", "yard")
    else:
        merge(house.centre, "test", "yard", "late")
    assert _is_over(house, rows) == [False] * 4


def test_a_corrected_merge_takes_the_seats_of_the_other_event(house: RunningCentre) -> None:
    _, rows = _yard_and(house, "late")
    merge(house.centre, "test", "yard", "concert")
    assert _is_over(house, rows) == [False] * 4
    merge(house.centre, "test", "yard", "late")
    assert _is_over(house, rows) == [False, False, True, True]


@pytest.mark.parametrize("own", [True, False])
def test_another_quota_reaches_what_was_merged(
    house: RunningCentre, tmp_path: Path, own: bool
) -> None:
    """Also where no row names the event itself."""
    desk = house.desk()
    desk.walk_in(row_id="yard")
    rows = [desk.issue(code(number), YARD) for number in (1, 2)]
    if own:
        earlier = house.clock() - timedelta(minutes=1)
        rows = [desk.issue(code(3), at=earlier), *rows]
    desk.send()
    merge(house.centre, "test", "yard", "concert")
    assert _is_over(house, rows) == [False, False, True][: len(rows)]
    for words, left in (
        (["0"], 0),
        (["1"], 1),
        (["0", "--soft"], len(rows)),
        (["1"], 1),
        (["9"], len(rows)),
    ):
        _command(house, tmp_path, "leases", "quota", "concert", *words)
        assert _is_over(house, rows) == [place >= left for place in range(len(rows))]


def test_a_desk_is_told_when_its_row_is_not_beyond_the_quota_any_more(
    house: RunningCentre, tmp_path: Path
) -> None:
    desk, rows = _yard_and(house, "concert")
    merge(house.centre, "test", "yard", "concert")
    assert [desk.outcomes()[row] for row in rows] == [FINE, FINE, OVER, OVER]
    _command(house, tmp_path, "leases", "quota", "concert", "3")
    assert [desk.outcomes()[row] for row in rows] == [FINE, FINE, FINE, OVER]


Step = Callable[[], object]


@pytest.mark.no_cover
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_each_order_of_rows_merges_and_quotas_gives_the_same(
    tmp_path: Path, order: Sequence[int]
) -> None:
    """Three desks send and two coordinators act, in every order; in the end the walk-in event is
    the late concert, which has two seats, and the early one has one.
    """
    make_signing_key(tmp_path)
    centre = new_centre(f"sqlite:///{tmp_path / 'centre.sqlite'}")
    with served(centre) as running:
        early, late = CONCERT, CONCERT.model_copy(update={"id": "late", "limits": ()})
        with centre.store.write() as connection:
            add_events(connection, VENUE, [late])
        for event in ("concert", "late"):
            _limit(running, event, 2)
        maker, second, third = (running.desk(name=name) for name in ("a", "b", "c"))
        maker.walk_in(row_id="yard")
        maker.send()
        merge(centre, "test", "yard", "concert")
        maker.issue(code(1), YARD, row_id="m1")
        maker.issue(UNKNOWN, YARD, row_id="m2")
        running.clock.move(minutes=1)
        second.issue(code(2), early, row_id="s1")
        second.issue(code(3), late, row_id="s2")
        running.clock.move(minutes=1)
        third.issue(code(4), early, row_id="t1")
        third.issue(code(5), YARD, row_id="t2")
        steps: tuple[Step, ...] = (
            lambda: (third.send(), maker.send(2), second.send()),
            lambda: merge(centre, "test", "yard", "late"),
            lambda: _command(running, tmp_path, "leases", "quota", "concert", "1"),
        )
        for step in order:
            steps[step]()
        rows = ("m1", "m2", "s1", "s2", "t1", "t2")
        over = dict(zip(rows, _is_over(running, rows), strict=True))
    centre.store.close()
    assert over == {"m1": False, "m2": False, "s1": False, "s2": True, "t1": True, "t2": True}
