"""What statistics say of cards agrees with ledger and register, whatever came in which order."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from sync.protocol.rows import IssueRow, Provisional
from sync.protocol.tags import tag_of
from sync.server.centre import Centre
from sync.server.console.card_statistics import CardYear, as_public, card_year, ways_of
from sync.server.handing_out import handing
from sync.server.handing_out.handing import HandOut, Reason
from sync.server.judging.rounds import Judging
from sync.server.lists.registering import CardChange, register_cards
from sync.server.store.handing_out import door
from sync.server.store.tables import card_tags, cards, ledger_rows, venues
from sync.server.store.uses_counted import Way
from tests.server.cards import new_giver
from tests.support.hand_desk import RunningCentre
from tests.support.network import CONCERT, MUSEUM, OTHER_VENUE, VENUE, code

YEAR = 2026
LATE = "KK700100"


def counted(centre: Centre, region: str | None = None, year: int = YEAR) -> CardYear:
    with door.reading(centre.store) as connection:
        return card_year(connection, year, region)


def by_the_ledger(centre: Centre) -> tuple[Counter[tuple[str, str]], Counter[str], int, set[int]]:
    """Uses by home and region and by their way, those on a card's face, and the cards used in the
    year; by queries and code of its own.
    """
    with centre.store.read() as connection:
        rows = connection.execute(select(ledger_rows).where(ledger_rows.c.repeats.is_(None))).all()
        region = dict(iter(connection.execute(select(venues.c.id, venues.c.region)).all()))
        known = connection.execute(select(card_tags)).all()
        home = dict(iter(connection.execute(select(cards.c.id, cards.c.home_region)).all()))
    tags = {(each.epoch, bytes(each.tag)): each.card for each in known}
    voided = {row.of_row for row in rows if row.kind == "void"}
    cells: Counter[tuple[str, str]] = Counter()
    ways: Counter[str] = Counter()
    used: set[int] = set()
    provisional = 0
    for row in rows:
        if row.kind != "issue" or row.row_id in voided:
            continue
        said = json.loads(bytes(row.body))
        card = tags.get((row.epoch, bytes(row.tag)))
        cells[(card and home[card]) or "", region[row.venue]] += 1
        made = datetime.fromisoformat(said["corrected_at"])
        later = row.received_at - made > timedelta(minutes=5)
        ways["paper" if said.get("entered_late") else "later" if later else "connected"] += 1
        provisional += "provisional" in said
        if card and (said.get("used_at") or said["corrected_at"]).startswith(str(YEAR)):
            used.add(card)
    return cells, ways, provisional, used


def agree(centre: Centre) -> CardYear:
    """What is counted is what the ledger holds."""
    found = counted(centre)
    cells, ways, provisional, used = by_the_ledger(centre)
    assert dict(found.cells) == dict(cells)
    assert {way.value: uses for way, uses in found.ways.uses.items() if uses} == dict(ways)
    assert found.ways.provisional == provisional
    with centre.store.read() as connection:
        every = ways_of(connection, None, YEAR)
        parts = [ways_of(connection, [each], YEAR) for each in (VENUE, OTHER_VENUE)]
    assert {way.value: uses for way, uses in every.uses.items()} == dict(ways)
    assert sum((Counter(each.uses) for each in parts), Counter()) == every.uses
    assert sum(each.provisional for each in parts) == every.provisional == provisional
    assert sum(each.used for each in found.cards) == len(used)
    assert sum(each.registered - each.never_used for each in found.cards) == len(used)
    return found


def test_uses_and_cards_agree_with_ledger_and_register(running_on_either: RunningCentre) -> None:
    running = running_on_either
    centre, clock = running.centre, running.clock
    giver = new_giver(centre)
    for number in (700001, 700002, 700003):
        handing.hand_out(centre, giver, HandOut(code(number), retyped=True))
    first, museum = running.desk(), running.desk(OTHER_VENUE)
    first.issue(code(1), holder=1, child=2)
    gone = first.issue(code(700001), holder=1)
    first.issue(code(700002), holder=1)
    first.append(
        IssueRow,
        event=CONCERT.id,
        epoch=first.epoch,
        tag=tag_of(first.list_key, LATE),
        tickets={"holder": 1},
        verdict="unknown",
        provisional=Provisional(last_valid_day=date(2027, 1, 1)),
    )
    museum.issue(code(700002), MUSEUM, at=clock() - timedelta(minutes=6))
    museum.issue(code(2), MUSEUM, at=clock() - timedelta(minutes=5))
    museum.append(
        IssueRow,
        event=MUSEUM.id,
        epoch=museum.epoch,
        tag=tag_of(museum.list_key, code(3)),
        tickets={"holder": 1},
        verdict="valid",
        entered_late=True,
        used_at=clock() - timedelta(days=1),
    )
    for desk in (first, museum):
        desk.send()
    found = agree(centre)
    assert found.cells == {("", "region"): 4, ("region", "region"): 3}
    assert found.ways.uses == {Way.CONNECTED: 5, Way.LATER: 1, Way.PAPER: 1}
    rows = {each.region: each for each in found.cards}
    mine = rows["region"]
    assert (mine.registered, mine.used, mine.never_used, mine.handed_out) == (3, 2, 1, 3)
    # One is taken back, and a card that nobody knew is registered.
    first.void(gone)
    first.send()
    register_cards(centre, [CardChange(LATE, date(2027, 1, 1))])
    Judging(centre).judge_waiting()
    found = agree(centre)
    assert {each.region: each for each in found.cards}["region"].used == 1
    handing.replace_card(centre, giver, code(700003), code(700009), Reason.WORN, retyped=True)
    handing.renew(centre, giver, code(700001))
    mine = next(each for each in agree(centre).cards if each.region == "region")
    assert (mine.registered, mine.handed_out, mine.renewed, mine.replaced) == (4, 3, 1, 1)


def test_a_card_used_in_two_years_is_used_in_each_and_once_in_all(
    running_on_either: RunningCentre,
) -> None:
    running = running_on_either
    desk = running.desk()
    for number in (1, 1, 2):
        desk.issue(code(number))
    desk.send()
    running.clock.moment = datetime(2027, 1, 2, 12, tzinfo=UTC)
    later = desk.issue(code(1))
    desk.send()

    def figures(year: int) -> tuple[int, int]:
        (row,) = counted(running.centre, year=year).cards
        return row.used, row.registered - row.never_used

    assert (figures(2026), figures(2027), figures(2028)) == ((2, 2), (1, 2), (0, 2))
    desk.void(later)
    desk.send()
    assert (figures(2026), figures(2027)) == ((2, 2), (0, 2))


@pytest.mark.parametrize(
    ("uses", "hidden"),
    [
        ((), ()),
        ((7, 9, 0), ()),
        ((3,), (3,)),
        ((3, 7, 9), (3, 7)),
        ((1, 1, 7, 9), (1, 1, 7)),
        ((4, 4, 9), (4, 4)),
        ((2, 3, 9), (2, 3)),
    ],
)
def test_no_number_that_is_left_out_can_be_told_by_subtracting(
    uses: tuple[int, ...], hidden: tuple[int, ...]
) -> None:
    cells = {(str(place), "region"): each for place, each in enumerate(uses)}
    shown = as_public(cells)
    assert sorted(cells[key] for key, each in shown.items() if each is None) == sorted(hidden)
    assert all(each == cells[key] for key, each in shown.items() if each is not None)
    if len(cells) > len(hidden) > 0:
        assert len(hidden) > 1
        assert sum(hidden) >= 5
