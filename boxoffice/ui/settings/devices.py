"""The settings of sounds and of slips: when, on what, which printer, and a test. Knows no Qt."""

from collections.abc import Callable
from dataclasses import replace

from boxoffice.config import APP_NAME
from boxoffice.ui import counter_words
from boxoffice.ui.desk.slips import SlipState, made_up_slip, state_of
from boxoffice.ui.devices.memory import AS_PDF, DeviceMemory, SlipPaper, SlipWhen, SoundWhen
from boxoffice.ui.printer import Printer
from boxoffice.ui.settings.screen import Choice, Setting


class DeviceSettings:
    """A part of the settings that the desk's own devices keep."""

    def __init__(
        self,
        memory: DeviceMemory,
        printer: Callable[[], Printer],
        printers: Callable[[Callable[[tuple[str, ...]], None]], None],
        today: Callable[[], str],
    ) -> None:
        """`printer` is asked for at the test, `printers` looks for the system's behind the window;
        `today` words the day that stands on the test's slip.
        """
        self._memory = memory
        self._printer = printer
        self._printers = printers
        self._today = today
        self._names: tuple[str, ...] | None = None
        self._asked = False
        self._result: SlipState | None = None
        self.changed: Callable[[], None] = lambda: None

    def _found(self, names: tuple[str, ...]) -> None:
        self._names = names
        self.changed()

    def settings(self) -> tuple[Setting, ...]:
        """Which printer and paper are asked for only where slips are printed."""
        now = self._memory.devices()
        sounds = tuple(
            Choice(each, counter_words.sound_choice(each), each == now.sound) for each in SoundWhen
        )
        shown = [Setting("sound", counter_words.sound_setting(), sounds)]
        shown += [_setting("slip_when", tuple(SlipWhen), now.slip_when)]
        if now.slip_when is not SlipWhen.NEVER:
            shown.append(_setting("slip_paper", tuple(SlipPaper), now.slip_paper))
            shown.append(self._printer_setting("slip_printer", now.slip_printer))
        pages = self._printer_setting("page_printer", now.page_printer)
        as_pdf = counter_words.pages_as_pdf(APP_NAME)
        files = Choice(AS_PDF, as_pdf, now.page_printer == AS_PDF)
        shown.append(replace(pages, choices=(*pages.choices, files)))
        return tuple(shown)

    def look_again(self) -> None:
        """The settings are shown: printers may have come or gone."""
        self._asked = True
        self._printers(self._found)

    def _printer_setting(self, name: str, chosen: str) -> Setting:
        """The system's printers; one that was chosen and has gone stays, and says so."""
        if not self._asked:
            self.look_again()
        known = self._names
        offered = dict.fromkeys(("", *(known or ()), *({chosen} - {AS_PDF})))
        gone = known is not None and chosen not in known
        choices = tuple(
            Choice(
                each,
                counter_words.vanished(each)
                if gone and each and each == chosen
                else each or counter_words.slip_choice(""),
                each == chosen,
            )
            for each in offered
        )
        return Setting(name, counter_words.slip_setting(name), choices)

    def choose(self, name: str, value: str) -> bool:
        """Keep a choice; whether it was one of these."""
        now = self._memory.devices()
        if name == "slip_when":
            now = replace(now, slip_when=SlipWhen(value))
        elif name == "slip_paper":
            now = replace(now, slip_paper=SlipPaper(value))
        elif name == "sound":
            now = replace(now, sound=SoundWhen(value))
        elif name == "slip_printer":
            now = replace(now, slip_printer=value)
        elif name == "page_printer":
            now = replace(now, page_printer=value)
        else:
            return False
        self._result = None
        self._memory.keep_devices(now)
        return True

    def test_text(self) -> str:
        """The words of the test's button; empty where no slips are printed."""
        when = self._memory.devices().slip_when
        return "" if when is SlipWhen.NEVER else counter_words.slip_test()

    def test_result(self) -> str:
        """What became of the last test."""
        return counter_words.slip_test_result(self._result) if self._result else ""

    def test(self) -> None:
        """Print a made-up slip."""
        now = self._memory.devices()
        if self._result is SlipState.PRINTING or now.slip_when is SlipWhen.NEVER:
            return
        self._turn(SlipState.PRINTING)
        self._printer().print(
            made_up_slip(now.slip_paper, self._today()),
            now.slip_printer,
            lambda: self._turn(SlipState.PRINTED),
            lambda error: self._turn(state_of(error)),
        )

    def _turn(self, state: SlipState) -> None:
        self._result = state
        self.changed()


def _setting(name: str, values: tuple[str, ...], chosen: str) -> Setting:
    choices = tuple(
        Choice(value, counter_words.slip_choice(value), value == chosen) for value in values
    )
    return Setting(name, counter_words.slip_setting(name), choices)
