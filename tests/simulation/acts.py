"""What people and programs do in a simulated house: each act is one step."""

import json
from collections.abc import Callable
from datetime import timedelta

from boxoffice.domain.face import Face
from boxoffice.domain.paper import WrittenLine
from boxoffice.domain.verdicts import Action, Verdict
from boxoffice.services.checking import check, note_refusal
from boxoffice.services.collecting import let_in
from boxoffice.services.desk import EventUnknown, NothingFetched, tidy
from boxoffice.services.entering_paper import CannotRead, Sheet, record
from boxoffice.services.issuing import CannotGive, give
from boxoffice.services.making_events import WalkIn, make_event
from boxoffice.services.syncing import error_name, sync_round
from boxoffice.services.taking_back import take_back
from boxoffice.services.voiding import CannotUndo, give_again, undo
from boxoffice.store.errors import StoreError
from sync.protocol.kinds import CardSource, Channel, EventKind, TicketKind, VoidReason
from sync.server.judging import noting
from sync.server.judging.walk_ins import by_venue
from sync.server.keeping import walk_ins
from sync.server.keeping.events import NoEvent
from sync.server.keeping.following import Untold
from sync.server.lists import registering
from sync.server.running.data_folder import FolderError
from sync.server.store import console_rows
from sync.server.store.database import DriverError
from tests.simulation.house import EVENTS, HARD, LAST_DAY, code
from tests.simulation.model import desk_query
from tests.simulation.network import told_since
from tests.simulation.refusing import refused_key
from tests.simulation.world import SimulatedDesk, World

Act = Callable[[World], str]
REFUSALS = (CannotGive, CannotUndo, CannotRead, NothingFetched, EventUnknown, StoreError)
"""What a desk may answer to a clerk: nothing was recorded then."""
_CARDS = 24
_UNREGISTERED = (22, 23)
"""Nobody has registered them at the beginning, and desks give on them by their faces."""
_ANY_CARD = 0.5
_USED_LAST = (
    "SELECT cards.code FROM ledger_rows AS used"
    " JOIN card_tags USING (epoch, tag) JOIN cards ON cards.id = card_tags.card"
    " ORDER BY used.received_at DESC, used.rowid DESC LIMIT 1"
)
_BURST = 12


def at_desk(act: Callable[[World, SimulatedDesk], str]) -> Act:
    """An act of a clerk at some desk, who may be told no."""

    def acting(world: World) -> str:
        desk = world.any_desk()
        try:
            return f"{desk} {act(world, desk)}"
        except REFUSALS as refusal:
            return f"{desk} {act.__name__}: {type(refusal).__name__}"

    return acting


@at_desk
def gives(world: World, desk: SimulatedDesk) -> str:
    """Tickets on a card, whatever the verdict lets a clerk give."""
    return give_at(world, desk, _event(world, desk))


@at_desk
def gives_many(world: World, desk: SimulatedDesk) -> str:
    """A queue of customers, one after another."""
    given = 0
    for _ in range(_BURST):
        # No two rows of one moment: their ids would be in an order of chance.
        world.time.pass_by(timedelta(seconds=7))
        try:
            give_at(world, desk, _event(world, desk))
            given += 1
        except REFUSALS:
            continue
    return f"gives to {given} of {_BURST}"


def give_at(world: World, desk: SimulatedDesk, event: str) -> str:
    """Tickets for an event on some card, recorded and promised; in words. Raises `REFUSALS`."""
    random = world.random
    number = random.randrange(_CARDS)
    verdict = check(
        desk.desk,
        code(number),
        CardSource.TYPED,
        event,
        online=random.random() < 0.5,
        old_list_confirmed=True,
        face=Face(LAST_DAY, 2),
    )
    channel = Channel.PHONE if random.random() < 0.2 else Channel.COUNTER
    tickets = {TicketKind.HOLDER: 1, TicketKind.CHILD: random.choice((0, 0, 1))}
    if verdict.allowance(TicketKind.HOLDER) is None:
        tickets = {TicketKind.WORKER: 1}
    done = give(desk.desk, verdict, tickets, face=Face(LAST_DAY, 2), channel=channel)
    world.promised.append((desk.number, done.value.seq, done.value.row_id))
    return f"gives row {done.value.seq} on card {number} for {_name(event)}: {verdict.kind}"


@at_desk
def refuses(world: World, desk: SimulatedDesk) -> str:
    """Nothing can be given on a card, or on what is none."""
    random = world.random
    text = random.choice(("a library card", *map(code, random.sample(range(_CARDS), 3))))
    event = _event(world, desk)
    verdict = check(desk.desk, text, CardSource.TYPED, event, online=False, old_list_confirmed=True)
    if verdict.action is not Action.REFUSE:
        return f"could give: {verdict.kind}"
    key = refused_key(world, desk, verdict)
    world.refusing[key] += 1
    note_refusal(desk.desk, verdict)
    world.refused[key] += 1
    return f"refuses for {_name(event)}: {verdict.kind}"


