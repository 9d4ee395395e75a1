"""A centre on PostgreSQL at the size of a country: cards, desks and a year of uses, copied in.

What judging would have written stands there as it would have written it; getting there by way of
the desks takes an hour.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

import psycopg

from sync.protocol.encoding import to_base64url, to_timestamp, whole_milliseconds
from sync.protocol.kinds import TicketKind
from sync.protocol.rows import IssueRow, write_row
from sync.protocol.tags import tag_of
from sync.server.centre import Centre, open_centre
from sync.server.lists.publishing import publish_list, publish_programmes
from sync.server.store import settings, venues
from sync.server.store.devices import Device, add_device
from sync.server.store.register import to_day_number
from sync.server.store.tables import to_milliseconds
from sync.server.store.venues import VenueEntry
from tests.support.network import CONCERT, SteppingClock, code, new_centre

VENUES, DESKS, EVENTS = 100, 5, 10
"""Venues, and at each of them desks and events."""
BEFORE = 50
"""Cards that the small network has already."""


class RealClock(SteppingClock):
    """The clock that programs go by."""

    def __call__(self) -> datetime:
        """Now."""
        return whole_milliseconds(datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class ScaledCentre:
    """A centre, its database, and how many cards it has."""

    centre: Centre
    url: str
    cards: int

    def close(self) -> None:
        """Let go of the database."""
        self.centre.store.close()


def scaled_centre(url: str, cards: int, uses: int) -> ScaledCentre:
    """Fill an empty database. The first 20 venues have most of the uses."""
    clock = RealClock()
    made = new_centre(url, cards=BEFORE, now=clock)
    centre = open_centre(made.store, made.signing_key, clock)
    with centre.store.write() as connection:
        list_key = settings.list_keys(connection)[1]
        for venue in map(_venue, range(VENUES)):
            venues.add_venue(connection, VenueEntry(venue, venue, "region", {}))
            events = [CONCERT.model_copy(update={"id": _event(venue, n)}) for n in range(EVENTS)]
            venues.add_events(connection, venue, events)
            for desk in range(DESKS):
                name = _desk(venue, desk)
                key = name.encode().ljust(32, b".")
                add_device(connection, Device(name, venue, name, key, clock(), None), key, "0.1.0")
    with psycopg.connect(url, autocommit=True) as connection:
        # What is copied in refers to nothing that is not there: looking each row up takes minutes.
        connection.execute("SET session_replication_role = replica")
        _copy_cards(connection, cards, list_key, clock())
        _copy_uses(connection, cards, uses, list_key, clock())
        # As after a year: vacuumed by and by, and the log's files there to be written over.
        connection.execute("VACUUM (FREEZE, ANALYZE)")
        connection.execute("CHECKPOINT")
    publish_programmes(centre)
    publish_list(centre)
    return ScaledCentre(centre, url, cards)


def _venue(number: int) -> str:
    return f"place-{number:03}"


def _event(venue: str, number: int) -> str:
    return f"{venue}-event-{number}"


def _desk(venue: str, number: int) -> str:
    return f"{venue}-desk-{number}"


def _copy(
    connection: "psycopg.Connection[tuple[object, ...]]",
    table: str,
    columns: str,
    rows: Iterable[Sequence[object]],
) -> None:
    text = f"COPY {table} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(text.encode()) as copy:
        for row in rows:
            copy.write_row(row)


def _copy_cards(
    connection: "psycopg.Connection[tuple[object, ...]]",
    cards: int,
    list_key: bytes,
    now: datetime,
) -> None:
    since = to_milliseconds(now - timedelta(days=60))
    day = to_day_number(now.date() + timedelta(days=300))
    numbers = range(BEFORE + 1, cards + 1)
    state = "status, last_valid_day, child_allowance, since"
    _copy(
        connection,
        "cards",
        f"id, code, kind, {state}",
        ((n, code(n), "personal", "active", day - n % 300, n % 4, since) for n in numbers),
    )
    _copy(
        connection,
        "card_states",
        f"card, {state}",
        ((n, "active", day - n % 300, n % 4, since) for n in numbers),
    )
    tags = sorted((tag_of(list_key, code(n)), n) for n in numbers)
    _copy(connection, "card_tags", "epoch, tag, card", ((1, tag, n) for tag, n in tags))


def _copy_uses(
    connection: "psycopg.Connection[tuple[object, ...]]",
    cards: int,
    uses: int,
    list_key: bytes,
    now: datetime,
) -> None:
    random = Random(1)
    made = list(_uses(random, cards, uses, list_key, now))
    columns = (
        "row_id, device, incarnation, branch, seq, venue, body, hash, received_at, readable, kind,"
        " event, epoch, tag, units"
    )
    _copy(connection, "ledger_rows", columns, (each.stored for each in made))
    heads = {each.device: (each.seq, each.hash) for each in made}
    _copy(
        connection,
        "incarnations",
        "device, incarnation, head_seq, head_hash, first_at",
        ((desk, "first", seq, end, to_milliseconds(now)) for desk, (seq, end) in heads.items()),
    )
    _copy(
        connection,
        "verdicts",
        "row_id, outcome, findings, judged_at",
        ((each.row_id, each.outcome, each.finding, each.at) for each in made),
    )
    numbers: Counter[str] = Counter()
    cells: Counter[tuple[int, str, str]] = Counter()

    def changes() -> Iterator[tuple[object, ...]]:
        for each in made:
            numbers[each.venue] += 1
            cells[each.month, each.venue, each.event] += 1
            yield each.venue, numbers[each.venue], each.row_id

    _copy(connection, "changes", "venue, number, row_id", changes())
    for venue, last in numbers.items():
        connection.execute("UPDATE venues SET last_change = %s WHERE id = %s", (last, venue))
    _copy_cards_used(connection, made)
    cell_of = {cell: number for number, cell in enumerate(cells, start=1)}
    _copy(
        connection,
        "given_counts",
        "id, month, venue, event, sector, holder, child, assistant, worker, group_child",
        ((cell_of[c], c[0], c[1], c[2], "culture", n, 0, 0, 0, 0) for c, n in cells.items()),
    )
    _copy(
        connection,
        "given_issues",
        "row_id, cell, holder, child, assistant, worker, group_child, use_cell, card",
        (
            (e.row_id, cell_of[e.month, e.venue, e.event], 1, 0, 0, 0, 0, e.year, e.card)
            for e in made
        ),
    )


def _copy_cards_used(
    connection: "psycopg.Connection[tuple[object, ...]]", made: Sequence["_Use"]
) -> None:
    """Cells of uses, whose numbers are their years, and the cards that were used, none at home
    anywhere.
    """
    years = Counter(each.year for each in made)
    _copy(
        connection,
        "use_counts",
        "id, year, region, home, way, provisional, uses",
        ((y, y, "region", "", "connected", False, n) for y, n in years.items()),
    )
    used = Counter((each.card, year) for each in made for year in (0, each.year))
    _copy(connection, "used_cards", "card, year, uses", ((*of, uses) for of, uses in used.items()))
    _copy(
        connection,
        "card_counts",
        "year, home, cards",
        ((year, "", cards) for year, cards in Counter(year for _, year in used).items()),
    )


@dataclass(slots=True)
class _Use:
    row_id: str
    device: str
    venue: str
    event: str
    card: int
    year: int
    month: int
    seq: int
    hash: bytes
    at: int
    outcome: str
    finding: str
    stored: tuple[object, ...]


def _uses(random: Random, cards: int, uses: int, list_key: bytes, now: datetime) -> Iterator[_Use]:
    sent: Counter[str] = Counter()
    template = _template(now)
    for number in range(uses):
        share = min(19, int(random.expovariate(0.15)))
        place = share if random.random() < 0.8 else random.randrange(VENUES)
        venue = _venue(place)
        desk = _desk(venue, random.randrange(DESKS))
        event = _event(venue, random.randrange(EVENTS))
        sent[desk] += 1
        moment = now - timedelta(seconds=(uses - number) * 330 * 86_400 // uses)
        at = to_milliseconds(moment)
        row_id = f"{at:015x}-{number:08x}"
        card = random.randrange(BEFORE + 1, cards + 1)
        tag = tag_of(list_key, code(card))
        row_hash = number.to_bytes(32, "big")
        body = template(row_id, desk, sent[desk], event, (tag, moment))
        finding = "double_issue" if number % 200 == 0 else ""
        stored = (row_id, desk, "first", 0, sent[desk], venue, body, row_hash, at, True, "issue")
        yield _Use(
            row_id,
            desk,
            venue,
            event,
            card,
            moment.year,
            moment.year * 100 + moment.month,
            sent[desk],
            row_hash,
            at,
            finding or "accepted",
            finding,
            (*stored, event, 1, tag, 1),
        )


def _template(now: datetime) -> Callable[[str, str, int, str, tuple[bytes, datetime]], bytes]:
    """Writes rows that differ in a few places, which is quicker than writing each as a whole."""
    model = IssueRow(
        id="ROW",
        device="DESK",
        incarnation="first",
        seq=987_654_321,
        made_at=now,
        corrected_at=now,
        list_version=1,
        programme_version=1,
        event="EVENT",
        epoch=1,
        tag=b"TAGS" * 2,
        tickets={TicketKind.HOLDER: 1},
        verdict="valid",
    )
    text = write_row(model).decode()
    tag_there, moment_there = to_base64url(b"TAGS" * 2), to_timestamp(now)

    def write(row: str, desk: str, seq: int, event: str, said_of: tuple[bytes, datetime]) -> bytes:
        tag, at = said_of
        said = text.replace('"ROW"', f'"{row}"').replace('"DESK"', f'"{desk}"')
        said = said.replace("987654321", str(seq)).replace('"EVENT"', f'"{event}"')
        said = said.replace(tag_there, to_base64url(tag))
        return said.replace(moment_there, to_timestamp(at)).encode()

    return write
