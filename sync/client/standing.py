"""Where a desk stands among its incarnations: as it was, put back, or copied; and its rows again.

What the centre says of a desk's ledgers is held against what the desk has. Rows that it lacks are
fetched, rows that the centre lost wait again, and a chain that another machine went on with, or
that the centre holds more of, is ended: the desk goes on under a new incarnation.
"""

from collections import defaultdict
from collections.abc import Sequence

from sync.client.errors import BadReply
from sync.client.http import Centre
from sync.client.ports import Identity, OwnLedgers
from sync.protocol import chain
from sync.protocol.kinds import ReincarnationReason
from sync.protocol.messages import LedgerPage, LedgerState
from sync.protocol.positions import ChainPosition, RowsBack, beside
from sync.protocol.statements import BadStatement, StatementType, read_statement
from sync.protocol.versions import MAX_LEDGERS

MAX_PAGES = 400
"""So many pages of its own rows a desk fetches in a round; the rest comes with later ones."""
_LONGER = 8
"""How much further back each look for the place where two branches part goes than the last."""


def reason_to_end(
    ledgers: OwnLedgers, current: str, told: Sequence[LedgerState]
) -> ReincarnationReason | None:
    """Why the current incarnation can give no more tickets; None while it can."""
    for each in told:
        if each.previous == current:
            return ReincarnationReason.COPIED
        if each.incarnation == current and each.closed:
            return ReincarnationReason.CLOSED
        if each.incarnation == current and (
            ledgers.hash_at(current, each.acknowledged_seq) != each.head_hash
        ):
            return ReincarnationReason.BEHIND_CENTRE
    return None


def fetch_back(
    centre: Centre, identity: Identity, ledgers: OwnLedgers, told: Sequence[LedgerState]
) -> int:
    """Fetch the rows of this device that the centre holds and this desk lacks, the oldest
    incarnation first; how many came. Raises `SyncError`.
    """
    fetching = _Fetching(centre, identity, ledgers)
    for each in sorted(told, key=lambda state: (state.incarnation, state.branch)):
        fetching.branch(each)
    return fetching.came


class _Fetching:
    """The branches that one round brings back, page by page."""

    def __init__(self, centre: Centre, identity: Identity, ledgers: OwnLedgers) -> None:
        self.came = 0
        self._centre = centre
        self._identity = identity
        self._ledgers = ledgers
        self._current = ledgers.positions()[-1].incarnation
        self._pages = 0

    def branch(self, state: LedgerState) -> None:
        """Bring what is missing of one branch; the current incarnation is nobody else's."""
        if state.incarnation == self._current or state.rootless or _is_here(self._ledgers, state):
            return
        found = self._parting(state)
        if found is not None:
            self._from(state, *found)

    def _parting(self, state: LedgerState) -> tuple[LedgerPage, int] | None:
        """The page where the branch leaves this desk's own chain, and the last row they share."""
        own = state.incarnation
        after, step = min(self._ledgers.end(own), state.acknowledged_seq - 1), 1
        while True:
            page = self._page(state, after + 1)
            if page is None:
                return None
            before = self._ledgers.hash_at(own, page.from_seq - 1)
            if before == page.previous_hash or page.from_seq > after + 1:
                return self._along(state, page, own, page.from_seq)
            if after == 0:
                raise BadReply("a ledger of this desk that begins as another's")
            after, step = max(0, after - step), step * _LONGER

    def _shared(self, name: str, page: LedgerPage, first: int | None = None) -> int:
        """The last row of a page, from `first` on, that a chain of this desk has too, or the one
        before it.
        """
        first = page.from_seq if first is None else first
        links = chain.hashes(page.previous_hash, page.rows)[first - page.from_seq :]
        last = first - 1
        for seq, link in enumerate(links, first):
            if self._ledgers.hash_at(name, seq) != link:
                break
            last = seq
        return last

    def _from(self, state: LedgerState, page: LedgerPage, shared: int) -> None:
        own = state.incarnation
        joins = self._ledgers.hash_at(own, page.from_seq - 1) == page.previous_hash
        if joins and shared == self._ledgers.end(own):
            self._go_on(state, page, own, shared)
            return
        while True:
            if shared == page.from_seq + len(page.rows) - 1:
                found = self._page(state, shared + 1) if page.more else None
                if found is None:
                    return
                if found.from_seq != shared + 1:
                    raise BadReply("rows that do not continue what came before")
                page = found
            parted = chain.hashes(page.previous_hash, page.rows)[shared + 1 - page.from_seq]
            name = beside(own, parted)
            last = self._ledgers.end(name)
            if not last:
                self._go_on(state, page, name, shared)
                return
            if last < state.acknowledged_seq:
                found = self._page(state, last + 1)
                if found is None:
                    return
                if found.previous_hash == self._ledgers.hash_at(name, last):
                    self._go_on(state, found, name, last)
                    return
            # It parts from that branch too, on which it rests from here on.
            page, shared = self._along(state, page, name, shared + 1)

    def _along(
        self, state: LedgerState, page: LedgerPage, name: str, first: int
    ) -> tuple[LedgerPage, int]:
        """How far a branch is one that is here already, page by page."""
        shared = self._shared(name, page, first)
        while page.more and page.from_seq + len(page.rows) - 1 == shared < self._ledgers.end(name):
            found = self._page(state, shared + 1)
            if found is None:
                break
            page, shared = found, self._shared(name, found)
        return page, shared

    def _go_on(self, state: LedgerState, page: LedgerPage, name: str, shared: int) -> None:
        last = self._keep(state, page, name, shared)
        if page.more:
            self._continue(state, name, last)

    def _continue(self, state: LedgerState, name: str, last: int) -> None:
        """Bring the rest of a branch that is here up to a row."""
        while (page := self._page(state, last + 1)) is not None:
            if page.previous_hash != self._ledgers.hash_at(name, last) or page.from_seq != last + 1:
                raise BadReply("rows that do not continue what came before")
            last = self._keep(state, page, name, last)
            if not page.more:
                return

    def _keep(self, state: LedgerState, page: LedgerPage, name: str, known: int) -> int:
        """Keep the rows of a page behind a known one; the last row kept."""
        links = chain.hashes(page.previous_hash, page.rows)
        told = state.acknowledged_seq - page.from_seq
        if 0 <= told < len(links) and links[told] != state.head_hash:
            raise BadReply("rows that do not lead to the chain's end")
        skip = known - page.from_seq + 1
        rows, links = page.rows[skip:], links[skip:]
        if rows:
            back = RowsBack(state.incarnation, name, known + 1, rows, tuple(links))
            self._ledgers.take_back(back)
            self.came += len(rows)
        return known + len(rows)

    def _page(self, state: LedgerState, first: int) -> LedgerPage | None:
        """A page of a branch; None once a round has asked for enough, and for a branch whose
        beginning the centre does not know.
        """
        if self._pages == MAX_PAGES:
            return None
        self._pages += 1
        path = f"/v1/ledger/{state.incarnation}?from={first}&branch={state.branch}"
        body = self._centre.get(path).body
        try:
            page = read_statement(body, StatementType.ROWS, LedgerPage, self._identity.centre_key)
        except BadStatement as error:
            raise BadReply("rows that the centre did not sign") from error
        asked = (self._identity.device, state.incarnation, state.branch)
        if (page.device, page.incarnation, page.branch) != asked or page.from_seq < first:
            raise BadReply("rows of another ledger")
        if not page.rows:
            raise BadReply("a page without rows")
        return page if page.previous_hash else None


