"""Reports in the real window: what was just given is counted, shown and saved."""

import csv
from pathlib import Path

from boxoffice.ui.reports.screen import ReportAct
from boxoffice.ui.window import Section
from sync.protocol.days import LocalDays
from tests.desk.desks import CommandDesk
from tests.support.clocks import CLOCK
from tests.support.network import code
from tests.window.conftest import Opener


def test_what_was_given_is_counted_and_saved(
    opener: Opener, desk: CommandDesk, tmp_path: Path
) -> None:
    opened = opener(desk)
    opened.at_tonight()
    hands = opened.hands
    for number in range(3):
        hands.scan(code(number))
        hands.verdict("Valid")
        hands.enter()
        hands.given("1")
    hands.window.open(Section.REPORTS)
    view = hands.window.reports
    hands.see("the report", lambda: view.screen_shown is not None)
    assert [each.number.text() for each in view.figures] == ["3", "0", "0", "3"]
    file = tmp_path / "report.csv"
    view.act.emit(ReportAct.CSV, str(file))
    hands.see("the file", lambda: bool(view.hint.text.text()))
    with file.open(encoding="utf-8-sig", newline="") as opened_file:
        rows = list(csv.reader(opened_file, delimiter=";"))
    today = LocalDays().day_of(CLOCK.now())
    assert rows[-1][:3] == [today.isoformat(), "Tonight", "Culture"]
    assert rows[-1][3:7] == ["3", "0", "0", "3"]
    view.periods.button("year").click()
    hands.see(
        "the year", lambda: view.screen_shown is not None and view.screen_shown.periods[4].chosen
    )
    assert view.figures[0].number.text() == "3"
