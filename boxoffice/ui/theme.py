"""Themes as design tokens, and the one style sheet that is filled from them."""

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from boxoffice.ui.assets import resource

_PIXELS: Final = re.compile(r"\{px:(\d+)([+-]\d+)?\}")
"""A length at 100 %, and what is added to it at every text size, such as the width of a border."""
_TOKEN: Final = re.compile(r"\{([a-z_]+)\}")

MIN_SCALE: Final = 100
MAX_SCALE: Final = 200

_SRGB_KNEE: Final = 0.04045
AA_TEXT: Final = 4.5
AA_SHAPE: Final = 3.0

# Every pair the style sheet or a painter puts together, with the WCAG 2.2 AA ratio it must reach.
TEXT_PAIRS: Final = (
    ("text", "bg"),
    ("text", "surface"),
    ("text", "raised"),
    ("text", "hover"),
    ("text", "chip"),
    ("text", "go_bg"),
    ("text", "neutral_bg"),
    ("text", "caution_bg"),
    ("text", "stop_bg"),
    ("muted", "bg"),
    ("muted", "surface"),
    ("muted", "raised"),
    ("off", "raised"),
    ("muted", "go_bg"),
    ("muted", "neutral_bg"),
    ("muted", "caution_bg"),
    ("muted", "stop_bg"),
    ("go", "go_bg"),
    ("neutral", "neutral_bg"),
    ("caution", "caution_bg"),
    ("caution", "surface"),
    ("caution", "bg"),
    ("go", "surface"),
    ("neutral", "surface"),
    ("stop", "surface"),
    ("on_badge", "badge"),
    ("stop", "stop_bg"),
    ("error", "surface"),
    ("error", "bg"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_tone", "caution"),
    ("on_tone", "caution_hover"),
    ("rail_text", "rail"),
    ("rail_on", "rail_active"),
)
SHAPE_PAIRS: Final = (
    ("border", "surface"),
    ("border", "bg"),
    ("border", "raised"),
    ("border", "go_bg"),
    ("border", "caution_bg"),
    ("border", "stop_bg"),
    ("focus", "surface"),
    ("focus", "bg"),
    ("focus", "raised"),
    ("focus", "go_bg"),
    ("focus", "caution_bg"),
    ("focus", "stop_bg"),
    ("rail_text", "rail"),
    ("badge", "rail"),
    ("accent", "bg"),
    ("accent", "raised"),
    ("go", "bg"),
    ("caution", "bg"),
    ("surface", "go"),
    ("go", "bg"),
    ("caution", "bg"),
    ("on_tone", "go"),
    ("on_tone", "neutral"),
    ("on_tone", "caution"),
    ("on_tone", "stop"),
)


class ThemeName(StrEnum):
    """The three looks a desk can have."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class ThemeChoice(StrEnum):
    """What the clerk chose: one look, or whatever the system asks for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@cache
def tokens(name: ThemeName) -> Mapping[str, str]:
    """The colours of a theme by token name, each as `#rrggbb`."""
    loaded: dict[str, str] = json.loads(resource("themes", f"{name}.json").read_text("utf-8"))
    return loaded


@cache
def _template() -> str:
    return resource("themes", "desk.qss").read_text("utf-8")


def pixels(base: int, scale: int) -> int:
    """A length given in pixels at 100 %, at a text size of `scale` per cent."""
    return round(base * scale / 100)


@cache
def style_sheet(name: ThemeName, scale: int) -> str:
    """The whole style sheet for a theme at a text size of `scale` per cent (100 to 200)."""
    colours = tokens(name)
    sized = _PIXELS.sub(
        lambda found: f"{pixels(int(found[1]), scale) + int(found[2] or 0)}px", _template()
    )
    return _TOKEN.sub(lambda found: colours[found[1]], sized)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= _SRGB_KNEE else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
