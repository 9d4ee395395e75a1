"""Published files as they are served: those asked for lately stay in memory, for none changes."""

import threading
from collections import OrderedDict

from sync.server.centre import Centre
from sync.server.store import publications
from sync.server.store.publications import StoredFile

KEPT = 4


class PublishedFiles:
    """The files of one centre by hash; safe for many threads."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._kept: OrderedDict[bytes, StoredFile] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, sha256: bytes) -> StoredFile | None:
        """The file of a hash, None where nothing of it was published."""
        with self._lock:
            if sha256 in self._kept:
                self._kept.move_to_end(sha256)
                return self._kept[sha256]
        with self._centre.store.read() as connection:
            file = publications.file(connection, sha256)
        if file is not None:
            with self._lock:
                self._kept[sha256] = file
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return file