def _is_here(ledgers: OwnLedgers, state: LedgerState) -> bool:
    """Whether a whole branch is here, as this desk's own chain or beside it."""
    return ledgers.has(state.incarnation, state.acknowledged_seq, state.head_hash)


def ask_for_lost(ledgers: OwnLedgers, told: Sequence[LedgerState]) -> bool:
    """Let rows wait again that the centre once acknowledged and holds no more: its database was put
    back. Whether there were any. It comes behind `fetch_back`, which tells rows that this desk lost
    from rows that the centre lost.
    """
    states: dict[str, list[LedgerState]] = defaultdict(list)
    for each in told:
        states[each.incarnation].append(each)
    lost = False
    for place in ledgers.positions():
        known = states[place.incarnation]
        if not place.acknowledged_seq or (not known and len(told) >= MAX_LEDGERS):
            continue
        again = _held(ledgers, place, known)
        if again is not None:
            ledgers.send_again_from(place.name, again)
            lost = True
    for branch in ledgers.branches() if len(told) < MAX_LEDGERS else ():
        again = _held_of_branch(ledgers, branch, states[branch.incarnation])
        if again is not None:
            ledgers.send_again_from(branch.name, again)
            lost = True
    return lost


def _held(ledgers: OwnLedgers, place: ChainPosition, known: Sequence[LedgerState]) -> int | None:
    """Up to which row the centre still holds a chain of this desk; None where it lost nothing, or
    where what waits to be sent will tell.
    """
    agreed = [
        each.acknowledged_seq
        for each in known
        if not each.rootless
        and ledgers.hash_at(place.incarnation, each.acknowledged_seq) == each.head_hash
    ]
    if agreed and max(agreed) >= place.acknowledged_seq:
        return None
    others = max((each.acknowledged_seq for each in known), default=0)
    unclear = place.acknowledged_seq < place.last_seq or not all(
        each.rootless or _is_here(ledgers, each) for each in known
    )
    if others >= place.acknowledged_seq and unclear:
        return None
    return max(agreed, default=0)


def _held_of_branch(
    ledgers: OwnLedgers, branch: ChainPosition, known: Sequence[LedgerState]
) -> int | None:
    """The same of a branch that came back. The machine that made its rows may be gone: then nobody
    else has them. The centre may know its rows as part of another branch, or of several.
    """
    rooted = [each for each in known if not each.rootless]
    if not all(_is_here(ledgers, each) for each in rooted):
        return None
    held = max(
        (
            ledgers.last_shared(branch.name, each.acknowledged_seq, each.head_hash)
            for each in rooted
        ),
        default=0,
    )
    again = max(held, branch.parted_seq)
    return again if again < branch.acknowledged_seq else None
