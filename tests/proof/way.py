"""The way to the centre: a socket that stays while what is behind it comes and goes."""

import socket
import threading
from contextlib import suppress

_CHUNK = 16_384


class Way:
    """Passes bytes on to a port of this machine; `cut` breaks every connection, in the middle."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.open = True
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sockets: set[socket.socket] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        """What desks take for their centre."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut(self) -> None:
        """Nothing goes through any more, also not what is on its way."""
        self.open = False
        with self._lock:
            sockets = list(self._sockets)
        for each in sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """All goes through again."""
        self.open = True

    def close(self) -> None:
        """No more connections."""
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                desk, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._join, args=(desk,), daemon=True).start()

    def _join(self, desk: socket.socket) -> None:
        with desk:
            if not self.open:
                return
            try:
                centre = socket.create_connection(("127.0.0.1", self.port))
            except OSError:
                return
            with centre:
                with self._lock:
                    self._sockets |= {desk, centre}
                back = threading.Thread(target=self._carry, args=(centre, desk), daemon=True)
                back.start()
                self._carry(desk, centre)
                back.join()
                with self._lock:
                    self._sockets -= {desk, centre}

    @staticmethod
    def _carry(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(_CHUNK):
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)