def _events(desk: SimulatedDesk) -> list[str]:
    """The venue's own events, and those made at counters."""
    offered = desk.desk.programme().events
    own = [each.id for each in EVENTS[desk.place.venue]]
    return own + sorted(set(offered) - set(own))


def _event(world: World, desk: SimulatedDesk) -> str:
    """What the next customer comes for: often what everybody comes for in this seed."""
    offered = _events(desk)
    if world.liked in offered and world.random.random() < 0.4:
        return world.liked
    return world.random.choice(offered)


def _name(event: str) -> str:
    return event if len(event) < 20 else "a walk-in event"


@at_desk
def undoes(world: World, desk: SimulatedDesk) -> str:
    """One of the desk's issues is taken back."""
    seq, row = _own_issue(world, desk)
    changes = undo(desk.desk, row, world.random.choice(list(VoidReason)))
    return f"undoes row {seq}" if changes.topics else f"has undone row {seq} already"


@at_desk
def takes_back(world: World, desk: SimulatedDesk) -> str:
    """A supervisor takes back what stands here, of a scarce event and another desk's first."""
    found = desk_query(
        desk,
        "SELECT row, here, event FROM uses WHERE NOT voided"
        " ORDER BY event IN (SELECT value FROM json_each(?)) DESC, here, at DESC, row LIMIT 4",
        json.dumps(list(HARD)),
    )
    if not found:
        raise NothingFetched
    row, here, event = world.random.choice(found)
    take_back(desk.desk, str(row), world.random.choice(list(VoidReason)))
    return f"takes back {'its own' if here else 'anothers'} issue for {_name(str(event))}"


@at_desk
def corrects(world: World, desk: SimulatedDesk) -> str:
    """A taken-back issue is given again."""
    found = desk_query(
        desk,
        "SELECT v.seq, v.\"of\" FROM rows v WHERE v.kind = 'void' ORDER BY v.n DESC LIMIT 3",
    )
    if not found:
        return "has nothing to correct"
    seq, row = world.random.choice(found)
    done = give_again(desk.desk, str(row))
    world.promised.append((desk.number, done.value.seq, done.value.row_id))
    return f"gives again what row {seq} took back, as row {done.value.seq}"


@at_desk
def lets_in(world: World, desk: SimulatedDesk) -> str:
    """A customer comes for tickets given ahead."""
    number, event = world.random.randrange(_CARDS), world.random.choice(_events(desk))
    verdict: Verdict = check(desk.desk, code(number), CardSource.TYPED, event, online=False)
    if verdict.action is not Action.LET_IN:
        return f"has no tickets waiting for card {number}"
    let_in(desk.desk, verdict)
    return f"lets card {number} in to {_name(event)}"


@at_desk
def enters_paper(world: World, desk: SimulatedDesk) -> str:
    """A line of a use form of today is typed in: it is recorded whatever its verdict."""
    event = _event(world, desk)
    written = desk.desk.now() - timedelta(minutes=world.random.choice((1, 20, 90)))
    local = desk.desk.days().local(written)
    sheet = Sheet(event, desk.desk.days().day_of(written))
    line = WrittenLine(code(world.random.randrange(_CARDS)), time=f"{local:%H.%M}")
    done = record(desk.desk, sheet, line, None).value
    ((seq,),) = desk_query(desk, "SELECT seq FROM rows WHERE id = ?", done.row_id)
    world.promised.append((desk.number, int(seq), done.row_id))
    return f"enters a line of {local:%H.%M} for {_name(event)} as row {seq}: {done.verdict}"


@at_desk
def makes_event(world: World, desk: SimulatedDesk) -> str:
    """A counter makes an event that its programme lacks."""
    kind = world.random.choice((EventKind.PERFORMANCE, EventKind.VISIT))
    make_event(desk.desk, WalkIn("Yard", "en", kind))
    return f"makes an event of kind {kind}"


def _own_issue(world: World, desk: SimulatedDesk) -> tuple[object, str]:
    found = desk_query(
        desk, "SELECT seq, id FROM rows WHERE kind = 'issue' ORDER BY n DESC LIMIT 6"
    )
    if not found:
        raise NothingFetched
    seq, row = world.random.choice(found)
    return seq, str(row)


def syncs(world: World) -> str:
    """One round of a desk."""
    return sync(world, world.who_syncs())[0]


def sync(world: World, desk: SimulatedDesk) -> tuple[str, str | None]:
    """One round of a desk, in words, and the name of its error."""
    before = len(world.network.happened)
    try:
        done = sync_round(desk.desk, desk.place.keys.signing_key, transport=world.line(desk))
        tidy(desk.desk)
    except StoreError as error:
        return f"{desk} syncs: {type(error).__name__}{told_since(world.network, before)}", type(
            error
        ).__name__
    told = f"sent {done.pushed.rows}, list {done.pulled.list_version}"
    for way, fault in (("push", done.push_error), ("pull", done.pull_error)):
        if fault is not None:
            told += f", {way} {error_name(fault)}"
    return f"{desk} syncs: {told}{told_since(world.network, before)}", error_name(done.error)


