"""A real centre over a real socket, with a small made-up network."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.server.app import create_app
from sync.server.centre import Centre
from sync.server.judging.rounds import Judge
from sync.server.judging.rules import judge
from sync.web.serving import address_of, listening_socket
from tests.support.hand_desk import RunningCentre
from tests.support.network import SteppingClock, new_centre
from tests.support.prompt_server import PromptServer


@contextmanager
def served(
    centre: Centre, *, rule: Judge = judge, with_worker: bool = False, port: int = 0
) -> Iterator[RunningCentre]:
    """Serve a centre on a loopback port, a free one unless told, until the block ends."""
    ready = threading.Event()
    clock = centre.now
    assert isinstance(clock, SteppingClock)
    with listening_socket("127.0.0.1", port) as listener:
        server = PromptServer(create_app(centre, rule=rule, with_worker=with_worker), ready.set)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            assert ready.wait(120), "the centre did not start"
            yield RunningCentre(centre, address_of(listener), clock)
        finally:
            server.end()
            thread.join()


@contextmanager
def running_centre(folder: Path, *, cards: int = 50) -> Iterator[RunningCentre]:
    """A new SQLite centre in a folder, served."""
    centre = new_centre(f"sqlite:///{folder / 'centre.sqlite'}", cards=cards)
    try:
        with served(centre) as running:
            yield running
    finally:
        centre.store.close()


def url_of(centre: Centre) -> str:
    """The address of a centre's database."""
    return centre.store.engine.url.render_as_string(hide_password=False).replace("+psycopg", "")
