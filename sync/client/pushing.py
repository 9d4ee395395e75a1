"""Up: rows go to the centre in order, in batches that shrink where one does not pass."""

from collections import deque
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

from sync.client.errors import (
    BadReply,
    Busy,
    NotConnected,
    OldReply,
    SyncError,
    Unreachable,
)
from sync.client.http import Answer, Centre, Packed, ProblemReply, pack
from sync.client.ports import Identity, Outbox
from sync.protocol import chain, keys
from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.positions import ChainPosition, OutgoingRows
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import BadStatement, StatementType, read_statement
from sync.protocol.versions import MAX_BATCH_ROWS

_AT_ONCE = 2
"""How many batches are on their way at a time."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many rows the centre acknowledged in a round. `closed` says that the incarnation gives no
    more tickets, `behind` that the centre holds more of it than this desk.
    """

    rows: int = 0
    closed: bool = False
    behind: bool = False


@dataclass(frozen=True, slots=True)
class _Ready:
    """Rows to send, and the batch of them ready to travel."""

    rows: OutgoingRows
    packed: Packed


@dataclass(frozen=True, slots=True)
class _OnTheWay:
    """A batch that was posted; `ahead` of the acknowledgement of the one before."""

    rows: OutgoingRows
    answer: Future[tuple[Acknowledgement, bytes]]
    ahead: bool

    @property
    def end(self) -> int:
        """The last row's place in the chain."""
        return self.rows.from_seq + len(self.rows.rows) - 1


def push(centre: Centre, identity: Identity, outbox: Outbox) -> Pushed:
    """Send all waiting rows. Raises `SyncError` once even a single row does not pass; what was
    acknowledged until then stays acknowledged.
    """
    with ThreadPoolExecutor(_AT_ONCE, "upload") as posts:
        return _Push(centre, identity, outbox, posts).all_rows()


class _Push:
    """One upload. While whole batches pass, the next one is on its way before the one before is
    acknowledged: the centre reads it while it stores the other, and neither end waits for the
    other's disk. Acknowledgements are taken in order, and a centre that got the two in another
    order says so (`gap`).
    """

    def __init__(self, centre: Centre, identity: Identity, outbox: Outbox, posts: Executor) -> None:
        self._centre = centre
        self._identity = identity
        self._outbox = outbox
        self._posts = posts
        self._place = outbox.position()
        self._next_seq = self._place.acknowledged_seq + 1
        self._size = MAX_BATCH_ROWS
        self._sent = 0
        self._closed = self._behind = False
        self._on_the_way: deque[_OnTheWay] = deque()

    def all_rows(self) -> Pushed:
        """Send until nothing waits."""
        while True:
            self._send_more()
            if not self._on_the_way:
                return Pushed(self._sent, self._closed, self._behind)
            first = self._on_the_way.popleft()
            try:
                acknowledgement, receipt = first.answer.result()
            except (Busy, Unreachable, ProblemReply) as error:
                self._begin_again(error, first)
                continue
            self._take(first, acknowledgement, receipt)
            if self._behind:
                self._pass_over_the_rest()
                return Pushed(self._sent, self._closed, self._behind)

    def _send_more(self) -> None:
        passing = self._sent and self._size == MAX_BATCH_ROWS
        while len(self._on_the_way) < (_AT_ONCE if passing else 1):
            ready = _ready(self._identity, self._outbox, self._place, self._next_seq, self._size)
            ahead = bool(self._on_the_way)
            # A shorter one would be read sooner than the whole one before it, and overtake it.
            if ready is None or (ahead and len(ready.rows.rows) < MAX_BATCH_ROWS):
                return
            answer = self._posts.submit(_post, self._centre, self._identity, self._place, ready)
            sent = _OnTheWay(ready.rows, answer, ahead)
            self._on_the_way.append(sent)
            self._next_seq = sent.end + 1

    def _take(self, batch: _OnTheWay, acknowledgement: Acknowledgement, receipt: bytes) -> None:
        acknowledged = acknowledgement.acknowledged_seq
        if acknowledged <= self._place.acknowledged_seq:
            # An old one played again would take back what is acknowledged, and time with it.
            raise OldReply("an acknowledgement that moves nothing")
        self._closed = self._closed or bool(acknowledgement.closed)
        if not self._outbox.acknowledge(acknowledgement, receipt):
            if acknowledged > self._outbox.position().last_seq:
                # Signed by the centre: this desk was put back to an older state of itself.
                self._behind = True
                return
            raise BadReply("an acknowledgement of rows this desk does not have")
        self._sent += acknowledged - self._place.acknowledged_seq
        self._place = replace(self._place, acknowledged_seq=acknowledged)
        self._size = min(MAX_BATCH_ROWS, self._size * 2)
        if acknowledged != batch.end:
            self._pass_over_the_rest()

    def _begin_again(self, error: Busy | Unreachable | ProblemReply, batch: _OnTheWay) -> None:
        """Go on behind what is acknowledged, or raise the error where that would not help."""
        overtook = batch.ahead and _is_gap(error)
        if not overtook:
            self._size = _size_after(error, self._outbox, self._place, batch.rows)
        self._pass_over_the_rest()
        self._place = self._outbox.position()
        self._next_seq = self._place.acknowledged_seq + 1

    def _pass_over_the_rest(self) -> None:
        """Wait for what is still on its way: whatever becomes of it, it is sent again."""
        wait(each.answer for each in self._on_the_way)
        self._on_the_way.clear()
        self._next_seq = self._place.acknowledged_seq + 1


