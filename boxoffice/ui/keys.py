"""What each key does, as one pure decision; knows no Qt."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Final

SETTLE_MS: Final = 150
"""Enter gives only once the verdict has been on screen for this long."""

_DAY_CHARACTERS: Final = frozenset("0123456789.-/ ")


class Named(StrEnum):
    """The keys without a character that mean something."""

    ENTER = "enter"
    ESCAPE = "escape"
    TAB = "tab"
    BACKSPACE = "backspace"
    F2 = "f2"
    F3 = "f3"
    F4 = "f4"
    F5 = "f5"
    F6 = "f6"
    F7 = "f7"
    F8 = "f8"
    F9 = "f9"
    F10 = "f10"
    OTHER = "other"


class Place(Enum):
    """Where the clerk is."""

    DESK = auto()
    OWN_FIELD = auto()
    """A screen with a search field of its own, such as the event choice."""
    ELSEWHERE = auto()
    """A screen without a field, such as the settings."""
    CAPTURES = auto()
    """A place that a scan fills itself, such as enrolment: the router stays out."""


class Focus(Enum):
    """Which kind of widget has the focus."""

    CODE = auto()
    DAY = auto()
    ANSWER = auto()
    """Where a supervisor answers by numbers."""
    BUTTON = auto()
    OTHER = auto()


class Action(Enum):
    """What happens to a key."""

    PASS = auto()
    SWALLOW = auto()
    TYPE = auto()
    NEXT_CARD = auto()
    DAY_TYPE = auto()
    ANSWER_TYPE = auto()
    ERASE = auto()
    SUBMIT = auto()
    DAY_ENTER = auto()
    GIVE = auto()
    PRESS = auto()
    PLUS = auto()
    MINUS = auto()
    ASSISTANT = auto()
    ASSISTANT_LESS = auto()
    DISMISS = auto()
    PHONE = auto()
    PRINT = auto()
    CLEAR = auto()
    ALTERNATIVE = auto()
    RETURN = auto()
    STRIP_GIVE = auto()
    CUSTOMER = auto()
    EVENTS = auto()
    CAMERA = auto()
    PHOTO = auto()
    PASTE = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """One key: a named one, or the character its layout gives."""

    named: Named = Named.OTHER
    text: str = ""
    ctrl: bool = False
    shift: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """What the decision depends on."""

    place: Place = Place.DESK
    focus: Focus = Focus.CODE
    card_open: bool = False
    verdict_age_ms: float = 0
    settled: bool = False
    """The code in the field is the one the desk put there, untouched since."""


_OWN_TEXT: Final = frozenset({Focus.CODE, Focus.DAY, Focus.ANSWER})
_STEPS: Final = {"+": Action.PLUS, "-": Action.MINUS, "−": Action.MINUS}
_FUNCTIONS: Final = {
    Named.F2: Action.CAMERA,
    Named.F3: Action.PHOTO,
    Named.F6: Action.EVENTS,
    Named.F7: Action.ALTERNATIVE,
    Named.F8: Action.STRIP_GIVE,
    Named.F9: Action.CUSTOMER,
    Named.F10: Action.PRINT,
}


def decide(key: Key, now: Situation) -> Action:
    """The action for a key pressed by hand; scans are told apart before this is asked."""
    if now.place is not Place.DESK:
        return Action.PASS
    if key.ctrl:
        return Action.PASTE if key.text == "v" else Action.PASS
    if key.named is Named.OTHER and key.text and key.text.isprintable():
        return _character(key.text, now)
    return _named(key, now)


def _character(text: str, now: Situation) -> Action:
    if text == " " and (now.card_open or now.focus is Focus.BUTTON):
        return Action.PRESS if now.focus is Focus.BUTTON else Action.SWALLOW
    if now.focus is Focus.DAY and text in _DAY_CHARACTERS:
        return Action.DAY_TYPE
    if now.focus is Focus.ANSWER and text.isdigit():
        return Action.ANSWER_TYPE
    if now.card_open and text in _STEPS:
        return _STEPS[text]
    return Action.NEXT_CARD if now.settled else Action.TYPE


def _named(key: Key, now: Situation) -> Action:
    match key.named:
        case Named.ENTER:
            return _enter(key, now)
        case Named.ESCAPE:
            return Action.DISMISS if now.card_open else Action.CLEAR
        case Named.F4 | Named.F5:
            return _of_card(key, now)
        case Named.BACKSPACE:
            return Action.PASS if now.focus in _OWN_TEXT else Action.ERASE
        case _ if key.named in _FUNCTIONS:
            return Action.SWALLOW if key.repeated else _function(key)
        case _:
            return Action.PASS


def _function(key: Key) -> Action:
    if key.named is Named.F7 and key.shift:
        return Action.RETURN
    return _FUNCTIONS[key.named]


def _of_card(key: Key, now: Situation) -> Action:
    if not now.card_open:
        return Action.SWALLOW
    if key.named is Named.F5:
        return Action.SWALLOW if key.repeated else Action.PHONE
    return Action.ASSISTANT_LESS if key.shift else Action.ASSISTANT


def _enter(key: Key, now: Situation) -> Action:
    if key.repeated:
        return Action.SWALLOW
    if now.focus is Focus.BUTTON:
        return Action.PRESS
    if now.card_open and now.settled:
        if now.verdict_age_ms < SETTLE_MS:
            return Action.SWALLOW
        return Action.DAY_ENTER if now.focus is Focus.DAY else Action.GIVE
    return Action.SWALLOW if now.settled else Action.SUBMIT
