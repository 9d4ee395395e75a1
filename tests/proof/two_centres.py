"""Two `boxoffice-server serve` on one PostgreSQL, under load, killed and started again: nothing
that was acknowledged is lost, nothing counts twice, and no desk's cursor passes a change by.

Desks are made by hand and send by whichever of the two they like, sometimes by both at once. What
is drawn from a seed is what is tried; the system's scheduler has its say too.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from sqlalchemy import func, insert, select

from sync.client.errors import Busy, Unreachable
from sync.client.http import Centre as CentreClient
from sync.protocol.encoding import whole_milliseconds
from sync.protocol.kinds import QuotaMode
from sync.protocol.messages import (
    Acknowledgement,
    Changes,
    Head,
    LeaseAnswer,
    LeaseRequest,
    LeaseState,
)
from sync.protocol.programme import Quota
from sync.protocol.statements import StatementType, read_statement
from sync.server.centre import Centre, open_centre
from sync.server.judging.rounds import Judging
from sync.server.lists.publishing import list_is_due, publish_list
from sync.server.lists.registering import block_card
from sync.server.quotas.leasing import quotas_of
from sync.server.running import data_folder
from sync.server.store import leases, tables
from sync.server.store import venues as stored_venues
from sync.server.store.database import Transaction
from sync.server.store.given_tables import given_counts, given_issues
from tests.journeys.world import CentreProcess
from tests.proof.programs import Lost
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import CONCERT, VENUE, SteppingClock, code, new_centre
from tests.support.orphans import orphans
from tests.support.postgres import new_database, postgres_server
from tests.support.raw_http import raw

CARDS, TICKETS = 60, 40
"""So few that desks give on the same cards, and soon more than the recital's hard quota."""
RECITAL = CONCERT.model_copy(
    update={"id": "recital", "limits": (), "quota": Quota(tickets=TICKETS, mode=QuotaMode.HARD)}
)
_MOST_ROWS = 60
_ANSWER_SECONDS = 30.0


class _RealClock(SteppingClock):
    """The clock that the programs go by."""

    def __call__(self) -> datetime:
        return whole_milliseconds(datetime.now(UTC))


@dataclass
class Till:
    """A desk: what it sent, was acknowledged and was told."""

    desk: Desk
    random: Random
    ways: list[CentreClient]
    done: Counter[str] = field(default_factory=Counter)
    issues: dict[str, int] = field(default_factory=dict)
    """The units of a quota that each of its issues takes."""
    acknowledged: int = 0
    sent: int = 0
    """The last row that ever went, also where no answer came back."""
    cursor: int = 0
    uses: set[str] = field(default_factory=set)
    verdicts: dict[str, str] = field(default_factory=dict)
    lease: LeaseState | None = None
    head: Head | None = None

    def work(self, until: threading.Event) -> None:
        """Give and tell until somebody says that it is enough."""
        while not until.is_set():
            self.gives()
            for act in (self.sends, self.reads, self.polls, self.asks):
                with suppress(Unreachable, Busy):
                    act()

    def gives(self) -> None:
        """Some rows more: tickets on any card, sometimes taken back."""
        for _ in range(self.random.randint(1, 20)):
            card = code(self.random.randrange(CARDS))
            if self.issues and self.random.random() < 0.1:
                self.desk.void(self.random.choice(list(self.issues)))
            elif self.lease is not None and self.random.random() < 0.2:
                row = self.desk.issue(card, RECITAL, lease=self.lease.lease, holder=1)
                self.issues[row] = 1
            else:
                children = self.random.randrange(3)
                self.issues[self.desk.issue(card, holder=1, child=children)] = 1 + children

    def sends(self) -> None:
        """A batch by one of the two, or the same by both at once."""
        first = self.acknowledged + 1
        rows = self.desk.rows[first - 1 : first - 1 + self.random.randint(1, _MOST_ROWS)]
        if not rows:
            return
        body = self.desk.batch(first, rows).to_bytes()
        end = first + len(rows) - 1
        self.sent = max(self.sent, end)
        both = self.random.random() < 0.2
        ways = self.ways if both else [self.random.choice(self.ways)]
        with ThreadPoolExecutor(len(ways)) as posts:
            answers = [posts.submit(way.post, "/v1/ledger", body) for way in ways]
        for answer in answers:
            with suppress(Unreachable, Busy):
                key = self.desk.identity.centre_key
                said = read_statement(
                    answer.result().body, StatementType.ACKNOWLEDGEMENT, Acknowledgement, key
                )
                upto = said.acknowledged_seq
                # A longer batch may have come before, whose answer was lost.
                require(end <= upto <= self.sent, "another row is acknowledged than was sent")
                require(said.head_hash == self.desk.hash_at(upto), "another chain is acknowledged")
                self.acknowledged = upto
                self.done["batches by both" if both else "batches"] += 1

    def reads(self) -> bool:
        """A page of what happened behind the cursor; whether there is more."""
        body = self.random.choice(self.ways).get(f"/v1/changes?after={self.cursor}").body
        key = self.desk.identity.centre_key
        page = read_statement(body, StatementType.CHANGES, Changes, key)
        require(page.cursor >= self.cursor, "a cursor went back")
        self.cursor = page.cursor
        self.uses |= {use.row for use in page.uses}
        self.verdicts |= {each.row: each.outcome.value for each in page.verdicts}
        self.done["pages read"] += 1
        return page.more

    def polls(self) -> None:
        """The head: none is older than the one before, whichever process signs it."""
        body = self.random.choice(self.ways).get("/v1/head").body
        head = read_statement(body, StatementType.HEAD, Head, self.desk.identity.centre_key)
        if self.head is not None:
            require(head.generation == self.head.generation, "another generation began")
            require(head.version >= self.head.version, "a head names an older list")
            require(head.issued_at >= self.head.issued_at, "a head was issued before the last")
        self.head = head

    def asks(self) -> None:
        """Tickets of the hard quota."""
        if self.random.random() < 0.2:
            asked = LeaseRequest(
                id=f"{self.desk.identity.device}-{self.random.getrandbits(32)}",
                incarnation=self.desk.incarnation,
                event=RECITAL.id,
                want=3,
                needed=self.random.randrange(2),
            )
            body = self.random.choice(self.ways).post("/v1/leases", asked.to_bytes()).body
            key = self.desk.identity.centre_key
            self.lease = read_statement(body, StatementType.LEASE, LeaseAnswer, key).lease

    def settle(self) -> None:
        """Send the rest, and read to the end of the feed."""
        while self.acknowledged < len(self.desk.rows):
            self.sends()
        while self.reads():
            pass


