"""What Python itself may make a clerk wait for."""

import gc
import sys
from collections.abc import Iterator

import pytest

from boxoffice.ui import pauses


@pytest.fixture
def as_before() -> Iterator[None]:
    """The interpreter's settings, put back."""
    interval, enabled = sys.getswitchinterval(), gc.isenabled()
    yield
    sys.setswitchinterval(interval)
    gc.unfreeze()
    if not enabled:
        gc.disable()


@pytest.mark.usefixtures("as_before")
def test_what_lasts_is_not_looked_through_again() -> None:
    gc.disable()
    before = gc.get_freeze_count()
    pauses.keep_short()
    assert gc.get_freeze_count() > before + 1_000
    assert gc.isenabled()


@pytest.mark.usefixtures("as_before")
def test_a_thread_that_works_gives_way_soon() -> None:
    pauses.hand_over_quickly()
    assert sys.getswitchinterval() == pytest.approx(pauses.SWITCH_SECONDS)
