"""Epochs of the list key: a new one with notice or for a lost desk, and what desks are told of it.

Whoever holds a list key can tell which codes are cards. A new key every year, and whenever a desk
is lost, ends what an old one is good for (protocol, Epochs).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from sync.protocol import keys
from sync.protocol.list_keys import MOST_KEYS, MOST_TAGS, ListKeys, RowTag, SealedListKey, Tags
from sync.protocol.messages import LIST_KEY_CONTEXT, Use
from sync.server.centre import Centre
from sync.server.judging.facts import LISTED_DAYS
from sync.server.lists.publishing import publish_list
from sync.server.store import devices, epochs, publications, settings
from sync.server.store.database import Transaction
from sync.server.store.devices import Device
from sync.server.store.epochs import Epoch
from sync.server.store.settings import Lock

NOTICE = timedelta(hours=48)
"""How long before its moment desks get the key of a new epoch."""
LEAST_BETWEEN = timedelta(hours=24)
"""An epoch lasts at least this long: each new one is a whole list for every desk."""
KEPT = timedelta(days=LISTED_DAYS)
"""How long an epoch that was replaced is kept at least."""
TAGGED_AT_ONCE = 20_000


class AlreadyAnnounced(ValueError):
    """A new epoch waits for its moment already."""

    def __init__(self, epoch: Epoch) -> None:
        super().__init__(epoch.number)
        self.epoch = epoch


class UnknownDesk(ValueError):
    """There is no desk of this id."""


def announce(centre: Centre) -> Epoch:
    """A new epoch, in force 48 hours from now: desks get its key before. Raises
    `AlreadyAnnounced`.
    """
    with centre.store.write() as connection:
        settings.take(connection, Lock.REGISTER)
        now = centre.now()
        known = epochs.all_epochs(connection)
        newest = known[-1]
        if newest.begins > now:
            raise AlreadyAnnounced(newest)
        made = epochs.begin_epoch(connection, keys.new_list_key(), now + NOTICE, now)
    centre.tend_keys(now)
    return tag_cards(centre, made)


def lose(centre: Centre, device: str) -> Epoch:
    """Take a desk out of use and make a new epoch in one act: at once, or a day after the last one
    began. A key that waits for its moment may be in that desk already, so that it does not serve.
    Raises `UnknownDesk`.
    """
    with centre.store.write() as connection:
        made = lose_within(connection, centre, device)
    return follow_loss(centre, made)


def lose_within(connection: Transaction, centre: Centre, device: str) -> Epoch:
    """The same in a transaction of the caller's, who lets `follow_loss` do the rest after it."""
    settings.take(connection, Lock.REGISTER)
    now = centre.now()
    if devices.device(connection, device, lock=True) is None:
        raise UnknownDesk(device)
    devices.revoke_device(connection, device, now)
    current = epochs.in_force(epochs.all_epochs(connection), now)
    begins = now
    if current.number > 1:
        begins = max(now, current.begins + LEAST_BETWEEN)
    return epochs.begin_epoch(connection, keys.new_list_key(), begins, now)


def follow_loss(centre: Centre, made: Epoch) -> Epoch:
    """Give every card its tag in the epoch that a loss began, and publish where it is in force;
    after a crash, the worker does.
    """
    now = centre.now()
    centre.tend_keys(now)
    made = tag_cards(centre, made)
    if made.begins <= now:
        publish_list(centre)
    return made


def tag_cards(centre: Centre, epoch: Epoch) -> Epoch:
    """Give every card its tag in an epoch, some at a time: uploads go on in between."""
    while not epoch.is_ready:
        with centre.store.write() as connection:
            settings.take(connection, Lock.REGISTER)
            known = {each.number: each for each in epochs.all_epochs(connection)}
            # Another process may be at it as well: each goes on from where the work stands.
            epoch = known[epoch.number]
            if not epoch.is_ready:
                epoch = epochs.tag_some(connection, epoch, TAGGED_AT_ONCE)
    return epoch


def finish_tagging(centre: Centre) -> None:
    """Give cards the tags that a crash left undone."""
    with centre.store.read() as connection:
        known = epochs.all_epochs(connection)
    unfinished = [each for each in known if not (each.is_ready or each.asleep)]
    for each in unfinished:
        tag_cards(centre, each)


