"""Draws every screen into build/screens: languages, text sizes and themes, on one contact sheet.

Nothing is started and nothing is read: the views are painted offscreen with made-up data.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from boxoffice.scanning.wedge import WedgeDetector
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.camera.view import CameraView
from boxoffice.ui.fault_page import FaultPage
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.sign_in.view import SignInView
from boxoffice.ui.theme import ThemeChoice
from boxoffice.ui.translation import Speaker, compile_translations
from boxoffice.ui.window import DeskWindow
from tests.journeys import guide_pictures
from tests.journeys.stills import put_away, screens
from tests.journeys.studio import PracticeStill, Studio
from tests.journeys.world import ROOT

WIDTH, HEIGHT = 1280, 800
SCALES = (100, 200)
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)
GUIDE_LOOKS = ((100, ThemeChoice.LIGHT),)
"""The pictures of the guide are drawn in one look."""
LAYOUT_ROUNDS = 12
"""Wrapped words and rows of chips find their sizes in a few rounds; a page that comes into sight is
painted in several.
"""
FEWEST_COLOURS = 4
"""A picture with fewer colours shows nothing."""

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Every screen</title>
<style>
body {{ font: 15px system-ui, sans-serif; margin: 24px; background: #eef1f6; color: #121927; }}
section {{ display: flex; flex-wrap: wrap; gap: 12px; }}
figure {{ margin: 0; width: 320px; }}
img {{ width: 100%; border: 1px solid #c5ccd8; }}
figcaption {{ color: #4d586a; }}
</style>
<h1>Every screen</h1>
{sections}
</html>
"""
_FIGURE = (
    '<figure><a href="{0}"><img src="{0}" alt="{1}" loading="lazy"></a>'
    "<figcaption>{1}</figcaption></figure>\n"
)


def main(argv: Sequence[str] | None = None) -> int:
    """Draw what the arguments ask for; 1 where a picture came out empty."""
    options = _options(argv)
    started = time.monotonic()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    languages = [LanguageCode(options.language)] if options.language else list(LanguageCode)
    if options.guide:
        wanted = guide_pictures.screens_wanted()
        count = guide_pictures.write_all(_draw(folder, wanted, languages, GUIDE_LOOKS))
        print(f"{count} pictures in {guide_pictures.FOLDER}, {time.monotonic() - started:.0f} s")
        return 0
    empty = [path for path in _draw(folder, options.only, languages) if _is_empty(path)]
    pictures = sorted(folder.glob("*_*_*_*.png"))
    sheet = folder / "index.html"
    sheet.write_text(_contact_sheet(pictures), encoding="utf-8")
    print(f"{len(pictures)} pictures in {folder}, {time.monotonic() - started:.0f} s")
    print(f"The contact sheet: {sheet}")
    for path in empty:
        print(f"EMPTY: {path}", file=sys.stderr)
    return 1 if empty else 0


def _draw(
    folder: Path,
    only: list[str] | None,
    languages: list[LanguageCode],
    looks: Iterable[tuple[int, ThemeChoice]] = tuple(product(SCALES, THEMES)),
) -> Iterator[Path]:
    compile_translations()
    application = QApplication(sys.argv[:1])
    application.setCursorFlashTime(0)
    speaker, appearance = Speaker(application), Appearance(application, ThemeChoice.LIGHT)
    speaker.use(LanguageCode.ENGLISH)
    window, fault = DeskWindow(appearance, WedgeDetector()), FaultPage(appearance)
    sign_in, camera = SignInView(appearance), CameraView(appearance)
    window.desk.add_camera(camera)
    practice = PracticeStill(appearance)
    for each in (window, fault, sign_in, practice.frame):
        each.resize(WIDTH, HEIGHT)
        each.show()
    files = TemporaryDirectory()
    for language, (scale, theme) in product(languages, tuple(looks)):
        speaker.use(language)
        appearance.choose(theme, scale)
        studio = Studio(
            window, fault, sign_in, camera, practice, appearance, language, Path(files.name)
        )
        for name in only or list(screens()):
            shown = screens()[name](studio)
            shown.activateWindow()
            for _ in range(LAYOUT_ROUNDS):
                application.processEvents()
            path = folder / f"{name}_{language}_{scale}_{theme}.png"
            shown.grab().save(str(path))
            put_away(shown)
            yield path
    files.cleanup()
    for each in (practice.frame, sign_in, fault, window):
        each.close()


def _is_empty(path: Path) -> bool:
    picture = QImage(str(path))
    if picture.isNull():
        return True
    across, down = range(0, picture.width(), 16), range(0, picture.height(), 4)
    return len({picture.pixel(QPoint(x, y)) for x in across for y in down}) < FEWEST_COLOURS


def _contact_sheet(pictures: list[Path]) -> str:
    by_name: dict[str, list[Path]] = {}
    for path in pictures:
        by_name.setdefault(path.stem.rsplit("_", 3)[0], []).append(path)
    sections = []
    for name in (each for each in screens() if each in by_name):
        figures = (
            _FIGURE.format(escape(path.name), escape(" ".join(path.stem.rsplit("_", 3)[1:])))
            for path in by_name[name]
        )
        sections.append(f"<h2>{escape(name)}</h2>\n<section>{''.join(figures)}</section>")
    return _PAGE.format(sections="\n".join(sections))


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev screens", description=__doc__)
    parser.add_argument(
        "--only", action="append", metavar="NAME", choices=list(screens()), help="one screen"
    )
    parser.add_argument("--language", choices=[each.value for each in LanguageCode])
    parser.add_argument(
        "--guide", action="store_true", help="the pictures of docs/user-guide, into docs/images"
    )
    place = ROOT / "build" / "screens"
    parser.add_argument("--folder", type=Path, default=place, help="where the pictures go")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
