"""Own rows that come back: only what the centre signed, for this desk, and what continues it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from sync.client import standing
from sync.client.errors import BadReply
from sync.client.http import Answer
from sync.client.ports import Outbox
from sync.client.standing import ask_for_lost, fetch_back, reason_to_end
from sync.protocol import chain, keys
from sync.protocol.kinds import ReincarnationReason
from sync.protocol.messages import LedgerPage, LedgerState
from sync.protocol.positions import ChainPosition, RowsBack
from sync.protocol.statements import StatementType, make_statement
from tests.client.conftest import NOW, MadeUpCentre

OLD, NEW = "inc-1", "inc-2"


@dataclass
class MemoryLedgers:
    """The chains of a desk in memory: hashes by name, from the beginning of each."""

    public_key: bytes
    chains: dict[str, dict[int, bytes]] = field(default_factory=dict)
    acknowledged: dict[str, int] = field(default_factory=dict)
    came: list[RowsBack] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)

    def record(self, name: str, rows: Sequence[bytes]) -> list[bytes]:
        """Rows of this desk's own; their hashes."""
        links = chain.hashes(chain.first_hash(self.public_key, name), rows)
        self.chains[name] = dict(enumerate(links, start=1))
        return links

    def positions(self) -> Sequence[ChainPosition]:
        return [
            ChainPosition(name, self.end(name), self.acknowledged.get(name, 0), b"")
            for name in (OLD, NEW)
        ]

    def unsent(self) -> Sequence[tuple[bytes, Outbox]]:
        return []

    def branches(self) -> Sequence[ChainPosition]:
        return [
            ChainPosition(name, end, self.acknowledged.get(name, end), b"", min(links) - 1)
            for name, links in self.chains.items()
            if "." in name and (end := max(links))
        ]

    def unsent_branches(self) -> Sequence[tuple[bytes, Outbox]]:
        return []

    def last_shared(self, name: str, seq: int, chain_hash: bytes) -> int:
        return seq if self.chains[name].get(seq) == chain_hash else 0

    def end(self, name: str) -> int:
        return max(self.chains.get(name, {0: b""}))

    def hash_at(self, name: str, seq: int) -> bytes | None:
        if seq == 0:
            return chain.first_hash(self.public_key, name)
        return self.chains.get(name, {}).get(seq)

    def has(self, incarnation: str, seq: int, chain_hash: bytes) -> bool:
        return any(
            known.get(seq) == chain_hash
            for name, known in self.chains.items()
            if name.partition(".")[0] == incarnation
        )

    def take_back(self, rows: RowsBack) -> None:
        self.came.append(rows)
        known = self.chains.setdefault(rows.chain, {})
        known.update(enumerate(rows.hashes, start=rows.from_seq))

    def begin_anew(self, reason: ReincarnationReason, ended: str) -> None:
        raise AssertionError

    def send_again_from(self, name: str, acknowledged_seq: int) -> None:
        self.lost[name] = acknowledged_seq


@dataclass
class Pages:
    """A centre that has one chain, and answers as a test bends it."""

    made: MadeUpCentre
    rows: list[bytes]
    bend: Callable[[LedgerPage], LedgerPage] = lambda page: page
    size: int = 2
    asked: list[str] = field(default_factory=list)

    def get(self, path: str) -> Answer:
        """A page of it."""
        self.asked.append(path)
        first = int(path.partition("from=")[2].partition("&")[0])
        public = keys.public_signing_key(self.made.desk.signing_key)
        before = chain.first_hash(public, OLD)
        links = [before, *chain.hashes(before, self.rows)]
        rows = self.rows[first - 1 : first - 1 + self.size]
        page = LedgerPage(
            device=self.made.desk.device,
            incarnation=OLD,
            from_seq=first,
            previous_hash=links[first - 1],
            rows=tuple(rows),
            more=first - 1 + len(rows) < len(self.rows),
            generation="g1",
            at=NOW,
        )
        return Answer(200, {}, self.made.statement(StatementType.ROWS, self.bend(page)))


@pytest.fixture
def ledgers(desk_key: bytes) -> MemoryLedgers:
    found = MemoryLedgers(keys.public_signing_key(desk_key))
    found.record(NEW, [b"reincarnation"])
    return found


@pytest.fixture
def pages(centre: MadeUpCentre) -> Pages:
    return Pages(centre, [b"row %d" % number for number in range(1, 8)])


def told(ledgers: MemoryLedgers, rows: Sequence[bytes], **fields: object) -> LedgerState:
    links = chain.hashes(chain.first_hash(ledgers.public_key, OLD), rows)
    state = LedgerState(incarnation=OLD, acknowledged_seq=len(rows), head_hash=links[-1])
    return state.model_copy(update=fields)


def fetch(pages: Pages, ledgers: MemoryLedgers, state: LedgerState) -> int:
    return fetch_back(pages, pages.made.desk, ledgers, [state])  # type: ignore[arg-type]


