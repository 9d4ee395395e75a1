"""What must be true at the end of a seed, once all faults have stopped."""

import re
import shutil
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

from sync.server.judging.reporting import make_report
from sync.server.judging.rounds import Judging
from sync.server.store import reports
from tests.simulation.acts import sync
from tests.simulation.books import check_book
from tests.simulation.custody import check_festival, check_relays_at_rest
from tests.simulation.epochs import cards_by_tag, check_tags, list_keys, row_tag
from tests.simulation.house import EVENTS, opened_centre
from tests.simulation.invariants import check, millis, require
from tests.simulation.model import Broken, Model, desk_query, read_row
from tests.simulation.refusing import check_refusals, end_shifts, untold
from tests.simulation.world import POISON, SimulatedDesk, World, poisoned

ROUNDS = 4
"""So many rounds of each desk, with the centre's worker between, bring everything to rest."""
_Place = tuple[int, str, str, int]
_A_DAY = "museums"
_RELAYS_STAY_BROKEN = 0.5
_LIMITS = {
    "concert": ("concert",),
    "cabaret": ("cabaret",),
    "museum": (_A_DAY,),
    "gallery": (_A_DAY,),
    POISON: ("concert", "cabaret", _A_DAY),
}
"""By event the limits of one ticket that its issues are counted under; one that breaks judging may
have been anything.
"""
_PLAIN = {event.id for events in EVENTS.values() for event in events}
_CODE = re.compile(rb"KK0000[0-9]{2}")
"""The codes of all cards of a house; the format's own example is another one."""


def check_ending(world: World, model: Model) -> None:
    """Heal everything, let it come to rest, and hold the whole against the facts."""
    heal(world)
    broken_still = relays_stay_broken(world)
    if broken_still:
        # A relay in whatever state keeps nobody who has a way from anything.
        _drain(world, model)
    check_festival(world, model)
    check(world, model)
    if not broken_still:
        _drain(world, model)
    check_relays_at_rest(world)
    check(world, model)
    _published(world, model)
    _judged(world, model)
    for desk in world.desks:
        _shows_verdicts(model, desk)
        _shows_what_was_noted(world, model, desk)
        _knows_uses(world, model, desk)
        check_book(desk, model.desks[desk.number])
    _tells_nothing(world, list(list_keys(world, model).values()))
    _reported(world, model)
    check_refusals(world, model)
    _in_order(world, model)
    check_tags(world, model)
    _judged_anew(world, model)


def relays_stay_broken(world: World) -> bool:
    """Whether relays stay as they are while desks come to rest."""
    return world.festival.random.random() < _RELAYS_STAY_BROKEN


def heal(world: World) -> None:
    """All faults stop, but for what is wrong with relays themselves."""
    world.network.heal()
    world.centre.unable = 0
    for disk in (world.centre.disk, *world.disks()):
        disk.full, disk.die_at = False, 0
    world.festival.cut_off.clear()
    for relay in world.festival.relays:
        relay.near.heal()
        relay.far.heal()
    end_shifts(world)
    world.log.append("all faults stop")


def _drain(world: World, model: Model) -> None:
    """10: every queue drains and every desk is up to date in a bounded number of rounds."""
    left: list[str] = []
    for _ in range(ROUNDS):
        # Longer than the centre's worker waits between two lists.
        world.time.pass_by(timedelta(minutes=2))
        world.centre.worker.look()
        check(world, model)
        errors = []
        for desk in [each for each in world.desks if _left(world, model, each)]:
            world.touched.add(desk.number)
            told, error = sync(world, desk)
            world.log.append(told)
            if error is not None:
                errors.append(f"{desk} still fails: {error}")
        check(world, model)
        left = errors + [told for desk in world.desks for told in _left(world, model, desk)]
        if not left:
            return
    raise Broken(10, left[0])


def _left(world: World, model: Model, desk: SimulatedDesk) -> list[str]:
    """What of a desk, or for it, has not come to where it belongs."""
    found = []
    facts = model.desks[desk.number]
    waiting = len(facts.rows) - facts.acknowledged
    if waiting:
        found.append(f"{waiting} rows of {desk} still wait")
    if untold(desk):
        found.append(f"refusals of {desk} still wait")
    newest = max(model.centre.lists)
    if facts.list_seen[1] != newest:
        found.append(f"{desk} lacks list {newest}")
    ((last,),) = model.query(
        world.centre,
        "SELECT coalesce(max(number), 0) FROM changes WHERE venue = ?"
        " AND (device IS NULL OR device = ?)",
        desk.place.venue,
        desk.place.device,
    )
    if facts.cursor != last:
        found.append(f"{desk} heard changes up to {facts.cursor} of {last}")
    return found


