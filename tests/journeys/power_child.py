"""A desk in a process of its own that gives tickets and is then left to be killed.

    python -m tests.journeys.power_child FOLDER CODE [CODE ...]

Says `given` on standard output once the last row is on the screen, and waits.
"""

import sys
from pathlib import Path

from boxoffice.app import DeskApplication
from boxoffice.config import Config
from boxoffice.keys.choosing import KeyChoice
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.window import Section
from tests.journeys.clerk import Clerk
from tests.journeys.house import EVENING
from tests.support.clocks import HandClock


def begin(folder: Path) -> Clerk:
    """The clerk before the desk's window, at an event."""
    choice = KeyChoice(key_file=folder / "desk.keys")
    clock = HandClock.at(EVENING)
    application = DeskApplication(Config(folder / "desk"), choice, LanguageCode.ENGLISH, clock)
    clerk = Clerk(application.window, folder / "pictures")
    application.start()
    clerk.see("a screen", lambda: application.window.desk.screen_shown is not None)
    clerk.see(
        "an event or its choice",
        lambda: clerk.window.section is Section.EVENTS or clerk.screen.event.chosen,
    )
    if not clerk.screen.event.chosen:
        clerk.choose("Tonight")
    return clerk


def main() -> None:
    """Give on each card."""
    clerk = begin(Path(sys.argv[1]))
    for code in sys.argv[2:]:
        clerk.give(code)
    print("given", flush=True)
    clerk.rest(60_000)


if __name__ == "__main__":
    main()