def test_what_is_missing_at_the_end_is_appended(pages: Pages, ledgers: MemoryLedgers) -> None:
    ledgers.record(OLD, pages.rows[:4])
    assert fetch(pages, ledgers, told(ledgers, pages.rows)) == 3
    assert [(each.chain, each.from_seq, len(each.rows)) for each in ledgers.came] == [
        (OLD, 5, 2),
        (OLD, 7, 1),
    ]
    # All is here: nothing is asked again.
    asked = len(pages.asked)
    assert fetch(pages, ledgers, told(ledgers, pages.rows)) == 0
    assert len(pages.asked) == asked


def test_an_unknown_incarnation_comes_whole(pages: Pages, ledgers: MemoryLedgers) -> None:
    assert fetch(pages, ledgers, told(ledgers, pages.rows)) == 7
    assert {each.chain for each in ledgers.came} == {OLD}


@pytest.mark.parametrize("shared", [0, 1, 3, 6])
@pytest.mark.parametrize("own", [1, 4])
def test_a_branch_is_laid_beside_from_where_it_parts(
    pages: Pages, ledgers: MemoryLedgers, shared: int, own: int
) -> None:
    mine = [*pages.rows[:shared], *(b"mine %d" % number for number in range(own))]
    ledgers.record(OLD, mine)
    assert fetch(pages, ledgers, told(ledgers, pages.rows)) == 7 - shared
    (name,) = {each.chain for each in ledgers.came}
    assert name.startswith(f"{OLD}.")
    assert ledgers.came[0].from_seq == shared + 1
    assert b"".join(row for each in ledgers.came for row in each.rows) == b"".join(
        pages.rows[shared:]
    )


@pytest.mark.parametrize("shared", [1, 2, 3, 4, 6])
def test_a_branch_that_parts_from_another_is_laid_beside_that_one(
    pages: Pages, ledgers: MemoryLedgers, shared: int
) -> None:
    """Two machines that were copies of a third: their rows have a beginning in common."""
    ledgers.record(OLD, [b"mine"])
    fetch(pages, ledgers, told(ledgers, pages.rows))
    first = ledgers.came[-1].chain
    before = len(ledgers.came)
    pages.rows = [*pages.rows[:shared], b"x", b"y", b"z"]
    assert fetch(pages, ledgers, told(ledgers, pages.rows)) == 3
    (name,) = {each.chain for each in ledgers.came[before:]}
    assert name != first
    assert ledgers.came[before].from_seq == shared + 1
    assert b"".join(row for each in ledgers.came[before:] for row in each.rows) == b"xyz"
    # And a longer one that goes on from there.
    pages.rows = [*pages.rows, b"!"]
    assert fetch(pages, ledgers, told(ledgers, pages.rows)) == 1
    assert ledgers.came[-1].chain == name
    assert fetch(pages, ledgers, told(ledgers, pages.rows)) == 0


