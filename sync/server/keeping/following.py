"""What follows once an act is done: desks are told of it, and what waits for it is judged."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sync.server.centre import Centre
from sync.server.lists.publishing import publish_programmes
from sync.server.store.database import DriverError

_log = logging.getLogger(__name__)


class Untold(Exception):
    """The act is done and kept, but the database took no more: the worker does what follows, as
    soon as it can.
    """


@contextmanager
def following() -> Iterator[None]:
    """What is done here follows an act that is kept, whatever becomes of it. Raises `Untold`."""
    try:
        yield
    except DriverError as error:
        _log.error("desks hear later of what was done", extra={"error": type(error).__name__})
        raise Untold from error


def tell_desks(centre: Centre, venue: str | None = None) -> None:
    """Publish what changed, at one venue or in all. Raises `Untold`."""
    with following():
        publish_programmes(centre, venue)