def _published(world: World, model: Model) -> None:
    """7: the list that desks have now is that of the register as it stands."""
    ((newest,),) = model.query(world.centre, "SELECT max(id) FROM card_states")
    ((listed,),) = model.query(
        world.centre, "SELECT last_state FROM list_versions ORDER BY version DESC LIMIT 1"
    )
    require(
        7, listed == newest, f"the newest list is of state {listed}, the register's is {newest}"
    )


def _judged(world: World, model: Model) -> None:
    """9: nothing waits, and every row that counts has a verdict, whatever stood beside it."""
    waiting = model.query(world.centre, "SELECT count(*) FROM unjudged")
    require(9, waiting == [(0,)], f"{waiting[0][0]} marks still wait to be judged")
    without = model.query(
        world.centre,
        "SELECT count(*) FROM ledger_rows r WHERE repeats IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.row_id = r.row_id)",
    )
    require(9, without == [(0,)], f"{without[0][0]} rows have no verdict")
    model.last_verdicts = {
        str(row): (str(outcome), str(findings))
        for row, outcome, findings in model.query(
            world.centre, "SELECT row_id, outcome, findings FROM verdicts ORDER BY id"
        )
    }


def _shows_verdicts(model: Model, desk: SimulatedDesk) -> None:
    """10: a desk shows the centre's last verdict on every row of its own."""
    shown = {
        str(row): str(outcome)
        for row, outcome in desk_query(desk, "SELECT row, outcome FROM verdicts")
    }
    last = model.last_verdicts
    for number, row in enumerate(model.desks[desk.number].rows, start=1):
        if row.id.startswith("bad-"):
            continue
        said, mine = last[row.id][0], shown.get(row.id)
        require(10, said == mine, f"{desk} shows {mine} for row {number}: the centre says {said}")


def _shows_what_was_noted(world: World, model: Model, desk: SimulatedDesk) -> None:
    """10: whatever verdict a desk holds, also on another desk's row, is the last one, and is noted
    there where the centre has it noted as it is judged.
    """
    noted = {
        (row, outcome): at
        for row, outcome, at in model.query(
            world.centre, "SELECT row_id, outcome, at FROM noted_rows"
        )
    }
    for row, outcome, at in desk_query(desk, "SELECT row, outcome, noted_at FROM verdicts"):
        last = model.last_verdicts[row][0]
        require(10, outcome == last, f"{desk} has {outcome} for {row}: the centre says {last}")
        known = noted.get((row, outcome))
        require(10, at == known, f"{desk} has {row} noted at {at}, the centre at {known}")


def _knows_uses(world: World, model: Model, desk: SimulatedDesk) -> None:
    """10: a desk knows the uses of its venue that other desks gave, and which were taken back."""
    expected: dict[str, bool] = {}
    voided = {
        str(each["of"])
        for facts in model.desks.values()
        for row in facts.rows
        if (each := read_row(row.body)).get("kind") == "void"
    }
    for other in world.desks:
        if other.number == desk.number or other.place.venue != desk.place.venue:
            continue
        for row in model.desks[other.number].rows:
            if not row.id.startswith("bad-") and read_row(row.body).get("kind") == "issue":
                expected[row.id] = row.id in voided
    heard = {
        str(row): bool(gone)
        for row, gone, event in desk_query(
            desk, "SELECT row, voided, event FROM uses WHERE NOT here"
        )
        if event != "poison"
    }
    missing = expected.keys() - heard.keys()
    require(10, not missing, f"{desk} did not hear of {len(missing)} uses")
    wrong = [row for row in expected if expected[row] != heard[row]]
    require(10, not wrong, f"{desk} has {len(wrong)} uses wrong that were taken back or not")


def _reported(world: World, model: Model) -> None:
    """2: the centre's report counts every ticket that stands once."""
    rows = [
        said
        for facts in model.desks.values()
        for row in facts.rows
        if not row.id.startswith("bad-") and (said := read_row(row.body))
    ]
    voided = {said["of"] for said in rows if said["kind"] == "void"}
    expected: Counter[str] = Counter()
    for said in rows:
        if said["kind"] == "issue" and said["id"] not in voided:
            expected[said["event"]] += sum(said["tickets"].values())
    with world.centre.centre.store.read() as connection:
        report = make_report(
            reports.reported_rows(connection), world.centre.centre.network.days, {}
        )
    counted: Counter[str] = Counter()
    for (event, _day), uses in report.uses.items():
        if event != "poison":
            counted[event] += uses.adults + uses.children + uses.assistants
    require(2, counted == expected, f"the report counts {counted}, desks gave {expected}")


