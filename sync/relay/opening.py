"""Opening a relay's folder: its key, its store, and the files that it keeps."""

from __future__ import annotations  # naming a library's types does not need the library

import os
import time
from collections.abc import Callable
from pathlib import Path

from sync.client.http import Transport
from sync.client.passing import Passing
from sync.protocol.encoding import to_base64url
from sync.relay.certificates import relay_key
from sync.relay.relay import Codes, KeptFiles, Relay, Way
from sync.relay.store import RelayStore
from sync.relay.word import CentreWord

KEY_NAME = "relay.pem"
_STORE_NAME = "relay.sqlite"


def open_relay(
    folder: Path,
    centre: str,
    fingerprint: str,
    *,
    transport: Transport | None = None,
    now: Callable[[], float] = time.time,
) -> Relay:
    """The relay of a folder, which is made where there is none, for the centre at an address and
    its key's fingerprint. `transport` carries requests to it, else the network does. Raises
    `CertificateUnreadable`, `StoreInUse`, `NewerStore`, `OSError`.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = folder / "files"
    files.mkdir(mode=0o700, exist_ok=True)
    key = relay_key(folder / KEY_NAME)
    store = RelayStore(folder / _STORE_NAME)
    try:
        return Relay(
            name=to_base64url(os.urandom(12)),
            key=key,
            store=store,
            word=CentreWord(store, fingerprint),
            passing=Passing(centre, transport),
            way=Way(),
            codes=Codes(key.public),
            files=KeptFiles(files),
            now=now,
        )
    except BaseException:
        store.close()
        raise
