"""What `journey_child` does in the desk's own window: whole journeys by keys, clicks and scans."""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from boxoffice.__main__ import main as boxoffice
from boxoffice.ui.desk.view import DeskView
from boxoffice.ui.window import DeskWindow, Section
from tests.bench.late_ticks import LateTicks
from tests.bench.window_tasks import Watch
from tests.journeys.clerk import Clerk
from tests.journeys.world import JourneyFailed

OFFLINE_IS_OVER, CENTRE_IS_BACK = "offline-is-over", "centre-is-back"
"""Files in the desk's folder by which this process and the bench tell each other how it goes."""
_OPENED_MS = 2000
_SCANNER_MS = 1
Journey = Callable[[Clerk, Sequence[str], Path], None]


def theatre(clerk: Clerk, codes: Sequence[str], folder: Path) -> None:
    """A queue, a look at Today and at the end of the shift."""
    for code in codes:
        clerk.give(code)
    _look_around(clerk)


def festival(clerk: Clerk, codes: Sequence[str], folder: Path) -> None:
    """A queue without a centre, then the centre again."""
    for code in codes:
        clerk.give(code)
    _look_around(clerk)
    clerk.go(Section.SYNC)
    (folder / OFFLINE_IS_OVER).touch()
    clerk.see("a centre", (folder / CENTRE_IS_BACK).exists)
    clerk.click(clerk.window.sync.button)
    clerk.all_sent()


def paper(clerk: Clerk, codes: Sequence[str], folder: Path) -> None:
    """Lines typed from paper, each with its time."""
    clerk.go(Section.PAPER)
    view = clerk.window.paper
    clerk.see("the sheet", lambda: view.screen_shown is not None and clerk.sheet.writes)
    at = datetime.now(ZoneInfo("Europe/Helsinki")) - timedelta(minutes=1)
    for code in codes:
        clerk.line(code, "", "", f"{at:%H.%M}")
    _look_around(clerk)


def _look_around(clerk: Clerk) -> None:
    """The pages of an evening's end, opened for the first time."""
    for section in (Section.TODAY, Section.SHIFT, Section.REPORTS, Section.SYNC, Section.DESK):
        clerk.go(section)
        clerk.rest(500)


def journey(folder: Path, act: Journey) -> dict[str, object]:
    """The gaps of a journey, from two seconds after the window is usable, and where the interface
    thread was in the latest ticks.
    """
    codes: list[str] = json.load(sys.stdin)
    ticks, failed = LateTicks(), list[str]()

    def go(window: DeskWindow) -> None:
        clerk = Clerk(window, folder / "pictures", _SCANNER_MS)
        ticks.start()
        try:
            act(clerk, codes, folder)
        except (JourneyFailed, AssertionError) as failure:
            failed.append(str(failure))
        finally:
            ticks.stop()
            QApplication.quit()

    def usable(view: QWidget) -> None:
        window = view.window()
        if isinstance(window, DeskWindow):
            QTimer.singleShot(_OPENED_MS, window, lambda: go(window))

    application = QApplication.instance()
    if application is None:
        raise RuntimeError("no application")
    Watch(application, _listens, usable)
    code = boxoffice(["--data", str(folder), "--language", "en"])
    if code or failed:
        raise SystemExit(failed[0] if failed else code)
    return {"gaps": ticks.gaps, "late": ticks.late}


def _listens(widget: QWidget) -> bool:
    """Whether a desk's screen has its data and takes a code."""
    if not isinstance(widget, DeskView) or widget.screen_shown is None:
        return False
    return widget.screen_shown.event.chosen and widget.code_field.line.hasFocus()


TASKS: dict[str, Journey] = {"theatre": theatre, "festival": festival, "paper": paper}


def main() -> None:
    """Do the task of the command line, and print its answer."""
    task, folder = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    answer = journey(Path(folder), TASKS[task])
    json.dump(answer, sys.stdout)
    del application
