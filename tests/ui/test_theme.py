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


RULE = re.compile(r"([^{}]+)\{((?:[^{}]|\{[a-z_]+(?::\d+)?\})*)\}")
CONTROLS = ("QPushButton", "QLineEdit", "QComboBox", "QProgressBar", "QFrame#rail QToolButton")
EXEMPT = (":disabled", '"off"', "QScrollBar", "::chunk", "::handle")
"""What cannot be acted on, and what has no text."""


def _rules() -> dict[str, dict[str, str]]:
    """The colours of the style sheet: selector to what it sets, each by its token."""
    found: dict[str, dict[str, str]] = {}
    for selectors, body in RULE.findall(resource("themes", "desk.qss").read_text("utf-8")):
        for selector in (each.strip() for each in selectors.split(",")):
            for prop, value in re.findall(r"(?<![-\w])([a-z-]+): ([^;]+);", body):
                kind = {"border-color": "border", "selection-color": ""}.get(prop, prop)
                token = re.search(r"\{([a-z_]+)\}", value)
                if kind in {"color", "background", "border"}:
                    clear = "transparent" in value or value == "none"
                    name = "" if clear else token[1] if token else ""
                    found.setdefault(selector, {})[kind] = name
    return found


def _plainer(selector: str) -> list[str]:
    """The selector itself, then what it stands for with states and attributes taken away."""
    found = [selector]
    while (shorter := re.sub(r"(:[a-z-]+|\[[^\]]+\])$", "", found[-1])) != found[-1]:
        found.append(shorter)
    return found


def _colour(rules: dict[str, dict[str, str]], selector: str, kind: str) -> str:
    for each in _plainer(selector):
        if kind in rules.get(each, {}):
            return rules[each][kind]
    return ""


def _grounds(rules: dict[str, dict[str, str]], selector: str) -> set[str]:
    """What a text of `selector` stands on: its own ground, that of what holds it, or the page."""
    own = _colour(rules, selector, "background")
    if own:
        return {own}
    if " " in selector:
        return _grounds(rules, selector.rsplit(" ", 1)[0])
    return {"bg", "surface"}


def _texts(rules: dict[str, dict[str, str]]) -> set[tuple[str, str]]:
    """Each colour of a text with what is below it."""
    found = set()
    for selector, colours in _judged(rules):
        holds = any(rule.startswith(f"{each} Q") for each in _plainer(selector) for rule in rules)
        if "color" in colours or ("background" in colours and not holds):
            text = _colour(rules, selector, "color") or "text"
            found |= {(text, ground) for ground in _grounds(rules, selector)}
    return found


def _judged(rules: dict[str, dict[str, str]]) -> list[tuple[str, dict[str, str]]]:
    return [
        (selector, colours)
        for selector, colours in rules.items()
        if not any(each in selector for each in EXEMPT)
    ]


def test_every_text_of_the_style_sheet_is_judged_on_its_ground() -> None:
    found = _texts(_rules())
    assert len(found) > 20
    assert found - set(theme.TEXT_PAIRS) == set()


def test_every_border_and_focus_of_a_control_is_judged() -> None:
    rules = _rules()
    judged = {*theme.SHAPE_PAIRS, *theme.TEXT_PAIRS}
    seen, weak = 0, []
    for selector, colours in _judged(rules):
        border = colours.get("border")
        if not border or ":hover" in selector or not selector.startswith(CONTROLS):
            continue
        inside = _grounds(rules, selector)
        # A filled control stands out by its fill; the ring of one that has the focus lies between
        # the fill and the page, and has to stand out from one of them.
        pairs = {(border, ground) for ground in inside - {border}} or {(border, "bg")}
        if ":focus" in selector:
            seen, pairs = seen + 1, pairs | {(border, "surface")}
            weak += [] if pairs & judged else [selector]
        else:
            seen, weak = seen + 1, weak + ([selector] if pairs - judged else [])
    assert seen > 10
    assert weak == []


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
