"""The pictures of the user guide: which screens, and which part of each; made by ./dev screens."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PIL import Image

from tests.journeys.world import ROOT

FOLDER: Final = ROOT / "docs" / "images" / "guide"
COLOURS: Final = 64
"""Enough for flat colours and smooth letters; a third of the bytes."""
Part = tuple[int, int, int, int]
_ALL: Final[Part] = (0, 0, 1280, 800)
_HEAD: Final[Part] = (0, 0, 1280, 420)
_HALF: Final[Part] = (0, 0, 1280, 520)
_CARD: Final[Part] = (124, 88, 856, 800)
"""The main screen without its rail and what was given."""

PICTURES: Final[dict[str, tuple[str, Part]]] = {
    "sign_in": ("sign_in_names", (320, 90, 960, 700)),
    "events": ("events", _ALL),
    "desk": ("ready", _ALL),
    "valid": ("valid", _CARD),
    "given": ("given", _HALF),
    "group": ("community", _CARD),
    "face": ("face_day", _CARD),
    "refused": ("blocked", (124, 88, 856, 520)),
    "not_recorded": ("has_tickets", _HALF),
    "undone": ("undone", (844, 88, 1280, 500)),
    "supervisor": ("supervisor_reason", (124, 88, 856, 700)),
    "wrong_event": ("today_move", _ALL),
    "not_collected": ("today_waiting", _HALF),
    "offline": ("offline", _HEAD),
    "camera": ("camera_live", _ALL),
    "customer": ("customer_blocked", _ALL),
    "paper": ("paper_lines", _ALL),
    "import": ("paper_preview", _HALF),
    "retype": ("paper_register", _HALF),
    "shift": ("shift", _ALL),
    "reports": ("reports", _ALL),
    "inbox": ("sync_inbox", _ALL),
    "practice": ("practice_family_open", _ALL),
    "new_event": ("events_new", _HALF),
    "new_clerk": ("clerk_form", (280, 60, 1000, 640)),
    "kiosk": ("kiosk_pin", (280, 130, 1000, 560)),
    "finish": ("finish_unstaffed", (160, 0, 1120, 400)),
    "help": ("help", _ALL),
}
"""The file's name, the screen it is of (as ./dev screens --only), and the part of it in pixels."""


def write(name: str, language: str, drawn: Path) -> Path:
    """Cut a drawn screen to its part, and write it small."""
    target = FOLDER / language / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(drawn) as picture:
        part = picture.convert("RGB").crop(PICTURES[name][1])
    small = part.quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(target, optimize=True)
    return target


def screens_wanted() -> list[str]:
    """The screens that are drawn for the guide."""
    return [screen for screen, _part in PICTURES.values()]


def write_all(drawn: Iterable[Path]) -> int:
    """Write every picture whose drawn screen is `SCREEN_LANGUAGE_SCALE_THEME.png`; how many."""
    count = 0
    for path in drawn:
        screen, language, _scale, _theme = path.stem.rsplit("_", 3)
        for name, (wanted, _part) in PICTURES.items():
            if wanted == screen:
                write(name, language, path)
                count += 1
    return count
