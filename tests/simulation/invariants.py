"""What must hold after every step (docs/protocol.md and docs/reliability.md), one function each.

Each looks only at what is new since it looked last, and at everything after a program started anew.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from tests.simulation.custody import check_custody
from tests.simulation.model import (
    Broken,
    CentreFacts,
    DeskFacts,
    Model,
    Place,
    Row,
    beginning,
    desk_query,
    installed_list,
    list_of,
    next_hash,
)
from tests.simulation.network import decoded, payload, signed_bytes
from tests.simulation.quotas import check_quotas
from tests.simulation.world import SimulatedCentre, SimulatedDesk, World

Invariant = Callable[[World, Model], None]
OfDesk = Callable[[World, Model, SimulatedDesk, DeskFacts], None]


def require(number: int, holds: bool, what: str) -> None:
    """Raise `Broken` where an invariant does not hold."""
    if not holds:
        raise Broken(number, what)


def check(world: World, model: Model) -> None:
    """Every invariant of a step: first the centre's, for desks are held against it."""
    require(0, not world.centre.failures, f"the centre failed over {world.centre.failures}")
    facts = model.centre
    anew = facts.starts != world.centre.starts
    if model.moved(world.centre):
        _rows_at_centre(world, model, facts, anew)
        _published(world.centre, model, facts)
        facts.starts = world.centre.starts
        check_quotas(world, model)
    check_custody(world, model)
    for desk in world.desks:
        if desk.number not in world.touched:
            continue
        known = model.desks[desk.number]
        for invariant in DESK_INVARIANTS:
            invariant(world, model, desk, known)
        known.starts = desk.starts
    world.promised.clear()
    world.touched.clear()


def _rows_at_centre(world: World, model: Model, facts: CentreFacts, anew: bool) -> None:
    """1 and 4 (what was stored stays, also over a crash), 2 (once), 3 (gapless chains)."""
    if anew:
        facts.last_row = 0
    found = model.query(
        world.centre,
        "SELECT rowid, device, incarnation, branch, seq, row_id, body, hash,"
        " repeats IS NULL AND readable FROM ledger_rows WHERE rowid > ? ORDER BY rowid",
        facts.last_row,
    )
    if anew and facts.rows:
        require(1, len(found) >= len(facts.rows), "the centre lost rows in a crash")
    for rowid, device, incarnation, branch, seq, row_id, body, row_hash, counts in found:
        facts.last_row = int(str(rowid))
        place = Place(str(device), str(incarnation), int(str(branch)), int(str(seq)))
        row = Row(str(row_id), bytes(body), bytes(row_hash))
        if place in facts.rows:
            require(1, facts.rows[place] == row, f"{place} changed at the centre")
            continue
        facts.rows[place] = row
        _hangs_on(world, facts, place, row)
        if counts:
            first = facts.effective.setdefault(row.body, row.id)
            require(2, first == row.id, "the same row counts twice at the centre")


def _hangs_on(world: World, facts: CentreFacts, place: Place, row: Row) -> None:
    require(3, place.branch == 0, "a desk that nobody copied is forked")
    chain = (place.device, place.incarnation, place.branch)
    seq, before = facts.ends.get(chain, (0, b""))
    if not before:
        before = _beginning(world, place.device)
    require(3, place.seq == seq + 1, f"row {place.seq} follows row {seq} at the centre")
    require(3, next_hash(before, row.body) == row.hash, f"row {place.seq} hangs on another one")
    facts.ends[chain] = (place.seq, row.hash)


def _beginning(world: World, device: str) -> bytes:
    return next(beginning(each) for each in world.desks if each.place.device == device)


def _published(centre: SimulatedCentre, model: Model, facts: CentreFacts) -> None:
    """Note what the centre has published, signed and judged: what desks may hold."""
    newest = max(facts.lists, default=0)
    for version, epoch, last_state in model.query(
        centre, "SELECT version, epoch, last_state FROM list_versions WHERE version > ?", newest
    ):
        made = list_of(model, centre, int(str(epoch)), int(str(last_state)))
        facts.lists[int(str(version))] = made
    for venue, statement in model.query(centre, "SELECT venue, statement FROM heads"):
        said = payload(bytes(statement))
        facts.heads[str(venue)][millis(said["issued_at"])] = head_of(said)
    for venue, version, sha256 in model.query(
        centre, "SELECT venue, version, sha256 FROM programmes"
    ):
        facts.programmes[str(venue), int(str(version))] = bytes(sha256)
    for number, row_id, outcome in model.query(
        centre, "SELECT id, row_id, outcome FROM verdicts WHERE id > ?", facts.last_verdict
    ):
        facts.last_verdict = int(str(number))
        facts.verdicts.add((str(row_id), str(outcome)))
    ((last_change,),) = model.query(centre, "SELECT max(number) FROM changes")
    facts.last_change = max(facts.last_change, last_change or 0)


def head_of(said: Mapping[str, Any]) -> tuple[frozenset[int], str]:
    """What a desk keeps of a head besides its moment: signed tags of blocks, the oldest program."""
    blocks = frozenset(int.from_bytes(decoded(each)) - 2**63 for each in said.get("blocks", ()))
    return blocks, str(said.get("minimum_client", "0"))


def millis(text: object) -> int:
    """A moment of a message in milliseconds."""
    return round(datetime.fromisoformat(str(text)).timestamp() * 1000)


