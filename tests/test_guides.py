"""The user guides say what the window says, and show what it shows."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.journeys.guide_pictures import FOLDER, PICTURES
from tests.journeys.stills import screens

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "fi", "sv")
MOST_BYTES = 3_000_000
FEWEST_QUOTES = 90
PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
QUOTED = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])")
NUMBER, PLACEHOLDER = "%n", re.compile(r"\\\{\w+\\\}")
FEWEST_LETTERS = 2
"""A sentence with fewer of its own, such as a moment alone, would be found anywhere."""


def guide(language: str) -> str:
    """The guide for clerks in a language."""
    return (ROOT / "docs" / "user-guide" / f"{language}.md").read_text(encoding="utf-8")


def sentences(language: str) -> list[re.Pattern[str]]:
    """All that the window says in a language; what it fills in is any text."""
    file = ROOT / "resources" / "translations" / f"boxoffice_{language}.ts"
    patterns = []
    for message in ElementTree.parse(file).getroot().iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text for form in translation.findall("numerusform")] or [translation.text]
        for form in filter(None, forms):
            plain = re.escape(form).replace(re.escape(NUMBER), r"\d+")
            own = re.sub(r"\{\w+\}|%n|[^\W\d_]?%|\W", "", form)
            if len(own) >= FEWEST_LETTERS:
                patterns.append(re.compile(PLACEHOLDER.sub(".+", plain)))
    return patterns


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quoted_word_is_a_word_of_the_window(language: str) -> None:
    said, quoted = sentences(language), QUOTED.findall(guide(language))
    assert len(quoted) > FEWEST_QUOTES
    known = {text for text in quoted if any(each.fullmatch(text) for each in said)}
    assert sorted(set(quoted) - known) == []


def test_the_guide_for_whoever_sets_up_a_desk_quotes_the_window_too() -> None:
    page = (ROOT / "docs" / "setting-up-a-desk.md").read_text(encoding="utf-8")
    said, quoted = sentences("en"), set(QUOTED.findall(page))
    assert len(quoted) > FEWEST_QUOTES / 2
    assert sorted(text for text in quoted if not any(each.fullmatch(text) for each in said)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_shows_every_picture_of_its_language_once_and_no_other(language: str) -> None:
    shown = [target for _words, target in PICTURE.findall(guide(language))]
    assert sorted(shown) == sorted(f"../images/guide/{language}/{name}.png" for name in PICTURES)


def test_pictures_are_those_that_dev_screens_makes() -> None:
    made = {f"{language}/{name}.png" for language in LANGUAGES for name in PICTURES}
    kept = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file()}
    assert kept == made
    assert {screen for screen, _part in PICTURES.values()} <= set(screens())


def test_pictures_are_small_and_have_the_size_they_are_cut_to() -> None:
    files = sorted(FOLDER.rglob("*.png"))
    assert sum(path.stat().st_size for path in files) < MOST_BYTES
    for path in files:
        left, top, right, bottom = PICTURES[path.stem][1]
        with Image.open(path) as picture:
            assert picture.size == (right - left, bottom - top), path


def test_the_guides_have_the_same_sections_and_pictures_in_the_same_places() -> None:
    shapes = []
    for language in LANGUAGES:
        lines = re.findall(r"^#+ |^!\[[^\]]+\]\([^)]*/(\w+\.png)\)", guide(language), re.MULTILINE)
        levels = re.findall(r"^(#+) ", guide(language), re.MULTILINE)
        shapes.append((lines, levels))
    assert shapes[0] == shapes[1] == shapes[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_contents_leads_to_sections(language: str) -> None:
    text = guide(language)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}
    wanted = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert len(wanted) > 10
    assert wanted <= anchors