def _in_order(world: World, model: Model) -> None:
    """5: of several issues of a card for a performance, or on a day for the museums, the first in
    the protocol's order stands.

    Only the plain case, counted by hand: no correction, and nothing merged into the event.
    """
    said = [read_row(row.body) for facts in model.desks.values() for row in facts.rows]
    voided = {each["of"] for each in said if each.get("kind") == "void"}
    received = dict(model.query(world.centre, "SELECT row_id, received_at FROM ledger_rows"))
    merged = dict(model.query(world.centre, "SELECT walk_in, event FROM merged_events"))
    cards = cards_by_tag(world, model)
    counted: dict[tuple[int, str, int], list[tuple[_Place, dict[str, Any]]]] = defaultdict(list)
    unplain: set[tuple[int, str]] = set()
    for each in said:
        if each.get("kind") != "issue" or each["id"] not in model.last_verdicts:
            continue
        place, card = _place(each, int(received[each["id"]])), cards[row_tag(each)]
        if each["event"] not in _PLAIN or each.get("correction"):
            event = str(merged.get(each["event"], each["event"]))
            unplain |= {(card, limit) for limit in _LIMITS.get(event, ())}
        elif each["id"] not in voided:
            for limit in _LIMITS.get(each["event"], ()):
                day = _day(place[0]) if limit == _A_DAY else 0
                counted[card, limit, day].append((place, each))
    for issues in [counted[each] for each in counted if each[:2] not in unplain]:
        issues.sort(key=lambda one: one[0])
        for number, (_, each) in enumerate(issues):
            findings = model.last_verdicts[each["id"]][1].split(",")
            if "unknown_card" in findings or "holder" not in each["tickets"]:
                break
            told = f"issue {number + 1} of a card in the protocol's order is {findings}"
            require(5, ("double_issue" in findings) == (number > 0), told)


def _day(at: int) -> int:
    """A number for the local day of a moment, which begins at five in the morning, two hours past
    midnight of UTC: no change of clocks is near.
    """
    return (at - 2 * 3_600_000) // 86_400_000


def _place(issue: dict[str, Any], received: int) -> _Place:
    """Corrected time, not before the anchor and not after the receipt, on paper the moment of use
    before that; then device and number.
    """
    at = millis(issue["corrected_at"])
    if issue.get("anchor"):
        at = max(at, millis(issue["anchor"]))
    at = min(at, received)
    if issue.get("entered_late"):
        at = min(at, millis(issue["used_at"]))
    return at, issue["device"], issue["incarnation"], issue["seq"]


def _judged_anew(world: World, model: Model) -> None:
    """5: the same facts, judged in another order and other portions, give the same verdicts."""
    random = world.random
    stretches = list(_portions(world, model))
    random.shuffle(stretches)
    folder = world.centre.folder.with_name("judged-anew")
    shutil.copytree(world.centre.folder, folder)
    with closing(sqlite3.connect(folder / "centre.sqlite")) as connection:
        for table in ("verdicts", "changes", "set_aside", "unjudged"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from here
        connection.executemany(
            "INSERT INTO unjudged (device, incarnation, branch, from_seq, to_seq)"
            " VALUES (?, ?, ?, ?, ?)",
            stretches,
        )
        connection.commit()
    centre = opened_centre(folder, world.centre.centre.signing_key, world.centre.clock)
    try:
        Judging(centre, poisoned).judge_waiting()
    finally:
        centre.store.close()
    with closing(sqlite3.connect(folder / "centre.sqlite")) as connection:
        anew = {
            row: (outcome, findings)
            for row, outcome, findings in connection.execute(
                "SELECT row_id, outcome, findings FROM verdicts ORDER BY id"
            )
        }
    last = model.last_verdicts
    for row, verdict in anew.items():
        require(5, last.get(row) == verdict, f"{row} was {last.get(row)}, judged anew {verdict}")
    require(5, anew.keys() == last.keys(), "other rows were judged")


def _portions(world: World, model: Model) -> Iterator[tuple[str, str, int, int, int]]:
    """All rows of all chains, cut anywhere."""
    for (device, incarnation, branch), (end, _) in model.centre.ends.items():
        first = 1
        while first <= end:
            last = min(end, first + world.random.randrange(9))
            yield device, incarnation, branch, first, last
            first = last + 1


def _tells_nothing(world: World, of_lists: list[bytes]) -> None:
    """12: no code and no key of a desk or a list can be read in any file of a desk or a relay."""
    secrets = list(of_lists)
    for desk in world.desks:
        kept = desk.place.keys
        secrets += [kept.store_key, kept.signing_key, kept.sealing_key]
    spelt = [spelling for each in secrets for spelling in (each, each.hex().encode())]
    for disk in (*world.disks(), *(each.disk for each in world.festival.relays)):
        for file in sorted(disk.folder.rglob("*")):
            if file.is_file():
                data = file.read_bytes()
                found = _CODE.search(data) or next((each for each in spelt if each in data), None)
                require(12, found is None, f"{disk.folder.name} has a secret in {file.name}")
