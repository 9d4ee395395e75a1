"""Doing together what requests ask at once: whoever's turn it is does all that waits by then."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Generic, TypeVar

import anyio.to_thread

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
_FIRST_SECONDS = 0.1
"""What a go is thought to take before there was one."""


@dataclass(slots=True, eq=False)
class _Place(Generic[Asked, Answer]):
    """A request in the queue; it is woken with its answer, or to do what waits."""

    asked: Asked
    answer: "Future[Answer]" = field(default_factory=Future)
    woken: "asyncio.Future[None] | None" = None

    @property
    def is_given_up(self) -> bool:
        """Whether it waits no more; it leaves the queue when it comes to know."""
        return self.woken is not None and self.woken.cancelled()

    def wake(self) -> None:
        if self.woken is not None and not self.woken.done():
            self.woken.set_result(None)


class Gathering(Generic[Asked, Answer]):
    """Has what is asked while others are being answered answered in one go, by `do` on a thread: an
    answer for each, in order; an exception is raised to the one it stands for. Of one event loop.
    Where `most` is given, so much is done in one go, as `size` says of each, or one that is more.
    With `patience`, a go waits for those who are expected: whose requests are being read, and who
    were answered just now and may have more; but no longer than this part of the time that the last
    go took. Who is alone is not kept waiting.
    """

    def __init__(
        self,
        do: Callable[[Sequence[Asked]], Sequence[Answer | Exception]],
        *,
        size: Callable[[Asked], int] = lambda _asked: 1,
        most: int = sys.maxsize,
        patience: float = 0.0,
    ) -> None:
        self._do = do
        self._size = size
        self._most = most
        self._patience = patience
        self._waiting: list[_Place[Asked, Answer]] = []
        self._is_busy = False
        self._coming = 0
        """How many requests are being read."""
        self._away = 0
        """How many of those answered last have not come again while the next go waits."""
        self._took = _FIRST_SECONDS
        self._pause: asyncio.TimerHandle | None = None

    async def ask(self, asked: Asked) -> Answer:
        """The answer. Raises what stands for it, or what failed them all."""
        self._come_back()
        return await self._answer_to(asked)

    async def ask_once_read(self, reading: Awaitable[Asked]) -> Answer:
        """The same for what is still being read; raises what that raises, too."""
        self._come_back()
        self._coming += 1
        try:
            asked = await reading
        except BaseException:
            self._coming -= 1
            self._look_round()
            raise
        self._coming -= 1
        return await self._answer_to(asked)

    def _come_back(self) -> None:
        self._away = max(0, self._away - 1)

    async def _answer_to(self, asked: Asked) -> Answer:
        place: _Place[Asked, Answer] = _Place(asked)
        self._waiting.append(place)
        if self._coming and self._patience and not self._is_busy:
            self._rest()
        if self._is_busy:
            await self._wait(place)
        if not place.answer.done():
            await self._answer_all()
        return place.answer.result()

    async def _wait(self, place: _Place[Asked, Answer]) -> None:
        place.woken = asyncio.get_running_loop().create_future()
        self._look_round()
        try:
            await place.woken
        except asyncio.CancelledError:
            if place in self._waiting:
                self._waiting.remove(place)
                if not place.woken.cancelled():
                    self._pass_on()
            raise

    async def _answer_all(self) -> None:
        self._is_busy = True
        together = self._next()
        begun = time.monotonic()
        try:
            answers = await anyio.to_thread.run_sync(self._do, [each.asked for each in together])
            for place, answer in zip(together, answers, strict=True):
                if isinstance(answer, Exception):
                    place.answer.set_exception(answer)
                else:
                    place.answer.set_result(answer)
        except BaseException as error:
            for place in together:
                place.answer.set_exception(error)
            raise
        finally:
            for place in together:
                place.wake()
            self._took = time.monotonic() - begun
            if self._patience and len(together) + len(self._waiting) + self._coming > 1:
                self._away = len(together)
                self._rest()
                self._look_round()
            else:
                self._pass_on()

    def _next(self) -> list[_Place[Asked, Answer]]:
        """Those that have waited longest."""
        sizes = accumulate(self._size(each.asked) for each in self._waiting)
        count = max(1, sum(size <= self._most for size in sizes))
        together, self._waiting = self._waiting[:count], self._waiting[count:]
        return together

    def _rest(self) -> None:
        """Let those who are expected come before the next go."""
        self._is_busy = True
        seconds = self._patience * self._took
        self._pause = asyncio.get_running_loop().call_later(seconds, self._pass_on)

    def _look_round(self) -> None:
        """Rest no longer where nobody is expected, or as many wait as one go takes."""
        if self._pause is None:
            return
        waiting = sum(self._size(each.asked) for each in self._waiting)
        if waiting >= self._most or not self._coming + self._away:
            self._pass_on()

    def _pass_on(self) -> None:
        """Let the one that has waited longest do what waits."""
        self._away = 0
        if self._pause is not None:
            self._pause.cancel()
            self._pause = None
        self._waiting = [each for each in self._waiting if not each.is_given_up]
        self._is_busy = bool(self._waiting)
        if self._waiting:
            self._waiting[0].wake()
