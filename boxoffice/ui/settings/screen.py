"""What the settings show, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a setting."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting with its values."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SettingsScreen:
    """All settings of this desk."""

    title: str
    settings: tuple[Setting, ...]
    printer_test: str = ""
    """The words of the button that prints a made-up slip, or none."""
    printer_result: str = ""
    add_clerk: str = ""
    """The button by which a supervisor adds a clerk for one event, where the venue has clerks."""
