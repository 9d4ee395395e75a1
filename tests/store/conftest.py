"""A desk with a list and a programme, on a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from boxoffice.services.desk import Desk
from tests.support.desks import MadeUpDesk, enrolled, supplied


@pytest.fixture
def made(request: pytest.FixtureRequest, tmp_path: Path) -> MadeUpDesk:
    """A newly enrolled desk."""
    begun = supplied() if "desk" in request.fixturenames else enrolled()
    return begun.copied(tmp_path / "desk")


@pytest.fixture
def desk(made: MadeUpDesk) -> Iterator[Desk]:
    """The desk, open, with list and programme."""
    with made.open() as opened:
        yield opened
