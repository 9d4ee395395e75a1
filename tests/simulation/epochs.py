"""Other keys, as faults: another list key, one for a lost desk, another signing key; and the cards
of rows and uses under the tags of every epoch.
"""

import base64
import hmac
import json
from collections import Counter
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from sync.protocol import keys
from sync.server.keys import epochs as centre_epochs
from sync.server.keys.key_rotation import KEEP_OLD, rotate
from sync.server.store import devices
from sync.server.store.devices import Device
from tests.simulation.acts import UNABLE
from tests.simulation.faults import fault
from tests.simulation.house import NORTH, code
from tests.simulation.invariants import require
from tests.simulation.model import Model, desk_query
from tests.simulation.world import SimulatedDesk, World

_CARDS = 24
_SIGN = 1 << 63


@fault
def epoch_changes(world: World) -> str:
    """A new list key is announced; sometimes its moment is soon there."""
    with _drawn_key(world):
        try:
            made = centre_epochs.announce(world.centre.centre)
        except centre_epochs.AlreadyAnnounced:
            return "a new epoch is announced already"
        except UNABLE:
            return "the centre has no room for an epoch"
    hours = world.random.choice((0, 47, 49))
    world.time.pass_by(timedelta(hours=hours))
    return f"epoch {made.number} is announced, {hours} hours pass"


@fault
def desk_is_lost(world: World) -> str:
    """A laptop that nobody has used yet is lost: a new list key comes without notice."""
    centre = world.centre.centre
    lost = Device(
        f"lost-{len(world.log)}", NORTH, "Lost", world.random.randbytes(32), centre.now(), None
    )
    try:
        with centre.store.write() as connection:
            devices.add_device(connection, lost, world.random.randbytes(32), "0.1.0")
        with _drawn_key(world):
            made = centre_epochs.lose(centre, lost.id)
    except UNABLE:
        return "the centre has no room for an epoch"
    return f"a desk is lost: epoch {made.number} begins in {made.begins - centre.now()}"


@fault
def key_changes(world: World) -> str:
    """The centre signs with another key."""
    try:
        change = rotate(world.centre.centre, world.centre.folder, KEEP_OLD)
    except UNABLE:
        return "the centre has no room for another key"
    return f"the centre signs with key {change.number + 1}"


def _drawn_key(world: World) -> Any:
    """List keys come from the seed, so that no chance decides anything."""
    return patch.object(keys, "new_list_key", lambda: world.random.randbytes(32))


def list_keys(world: World, model: Model) -> dict[int, bytes]:
    """The list keys of all epochs, as the centre holds them."""
    found = model.query(world.centre, "SELECT epoch, list_key FROM epochs")
    return {int(epoch): bytes(key) for epoch, key in found}


def cards_by_tag(world: World, model: Model) -> dict[tuple[int, bytes], int]:
    """The number of each card by epoch and tag."""
    return {
        (epoch, hmac.digest(key, code(number).encode(), "sha256")[:8]): number
        for epoch, key in list_keys(world, model).items()
        for number in range(_CARDS)
    }


def check_tags(world: World, model: Model) -> None:
    """13: at rest each use that a desk knows stands under the tag of its own card by the list's
    key, and no desk has given a card the concert's one ticket twice.
    """
    cards = cards_by_tag(world, model)
    registered = {
        int(str(text)[2:]) for (text,) in model.query(world.centre, "SELECT code FROM cards")
    }
    rows = (_said(row.body) for facts in model.desks.values() for row in facts.rows)
    voided = {str(each["of"]) for each in rows if each.get("kind") == "void"}
    for desk in world.desks:
        _stands_under_its_card(model, desk, cards, registered)
        _keeps_limits(model, desk, cards, voided)


def _stands_under_its_card(
    model: Model,
    desk: SimulatedDesk,
    cards: dict[tuple[int, bytes], int],
    registered: set[int],
) -> None:
    made = {row.id: _said(row.body) for facts in model.desks.values() for row in facts.rows}
    in_force = desk.desk.store.cards.in_force(desk.desk.store.state())
    require(13, in_force is not None, f"{desk} has no list")
    for row, epoch, tag, voided in desk_query(desk, "SELECT row, epoch, tag, voided FROM uses"):
        said = made.get(str(row), {})
        if said.get("event") == "poison" or "tag" not in said:
            continue
        here = cards.get((int(epoch), (int(tag) + _SIGN).to_bytes(8)))
        own = cards[row_tag(said)]
        require(13, here == own, f"{desk} has a use of card {own} under card {here}")
        # One that was voided counts nowhere: nobody is told of it once more.
        known = bool(voided) or (in_force is not None and int(epoch) == in_force.epoch)
        require(13, known or own not in registered, f"{desk} has card {own} under an old tag")


def _keeps_limits(
    model: Model, desk: SimulatedDesk, cards: dict[tuple[int, bytes], int], voided: set[str]
) -> None:
    """`voided` are the rows that any desk took back: then the card may get its ticket again."""
    said = [_said(row.body) for row in model.desks[desk.number].rows]
    given = Counter(
        cards[row_tag(each)]
        for each in said
        if each.get("kind") == "issue"
        and each["event"] == "concert"
        and each["id"] not in voided
        and not each.get("entered_late")
        and "holder" in each["tickets"]
    )
    twice = [card for card, count in given.items() if count > 1]
    require(13, not twice, f"{desk} gave cards {twice} twice")


def _said(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def row_tag(issue: dict[str, Any]) -> tuple[int, bytes]:
    """The epoch and tag that an issue's row names."""
    text = str(issue["tag"])
    return int(issue["epoch"]), base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
