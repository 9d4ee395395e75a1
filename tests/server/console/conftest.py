"""A console over a real centre."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.server.console import signing_in
from tests.support.console import Console
from tests.support.network import SteppingClock, new_centre


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    """A filled centre on SQLite and its console."""
    clock = SteppingClock()
    centre = new_centre(f"sqlite:///{tmp_path / 'centre.sqlite'}", now=clock)
    yield Console(centre, clock)
    centre.store.close()


@pytest.fixture
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Password hashes that cost next to nothing."""
    cheap = signing_in.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(signing_in, "_hasher", cheap)
    signing_in._nobodys_hash.cache_clear()
    yield
    signing_in._nobodys_hash.cache_clear()