def ledger(world: World, _model: Model, desk: SimulatedDesk, facts: DeskFacts) -> None:
    """3 and 4: gapless and chained, and what was told to be recorded is there, for good."""
    anew = facts.starts != desk.starts
    known = 0 if anew else len(facts.rows)
    found = desk_query(
        desk,
        "SELECT seq, id, bytes, hash FROM rows WHERE incarnation = ? AND seq > ? ORDER BY seq",
        facts.incarnation,
        known,
    )
    require(4, len(found) + known >= len(facts.rows), f"{desk} lost rows in a crash")
    before = facts.rows[known - 1].hash if known else facts.chain
    for number, (seq, row_id, body, row_hash) in enumerate(found, start=known + 1):
        row = Row(str(row_id), bytes(body), bytes(row_hash))
        require(3, seq == number, f"{desk} has row {seq} where row {number} was to be")
        before = next_hash(before, row.body)
        require(3, before == row.hash, f"row {seq} of {desk} hangs on another one")
        if number <= len(facts.rows):
            require(4, facts.rows[number - 1] == row, f"row {seq} of {desk} changed")
        else:
            facts.rows.append(row)
    for number, seq, row_id in world.promised:
        if number == desk.number:
            there = seq <= len(facts.rows) and facts.rows[seq - 1].id == row_id
            require(4, there, f"{desk} told of row {seq}, which is not there")


def acknowledged(world: World, model: Model, desk: SimulatedDesk, facts: DeskFacts) -> None:
    """1: what a desk takes for acknowledged is at the centre, byte for byte, and stays it; what it
    keeps as receipts is what the centre signed.
    """
    for number, receipt in desk_query(
        desk, "SELECT n, statement FROM receipts WHERE n > ? ORDER BY n", facts.receipts
    ):
        signed = signed_bytes(bytes(receipt)) in world.centre.receipts
        require(1, signed, f"{desk} keeps a receipt that the centre never gave")
        facts.receipts = int(str(number))
    ((seq,),) = desk_query(
        desk, "SELECT acknowledged_seq FROM incarnations WHERE id = ?", facts.incarnation
    )
    now = int(str(seq))
    require(1, now >= facts.acknowledged, f"{desk} forgot that {facts.acknowledged} were taken")
    for number in range(facts.acknowledged + 1, now + 1):
        there = model.centre.rows.get(Place(desk.place.device, facts.incarnation, 0, number))
        require(1, there is not None, f"row {number} of {desk} is acknowledged and not stored")
        require(
            1,
            there is not None and there.body == facts.rows[number - 1].body,
            f"row {number} of {desk} is another one at the centre",
        )
    facts.acknowledged = now


def card_list(_world: World, model: Model, desk: SimulatedDesk, facts: DeskFacts) -> None:
    """7: the list in force is the centre's of that version, and versions never fall."""
    state = desk.desk.store.state()
    in_force = desk.desk.store.cards.in_force(state)
    require(7, state.highest_version >= facts.highest_version, f"{desk} forgot its highest list")
    facts.highest_version = state.highest_version
    if in_force is None:
        return
    seen = (state.list_file, in_force.version)
    if seen == facts.list_seen:
        return
    require(7, in_force.version >= facts.list_seen[1], f"{desk} went back to an older list")
    centres = model.centre.lists.get(in_force.version)
    require(7, centres is not None, f"{desk} has list {in_force.version}, which was never made")
    same = installed_list(desk, str(state.list_file)) == centres
    require(7, same, f"list {in_force.version} of {desk} is not the centre's")
    facts.list_seen = seen


def installed(world: World, model: Model, desk: SimulatedDesk, facts: DeskFacts) -> None:
    """8: head, programme and verdicts are the centre's own for this desk, and none gets older."""
    state = desk.desk.store.state()
    if state.head_issued_at is not None:
        issued = round(state.head_issued_at.timestamp() * 1000)
        if issued != facts.head_issued:
            heads = model.centre.heads[desk.place.venue]
            require(8, issued in heads, f"{desk} has a head that the centre never signed for it")
            ((minimum,),) = desk_query(
                desk, "SELECT value FROM settings WHERE name = 'minimum_client'"
            )
            oldest = json.loads(minimum)["version"]
            same = (state.blocks, oldest) == heads[issued]
            require(8, same, f"{desk} has another head than the centre signed for it")
            older = facts.head_issued is not None and issued < facts.head_issued
            require(8, not older, f"{desk} went back to an older head")
            facts.head_issued = issued
    if state.programme_version != facts.programme:
        require(8, state.programme_version > facts.programme, f"{desk} has an older programme")
        ((content,),) = desk_query(
            desk, "SELECT content FROM programmes WHERE version = ?", state.programme_version
        )
        sha256 = model.centre.programmes.get((desk.place.venue, state.programme_version))
        mine = hashlib.sha256(bytes(content)).digest()
        require(8, mine == sha256, f"{desk} has a programme that is not its venue's")
        facts.programme = state.programme_version
    if state.changes_cursor != facts.cursor:
        require(8, state.changes_cursor > facts.cursor, f"{desk} put its cursor back")
        told = state.changes_cursor <= model.centre.last_change
        require(8, told, f"{desk} heard of changes that the centre does not know")
        for row_id, outcome in desk_query(desk, "SELECT row, outcome FROM verdicts"):
            given = (str(row_id), str(outcome)) in model.centre.verdicts
            require(8, given, f"{desk} has a verdict that the centre never gave")
        facts.cursor = state.changes_cursor


DESK_INVARIANTS: tuple[OfDesk, ...] = (ledger, acknowledged, card_list, installed)
