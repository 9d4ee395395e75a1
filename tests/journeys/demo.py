"""The main job, for people to see: a centre and a desk with made-up data, and the desk's window.

With a display the window is yours. Without one (or with `--scripted`) the same program goes
through a scripted afternoon offscreen; then what desks and centre hold is compared by separate
code, and the exit code is not 0 where anything disagrees.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from boxoffice.app import DeskApplication, run_window
from boxoffice.config import Config
from boxoffice.domain.clock import SystemClock
from boxoffice.keys.choosing import KeyChoice
from boxoffice.logs import logging_to
from boxoffice.ui.collector import Collector
from boxoffice.ui.desk_session import DeskSession
from boxoffice.ui.language import LanguageCode
from tests.journeys import comparing
from tests.journeys.afternoon import Afternoon
from tests.journeys.hands import Hands
from tests.journeys.world import ROOT, CentreProcess, DeskFolder, JourneyFailed, in_display

VENUE = "April Jazz"
CLERK, SUPERVISOR = "Kielo", "Esikko"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the demo; 0 where everything agrees."""
    options = _options(argv)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the centre goes with the demo
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kaiku-demo-") as name:
        folder = Path(name)
        centre = CentreProcess(folder / "centre")
        try:
            print("Making a centre with a made-up network ...", flush=True)
            centre.make(options.cards, options.seed)
            centre.start()
            if options.scripted or not in_display():
                code = _scripted(folder, centre, options.pictures)
                print(f"The afternoon took {time.monotonic() - started:.0f} s.")
            else:
                code = _by_hand(folder, centre)
        except JourneyFailed as failure:
            print(f"FAILED: {failure}", file=sys.stderr)
            code = 1
        finally:
            centre.kill()
    return code


def _by_hand(folder: Path, centre: CentreProcess) -> int:
    venue = _venue(centre)
    pins = _clerks(centre, venue)
    desk = DeskFolder(folder / "desk")
    desk.enrol(centre, venue, "Desk 1")
    desk.sync()
    codes = centre.ask("cards", "--sample")
    print(f"The centre serves at {centre.address}; the desk is one of {VENUE}.")
    print(f"To sign in: {CLERK} {pins[CLERK]}, supervisor {SUPERVISOR} {pins[SUPERVISOR]}.")
    print("Codes to try:")
    for state, examples in codes.items():
        print(f"  {state.replace('_', ' '):16} {'  '.join(examples[:3])}")
    with logging_to(Config(desk.data).logs, "boxoffice"):
        return run_window(Config(desk.data), KeyChoice(key_file=desk.key_file), None, SystemClock())


def _scripted(folder: Path, centre: CentreProcess, pictures: Path) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    venue = _venue(centre)
    pins = _clerks(centre, venue)
    second = DeskFolder(folder / "second-desk")
    second.enrol(centre, venue, "Desk 2")
    first = DeskFolder(folder / "first-desk")
    choice = KeyChoice(key_file=first.key_file)
    application = DeskApplication(Config(first.data), choice, LanguageCode.ENGLISH)
    Collector(application, application.idle_seconds).begin()
    application.start()
    hands = Hands(application.window, pictures)
    codes = centre.ask("cards", "--sample")
    print("A scripted afternoon at the desk ...", flush=True)
    with logging_to(Config(first.data).logs, "boxoffice"):
        try:
            Afternoon(
                hands, lambda: running(application), centre, second, venue, codes, folder, pins
            ).whole()
        finally:
            application.stop()
            application.window.close()
    print(f"Screenshots of every moment: {os.path.relpath(pictures, ROOT)}")
    return _compare(centre, [first, second])


def running(application: DeskApplication) -> DeskSession:
    """The open desk of the window."""
    if application.session is None:
        raise JourneyFailed("the desk is not open")
    return application.session


def _compare(centre: CentreProcess, desks: list[DeskFolder]) -> int:
    held, outcomes = comparing.centre_rows(centre.data / "centre.sqlite")
    at_desks = [comparing.desk_rows(desk.data, desk.key_file) for desk in desks]
    wrong = comparing.differences(at_desks, held)
    public = comparing.public_keys(centre.data / "centre.sqlite")
    for rows in (*at_desks, held):
        wrong += comparing.broken_links(rows, public)
    print("Rows at the two desks and how the centre judged them:")
    for number, rows in enumerate(at_desks, 1):
        for row in rows:
            print("  " + comparing.described(number, row, outcomes))
    counts = {each: list(outcomes.values()).count(each) for each in sorted(set(outcomes.values()))}
    print(f"Judged: {counts}")
    if outcomes_missing := [row for row in held if comparing.row_id(row) not in outcomes]:
        wrong.append(f"{len(outcomes_missing)} rows are not judged")
    if "double_issue" not in counts:
        wrong.append("a card given its tickets at two desks was not found out")
    if wrong:
        print("DISAGREEMENT:\n  " + "\n  ".join(wrong))
        return 1
    total = sum(len(rows) for rows in at_desks)
    print(f"Both desks and the centre hold the same {total} rows, each exactly once.")
    return 0


def _clerks(centre: CentreProcess, venue: str) -> dict[str, str]:
    """The PINs of a clerk and a supervisor."""
    return {
        CLERK: centre.add_clerk(venue, CLERK),
        SUPERVISOR: centre.add_clerk(venue, SUPERVISOR, "--supervisor"),
    }


def _venue(centre: CentreProcess) -> str:
    venues = centre.ask("events")
    return str(next(each["id"] for each in venues if each["name"] == VENUE))


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev demo", description=__doc__)
    parser.add_argument(
        "--scripted", action="store_true", help="the afternoon, also with a display"
    )
    parser.add_argument("--cards", type=int, default=25_000, help="cards of the network")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another network")
    now = datetime.now().astimezone()
    place = ROOT / "build" / "demo" / f"{now:%Y-%m-%d-%H%M%S}-{os.getpid()}"
    parser.add_argument("--pictures", type=Path, default=place, help="folder for screenshots")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
