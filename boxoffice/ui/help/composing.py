"""Puts the words of the page together, in the language spoken now."""

from typing import Final

from boxoffice.printing import counter_page as printed
from boxoffice.ui import help_words as say
from boxoffice.ui import verdict_words
from boxoffice.ui.help.screen import HelpScreen
from boxoffice.ui.words import NO_BREAK

KEYS: Final = (
    ("Enter", "enter"),
    ("+  −", "children"),
    ("F4", "assistant"),
    ("Esc", "escape"),
    ("F1", "help"),
    ("F2", "camera"),
    ("F3", "photo"),
    ("F5", "phone"),
    ("F6", "event"),
    ("F7", "alternative"),
    ("F8", "strip"),
    ("F9", "customer"),
    ("F10", "slip"),
    ("F11", "clerk"),
    ("Ctrl+L", "lock"),
)
"""Keys as keyboards name them, and what their meaning is called."""
_SIGNS: Final = {
    "valid": "verdict_check",
    "valid_last_day": "verdict_last_day",
    "has_tickets": "verdict_ticket",
    "used": "verdict_used",
    "expired": "verdict_clock",
    "blocked": "verdict_cross",
    "not_on_list": "verdict_warning",
    "unknown": "verdict_question",
    "not_a_code": "verdict_retype",
    "sold_out": "verdict_cross",
}
_HEADINGS: Final = ("path", "verdicts", "do", "say", "keys", "without")
_COUNTS: Final = f"1{NO_BREAK}+{NO_BREAK}2"


def counter_page() -> "printed.CounterPage":
    """The page as it is printed."""
    return printed.CounterPage(
        title=say.title(),
        headings={part: say.heading(part) for part in _HEADINGS},
        steps=say.steps(),
        verdicts=tuple(
            printed.CounterVerdict(sign, _title(kind), say.to_do(kind), _tell(kind))
            for kind, sign in _SIGNS.items()
        ),
        keys=tuple(printed.CounterKey(key, say.key_meaning(name)) for key, name in KEYS),
        without=say.without(),
        who_helps=say.who_helps(),
    )


def help_screen(result: str = "") -> HelpScreen:
    """The page as the window shows it, with what became of the last print."""
    return HelpScreen(counter_page(), say.act("print"), say.act("save"), say.act("back"), result)


def _title(kind: str) -> str:
    if kind == "unknown":
        return verdict_words.unknown_title()
    if kind == "sold_out":
        return verdict_words.sold_out_title()
    return verdict_words.verdict_title(kind, counts=_COUNTS)


def _tell(kind: str) -> str:
    told = {"unknown": "not_on_list", "sold_out": "no_quota"}.get(kind, kind)
    if kind in {"valid", "valid_last_day", "has_tickets", "not_on_list"}:
        return say.welcome()
    return verdict_words.tell(told)
