"""What the first version wrote and sent (tests/vectors/first_version.json), put to use."""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from boxoffice.services.desk import Desk, open_desk
from boxoffice.store.database import LEDGER_NAME
from boxoffice.store.encrypted import FileSettings, connect
from sync.protocol import keys
from sync.protocol.encoding import from_base64url
from sync.server.centre import Centre
from sync.server.store import devices
from sync.server.store.devices import Device
from tests.support.clocks import NOW
from tests.support.network import VENUE, SteppingClock, new_centre

FILE = Path(__file__).parent.parent / "vectors" / "first_version.json"
STORED: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
DESK: str = STORED["device"]


def key(name: str) -> bytes:
    """The made-up key of a name."""
    return hashlib.sha256(f"kaiku test key: {name}".encode()).digest()


LIST_KEY = key(STORED["keys"]["list"])
CENTRE_KEY = key(STORED["keys"]["centre"])


@dataclass(frozen=True)
class Exchange:
    """One request of a desk as it was sent, and what the first centre answered."""

    desk: str
    method: str
    target: str
    headers: dict[str, str]
    sent: bytes
    answer: bytes


def exchanges(desk: str, method: str, target: str) -> list[Exchange]:
    """The requests of a desk to a path (with what follows a question mark), in their order."""
    return [
        Exchange(
            each["desk"],
            each["method"],
            each["target"],
            each["headers"],
            from_base64url(each.get("sent", "")),
            from_base64url(each["answer"]),
        )
        for each in STORED["traffic"]
        if (each["desk"], each["method"]) == (desk, method) and each["target"].startswith(target)
    ]


@dataclass
class MachineClock:
    """A desk's clock that goes with the centre's."""

    centre: SteppingClock

    def now(self) -> Any:
        """The wall clock."""
        return self.centre()

    def monotonic(self) -> float:
        """Seconds since the machine started."""
        return 1000.0 + (self.centre() - NOW).total_seconds()


@contextmanager
def centre_of_its_keys(folder: Path, *others: str) -> Iterator[Centre]:
    """A centre of this version with the keys of the first one, that knows the desk (and others by
    their ids): an upgraded one that lost all else.
    """
    with (
        patch.object(keys, "new_list_key", return_value=LIST_KEY),
        patch.object(keys, "new_signing_key", return_value=CENTRE_KEY),
    ):
        centre = new_centre(f"sqlite:///{folder / 'centre.sqlite'}", cards=8)
    for device, names in ((DESK, "desk"), *((other, "other") for other in others)):
        signing, sealing = (key(name) for name in STORED["keys"][names])
        public = keys.public_signing_key(signing)
        new = Device(device, VENUE, "Counter", public, NOW, None)
        with centre.store.write() as connection:
            devices.add_device(connection, new, keys.public_sealing_key(sealing), "0.1.0")
    try:
        yield centre
    finally:
        centre.store.close()


def desk_of_the_first_version(folder: Path, address: str, clock: SteppingClock) -> Desk:
    """The desk's database as the first version left it, encrypted anew, opened by this version
    twenty minutes after its last row.
    """
    folder.mkdir()
    store_key = os.urandom(32)
    connection = connect(FileSettings(folder / LEDGER_NAME, durable=False), store_key)
    for statement in STORED["ledger"]:
        connection.execute(statement.replace("{address}", address))
    connection.close()
    clock.moment = NOW + timedelta(minutes=30)
    sealing = key("sealing_private")
    return open_desk(folder, store_key, {1: LIST_KEY}, MachineClock(clock), sealing_keys=(sealing,))
