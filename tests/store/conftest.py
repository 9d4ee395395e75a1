"""A desk with a list and a programme, on a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from boxoffice.services.desk import Desk
from tests.support.desks import MadeUpDesk


@pytest.fixture
def made(tmp_path: Path) -> MadeUpDesk:
    """A newly enrolled desk."""
    return MadeUpDesk(tmp_path / "desk")


@pytest.fixture
def desk(made: MadeUpDesk) -> Iterator[Desk]:
    """The desk, open, with list and programme."""
    opened = made.open()
    made.programme(opened)
    made.install(opened)
    yield opened
    opened.close()
