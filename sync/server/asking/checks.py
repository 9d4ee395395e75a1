"""Live checks: one card looked up for one desk, of which nothing is kept.

Neither the database nor a log learns that a check was made. What stops replays and haste stands
in this process's memory and goes within minutes; several processes count apart. That a desk asks
after many cards which nobody knows is told in the log: which desk and how many, never which cards.
"""

import logging
import threading
from collections import OrderedDict, defaultdict, deque
from collections.abc import Sequence
from datetime import datetime, timedelta

from sync.protocol.checks import (
    MAX_CHECK_USES,
    CheckAnswer,
    CheckedCard,
    CheckRequest,
    CheckState,
)
from sync.protocol.kinds import CardStatus, RowKind
from sync.protocol.problems import ProblemCode
from sync.protocol.request_signatures import MAX_CLOCK_SKEW_SECONDS
from sync.server.centre import Centre
from sync.server.lists.changes import uses_told
from sync.server.store import checks
from sync.server.store.devices import Device
from sync.server.store.ledger import StoredRow
from sync.web.problem_answers import ProblemError

log = logging.getLogger(__name__)
MOST_A_MINUTE = 60
"""A card a second: no queue is served faster, and no desk slower for it."""
MANY_UNKNOWN = 30
"""So many cards that nobody knows, within `_UNKNOWN_WITHIN`, are no queue of customers."""
_UNKNOWN_WITHIN = timedelta(minutes=10)
_MINUTE = timedelta(minutes=1)
_NONCES_KEPT = timedelta(seconds=2 * MAX_CLOCK_SKEW_SECONDS)


class Checks:
    """Answers desks about cards; safe for many threads."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._lock = threading.Lock()
        self._asked: defaultdict[str, deque[datetime]] = defaultdict(deque)
        self._unknown: defaultdict[str, deque[datetime]] = defaultdict(deque)
        self._nonces: OrderedDict[tuple[str, str], datetime] = OrderedDict()

    def admit(self, device: str, nonce: str) -> None:
        """Take a request's nonce and count it. Raises `ProblemError` `replayed`, and
        `too_many_checks` beyond 60 within a minute.
        """
        now = self._centre.now()
        with self._lock:
            self._forget(now)
            if (device, nonce) in self._nonces:
                raise ProblemError(ProblemCode.REPLAYED)
            asked = _since(self._asked[device], now, _MINUTE)
            if len(asked) >= MOST_A_MINUTE:
                wait = (asked[0] + _MINUTE - now).total_seconds()
                headers = {"Retry-After": str(max(1, round(wait)))}
                raise ProblemError(ProblemCode.TOO_MANY_CHECKS, headers=headers)
            asked.append(now)
            self._nonces[device, nonce] = now

    def answer(self, device: Device, nonce: str, wanted: CheckRequest) -> CheckAnswer:
        """What the register and the venue's desks say of a card now."""
        with self._centre.store.read() as connection:
            card = checks.card_with_tag(connection, wanted.epoch, wanted.tag)
            rows = checks.rows_on(connection, card, wanted.epoch, wanted.tag)
            uses = uses_told(connection, _issues(rows, device, wanted.event), device)
        state = CheckState.UNKNOWN
        if card is not None:
            blocked = card.status is CardStatus.BLOCKED
            state = CheckState.BLOCKED if blocked else CheckState.KNOWN
        else:
            self._count_unknown(device.id)
        return CheckAnswer(
            device=device.id,
            nonce=nonce,
            epoch=wanted.epoch,
            tag=wanted.tag,
            event=wanted.event,
            state=state,
            card=card
            and CheckedCard(
                kind=card.kind,
                last_valid_day=card.last_valid_day,
                child_allowance=card.child_allowance,
            ),
            uses=tuple(uses),
            at=self._centre.now(),
        )

    def _count_unknown(self, device: str) -> None:
        """Tell whoever runs the centre of a desk that seems to try codes, once for so many."""
        now = self._centre.now()
        with self._lock:
            unknown = _since(self._unknown[device], now, _UNKNOWN_WITHIN)
            unknown.append(now)
            many = len(unknown) >= MANY_UNKNOWN
            if many:
                unknown.clear()
        if many:
            log.warning("many unknown cards", extra={"device": device, "count": MANY_UNKNOWN})

    def _forget(self, now: datetime) -> None:
        """Drop what no longer counts; nonces stand in the order in which they came."""
        while self._nonces and not now - _NONCES_KEPT < next(iter(self._nonces.values())) <= now:
            self._nonces.popitem(last=False)


def _since(moments: deque[datetime], now: datetime, within: timedelta) -> deque[datetime]:
    """Drop moments that are past; those ahead of a clock that was put back would count for ever."""
    while moments and not now - within < moments[0] <= now:
        moments.popleft()
    return moments


def _issues(rows: Sequence[StoredRow], device: Device, event: str) -> list[StoredRow]:
    """The issues of the desk's venue, those of the event first, then the newest."""
    issues = [row for row in rows if row.kind == RowKind.ISSUE.value and row.venue == device.venue]
    issues.sort(key=lambda row: row.received_at, reverse=True)
    issues.sort(key=lambda row: row.event != event)
    return issues[:MAX_CHECK_USES]
