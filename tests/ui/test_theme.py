"""Contrast of every pair of colours in use, and sizes that follow the text size."""

import re

import pytest

from boxoffice.ui import theme
from boxoffice.ui.assets import resource
from boxoffice.ui.theme import ThemeName, contrast, style_sheet, tokens


@pytest.mark.parametrize("name", list(ThemeName))
def test_text_reaches_aa(name: ThemeName) -> None:
    colours = tokens(name)
    weak = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in theme.TEXT_PAIRS
        if contrast(colours[pair[0]], colours[pair[1]]) < theme.AA_TEXT
    }
    assert weak == {}


@pytest.mark.parametrize("name", list(ThemeName))
def test_shapes_reach_aa(name: ThemeName) -> None:
    colours = tokens(name)
    weak = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in theme.SHAPE_PAIRS
        if contrast(colours[pair[0]], colours[pair[1]]) < theme.AA_SHAPE
    }
    assert weak == {}


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_colour_of_a_text_is_judged() -> None:
    sheet = resource("themes", "desk.qss").read_text("utf-8")
    used = set(re.findall(r"(?<![-\w])color: \{([a-z_]+)\}", sheet))
    judged = {pair[0] for pair in theme.TEXT_PAIRS}
    assert used - judged == {"disabled"}


def test_themes_hold_the_same_tokens() -> None:
    assert set(tokens(ThemeName.LIGHT)) == set(tokens(ThemeName.DARK))
    assert set(tokens(ThemeName.LIGHT)) == set(tokens(ThemeName.CONTRAST))


@pytest.mark.parametrize("name", list(ThemeName))
def test_style_sheet_is_filled_and_scales(name: ThemeName) -> None:
    plain, large = style_sheet(name, 100), style_sheet(name, 200)
    assert "{px" not in plain
    assert not re.search(r"\{[a-z_]+\}", plain)
    sizes = [int(size) for size in re.findall(r"font-size: (\d+)px", plain)]
    doubled = [int(size) for size in re.findall(r"font-size: (\d+)px", large)]
    assert doubled == [2 * size for size in sizes]