@dataclass
class Proof:
    """The two processes and the desks."""

    centre: Centre
    servers: list[CentreProcess]
    tills: list[Till]
    random: Random
    done: Counter[str] = field(default_factory=Counter)

    def load(self, kills: int, between: float) -> None:
        """Let desks work while processes are killed so many times, with `between` seconds of work
        before each and behind the last, and cards are blocked.
        """
        enough = threading.Event()
        with ThreadPoolExecutor(len(self.tills)) as desks:
            work = [desks.submit(till.work, enough) for till in self.tills]
            try:
                for number in range(kills + 1):
                    enough.wait(between)
                    block_card(self.centre, code(number % CARDS), undo=number >= CARDS)
                    if number < kills:
                        self._kill()
            finally:
                enough.set()
            for each in work:
                each.result()

    def _kill(self) -> None:
        """One process ends where it stands, or both, and begins again."""
        both = self.random.random() < 0.3
        dying = self.servers if both else [self.random.choice(self.servers)]
        for server in dying:
            server.kill()
        for server in dying:
            server.start()
            self.done["processes killed"] += 1

    def settle(self) -> None:
        """Desks send what they have; nothing waits to be judged; then they read the feed again."""
        for till in self.tills:
            till.settle()
        deadline = time.monotonic() + 120
        while self._waits():
            require(time.monotonic() < deadline, "rows wait to be judged for ever")
            time.sleep(0.05)
        for till in self.tills:
            till.settle()
            self.done += till.done

    def _waits(self) -> bool:
        with self.centre.store.read() as connection:
            return connection.scalar(select(tables.unjudged.c.id).limit(1)) is not None

    def check(self) -> None:
        """Hold what the database and the desks have against what was done."""
        with self.centre.store.read() as connection:
            self._rows(connection)
            verdicts = self._verdicts(connection)
            self._feed(connection, verdicts)
            self._counts(connection)
            require(not orphans(connection), f"rows refer to nothing: {orphans(connection)}")
            quota = quotas_of(connection, [RECITAL.id])[RECITAL.id]
        require(quota.held <= TICKETS, "more than the quota is held")
        self._judged_anew_it_is_the_same()
        publish_list(self.centre)
        require(not list_is_due(self.centre), "a list lacks what the register says")
        self._replayed()

    def _rows(self, connection: Transaction) -> None:
        rows = tables.ledger_rows.c
        query = select(rows.device, rows.branch, rows.seq, rows.body, rows.repeats)
        stored: dict[str, list[bytes]] = {till.desk.identity.device: [] for till in self.tills}
        for device, branch, seq, body, repeats in connection.execute(
            query.order_by(rows.device, rows.branch, rows.seq)
        ):
            require((branch, repeats) == (0, None), "a row came twice, or a chain is forked")
            stored[device].append(bytes(body))
            require(seq == len(stored[device]), "a chain has a gap")
        for till in self.tills:
            require(stored[till.desk.identity.device] == till.desk.rows, "rows are not as given")
            self.done["rows"] += len(till.desk.rows)

    def _verdicts(self, connection: Transaction) -> dict[str, str]:
        verdicts = tables.verdicts.c
        query = select(verdicts.row_id, verdicts.outcome).order_by(verdicts.id)
        found = {row: outcome for row, outcome in connection.execute(query)}
        rows = set(connection.scalars(select(tables.ledger_rows.c.row_id)))
        require(found.keys() == rows, "a row is not judged")
        self.done["given twice"] = sum(each == "double_issue" for each in found.values())
        return found

    def _feed(self, connection: Transaction, verdicts: dict[str, str]) -> None:
        numbers = connection.scalars(select(tables.changes.c.number)).all()
        require(sorted(numbers) == list(range(1, len(numbers) + 1)), "changes have a gap")
        given = {row for till in self.tills for row in till.issues}
        for till in self.tills:
            others = given - till.issues.keys()
            require(others <= till.uses, f"{len(others - till.uses)} uses were passed by")
            require(
                all(till.verdicts.get(row) == verdicts[row] for row in till.issues),
                "a desk was not told how a row of its own was judged last",
            )

    def _counts(self, connection: Transaction) -> None:
        taken_back = set(connection.scalars(select(tables.ledger_rows.c.of_row)))
        given = {row: units for till in self.tills for row, units in till.issues.items()}
        counted = {row: units for row, units in given.items() if row not in taken_back}
        kept = connection.scalar(select(func.count()).select_from(given_issues))
        require(kept == len(counted), "statistics count other issues")
        holders = given_counts.c.holder + given_counts.c.child
        total = connection.scalar(select(func.sum(holders)))
        require(total == sum(counted.values()), "statistics count other tickets")

    def _judged_anew_it_is_the_same(self) -> None:
        cards = [{"card": number} for number in range(1, CARDS + 1)]
        with self.centre.store.write() as connection:
            connection.execute(insert(tables.unjudged), [*cards, {"card": CARDS}])
            leases.judge_anew(connection, [CONCERT.id, RECITAL.id])
        changed = Judging(self.centre).judge_waiting()
        require(changed == 0, f"{changed} rows are judged otherwise in another order")

    def _replayed(self) -> None:
        """What one process took, the other takes no more."""
        desk = self.tills[0].desk
        headers = desk.signed("GET", "/v1/head")
        answers = [raw(each.address, "GET", "/v1/head", b"", headers) for each in self.servers]
        require([each.status for each in answers] == [200, 401], "a request passed twice")