def _ready(
    identity: Identity, outbox: Outbox, place: ChainPosition, from_seq: int, most: int
) -> _Ready | None:
    """At most `most` rows from `from_seq`, ready to travel; None where there is none."""
    rows = outbox.outgoing(from_seq, most)
    if rows is None:
        return None
    batch = signed_batch(identity, place.incarnation, rows, opaque=False)
    return _Ready(rows, pack(batch.to_bytes()))


def _is_gap(error: SyncError) -> bool:
    return isinstance(error, ProblemReply) and error.problem.code == ProblemCode.GAP


def _size_after(
    error: Busy | Unreachable | ProblemReply,
    outbox: Outbox,
    place: ChainPosition,
    rows: OutgoingRows,
) -> int:
    """The size to try next, or the error again where a smaller batch would not help."""
    if isinstance(error, ProblemReply):
        return _after_problem(error, outbox, place, rows)
    if len(rows.rows) == 1 or (isinstance(error, Busy) and error.retry_after):
        raise error
    if isinstance(error, NotConnected):
        # A batch of any size meets the same, and downloads wait for the end of this.
        raise error
    return max(1, len(rows.rows) // 2)


def _after_problem(
    error: ProblemReply, outbox: Outbox, place: ChainPosition, rows: OutgoingRows
) -> int:
    """The next batch's size, or the error again where nothing can be done about it."""
    if error.problem.code == ProblemCode.GAP and error.problem.needed_seq is not None:
        if not 0 < error.problem.needed_seq <= place.acknowledged_seq:
            raise error
        outbox.send_again_from(error.problem.needed_seq - 1)
        if outbox.position().acknowledged_seq >= place.acknowledged_seq:
            # A branch, whose earlier rows are another chain's to send.
            raise error
        return MAX_BATCH_ROWS
    if error.problem.code == ProblemCode.TOO_LARGE and len(rows.rows) > 1:
        return len(rows.rows) // 2
    raise error


def _post(
    centre: Centre, identity: Identity, place: ChainPosition, ready: _Ready
) -> tuple[Acknowledgement, bytes]:
    rows = ready.rows
    try:
        answer = centre.post("/v1/ledger", ready.packed)
    except ProblemReply as error:
        if error.problem.code != ProblemCode.BAD_REQUEST or len(rows.rows) > 1:
            raise
        # A single row that the centre cannot take as text still goes, as bytes it need not read.
        batch = signed_batch(identity, place.incarnation, rows, opaque=True)
        answer = centre.post("/v1/ledger", batch.to_bytes())
    return _acknowledged(answer, identity, place.incarnation), answer.body


def signed_batch(
    identity: Identity, incarnation: str, rows: OutgoingRows, *, opaque: bool
) -> LedgerBatch:
    """Rows as they travel, with the desk's own signature; `opaque` as bytes that nobody reads, as
    rows go among which one is no text.
    """
    try:
        texts = () if opaque else tuple(row.decode() for row in rows.rows)
    except UnicodeDecodeError:
        texts = ()
    statement = chain.batch_statement(
        identity.device, incarnation, rows.from_seq, rows.previous_hash, rows.head_hash
    )
    return LedgerBatch(
        incarnation=incarnation,
        from_seq=rows.from_seq,
        previous_hash=rows.previous_hash,
        rows=texts,
        opaque=() if texts else rows.rows,
        head_hash=rows.head_hash,
        signature=keys.sign(identity.signing_key, statement),
    )


def _acknowledged(answer: Answer, identity: Identity, incarnation: str) -> Acknowledgement:
    try:
        acknowledgement = read_statement(
            answer.body, StatementType.ACKNOWLEDGEMENT, Acknowledgement, identity.centre_key
        )
    except BadStatement as error:
        raise BadReply("an acknowledgement that the centre did not sign") from error
    if (acknowledgement.device, acknowledgement.incarnation) != (
        identity.device,
        incarnation,
    ):
        raise BadReply("an acknowledgement for another desk")
    if acknowledgement.nonce != answer.nonce:
        # One held back and played later would take time back, and prove what is proven.
        raise OldReply("an acknowledgement that answered another request")
    return acknowledgement
