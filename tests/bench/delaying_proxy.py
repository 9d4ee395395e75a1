"""A TCP proxy that makes a network between two programs of this machine as slow as a distant one.

`python -m tests.bench.delaying_proxy HOST PORT SECONDS` passes connections on to HOST:PORT with so
long a round trip, half of it each way. Its first line says where it listens. Each further line that
it reads gets one with the counts since the line before, as JSON; it ends with its input. A program
of its own: what it costs is the same for whoever is measured.
"""

import asyncio
import contextlib
import json
import os
import socket
import sys
from dataclasses import asdict, dataclass

_CHUNK = 256 * 1024
_CHUNKS_ON_THE_WAY = 256
"""So many may be under way at once in each direction: more than any contestant sends."""


@dataclass
class Counts:
    """Bytes of payload sent to the server and brought from it, and connections opened."""

    up: int = 0
    down: int = 0
    connections: int = 0


class DelayingProxy:
    """Carries bytes between clients and one server, each half of a round trip late."""

    def __init__(self, host: str, port: int, round_trip: float) -> None:
        """`round_trip` is in seconds."""
        self._target = (host, port)
        self._half = round_trip / 2
        self.counts = Counts()

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection until both sides have said all."""
        begun = asyncio.get_running_loop().time()
        self.counts.connections += 1
        _at_once(writer)
        try:
            from_server, to_server = await asyncio.open_connection(*self._target)
        except OSError:
            writer.close()
            return
        _at_once(to_server)
        # Opening takes a round trip itself: nothing a client says can have left before.
        opened = begun + 2 * self._half
        with contextlib.suppress(ConnectionError):
            await asyncio.gather(
                self._carry(reader, to_server, opened, "up"),
                self._carry(from_server, writer, opened, "down"),
            )
        for side in (writer, to_server):
            side.close()

    async def _carry(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        opened: float,
        way: str,
    ) -> None:
        on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(_CHUNKS_ON_THE_WAY)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._take(source, on_the_way, opened, way))
            tasks.create_task(_deliver(on_the_way, target))

    async def _take(
        self,
        source: asyncio.StreamReader,
        on_the_way: "asyncio.Queue[tuple[float, bytes]]",
        opened: float,
        way: str,
    ) -> None:
        """Note each chunk with the moment at which it arrives at the other side; an empty one is
        the end.
        """
        clock = asyncio.get_running_loop().time
        chunk = b"begin"
        while chunk:
            try:
                chunk = await source.read(_CHUNK)
            except ConnectionError:
                chunk = b""
            setattr(self.counts, way, getattr(self.counts, way) + len(chunk))
            await on_the_way.put((max(clock(), opened) + self._half, chunk))


async def _deliver(
    on_the_way: "asyncio.Queue[tuple[float, bytes]]", target: asyncio.StreamWriter
) -> None:
    clock = asyncio.get_running_loop().time
    gone = False
    while True:
        due, chunk = await on_the_way.get()
        if (left := due - clock()) > 0:
            await asyncio.sleep(left)
        if not chunk:
            break
        with contextlib.suppress(ConnectionError):
            if not gone:
                target.write(chunk)
                await target.drain()
                continue
        gone = True  # the other side still says what it has to say, to nobody
    if not gone and target.can_write_eof():
        with contextlib.suppress(OSError):
            target.write_eof()


def _at_once(writer: asyncio.StreamWriter) -> None:
    """Without it a small message waits for the acknowledgement of the one before."""
    writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


async def _serve(host: str, port: int, round_trip: float) -> None:
    proxy = DelayingProxy(host, port, round_trip)
    server = await asyncio.start_server(proxy.accept, "127.0.0.1", 0, limit=_CHUNK)
    orders = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    print(server.sockets[0].getsockname()[1], flush=True)
    while await orders.readline():
        counts, proxy.counts = proxy.counts, Counts()
        print(json.dumps(asdict(counts)), flush=True)
    # Connections that both sides keep open are nobody's any more; ending them one by one is noise.
    os._exit(0)


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