def prove(folder: Path, seed: int, *, desks: int, kills: int, between: float) -> Counter[str]:
    """Load two processes and hold the end against what was done; what was done, counted. Raises
    `Lost`.
    """
    with _two_centres(folder, seed, desks) as proof:
        proof.load(kills, between)
        proof.settle()
        proof.check()
        return proof.done


@contextmanager
def _two_centres(folder: Path, seed: int, desks: int) -> Iterator[Proof]:
    random = Random(seed)
    with postgres_server() as postgres:
        url = new_database(postgres)
        clock = _RealClock()
        made = new_centre(url, cards=CARDS, now=clock)
        centre = open_centre(made.store, made.signing_key, clock)
        with centre.store.write() as connection:
            stored_venues.add_events(connection, VENUE, [RECITAL])
        servers = []
        for number in (1, 2):
            data = folder / f"machine-{number}"
            data.mkdir(mode=0o700)
            data_folder.write_private(data / data_folder.KEY_NAME, centre.signing_key)
            servers.append(CentreProcess(data, ("--database", url)))
        try:
            for server in servers:
                server.start()
            tills = [_till(centre, servers, clock, random) for _ in range(desks)]
            yield Proof(centre, servers, tills, random)
        finally:
            for server in servers:
                server.kill()
            centre.store.close()


def _till(
    centre: Centre, servers: list[CentreProcess], clock: SteppingClock, random: Random
) -> Till:
    desk = RunningCentre(centre, servers[0].address, clock).desk()
    ways = [
        CentreClient(each.address, desk.identity, answer_seconds=_ANSWER_SECONDS)
        for each in servers
    ]
    return Till(desk, Random(random.getrandbits(64)), ways)


def require(holds: bool, what: str) -> None:
    """Raise `Lost` where something does not hold."""
    if not holds:
        raise Lost(what)
