"""What the end of a round says about the connection."""

import pytest

from boxoffice.round_lock import RoundRunning
from boxoffice.services.syncing import centre_answered
from sync.client.errors import BadReply, Busy, Unreachable


def test_a_good_round_reached_the_centre() -> None:
    assert centre_answered(None) is True


@pytest.mark.parametrize("error", [Unreachable(""), Busy(""), BadReply("")])
def test_a_failed_one_did_not(error: Exception) -> None:
    assert centre_answered(error) is False


def test_a_round_that_never_began_says_nothing() -> None:
    assert centre_answered(RoundRunning()) is None
