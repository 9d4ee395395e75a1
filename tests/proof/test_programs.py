"""Real programs that are killed, frozen and cut off, for a short while."""

from pathlib import Path

import pytest

from tests.proof.programs import prove


@pytest.mark.slow
def test_what_a_clerk_was_told_is_at_the_centre_once(tmp_path: Path) -> None:
    done = prove(tmp_path, seed=1, acts=16)
    assert done["given"] > 0
