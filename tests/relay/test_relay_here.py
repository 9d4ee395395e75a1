"""The relay of a desk's own computer, and the loop that exchanges with one."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from boxoffice.services.relay_here import RelayHere
from boxoffice.services.relaying import Near, RelayLoop, pair
from sync.client.errors import Unreachable
from sync.client.exchanging import Exchanged
from tests.support.centre import running_centre
from tests.support.festival import eventually
from tests.support.whole_desks import WholeDesk, whole_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[WholeDesk]:
    with running_centre(tmp_path) as running, whole_desk(running, tmp_path / "desk") as made:
        yield made


def test_it_outlives_who_started_it_and_is_ended_by_anybody(desk: WholeDesk) -> None:
    here = RelayHere(desk.config, port=0)
    assert here.status() is None
    here.start(desk.desk)
    try:
        eventually(here.status)
        found = here.status()
        assert found is not None
        another = RelayHere(desk.config, port=0)
        assert another.status() == found
        another.start(desk.desk)
        assert another.status() == found, "one is enough"
        address = f"127.0.0.1:{found.port}"
        paired = pair(desk.desk, desk.opened.keys.signing_key, address, found.code)
        assert paired.key == found.key
        another.stop()
        eventually(lambda: here.failed)
        assert here.status() is None
    finally:
        here.stop()


@pytest.mark.slow
def test_one_that_cannot_serve_says_so(desk: WholeDesk) -> None:
    here = RelayHere(desk.config, port=0)
    desk.config.relay.mkdir()
    (desk.config.relay / "relay.pem").write_text("no key")
    here.start(desk.desk)
    eventually(lambda: here.failed)
    assert "is not a relay's key" in here.log.read_text()
    here.stop()
    assert not here.failed


@dataclass
class Scripted:
    """Exchanges as a test has them, the last one again and again."""

    script: list[Exchanged | None]
    told: list[Near] = field(default_factory=list)
    came: int = 0
    done: threading.Event = field(default_factory=threading.Event)

    def once(self) -> Exchanged:
        found = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if len(self.script) == 1:
            self.done.set()
        if found is None:
            raise Unreachable("nobody there")
        return found

    def hear(self) -> None:
        self.came += 1


def test_the_loop_tells_what_changes_and_goes_on_without_a_relay() -> None:
    scripted = Scripted(
        [None, None, Exchanged(), Exchanged(heard=2), Exchanged(in_custody=3), None, Exchanged()]
    )
    closed: list[bool] = []
    loop = RelayLoop(
        scripted.once, lambda: closed.append(True), scripted.told.append, scripted.hear, 0.0, 0.0
    )
    thread = threading.Thread(target=loop.run)
    thread.start()
    assert scripted.done.wait(120)
    assert not closed
    loop.stop()
    thread.join()
    assert closed == [True]
    away, near = Near(answers=False), Near(answers=True)
    assert scripted.told[:5] == [away, near, Near(True, 3), away, near]
    assert scripted.came == 1
