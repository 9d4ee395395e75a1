"""A window that is killed while it prints slips, for a few seconds of `./dev prove --processes`."""

from pathlib import Path

import pytest

from tests.proof.slips import prove


@pytest.mark.slow
def test_what_was_printed_is_in_the_ledger(tmp_path: Path) -> None:
    done = prove(tmp_path, 0, 3)
    assert done["window killed"] == 3
    assert done["row given"] >= done["slip printed"] > 0
