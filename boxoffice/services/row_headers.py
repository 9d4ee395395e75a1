"""What every ledger row says of its desk and its moment."""

from typing import Any

from boxoffice.services.desk import Desk
from boxoffice.store.incarnations import ChainEnd
from boxoffice.store.state import State
from sync.protocol.card_codes import CardCode
from sync.protocol.encoding import new_id, whole_milliseconds
from sync.protocol.tags import tag_of


def header(desk: Desk, state: State, end: ChainEnd) -> dict[str, Any]:
    """The fields of `sync.protocol.rows.RowHeader` for the row that follows `end`."""
    time, wall = desk.time(state), desk.clock.now()
    cards = desk.store.cards.in_force(state)
    return {
        "id": new_id(wall),
        "device": (state.identity or desk.identity()).device,
        "incarnation": end.incarnation,
        "seq": end.seq + 1,
        "made_at": whole_milliseconds(wall),
        "corrected_at": whole_milliseconds(time.at),
        "anchor": time.anchor,
        "list_version": cards.version if cards else None,
        "programme_version": state.programme_version or None,
        "clerk": desk.clerk,
    }


def tagged(desk: Desk, state: State, code: CardCode) -> dict[str, Any]:
    """Epoch and tag of a code: by the key of the list in force, else by the newest that counts."""
    epoch = desk.tag_epoch(state)
    return {"epoch": epoch, "tag": tag_of(desk.keys_by_epoch(state)[epoch], code.text)}
