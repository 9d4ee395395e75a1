"""What comes down to a desk: list, programme, verdicts and uses, each put in force whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import sqlalchemy as sa

from boxoffice.domain.clock import Clock
from boxoffice.domain.trusted_time import anchored, corrected
from boxoffice.store.card_list import remove_lists
from boxoffice.store.clerks import put_clerks
from boxoffice.store.database import Store
from boxoffice.store.installing import apply_delta, install_snapshot
from boxoffice.store.key_changes import follow_changes
from boxoffice.store.leases import put_leases, suspend_leases
from boxoffice.store.list_keys import KeptKey, ListKeys, newest_begun
from boxoffice.store.minimum_client import put_minimum
from boxoffice.store.moments import to_millis, to_signed
from boxoffice.store.programmes import put_programme
from boxoffice.store.refusal_rounds import tell_anew
from boxoffice.store.retagging import (
    forget_ready,
    lay_ready,
    move_uses,
    retag,
    waits_for_tags,
)
from boxoffice.store.state import State, put_marks
from boxoffice.store.uses import forget_heard, hear
from boxoffice.store.walk_ins import merge_uses
from sync.protocol import list_keys as messages_of_keys
from sync.protocol.clerks import Clerks
from sync.protocol.key_changes import ProvenChange
from sync.protocol.list_files import BadListFile
from sync.protocol.messages import Changes, Head, RowVerdict
from sync.protocol.positions import Installed
from sync.protocol.programme import Programme


class DeskReplica:
    """What the sync needs as its replica (`sync.client.ports.Replica`), over a desk's store."""

    def __init__(self, store: Store, clock: Clock, boot: str, keys: ListKeys | None = None) -> None:
        """A replica of an open store; `boot` names this start of the machine, `keys` are the desk's
        list keys.
        """
        self._keys = keys or ListKeys({})
        self._store = store
        self._clock = clock
        self._boot = boot

    def installed(self) -> Installed:
        """What is in force now. The list's version is what its own file says; the highest version
        lives with the ledger and survives the loss of the list. A list from before the centre was
        restored still serves look-ups, but counts as none here: its version means another list.
        """
        state = self._store.state()
        cards = None if state.list_outdated else self._store.cards.in_force(state)
        keys_of = () if state.list_keys_outdated else self._known(state)
        version = cards.version if cards else 0
        return Installed(
            generation=state.generation,
            list_version=version,
            list_count=cards.count if cards else 0,
            highest_version=max(version, state.highest_version),
            epoch=cards.epoch if cards else 0,
            programme_version=0 if state.programme_outdated else state.programme_version,
            head_issued_at=None if state.list_outdated else state.head_issued_at,
            changes_cursor=state.changes_cursor,
            clerks_version=state.clerks_version,
            tag_epoch=self._tag_epoch(state) or 0,
            keys_of=frozenset(keys_of),
        )

    def _known(self, state: State) -> Mapping[int, bytes]:
        return self._keys.known(state.list_keys, state.least_epoch, beside=state.keys_beside)

    def _tag_epoch(self, state: State) -> int | None:
        """The epoch that cards are looked up by: the list's, else the newest that has begun."""
        known = self._known(state)
        cards = self._store.cards.in_force(state)
        if cards is not None and cards.epoch in known:
            return cards.epoch
        now = corrected(self._clock, self._boot, state.anchor, None).at
        return newest_begun(known, state.list_keys, now)

    def keep_list_keys(self, answer: messages_of_keys.ListKeys) -> None:
        """Keep the keys as they came, once each could be opened. One that another key is known for
        waits for the list: until then look-ups go by the one that the list here is under. Raises
        `ValueError`.
        """
        came = [KeptKey(each.epoch, each.sealed, each.begins) for each in answer.list_keys]
        opened = {each.epoch: self._keys.open(each.sealed) for each in came}
        with self._store.write() as transaction:
            state = self._store.state_in(transaction)
            known = self._known(state)
            others = {epoch for epoch, key in opened.items() if known.get(epoch, key) != key}
            kept = {each.epoch: each for each in state.list_keys}
            kept.update((each.epoch, each) for each in came if each.epoch not in others)
            put_marks(
                transaction,
                list_keys=tuple(kept[epoch] for epoch in sorted(kept)),
                replacing=tuple(each for each in came if each.epoch in others),
                list_keys_outdated=False,
            )

    def tags_cursor(self, epoch: int) -> int | None:
        """Where the tags of an epoch go on; None where no use waits for any."""
        with self._store.glance() as view:
            ready = self._store.state_in(view).tags_ready
            if ready is not None and ready[0] == epoch:
                return ready[1]
            return 0 if waits_for_tags(view, epoch) else None

    def note_tags(self, tags: messages_of_keys.Tags) -> None:
        """Lay tags ready, with the cursor, in one transaction."""
        with self._store.write() as transaction:
            ready = self._store.state_in(transaction).tags_ready
            if ready is None or ready[0] != tags.epoch:
                forget_ready(transaction)
            lay_ready(transaction, tags)
            put_marks(transaction, tags_ready=(tags.epoch, tags.cursor))

    def downloads(self) -> Path:
        """A folder for downloads, named by their hash, so that a cut one resumes."""
        return self._store.downloads

    def install_snapshot(
        self, head: Head, file: Path, progress: Callable[[int, int], None]
    ) -> None:
        """Put the whole list of `head.snapshot` in force: a complete new file, then the ledger's
        pointer to it together with the version mark, and in another epoch with the tags of all uses
        and the blocks that the head names. Raises `BadListFile`, `StoreError`.
        """
        name = install_snapshot(self._store, head, file, progress)
        with self._store.write() as transaction:
            before = self._store.state_in(transaction)
            state = self._replace_keys(transaction, before)
            highest = max(state.highest_version, head.version)
            cards = self._store.cards.in_force(state)
            if cards is None or cards.epoch != head.epoch or before.replacing:
                retag(transaction, head.epoch, self._known(state).get(head.epoch))
                blocks = frozenset(to_signed(tag) for tag in head.blocks)
                put_marks(transaction, tags_ready=None, blocks=blocks)
            put_marks(
                transaction,
                list_file=name,
                list_outdated=False,
                highest_version=highest,
                generation=head.generation,
            )
        self._store.cards.forget()
        remove_lists(self._store.folder, keep=name)

    def _replace_keys(self, transaction: sa.Connection, state: State) -> State:
        """Put the keys in force that a centre gave since it was put back, in place of those it gave
        under the same numbers before. Uses keep these keys' tags, and these keys another number:
        one below 0, which no centre gives.
        """
        if not state.replacing:
            return state
        known = self._known(state)
        kept = {each.epoch: each for each in state.list_keys}
        for each in state.replacing:
            apart = min(0, *known, *kept) - 1
            move_uses(transaction, each.epoch, apart)
            kept[apart] = KeptKey(apart, self._keys.seal(known[each.epoch]), each.begins)
            kept[each.epoch] = each
        put_marks(
            transaction,
            list_keys=tuple(kept[epoch] for epoch in sorted(kept)),
            least_epoch=min(state.least_epoch, *kept),
            replacing=(),
        )
        return self._store.state_in(transaction)

    def apply_delta(self, head: Head, to_version: int, count: int, file: Path) -> None:
        """Bring the list in force to `to_version`, with `count` entries, in one transaction.
        Raises `BadListFile`, also where the outcome would have another count.
        """
        state = self._store.state()
        if state.list_file is None:
            raise BadListFile("a delta without a list")
        apply_delta(self._store, state.list_file, file, to_version, count)
        with self._store.write() as transaction:
            highest = max(self._store.state_in(transaction).highest_version, to_version)
            put_marks(transaction, highest_version=highest, generation=head.generation)

    def install_programme(self, head: Head, file: Path) -> None:
        """Put the programme in force; `ValueError` where it is not the head's."""
        content = file.read_bytes()
        programme = Programme.model_validate_json(content)
        if programme.version != head.programme.version:
            raise ValueError("another programme than the head names")
        with self._store.write() as transaction:
            identity = self._store.state_in(transaction).identity
            if identity is not None and programme.venue.id != identity.venue.id:
                # A head names no venue: one made for another venue's desks would pass until here.
                raise ValueError("a programme of another venue")
            put_programme(transaction, programme, content)
            put_marks(
                transaction,
                programme_version=programme.version,
                programme_outdated=False,
                generation=head.generation,
            )

    def note_head(self, head: Head) -> None:
        """A fresh, verified head: the list's age counts from it, its blocks hold at once, and it
        moves time on where the desk's own idea lags behind it.
        """
        with self._store.write() as transaction:
            state = self._store.state_in(transaction)
            now = corrected(self._clock, self._boot, state.anchor, None).at
            anchor = state.anchor
            # A head is signed hourly: it proves that it is not earlier, never that it is not later.
            if now <= head.issued_at:
                anchor = anchored(self._clock, self._boot, head.issued_at)
            put_minimum(transaction, head.minimum_client, head.minimum_client_from)
            put_marks(
                transaction,
                generation=head.generation,
                head_issued_at=head.issued_at,
                blocks=frozenset(to_signed(tag) for tag in head.blocks),
                anchor=anchor,
            )

    def install_clerks(self, clerks: Clerks) -> None:
        """Put the venue's clerks in place of those that came before; temporary ones stay."""
        with self._store.write() as transaction:
            put_clerks(transaction, clerks.clerks)
            put_marks(transaction, clerks_version=clerks.version)

    def apply_changes(self, changes: Changes) -> None:
        """Verdicts, uses, leases and the new cursor, in one transaction; its signed moment anchors
        time.
        """
        with self._store.write() as transaction:
            programme = self._store.programme(self._store.state_in(transaction))
            merged = programme.programme.merged_events if programme and changes.uses else {}
            _judge(transaction, changes.verdicts)
            hear(transaction, changes.uses)
            if not changes.more:
                put_leases(transaction, changes.leases, changes.at)
            if merged:
                merge_uses(transaction, merged)
            put_marks(
                transaction,
                changes_cursor=changes.cursor,
                changes_at=changes.at,
                copied_at=changes.copied_at,
                anchor=anchored(self._clock, self._boot, changes.at),
            )

    def change_centre_key(self, changes: Sequence[ProvenChange]) -> None:
        """Believe the key that the changes lead to, and keep them as its proof."""
        with self._store.write() as transaction:
            identity = self._store.state_in(transaction).identity
            if identity is not None:
                follow_changes(transaction, identity, changes)

    def start_over(self, generation: str) -> None:
        """The centre was restored: changes come again from the start, list keys are asked for anew,
        list versions may count from lower; the list in force stays until another one is there.
        """
        with self._store.write() as transaction:
            forget_heard(transaction)
            suspend_leases(transaction)
            forget_ready(transaction)
            tell_anew(transaction)
            put_marks(
                transaction,
                tags_ready=None,
                least_epoch=min(0, self._store.state_in(transaction).least_epoch),
                list_keys_outdated=True,
                replacing=(),
                generation=generation,
                changes_cursor=0,
                highest_version=0,
                list_outdated=True,
                programme_outdated=True,
                clerks_version=-1,
            )

    def hear_again(self) -> None:
        """The centre lost rows without saying so: its changes count from lower, and come again."""
        with self._store.write() as transaction:
            forget_heard(transaction)
            tell_anew(transaction)
            put_marks(transaction, changes_cursor=0)


def _judge(transaction: sa.Connection, judged: tuple[RowVerdict, ...]) -> None:
    values = [
        {
            "row": each.row,
            "outcome": each.outcome.value,
            "findings": json.dumps([finding.value for finding in each.findings]),
            "judged_at": to_millis(each.judged_at),
            "noted_at": to_millis(each.noted_at) if each.noted_at else None,
        }
        for each in judged
    ]
    if values:
        transaction.exec_driver_sql(_JUDGE, values)


_JUDGE = (
    "INSERT INTO verdicts (row, outcome, findings, judged_at, noted_at)"
    " VALUES (:row, :outcome, :findings, :judged_at, :noted_at)"
    " ON CONFLICT (row) DO UPDATE SET outcome = excluded.outcome, findings = excluded.findings,"
    " judged_at = excluded.judged_at, noted_at = excluded.noted_at"
)
"""What comes later in the feed is in effect, whatever its moment: a centre's clock may go back."""
