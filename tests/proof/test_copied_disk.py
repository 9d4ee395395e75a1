"""Somebody copies the disk of a desk or of a relay without the keys: nothing can be read."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from boxoffice.keys.desk_keys import DeskKeys
from sync.protocol.encoding import to_base64url
from sync.protocol.tags import tag_of
from sync.server.lists.publishing import publish_programmes
from sync.server.store import venues
from tests.desk.desks import CommandDesk
from tests.support.festival import Festival, festival
from tests.support.network import CONCERT, VENUE, code

CANARY = "Kanarienvogel"
GIVEN = tuple(code(number) for number in range(1, 6))
UNKNOWN = code(900_001)


@pytest.fixture
def fair(tmp_path: Path) -> Iterator[Festival]:
    with festival(tmp_path) as made:
        named = CONCERT.model_copy(update={"id": "canary", "title": {"en": CANARY}})
        with made.centre.store.write() as connection:
            venues.add_events(connection, VENUE, [named])
        publish_programmes(made.centre)
        yield made


def spellings(secret: bytes) -> list[bytes]:
    """A secret as it may stand in a file."""
    text = to_base64url(secret).encode()
    return [secret, secret.hex().encode(), secret.hex().upper().encode(), text]


def codes() -> list[bytes]:
    """Codes that a desk had, also as a file of two bytes a letter would hold them."""
    texts = [*GIVEN, UNKNOWN]
    plain = [each.encode() for each in (*texts, *map(str.lower, texts))]
    return [*plain, *(each.encode("utf-16-le") for each in texts)]


def secrets(keys: DeskKeys) -> list[bytes]:
    """Every key of a desk."""
    raw = [keys.signing_key, keys.sealing_key, keys.store_key, *keys.list_keys.values()]
    return [spelling for each in raw for spelling in spellings(each)]


def found_in(folder: Path, wanted: list[bytes]) -> list[str]:
    """The files of a folder that hold any of it."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    assert files, "a folder without files proves nothing"
    return [each.name for each in files if any(text in each.read_bytes() for text in wanted)]


def test_a_copied_desk(fair: Festival, tmp_path: Path) -> None:
    stall = fair.stall("desk")
    desk = CommandDesk(stall.whole.folder, stall.whole.folder.with_suffix(".keys"))
    for each in GIVEN:
        stall.whole.give(each)
    assert stall.whole.sync().error is None
    # A list is packed: no search for tags would find those in it.
    assert list((stall.whole.folder / "downloads").iterdir()) == []
    stall.whole.give(GIVEN[0], "canary")  # one row still waits
    assert desk.run("check", UNKNOWN, "--event", "canary").code in {0, 1}
    assert desk.run("check", "not a code", "--event", "nowhere").code == 2
    keys = stall.whole.source.load()
    copy = tmp_path / "copied" / "desk"
    shutil.copytree(stall.whole.folder, copy)  # while it is open: logs of the database too
    assert {"ledger.db", "ledger.db-wal", "desk.json"} <= {each.name for each in copy.iterdir()}
    assert found_in(copy, [*codes(), CANARY.encode(), *secrets(keys)]) == []
    tags = [tag_of(key, each) for key in keys.list_keys.values() for each in GIVEN]
    assert found_in(copy, [text for tag in tags for text in spellings(tag)]) == []
    without = CommandDesk(copy, tmp_path / "none.keys").run("ledger", "--json")
    assert (without.code, without.out) == (6, "")
    other = fair.stall("other", paired=False)
    wrong = CommandDesk(copy, other.whole.folder.with_suffix(".keys")).run("ledger", "--json")
    assert (wrong.code, wrong.out) == (4, "")


def test_the_disk_of_a_relay_that_holds_batches(fair: Festival) -> None:
    """It holds tags and events in the clear, as a proxy sees them: no code and no desk's key."""
    stall = fair.stall("desk")
    fair.relays_door.shut()
    fair.desks_door.shut()
    for each in GIVEN:
        stall.whole.give(each)
    stall.exchange()
    keys = stall.whole.source.load()
    assert found_in(fair.relay.folder, [*codes(), *secrets(keys)]) == []
    held = to_base64url(tag_of(next(iter(keys.list_keys.values())), GIVEN[0])).encode()
    assert found_in(fair.relay.folder, [held]), "the rows are there: the search finds what there is"