def test_a_branch_that_was_cut_off_goes_on_where_it_stopped(
    pages: Pages, ledgers: MemoryLedgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledgers.record(OLD, [b"mine"])
    state = told(ledgers, pages.rows)
    monkeypatch.setattr(standing, "MAX_PAGES", 3)
    assert [fetch(pages, ledgers, state) for _ in range(6)] == [4, 2, 1, 0, 0, 0]
    assert b"".join(row for each in ledgers.came for row in each.rows) == b"".join(pages.rows)


BENT: dict[str, Callable[[LedgerPage], LedgerPage]] = {
    "another desk": lambda page: page.model_copy(update={"device": "device-2"}),
    "another incarnation": lambda page: page.model_copy(update={"incarnation": NEW}),
    "another branch": lambda page: page.model_copy(update={"branch": 1}),
    "earlier than asked": lambda page: page.model_copy(update={"from_seq": page.from_seq - 1}),
    "nothing": lambda page: page.model_copy(update={"rows": ()}),
    "other rows": lambda page: page.model_copy(update={"rows": (b"x",) * len(page.rows)}),
    "another beginning": lambda page: page.model_copy(update={"previous_hash": bytes(32)}),
}


@pytest.mark.parametrize("how", BENT)
def test_what_does_not_belong_is_not_kept(pages: Pages, ledgers: MemoryLedgers, how: str) -> None:
    ledgers.record(OLD, pages.rows[:5])
    state = told(ledgers, pages.rows)
    pages.bend = BENT[how]
    with pytest.raises(BadReply):
        fetch(pages, ledgers, state)
    assert ledgers.came == []


def test_a_page_of_another_signer_is_not_kept(
    pages: Pages, ledgers: MemoryLedgers, centre: MadeUpCentre
) -> None:
    pages.made = replace(centre, key=keys.new_signing_key())
    with pytest.raises(BadReply):
        fetch(pages, ledgers, told(ledgers, pages.rows))


def test_a_branch_without_a_known_beginning_is_passed_over(
    pages: Pages, ledgers: MemoryLedgers
) -> None:
    pages.bend = lambda page: page.model_copy(update={"previous_hash": b""})
    assert fetch(pages, ledgers, told(ledgers, pages.rows)) == 0


def test_why_an_incarnation_ends(ledgers: MemoryLedgers) -> None:
    rows = [b"a", b"b", b"c"]
    ledgers.record(OLD, rows)
    here = told(ledgers, rows[:2])
    follower = LedgerState(
        incarnation="inc-9", acknowledged_seq=1, head_hash=bytes(32), previous=OLD
    )
    stranger = follower.model_copy(update={"previous": "inc-0"})
    for ledger_states, reason in (
        ([], None),
        ([here], None),
        # Another copy is alive: that ends nothing of this one's.
        ([stranger, here], None),
        ([follower, here], ReincarnationReason.COPIED),
        ([told(ledgers, rows, closed=True)], ReincarnationReason.CLOSED),
        ([told(ledgers, [*rows, b"d"])], ReincarnationReason.BEHIND_CENTRE),
        ([told(ledgers, [b"a", b"x"])], ReincarnationReason.BEHIND_CENTRE),
    ):
        assert reason_to_end(ledgers, OLD, ledger_states) is reason


def test_what_the_centre_lost_waits_again(ledgers: MemoryLedgers) -> None:
    rows = [b"a", b"b", b"c"]
    ledgers.record(OLD, rows)
    ledgers.acknowledged[OLD] = 3
    whole = told(ledgers, rows)
    assert not ask_for_lost(ledgers, [whole])
    assert not ask_for_lost(ledgers, [told(ledgers, [*rows, b"d"])])
    assert ledgers.lost == {}
    assert ask_for_lost(ledgers, [told(ledgers, rows[:1])])
    assert ledgers.lost == {OLD: 1}
    assert ask_for_lost(ledgers, [])
    assert ledgers.lost == {OLD: 0}


def test_a_chain_that_the_centre_holds_without_its_beginning_waits_again(
    ledgers: MemoryLedgers,
) -> None:
    """A centre that was put back lost the row at which two copies parted."""
    rows = [b"a", b"b", b"c"]
    ledgers.record(OLD, rows)
    ledgers.acknowledged[OLD] = 3
    own = told(ledgers, rows, branch=1, rootless=True)
    assert ask_for_lost(ledgers, [own])
    assert ledgers.lost == {OLD: 0}
    ledgers.lost.clear()
    assert not ask_for_lost(ledgers, [own, told(ledgers, rows, branch=2)])


def test_a_branch_that_the_centre_lost_waits_again(pages: Pages, ledgers: MemoryLedgers) -> None:
    """It came back once from another machine, which may be gone."""
    mine = [*pages.rows[:2], b"mine"]
    ledgers.record(OLD, mine)
    state = told(ledgers, pages.rows)
    fetch(pages, ledgers, state)
    (name,) = {each.chain for each in ledgers.came}
    own = told(ledgers, mine, branch=1)
    longer = told(ledgers, [*pages.rows, b"more"])
    for held in ([state, own], [own, longer]):
        assert not ask_for_lost(ledgers, held)
    assert ask_for_lost(ledgers, [own, told(ledgers, pages.rows[:5])])
    assert ledgers.lost == {name: 5}
    for lost in ([own], [own, told(ledgers, pages.rows, rootless=True)]):
        assert ask_for_lost(ledgers, lost)
        assert ledgers.lost == {name: 2}
    # What waits already is not lost again.
    ledgers.acknowledged[name] = 2
    assert not ask_for_lost(ledgers, [own])


def test_a_full_list_of_ledgers_says_nothing_of_older_ones(ledgers: MemoryLedgers) -> None:
    ledgers.record(OLD, [b"a"])
    ledgers.acknowledged[OLD] = 1
    many = [
        LedgerState(incarnation=f"inc-{number}", acknowledged_seq=1, head_hash=bytes(32))
        for number in range(100, 120)
    ]
    assert not ask_for_lost(ledgers, many)
    ledgers.chains[f"{OLD}.0badcafe0000"] = {2: b"a branch"}
    assert not ask_for_lost(ledgers, many)


def test_rows_are_signed_as_rows(pages: Pages, ledgers: MemoryLedgers) -> None:
    """A statement of another type never passes for a page."""

    class Other(Pages):
        def get(self, path: str) -> Answer:
            page = super().get(path)
            assert page.status == 200
            return Answer(
                200,
                {},
                make_statement(self.made.key, StatementType.CHANGES, self.made.changes(0)),
            )

    other = Other(pages.made, pages.rows)
    with pytest.raises(BadReply):
        fetch(other, ledgers, told(ledgers, pages.rows))
