"""Two processes of the centre on one PostgreSQL, killed under load, for a short while."""

from pathlib import Path

import pytest

from tests.proof.two_centres import prove


@pytest.mark.slow
def test_two_processes_lose_and_double_nothing(tmp_path: Path) -> None:
    done = prove(tmp_path, seed=1, desks=3, kills=1, between=0.5)
    assert done["processes killed"] >= 1
    assert done["batches"] > 0
    assert done["given twice"] > 0