def time_passes(world: World) -> str:
    """Minutes or hours, rarely days."""
    draw = world.random
    by = draw.choices(
        (
            timedelta(seconds=draw.randint(1, 90)),
            timedelta(minutes=draw.randint(1, 90)),
            timedelta(hours=draw.randint(1, 14)),
            timedelta(days=draw.randint(1, 4)),
        ),
        (10, 6, 2, 0.4),
    )[0]
    world.time.pass_by(by)
    return f"{by} pass"


UNABLE = (DriverError, FolderError, Untold)
"""What a centre may answer to a coordinator whose database or folder cannot be used now; where it
kept the act and could do no more (`Untold`), desks hear of it later.
"""


def at_centre(act: Callable[[World], str]) -> Act:
    """An act of a coordinator or of the centre itself, whose disk may be full."""

    def acting(world: World) -> str:
        try:
            return f"the centre {act(world)}"
        except UNABLE as error:
            return f"the centre {act.__name__}: {type(error).__name__}"

    return acting


@at_centre
def looks(world: World) -> str:
    """The centre's worker does what waits."""
    world.centre.worker.look()
    return "does what waits"


@at_centre
def blocks(world: World) -> str:
    """A card goes out of use, or comes back."""
    number, undo_it = _card_in_hand(world), world.random.random() < 0.4
    try:
        registering.block_card(world.centre.centre, code(number), undo=undo_it)
    except registering.UnknownCard:
        return f"does not know card {number}"
    return f"takes card {number} {'into' if undo_it else 'out of'} use"


@at_centre
def blocks_used_last(world: World) -> str:
    """The card that was used last goes out of use."""
    number = _used_last(world)
    if number is None:
        return "knows of no card in use"
    registering.block_card(world.centre.centre, code(number))
    return f"takes card {number} out of use"


@at_centre
def registers(world: World) -> str:
    """A card is registered or renewed."""
    number = world.random.choice((_card_in_hand(world), *_UNREGISTERED))
    day = LAST_DAY - timedelta(days=world.random.choice((0, 0, 330)))
    change = registering.CardChange(
        code(number), day, child_allowance=world.random.choice((None, 0, 2))
    )
    registering.register_cards(world.centre.centre, [change])
    return f"registers card {number} until {day}"


def _card_in_hand(world: World) -> int:
    """The card that a coordinator looks at: as often as not the one that was used last."""
    number, used_last = world.random.randrange(_CARDS), _used_last(world)
    if used_last is None or world.random.random() < _ANY_CARD:
        return number
    return used_last


def _used_last(world: World) -> int | None:
    with world.centre.centre.store.read() as connection:
        found = connection.exec_driver_sql(_USED_LAST).fetchone()
    return None if found is None else int(str(found[0])[-2:])


@at_centre
def maps(world: World) -> str:
    """A walk-in event is merged into one of the programme, or adopted."""
    found = _walk_ins(world)
    if not found:
        return "has no event to map"
    event, venue = world.random.choice(found)
    try:
        if world.random.random() < 0.8:
            own = [each.id for each in EVENTS[venue]]
            into = world.random.choice([*own, *(each for each in own * 3 if each in HARD)])
            walk_ins.merge(world.centre.centre, "test", event, into)
            return f"merges an event into {into}"
        walk_ins.adopt(world.centre.centre, "test", event)
    except (walk_ins.NotWalkIn, NoEvent) as refusal:
        return f"maps: {type(refusal).__name__}"
    return "adopts an event"


@at_centre
def notes(world: World) -> str:
    """A coordinator sees to something that waits on the page of decisions."""
    centre = world.centre.centre
    with centre.store.write() as connection:
        waiting = console_rows.rows_to_see(connection, None, 20)
        if not waiting:
            return "has nothing to note"
        row = world.random.choice(waiting)
        noting.note(connection, row, "somebody", centre.now())
    return f"notes a row that is {row.outcome}"


def _walk_ins(world: World) -> list[tuple[str, str]]:
    with world.centre.centre.store.read() as connection:
        return [
            (event.id, venue)
            for venue, made in sorted(by_venue(connection).items())
            for event in made.open
        ]


ACTS: dict[Act, float] = {
    gives: 38,
    gives_many: 0.6,
    refuses: 2,
    undoes: 8,
    takes_back: 3,
    corrects: 5,
    lets_in: 4,
    enters_paper: 3,
    makes_event: 1.2,
    syncs: 5,
    time_passes: 9,
    looks: 3,
    blocks: 1.5,
    registers: 1.5,
    maps: 1.5,
    notes: 1.5,
}
"""Everything that happens without a fault, and how often against each other."""
