"""A desk's window in a process of its own, whose disk is full or read-only; prints what it saw.

A process's limit on file sizes (`RLIMIT_FSIZE`) is a full disk for whoever may not mount one.
"""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.app import DeskApplication
from boxoffice.config import Config
from boxoffice.keys.choosing import KeyChoice
from boxoffice.ui.buttons import Button
from boxoffice.ui.desk.banner import Banner
from boxoffice.ui.desk.screen import ConfirmationBody
from boxoffice.ui.language import LanguageCode
from tests.journeys.hands import Hands
from tests.support.clocks import CLOCK
from tests.support.network import code
from tests.window.conftest import Opened

LANGUAGES = ("fi", "sv", "en")


def main() -> int:
    """`full` or `read-only`, the data folder, the key file, a folder for pictures."""
    how, data, key_file, pictures = sys.argv[1], *map(Path, sys.argv[2:])
    choice = KeyChoice(key_file=key_file)
    application = DeskApplication(Config(data), choice, LanguageCode.ENGLISH, CLOCK)
    opened = Opened(application, Hands(application.window, pictures))
    application.start()
    told = full(opened) if how == "full" else read_only(opened, data)
    opened.close()
    print(json.dumps(told))
    return 0


def read_only(opened: Opened, data: Path) -> dict[str, Any]:
    """The page in the window's place; once the folder may be written, the desk behind it."""
    page = opened.application.fault

    def again() -> str:
        QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
        return page.sentence.text() if page.isVisible() else ""

    said = in_each_language(opened, again)
    data.chmod(0o700)
    for path in data.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    opened.at_tonight()
    give(opened, code(1))
    return {"said": said}


def full(opened: Opened) -> dict[str, Any]:
    """One card is given before the disk fills; two come while it is full; then there is space."""
    hands = opened.hands
    opened.at_tonight()
    give(opened, code(1))
    space = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, space[1]))
    hands.scan(code(2))
    hands.verdict("Valid")
    hands.enter()
    hands.see("a banner", lambda: hands.screen.banner is not None)
    said = in_each_language(opened, lambda: hands.screen.banner.text if hands.screen.banner else "")
    kept = {
        "title": hands.screen.verdict.title if hands.screen.verdict else "",
        "confirmed": isinstance(hands.screen.body, ConfirmationBody),
        "given": [row.counts for row in hands.screen.given],
    }
    hands.scan(code(3))
    hands.verdict("Valid")
    hands.enter()
    hands.see("a banner again", lambda: hands.screen.banner is not None)
    resource.setrlimit(resource.RLIMIT_FSIZE, space)
    try_again(opened)
    hands.see("no banner", lambda: hands.screen.banner is None)
    hands.see("the card before", lambda: bool(hands.screen.not_recorded))
    aside = [each.text for each in hands.screen.not_recorded]
    hands.enter()
    hands.given("1")
    hands.press(Qt.Key.Key_F8)
    hands.given("1")
    hands.see("an empty strip", lambda: hands.screen.not_recorded == ())
    return {"said": said, "kept": kept, "aside": aside}


def in_each_language(opened: Opened, words: Callable[[], str]) -> dict[str, str]:
    """What is said in each of them; English is spoken after it."""
    found = {}
    for language in LANGUAGES:
        opened.speak(language)
        found[language] = words()
    return found


def give(opened: Opened, card: str) -> None:
    """A whole sale."""
    opened.hands.scan(card)
    opened.hands.verdict("Valid")
    opened.hands.enter()
    opened.hands.given("1")


def try_again(opened: Opened) -> None:
    """A click on the one button of the banner."""
    (banner,) = opened.hands.window.findChildren(Banner)
    button = next(each for each in banner.findChildren(Button) if each.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


if __name__ == "__main__":
    sys.exit(main())
