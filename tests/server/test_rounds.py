"""One desk, one centre: what goes up comes back judged, on either database."""

from datetime import timedelta

from tests.support.centre import NOW, OTHER_VENUE, RunningCentre, code


def test_an_issue_is_stored_judged_and_told(running: RunningCentre) -> None:
    desk = running.desk()
    row = desk.issue(code(1), holder=1, child=2)
    assert desk.send().status == 200
    assert desk.outcomes() == {row: "accepted"}
