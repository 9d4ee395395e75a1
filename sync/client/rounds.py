"""One round of sync: push, pull, ask for leases, tell of refusals; each fails on its own."""

from __future__ import annotations  # naming a library's types does not need the library

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sync.client.clerks import pull_clerks
from sync.client.errors import NotAuthorised, SyncError
from sync.client.http import Centre, Transport
from sync.client.key_changes import Believing
from sync.client.leasing import ask_for_leases
from sync.client.list_keys import pull_list_keys
from sync.client.ports import (
    Identity,
    Leases,
    Outbox,
    OwnLedgers,
    Progress,
    Refusals,
    Replica,
)
from sync.client.pulling import Pulled, pull_changes, pull_files, require_client
from sync.client.pushing import Pushed, push
from sync.client.refusals import tell_refusals
from sync.client.standing import ask_for_lost, fetch_back, reason_to_end
from sync.protocol.keys import public_signing_key
from sync.protocol.kinds import ReincarnationReason
from sync.protocol.messages import Changes


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: sent, brought down, and the first error of each direction. `came_back`
    counts rows of this desk that it had lost and the centre had not, `began_anew` says that its
    ledger goes on under a new incarnation.
    """

    correlation: str
    pushed: Pushed
    pulled: Pulled
    push_error: SyncError | None = None
    pull_error: SyncError | None = None
    came_back: int = 0
    began_anew: bool = False

    @property
    def error(self) -> SyncError | None:
        """The error that matters most to a person: an upload's before a download's."""
        return self.push_error or self.pull_error


def sync_once(
    identity: Identity,
    outbox: Outbox,
    replica: Replica,
    *,
    now: Callable[[], datetime],
    correlation: str,
    progress: Progress = lambda done, of: None,
    transport: Transport | None = None,
    ledgers: OwnLedgers | None = None,
    leases: Leases | None = None,
    refusals: Refusals | None = None,
) -> Round:
    """Push what waits, pull what is new. Never raises `SyncError`: it is in the answer.

    Changes come even where files fail, and the other way round: verdicts on one's own rows do not
    wait for a list. Where rows went up, changes come before the files and again behind them: first
    the verdicts, then what other desks sent meanwhile. With `ledgers` a desk that was put back or
    copied finds that out here, goes on under a new incarnation and gets its rows back.
    """

    def connect(who: Identity) -> Centre:
        return Centre(who.address, who, now=now, correlation=correlation, transport=transport)

    centre = connect(identity)
    one = _OneRound(centre, identity, outbox, replica, ledgers, connect)
    try:
        one.push()
        heard = one.hear()
        pulled = one.pull(now(), progress)
        pulled = replace(pulled, changes=heard + pulled.changes)
        came_back = one.stand()
        one.ask(leases)
        one.tell(refusals)
    finally:
        centre.close()
    return Round(
        correlation,
        one.pushed,
        pulled,
        one.push_error,
        one.pull_error,
        came_back,
        one.began_anew,
    )


class _OneRound:
    """The steps of a round, each of which fails on its own."""

    def __init__(  # noqa: PLR0917 - what a round works with
        self,
        centre: Centre,
        identity: Identity,
        outbox: Outbox,
        replica: Replica,
        ledgers: OwnLedgers | None,
        connect: Callable[[Identity], Centre],
    ) -> None:
        self._connect = connect
        self.pushed = Pushed()
        self.began_anew = False
        self.push_error: SyncError | None = None
        self.pull_error: SyncError | None = None
        self._centre = centre
        self._believing = Believing(centre, identity, replica)
        self._outbox = outbox
        self._replica = replica
        self._ledgers = ledgers
        self._current = outbox.position().incarnation
        self._told: Changes | None = None

    @property
    def error(self) -> SyncError | None:
        """What failed so far, an upload before a download."""
        return self.push_error or self.pull_error

    @property
    def _identity(self) -> Identity:
        """Who this desk is, with the centre's key that is believed by now."""
        return self._believing.identity

    def push(self) -> None:
        """Send what waits, of former incarnations first: a new one says where they ended. Branches
        that the centre lost come last, for they rest on the others.
        """
        refused: list[NotAuthorised] = []
        try:
            self._push_chains(self._ledgers.unsent() if self._ledgers else (), refused)
            done = self._believing(lambda known: push(self._centre, known, self._outbox))
            self.pushed = replace(done, rows=self.pushed.rows + done.rows)
            self._push_chains(self._ledgers.unsent_branches() if self._ledgers else (), refused)
        except SyncError as error:
            self.push_error = error
        self.push_error = self.push_error or next(iter(refused), None)

    def _push_chains(
        self, chains: Sequence[tuple[bytes, Outbox]], refused: list[NotAuthorised]
    ) -> None:
        """Send what waits of other chains than the current one. What a centre says of who made one
        holds up nobody else's rows, and is told behind them. Raises `SyncError`.
        """
        for key, outbox in chains:
            try:
                rows = self._believing(partial(self._push_former, key=key, outbox=outbox))
            except NotAuthorised as error:
                refused.append(error)
                continue
            self.pushed = replace(self.pushed, rows=self.pushed.rows + rows)

    def _push_former(self, known: Identity, key: bytes, outbox: Outbox) -> int:
        """Send what waits of a former incarnation, as who made it; how many rows went."""
        if public_signing_key(known.signing_key) == key:
            return push(self._centre, known, outbox).rows
        for who in known.former:
            if public_signing_key(who.signing_key) == key:
                centre = self._connect(who)
                try:
                    return push(centre, who, outbox).rows
                finally:
                    centre.close()
        return 0

    def hear(self) -> int:
        """Bring the verdicts on rows that just went up, one round trip behind them; how many
        changes came. What fails here is asked for again behind the files, and told then.
        """
        if self.pushed.rows and self.push_error is None:
            with suppress(SyncError):
                return self._pull_changes()
        return 0

    def _pull_changes(self) -> int:
        return self._believing(
            lambda known: pull_changes(self._centre, known, self._replica, self._note)
        )

    def pull(self, moment: datetime, progress: Progress) -> Pulled:
        """Files, clerks and changes."""
        pulled = Pulled()
        try:
            pulled = self._believing(
                lambda known: pull_files(self._centre, known, self._replica, moment, progress)
            )
            changed = pull_clerks(
                self._centre, self._identity, self._replica, pulled.clerks_version
            )
            pulled = replace(pulled, clerks_changed=changed)
            if pulled.next_epoch is not None:
                pull_list_keys(self._centre, self._identity, self._replica, pulled.next_epoch)
            require_client(pulled.minimum_client)
        except SyncError as error:
            self.pull_error = error
        try:
            pulled = replace(pulled, changes=self._pull_changes())
        except SyncError as error:
            self.pull_error = self.pull_error or error
        return pulled

    def stand(self) -> int:
        """Act on what acknowledgements and changes said of this desk's ledgers; how many of its own
        rows came back.
        """
        ledgers = self._ledgers
        if ledgers is None:
            return 0
        reason = self._reason(ledgers)
        if reason is not None:
            ledgers.begin_anew(reason, self._current)
            self.began_anew = True
        came, lost = 0, False
        if self._told is not None:
            try:
                came = fetch_back(self._centre, self._identity, ledgers, self._told.ledgers)
            except SyncError as error:
                self.pull_error = self.pull_error or error
            lost = ask_for_lost(ledgers, self._told.ledgers)
        if lost:
            self._replica.hear_again()
        if (lost or reason is not None) and self.push_error is None:
            self.push()
        return came

    def _reason(self, ledgers: OwnLedgers) -> ReincarnationReason | None:
        told = self._told.ledgers if self._told else ()
        found = reason_to_end(ledgers, self._current, told)
        if found is None and self.pushed.closed:
            return ReincarnationReason.CLOSED
        if found is None and self.pushed.behind:
            return ReincarnationReason.BEHIND_CENTRE
        return found

    def _note(self, changes: Changes) -> None:
        self._told = changes

    def ask(self, leases: Leases | None) -> None:
        """Ask for shares of hard quotas, once what others need has gone back: somebody who was
        refused stands there for minutes.
        """
        if leases is None:
            return
        if self.error is None and leases.give_back():
            self.push()
        try:
            ask_for_leases(self._centre, self._identity, self._replica, leases)
        except SyncError as error:
            self.pull_error = self.pull_error or error

    def tell(self, refusals: Refusals | None) -> None:
        """Tell how often this desk refused, once all else went well; nobody waits for it."""
        if refusals is not None and self.error is None:
            tell_refusals(self._centre, self._identity, refusals)
