"""One open practice, and the clerk before it."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtTest import QTest
from shiboken6 import delete, isValid

from boxoffice.config import Config
from boxoffice.ui.language import LanguageCode, PlainEnglish, speak
from boxoffice.ui.practice.application import PracticeApplication
from boxoffice.ui.practice.guide import Advice
from tests.journeys.hands import Hands
from tests.support.clocks import CLOCK


@dataclass
class Practised:
    """One open practice, and the clerk before it."""

    application: PracticeApplication
    config: Config
    pictures: Path
    _hands: list[Hands] = field(default_factory=list)

    @property
    def hands(self) -> Hands:
        """Hands at the window that is open now."""
        assert self.application.practice is not None
        window = self.application.practice.window
        if not self._hands or self._hands[-1].window is not window:
            self._hands.append(Hands(window, self.pictures))
        return self._hands[-1]

    @property
    def number(self) -> int:
        """The customer the guide is at."""
        assert self.application.practice is not None
        return self.application.practice.guide.screen.number

    def at(self, number: int) -> None:
        """Wait until the guide is at a customer."""
        self.hands.see(f"customer {number}", lambda: self.number == number)

    def advises(self, advice: Advice) -> None:
        """Wait for an advice."""
        made = self.application.practice
        assert made is not None
        self.hands.see(advice, lambda: made.guide.screen.advice is advice)

    def left(self) -> list[Path]:
        """What stands in the data folder."""
        return sorted(self.config.data.rglob("*")) if self.config.data.exists() else []


@contextmanager
def practised(config: Config, pictures: Path, *, staffed: bool = False) -> Iterator[Practised]:
    application = PracticeApplication(config, LanguageCode.ENGLISH, CLOCK, staffed=staffed)
    opened = Practised(application, config, pictures)
    with ExitStack() as stack:
        stack.callback(speak, PlainEnglish())
        application.start()
        assert application.practice is not None
        windows = [application.practice.window]
        yield opened
        if application.practice is not None:
            windows.append(application.practice.window)
        application.stop()
        for each in {*windows, application.fault}:
            if isValid(each):
                each.close()
                delete(each)
        delete(application)


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        QTest.qWait(20)