def forget_old(centre: Centre) -> list[int]:
    """Drop the tags of epochs that nothing needs: replaced 400 days ago, named by no row that is
    kept, and with a newer key at every desk in use. Which ones went.
    """
    now = centre.now()
    with centre.store.read() as connection:
        past = _past(epochs.all_epochs(connection), now)
    gone = []
    for number in past:
        with centre.store.write() as connection:
            settings.take(connection, Lock.REGISTER)
            if not epochs.is_needed(connection, number):
                epochs.let_sleep(connection, number)
                gone.append(number)
    return gone


def wake_named(centre: Centre) -> None:
    """Make the tags again of epochs that rows have come to name since these went: a desk out of
    use, or a copy of one, may send what it gave years ago.
    """
    with centre.store.read() as connection:
        asleep = [each.number for each in epochs.all_epochs(connection) if each.asleep]
        named = [number for number in asleep if epochs.is_named(connection, number)]
    for number in named:
        with centre.store.write() as connection:
            settings.take(connection, Lock.REGISTER)
            epochs.wake(connection, number)
    if named:
        finish_tagging(centre)


def _past(known: list[Epoch], now: datetime) -> list[int]:
    current = epochs.in_force(known, now)
    following = pairwise(known)
    return [
        each.number
        for each, after in following
        if each.number < current.number and after.begins <= now - KEPT and not each.asleep
    ]


def list_keys_for(centre: Centre, device: Device, nonce: str | None = None) -> ListKeys:
    """The keys a desk needs now and next, sealed to it. `nonce` is that of the desk's request."""
    now = centre.now()
    with centre.store.write() as connection:
        known = epochs.all_epochs(connection)
        first = _told_from(connection, known, now)
        ready = [each for each in known if each.is_ready and each.number >= first]
        recipient = epochs.sealing_key_of(connection, device.id)
        epochs.note_keys_given(connection, device.id, ready[-1].number)
    return ListKeys(
        device=device.id,
        generation=centre.network.generation,
        list_keys=tuple(
            SealedListKey(
                epoch=each.number,
                begins=each.begins,
                sealed=keys.seal(recipient, each.list_key, LIST_KEY_CONTEXT),
            )
            for each in ready[-MOST_KEYS:]
        ),
        at=now,
        nonce=nonce,
    )


def epoch_told(connection: Transaction, now: datetime) -> Epoch:
    """The epoch that desks work in: the published list's; before the first list, the one in
    force.
    """
    known = epochs.all_epochs(connection)
    first = _told_from(connection, known, now)
    return next(each for each in known if each.number == first)


def _told_from(connection: Transaction, known: list[Epoch], now: datetime) -> int:
    current = publications.current_list(connection)
    return current.epoch if current else epochs.in_force(known, now).number


def tags_after(  # noqa: PLR0917 - `nonce` is that of the desk's request
    centre: Centre,
    device: Device,
    epoch: int,
    after: int,
    most: int = MOST_TAGS,
    nonce: str | None = None,
) -> Tags:
    """One page of the tags that the venue's earlier rows have in an epoch."""
    with centre.store.read() as connection:
        told = epochs.rows_told(connection, device.venue, after, most + 1)
        page = told[:most]
        found = epochs.tags_under(connection, epoch, {row_id: None for _, row_id in page})
    return Tags(
        device=device.id,
        generation=centre.network.generation,
        epoch=epoch,
        after=after,
        cursor=page[-1][0] if page else after,
        more=len(told) > most,
        tags=tuple(RowTag(row=row, tag=tag) for row, tag in found.items()),
        at=centre.now(),
        nonce=nonce,
    )


def in_epoch(centre: Centre, uses: Iterable[Use], epoch: int) -> tuple[Use, ...]:
    """Uses under the tags that their cards have in an epoch; where a card is not known, or the
    epoch is not, a use stays as its row says it.
    """
    told = tuple(uses)
    others = {use.row: None for use in told if use.epoch != epoch}
    if not others:
        return told
    with centre.store.read() as connection:
        found = epochs.tags_under(connection, epoch, others)
    return tuple(
        use.model_copy(update={"epoch": epoch, "tag": found[use.row]}) if use.row in found else use
        for use in told
    )
