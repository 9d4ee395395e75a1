"""What is asked at once is done together: each gets its own answer, and nobody waits for ever."""

import asyncio
import threading
from collections.abc import Coroutine, Sequence

import pytest

from sync.web.gathering import Gathering


class Worker:
    """Answers numbers with their doubles and refuses odd ones; its turns wait to be let go."""

    def __init__(self) -> None:
        self.turns: list[list[int]] = []
        self.free = threading.Event()
        self.fails = False

    def __call__(self, asked: Sequence[int]) -> list[int | Exception]:
        self.turns.append(list(asked))
        assert self.free.wait(60)
        if self.fails:
            raise ZeroDivisionError
        return [KeyError(each) if each % 2 else 2 * each for each in asked]


async def asked(gathering: Gathering[int, int], *numbers: int) -> list[asyncio.Task[int]]:
    """All of these are asked, one after the other."""
    tasks = []
    for number in numbers:
        tasks.append(asyncio.create_task(gathering.ask(number)))
        await asyncio.sleep(0.01)
    return tasks


async def read(number: int | None, once: asyncio.Event) -> int:
    """What is asked, once it is read; None is not readable."""
    await once.wait()
    if number is None:
        raise LookupError
    return number


def run(story: Coroutine[None, None, None]) -> None:
    asyncio.run(asyncio.wait_for(story, 60))


def test_what_waits_is_done_in_one_go_and_each_gets_its_own() -> None:
    worker = Worker()

    async def story() -> None:
        tasks = await asked(Gathering(worker), 2, 4, 5, 6)
        worker.free.set()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        assert [found[0], found[1], found[3]] == [4, 8, 12]
        assert isinstance(found[2], KeyError)

    run(story())
    assert worker.turns == [[2], [4, 5, 6]]


def test_what_fails_all_is_raised_to_all_of_that_turn_and_the_next_one_comes() -> None:
    worker = Worker()
    worker.fails = True

    async def story() -> None:
        gathering = Gathering(worker)
        tasks = await asked(gathering, 2, 4, 6)
        worker.free.set()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        assert [type(each) for each in found] == [ZeroDivisionError] * 3
        worker.fails = False
        assert await gathering.ask(8) == 16

    run(story())


@pytest.mark.parametrize("gone", [1, 2])
def test_one_that_is_given_up_holds_up_nobody(gone: int) -> None:
    worker = Worker()

    async def story() -> None:
        tasks = await asked(Gathering(worker), 2, 4, 6)
        tasks[gone].cancel()
        worker.free.set()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        others = [2 * each for place, each in enumerate((2, 4, 6)) if place != gone]
        assert [each for each in found if isinstance(each, int)] == others

    run(story())


def test_one_that_is_given_up_while_it_is_answered_keeps_no_answer_from_others() -> None:
    worker = Worker()

    async def story() -> None:
        gathering = Gathering(worker)
        tasks = await asked(gathering, 2, 4, 6)
        tasks[0].cancel()
        worker.free.set()
        assert await asyncio.gather(*tasks[1:]) == [8, 12]
        assert await gathering.ask(8) == 16

    run(story())
    assert worker.turns == [[2], [4, 6], [8]]


@pytest.mark.parametrize("goes_first", [False, True])
def test_one_that_is_given_up_when_its_turn_has_come_passes_it_on(
    monkeypatch: pytest.MonkeyPatch, goes_first: bool
) -> None:
    """Just when it got the turn, or just before, when it does not know yet that it is given up."""
    worker = Worker()

    async def story() -> None:
        gathering = Gathering(worker)
        pass_on = gathering._pass_on

        def pass_on_to_one_that_goes() -> None:
            if goes_first:
                tasks[1].cancel()
            pass_on()
            tasks[1].cancel()

        monkeypatch.setattr(gathering, "_pass_on", pass_on_to_one_that_goes)
        tasks = await asked(gathering, 2, 4, 6)
        worker.free.set()
        assert await asyncio.wait_for(asyncio.gather(tasks[0], tasks[2]), 5) == [4, 12]

    run(story())


def test_so_much_is_done_in_one_go_and_no_more() -> None:
    worker = Worker()

    async def story() -> None:
        gathering = Gathering(worker, size=lambda number: number, most=10)
        tasks = await asked(gathering, 2, 4, 6, 2, 30, 8)
        worker.free.set()
        assert await asyncio.gather(*tasks) == [4, 8, 12, 4, 60, 16]

    run(story())
    assert worker.turns == [[2], [4, 6], [2], [30], [8]]


def test_a_patient_one_waits_for_those_it_has_just_answered() -> None:
    worker = Worker()

    async def story() -> None:
        gathering = Gathering(worker, patience=1_000_000)
        first, *others = await asked(gathering, 2, 4, 6)
        worker.free.set()
        assert await first == 4
        assert await gathering.ask(8) == 16
        assert await asyncio.gather(*others) == [8, 12]
        alone = Gathering(worker, patience=1_000_000)
        assert [await alone.ask(10), await alone.ask(12)] == [20, 24]

    run(story())
    assert worker.turns == [[2], [4, 6, 8], [10], [12]]


def test_a_patient_one_waits_for_those_who_are_being_read() -> None:
    """As after a start, when all desks come at once: none of them goes alone before the others."""
    worker = Worker()
    worker.free.set()

    async def story() -> None:
        gathering = Gathering(worker, patience=1_000_000)
        slow, broken = asyncio.Event(), asyncio.Event()
        tasks = [
            asyncio.create_task(gathering.ask_once_read(read(6, slow))),
            asyncio.create_task(gathering.ask_once_read(read(None, broken))),
        ]
        tasks += await asked(gathering, 2)
        assert not worker.turns
        slow.set()
        await asyncio.sleep(0.01)
        assert not worker.turns
        broken.set()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        assert [found[0], found[2]] == [12, 4]
        assert isinstance(found[1], LookupError)

    run(story())
    assert worker.turns == [[2, 6]]


@pytest.mark.parametrize("enough", [[2], [2, 4]])
def test_a_patient_one_waits_for_nobody_once_enough_are_there(enough: list[int]) -> None:
    worker = Worker()
    worker.free.set()

    async def story() -> None:
        gathering = Gathering(worker, most=len(enough), patience=1_000_000)
        never = asyncio.create_task(gathering.ask_once_read(read(8, asyncio.Event())))
        await asyncio.sleep(0)
        found = await asyncio.gather(*await asked(gathering, *enough))
        assert found == [2 * each for each in enough]
        never.cancel()

    run(story())
    assert worker.turns == [enough]


def test_a_patient_one_waits_no_longer_than_its_part_of_the_time() -> None:
    worker = Worker()

    async def story() -> None:
        gathering = Gathering(worker, patience=0.1)
        never = asyncio.create_task(gathering.ask_once_read(read(8, asyncio.Event())))
        tasks = await asked(gathering, 2, 4)
        await asyncio.sleep(0.05)
        worker.free.set()
        assert await asyncio.gather(*tasks) == [4, 8]
        assert await gathering.ask(6) == 12
        never.cancel()

    run(story())
    assert worker.turns[-1] == [6]


def test_one_that_goes_away_while_others_are_waited_for_holds_nobody_up() -> None:
    worker = Worker()

    async def story() -> None:
        gathering = Gathering(worker, patience=0.5)
        first, second, third = await asked(gathering, 2, 4, 6)
        worker.free.set()
        await first
        second.cancel()
        assert await third == 12

    run(story())
    assert worker.turns == [[2], [6]]
