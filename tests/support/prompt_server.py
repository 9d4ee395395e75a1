"""A web server in a thread of the tests, which ends as soon as it is told."""

import asyncio
import contextlib
import socket

from sync.web.serving import WebServer

_TICKS_A_SECOND = 10


class PromptServer(WebServer):
    """uvicorn looks ten times a second whether it is to end: some hundred tests wait for it."""

    _told: asyncio.Event
    _loop: asyncio.AbstractEventLoop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve: from then on it can be told."""
        self._told, self._loop = asyncio.Event(), asyncio.get_running_loop()
        await super().startup(sockets)

    async def main_loop(self) -> None:
        """Do once a second what is done so often, until told."""
        while not await self.on_tick(_TICKS_A_SECOND):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), 1)

    def end(self) -> None:
        """Tell it, from another thread."""
        self.should_exit = True
        with contextlib.suppress(RuntimeError):  # it ended already
            self._loop.call_soon_threadsafe(self._told.set)
