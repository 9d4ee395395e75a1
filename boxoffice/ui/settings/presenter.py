"""The settings of this desk: language, look and text size; they act at once. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from boxoffice.ui import kiosk_words, setup_words, sign_in_words
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.settings.screen import Choice, Setting, SettingsScreen
from boxoffice.ui.theme import ThemeChoice

SCALES = (100, 125, 150, 175, 200)
LOCKS = (5, 10, 30, 0)
_ON, _OFF = "on", "off"


@dataclass(frozen=True, slots=True)
class Preferences:
    """How one person likes the window."""

    language: LanguageCode
    theme: ThemeChoice = ThemeChoice.SYSTEM
    scale: int = 100
    lock_minutes: int = 10
    """After so many idle minutes a desk with clerks locks itself; 0 for never."""
    kiosk: bool = False
    """Full screen, and a supervisor for the settings and for closing."""


class Keeper(Protocol):
    """Puts preferences into force and keeps them for the next start."""

    def keep(self, preferences: Preferences) -> None:
        """Switch the running window, then write them down."""
        ...


class Part(Protocol):
    """The settings of the desk's devices; `changed` is called when they have to be shown anew."""

    changed: Callable[[], None]

    def settings(self) -> tuple[Setting, ...]:
        """What can be chosen now."""
        ...

    def choose(self, name: str, value: str) -> bool:
        """Keep a choice; whether it was one of these."""
        ...

    def test(self) -> None:
        """Print a made-up slip."""
        ...

    def test_text(self) -> str:
        """The words of the test's button; empty where it is not offered."""
        ...

    def test_result(self) -> str:
        """What became of the last test."""
        ...


class SettingsPresenter:
    """Shows the choices and passes each on."""

    def __init__(
        self, preferences: Preferences, keeper: Keeper, show: Callable[[SettingsScreen], None]
    ) -> None:
        """`show` paints a screen."""
        self._now = preferences
        self._keeper = keeper
        self._show = show
        self._devices: Callable[[], Part] | None = None
        self._staffed = self._shown = False

    def add(self, devices: Callable[[], Part]) -> None:
        """Show the settings of an open desk's devices too; they are asked for when shown."""
        self._devices = devices

    @property
    def preferences(self) -> Preferences:
        """What is in force."""
        return self._now

    def staffed(self, staffed: bool) -> None:
        """Whether the venue has clerks, so that the desk locks."""
        if staffed is not self._staffed:
            self._staffed = staffed
            if self._shown:
                self.show()

    def test_printer(self) -> None:
        """Print a made-up slip."""
        if self._devices is not None:
            self._devices().test()

    def choose(self, name: str, value: str) -> None:
        """One choice was made."""
        if self._devices is not None and self._devices().choose(name, value):
            self.show()
            return
        now = self._now
        changed = {
            "language": lambda: replace(now, language=LanguageCode(value)),
            "theme": lambda: replace(now, theme=ThemeChoice(value)),
            "scale": lambda: replace(now, scale=int(value)),
            "lock": lambda: replace(now, lock_minutes=int(value)),
            "kiosk": lambda: replace(now, kiosk=value == _ON),
        }[name]()
        self._now = changed
        self._keeper.keep(changed)
        self.show()

    def show(self) -> None:
        """Paint the choices in the language spoken now."""
        now, self._shown = self._now, True
        settings: tuple[Setting, ...] = (
            _setting("language", setup_words.LANGUAGE_NAMES, now.language),
            _setting(
                "theme", {each: setup_words.theme_choice(each) for each in ThemeChoice}, now.theme
            ),
            _setting(
                "scale", {str(each): setup_words.percent(each) for each in SCALES}, str(now.scale)
            ),
        )
        if self._staffed:
            lock = {str(each): sign_in_words.lock_after(each) for each in LOCKS}
            label = sign_in_words.lock_label()
            settings = (*settings, _setting("lock", lock, str(now.lock_minutes), label))
        title = setup_words.section("settings")
        if self._devices is None:
            self._show(SettingsScreen(title, settings))
            return
        part = self._devices()
        part.changed = self.show
        kiosk = _setting(
            "kiosk",
            {_OFF: kiosk_words.choice(False), _ON: kiosk_words.choice(True)},
            _ON if now.kiosk else _OFF,
            kiosk_words.label(),
        )
        add = kiosk_words.new_clerk() if self._staffed else ""
        more = (*settings, *part.settings(), kiosk)
        self._show(SettingsScreen(title, more, part.test_text(), part.test_result(), add))


def _setting(
    name: str, texts: dict[str, str] | dict[ThemeChoice, str], chosen: str, label: str = ""
) -> Setting:
    choices = tuple(Choice(str(value), text, value == chosen) for value, text in texts.items())
    return Setting(name, label or setup_words.settings_label(name), choices)
